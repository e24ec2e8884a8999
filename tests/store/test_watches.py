"""Watches on both databases: kept once, ended by their own chat, forgotten, moved."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from store.answers.thresholds import is_answered, reaches
from store.answers.values import Answer, Kind
from store.chats import NOBODY
from store.database import Database
from store.measures import Measure
from store.periods import year
from store.personal import forget_person
from store.questions import Question
from store.records import Qualifier
from store.watches import (
    KEPT,
    MOST,
    WATCH,
    Watch,
    begin,
    count_of,
    end,
    looked,
    looked_up_to,
    open_watches,
    told,
)
from tests.support.builders import kept

QUESTION = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2027))
FAR = 2**52
"""Ids of people and chats need more than 32 bits."""


async def wish(
    database: Database, now: datetime, *, chat: int = FAR, threshold: int | None = None
) -> Watch | None:
    return await begin(
        database, chat=chat, person=FAR, question=QUESTION, threshold=threshold, language="az",
        now=now,
    )  # fmt: skip


async def test_the_same_wish_is_kept_once(database: Database, now: datetime) -> None:
    first = await wish(database, now)
    assert first is not None
    assert await wish(database, now) == first
    other = await wish(database, now, threshold=FAR)
    assert other is not None
    assert await wish(database, now, threshold=FAR) == other
    assert await open_watches(database) == [first, other]
    await told(database, first.id, now)
    assert await open_watches(database, FAR) == [other]
    assert await wish(database, now) not in {first, other, None}


async def test_there_are_so_many_and_no_more(database: Database, now: datetime) -> None:
    for number in range(MOST):
        assert await wish(database, now, threshold=number + 1) is not None
    assert await wish(database, now) is None
    assert await wish(database, now, threshold=1) is not None  # it is there already
    assert await wish(database, now, chat=1) is not None


async def test_only_its_own_chat_ends_it(database: Database, now: datetime) -> None:
    one = await wish(database, now)
    assert one is not None
    assert not await end(database, FAR + 1, one.id)
    assert await end(database, FAR, one.id)
    assert not await end(database, FAR, one.id)


async def test_what_was_told_long_ago_goes(database: Database, now: datetime) -> None:
    first, second = await wish(database, now), await wish(database, now, threshold=1)
    assert first is not None
    assert second is not None
    await told(database, first.id, now)
    assert await count_of(database, FAR) == 2
    await told(database, second.id, now + KEPT + timedelta(seconds=1))
    assert await count_of(database, FAR) == 1


async def test_those_of_groups_stay_of_nobody(database: Database, now: datetime) -> None:
    await wish(database, now)
    await wish(database, now, chat=-FAR)
    assert await count_of(database, FAR) == 2
    await forget_person(database, FAR)
    assert await count_of(database, FAR) == 0
    (left,) = await open_watches(database)
    assert left.chat == -FAR
    async with database.read() as connection:
        assert list(await connection.scalars(select(WATCH.c.person))) == [NOBODY]


async def test_the_mark_is_kept(database: Database) -> None:
    assert await looked_up_to(database) == 0
    for revision in (3, 7):
        await looked(database, revision)
        assert await looked_up_to(database) == revision


async def test_a_wish_of_another_version_is_left_alone(database: Database, now: datetime) -> None:
    await wish(database, now)
    async with database.write() as connection:
        await connection.execute(WATCH.update().values(question="9zz"))
    assert await open_watches(database) == []


def said(kind: Kind, **more: Any) -> Answer:
    base = Answer(question=QUESTION, kind=kind, period=QUESTION.period, as_of=year(2027).begins)
    return replace(base, **more)


def test_a_number_is_reached_only_where_that_much_is_proved() -> None:
    for qualifier, least in (
        (Qualifier.EXACT, 100), (Qualifier.OVER, 100), (Qualifier.ABOUT, 95),
        (Qualifier.UP_TO, 0),
    ):  # fmt: skip
        for kind in (Kind.DIRECT, Kind.DERIVED):
            answer = said(kind, value=100, qualifier=qualifier)
            assert reaches(answer, least)
            assert not reaches(answer, least + 1)
    bounds = said(Kind.BOUNDS, low=100, high=900, value=500)
    assert reaches(bounds, 100)
    assert not reaches(bounds, 101)
    assert not reaches(said(Kind.BOUNDS, high=900), 1)
    assert not reaches(said(Kind.NEAREST, value=100), 1)
    assert not reaches(said(Kind.NONE), 1)
    figure = kept(period=QUESTION.period, value=100)
    assert not reaches(said(Kind.DIRECT, value=100, conflict=(figure,)), 1)
    assert not reaches(said(Kind.DIRECT, value=100, errata=(figure,)), 1)


def test_an_answer_is_one_that_proves_something() -> None:
    assert [kind for kind in Kind if not is_answered(said(kind))] == [Kind.NEAREST, Kind.NONE]
    assert is_answered(said(Kind.NONE, rows=(said(Kind.NONE), said(Kind.BOUNDS, low=1))))
