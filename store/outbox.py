"""The outbox: what is to go out to a chat, and the two commits around each request.

Between Telegram's accepting a message and our recording it lies an instant that no protocol on
our side can close: its API has no key to say "the same again". So a row is committed as
"sending" before its request leaves, and finished afterwards, fenced by its attempt. Whatever is
found "sending" by a process that has just become the only sender was in flight when the one
before ended: it is "uncertain", and never sent again without a mark.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Integer, bindparam, exists, func, literal_column, or_, select

from store.database import Database
from store.models import Moment
from store.models_delivery import EditionRow, OutboxRow, ParcelRow
from store.quiet import in_quiet
from store.trips import Act

OUTBOX: Any = OutboxRow.__table__  # type: ignore[attr-defined]
EDITION: Any = EditionRow.__table__  # type: ignore[attr-defined]
PARCEL: Any = ParcelRow.__table__  # type: ignore[attr-defined]

State = Literal["pending", "sending", "sent", "stopped", "uncertain"]
DOUBT_ONCE = "delivery in doubt "
"""How what tells of rows in doubt begins to be called."""

Policy = Literal["hold", "resend"]
"""What becomes of an uncertain row: it waits for a person, or goes out again, marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row whose next request may leave now: message number `part` of `content`.

    `thread`: the topic of the chat that it goes to, in a chat with topics.
    `repeat`: it was uncertain before, so that the chat may have it already. Not `wanted`: it is
    of an edition, and its chat has no subscription any more.
    """

    id: int
    attempt: int
    chat: int
    thread: int | None = None
    once: str
    edition: int | None
    content: str
    part: int
    failures: int
    repeat: bool
    wanted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """How the request of a claim ended: what the row becomes, if it is still the claim's.

    `part` messages have arrived. `sent_as` is Telegram's id of the last one, 0 for none.
    """

    claim: Claim
    state: State
    part: int
    at: datetime
    not_before: datetime
    sent_as: int = 0
    failures: int = 0
    reason: str = ""


def naming(person: int) -> str:
    """How a parcel says that it names a person, among its `people`."""
    return f"@{person}"


async def enqueue(
    database: Database,
    chats: Sequence[int],
    content: str,
    *,
    once: str,
    now: datetime,
    thread: int | None = None,
) -> int:
    """One parcel to these chats, outside of any edition; how many had not got it yet.

    `thread`: the topic that it goes to, of a chat that has them.
    """
    async with database.write() as connection:
        await database.lock(connection, "outbox")
        had = set(
            await connection.scalars(
                select(OUTBOX.c.chat).where(OUTBOX.c.once == once, OUTBOX.c.chat.in_(chats))
            )
        )
        new = [chat for chat in dict.fromkeys(chats) if chat not in had]
        if not new:
            return 0
        made = await connection.execute(PARCEL.insert().values(content=content))
        (parcel,) = made.inserted_primary_key or (0,)
        rows = [
            {"chat": chat, "thread": thread, "once": once, "parcel": parcel, "not_before": now,
             "changed": now}
            for chat in new
        ]  # fmt: skip
        await connection.execute(OUTBOX.insert().values(**_FRESH), rows)
    return len(new)


async def claim(
    database: Database, now: datetime, most: int, ended: Sequence[Finish] = ()
) -> list[Claim]:
    """At most `most` rows that are due, committed as "sending": now their requests may leave.

    Of an edition only while it is open; not to a chat that Telegram wants left alone, nor to
    any while that holds for everybody; what tells owners that their copy is held leaves it
    nonetheless. The same row is given to nobody else. Requests that have `ended` are recorded
    in the same transaction, as `finish` does.
    """
    acts = [*map(_finishing, ended), (_CLAIM, {"now": now, "most": most})]
    rows = (await database.write_all(acts))[-1]
    return [
        Claim(id=row.id, attempt=row.attempt, chat=row.chat, thread=row.thread, once=row.once,
              edition=row.edition, content=row.content, part=row.part,
              failures=row.failures, repeat=row.flagged,
              wanted=row.edition is None or row.readers > 0)
        for row in sorted(rows, key=lambda row: (row.not_before, row.id))
    ]  # fmt: skip


async def finish(database: Database, *ended: Finish) -> int:
    """Record how requests ended; of how many the row was still the claim's.

    That Telegram took the message is recorded also after the row was called uncertain.
    """
    return sum(map(len, await database.write_all([_finishing(one) for one in ended])))


def _finishing(ended: Finish) -> Act:
    """What records the end of one request."""
    values = {
        "number": ended.claim.id,
        "try": ended.claim.attempt,
        "state": ended.state,
        "part": ended.part,
        "failures": ended.failures,
        "reason": ended.reason,
        "not_before": ended.not_before,
        "changed": ended.at,
        "doubt": ended.state == "uncertain",
    }
    if not ended.sent_as:
        return _ENDED, values
    return _ARRIVED, values | {"message": ended.sent_as}


async def recover(
    database: Database,
    now: datetime,
    *,
    before: datetime | None = None,
    ours: Collection[int] = (),
) -> int:
    """Whatever is "sending" becomes uncertain: this process has just become the only sender.

    Later, with `before`: what was claimed before that moment and is none of `ours`, so that it
    was claimed by a process which lost the lead and could not finish it. How many there were.
    """
    others = [OUTBOX.c.state == "sending"]
    if before is not None:
        others += [OUTBOX.c.changed < before, OUTBOX.c.id.not_in(ours)]
    found = select(OUTBOX.c.id).where(*others).limit(1)
    async with database.read() as connection:  # most looks find nothing, and take no lock
        if await connection.scalar(found) is None:
            return 0
    async with database.write() as connection:
        done = await connection.execute(
            OUTBOX.update()
            .where(*others)
            .values(
                state="uncertain", flagged=True, changed=now, reason="the sender was interrupted"
            )
        )
        return int(done.rowcount)


async def resend(database: Database, now: datetime, ids: Sequence[int] = ()) -> int:
    """Uncertain rows go out again (all, or those named), marked; how many do.

    An edition that was done with is open again; of one that was cancelled nothing goes out.
    """
    chosen = [OUTBOX.c.id.in_(ids)] if ids else []
    cancelled = exists().where(EDITION.c.id == OUTBOX.c.edition, EDITION.c.state == "cancelled")
    async with database.write() as connection:
        await database.lock(connection, "outbox")
        done = await connection.execute(
            OUTBOX.update()
            .where(OUTBOX.c.state == "uncertain", ~cancelled, *chosen)
            .values(state="pending", not_before=now, changed=now)
        )
        waiting = select(OUTBOX.c.edition).where(OUTBOX.c.state == "pending")
        await connection.execute(
            EDITION.update()
            .where(EDITION.c.state == "done", EDITION.c.id.in_(waiting))
            .values(state="open")
        )
        return int(done.rowcount)


async def tally(database: Database, edition: int | None = None) -> dict[str, int]:
    """How many rows are in each state, of one edition or of all."""
    statement = select(OUTBOX.c.state, func.count()).group_by(OUTBOX.c.state)
    if edition is not None:
        statement = statement.where(OUTBOX.c.edition == edition)
    async with database.read() as connection:
        return {row[0]: row[1] for row in await connection.execute(statement)}


async def uncertain(database: Database, most: int) -> list[tuple[int, int, str, datetime]]:
    """The oldest uncertain rows: id, chat, what it is, since when."""
    statement = (
        select(OUTBOX.c.id, OUTBOX.c.chat, OUTBOX.c.once, OUTBOX.c.changed)
        .where(OUTBOX.c.state == "uncertain")
        .order_by(OUTBOX.c.changed, OUTBOX.c.id)
        .limit(most)
    )
    async with database.read() as connection:
        return [(row[0], row[1], row[2], row[3]) for row in await connection.execute(statement)]


async def last_doubt(database: Database) -> datetime | None:
    """When a row last became uncertain, of those that still are; None when none is.

    What tells of such rows is not counted: it would tell of itself.
    """
    newest = select(func.max(OUTBOX.c.changed)).where(
        OUTBOX.c.state == "uncertain", ~OUTBOX.c.once.startswith(DOUBT_ONCE)
    )
    async with database.read() as connection:
        found: datetime | None = await connection.scalar(newest)
    return found


async def last_given_up(database: Database, failures: int) -> tuple[datetime, str] | None:
    """When a row was last given up after so many failures, and why; None when none was."""
    statement = (
        select(OUTBOX.c.changed, OUTBOX.c.reason)
        .where(OUTBOX.c.state == "stopped", OUTBOX.c.failures >= failures)
        .order_by(OUTBOX.c.changed.desc())
        .limit(1)
    )
    async with database.read() as connection:
        row = (await connection.execute(statement)).first()
    return None if row is None else (row.changed, row.reason)


_FRESH: dict[str, Any] = {
    "part": 0, "state": "pending", "attempt": 0, "failures": 0, "message": 0, "flagged": False,
    "reason": "", "edition": None,
}  # fmt: skip
"""What every new row begins as."""


def _claiming() -> Any:  # noqa: ANN401 - an update that returns its rows
    """Claims rows that are due, and tells what they are."""
    now = bindparam("now", type_=Moment())
    is_open = or_(
        OUTBOX.c.edition.is_(None),
        exists().where(EDITION.c.id == OUTBOX.c.edition, EDITION.c.state == "open"),
    )
    due = (
        select(OUTBOX.c.id)
        .where(
            OUTBOX.c.state == "pending",
            OUTBOX.c.not_before <= now,
            is_open,
            ~in_quiet(OUTBOX.c.chat, OUTBOX.c.once),
        )
        .order_by(OUTBOX.c.not_before, OUTBOX.c.id)
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        OUTBOX.update()
        .where(OUTBOX.c.id.in_(select(due.c.id)))
        .values(state="sending", attempt=OUTBOX.c.attempt + 1, changed=now)
        .returning(
            *(OUTBOX.c[name] for name in _TOLD),
            literal_column(_READERS, Integer()).label("readers"),
            literal_column(_CONTENT, PARCEL.c.content.type).label("content"),
        )
    )


def _finish_of(states: tuple[State, ...], *set_too: str) -> Any:  # noqa: ANN401 - an update
    """Records the end of a request whose row is in one of these states."""
    columns = ("state", "part", "failures", "reason", "not_before", "changed", *set_too)
    doubt = bindparam("doubt", type_=OUTBOX.c.flagged.type)
    return (
        OUTBOX.update()
        .where(
            OUTBOX.c.id == bindparam("number", type_=Integer()),
            OUTBOX.c.attempt == bindparam("try", type_=Integer()),
            or_(*(OUTBOX.c.state == state for state in states)),
        )
        .values(
            {name: bindparam(name, type_=OUTBOX.c[name].type) for name in columns}
            | {"flagged": or_(OUTBOX.c.flagged, doubt)}
        )
        .returning(OUTBOX.c.id)
    )


_TOLD = (
    "id", "attempt", "chat", "thread", "once", "edition", "part", "failures", "flagged",
    "not_before",
)  # fmt: skip
# As text: SQLAlchemy leaves out the table's name in RETURNING, where these need it.
_READERS = (
    "(SELECT count(*) FROM subscription"
    " WHERE subscription.chat = outbox.chat AND subscription.state = 'active')"
)
_CONTENT = "(SELECT parcel.content FROM parcel WHERE parcel.id = outbox.parcel)"
_CLAIM = _claiming()
_ENDED, _ARRIVED = _finish_of(("sending",)), _finish_of(("sending", "uncertain"), "message")
