"""The ledger: every call that came, what became of it, and what broke the Bot API."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.support.botapi.values import Request

PATIENCE = 60
"""Seconds after which what a test waits for is taken to never come; no test takes so long."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A call: accepted with a `result`, or refused in words (`refusal`)."""

    request: Request
    result: Any = None
    refusal: str = ""

    @property
    def method(self) -> str:
        """The method's name."""
        return self.request.method

    @property
    def text(self) -> str:
        """The text that a person sees of it, after entities; empty when there is none."""
        if isinstance(self.result, dict):
            return str(self.result.get("text") or self.result.get("caption") or "")
        return str(self.request.fields.get("text", ""))

    @property
    def chat(self) -> int | None:
        """The chat that it is about."""
        return self.request.chat


@dataclass(slots=True)
class Ledger:
    """All calls in the order in which they were decided, getUpdates left out."""

    entries: list[Entry] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    _waiting: list[asyncio.Event] = field(default_factory=list)

    def accepted(self, *methods: str, chat: int | None = None) -> list[Entry]:
        """What was accepted, of these methods (of all without any), for a chat or for all."""
        return [
            entry
            for entry in self.entries
            if not entry.refusal
            and (not methods or entry.method in methods)
            and chat in {None, entry.chat}
        ]

    def refused(self, *methods: str) -> list[Entry]:
        """What was refused, of these methods, or all."""
        return [e for e in self.entries if e.refusal and (not methods or e.method in methods)]

    def note(self, entry: Entry) -> None:
        """Keep a call."""
        self.entries.append(entry)
        self.stir()

    def complain(self, words: str) -> None:
        """Keep that something is not as the Bot API has it."""
        self.violations.append(words)
        self.stir()

    def stir(self) -> None:
        """Wake those who wait: something happened."""
        for event in self._waiting:
            event.set()

    async def until(self, found: Callable[[], _T | None], what: str = "") -> _T:
        """The first true value of `found`, looked at again whenever something happens.

        Raises AssertionError, with the ledger in it, when it never comes.
        """
        event = asyncio.Event()
        self._waiting.append(event)
        try:
            async with asyncio.timeout(PATIENCE):
                while not (value := found()):
                    await event.wait()
                    event.clear()
        except TimeoutError:
            shown = "\n".join(f"  {e.method} {e.text!r} {e.refusal}" for e in self.entries[-20:])
            raise AssertionError(f"never came: {what}\n{shown}\n{self.violations}") from None
        finally:
            self._waiting.remove(event)
        return value
