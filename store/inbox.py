"""The inbox: updates are committed here before Telegram is told that they arrived.

Telegram keeps an update until it is confirmed, and then forgets it. What was committed and not
marked done is handled after a restart. What would not be the same done twice is marked in the
transaction that does it (`took_effect`), and not done again.
"""

from collections.abc import Collection, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.models import Moment
from store.models_delivery import InboxRow

if TYPE_CHECKING:
    from store.trips import Act

DAYS_KEPT = 3
"""Days for which an update is known again: Telegram itself keeps one for a day at most."""

MOST_STARTS = 3
"""Times that an update may be begun again after the process ended; then it is set aside."""

IN_HAND: ContextVar[int | None] = ContextVar("in_hand", default=None)
"""The update that this task handles."""

_INBOX: Any = InboxRow.__table__  # type: ignore[attr-defined]
_OPEN = ("waiting", "effected")
_DONE = (
    _INBOX.update()
    .where(_INBOX.c.update == bindparam("number", type_=_INBOX.c.update.type))
    .values(state="done", content="")
)
_SWEEP = delete(_INBOX).where(
    _INBOX.c.at < bindparam("too_old", type_=Moment()), _INBOX.c.state == "done"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An update as it came: `content` is its JSON, `chat` the lane in which order is kept."""

    update: int
    chat: int
    content: str


async def take_in(database: Database, letters: Sequence[Letter], now: datetime) -> list[Letter]:
    """Commit what came, and give back what had not come before, in order."""
    numbers = [letter.update for letter in letters]
    async with database.write() as connection:
        await database.lock(connection, "inbox")
        known = set(
            await connection.scalars(select(_INBOX.c.update).where(_INBOX.c.update.in_(numbers)))
        )
        new = {letter.update: letter for letter in letters if letter.update not in known}
        if new:
            rows = [
                {"update": one.update, "chat": one.chat, "content": one.content, "at": now}
                for one in new.values()
            ]
            await connection.execute(_insert(), rows)
    return [new[number] for number in sorted(new)]


async def mark_done(database: Database, updates: Collection[int], now: datetime) -> None:
    """These were handled; their content is dropped, their numbers are kept some days."""
    acts: list[Act] = [(_DONE, {"number": number}) for number in updates]
    acts.append((_SWEEP, {"too_old": now - timedelta(days=DAYS_KEPT)}))
    await database.write_all(acts)


async def took_effect(connection: AsyncConnection) -> None:
    """The update in hand has done, with this transaction, what must not be done once more."""
    number = IN_HAND.get()
    if number is not None:
        await connection.execute(
            _INBOX.update()
            .where(_INBOX.c.update == number, _INBOX.c.state == "waiting")
            .values(state="effected")
        )


async def end_in_hand(connection: AsyncConnection) -> None:
    """The update in hand is done with this transaction, and its words are dropped."""
    number = IN_HAND.get()
    if number is not None:
        await connection.execute(_DONE, {"number": number})


async def set_aside(database: Database, update: int, reason: str) -> None:
    """Quarantine an update that cannot be handled; its content is kept."""
    async with database.write() as connection:
        await connection.execute(
            _INBOX.update()
            .where(_INBOX.c.update == update)
            .values(state="quarantined", reason=reason)
        )


async def quarantined(database: Database) -> list[int]:
    """The updates that are set aside, the oldest first."""
    statement = (
        select(_INBOX.c.update).where(_INBOX.c.state == "quarantined").order_by(_INBOX.c.update)
    )
    async with database.read() as connection:
        return list(await connection.scalars(statement))


async def left_over(database: Database) -> tuple[list[Letter], list[int]]:
    """At a start: what was not handled, in order; and what is set aside from now on.

    An update that was begun again so often, and never done, is thought to end the process.
    """
    waiting = _INBOX.c.state.in_(_OPEN)
    async with database.write() as connection:
        deadly = list(
            await connection.scalars(
                select(_INBOX.c.update).where(waiting, _INBOX.c.starts >= MOST_STARTS)
            )
        )
        await connection.execute(
            _INBOX.update()
            .where(waiting, _INBOX.c.starts >= MOST_STARTS)
            .values(state="quarantined", reason="the process ended while it was in hand")
        )
        rows = await connection.execute(
            select(_INBOX.c.update, _INBOX.c.chat, _INBOX.c.content)
            .where(waiting)
            .order_by(_INBOX.c.update)
        )
        found = [Letter(update=row[0], chat=row[1], content=row[2]) for row in rows]
    return found, deadly


async def begin_again(database: Database, update: int) -> None:
    """An update that an earlier process left is in hand from now on."""
    mine = _INBOX.c.update == update
    async with database.write() as connection:
        await connection.execute(_INBOX.update().where(mine).values(starts=_INBOX.c.starts + 1))


async def has_taken_effect(database: Database, update: int) -> bool:
    """Whether an update has done what must not be done once more."""
    async with database.read() as connection:
        state = await connection.scalar(select(_INBOX.c.state).where(_INBOX.c.update == update))
    return bool(state == "effected")


async def waiting(
    database: Database, most: int, *, of_one: int, chat: int | None = None
) -> list[Letter]:
    """The oldest that nobody has handled yet, in order; `of_one` chat at most so many.

    `chat`: only those of this one.
    """
    turn = func.row_number().over(partition_by=_INBOX.c.chat, order_by=_INBOX.c.update)
    here = [] if chat is None else [_INBOX.c.chat == chat]
    ranked = (
        select(_INBOX.c.update, _INBOX.c.chat, _INBOX.c.content, turn.label("turn"))
        .where(_INBOX.c.state.in_(_OPEN), *here)
        .subquery()
    )
    statement = (
        select(ranked.c.update, ranked.c.chat, ranked.c.content)
        .where(ranked.c.turn <= of_one)
        .order_by(ranked.c.update)
        .limit(most)
    )
    async with database.read() as connection:
        rows = await connection.execute(statement)
        return [Letter(update=row[0], chat=row[1], content=row[2]) for row in rows]


async def tally(database: Database) -> dict[str, int]:
    """How many updates are in each state."""
    statement = select(_INBOX.c.state, func.count()).group_by(_INBOX.c.state)
    async with database.read() as connection:
        return {row[0]: row[1] for row in await connection.execute(statement)}


@lru_cache(maxsize=1)
def _insert() -> Any:  # noqa: ANN401 - an insert, built once
    return _INBOX.insert().values(state="waiting", starts=0, reason="")
