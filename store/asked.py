"""Answers by code: which question was answered when, so that it can be answered so again.

Who asked is not kept. What was said is not kept either: nothing on record is ever edited, so
the same question as of the same moment has the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from store.database import Database, StoreError
from store.models import AskedRow
from store.questions import Question, StaleQuestion, decode, encode
from store.records import id_of, ref_of
from store.trips import Act, Rows

LETTER = "A-"
"""What an answer's code begins with; a figure's begins with F-."""

_ASKED: Any = AskedRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was answered at `at` (aware), on the day `day` where people live."""

    question: Question
    at: datetime
    day: date


async def look_and_keep(
    database: Database, note: Act | None, looked: Sequence[Act]
) -> tuple[str, list[Rows]]:
    """The code that `note` (of `entry`) leaves, and the rows of each statement of `looked`.

    All of it takes one trip and one transaction. There is no code without a note, and none
    where the store cannot be written to: the answer comes first.
    """
    if note is not None:
        try:
            (kept,), *rows = await database.write_all([note, *looked])
        except StoreError:
            pass
        else:
            return code_of(kept.id), rows
    return "", await database.read_all(looked) if looked else []


def entry(
    database: Database, question: Question, *, revision: int, at: datetime, day: date
) -> Act | None:
    """What writes an answer's code down: one for a question on one day of one revision.

    None for a question that is too long to be written down.
    """
    try:
        text = encode(question)
    except ValueError:
        return None
    return _keep(database), {"question": text, "day": day, "revision": revision, "at": at}


def number_of(code: str) -> int | None:
    """The number that an answer's code stands for; None when it is no such code."""
    text = code.strip().upper()
    return id_of(text.removeprefix(LETTER)) if text.startswith(LETTER) else None


def code_of(number: int) -> str:
    """The code of an answer."""
    return LETTER + ref_of(number).partition("-")[2]


async def asked(database: Database, code: str) -> Asked | None:
    """What an answer's code stands for; None when it is none of ours."""
    number = number_of(code)
    if number is None:
        return None
    async with database.read() as connection:
        found = (await connection.execute(select(_ASKED).where(_ASKED.c.id == number))).first()
    if found is None:
        return None
    try:
        question = decode(found.question)
    except StaleQuestion:
        return None
    return Asked(question=question, at=found.at, day=found.day)


@lru_cache(maxsize=4)
def _keep(database: Database) -> Any:  # noqa: ANN401 - an insert, built once: it is the dearest part
    statement = database.insert(_ASKED)
    same = statement.on_conflict_do_update(
        index_elements=["question", "day", "revision"],
        set_={"question": statement.excluded.question},  # so that the row's id comes back
    )
    return same.returning(_ASKED.c.id)
