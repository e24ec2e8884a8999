"""Delivery beside faults of the store, of its readers and of the clock."""

import asyncio
import resource
import shutil
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden

from handlers.delivery import IN_HAND, LEASE, Delivery
from store.chats import move
from store.database import Database, StoreError, connect
from store.editions import editions, make
from store.outbox import Claim, enqueue, tally, uncertain
from store.subscriptions import (
    LEFT,
    Choice,
    Slot,
    Subscription,
    latest_due,
    stop,
    subscribe,
    subscription,
)
from tests.conftest import EMPTY, NOW, NewStore
from tests.handlers.test_delivery import Clock, Telegram, drained, sender

CHOICE = Choice(language="az")
BLOCKED = Forbidden("Forbidden: bot was blocked by the user")


async def readers(database: Database, *chats: int) -> None:
    for chat in chats:
        since = NOW - timedelta(days=90)
        await subscribe(
            database, Subscription(chat=chat, person=7, choice=CHOICE, slot=Slot(), since=since)
        )


async def edition(database: Database, clock: Clock) -> int:
    """The open edition that is due; how many get it."""
    due = latest_due(Slot(), clock.now())
    _, added = await make(database, due, {CHOICE: "x"}, now=clock.now(), waits=False)
    return added


async def all_at_once(delivery: Delivery) -> None:
    """Send what is due as the process does: several beside each other."""
    async with asyncio.TaskGroup() as group:
        while await delivery.begin(group, 25) or delivery.in_hand:
            await delivery.room()
            await asyncio.sleep(0)


async def test_several_are_in_hand_at_once_and_no_more_than_that(database: Database) -> None:
    await enqueue(database, range(1, 21), "x", once="a", now=NOW)
    telegram, clock, most = Telegram(), Clock(), 0

    async def post(row: Claim) -> int:
        nonlocal most
        most = max(most, len(delivery.in_hand))
        await asyncio.sleep(0)
        return await telegram.post(row)

    delivery = sender(database, telegram, clock)
    delivery.post = post
    await all_at_once(delivery)
    assert most == IN_HAND
    assert sorted(chat for chat, _, _ in telegram.taken) == list(range(1, 21))
    assert await tally(database) == {"sent": 20}
    assert delivery.in_hand == set()
    assert delivery.unrecorded == []


async def test_after_a_refusal_one_at_a_time(database: Database) -> None:
    """Perhaps nobody can take the content: what is in hand is refused, not all the others."""
    await readers(database, *range(1, 31))
    clock = Clock()
    await edition(database, clock)
    telegram = Telegram(script=[(BadRequest("Can't parse entities"), False)] * 99)
    await all_at_once(sender(database, telegram, clock))
    assert telegram.calls <= IN_HAND
    assert [one.state for one in await editions(database, 9)] == ["paused"]


async def test_who_unsubscribes_while_a_digest_goes_out_gets_nothing(database: Database) -> None:
    await readers(database, 1, 2, 3)
    telegram, clock = Telegram(), Clock()
    await edition(database, clock)
    delivery = sender(database, telegram, clock)
    await delivery.send_one()
    await stop(database, 2, LEFT)
    await drained(delivery, clock)
    assert [chat for chat, _, _ in telegram.taken] == [1, 3]
    assert await tally(database) == {"sent": 2, "stopped": 1}


async def test_an_alarm_needs_no_subscription(database: Database) -> None:
    await stop(database, 1, LEFT)
    await enqueue(database, [1], "x", once="alarm", now=NOW)
    telegram, clock = Telegram(), Clock()
    await drained(sender(database, telegram, clock), clock)
    assert await tally(database) == {"sent": 1}


async def test_who_blocked_the_bot_costs_one_call_and_none_next_month(database: Database) -> None:
    await readers(database, *range(1, 11))
    clock = Clock()
    assert await edition(database, clock) == 10
    asked: Counter[int] = Counter()

    async def post(row: Claim) -> int:
        asked[row.chat] += 1
        if row.chat <= 3:
            raise BLOCKED
        return await telegram.post(row)

    telegram = Telegram()
    delivery = sender(database, telegram, clock)
    delivery.post = post
    await drained(delivery, clock)
    assert asked == Counter(range(1, 11))
    assert await tally(database) == {"sent": 7, "stopped": 3}
    kept = await subscription(database, 3)
    assert kept is not None
    assert not kept.active
    assert "blocked" in kept.reason
    clock.pass_by(timedelta(days=31).total_seconds())
    assert await edition(database, clock) == 7
    await drained(delivery, clock)
    assert [asked[chat] for chat in range(1, 11)] == [1] * 3 + [2] * 7


