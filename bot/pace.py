"""The pace at which messages leave: what Telegram allows, replies before deliveries.

Telegram takes about 30 messages a second from a bot, one a second in a chat and 20 a minute in a
group. Deliveries keep below the first, so that there is always room for a reply, and to the
second; a reply may be a short burst, which Telegram lets through. A wait that Telegram asks for
holds for everything, and for the process that comes after this one: `follow` keeps it in the
store, and takes up what was kept there.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextvars import ContextVar
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.reaching import seconds_of, unless
from handlers.outcomes import GivenBack

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

DELIVERIES, ALL = 25, 28
"""Messages within a second, beyond which deliveries wait, and beyond which replies do."""

IN_CHAT, BURST = 1.0, 3
"""Seconds between two messages in a chat; replies keep to it on the average of so many."""

IN_GROUP, MINUTE = 20, 60.0
"""Messages in a group within a minute."""

LONGEST_WAIT = 30.0
"""Seconds that a reply waits because Telegram asked for quiet; longer, and it is not made."""

_MESSAGES = ("send", "copy", "forward")
_NO_MESSAGE = "sendChatAction"
_DELIVERS: ContextVar[asyncio.Event | None] = ContextVar("delivers", default=None)
"""In a task whose messages are deliveries: what is set when the process is to end."""


class Pace(BaseRateLimiter[None]):
    """Counts what leaves. A process alone delivers (`store.leading`), so it is that of all."""

    def __init__(
        self,
        ticking: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """`ticking` gives seconds that only grow: the loop's, unless a test has its own."""
        self._ticking = ticking or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._left: deque[float] = deque(maxlen=2 * ALL)
        self._chats: dict[int | str, deque[float]] = {}
        self._quiet_until = 0.0
        self._keep: Callable[[float], Awaitable[object]] | None = None

    def follow(
        self,
        keep: Callable[[float], Awaitable[object]],
        *,
        quiet: float = 0.0,
        left: Iterable[tuple[int, float]] = (),
    ) -> None:
        """Go on from the process before: it was told to be `quiet` for so many seconds yet.

        `left`: chats that something was sent to within the last minute, and how many seconds
        ago, the oldest first. `keep` is told of every wait that Telegram asks for.
        """
        self._keep = keep
        now = self._ticking()
        self._quiet_until = max(self._quiet_until, now + quiet)
        for chat, ago in left:
            self._chats.setdefault(chat, deque(maxlen=IN_GROUP)).append(now - ago)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to end."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - as the library has it
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Any:  # noqa: ANN401 - as the library has it
        """Make a request; one that was refused for being too many is made once more in time.

        Raises, without making it, RetryAfter where Telegram wants quiet for too long, and
        GivenBack for a delivery whose turn has not come when the process is to end.
        """
        del rate_limit_args
        if endpoint.lower().startswith("get"):
            return await callback(*args, **kwargs)
        for again in (True, False):
            if endpoint.startswith(_MESSAGES) and endpoint != _NO_MESSAGE:
                await self._in_its_chat(data.get("chat_id", 0))
                await self._quiet()
                if _DELIVERS.get() is None:
                    await self._room(ALL)
                    self.take(1)
            else:
                await self._quiet()
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error)
                self._quiet_until = max(self._quiet_until, self._ticking() + seconds)
                if self._keep is not None:
                    await self._keep(seconds)
                if not again or seconds > LONGEST_WAIT:
                    raise
        return None

    def deliver(self, until: asyncio.Event) -> None:
        """What this task and those that it begins send is deliveries, counted by `take`.

        None of them waits for its turn any longer once `until` is set.
        """
        _DELIVERS.set(until)

    async def turn(self) -> int:
        """Wait until deliveries may leave; how many may."""
        while (seconds := self._quiet_until - self._ticking()) > 0:
            await self._sleep(min(seconds, LONGEST_WAIT))
        return await self._room(DELIVERIES)

    def take(self, messages: int) -> None:
        """So many leave now."""
        self._left.extend([self._ticking()] * messages)

    async def _room(self, most: int) -> int:
        """Wait until fewer than `most` left within a second; how many more may."""
        while True:
            now = self._ticking()
            room = most - sum(at > now - 1 for at in self._left)
            if room > 0:
                return room
            await self._sleep(self._left[-most] + 1 - now)

    async def _in_its_chat(self, chat: int | str) -> None:
        """Wait for the turn of a message among those of its chat, which is taken at once."""
        now = self._ticking()
        times = self._chats.pop(chat, None) or deque(maxlen=IN_GROUP)
        self._chats[chat] = times  # the latest at the end
        spread = BURST if _DELIVERS.get() is None else 1
        at = max(now, times[-1]) if times else now
        if len(times) >= spread:
            at = max(at, times[-spread] + spread * IN_CHAT)
        if isinstance(chat, int) and chat < 0 and len(times) == IN_GROUP:
            at = max(at, times[0] + MINUTE)
        times.append(at)
        while self._chats[oldest := next(iter(self._chats))][-1] < now - MINUTE:
            del self._chats[oldest]
        if at > now:
            await self._wait(at - now)

    async def _quiet(self) -> None:
        while (seconds := self._quiet_until - self._ticking()) > 0:
            if seconds > LONGEST_WAIT:
                raise RetryAfter(timedelta(seconds=ceil(seconds)))
            await self._wait(seconds)

    async def _wait(self, seconds: float) -> None:
        """Let so much time pass. Raises GivenBack in a delivery when the process is to end."""
        ends = _DELIVERS.get()
        if ends is None:
            await self._sleep(seconds)
            return
        await unless(ends, self._sleep(seconds))
        if ends.is_set():
            raise GivenBack("its turn had not come when the process ended")
