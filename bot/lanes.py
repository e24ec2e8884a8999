"""Lanes: updates are handled in order within a chat, and chats beside each other."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType
    from typing import Self

    from store.inbox import Letter

    Handle = Callable[[Letter], Awaitable[None]]
    More = Callable[[int], Awaitable[list[Letter]]]

MOST_WAITING = 500
"""Updates in hand beyond which no more are fetched: they wait at Telegram meanwhile."""

MOST_OF_ONE = 20
"""Updates of one chat in hand, at most: others wait in the store, and keep nobody else waiting."""

MOST_KNOWN = 10_000
"""Updates that are known to have been put in, the latest."""

MOST_AT_ONCE = 64
"""Chats that are served at the same time."""


class Lanes:
    """A queue for each chat that has something waiting; a block that ends when all is handled."""

    def __init__(self, handle: Handle, more: More) -> None:
        """`handle` deals with one update. `more` gives those of a chat that wait in the store.

        Neither raises anything.
        """
        self._handle = handle
        self._more = more
        self._put_off: Counter[int] = Counter()
        self._lanes: dict[int, deque[Letter]] = {}
        self._group = asyncio.TaskGroup()
        self._seats = asyncio.Semaphore(MOST_AT_ONCE)
        self._room = asyncio.Event()
        self._room.set()
        self._known: dict[int, None] = {}
        self.waiting = 0

    async def __aenter__(self) -> Self:
        """Begin to handle what is put in."""
        await self._group.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait until all that was put in has been handled; an error gives up what is left."""
        try:
            await self._group.__aexit__(kind, error, trace)
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None  # that of the block: handling raises nothing

    def put(self, letter: Letter) -> None:
        """Handle an update after those of its chat that were put in before; each once."""
        lane = self._lanes.get(letter.chat)
        if letter.update in self._known:
            return
        if lane is not None and (letter.chat in self._put_off or len(lane) >= MOST_OF_ONE):
            self._put_off[letter.chat] += 1
            return
        self._take(letter)
        if lane is not None:
            lane.append(letter)
            return
        self._lanes[letter.chat] = deque([letter])
        self._group.create_task(self._serve(letter.chat))

    def _take(self, letter: Letter) -> None:
        """It is in hand."""
        self._known[letter.update] = None
        if len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self.waiting += 1
        if self.waiting >= MOST_WAITING:
            self._room.clear()

    async def room(self) -> None:
        """Wait until there is room for more."""
        await self._room.wait()

    async def _serve(self, chat: int) -> None:
        lane = self._lanes[chat]
        async with self._seats:
            while lane:
                await self._handle(lane.popleft())
                self.waiting -= 1
                if self.waiting < MOST_WAITING:
                    self._room.set()
                if not lane and chat in self._put_off:
                    await self._take_up(chat, lane)
        del self._lanes[chat]

    async def _take_up(self, chat: int, lane: deque[Letter]) -> None:
        """What of a chat was left in the store; while there is some, what comes is left there."""
        while not lane and chat in self._put_off:
            before = self._put_off[chat]
            for letter in await self._more(chat):
                if letter.update not in self._known:
                    self._take(letter)
                    lane.append(letter)
            if not lane and self._put_off[chat] == before:
                del self._put_off[chat]
