"""The queue of updates: long polling that waits, forgets what is confirmed, and has one reader."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

from tests.support.botapi.values import Json, Refusal

CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
    " running"
)


@dataclass(slots=True)
class Updates:
    """Updates that nobody has confirmed yet. `confirmed`: below this id all are forgotten."""

    waiting: list[Json] = field(default_factory=list)
    confirmed: int = 0
    conflicts: int = 0
    polls: int = 0
    _next_id: int = 1000
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _reader: int = 0

    def next_id(self) -> int:
        """The id of a new update."""
        self._next_id += 1
        return self._next_id

    def push(self, *updates: Json) -> None:
        """Let the bot have updates; several at once come in one batch."""
        self.waiting += updates
        self._changed.set()

    def pop(self) -> list[Json]:
        """All that wait, taken at once (for a bot that does not poll)."""
        taken, self.waiting = self.waiting, []
        return taken

    async def take(
        self, *, offset: int = 0, limit: int = 100, seconds: int = 0,
        allowed: Collection[str] = (),
    ) -> list[Json]:  # fmt: skip
        """The next updates; waits up to `seconds` for one.

        A new reader ends the one before it, which is refused with 409, as at Telegram.
        """
        self._reader += 1
        self.polls += 1
        me = self._reader
        self._changed.set()
        self._changed = asyncio.Event()
        if offset < 0:
            offset = self.waiting[offset:][0]["update_id"] if self.waiting else 0
        self.confirmed = max(self.confirmed, offset)
        self._forget(allowed)
        try:
            async with asyncio.timeout(seconds or None):
                while not self.waiting and seconds:
                    await self._changed.wait()
                    if self._reader != me:
                        self.conflicts += 1
                        raise Refusal(409, CONFLICT)
                    self._changed.clear()
                    self._forget(allowed)
        except TimeoutError:
            return []
        return self.waiting[:limit]

    def _forget(self, allowed: Collection[str]) -> None:
        """Drop what is confirmed, and what the bot does not want to hear of."""
        self.waiting = [
            update
            for update in self.waiting
            if update["update_id"] >= self.confirmed
            and (not allowed or any(kind in update for kind in allowed))
        ]
