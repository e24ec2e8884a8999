"""Deliveries: messages a second over HTTP where Telegram never waits; an edition of 100,000."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from telegram.ext import Application, ApplicationBuilder

from benchmarks import transport
from benchmarks.replying import NOW
from handlers.context import Desk, Settings
from handlers.delivery import Delivery
from handlers.parcels import parts, poster
from handlers.routing import register
from store.database import Database, connect
from store.editions import make
from store.outbox import tally
from store.published import load_published
from store.schema import migrate
from store.subscriptions import SUBSCRIPTION, Choice, Slot, chosen_columns, latest_due

App = Application[Any, Any, Any, Any, Any, Any]
SENT = 2_000
"""Messages of the run whose rate is measured."""

ROWS = 100_000
CHOICE = Choice(language="en")
_PARCEL = '{"language": "en", "messages": [{"html": "%s", "buttons": []}]}' % ("A digest. " * 100)

_EDITION = """
import asyncio, sys
from pathlib import Path
from time import perf_counter
from benchmarks.delivering import edition
from store.database import connect

async def main():
    database = connect(sys.argv[1])
    start = perf_counter()
    added = await edition(database)
    seconds = perf_counter() - start
    assert added == int(sys.argv[2]), added
    status = Path("/proc/self/status").read_text()
    print(seconds, status.partition("VmHWM:")[2].split()[0])
    await database.close()

asyncio.run(main())
"""


_TELEGRAM = """
import asyncio, sys
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.serving import serving
from tests.support.botapi.talk import Person

async def main():
    api = BotApi()
    for chat in range(1, int(sys.argv[1]) + 1):
        api.world.chats[chat] = Person(id=chat).chat
    async with serving(api) as server:
        print(server.base_url, api.token, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


@contextmanager
def _telegram(chats: int) -> Iterator[App]:
    """A bot on the stand-in for the Bot API, which is a process of its own and never waits."""
    command = [sys.executable, "-c", _TELEGRAM, str(chats)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url, token = process.stdout.readline().split()
            yield ApplicationBuilder().updater(None).token(token).base_url(url).build()
        finally:
            process.kill()


async def edition(database: Database) -> int:
    """The open edition of all readers; how many rows were made."""
    due = latest_due(Slot(), NOW)
    _, added = await make(database, due, {CHOICE: _PARCEL}, now=NOW, waits=False)
    return added


async def readers(database: Database, number: int) -> None:
    """So many subscribers of one choice, from the chat 1 on."""
    slot = Slot()
    same = {
        "person": 7,
        **chosen_columns(CHOICE),
        "cadence": slot.cadence,
        "day": slot.day,
        "hour": slot.hour,
        "time_zone": slot.time_zone,
        "since": NOW - timedelta(days=30),
    }
    rows = [{"chat": chat} | same for chat in range(1, number + 1)]
    async with database.write() as connection:
        await connection.execute(SUBSCRIPTION.insert(), rows)


async def _deliver(delivery: Delivery) -> None:
    """Send all that is due, as the process does, without its pace."""
    async with asyncio.TaskGroup() as group:
        while True:
            await delivery.room()
            if not await delivery.begin(group, 25) and not delivery.in_hand:
                return
            await asyncio.sleep(0)


async def rate(folder: Path, bot: App) -> tuple[float, list[float]]:
    """Messages a second of `bot`; and seconds from a question to its reply meanwhile."""
    database = connect(f"sqlite+aiosqlite:///{folder / 'delivering.sqlite'}")
    await migrate(database)
    await load_published(database, NOW)
    register(bot, Desk(database=database, settings=Settings(), clock=lambda: NOW))
    await bot.initialize()
    await readers(database, SENT)
    await edition(database)
    delivery = Delivery(
        database=database, post=poster(bot.bot), parts=parts, now=lambda: NOW, policy="hold"
    )
    waited: list[float] = []

    async def ask() -> None:
        number = 10
        while True:
            number += 1
            update = transport.update(number, "/cleared Fuzuli 2023", bot.bot)
            start = perf_counter()
            await bot.process_update(update)
            waited.append(perf_counter() - start)
            await asyncio.sleep(0.1)

    start = perf_counter()
    asking = asyncio.ensure_future(ask())
    await _deliver(delivery)
    seconds = perf_counter() - start
    asking.cancel()
    found = await tally(database)
    if found != {"sent": SENT}:
        raise SystemExit(f"not all were sent: {found}")
    await bot.shutdown()
    await database.close()
    return SENT / seconds, waited


async def _prepare(url: str) -> None:
    database = connect(url)
    await migrate(database)
    await readers(database, ROWS)
    await database.close()


def create(folder: Path) -> tuple[float, int]:
    """Seconds to make an edition of 100,000 rows, and KiB at most of the process that does it.

    As Linux counts its own memory, without that of the process which started it.
    """
    url = f"sqlite+aiosqlite:///{folder / 'edition.sqlite'}"
    asyncio.run(_prepare(url))
    command = [sys.executable, "-c", _EDITION, url, str(ROWS)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    seconds, kib = done.stdout.split()
    return float(seconds), int(kib)


def report(folder: Path) -> list[str]:
    """The lines for the README."""
    with _telegram(SENT) as bot:
        a_second, waited = asyncio.run(rate(folder, bot))
    seconds, kib = create(folder)
    slow = sorted(waited)[int(len(waited) * 0.95)]
    return [
        (
            f"Deliveries leave at {a_second:.0f} a second over HTTP where Telegram never waits"
            f" (goal ≥ 300, Telegram itself takes 30), each between two commits; a question is"
            f" answered in"
            f" {slow * 1000:.0f} ms meanwhile (95th percentile, goal ≤ 300 ms). An edition of"
            f" {ROWS:,} rows is made in {seconds:.1f} s (goal ≤ 5 s) and {kib / 1024:.0f} MiB"
            " (goal ≤ 200 MiB)."
        ),
    ]
