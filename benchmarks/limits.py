"""`python -m benchmarks.limits [--write]`: a digest for 10,000 within the limits of Telegram.

Real processes on a real PostgreSQL, against a stand-in that enforces the limits; by nature it
takes a quarter of an hour.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic

import asyncpg

from benchmarks.delivering import edition, readers
from benchmarks.replying import NOW
from store.database import connect
from store.outbox import tally
from store.published import load_published
from store.schema import migrate
from tests.bot.process import hektar_run
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.rates import Rates
from tests.support.botapi.talk import Person, Talk
from tests.support.postgres import PostgresServer, running

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- limits: begin -->", "<!-- limits: end -->"

READERS = 10_000
REPLICAS = (1, 3)
PAUSE = 2
"""Seconds from one question to the next, each of another person."""


@dataclass(kw_only=True)
class Run:
    """What one edition took: seconds, answers 429, and seconds from a question to its reply."""

    seconds: float = 0.0
    refused: int = 0
    waited: list[float] = field(default_factory=list)

    @property
    def slow(self) -> float:
        """The 95th percentile of the waits."""
        return sorted(self.waited)[int(len(self.waited) * 0.95)]


async def _ask(api: BotApi, run: Run) -> None:
    """Questions of one person after another, until cancelled."""
    talk = Talk(api)
    for number in count(READERS + 1):
        start = monotonic()
        talk.say("/cleared Fuzuli 2023", by=Person(id=number))
        await talk.reply(0, chat=number)
        run.waited.append(monotonic() - start)
        await asyncio.sleep(PAUSE)


async def _measure(server: PostgresServer, folder: Path, replicas: int) -> Run:
    name = f"limits{replicas}"
    connection = await asyncpg.connect(server.dsn())
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    database = connect(server.url(name))
    await migrate(database)
    await load_published(database, NOW)
    await readers(database, READERS)
    await edition(database)
    api = BotApi(rates=Rates(clock=monotonic))
    for chat in range(1, READERS + 1):
        api.world.chats[chat] = Person(id=chat).chat
    run = Run()
    async with AsyncExitStack() as stack:
        for number in range(replicas):
            own = folder / f"{name}-{number}"
            own.mkdir()
            await stack.enter_async_context(hektar_run(api, own, server.url(name)))
        await api.ledger.until(lambda: api.updates.polls, "a poll")
        start = monotonic()
        asking = asyncio.ensure_future(_ask(api, run))
        while (found := await tally(database)).get("sent", 0) < READERS:
            if asking.done():
                await asking  # it ends by its exception alone
            if set(found) - {"sent", "sending", "pending"}:
                raise SystemExit(f"not all were sent: {found}")
            await asyncio.sleep(1)
        run.seconds = monotonic() - start
        asking.cancel()
    run.refused = len(api.ledger.refused())
    await database.close()
    return run


def _lines(runs: dict[int, Run]) -> Iterator[str]:
    yield f"| {READERS:,} subscribers, Telegram's limits enforced | s | answers 429 | a question |"
    yield "| --- | --- | --- | --- |"
    for replicas, run in runs.items():
        yield (
            f"| {replicas} {'process' if replicas == 1 else 'processes'} | {run.seconds:.0f} |"
            f" {run.refused} | {run.slow * 1000:.0f} ms |"
        )
    yield ""
    yield (
        "Goals: ≤ 420 s, none, and ≤ 300 ms at the 95th percentile of the questions asked"
        " meanwhile. Measured by `.venv/bin/python -m benchmarks.limits --write`, on PostgreSQL."
    )


async def _all(folder: Path) -> dict[int, Run]:
    with running(durable=True) as server:
        return {replicas: await _measure(server, folder, replicas) for replicas in REPLICAS}


def main() -> None:
    """Measure, print, and with --write put it into the README."""
    with tempfile.TemporaryDirectory() as name:
        text = "\n".join(_lines(asyncio.run(_all(Path(name)))))
    print(text)
    if "--write" in sys.argv[1:]:
        readme = README.read_text(encoding="utf-8")
        before, after = readme.split(BEGIN)[0], readme.split(END)[1]
        README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
