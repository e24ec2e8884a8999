"""Misbehaviour on request: refusals, failures, silence and cut connections, each so many times."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.support.botapi.values import Answer, Refusal, Request


class Cut(Exception):  # noqa: N818 - what happens to the connection
    """The connection ends without an answer."""


class Hung(Exception):  # noqa: N818 - what happens to the request
    """No answer comes, for as long as the bot waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happens in place of an answer. `after`: the call is accepted first.

    None: the call waits until the test lets it go (`Faults.release`), then goes on.
    """

    happens: Exception | Answer | None
    after: bool = False


def too_many(retry_after: int) -> Fault:
    """Telegram wants to be left alone for so many seconds."""
    words = f"Too Many Requests: retry after {retry_after}"
    return Fault(happens=Refusal(429, words, retry_after=retry_after))


def blocked() -> Fault:
    """The person has blocked the bot."""
    return Fault(happens=Refusal(403, "Forbidden: bot was blocked by the user"))


def deactivated() -> Fault:
    """The person's account is gone."""
    return Fault(happens=Refusal(403, "Forbidden: user is deactivated"))


def bad_request(words: str) -> Fault:
    """Telegram says "Bad Request: …", for example "chat not found"."""
    return Fault(happens=Refusal(400, f"Bad Request: {words}"))


def migrated(to: int) -> Fault:
    """The group has become a supergroup with another id."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Fault(happens=Refusal(400, words, migrate_to_chat_id=to))


def unauthorized() -> Fault:
    """Telegram knows no bot with this token."""
    return Fault(happens=Refusal(401, "Unauthorized"))


def not_found() -> Fault:
    """Telegram knows no such method, of any bot."""
    return Fault(happens=Refusal(404, "Not Found"))


def broken() -> Fault:
    """An error inside Telegram, in JSON."""
    return Fault(happens=Refusal(500, "Internal Server Error: restart"))


def gateway_down() -> Fault:
    """The machine before Telegram answers, in HTML."""
    page = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
    return Fault(happens=Answer(status=502, body=page, kind="text/html"))


def hung(*, after: bool = False) -> Fault:
    """No answer, before or after the call was accepted."""
    return Fault(happens=Hung("no answer"), after=after)


def held() -> Fault:
    """The call is slow: it waits until `Faults.release`, and is then answered as usual."""
    return Fault(happens=None)


def cut(*, after: bool = False) -> Fault:
    """The connection ends, before or after the call was accepted."""
    return Fault(happens=Cut("cut"), after=after)


@dataclass(slots=True)
class _Planned:
    fault: Fault
    matches: Callable[[Request], bool]
    left: int
    skip: int


@dataclass(slots=True)
class Faults:
    """What will go wrong; the first that matches a call happens. `holding`: calls that wait."""

    holding: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)
    _planned: list[_Planned] = field(default_factory=list)

    def plan(
        self,
        fault: Fault,
        *,
        method: str = "",
        chat: int | None = None,
        times: int = 1,
        skip: int = 0,
    ) -> None:
        """`fault` on the next `times` calls of `method` (of any) about `chat` (about any).

        `skip` such calls are left alone before.
        """

        def matches(request: Request) -> bool:
            return method in {"", request.method} and chat in {None, request.chat}

        self._planned.append(_Planned(fault, matches, times, skip))

    def forget(self) -> None:
        """Nothing that was planned happens any more; calls are held anew."""
        self._planned.clear()
        self.released = asyncio.Event()

    def due(self, request: Request) -> Fault | None:
        """The fault that hits this call, which uses it up."""
        for planned in self._planned:
            if planned.left > 0 and planned.matches(request):
                if planned.skip:
                    planned.skip -= 1
                    continue
                planned.left -= 1
                return planned.fault
        return None

    def release(self) -> None:
        """Let the calls go that are held, those to come among them."""
        self.released.set()

    async def hold(self) -> None:
        """Wait until they are let go."""
        self.holding += 1
        try:
            await self.released.wait()
        finally:
            self.holding -= 1

    @property
    def all_happened(self) -> bool:
        """Whether nothing that was planned is still to come."""
        return not any(planned.left for planned in self._planned)
