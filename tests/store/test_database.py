"""The database: what a transaction promises, and every way in which a store is of no use."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store.database import Database, StoreError, connect
from store.schema import migrate
from tests.conftest import STOCKED
from tests.support.postgres import PostgresServer

IMPATIENT = 0.05
"""Seconds for which a test lets a writer wait that will not get the lock."""


@asynccontextmanager
async def opened(url: str, *, busy_seconds: float = 5) -> AsyncIterator[Database]:
    database = connect(url, busy_seconds=busy_seconds)
    try:
        yield database
    finally:
        await database.close()


async def counter(database: Database) -> None:
    async with database.write() as connection:
        await connection.exec_driver_sql("CREATE TABLE counter (n INTEGER NOT NULL)")
        await connection.exec_driver_sql("INSERT INTO counter VALUES (0)")


async def counted(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.exec_driver_sql("SELECT n FROM counter")).scalar_one())


async def test_sqlite_is_set_up_for_safety(tmp_path: Path) -> None:
    async with opened(f"sqlite+aiosqlite:///{tmp_path}/a/b/new.sqlite") as database:
        for use in (database.read, database.write, database.snapshot, database.read):
            async with use() as connection:
                found = {
                    name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
                    for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
                }
            assert found == {
                "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000,
            }  # fmt: skip


async def test_a_foreign_key_is_held(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        async with database.write() as connection:
            await connection.execute(
                text("INSERT INTO area_place (area, place) VALUES ('none', 'fuzuli')")
            )


async def test_a_read_after_reads_and_writes_sees_what_is_committed(database: Database) -> None:
    await counter(database)
    for number in range(1, 8):  # more than there are connections
        assert await counted(database) == number - 1
        async with database.write() as connection:
            await connection.exec_driver_sql("UPDATE counter SET n = n + 1")
        async with database.snapshot() as connection:
            seen = await connection.exec_driver_sql("SELECT n FROM counter")
            assert seen.scalar_one() == number


@pytest.mark.parametrize("handles", [1, 8])
async def test_eight_writers_lose_no_update(bare_url: str, handles: int) -> None:
    """Read, then write what was read plus one: 8 × 20 times, in one process or as if in eight."""
    async with AsyncExitStack() as stack:
        databases = [await stack.enter_async_context(opened(bare_url)) for _ in range(handles)]
        await counter(databases[0])

        async def add(database: Database) -> None:
            for _ in range(20):
                async with database.write() as connection:
                    await database.lock(connection, "counter")
                    found = await connection.exec_driver_sql("SELECT n FROM counter")
                    number = int(found.scalar_one()) + 1
                    await connection.execute(text("UPDATE counter SET n = :n"), {"n": number})

        async with asyncio.TaskGroup() as tasks:
            for each in range(8):
                tasks.create_task(add(databases[each % handles]))
        assert await counted(databases[0]) == 160


async def test_a_failure_takes_back_the_whole_transaction(database: Database) -> None:
    await counter(database)

    async def change_then_fail() -> None:
        async with database.write() as connection:
            await connection.exec_driver_sql("UPDATE counter SET n = 5")
            await connection.exec_driver_sql("INSERT INTO counter VALUES (NULL)")

    with pytest.raises(DBAPIError):
        await change_then_fail()
    assert await counted(database) == 0


async def test_a_snapshot_does_not_move(database: Database) -> None:
    await counter(database)
    async with database.snapshot() as connection:
        first = (await connection.exec_driver_sql("SELECT n FROM counter")).scalar_one()
        async with database.write() as writing:
            await writing.exec_driver_sql("UPDATE counter SET n = 7")
        second = (await connection.exec_driver_sql("SELECT n FROM counter")).scalar_one()
    assert (first, second, await counted(database)) == (0, 0, 7)


async def test_a_locked_store_says_so_and_is_read_meanwhile(empty_url: str) -> None:
    async with opened(empty_url) as holder, opened(empty_url, busy_seconds=IMPATIENT) as other:
        await counter(holder)
        async with holder.write() as connection:
            await holder.lock(connection, "counter")
            await connection.exec_driver_sql("UPDATE counter SET n = 1")
            for _ in range(2):
                with pytest.raises(StoreError) as raised:
                    await add_one(other)
                assert raised.value.problem == "locked"
                assert raised.value.detail == "after 0.05 s"
            assert await counted(other) == 0
        await add_one(other)
        assert await counted(other) == 2


async def add_one(database: Database) -> None:
    async with database.write() as connection:
        await database.lock(connection, "counter")
        await connection.exec_driver_sql("UPDATE counter SET n = n + 1")


async def test_many_waiting_writers_keep_no_reader_out(empty_url: str) -> None:
    async with opened(empty_url) as database:
        await counter(database)
        async with asyncio.TaskGroup() as tasks, database.write() as connection:
            await database.lock(connection, "counter")
            waiting = [tasks.create_task(add_one(database)) for _ in range(8)]
            assert await counted(database) == 0
            assert not any(task.done() for task in waiting)
        assert await counted(database) == 8


async def test_a_writer_that_gives_up_waiting_leaves_no_lock(empty_url: str) -> None:
    async with opened(empty_url) as holder, opened(empty_url, busy_seconds=1) as other:
        await counter(holder)
        async with holder.write() as connection:
            await holder.lock(connection, "counter")
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(IMPATIENT):
                    await add_one(other)
        await add_one(holder)
        await add_one(other)
        assert await counted(holder) == 2


ADDRESSES = [
    ("", "url"),
    ("nonsense", "url"),
    ("sqlite:///x", "url"),
    ("sqlite+aiosqlite://", "url"),
    ("sqlite+aiosqlite:///:memory:", "url"),
    ("sqlite+aiosqlite:///x?mode=ro", "url"),
    ("sqlite+aiosqlite:///x\0y", "url"),
    ("mysql+aiomysql://u:secret@h/d", "url"),
    ("postgresql://u:secret@h/d", "url"),
    ("postgresql+psycopg://u:secret@h/d", "url"),
    ("postgresql+asyncpg://u:secret@h:port/d", "url"),
    ("postgresql+asyncpg://u:secret@h/d?sslmode=require", "url"),
]


@pytest.mark.parametrize(("url", "problem"), ADDRESSES)
def test_an_address_of_no_use(
    url: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError) as raised:
        connect(url)
    assert raised.value.problem == problem
    assert "secret" not in str(raised.value)
    assert not any(tmp_path.iterdir())


def test_a_missing_driver_is_named() -> None:
    """In a process of its own, where asyncpg cannot be imported, as without the extra."""
    script = (
        "import sys; sys.modules['asyncpg'] = None\n"
        "from store.database import StoreError, connect\n"
        "try: connect('postgresql+asyncpg://u:secret@h/d')\n"
        "except StoreError as error: print(error)\n"
    )
    said = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=60,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("driver: ")
    assert "asyncpg" in said.stdout
    assert "secret" not in said.stdout


async def unusable(url: str) -> StoreError:
    """What is said of a store by whoever opens it."""
    with pytest.raises(StoreError) as raised:
        async with opened(url) as database:
            await migrate(database)
    assert "SELECT" not in raised.value.detail
    assert "\n" not in raised.value.detail
    return raised.value


async def test_files_of_no_use(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Sir or Madam, " * 500)
    (tmp_path / "folder").mkdir()
    cases = {
        "letter": "file is not a database",
        "folder": "unable to open database file",
        "letter/below": "File exists",
        "n" * 300: "unable to open database file",
    }
    for name, said in cases.items():
        error = await unusable(f"sqlite+aiosqlite:///{tmp_path}/{name}")
        assert error.problem == "unreadable"
        assert said in error.detail
    assert (tmp_path / "letter").read_text().startswith("Dear Sir")


def test_a_broken_file(sqlite_templates: Path, tmp_path: Path) -> None:
    """Noise where the figures were; PostgreSQL looks after its own files."""
    content = (sqlite_templates / STOCKED).read_bytes()
    file = tmp_path / "broken.sqlite"
    file.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))

    async def read() -> None:
        async with (
            opened(f"sqlite+aiosqlite:///{file}") as database,
            database.read() as connection,
        ):
            await connection.exec_driver_sql("SELECT * FROM figure")

    with pytest.raises(StoreError) as raised:
        asyncio.run(read())
    assert raised.value.problem == "unreadable"


def test_a_file_that_is_no_database_does_not_keep_the_process(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Sir or Madam, " * 500)
    script = (
        "import asyncio, sys\n"
        "from store.database import StoreError, connect\n"
        "from store.schema import migrate\n"
        "try: asyncio.run(migrate(connect(sys.argv[1])))\n"
        "except StoreError as error: print(error)\n"
    )
    said = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, f"sqlite+aiosqlite:///{tmp_path}/letter"],
        capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=60,
    )  # fmt: skip
    assert (said.stdout, said.stderr) == ("unreadable: file is not a database\n", "")


@pytest.fixture
def others_folder() -> Iterator[Path]:
    """A folder that a user without rights can enter."""
    with tempfile.TemporaryDirectory(prefix="hektar-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def only_to_be_read(*paths: Path) -> None:
    for path in paths:
        path.chmod(0o555)


@asynccontextmanager
async def without_rights() -> AsyncIterator[None]:
    """Root may write everywhere: as root, be nobody for a moment."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


