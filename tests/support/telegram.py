"""A Telegram that keeps what it was asked, and people who write to the bot through it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, RequestData

from handlers.context import Desk, Settings
from handlers.routing import register
from store.database import Database

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BOT = {"id": 1, "is_bot": True, "first_name": "Hektar", "username": "hektar_bot"}
GROUP = {"id": -100, "type": "supergroup", "title": "Press", "is_forum": True}


@dataclass(frozen=True, kw_only=True)
class Call:
    """A request of the bot: its method, and what it sent."""

    method: str
    given: dict[str, Any]


class Recorder(BaseRequest):
    """Every request succeeds and is kept."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._ids = count(1000)

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more: Any,
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        given = dict(request_data.parameters) if request_data else {}
        del method
        result: Any = True
        if name == "getMe":
            result = BOT
        else:
            self.calls.append(Call(method=name, given=given))
        if name in {"sendMessage", "editMessageText"}:
            result = {
                "message_id": given.get("message_id") or next(self._ids),
                "date": int(NOW.timestamp()),
                "chat": {"id": given.get("chat_id", 0), "type": "private"},
                "from": BOT,
                "text": given["text"],
            }
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def take(self) -> list[Call]:
        """What was asked since the last time."""
        calls, self.calls = self.calls, []
        return calls


def person(number: int = 7, language: str = "en") -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Leyla", "language_code": language}


@dataclass
class Chat:
    """The bot on a store, and the moment, which a test moves on."""

    application: Application[Any, Any, Any, Any, Any, Any]
    telegram: Recorder
    desk: Desk
    moment: datetime = NOW
    _numbers: Any = field(default_factory=lambda: count(10))

    async def say(
        self,
        text: str,
        *,
        who: dict[str, Any] | None = None,
        chat: dict[str, Any] | None = None,
        edited: int = 0,
        **content: Any,
    ) -> list[Call]:
        """What the bot does when somebody writes `text`, in private unless `chat` is given."""
        given: dict[str, Any] = {"text": text} if text else {}
        entities = list(_entities(text))
        return await self.send(
            {**given, **({"entities": entities} if entities else {}), **content},
            who=who,
            chat=chat,
            edited=edited,
        )

    async def send(
        self,
        content: dict[str, Any],
        *,
        who: dict[str, Any] | None = None,
        chat: dict[str, Any] | None = None,
        edited: int = 0,
    ) -> list[Call]:
        """What the bot does when somebody sends a message of any content."""
        sender = who or person()
        message = {
            "message_id": edited or next(self._numbers),
            "date": int(self.moment.timestamp()),
            "chat": chat or {"id": sender["id"], "type": "private", "first_name": "Leyla"},
            "from": sender,
        }
        kind = "edited_message" if edited else "message"
        return await self.update({kind: message | content})

    async def press(
        self, data: str, *, who: dict[str, Any] | None = None, under: dict[str, Any] | None = None
    ) -> list[Call]:
        """What a button does; `under` is more of the message that has it."""
        sender = who or person()
        message = {
            "message_id": 999,
            "date": int(NOW.timestamp()),
            "chat": {"id": sender["id"], "type": "private", "first_name": "Leyla"},
            "from": BOT,
            "text": "…",
        }
        query = {"id": "1", "from": sender, "chat_instance": "1", "data": data}
        return await self.update({"callback_query": query | {"message": message | (under or {})}})

    async def update(self, content: dict[str, Any]) -> list[Call]:
        """What the bot does with an update of any kind."""
        data = {"update_id": next(self._numbers), **content}
        await self.application.process_update(Update.de_json(data, self.application.bot))
        return self.telegram.take()

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)


@asynccontextmanager
async def open_chat(database: Database, **settings: Any) -> AsyncIterator[Chat]:
    """The bot on `database`, with these settings."""
    telegram = Recorder()
    builder = ApplicationBuilder().token("1:test").request(telegram).get_updates_request(telegram)
    application = builder.updater(None).job_queue(None).build()
    moments: list[Chat] = []
    desk = Desk(
        database=database,
        settings=Settings(**settings),
        clock=lambda: moments[0].moment if moments else NOW,
    )
    register(application, desk)
    moments.append(Chat(application=application, telegram=telegram, desk=desk))
    async with application:
        yield moments[0]


def said(calls: list[Call]) -> list[str]:
    """The texts that people see, without markup that tests do not look at."""
    return [call.given["text"] for call in calls if "text" in call.given]


def buttons(call: Call) -> list[dict[str, Any]]:
    """The buttons under a message, in one row."""
    markup = call.given.get("reply_markup") or {"inline_keyboard": []}
    return [button for row in markup["inline_keyboard"] for button in row]


def _entities(text: str) -> list[dict[str, Any]]:
    found = []
    if text.startswith("/"):
        found.append({"type": "bot_command", "offset": 0, "length": len(text.split()[0])})
    offset = 0
    for word in text.split(" "):
        if word.startswith("@"):
            found.append({"type": "mention", "offset": offset, "length": len(word)})
        offset += len(word) + 1
    return found
