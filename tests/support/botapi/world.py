"""Who is there and what was said: chats, messages, files, buttons pressed, inline queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.support.botapi.limits import LARGEST_DOWNLOAD
from tests.support.botapi.values import Json, Refusal

BOT: Json = {
    "id": 123456789, "is_bot": True, "first_name": "Hektar", "username": "hektar_bot",
    "can_join_groups": True, "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}  # fmt: skip

MOMENT = 1_795_521_600
"""When everything is said, in Unix seconds: 24 November 2026, 12:00 UTC."""


@dataclass(slots=True)
class World:
    """All that Telegram knows."""

    chats: dict[int, Json] = field(default_factory=dict)
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    presses: set[str] = field(default_factory=set)
    queries: set[str] = field(default_factory=set)
    """Inline queries that wait for an answer."""
    menus: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    managers: set[tuple[int, int]] = field(default_factory=set)
    """Chat and person: who manages which group."""
    _last_message: int = 0

    def chat(self, chat_id: object) -> Json:
        """A chat that the bot may write to. Raises Refusal."""
        found = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if found is None:
            raise Refusal(400, "Bad Request: chat not found")
        return found

    def message(self, fields: Mapping[str, Any]) -> Json:
        """A message of the bot's that it wants to change. Raises Refusal."""
        chat = self.chat(fields.get("chat_id"))
        found = self.messages.get((chat["id"], fields.get("message_id", 0)))
        if found is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if found["from"] != BOT_AS_SENDER:
            raise Refusal(400, "Bad Request: message can't be edited")
        return found

    def keep(self, message: Json) -> Json:
        """Keep a message, new or changed; a new one (without an id) gets one."""
        if "message_id" not in message:
            self._last_message += 1
            message = {"message_id": self._last_message, **message}
        self.messages[message["chat"]["id"], message["message_id"]] = message
        return message

    def delete(self, chat_id: int, message_id: int) -> None:
        """The message is gone, as when a person deletes it."""
        self.messages.pop((chat_id, message_id), None)

    def keep_file(self, name: str, content: bytes) -> Json:
        """A file on Telegram's side: its ids and size."""
        file_id = f"file-{len(self.files) + 1}"
        self.files[file_id] = (name, content)
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}

    def file(self, file_id: str) -> Json:
        """Where a file can be fetched (getFile). Raises Refusal."""
        if file_id not in self.files:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        name, content = self.files[file_id]
        if len(content) > LARGEST_DOWNLOAD:
            raise Refusal(400, "Bad Request: file is too big")
        described = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        return described | {"file_path": f"documents/{file_id}/{name}"}

    def fetch(self, path: str) -> bytes | None:
        """The content of a file at the path that `file` gave."""
        found = self.files.get(path.removeprefix("documents/").split("/")[0])
        return found[1] if found and len(found[1]) <= LARGEST_DOWNLOAD else None


BOT_AS_SENDER: Json = {name: BOT[name] for name in ("id", "is_bot", "first_name", "username")}
