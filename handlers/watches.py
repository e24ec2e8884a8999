"""Watches: "tell me when Fuzuli passes 10,000 ha", or when what has no answer is published."""

from dataclasses import dataclass, replace
from datetime import date

from telegram import Message, Update
from telegram.ext import filters

from handlers.addressed import words_of
from handlers.asking import ask_question
from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.followups import earlier, left_by
from handlers.fulfilment import has_come
from handlers.language.readings import Context as Asked
from handlers.language.readings import NotUnderstood, Reading, Understood
from handlers.language.understand import read
from handlers.language.wishes import Wish, read_watch, read_wish
from handlers.managing import may_manage
from handlers.replies.messages import say
from handlers.replies.notices import edited_command, stale_button
from handlers.replies.refusals import MOST_CHOICES, NotAnswered, refusal
from handlers.replies.reply import Reader, Reply
from handlers.replies.watches import (
    already_reply,
    began_reply,
    choice_rows,
    list_reply,
    number_reply,
    which_number_reply,
)
from handlers.send import acknowledge, edit, send, topic_of
from store import watches
from store.quantities import MOST, QuantityError, Unit, fits, to_base
from store.questions import Question, Shape, StaleQuestion, decode


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """What is said to a wish; whether it is waited for, else the code of the answer shown."""

    reply: Reply
    waits: bool = False
    code: str = ""


class _Wished(filters.MessageFilter):
    """The words ask to be told of something later."""

    def filter(self, message: Message) -> bool:
        return read_wish(words_of(message)) is not None


WISHED = _Wished(name="Wished")


async def on_wish(update: Update, context: Context, caller: Caller) -> None:
    """Plain words that ask to be told: "tell me when …". As a command, only in a new message."""
    message = update.effective_message
    wish = read_wish(words_of(message)) if message is not None else None
    if update.edited_message is not None:
        await send(update, context, edited_command(caller.reader, "watch"))
    elif wish is not None:
        await _take(update, context, caller, wish)


async def on_watch(update: Update, context: Context, caller: Caller) -> None:
    """/watch Fuzuli 10000 ha; alone it lists what is waited for, with buttons to end it."""
    words = " ".join(context.args or ())
    if words.strip():
        await _take(update, context, caller, read_watch(words))
    elif update.effective_chat is not None:
        chat = update.effective_chat.id
        kept = await watches.open_watches(desk_of(context).database, chat)
        await send(update, context, list_reply(kept, caller.reader))


async def on_watch_press(update: Update, context: Context, caller: Caller) -> None:
    """A button under "not published", or of what was asked back: k:QUESTION[:NUMBER]."""
    query = update.callback_query
    if query is None:
        return
    _, text, *number = (query.data or "").split(":", 2)
    try:
        question = decode(text)
        threshold = _number(number[0]) if number else None
    except (StaleQuestion, ValueError):
        await acknowledge(query, stale_button(caller.reader))
        return
    if not await may_manage(update, context, caller):
        return
    question = _in_unit(question, question.unit or caller.reader.unit)
    begun = await _begin(update, context, caller, question, threshold)
    if begun.waits and threshold is None:  # under an answer, which stays
        await acknowledge(query, say(caller.reader.language, "watch-window"))
        return
    await acknowledge(query)
    if begun.waits:
        await edit(update, context, begun.reply)
    else:
        await send(update, context, begun.reply)


