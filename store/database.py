"""The database: one engine, two ways in, and every transaction is opened and ended here."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from store.sqlite import BEGIN, BUSY_SECONDS, sqlite_engine
from store.trips import Act, Rows, Trips


class StoreError(Exception):
    """The store cannot be used; `problem` names a message, `detail` says what was found."""

    def __init__(self, problem: str, detail: str) -> None:
        """`problem`: a name of what is wrong.

        'url', 'driver', 'unreadable', 'locked', 'newer', 'unmigrated', 'taken' or 'damaged'.
        """
        super().__init__(f"{problem}: {detail}")
        self.problem = problem
        self.detail = detail


class Database:
    """A handle on the store, passed to every operation of this floor."""

    def __init__(self, engine: AsyncEngine, busy_seconds: float) -> None:
        """`engine` as `connect` makes it; a writer waits `busy_seconds` for another one."""
        self._engine = engine
        self._busy_seconds = busy_seconds
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.file = engine.url.database or ""
        options = engine.execution_options
        if self.is_sqlite:
            self._reading = engine
            self._writing = options(**{BEGIN: "BEGIN IMMEDIATE"})
            self._snapshot = options(**{BEGIN: "BEGIN"})
        else:
            self._reading = options(isolation_level="AUTOCOMMIT")
            self._writing = engine
            self._snapshot = options(isolation_level="REPEATABLE READ")
        # One writer of ours at a time: the others wait without a connection, which readers need.
        self._turn, self._waiting = asyncio.Lock(), 0
        # Two, because reads do not wait for the writer of another process.
        self._trips_to_read, self._trips_to_write = Trips(engine), Trips(engine)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Statements that each see what is committed; nothing may be written.

        Raises StoreError('unreadable') when the store cannot be reached.
        """
        with self._in_our_terms():
            async with self._reading.connect() as connection:
                yield connection

    async def read_all(self, acts: Sequence[Act]) -> list[Rows]:
        """The rows of each of these statements, which may write nothing.

        On SQLite the whole takes one trip to its thread. Raises StoreError as `read` does.
        """
        if not self.is_sqlite:
            async with self.read() as connection:
                return [list(await connection.execute(*act)) for act in acts]
        with self._in_our_terms():
            return await self._trips_to_read.read(acts)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction, committed at the end of the block, or rolled back whole.

        On SQLite it takes the write lock at once, so what it reads cannot grow stale.
        Raises StoreError: 'locked' when another writer keeps the lock, else as `read` does.
        """
        with self._in_our_terms():
            if not self.is_sqlite:
                async with self._writing.begin() as connection:
                    yield connection
                return
            await self._take_turn()
            try:
                async with self._writing.begin() as connection:
                    yield connection
            finally:
                self._turn.release()

    async def write_all(self, acts: Sequence[Act]) -> list[Rows]:
        """Statements in one transaction, when nothing is decided between them.

        Gives the rows that each returns. On SQLite the whole takes one trip to its thread.
        Raises StoreError as `write` does.
        """
        if not self.is_sqlite:
            async with self.write() as connection:
                results = [await connection.execute(*act) for act in acts]
                return [list(result) if result.returns_rows else [] for result in results]
        with self._in_our_terms():
            await self._take_turn()
            try:
                return await self._trips_to_write.write(acts)
            finally:
                self._turn.release()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """Statements that all see one moment of the store; nothing may be written."""
        with self._in_our_terms():
            async with self._snapshot.connect() as connection, connection.begin():
                yield connection

    async def _take_turn(self) -> None:
        """Wait for the turn to write, which the caller gives back."""
        if not self._turn.locked() and not self._waiting:
            await self._turn.acquire()  # at once, and without setting a clock
            return
        self._waiting += 1
        try:
            async with asyncio.timeout(self._busy_seconds):
                await self._turn.acquire()
        except TimeoutError as error:
            raise StoreError("locked", f"after {self._busy_seconds:g} s") from error
        finally:
            self._waiting -= 1

    @contextmanager
    def _in_our_terms(self) -> Iterator[None]:
        """What the drivers say, as StoreError where it is about the store and not about us."""
        try:
            yield
        except StoreError:
            raise
        except Exception as error:
            problem = _problem(error)
            if problem is None:
                raise
            waited = f"after {self._busy_seconds:g} s"
            raise StoreError(
                problem, waited if problem == "locked" else first_line(error)
            ) from error

    async def lock(
        self, connection: AsyncConnection, name: str, *, seconds: int | None = None
    ) -> None:
        """Keep other writers of `name` out until this transaction ends (SQLite: already so).

        `seconds`: how long to wait for those that have it now, if longer than for other locks.
        """
        if self.is_sqlite:
            return
        if seconds is not None:
            await connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{seconds}s'")
        await connection.exec_driver_sql(
            f"SELECT pg_advisory_xact_lock(hashtext('hektar {name}'))"
        )
        if seconds is not None:
            await connection.exec_driver_sql("SET LOCAL lock_timeout TO DEFAULT")

    def insert(self, table: Any) -> Any:  # noqa: ANN401 - a table; an insert that takes ON CONFLICT
        """An insert that may say `on_conflict_do_update`, as both databases know it."""
        if self.is_sqlite:
            return sqlite.insert(table)
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)

    async def close(self) -> None:
        """Give all connections back."""
        await self._trips_to_read.close()
        await self._trips_to_write.close()
        await self._engine.dispose()


def connect(url: str, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """A handle on the store at `url`, without looking at it yet.

    Raises StoreError('url' or 'driver') when the address or its driver is of no use.
    """
    try:
        parsed = make_url(url)
        driver = parsed.drivername
        if driver not in _OPTIONS or "\0" in url:
            raise StoreError("url", parsed.render_as_string())
        unknown = set(parsed.query) - _OPTIONS[driver]
        if unknown:
            known = ", ".join(sorted(_OPTIONS[driver])) or "none"
            raise StoreError("url", f"?{min(unknown)} is no option of it (there are: {known})")
        make = _sqlite if driver == _SQLITE else _postgresql
        return Database(make(parsed, busy_seconds), busy_seconds)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError("url", first_line(error)) from error
    except ModuleNotFoundError as error:
        raise StoreError("driver", str(error)) from error


def first_line(error: BaseException) -> str:
    """What went wrong, in the driver's words, without the statement and its values."""
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__


