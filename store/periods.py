"""Days: periods with both ends inclusive, and the calendar pieces they split into."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

BASELINE = date(2020, 11, 10)
"""The beginning of clearance: in answers every start up to this day counts as this day."""

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""Years that a period may name; what lies outside is a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `start` to `end`, both inclusive.

    No start: since clearance began. No end (only ever together with no start): to date.
    """

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is None and self.start is not None:
            raise ValueError("a period that has a start has an end")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError("a period ends on or after the day it starts")

    @property
    def begins(self) -> date:
        """The first day as answers see it: `BASELINE` for none, and for any day up to it."""
        return max(self.start or BASELINE, BASELINE)

    @property
    def to_date(self) -> bool:
        """Whether this means everything up to the newest figure."""
        return self.end is None

    @property
    def cumulative(self) -> bool:
        """Whether this reaches back to the beginning of clearance."""
        return self.begins == BASELINE


TO_DATE = Period()


def year(number: int) -> Period:
    """A calendar year."""
    return Period(start=date(number, 1, 1), end=date(number, 12, 31))


def month(year_number: int, number: int) -> Period:
    """A calendar month, 1 to 12."""
    return months(year_number, number, number)


def quarter(year_number: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return months(year_number, 3 * number - 2, 3 * number)


def half(year_number: int, number: int) -> Period:
    """Half a calendar year, 1 or 2."""
    return months(year_number, 6 * number - 5, 6 * number)


def months(year_number: int, first: int, last: int) -> Period:
    """From the first day of month `first` to the last day of month `last` of one year."""
    return Period(
        start=date(year_number, first, 1),
        end=date(year_number, last, monthrange(year_number, last)[1]),
    )


def shift_years(period: Period, years: int) -> Period:
    """The same days of another year; a whole February stays whole, 29 February becomes 28."""
    start = period.start and _in_year(period.start, period.start.year + years)
    end = period.end and _in_year(period.end, period.end.year + years)
    if period.end and end and _last_of_month(period.end):
        end = month(end.year, end.month).end
    return Period(start=start, end=end)


def split(period: Period, months_each: int) -> Iterator[Period]:
    """The calendar pieces of 1, 3, 6 or 12 months that `period` touches, each cut to `period`.

    The period must have an end; without a start it begins at `BASELINE`.
    """
    if period.end is None:
        raise ValueError("a period without an end cannot be split")
    day = period.begins if period.start is None else period.start
    while day <= period.end:
        first = (day.month - 1) // months_each * months_each + 1
        last = months(day.year, first, first + months_each - 1).end
        end = min(last or period.end, period.end)
        yield Period(start=day, end=end)
        day = end + timedelta(days=1)


def _in_year(day: date, year_number: int) -> date:
    return day.replace(year=year_number, day=min(day.day, monthrange(year_number, day.month)[1]))


def _last_of_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
