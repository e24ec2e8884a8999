"""Reports: a doubt is kept once for what was shown, and nobody is named."""

import asyncio
from dataclasses import fields
from datetime import datetime, timedelta

from store.appending import append
from store.database import Database
from store.periods import year
from store.reports import Report, report, reports
from tests.support.builders import new

ANN, BOB = 2**51, 2**51 + 1


async def doubt(
    database: Database, now: datetime, *, question: str = "1q", person: int = ANN
) -> Report:
    return await report(
        database, question=question, answered="F-7KQ2 F-0001", person_id=person, now=now
    )


async def test_a_doubt_is_kept(database: Database, now: datetime) -> None:
    first = await doubt(database, now)
    assert (first.code, first.question, first.answered, first.at) == (
        "R-1", "1q", "F-7KQ2 F-0001", now,
    )  # fmt: skip
    kept = await reports(database, 10)
    assert [(one.code, one.question, one.answered, one.at) for one in kept] == [
        ("R-1", "1q", "F-7KQ2 F-0001", now)
    ]


async def test_pressing_twice_is_one_doubt(database: Database, now: datetime) -> None:
    first = await doubt(database, now)
    again = await doubt(database, now + timedelta(hours=1))
    assert (again.code, again.at) == (first.code, now)
    at_once = await asyncio.gather(*(doubt(database, now, person=BOB) for _ in range(6)))
    assert {one.code for one in at_once} == {"R-2"}
    assert len(await reports(database, 10)) == 2


async def test_another_question_or_other_figures_are_another(
    database: Database, now: datetime
) -> None:
    await doubt(database, now)
    await doubt(database, now, question="1r")
    await append(database, [new(period=year(2022))], kind="import", uploader="1", now=now)
    await doubt(database, now)
    assert [one.code for one in await reports(database, 10)] == ["R-3", "R-2", "R-1"]


async def test_the_latest_come_first_and_not_too_many(database: Database, now: datetime) -> None:
    for number in range(5):
        await doubt(database, now, question=f"q{number}")
    assert [one.question for one in await reports(database, 2)] == ["q4", "q3"]
    assert await reports(database, 0) == []


async def test_who_doubted_is_not_told(database: Database, now: datetime) -> None:
    await doubt(database, now)
    (one,) = await reports(database, 1)
    assert str(ANN) not in repr(one)
    assert "person" not in {field.name for field in fields(Report)}
