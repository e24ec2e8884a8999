"""What the record has that bears on the lines of a draft: read at once, as of one moment."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from store.answers.bodies import body_of
from store.answers.body import Body
from store.appending import parts
from store.areas import WHOLE, area_key
from store.database import Database
from store.drafts import revision_of
from store.figures import FIGURE, SOURCE, counted, record, with_source
from store.measures import Measure
from store.periods import BASELINE
from store.proposals import Line
from store.questions import Question, Scope, Status
from store.records import Figure, NewFigure
from store.uploads import CITATION

_CELL = ("measure", "area", "status", "operator", "purpose", "process", "begins", "end")
Cell = tuple[Any, ...]
Family = tuple[bool, Scope]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was read of the record for one draft.

    `base` is the data revision; `cells` are those of its lines, in their order, `there` the
    figures in them, `cited` by the number of each the publishers (case folded) that state it too;
    `operators` all that are named; `to_date` running totals of the whole territory, the largest
    first; `bodies` the evidence of each scope, none where there are too many lines to weigh.
    """

    base: int
    cells: Sequence[Cell]
    there: Mapping[Cell, Sequence[Figure]]
    cited: Mapping[int, frozenset[str]]
    operators: frozenset[str]
    to_date: Mapping[Measure, Sequence[Figure]]
    bodies: Mapping[Family, Body]


def family_of(figure: NewFigure) -> Family:
    """Whether it is land, and what it counts under: what is weighed together."""
    return figure.measure.is_area, figure.scope


def cell_of(figure: NewFigure) -> Cell:
    """The cell of a figure, in any scope, in the order of the columns of the table."""
    scope, period = figure.scope, figure.period
    return (figure.measure.value, area_key(figure.places), scope.status.value, scope.operator,
            scope.purpose, scope.process, period.begins, period.end)  # fmt: skip


async def read_record(
    database: Database, lines: Sequence[Line], now: datetime, *, weighed: bool
) -> Record:
    """All that is asked of the record, as of one moment."""
    cells = [cell_of(line.figure) for line in lines]
    async with database.snapshot() as connection:
        there = await _in_same_cells(connection, dict.fromkeys(cells), now)
        ids = [one.id for group in there.values() for one in group]
        return Record(
            base=await revision_of(connection),
            cells=cells,
            there=there,
            cited=await _citing(connection, ids),
            operators=frozenset(
                (await connection.scalars(select(FIGURE.c.operator).distinct())).all()
            ),
            to_date=await _to_date(connection, now),
            bodies=await _bodies(database, connection, lines, now) if weighed else {},
        )


async def _in_same_cells(
    connection: AsyncConnection, cells: Collection[Cell], now: datetime
) -> dict[Cell, list[Figure]]:
    """Figures that count, by those of `cells` that they are in."""
    columns = tuple_(*(FIGURE.c[name] for name in _CELL))
    found: dict[Cell, list[Figure]] = defaultdict(list)
    highest = await connection.scalar(select(func.max(FIGURE.c.id))) or 0
    if highest < len(cells):  # fewer figures than questions
        statement = with_source().where(*counted(now)).order_by(FIGURE.c.id)
        for row in await connection.execute(statement):
            one = record(row)
            if cell_of(one) in cells:
                found[cell_of(one)].append(one)
        return found
    for part in parts(list(cells)):
        statement = with_source().where(columns.in_(part), *counted(now)).order_by(FIGURE.c.id)
        for row in await connection.execute(statement):
            one = record(row)
            found[cell_of(one)].append(one)
    return found


async def _citing(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """Publishers (case folded) that are second sources of these figures."""
    taken_back = select(CITATION.c.withdraws).where(CITATION.c.withdraws.is_not(None))
    found: dict[int, set[str]] = defaultdict(set)
    for part in parts(ids):
        statement = (
            select(CITATION.c.figure, SOURCE.c.publisher)
            .join(SOURCE, CITATION.c.source == SOURCE.c.id)
            .where(
                CITATION.c.figure.in_(part),
                CITATION.c.withdraws.is_(None),
                CITATION.c.id.not_in(taken_back),
            )
        )
        for row in await connection.execute(statement):
            found[row.figure].add(row.publisher.casefold())
    return {figure: frozenset(names) for figure, names in found.items()}


async def _to_date(connection: AsyncConnection, now: datetime) -> dict[Measure, list[Figure]]:
    """The running totals of each measure for the whole territory, the largest first."""
    found: dict[Measure, list[Figure]] = defaultdict(list)
    statement = with_source().where(
        FIGURE.c.area == WHOLE, FIGURE.c.status == Status.ACTUAL, FIGURE.c.operator == "",
        FIGURE.c.purpose == "", FIGURE.c.process == "", FIGURE.c.begins == BASELINE,
        *counted(now),
    ).order_by(FIGURE.c.value.desc(), FIGURE.c.id)  # fmt: skip
    for row in await connection.execute(statement):
        one = record(row)
        found[one.measure].append(one)
    return found


async def _bodies(
    database: Database, connection: AsyncConnection, lines: Sequence[Line], now: datetime
) -> dict[Family, Body]:
    """The evidence of every scope that a line has, and of the one that is left unstated."""
    found: dict[Family, Body] = {}
    for line in lines:
        figure = line.figure
        for scope in {figure.scope, Scope(status=figure.scope.status)}:
            family = figure.measure.is_area, scope
            if family not in found:
                asked = Question(
                    measure=figure.measure, places=figure.places, period=figure.period, scope=scope
                )
                found[family] = await body_of(database, connection, asked, now)
    return found
