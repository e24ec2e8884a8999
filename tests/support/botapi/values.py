"""What goes in and out of the stand-in: a decoded request, Telegram's answer, a refusal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi import spec

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One call of the bot: fields decoded to their types, files by the name of their part."""

    method: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    file_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def chat(self) -> int | None:
        """The chat that it is about."""
        found = self.fields.get("chat_id")
        return found if isinstance(found, int) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back over the wire."""

    status: int
    body: bytes
    kind: str = "application/json"


class Refusal(Exception):  # noqa: N818 - Telegram's word, not an error of ours
    """Telegram says no: its code, its words, and what it adds (`parameters`)."""

    def __init__(self, code: int, words: str, **parameters: int) -> None:
        """`words` as Telegram has them, "Bad Request: chat not found"."""
        super().__init__(words)
        self.code = code
        self.words = words
        self.parameters = parameters

    def answer(self) -> Answer:
        """As it comes over the wire."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.words}
        if self.parameters:
            body["parameters"] = self.parameters
        return Answer(status=self.code, body=json.dumps(body).encode())


def success(result: Any) -> Answer:
    """Telegram's answer to a call that it accepted."""
    return Answer(status=200, body=json.dumps({"ok": True, "result": result}).encode())


def request(
    method: str, form: Mapping[str, str], files: Mapping[str, tuple[str, bytes]]
) -> Request:
    """A call from a form: values as text, files as name and content."""
    return Request(
        method=method,
        fields={name: spec.decoded(method, name, text) for name, text in form.items()},
        files={part: content for part, (_, content) in files.items()},
        file_names={part: name for part, (name, _) in files.items()},
    )
