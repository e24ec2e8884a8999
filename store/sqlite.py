"""SQLite engines: durable, one writer at a time, and one trip to SQLite's thread a statement.

aiosqlite keeps each connection in a thread of its own, and SQLAlchemy goes there four times for
a statement: to open a cursor, execute, fetch, close. A trip costs as much as a small query, so
here the four are one; a transaction that was never begun needs no trip to be rolled back.
"""

import sqlite3
from collections import deque
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import URL, Connection, event
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import immutabledict

BUSY_SECONDS = 5
"""How long a writer waits for another one before it gives up."""

BEGIN = "hektar_begin"
"""The execution option that says how a transaction begins; without it there is none."""


def sqlite_engine(url: URL, file: Path, busy_seconds: float) -> AsyncEngine:
    """An engine on `file`, which is made when it is first used; its folder at once.

    A writer waits `busy_seconds` for one of another process.

    Raises OSError when the folder cannot be made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        url,
        module=_Driver(aiosqlite, sqlite3),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=4,
        max_overflow=0,
        connect_args={"timeout": busy_seconds},
    )
    event.listen(engine.sync_engine, "do_connect", _try_to_open)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _try_to_open(_dialect: object, _record: object, arguments: Any, _named: object) -> None:  # noqa: ANN401
    """Fail here where the file cannot be opened: aiosqlite's thread would outlive its loop."""
    sqlite3.connect(arguments[0]).close()


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
    connection.isolation_level = None  # no BEGIN by the driver: `_begin` says which one
    cursor = connection.cursor()
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except BaseException:
        connection.close()  # the pool has not taken it over yet, and its thread would stay
        raise


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(BEGIN)
    if statement:
        connection.exec_driver_sql(statement)


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """Opened, executed, fetched and closed in one trip; what it found is kept here."""

    __slots__ = ("_about",)

    def __init__(self, adapt_connection: "_Connection") -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows = deque()
        self._soft_closed_memoized = immutabledict()
        self._about: tuple[Any, int, int] = (None, -1, 0)

    @property
    def description(self) -> Any:  # noqa: ANN401 - DBAPI's own tuple of tuples
        return self._about[0]

    @property
    def rowcount(self) -> int:
        return self._about[1]

    @property
    def lastrowid(self) -> int:
        return self._about[2]

    async def _execute_async(self, operation: Any, parameters: Any) -> None:  # noqa: ANN401
        await self._trip("execute", operation, () if parameters is None else parameters)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:  # noqa: ANN401
        await self._trip("executemany", operation, seq_of_parameters)

    async def _trip(self, how: str, operation: str, parameters: Any) -> None:  # noqa: ANN401
        def there(connection: sqlite3.Connection) -> None:
            cursor = connection.cursor()
            try:
                getattr(cursor, how)(operation, parameters)
                self._rows = deque(cursor.fetchall()) if cursor.description else deque()
                self._about = (cursor.description, cursor.rowcount, cursor.lastrowid or 0)
            finally:
                cursor.close()

        driver: Any = self._connection
        async with self._adapt_connection._execute_mutex:
            await driver._execute(there, driver._conn)

    async def _async_soft_close(self) -> None:
        """It is closed already."""

    def close(self) -> None:
        self._rows.clear()


class _Connection(AsyncAdapt_aiosqlite_connection):
    """Commits and rolls back only what was begun."""

    __slots__ = ()

    _cursor_cls = _Cursor  # type: ignore[assignment]  # as the base class does with its own

    @property
    def _begun(self) -> bool:
        driver: Any = self._connection
        return bool(driver._connection) and driver.in_transaction

    def rollback(self) -> None:
        if self._begun:
            super().rollback()

    def commit(self) -> None:
        if self._begun:
            super().commit()


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    """The DBAPI module that SQLAlchemy is given: aiosqlite with the two classes above."""

    def connect(self, *arg: Any, **kw: Any) -> _Connection:  # noqa: ANN401 - passed on
        plain = super().connect(*arg, **kw)
        return _Connection(self, plain._connection)