OLD, NEW = -7, -100777


@pytest.mark.parametrize("order", [*permutations(["left", "came", "refused"])])
async def test_a_group_that_moves_has_one_subscription_and_one_copy(
    database: Database, order: tuple[str, ...]
) -> None:
    """Both service messages and the refusal, in any order; each message is told twice."""
    await readers(database, OLD)
    clock = Clock()
    await edition(database, clock)
    telegram = Telegram()

    async def post(row: Claim) -> int:
        if row.chat == OLD:
            raise ChatMigrated(NEW)
        return await telegram.post(row)

    delivery = sender(database, telegram, clock)
    delivery.post = post
    for event in order:
        if event == "refused":
            await drained(delivery, clock)
        else:
            await move(database, OLD, NEW)
            await move(database, OLD, NEW)
    await drained(delivery, clock)
    assert [chat for chat, _, _ in telegram.taken] == [NEW]
    assert await subscription(database, OLD) is None
    assert await subscription(database, NEW) is not None
    assert await edition(database, clock) == 0


async def test_clocks_that_jump_a_year_send_nothing_twice(database: Database) -> None:
    await readers(database, 1, 2)
    telegram, clock = Telegram(), Clock()
    year = timedelta(days=365)
    for jump in (timedelta(), year, -year, -year, year, year, -year):
        clock.at += jump
        await edition(database, clock)
        delivery = sender(database, telegram, clock)  # a process of its own
        await delivery.recover()
        while await delivery.send_one():
            pass
    copies = Counter((chat, once) for chat, once, _ in telegram.taken)
    assert set(copies.values()) == {1}
    assert {once for _, once in copies} >= {"digest 2026-10", "digest 2027-10"}


