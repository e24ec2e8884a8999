"""The ledger of a period: its total against every way in which it was split and published."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import or_

from store.answers.answer import answer
from store.answers.boxes import box_of
from store.answers.direct import chosen
from store.answers.tiles import tiling
from store.answers.values import Answer, Kind
from store.areas import WHOLE
from store.database import Database
from store.figures import FIGURE, counted, record, with_source
from store.measures import Measure
from store.periods import BASELINE, Period, split
from store.questions import Question, Scope, Status
from store.records import Figure, Qualifier

MOST = 4000
"""Figures that a ledger is made of."""


class Way(StrEnum):
    """How a total was split."""

    OPERATORS = "operators"
    PURPOSES = "purposes"
    DISTRICTS = "districts"
    QUARTERS = "quarters"
    MONTHS = "months"
    TOTALS = "totals"
    """Running totals: the one to the last day less the one to the day before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One way: its figures, how many pieces have none (`gaps`), what they add up to.

    `value` in whole m² or items; None: no figures, or the two running totals are not there.
    `exact`: nothing among them is qualified. `residual`: the total less `value`; None where
    there are gaps or no total.
    """

    way: Way
    figures: tuple[Figure, ...]
    gaps: int = 0
    value: int | None = None
    exact: bool = True
    residual: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The total of a period, and every way in which it was split."""

    total: Answer
    lines: tuple[Line, ...]


async def reconcile(
    database: Database, measure: Measure, period: Period, *, now: datetime, today: date
) -> Ledger:
    """The ledger of the whole territory; the period must have an end."""
    question = Question(measure=measure, period=period)
    total = await answer(database, question, now=now, today=today)
    figures = await _figures(database, question, now)
    whole = [one for one in figures if one.places == (WHOLE,) and one.period == period]
    unstated = [one for one in figures if one.scope == Scope()]
    lines = [
        _by_name(Way.OPERATORS, whole, lambda scope: (scope.operator, scope.purpose)),
        _by_name(Way.PURPOSES, whole, lambda scope: (scope.purpose, scope.operator)),
        _districts(question, unstated),
        _pieces(Way.QUARTERS, 3, question, unstated),
        _pieces(Way.MONTHS, 1, question, unstated),
        _running(question, unstated),
    ]
    return Ledger(total=total, lines=tuple(_against(total, line) for line in lines))


async def _figures(database: Database, question: Question, now: datetime) -> list[Figure]:
    """Figures of work done within the period, in any scope, and the running totals at its ends."""
    period = question.period
    end = period.end or date.max
    before = period.begins - timedelta(days=1)
    statement = (
        with_source()
        .where(
            FIGURE.c.measure == question.measure,
            FIGURE.c.status == Status.ACTUAL,
            or_(
                FIGURE.c.begins.between(period.begins, end) & (FIGURE.c.end <= end),
                (FIGURE.c.begins == BASELINE) & FIGURE.c.end.in_([end, before]),
            ),
            *counted(now),
        )
        .order_by(FIGURE.c.id)
        .limit(MOST)
    )
    async with database.read() as connection:
        return [record(row) for row in await connection.execute(statement)]


def _by_name(way: Way, whole: Iterable[Figure], names: Callable[[Scope], tuple[str, str]]) -> Line:
    """The split by what the scope names first, and nothing else."""
    of_name: dict[str, list[Figure]] = {}
    for one in whole:
        name, other = names(one.scope)
        if name and not other and not one.scope.process:
            of_name.setdefault(name, []).append(one)
    return _sum(way, [chosen(same)[0] for same in of_name.values()])


def _districts(question: Question, figures: Sequence[Figure]) -> Line:
    """Sets of districts that make up the territory; else those that were published alone."""
    of_days = [one for one in figures if one.period == question.period]
    parts = [one for one in of_days if one.places != (WHOLE,)]
    tiles = tiling(box_of(question), parts)
    if tiles:
        return _sum(Way.DISTRICTS, tiles)
    single: dict[str, list[Figure]] = {}
    for one in parts:
        if len(one.places) == 1:
            single.setdefault(one.places[0], []).append(one)
    line = _sum(Way.DISTRICTS, [chosen(same)[0] for same in single.values()])
    return replace(line, gaps=1)  # the rest of the territory, at least


def _pieces(way: Way, months: int, question: Question, figures: Sequence[Figure]) -> Line:
    pieces = list(split(question.period, months))
    if len(pieces) < 2:
        return Line(way=way, figures=())
    found = []
    for piece in pieces:
        same = [one for one in figures if one.places == (WHOLE,) and one.period == piece]
        if same:
            found.append(chosen(same)[0])
    return replace(_sum(way, found), gaps=len(pieces) - len(found))


def _running(question: Question, figures: Sequence[Figure]) -> Line:
    period = question.period
    before = period.begins - timedelta(days=1)
    ends: list[Figure] = []
    for day in (period.end, before):
        same = [
            one for one in figures
            if one.places == (WHOLE,) and one.period.cumulative and one.period.end == day
        ]  # fmt: skip
        if not same:
            return Line(way=Way.TOTALS, figures=tuple(ends), gaps=1)
        ends.append(chosen(same)[0])
    last, first = ends
    return Line(
        way=Way.TOTALS,
        figures=(last, first),
        value=last.value - first.value,
        exact=all(one.qualifier is Qualifier.EXACT for one in ends),
    )


def _sum(way: Way, figures: Sequence[Figure]) -> Line:
    return Line(
        way=way,
        figures=tuple(figures),
        value=sum(one.value for one in figures) if figures else None,
        exact=all(one.qualifier is Qualifier.EXACT for one in figures),
    )


def _against(total: Answer, line: Line) -> Line:
    known = total.kind in {Kind.DIRECT, Kind.DERIVED} and total.value is not None
    if line.value is None or line.gaps or not known:
        return line
    return replace(line, residual=(total.value or 0) - line.value)
