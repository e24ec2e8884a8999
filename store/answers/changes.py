"""What is new on record since a moment: figures added, revised, corrected, withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import get_args

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.figures import FIGURE, SHIPPED, SUPERSESSION, UPLOAD, Change, record, with_source
from store.records import Figure

MOST = 40
"""Changes that a message lists, the latest first."""
MOST_IN_FILE = 5000
"""Changes that a file lists."""


class News(StrEnum):
    """What happened to a figure."""

    NEW = "new"
    REVISED = "revised"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One change: `figure` is the one added or given up, `now` what stands in its place."""

    news: News
    figure: Figure
    at: datetime
    now: Figure | None = None
    reason: str = ""


async def changes(
    database: Database, since: datetime, now: datetime, most: int = MOST
) -> tuple[list[Item], bool]:
    """The latest `most` changes after `since` up to `now`, and whether there were more."""
    gone = (
        select(SUPERSESSION)
        .where(SUPERSESSION.c.known_from > since, SUPERSESSION.c.known_from <= now)
        .order_by(SUPERSESSION.c.known_from.desc(), SUPERSESSION.c.id.desc())
        .limit(most + 1)
    )
    async with database.read() as connection:
        given_up = list(await connection.execute(gone))
        ids = {row.figure for row in given_up} | {row.by for row in given_up if row.by}
        wanted = with_source().where(FIGURE.c.id.in_(sorted(ids)))
        named = {row.id: record(row) for row in await connection.execute(wanted)}
        added = await _added(connection, since, now, 2 * most + 1)
    items = [
        Item(
            news=_news(row.kind, has_successor=row.by is not None),
            figure=named[row.figure],
            now=named.get(row.by),
            at=row.known_from,
            reason=row.reason,
        )
        for row in given_up
    ]
    successors = {row.by for row in given_up}
    items += [
        Item(news=News.NEW, figure=one, at=one.known_from)
        for one in added
        if one.id not in successors
    ]
    items.sort(key=lambda item: (item.at, -item.figure.id), reverse=True)
    return items[:most], len(items) > most


async def fate(database: Database, figure: Figure, now: datetime) -> Item | None:
    """What a figure that counts no longer at `now` gave way to; None for one that counts."""
    gone = (
        select(SUPERSESSION)
        .where(SUPERSESSION.c.figure == figure.id, SUPERSESSION.c.known_from <= now)
        .order_by(SUPERSESSION.c.known_from, SUPERSESSION.c.id)
        .limit(1)
    )
    async with database.read() as connection:
        row = (await connection.execute(gone)).first()
        if row is None:
            return None
        successor = None
        if row.by is not None:
            found = await connection.execute(with_source().where(FIGURE.c.id == row.by))
            successor = record(found.one())
    news = _news(row.kind, has_successor=successor is not None)
    return Item(news=news, figure=figure, now=successor, at=row.known_from, reason=row.reason)


async def _added(
    connection: AsyncConnection, since: datetime, now: datetime, enough: int
) -> list[Figure]:
    """The latest figures known after `since`, `enough` of them, by way of their uploads.

    As many may stand in another one's place, which is one change.
    An upload's figures are known from its own moment on; those that are shipped, from the day
    on which they were published. So figures need no index by the moment they are known from.
    """
    uploads = (
        select(UPLOAD.c.id)
        .where(
            UPLOAD.c.at > since,
            UPLOAD.c.at <= now,
            UPLOAD.c.kind.not_in([SHIPPED, *get_args(Change)]),
        )
        .order_by(UPLOAD.c.at.desc(), UPLOAD.c.id.desc())
        .limit(enough)
    )
    shipped = select(UPLOAD.c.id).where(UPLOAD.c.kind == SHIPPED)
    known = FIGURE.c.known_from > since, FIGURE.c.known_from <= now
    newest = FIGURE.c.known_from.desc(), FIGURE.c.id
    statement = with_source().where(FIGURE.c.upload.in_(shipped), *known).order_by(*newest)
    found = [record(row) for row in await connection.execute(statement.limit(enough))]
    left = enough
    for upload in list(await connection.scalars(uploads)):
        statement = with_source().where(FIGURE.c.upload == upload, *known).order_by(FIGURE.c.id)
        rows = list(await connection.execute(statement.limit(left)))
        found += [record(row) for row in rows]
        left -= len(rows)
        if not left:
            break
    return found


def _news(kind: str, *, has_successor: bool) -> News:
    if not has_successor:
        return News.WITHDRAWN
    return News.REVISED if kind.startswith("revis") else News.CORRECTED
