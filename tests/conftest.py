"""Fixtures of every floor: stores on both databases, empty or stocked, and the moment of now."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from bot import app
from store.database import Database, connect
from store.published import load_published
from store.schema import migrate
from tests.support import leavings
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Talk
from tests.support.postgres import PostgresServer, running

os.environ["PTB_TIMEDELTA"] = "true"  # as `build_application` has times of the library
app.LOCAL_TOKEN = leavings.TOKEN  # of the bots in this process, too, none may be written down

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""The moment at which tests happen."""

EMPTY, STOCKED = "hektar_empty", "hektar_stocked"

NewStore = Callable[[str, str], str]


def pytest_configure(config: pytest.Config) -> None:
    """What each test leaves is looked through."""
    config.pluginmanager.register(leavings)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real server, one for each test process, with the databases that others are made from."""
    with running() as server:
        for name in (EMPTY, STOCKED):
            _run(_execute(server, f"CREATE DATABASE {name}"))
            _run(_fill(server.url(name), stocked=name == STOCKED))
        yield server


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that SQLite stores are copied from."""
    folder = tmp_path_factory.mktemp("templates")
    for name in (EMPTY, STOCKED):
        url = f"sqlite+aiosqlite:///{folder / name}"
        _run(_fill(url, stocked=name == STOCKED))
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Both databases: every test of the store runs on each."""
    return str(request.param)


@pytest.fixture
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Makes a store on a dialect from a template (`EMPTY`, `STOCKED`, or "" for no tables)."""
    made: list[tuple[PostgresServer, str]] = []

    def make(dialect: str, template: str) -> str:
        name = f"t{uuid4().hex}"
        if dialect == "sqlite":
            file = tmp_path / f"{name}.sqlite"
            if template:
                shutil.copy(request.getfixturevalue("sqlite_templates") / template, file)
            return f"sqlite+aiosqlite:///{file}"
        server: PostgresServer = request.getfixturevalue("postgres")
        _run(_execute(server, f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}"))
        made.append((server, name))
        return server.url(name)

    yield make
    for server, name in made:
        _run(_execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def bare_url(dialect: str, new_store: NewStore) -> str:
    """A database without tables."""
    return new_store(dialect, "")


@pytest.fixture
def empty_url(dialect: str, new_store: NewStore) -> str:
    """A migrated store without figures."""
    return new_store(dialect, EMPTY)


@pytest.fixture
def stocked_url(dialect: str, new_store: NewStore) -> str:
    """A store with the shipped figures."""
    return new_store(dialect, STOCKED)


@pytest.fixture
async def database(empty_url: str) -> AsyncIterator[Database]:
    """A migrated store without figures, open."""
    opened = connect(empty_url)
    yield opened
    await opened.close()


@pytest.fixture
async def stocked(stocked_url: str) -> AsyncIterator[Database]:
    """A store with the shipped figures, open."""
    opened = connect(stocked_url)
    yield opened
    await opened.close()


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Do it now, also where a loop of the caller runs."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A Bot API stand-in; what breaks the Bot API fails the test."""
    standing = BotApi()
    yield standing
    assert standing.ledger.violations == []


@pytest.fixture
def talk(api: BotApi) -> Talk:
    """What people do, towards the bot on `api`."""
    return Talk(api)


async def _execute(server: PostgresServer, statement: str) -> None:
    connection = await asyncpg.connect(server.dsn())
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _fill(url: str, *, stocked: bool) -> None:
    database = connect(url)
    try:
        await migrate(database)
        if stocked:
            await load_published(database, NOW)
        if database.is_sqlite:  # all of it into the one file that is copied
            async with database.read() as connection:
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await database.close()
