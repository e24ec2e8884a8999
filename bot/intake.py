"""Intake: raw updates become letters of the inbox, and letters are handled once.

An update is committed before Telegram is told that it arrived. After a restart whatever was not
marked done is handled again, unless its answer is in the journal.
"""

from __future__ import annotations

import asyncio
import json
from itertools import count
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update
from telegram.error import RetryAfter

from bot.lanes import MOST_OF_ONE, MOST_WAITING
from bot.reaching import seconds_of, wait
from handlers.errors import IN_VAIN, tell_taken
from store import inbox
from store.database import StoreError
from store.inbox import Letter
from store.journal import reply_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.app import App
    from bot.lanes import Lanes
    from bot.reaching import Pause
    from handlers.context import Desk

_log = structlog.get_logger()

HANDLE_SECONDS = 120
"""An update that takes longer is given up, so that it cannot hold up the others for ever."""


PAUSES = (1.0, 3.0, 6.0, 10.0, 20.0, 30.0, 60.0)
"""Seconds before an update is handled again whose reply Telegram refused, or the store."""


def letters_of(batch: Iterable[dict[str, Any]]) -> list[Letter]:
    """Updates as letters. What has no number is dropped: Telegram sends no such thing."""
    return [
        Letter(update=data["update_id"], chat=_lane(data), content=json.dumps(data))
        for data in batch
        if _is_number(data.get("update_id"))
    ]


def _is_number(value: object) -> bool:
    """Whether a store can keep it as the number of an update or a chat."""
    return isinstance(value, int) and -(2**63) <= value < 2**63


def _lane(data: dict[str, Any]) -> int:
    """The chat of an update, else its person; 0 for what has neither."""
    for content in data.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        for holder in (content, message if isinstance(message, dict) else {}):
            chat = holder.get("chat")
            if isinstance(chat, dict) and _is_number(chat.get("id")):
                return int(chat["id"])
        who = content.get("from")
        if isinstance(who, dict) and _is_number(who.get("id")):
            return int(who["id"])
    return 0


class Intake:
    """The way of an update through one process."""

    def __init__(
        self,
        application: App,
        desk: Desk,
        stop: asyncio.Event | None = None,
        pause: Pause = wait,
    ) -> None:
        """`application` is initialized, or will be before the first update is handled.

        `stop`: the process is to end. `pause` waits so many seconds, or until then.
        """
        self._stop = stop or asyncio.Event()
        self._pause = pause
        self._application = application
        self._desk = desk
        self._again: set[int] = set()
        self._left: set[int] = set()
        self.troubles: list[str] = []
        self.lanes: Lanes | None = None
        """Where letters are handled, while this process leads."""

    async def left_over(self) -> list[Letter]:
        """What an earlier process left unhandled, in order."""
        letters, deadly = await inbox.left_over(self._desk.database)
        self._again = {letter.update for letter in letters}
        self._left = set(self._again)
        if letters or deadly:
            _log.info("updates left over", handled_now=len(letters), set_aside=len(deadly))
        return letters

    async def commit(self, letters: Sequence[Letter]) -> list[Letter]:
        """Commit what came; what had not come before, in order."""
        return await inbox.take_in(self._desk.database, letters, self._desk.now())

    def hand_on(self, letters: Iterable[Letter]) -> None:
        """Let letters be handled here, if this process leads; else the one that does will."""
        for letter in letters:
            if self.lanes is not None:
                self.lanes.put(letter)

    async def room(self) -> None:
        """Wait until what is in hand leaves room for more."""
        if self.lanes is not None:
            await self.lanes.room()

    async def collect(self) -> None:
        """Hand on what was committed here or by other processes, if this process leads."""
        if self.lanes is None:
            return
        found = await inbox.waiting(self._desk.database, MOST_WAITING, of_one=MOST_OF_ONE)
        self.hand_on(found)

    async def more(self, chat: int) -> list[Letter]:
        """Those of a chat that wait in the store, the oldest; none where it cannot be used.

        None either when the process is to end: what waits is for the next one.
        """
        if self._stop.is_set():
            return []
        try:
            return await inbox.waiting(
                self._desk.database, MOST_OF_ONE, of_one=MOST_OF_ONE, chat=chat
            )
        except StoreError as error:
            _log.warning("updates are not taken up", error=str(error))
            return []

    async def handle(self, letter: Letter) -> None:
        """Handle an update, and mark it done; raises nothing."""
        try:
            update = Update.de_json(json.loads(letter.content), self._application.bot)
        except Exception as error:  # whatever a newer Telegram sends
            _log.exception("update not readable", update_id=letter.update)
            await self._quarantine(letter.update, f"not readable: {error}")
            return
        inbox.IN_HAND.set(letter.update)
        if not await self._to_its_end(update):
            return  # it comes again after a restart
        self._again.discard(letter.update)
        try:
            await inbox.mark_done(self._desk.database, [letter.update], self._desk.now())
        except StoreError as error:
            # It comes again after a restart, and is known by its answer then.
            _log.warning("an update is not marked done", error=str(error))

    async def _to_its_end(self, update: Update) -> bool:
        """Handle it, again while Telegram takes no reply or the store is out of reach.

        Whether it came to an end before the process does.
        """
        for number in count():
            in_vain: list[Exception] = []
            IN_VAIN.set(in_vain if number < len(PAUSES) else None)
            await self._handle(update)
            if not in_vain:
                return True
            self._again.add(update.update_id)
            error = in_vain[0]
            told = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
            await self._pause(self._stop, max(PAUSES[number], told))
            if self._stop.is_set():
                return False
        return True

    async def _handle(self, update: Update) -> None:
        """Handle it, if it was neither answered before nor had its effect; raises nothing."""
        number, database = update.update_id, self._desk.database
        try:
            if number in self._left:
                self._left.discard(number)
                await inbox.begin_again(database, number)
            if number in self._again and await inbox.has_taken_effect(database, number):
                await tell_taken(update)
            elif not await self._answered_before(update):
                async with asyncio.timeout(HANDLE_SECONDS):
                    await self._application.process_update(update)
        except Exception:
            # The application tells its error handler; this is what even that one missed.
            _log.exception("update not handled", update_id=number)

    async def _answered_before(self, update: Update) -> bool:
        """Whether a process before this one answered the update, and ended before it said so."""
        if update.update_id not in self._again or update.message is None:
            return False
        message = update.message
        before = await reply_to(self._desk.database, message.chat_id, message.message_id)
        return before is not None

    async def _quarantine(self, update: int, reason: str) -> None:
        try:
            await inbox.set_aside(self._desk.database, update, reason[:500])
        except StoreError as error:
            _log.warning("an update is not set aside", error=str(error))
