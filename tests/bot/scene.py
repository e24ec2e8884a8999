"""A store whose digest goes out, and the test's own way into it, beside that of the process."""

import random
import resource
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import aiosqlite
import asyncpg
from sqlalchemy import select, update

from store.database import Database
from store.outbox import EDITION, OUTBOX, enqueue
from tests.bot.process import Running, comes
from tests.support.botapi.botapi import BotApi

CLAIM, END, MAKE, STOCK = 1, 2, 3, 4
"""Locks for which a commit waits on PostgreSQL: of a claim, of an end, of an edition's rows.

And for which whoever changes rows of the inbox waits before, as at a start to take stock of them.
"""

HOLDS_COMMITS = """
CREATE FUNCTION wait_for_the_test() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
PERFORM set_config('lock_timeout', '0', true);
PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::bigint);
RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_claim AFTER UPDATE ON outbox DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.state = 'sending') EXECUTE FUNCTION wait_for_the_test(1);
CREATE CONSTRAINT TRIGGER an_end AFTER UPDATE ON outbox DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.state = 'sending') EXECUTE FUNCTION wait_for_the_test(2);
CREATE CONSTRAINT TRIGGER a_row AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION wait_for_the_test(3);
CREATE TRIGGER of_the_inbox BEFORE UPDATE ON inbox
FOR EACH STATEMENT EXECUTE FUNCTION wait_for_the_test(4);
"""
"""Deferred, the first three are called when the server has been told to commit, and has not yet.

However long a slow machine takes to begin the next process: this lock alone has no timeout.
"""

_WAITING = (
    "SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted"
    " AND datname = current_database() AND query LIKE $1"
)
_END_WITHOUT = f"SELECT pg_terminate_backend(pid) FROM ({_WAITING}) AS those"  # noqa: S608
_FRAME = 24 + 4096
"""Bytes of a page in SQLite's journal."""

NOT_CLAIMED, NOT_RECORDED = "nothing can be delivered", "not recorded yet"
"""What a process logs whose claim, or whose record of an end, the store does not take."""


@dataclass(slots=True, kw_only=True)
class Scene:
    """A store with an edition that goes out; `server`: the test's own way into PostgreSQL."""

    api: BotApi
    database: Database
    dice: random.Random
    now: datetime
    server: asyncpg.Connection | None = None

    async def rows(self) -> dict[int, str]:
        """The state of each row of the edition, by chat."""
        wanted = select(OUTBOX.c.chat, OUTBOX.c.state).where(OUTBOX.c.edition.is_not(None))
        async with self.database.read() as connection:
            return {row.chat: row.state for row in await connection.execute(wanted)}

    async def is_over(self) -> bool:
        """Whether every row has come to its end."""
        return not {"pending", "sending"} & set((await self.rows()).values())

    async def nothing_pending(self) -> bool:
        """Whether no row waits for its request."""
        return "pending" not in (await self.rows()).values()

    async def tidy(self) -> None:
        """SQLite's journal is short, but longer than the log: a full disk cuts it first."""
        if self.server is None:
            async with aiosqlite.connect(self.database.file, isolation_level=None) as other:
                await other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                for _ in range(20):
                    await other.execute("UPDATE edition SET reason = ''")

    async def sending(self) -> set[int]:
        """The chats whose request is said to be under way."""
        return {chat for chat, state in (await self.rows()).items() if state == "sending"}

    def delivered(self) -> Counter[int | None]:
        """How many copies of the digest each chat has, repeats among them."""
        found = self.api.ledger.accepted("sendMessage")
        return Counter(entry.chat for entry in found if "A digest" in entry.text)

    async def serves(self) -> None:
        """Wait until a process has taken stock of what the one before it left."""
        polls = self.api.updates.polls
        await self.api.ledger.until(lambda: self.api.updates.polls > polls, "a poll")
        await comes(lambda: self.nothing_sending(), "what was left is uncertain")

    async def nothing_sending(self) -> bool:
        """Whether no request is said to be under way."""
        return not await self.sending()

    async def pause(self) -> None:
        """The edition goes out no further."""
        async with self.database.write() as connection:
            await connection.execute(update(EDITION).values(state="paused"))

    async def got_their_20(self, groups: Sequence[int], at: datetime) -> None:
        """To these groups nothing more may be sent within a minute from then."""
        for number in range(20):
            await enqueue(self.database, groups, "x", once=f"before {number}", now=at)
        async with self.database.write() as connection:
            others = update(OUTBOX).where(OUTBOX.c.edition.is_(None))
            await connection.execute(others.values(state="sent", changed=at))

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """No other connection writes until the end of the block, at which the edition is open."""
        goes_on = "UPDATE edition SET state = 'open'"
        if self.server is not None:
            async with self.server.transaction():
                await self.server.execute("LOCK TABLE outbox IN EXCLUSIVE MODE")
                await self.server.execute(goes_on)
                yield
            return
        async with aiosqlite.connect(self.database.file, isolation_level=None) as other:
            await other.execute("BEGIN IMMEDIATE")
            await other.execute(goes_on)
            try:
                yield
            finally:
                await other.execute("COMMIT")

    async def waits(self, running: Running, words: str, query: str, *, sessions: int = 1) -> None:
        """Wait until the process waits for a lock: the server knows, or the process says so.

        On SQLite it does after five seconds (`words`), on PostgreSQL `query` is what waits.
        """

        async def found() -> bool:
            if self.server is None:
                return words in running.log.read_text()
            return len(await self.server.fetch(_WAITING, query)) >= sessions

        await comes(found, f"{words} or {query}")

    @asynccontextmanager
    async def commits_held(self, lock: int) -> AsyncIterator[None]:
        """The server ends no commit (no change of the inbox) of this kind within the block."""
        assert self.server is not None
        await self.server.execute(f"SELECT pg_advisory_lock({lock})")
        try:
            yield
        finally:
            await self.server.execute(f"SELECT pg_advisory_unlock({lock})")
        await self.nobody_waits()

    async def perhaps_nothing_is_committed(self) -> None:
        """The server may end who waits with a commit, in place of the commit."""
        if self.dice.random() < 0.5:
            await self.nothing_is_committed()

    async def nothing_is_committed(self) -> None:
        """The server ends who waits with a commit."""
        assert self.server is not None
        await self.server.execute(_END_WITHOUT, "COMMIT%")
        await self.nobody_waits()

    async def nobody_waits(self) -> None:
        """Wait until the server has done with the commits of who was killed."""
        assert self.server is not None
        server = self.server

        async def none() -> bool:
            return not await server.fetch(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                " AND query LIKE 'COMMIT%' AND state = 'active'"
            )

        await comes(none, "commits end")

    def fills_up(self, running: Running, *, pages: int = 0) -> None:
        """After so many `pages` the disk of the process is full, in the middle of its commit."""
        journal = Path(f"{self.database.file}-wal")
        most = journal.stat().st_size + pages * _FRAME + self.dice.randrange(2 * _FRAME)
        limit_files(running, most)


def limit_files(running: Running, most: int) -> None:
    """No file of the process grows beyond so many bytes: the kernel refuses it."""
    limits = (most, resource.RLIM_INFINITY)
    resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, limits)
