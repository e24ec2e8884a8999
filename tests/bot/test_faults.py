"""The real process under faults; the stand-in's ledger, outside of it, is the truth.

Each test is named after what happens. The process is killed while requests of it are in hand:
some before Telegram took them, some after.
"""

import os
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.delivery import IN_HAND
from store.database import Database, connect
from store.editions import make
from store.outbox import OUTBOX, tally
from store.subscriptions import Choice, Slot, Subscription, latest_due, subscribe
from tests.bot.process import NOW as STARTED
from tests.bot.process import hektar_run
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person

NOW = datetime.fromisoformat(STARTED).astimezone(UTC)
KILLS = int(os.environ.get("HEKTAR_KILLS", "25"))
"""Kills on each of the two databases; HEKTAR_KILLS=1000 in the environment is a longer run."""

READERS = (IN_HAND + 2) * KILLS + 1
"""So many that some are left at each kill."""
CHOICE = Choice(language="en")


async def readers_of(api: BotApi, database: Database, number: int) -> None:
    """So many subscribers, since 25 October, whom Telegram knows."""
    since = NOW - timedelta(days=30)
    for chat in range(1, number + 1):
        api.world.chats[chat] = Person(id=chat).chat
        await subscribe(
            database, Subscription(chat=chat, person=chat, choice=CHOICE, slot=Slot(), since=since)
        )


async def edition(api: BotApi, database: Database, readers: int) -> None:
    """An open edition for so many readers whom Telegram knows."""
    due = latest_due(Slot(), NOW)
    await readers_of(api, database, readers)
    content = '{"language": "en", "messages": [{"html": "A digest", "buttons": []}]}'
    await make(database, due, {CHOICE: content}, now=NOW, waits=False)


async def states(database: Database) -> dict[int, str]:
    async with database.read() as connection:
        rows = await connection.execute(select(OUTBOX.c.chat, OUTBOX.c.state))
        return {row.chat: row.state for row in rows}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_killed_while_a_digest_goes_out(
    api: BotApi, tmp_path: Path, new_store: NewStore, kind: str
) -> None:
    """Nothing is said to be sent that was not, nothing is doubled, nothing is forgotten."""
    url = new_store(kind, STOCKED)
    database = connect(url)
    await edition(api, database, READERS)
    dice = random.Random(7)  # noqa: S311 - an order to try, no secret
    for _ in range(KILLS):
        took = dice.random() < 0.5
        fault = faults.hung(after=True) if took else faults.held()
        api.faults.plan(fault, method="sendMessage", times=IN_HAND, skip=dice.randint(0, 2))
        async with hektar_run(api, tmp_path, url) as running:
            await api.ledger.until(lambda: api.faults.holding or _is_over(api), "a request")
            running.kill()
            await running.ended()
        api.faults.forget()
    left = len(api.ledger.accepted("sendMessage")) + (await tally(database)).get("pending", 0)
    async with hektar_run(api, tmp_path, url) as running:
        await api.ledger.until(lambda: api.updates.polls, "a poll")
        await api.ledger.until(lambda: len(api.ledger.accepted("sendMessage")) >= left, "the rest")
        running.stop()
        await running.ended()
    delivered = Counter(entry.chat for entry in api.ledger.accepted("sendMessage"))
    found = await states(database)
    await database.close()
    assert set(found.values()) <= {"sent", "uncertain"}
    assert max(delivered.values()) == 1
    for chat, state in found.items():
        if state == "sent":
            assert delivered[chat] == 1
    assert Counter(found.values())["uncertain"] <= KILLS * IN_HAND


def _is_over(api: BotApi) -> bool:
    """Whether nothing is left to be sent, so that no request will be in hand any more."""
    return len(api.ledger.accepted("sendMessage")) >= READERS
