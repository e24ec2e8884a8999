"""Leading: of all processes on a store one polls, handles and delivers; the others stand by.

On PostgreSQL a lock that the server takes back when the connection ends; beside an embedded
store a locked file, which the operating system lets go when the process ends.
"""

import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database, StoreError

_LOCK = text("SELECT pg_try_advisory_lock(hashtext('hektar leader'))")


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
        ours = bool(await connection.scalar(_LOCK))
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
