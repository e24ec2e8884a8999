"""Oddities: what is strange about one line of a draft, beside figures of like periods."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from store.measures import Measure
from store.proposals import Doubt, Level, Line
from store.quantities import Unit, from_base, usual_unit
from store.questions import Status
from store.records import Figure, NewFigure

MANY_TIMES = 10
"""So many times everything before is stopped."""
_THOUSAND = 1000
_NEIGHBOURS = 3
"""Figures of like periods that are needed to tell what is usual."""
_WEEK = 20
"""Days below which a period is one of a series of weeks."""
_GAP = timedelta(days=21)
"""A longer stretch without figures is no missing week."""
_UNUSUAL = frozenset({Unit.KM2, Unit.ACRE, Unit.SOTKA, Unit.DUNAM})


def doubt(level: Level, key: str, **params: str) -> Doubt:
    """The message `check-<key>` with its params."""
    return Doubt(level=level, key=f"check-{key}", params=params)


def amount(value: int, figure: NewFigure) -> str:
    """Whole m² or items in the unit that reports print, as plain digits."""
    return format(from_base(value, usual_unit(figure.measure)), "f")


def unit_of(figure: NewFigure) -> str:
    """The unit of `amount`."""
    return usual_unit(figure.measure).value


def times_everything(
    figure: NewFigure, to_date: Mapping[Measure, Sequence[Figure]]
) -> Iterator[Doubt]:
    """Many times the largest running total until then: 820,000 ha where 68,900 were cleared.

    `to_date`: running totals of the whole territory, the largest first.
    """
    totals = to_date.get(figure.measure)
    if not totals:
        return
    until = figure.source.published or figure.period.end or date.max
    ever = next((one for one in totals if (one.period.end or until) <= until), None)
    if ever is not None and ever.value and figure.value >= MANY_TIMES * ever.value:
        times = f"{figure.value / ever.value:.1f}"
        yield doubt("stop", "times", times=times, ref=ever.ref)


def of_time(line: Line, today: date) -> Iterator[Doubt]:
    """Work done on days to come, or reported before it was done; months that are none."""
    figure = line.figure
    start, end = figure.period.start, figure.period.end
    if end is None:
        return
    if figure.scope.status is Status.ACTUAL and not _told(line, "doubt-future"):
        published = figure.source.published
        if end > today:
            yield doubt("warn", "future")
        elif published is not None and end > published:
            yield doubt("warn", "unpublished")
    if line.span is not None or start is None:
        return  # of a text, the length of a month was looked at where it was read
    days = (end - start).days + 1
    month = start.day == 1 and 27 <= days <= 33
    if month and (start.month != end.month or (end + timedelta(days=1)).day != 1):
        yield doubt("note", "month", days=str(days))


def of_words(line: Line, operators: Collection[str]) -> Iterator[Doubt]:
    """An operator that nobody knows, and in files a unit that is odd for the measure.

    `operators` are case folded.
    """
    operator = line.figure.scope.operator
    if operator and operator.casefold() not in operators:
        yield doubt("warn", "operator", name=operator)
    if line.span is None and line.figure.unit in _UNUSUAL:
        yield doubt("note", "unit", unit=line.figure.unit.value)


def beside(figure: NewFigure, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Held against the figures of its series: thousand-fold slips, weeks that overlap or lack."""
    start, end = figure.period.start, figure.period.end
    if start is None or end is None or figure.period.cumulative:
        return
    series = [
        one for one in figures
        if one.measure is figure.measure and one.places == figure.places
        and not one.period.cumulative and one.period.start and one.period.end
        and one.period != figure.period
    ]  # fmt: skip
    yield from _size(figure, series)
    if (end - start).days < _WEEK:
        weeks = [one for one in series if _days(one) <= _WEEK]
        yield from _weeks(start, end, weeks)


def _size(figure: NewFigure, series: Sequence[Figure]) -> Iterator[Doubt]:
    days = _days(figure)
    alike = [one.value for one in series if 0.75 * days <= _days(one) <= 1.34 * days]
    if len(alike) < _NEIGHBOURS:
        return
    least, most = min(alike), max(alike)
    usual = {"usual": amount(int(median(alike)), figure), "unit": unit_of(figure)}
    if figure.value > MANY_TIMES * most:
        slip = figure.value // _THOUSAND <= 2 * most and figure.value >= _THOUSAND * least // 2
        yield doubt("warn", "thousand" if slip else "much", **usual)
    elif 0 < figure.value < least / MANY_TIMES:
        slip = figure.value * _THOUSAND <= 2 * most
        yield doubt("warn", "thousandth" if slip else "little", **usual)


def _weeks(start: date, end: date, weeks: Sequence[Figure]) -> Iterator[Doubt]:
    for one in weeks:
        first, last = one.period.start, one.period.end
        if first is not None and last is not None and first <= end and start <= last:
            yield doubt("warn", "overlap", ref=one.ref, start=str(first), end=str(last))
            return
    before = max((one.period.end for one in weeks if one.period.end is not None), default=None)
    if before is None or before >= start:
        return
    missing = start - before - timedelta(days=1)
    if timedelta(0) < missing <= _GAP:
        first, last = before + timedelta(days=1), start - timedelta(days=1)
        yield doubt("note", "gap", start=str(first), end=str(last))


def twice(lines: Sequence[Line]) -> dict[int, list[Doubt]]:
    """Lines in which one source states two numbers for one cell, by their numbers."""
    first: dict[object, Line] = {}
    again: dict[object, list[Line]] = {}
    for line in lines:
        figure = line.figure
        if not _told(line, "doubt-two-numbers"):
            cell = (figure.measure, figure.places, figure.period, figure.scope, figure.source,
                    figure.qualifier)  # fmt: skip
            before = first.setdefault(cell, line)
            if before is not line:
                again.setdefault(cell, [before]).append(line)
    found: dict[int, list[Doubt]] = {}
    for same in again.values():
        if len({line.figure.value for line in same}) > 1:
            rows = ", ".join(str(line.number) for line in same)
            for line in same:
                found[line.number] = [doubt("warn", "two-lines", lines=rows)]
    return found


def _told(line: Line, key: str) -> bool:
    return bool(line.doubts) and any(one.key == key for one in line.doubts)


def _days(figure: NewFigure) -> int:
    start, end = figure.period.start, figure.period.end
    return 0 if start is None or end is None else (end - start).days + 1
