"""The real process under faults; the stand-in's ledger, outside of it, is the truth.

Each test is named after what happens. The process is killed at every await of the way of a
message (`tests.bot.places`): as it claims, before its request, with it, as it records its end.
"""

import os
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from handlers.delivery import IN_HAND
from store.database import Database, connect
from store.editions import make
from store.quiet import quiet_until
from store.subscriptions import Choice, Slot, Subscription, latest_due, subscribe
from tests.bot.places import PLACES, all_at_telegram
from tests.bot.process import FEW_WORDS, comes, hektar_run
from tests.bot.process import NOW as STARTED
from tests.bot.scene import CLAIM, END, HOLDS_COMMITS, Scene
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person, group

NOW = datetime.fromisoformat(STARTED).astimezone(UTC)
KILLS = int(os.environ.get("HEKTAR_KILLS", "25"))
"""About so many on each of the two databases; more in a longer run (CONTRIBUTING.md)."""

CHOICE = Choice(language="en")


async def readers_of(api: BotApi, database: Database, people: int, groups: int = 0) -> None:
    """So many subscribers, since 25 October, whom Telegram knows."""
    since = NOW - timedelta(days=30)
    chats = [Person(id=number).chat for number in range(1, people + 1)]
    chats += [group(-1000 - number) for number in range(1, groups + 1)]
    for each in chats:
        api.world.chats[each["id"]] = each
        reader = Subscription(chat=each["id"], person=7, choice=CHOICE, slot=Slot(), since=since)
        await subscribe(database, reader)


async def edition(api: BotApi, database: Database, people: int, groups: int = 0) -> None:
    """An open edition for so many readers whom Telegram knows."""
    due = latest_due(Slot(), NOW)
    await readers_of(api, database, people, groups)
    content = '{"language": "en", "messages": [{"html": "A digest", "buttons": []}]}'
    await make(database, due, {CHOICE: content}, now=NOW, waits=False)


@asynccontextmanager
async def scene_of(
    api: BotApi, url: str, *, people: int = 0, groups: int = 0, made: bool = True
) -> AsyncIterator[Scene]:
    """A store with an edition that is open, or not `made` yet, and the test's own way into it."""
    database = connect(url)
    await (edition if made else readers_of)(api, database, people, groups)
    scene = Scene(api=api, database=database, now=NOW, dice=random.Random(7))  # noqa: S311 - an order to try, no secret
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        if not database.is_sqlite:
            scene.server = await asyncpg.connect(url.replace("+asyncpg", ""))
            stack.push_async_callback(scene.server.close)
            await scene.server.execute(HOLDS_COMMITS)
        yield scene


def kills_at(kind: str, place: str) -> int:
    """How often a process is killed at a place; on SQLite some take five seconds each."""
    slow = kind == "sqlite" and place.startswith("waiting for the store")
    return max(1, KILLS // 12 if slow else KILLS // 6)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_killed_while_a_digest_goes_out(
    api: BotApi, tmp_path: Path, new_store: NewStore, kind: str, place: str
) -> None:
    """Nothing is said to be sent that was not, nothing is doubled, nothing is forgotten.

    In doubt are exactly those whose request the store knows to be under way at a kill.
    """
    kills, held, doubt = kills_at(kind, place), PLACES[place], set[int]()
    url = new_store(kind, STOCKED)
    readers, in_groups = (IN_HAND + 3) * kills, place == "waiting for the turn of its chat"
    people, groups = (0, readers) if in_groups else (readers, 0)
    async with scene_of(api, url, people=people, groups=groups) as scene:
        for _ in range(kills):
            await scene.tidy()
            async with held.place(scene) as there:
                async with hektar_run(
                    api, tmp_path, url, now=scene.now.isoformat(), **FEW_WORDS
                ) as running:
                    await there(running)
                    running.kill()
                    await running.ended()
                in_hand, taken = await scene.sending(), scene.delivered().keys()
                assert bool(in_hand & taken) == held.taken
                assert bool(in_hand - taken) == held.not_taken
            doubt |= await scene.sending()
            scene.now += timedelta(minutes=3)
        async with hektar_run(api, tmp_path, url, now=scene.now.isoformat(), **FEW_WORDS):
            await comes(scene.is_over, "the rest")
        found, delivered = await scene.rows(), scene.delivered()
    assert max(delivered.values()) == 1
    assert {chat for chat, state in found.items() if state == "uncertain"} == doubt
    assert {chat for chat, state in found.items() if state == "sent"} == found.keys() - doubt
    assert found.keys() - doubt <= delivered.keys()
    assert len(doubt) <= kills * IN_HAND


