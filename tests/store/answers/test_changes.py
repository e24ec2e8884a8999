"""What is new on record: added, revised, corrected, withdrawn, each once."""

from datetime import datetime, timedelta

from store.answers.changes import MOST, News, changes
from store.appending import append
from store.database import Database
from store.measures import Measure
from store.periods import month, year
from tests.support.builders import new
from tests.support.superseding import supersede


async def test_each_change_is_listed_once(database: Database, now: datetime) -> None:
    before = now - timedelta(days=30)
    old = [
        new(measure=Measure.UXO, period=month(2023, number), value=number) for number in (1, 2, 3)
    ]
    first = await append(
        database, old, kind="import", uploader="test", now=before, known_from=[before] * 3
    )
    better = new(measure=Measure.UXO, period=month(2023, 1), value=10)
    added = await append(
        database, [better, new(measure=Measure.UXO, period=year(2022), value=99)],
        kind="import", uploader="test", now=now,
    )  # fmt: skip
    await supersede(
        database, first.added[0], by=added.added[0], kind="correction", reason="a slip",
        uploader="test", now=now,
    )  # fmt: skip
    await supersede(
        database, first.added[1], by=None, kind="withdrawal", reason="twice", uploader="test",
        now=now,
    )  # fmt: skip
    found, more = await changes(database, before + timedelta(days=1), now)
    assert {(item.news, item.figure.value, item.now and item.now.value) for item in found} == {
        (News.CORRECTED, 1, 10),
        (News.WITHDRAWN, 2, None),
        (News.NEW, 99, None),
    }
    assert not more
    assert await changes(database, now, now) == ([], False)


async def test_the_latest_come_first_and_the_rest_is_not_hidden(
    stocked: Database, now: datetime
) -> None:
    found, more = await changes(stocked, datetime(2020, 1, 1, tzinfo=now.tzinfo), now)
    assert more
    assert len(found) == MOST
    assert [item.at for item in found] == sorted((item.at for item in found), reverse=True)


async def test_uploads_are_gone_through_until_there_are_enough(
    database: Database, now: datetime
) -> None:
    """Many small uploads and a large one: the latest figures, each once, the rest not hidden."""
    start = now - timedelta(days=90)
    for number in range(1, 31):
        figures = [
            new(measure=Measure.UXO, period=month(2022, 1), value=100 * number + each)
            for each in range(60 if number == 20 else 2)
        ]
        await append(
            database, figures, kind="import", uploader="test", now=start + timedelta(days=number)
        )
    found, more = await changes(database, start, now)
    assert more
    assert [item.figure.value // 100 for item in found] == [
        *(number for number in range(30, 20, -1) for _ in range(2)), *([20] * 20),
    ]  # fmt: skip
    few, more = await changes(database, start + timedelta(days=25), now)
    assert [item.figure.value for item in few] == [
        100 * number + each for number in range(30, 25, -1) for each in range(2)
    ]
    assert not more


async def test_asked_as_of_an_earlier_moment_the_shipped_figures_are_there(
    stocked: Database, now: datetime
) -> None:
    """They were loaded later than they were known."""
    then = datetime(2023, 7, 1, tzinfo=now.tzinfo)
    found, _ = await changes(stocked, datetime(2023, 5, 1, tzinfo=now.tzinfo), then)
    assert found
    assert all(item.at <= then for item in found)
