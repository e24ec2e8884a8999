"""A question from text to reply: understand, answer, reply; the road that every entrance takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from handlers.context import Desk
from handlers.language.readings import Context, Reading, Understood
from handlers.language.understand import read, stands_alone
from handlers.replies.answers import reply
from handlers.replies.evidence import behind
from handlers.replies.followups import carried_note
from handlers.replies.headline import BY_TIME
from handlers.replies.lookup import answer_card
from handlers.replies.refusals import EXAMPLES, refusal
from handlers.replies.reply import Reader, Reply
from store.answers.answer import answer
from store.answers.values import Answer
from store.asked import asked
from store.citations import cited
from store.figures import uploads_of
from store.people import Visit, visit
from store.periods import Period
from store.questions import Question, Scope, Shape, Status

NOBODY = 0
"""The person of a question that nobody on Telegram asked (`hektar ask`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was understood, what the store said (None when it was not asked), what is sent.

    `context` is what can be followed up from now on; None when nothing can.
    """

    reading: Reading
    answer: Answer | None
    reply: Reply
    context: Context | None = None


async def ask(
    desk: Desk,
    text: str,
    reader: Reader,
    *,
    visitor: Visit | None = None,
    context: Context | None = None,
    examples: Sequence[str] = EXAMPLES,
) -> Exchange:
    """The reply to a text as a person typed it, a command or plain words, after `context`.

    `examples`: what to type instead of a text that gives no answer.
    """
    reading = _read(text, desk.today(), None if stands_alone(text) else context)
    left = reading.trace.context
    if not isinstance(reading, Understood):
        shown = refusal(reading, reader, desk.settings.telephones, examples=examples)
        return Exchange(reading=reading, answer=None, reply=shown, context=left)
    said, shown = await ask_question(desk, reading.question, reader, visitor=visitor)
    if reading.declined_unit or reading.coarser or reading.carried:
        shown = reply(
            said,
            reader,
            plans=await plans_for(desk, reading.question),
            note=carried_note(reading, reader),
            declined_unit=reading.declined_unit,
            coarser=reading.coarser,
        )
    return Exchange(reading=reading, answer=said, reply=shown, context=left)


async def ask_question(
    desk: Desk, question: Question, reader: Reader, *, visitor: Visit | None = None
) -> tuple[Answer, Reply]:
    """The answer to a question in hand (a button, a read text), from memory when it is there."""
    today = desk.today()
    visitor = visitor or await visit(desk.database, NOBODY)
    kept = desk.kept.get(question, reader, revision=visitor.revision, today=today)
    if kept is not None:
        return kept
    now = desk.now()
    revision = visitor.revision
    said = await answer(desk.database, question, now=now, today=today, revision=revision)
    said = await cited(desk.database, said, revision=revision, at=now)
    plans = await plans_for(desk, question)
    shown = said, reply(said, reader, plans=plans)
    desk.kept.keep(question, reader, shown)
    return shown


async def running(desk: Desk, said: Answer) -> Answer:
    """A series of which each row counts from its first day on; every sum is proved anew."""
    if not said.rows:
        return said
    first = said.rows[0].question.period.start
    now, today = desk.now(), desk.today()
    cells = [
        replace(row.question, period=Period(start=first, end=row.question.period.end))
        for row in said.rows
    ]
    rows = [await answer(desk.database, cell, now=now, today=today) for cell in cells]
    return replace(said, rows=tuple(rows))


async def look_up(desk: Desk, code: str, reader: Reader) -> Reply | None:
    """The answer of a code as it was, its figures, and what the same question gives today."""
    found = await asked(desk.database, code)
    if found is None:
        return None
    then = await answer(desk.database, found.question, now=found.at, today=found.day)
    today = await answer(desk.database, found.question, now=desk.now(), today=desk.today())
    revision = (await visit(desk.database, NOBODY)).revision
    then = await cited(desk.database, then, revision=revision, at=found.at)
    today = await cited(desk.database, today, revision=revision, at=desk.now())
    uploads = await uploads_of(
        desk.database, [one.upload for one in (*behind(then), *then.others)]
    )
    return answer_card(replace(then, code=code.strip().upper()), today, uploads, reader)


async def plans_for(desk: Desk, question: Question) -> Answer | None:
    """What was promised for the years that a series lies in; plans are published by year."""
    if question.shape not in BY_TIME or question.scope != Scope():
        return None
    days, today = question.period, desk.today()
    if question.shape is not Shape.BY_YEAR:
        last = (days.end or today).year
        first = min((days.start or days.begins).year, last)
        days = Period(start=date(first, 1, 1), end=date(last, 12, 31))
    promised = replace(
        question, scope=Scope(status=Status.PLANNED), period=days, shape=Shape.BY_YEAR
    )
    return await answer(desk.database, promised, now=desk.now(), today=today)


_read = lru_cache(maxsize=1000)(read)  # pure, and people ask the same again
