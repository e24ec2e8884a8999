"""What is not about a figure: start, help, about, privacy, language, units."""

from dataclasses import replace
from datetime import timedelta

from telegram import Update

from handlers.caller import Caller, Context, commands_of, desk_of
from handlers.replies.help import (
    about_reply,
    help_reply,
    language_reply,
    privacy_reply,
    start_reply,
    units_reply,
)
from handlers.replies.notices import (
    chosen_language,
    chosen_unit,
    left_aside,
    nobodys_choice,
    stale_button,
)
from handlers.replies.reply import LANGUAGES, Reply
from handlers.send import acknowledge, edit, send
from store import drafts, journal, unanswered
from store.conversations import VALID
from store.figures import count, newest
from store.people import set_language, set_unit
from store.quantities import Unit

AREA_UNITS = tuple(unit for unit in Unit if unit is not Unit.ITEM)


async def on_start(update: Update, context: Context, caller: Caller) -> None:
    """The first screen."""
    await send(update, context, start_reply(caller.reader, desk_of(context).settings.telephones))


async def on_help(update: Update, context: Context, caller: Caller) -> None:
    """What can be asked, with examples to copy."""
    await send(update, context, _help(context, caller))


async def on_about(update: Update, context: Context, caller: Caller) -> None:
    """Who runs the bot, and how old the newest figure is."""
    desk = desk_of(context)
    reply = about_reply(
        caller.reader,
        runs_the_bot=desk.settings.runs_the_bot,
        contact=desk.settings.contact,
        newest=await newest(desk.database, desk.now()),
        today=desk.today(),
        figures=await count(desk.database, desk.now()),
        telephones=desk.settings.telephones,
    )
    await send(update, context, reply)


async def on_privacy(update: Update, context: Context, caller: Caller) -> None:
    """What is kept of a person, and how long."""
    reply = privacy_reply(
        caller.reader,
        journal_days=journal.DAYS_KEPT,
        minutes=VALID // timedelta(minutes=1),
        missed_days=unanswered.DAYS_KEPT,
        draft_days=drafts.KEPT.days,
    )
    await send(update, context, reply)


async def on_language(update: Update, context: Context, caller: Caller) -> None:
    """Choose the language by argument or by button."""
    wanted = " ".join(context.args or ()).strip().lower()
    if wanted in LANGUAGES:
        await send(update, context, await _language(context, caller, wanted))
    else:
        await send(update, context, language_reply(caller.reader, wanted))


async def on_units(update: Update, context: Context, caller: Caller) -> None:
    """Choose the unit that areas are shown in, by argument or by button."""
    words = context.args or []
    text = " ".join(words)
    known = [word for word in words if _unit(word) is not None]
    wanted = _unit(text) if len(known) != 1 else _unit(known[0])
    if wanted is None:
        await send(update, context, units_reply(caller.reader, text))
        return
    reply = await _units(context, caller, wanted)
    beside = " ".join(word for word in words if word not in known)
    await send(update, context, left_aside(reply, caller.reader, beside))


async def on_choice(update: Update, context: Context, caller: Caller) -> None:
    """A button of /language (l:), /units (u:) or the start screen (h:)."""
    query = update.callback_query
    if query is None:
        return
    verb, _, value = (query.data or "").partition(":")
    unit = _unit(value)
    if verb == "l" and value in LANGUAGES:
        reply = await _language(context, caller, value)
    elif verb == "u" and unit is not None:
        reply = await _units(context, caller, unit)
    elif verb == "h":
        reply = _help(context, caller, value)
    else:
        await acknowledge(query, stale_button(caller.reader))
        return
    await acknowledge(query)
    await edit(update, context, reply)


async def _language(context: Context, caller: Caller, language: str) -> Reply:
    if caller.is_nameless:
        return nobodys_choice(caller.reader)
    await set_language(desk_of(context).database, caller.id, language)
    return chosen_language(replace(caller.reader, language=language))


async def _units(context: Context, caller: Caller, unit: Unit) -> Reply:
    if caller.is_nameless:
        return nobodys_choice(caller.reader)
    await set_unit(desk_of(context).database, caller.id, unit)
    return chosen_unit(replace(caller.reader, unit=unit))


def _help(context: Context, caller: Caller, section: str = "") -> Reply:
    usable = [command for command in commands_of(context) if caller.may_use(command)]
    return help_reply(usable, caller.reader, section)


def _unit(text: str) -> Unit | None:
    wanted = text.strip().lower().replace("²", "2")
    return next((unit for unit in AREA_UNITS if unit == wanted), None)
