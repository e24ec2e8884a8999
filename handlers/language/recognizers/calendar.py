"""Points of the calendar as they are written: years, months, quarters, halves, days."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from store.periods import Period, months, year

FIRST_YEAR, LAST_YEAR = 1990, 2100
_YEARS = range(1800, 2200)
"""Years that are years; other four-digit numbers are slips, and are asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A stretch of the calendar: `fine` is its grain, `year` 0 when it was not written.

    `first` and `last` are month numbers (grain "month", "quarter", "half", "season"), `day` and
    `last_day` days of the month (grain "day"), 0 where the grain does not need them. `fixed`:
    days that were reckoned from today. `current`: the span that runs now. `open`: which year it
    is must be asked even where one could be guessed. `relative`: "last year", and no number.
    """

    fine: str
    year: int = 0
    first: int = 0
    last: int = 0
    day: int = 0
    last_day: int = 0
    fixed: Period | None = None
    current: bool = False
    open: bool = False
    relative: bool = False

    @property
    def dated(self) -> bool:
        """Whether the year is known."""
        return bool(self.year) or self.fixed is not None

    def of(self, year_number: int) -> "Point":
        """The same of a year."""
        return replace(self, year=year_number, open=False)

    def period(self) -> Period:
        """The days meant; the year must be known. Raises ValueError for an impossible date."""
        if self.fixed is not None:
            return self.fixed
        if self.fine == "winter":
            return winter(self.year)
        if self.fine == "year":
            return year(self.year)
        if self.fine == "day":
            return Period(
                start=date(self.year, self.first, self.day),
                end=date(self.year, self.first, self.last_day or self.day),
            )
        return months(self.year, self.first, self.last)


_FORMS = (
    (re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"), "day"),
    (re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4}|\d\d)"), "day"),
    (re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})"), "month"),
    (re.compile(r"(?P<m>\d{1,2})[-./](?P<y>\d{4})"), "month"),
    (re.compile(r"(?P<y>\d{4})"), "year"),
)


def winter(begins: int) -> Period:
    """December of a year to the end of February of the next."""
    return Period(start=date(begins, 12, 1), end=date(begins + 1, 3, 1) - timedelta(days=1))


class BadDate(ValueError):  # noqa: N818 - the date is bad, not the program
    """A date that the calendar does not have, such as 31 February or month 13."""


class FarYear(BadDate):
    """A year long before or after any figure."""


class UnclearDate(ValueError):  # noqa: N818 - the date is unclear, not the program
    """A date that two countries read as two days, `days`."""

    def __init__(self, text: str, days: tuple[Period, ...]) -> None:
        """`text` as it was typed."""
        super().__init__(text)
        self.days = days


def written(text: str) -> Point | None:
    """A number token that is a date, a month or a year by itself; None when it is neither.

    Raises BadDate for one that looks like a date and is none, UnclearDate for one that may be two.
    """
    for form, fine in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        parts = {name: int(digits) for name, digits in match.groupdict().items()}
        number, at, day = parts["y"], parts.get("m", 0), parts.get("d", 0)
        number += 2000 * (len(match["y"]) == 2)
        swaps = fine == "day" and day <= 12 and at <= 12 and day != at
        if "/" in text and swaps and not text.startswith(str(number)):
            # 1/2/2023 begins with the day here, the month there
            days = date(number, at, day), date(number, day, at)
            raise UnclearDate(text, tuple(Period(start=each, end=each) for each in days))
        point = Point(fine=fine, year=number, first=at, last=at, day=day)
        if not FIRST_YEAR <= number <= LAST_YEAR:
            raise FarYear(text) if number in _YEARS else BadDate(text)
        return checked(point, text)
    return None


def written_range(text: str) -> Period | None:
    """01.01.2023-30.01.2023 and 2023-01-01..2023-01-30."""
    for mark in ("..", "-", "–", "—", "−"):
        one, found, two = text.partition(mark)
        if not found or mark in two:
            continue
        try:
            first, second = written(one), written(two)
        except (BadDate, UnclearDate):
            return None
        if first is not None and second is not None and "year" not in {first.fine, second.fine}:
            days = sorted(
                day
                for point in (first, second)
                for day in (point.period().start, point.period().end)
                if day is not None
            )
            return Period(start=days[0], end=days[-1])
    return None


def winter_years(text: str) -> int:
    """The first year of "winter 2021-2022" or "winter 2022/23"; 0 for anything else."""
    years = year_range(text.replace("/", "-"))
    return years[0] if years and years[1] == years[0] + 1 else 0


def year_range(text: str) -> tuple[int, int] | None:
    """The two years of "2021-2023" or "2021-23"; None for anything else."""
    match = re.fullmatch(r"(20\d\d)-(20\d\d|\d\d)", text)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2])
    if last < 100:
        if last <= 12:
            return None  # 2021-12 is a month
        if last < first % 100:
            return None  # 2022-13 is a slip
        last += first // 100 * 100
    return first, last


def day_range(text: str) -> tuple[int, int] | None:
    """The two days of "1-30", to be followed by a month; None for anything else."""
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2])
    return (first, last) if 1 <= first <= last <= 31 else None


def short_year(text: str, today: date, *, marked: bool) -> int:
    """The year of two digits after a month or an apostrophe: 20 to this year; else 0."""
    if not re.fullmatch(r"\d\d", text):
        return 0
    number = 2000 + int(text)
    return number if marked or 2020 <= number <= today.year else 0


def checked(point: Point, text: str) -> Point:
    """The point, if the calendar has it (in a leap year where no year is written)."""
    try:
        if not 0 <= point.first <= 12 or (point.fine != "year" and point.first == 0):
            raise BadDate(text)
        if point.fine == "day":
            known_year = point.year or 2024
            date(known_year, point.first, point.day)
            date(known_year, point.first, point.last_day or point.day)
    except ValueError as error:
        raise BadDate(text) from error
    return point


def latest(point: Point, today: date) -> Point | None:
    """A point without a year in the latest year in which it has ended; None: it must be asked."""
    if point.dated:
        return point
    if point.open or point.fine in {"season", "winter"}:
        return None
    for number in range(today.year, today.year - 5, -1):
        dated = point.of(number)
        try:
            period = dated.period()
        except ValueError:  # 29 February
            continue
        if period.start is not None and period.end is not None:
            if period.end < today:
                return dated
            if period.start <= today:
                return None
    return None


def coming(point: Point, today: date) -> Period:
    """The days of a point, without a year those of its next ones that begin today or later.

    Raises ValueError for a point that is of no such year.
    """
    if point.dated:
        return point.period()
    for number in range(today.year, today.year + 9):  # 29 February may be so far away
        try:
            days = point.of(number).period()
        except ValueError:
            continue
        if days.start is not None and days.start >= today:
            return days
    raise ValueError("no such day within eight years")
