"""Reaching Telegram: attempts are bounded, waiting ends with the stop, a wrong token ends it."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from structlog.testing import capture_logs
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.problems import Problem
from bot.reaching import START_DELAYS, attempt, seconds_of, unless, wait


class Pauses:
    """Pauses that take no time; each is noted, and after `most` of them the stop comes."""

    def __init__(self, most: int = 99) -> None:
        self.seconds: list[float] = []
        self._most = most

    async def __call__(self, stop: asyncio.Event, seconds: float) -> None:
        self.seconds.append(seconds)
        if len(self.seconds) >= self._most:
            stop.set()


class Act:
    """Fails in the given ways, one a call, then succeeds."""

    def __init__(self, failures: Sequence[TelegramError]) -> None:
        self._failures = list(failures)
        self.calls = 0

    async def __call__(self) -> None:
        self.calls += 1
        if self._failures:
            raise self._failures.pop(0)


async def test_what_fails_for_a_while_is_tried_again_ever_later() -> None:
    act, pauses = Act([NetworkError("down")] * 3), Pauses()
    await attempt(act, asyncio.Event(), pauses)
    assert act.calls == 4
    assert pauses.seconds == list(START_DELAYS[:3])


async def test_telegrams_own_delay_is_obeyed() -> None:
    pauses = Pauses()
    await attempt(Act([RetryAfter(37), RetryAfter(0)]), asyncio.Event(), pauses)
    assert pauses.seconds == [37, START_DELAYS[1]]
    assert seconds_of(RetryAfter(timedelta(seconds=5))) == 5


async def test_however_long_telegram_is_down_it_is_tried_again_every_half_minute() -> None:
    act, pauses = Act([NetworkError("502")] * 100), Pauses(most=101)
    with capture_logs() as log:
        await attempt(act, asyncio.Event(), pauses)
    assert act.calls == 101
    assert pauses.seconds == [*START_DELAYS, *[START_DELAYS[-1]] * (100 - len(START_DELAYS))]
    assert "base_url" in log[-1]["event"]


async def test_a_wrong_token_is_tried_once() -> None:
    act = Act([InvalidToken("no such bot")])
    with pytest.raises(Problem, match="does not accept the token"):
        await attempt(act, asyncio.Event(), Pauses())
    assert act.calls == 1


async def test_a_stop_ends_the_attempts() -> None:
    act = Act([Forbidden("not now")] * 99)
    await attempt(act, asyncio.Event(), Pauses(most=2))
    assert act.calls == 2
    stopped = asyncio.Event()
    stopped.set()
    never = Act([])
    await attempt(never, stopped, Pauses())
    assert never.calls == 0


async def test_waiting_ends_with_the_stop_or_in_time() -> None:
    stop = asyncio.Event()
    await wait(stop, 0)
    stop.set()
    await wait(stop, 3600)


async def test_what_is_given_up_is_closed_before_anything_else_happens() -> None:
    stop, closed = asyncio.Event(), []

    async def slow() -> str:
        try:
            await asyncio.Event().wait()
        finally:
            closed.append("slow")
        return "never"

    asyncio.get_running_loop().call_soon(stop.set)
    assert await unless(stop, slow()) is None
    assert closed == ["slow"]


async def test_what_is_ready_first_is_given() -> None:
    async def quick() -> str:
        return "done"

    assert await unless(asyncio.Event(), quick()) == "done"


async def test_what_breaks_is_raised() -> None:
    with pytest.raises(NetworkError):
        await unless(asyncio.Event(), Act([NetworkError("down")])())
