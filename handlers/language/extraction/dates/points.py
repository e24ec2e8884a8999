"""Points of time, as they are written: a year, a month or more, a day, each maybe without year."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from store.periods import BASELINE, Period, months
from store.periods import year as whole_year

WAR_END = BASELINE
"""The statement of 10 November 2020: "since the end of the war"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A day, month, quarter, half, or year; 0 where a part is not written.

    `months`: how many months from `month` on. `case`: "from" or "to" by its ending. `sure`:
    the year is written, or said ("this year").
    """

    year: int = 0
    month: int = 0
    months: int = 1
    day: int = 0
    last_day: int = 0
    case: str = ""
    sure: bool = True

    def days(self) -> Period:
        """Both days; the year must be known. Raises ValueError for an impossible date."""
        if not self.month:
            return whole_year(self.year)
        if self.day:
            return Period(
                start=date(self.year, self.month, self.day),
                end=date(self.year, self.month, self.last_day or self.day),
            )
        return months(self.year, self.month, self.month + self.months - 1)


def is_possible(point: Point) -> bool:
    """Whether there is such a month, and such a day in it."""
    if not 0 <= point.month <= 12:
        return False
    if point.day:
        last = monthrange(point.year or 2024, point.month)[1] if point.month else 31
        return point.day <= last and point.last_day <= last
    return True


def dated(point: Point, published: date) -> Point:
    """The point in the latest year in which it has begun by that day."""
    if point.year:
        return point
    here = replace(point, year=published.year)
    try:
        days = here.days()
    except ValueError:
        return replace(point, year=published.year - published.year % 4)
    if days.start is None or days.end is None:
        return here
    return here if days.start <= published else replace(here, year=published.year - 1)
