"""Real processes while the store or the process itself is away: each test is named after it.

The stand-in's ledger, outside of the bot, is the truth. Nothing that is said to be sent was not,
nobody has two copies whose row was never in doubt, no question stays without an answer.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import asyncpg
from sqlalchemy import select

from bot.serving import STAND_BY_SECONDS
from handlers.delivery import IN_HAND
from store.database import Database, connect
from store.leading import SILENT_SECONDS
from store.outbox import OUTBOX, tally
from store.published import load_published
from store.schema import migrate
from tests.bot.process import hektar_run
from tests.bot.test_faults import NOW, edition
from tests.bot.test_processes import OWNER, delivered, started
from tests.conftest import STOCKED, NewStore
from tests.support import postgres
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.ledger import PATIENCE
from tests.support.botapi.talk import Person, Talk

ASKING = 20
"""People who ask while the rest is delivered."""

CRASHES = int(os.environ.get("HEKTAR_CRASHES", "14"))
"""Of the database server; more in a longer run."""


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
    """Wait until every row has ended; some, each somebody else, ask meanwhile and are answered.

    Only some: replies go first, and as many as Telegram takes would leave no room to deliver.
    """
    async with asyncio.timeout(PATIENCE):
        for number in count(9000):
            if not {"pending", "sending"} & (await tally(database)).keys():
                return
            if number < 9000 + ASKING:
                talk.say("/cleared Fuzuli 2023", Person(id=number))
                await talk.reply(0, number)


async def test_postgresql_crashes_and_starts_again_while_a_digest_goes_out(
    api: BotApi, talk: Talk, tmp_path: Path
) -> None:
    """Requests are in hand at each crash, and questions come in."""
    people = [Person(id=5000 + n) for n in range(CRASHES)]
    with postgres.running(durable=True) as server:
        connection = await asyncpg.connect(server.dsn())
        await connection.execute("CREATE DATABASE hektar")
        await connection.close()
        database = connect(server.url("hektar"))
        await migrate(database)
        await load_published(database, NOW)
        await edition(api, database, (IN_HAND + 8) * (CRASHES + 1))
        async with hektar_run(api, tmp_path, server.url("hektar")):
            for number, person in enumerate(people):
                took = number % 2 == 0
                fault = faults.hung(after=True) if took else faults.held()
                api.faults.plan(fault, method="sendMessage", times=IN_HAND, skip=number)
                await api.ledger.until(lambda: api.faults.holding == IN_HAND, "requests in hand")
                talk.say("/cleared Fuzuli 2023", person)
                await asyncio.to_thread(server.crash)
                api.faults.release()
                api.faults.forget()
            for person in people:
                await talk.reply(0, person.id)
            await database.close()  # its connections are from before the crashes
            database = connect(server.url("hektar"))
            await nothing_left(talk, database)
        await check(api, database, CRASHES * IN_HAND)
        await database.close()


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
        await api.ledger.until(lambda: api.faults.holding == IN_HAND, "requests in hand")
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


def test_whoever_stands_by_takes_over_within_15_seconds() -> None:
    """Of a leader that was ended at its next look, of a suspended one after its silence."""
    assert SILENT_SECONDS + STAND_BY_SECONDS <= 15


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


_HASTY = """
from bot import serving, updates
updates.WATCHDOG_SECONDS, updates.STALLED_SECONDS, serving.LOOK_SECONDS = 2, 4, 1
"""
"""In place of the minutes that no test waits: of the watchdog 42 seconds, until the alarm 80."""


async def test_telegram_takes_every_poll_and_never_answers(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """Each is given up, owners are told, and what was asked meanwhile is answered afterwards."""
    api.world.chats[OWNER.id] = OWNER.chat
    api.faults.plan(faults.hung(), method="getUpdates", times=1000)
    talk.say("/cleared Fuzuli 2023")
    url, owners = new_store("sqlite", STOCKED), {"HEKTAR_PEOPLE__OWNERS": str(OWNER.id)}
    async with hektar_run(api, tmp_path, url, before=_HASTY, **owners) as running:
        alarm = await talk.reply(0, OWNER.id)
        assert "Telegram gives no updates: TimeoutError" in alarm.text
        assert running.log.read_text().count("error=TimeoutError") >= 2
        assert not talk.answers()
        api.faults.forget()
        await talk.reply(0)
        running.stop()
        status, log = await running.ended()
    assert status == 0
    assert "Traceback" not in log
