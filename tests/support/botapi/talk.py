"""What people do: they write, edit, press buttons, send files, in private and in groups."""

import re
from dataclasses import dataclass
from typing import Any

from tests.support.botapi.botapi import BotApi
from tests.support.botapi.html import utf16
from tests.support.botapi.ledger import Entry
from tests.support.botapi.values import Json
from tests.support.botapi.world import MOMENT

_COMMAND = re.compile(r"/[a-zA-Z0-9_]{1,32}(@\w+)?(?=\s|$)")
_MENTION = re.compile(r"(?<!\S)@\w{3,32}")
_ANSWERS = (
    "sendMessage", "sendDocument", "sendPhoto", "editMessageText", "editMessageMedia",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A Telegram user; `language` is what their app is set to."""

    id: int
    first_name: str = "Leyla"
    language: str = "en"
    username: str = ""
    is_bot: bool = False

    @property
    def user(self) -> Json:
        """As Telegram describes the sender of a message."""
        shown = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        more = {"language_code": self.language, "username": self.username}
        return shown | {name: value for name, value in more.items() if value}

    @property
    def chat(self) -> Json:
        """Their private chat with the bot."""
        named = {"username": self.username} if self.username else {}
        return {"id": self.id, "type": "private", "first_name": self.first_name} | named


LEYLA = Person(id=7)
"""The person who asks where it does not matter who asks."""


def group(chat_id: int = -1007, *, forum: bool = False, kind: str = "supergroup") -> Json:
    """A group, supergroup or channel (`kind`)."""
    chat: Json = {"id": chat_id, "type": kind, "title": "Field office"}
    return chat | ({"is_forum": True} if forum else {})


@dataclass(slots=True)
class Talk:
    """Each act makes an update, checked against the Bot API, and pushes it to the bot."""

    api: BotApi

    def say(self, text: str, by: Person = LEYLA, chat: Json | None = None, **more: Any) -> Json:
        """A message with text; `more` are other fields of it. Gives the message."""
        message = self.message(by, chat, text=text, entities=_entities(text), **more)
        self.push(message=message)
        return message

    def edit(self, message: Json, text: str) -> Json:
        """The sender changes the text of a message."""
        changed = {k: v for k, v in message.items() if k != "entities"}
        changed |= {"text": text, "edit_date": MOMENT} | _filled(entities=_entities(text))
        self.api.world.keep(changed)
        self.push(edited_message=changed)
        return changed

    def press(self, message: Json, data: str, by: Person = LEYLA) -> str:
        """A button under a message, also one that is not there. Gives the id of the query."""
        query = f"press-{self.api.updates.next_id()}"
        self.api.world.presses.add(query)
        shown = {"id": query, "from": by.user, "message": message, "chat_instance": "1"}
        self.push(callback_query=shown | {"data": data})
        return query

    def touch(self, message: Json, label: str, by: Person = LEYLA) -> str:
        """The button with this label, which has to be there."""
        found = [b for b in buttons(message) if b["text"] == label]
        assert found, f"no button {label!r}, but {[b['text'] for b in buttons(message)]}"
        return self.press(message, found[0]["callback_data"], by)

    def send_file(self, name: str, content: bytes, by: Person = LEYLA, caption: str = "") -> Json:
        """A document."""
        described = self.api.world.keep_file(name, content) | {"file_name": name}
        message = self.message(by, None, document=described, caption=caption)
        self.push(message=message)
        return message

    def locate(
        self, latitude: float, longitude: float, by: Person = LEYLA, chat: Json | None = None,
        **more: Any,
    ) -> Json:  # fmt: skip
        """A location, in degrees. Gives the message."""
        place = {"latitude": latitude, "longitude": longitude}
        message = self.message(by, chat, location=place, **more)
        self.push(message=message)
        return message

    def query(self, text: str, by: Person = LEYLA) -> str:
        """What somebody types behind the bot's name in any chat. Gives the id of the query."""
        query = f"query-{self.api.updates.next_id()}"
        self.api.world.queries.add(query)
        self.push(inline_query={"id": query, "from": by.user, "query": text, "offset": ""})
        return query

    def message(self, by: Person | None, chat: Json | None = None, **content: Any) -> Json:
        """A message that nobody has pushed; without `by` it has no sender (a channel's own)."""
        if chat is None:
            assert by is not None
            chat = by.chat
        self.api.world.chats[chat["id"]] = chat
        sender = {"from": by.user} if by is not None else {}
        shown = {"date": MOMENT, "chat": chat} | sender | _filled(**content)
        return self.api.world.keep(shown)

    def update(self, **content: Json) -> Json:
        """A checked update that nobody has pushed."""
        update = {"update_id": self.api.updates.next_id()} | content
        self.api.checked(update, "Update")
        return update

    def push(self, **content: Json) -> None:
        """Make an update and let the bot have it."""
        self.api.updates.push(self.update(**content))

    async def reply(self, after: int, chat: int = LEYLA.id) -> Entry:
        """The first that the bot writes to a chat once `after` answers of it were there."""
        ledger = self.api.ledger

        def next_one() -> Entry | None:
            found = self.answers(chat)
            return found[after] if len(found) > after else None

        return await ledger.until(next_one, f"answer {after + 1} in chat {chat}")

    def answers(self, chat: int = LEYLA.id) -> list[Entry]:
        """All that the bot has written to a chat, edits among them."""
        return self.api.ledger.accepted(*_ANSWERS, chat=chat)


def buttons(message: Json) -> list[Json]:
    """The buttons under a message, row after row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _entities(text: str) -> list[Json]:
    """A command that begins the text, and mentions."""
    commands = [found for found in _COMMAND.finditer(text) if not text[: found.start()].strip()]
    return [
        {
            "type": kind,
            "offset": utf16(text[: found.start()]),
            "length": utf16(found.group()),
        }
        for kind, all_found in (("bot_command", commands), ("mention", _MENTION.finditer(text)))
        for found in all_found
    ]


def _filled(**content: Any) -> Json:
    return {name: value for name, value in content.items() if value not in ("", [], None)}
