"""Delivery under faults: a simulated Telegram that takes messages, and may not say so.

The ledger of the simulated Telegram is the truth; the clock is a number. Every seed is a world:
faults, an interrupted process, one that was suspended, both policies. A failing seed is printed.
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from handlers.delivery import A_DAY, LEASE, MOST_FAILURES, Delivery, Halted
from store.database import Database, connect
from store.editions import editions, make, paused, settle
from store.outbox import OUTBOX, Claim, Finish, Policy, enqueue, resend, tally
from store.subscriptions import (
    Choice,
    Slot,
    Subscription,
    choices,
    digest_once,
    latest_due,
    stop,
    subscribe,
    subscription,
)
from tests.conftest import EMPTY, NOW

SHARED = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it

SEEDS = 1000
"""Worlds of one run (on SQLite); `python -m pytest tests/handlers/test_delivery.py` prints the
seed of one that fails."""


class Killed(BaseException):
    """The process ends here, without a word."""


def network(cause: Exception) -> NetworkError:
    """A NetworkError as python-telegram-bot raises it from httpx."""
    error = NetworkError(f"httpx.{type(cause).__name__}: {cause}")
    error.__cause__ = cause
    return error


@dataclass(slots=True)
class Telegram:
    """Takes messages into its ledger, and answers as `script` says: fault and whether it took."""

    script: list[tuple[BaseException | None, bool]] = field(default_factory=list)
    taken: list[tuple[int, str, int]] = field(default_factory=list)
    calls: int = 0

    async def post(self, row: Claim) -> int:
        self.calls += 1
        fault, takes = self.script.pop(0) if self.script else (None, True)
        if takes:
            self.taken.append((row.chat, row.once, row.part))
        if fault is not None:
            raise fault
        return 1000 + len(self.taken)


@dataclass(slots=True)
class Clock:
    """Moves only when it is told to."""

    at: datetime = NOW
    seconds: float = 0.0

    def now(self) -> datetime:
        return self.at

    def ticking(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


def sender(
    database: Database, telegram: Telegram, clock: Clock, policy: Policy = "hold"
) -> Delivery:
    return Delivery(
        database=database, post=telegram.post, parts=len, now=clock.now, policy=policy,
        ticking=clock.ticking,
    )  # fmt: skip


async def drained(delivery: Delivery, clock: Clock, *, seconds: float = 5.0) -> None:
    """Send until nothing is left that time would bring, at most for a week."""
    for _ in range(180):
        while await delivery.send_one():
            pass
        if not (await tally(delivery.database)).get("pending"):
            return
        clock.pass_by(seconds)
        seconds = min(2 * seconds, 3600.0)


UNSENT = network(httpx.ConnectError("refused"))
CUT = network(httpx.ReadError("reset"))


async def test_telegram_may_be_down_for_hours(database: Database) -> None:
    """It says so itself: nothing arrived, and it is tried again ever later, for about a day."""
    down = (NetworkError("Internal Server Error"), False)
    telegram, clock = Telegram(), Clock()
    telegram.script = [down] * 60
    delivery = sender(database, telegram, clock)
    await enqueue(database, [1], "x", once="a", now=NOW)
    await drained(delivery, clock, seconds=600.0)
    assert (telegram.calls, telegram.taken) == (61, [(1, "a", 0)])
    assert await tally(database) == {"sent": 1}
    telegram.script = [down] * (A_DAY + 1)
    await enqueue(database, [2], "x", once="a", now=clock.now())
    await drained(delivery, clock, seconds=600.0)
    assert await tally(database) == {"sent": 1, "stopped": 1}
    assert telegram.calls == 61 + A_DAY


@pytest.mark.parametrize(
    ("fault", "takes", "state", "calls", "copies"),
    [
        (None, True, "sent", 1, 1),
        (UNSENT, False, "sent", 2, 1),
        (TimedOut(), True, "uncertain", 1, 1),
        (TimedOut(), False, "uncertain", 1, 0),
        (CUT, True, "uncertain", 1, 1),
        (CUT, False, "uncertain", 1, 0),
        (KeyError("message_id"), True, "uncertain", 1, 1),
        (NetworkError("Internal Server Error: restart"), False, "sent", 2, 1),
        (RetryAfter(37), False, "sent", 2, 1),
        (Forbidden("Forbidden: bot was blocked by the user"), False, "stopped", 1, 0),
        (BadRequest("Chat not found"), False, "stopped", 1, 0),
        (ChatMigrated(-100777), False, "sent", 2, 1),
    ],
)
async def test_what_becomes_of_a_row(
    database: Database,
    fault: Exception | None,
    takes: bool,  # noqa: FBT001 - a column of the table
    state: str,
    calls: int,
    copies: int,
) -> None:
    await enqueue(database, [-7], "x", once="a", now=NOW)
    telegram, clock = Telegram(script=[(fault, takes)]), Clock()
    await drained(sender(database, telegram, clock), clock)
    assert await tally(database) == {state: 1}
    assert (telegram.calls, len(telegram.taken)) == (calls, copies)


async def test_too_many_requests_is_obeyed_by_everybody_also_after_a_restart(
    database: Database,
) -> None:
    await enqueue(database, [1, 2], "x", once="a", now=NOW)
    telegram, clock = Telegram(script=[(RetryAfter(37), False)]), Clock()
    await sender(database, telegram, clock).send_one()
    clock.pass_by(36.9)
    assert not await sender(database, telegram, clock).send_one()  # another process
    clock.pass_by(0.1)
    assert await sender(database, telegram, clock).send_one()


async def test_a_content_that_is_refused_costs_three_calls_and_no_subscriber(
    database: Database,
) -> None:
    choice = Choice(language="az")
    for chat in range(1, 11):
        since = NOW - timedelta(days=90)
        await subscribe(
            database, Subscription(chat=chat, person=chat, choice=choice, slot=Slot(), since=since)
        )
    await make(database, latest_due(Slot(), NOW), {choice: "x"}, now=NOW, waits=False)
    broken = BadRequest("Can't parse entities: unexpected end")
    telegram, clock = Telegram(script=[(broken, False)] * 99), Clock()
    delivery = sender(database, telegram, clock)
    await drained(delivery, clock)
    assert telegram.calls == MOST_FAILURES
    assert [edition.state for edition in await editions(database, 9)] == ["paused"]
    assert await tally(database) == {"pending": 10}
    assert [edition.reason for edition in await paused(database)] == [str(broken)]


async def test_a_refusal_nobody_knows_stops_no_subscription(database: Database) -> None:
    choice, since = Choice(language="az"), NOW - timedelta(days=90)
    await subscribe(
        database, Subscription(chat=1, person=1, choice=choice, slot=Slot(), since=since)
    )
    await enqueue(database, [1], "x", once="a", now=NOW)
    telegram, clock = Telegram(script=[(Forbidden("Forbidden: new words"), False)] * 99), Clock()
    await drained(sender(database, telegram, clock), clock)
    assert await tally(database) == {"stopped": 1}
    kept = await subscription(database, 1)
    assert kept is not None
    assert kept.active


async def test_a_token_that_is_not_accepted_stops_everything_and_loses_nothing(
    database: Database,
) -> None:
    await enqueue(database, [1], "x", once="a", now=NOW)
    telegram, clock = Telegram(script=[(InvalidToken("Unauthorized"), False)]), Clock()
    with pytest.raises(Halted):
        await sender(database, telegram, clock).send_one()
    await drained(sender(database, telegram, clock), clock)
    assert await tally(database) == {"sent": 1}


async def test_a_process_that_slept_longer_than_its_lease_sends_nothing(
    database: Database,
) -> None:
    await enqueue(database, [1], "x", once="a", now=NOW)
    telegram, clock = Telegram(), Clock()
    delivery = sender(database, telegram, clock)
    first = clock.seconds

    def slept() -> float:
        """The second look at the clock comes after the sleep."""
        seen, clock.seconds = clock.seconds, first + LEASE + 1
        return seen

    delivery.ticking = slept
    await delivery.send_one()
    assert telegram.calls == 0
    await drained(sender(database, telegram, clock), clock)
    assert telegram.taken == [(1, "a", 0)]


@dataclass(slots=True, kw_only=True)
class World:
    """What a seed decides: who gets how many messages, what goes wrong, and the policy."""

    seed: int
    chats: int
    content: str
    policy: Policy
    script: list[tuple[BaseException | None, bool]]


def world(seed: int) -> World:
    dice = random.Random(seed)  # noqa: S311 - a world to try, no secret

    def fault() -> tuple[BaseException | None, bool]:
        took = dice.random() < 0.6
        return dice.choices(
            [
                (None, True), (UNSENT, False), (TimedOut(), took), (CUT, took), (Killed(), took),
                (NetworkError("Internal Server Error"), False),
                (RetryAfter(dice.randint(1, 99)), False),
            ],
            [60, 5, 5, 5, 10, 5, 5],
        )[0]  # fmt: skip

    return World(
        seed=seed,
        chats=dice.randint(1, 3),
        content="x" * dice.randint(1, 2),
        policy=dice.choice(["hold", "resend"]),
        script=[fault() for _ in range(dice.randint(0, 8))],
    )


@dataclass(slots=True, kw_only=True)
class Mortal(Delivery):
    """A process that may end before and after each of its commits, and sleeps now and then."""

    dice: random.Random
    clock: Clock

    def _perhaps_die(self) -> None:
        if self.dice.random() < 0.03:
            raise Killed

    async def _claim(self, most: int) -> list[Claim]:
        self._perhaps_die()
        rows = await Delivery._claim(self, most)
        self._perhaps_die()
        return rows

    async def _record(self, ended: Finish) -> None:
        self._perhaps_die()
        await Delivery._record(self, ended)
        self._perhaps_die()

    def wake(self) -> float:
        """Seconds, also those that the machine has slept."""
        if self.dice.random() < 0.03:
            self.clock.pass_by(LEASE + 1)
        return self.clock.seconds


async def tick(database: Database, content: str, clock: Clock) -> None:
    """The scheduler's look: whoever is owed the digest of now has a row of it."""
    due = latest_due(Slot(), clock.now())
    wanted = await choices(database, due)
    if wanted:
        await make(database, due, dict.fromkeys(wanted, content), now=clock.now(), waits=False)
    await settle(database)


