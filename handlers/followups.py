"""Follow-ups: the store's turn becomes the context of a text, and what it leaves a turn."""

from typing import cast

from telegram import Message, Update

from handlers.caller import Caller, Context, desk_of
from handlers.language.readings import Context as Earlier
from handlers.language.readings import Missing
from handlers.send import thread_of
from store.asked import number_of
from store.conversations import Turn
from store.journal import note_press
from store.questions import Question, StaleQuestion, decode, encode

ENDED = ""
"""The question of a turn after which nothing can be followed up."""


def earlier(caller: Caller) -> Earlier | None:
    """What this person asked last in this chat, while it can be followed up."""
    turn = caller.visit.turn
    if turn is None or turn.question == ENDED:
        return None
    try:
        question = decode(turn.question)
    except StaleQuestion:
        return None  # another version of Hektar kept it
    return Earlier(question=question, missing=_missing(turn.missing))


def left_by(
    update: Update, caller: Caller, left: Earlier | None, before: Earlier | None
) -> Turn | None:
    """The turn to keep so that `left` can be followed up; None when nothing changes.

    `before` is what could be followed up until now, None when the message asks something of its
    own: where it is left as it was, its time runs on. Nothing is kept of those who share one id
    (anonymous admins of groups): they would finish each other's questions.
    """
    chat, message = update.effective_chat, update.effective_message
    if left == before or chat is None or caller.is_nameless:
        return None
    return Turn(
        chat=chat.id,
        person=caller.id,
        message=0 if message is None or update.callback_query else message.message_id,
        question=ENDED if left is None else _encoded(left.question),
        missing="" if left is None else ",".join(left.missing),
        language=caller.spoken,
    )


async def keep_pressed(
    update: Update, context: Context, caller: Caller, question: Question, *, code: str = ""
) -> None:
    """After a button its question is the one that is followed up, and shown by its message."""
    desk, pressed = desk_of(context), update.callback_query
    if pressed is None or pressed.message is None:
        return
    await note_press(
        desk.database,
        pressed.message.chat.id,
        pressed.message.message_id,
        desk.now(),
        press=update.update_id,
        thread=thread_of(pressed.message) if isinstance(pressed.message, Message) else None,
        turn=left_by(update, caller, Earlier(question=question), None),
        asked=number_of(code),
        language=caller.reader.language,
    )


def _encoded(question: Question) -> str:
    try:
        return encode(question)
    except ValueError:
        return ENDED  # a long operator or purpose


def _missing(kept: str) -> tuple[Missing, ...]:
    return cast("tuple[Missing, ...]", tuple(name for name in kept.split(",") if name))
