"""Subscriptions: /subscribe with its one keyboard, /unsubscribe, and chats that come and go."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from handlers.caller import Caller, Context, desk_of, examples_of
from handlers.context import Desk
from handlers.digests import compose
from handlers.language.readings import Understood
from handlers.language.understand import read
from handlers.replies.notices import managers_only, stale_button
from handlers.replies.refusals import refusal
from handlers.replies.reply import Reader, Reply
from handlers.replies.subscriptions import (
    HOURS,
    PAGES,
    PAUSES,
    ZONES,
    page_reply,
    settings_reply,
    subscribed_reply,
    unsubscribed_reply,
    with_measure,
    with_next_language,
    with_next_unit,
    with_place,
)
from handlers.send import acknowledge, edit, send, topic_of
from store.areas import WHOLE, Places
from store.catalogue import load_catalogue
from store.chats import come_back, move
from store.measures import Measure
from store.subscriptions import (
    LAST_DAY,
    LEFT,
    Cadence,
    Choice,
    Slot,
    Subscription,
    latest_due,
    stop,
    subscribe,
    subscription,
)

_MANAGE = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})
_GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})


async def on_subscribe(update: Update, context: Context, caller: Caller) -> None:
    """Begin, with a sample at once; who is subscribed gets the settings.

    Places and a kind may follow the command: /subscribe Fuzuli Aghdam mines.
    """
    chat = update.effective_chat
    if chat is None or not await may_manage(update, context, caller):
        return
    desk = desk_of(context)
    kept = await subscription(desk.database, chat.id)
    words = " ".join(context.args or ())
    if kept is not None and kept.active and not words:
        await send(update, context, settings_reply(kept, desk.now(), caller.reader))
        return
    reading = read(f"/cleared {words}", desk.today())
    if not isinstance(reading, Understood):
        await send(
            update,
            context,
            refusal(reading, caller.reader, examples=examples_of(context, "/subscribe")),
        )
        return
    begun = kept is None or not kept.active
    wanted = kept if kept is not None else _usual(desk, chat.id, caller)
    wanted = replace(wanted, active=True, reason="", paused_until=None)
    choice = wanted.choice
    if begun:
        choice = replace(choice, language=caller.reader.language)
        wanted = replace(wanted, since=desk.now())
    if words:
        choice = _with_places(choice, reading.question.places)
        plain = read(words, desk.today())
        if isinstance(plain, Understood):  # the words name a kind: places alone do not
            choice = replace(choice, measures=(plain.question.measure,))
    wanted = replace(wanted, choice=choice, person=caller.id, thread=topic_of(update))
    await subscribe(desk.database, wanted)
    if begun:
        await send(update, context, subscribed_reply(wanted, caller.reader))
        await send(update, context, await _sample(desk, wanted))
    await send(update, context, settings_reply(wanted, desk.now(), caller.reader))


async def on_unsubscribe(update: Update, context: Context, caller: Caller) -> None:
    """End it, in one tap."""
    chat = update.effective_chat
    if chat is None or not await may_manage(update, context, caller):
        return
    was = await stop(desk_of(context).database, chat.id, LEFT)
    await send(update, context, unsubscribed_reply(caller.reader, was=was))


async def on_setting(update: Update, context: Context, caller: Caller) -> None:
    """A button of the keyboard or of a digest: d:WHAT or d:WHAT:VALUE."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None:
        return
    desk = desk_of(context)
    kept = await subscription(desk.database, chat.id)
    _, what, *values = (query.data or "").split(":", 2)
    value = "".join(values)
    if kept is None or not _is_known(what, value, kept):
        await acknowledge(query, stale_button(caller.reader))
        return
    if not await may_manage(update, context, caller):
        return
    await acknowledge(query)
    if what == "sample":
        await send(update, context, await _sample(desk, kept))
        return
    if what == "stop":
        await stop(desk.database, chat.id, LEFT)
        await edit(update, context, unsubscribed_reply(caller.reader, was=True))
        return
    changed = _changed(kept, what, value, desk)
    if changed != kept:
        await subscribe(desk.database, changed)
    reader = replace(caller.reader, language=changed.choice.language)
    await edit(update, context, _screen(what, changed, desk, reader))


async def on_membership(update: Update, context: Context) -> None:
    """This bot was blocked, removed, or let in again."""
    change = update.my_chat_member
    if change is None:
        return
    desk = desk_of(context)
    if change.new_chat_member.status in _GONE:
        await stop(desk.database, change.chat.id, f"the bot is {change.new_chat_member.status}")
    else:
        await come_back(desk.database, change.chat.id, desk.now())


