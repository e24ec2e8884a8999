"""Golden answers on the shipped figures, after the report that the project began with as well."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from store.answers.answer import answer
from store.answers.values import Answer, Kind
from store.areas import WHOLE, canonical
from store.database import Database
from store.figures import append
from store.measures import Measure
from store.periods import TO_DATE, Period, month, year
from store.quantities import to_base, usual_unit
from store.questions import Question, Scope, Shape, Status
from store.records import NewFigure, Qualifier, Source

TODAY = date(2026, 11, 24)
HA = 10_000
TEN = canonical(
    ["tartar", "kalbajar", "aghdam", "khojavand", "lachin", "shusha", "fuzuli", "gubadli",
     "jabrayil", "zangilan"]
)  # fmt: skip
JANUARY = Period(start=date(2023, 1, 1), end=date(2023, 1, 30))
LAND, AP, AT, UXO = Measure.CLEARED_AREA, Measure.AP_MINES, Measure.AT_MINES, Measure.UXO
TO_MARCH = Period(end=date(2023, 3, 6))
REPORT = Source(
    publisher="Trend", speaker="Idris Ismayilov", published=date(2023, 3, 6), url="https://t.az"
)
OVER, UP_TO, EXACT = Qualifier.OVER, Qualifier.UP_TO, Qualifier.EXACT
TRANSPORT = Scope(purpose="transport")


def cell(
    measure: Measure, *places: str, period: Period = TO_DATE, scope: Scope | None = None
) -> Question:
    return Question(
        measure=measure, places=canonical(places or (WHOLE,)), period=period,
        scope=scope or Scope(),
    )  # fmt: skip


SEED: list[tuple[Question, str, Qualifier]] = [
    (cell(LAND, period=TO_MARCH), "68900", OVER),
    (cell(LAND, period=year(2023), scope=Scope(status=Status.PLANNED, purpose="transport")),
     "77", UP_TO),
    (cell(Measure.EXPLOSIVES, period=TO_MARCH), "82700", OVER),
    (cell(LAND, period=TO_MARCH, scope=TRANSPORT), "5600", EXACT),
    (cell(AP, *TEN, period=JANUARY), "61", EXACT),
    (cell(AT, *TEN, period=JANUARY), "157", EXACT),
    (cell(UXO, *TEN, period=JANUARY), "523", EXACT),
    (cell(AP, period=year(2022)), "8780", OVER),
    (cell(AT, period=year(2022)), "4133", EXACT),
    (cell(UXO, period=year(2022)), "14950", EXACT),
    (cell(LAND, period=year(2022)), "41915", EXACT),
]  # fmt: skip


def figure(question: Question, printed: str, qualifier: Qualifier) -> NewFigure:
    unit = usual_unit(question.measure)
    return NewFigure(
        measure=question.measure, places=question.places, period=question.period,
        value=to_base(Decimal(printed), unit), printed=printed, unit=unit, qualifier=qualifier,
        scope=question.scope, source=REPORT,
    )  # fmt: skip


@pytest.fixture
async def seeded(stocked: Database) -> Database:
    figures = [figure(*row) for row in SEED]
    published = datetime.fromisoformat("2023-03-06T10:00:00+04:00")
    await append(
        stocked, figures, kind="import", uploader="test", now=published,
        known_from=[published] * len(figures),
    )  # fmt: skip
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


@pytest.mark.parametrize(("question", "printed", "qualifier"), SEED)
async def test_each_figure_of_the_report_is_what_was_known_then(
    seeded: Database, question: Question, printed: str, qualifier: Qualifier
) -> None:
    """Direct; or, where others limit an "over", a range from it that cites its words."""
    then = datetime.fromisoformat("2023-03-07T12:00:00+04:00")
    found = await answer(seeded, question, now=then, today=then.date())
    value = figure(question, printed, qualifier).value
    if question.measure is LAND and question.period == year(2022):
        value = 419_157_700  # Minval printed two digits more
    assert found.kind in {Kind.DIRECT, Kind.BOUNDS}
    assert (found.value, found.qualifier) == (value, qualifier)
    if found.kind is Kind.BOUNDS:
        assert found.low == value


async def test_the_2022_total_names_its_other_sources(seeded: Database, now: datetime) -> None:
    found = await answer(seeded, cell(LAND, period=year(2022)), now=now, today=TODAY)
    assert [one.printed for one in found.others] == ["41915", "41915", "42000"]


async def test_january_2023_is_at_least_what_its_first_thirty_days_had(
    seeded: Database, now: datetime
) -> None:
    found = await answer(seeded, cell(AP, period=month(2023, 1)), now=now, today=TODAY)
    assert (found.kind, found.low) == (Kind.BOUNDS, 61)
    assert [term.figure.printed for term in found.low_terms] == ["61"]
    assert found.high is not None


async def test_2023_by_district_adds_up_to_the_total(seeded: Database, now: datetime) -> None:
    question = replace(cell(LAND, period=year(2023)), shape=Shape.BY_PLACE)
    found = await answer(seeded, question, now=now, today=TODAY)
    direct = [row for row in found.rows if row.kind is Kind.DIRECT]
    assert len(direct) == 11
    assert sum(row.value or 0 for row in direct) + 2_176_000 == found.value == 530_818_000
    bounds = {row.question.places[0]: (row.low, row.high) for row in found.rows
              if row.kind is Kind.BOUNDS}  # fmt: skip
    assert bounds == {"khankendi": (0, 2_176_000), "aghdara": (0, 2_176_000)}


async def test_shipped_evidence_contradicts_itself_nowhere(
    stocked: Database, now: datetime
) -> None:
    """What cannot be true beside the rest is in the register of errata, with its reason."""
    for measure in (LAND, Measure.EXPLOSIVES):
        found = await answer(stocked, cell(measure, period=year(2024)), now=now, today=TODAY)
        assert not found.conflict
        assert not found.partial
