"""Nightly backups: a copy of the store a day into a folder, of which the latest are kept.

A copy is read to its end before it counts: older ones go only when a whole one takes their place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.config import sqlite_url
from store.backup import check, copy
from store.database import connect
from store.schema import migrate

if TYPE_CHECKING:
    from bot.config import Backup
    from handlers.context import Desk

HOUR = 3
"""The hour, where the people are, from which on the copy of the day is made."""

_NAME, _UNFINISHED = "hektar-{day}.sqlite", ".unfinished"


async def back_up(desk: Desk, config: Backup) -> Path | None:
    """Make the copy of today if it is time and there is none; the file, if one was made.

    What is there tells what is due, so a night that was missed is made up for. A copy that was
    cut short has another name, and is begun anew; so is a damaged one, which is removed at once.
    Raises OSError and StoreError.
    """
    now = desk.now().astimezone(ZoneInfo(desk.settings.time_zone))
    if not config.folder or now.hour < HOUR:
        return None
    file = Path(config.folder) / _NAME.format(day=now.date())
    if not _is_due(file):
        return None
    unfinished = file.with_name(file.name + _UNFINISHED)
    target = connect(sqlite_url(unfinished))
    try:
        await migrate(target)
        await copy(desk.database, target)
        async with target.read() as connection:  # all of it into the one file
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await target.close()
    await check(unfinished)
    _put(unfinished, file, config.keep)
    return file


def _is_due(file: Path) -> bool:
    """Whether the copy is not there; its folder is then, without what was left unfinished."""
    if file.exists():
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    for left in file.parent.glob(f"*{_UNFINISHED}*"):
        left.unlink()
    return True


def _put(unfinished: Path, file: Path, keep: int) -> None:
    """The copy is whole: it gets its name, and the oldest ones go."""
    unfinished.chmod(0o600)
    unfinished.replace(file)
    for old in sorted(file.parent.glob(_NAME.format(day="*")))[:-keep]:
        old.unlink()
