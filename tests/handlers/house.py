"""The bot inside a test: handlers through `Application.process_update`, towards the stand-in."""

from __future__ import annotations

from collections.abc import MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram import Update

from bot.app import build_application
from bot.config import Config
from handlers.context import Desk, Settings
from handlers.delivery import Delivery
from handlers.parcels import parts, poster
from tests.support.botapi.direct import Direct
from tests.support.botapi.talk import LEYLA, Person, Talk

Log = list[MutableMapping[str, Any]]
"""What was logged, an event each."""

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.app import App
    from handlers.drawing import Studio
    from store.database import Database
    from tests.support.botapi.botapi import BotApi
    from tests.support.botapi.ledger import Entry
    from tests.support.botapi.values import Json

OWNER = Person(id=77, first_name="Owner")


@dataclass(slots=True)
class Clock:
    """A clock that tests move."""

    moment: datetime

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)

    def __call__(self) -> datetime:
        return self.moment


@dataclass(slots=True, repr=False)
class House:
    """A bot, the stand-in that it talks to, and what people do. Each act gives what came of it."""

    application: App
    api: BotApi
    talk: Talk
    desk: Desk
    clock: Clock
    _seen: int = field(default=0)

    async def handle(self) -> list[Entry]:
        """Let the bot handle what was pushed; what Telegram accepted of it since the last time.

        Not that it was "typing": whether an answer takes long enough is the machine's business.
        """
        for update in self.api.updates.pop():
            await self.application.process_update(Update.de_json(update, self.application.bot))
        entries = self.api.ledger.entries
        new, self._seen = entries[self._seen :], len(entries)
        return [
            entry for entry in new
            if not entry.refusal and entry.request.fields.get("action") != "typing"
        ]  # fmt: skip

    async def deliver(self) -> list[Entry]:
        """Send what is due of the outbox; what Telegram accepted of it."""
        bot, desk = self.application.bot, self.desk
        delivery = Delivery(
            database=desk.database, post=poster(bot, desk.studio), parts=parts, now=desk.now
        )
        while await delivery.send_one():
            pass
        return await self.handle()

    async def say(
        self, text: str, by: Person = LEYLA, chat: Json | None = None, **more: Any
    ) -> list[Entry]:
        """What comes of a message that is sent at this moment."""
        self.talk.say(text, by, chat, **self._sent(more))
        return await self.handle()

    async def edit(self, message: Json, text: str) -> list[Entry]:
        """What comes of a message that its sender changes."""
        self.talk.edit(message, text)
        return await self.handle()

    async def locate(
        self, latitude: float, longitude: float, chat: Json | None = None, **more: Any
    ) -> list[Entry]:
        """What comes of a location that is sent at this moment."""
        self.talk.locate(latitude, longitude, LEYLA, chat, **self._sent(more))
        return await self.handle()

    async def query(self, text: str, by: Person = LEYLA) -> list[Entry]:
        """What comes of an inline query."""
        self.talk.query(text, by)
        return await self.handle()

    async def told(self, text: str, by: Person = LEYLA, chat: Json | None = None) -> str:
        """The text of the one message that answers a message."""
        (entry,) = await self.say(text, by, chat)
        assert entry.method == "sendMessage"
        return entry.text

    async def touch(self, message: Json, label: str, by: Person = LEYLA) -> list[Entry]:
        """What comes of a button that is under a message."""
        self.talk.touch(message, label, by)
        return await self.handle()

    async def press(self, message: Json, data: str, by: Person = LEYLA) -> list[Entry]:
        """What comes of any data, as of a button from elsewhere."""
        self.talk.press(message, data, by)
        return await self.handle()

    def _sent(self, more: dict[str, Any]) -> dict[str, Any]:
        return {"date": int(self.clock.moment.timestamp())} | more


@asynccontextmanager
async def house(
    api: BotApi,
    database: Database,
    now: datetime,
    settings: Settings | None = None,
    studio: Studio | None = None,
) -> AsyncIterator[House]:
    """A bot at work; by default everyone may ask, and nobody owns it but `OWNER`.

    Without a `studio` its replies have no pictures.
    """
    clock = Clock(now)
    settings = settings or Settings(owners=frozenset({OWNER.id}))
    desk = Desk(database=database, settings=settings, clock=clock, studio=studio)
    application = build_application(Config(), desk, Direct(api))
    await application.initialize()
    opened = House(application=application, api=api, talk=Talk(api), desk=desk, clock=clock)
    await opened.handle()  # what the beginning asked
    try:
        yield opened
    finally:
        await application.shutdown()
