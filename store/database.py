"""The database: one engine, two ways in, and every transaction is opened and ended here."""

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from store.sqlite import BEGIN, BUSY_SECONDS, sqlite_engine
from store.trips import read_at_once, write_at_once


class StoreError(Exception):
    """The store cannot be used; `problem` names a message, `detail` says what was found."""

    def __init__(self, problem: str, detail: str) -> None:
        """`problem`: 'url', 'driver', 'unreadable', 'locked', 'newer', 'unmigrated' or 'taken'."""
        super().__init__(f"{problem}: {detail}")
        self.problem = problem
        self.detail = detail


Act = tuple[Any, Mapping[str, Any]]
"""A statement that changes something, and its parameters."""


class Database:
    """A handle on the store, passed to every operation of this floor."""

    def __init__(self, engine: AsyncEngine) -> None:
        """`engine` as `open_database` makes it."""
        self._engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        options = engine.execution_options
        if self.is_sqlite:
            self._reading = engine
            self._writing = options(**{BEGIN: "BEGIN IMMEDIATE"})
            self._snapshot = options(**{BEGIN: "BEGIN"})
        else:
            self._reading = options(isolation_level="AUTOCOMMIT")
            self._writing = engine
            self._snapshot = options(isolation_level="REPEATABLE READ")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Statements that each see what is committed; nothing may be written."""
        async with self._reading.connect() as connection:
            yield connection

    async def read_one(self, statement: Any, parameters: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ANN401 - a select
        """The one row of a statement, by the names of its columns.

        On SQLite it takes one trip to its thread: for what is read at every update.
        """
        if self.is_sqlite:
            return await read_at_once(self._engine, statement, parameters)
        async with self.read() as connection:
            return dict((await connection.execute(statement, parameters)).mappings().one())

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction, committed at the end of the block, or rolled back whole.

        On SQLite it takes the write lock at once, so what it reads cannot grow stale.
        Raises StoreError('locked') when another writer keeps the lock.
        """
        try:
            async with self._writing.begin() as connection:
                yield connection
        except DBAPIError as error:
            if "database is locked" in str(error.orig):
                raise StoreError("locked", f"after {BUSY_SECONDS} s") from error
            raise

    async def write_all(self, acts: Sequence[Act]) -> None:
        """Statements with their parameters in one transaction, when nothing is to be read.

        On SQLite the whole takes one trip to its thread. Raises StoreError as `write` does.
        """
        if not self.is_sqlite:
            async with self.write() as connection:
                for statement, parameters in acts:
                    await connection.execute(statement, parameters)
            return
        try:
            await write_at_once(self._engine, acts)
        except sqlite3.OperationalError as error:
            if "database is locked" in str(error):
                raise StoreError("locked", f"after {BUSY_SECONDS} s") from error
            raise

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """Statements that all see one moment of the store; nothing may be written."""
        async with self._snapshot.connect() as connection, connection.begin():
            yield connection

    async def lock(self, connection: AsyncConnection, name: str) -> None:
        """Keep other writers of `name` out until this transaction ends (SQLite: already so)."""
        if not self.is_sqlite:
            await connection.exec_driver_sql(
                f"SELECT pg_advisory_xact_lock(hashtext('hektar {name}'))"
            )

    def insert(self, table: Any) -> Any:  # noqa: ANN401 - a table; an insert that takes ON CONFLICT
        """An insert that may say `on_conflict_do_update`, as both databases know it."""
        return (sqlite.insert if self.is_sqlite else postgresql.insert)(table)

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()


def connect(url: str) -> Database:
    """A handle on the store at `url`, without looking at it yet.

    Raises StoreError('url' or 'driver') when the address or its driver is of no use.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername not in {"sqlite+aiosqlite", "postgresql+asyncpg"}:
            raise StoreError("url", parsed.render_as_string())
        if parsed.drivername == "sqlite+aiosqlite":
            return Database(_sqlite(url, parsed.database or ""))
        return Database(create_async_engine(url, pool_size=10, pool_reset_on_return="rollback"))
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError("url", str(error)) from error
    except ModuleNotFoundError as error:
        raise StoreError("driver", str(error)) from error


def _sqlite(url: str, file: str) -> AsyncEngine:
    if file in {"", ":memory:"}:
        raise StoreError("url", "a store in memory is lost at once: name a file")
    try:
        return sqlite_engine(url, Path(file))
    except OSError as error:
        raise StoreError("unreadable", f"{Path(file).parent}: {error.strerror}") from error
