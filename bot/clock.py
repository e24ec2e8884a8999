"""The one place that reads the clock; everybody else is given a moment."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.problems import Problem

Clock = Callable[[], datetime]
"""Gives the aware moment that counts as now."""


def system_clock() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the source that the ban points to


def fixed_clock(text: str, zone: str) -> Clock:
    """A clock that stands at `text`, an ISO day or moment (`--now`).

    A day alone means its end, when all that was published on it is known. A moment without an
    offset is in the time zone `zone`. Raises Problem for anything else.
    """
    try:
        moment = (
            datetime.fromisoformat(text)
            if len(text) > len("2023-03-06")
            else datetime.combine(date.fromisoformat(text), time(23, 59, 59))
        )
    except ValueError:
        raise Problem(
            f"--now {text!r} is no moment: write a day, 2023-03-06, or 2023-03-06T12:00+04:00."
        ) from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    try:
        aware = aware.astimezone(UTC)
    except OverflowError:
        raise Problem(f"--now {text!r} is out of range.") from None
    return lambda: aware
