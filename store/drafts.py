"""Drafts that wait for a person, kept in the store for a day after their last change.

Who keeps or changes one is checked inside the same transaction.
"""

import json
import zlib
from asyncio import to_thread
from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.inbox import IN_HAND, took_effect
from store.models import DraftRow, UploadRow
from store.people import NotAllowed, Role, check_role
from store.proposals import Draft, News, digest_of, pack, unpack

LIFE = timedelta(hours=24)
"""How long a draft waits after its last change."""

KEPT = timedelta(days=30)
"""How long a draft that ended is kept."""

DRAFT: Any = DraftRow.__table__  # type: ignore[attr-defined]
_UPLOAD: Any = UploadRow.__table__  # type: ignore[attr-defined]
_ALIVE = ("open", "waiting")


async def keep(
    database: Database, draft: Draft, *, owners: Collection[int], now: datetime
) -> Draft:
    """A new draft, with its number. Raises NotAllowed when its author is no contributor.

    The one that the update in hand made already, where the process ended before it was shown.
    """
    origin = IN_HAND.get()
    async with database.write() as connection:
        await check_role(connection, draft.author, "contributor", owners)
        if origin is not None:
            made = select(DRAFT).where(DRAFT.c.origin == origin, DRAFT.c.author == draft.author)
            if (row := (await connection.execute(made)).first()) is not None:
                return await to_thread(record, row)
        return await insert(connection, draft, now, origin)


async def insert(
    connection: AsyncConnection, draft: Draft, now: datetime, origin: int | None = None
) -> Draft:
    """Add a draft as it is; its author's authority was checked. `origin`: of which update."""
    draft = replace(draft, expires=now + LIFE)
    columns = await to_thread(_columns, draft) | {"origin": origin}
    result = await connection.execute(DRAFT.insert().values(columns))
    (number,) = result.inserted_primary_key or (0,)
    return replace(draft, id=int(number), digest=columns["digest"])


async def change(
    database: Database,
    draft: Draft,
    *,
    before: str,
    person: int,
    owners: Collection[int],
    now: datetime,
) -> Draft | None:
    """Put `draft` in the place of what it was; None when that is no longer as `before` (digest).

    Its author changes it while it is open, an approver who is not its author while it waits.
    Raises NotAllowed.
    """
    async with database.write() as connection:
        await database.lock(connection, "figures")
        needed: Role = "contributor" if draft.state == "open" else "approver"
        await check_role(connection, person, needed, owners)
        if (person == draft.author) != (draft.state == "open"):
            raise NotAllowed(f"{person} may not change a draft that is {draft.state}")
        there = await find(connection, draft.id)
        if there is None or there.digest != before or there.state != draft.state:
            return None
        await took_effect(connection)
        return await put(connection, replace(draft, expires=now + LIFE))


async def put(connection: AsyncConnection, draft: Draft) -> Draft:
    """Write a draft over what it was."""
    columns = await to_thread(_columns, draft)
    await connection.execute(DRAFT.update().where(DRAFT.c.id == draft.id).values(columns))
    return replace(draft, digest=columns["digest"])


async def shown(database: Database, number: int, chat: int, message: int) -> None:
    """Keep which message shows a draft now: a reply to it is about the draft."""
    async with database.write() as connection:
        await connection.execute(
            DRAFT.update().where(DRAFT.c.id == number).values(chat=chat, message=message)
        )


async def ask(database: Database, number: int, person: int, asks: str) -> None:
    """Keep what the next words of a person are; with empty `asks` nothing is asked any more."""
    async with database.write() as connection:
        await connection.execute(
            DRAFT.update().where(DRAFT.c.id == number).values(asked=person, asks=asks)
        )


async def load(database: Database, number: int) -> Draft | None:
    """The draft of a number."""
    async with database.read() as connection:
        return await find(connection, number)


async def asked(database: Database, person: int) -> Draft | None:
    """The draft about which this person was asked something last."""
    return await _first(
        database, DRAFT.c.asked == person, DRAFT.c.asks != "", DRAFT.c.state.in_(_ALIVE)
    )


async def latest(database: Database, person: int) -> Draft | None:
    """The newest open draft of a person."""
    return await _first(database, DRAFT.c.author == person, DRAFT.c.state == "open")


