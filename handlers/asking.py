"""A question from text to reply: understand, answer, reply; the road that every entrance takes."""

from dataclasses import dataclass

from handlers.context import Desk
from handlers.language.readings import Context, Reading, Understood
from handlers.language.understand import read
from handlers.replies.answers import reply
from handlers.replies.followups import carried_note
from handlers.replies.refusals import Rescue, refusal
from handlers.replies.reply import Reader, Reply
from store.answers.answer import answer
from store.answers.values import Answer
from store.people import Visit, visit
from store.questions import Question

NOBODY = 0
"""The person of a question that nobody on Telegram asked (`hektar ask`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was understood, what the store said (None when it was not asked), what is sent."""

    reading: Reading
    answer: Answer | None
    reply: Reply


async def ask(
    desk: Desk,
    text: str,
    reader: Reader,
    *,
    visitor: Visit | None = None,
    context: Context | None = None,
) -> Exchange:
    """The reply to a text as a person typed it, a command or plain words.

    `context` is what `reading.trace.context` of the exchange before was, in this chat and with
    this person, as long as it is still good.
    """
    reading = read(text, desk.today(), context)
    if not isinstance(reading, Understood):
        rescue = Rescue(emergency=desk.settings.emergency, hotline=desk.settings.hotline)
        return Exchange(reading=reading, answer=None, reply=refusal(reading, reader, rescue))
    said, shown = await ask_question(desk, reading.question, reader, visitor=visitor)
    if reading.declined_unit or reading.coarser or reading.carried:
        shown = reply(
            said,
            reader,
            note=carried_note(reading, reader),
            declined_unit=reading.declined_unit,
            coarser=reading.coarser,
        )
    return Exchange(reading=reading, answer=said, reply=shown)


async def ask_question(
    desk: Desk, question: Question, reader: Reader, *, visitor: Visit | None = None
) -> tuple[Answer, Reply]:
    """The answer to a question in hand (a button, a read text), from memory when it is there."""
    today = desk.today()
    visitor = visitor or await visit(desk.database, NOBODY)
    kept = desk.kept.get(question, reader, revision=visitor.revision, today=today)
    if kept is not None:
        return kept
    said = await answer(desk.database, question, now=desk.now(), today=today)
    shown = said, reply(said, reader)
    desk.kept.keep(question, reader, shown)
    return shown