async def on_migration(update: Update, context: Context) -> None:
    """A group has become a supergroup; both messages about it say so, in any order."""
    message = update.effective_message
    if message is None:
        return
    database = desk_of(context).database
    if message.migrate_to_chat_id is not None:
        old, new = message.chat_id, message.migrate_to_chat_id
    elif message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat_id
    else:
        return
    await move(database, old, new)


async def may_manage(update: Update, context: Context, caller: Caller) -> bool:
    """Whether this person may decide for the chat: in a group, one who manages it.

    Who may not is told so. Anonymous admins write as the group itself, and manage it.
    """
    chat, message = update.effective_chat, update.effective_message
    if chat is None or chat.type == ChatType.PRIVATE:
        return chat is not None
    if message is not None and update.callback_query is None and message.sender_chat == chat:
        return True
    try:
        member = await context.bot.get_chat_member(chat.id, caller.id)
    except TelegramError:
        member = None
    if member is not None and member.status in _MANAGE:
        return True
    words = managers_only(caller.reader)
    if update.callback_query is not None:
        await acknowledge(update.callback_query, words.plain)
    else:
        await send(update, context, words)
    return False


def _usual(desk: Desk, chat: int, caller: Caller) -> Subscription:
    """What a chat gets that chose nothing: the whole territory, on the 5th of the month."""
    choice = Choice(language=caller.reader.language, unit=caller.reader.unit)
    slot = Slot(time_zone=desk.settings.time_zone)
    return Subscription(chat=chat, person=caller.id, choice=choice, slot=slot, since=desk.now())


def _with_places(choice: Choice, places: Places) -> Choice:
    """The choice with these places, each by itself."""
    if WHOLE in places:
        return replace(choice, places=(places,))
    return replace(choice, places=tuple((one,) for one in places))


async def _sample(desk: Desk, kept: Subscription) -> Reply:
    """What the next digest would have been, had it come today."""
    return await compose(desk, kept.choice, latest_due(kept.slot, desk.now()).period)


def _is_known(what: str, value: str, kept: Subscription) -> bool:
    """Whether a button of ours carries this."""
    days = range(1, LAST_DAY[kept.slot.cadence] + 1)
    known = {
        "place": (WHOLE, *load_catalogue().core),
        "measure": tuple(Measure),
        "day": tuple(map(str, days)),
        "hour": tuple(map(str, HOURS)),
        "zone": ZONES,
        "until": tuple(map(str, PAUSES)),
    }
    if what in known:
        return value in known[what]
    plain = {*PAGES, "set", "unit", "language", "cadence", "pictures", "resume", "sample", "stop"}
    return what in {*plain, "on"} and not value


def _changed(kept: Subscription, what: str, value: str, desk: Desk) -> Subscription:
    """The subscription as the button makes it."""
    choice, slot = kept.choice, kept.slot
    match what:
        case "place":
            return replace(kept, choice=with_place(choice, value))
        case "measure":
            return replace(kept, choice=with_measure(choice, Measure(value)))
        case "unit":
            return replace(kept, choice=with_next_unit(choice))
        case "language":
            return replace(kept, choice=with_next_language(choice))
        case "pictures":
            return replace(kept, choice=replace(choice, pictures=not choice.pictures))
        case "on":
            return replace(kept, active=True, reason="", since=desk.now(), paused_until=None)
        case "until":
            return replace(kept, paused_until=desk.today() + timedelta(days=int(value)))
        case "resume":
            return replace(kept, paused_until=None, since=desk.now())
        case "cadence":
            return replace(kept, slot=_slot(slot, what, value), since=desk.now())
        case _:
            return replace(kept, slot=_slot(slot, what, value))


def _slot(slot: Slot, what: str, value: str) -> Slot:
    match what:
        case "cadence":
            first: Cadence = next(one for one in get_args(Cadence) if one != slot.cadence)
            return replace(slot, cadence=first, day=1 if first == "weekly" else 5)
        case "day":
            return replace(slot, day=int(value))
        case "hour":
            return replace(slot, hour=int(value))
        case "zone":
            return replace(slot, time_zone=value)
        case _:
            return slot


def _screen(what: str, kept: Subscription, desk: Desk, reader: Reader) -> Reply:
    """What the message shows after a button: the page that it is on, else the settings."""
    pages = {"place": "places", "measure": "measures", **{page: page for page in PAGES}}
    page = pages.get(what)
    if page is not None:
        return page_reply(page, kept, reader)
    return settings_reply(kept, desk.now(), reader)
