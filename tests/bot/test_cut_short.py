"""Real processes that are killed, or whose disk is full, elsewhere than on the way of a message.

As an edition is made, as tables are, as updates are handled. The stand-in's ledger, outside of
the process, is the truth.
"""

import resource
import signal
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import select

from handlers.delivery import IN_HAND
from store.database import Database, connect
from store.inbox import Letter, set_aside, take_in, tally
from store.models import JournalRow
from tests.bot.process import FEW_WORDS, comes, hektar_run
from tests.bot.scene import MAKE, NOT_CLAIMED, NOT_RECORDED, STOCK, Scene, limit_files
from tests.bot.test_clock import NOW as DUE
from tests.bot.test_clock import RELEASED
from tests.bot.test_faults import scene_of
from tests.bot.test_processes import OWNER, digests
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Person, Talk

ASKING = range(101, 141)
"""People who each ask one question."""

KILLS = 3
"""While updates are handled: one that is in hand at more of them is thought to be the cause."""


@pytest.mark.parametrize("commits", [False, True], ids=["not committed", "committed"])
async def test_killed_while_the_rows_of_an_edition_are_made(
    api: BotApi, tmp_path: Path, new_store: NewStore, *, commits: bool
) -> None:
    """There are all of them or none, and everybody gets one copy."""
    url = new_store("postgresql", STOCKED)
    async with scene_of(api, url, people=12, made=False) as scene:
        async with scene.commits_held(MAKE):
            async with hektar_run(
                api, tmp_path, url, now=DUE.isoformat(), **RELEASED, **FEW_WORDS
            ) as running:
                await scene.waits(running, "", "COMMIT%")
                running.kill()
                await running.ended()
            assert await scene.rows() == {}
            if not commits:
                await scene.nothing_is_committed()
        made = await scene.rows()
        assert made == (dict.fromkeys(range(1, 13), "pending") if commits else {})
        async with hektar_run(api, tmp_path, url, now=DUE.isoformat(), **RELEASED, **FEW_WORDS):
            await api.ledger.until(lambda: len(digests(api)) >= 12, "a digest for everyone")
    assert digests(api) == Counter(range(1, 13))


_HOLDS_A_TABLE = """
CREATE FUNCTION wait_for_the_test() RETURNS event_trigger LANGUAGE plpgsql AS
$$ BEGIN IF to_regclass('outbox') IS NOT NULL THEN PERFORM pg_advisory_xact_lock_shared(4);
END IF; END $$;
CREATE EVENT TRIGGER hold ON ddl_command_end EXECUTE FUNCTION wait_for_the_test();
SELECT pg_advisory_lock(4);
"""
"""The server stops in the middle of the migrations, when the outbox was made."""


