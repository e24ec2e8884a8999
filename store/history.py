"""The history: one line for each act that changed the record, chained by hashes, never edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.models import HistoryRow

_HISTORY: Any = HistoryRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act. `who` is a person's key (`store.keys`), or the name of what acted by itself.

    In entries from before there were keys it is a numeric id, and their hashes are made of it.

    `about` is a code (U-12, D-7, F-7KQ2), `detail` what there is to say besides, `before` the
    digest of the entry before, empty for the first.
    """

    id: int
    at: datetime
    who: str
    act: str
    about: str
    detail: str
    before: str
    digest: str


async def log(
    database: Database,
    connection: AsyncConnection,
    *,
    who: str,
    act: str,
    about: str,
    detail: str = "",
    now: datetime,
) -> None:
    """Append an entry in the transaction of the act itself: there is no act without one."""
    await database.lock(connection, "history")
    newest = select(_HISTORY.c.digest).order_by(_HISTORY.c.id.desc()).limit(1)
    before = await connection.scalar(newest) or ""
    digest = digest_of(before, now, (who, act, about, detail))
    await connection.execute(
        _HISTORY.insert().values(
            at=now, who=who, act=act, about=about, detail=detail, before=before, digest=digest
        )
    )


async def entries(database: Database, most: int | None = None) -> list[Entry]:
    """The latest entries, the newest first; without `most` all of them."""
    statement = select(_HISTORY).order_by(_HISTORY.c.id.desc()).limit(most)
    async with database.read() as connection:
        return [Entry(**row) for row in (await connection.execute(statement)).mappings()]


def broken_at(newest_first: Sequence[Entry], *, whole: bool = False) -> Entry | None:
    """The oldest entry that does not follow from the one before it; None when the chain holds.

    With `whole` nothing comes before the first of them; of a part of the history the first entry
    is only held to its own digest. Of the newest entries no later one tells that they are gone.
    """
    before: str | None = "" if whole else None
    for entry in reversed(newest_first):
        told = (entry.who, entry.act, entry.about, entry.detail)
        follows = before is None or entry.before == before
        if not follows or entry.digest != digest_of(entry.before, entry.at, told):
            return entry
        before = entry.digest
    return None


def digest_of(before: str, at: datetime, told: Sequence[str]) -> str:
    """SHA-256 in hex of an entry: the one before, the moment in UTC, who, act, about, detail."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256("\0".join((before, moment, *told)).encode()).hexdigest()