async def on_watch_end(update: Update, context: Context, caller: Caller) -> None:
    """A button of the list: end one; the list shows what is left."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None:
        return
    _, _, number = (query.data or "").partition(":")
    if not number.isdecimal():
        await acknowledge(query, stale_button(caller.reader))
        return
    if not await may_manage(update, context, caller):
        return
    database = desk_of(context).database
    if number in {str(one.id) for one in await watches.open_watches(database, chat.id)}:
        await watches.end(database, chat.id, int(number))
    await acknowledge(query)
    kept = await watches.open_watches(database, chat.id)
    await edit(update, context, list_reply(kept, caller.reader))


async def _take(update: Update, context: Context, caller: Caller, wish: Wish) -> None:
    """Begin what was wished, or ask back what is not clear."""
    if not await may_manage(update, context, caller):
        return
    desk, reader = desk_of(context), caller.reader
    if wish.missing:
        await send(update, context, number_reply(reader))
        return
    before = earlier(caller)
    if not wish.about and before is not None and not before.missing:
        question = before.question
    else:
        reading = _read(wish, desk.today())
        if not isinstance(reading, Understood):
            await send(update, context, _asked_back(reading, wish, reader, desk))
            return
        question = reading.question
    question = _in_unit(question, wish.unit or question.unit or reader.unit)
    amounts = _amounts(wish, question)
    if amounts is None:
        await send(update, context, number_reply(reader))
    elif len(amounts) > 1:
        await send(update, context, which_number_reply(_total(question), amounts, reader))
    else:
        threshold = amounts[0] if amounts else None
        begun = await _begin(update, context, caller, question, threshold)
        await send(
            update,
            context,
            begun.reply,
            turn=left_by(update, caller, Asked(question=question), before),
            code=begun.code,
            language=reader.language,
        )


async def _begin(
    update: Update,
    context: Context,
    caller: Caller,
    question: Question,
    threshold: int | None,
) -> _Begun:
    """Keep a wish, unless it has come true already.

    It is kept before it is answered: what comes on record meanwhile is seen by the one or by
    the next look.
    """
    desk, reader, chat = desk_of(context), caller.reader, update.effective_chat
    if chat is None:
        return _Begun(reply=number_reply(reader))
    question = replace(question, as_of=None)
    if threshold is not None:
        question = _total(question)
    kept = await watches.begin(
        desk.database, chat=chat.id, person=caller.id, question=question,
        threshold=threshold, language=reader.language, now=desk.now(), thread=topic_of(update),
    )  # fmt: skip
    if kept is None:
        waiting = await watches.open_watches(desk.database, chat.id)
        return _Begun(reply=list_reply(waiting, reader, full=True))
    said, shown = await ask_question(desk, question, reader, visitor=caller.visit)
    if has_come(said, threshold):
        await watches.end(desk.database, chat.id, kept.id)
        return _Begun(reply=already_reply(shown, reader), code=said.code)
    return _Begun(reply=began_reply(question, threshold, reader), waits=True)


def _read(wish: Wish, today: date) -> Reading:
    """The question of a wish; a number of hectares is one of land."""
    land = wish.unit is not None and wish.unit is not Unit.ITEM
    return read(f"/cleared {wish.about}" if land else wish.about, today)


def _asked_back(reading: NotAnswered, wish: Wish, reader: Reader, desk: Desk) -> Reply:
    """What is said to half a question; the buttons of the likely ones begin to watch."""
    if isinstance(reading, NotUnderstood) and any(map(str.isdecimal, reading.leftover)):
        return number_reply(reader)
    shown = refusal(reading, reader, desk.settings.telephones)
    choices = [
        _in_unit(choice, wish.unit or choice.unit or reader.unit)
        for choice in reading.choices[:MOST_CHOICES]
    ]
    if not choices:
        return shown
    amounts = {_amounts(wish, choice) for choice in choices}
    (only, *others) = amounts
    if others or only is None or len(only) > 1:
        return number_reply(reader)
    return replace(shown, buttons=choice_rows(choices, only[0] if only else None, reader))


def _amounts(wish: Wish, question: Question) -> tuple[int, ...] | None:
    """Each reading of the number in m² or items, none where none is wished.

    None where it is no amount of what was asked.
    """
    unit = wish.unit
    if unit is None:
        return ()
    if not fits(unit, question.measure):
        return None
    try:
        found = tuple(to_base(amount, unit) for amount in wish.amounts)
    except QuantityError:
        return None
    return found if all(found) else None


def _number(text: str) -> int:
    """The number that a button of ours carries; raises ValueError for any other."""
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 0 < number <= MOST:
        raise ValueError("no number of ours")
    return number


def _in_unit(question: Question, unit: Unit | None) -> Question:
    fitting = unit is not None and fits(unit, question.measure)
    return replace(question, unit=unit if fitting else question.unit)


def _total(question: Question) -> Question:
    """A number is reached by one number, not by rows."""
    return replace(question, shape=Shape.TOTAL, limit=0, as_of=None)