_SQLITE = "sqlite+aiosqlite"
_OPTIONS = {
    _SQLITE: frozenset[str](),
    "postgresql+asyncpg": frozenset(
        {"host", "passfile", "port", "prepared_statement_cache_size", "ssl"}
    ),
}
"""Options that an address may have after "?", by driver; a wrong one fails late and obscurely."""


def _postgresql(url: URL, busy_seconds: float) -> AsyncEngine:
    patience = str(round(busy_seconds * 1000))  # milliseconds
    # A claim that is lost in a crash of the server would be sent again without a mark.
    settings = {"lock_timeout": patience, "synchronous_commit": "on"}
    return create_async_engine(
        url,
        pool_size=10,
        pool_reset_on_return="rollback",
        connect_args={"server_settings": settings},
    )


def _sqlite(url: URL, busy_seconds: float) -> AsyncEngine:
    file = url.database or ""
    if file in {"", ":memory:"}:
        raise StoreError("url", "a store in memory is lost at once: name a file")
    try:
        return sqlite_engine(url, Path(file), busy_seconds)
    except OSError as error:
        raise StoreError("unreadable", f"{Path(file).parent}: {error.strerror}") from error


_LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40P01", "40001")
"""Another one writes, as SQLite and PostgreSQL (SQLSTATE) name it."""

_UNREADABLE = (
    "SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_NOTADB",
    "SQLITE_PERM", "SQLITE_READONLY",
    "08", "25006", "28", "3D", "42501", "53", "57P", "58",
)  # fmt: skip
"""Beginnings of what says that the store, its place or its server is of no use."""


def _problem(error: Exception) -> str | None:
    """Which StoreError an error of a driver is; None for a mistake of ours."""
    if isinstance(error, PoolTimeoutError):
        return "locked"
    if isinstance(error, OSError) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    ):
        return "unreadable"
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    if code.startswith(_LOCKED):
        return "locked"
    return "unreadable" if code.startswith(_UNREADABLE) else None
