"""Days of a figure, and those that lie before them by a week, a month or a year."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.report import Concern
from handlers.language.extraction.sentence.reads import Read
from store.periods import Period, shift_years


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First and last day of a figure; `doubts` say how they were found when not printed there."""

    start: date | None
    end: date
    doubts: tuple[Concern, ...] = ()


def compares(one: Time, two: Time) -> bool:
    """Such as "May, and in April": the second is what the first is compared with.

    Or a part of it: "in six months 29,600: 5,010 in January".
    """
    if one.start is None or two.start is None or two.stop is None:
        return False
    within = one.stop is not None and one.start <= two.start and two.stop <= one.stop
    return one.start > two.stop or (within and one.sort == "range" and not one.running and (
        (one.start, one.stop) != (two.start, two.stop)))  # fmt: skip


def earlier(days: Days, time: Time) -> Days:
    """These days a year or a week earlier, or in the year that is named."""
    if time.back and time.back != "year":
        return step_back(days, time.back)
    year = (days.start or days.end).year
    back = time.start.year - year if time.start is not None else -1
    moved = shift_years(Period(start=days.start, end=days.end), back)
    return replace(days, start=moved.start, end=moved.end or days.end)


def step_back(days: Days, size: str) -> Days:
    """The week, month or year before these days; doubted where they are of another length."""
    if days.start is None:
        return replace(days, doubts=(*days.doubts, concern("warn", "report-period")))
    if size == "year":
        moved = shift_years(Period(start=days.start, end=days.end), -1)
        return replace(days, start=moved.start, end=moved.end or days.end)
    length = timedelta(days=(days.end - days.start).days + 1)
    stop = days.start - timedelta(days=1)
    if is_of_size(days, size) and size != "week" and days.start.day == 1:
        first = stop.year * 12 + stop.month - _MONTHS[size]
        return replace(days, start=date(first // 12, first % 12 + 1, 1), end=stop)
    moved_by = replace(days, start=days.start - length, end=stop)
    if (size == "week") == (length <= timedelta(days=7)):
        return moved_by
    return replace(moved_by, doubts=(*days.doubts, concern("warn", "report-period")))


def size_of(time: Time) -> str:
    """What "last week", "last month" said is of; "" for days that are printed."""
    if not time.rough or time.day or time.start is None or time.stop is None:
        return ""
    return "week" if (time.stop - time.start).days < _FORTNIGHT else "month"


_FORTNIGHT = 14


def is_year(time: Time) -> bool:
    """Whether it is a year, whole or until now."""
    start, stop = time.start, time.stop
    if time.size == "year" or start is None or (start.month, start.day) != (1, 1):
        return False
    return stop is None or time.sort == "since" or (stop.month, stop.day) == (12, 31)


def sums_up(read: Read) -> bool:
    """Whether it says "have been cleared", "in total": everything until now."""
    words = read.sentence.folded
    return read.sentence.has("total") or "have" in words or "has" in words


_MONTHS = {"month": 1, "quarter": 3, "half": 6}


def is_of_size(days: Days, size: str) -> bool:
    """Whether these days are a "week", "month", "quarter", "half" or "year"."""
    if days.start is None:
        return False
    if size == "year":
        return (days.start.month, days.start.day, days.end.month) == (1, 1, 12)
    length = (days.end - days.start).days + 1
    return length in _WEEK if size == "week" else size_called(days.start, days.end) == size


_WEEK = range(6, 9)
"""Days of what is called a week."""


def size_called(start: date, stop: date) -> str:
    """What a period of so many days is called: "month", "quarter", "half"; "" for others."""
    days = (stop - start).days + 1
    sizes = {"day": (1, 1), "month": (28, 31), "quarter": (90, 92), "half": (181, 184)}
    return next((name for name, (low, high) in sizes.items() if low <= days <= high), "")


def latest_ended(size: str, published: date) -> Days | None:
    """The latest quarter or half that had ended: "за полугодие" where none was said before."""
    months = {"quarter": 3, "half": 6}.get(size)
    if months is None:
        return None
    first = date(published.year, (published.month - 1) // months * months + 1, 1)
    end = first - timedelta(days=1)
    start = date(end.year, end.month - months + 1, 1)
    return Days(start=start, end=end, doubts=(concern("note", "year"),))


def planned_days(time: Time, published: date, *, done: bool) -> Days:
    """The days of a plan: the whole of this year, the coming month when no year is written.

    One that is over, with no year, is read as the next, and doubted.

    `done`: they are also those of work that was done, beside the plan.
    """
    stop = time.stop
    if done and time.sort == "until" and stop and stop <= published and (
        stop != stop.replace(month=12, day=31)
    ):  # fmt: skip
        # "by 25 December 66,130 ha had been cleared against a plan of 65,000"
        time = replace(time, sort="range", start=stop.replace(month=1, day=1),
                       stop=stop.replace(month=12, day=31))  # fmt: skip
    doubts = (concern("note", "year"),) if time.inferred else ()
    start, end = time.start, time.stop
    if time.running and start is not None and end is not None:  # all of this year
        whole = start.month == 1 and end.month > 1
        end = date(end.year, 12, 31) if whole else end
    if end is None:
        end = date((start or published).year, 12, 31)
    if not done and time.inferred and end < published - timedelta(days=1):
        moved = shift_years(Period(start=start, end=end), 1)
        start, end = moved.start, moved.end or end
        doubts = (concern("warn", "year"),)  # or was it planned for the one that is over
    return Days(start=start, end=end, doubts=doubts)
