"""Telegram's rates: 30 messages a second, one a second to a chat, 20 a minute to a group."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from tests.support.botapi.faults import too_many
from tests.support.botapi.values import Request

ALL, CHAT, GROUP = (30, 1.0), (1, 1.0), (20, 60.0)
"""How many within how many seconds."""

_LIMITED = ("send", "edit", "copy", "forward")
_NO_MESSAGE = "sendChatAction"


@dataclass(slots=True)
class Rates:
    """Counts what was accepted. `clock` gives seconds; without one nothing is limited."""

    clock: Callable[[], float] | None = None
    _times: defaultdict[tuple[str, int], deque[float]] = field(
        default_factory=lambda: defaultdict(deque)
    )

    def check(self, request: Request) -> None:
        """Count a call, or raise the refusal "Too Many Requests"."""
        if self.clock is None or not request.method.startswith(_LIMITED):
            return
        if request.method == _NO_MESSAGE:
            return
        now, chat = self.clock(), request.chat or 0
        windows = [("all", 0, ALL), ("chat", chat, CHAT)]
        windows += [("group", chat, GROUP)] if chat < 0 else []
        wait = max(self._wait(name, key, limit, now) for name, key, limit in windows)
        if wait > 0:
            refusal = too_many(ceil(wait)).happens
            assert isinstance(refusal, Exception)
            raise refusal
        for name, key, _ in windows:
            self._times[name, key].append(now)

    def _wait(self, name: str, key: int, limit: tuple[int, float], now: float) -> float:
        most, seconds = limit
        times = self._times[name, key]
        while times and times[0] <= now - seconds:
            times.popleft()
        return times[0] + seconds - now if len(times) >= most else 0.0
