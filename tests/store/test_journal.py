"""The journal: an edited question finds the message that answered it, for a month."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import func, select

from store.database import Database
from store.journal import DAYS_KEPT, SWEEP_EVERY, note_reply, reply_to
from store.models import JournalRow

GROUP = -(2**51)


async def test_the_reply_to_a_message(database: Database, now: datetime) -> None:
    await note_reply(database, GROUP, 1, 10, now)
    await note_reply(database, GROUP, 2, 11, now)
    await note_reply(database, 7, 1, 12, now)
    assert await reply_to(database, GROUP, 1) == 10
    assert await reply_to(database, GROUP, 2) == 11
    assert await reply_to(database, 7, 1) == 12
    assert await reply_to(database, 7, 2) is None


async def test_the_newest_reply_counts(database: Database, now: datetime) -> None:
    for reply in (10, 9, 11):
        await note_reply(database, GROUP, 1, reply, now)
    assert await reply_to(database, GROUP, 1) == 11


async def test_many_at_once(database: Database, now: datetime) -> None:
    await asyncio.gather(*(note_reply(database, GROUP, n % 5, n, now) for n in range(40)))
    replies = [await reply_to(database, GROUP, message) for message in range(5)]
    assert [reply is not None and reply % 5 for reply in replies] == [0, 1, 2, 3, 4]


async def test_old_entries_go(database: Database, now: datetime) -> None:
    await note_reply(database, GROUP, 1, 10, now)
    await note_reply(database, GROUP, 2, 11, now + timedelta(seconds=1))
    await note_reply(database, GROUP, 3, 12, now + timedelta(days=DAYS_KEPT))
    assert await reply_to(database, GROUP, 1) == 10
    await note_reply(database, GROUP, SWEEP_EVERY, 13, now + timedelta(days=DAYS_KEPT, seconds=1))
    assert await reply_to(database, GROUP, 1) is None
    assert await reply_to(database, GROUP, 2) == 11
    await note_reply(database, GROUP, 2 * SWEEP_EVERY, 14, now + timedelta(days=2 * DAYS_KEPT + 1))
    async with database.read() as connection:
        left = await connection.scalar(select(func.count()).select_from(JournalRow))
    assert left == 1


async def test_a_message_answered_again_is_young_again(database: Database, now: datetime) -> None:
    await note_reply(database, GROUP, 1, 10, now)
    later = now + timedelta(days=DAYS_KEPT - 1)
    await note_reply(database, GROUP, 1, 11, later)
    await note_reply(database, GROUP, 2, 12, now + timedelta(days=DAYS_KEPT + 1))
    assert await reply_to(database, GROUP, 1) == 11
