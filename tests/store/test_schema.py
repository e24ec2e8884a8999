"""The schema: up, down and up again, the same as the models, whole or not at all."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from store.database import Database, StoreError, connect
from store.published import load_published
from store.schema import HEAD, alembic_config, current, migrate
from tests.conftest import NewStore
from tests.support.rivals import at_once

TABLES = {
    "alembic_version", "area", "area_place", "asked", "citation", "conversation", "draft",
    "figure", "history", "invitation", "journal", "person", "report", "source", "supersession",
    "unanswered", "upload",
}  # fmt: skip
DELIVERY = {"edition", "inbox", "mark", "outbox", "parcel", "quiet", "subscription", "watch"}
"""Work in progress: its rows change, and go."""

TABLES |= DELIVERY


@pytest.fixture
async def bare(bare_url: str) -> AsyncIterator[Database]:
    """A database without tables, open."""
    database = connect(bare_url)
    yield database
    await database.close()


async def tables(database: Database) -> set[str]:
    async with database.read() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def at_hand(database: Database) -> str | None:
    async with database.read() as connection:
        return await connection.run_sync(current)


async def schema(database: Database) -> list[tuple[str, ...]]:
    """Every table, index, trigger and function, as the database itself describes them."""
    statements = (
        ["SELECT type, name, coalesce(sql, '') FROM sqlite_master"]
        if database.is_sqlite
        else [
            (
                "SELECT table_name, column_name, data_type, is_nullable"
                " FROM information_schema.columns WHERE table_schema = 'public'"
            ),
            "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
            (
                "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger"
                " WHERE NOT tgisinternal"
            ),
            (
                "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
                " WHERE connamespace = 'public'::regnamespace"
            ),
            "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        ]
    )
    async with database.read() as connection:
        found = [
            tuple(map(str, row))
            for statement in statements
            for row in await connection.exec_driver_sql(statement)
        ]
    return sorted(found)


async def test_up_down_up(bare: Database) -> None:
    await migrate(bare)
    assert await tables(bare) == TABLES
    first = await schema(bare)
    await migrate(bare, "base")
    assert (await tables(bare), await at_hand(bare)) == ({"alembic_version"}, None)
    assert not any("appended_only" in part for row in await schema(bare) for part in row)
    await migrate(bare)
    assert (await schema(bare), await at_hand(bare)) == (first, HEAD)


async def test_again_changes_nothing(database: Database) -> None:
    before = await schema(database)
    await migrate(database)
    assert await schema(database) == before


async def test_head_is_the_newest_migration(database: Database) -> None:
    from alembic.script import ScriptDirectory

    def heads(connection: Connection) -> list[str]:
        return list(ScriptDirectory.from_config(alembic_config(connection)).get_heads())

    async with database.read() as connection:
        assert await connection.run_sync(heads) == [HEAD]


async def test_the_models_are_what_the_migrations_make(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def differences(connection: Connection) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, SQLModel.metadata))

    async with database.read() as connection:
        assert await connection.run_sync(differences) == []
    async with database.write() as connection:
        await connection.exec_driver_sql("DROP INDEX figure_identity")
        await connection.exec_driver_sql("ALTER TABLE upload ADD COLUMN more INTEGER")
    async with database.read() as connection:  # so the comparison does see something
        found = {difference[0] for difference in await connection.run_sync(differences)}
    assert found == {"add_index", "remove_column"}


async def test_every_appended_table_has_its_guards(database: Database) -> None:
    """A table with figures in it that a later migration adds must not be forgotten."""
    editable = {
        "alembic_version",
        "asked",
        "conversation",
        "draft",
        "invitation",
        "journal",
        "person",
        "report",
        "unanswered",
    }
    query = (
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
        if database.is_sqlite
        else "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    )
    async with database.read() as connection:
        guarded = set((await connection.exec_driver_sql(query)).scalars())
    assert guarded == TABLES - DELIVERY - editable


async def test_a_newer_schema_is_refused(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = await schema(database)
    with pytest.raises(StoreError) as raised:
        await migrate(database)
    assert (raised.value.problem, raised.value.detail) == ("newer", "9999")
    assert (await schema(database), await at_hand(database)) == (before, "9999")


FAILING = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{HEAD}"

def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half (id) VALUES (1)")
    op.execute("INSERT INTO nowhere (id) VALUES (1)")
"""


@pytest.mark.parametrize("before", ["base", "0001", HEAD])
async def test_a_failing_migration_leaves_nothing_behind(
    bare: Database, before: str, tmp_path: Path
) -> None:
    """Not even the one before it, when both were to be made in one go."""
    from alembic import command

    (tmp_path / "9999_failing.py").write_text(FAILING.replace("{HEAD}", HEAD))
    if before != "base":
        await migrate(bare, before)
    was = await schema(bare)

    def upgrade(connection: Connection) -> None:
        config = alembic_config(connection)
        ours = Path(config.get_main_option("script_location") or "") / "versions"
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", f"{ours}\n{tmp_path}")
        command.upgrade(config, "head")

    async def fail() -> None:
        async with bare.write() as connection:
            await connection.run_sync(upgrade)

    with pytest.raises(Exception, match="nowhere"):
        await fail()
    assert await schema(bare) == was
    assert await at_hand(bare) == (None if before == "base" else before)
    await migrate(bare)
    assert await tables(bare) == TABLES


async def test_tables_of_somebody_else_are_left_alone(bare: Database) -> None:
    async with bare.write() as connection:
        await connection.exec_driver_sql("CREATE TABLE person (name TEXT)")
    with pytest.raises(StoreError) as raised:
        await migrate(bare)
    assert raised.value.problem == "unreadable"
    assert "person" in raised.value.detail
    assert await tables(bare) == {"person"}


async def test_eight_connections_that_migrate_at_once(bare_url: str, now: datetime) -> None:
    """As eight commands at the first start: each migrates, and loads the shipped figures."""

    async def start() -> int:
        database = connect(bare_url)
        try:
            await migrate(database)
            return await load_published(database, now)
        finally:
            await database.close()

    assert sorted(await asyncio.gather(*(start() for _ in range(8)))) == [0] * 7 + [245]


async def test_a_migration_is_waited_for_longer_than_other_writers(new_store: NewStore) -> None:
    """On PostgreSQL, where it has a lock of its own."""
    url = new_store("postgresql", "")
    first, impatient = connect(url), connect(url, busy_seconds=0.001)
    waits = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    async with asyncio.TaskGroup() as tasks, first.write() as connection:
        await first.lock(connection, "schema")
        waiting = tasks.create_task(migrate(impatient))
        while not await connection.scalar(waits) and not waiting.done():
            pass
        for _ in range(50):  # each takes as long as it waits for other locks
            assert await connection.scalar(waits)
    assert await at_hand(impatient) == HEAD
    async with first.write() as connection, impatient.write() as other:
        await first.lock(connection, "schema")
        with pytest.raises(DBAPIError, match="lock timeout"):
            await impatient.lock(other, "schema")
    await first.close()
    await impatient.close()


_STARTING = """
import asyncio, sys
from datetime import UTC, datetime
from store.database import connect
from store.published import load_published
from store.schema import migrate

async def main(url):
    database = connect(url)
    await migrate(database)
    await load_published(database, datetime(2026, 1, 1, tzinfo=UTC))
    await database.close()

asyncio.run(main(sys.argv[1]))
"""


def test_processes_that_migrate_at_once(bare_url: str) -> None:
    assert at_once(_STARTING, bare_url, processes=8) == [0] * 8
