"""The days that the ends of a period make: since one, until one, from one to the other."""

from dataclasses import replace
from datetime import date, timedelta

from handlers.language.recognizers.bounds import Bound
from handlers.language.recognizers.calendar import Point, latest, winter
from handlers.language.recognizers.matches import PeriodMatch
from store.periods import Period


def since(first: int, one: Bound, today: date, text: str) -> PeriodMatch:
    """From the beginning of a point (or its end) up to today; `text`: what was typed."""
    if one.edge == "middle":
        return _unclear(first, one.end, text)
    found: list[Period] = []
    for period in _readings(one.point, today):
        start = period.end if one.edge == "end" else period.start
        if start is not None and start <= today:
            found.append(Period(start=start, end=today))
    return _one_of(first, one, found, text)


def after(first: int, one: Bound, today: date, text: str) -> PeriodMatch:
    """From the day after a point up to today; after its beginning is since it."""
    if one.edge in {"beginning", "middle"}:
        return since(first, one, today, text)
    found = [
        Period(start=period.end + timedelta(days=1), end=today)
        for period in _readings(one.point, today)
        if period.end is not None and period.end < today
    ]
    return _one_of(first, one, found, text)


def until(first: int, one: Bound, today: date, text: str) -> PeriodMatch:
    """Everything up to the end of a point, or to its beginning."""
    if one.edge == "middle":
        return _unclear(first, one.end, text)
    if one.edge == "beginning":
        return before(first, one, today, text)
    found = [Period(end=period.end) for period in _readings(one.point, today)]
    return _one_of(first, one, found, text)


def before(first: int, one: Bound, today: date, text: str) -> PeriodMatch:
    """Everything up to the day before a point; before its end is until it."""
    if one.edge in {"middle", "end"}:
        return until(first, one, today, text)
    found = [
        Period(end=period.start - timedelta(days=1))
        for period in _readings(one.point, today)
        if period.start is not None
    ]
    return _one_of(first, one, found, text)


def within(first: int, one: Bound, today: date, text: str) -> PeriodMatch:
    """The days of a point itself."""
    return replace(_one_of(first, one, _readings(one.point, today), text), point=one.point)


def between(first: int, one: Bound, two: Bound, today: date, text: str) -> PeriodMatch:
    """From the first day of one point to the last of the other, whichever is earlier."""
    if one.edge == "middle" or two.edge == "middle":
        return _unclear(first, two.end, text)
    start, end = one.point, two.point
    if not end.dated and start.dated and start.fixed is None:
        end = end.of(start.year + (start.last > end.first))
    seconds = [end.period()] if end.dated else _readings(end, today)
    found = [_joined(start, period) for period in seconds]
    match = _one_of(first, one.to(two.end), found, text)
    return replace(match, floating=not one.point.dated and not two.point.dated)


def _unclear(first: int, end: int, text: str) -> PeriodMatch:
    return PeriodMatch(first=first, end=end, unclear=True, bad=text)


def _one_of(first: int, one: Bound, found: list[Period], text: str) -> PeriodMatch:
    """The only period, or the years that it may be of; none is no such date."""
    if not found:
        return PeriodMatch(first=first, end=one.end, bad=text)
    match = PeriodMatch(first=first, end=one.end, fine=one.point.fine, current=one.point.current)
    if len(found) == 1:
        return replace(match, period=found[0])
    return replace(match, choices=tuple(found), yearless=True)


def _joined(first: Point, second: Period) -> Period:
    if not first.dated and second.start is not None:
        back = bool(first.first and first.first > second.start.month)
        first = first.of(second.start.year - back)
    one = first.period()
    days = [d for d in (one.start, one.end, second.start, second.end) if d is not None]
    return Period(start=min(days), end=max(days))


def _readings(point: Point, today: date) -> list[Period]:
    """The days of a point, or the two that it may be when its year is open."""
    if point.fine == "winter" and point.open:
        number = point.first or today.year - (today.month < 12)
        return [winter(begins) for begins in (number, number - 1)]
    dated = latest(point, today)
    if dated is not None:
        return [dated.period()]
    return [point.of(number).period() for number in (today.year, today.year - 1)]
