"""Long polling: updates are confirmed to Telegram when they are committed to the inbox.

Not python-telegram-bot's own updater: that one confirms updates before they are handled (a
kill loses them), stops for ever at one 401, and never gets past an update it cannot parse.
"""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.intake import letters_of
from bot.reaching import REJECTED, seconds_of, unless, wait, wrong_token
from store.database import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from telegram import Bot

    from bot.intake import Intake
    from bot.reaching import Pause

_log = structlog.get_logger()

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""What is asked for; `INLINE` too where answers are offered in any chat."""

INLINE = "inline_query"


def allowed(*, inline: bool) -> tuple[str, ...]:
    """The kinds of updates that are asked for."""
    return (*ALLOWED, INLINE) if inline else ALLOWED


POLL_SECONDS = 30
"""How long Telegram keeps a request open while there is nothing new."""

WATCHDOG_SECONDS = POLL_SECONDS + 12
"""A request that has not ended by then hangs somewhere below us, and is given up."""

LONGEST_DELAY = 30.0
STALLED_SECONDS = 80.0
"""Seconds without an answer, hanging or waiting, after which owners are told of it."""

REJECTIONS = 10
"""Answers "no such bot" in a row while polling, after which the token counts as revoked."""

# Bot warns about names that it has as methods; this spelling reaches getUpdates as raw JSON, so
# that one update which cannot be parsed does not take the others along.
_GET_UPDATES = "get_Updates"


@asynccontextmanager
async def stopped_by_signals() -> AsyncIterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set; a second one ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def on_signal(number: int) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, on_signal, number)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


class Polling:
    """The loop: fetch a batch, commit it, hand it on, and confirm it by asking for the next."""

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        stop: asyncio.Event,
        pause: Pause = wait,
        *,
        inline: bool = False,
        ticking: Callable[[], float] = time.monotonic,
    ) -> None:
        """`pause` waits so many seconds, or until `stop`; `ticking` gives seconds that grow."""
        self._ticking = ticking
        self._allowed = allowed(inline=inline)
        self._bot = bot
        self._intake = intake
        self._stop = stop
        self._wait = pause
        self._offset: int | None = None  # Telegram keeps it: a stored one could skip updates
        self._rejections = 0
        self._delay = 0.0
        self._stalled = self._began = 0.0

    async def until_stopped(self) -> None:
        """Poll until the event is set. Raises Problem when the token has been revoked."""
        while not self._stop.is_set():
            await self._intake.room()
            self._began = self._ticking()
            try:
                async with asyncio.timeout(WATCHDOG_SECONDS):
                    batch = await unless(self._stop, self._fetch(POLL_SECONDS))
                await self._take(batch or [])
                self._rejections, self._delay, self._stalled = 0, 0.0, 0.0
            except REJECTED as error:
                self._rejections += 1
                if self._rejections >= REJECTIONS:
                    raise wrong_token() from error
                await self._pause(error)
            except (TelegramError, StoreError, TimeoutError) as error:
                await self._pause(error)
        await self._confirm()

    async def _fetch(self, seconds: int) -> list[dict[str, Any]]:
        given = {"timeout": seconds, "allowed_updates": self._allowed, "offset": self._offset}
        found = await self._bot.do_api_request(
            _GET_UPDATES,
            api_kwargs={name: value for name, value in given.items() if value is not None},
            read_timeout=seconds + 10,
        )
        if not isinstance(found, list):
            raise TelegramError("getUpdates gave no list")
        return found

    async def _take(self, batch: list[dict[str, Any]]) -> None:
        """Commit a batch: only then may the next request confirm it."""
        if not batch:
            # That confirmed all. After a quiet week numbers may begin again below the offset.
            self._offset = None
            return
        letters = letters_of(batch)
        self._intake.hand_on(await self._intake.commit(letters))
        self._offset = max((one.update for one in letters), default=self._offset or 0) + 1

    async def _pause(self, error: TelegramError | StoreError | TimeoutError) -> None:
        """Wait before the next attempt: as long as Telegram says, else longer each time."""
        if isinstance(error, RetryAfter):
            self._delay = seconds_of(error)
        else:
            self._delay = min(max(1.0, 2 * self._delay), LONGEST_DELAY)
        words = "another process polls with this token" if isinstance(error, Conflict) else None
        why = words or str(error) or type(error).__name__
        _log.warning("no updates", error=why, again_in=self._delay)
        before, self._stalled = self._stalled, self._stalled + self._delay
        self._stalled += self._ticking() - self._began  # it may have hung
        if before < STALLED_SECONDS <= self._stalled:
            self._intake.troubles.append(f"Telegram gives no updates: {why}")
        await self._wait(self._stop, self._delay)

    async def _confirm(self) -> None:
        """Tell Telegram what was handled; when that fails it comes once more after a restart."""
        if self._offset is None:
            return
        try:
            await self._fetch(0)
        except TelegramError as error:
            _log.warning("the last updates are not confirmed", error=str(error))
