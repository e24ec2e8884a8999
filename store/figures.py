"""Figures on record, read as frozen records; `store.appending` adds them, nothing edits them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Row, Select, exists, func, select

from store.areas import from_key
from store.database import Database
from store.measures import Measure
from store.models import FigureRow, SourceRow, SupersessionRow, UploadRow
from store.periods import Period
from store.quantities import Unit
from store.questions import Scope, Status
from store.records import Figure, Qualifier, Source, id_of, ref_of

FIGURE: Any = FigureRow.__table__  # type: ignore[attr-defined]
SOURCE: Any = SourceRow.__table__  # type: ignore[attr-defined]
SUPERSESSION: Any = SupersessionRow.__table__  # type: ignore[attr-defined]
UPLOAD: Any = UploadRow.__table__  # type: ignore[attr-defined]

Change = Literal["revision", "correction", "withdrawal"]
"""Why a figure no longer counts: better data that was expected, a mistake, or neither."""

SHIPPED = "published"
"""The kind of the uploads of shipped figures: known from their publication on."""


async def by_ref(database: Database, ref: str) -> Figure | None:
    """The figure of a public code, also one that was superseded; None when there is none."""
    figure_id = id_of(ref)
    if figure_id is None:
        return None
    async with database.read() as connection:
        rows = await connection.execute(with_source().where(FIGURE.c.id == figure_id))
        return next((record(row) for row in rows), None)


async def counting(database: Database, ref: str, as_of: datetime) -> Figure | None:
    """The figure of a public code, where it counts at `as_of`."""
    figure_id = id_of(ref)
    if figure_id is None:
        return None
    async with database.read() as connection:
        wanted = with_source().where(FIGURE.c.id == figure_id, *counted(as_of))
        rows = await connection.execute(wanted)
        return next((record(row) for row in rows), None)


async def everything(database: Database, as_of: datetime) -> list[Figure]:
    """Every figure that counted at `as_of`, in the order in which they were stored."""
    statement = with_source().where(*counted(as_of)).order_by(FIGURE.c.id)
    async with database.read() as connection:
        return [record(row) for row in await connection.execute(statement)]


async def newest(database: Database, as_of: datetime) -> date | None:
    """The last day that any figure of work done reaches; None for an empty store."""
    statement = select(func.max(FIGURE.c.end)).where(
        FIGURE.c.status == Status.ACTUAL,
        FIGURE.c.operator == "", FIGURE.c.purpose == "", FIGURE.c.process == "",
        *counted(as_of),
    )  # fmt: skip
    async with database.read() as connection:
        found: date | None = await connection.scalar(statement)
    return found


async def sources(database: Database, as_of: datetime) -> list[tuple[str, int, date | None]]:
    """Each publisher with how many figures counted at `as_of`, and its latest publication date."""
    statement = (
        select(SOURCE.c.publisher, func.count(), func.max(SOURCE.c.published))
        .join(FIGURE, FIGURE.c.source == SOURCE.c.id)
        .where(*counted(as_of))
        .group_by(SOURCE.c.publisher)
        .order_by(func.count().desc(), SOURCE.c.publisher)
    )
    async with database.read() as connection:
        return [(row[0], row[1], row[2]) for row in await connection.execute(statement)]


def with_source() -> Select[Any]:
    """A select of figures with their sources, to be narrowed and given to `record`."""
    return select(FIGURE, SOURCE.c.publisher, SOURCE.c.speaker, SOURCE.c.published,
                  SOURCE.c.url).join(SOURCE, FIGURE.c.source == SOURCE.c.id)  # fmt: skip


def counted(as_of: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a moment or a bound parameter
    """The conditions that a figure was known at `as_of` and not yet superseded."""
    gone = exists().where(SUPERSESSION.c.figure == FIGURE.c.id, SUPERSESSION.c.known_from <= as_of)
    return FIGURE.c.known_from <= as_of, ~gone


def record(row: Row[Any]) -> Figure:
    """The frozen record of a row of `with_source`."""
    return Figure(
        id=row.id,
        ref=ref_of(row.id),
        upload=row.upload,
        known_from=row.known_from,
        measure=Measure(row.measure),
        places=from_key(row.area),
        period=Period(start=row.start, end=row.end),
        value=row.value,
        printed=row.printed,
        unit=Unit(row.unit),
        qualifier=Qualifier(row.qualifier),
        scope=scope_of(row),
        source=source_of(row),
        words=row.words,
    )  # fmt: skip


def scope_of(row: Row[Any]) -> Scope:
    """What the figure of a row counts under."""
    return Scope(
        status=Status(row.status),
        operator=row.operator,
        purpose=row.purpose,
        process=row.process,
    )


def source_of(row: Row[Any]) -> Source:
    """The source of a row of `with_source`, or of the table of sources."""
    return Source(
        publisher=row.publisher, speaker=row.speaker, published=row.published, url=row.url
    )


async def count(database: Database, known_by: datetime | None = None) -> int:
    """How many figures are on record (or were at `known_by`), superseded ones included."""
    statement = select(func.count()).select_from(FIGURE)
    if known_by is not None:
        statement = statement.where(FIGURE.c.known_from <= known_by)
    async with database.read() as connection:
        return int(await connection.scalar(statement) or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who brought figures, and when: `kind` "published" for the shipped ones.

    `approver`: who approved them, empty where nobody had to.
    """

    id: int
    kind: str
    uploader: str
    at: datetime
    approver: str = ""


async def uploads_of(database: Database, ids: Iterable[int]) -> list[Act]:
    """The uploads of these ids, in their order."""
    statement = select(UPLOAD).where(UPLOAD.c.id.in_(sorted(set(ids)))).order_by(UPLOAD.c.id)
    async with database.read() as connection:
        return [
            Act(id=row.id, kind=row.kind, uploader=row.uploader, at=row.at, approver=row.approver)
            for row in await connection.execute(statement)
        ]
