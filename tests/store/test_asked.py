"""Codes of answers: one for a question on a day of a revision, and the way back."""

from datetime import date, datetime, timedelta

import pytest

from store.asked import asked, entry, look_and_keep
from store.database import Database
from store.measures import Measure
from store.periods import year
from store.questions import Question, Scope

DAY = date(2026, 11, 24)
FUZULI = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023))


async def test_a_code_leads_back_to_its_question(database: Database, now: datetime) -> None:
    code = await _keep(database, FUZULI, 1, now, DAY)
    assert code.startswith("A-")
    found = await asked(database, f" {code.lower()} ")
    assert found is not None
    assert (found.question, found.at, found.day) == (FUZULI, now, DAY)


async def test_the_same_answer_has_the_same_code(database: Database, now: datetime) -> None:
    async def code(revision: int, day: date) -> str:
        return await _keep(database, FUZULI, revision, now, day)

    first = await code(1, DAY)
    assert await code(1, DAY) == first
    assert len({first, await code(2, DAY), await code(1, DAY + timedelta(days=1))}) == 3


@pytest.mark.parametrize("code", ["", "A-", "A-0000", "F-CJGE", "A-!!!!", "nonsense"])
async def test_what_is_no_code_finds_nothing(database: Database, code: str) -> None:
    assert await asked(database, code) is None


async def test_a_question_too_long_to_write_down_has_no_code(
    database: Database, now: datetime
) -> None:
    long = Question(measure=Measure.UXO, scope=Scope(operator="x" * 80))
    assert await _keep(database, long, 1, now, DAY) == ""


async def _keep(
    database: Database, question: Question, revision: int, at: datetime, day: date
) -> str:
    note = entry(database, question, revision=revision, at=at, day=day)
    code, _ = await look_and_keep(database, note, ())
    return code
