"""The figures that bear on a cell, each kind of look-up one indexed statement."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from store.areas import WHOLE, area_key, from_key, mask
from store.asked import look_and_keep
from store.database import Database
from store.figures import FIGURE, UPLOAD, counted, record, with_source
from store.measures import Measure
from store.models import AreaRow
from store.questions import Question, Status
from store.records import Figure, Qualifier
from store.trips import Act, Rows

REVISION = select(func.coalesce(func.max(UPLOAD.c.id), 0).label("revision"))
"""One row: the data revision. What is kept of the store in memory is valid for one."""

MOST_PARTS = 40
"""Figures of shorter days that a direct answer is held to at once."""

_AREA: Any = AreaRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at a cell.

    `found`: every row of `with_source` for exactly this cell, in any scope; none for "to date":
    no figure is that by itself. `parts`: a row about up to `MOST_PARTS` and one of its scope for
    shorter days in it, if it was asked for: how many `figures` they are and how many `exact`; the
    `most` of their values, the `total`, and the `days` of all. `code`: of the answer, "" if none.
    """

    revision: int
    found: Rows
    parts: Any
    code: str


async def same_cell(
    database: Database,
    question: Question,
    as_of: datetime,
    *,
    parts: bool = False,
    note: Act | None = None,
) -> Look:
    """The data revision and the figures for a cell, and in the same trip what `note` keeps."""
    looked: list[Act] = [(REVISION, {})]
    if not question.period.to_date:
        values = _values(question, as_of)
        looked.append((_any_scope(), values))
        if parts:
            looked.append((_sum_of_shorter(), values))
    code, ((newest,), *rows) = await look_and_keep(database, note, looked)
    return Look(
        revision=newest.revision,
        found=rows[0] if rows else [],
        parts=rows[1][0] if len(rows) > 1 else None,
        code=code,
    )


async def shorter(database: Database, question: Question, as_of: datetime) -> Rows:
    """The rows of `with_source` of the question's scope for shorter days in its cell."""
    (rows,) = await database.read_all([(_shorter(), _values(question, as_of))])
    return rows


async def covering(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> list[Figure]:
    """Figures for the same days whose places or item types include more than was asked."""
    keys = await areas(connection)
    target = mask(question.places)
    wider = [key for key in keys if not target & ~mask(from_key(key))]
    measures = [m for m in Measure if question.measure.types & ~m.types == 0]
    values = _values(question, as_of) | {"areas": wider, "measures": measures}
    return [record(row) for row in await connection.execute(_wider(), values)]


async def other_scopes(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> list[Figure]:
    """Figures for this very cell under any operator, purpose or process."""
    rows = await connection.execute(_any_scope(), _values(question, as_of))
    return [record(row) for row in rows]


async def of_places(
    connection: AsyncConnection, question: Question, as_of: datetime
) -> list[Figure]:
    """The figures of these places in any scope, of each measure those that end nearest.

    Up to the asked end two, behind it one.
    """
    found = []
    for measure in Measure:
        if measure.types & question.measure.types:
            values = _values(question, as_of) | {"measure": measure}
            for statement in (_before(), _behind()):
                found += [record(row) for row in await connection.execute(statement, values)]
    return found


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


async def areas(connection: AsyncConnection) -> list[str]:
    """The keys of every set of places that some figure is about."""
    return list(await connection.scalars(select(_AREA.c.key).order_by(_AREA.c.key)))


def _values(question: Question, as_of: datetime) -> dict[str, Any]:
    period, scope = question.period, question.scope
    return {
        "measure": question.measure,
        "area": area_key(question.places),
        "begins": period.begins,
        "end": period.end or date.max,
        "status": scope.status,
        "operator": scope.operator,
        "purpose": scope.purpose,
        "process": scope.process,
        "as_of": as_of,
    }


def _of_status() -> tuple[Any, ...]:
    return (
        FIGURE.c.status == bindparam("status"),
        *counted(bindparam("as_of", type_=FIGURE.c.known_from.type)),
    )


def _in_scope() -> tuple[Any, ...]:
    return (
        *_of_status(),
        FIGURE.c.operator == bindparam("operator"),
        FIGURE.c.purpose == bindparam("purpose"),
        FIGURE.c.process == bindparam("process"),
    )


def _here() -> tuple[Any, ...]:
    return FIGURE.c.measure == bindparam("measure"), FIGURE.c.area == bindparam("area")


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
        .where(*_here(), FIGURE.c.end <= bindparam("end"), *_of_status())
        .order_by(FIGURE.c.end.desc(), FIGURE.c.id)
        .limit(2)
    )


@cache
def _behind() -> Select[Any]:
    return (
        with_source()
        .where(*_here(), FIGURE.c.end > bindparam("end"), *_of_status())
        .order_by(FIGURE.c.end, FIGURE.c.id)
        .limit(1)
    )


@cache
def _any_scope() -> Select[Any]:
    return (
        with_source()
        .where(
            *_here(),
            FIGURE.c.begins == bindparam("begins"),
            FIGURE.c.end == bindparam("end"),
            *_of_status(),
        )
        .order_by(FIGURE.c.id)
    )


@cache
def _shorter() -> Select[Any]:
    return with_source().where(*_in_shorter_days()).limit(MOST_PARTS + 1)


@cache
def _sum_of_shorter() -> Select[Any]:
    columns = FIGURE.c.begins, FIGURE.c.end, FIGURE.c.value, FIGURE.c.qualifier
    one = select(*columns).where(*_in_shorter_days()).limit(MOST_PARTS + 1).subquery().c
    found: Any = select(
        func.count().label("figures"),
        func.count().filter(one.qualifier == Qualifier.EXACT).label("exact"),
        func.max(one.value).label("most"),
        func.sum(one.value).label("total"),
        func.sum(_Days(one.begins, one.end)).label("days"),
    )
    return cast("Select[Any]", found)


class _Days(FunctionElement[int]):
    """How many days there are from one day to another, both counted."""

    inherit_cache = True
    type = Integer()


@compiles(_Days, "postgresql")
def _days_on_postgresql(element: _Days, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    begins, end = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({end} - {begins} + 1)"


@compiles(_Days, "sqlite")
def _days_on_sqlite(element: _Days, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    begins, end = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(julianday({end}) - julianday({begins}) + 1)"


def _in_shorter_days() -> tuple[Any, ...]:
    return (
        *_here(),
        FIGURE.c.begins >= bindparam("begins"),
        FIGURE.c.begins <= bindparam("end"),
        FIGURE.c.end <= bindparam("end"),
        (FIGURE.c.begins > bindparam("begins")) | (FIGURE.c.end < bindparam("end")),
        *_in_scope(),
    )
