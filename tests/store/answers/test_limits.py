"""More figures of one scope than may be weighed: the simple answers stay, and it is said."""

from datetime import date, datetime, timedelta

import pytest

from store.answers.answer import answer
from store.answers.bodies import MOST
from store.answers.body import Body
from store.answers.disputes import MOST_SETS
from store.answers.prove import prove
from store.answers.values import Kind
from store.appending import append
from store.areas import WHOLE, Places
from store.database import Database
from store.measures import Measure
from store.periods import Period, month, months, year
from store.questions import Question
from store.records import Qualifier
from tests.support.builders import kept, new

TODAY = date(2026, 11, 24)
DAYS = [date(2022, 1, 1) + timedelta(days=offset) for offset in range(365)]
PLACES = (
    "aghdam", "fuzuli", "gubadli", "jabrayil", "kalbajar", "khojaly", "khojavand", "lachin",
    "shusha", "tartar", "zangilan",
)  # fmt: skip
MARCH = month(2022, 3)


def asked(period: Period, *places: str) -> Question:
    return Question(measure=Measure.UXO, places=places, period=period)


@pytest.fixture
async def large(database: Database, now: datetime) -> Database:
    """A figure for each day and district of a year, and a month of two of them that clashes."""
    figures = [
        new(measure=Measure.UXO, places=(place,), period=Period(start=day, end=day), value=1)
        for place in PLACES
        for day in DAYS
    ]
    figures += [
        new(measure=Measure.UXO, places=("aghdam", "fuzuli"), period=MARCH, value=700),
        new(measure=Measure.UXO, places=("lachin",), period=MARCH, value=31),
        new(measure=Measure.UXO, places=("shusha",), period=MARCH, value=80),
        new(measure=Measure.UXO, period=year(2022), value=3_000),
    ]
    assert len(figures) > MOST
    await append(database, figures, kind="import", uploader="test", now=now)
    return database


@pytest.fixture(scope="module")
def wide() -> Body:
    """Five counts for each day of two years, in one total: more than is cut into atoms."""
    kinds = (Measure.UXO, Measure.AP_MINES, Measure.AT_MINES)
    days = [date(2022, 1, 1) + timedelta(days=offset) for offset in range(730)]
    figures = [
        kept(
            measure=kinds[number % 3],
            places=(PLACES[number % 11],),
            period=Period(start=day, end=day),
            value=5,
        )
        for offset, day in enumerate(days)
        for number in range(5 * offset, 5 * offset + 5)
    ]
    figures.append(
        kept(measure=Measure.EXPLOSIVES, period=Period(start=days[0], end=days[-1]), value=20_000)
    )
    figures.append(
        kept(measure=Measure.UXO, places=("aghdam", "fuzuli"), period=one_day(0), value=1)
    )
    return Body(figures)


def one_day(offset: int, more: int = 0) -> Period:
    first = date(2022, 1, 1) + timedelta(days=offset)
    return Period(start=first, end=first + timedelta(days=more))


@pytest.mark.parametrize(
    ("measure", "places", "period", "expected"),
    [
        (Measure.AP_MINES, ("fuzuli",), one_day(0), (Kind.DIRECT, 5, 0)),
        (Measure.EXPLOSIVES, (WHOLE,), one_day(0, 729), (Kind.DIRECT, 20_000, 0)),
        (Measure.UXO, ("aghdam",), one_day(0), (Kind.DIRECT, 5, 2)),
        (Measure.UXO, ("fuzuli", "jabrayil"), one_day(1), (Kind.NONE, None, 0)),
        (Measure.EXPLOSIVES, ("gubadli",), one_day(0), (Kind.NONE, None, 0)),
        (Measure.AP_MINES, ("fuzuli", "kalbajar"), one_day(0), (Kind.DERIVED, 10, 0)),
        (Measure.UXO, ("fuzuli",), one_day(0), (Kind.NONE, None, 2)),
        (Measure.UXO, ("lachin",), one_day(0, 300), (Kind.NONE, None, 0)),
    ],
)
def test_what_is_too_much_to_weigh_is_answered_simply_and_it_is_said(
    wide: Body,
    measure: Measure,
    places: Places,
    period: Period,
    expected: tuple[Kind, int | None, int],
) -> None:
    """Told or summed, never a range; what clashes with one other figure is seen all the same."""
    question = Question(measure=measure, places=places, period=period)
    for _ in range(2):
        found = prove(question, wide, TODAY)
        assert (found.kind, found.value, len(found.conflict)) == expected
        assert found.partial


@pytest.mark.parametrize(("days", "clashing"), [(MOST_SETS, 3), (MOST_SETS + 1, 0)])
def test_where_too_many_figures_clash_it_is_said_that_not_all_was_checked(
    days: int, clashing: int
) -> None:
    """On each day two districts make more than both together, though neither alone does."""
    figures = [
        kept(measure=Measure.UXO, places=places, period=one_day(offset), value=value)
        for offset in range(days)
        for places, value in ((("lachin",), 15), (("fuzuli",), 15), (("fuzuli", "lachin"), 20))
    ]
    figures.append(kept(measure=Measure.UXO, period=year(2022), value=9_000))
    question = Question(measure=Measure.UXO, places=("lachin",), period=one_day(0))
    found = prove(question, Body(figures), TODAY)
    assert (found.kind, found.value, len(found.conflict)) == (Kind.DIRECT, 15, clashing)
    assert found.partial == (not clashing)


async def test_a_scope_too_large_to_weigh(large: Database, now: datetime) -> None:
    async def said(period: Period, *places: str) -> tuple[Kind, int | None, int, bool]:
        found = await answer(large, asked(period, *places), now=now, today=TODAY)
        return found.kind, found.value, len(found.conflict), found.partial

    one = DAYS[60]
    day = Period(start=one, end=one)
    assert (await said(day, "lachin"))[:2] == (Kind.DIRECT, 1)
    for _ in range(2):
        # In memory is only that it is too much: what was not checked is said.
        assert await said(day, "lachin") == (Kind.DIRECT, 1, 0, True)
        assert await said(MARCH, "lachin") == (Kind.DIRECT, 31, 0, True)
        # The thirty-one days of a month are near enough to be held against it.
        assert await said(MARCH, "shusha") == (Kind.DIRECT, 80, 32, True)
    joint = await answer(large, asked(MARCH, "aghdam"), now=now, today=TODAY)
    assert {one.printed for one in joint.conflict} == {"700", "1"}


async def test_where_all_that_meets_a_cell_is_too_much_its_own_places_are_weighed(
    large: Database, now: datetime
) -> None:
    more = [
        new(period=year(2022), value=2_900, measure=Measure.UXO),
        new(period=months(2022, 1, 6), value=2_000, measure=Measure.UXO),
        new(period=months(2022, 7, 12), value=800, measure=Measure.UXO, qualifier=Qualifier.OVER),
    ]
    await append(large, more, kind="import", uploader="test", now=now)
    found = await answer(large, asked(months(2022, 7, 12), WHOLE), now=now, today=TODAY)
    assert found.partial
    assert {one.printed for one in found.conflict} == {"3000", "2900"}
