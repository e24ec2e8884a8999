"""The figures that bear on a cell, each kind of look-up one indexed statement."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.areas import WHOLE, area_key, from_key, mask
from store.figures import FIGURE, counted, record, with_source
from store.measures import Measure
from store.models import AreaRow
from store.periods import BASELINE
from store.questions import Question, Status
from store.records import Figure

MOST = 3000
"""Figures that one answer may weigh; fixed, so that the same question has the same answer."""

_AREA: Any = AreaRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Figures, and whether there were more than may be weighed."""

    figures: tuple[Figure, ...]
    cut: bool = False


async def same_cell(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> list[Figure]:
    """Every figure for exactly this cell; for "to date", the newest running totals."""
    statement = _running() if question.period.to_date else _same()
    values = _values(question, as_of) | {"area": area_key(question.places)}
    return [record(row) for row in await connection.execute(statement, values)]


async def within(connection: AsyncConnection, question: Question, as_of: datetime) -> Found:
    """Figures of the same scope whose cell is a part of this one, the latest first."""
    values = _values(question, as_of) | {
        "measures": list(question.measure.parts),
        "areas": await _parts_of(connection, question),
    }
    rows = list(await connection.execute(_parts(), values))
    return Found(figures=tuple(record(row) for row in rows[:MOST]), cut=len(rows) > MOST)


async def reaches_beyond(
    connection: AsyncConnection, question: Question, as_of: datetime, day: date
) -> bool:
    """Whether any part of this cell ends after `day`, so that a sum may reach further."""
    values = _values(question, as_of) | {
        "measures": list(question.measure.parts),
        "areas": await _parts_of(connection, question),
        "day": day,
    }
    return await connection.scalar(_beyond(), values) is not None


async def covering(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> list[Figure]:
    """Figures for the same days whose places or item types include more than was asked."""
    keys = await _areas(connection)
    target = mask(question.places)
    wider = [key for key in keys if not target & ~mask(from_key(key))]
    measures = [m for m in Measure if question.measure.types & ~m.types == 0]
    values = _values(question, as_of) | {"areas": wider, "measures": measures}
    return [record(row) for row in await connection.execute(_wider(), values)]


async def neighbours(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> list[Figure]:
    """The figures of these places whose end lies nearest to the asked one, either side."""
    values = _values(question, as_of) | {"area": area_key(question.places)}
    rows = [
        *await connection.execute(_before(), values),
        *await connection.execute(_behind(), values),
    ]
    return [record(row) for row in rows]


async def other_scopes(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> list[Figure]:
    """Figures for this very cell under another operator, purpose or process."""
    values = _values(question, as_of) | {"area": area_key(question.places)}
    return [record(row) for row in await connection.execute(_any_scope(), values)]


async def newest_day(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> date | None:
    """The last day that any figure for the whole territory reaches, of the asked types."""
    statement = select(func.max(FIGURE.c.end)).where(
        FIGURE.c.measure.in_(question.measure.parts),
        FIGURE.c.area == WHOLE,
        FIGURE.c.status == Status.ACTUAL,
        *counted(as_of),
    )
    found: date | None = await connection.scalar(statement)
    return found


async def _areas(connection: AsyncConnection) -> list[str]:
    return list(await connection.scalars(select(_AREA.c.key).order_by(_AREA.c.key)))


async def _parts_of(connection: AsyncConnection, question: Question) -> list[str]:
    target = mask(question.places)
    return [key for key in await _areas(connection) if not mask(from_key(key)) & ~target]


def _values(question: Question, as_of: datetime) -> dict[str, Any]:
    period, scope = question.period, question.scope
    return {
        "measure": question.measure,
        "begins": period.begins,
        "end": period.end or date.max,
        "status": scope.status,
        "operator": scope.operator,
        "purpose": scope.purpose,
        "process": scope.process,
        "as_of": as_of,
    }


def _in_scope() -> tuple[Any, ...]:
    return (
        FIGURE.c.status == bindparam("status"),
        FIGURE.c.operator == bindparam("operator"),
        FIGURE.c.purpose == bindparam("purpose"),
        FIGURE.c.process == bindparam("process"),
        *counted(bindparam("as_of", type_=FIGURE.c.known_from.type)),
    )


def _here() -> tuple[Any, ...]:
    return FIGURE.c.measure == bindparam("measure"), FIGURE.c.area == bindparam("area")


@cache
def _same() -> Select[Any]:
    return (
        with_source()
        .where(
            *_here(),
            FIGURE.c.begins == bindparam("begins"),
            FIGURE.c.end == bindparam("end"),
            *_in_scope(),
        )
        .order_by(FIGURE.c.id)
    )


@cache
def _running() -> Select[Any]:
    return (
        with_source()
        .where(*_here(), FIGURE.c.begins == BASELINE, *_in_scope())
        .order_by(FIGURE.c.end.desc(), FIGURE.c.id)
        .limit(8)
    )


@cache
def _parts() -> Select[Any]:
    return (
        with_source()
        .where(
            FIGURE.c.measure.in_(bindparam("measures", expanding=True)),
            FIGURE.c.area.in_(bindparam("areas", expanding=True)),
            FIGURE.c.begins >= bindparam("begins"),
            FIGURE.c.end <= bindparam("end"),
            *_in_scope(),
        )
        .order_by(FIGURE.c.end.desc(), FIGURE.c.id)
        .limit(MOST + 1)
    )


@cache
def _beyond() -> Select[Any]:
    return (
        select(FIGURE.c.id)
        .where(
            FIGURE.c.measure.in_(bindparam("measures", expanding=True)),
            FIGURE.c.area.in_(bindparam("areas", expanding=True)),
            FIGURE.c.end > bindparam("day"),
            *_in_scope(),
        )
        .limit(1)
    )


@cache
def _wider() -> Select[Any]:
    return (
        with_source()
        .where(
            FIGURE.c.measure.in_(bindparam("measures", expanding=True)),
            FIGURE.c.area.in_(bindparam("areas", expanding=True)),
            FIGURE.c.begins == bindparam("begins"),
            FIGURE.c.end == bindparam("end"),
            *_in_scope(),
        )
        .order_by(FIGURE.c.id)
        .limit(8)
    )


@cache
def _before() -> Select[Any]:
    return (
        with_source()
        .where(*_here(), FIGURE.c.end <= bindparam("end"), *_in_scope())
        .order_by(FIGURE.c.end.desc(), FIGURE.c.id)
        .limit(3)
    )


@cache
def _behind() -> Select[Any]:
    return (
        with_source()
        .where(*_here(), FIGURE.c.end > bindparam("end"), *_in_scope())
        .order_by(FIGURE.c.end, FIGURE.c.id)
        .limit(1)
    )


@cache
def _any_scope() -> Select[Any]:
    return (
        with_source()
        .where(
            *_here(),
            FIGURE.c.status == bindparam("status"),
            FIGURE.c.begins == bindparam("begins"),
            FIGURE.c.end == bindparam("end"),
            *counted(bindparam("as_of", type_=FIGURE.c.known_from.type)),
        )
        .order_by(FIGURE.c.id)
        .limit(8)
    )
