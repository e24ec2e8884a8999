"""Leading: one process at a time, and another takes over when it ends or is silent."""

import pytest
from sqlalchemy import text

from store import leading
from store.database import Database, connect
from store.leading import lead


@pytest.fixture
async def other(empty_url: str, database: Database) -> Database:
    """Another process's handle on the same store."""
    return connect(empty_url)


async def test_one_leads_at_a_time(database: Database, other: Database) -> None:
    async with lead(database) as ours:
        assert ours is not None
        assert await ours.lasts()
        async with lead(other) as theirs:
            assert theirs is None
    async with lead(other) as theirs:
        assert theirs is not None
    await other.close()


async def test_a_leader_whose_connection_the_server_ends_notices(
    database: Database, other: Database
) -> None:
    if database.is_sqlite:  # a file's lock cannot be lost
        async with lead(database) as ours:
            assert ours is not None
            assert await ours.lasts()
        return
    async with lead(database) as ours:
        assert ours is not None
        async with other.read() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        assert not await ours.lasts()
        async with lead(other) as theirs:
            assert theirs is not None
    await other.close()


async def test_a_leader_that_has_long_been_silent_is_ended_by_who_stands_by(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when it was suspended: its connection lives on, and says nothing."""
    async with lead(database) as ours:
        assert ours is not None
        if database.is_sqlite:
            return  # a suspended process keeps a file's lock, and its store with it
        async with lead(other) as theirs:
            assert theirs is None
        assert await ours.lasts()  # it spoke a moment ago
        monkeypatch.setattr(leading, "SILENT_SECONDS", 0)
        async with lead(other) as theirs:
            assert theirs is not None  # at the same look
        assert not await ours.lasts()
    await other.close()
