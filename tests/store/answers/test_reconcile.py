"""The ledger: every split of a period against its total, residuals and gaps named."""

from datetime import date, datetime

from store.answers.reconcile import Ledger, Way, reconcile
from store.answers.values import Kind
from store.database import Database
from store.figures import append
from store.measures import Measure
from store.periods import Period, month, quarter, year
from store.questions import Scope
from store.records import NewFigure
from tests.support.builders import new

TODAY = date(2026, 11, 24)


async def ledger(
    database: Database, now: datetime, period: Period, measure: Measure = Measure.CLEARED_AREA
) -> Ledger:
    return await reconcile(database, measure, period, now=now, today=TODAY)


async def test_2023_agrees_three_ways(stocked: Database, now: datetime) -> None:
    """By operator, by purpose and by district: 53,081.8 ha each."""
    found = await ledger(stocked, now, year(2023))
    lines = {line.way: line for line in found.lines}
    assert found.total.value == 530_818_000
    for way, count in ((Way.OPERATORS, 5), (Way.PURPOSES, 5), (Way.DISTRICTS, 12)):
        assert (lines[way].value, lines[way].residual) == (530_818_000, 0)
        assert len(lines[way].figures) == count
    assert (lines[Way.QUARTERS].value, lines[Way.QUARTERS].gaps) == (79_440_000, 3)
    assert lines[Way.QUARTERS].residual is None
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
    assert (districts.value, districts.gaps, districts.residual) == (50, 1, None)


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
