"""The ledger: every split of a period against its total, residuals and gaps named."""

from datetime import date, datetime

from store.answers.reconcile import Ledger, reconcile
from store.answers.splits import Line, Way
from store.answers.values import Kind
from store.appending import append
from store.areas import WHOLE, canonical
from store.database import Database
from store.measures import Measure
from store.periods import Period, month, months, quarter, year
from store.questions import Question, Scope
from store.records import NewFigure, Qualifier
from tests.support.builders import new

TODAY = date(2026, 11, 24)


async def ledger(
    database: Database, now: datetime, period: Period, measure: Measure = Measure.CLEARED_AREA,
    *places: str,
) -> Ledger:  # fmt: skip
    question = Question(measure=measure, period=period, places=canonical(places or (WHOLE,)))
    return await reconcile(database, question, now=now, today=TODAY)


def named(line: Line) -> list[Period]:
    return [cell.period for cell in line.missing]


async def test_2023_agrees_three_ways(stocked: Database, now: datetime) -> None:
    """By operator, by purpose and by district: 53,081.8 ha each."""
    found = await ledger(stocked, now, year(2023))
    lines = {line.way: line for line in found.lines}
    assert found.total.value == 530_818_000
    for way, count in ((Way.OPERATORS, 5), (Way.PURPOSES, 5), (Way.DISTRICTS, 12)):
        assert (lines[way].value, lines[way].residual) == (530_818_000, 0)
        assert len(lines[way].figures) == count
    assert lines[Way.QUARTERS].value == 79_440_000
    assert named(lines[Way.QUARTERS]) == [quarter(2023, n) for n in (2, 3, 4)]
    assert lines[Way.QUARTERS].residual is None
    assert lines[Way.QUARTERS].left == 530_818_000 - 79_440_000
    assert lines[Way.TOTALS].value is None


def ap(period: Period, value: int, *places: str, scope: Scope | None = None) -> NewFigure:
    return new(
        measure=Measure.AP_MINES, places=places or ("*",), period=period, value=value,
        scope=scope,
    )  # fmt: skip


async def test_residuals_of_pieces_and_running_totals(database: Database, now: datetime) -> None:
    figures = [
        ap(quarter(2023, 1), 100),
        *(ap(month(2023, number), number * 10) for number in (1, 2, 3)),
        ap(Period(end=date(2022, 12, 31)), 1_000),
        ap(Period(end=date(2023, 3, 31)), 1_095),
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, quarter(2023, 1), Measure.AP_MINES)
    lines = {line.way: line for line in found.lines}
    assert found.total.kind is Kind.DIRECT
    assert (lines[Way.MONTHS].value, lines[Way.MONTHS].residual) == (60, 40)
    assert (lines[Way.TOTALS].value, lines[Way.TOTALS].residual) == (95, 5)
    assert found.total.conflict


async def test_districts_without_the_rest_leave_a_gap(database: Database, now: datetime) -> None:
    figures = [ap(year(2023), 100), ap(year(2023), 30, "fuzuli"), ap(year(2023), 20, "aghdam")]
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, year(2023), Measure.AP_MINES)
    (districts,) = [line for line in found.lines if line.way is Way.DISTRICTS]
    assert (districts.value, districts.residual) == (50, None)
    assert [cell.places for cell in districts.missing] == [(WHOLE, "-aghdam", "-fuzuli")]


async def test_a_split_by_both_operator_and_purpose_is_neither(
    database: Database, now: datetime
) -> None:
    both = Scope(operator="ANAMA", purpose="transport")
    await append(
        database, [ap(year(2023), 100), ap(year(2023), 30, scope=both)],
        kind="import", uploader="test", now=now,
    )  # fmt: skip
    found = await ledger(database, now, year(2023), Measure.AP_MINES)
    assert [line.figures for line in found.lines if line.way is not Way.MONTHS][:2] == [(), ()]


async def test_half_years_are_a_split_and_a_qualified_part_leaves_nothing_exact(
    database: Database, now: datetime
) -> None:
    halves = ap(months(2023, 1, 6), 40), ap(months(2023, 7, 12), 60)
    over = new(
        measure=Measure.AP_MINES, period=quarter(2023, 1), value=10, qualifier=Qualifier.OVER
    )
    figures = [ap(year(2023), 100), *halves, over]
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, year(2023), Measure.AP_MINES)
    lines = {line.way: line for line in found.lines}
    assert (lines[Way.HALVES].value, lines[Way.HALVES].residual) == (100, 0)
    assert len(lines[Way.QUARTERS].missing) == 3
    assert lines[Way.QUARTERS].left is None