async def at_message(database: Database, chat: int, message: int) -> Draft | None:
    """The draft that a message of ours shows."""
    return await _first(database, DRAFT.c.chat == chat, DRAFT.c.message == message)


async def alive(database: Database, person: int) -> list[Draft]:
    """Drafts that somebody has to approve, and a person's own open ones, the oldest first."""
    own = and_(DRAFT.c.state == "open", DRAFT.c.author == person)
    statement = select(DRAFT).where(or_(DRAFT.c.state == "waiting", own)).order_by(DRAFT.c.id)
    async with database.read() as connection:
        return [record(row) for row in await connection.execute(statement)]


async def expire(database: Database, now: datetime) -> list[Draft]:
    """End the drafts whose day is over; those that ended by this call, each once.

    What ended long ago is deleted: its figures, if it had any, are on record.
    """
    over = DRAFT.c.state.in_(_ALIVE), DRAFT.c.expires <= now
    old = DRAFT.c.state.not_in(_ALIVE), DRAFT.c.expires <= now - KEPT
    due = or_(and_(*over), and_(*old))
    async with database.read() as connection:
        if not await connection.scalar(select(func.count()).select_from(DRAFT).where(due)):
            return []
    async with database.write() as connection:
        await database.lock(connection, "figures")
        await connection.execute(delete(DRAFT).where(*old))
        found = [record(row) for row in await connection.execute(select(DRAFT).where(*over))]
        ids = [draft.id for draft in found]
        news = News(what="expired", at=now)
        await connection.execute(
            DRAFT.update()
            .where(DRAFT.c.id.in_(ids))
            .values(state="expired", asks="", news=_written(news))
        )
    return [replace(draft, state="expired", news=news) for draft in found]


async def unsaid(database: Database) -> list[Draft]:
    """The drafts of which others have yet to hear something, the oldest first."""
    statement = select(DRAFT).where(DRAFT.c.news != "").order_by(DRAFT.c.id)
    async with database.read() as connection:
        return [record(row) for row in await connection.execute(statement)]


async def said(database: Database, draft: Draft) -> None:
    """They are told what this draft's news were; newer ones are still to be told."""
    async with database.write() as connection:
        await connection.execute(
            DRAFT.update()
            .where(DRAFT.c.id == draft.id, DRAFT.c.news == _written(draft.news))
            .values(news="")
        )


async def revision_of(connection: AsyncConnection) -> int:
    """The data revision: the highest upload."""
    return int(await connection.scalar(select(func.max(_UPLOAD.c.id))) or 0)


async def find(connection: AsyncConnection, number: int) -> Draft | None:
    """The draft of a number, within a transaction."""
    row = (await connection.execute(select(DRAFT).where(DRAFT.c.id == number))).first()
    return None if row is None else await to_thread(record, row)


async def _first(database: Database, *conditions: Any) -> Draft | None:  # noqa: ANN401
    statement = select(DRAFT).where(*conditions).order_by(DRAFT.c.id.desc()).limit(1)
    async with database.read() as connection:
        row = (await connection.execute(statement)).first()
    return None if row is None else await to_thread(record, row)


def _written(news: News | None) -> str:
    if news is None:
        return ""
    told = asdict(news) | {"at": news.at.isoformat()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _read(written: str) -> News | None:
    if not written:
        return None
    told = json.loads(written)
    at = datetime.fromisoformat(told["at"])
    return News(**{**told, "at": at, "added": tuple(told["added"])})


def _columns(draft: Draft) -> dict[str, Any]:
    packed = pack(draft)
    return {
        "author": draft.author,
        "chat": draft.chat,
        "message": draft.message,
        "state": draft.state,
        "content": zlib.compress(packed),
        "digest": digest_of(packed, draft.base),
        "base": draft.base,
        "upload": draft.upload,
        "asked": draft.asked,
        "asks": draft.asks,
        "expires": draft.expires,
        "news": _written(draft.news),
    }


def record(row: Row[Any]) -> Draft:
    """The draft of a row of the table."""
    return replace(
        unpack(zlib.decompress(row.content)),
        id=row.id,
        author=row.author,
        base=row.base,
        state=row.state,
        expires=row.expires,
        chat=row.chat,
        message=row.message,
        upload=row.upload,
        asked=row.asked,
        asks=row.asks,
        digest=row.digest,
        news=_read(row.news),
    )
