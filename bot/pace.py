"""The pace at which messages leave: what Telegram allows, replies before deliveries.

Telegram takes about 30 messages a second from a bot. Deliveries keep below that, so that there is
always room for a reply; a wait that Telegram asks for holds for everything.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.reaching import seconds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

A_SECOND = 25
"""Messages of all kinds within a second, beyond which deliveries wait."""

LONGEST_WAIT = 30.0
"""Seconds that a reply waits because Telegram asked for quiet; longer, and it is given up."""

_QUIET = ("answer", "edit", "set", "delete", "send_chat_action")
"""Beginnings of methods that Telegram does not count as messages."""


class Pace(BaseRateLimiter[None]):
    """Counts what leaves. A process alone delivers (`store.leading`), so it is that of all."""

    def __init__(self, a_second: int = A_SECOND) -> None:
        """At most `a_second` messages within any second, as far as deliveries can help it."""
        self._most = a_second
        self._sent: deque[float] = deque(maxlen=4 * a_second)
        self._quiet_until = 0.0

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
        """Make a request; one that was refused for being too many is made once more in time."""
        del data, rate_limit_args
        if endpoint.lower().startswith("get"):
            return await callback(*args, **kwargs)
        counts = not endpoint.startswith(_QUIET)
        for again in (True, False):
            await self._quiet()
            if counts:
                self._sent.append(_ticking())
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error)
                self._quiet_until = max(self._quiet_until, _ticking() + seconds)
                if not again or seconds > LONGEST_WAIT:
                    raise
        return None

    async def turn(self) -> None:
        """Wait until a delivery may leave."""
        await self._quiet()
        if len(self._sent) >= self._most:
            await asyncio.sleep(max(self._sent[-self._most] + 1 - _ticking(), 0))

    async def _quiet(self) -> None:
        wait = self._quiet_until - _ticking()
        if wait > 0:
            await asyncio.sleep(min(wait, LONGEST_WAIT))


def _ticking() -> float:
    return asyncio.get_running_loop().time()