@pytest.mark.parametrize("lock", [CLAIM, END], ids=["a claim", "an end"])
async def test_a_commit_of_the_killed_process_that_ends_while_the_next_one_leads(
    api: BotApi, tmp_path: Path, new_store: NewStore, lock: int
) -> None:
    """The server may have been told to commit, and do so when its client is long dead."""
    url = new_store("postgresql", STOCKED)
    async with scene_of(api, url, people=3 * IN_HAND) as scene, AsyncExitStack() as kept:
        held = await kept.enter_async_context(all_at_telegram(scene, faults.held()))
        async with scene.commits_held(lock):
            async with hektar_run(api, tmp_path, url, **FEW_WORDS) as first:
                if lock == END:
                    await held()
                    api.faults.release()
                await scene.waits(first, "", "COMMIT%")
                first.kill()
                await first.ended()
            api.faults.forget()
            later = NOW + timedelta(minutes=3)
            second = await kept.enter_async_context(
                hektar_run(api, tmp_path, url, now=later.isoformat(), **FEW_WORDS)
            )
            if lock == END:  # it takes stock, for which it waits
                await scene.waits(second, "", "UPDATE outbox%")
            else:  # it has taken stock, and claims
                await scene.waits(second, "", "COMMIT%", sessions=2)
        await comes(scene.nothing_pending, "the rest")
        await kept.aclose()
        later += timedelta(minutes=3)
        async with hektar_run(api, tmp_path, url, now=later.isoformat(), **FEW_WORDS):
            await comes(scene.is_over, "what was left is uncertain")
        found, delivered = await scene.rows(), scene.delivered()
    doubt = {chat for chat, state in found.items() if state == "uncertain"}
    if lock == CLAIM:  # never asked for, by a process that nobody can ask
        assert len(doubt) == IN_HAND
        assert delivered == Counter(found.keys() - doubt)
    else:  # what was committed late counts
        assert len(doubt) < IN_HAND
        assert delivered == Counter(found.keys())


async def test_telegram_wants_quiet_for_an_hour_and_the_process_is_told_to_end(
    api: BotApi, tmp_path: Path, new_store: NewStore
) -> None:
    """It ends at once, and the next one sends all of it when the hour is over."""
    url = new_store("sqlite", STOCKED)
    async with scene_of(api, url, people=2 * IN_HAND) as scene:
        api.faults.plan(faults.too_many(3600), method="sendMessage", times=IN_HAND)
        async with hektar_run(api, tmp_path, url, **FEW_WORDS) as running:

            async def kept() -> bool:
                return await quiet_until(scene.database, NOW) is not None

            await comes(kept, "the wait is kept")
            running.stop()
            assert (await running.ended())[0] == 0
        assert not scene.delivered()
        assert await scene.nothing_sending()
        later = NOW + timedelta(hours=1)
        async with hektar_run(api, tmp_path, url, now=later.isoformat(), **FEW_WORDS):
            await comes(scene.is_over, "all of it")
        assert scene.delivered() == Counter(range(1, 2 * IN_HAND + 1))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_rows_wait_for_the_turn_of_their_groups_and_the_process_is_told_to_end(
    api: BotApi, tmp_path: Path, new_store: NewStore, kind: str
) -> None:
    """It gives them back and ends at once; the next one sends them when their turn has come."""
    url = new_store(kind, STOCKED)
    held = PLACES["waiting for the turn of its chat"]
    async with scene_of(api, url, groups=2 * IN_HAND) as scene:
        async with held.place(scene) as there, hektar_run(api, tmp_path, url) as running:
            await there(running)
            running.stop()
            assert (await running.ended())[0] == 0
        assert not scene.delivered()
        found = await scene.rows()
        assert set(found.values()) == {"pending"}
        later = NOW + timedelta(minutes=1)
        async with hektar_run(api, tmp_path, url, now=later.isoformat()):
            await comes(scene.is_over, "all of it")
        assert scene.delivered() == Counter(found.keys())
        assert set((await scene.rows()).values()) == {"sent"}
