"""The pace: what Telegram allows is kept in virtual time, replies first, and waits are obeyed."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Iterable
from itertools import count, pairwise

import pytest
from telegram.error import RetryAfter

from bot.pace import ALL, DELIVERIES, LONGEST_WAIT, Pace
from bot.reaching import seconds_of
from handlers.outcomes import GivenBack
from tests.support.botapi.rates import Rates
from tests.support.botapi.values import Refusal, Request


class Time:
    """Seconds that pass when all who run are asleep: the next to wake is woken."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = count()

    def ticking(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), woken))
        await woken.wait()

    async def until_done(self, tasks: Iterable[Awaitable[object]]) -> None:
        """Let time pass until these have ended."""
        all_of_them = asyncio.gather(*tasks)
        while not all_of_them.done():
            for _ in range(20):  # whoever can run does
                await asyncio.sleep(0)
            if not all_of_them.done() and self._sleepers:
                self.now, _, woken = heapq.heappop(self._sleepers)
                woken.set()
        await all_of_them


class Server:
    """Telegram's limits, in the same time; `left` has the moment and chat of what it took."""

    def __init__(self, time: Time) -> None:
        self._time = time
        self._rates = Rates(clock=time.ticking)
        self.left: list[tuple[float, int]] = []
        self.refused = 0

    async def take(self, chat: int) -> int:
        try:
            self._rates.check(Request(method="sendMessage", fields={"chat_id": chat}, files={}))
        except Refusal as refusal:
            self.refused += 1
            raise RetryAfter(int(refusal.words.split()[-1])) from refusal
        self.left.append((self._time.now, chat))
        return len(self.left)

    def most_within(self, seconds: float) -> int:
        """The most that it took within any so many seconds."""
        times = [at for at, _ in self.left]
        return max(sum(start <= at < start + seconds for at in times) for start in times)


class Bot:
    """Sends by a pace to a server, as replies and as deliveries."""

    def __init__(self) -> None:
        self.time = Time()
        self.server = Server(self.time)
        self.pace = Pace(self.time.ticking, self.time.sleep)
        self.ends = asyncio.Event()

    async def send(self, chat: int, endpoint: str = "sendMessage") -> None:
        take: Callable[..., Awaitable[int]] = self.server.take
        await self.pace.process_request(take, (chat,), {}, endpoint, {"chat_id": chat}, None)  # type: ignore[arg-type]

    async def deliver(self, chats: Iterable[int], at_once: int = 4) -> None:
        """As the process does, with so many in hand at once."""
        self.pace.deliver(self.ends)
        seats = asyncio.Semaphore(at_once)

        async def one(chat: int) -> None:
            await self.send(chat)
            seats.release()

        async with asyncio.TaskGroup() as group:
            for chat in chats:
                await seats.acquire()
                await self.pace.turn()
                self.pace.take(1)
                group.create_task(one(chat))


@pytest.fixture
def bot() -> Bot:
    return Bot()


async def test_deliveries_leave_at_25_a_second_and_none_is_refused(bot: Bot) -> None:
    began = bot.time.now
    await bot.time.until_done([bot.deliver(range(1, 501))])
    assert bot.server.refused == 0
    assert sorted(chat for _, chat in bot.server.left) == list(range(1, 501))
    assert bot.server.most_within(1.0) == DELIVERIES
    assert bot.time.now - began == pytest.approx(19)  # the first 25 leave at once


async def test_replies_do_not_wait_for_deliveries(bot: Bot) -> None:
    waited: list[float] = []

    async def ask() -> None:
        for chat in range(1001, 1031):
            await bot.time.sleep(0.5)
            asked = bot.time.now
            await bot.send(chat)
            waited.append(bot.time.now - asked)

    await bot.time.until_done([bot.deliver(range(1, 501)), ask()])
    assert max(waited) == 0
    assert bot.server.refused == 0
    assert len(bot.server.left) == 530


async def test_replies_alone_keep_below_what_telegram_takes(bot: Bot) -> None:
    await bot.time.until_done([bot.send(chat) for chat in range(1, 201)])
    assert bot.server.refused == 0
    assert bot.server.most_within(1.0) == ALL


async def test_deliveries_to_one_chat_are_a_second_apart(bot: Bot) -> None:
    await bot.time.until_done([bot.deliver([7] * 30)])
    times = [at for at, _ in bot.server.left]
    assert [b - a for a, b in pairwise(times)] == [1.0] * 29
    assert bot.server.refused == 0


async def test_a_group_gets_20_in_a_minute(bot: Bot) -> None:
    await bot.time.until_done([bot.deliver([-7] * 65)])
    assert bot.server.refused == 0
    assert bot.server.most_within(60.0) == 20
    assert bot.time.now - bot.server.left[0][0] == pytest.approx(184)


