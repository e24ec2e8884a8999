"""Answers on the shipped figures, on both databases: what is direct, summed, and not published."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from store.answers.answer import answer
from store.answers.values import Answer, Kind, Reason
from store.appending import append
from store.areas import WHOLE, canonical, mask
from store.database import Database
from store.figures import everything
from store.measures import Measure
from store.periods import TO_DATE, Period, month, quarter, year
from store.questions import Question, Scope, Shape, Status
from store.records import Qualifier
from tests.support.builders import new

TODAY = date(2026, 11, 24)
HA = 10_000


async def ask(database: Database, now: datetime, question: Question) -> Answer:
    return await answer(database, question, now=now, today=TODAY)


def land(*places: str, period: Period = TO_DATE, shape: Shape = Shape.TOTAL) -> Question:
    return Question(
        measure=Measure.CLEARED_AREA,
        places=canonical(places or (WHOLE,)),
        period=period,
        shape=shape,
    )


async def test_one_district_in_one_year(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land("fuzuli", period=year(2023)))
    assert (said.kind, said.value, said.qualifier) == (Kind.DIRECT, 60_251_000, Qualifier.EXACT)
    assert [figure.source.publisher for figure in said.evidence] == ["Trend"]


async def test_of_several_sources_the_exact_and_most_precise_is_said(
    stocked: Database, now: datetime
) -> None:
    """41,915.77 ha (Minval) before 41,915 (Trend) before "about 42,000" (News.az)."""
    said = await ask(stocked, now, land(period=year(2022)))
    assert said.value == 419_157_700
    assert [figure.printed for figure in said.others] == ["41915", "42000"]


async def test_to_date_is_the_newest_running_total(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land())
    assert (said.value, said.qualifier) == (249_000 * HA, Qualifier.ABOUT)
    assert said.period.end == date(2025, 12, 31)


async def test_as_of_an_earlier_day_only_what_was_known_counts(stocked: Database) -> None:
    then = datetime.fromisoformat("2023-06-01T12:00:00+04:00")
    said = await answer(stocked, land(), now=then, today=then.date())
    assert said.value == 81_386 * HA
    nothing_yet = await answer(
        stocked, land("fuzuli", period=year(2023)), now=then, today=then.date()
    )
    assert (nothing_yet.kind, nothing_yet.reason) == (Kind.NONE, Reason.NOT_YET)


async def test_item_types_add_up_and_over_travels(stocked: Database, now: datetime) -> None:
    """2022: over 8,780 AP and 4,133 AT are over 12,913 mines; with 14,950 UXO over 27,863.

    Running totals limit them from above, so the range is the answer; without those it is over.
    """
    mines = await ask(stocked, now, Question(measure=Measure.MINES, period=year(2022)))
    assert (mines.kind, mines.low, mines.high) == (Kind.BOUNDS, 12_913, 14_387)
    found = await ask(stocked, now, Question(measure=Measure.EXPLOSIVES, period=year(2022)))
    assert (found.low, len(found.low_terms)) == (27_863, 3)


async def test_over_travels_through_a_sum(database: Database, now: datetime) -> None:
    figures = [
        new(measure=Measure.AP_MINES, period=year(2022), value=8_780, qualifier=Qualifier.OVER),
        new(measure=Measure.AT_MINES, period=year(2022), value=4_133),
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    said = await ask(database, now, Question(measure=Measure.MINES, period=year(2022)))
    assert (said.kind, said.value, said.qualifier) == (Kind.DERIVED, 12_913, Qualifier.OVER)


async def test_an_over_that_others_limit_keeps_its_words(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, Question(measure=Measure.AP_MINES, period=year(2022)))
    assert (said.kind, said.low, said.high) == (Kind.BOUNDS, 8_780, 10_254)
    assert (said.value, said.qualifier) == (8_780, Qualifier.OVER)
    assert said.others[0].printed == "8780"


async def test_mines_to_date_are_summed_at_the_latest_common_day(
    stocked: Database, now: datetime
) -> None:
    said = await ask(stocked, now, Question(measure=Measure.MINES))
    assert (said.kind, said.value) == (Kind.DERIVED, 39_201 + 22_637)
    assert said.period.end == date(2025, 11, 10)


async def test_districts_add_up(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land("fuzuli", "aghdam", period=year(2023)))
    assert (said.kind, said.value) == (Kind.DERIVED, 60_251_000 + 79_561_000)


async def test_a_running_total_is_never_a_year(stocked: Database, now: datetime) -> None:
    """Of Aghdam only "over 16,000 ha to 28 February 2023" and 2023 are known."""
    said = await ask(stocked, now, land("aghdam", period=year(2022)))
    assert (said.kind, said.value) == (Kind.BOUNDS, None)
    assert (said.low, said.high) == (0, 419_157_700)


async def test_only_jointly_published(stocked: Database, now: datetime) -> None:
    """AP mines of 2023 were published for eleven districts together: a part is not more."""
    said = await ask(
        stocked,
        now,
        Question(measure=Measure.AP_MINES, places=("aghdam",), period=year(2023)),
    )
    assert (said.kind, said.low, said.high) == (Kind.BOUNDS, 0, 3_495)
    assert [term.figure.value for term in said.high_terms] == [3_495]


async def test_of_joint_figures_the_smallest_is_named_first(
    database: Database, now: datetime
) -> None:
    """Nothing limits one district where the joint figures only say "over"."""
    figures = [
        new(places=places, period=year(2023), value=HA, qualifier=Qualifier.OVER)
        for places in ((WHOLE,), ("aghdam", "fuzuli", "lachin"), ("aghdam", "fuzuli"))
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    said = await ask(database, now, land("aghdam", period=year(2023)))
    assert (said.kind, said.reason) == (Kind.NONE, Reason.JOINTLY)
    assert said.nearby[0].places == ("aghdam", "fuzuli")


async def test_not_published_yet_says_what_is_known(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land(period=month(2026, 10)))
    assert (said.kind, said.reason) == (Kind.NONE, Reason.NOT_YET)
    assert said.nearby


async def test_before_clearance_began(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land(period=year(2019)))
    assert said.reason is Reason.OUTSIDE


async def test_a_district_of_ours_without_figures(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land("naftalan"))
    assert (said.kind, said.reason) == (Kind.NONE, Reason.NOT_PUBLISHED)


async def test_operators_are_their_own_scope(stocked: Database, now: datetime) -> None:
    """The Ministry of Defense's 13,000 ha of 2021 are mentioned, never the year's answer."""
    said = await ask(stocked, now, land(period=year(2021)))
    assert said.kind is Kind.BOUNDS
    assert {figure.scope.operator for figure in said.evidence} == {""}
    assert "Ministry of Defense" in {figure.scope.operator for figure in said.also}
    own = Question(measure=Measure.CLEARED_AREA, period=year(2023), scope=Scope(operator="ANAMA"))
    assert (await ask(stocked, now, own)).value == 328_239_000


async def test_operators_are_named_beside_a_direct_answer(
    stocked: Database, now: datetime
) -> None:
    """2023 by all operators, and ANAMA alone beside it, on the first and on the second asking."""
    for _ in range(2):
        said = await ask(stocked, now, land(period=year(2023)))
        assert (said.kind, said.value) == (Kind.DIRECT, 530_818_000)
        assert {one.scope.operator or one.scope.purpose for one in said.also} <= {
            one.scope.operator or one.scope.purpose for one in await everything(stocked, now)
        } - {""}
        assert len(said.also) == 2


@pytest.mark.parametrize("place", ["lachin", "aghdam"])
async def test_without_a_total_to_date_what_is_known_of_the_place_is_named(
    stocked: Database, now: datetime, place: str
) -> None:
    said = await ask(stocked, now, Question(measure=Measure.MINES, places=(place,)))
    assert said.nearby or said.kind is not Kind.NONE
    assert all(mask(one.places) & mask((place,)) for one in said.nearby)
    assert len({one.id for one in said.nearby}) == len(said.nearby)


async def test_what_one_operator_published_is_known_nearby(
    database: Database, now: datetime
) -> None:
    own = Scope(operator="ANAMA")
    figures = [
        new(
            measure=Measure.AP_MINES, places=("lachin",), period=month(2023, 2), value=7, scope=own
        )
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    said = await ask(database, now, Question(measure=Measure.MINES, places=("lachin",)))
    assert said.kind is Kind.NONE
    assert [(one.value, one.scope.operator) for one in said.nearby] == [(7, "ANAMA")]


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [(date(2020, 6, 1), Reason.OUTSIDE), (date(2020, 11, 20), Reason.NOT_YET)],
)
async def test_as_of_a_day_on_which_nothing_was_known(
    stocked: Database, now: datetime, as_of: date, reason: Reason
) -> None:
    """Before clearance began there was nothing to know; a few days later, nothing yet."""
    said = await ask(stocked, now, replace(land(), as_of=as_of))
    assert (said.kind, said.reason, said.as_of) == (Kind.NONE, reason, as_of)


async def test_plans_are_never_done(stocked: Database, now: datetime) -> None:
    planned = Question(
        measure=Measure.CLEARED_AREA, period=year(2026), scope=Scope(status=Status.PLANNED)
    )
    said = await ask(stocked, now, planned)
    assert (said.value, said.qualifier) == (65_000 * HA, Qualifier.OVER)


async def test_progress_is_the_plan_then_what_was_done(stocked: Database, now: datetime) -> None:
    question = Question(
        measure=Measure.CLEARED_AREA,
        places=("aghdam",),
        period=year(2023),
        shape=Shape.COMPARE,
        scope=Scope(status=Status.PLANNED),
    )
    said = await ask(stocked, now, question)
    assert [row.value for row in said.rows] == [10_000 * HA, 79_561_000]


async def test_2023_by_district(stocked: Database, now: datetime) -> None:
    """Eleven were published; the rest of the territory makes the total, and no zero is made up."""
    said = await ask(stocked, now, land(period=year(2023), shape=Shape.BY_PLACE))
    assert said.value == 530_818_000
    known = {row.question.places[0]: row.value for row in said.rows if row.value is not None}
    assert sum(known.values()) + 2_176_000 == 530_818_000
    assert len(said.rows) == 13
    assert len(known) == 11


async def test_the_whole_less_its_rest_is_the_sum_of_the_named(
    stocked: Database, now: datetime
) -> None:
    """The twelve parts of 2023 tile the whole territory, although its total is there too."""
    said = await ask(stocked, now, land(period=year(2023), shape=Shape.TOTAL))
    assert (said.kind, said.value) == (Kind.DIRECT, 530_818_000)
    assert [figure.printed for figure in said.others] == ["53081"]


@pytest.mark.parametrize(("shape", "first"), [(Shape.TOP, "jabrayil"), (Shape.BOTTOM, "khojaly")])
async def test_rankings(stocked: Database, now: datetime, shape: Shape, first: str) -> None:
    question = Question(measure=Measure.CLEARED_AREA, period=year(2023), shape=shape, limit=3)
    said = await ask(stocked, now, question)
    assert (said.rows[0].question.places, len(said.rows)) == ((first,), 3)


async def test_a_short_ranking_says_when_one_left_out_may_belong_into_it(
    database: Database, now: datetime
) -> None:
    figures = [
        new(places=("fuzuli",), period=year(2023), value=5 * HA),
        new(places=("aghdam", "lachin"), period=year(2023), value=9 * HA),
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    asked = Question(measure=Measure.CLEARED_AREA, period=year(2023), shape=Shape.TOP, limit=1)
    first = await ask(database, now, asked)
    assert ([row.question.places for row in first.rows], first.order_open) == (
        [("fuzuli",)], True,
    )  # fmt: skip
    all_rows = await ask(database, now, replace(asked, limit=0))
    assert [row.question.places for row in all_rows.rows][:1] == [("fuzuli",)]
    assert not all_rows.order_open


async def test_months_of_a_year_with_gaps(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land(period=year(2024), shape=Shape.BY_MONTH))
    assert [row.question.period.start.month for row in said.rows if row.value and
            row.question.period.start] == [2, 8]  # fmt: skip
    assert len(said.rows) == 12


async def test_a_quarter_that_was_published(stocked: Database, now: datetime) -> None:
    said = await ask(stocked, now, land(period=quarter(2023, 1)))
    assert (said.kind, said.value) == (Kind.DIRECT, 7_944 * HA)


async def test_an_empty_store_answers_everything_with_nothing(
    database: Database, now: datetime
) -> None:
    for shape in Shape:
        said = await ask(database, now, land(period=year(2023), shape=shape))
        assert (said.kind, said.value) == (Kind.NONE, None)
