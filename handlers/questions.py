"""Questions: a command with arguments, plain words, a button pressed, a shared link."""

from collections.abc import Mapping

from telegram import CallbackQuery, Update

from handlers.addressed import words_of
from handlers.asking import ask, ask_question, plans_for, running
from handlers.caller import Caller, Context, desk_of, examples_of
from handlers.context import Desk
from handlers.followups import earlier, keep_pressed, left_by
from handlers.language.readings import (
    Ambiguous,
    Incomplete,
    NotUnderstood,
    Reading,
    Refused,
    Understood,
    compares,
)
from handlers.language.readings import Context as Asked
from handlers.language.understand import stands_alone
from handlers.replies.answers import running_reply, viewed
from handlers.replies.buttons import MOST_RUNNING, SOURCES, VIEWS
from handlers.replies.headline import BY_TIME
from handlers.replies.notices import stale_button, stale_link
from handlers.replies.pictures import View
from handlers.replies.reply import Reader, Reply
from handlers.replies.sources import sources_reply
from handlers.send import acknowledge, edit, is_photo, send
from store.answers.values import Answer
from store.questions import Question, StaleQuestion, decode


async def on_question(
    update: Update, context: Context, caller: Caller, view: View = View.USUAL
) -> None:
    """A command that asks, or plain words in private or to this bot in a group."""
    message = update.effective_message
    if message is None or not message.text:
        return
    text = words_of(message)
    exchange = await ask(
        desk_of(context), text, caller.reader, visitor=caller.visit,
        context=None if stands_alone(text) else earlier(caller),
        examples=examples_of(context, text),
    )  # fmt: skip
    shown = await _sources(desk_of(context), exchange.reading, caller) or exchange.reply
    if exchange.answer is not None:
        if view is View.USUAL and compares(exchange.reading):
            view = View.BARS
        shown = await _shown(desk_of(context), exchange.answer, shown, caller.reader, view)
    await send(
        update,
        context,
        shown,
        turn=left_by(
            update,
            caller,
            exchange.context,
            None
            if isinstance(exchange.reading, Understood | Incomplete | Ambiguous)
            else earlier(caller),
        ),
        missed=text if isinstance(exchange.reading, NotUnderstood) else "",
        code=exchange.answer.code if exchange.answer is not None else "",
        language=caller.reader.language,
    )


async def _sources(desk: Desk, reading: Reading, caller: Caller) -> Reply | None:
    """To "how do you know?" after an answer: what it was worked out from, as its button shows."""
    if not isinstance(reading, Refused) or reading.why != "sources":
        return None
    asked = earlier(caller)
    if asked is None or asked.missing:
        return None
    said, _ = await ask_question(desk, asked.question, caller.reader, visitor=caller.visit)
    return sources_reply(said, caller.reader)


async def on_map(update: Update, context: Context, caller: Caller) -> None:
    """/map: the rows by district, on a map."""
    await on_question(update, context, caller, View.MAP)


async def on_compare(update: Update, context: Context, caller: Caller) -> None:
    """/compare: bars below each other, of places and of times."""
    await on_question(update, context, caller, View.BARS)


async def on_link(update: Update, context: Context, caller: Caller, payload: str) -> None:
    """A shared link: it asks the question that it carries, as the command would."""
    try:
        question = _carried(payload, context)
    except StaleQuestion:
        await send(update, context, stale_link(caller.reader))
        return
    said, reply = await ask_question(
        desk_of(context), question, caller.reader, visitor=caller.visit
    )
    turn = left_by(update, caller, Asked(question=question), None)
    language = caller.reader.language
    await send(update, context, reply, turn=turn, code=said.code, language=language)


async def on_press(update: Update, context: Context, caller: Caller) -> None:
    """A button that carries a question: its answer takes the place of the message.

    Its verb says with which picture.
    """
    question = await pressed(update, context, caller)
    if question is None or update.callback_query is None:
        return
    said, reply = await ask_question(
        desk_of(context), question, caller.reader, visitor=caller.visit
    )
    view = _view(update.callback_query, VIEWS)
    await acknowledge(update.callback_query)
    reply = await _shown(desk_of(context), said, reply, caller.reader, view)
    if reply.picture is None and is_photo(update.callback_query):
        # A text cannot take a picture's place, so its answer is drawn as well.
        reply = viewed(reply, said, caller.reader, View.BARS)
    await edit(update, context, reply)
    await keep_pressed(update, context, caller, question, code=said.code)


async def on_sources(update: Update, context: Context, caller: Caller) -> None:
    """A button that asks how an answer is known."""
    question = await pressed(update, context, caller)
    if question is None or update.callback_query is None:
        return
    said, _ = await ask_question(desk_of(context), question, caller.reader, visitor=caller.visit)
    await acknowledge(update.callback_query)
    view = _view(update.callback_query, SOURCES)
    await edit(update, context, sources_reply(said, caller.reader, view))
    await keep_pressed(update, context, caller, question, code=said.code)


async def on_stale_press(update: Update, context: Context, caller: Caller) -> None:
    """A button of another version, or a forged one."""
    del context
    if update.callback_query is not None:
        await acknowledge(update.callback_query, stale_button(caller.reader))


async def pressed(update: Update, context: Context, caller: Caller) -> Question | None:
    """The question that a button carries; None when it is stale, and the presser was told."""
    query = update.callback_query
    if query is None:
        return None
    try:
        return _carried((query.data or "")[2:], context)
    except StaleQuestion:
        await acknowledge(query, stale_button(caller.reader))
        return None


async def _shown(desk: Desk, said: Answer, reply: Reply, reader: Reader, view: View) -> Reply:
    """The reply with the picture that was asked for, the plans of a series in it."""
    if view is View.USUAL:
        return reply
    by_time = said.question.shape in BY_TIME
    if view is View.RUNNING and by_time and len(said.rows) <= MOST_RUNNING:
        sums = await running(desk, said)
        return running_reply(sums, reader, plans=await plans_for(desk, said.question))
    plans = await plans_for(desk, said.question) if by_time else None
    return viewed(reply, said, reader, view, plans=plans)


def _view(query: CallbackQuery, verbs: Mapping[View, str]) -> View:
    """The picture that the verb of a press stands for."""
    pressed = (query.data or "").partition(":")[0]
    return next(view for view, verb in verbs.items() if verb == pressed)


def _carried(text: str, context: Context) -> Question:
    """The question that a button or link carries; raises StaleQuestion for one we never wrote.

    Nobody can be asked what will have been known on a later day.
    """
    question = decode(text)
    if question.as_of is not None and question.as_of > desk_of(context).today():
        raise StaleQuestion(text)
    return question
