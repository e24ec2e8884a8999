"""`hektar run`: updates from Telegram by long polling, confirmed when they have been handled.

Not python-telegram-bot's own updater: that one confirms updates before they are handled (a
kill loses them), stops for ever at one 401, and never gets past an update it cannot parse.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.reaching import REJECTED, attempt, seconds_of, unless, wait, wrong_token
from handlers.routing import publish_menus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from bot.app import App
    from bot.reaching import Pause

_log = structlog.get_logger()

ALLOWED = ("message", "edited_message", "callback_query")
"""What is asked for; `INLINE` too where answers are offered in any chat."""

INLINE = "inline_query"
POLL_SECONDS = 30
"""How long Telegram keeps a request open while there is nothing new."""

HANDLE_SECONDS = 120
"""An update that takes longer is given up, so that it cannot hold up the others for ever."""

LONGEST_DELAY = 30.0
REJECTIONS = 10
"""Answers "no such bot" in a row while polling, after which the token counts as revoked."""

# Bot warns about names that it has as methods; this spelling reaches getUpdates as raw JSON, so
# that one update which cannot be parsed does not take the others along.
_GET_UPDATES = "get_Updates"


async def run(
    application: App, owners: Iterable[int], stop: asyncio.Event, *, inline: bool = False
) -> None:
    """Receive and handle updates until `stop` is set; then finish those in hand.

    `inline`: also what people type after the bot's name in any chat.
    Raises Problem when Telegram cannot be reached at the start or does not know the token.
    """
    try:
        await attempt(application.initialize, stop)
        await attempt(application.bot.delete_webhook, stop)
        if stop.is_set():
            return
        try:
            await publish_menus(application.bot, owners)
        except TelegramError as error:
            _log.warning("menus not published", error=str(error))
        _log.info("polling", bot=application.bot.username)
        await Polling(application, stop, inline=inline).until_stopped()
        _log.info("stopped")
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # also when it never came to be initialized


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
    """The loop: fetch a batch, handle it, and confirm it by asking for the next."""

    def __init__(
        self, application: App, stop: asyncio.Event, pause: Pause = wait, *, inline: bool = False
    ) -> None:
        """`application` is initialized. `pause` waits so many seconds, or until `stop`."""
        self._allowed = (*ALLOWED, INLINE) if inline else ALLOWED
        self._application = application
        self._stop = stop
        self._wait = pause
        self._offset: int | None = None  # Telegram keeps it: a stored one could skip updates
        self._rejections = 0
        self._delay = 0.0

    async def until_stopped(self) -> None:
        """Poll until the event is set. Raises Problem when the token has been revoked."""
        while not self._stop.is_set():
            try:
                batch = await unless(self._stop, self._fetch(POLL_SECONDS))
                self._rejections, self._delay = 0, 0.0
            except REJECTED as error:
                self._rejections += 1
                if self._rejections >= REJECTIONS:
                    raise wrong_token() from error
                await self._pause(error)
            except TelegramError as error:
                await self._pause(error)
            else:
                await self._handle(batch or [])
        await self._confirm()

    async def _fetch(self, seconds: int) -> list[dict[str, Any]]:
        given = {"timeout": seconds, "allowed_updates": self._allowed, "offset": self._offset}
        found = await self._application.bot.do_api_request(
            _GET_UPDATES,
            api_kwargs={name: value for name, value in given.items() if value is not None},
            read_timeout=seconds + 10,
        )
        if not isinstance(found, list):
            raise TelegramError("getUpdates gave no list")
        return found

    async def _handle(self, batch: list[dict[str, Any]]) -> None:
        """Handle a batch: one after the other within a chat, chats beside each other."""
        if not batch:
            return
        chats: dict[object, list[Update]] = {}
        for data in batch:
            update = self._parsed(data)
            if update is not None:
                where = (
                    update.effective_chat or update.effective_user
                )  # an inline query has no chat
                chats.setdefault(where and where.id, []).append(update)
        async with asyncio.TaskGroup() as group:
            for updates in chats.values():
                group.create_task(self._in_order(updates))
        self._offset = max(int(data["update_id"]) for data in batch) + 1

    def _parsed(self, data: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(data, self._application.bot)
        except Exception:
            # Whatever a newer Telegram sends: this one is given up, the others are not.
            _log.exception("update not readable", update_id=data.get("update_id"))
            return None

    async def _in_order(self, updates: list[Update]) -> None:
        for update in updates:
            try:
                async with asyncio.timeout(HANDLE_SECONDS):
                    await self._application.process_update(update)
            except Exception:
                # The application tells its error handler; this is what even that one missed.
                _log.exception("update not handled", update_id=update.update_id)

    async def _pause(self, error: TelegramError) -> None:
        """Wait before the next attempt: as long as Telegram says, else longer each time."""
        if isinstance(error, RetryAfter):
            self._delay = seconds_of(error)
        else:
            self._delay = min(max(1.0, 2 * self._delay), LONGEST_DELAY)
        words = "another process polls with this token" if isinstance(error, Conflict) else None
        _log.warning("no updates", error=words or str(error), again_in=self._delay)
        await self._wait(self._stop, self._delay)

    async def _confirm(self) -> None:
        """Tell Telegram what was handled; when that fails it comes once more after a restart."""
        if self._offset is None:
            return
        try:
            await self._fetch(0)
        except TelegramError as error:
            _log.warning("the last updates are not confirmed", error=str(error))
