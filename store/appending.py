"""Figures are appended: what is new of them, as one upload, in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from hashlib import sha256
from itertools import count as count_from
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.areas import area_key
from store.database import Database
from store.figures import FIGURE, SOURCE, UPLOAD, source_of
from store.history import log
from store.models import AreaPlaceRow, AreaRow
from store.records import NewFigure, Source, ref_of

_AREA: Any = AreaRow.__table__  # type: ignore[attr-defined]
_AREA_PLACE: Any = AreaPlaceRow.__table__  # type: ignore[attr-defined]

_PART = 500
"""Values of one statement: every database takes so many parameters."""

_PATIENCE = 60
"""Seconds to wait for another upload that is being stored: a long one takes some."""

_T = TypeVar("_T")


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
    return sha256("\0".join(str(part or "") for part in parts).encode()).hexdigest()[:32]


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
    first_of_each: dict[str, tuple[NewFigure, datetime]] = {}
    repeated: list[NewFigure] = []
    for key, figure, moment in zip(identities, figures, moments, strict=True):
        if key in first_of_each:
            repeated.append(figure)
        else:
            first_of_each[key] = figure, moment
    async with database.write() as connection:
        await database.lock(connection, "figures", seconds=_PATIENCE)
        on_record = await _on_record(connection, list(first_of_each))
        known = (*(first_of_each.pop(key)[0] for key in on_record), *repeated)
        if not first_of_each:
            return Upload(id=None, added=(), known=known)
        upload = await new_upload(
            database, connection, kind=kind, uploader=uploader, note=note, now=now
        )
        added = await insert(connection, list(first_of_each.values()), upload)
    return Upload(id=upload, added=tuple(map(ref_of, added)), known=known)


async def new_upload(
    database: Database,
    connection: AsyncConnection,
    *,
    kind: str,
    uploader: str,
    note: str,
    now: datetime,
    approver: str = "",
    withdraws: int | None = None,
) -> int:
    """The number of a new upload, with its entry in the history; the caller has the lock."""
    upload = await _insert(
        connection, UPLOAD, kind=kind, uploader=uploader, note=note, at=now, approver=approver,
        withdraws=withdraws,
    )  # fmt: skip
    taken = f"takes back U-{withdraws}" if withdraws else ""
    approved = f"approved by {approver}" if approver else ""
    detail = "\n".join(filter(None, (taken, approved, note)))
    await log(
        database, connection, who=uploader, act=kind, about=f"U-{upload}", detail=detail, now=now
    )
    return upload


async def insert(
    connection: AsyncConnection, new: Sequence[tuple[NewFigure, datetime]], upload: int
) -> list[int]:
    """The ids of new figures, each known from its moment; the caller has the lock."""
    figures = [figure for figure, _ in new]
    await _areas(connection, {figure.places for figure in figures})
    sources = await source_ids(connection, {figure.source for figure in figures})
    first = 1 + (await connection.scalar(select(func.max(FIGURE.c.id))) or 0)
    for part in parts(list(enumerate(new, first))):
        # Not all at once: who asks meanwhile has to be answered.
        rows = [
            {"id": number, "source": sources[figure.source], "upload": upload,
             "identity": identity(figure), "known_from": moment, **_columns(figure)}
            for number, (figure, moment) in part
        ]  # fmt: skip
        await connection.execute(FIGURE.insert(), rows)
    return list(range(first, first + len(new)))


async def on_record(database: Database, figures: Sequence[NewFigure]) -> list[bool]:
    """For each figure whether `append` would leave it out: stored, or among those before it."""
    identities = [identity(figure) for figure in figures]
    async with database.read() as connection:
        seen = set(await _on_record(connection, list(dict.fromkeys(identities))))
    known = []
    for key in identities:
        known.append(key in seen)
        seen.add(key)
    return known


async def _on_record(connection: AsyncConnection, identities: Sequence[str]) -> list[str]:
    """Those that are on record already, in the order given."""
    found: set[str] = set()
    highest = await connection.scalar(select(func.max(FIGURE.c.id))) or 0
    if highest < len(identities):  # fewer figures than questions
        found.update(await connection.scalars(select(FIGURE.c.identity)))
        return [key for key in identities if key in found]
    for part in parts(identities):
        statement = select(FIGURE.c.identity).where(FIGURE.c.identity.in_(part))
        found.update(await connection.scalars(statement))
    return [key for key in identities if key in found]


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


async def _areas(connection: AsyncConnection, wanted: set[tuple[str, ...]]) -> None:
    known = set(await connection.scalars(select(_AREA.c.key)))
    new = {area_key(places): places for places in wanted if area_key(places) not in known}
    if new:
        await connection.execute(_AREA.insert(), [{"key": key} for key in sorted(new)])
        rows = [{"area": key, "place": place} for key in sorted(new) for place in new[key]]
        await connection.execute(_AREA_PLACE.insert(), rows)


async def source_ids(connection: AsyncConnection, wanted: set[Source]) -> dict[Source, int]:
    """The numbers of all these sources; those that are not on record are added."""
    ids: dict[Source, int] = {}
    for part in parts(sorted({source.url for source in wanted})):
        statement = select(SOURCE).where(SOURCE.c.url.in_(part))
        for row in await connection.execute(statement):
            source = source_of(row)
            if source in wanted:
                ids[source] = row.id
    first = 1 + (await connection.scalar(select(func.max(SOURCE.c.id))) or 0)
    new = dict(zip(sorted(wanted - ids.keys(), key=repr), count_from(first), strict=False))
    if new:
        rows = [
            {"id": number, "publisher": source.publisher, "speaker": source.speaker,
             "published": source.published, "url": source.url}
            for source, number in new.items()
        ]  # fmt: skip
        await connection.execute(SOURCE.insert(), rows)
    return ids | new


def parts(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """`values` in pieces that one statement takes."""
    for start in range(0, len(values), _PART):
        yield values[start : start + _PART]


async def _insert(connection: AsyncConnection, table: Any, **values: object) -> int:  # noqa: ANN401
    result = await connection.execute(table.insert().values(**values))
    (number,) = result.inserted_primary_key or (0,)
    return int(number)
