"""What is new on record since a moment: figures added, revised, corrected, withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from store.database import Database
from store.figures import FIGURE, SUPERSESSION, record, with_source
from store.records import Figure

MOST = 40
"""Changes that are listed, the latest first."""


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


async def changes(database: Database, since: datetime, now: datetime) -> tuple[list[Item], bool]:
    """The latest changes after `since` up to `now`, and whether there were more."""
    gone = (
        select(SUPERSESSION)
        .where(SUPERSESSION.c.known_from > since, SUPERSESSION.c.known_from <= now)
        .order_by(SUPERSESSION.c.known_from.desc(), SUPERSESSION.c.id.desc())
        .limit(MOST + 1)
    )
    came = (
        with_source()
        .where(FIGURE.c.known_from > since, FIGURE.c.known_from <= now)
        .order_by(FIGURE.c.known_from.desc(), FIGURE.c.id)
        .limit(2 * MOST + 1)
    )
    async with database.read() as connection:
        given_up = list(await connection.execute(gone))
        ids = {row.figure for row in given_up} | {row.by for row in given_up if row.by}
        wanted = with_source().where(FIGURE.c.id.in_(sorted(ids)))
        named = {row.id: record(row) for row in await connection.execute(wanted)}
        added = [record(row) for row in await connection.execute(came)]
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
    return items[:MOST], len(items) > MOST


def _news(kind: str, *, has_successor: bool) -> News:
    if not has_successor:
        return News.WITHDRAWN
    return News.REVISED if kind.startswith("revis") else News.CORRECTED
