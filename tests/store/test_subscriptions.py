"""Subscriptions: what a chat gets, the moments at which it is due, and chats that move or go."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.database import Database
from store.measures import Measure
from store.subscriptions import (
    LEFT,
    Choice,
    Slot,
    Subscription,
    choices,
    latest_due,
    slots,
    stop,
    subscribe,
    subscription,
)
from tests.conftest import NOW

FIRST, LAST = (datetime(year, 1, 1) for year in (2020, 2040))  # noqa: DTZ001 - as hypothesis asks
ZONES = sorted(available_timezones() - {"Factory", "localtime"})


def wish(chat: int, **changes: object) -> Subscription:
    """A subscription, with these fields changed."""
    given: dict[str, object] = {
        "chat": chat, "person": chat, "choice": Choice(language="az"), "slot": Slot(),
        "since": NOW - timedelta(days=90),
    }  # fmt: skip
    return Subscription(**(given | changes))  # type: ignore[arg-type]


def baku(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("Asia/Baku"))


@pytest.mark.parametrize(
    ("now", "period", "moment"),
    [
        (baku(2026, 11, 5, 10), "2026-10", baku(2026, 11, 5, 10)),
        (baku(2026, 11, 5, 9), "2026-09", baku(2026, 10, 5, 10)),
        (baku(2026, 11, 30, 0), "2026-10", baku(2026, 11, 5, 10)),
        (baku(2026, 1, 4, 0), "2025-11", baku(2025, 12, 5, 10)),
        (baku(2026, 1, 6, 0), "2025-12", baku(2026, 1, 5, 10)),
    ],
)
def test_a_month_is_due_on_its_day_of_the_next(
    now: datetime, period: str, moment: datetime
) -> None:
    due = latest_due(Slot(), now)
    assert (due.period, due.moment) == (period, moment)


@pytest.mark.parametrize(
    ("now", "period", "moment"),
    [
        (baku(2026, 11, 24, 12), "2026-W47", baku(2026, 11, 24, 10)),  # a Tuesday
        (baku(2026, 11, 24, 9), "2026-W46", baku(2026, 11, 17, 10)),
        (baku(2027, 1, 5, 10), "2026-W53", baku(2027, 1, 5, 10)),
    ],
)
def test_a_week_is_due_on_its_day_of_the_next(
    now: datetime, period: str, moment: datetime
) -> None:
    due = latest_due(Slot(cadence="weekly", day=2), now)
    assert (due.period, due.moment) == (period, moment)


@given(
    zone=some.sampled_from(ZONES),
    day=some.integers(1, 28),
    hour=some.integers(0, 23),
    start=some.datetimes(FIRST, LAST),
)
def test_each_month_is_due_exactly_once_in_every_time_zone(
    zone: str, day: int, hour: int, start: datetime
) -> None:
    """Also where a clock shows the hour twice, or never: looked at every six hours of a year."""
    slot = Slot(day=day, hour=hour, time_zone=zone)
    looks = [start.replace(tzinfo=UTC) + timedelta(hours=6 * step) for step in range(4 * 366)]
    found = [latest_due(slot, now) for now in looks]
    moments = {due.period: due.moment for due in found}
    assert len({(due.period, due.moment) for due in found}) == len(moments) >= 12
    months = [12 * int(period[:4]) + int(period[5:]) for period in moments]
    assert months == list(range(months[0], months[0] + len(months)))
    assert all(due.moment <= now for due, now in zip(found, looks, strict=True))


def test_around_every_change_of_every_clock_a_month_is_due_exactly_once() -> None:
    """All zones and years, those that change alike together; each hour near the change."""
    days = [datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(7671)]
    alike: dict[tuple[timedelta | None, ...], str] = {}
    for zone in ZONES:
        alike.setdefault(tuple(ZoneInfo(zone).utcoffset(day) for day in days), zone)
    changes = [
        (zone, day.astimezone(ZoneInfo(zone)))
        for offsets, zone in alike.items()
        for before, after, day in zip(offsets, offsets[1:], days[1:], strict=False)
        if before != after
    ]
    assert len(changes) > 1000
    for zone, day in changes:
        for near in (day - timedelta(days=1), day):
            for hour in range(4) if near.day <= 28 else ():
                slot = Slot(day=near.day, hour=hour, time_zone=zone)
                looks = [near.astimezone(UTC) + timedelta(hours=n) for n in range(-30, 30, 3)]
                found = {
                    (due.period, due.moment) for due in (latest_due(slot, at) for at in looks)
                }
                assert len(found) == len({period for period, _ in found}) <= 2


QUARTER = timedelta(minutes=15)


def shown(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """The first moment at which a clock there shows this hour of this day, or a later one."""
    wanted = datetime.combine(day, time(hour))
    at = wanted.replace(tzinfo=UTC) - timedelta(hours=15)
    for step in (2 * QUARTER, QUARTER):
        while (at + step).astimezone(zone).replace(tzinfo=None) < wanted:
            at += step
    return at + QUARTER


def changes_of(zone: ZoneInfo) -> set[date]:
    """The days of 2026 and 2027 on which clocks there are changed."""
    noons = [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(730)]
    offsets = [at.astimezone(zone).utcoffset() for at in noons]
    both = zip(offsets, offsets[1:], noons[1:], strict=False)
    return {at.astimezone(zone).date() for before, after, at in both if before != after}


def test_in_every_time_zone_a_digest_is_due_once_a_period_at_the_hour_that_was_chosen() -> None:
    """Two years of months and weeks; where clocks skip the hour, at the first moment after."""
    skipped = 0
    for name in ZONES:
        zone = ZoneInfo(name)
        for day in changes_of(zone):
            for hour in (0, 1, 2, 3, 4, 10, 23) if day.day <= 28 else ():
                slot, at = Slot(day=day.day, hour=hour, time_zone=name), shown(day, hour, zone)
                assert latest_due(slot, at).moment == at, (name, day, hour)
                assert latest_due(slot, at - QUARTER).period < latest_due(slot, at).period
                skipped += at.astimezone(zone).hour != hour
        for slot in (Slot(time_zone=name), Slot(time_zone=name, cadence="weekly", day=7, hour=2)):
            due, periods = latest_due(slot, datetime(2028, 1, 1, tzinfo=UTC)), list[str]()
            while due.moment.year >= 2026:
                assert due.moment == shown(due.moment.astimezone(zone).date(), slot.hour, zone)
                periods.append(due.period)
                due = latest_due(slot, due.moment - timedelta(microseconds=1))
            assert len(set(periods)) == len(periods) == (24 if slot.cadence == "monthly" else 104)
    assert skipped > 100


@pytest.mark.parametrize(
    "wrong",
    [{"day": 29}, {"day": 0}, {"cadence": "weekly", "day": 8}, {"hour": 24}, {"cadence": "daily"}],
)
def test_a_slot_that_does_not_exist_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no "):
        Slot(**wrong)  # type: ignore[arg-type]


async def test_what_a_chat_wants_is_kept_and_replaced(database: Database) -> None:
    assert await subscription(database, 7) is None
    first = wish(7, choice=Choice(language="ru", places=(("aghdam",), ("fuzuli", "lachin"))))
    await subscribe(database, first)
    assert await subscription(database, 7) == first
    changed = wish(7, choice=Choice(language="en", measures=(Measure.UXO,)), since=NOW)
    await subscribe(database, changed)
    kept = await subscription(database, 7)
    assert kept is not None
    assert (kept.choice, kept.since) == (changed.choice, first.since)  # nothing due was skipped


async def test_who_left_begins_anew_and_only_by_themselves(database: Database) -> None:
    await subscribe(database, wish(7))
    assert await stop(database, 7, LEFT)
    assert not await stop(database, 7, LEFT)
    await subscribe(database, wish(7, since=NOW))
    again = await subscription(database, 7)
    assert again is not None
    assert (again.active, again.since) == (True, NOW)


async def test_those_who_are_owed_a_digest_are_found_by_what_they_chose(
    database: Database,
) -> None:
    russian = Choice(language="ru")
    await subscribe(database, wish(1))
    await subscribe(database, wish(2))
    await subscribe(database, wish(3, choice=russian))
    await subscribe(database, wish(4, choice=russian, slot=Slot(day=6)))
    await subscribe(database, wish(5, choice=Choice(language="en"), since=NOW))
    paused = Choice(language="en", pictures=False)
    await subscribe(database, wish(6, choice=paused, paused_until=date(2026, 12, 1)))
    assert {slot.day for slot in await slots(database)} == {5, 6}
    found = await choices(database, latest_due(Slot(), NOW))
    assert sorted(choice.language for choice in found) == ["az", "ru"]
    later = NOW + timedelta(days=30)
    assert paused in await choices(database, latest_due(Slot(), later))
