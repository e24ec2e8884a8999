"""A process that is killed while it migrates an embedded store, at every moment of that.

In the middle of a statement the kernel kills it: no file may grow beyond so many bytes.
"""

import asyncio
import subprocess
import sys
from pathlib import Path

import aiosqlite
import pytest

from store.database import connect
from store.schema import HEAD, migrate
from tests.store.test_schema import at_hand, schema
from tests.support.rivals import ROOT

_KILLED = """
import asyncio, os, resource, shutil, signal, sys
from itertools import count
from pathlib import Path

import alembic.command, alembic.script
from sqlalchemy import Engine, event

from store.database import connect
from store.schema import migrate

def kill_before(number):
    left = [number]
    def about_to(*_):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    event.listen(Engine, "before_cursor_execute", about_to)
    event.listen(Engine, "commit", about_to)

def kill_beyond(number):
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = SHARED + number * STEP
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

SHARED, STEP = 32768, 15013  # bytes of the memory that connections share; no number of pages

async def migrating(file):
    database = connect(f"sqlite+aiosqlite:///{file}")
    await migrate(database)
    await database.close()

before, folder, kill = Path(sys.argv[1]), Path(sys.argv[2]), globals()[sys.argv[3]]
for number in count():
    file = folder / f"{number}.sqlite"
    shutil.copy(before, file)
    child = os.fork()
    if not child:
        kill(number)
        asyncio.run(migrating(file))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        sys.exit(os.WEXITSTATUS(status))
"""


@pytest.mark.parametrize(
    ("revision", "how"),
    [("0002", "kill_before"), ("base", "kill_beyond")],
    ids=["before each statement and commit", "as it writes"],
)
async def test_killed_at_every_moment_of_a_migration(
    tmp_path: Path, revision: str, how: str
) -> None:
    """The store is as before or as after, whole; the next process brings it up to date."""
    old, new, killed = tmp_path / "old.sqlite", tmp_path / "new.sqlite", tmp_path / "killed"
    killed.mkdir()
    for file, wanted in ((old, revision), (new, HEAD)):
        if wanted != "base":
            await brought_to(file, wanted)
    old.touch()
    command = [sys.executable, "-W", "error", "-c", _KILLED, str(old), str(killed), how]
    await asyncio.to_thread(subprocess.run, command, cwd=ROOT, check=True, timeout=60)
    was, is_now = await described(old), await described(new)
    files = sorted(killed.glob("*.sqlite"))
    found = [await described(file) for file in files]
    assert all(one in (was, is_now) for one in found)
    assert found.count(was) > len(files) // 3  # so it does happen in the middle
    assert len(files) > 10
    for file in files:
        await brought_to(file, HEAD)
        assert await described(file) == is_now


async def brought_to(file: Path, revision: str) -> None:
    """Migrate a store, and write all of it into the one file."""
    database = connect(f"sqlite+aiosqlite:///{file}")
    await migrate(database, revision)
    await database.close()


async def described(file: Path) -> list[tuple[str, ...]]:
    """The schema of a store, and its version. The file is sound."""
    async with aiosqlite.connect(file) as other:
        ((sound,),) = await other.execute_fetchall("PRAGMA integrity_check")
    assert sound == "ok"
    database = connect(f"sqlite+aiosqlite:///{file}")
    found = [*await schema(database), (str(await at_hand(database)),)]
    await database.close()
    return found
