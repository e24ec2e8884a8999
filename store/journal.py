"""The journal: which message of ours answered which of theirs, so that an edit edits it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from store.database import Database
from store.models import JournalRow

DAYS_KEPT = 30
"""Days after which an entry is deleted: Telegram lets nobody edit so old a message."""

_JOURNAL: Any = JournalRow.__table__  # type: ignore[attr-defined]


async def note_reply(
    database: Database, chat: int, message: int, reply: int, now: datetime
) -> None:
    """Keep that `reply` answers `message`; the newest reply counts. Old entries go."""
    statement = database.insert(_JOURNAL).values(chat=chat, message=message, reply=reply, at=now)
    async with database.write() as connection:
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=["chat", "message"], set_={"reply": reply, "at": now}
            )
        )
        await connection.execute(
            _JOURNAL.delete().where(_JOURNAL.c.at < now - timedelta(days=DAYS_KEPT))
        )


async def reply_to(database: Database, chat: int, message: int) -> int | None:
    """The id of our message that answered theirs; None when there is none on record."""
    statement = select(_JOURNAL.c.reply).where(
        _JOURNAL.c.chat == chat, _JOURNAL.c.message == message
    )
    async with database.read() as connection:
        found: int | None = await connection.scalar(statement)
    return found
