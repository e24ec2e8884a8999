"""The journal: which message of ours answered which of theirs, so that an edit edits it."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from store.database import Database
from store.models import JournalRow

DAYS_KEPT = 30
"""Days after which an entry is deleted: Telegram lets nobody edit so old a message."""

SWEEP_EVERY = 64
"""Messages after which the old entries are looked for."""

_JOURNAL: Any = JournalRow.__table__  # type: ignore[attr-defined]


async def note_reply(
    database: Database, chat: int, message: int, reply: int, now: datetime
) -> None:
    """Keep that `reply` answers `message`; the newest reply counts. Old entries go in time."""
    entry = {"chat": chat, "message": message, "reply": reply, "at": now}
    async with database.write() as connection:
        await connection.execute(_note(database), entry)
        if message % SWEEP_EVERY == 0:
            old = _JOURNAL.c.at < now - timedelta(days=DAYS_KEPT)
            await connection.execute(_JOURNAL.delete().where(old))


async def reply_to(database: Database, chat: int, message: int) -> int | None:
    """The id of our message that answered theirs; None when there is none on record."""
    statement = select(_JOURNAL.c.reply).where(
        _JOURNAL.c.chat == chat, _JOURNAL.c.message == message
    )
    async with database.read() as connection:
        found: int | None = await connection.scalar(statement)
    return found


@lru_cache(maxsize=4)
def _note(database: Database) -> Any:  # noqa: ANN401 - an insert, built once: it is the dearest part
    statement = database.insert(_JOURNAL)
    newest = {"reply": statement.excluded.reply, "at": statement.excluded.at}
    return statement.on_conflict_do_update(index_elements=["chat", "message"], set_=newest)
