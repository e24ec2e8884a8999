"""What is kept of one person, all of it, and its deletion on their word."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from store.chats import NOBODY, forget
from store.database import Database
from store.inbox import end_in_hand
from store.models import (
    ConversationRow,
    DraftRow,
    InvitationRow,
    JournalRow,
    PersonRow,
    ReportRow,
)
from store.models_delivery import InboxRow
from store.subscriptions import Subscription, subscription
from store.watches import count_of

_PERSON: Any = PersonRow.__table__  # type: ignore[attr-defined]
_JOURNAL: Any = JournalRow.__table__  # type: ignore[attr-defined]
_CONVERSATION: Any = ConversationRow.__table__  # type: ignore[attr-defined]
_REPORT: Any = ReportRow.__table__  # type: ignore[attr-defined]
_DRAFT: Any = DraftRow.__table__  # type: ignore[attr-defined]
_INVITATION: Any = InvitationRow.__table__  # type: ignore[attr-defined]
_INBOX: Any = InboxRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is on record about a person: settings, and how much of what else there is.

    `key` stands for them in the history of figures; empty where they never changed one.
    """

    language: str
    unit: str
    role: str
    key: str
    questions: int
    messages: int
    reports: int
    drafts: int
    subscription: Subscription | None
    watches: int


async def kept_of(database: Database, person: int) -> Kept:
    """Everything that is kept of a person; in their private chat, whose id is theirs."""
    async with database.read() as connection:
        found = await connection.execute(select(_PERSON).where(_PERSON.c.id == person))
        row = found.first()
        counts = [
            await _count(connection, table, person) for table in (_CONVERSATION, _JOURNAL, _REPORT)
        ]
        drafts = await connection.scalar(
            select(func.count()).select_from(_DRAFT).where(_DRAFT.c.author == person)
        )
    questions, messages, reports = counts
    return Kept(
        language=row.language if row else "",
        unit=row.unit if row else "",
        role=row.role if row else "",
        key=row.key if row else "",
        questions=questions,
        messages=messages,
        reports=reports,
        drafts=drafts or 0,
        subscription=await subscription(database, person),
        watches=await count_of(database, person),
    )


async def forget_person(database: Database, person: int) -> None:
    """Delete what is kept of a person; a doubt that they reported stays, of nobody.

    Their role goes too: who is to have one again is invited anew. Uploads and the history, which
    are never edited, say who acted by a key, and what links it to the person goes here.
    """
    async with database.write() as connection:
        await connection.execute(delete(_PERSON).where(_PERSON.c.id == person))
        for table in (_CONVERSATION, _JOURNAL):
            await connection.execute(
                delete(table).where((table.c.person == person) | (table.c.chat == person))
            )
        await connection.execute(
            update(_REPORT).where(_REPORT.c.person == person).values(person=NOBODY)
        )
        await connection.execute(
            delete(_DRAFT).where(_DRAFT.c.author == person, _DRAFT.c.upload.is_(None))
        )
        for table, column in (
            (_DRAFT, "author"), (_DRAFT, "chat"), (_DRAFT, "asked"),
            (_INVITATION, "issued_by"), (_INVITATION, "used_by"),
        ):  # fmt: skip
            await connection.execute(
                update(table).where(table.c[column] == person).values({column: NOBODY})
            )
        await end_in_hand(connection)  # the very update that asks for it
        # What was handled is known again by its number alone; what was set aside goes.
        mine = _INBOX.c.chat == person
        await connection.execute(delete(_INBOX).where(mine, _INBOX.c.state == "quarantined"))
        await connection.execute(
            update(_INBOX).where(mine, _INBOX.c.state == "done").values(chat=NOBODY)
        )
        await forget(connection, person)


async def _count(connection: AsyncConnection, table: Any, person: int) -> int:  # noqa: ANN401
    statement = select(func.count()).select_from(table).where(table.c.person == person)
    return int(await connection.scalar(statement) or 0)
