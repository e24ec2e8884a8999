"""Real processes while the store or the process itself is away: each test is named after it.

The stand-in's ledger, outside of the bot, is the truth. Nothing that is said to be sent was not,
nobody has two copies whose row was never in doubt, no question stays without an answer.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

from sqlalchemy import select

from handlers.delivery import IN_HAND
from store.database import Database, connect
from store.outbox import OUTBOX, tally
from tests.bot.process import hektar_run
from tests.bot.test_faults import edition
from tests.bot.test_processes import delivered, started
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.ledger import PATIENCE
from tests.support.botapi.talk import Person, Talk


async def rows(database: Database) -> dict[int, tuple[str, bool]]:
    """State and mark of each row, by chat."""
    async with database.read() as connection:
        found = await connection.execute(select(OUTBOX.c.chat, OUTBOX.c.state, OUTBOX.c.flagged))
        return {row.chat: (row.state, row.flagged) for row in found}


async def check(api: BotApi, database: Database, most_in_doubt: int) -> None:
    """What is promised of every row."""
    copies, found = delivered(api), await rows(database)
    assert {state for state, _ in found.values()} <= {"sent", "uncertain"}
    for chat, (state, flagged) in found.items():
        if state == "sent":
            assert copies[chat] >= 1
        if not flagged:
            assert copies[chat] == 1
    assert max(copies.values()) == 1  # under "hold" not even those
    assert sum(flagged for _, flagged in found.values()) <= most_in_doubt


async def nothing_left(talk: Talk, database: Database) -> None:
    """Ask, each time as somebody else, until every row has ended: meanwhile all are answered."""
    async with asyncio.timeout(PATIENCE):
        for number in count(9000):
            if not {"pending", "sending"} & (await tally(database)).keys():
                return
            talk.say("/cleared Fuzuli 2023", Person(id=number))
            await talk.reply(0, number)


async def test_a_process_that_was_suspended_for_longer_than_the_lead_lasts(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """Another one takes over; the first wakes up with requests in hand, and doubles nothing."""
    url = new_store("postgresql", STOCKED)
    database = connect(url)
    await edition(api, database, 40)
    api.faults.plan(faults.held(), method="sendMessage", times=IN_HAND, skip=3)
    async with AsyncExitStack() as stack:
        first = await started(stack, api, tmp_path / "first", url)
        await api.ledger.until(lambda: api.faults.holding, "a request")
        first.suspend()
        second = await started(stack, api, tmp_path / "second", url)
        talk.say("/cleared Fuzuli 2023")
        await talk.reply(0)  # by the second, for the first one sleeps
        assert " polling " in second.log.read_text()
        first.resume()
        api.faults.release()
        await nothing_left(talk, database)
        talk.say("/cleared Fuzuli 2022")
        await talk.reply(1)
    await check(api, database, 2 * IN_HAND)
    await database.close()


LOCKED = 30
"""Seconds for which another process has the store: six times as long as a writer waits."""

_LOCK = f"""
import sqlite3, sys, time
other = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
other.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
time.sleep({LOCKED})
"""


async def test_another_process_has_the_store_locked_for_30_seconds(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """Nothing leaves meanwhile of which the intent is not committed, and all of it afterwards."""
    url = new_store("sqlite", STOCKED)
    database = connect(url)
    await edition(api, database, 40)
    async with hektar_run(api, tmp_path, url) as running:
        await api.ledger.until(lambda: len(delivered(api)) >= 3, "the first")
        other = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _LOCK, str(database.file), stdout=PIPE
        )
        assert other.stdout is not None
        await other.stdout.readline()
        talk.say("/cleared Fuzuli 2023")
        left = len(delivered(api))
        await other.wait()
        assert len(delivered(api)) <= left + IN_HAND
        assert running.log.read_text().count("nothing can be delivered") >= 1
        await talk.reply(0)
        await nothing_left(talk, database)
    await check(api, database, 0)
    await database.close()