async def test_a_file_that_may_only_be_read(others_folder: Path) -> None:
    file = others_folder / "store.sqlite"
    url = f"sqlite+aiosqlite:///{file}"
    async with opened(url) as database:
        await migrate(database)
    only_to_be_read(file, others_folder)
    async with without_rights():
        async with opened(url) as database:
            with pytest.raises(StoreError) as raised:
                async with database.write() as connection:
                    await connection.exec_driver_sql("DELETE FROM person")
        elsewhere = await unusable(f"sqlite+aiosqlite:///{others_folder}/other/new.sqlite")
        beside = await unusable(f"sqlite+aiosqlite:///{others_folder}/new.sqlite")
    assert raised.value.problem == elsewhere.problem == beside.problem == "unreadable"
    assert "Permission denied" in elsewhere.detail
    assert "unable to open database file" in beside.detail


async def test_a_file_that_may_not_be_read(others_folder: Path) -> None:
    file = others_folder / "store.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    file.chmod(0)
    async with without_rights():
        error = await unusable(f"sqlite+aiosqlite:///{file}")
    assert (error.problem, error.detail) == ("unreadable", "unable to open database file")


async def test_servers_of_no_use(postgres: PostgresServer, tmp_path: Path) -> None:
    good = f"host={postgres.folder}"
    cases = {
        "u:secret@127.0.0.1:1/d": "Connect call failed",
        f"u:secret@/d?host={tmp_path}": "No such file",
        f"postgres:secret@/nothing_of_that_name?{good}": 'database "nothing_of_that_name" does',
        f"nobody_of_that_name:secret@/postgres?{good}": 'role "nobody_of_that_name" does not',
    }
    for address, said in cases.items():
        error = await unusable(f"postgresql+asyncpg://{address}")
        assert error.problem == "unreadable"
        assert said in error.detail
        assert "secret" not in str(error)


async def test_a_connection_that_is_cut_is_replaced(new_store: object, postgres: object) -> None:
    """The server ends our connections, as when it restarts: one refusal, then all is well."""
    assert callable(new_store)
    url = new_store("postgresql", "")
    async with opened(url) as database, opened(url) as other:
        await counter(database)
        async with other.read() as connection:
            await connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with pytest.raises(StoreError) as raised:
            await counted(database)
        assert raised.value.problem == "unreadable"
        assert await counted(database) == 0


async def test_our_own_mistakes_are_no_store_errors(database: Database) -> None:
    for statement in ("SELECT nonsense FROM figure", "INSERT INTO area VALUES (NULL)", "SELEKT"):
        with pytest.raises(DBAPIError):
            async with database.write() as connection:
                await connection.exec_driver_sql(statement)
