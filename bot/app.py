"""The wiring: from a configuration to an open store, a desk, and the Telegram application."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import structlog

from bot.config import Config, sqlite_file, store_url
from bot.problems import Problem
from bot.secrecy import Curtain
from handlers.context import Desk, Settings
from handlers.drawing import Studio
from handlers.replies.reply import Telephones
from store.database import Database, StoreError, connect
from store.published import load_published
from store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram.ext import Application
    from telegram.request import BaseRequest

    from bot.clock import Clock

    App = Application[Any, Any, Any, Any, Any, Any]

_log = structlog.get_logger()

ADVICE = {
    "url": "Write sqlite+aiosqlite:///FILE or postgresql+asyncpg://user@host/database"
    " (--store, or [store] url).",
    "driver": 'PostgreSQL needs its driver: pip install "hektar[postgres]"',
    "unreadable": "Look at its folder, its permissions and the server, or name another store"
    " (--store, or [store] url).",
    "locked": "Another process keeps writing to it: try again when that one has finished.",
    "newer": "Install that version of Hektar, or name another store (--store, or [store] url).",
    "taken": "Name a file that does not exist yet, or a store without figures.",
    "damaged": "Look at the disk that it lies on, and make another copy elsewhere.",
    "unmigrated": "Any command but check brings it up to date.",
}
"""What to do, by `StoreError.problem`."""

_FOUND = {
    "url": "This address of a store is not understood",
    "driver": "The store cannot be opened",
    "unreadable": "The store cannot be used",
    "locked": "The store is in use",
    "newer": "The store was made by a newer version of Hektar",
    "taken": "A copy is made into an empty store only",
    "damaged": "The copy does not hold together, and was removed",
    "unmigrated": "The store has no figures yet, or is of an older version",
}


def store_problem(error: StoreError) -> Problem:
    """What is wrong with the store, and what to do: two lines."""
    return Problem(
        f"{_FOUND[error.problem]}: {Curtain().hide(error.detail)}.", ADVICE[error.problem]
    )


def settings_of(config: Config) -> Settings:
    """The part of the configuration that conversations need."""
    people = config.people
    return Settings(
        owners=people.owners,
        access=people.access,
        time_zone=people.time_zone,
        runs_the_bot=people.runs_the_bot,
        contact=people.contact,
        telephones=Telephones(emergency=people.emergency, hotline=people.hotline),
        inline=config.telegram.inline,
        release=config.digest.release,
        uncertain=config.digest.uncertain,
        expected_days=config.digest.expected_days,
        approvals=config.uploads.approvals,
    )


def is_made(url: str) -> bool:
    """Whether there is something at this address: opening a file that is missing makes it.

    An empty file is nothing yet: SQLite takes it for a new database, and so do we.
    """
    file = sqlite_file(url)
    return file is None or (file.exists() and not (file.is_file() and not file.stat().st_size))


@asynccontextmanager
async def open_store(config: Config) -> AsyncIterator[Database]:
    """The store as it is, not brought up to date. Raises Problem when it cannot be used."""
    database: Database | None = None
    try:
        database = connect(store_url(config))
        yield database
    except StoreError as error:
        raise store_problem(error) from error
    finally:
        if database is not None:
            await database.close()


@asynccontextmanager
async def open_desk(
    config: Config, clock: Clock, settings: Settings | None = None
) -> AsyncIterator[Desk]:
    """A desk on the store: schema up to date, shipped figures loaded once.

    `settings` in place of those of `config`, for the terminal. Raises Problem when the store
    cannot be used.
    """
    async with open_store(config) as database:
        await migrate(database)
        if config.store.load_published:
            added = await load_published(database, clock())
            if added:
                _log.debug("shipped figures added", figures=added)
        settings = settings or settings_of(config)
        studio = Studio()
        try:
            yield Desk(database=database, settings=settings, clock=clock, studio=studio)
        finally:
            await studio.close()


def build_application(config: Config, desk: Desk, request: BaseRequest | None = None) -> App:
    """The application with every handler, on Telegram or on the local `request`.

    It has no updater: `bot.updates` polls, the terminal hands over updates itself.
    """
    # Times as timedelta, which the library will have next; the present form warns at each use.
    os.environ.setdefault("PTB_TIMEDELTA", "true")

    from telegram.ext import ApplicationBuilder

    from bot.pace import Pace
    from handlers.outcomes import Wire
    from handlers.routing import register

    builder = ApplicationBuilder().updater(None).job_queue(None)
    if request is not None:
        builder = builder.token(LOCAL_TOKEN).request(request).get_updates_request(request)
    else:
        builder = builder.token(config.token)
        builder = builder.base_url(config.telegram.base_url)
        builder = builder.base_file_url(config.telegram.base_file_url)
        wire = Wire(
            connection_pool_size=CONNECTIONS, connect_timeout=10, read_timeout=20, write_timeout=30
        )
        polling = Wire(connect_timeout=10, read_timeout=20)
        builder = builder.request(wire).get_updates_request(polling)
        builder = builder.rate_limiter(Pace())
    application = builder.build()
    register(application, desk)
    return application


CONNECTIONS = 256
"""To Telegram at once, at most."""

LOCAL_TOKEN = "0:local"  # noqa: S105 - the local transport asks for none
