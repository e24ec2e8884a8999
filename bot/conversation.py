"""A private conversation with the bot inside this process: say, press, send a file."""

from __future__ import annotations

import re
import secrets
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from telegram import Update

from bot.app import build_application, settings_of
from bot.options import ROLES, Role
from bot.rendering import utf16_length
from bot.said import LONGEST_TEXT, Said
from bot.transport import BOT, LocalTelegram
from store.conversations import forget
from store.people import appoint

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.app import App
    from bot.config import Config
    from handlers.context import Desk, Settings

_COMMAND = re.compile(r"/[a-z0-9_]+(?:@[a-z0-9_]+)?", re.IGNORECASE)
FIRST_PERSON = 1 << 52
"""Ids of the people at terminals begin here: Telegram's own have at most 52 bits."""


def person_id(role: Role) -> int:
    """The id of who sits at the terminal, one for each role, so that two can differ."""
    return FIRST_PERSON + ROLES.index(role)


def terminal_settings(config: Config, role: Role) -> Settings:
    """The settings for who has the store's file in hand: never a stranger, an owner as `role`."""
    settings = settings_of(config)
    owner = {person_id("owner")} if role == "owner" else set()
    return replace(settings, access="open", owners=settings.owners | owner, in_terminal=True)


class Conversation:
    """One person's private chat with the application; every turn gives what was said."""

    def __init__(self, application: App, telegram: LocalTelegram, person: dict[str, Any]) -> None:
        """`person`: a User of the Bot API; the chat has the same id."""
        self._application = application
        self._telegram = telegram
        self._person = person
        self._chat = _chat(person)
        # Ids are unlike those of other sessions: the store remembers what it has answered.
        self._update_ids = count((1 << 40) + secrets.randbits(39))

    async def say(self, text: str) -> list[Said]:
        """The replies to a message; a text too long for one is sent as several.

        Telegram's apps trim a message, and send none that is blank.
        """
        for part in map(str.strip, split(text.strip())):
            if part:
                await self._message(text=part, **_entities("entities", part))
        return self._telegram.take()

    async def send_file(self, file_name: str, data: bytes, caption: str = "") -> list[Said]:
        """The replies to a file."""
        file_id = self._telegram.upload(data)
        document = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(data)}
        captioned = {"caption": caption, **_entities("caption_entities", caption)}
        await self._message(
            document=document | {"file_name": file_name}, **(captioned if caption else {})
        )
        return self._telegram.take()

    async def press(self, data: str) -> list[Said]:
        """What a button with this data does, under the newest message that has it."""
        messages = list(self._telegram.messages.values())[::-1]
        holder = next((m for m in messages if data in _data_of(m)), None)
        if holder is None:
            # Forged, or of another session: as in Telegram, the message itself is of no use.
            chat = {"message_id": self._telegram.next_id(), "date": 1, "chat": self._chat}
            holder = messages[0] if messages else chat | {"from": BOT, "text": "…"}
        query = {"id": secrets.token_hex(8), "from": self._person, "chat_instance": "terminal"}
        await self._update("callback_query", query | {"message": holder, "data": data})
        return self._telegram.take()

    async def _message(self, **content: Any) -> None:  # noqa: ANN401 - a Message of the Bot API
        message = {
            "message_id": self._telegram.next_id(),
            "date": self._telegram.now(),
            "chat": self._chat,
            "from": self._person,
        }
        await self._update("message", message | content)

    async def _update(self, kind: str, content: dict[str, Any]) -> None:
        data = {"update_id": next(self._update_ids), kind: content}
        await self._application.process_update(Update.de_json(data, self._application.bot))


@asynccontextmanager
async def open_conversation(
    config: Config, desk: Desk, *, role: Role, language: str, folder: Callable[[], Path]
) -> AsyncIterator[Conversation]:
    """The bot on `desk`, for a person who reads `language`; its files are kept in `folder`."""
    person = {
        "id": person_id(role),
        "is_bot": False,
        "first_name": "You",
        "language_code": language,
    }
    telegram = LocalTelegram(
        chat=_chat(person), clock=desk.clock, folder=folder, before_first=secrets.randbits(40)
    )
    application = build_application(config, desk, telegram)
    # An earlier session's questions are not this one's.
    await forget(desk.database, person_id(role))
    if role in {"contributor", "approver"}:  # who has the store in hand is who they say
        await appoint(desk.database, person_id(role), role)
    async with application:
        yield Conversation(application, telegram, person)


def split(text: str) -> list[str]:
    """`text` in parts of at most 4096 UTF-16 units, as Telegram's apps send it."""
    parts, size = [""], 0
    for letter in text:
        units = utf16_length(letter)
        if size + units > LONGEST_TEXT:
            parts.append("")
            size = 0
        parts[-1] += letter
        size += units
    return parts


def _chat(person: dict[str, Any]) -> dict[str, Any]:
    return {"id": person["id"], "type": "private", "first_name": person["first_name"]}


def _entities(name: str, text: str) -> dict[str, Any]:
    """A command at the beginning, as Telegram marks it: letters, digits and _, perhaps a bot."""
    command = _COMMAND.match(text)
    if command is None:
        return {}
    length = utf16_length(command.group())
    return {name: [{"type": "bot_command", "offset": 0, "length": length}]}


def _data_of(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button.get("callback_data") for row in rows for button in row]
