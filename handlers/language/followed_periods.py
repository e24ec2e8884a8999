"""The days of a follow-up: those said, those before, or those before in another year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.language.parts import Parts, cumulated, earlier
from handlers.language.readings import Context
from handlers.language.recognizers.matches import PeriodMatch, with_year
from handlers.language.shapes import TIMES
from handlers.language.slots import Slots
from handlers.language.steps import is_a, take
from store.periods import Period, shift_years, year
from store.questions import Question, Status


def periods_after(
    parts: Parts, slots: Slots, context: Context, today: date
) -> tuple[tuple[Period, ...], bool]:
    """Every reading of the days, and whether only their year is open."""
    before = context.question
    if slots.cumulative and not slots.periods and slots.step is None:
        return cumulated((before.period,)), False
    if any(match.same_last_year for match in slots.periods):
        shifted = earlier(before)
        return ((shifted,), False) if shifted is not None else ((), False)
    open_year = "year" in context.missing
    if slots.same_span and not is_a(slots.same_span, before.period, today):
        return (), False  # "that month", of a year
    stepped = None if open_year else _stepped(parts, slots, before, today)
    if stepped is not None:
        return stepped, False
    if slots.marked("follow year") and no_days(slots) and before.period.start is not None:
        runs = is_a("year", before.period, today)
        one_year = not runs and before.period.end is not None and _in_one_year(before.period)
        return (year(before.period.start.year) if one_year else before.period,), False
    if no_days(slots):
        return (_both_years(before.period), True) if open_year else _planned(parts, before, today)
    if slots.whole_year and not open_year and not slots.periods[0].bare:
        return parts.periods, parts.yearless
    beside = _same_or_until(parts, slots, before.period)
    if beside:
        return beside, False
    return _after(parts, slots.periods, before.period, today, open_year=open_year)


def _stepped(
    parts: Parts, slots: Slots, before: Question, today: date
) -> tuple[Period, ...] | None:
    """The days that "the month before" leads to; None where no step is said, or it is no step."""
    planned = before.scope.status is Status.PLANNED or Status.PLANNED in parts.statuses
    if slots.step is None or (planned and not slots.step.alone):
        return None
    found = take(slots.step, before.period, today)
    if before.shape in TIMES and slots.step.alone and not slots.step.span:
        found = ()  # "and the last one", of rows: a row, or the days of them all?
    return found if found or slots.step.alone else None


def _same_or_until(parts: Parts, slots: Slots, before: Period) -> tuple[Period, ...]:
    """The same months of 2021; and what "until August" may be, after "since May"."""
    match = slots.periods[0]
    number = _year_of(match.period) if match.fine == "year" else 0
    if before.start is None or len(parts.periods) != 1:
        return ()
    if slots.marked("follow days") and len(slots.periods) == 1 and number:
        return (shift_years(before, number - before.start.year),)
    said = parts.periods[0]
    if said.start is None and said.end is not None and before.start < said.end:
        return said, Period(start=before.start, end=said.end)
    return ()


def _after(
    parts: Parts,
    said: Sequence[PeriodMatch],
    before: Period,
    today: date,
    *,
    open_year: bool,
) -> tuple[tuple[Period, ...], bool]:
    """A period after another: a month takes its year from that, a year may keep its months."""
    match = said[0]
    if match.bare and match.fine == "year" and before.start is not None:
        return (year(before.start.year),), False  # "and the whole year?"
    if len(said) > 1 or match.point is None or before.start is None:
        return parts.periods, parts.yearless
    start, end = before.start, before.end
    if match.point.relative and not open_year:
        return parts.periods, parts.yearless  # "and last year?" is all of it
    one_year = end is not None and start.year == end.year
    if not match.point.dated and one_year and not open_year:
        period = with_year(match, start.year).period
        if period is not None and period.start is not None and period.start <= today:
            return (period,), False
    number = match.point.year or (_year_of(match.period) if match.fine == "year" else 0)
    if match.fine == "year" and number and end is not None:
        shifted = shift_years(before, number - start.year)
        if open_year and one_year:
            return (shifted,), False
        if open_year:  # a winter belongs to two years
            return _both_years(shifted), True
        if one_year and (end - start).days < 360 and match.period != before:
            return (parts.periods[0], shifted), False
    return parts.periods, parts.yearless


def _in_one_year(period: Period) -> bool:
    return _year_of(period) == (period.end.year if period.end is not None else 0)


def sums(slots: Slots) -> bool:
    """Whether a total is asked for of the days before, and no days."""
    return all(match.in_all for match in slots.periods) and bool(slots.periods)


def in_the_same_year(slots: Slots, context: Context) -> Slots:
    """Several months without a year are of the one asked about before, where it was one."""
    before = context.question.period
    points = [match.point for match in slots.periods if match.point is not None]
    if len(points) < 2 or len(points) < len(slots.periods) or "year" in context.missing:
        return slots
    if before.start is None or before.end is None or before.start.year != before.end.year:
        return slots
    if any(point.dated for point in points):
        return slots
    number = before.start.year
    found = tuple(with_year(match, number) for match in slots.periods)
    return slots if any(match.bad for match in found) else replace(slots, periods=found)


def no_days(slots: Slots) -> bool:
    """Whether nothing that is said of time names days: "total", "now Lachin"."""
    return all(match.in_all or match.now for match in slots.periods)


def _planned(parts: Parts, before: Question, today: date) -> tuple[tuple[Period, ...], bool]:
    if parts.statuses == (Status.PLANNED,) and before.period.to_date:
        return (year(today.year),), False
    return (before.period,), False


def _year_of(period: Period | None) -> int:
    return period.start.year if period is not None and period.start is not None else 0


def _both_years(period: Period) -> tuple[Period, ...]:
    return period, shift_years(period, -1)