@pytest.mark.parametrize("quiet", [0, 20], ids=["the turn of its group", "quiet"])
async def test_a_delivery_does_not_wait_any_longer_when_the_process_is_to_end(
    bot: Bot, quiet: int
) -> None:
    """It did not leave, and says so; a reply still takes its turn."""
    began, (chat, left) = bot.time.now, (7, 0) if quiet else (-7, 20)
    await bot.time.until_done([bot.deliver([chat] * left)])
    bot.pace._quiet_until = bot.time.now + quiet

    async def deliver() -> None:
        bot.pace.deliver(bot.ends)
        with pytest.raises(GivenBack):
            await bot.send(chat)

    async def end() -> None:
        await bot.time.sleep(3)
        bot.ends.set()

    ended = bot.time.now + 3
    await bot.time.until_done([deliver(), end()])
    assert bot.time.now == ended
    assert len(bot.server.left) == left
    await bot.time.until_done([bot.send(chat)])
    assert bot.server.refused == 0
    assert bot.time.now >= began + max(quiet, 60 if left else 0)


async def test_a_reply_may_be_a_short_burst_and_is_a_second_apart_on_average(bot: Bot) -> None:
    """Telegram lets short bursts to a chat through; here nothing limits, to see them."""
    bot.server._rates.clock = None
    began = bot.time.now
    for _ in range(9):
        await bot.time.until_done([bot.send(7)])
    assert [at - began for at, _ in bot.server.left] == [0, 0, 0, 3, 3, 3, 6, 6, 6]


async def test_a_wait_that_telegram_asks_for_holds_for_replies_and_deliveries(bot: Bot) -> None:
    async def refuse(chat: int) -> int:
        if not bot.server.refused:
            bot.server.refused += 1
            raise RetryAfter(17)
        return await Server.take(bot.server, chat)

    bot.server.take = refuse  # type: ignore[method-assign]
    began = bot.time.now
    await bot.time.until_done([bot.send(1)])
    others = [bot.send(2), bot.send(3, "editMessageText"), bot.deliver([4])]
    await bot.time.until_done(others)
    assert bot.server.left[0] == (began + 17, 1)
    assert min(at for at, _ in bot.server.left) >= began + 17
    assert len(bot.server.left) == 4


async def test_a_reply_is_not_kept_waiting_for_longer_than_a_person_waits(bot: Bot) -> None:
    async def refuse(chat: int) -> int:
        raise RetryAfter(int(LONGEST_WAIT) + chat)

    bot.server.take = refuse  # type: ignore[method-assign]
    with pytest.raises(RetryAfter):
        await bot.time.until_done([bot.send(1)])


async def test_nothing_leaves_before_a_long_wait_is_over(bot: Bot) -> None:
    asked: list[int] = []

    async def refuse(chat: int) -> int:
        asked.append(chat)
        raise RetryAfter(3600)

    take, bot.server.take = bot.server.take, refuse  # type: ignore[method-assign]
    with pytest.raises(RetryAfter):
        await bot.time.until_done([bot.send(1)])
    bot.server.take = take  # type: ignore[method-assign]
    began = bot.time.now
    for later in (0, 30, 1800, 3560):
        bot.time.now = began + later
        with pytest.raises(RetryAfter) as told:
            await bot.time.until_done([bot.send(2)])
        assert seconds_of(told.value) == 3600 - later
    assert (asked, bot.server.left) == ([1], [])
    await bot.time.until_done([bot.deliver([3])])
    assert bot.server.left == [(began + 3600, 3)]


async def test_the_process_that_comes_after_obeys_what_this_one_was_told(bot: Bot) -> None:
    kept: list[float] = []

    async def keep(seconds: float) -> None:
        kept.append(seconds)

    async def refuse(chat: int) -> int:
        raise RetryAfter(37)

    take, bot.server.take = bot.server.take, refuse  # type: ignore[method-assign]
    bot.pace.follow(keep)
    with pytest.raises(RetryAfter):
        await bot.time.until_done([bot.send(1)])
    assert kept == [37]
    bot.server.take = take  # type: ignore[method-assign]
    bot.pace = Pace(bot.time.ticking, bot.time.sleep)
    bot.pace.follow(keep, quiet=25)
    began = bot.time.now
    await bot.time.until_done([bot.send(1)])
    assert bot.server.left == [(began + 25, 1)]


async def test_a_group_gets_20_in_a_minute_of_two_processes_together(bot: Bot) -> None:
    async def keep(seconds: float) -> None:
        """Nothing asks for a wait."""

    began = bot.time.now
    await bot.time.until_done([bot.deliver([-7] * 20)])
    left = [(chat, bot.time.now - at) for at, chat in bot.server.left]
    bot.pace = Pace(bot.time.ticking, bot.time.sleep)
    bot.pace.follow(keep, left=left)
    await bot.time.until_done([bot.send(-7)])
    assert bot.server.refused == 0
    assert bot.server.left[-1] == (began + 60, -7)


async def test_asking_for_updates_waits_for_nothing(bot: Bot) -> None:
    bot.pace.take(500)
    await asyncio.wait_for(bot.send(1, "getUpdates"), 5)
    assert len(bot.server.left) == 1


async def test_chats_that_were_silent_for_a_minute_are_forgotten(bot: Bot) -> None:
    await bot.time.until_done([bot.send(chat) for chat in range(1, 20)])
    bot.time.now += 61
    await bot.time.until_done([bot.send(20)])
    assert list(bot.pace._chats) == [20]
