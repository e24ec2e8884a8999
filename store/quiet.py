"""Quiet: until when Telegram, or who restored a copy, wants nothing sent to a chat or to any."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, exists, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.models import JournalRow, Moment
from store.models_delivery import OutboxRow, QuietRow, SubscriptionRow
from store.people import NotAllowed

EVERYBODY = 0
"""The chat that stands for all of them where Telegram wants quiet."""

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Until a person says otherwise."""

HELD_ONCE = "store is held"
"""What tells owners that nothing leaves their copy is called so, and alone leaves it."""

LONGEST = timedelta(days=2)
"""No wait is longer; one that is was written by a clock that has been put back since."""

_JOURNAL: Any = JournalRow.__table__  # type: ignore[attr-defined]
_QUIET: Any = QuietRow.__table__  # type: ignore[attr-defined]
_OUTBOX: Any = OutboxRow.__table__  # type: ignore[attr-defined]
_SUBSCRIPTION: Any = SubscriptionRow.__table__  # type: ignore[attr-defined]


def in_quiet(chat: Any, once: Any) -> Any:  # noqa: ANN401 - columns, a condition
    """Whether a chat is to be left alone at the bound moment `now`, with what is called `once`."""
    now = bindparam("now", type_=Moment())
    of_all = and_(_QUIET.c.chat == EVERYBODY, or_(_QUIET.c.until < FOREVER, once != HELD_ONCE))
    return exists().where(or_(_QUIET.c.chat == chat, of_all), _QUIET.c.until > now)


async def be_quiet(database: Database, chat: int, until: datetime) -> None:
    """Telegram wants no message to `chat` (`EVERYBODY`: to any) before `until`."""
    statement = database.insert(_QUIET)
    longest = case(
        (_QUIET.c.until > statement.excluded.until, _QUIET.c.until),
        else_=statement.excluded.until,
    )
    act = statement.on_conflict_do_update(index_elements=["chat"], set_={"until": longest})
    await database.write_all([(act, {"chat": chat, "until": until})])


async def forget_the_far(database: Database, now: datetime) -> None:
    """Waits that a wrong clock wrote are over: of chats, and of what waits to be sent again."""
    far = now + LONGEST
    wrong = (_QUIET.c.until > far, _QUIET.c.until < FOREVER)
    waits = (_OUTBOX.c.state == "pending", _OUTBOX.c.not_before > far)
    async with database.read() as connection:  # most looks find nothing, and take no lock
        found = select(exists().where(*wrong) | exists().where(*waits))
        if not await connection.scalar(found):
            return
    async with database.write() as connection:
        await database.lock(connection, "outbox")
        await connection.execute(delete(_QUIET).where(*wrong))
        await connection.execute(_OUTBOX.update().where(*waits).values(not_before=now))


async def hold(connection: AsyncConnection) -> None:
    """Nothing leaves this store any more, if it has subscribers or something to send.

    What told of such a hold before was about another copy: owners are to be told of this one.
    """
    used = select(literal(EVERYBODY), literal(FOREVER, _QUIET.c.until.type)).where(
        or_(exists(select(_OUTBOX.c.id)), exists(select(_SUBSCRIPTION.c.chat)))
    )
    await connection.execute(delete(_QUIET).where(_QUIET.c.chat == EVERYBODY))
    await connection.execute(_QUIET.insert().from_select(["chat", "until"], used))
    await connection.execute(delete(_OUTBOX).where(_OUTBOX.c.once == HELD_ONCE))


async def lift(database: Database, *, by: int, owners: Collection[int]) -> bool:
    """Let what waits leave again; whether it was held. Raises NotAllowed to all but owners."""
    if by not in owners:
        raise NotAllowed(f"{by} owns nothing here")
    async with database.write() as connection:
        done = await connection.execute(
            delete(_QUIET).where(_QUIET.c.chat == EVERYBODY, _QUIET.c.until == FOREVER)
        )
        return bool(done.rowcount)


async def left_since(database: Database, since: datetime) -> list[tuple[int, datetime]]:
    """Chats that something was sent to since a moment, as answer or delivery, and about when."""
    answers = select(_JOURNAL.c.chat, _JOURNAL.c.at).where(_JOURNAL.c.at >= since)
    sent = select(_OUTBOX.c.chat, _OUTBOX.c.changed).where(
        _OUTBOX.c.state == "sent", _OUTBOX.c.changed >= since
    )
    async with database.read() as connection:
        rows = [*await connection.execute(answers), *await connection.execute(sent)]
    return sorted(((row[0], row[1]) for row in rows), key=lambda left: left[1])


async def quiet_until(database: Database, now: datetime) -> datetime | None:
    """Until when nothing may be sent to anybody; None when something may."""
    statement = select(_QUIET.c.until).where(_QUIET.c.chat == EVERYBODY, _QUIET.c.until > now)
    async with database.read() as connection:
        found: datetime | None = await connection.scalar(statement)
    return found
