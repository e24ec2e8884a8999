"""Days and periods as people write them: 2023, January 2023, 1–30 January 2023, to 3 July 2021."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from handlers.replies.messages import say
from handlers.replies.numbers import locale
from store.periods import Period
from store.subscriptions import Slot


@lru_cache(maxsize=2048)
def day(moment: date, language: str) -> str:
    """31 December 2025."""
    return format_date(moment, "long", locale(language))


@lru_cache(maxsize=2048)
def period(days: Period, language: str, *, short: bool = False) -> str:
    """The shortest kind name of these days; a whole year, half, quarter or month has its own.

    `short`: of a running total only the last day is said, for labels.
    """
    start, end = days.start, days.end
    if end is None:
        return say(language, "period-to-date")
    if start is None:
        return say(language, "period-until", end=day(end, language))
    if start == end:
        return day(end, language)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _months(start, end, language)
    if days.cumulative and start.year != end.year:
        if short:
            return say(language, "period-until", end=day(end, language))
        return say(language, "period-since", start=day(start, language), end=day(end, language))
    return _days(start, end, language)


def covered(days: Period, language: str) -> str:
    """What a running total covers, said by its last day; any other period as `period` says."""
    return period(Period(end=days.end) if days.cumulative else days, language)


def when(slot: Slot, language: str) -> str:
    """On day 5 of each month at 10:00; each Monday at 10:00."""
    hour = f"{slot.hour:02}:00"
    if slot.cadence == "weekly":
        return say(language, "subscription-each-week", day=weekday(slot.day, language), hour=hour)
    return say(language, "subscription-each-month", day=slot.day, hour=hour)


def weekday(number: int, language: str) -> str:
    """The name of a day of the week, 1 being Monday."""
    return str(locale(language).days["stand-alone"]["wide"][number - 1])


def _months(start: date, end: date, language: str) -> str:
    """Whole months."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.year != end.year:
        if months % 12 == 0 and start.month == 1:
            return say(language, "period-years", first=str(start.year), last=str(end.year))
        return f"{_month(start, language)} – {_month(end, language)}"
    if months == 12:
        return say(language, "period-year", year=str(end.year))
    for each, message in ((6, "half"), (3, "quarter")):
        if months == each and start.month % each == 1:
            number = (start.month - 1) // each + 1
            return say(language, f"period-{message}", number=number, year=str(end.year))
    if months == 1:
        return _month(end, language)
    first, last = (format_date(one, "LLLL", locale(language)) for one in (start, end))
    return say(language, "period-months", first=first, last=last, year=str(end.year))


def _days(start: date, end: date, language: str) -> str:
    if start.year != end.year:
        return f"{day(start, language)} – {day(end, language)}"
    if start.month != end.month:
        return f"{format_date(start, 'd MMMM', locale(language))} – {day(end, language)}"
    return f"{start.day}–{day(end, language)}"


def _month(moment: date, language: str) -> str:
    name = format_date(moment, "LLLL", locale(language))
    return say(language, "period-month", month=name, year=str(moment.year))
