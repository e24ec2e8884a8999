"""Figures on record: appended in one transaction, read as frozen records, never edited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.areas import area_key, from_key
from store.database import Database
from store.measures import Measure
from store.models import AreaPlaceRow, AreaRow, FigureRow, SourceRow, SupersessionRow, UploadRow
from store.periods import Period
from store.quantities import Unit
from store.questions import Scope, Status
from store.records import Figure, NewFigure, Qualifier, Source, id_of, ref_of

FIGURE: Any = FigureRow.__table__  # type: ignore[attr-defined]
SOURCE: Any = SourceRow.__table__  # type: ignore[attr-defined]
SUPERSESSION: Any = SupersessionRow.__table__  # type: ignore[attr-defined]
UPLOAD: Any = UploadRow.__table__  # type: ignore[attr-defined]
_AREA: Any = AreaRow.__table__  # type: ignore[attr-defined]
_AREA_PLACE: Any = AreaPlaceRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An upload as it was stored: the figures it added, and those already on record."""

    id: int | None
    added: tuple[str, ...]
    known: tuple[NewFigure, ...]


def identity(figure: NewFigure) -> str:
    """The same for two figures when one source says the same number of the same cell."""
    source = figure.source
    parts = (
        figure.measure, area_key(figure.places), figure.period.start, figure.period.end,
        figure.printed, figure.unit, figure.qualifier, figure.scope.status,
        figure.scope.operator, figure.scope.purpose, figure.scope.process,
        source.publisher, source.published, source.url,
    )  # fmt: skip
    return sha256("\n".join(str(part or "") for part in parts).encode()).hexdigest()[:32]


def known_since_published(figure: NewFigure) -> datetime:
    """When shipped figures were known: their publication date, else their period's end."""
    day = figure.source.published or figure.period.end
    if day is None:
        raise ValueError("a figure has an end")
    return datetime.combine(day, time.min, UTC)


async def append(
    database: Database,
    figures: Sequence[NewFigure],
    *,
    kind: str,
    uploader: str,
    now: datetime,
    note: str = "",
    known_from: Iterable[datetime] | None = None,
) -> Upload:
    """Store what is new among `figures`, as one upload, in one transaction.

    A figure whose `identity` is on record already is not stored twice. `known_from`: when
    each figure was known, default `now`. When nothing is new there is no upload (id None).
    """
    moments = list(known_from) if known_from is not None else [now] * len(figures)
    identities = [identity(figure) for figure in figures]
    async with database.write() as connection:
        await database.lock(connection, "figures")
        seen = await _identities(connection, identities)
        new: list[int] = []
        for index, key in enumerate(identities):
            if key not in seen:
                seen.add(key)
                new.append(index)
        known = tuple(figures[i] for i in range(len(figures)) if i not in set(new))
        if not new:
            return Upload(id=None, added=(), known=known)
        upload = await _insert(connection, UPLOAD, kind=kind, uploader=uploader, note=note, at=now)
        await _areas(connection, {figures[index].places for index in new})
        sources = await _sources(connection, {figures[index].source for index in new})
        first = 1 + (await connection.scalar(select(func.max(FIGURE.c.id))) or 0)
        rows = [
            {"id": first + offset, "source": sources[figures[index].source], "upload": upload,
             "identity": identities[index], "known_from": moments[index],
             **_columns(figures[index])}
            for offset, index in enumerate(new)
        ]  # fmt: skip
        await connection.execute(FIGURE.insert(), rows)
    return Upload(id=upload, added=tuple(ref_of(row["id"]) for row in rows), known=known)


async def supersede(
    database: Database,
    ref: str,
    *,
    by: str | None,
    kind: str,
    reason: str,
    uploader: str,
    now: datetime,
) -> None:
    """From `now` on `ref` no longer counts; `by` (if any) stands in its place.

    `kind`: 'revision', 'correction' or 'withdrawal'. Raises KeyError for an unknown ref.
    """
    async with database.write() as connection:
        await database.lock(connection, "figures")
        ids = [id_of(name) for name in (ref, by) if name is not None]
        found = set(await connection.scalars(select(FIGURE.c.id).where(FIGURE.c.id.in_(ids))))
        if not set(ids) <= found:
            raise KeyError(ref)
        upload = await _insert(
            connection, UPLOAD, kind=kind, uploader=uploader, note=reason, at=now
        )
        await connection.execute(
            SUPERSESSION.insert().values(
                figure=ids[0],
                by=ids[1] if by else None,
                kind=kind,
                reason=reason,
                upload=upload,
                known_from=now,
            )
        )


async def by_ref(database: Database, ref: str) -> Figure | None:
    """The figure of a public code, also one that was superseded; None when there is none."""
    figure_id = id_of(ref)
    if figure_id is None:
        return None
    async with database.read() as connection:
        rows = await connection.execute(with_source().where(FIGURE.c.id == figure_id))
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


async def sources(database: Database) -> list[tuple[str, int, date | None]]:
    """Each publisher with how many figures are on record and the latest publication date."""
    statement = (
        select(SOURCE.c.publisher, func.count(), func.max(SOURCE.c.published))
        .join(FIGURE, FIGURE.c.source == SOURCE.c.id)
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
        scope=Scope(status=Status(row.status), operator=row.operator, purpose=row.purpose,
                    process=row.process),
        source=Source(publisher=row.publisher, speaker=row.speaker, published=row.published,
                      url=row.url),
        words=row.words,
    )  # fmt: skip


def _columns(figure: NewFigure) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "area": area_key(figure.places),
        "start": figure.period.start,
        "begins": figure.period.begins,
        "end": figure.period.end,
        "value": figure.value,
        "printed": figure.printed,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "status": figure.scope.status,
        "operator": figure.scope.operator,
        "purpose": figure.scope.purpose,
        "process": figure.scope.process,
        "words": figure.words,
    }


async def _identities(connection: AsyncConnection, wanted: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        statement = select(FIGURE.c.identity).where(FIGURE.c.identity.in_(part))
        found.update(await connection.scalars(statement))
    return found


async def _areas(connection: AsyncConnection, wanted: set[tuple[str, ...]]) -> None:
    known = set(await connection.scalars(select(_AREA.c.key)))
    for places in sorted(wanted, key=area_key):
        key = area_key(places)
        if key not in known:
            await connection.execute(_AREA.insert().values(key=key))
            await connection.execute(
                _AREA_PLACE.insert(), [{"area": key, "place": place} for place in places]
            )


async def _sources(connection: AsyncConnection, wanted: set[Source]) -> dict[Source, int]:
    ids: dict[Source, int] = {}
    for source in sorted(wanted, key=lambda item: (item.publisher, item.url, str(item))):
        same = (
            SOURCE.c.publisher == source.publisher,
            SOURCE.c.speaker == source.speaker,
            SOURCE.c.url == source.url,
            or_(SOURCE.c.published == source.published,
                SOURCE.c.published.is_(None) & (source.published is None)),
        )  # fmt: skip
        found = await connection.scalar(select(SOURCE.c.id).where(*same))
        ids[source] = found or await _insert(
            connection, SOURCE, publisher=source.publisher, speaker=source.speaker,
            published=source.published, url=source.url,
        )  # fmt: skip
    return ids


async def _insert(connection: AsyncConnection, table: Any, **values: object) -> int:  # noqa: ANN401
    result = await connection.execute(table.insert().values(**values))
    (number,) = result.inserted_primary_key or (0,)
    return int(number)


async def count(database: Database) -> int:
    """How many figures are on record, superseded ones included."""
    async with database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(FIGURE)) or 0)