@contextmanager
def full_disk(file: Path) -> Iterator[None]:
    """No file grows beyond what the store has written: the kernel refuses it."""
    wal = file.with_name(f"{file.name}-wal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another writer has the store for longer than we wait for one."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
async def hasty(new_store: NewStore) -> AsyncIterator[Database]:
    """A store on SQLite whose writers wait a tenth of a second for others."""
    opened = connect(new_store("sqlite", EMPTY), busy_seconds=0.1)
    yield opened
    await opened.close()


Outage = Callable[[Path], AbstractContextManager[None]]


@pytest.mark.parametrize("outage", [full_disk, locked])
async def test_nothing_is_sent_of_which_the_intent_is_not_committed(
    hasty: Database, outage: Outage
) -> None:
    await enqueue(hasty, [1, 2], "x", once="a", now=NOW)
    telegram, clock = Telegram(), Clock()
    delivery = sender(hasty, telegram, clock)
    with outage(Path(hasty.file)):
        for _ in range(3):
            with pytest.raises(StoreError):
                await delivery.send_one()
    assert telegram.calls == 0
    await drained(delivery, clock)
    assert telegram.calls == 2
    assert await tally(hasty) == {"sent": 2}


@pytest.mark.parametrize("outage", [full_disk, locked])
@pytest.mark.parametrize("fault", [None, BLOCKED])
async def test_what_happened_is_recorded_once_the_store_can_be_used_again(
    hasty: Database, outage: Outage, fault: Exception | None
) -> None:
    """It is kept in memory meanwhile: neither asked for again nor called uncertain."""
    await enqueue(hasty, [1, 2], "x", once="a", now=NOW)
    telegram, clock = Telegram(script=[(fault, fault is None)]), Clock()
    delivery = sender(hasty, telegram, clock)
    (row,) = await delivery._claim(1)
    with outage(Path(hasty.file)):
        await delivery._carry(row, clock.ticking() + 1)
    assert await tally(hasty) == {"sending": 1, "pending": 1}
    await drained(delivery, clock)
    assert telegram.calls == 2
    assert await tally(hasty) == ({"sent": 2} if fault is None else {"sent": 1, "stopped": 1})


async def test_an_edition_that_does_not_fit_on_the_disk_has_no_row(hasty: Database) -> None:
    await readers(hasty, *range(1, 400))
    due = latest_due(Slot(), NOW)
    big = "x" * 100_000
    async with hasty.read() as connection:
        before = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()

    async def tried(more: int) -> dict[str, int]:
        """On a disk with so many pages more."""
        async with hasty.write() as connection:  # each connection has a limit of its own
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {before + more}")
        with suppress(StoreError):
            await make(hasty, due, {CHOICE: big}, now=NOW, waits=False)
        return await tally(hasty)

    found = [await tried(more) for more in range(0, 80, 4)]
    assert found[0] == {}
    assert found[-1] == {"pending": 399}
    assert all(one in ({}, {"pending": 399}) for one in found)


async def test_what_a_process_left_that_lost_the_lead_is_in_doubt_later(
    database: Database,
) -> None:
    """It was suspended, came back after another one led, claimed, and was ended.

    Who leads looks for what is under way for longer than any request, and is not its own.
    """
    await enqueue(database, [1, 2], "x", once="a", now=NOW)
    clock = Clock()
    leads = sender(database, Telegram(), clock)
    await leads.recover()
    (theirs,) = await sender(database, Telegram(), clock)._claim(1)
    (ours,) = await leads._claim(1)
    leads.in_hand.add(ours.id)
    assert await leads.recover_others() == 0  # perhaps it is only slow
    clock.pass_by(2 * LEASE + 1)
    assert await leads.recover_others() == 1
    assert [row[0] for row in await uncertain(database, 9)] == [theirs.id]
    assert await tally(database) == {"uncertain": 1, "sending": 1}


async def test_who_leads_again_has_room_whatever_was_in_hand_before(database: Database) -> None:
    """A task that is cancelled before its first step ends without a word."""
    await enqueue(database, [1], "x", once="a", now=NOW)
    telegram = Telegram()
    delivery = sender(database, telegram, Clock())
    delivery.in_hand |= set(range(100, 100 + IN_HAND))
    await delivery.recover()
    await delivery.room()
    await all_at_once(delivery)
    assert await tally(database) == {"sent": 1}


class Photographed(Telegram):
    """Telegram, and what a disk holds just before and just after it takes each message.

    Every commit waits for the disk, so that no power cut takes more than what was not committed.
    """

    def watch(self, file: Path, album: Path) -> None:
        self.file, self.album = file, album
        self.moments: list[tuple[Path, list[tuple[int, str, int]]]] = []

    def snap(self) -> None:
        folder = self.album / f"{len(self.moments)}"
        folder.mkdir()
        for path in (self.file, self.file.with_name(f"{self.file.name}-wal")):
            shutil.copy(path, folder / path.name)
        self.moments.append((folder / self.file.name, list(self.taken)))

    async def post(self, row: Claim) -> int:
        self.snap()
        number = await super().post(row)
        self.snap()
        return number


@pytest.mark.parametrize("torn", [0, 1, 4000], ids=["nothing torn", "a byte", "nearly a page"])
async def test_the_power_is_lost_at_any_moment_of_a_delivery(
    new_store: NewStore, tmp_path: Path, torn: int
) -> None:
    """What was being written is half there; nothing is doubled, and nothing said to be sent."""
    database = connect(new_store("sqlite", EMPTY))
    await enqueue(database, [1, 2, 3], "xx", once="a", now=NOW)
    telegram, clock = Photographed(), Clock()
    telegram.watch(Path(database.file), tmp_path)
    await drained(sender(database, telegram, clock), clock)
    await database.close()
    assert len(telegram.moments) == 12  # three readers, two parts, before and after each
    for file, taken in telegram.moments:
        with file.with_name(f"{file.name}-wal").open("ab") as wal:
            wal.write(b"\x5a" * torn)
        again = connect(f"sqlite+aiosqlite:///{file}")
        after, clock = Telegram(taken=list(taken)), Clock()
        delivery = sender(again, after, clock)
        await delivery.recover()
        await drained(delivery, clock)
        assert max(Counter(after.taken).values()) == 1
        found = await tally(again)
        assert set(found) <= {"sent", "uncertain"}
        arrived = Counter(chat for chat, *_ in after.taken)
        assert found["sent"] <= sum(parts == 2 for parts in arrived.values())
        assert found.get("uncertain", 0) <= 1  # what was in flight
        await again.close()
