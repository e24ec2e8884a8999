"""Nightly backups: one a day, whole or not at all, the latest kept."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backups import back_up
from bot.config import Backup
from handlers.context import Desk, Settings
from store.database import Database, StoreError, connect
from store.figures import count
from store.outbox import claim, enqueue, tally
from tests.conftest import NOW


class Nights:
    """A desk whose clock is moved, and a folder for copies."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.now = NOW  # 16:00 in Baku
        self.desk = Desk(database=database, settings=Settings(), clock=lambda: self.now)
        self.folder = folder / "copies"
        self.config = Backup(folder=str(self.folder), keep=3)

    async def look(self, now: datetime | None = None) -> str | None:
        self.now = now or self.now
        made = await back_up(self.desk, self.config)
        return None if made is None else made.name

    def there(self) -> list[str]:
        return sorted(file.name for file in self.folder.iterdir())


@pytest.fixture
def nights(stocked: Database, tmp_path: Path) -> Nights:
    return Nights(stocked, tmp_path)


async def test_a_copy_a_day_is_a_store_that_sends_nothing(nights: Nights) -> None:
    await enqueue(nights.desk.database, [1], "x", once="a", now=NOW)
    assert await nights.look() == "hektar-2026-11-24.sqlite"
    assert await nights.look() is None
    assert nights.there() == ["hektar-2026-11-24.sqlite"]
    file = nights.folder / nights.there()[0]
    assert file.stat().st_mode & 0o777 == 0o600
    copied = connect(f"sqlite+aiosqlite:///{file}")
    assert await count(copied) == 245
    assert await tally(copied) == {"pending": 1}
    assert await claim(copied, NOW, 9) == []
    await copied.close()


async def test_it_waits_for_the_night_where_the_people_are(nights: Nights) -> None:
    night = datetime.fromisoformat("2026-11-25T02:59+04:00")
    assert await nights.look(night) is None
    assert await nights.look(night + timedelta(minutes=1)) == "hektar-2026-11-25.sqlite"


async def test_the_latest_are_kept_and_nothing_else_is_touched(nights: Nights) -> None:
    nights.folder.mkdir()
    mine = nights.folder / "hektar.txt"
    mine.write_text("mine")
    for days in range(5):
        await nights.look(NOW + timedelta(days=days))
    assert nights.there() == [f"hektar-2026-11-{day}.sqlite" for day in (26, 27, 28)] + [mine.name]


async def test_a_copy_that_was_cut_short_is_made_anew(nights: Nights) -> None:
    nights.folder.mkdir()
    for name in ("hektar-2026-11-24.sqlite.unfinished", "hektar-2026-11-24.sqlite.unfinished-wal"):
        (nights.folder / name).write_bytes(b"half")
    assert await nights.look() == "hektar-2026-11-24.sqlite"
    assert nights.there() == ["hektar-2026-11-24.sqlite"]


def spoil(file: Path) -> None:
    """Let an index point to the pages of another one, as a disk does that mixes up its blocks."""
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET rootpage ="
            " (SELECT rootpage FROM sqlite_schema WHERE name = 'outbox_due')"
            " WHERE name = 'outbox_once'"
        )
    connection.close()


async def test_a_damaged_copy_is_removed_and_pushes_no_older_one_out(
    nights: Nights, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk fails after all rows were written; the next attempt makes it anew."""
    await enqueue(nights.desk.database, [1], "x", once="a", now=NOW)
    for days in range(3):
        await nights.look(NOW + timedelta(days=days))
    before = nights.there()
    real = Database.snapshot

    @asynccontextmanager
    async def failing(self: Database) -> AsyncIterator[AsyncConnection]:
        async with real(self) as connection:
            yield connection
        (unfinished,) = nights.folder.glob("*.unfinished")
        spoil(unfinished)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "snapshot", failing)
        with pytest.raises(StoreError) as raised:
            await nights.look(NOW + timedelta(days=3))
    assert raised.value.problem == "damaged"
    assert "invalid rootpage" in raised.value.detail
    assert nights.there() == before
    assert await nights.look() == "hektar-2026-11-27.sqlite"
    assert nights.there() == [*before[1:], "hektar-2026-11-27.sqlite"]


async def test_a_folder_that_cannot_be_made_is_said_to_be_so(nights: Nights) -> None:
    nights.folder.write_text("a file")
    with pytest.raises((OSError, StoreError)):
        await nights.look()


async def test_without_a_folder_there_is_none(nights: Nights) -> None:
    nights.config = Backup()
    assert await nights.look() is None
    assert not nights.folder.exists()
