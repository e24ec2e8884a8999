"""Recall: which figures were corrected, and who was shown them.

What was shown is not kept: an answer's code says what was asked when, and the same question as of
that moment has the same answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from store.asked import Asked, asked, code_of
from store.database import Database
from store.figures import FIGURE, SUPERSESSION, record, with_source
from store.journal import Shown, shown_where
from store.models_delivery import MarkRow
from store.outbox import OUTBOX, PARCEL
from store.records import Figure

_MARK: Any = MarkRow.__table__  # type: ignore[attr-defined]
_NAME = "recall"

WATCH_ONCE = "watch "
"""How the outbox calls what a chat waited for begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A figure that was corrected or withdrawn: what stands in its place, and why."""

    number: int
    was: Figure
    now: Figure | None
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer, and every message of ours that shows it."""

    code: str
    asked: Asked
    messages: tuple[Shown, ...]


async def corrections(database: Database) -> list[Correction]:
    """Those that nobody was told of yet, in order. A revision was expected, and is news only."""
    async with database.read() as connection:
        seen = await connection.scalar(select(_MARK.c.value).where(_MARK.c.name == _NAME)) or 0
        statement = (
            select(SUPERSESSION)
            .where(SUPERSESSION.c.id > seen, SUPERSESSION.c.kind != "revision")
            .order_by(SUPERSESSION.c.id)
        )
        found = list(await connection.execute(statement))
        ids = {row.figure for row in found} | {row.by for row in found if row.by is not None}
        figures = {
            row.id: record(row)
            for row in await connection.execute(with_source().where(FIGURE.c.id.in_(sorted(ids))))
        }
    return [
        Correction(number=row.id, was=figures[row.figure], now=figures.get(row.by),
                   reason=row.reason, at=row.known_from)
        for row in found
    ]  # fmt: skip


async def told_since(database: Database, since: datetime) -> list[Told]:
    """Every answer that a message of ours shows since a moment, with those messages."""
    by_answer: dict[int, list[Shown]] = {}
    for shown in await shown_where(database, since):
        by_answer.setdefault(shown.asked, []).append(shown)
    found = []
    for number, messages in by_answer.items():
        what = await asked(database, code_of(number))
        if what is not None:
            found.append(Told(code=code_of(number), asked=what, messages=tuple(messages)))
    return found


async def parcels_with(database: Database, ref: str) -> list[tuple[int, str, str]]:
    """Digests and fulfilled watches that were sent and rest on a figure.

    Of each the chat, what the outbox calls it, and its content.
    """
    statement = (
        select(OUTBOX.c.chat, OUTBOX.c.once, PARCEL.c.content)
        .join(PARCEL, PARCEL.c.id == OUTBOX.c.parcel)
        .where(
            OUTBOX.c.state.in_(("sent", "uncertain")),
            or_(OUTBOX.c.edition.is_not(None), OUTBOX.c.once.startswith(WATCH_ONCE)),
            PARCEL.c.content.contains(f'"{ref}"', autoescape=True),
        )
        .order_by(OUTBOX.c.id)
    )
    async with database.read() as connection:
        return [(row[0], row[1], row[2]) for row in await connection.execute(statement)]


async def done_up_to(database: Database, number: int) -> None:
    """Everybody was told of the corrections up to this one."""
    statement = database.insert(_MARK)
    act = statement.on_conflict_do_update(
        index_elements=["name"], set_={"value": statement.excluded.value}
    )
    await database.write_all([(act, {"name": _NAME, "value": number})])
