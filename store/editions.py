"""Editions: the digest of one period for one slot, from its rows to the last one sent.

An edition and all rows of those who are owed it are made in one transaction; what its parcels
say was on record at `as_of`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Select, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.outbox import EDITION, OUTBOX, PARCEL
from store.people import check_role
from store.subscriptions import SUBSCRIPTION, Choice, Due, Slot, chosen_columns, digest_once, owed

State = Literal["waiting", "open", "paused", "cancelled", "done"]
Act = Literal["release", "pause", "resume", "cancel"]

_LEADS: Mapping[Act, tuple[tuple[State, ...], State]] = {
    "release": (("waiting",), "open"),
    "pause": (("open",), "paused"),
    "resume": (("paused",), "open"),
    "cancel": (("waiting", "open", "paused"), "cancelled"),
}
"""What an admin may do in which states, and what it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One digest on its way; `reason` says why it is paused, where it is."""

    id: int
    period: str
    slot: Slot
    state: State
    as_of: datetime
    reason: str = ""


CANCELLED = "the edition was cancelled"
"""Why its rows are stopped."""


async def make(
    database: Database,
    due: Due,
    parcels: Mapping[Choice, str],
    *,
    now: datetime,
    waits: bool,
) -> tuple[Edition, int]:
    """The edition of `due`, and how many rows were added to it: one for each who is owed it.

    `parcels` has what each choice gets; whoever chose something else meanwhile is left for the
    next look. Called again, it adds those who came in meanwhile; a cancelled one gets nobody.
    """
    added = 0
    async with database.write() as connection:
        await database.lock(connection, "outbox")
        edition = await _found(connection, due)
        if edition is None:
            edition = await _insert(connection, due, now, "waiting" if waits else "open")
        if edition.state == "cancelled":
            return edition, 0
        for choice, content in parcels.items():
            made = await connection.execute(PARCEL.insert().values(content=content))
            (parcel,) = made.inserted_primary_key or (0,)
            rows = _rows(due, choice, edition.id, parcel, now)
            done = await connection.execute(
                OUTBOX.insert().from_select([column.key for column in rows.selected_columns], rows)
            )
            added += int(done.rowcount)
        if added and edition.state == "done":
            await _become(connection, edition.id, "open")
    return edition, added


def _rows(due: Due, choice: Choice, edition: int, parcel: int, now: datetime) -> Select[Any]:
    """A row for each who is owed the digest and made this choice."""
    same = [SUBSCRIPTION.c[name] == value for name, value in chosen_columns(choice).items()]
    columns = OUTBOX.c
    fixed: dict[str, Any] = {
        "once": digest_once(due.period), "edition": edition, "parcel": parcel, "part": 0,
        "state": "pending", "attempt": 0, "failures": 0, "message": 0, "flagged": False,
        "reason": "", "not_before": due.moment, "changed": now,
    }  # fmt: skip
    values = [literal(value, columns[name].type).label(name) for name, value in fixed.items()]
    own = (SUBSCRIPTION.c.chat.label("chat"), SUBSCRIPTION.c.thread.label("thread"))
    return select(*own, *values).where(*owed(due), *same)


async def act(
    database: Database, edition: int, what: Act, *, by: int, owners: Collection[int], now: datetime
) -> Edition | None:
    """Release, pause, resume or cancel; None when it is not in a state for that.

    Raises NotAllowed unless `by` may approve.
    """
    states, leads_to = _LEADS[what]
    async with database.write() as connection:
        await check_role(connection, by, "approver", owners)
        await database.lock(connection, "outbox")
        done = await connection.execute(
            EDITION.update()
            .where(EDITION.c.id == edition, EDITION.c.state.in_(states))
            .values(state=leads_to, reason="")
        )
        if not done.rowcount:
            return None
        if what == "cancel":
            await connection.execute(
                OUTBOX.update()
                .where(OUTBOX.c.edition == edition, OUTBOX.c.state == "pending")
                .values(state="stopped", reason=CANCELLED, changed=now)
            )
        return await _by_id(connection, edition)


async def as_of(database: Database, due: Due) -> datetime | None:
    """The moment at which the edition of `due` was made; None while there is none."""
    async with database.read() as connection:
        found = await _found(connection, due)
    return None if found is None else found.as_of


async def before(database: Database, due: Due) -> Edition | None:
    """The last edition of this slot for an earlier period that its readers get."""
    statement = (
        select(EDITION)
        .where(EDITION.c.slot == due.slot.name, EDITION.c.period < due.period,
               EDITION.c.state.not_in(("waiting", "cancelled")))
        .order_by(EDITION.c.period.desc())
        .limit(1)
    )  # fmt: skip
    async with database.read() as connection:
        row = (await connection.execute(statement)).first()
    return None if row is None else _record(row)


async def pause(database: Database, edition: int, reason: str) -> bool:
    """Stop sending of our own accord; whether it was open."""
    async with database.write() as connection:
        done = await connection.execute(
            EDITION.update()
            .where(EDITION.c.id == edition, EDITION.c.state == "open")
            .values(state="paused", reason=reason)
        )
        return bool(done.rowcount)


async def paused(database: Database) -> list[Edition]:
    """Those that paused of their own accord, and wait for a person."""
    statement = select(EDITION).where(EDITION.c.state == "paused", EDITION.c.reason != "")
    async with database.read() as connection:
        return [_record(row) for row in await connection.execute(statement.order_by(EDITION.c.id))]


async def settle(database: Database) -> list[Edition]:
    """Open editions of which nothing is left to send become done: those that just did.

    What was in hand when its edition was cancelled, and came back, is stopped.
    """
    left = exists().where(
        OUTBOX.c.edition == EDITION.c.id, OUTBOX.c.state.in_(("pending", "sending"))
    )
    over = select(EDITION).where(EDITION.c.state == "open", ~left)
    cancelled = select(EDITION.c.id).where(EDITION.c.state == "cancelled")
    come_back = (OUTBOX.c.state == "pending", OUTBOX.c.edition.in_(cancelled))
    async with database.read() as connection:  # most looks find nothing, and take no lock
        if not await connection.scalar(select(exists(over) | exists().where(*come_back))):
            return []
    async with database.write() as connection:
        await database.lock(connection, "outbox")
        await connection.execute(
            OUTBOX.update().where(*come_back).values(state="stopped", reason=CANCELLED)
        )
        finished = [_record(row) for row in await connection.execute(over)]
        for edition in finished:
            await _become(connection, edition.id, "done")
    return finished


async def editions(database: Database, most: int) -> list[Edition]:
    """The latest ones, the newest first."""
    statement = select(EDITION).order_by(EDITION.c.id.desc()).limit(most)
    async with database.read() as connection:
        return [_record(row) for row in await connection.execute(statement)]


async def parcels_of(database: Database, edition: int, most: int) -> list[str]:
    """What an edition's readers get: the contents of its parcels."""
    used = select(OUTBOX.c.parcel).where(OUTBOX.c.edition == edition).distinct()
    statement = select(PARCEL.c.content).where(PARCEL.c.id.in_(used)).order_by(PARCEL.c.id)
    async with database.read() as connection:
        return list(await connection.scalars(statement.limit(most)))


async def _found(connection: AsyncConnection, due: Due) -> Edition | None:
    row = await connection.execute(
        select(EDITION).where(EDITION.c.period == due.period, EDITION.c.slot == due.slot.name)
    )
    found = row.first()
    return None if found is None else _record(found)


async def _by_id(connection: AsyncConnection, edition: int) -> Edition:
    found = await connection.execute(select(EDITION).where(EDITION.c.id == edition))
    return _record(found.one())


async def _insert(connection: AsyncConnection, due: Due, now: datetime, state: State) -> Edition:
    made = await connection.execute(
        EDITION.insert().values(
            period=due.period, slot=due.slot.name, state=state, reason="", as_of=now
        )
    )
    (number,) = made.inserted_primary_key or (0,)
    return Edition(id=number, period=due.period, slot=due.slot, state=state, as_of=now)


async def _become(connection: AsyncConnection, edition: int, state: State) -> None:
    await connection.execute(EDITION.update().where(EDITION.c.id == edition).values(state=state))


def _record(row: Any) -> Edition:  # noqa: ANN401 - a row of the table
    return Edition(
        id=row.id,
        period=row.period,
        slot=Slot.named(row.slot),
        state=row.state,
        as_of=row.as_of,
        reason=row.reason,
    )