async def test_the_named_place_alone_is_reconciled(database: Database, now: datetime) -> None:
    figures = [
        ap(quarter(2023, 1), 100), ap(month(2023, 1), 99),
        ap(quarter(2023, 1), 30, "fuzuli"),
        *(ap(month(2023, number), 10, "fuzuli") for number in (1, 2, 3)),
    ]  # fmt: skip
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, quarter(2023, 1), Measure.AP_MINES, "fuzuli")
    lines = {line.way: line for line in found.lines}
    assert found.total.value == 30
    assert (lines[Way.MONTHS].value, lines[Way.MONTHS].residual) == (30, 0)
    assert Way.DISTRICTS not in lines


async def test_shorter_periods_are_held_to_their_own_parts(
    database: Database, now: datetime
) -> None:
    """Months against the quarter, weeks against the month, running totals against both."""
    weeks = [
        Period(start=date(2023, 1, day), end=date(2023, 1, min(day + 6, 31)))
        for day in (1, 8, 15, 22, 29)
    ]
    figures = [
        ap(quarter(2023, 1), 60),
        *(ap(month(2023, number), number * 10) for number in (1, 2, 3)),
        *(ap(week, 3) for week in weeks),
        ap(Period(end=date(2023, 1, 31)), 500),
        ap(Period(end=date(2023, 2, 28)), 540),
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, year(2023), Measure.AP_MINES)
    within = {(line.way, line.of.value): line.residual for line in found.within if line.of}
    assert within == {(Way.MONTHS, 60): 0, (Way.WEEKS, 10): -5, (Way.TOTALS, 20): -20}
    january = await ledger(database, now, month(2023, 1), Measure.AP_MINES)
    (line,) = [line for line in january.lines if line.way is Way.WEEKS]
    assert (line.value, line.residual, len(line.figures)) == (15, -5, 5)
    assert not january.total.conflict
    february = await ledger(database, now, month(2023, 2), Measure.AP_MINES)
    assert {one.value for one in february.total.conflict} == {20, 500, 540}


async def test_days_that_no_week_covers_are_named(database: Database, now: datetime) -> None:
    figures = [
        ap(Period(start=date(2023, 1, 1), end=date(2023, 1, 7)), 3),
        ap(Period(start=date(2023, 1, 15), end=date(2023, 1, 21)), 4),
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, month(2023, 1), Measure.AP_MINES)
    (line,) = [line for line in found.lines if line.way is Way.WEEKS]
    assert (line.value, line.residual) == (7, None)
    assert named(line) == [
        Period(start=date(2023, 1, 8), end=date(2023, 1, 14)),
        Period(start=date(2023, 1, 22), end=date(2023, 1, 31)),
    ]


async def test_a_residual_within_the_last_printed_digit_is_none(
    database: Database, now: datetime
) -> None:
    """41,915 ha in all, 20,000.4 and 21,914.9003 by quarter: 0.3003 ha more, printed to 1 ha."""
    figures = [
        new(period=months(2022, 1, 6), value=419_150_000),
        new(period=quarter(2022, 1), value=200_004_000),
        new(period=quarter(2022, 2), value=219_149_003),
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, months(2022, 1, 6))
    (line,) = [line for line in found.lines if line.way is Way.QUARTERS]
    assert (line.residual, line.rounded) == (0, True)


async def test_item_types_that_were_not_counted_are_named(
    database: Database, now: datetime
) -> None:
    figures = [
        new(measure=Measure.MINES, period=year(2023), value=10), ap(year(2023), 7),
    ]  # fmt: skip
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, year(2023), Measure.MINES)
    (line,) = [line for line in found.lines if line.way is Way.TYPES]
    assert [cell.measure for cell in line.missing] == [Measure.AT_MINES]
    at = new(measure=Measure.AT_MINES, period=year(2023), value=3)
    await append(database, [at], kind="import", uploader="test", now=now)
    found = await ledger(database, now, year(2023), Measure.MINES)
    (line,) = [line for line in found.lines if line.way is Way.TYPES]
    assert (line.value, line.residual) == (10, 0)


async def test_a_residual_is_what_the_two_numbers_shown_leave(
    database: Database, now: datetime
) -> None:
    """41,915 ha in all, 20,000.4 and 21,919.5 by quarter: 4.9 ha more, though printed to 1 ha."""
    figures = [
        new(period=months(2022, 1, 6), value=419_150_000),
        new(period=quarter(2022, 1), value=200_004_000),
        new(period=quarter(2022, 2), value=219_195_000),
    ]
    await append(database, figures, kind="import", uploader="test", now=now)
    found = await ledger(database, now, months(2022, 1, 6))
    (line,) = [line for line in found.lines if line.way is Way.QUARTERS]
    assert (line.residual, line.rounded) == (-49_000, False)
