"""Subscriptions: what a chat gets regularly, and the moments at which it is due.

A moment is worked out from the calendar at every look, in the subscriber's own time zone, and
never kept: a process that was down finds out by looking again.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, cast, get_args
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.areas import Places, area_key, from_key
from store.database import Database
from store.inbox import took_effect
from store.measures import Measure
from store.models_delivery import OutboxRow, SubscriptionRow
from store.periods import Period, month
from store.quantities import Unit

SUBSCRIPTION: Any = SubscriptionRow.__table__  # type: ignore[attr-defined]
_OUTBOX: Any = OutboxRow.__table__  # type: ignore[attr-defined]

Cadence = Literal["monthly", "weekly"]
LAST_DAY = {"monthly": 28, "weekly": 7}
"""The highest `day` of each cadence: every month has it, and every week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is in a digest: the same for all who chose the same."""

    language: str
    unit: Unit | None = None
    places: tuple[Places, ...] = (("*",),)
    measures: tuple[Measure, ...] = (Measure.CLEARED_AREA, Measure.MINES, Measure.UXO)
    pictures: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When it comes: a day of the month (1–28) or week (1–7, from Monday), and an hour there."""

    cadence: Cadence = "monthly"
    day: int = 5
    hour: int = 10
    time_zone: str = "Asia/Baku"

    def __post_init__(self) -> None:
        if self.cadence not in get_args(Cadence) or not 1 <= self.day <= LAST_DAY[self.cadence]:
            raise ValueError(f"no day {self.day} of a {self.cadence} digest")
        if not 0 <= self.hour <= 23:
            raise ValueError(f"no hour {self.hour}")

    @property
    def name(self) -> str:
        """The same for the same slot, short and stable."""
        return f"{self.cadence} {self.day} {self.hour:02} {self.time_zone}"

    @classmethod
    def named(cls, name: str) -> "Slot":
        """The slot of a `name`."""
        cadence, day, hour, zone = name.split(" ", 3)
        return cls(cadence=cast("Cadence", cadence), day=int(day), hour=int(hour), time_zone=zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A digest that a slot is owed: of which period, and since when.

    `period` is "2026-10" for a month, "2026-W43" for an ISO week: one digest of it a chat,
    whatever clocks do.
    """

    slot: Slot
    period: str
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One chat's. `since`: nothing that was due before is sent. `reason` says why it stopped.

    `thread`: the topic that it goes to, of a chat that has them.
    """

    chat: int
    person: int
    choice: Choice
    slot: Slot
    since: datetime
    paused_until: date | None = None
    active: bool = True
    reason: str = ""
    thread: int | None = None

    def today(self, now: datetime) -> date:
        """The day where it comes."""
        return now.astimezone(ZoneInfo(self.slot.time_zone)).date()


def latest_due(slot: Slot, now: datetime) -> Due:
    """The latest digest that this slot is owed at `now` (aware)."""
    zone = ZoneInfo(slot.time_zone)
    today = now.astimezone(zone).date()
    if slot.cadence == "weekly":
        day = today - timedelta(days=(today.isoweekday() - slot.day) % 7)
        if _moment(day, slot.hour, zone) > now:
            day -= timedelta(days=7)
        year, week, _ = (day - timedelta(days=day.isoweekday())).isocalendar()
        return Due(slot=slot, period=f"{year}-W{week:02}", moment=_moment(day, slot.hour, zone))
    day = today.replace(day=slot.day)
    if _moment(day, slot.hour, zone) > now:
        day = (today.replace(day=1) - timedelta(days=1)).replace(day=slot.day)
    about = day.replace(day=1) - timedelta(days=1)
    return Due(slot=slot, period=f"{about:%Y-%m}", moment=_moment(day, slot.hour, zone))


def days_of(period: str) -> Period:
    """The days of "2026-10" or "2026-W43". Raises ValueError for anything else."""
    first, _, second = period.partition("-")
    if second.startswith("W"):
        monday = date.fromisocalendar(int(first), int(second[1:]), 1)
        return Period(start=monday, end=monday + timedelta(days=6))
    return month(int(first), int(second))


async def subscribe(database: Database, wanted: Subscription) -> None:
    """Keep what a chat wants from now on; it takes the place of what it wanted before.

    Who was subscribed goes on being so: `since` stays, unless it had stopped, or was paused, or
    comes by the month now and came by the week before.
    """
    values = _columns(wanted)
    async with database.write() as connection:
        await database.lock(connection, "subscription")
        await took_effect(connection)
        before = await _row(connection, wanted.chat)
        if before is None:
            await connection.execute(SUBSCRIPTION.insert().values(values))
            return
        resumed = before.paused_until is not None and wanted.paused_until is None
        same = before.state == "active" and before.cadence == wanted.slot.cadence
        if same and not resumed:
            values["since"] = before.since
        mine = SUBSCRIPTION.c.chat == wanted.chat
        await connection.execute(SUBSCRIPTION.update().where(mine).values(values))


async def subscription(database: Database, chat: int) -> Subscription | None:
    """What a chat gets, also when it has stopped; None when it never subscribed."""
    async with database.read() as connection:
        row = await _row(connection, chat)
    return None if row is None else _record(row)


async def stop(database: Database, chat: int, reason: str) -> bool:
    """Nothing more to this chat: it left, blocked us, or is gone; whether it was active."""
    async with database.write() as connection:
        done = await connection.execute(
            SUBSCRIPTION.update()
            .where(SUBSCRIPTION.c.chat == chat, SUBSCRIPTION.c.state == "active")
            .values(state="stopped", reason=reason)
        )
        return bool(done.rowcount)


LEFT = "unsubscribed"
"""The reason of those who stopped by themselves: nobody takes them up again but they."""


async def slots(database: Database) -> list[Slot]:
    """Every slot that somebody who is active has."""
    columns = SUBSCRIPTION.c
    statement = (
        select(columns.cadence, columns.day, columns.hour, columns.time_zone)
        .where(columns.state == "active")
        .distinct()
    )
    async with database.read() as connection:
        rows = await connection.execute(statement)
        return [
            Slot(cadence=row.cadence, day=row.day, hour=row.hour, time_zone=row.time_zone)
            for row in rows
        ]


def owed(due: Due) -> tuple[Any, ...]:
    """The conditions of those who are owed this digest and have no row of it yet."""
    columns = SUBSCRIPTION.c
    local = due.moment.astimezone(ZoneInfo(due.slot.time_zone)).date()
    once = digest_once(due.period)
    had = select(_OUTBOX.c.id).where(_OUTBOX.c.chat == columns.chat, _OUTBOX.c.once == once)
    return (
        columns.state == "active",
        columns.cadence == due.slot.cadence,
        columns.day == due.slot.day,
        columns.hour == due.slot.hour,
        columns.time_zone == due.slot.time_zone,
        columns.since < due.moment,
        or_(columns.paused_until.is_(None), columns.paused_until <= local),
        ~had.exists(),
    )


def digest_once(period: str) -> str:
    """What the outbox calls the digest of a period."""
    return f"digest {period}"


async def choices(database: Database, due: Due) -> list[Choice]:
    """What those chose who are owed this digest: each choice once."""
    columns = [SUBSCRIPTION.c[name] for name in CHOSEN]
    statement = select(*columns).where(*owed(due)).distinct()
    async with database.read() as connection:
        return [_choice(row) for row in await connection.execute(statement)]


CHOSEN = ("language", "unit", "places", "measures", "pictures")
"""The columns of a Choice."""


def chosen_columns(choice: Choice) -> dict[str, Any]:
    """A Choice as the columns of its rows."""
    return {
        "language": choice.language,
        "unit": choice.unit or "",
        "places": json.dumps([area_key(places) for places in choice.places]),
        "measures": " ".join(choice.measures),
        "pictures": choice.pictures,
    }


def _choice(row: Any) -> Choice:  # noqa: ANN401 - a row with the columns `CHOSEN`
    return Choice(
        language=row.language,
        unit=Unit(row.unit) if row.unit else None,
        places=tuple(from_key(key) for key in json.loads(row.places)),
        measures=tuple(map(Measure, row.measures.split())),
        pictures=row.pictures,
    )


def _columns(wanted: Subscription) -> dict[str, Any]:
    slot = wanted.slot
    return {
        "chat": wanted.chat,
        "person": wanted.person,
        **chosen_columns(wanted.choice),
        "cadence": slot.cadence,
        "day": slot.day,
        "hour": slot.hour,
        "time_zone": slot.time_zone,
        "paused_until": wanted.paused_until,
        "state": "active" if wanted.active else "stopped",
        "reason": wanted.reason,
        "thread": wanted.thread,
        "since": wanted.since,
    }


def _record(row: Any) -> Subscription:  # noqa: ANN401 - a row of the table
    return Subscription(
        chat=row.chat,
        person=row.person,
        choice=_choice(row),
        slot=Slot(cadence=row.cadence, day=row.day, hour=row.hour, time_zone=row.time_zone),
        since=row.since,
        paused_until=row.paused_until,
        active=row.state == "active",
        reason=row.reason,
        thread=row.thread,
    )


async def _row(connection: AsyncConnection, chat: int) -> Any:  # noqa: ANN401 - a row, or None
    found = await connection.execute(select(SUBSCRIPTION).where(SUBSCRIPTION.c.chat == chat))
    return found.first()


def _moment(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """When a clock there shows this hour: the first time where it does twice.

    Where clocks skip the hour, the first moment after.
    """
    wanted = datetime.combine(day, time(hour))
    moment = wanted.replace(tzinfo=zone).astimezone(UTC)
    while (moment - _STEP).astimezone(zone).replace(tzinfo=None) >= wanted:  # two hours skipped
        moment -= _STEP
    return moment


_STEP = timedelta(minutes=15)
"""What the changes of clocks are multiples of."""