async def simulate(database: Database, this: World) -> None:
    """Live through a world, from before its digest is due, and hold it to what is promised."""
    dice = random.Random(this.seed)  # noqa: S311 - a world to try, no secret
    chats = [this.seed * 100 + number for number in range(1, this.chats + 1)]
    telegram, clock = Telegram(script=this.script), Clock()
    due = latest_due(Slot(), NOW)
    once = digest_once(due.period)
    clock.at = due.moment - timedelta(hours=dice.randint(0, 30))
    for chat in chats:
        await subscribe(
            database,
            Subscription(chat=chat, person=chat, choice=Choice(language="az"), slot=Slot(),
                         since=due.moment - timedelta(days=2)),
        )  # fmt: skip
    for _ in range(80):
        delivery = Mortal(
            database=database, post=telegram.post, parts=len, now=clock.now, policy=this.policy,
            dice=dice, clock=clock,
        )  # fmt: skip
        delivery.ticking = delivery.wake
        await delivery.recover()
        try:
            await tick(database, this.content, clock)
            await drained(delivery, clock)
            await tick(database, this.content, clock)
        except Killed:
            clock.pass_by(3)
            continue
        if clock.now() >= due.moment and not (await tally(database)).get("pending"):
            break
        clock.pass_by(3600)
    async with database.read() as connection:
        rows = await connection.execute(
            select(OUTBOX.c.chat, OUTBOX.c.state, OUTBOX.c.flagged).where(
                OUTBOX.c.once == once, OUTBOX.c.chat.in_(chats)
            )
        )
        found = {row.chat: (row.state, row.flagged) for row in rows}
    states = {chat: state for chat, (state, _) in found.items()}
    assert set(states) == set(chats)  # each is owed one, and has one
    assert set(states.values()) <= {"sent", "uncertain", "stopped"}, states  # none is forgotten
    copies = {
        chat: [telegram.taken.count((chat, once, part)) for part in range(len(this.content))]
        for chat in chats
    }
    for chat, arrived in copies.items():
        if states[chat] == "sent":
            assert min(arrived) >= 1, f"said to be sent, and not delivered: {chat}"
        if this.policy == "hold" or not found[chat][1]:
            assert max(arrived) <= 1, f"doubled in silence: {chat}"
    if this.policy == "resend":
        assert "uncertain" not in states.values()
    # So that the next world begins empty.
    telegram.script.clear()
    for chat in chats:
        await stop(database, chat, "over")
    await resend(database, clock.now())
    await drained(sender(database, telegram, clock), clock)
    await settle(database)


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory, where there is one: worlds need no disk that keeps them."""
    with tempfile.TemporaryDirectory(dir=SHARED if SHARED.is_dir() else None) as folder:
        yield Path(folder)


@pytest.mark.parametrize("block", range(10))
async def test_what_is_promised_holds_in_every_world(
    sqlite_templates: Path, memory: Path, block: int
) -> None:
    each = SEEDS // 10
    file = shutil.copy(sqlite_templates / EMPTY, memory / "worlds.sqlite")
    database = connect(f"sqlite+aiosqlite:///{file}")
    try:
        for seed in range(block * each, (block + 1) * each):
            try:
                await simulate(database, world(seed))
            except BaseException:
                print(f"seed {seed}")  # noqa: T201 - for who has to find it again
                raise
    finally:
        await database.close()
