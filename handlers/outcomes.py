"""What became of a request to Telegram: one pure function over what python-telegram-bot raises.

Its classes do not tell whether a message arrived: "NetworkError" is raised for a connection that
never came to be, for one that broke after Telegram took the message, and for a refusal. What
tells is the cause, and whether Telegram itself answered in its own JSON: `Wire` takes nothing
else for an answer, and lets nothing leave that is late.
"""

import re
import time
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

Kind = Literal["back", "unsent", "failed", "wait", "moved", "gone", "refused", "halt", "uncertain"]

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Causes with which no byte of the request went out."""

WAIT = 5.0
"""Seconds to wait where Telegram says "too many" and not how long."""

LONGEST_WAIT = 3600.0
"""No wait is longer, whatever is said: a day too many would go unnoticed."""

_GONE = re.compile(
    r"bot was blocked by the user|user is deactivated|bot was kicked|bot is not a member"
    r"|bot can't initiate conversation|bot can't send messages to bots|chat not found"
    r"|not enough rights to send|have no rights to send|need administrator rights"
    r"|chat_write_forbidden|group chat was deactivated|peer_id_invalid|the group chat was deleted",
    re.IGNORECASE,
)
"""Telegram's words for a chat that gets nothing any more. A closed list: what is not in it stops
no subscription, a person looks at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a request that gave no message.

    back: it never left, for its turn had not come, and stays as it was. unsent: it never left,
    or was refused before it mattered; may be repeated. failed: Telegram itself says that it
    failed; may be repeated a few times. wait: so many `seconds`, then again. moved: the group is
    `chat` now. gone: this chat gets nothing any more. refused: the content is, or an unknown
    refusal: a person looks at it. halt: the token is not accepted. uncertain: it may have
    arrived.
    """

    kind: Kind
    words: str
    seconds: float = 0.0
    chat: int = 0


LATE = "suspended before it was sent"


class TooLate(TelegramError):  # noqa: N818 - nothing went wrong
    """The request did not leave: perhaps another process has its row by now."""


class GivenBack(TelegramError):  # noqa: N818 - nothing went wrong
    """The request did not leave: its turn had not come when the process was told to end."""


def ticking() -> float:
    """Seconds that go on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


LEAVES_BEFORE: ContextVar[float | None] = ContextVar("leaves_before", default=None)
"""The moment of `ticking` up to which requests of this task may leave; None: at any time."""


class Wire(HTTPXRequest):
    """Requests to Telegram. What is not its own answer is none: it may have come from a proxy."""

    async def do_request(self, *args: Any, **more: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """As HTTPXRequest. Raises TooLate, and sends nothing, after `LEAVES_BEFORE`."""
        before = LEAVES_BEFORE.get()
        if before is not None and ticking() > before:
            raise TooLate(LATE)
        return await super().do_request(*args, **more)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Telegram's answer, a result or an error. Raises TelegramError for anything else."""
        data: object = HTTPXRequest.parse_json_payload(payload)
        if isinstance(data, dict):
            took = data.get("ok") is True and "result" in data
            refused = data.get("ok") is False and isinstance(data.get("error_code"), int)
            if took or refused:
                return data
        raise TelegramError("Invalid server response")


def classify(error: BaseException) -> Outcome:
    """What an exception says about its request; whatever is not known is uncertain."""
    words = str(error) or type(error).__name__
    if error.__cause__ is not None:  # no answer, or none of Telegram's own
        unsent = isinstance(error.__cause__, NEVER_LEFT)
        return Outcome(kind="unsent" if unsent else "uncertain", words=words)
    match error:
        case GivenBack() | TooLate():
            back = isinstance(error, GivenBack)
            return Outcome(kind="back" if back else "unsent", words=words)
        case ChatMigrated():
            return Outcome(kind="moved", words=words, chat=error.new_chat_id)
        case RetryAfter():
            return Outcome(kind="wait", words=words, seconds=_seconds(error.retry_after))
        case InvalidToken() | EndPointNotFound():
            return Outcome(kind="halt", words=words)
        case Forbidden() | BadRequest():
            return Outcome(kind="gone" if _GONE.search(words) else "refused", words=words)
        case Conflict():
            return Outcome(kind="failed", words=words)
        case NetworkError() if type(error) is NetworkError:
            if "too many requests" in words.lower():
                return Outcome(kind="wait", words=words, seconds=WAIT)
            return Outcome(kind="failed", words=words)
        case _:
            return Outcome(kind="uncertain", words=words)


def _seconds(told: object) -> float:
    """How long Telegram wants to be left alone, whatever it was that it wrote there."""
    try:
        seconds = told.total_seconds() if isinstance(told, timedelta) else float(str(told))
    except ValueError:
        return WAIT
    return min(max(seconds, 1.0), LONGEST_WAIT)
