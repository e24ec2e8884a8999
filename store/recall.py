"""Recall: which figures were corrected, and who was shown them.

What was shown is not kept: an answer's code says what was asked when, and the same question as of
that moment has the same answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import or_, select

from store.asked import Asked, asked, code_of
from store.database import Database
from store.figures import FIGURE, SUPERSESSION, record, with_source
from store.journal import Shown, shown_where
from store.models_delivery import MarkRow
from store.outbox import OUTBOX, PARCEL
from store.records import Figure

_MARK: Any = MarkRow.__table__  # type: ignore[attr-defined]

Mark = Literal["recall", "recall of parcels"]
"""How far those were told who saw an answer, and those who got what the outbox has."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a chat (and topic) got of the outbox, which calls it `once`.

    `message`: Telegram's id of its last message, None where that is not known.
    """

    chat: int
    thread: int | None
    once: str
    content: str
    message: int | None


async def corrections(database: Database, mark: Mark) -> list[Correction]:
    """Those after the mark, in order. A revision was expected, and is news only."""
    async with database.read() as connection:
        seen = await connection.scalar(select(_MARK.c.value).where(_MARK.c.name == mark)) or 0
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


async def parcels_with(database: Database, ref: str) -> list[Parcel]:
    """Digests and fulfilled watches that were sent and rest on a figure."""
    statement = (
        select(OUTBOX.c.chat, OUTBOX.c.thread, OUTBOX.c.once, PARCEL.c.content, OUTBOX.c.message)
        .join(PARCEL, PARCEL.c.id == OUTBOX.c.parcel)
        .where(OUTBOX.c.state.in_(("sent", "uncertain")), *_resting_on(ref))
        .order_by(OUTBOX.c.id)
    )
    async with database.read() as connection:
        return [
            Parcel(chat=row.chat, thread=row.thread, once=row.once, content=row.content,
                   message=row.message or None)
            for row in await connection.execute(statement)
        ]  # fmt: skip


async def on_its_way(database: Database, ref: str) -> bool:
    """Whether something that rests on a figure is still to be sent, as it was made."""
    statement = (
        select(OUTBOX.c.id)
        .join(PARCEL, PARCEL.c.id == OUTBOX.c.parcel)
        .where(OUTBOX.c.state.in_(("pending", "sending")), *_resting_on(ref))
        .limit(1)
    )
    async with database.read() as connection:
        return await connection.scalar(statement) is not None


async def done_up_to(database: Database, mark: Mark, number: int) -> None:
    """Everybody was told of the corrections up to this one."""
    statement = database.insert(_MARK)
    act = statement.on_conflict_do_update(
        index_elements=["name"], set_={"value": statement.excluded.value}
    )
    await database.write_all([(act, {"name": mark, "value": number})])


def _resting_on(ref: str) -> tuple[Any, ...]:
    return (
        or_(OUTBOX.c.edition.is_not(None), OUTBOX.c.once.startswith(WATCH_ONCE)),
        PARCEL.c.content.contains(f'"{ref}"', autoescape=True),
    )