_ENDS_BEYOND = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
"""
"""The kernel kills the process as a file of it grows beyond so many bytes."""


async def test_killed_while_the_tables_are_made(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """None of them is there, and the next process makes them all."""
    url = new_store("postgresql", "")
    server = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        await server.execute(_HOLDS_A_TABLE)

        async def waits() -> bool:
            return bool(await server.fetch("SELECT pid FROM pg_locks WHERE NOT granted"))

        async with hektar_run(api, tmp_path, url, **FEW_WORDS) as running:
            await comes(waits, "the outbox is made")
            running.kill()
            await running.ended()
        await server.execute("SELECT pg_advisory_unlock(4)")
        talk.say("/cleared Fuzuli 2023")
        async with hektar_run(api, tmp_path, url, **FEW_WORDS):
            assert (await talk.reply(0)).text.startswith("6,025.1 ha")
    finally:
        await server.close()


@pytest.mark.parametrize("most", [100_000, 300_000], ids="of {} bytes".format)
async def test_killed_while_the_tables_are_written_on_the_disk(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore, most: int
) -> None:
    """In the middle of a file of so many bytes. The next process has a store that is whole."""
    url = new_store("sqlite", "")
    async with hektar_run(
        api, tmp_path, url, before=_ENDS_BEYOND.format(most), **FEW_WORDS
    ) as running:
        assert (await running.ended())[0] == -signal.SIGXFSZ
    file = Path(url.removeprefix("sqlite+aiosqlite:///"))
    sizes = [path.stat().st_size for path in file.parent.glob(f"{file.name}*")]
    assert max(sizes) == most
    talk.say("/cleared Fuzuli 2023")
    async with hektar_run(api, tmp_path, url, **FEW_WORDS):
        assert (await talk.reply(0)).text.startswith("6,025.1 ha")


async def noted(database: Database) -> set[int]:
    """The people whose answer the store knows to be given."""
    columns = JournalRow.__table__.c  # type: ignore[attr-defined]
    async with database.read() as connection:
        return set(await connection.scalars(select(columns.chat).distinct()))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_killed_while_updates_are_handled(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore, kind: str
) -> None:
    """None is lost; one whose answer the store knows of is not answered again."""
    url = new_store(kind, STOCKED)
    database = connect(url)
    for person in ASKING:
        talk.say("/cleared Fuzuli 2023", Person(id=person))
    known: set[int] = set()

    def copies() -> Counter[int | None]:
        return Counter(entry.chat for entry in api.ledger.accepted("sendMessage"))

    async def in_hand() -> bool:
        return api.faults.holding > 0 and bool(await noted(database))

    async def all_done() -> bool:
        return await tally(database) == {"done": len(ASKING)}

    try:
        for number in range(KILLS):
            fault = faults.hung(after=True) if number % 2 else faults.held()
            api.faults.plan(fault, method="sendMessage", times=len(ASKING), skip=4)
            async with hektar_run(api, tmp_path, url, **FEW_WORDS) as running:
                await comes(in_hand, "answers in hand, and some on record")
                running.kill()
                await running.ended()
            api.faults.forget()
            known |= await noted(database)
        before = copies()
        async with hektar_run(api, tmp_path, url, **FEW_WORDS):
            await comes(all_done, "every update is done")
        after = copies()
    finally:
        await database.close()
    assert known
    assert set(after) == set(ASKING)
    assert {person: after[person] for person in known} == {
        person: before[person] for person in known
    }


async def killed_once_it_answered(
    scene: Scene, api: BotApi, talk: Talk, folder: Path, url: str
) -> None:
    """A process answers Leyla, and is killed before it marks her update done."""
    assert scene.server is not None
    api.faults.plan(faults.held(), method="sendMessage")
    talk.say("/cleared Fuzuli 2023", LEYLA)
    async with hektar_run(api, folder, url, **FEW_WORDS) as running:
        await api.ledger.until(lambda: api.faults.holding, "an answer in hand")
        async with scene.server.transaction():
            await scene.server.execute("LOCK TABLE inbox IN EXCLUSIVE MODE")
            api.faults.release()
            await scene.waits(running, "", "UPDATE inbox%")
            running.kill()
            await running.ended()
    assert await tally(scene.database) == {"waiting": 1}


async def test_killed_between_an_answer_and_the_mark_that_its_update_is_done(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """The answer is on record, and not given again."""
    url = new_store("postgresql", STOCKED)
    async with scene_of(api, url) as scene:
        await killed_once_it_answered(scene, api, talk, tmp_path, url)

        async def done() -> bool:
            return await tally(scene.database) == {"done": 1}

        async with hektar_run(api, tmp_path, url, **FEW_WORDS):
            await comes(done, "the update is done")
    assert len(api.ledger.accepted("sendMessage", chat=LEYLA.id)) == 1


async def test_updates_are_looked_for_while_the_store_still_takes_stock_of_what_was_left_over(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """What was answered before is not answered again, however late that it was is known.

    The look at what is due collects updates, and then raises alarms: one tells that it did.
    """
    url = new_store("postgresql", STOCKED)
    owners = {"HEKTAR_PEOPLE__OWNERS": str(OWNER.id)}
    api.world.chats[OWNER.id] = OWNER.chat
    async with scene_of(api, url) as scene:
        await killed_once_it_answered(scene, api, talk, tmp_path, url)
        await take_in(scene.database, [Letter(update=1, chat=1, content="{}")], scene.now)
        await set_aside(scene.database, 1, "not readable")

        async def done() -> bool:
            return await tally(scene.database) == {"done": 1, "quarantined": 1}

        async with AsyncExitStack() as stack:
            async with scene.commits_held(STOCK):
                running = await stack.enter_async_context(
                    hektar_run(api, tmp_path, url, **owners, **FEW_WORDS)
                )
                await talk.reply(0, OWNER.id)
                await scene.waits(running, "", "UPDATE inbox%")
            await comes(done, "the update is done")
    assert len(api.ledger.accepted("sendMessage", chat=LEYLA.id)) == 1


async def test_the_disk_is_full_for_a_while(
    api: BotApi, tmp_path: Path, new_store: NewStore
) -> None:
    """Nothing leaves of which the intent is not committed; what is known is kept meanwhile."""
    url = new_store("sqlite", STOCKED)
    async with scene_of(api, url, people=5 * IN_HAND) as scene:
        await scene.tidy()
        api.faults.plan(faults.held(), method="sendMessage", times=IN_HAND)

        async def kept() -> bool:
            return api.faults.holding == IN_HAND

        async with hektar_run(api, tmp_path, url, **FEW_WORDS) as running:
            await comes(kept, "requests in hand")
            scene.fills_up(running)
            api.faults.release()
            await scene.waits(running, NOT_RECORDED, "")
            await scene.waits(running, NOT_CLAIMED, "")
            assert scene.delivered() == Counter(range(1, IN_HAND + 1))
            assert await scene.sending() == set(range(1, IN_HAND + 1))
            limit_files(running, resource.RLIM_INFINITY)
            await comes(scene.is_over, "there is room again")
        assert set((await scene.rows()).values()) == {"sent"}
        assert scene.delivered() == Counter(range(1, 5 * IN_HAND + 1))
