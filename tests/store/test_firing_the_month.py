"""Eight processes that find a month due at the same instant, two hundred times: one edition each.

A lock of the server is the starting gun: all wait for it, and are let go at once.
"""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

import asyncpg

from store.database import connect
from store.subscriptions import Choice, Slot, Subscription, subscribe
from tests.bot.process import comes
from tests.conftest import EMPTY, NewStore
from tests.support.rivals import ROOT

PROCESSES, MONTHS, READERS = 8, 200, 3
FIRST = datetime.fromisoformat("2004-01-05T08:00+00:00")
"""Two hours after the digest of December is due."""

_FIRING = """
import asyncio, json, sys
from datetime import datetime

import asyncpg

from store.database import connect
from store.editions import make
from store.subscriptions import Slot, choices, latest_due

async def main(url, first, months):
    database, made = connect(url), []
    gun = await asyncpg.connect(url.replace("+asyncpg", ""))
    for number in range(months):
        years, month = divmod(first.month - 1 + number, 12)
        now = first.replace(year=first.year + years, month=month + 1)
        due = latest_due(Slot(), now)
        await gun.execute("SELECT pg_advisory_lock_shared($1)", number)
        wanted = dict.fromkeys(await choices(database, due), "A digest")
        if wanted:
            _, added = await make(database, due, wanted, now=now, waits=False)
            made.append((due.period, added))
    print(json.dumps(made))
    await gun.close()
    await database.close()

asyncio.run(main(sys.argv[1], datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])))
"""
"""As `handlers.digests` does, with other words; prints what it made of each month it found due."""

_READY = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1"
_EDITIONS = "SELECT period FROM edition"
_ROWS = "SELECT period, chat FROM outbox JOIN edition ON edition.id = outbox.edition"


async def test_two_hundred_months_that_eight_processes_fire_at_once_have_one_edition_each(
    new_store: NewStore,
) -> None:
    url = new_store("postgresql", EMPTY)
    database = connect(url)
    for chat in range(1, READERS + 1):
        reader = Subscription(
            chat=chat, person=chat, choice=Choice(language="en"), slot=Slot(),
            since=FIRST - timedelta(days=1),
        )  # fmt: skip
        await subscribe(database, reader)
    await database.close()
    async with AsyncExitStack() as stack:
        server = await asyncpg.connect(url.replace("+asyncpg", ""))
        stack.push_async_callback(server.close)
        await server.execute("SELECT pg_advisory_lock(0)")
        given = [url, FIRST.isoformat(), str(MONTHS)]
        running = [await firing(stack, *given) for _ in range(PROCESSES)]
        for number in range(MONTHS):

            async def ready(number: int = number) -> bool:
                assert {process.returncode for process in running} == {None}
                return bool(await server.fetchval(_READY, number) == PROCESSES)

            await comes(ready, f"all for month {number}")
            await server.execute("SELECT pg_advisory_lock($1)", number + 1)
            await server.execute("SELECT pg_advisory_unlock($1)", number)
        said: list[tuple[str, int]] = []
        for process in running:
            printed, _ = await process.communicate()
            assert process.returncode == 0
            said += map(tuple, json.loads(printed))
        editions = Counter(one["period"] for one in await server.fetch(_EDITIONS))
        rows = Counter((one["period"], one["chat"]) for one in await server.fetch(_ROWS))
    assert len(editions) == MONTHS
    assert set(editions.values()) == {1}
    assert rows == Counter((each, chat) for each in editions for chat in range(1, READERS + 1))
    assert Counter(period for period, added in said if added) == editions
    assert len(said) > 2 * MONTHS  # so they did race


async def firing(stack: AsyncExitStack, *given: str) -> Process:
    """A process that fires; it is ended with the block, where it still runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-c", _FIRING, *given, cwd=ROOT, stdout=PIPE
    )

    async def end() -> None:
        if process.returncode is None:
            process.kill()
            await process.communicate()

    stack.push_async_callback(end)
    return process
