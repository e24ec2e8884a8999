"""Questions: a command with arguments, plain words in a private chat, a button pressed."""

from telegram import Update

from handlers.asking import ask, ask_question
from handlers.caller import Caller, Context, desk_of
from handlers.replies.answers import sources_reply
from handlers.replies.notices import stale_button
from handlers.send import acknowledge, edit, send
from store.questions import Question, StaleQuestion, decode


async def on_question(update: Update, context: Context, caller: Caller) -> None:
    """A command that asks, or a private message in plain words."""
    message = update.effective_message
    if message is None or not message.text:
        return
    exchange = await ask(desk_of(context), message.text, caller.reader, visitor=caller.visit)
    await send(update, context, exchange.reply)


async def on_press(update: Update, context: Context, caller: Caller) -> None:
    """A button that carries a question: its answer takes the place of the message."""
    question = await pressed(update, caller)
    if question is None or update.callback_query is None:
        return
    _, reply = await ask_question(desk_of(context), question, caller.reader, visitor=caller.visit)
    await acknowledge(update.callback_query)
    await edit(update, context, reply)


async def on_sources(update: Update, context: Context, caller: Caller) -> None:
    """A button that asks how an answer is known."""
    question = await pressed(update, caller)
    if question is None or update.callback_query is None:
        return
    said, _ = await ask_question(desk_of(context), question, caller.reader, visitor=caller.visit)
    await acknowledge(update.callback_query)
    await edit(update, context, sources_reply(said, caller.reader))


async def on_stale_press(update: Update, context: Context, caller: Caller) -> None:
    """A button of another version, or a forged one."""
    del context
    if update.callback_query is not None:
        await acknowledge(update.callback_query, stale_button(caller.reader))


async def pressed(update: Update, caller: Caller) -> Question | None:
    """The question that a button carries; None when it is stale, and the presser was told."""
    query = update.callback_query
    if query is None:
        return None
    try:
        return decode((query.data or "")[2:])
    except StaleQuestion:
        await acknowledge(query, stale_button(caller.reader))
        return None
