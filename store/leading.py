"""Leading: of all processes on a store one polls, handles and delivers; the others stand by.

On PostgreSQL a lock that the server takes back when the connection ends; beside an embedded
store a locked file, which the operating system lets go when the process ends. A process that was
suspended keeps its connection: whoever stands by ends that, once it has been silent for long.
"""

import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database, StoreError

SILENT_SECONDS = 10
"""Silence of a leader's connection after which it is ended; `Lead.lasts` speaks on it."""

_KEY = 4849  # "HE": the same for every version of Hektar
_LOCK = text("SELECT pg_try_advisory_lock(CAST(:key AS bigint))")
_A_MOMENT = text("SELECT pg_sleep(0.5)")
_END_THE_SILENT = text(
    "SELECT pg_terminate_backend(activity.pid) FROM pg_locks AS held"
    " JOIN pg_stat_activity AS activity USING (pid)"
    " WHERE held.locktype = 'advisory' AND held.classid = 0 AND held.objid = CAST(:key AS int)"
    " AND held.granted AND activity.datname = current_database()"
    " AND activity.state_change < clock_timestamp() - CAST(:silent AS int) * interval '1 second'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The leadership of this process, while it lasts."""

    connection: AsyncConnection | None = None

    async def lasts(self) -> bool:
        """Whether it is still ours: the server may have ended the connection that has it."""
        if self.connection is None:
            return True
        try:
            await self.connection.execute(text("SELECT 1"))
        except Exception:  # however a connection may end
            return False
        return True


@asynccontextmanager
async def lead(database: Database) -> AsyncIterator[Lead | None]:
    """The leadership until the end of the block; None while another process has it.

    Raises StoreError('unreadable') when the store cannot be reached.
    """
    if database.is_sqlite:
        with _locked(Path(f"{database.file}.lock")) as ours:
            yield Lead() if ours else None
        return
    async with database.read() as connection:
        ours = bool(await connection.scalar(_LOCK, {"key": _KEY}))
        if not ours:
            ended = await connection.execute(
                _END_THE_SILENT, {"key": _KEY, "silent": SILENT_SECONDS}
            )
            if ended.first() is not None:  # the server lets go of its lock in a moment
                await connection.execute(_A_MOMENT)
                ours = bool(await connection.scalar(_LOCK, {"key": _KEY}))
        try:
            yield Lead(connection=connection) if ours else None
        finally:
            await connection.invalidate()  # ends the session, and the lock with it


@contextmanager
def _locked(file: Path) -> Iterator[bool]:
    """Whether the file could be locked, for as long as the block lasts."""
    try:
        opened = file.open("w")
    except OSError as error:
        raise StoreError("unreadable", f"{file}: {error.strerror}") from error
    with opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
