"""Watches: what a chat wants to be told of once it is published, or has reached a number.

Whether it is so is asked again only where the record has changed: a mark says up to which data
revision every open watch was looked at.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, or_, select

from store.database import Database
from store.models_delivery import MarkRow, WatchRow
from store.questions import Question, StaleQuestion, decode, encode

WATCH: Any = WatchRow.__table__  # type: ignore[attr-defined]
_MARK: Any = MarkRow.__table__  # type: ignore[attr-defined]
_NAME = "watch"

MOST = 20
"""Open watches of one chat."""

KEPT = timedelta(days=30)
"""How long one stays after it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One wish of a chat: told once `question` is answered, or has reached `threshold`.

    The threshold is in m² or items; None: any answer will do. `thread`: the topic in which it
    was wished, of a chat that has them.
    """

    id: int
    chat: int
    question: Question
    threshold: int | None
    language: str
    since: datetime
    thread: int | None = None


async def begin(
    database: Database,
    *,
    chat: int,
    person: int,
    question: Question,
    threshold: int | None,
    language: str,
    now: datetime,
    thread: int | None = None,
) -> Watch | None:
    """Keep a wish; the same one of the same chat is kept once. None: it has `MOST` already."""
    text = encode(question)
    async with database.write() as connection:
        await database.lock(connection, "watch")
        mine = (WATCH.c.chat == chat) & WATCH.c.told.is_(None)
        same = mine & (WATCH.c.question == text) & _is(threshold)
        row = (await connection.execute(select(WATCH).where(same))).first()
        if row is not None:
            return _record(row)
        count = await connection.scalar(select(func.count()).select_from(WATCH).where(mine))
        if (count or 0) >= MOST:
            return None
        values = {
            "chat": chat, "person": person, "question": text, "threshold": threshold,
            "language": language, "since": now, "told": None,
            "thread": thread,
        }  # fmt: skip
        made = await connection.execute(WATCH.insert().values(values))
        (number,) = made.inserted_primary_key or (0,)
    return Watch(
        id=number, chat=chat, question=question, threshold=threshold, language=language,
        since=now, thread=thread,
    )  # fmt: skip


async def open_watches(database: Database, chat: int | None = None) -> list[Watch]:
    """What is still waited for, of one chat or of all, the oldest first."""
    statement = select(WATCH).where(WATCH.c.told.is_(None)).order_by(WATCH.c.id)
    if chat is not None:
        statement = statement.where(WATCH.c.chat == chat)
    async with database.read() as connection:
        found = [_record(row) for row in await connection.execute(statement)]
    return [watch for watch in found if watch is not None]


async def end(database: Database, chat: int, number: int) -> bool:
    """Take back an open wish of this chat; whether there was one."""
    async with database.write() as connection:
        done = await connection.execute(
            delete(WATCH).where(WATCH.c.id == number, WATCH.c.chat == chat, WATCH.c.told.is_(None))
        )
        return bool(done.rowcount)


async def told(database: Database, number: int, now: datetime) -> None:
    """It was told, and is over; those that were told long ago go."""
    async with database.write() as connection:
        await connection.execute(WATCH.update().where(WATCH.c.id == number).values(told=now))
        await connection.execute(delete(WATCH).where(WATCH.c.told < now - KEPT))


async def count_of(database: Database, person: int) -> int:
    """How many there are of a person, in their own chat and in groups."""
    mine = or_(WATCH.c.chat == person, WATCH.c.person == person)
    async with database.read() as connection:
        found = await connection.scalar(select(func.count()).select_from(WATCH).where(mine))
    return int(found or 0)


async def looked_up_to(database: Database) -> int:
    """The data revision at which every open watch was last looked at; 0 when none was."""
    async with database.read() as connection:
        found = await connection.scalar(select(_MARK.c.value).where(_MARK.c.name == _NAME))
    return int(found or 0)


async def looked(database: Database, revision: int) -> None:
    """Every open watch was looked at as of this data revision."""
    statement = database.insert(_MARK)
    act = statement.on_conflict_do_update(
        index_elements=["name"], set_={"value": statement.excluded.value}
    )
    await database.write_all([(act, {"name": _NAME, "value": revision})])


def _is(threshold: int | None) -> Any:  # noqa: ANN401 - a condition
    return WATCH.c.threshold.is_(None) if threshold is None else WATCH.c.threshold == threshold


def _record(row: Any) -> Watch | None:  # noqa: ANN401 - a row of the table
    """None for one that another version of Hektar wrote."""
    try:
        question = decode(row.question)
    except StaleQuestion:
        return None
    return Watch(
        id=row.id,
        chat=row.chat,
        question=question,
        threshold=row.threshold,
        language=row.language,
        since=row.since,
        thread=row.thread,
    )
