"""Golden answers on the shipped figures, after the report that the project began with as well."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from store.answers.answer import answer
from store.answers.values import Answer, Kind
from store.appending import append
from store.database import Database
from store.figures import everything
from store.measures import Measure
from store.periods import month, year
from store.questions import Question, Shape, Status
from store.records import Qualifier
from tests.support.builders import new
from tests.support.seed import (
    AP,
    AT,
    JANUARY,
    LAND,
    SEED,
    TEN,
    TEN_DISTRICTS,
    TO_MARCH,
    TRANSPORT,
    UXO,
    cell,
    figure,
    import_seed,
)

TODAY = date(2026, 11, 24)
HA = 10_000


@pytest.fixture
async def seeded(stocked: Database) -> Database:
    """The shipped figures and the report."""
    await import_seed(stocked)
    return stocked


def said(found: Answer) -> tuple[Kind, int | None, int | None, int | None]:
    return found.kind, found.value, found.low, found.high


GOLDEN: list[tuple[Question, tuple[Kind, int | None, int | None, int | None]]] = [
    (cell(AP, "aghdam", period=JANUARY), (Kind.BOUNDS, None, 0, 61)),
    (cell(AP, *TEN, period=JANUARY), (Kind.DIRECT, 61, None, None)),
    (cell(AT, *TEN, period=JANUARY), (Kind.DIRECT, 157, None, None)),
    (cell(UXO, *TEN, period=JANUARY), (Kind.DIRECT, 523, None, None)),
    (cell(Measure.MINES, *TEN, period=JANUARY), (Kind.DERIVED, 218, None, None)),
    (cell(LAND, period=year(2022)), (Kind.DIRECT, 4_191_577 * 100, None, None)),
    (cell(AT, period=year(2022)), (Kind.DIRECT, 4_133, None, None)),
    (cell(UXO, period=year(2022)), (Kind.DIRECT, 14_950, None, None)),
    (cell(LAND, period=TO_MARCH, scope=TRANSPORT), (Kind.DIRECT, 5_600 * HA, None, None)),
    (cell(LAND), (Kind.DIRECT, 249_000 * HA, None, None)),
    (cell(LAND, "fuzuli", period=year(2023)), (Kind.DIRECT, 60_251_000, None, None)),
    (cell(LAND, "naftalan"), (Kind.NONE, None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), GOLDEN)
async def test_golden(
    seeded: Database,
    now: datetime,
    question: Question,
    expected: tuple[Kind, int | None, int | None, int | None],
) -> None:
    found = await answer(seeded, question, now=now, today=TODAY)
    assert said(found) == expected
    assert not found.conflict
    assert not found.partial


@pytest.mark.parametrize(("question", "printed", "qualifier", "words"), SEED)
async def test_each_figure_of_the_report_is_what_was_known_then(
    seeded: Database, question: Question, printed: str, qualifier: Qualifier, words: str
) -> None:
    """Direct; or, where others limit an "over", a range from it that cites its words."""
    then = datetime.fromisoformat("2023-03-07T12:00:00+04:00")
    found = await answer(seeded, question, now=then, today=then.date())
    value = figure(question, printed, qualifier, words).value
    if question.measure is LAND and question.period == year(2022):
        value = 419_157_700  # Minval printed two digits more
    assert found.kind in {Kind.DIRECT, Kind.BOUNDS}
    assert (found.value, found.qualifier) == (value, qualifier)
    if found.kind is Kind.BOUNDS:
        assert found.low == value
    told = {one.words for one in (*found.evidence, *found.others)}
    assert words in told
    assert question.period != JANUARY or found.evidence[0].places == TEN


async def test_the_2022_total_names_its_other_sources(seeded: Database, now: datetime) -> None:
    found = await answer(seeded, cell(LAND, period=year(2022)), now=now, today=TODAY)
    assert [one.printed for one in found.others] == ["41915", "41915", "42000"]


async def test_january_2023_is_no_less_than_its_first_thirty_days(
    seeded: Database, now: datetime
) -> None:
    """And no more than the running totals around it leave, which are named and sum up to it."""
    found = await answer(seeded, cell(AP, period=month(2023, 1)), now=now, today=TODAY)
    assert said(found) == (Kind.BOUNDS, None, 61, 963)
    assert [term.figure.printed for term in found.low_terms] == ["61"]
    assert sum(term.times * term.figure.value for term in found.high_terms) == 963


async def test_mines_in_aghdam_in_january_are_known_for_ten_districts_jointly(
    seeded: Database, now: datetime
) -> None:
    """Between none and the 61 that were published for ten districts together."""
    found = await answer(seeded, cell(AP, "aghdam", period=JANUARY), now=now, today=TODAY)
    assert said(found) == (Kind.BOUNDS, None, 0, 61)
    assert [(term.times, term.figure.places) for term in found.high_terms] == [(1, TEN)]
    assert found.high_terms[0].figure.words == TEN_DISTRICTS


async def test_2023_by_district_adds_up_to_the_total(seeded: Database, now: datetime) -> None:
    question = replace(cell(LAND, period=year(2023)), shape=Shape.BY_PLACE)
    found = await answer(seeded, question, now=now, today=TODAY)
    direct = [row for row in found.rows if row.kind is Kind.DIRECT]
    assert len(direct) == 11
    assert sum(row.value or 0 for row in direct) + 2_176_000 == found.value == 530_818_000
    bounds = {row.question.places[0]: (row.low, row.high) for row in found.rows
              if row.kind is Kind.BOUNDS}  # fmt: skip
    assert bounds == {"khankendi": (0, 2_176_000), "aghdara": (0, 2_176_000)}


async def test_a_number_that_two_ends_prove_says_by_what_each(
    seeded: Database, now: datetime
) -> None:
    """Anti-tank mines of 2023: 5,034 in eleven districts, and no more of 8,529 less the others."""
    found = await answer(seeded, cell(AT, period=year(2023)), now=now, today=TODAY)
    assert (found.kind, found.value, found.terms) == (Kind.DERIVED, 5_034, ())
    for terms in (found.low_terms, found.high_terms):
        assert sum(term.times * term.figure.value for term in terms) == 5_034


async def test_shipped_evidence_contradicts_itself_nowhere(
    stocked: Database, now: datetime
) -> None:
    """What cannot be true beside the rest is in the register of errata, with its reason."""
    for measure in (LAND, Measure.EXPLOSIVES):
        found = await answer(stocked, cell(measure, period=year(2024)), now=now, today=TODAY)
        assert not found.conflict
        assert not found.partial


async def test_one_figure_that_clashes_leaves_all_others_as_they_are(
    stocked: Database, now: datetime
) -> None:
    """A second source for Fuzuli that is far off: only Fuzuli is in dispute."""
    figures = await everything(stocked, now)
    cells = [
        Question(measure=one.measure, places=one.places, period=one.period, scope=one.scope)
        for one in figures
        if one.scope.status is Status.ACTUAL and one.measure is LAND
    ]
    before = [await answer(stocked, each, now=now, today=TODAY) for each in cells]
    fuzuli = cell(LAND, "fuzuli", period=year(2023))
    wrong = new(places=("fuzuli",), period=year(2023), value=9_999 * HA)
    await append(stocked, [wrong], kind="import", uploader="test", now=now)
    after = [await answer(stocked, each, now=now, today=TODAY) for each in cells]
    for each, one, other in zip(cells, before, after, strict=True):
        assert said(one) == said(other)
        assert other.disputed == (each == fuzuli)
    khankendi = await answer(
        stocked, cell(LAND, "khankendi", period=year(2023)), now=now, today=TODAY
    )
    assert said(khankendi) == (Kind.BOUNDS, None, 0, 2_176_000)
    assert not khankendi.conflict
    both = cell(LAND, "fuzuli", "aghdam", period=year(2023))
    together = await answer(stocked, both, now=now, today=TODAY)
    # The total less eleven others: none of them is in dispute.
    assert said(together) == (Kind.DERIVED, 139_812_000, None, None)
    assert {one.printed for one in together.conflict} == {"6025.1", "9999"}
    assert not {one.printed for one in together.evidence} & {"6025.1", "9999"}
