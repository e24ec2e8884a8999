"""Reaching Telegram: waiting that a signal can end, and attempts ever further apart."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeVar

import structlog
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Pause = Callable[[asyncio.Event, float], Awaitable[None]]

_log = structlog.get_logger()
_T = TypeVar("_T")

START_DELAYS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between the attempts to reach Telegram at the start; the last one again and again."""

REJECTED = (InvalidToken, EndPointNotFound)
"""How python-telegram-bot says that Telegram knows no such bot (401 or 404)."""


def wrong_token() -> Problem:
    """The token is not Telegram's; it is not shown."""
    return Problem(
        "Telegram does not accept the token.",
        "Copy it again from @BotFather (https://t.me/BotFather) to [telegram] token in"
        " config.toml, or to HEKTAR_TELEGRAM__TOKEN.",
    )


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)


async def attempt(
    act: Callable[[], Awaitable[object]], stop: asyncio.Event, pause: Pause | None = None
) -> None:
    """Do what needs Telegram, until it can be reached. Raises Problem when the token is wrong."""
    pause = pause or wait
    if stop.is_set():
        return
    for delay in chain(START_DELAYS, repeat(START_DELAYS[-1])):
        try:
            await unless(stop, act())
        except REJECTED as error:
            raise wrong_token() from error
        except TelegramError as error:
            seconds = max(delay, seconds_of(error)) if isinstance(error, RetryAfter) else delay
            _log.warning(
                "Telegram cannot be reached: look at the network and at [telegram] base_url",
                error=str(error),
                again_in=seconds,
            )
            await pause(stop, seconds)
        else:
            return
        if stop.is_set():
            return


async def wait(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until `stop` is set."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


async def unless(stop: asyncio.Event, awaitable: Awaitable[_T]) -> _T | None:
    """The result of `awaitable`, or None when `stop` is set first and it was given up."""
    working = asyncio.ensure_future(awaitable)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.wait({working, stopping})  # a request given up is closed before the next
        await asyncio.gather(working, stopping, return_exceptions=True)
