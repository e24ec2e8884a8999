"""What is kept of one person, all of it, and its deletion on their word."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.models import ConversationRow, DraftRow, JournalRow, PersonRow, ReportRow
from store.subscriptions import Subscription, forget, subscription
from store.watches import count_of
from store.watches import forget as forget_watches

_PERSON: Any = PersonRow.__table__  # type: ignore[attr-defined]
_JOURNAL: Any = JournalRow.__table__  # type: ignore[attr-defined]
_CONVERSATION: Any = ConversationRow.__table__  # type: ignore[attr-defined]
_REPORT: Any = ReportRow.__table__  # type: ignore[attr-defined]
_DRAFT: Any = DraftRow.__table__  # type: ignore[attr-defined]

NOBODY = 0
"""Whom a report is of, once its author is forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is on record about a person: settings, and how much of what else there is."""

    language: str
    unit: str
    role: str
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
        questions=questions,
        messages=messages,
        reports=reports,
        drafts=drafts or 0,
        subscription=await subscription(database, person),
        watches=await count_of(database, person),
    )


async def forget_person(database: Database, person: int) -> None:
    """Delete what is kept of a person; a doubt that they reported stays, of nobody.

    Their role goes too: who is to have one again is invited anew. The history of uploads names
    who stored figures; that is a public act, and stays (`/privacy` says so).
    """
    async with database.write() as connection:
        await connection.execute(delete(_PERSON).where(_PERSON.c.id == person))
        for table in (_CONVERSATION, _JOURNAL):
            await connection.execute(delete(table).where(table.c.person == person))
        await connection.execute(
            _REPORT.update().where(_REPORT.c.person == person).values(person=NOBODY)
        )
        await connection.execute(
            delete(_DRAFT).where(_DRAFT.c.author == person, _DRAFT.c.upload.is_(None))
        )
    await forget(database, person)
    await forget_watches(database, person)


async def _count(connection: AsyncConnection, table: Any, person: int) -> int:  # noqa: ANN401
    statement = select(func.count()).select_from(table).where(table.c.person == person)
    return int(await connection.scalar(statement) or 0)
