"""What becomes of a chat: it comes back, becomes another one, or is forgotten."""

import re
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.outbox import OUTBOX, PARCEL, naming
from store.subscriptions import LEFT, SUBSCRIPTION
from store.watches import WATCH

SHUT_OUT = ("Forbidden", "Chat not found")
"""How Telegram's refusals begin that hold for a chat as long as it wants none of us, or has not
opened the chat with us yet."""

KEPT = timedelta(days=30)
"""How long what a chat did not get, because it was closed to us, waits for its return."""

NOBODY = 0
"""Whose something of a group is, once who asked for it is forgotten."""


async def come_back(database: Database, chat: int, now: datetime) -> bool:
    """A chat that Telegram closed to us is open again; whether there was something for it.

    Its subscription goes on, unless it was ended by itself, with what is due from now on; what
    it was to be told meanwhile, digests apart, is told now.
    """
    ended = (
        (SUBSCRIPTION.c.chat == chat)
        & (SUBSCRIPTION.c.state == "stopped")
        & (SUBSCRIPTION.c.reason != LEFT)
    )
    missed = (
        (OUTBOX.c.chat == chat)
        & OUTBOX.c.edition.is_(None)
        & (OUTBOX.c.state == "stopped")
        & or_(*(OUTBOX.c.reason.startswith(words) for words in SHUT_OUT))
        & (OUTBOX.c.changed > now - KEPT)
    )
    something = select(exists().where(ended) | exists().where(missed))
    async with database.read() as connection:  # mostly there is nothing, and no lock is taken
        if not await connection.scalar(something):
            return False
    async with database.write() as connection:
        again = await connection.execute(
            update(SUBSCRIPTION).where(ended).values(state="active", reason="", since=now)
        )
        told = await connection.execute(
            update(OUTBOX).where(missed).values(state="pending", not_before=now, changed=now)
        )
        return bool(again.rowcount + told.rowcount)


async def move(database: Database, old: int, new: int) -> None:
    """A group has become another chat: subscription, watches and what waits for it go along.

    It may be told twice, and in any order; where both ids have a row, the new one's stays.
    """
    async with database.write() as connection:
        await database.lock(connection, "subscription")
        if await _subscribed(connection, old):
            mine = SUBSCRIPTION.c.chat == old
            if await _subscribed(connection, new):
                await connection.execute(delete(SUBSCRIPTION).where(mine))
            else:
                await connection.execute(update(SUBSCRIPTION).where(mine).values(chat=new))
        await connection.execute(update(WATCH).where(WATCH.c.chat == old).values(chat=new))
        has = select(OUTBOX.c.once).where(OUTBOX.c.chat == new)
        waiting = OUTBOX.c.state.in_(("pending", "sending", "uncertain"))
        rows = (OUTBOX.c.chat == old) & waiting
        await connection.execute(
            update(OUTBOX)
            .where(rows, OUTBOX.c.once.in_(has))
            .values(state="stopped", reason="the group moved, and has it")
        )
        await connection.execute(
            update(OUTBOX).where(rows, OUTBOX.c.once.not_in(has)).values(chat=new)
        )


async def forget(connection: AsyncConnection, person: int) -> None:
    """Delete what a person's own chat gets and got; what groups wait for stays, of nobody.

    A row whose request is under way stays until it has ended. What others got, or have yet to
    get, stays too, and names this person no more.
    """
    for table in (SUBSCRIPTION, WATCH):
        await connection.execute(delete(table).where(table.c.chat == person))
        await connection.execute(
            update(table).where(table.c.person == person).values(person=NOBODY)
        )
    mine = OUTBOX.c.chat == person, OUTBOX.c.state != "sending"
    parcels = (await connection.scalars(select(OUTBOX.c.parcel).where(*mine))).all()
    await connection.execute(delete(OUTBOX).where(*mine))
    of_others = select(OUTBOX.c.parcel).where(OUTBOX.c.parcel.in_(parcels))
    await connection.execute(
        delete(PARCEL).where(PARCEL.c.id.in_(parcels), PARCEL.c.id.not_in(of_others))
    )
    await _unname(connection, person)


async def _unname(connection: AsyncConnection, person: int) -> None:
    """Take a person out of the parcels that name them: of the words, not of a button's data."""
    named = PARCEL.c.content.contains(f'"{naming(person)}"', autoescape=True)
    words = re.compile(rf"(?<![\da-f:]){person}(?![\da-f:])")
    for row in (await connection.execute(select(PARCEL).where(named))).all():
        unnamed = update(PARCEL).where(PARCEL.c.id == row.id)
        await connection.execute(unnamed.values(content=words.sub("…", row.content)))


async def _subscribed(connection: AsyncConnection, chat: int) -> bool:
    found: Any = await connection.scalar(
        select(SUBSCRIPTION.c.chat).where(SUBSCRIPTION.c.chat == chat)
    )
    return found is not None
