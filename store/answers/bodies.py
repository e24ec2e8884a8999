"""Bodies of evidence out of the store, each loaded once for one revision of the data."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.answers.body import Body
from store.answers.boxes import Box
from store.answers.errata import errata_ids
from store.answers.evidence import REVISION, areas
from store.areas import area_key, from_key, mask
from store.database import Database
from store.figures import FIGURE, SUPERSESSION, counted, record, with_source
from store.measures import Measure
from store.questions import Question, Scope
from store.records import Figure

MOST = 4000
"""Figures that one answer may weigh; fixed, so that the same question has the same answer."""
MOST_BODIES = 24
"""Bodies kept at once for one store; the one not asked for longest goes first."""
MOST_WIDER = 4
"""How often the search for what touches the evidence is widened where all of it is too much."""

_EVER = datetime(9999, 12, 31, tzinfo=UTC)
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A body as it stood from `since` until before `until`; None: it is too large to keep."""

    body: Body | None
    since: datetime
    until: datetime


_Key = tuple[int, bool, Scope]
# Not on Database: what is kept here is this package's own, and goes when the database does.
_KEPT: WeakKeyDictionary[Database, OrderedDict[_Key, list[_Kept]]] = WeakKeyDictionary()


TOO_LARGE = Body(())
"""What stands for a scope with more figures than may be weighed at once."""


def kept_body(
    database: Database, question: Question, as_of: datetime, revision: int
) -> Body | None:
    """The evidence of the question's scope where it is in memory for this revision of the data.

    None: not in memory; `TOO_LARGE`: it never will be.
    """
    key = (revision, question.measure.is_area, question.scope)
    found = _find(database, key, as_of)
    return None if found is None else found.body or TOO_LARGE


def was_too_large(database: Database, question: Question) -> bool:
    """Whether the question's scope had too many figures when it was last looked at."""
    wanted = question.measure.is_area, question.scope
    return any(
        key[1:] == wanted and any(one.body is None for one in found)
        for key, found in _KEPT.get(database, {}).items()
    )


async def body_of(
    database: Database, connection: AsyncConnection, question: Question, as_of: datetime
) -> Body:
    """All evidence of the question's scope, or where that is too much, what is near its cell."""
    revision = await connection.scalar(REVISION) or 0
    key = (revision, question.measure.is_area, question.scope)
    found = _find(database, key, as_of)
    if found is None:
        found = await _everything(connection, question, as_of)
        kept = _KEPT.setdefault(database, OrderedDict())
        kept.setdefault(key, []).append(found)
        while len(kept) > MOST_BODIES:
            kept.popitem(last=False)
    return found.body or await _near(connection, question, as_of)


def _find(database: Database, key: _Key, as_of: datetime) -> _Kept | None:
    kept = _KEPT.get(database, OrderedDict())
    for one in kept.get(key, ()):
        if one.since <= as_of < one.until:
            kept.move_to_end(key)
            return one
    return None


async def _everything(connection: AsyncConnection, question: Question, as_of: datetime) -> _Kept:
    """The whole scope at `as_of`, and the moments between which it is the same."""
    gone = (
        select(func.min(SUPERSESSION.c.known_from))
        .where(SUPERSESSION.c.figure == FIGURE.c.id)
        .scalar_subquery()
        .label("gone")
    )
    statement = (
        with_source()
        .add_columns(gone)
        .where(*_family(question), FIGURE.c.area.in_(await areas(connection)))
        .order_by(FIGURE.c.id)
        .limit(MOST + 1)
    )
    rows = list(await connection.execute(statement))
    if len(rows) > MOST:
        return _Kept(body=None, since=_NEVER, until=_EVER)
    events = {row.known_from for row in rows} | {row.gone for row in rows if row.gone}
    figures = [
        record(row)
        for row in rows
        if row.known_from <= as_of and (row.gone is None or row.gone > as_of)
    ]
    return _Kept(
        body=Body(figures, errata=await errata_ids(connection)),
        since=max((moment for moment in events if moment <= as_of), default=_NEVER),
        until=min((moment for moment in events if moment > as_of), default=_EVER),
    )


async def _near(connection: AsyncConnection, question: Question, as_of: datetime) -> Body:
    """What meets the asked cell, then what meets that, as long as it is not too much.

    Where what meets it is too much already: of these places only; of this measure only. Fewer
    figures prove less, never something false; the body says that it was cut.
    """
    errata = await errata_ids(connection)
    keys = await areas(connection)
    cell = Box(
        types=question.measure.types,
        places=mask(question.places),
        first=question.period.begins,
        last=question.period.end or date.max,
    )
    best, more = await _meeting(connection, question, as_of, cell, keys)
    if more:
        own = [area_key(question.places)]
        best, more = await _meeting(connection, question, as_of, cell, own)
        if more:
            best = [one for one in best if one.measure is question.measure]
        return Body(best, errata=errata, cut=True)
    for _ in range(MOST_WIDER):
        boxes = [_box(one) for one in best]
        found, more = await _meeting(connection, question, as_of, _hull([cell, *boxes]), keys)
        if not more and len(found) == len(best):
            return Body(best, errata=errata)
        for like in _like(cell, boxes):
            if more:
                hull = _hull([cell, *like])
                found, more = await _meeting(connection, question, as_of, hull, keys)
        if more or len(best) == len(together := {one.id: one for one in (*best, *found)}):
            break
        best = list(together.values())
    return Body(best[:MOST], errata=errata, cut=True)


def _like(cell: Box, boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    """The boxes to look around where all of them are too much: no longer, or no wider ones.

    A figure for the whole territory and a year meets everything; a month of two districts
    brings in the other one.
    """
    yield [one for one in boxes if one.days <= cell.days]
    yield [one for one in boxes if not one.places & ~cell.places]


async def _meeting(
    connection: AsyncConnection,
    question: Question,
    as_of: datetime,
    hull: Box,
    keys: Sequence[str],
) -> tuple[list[Figure], bool]:
    statement = (
        with_source()
        .where(
            *_family(question),
            FIGURE.c.measure.in_([m for m in Measure if m.types & hull.types]),
            FIGURE.c.area.in_([key for key in keys if mask(from_key(key)) & hull.places]),
            FIGURE.c.begins <= hull.last,
            FIGURE.c.end >= hull.first,
            *counted(bindparam("as_of", as_of, type_=FIGURE.c.known_from.type)),
        )
        .order_by(FIGURE.c.id)
        .limit(MOST + 1)
    )
    rows = list(await connection.execute(statement))
    return [record(row) for row in rows[:MOST]], len(rows) > MOST


def _family(question: Question) -> tuple[Any, ...]:
    scope = question.scope
    return (
        FIGURE.c.measure.in_([m for m in Measure if m.is_area == question.measure.is_area]),
        FIGURE.c.status == scope.status,
        FIGURE.c.operator == scope.operator,
        FIGURE.c.purpose == scope.purpose,
        FIGURE.c.process == scope.process,
    )


def _hull(boxes: Sequence[Box]) -> Box:
    types = places = 0
    for box in boxes:
        types |= box.types
        places |= box.places
    return Box(
        types=types,
        places=places,
        first=min(box.first for box in boxes),
        last=max(box.last for box in boxes),
    )


def _box(figure: Figure) -> Box:
    return Box(
        types=figure.measure.types,
        places=mask(figure.places),
        first=figure.period.begins,
        last=figure.period.end or date.max,
    )
