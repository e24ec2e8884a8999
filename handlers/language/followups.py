"""Follow-ups: what a text that leans on the question before takes over from it."""

from dataclasses import replace
from datetime import date

from handlers.language.parts import TIMES, Parts, area_units, earlier
from handlers.language.readings import Context
from handlers.language.slots import Slots
from store.areas import WHOLE
from store.periods import TO_DATE, Period, shift_years, year
from store.questions import Question, Scope, Shape, Status

_OF_PLACES = frozenset({Shape.COMPARE, Shape.TOP, Shape.BOTTOM, Shape.BY_PLACE})
_GRAINS = {Shape.BY_YEAR: "year", Shape.BY_QUARTER: "quarter", Shape.BY_MONTH: "month"}


def leans(slots: Slots, context: Context | None) -> bool:
    """Whether a text builds on the question before; a complete one starts afresh."""
    if context is None or slots.empty:
        return False
    cells = bool(slots.places or slots.left_out or slots.periods)
    measure = _says_measure(slots) or (area_units(slots) and cells and not slots.follows)
    if measure and slots.places and slots.periods:
        return False
    if slots.follows:
        return True
    spoken = slots.marked("quantity many", "quantity much", "verb cleared", "verb found")
    if measure:
        answers = bool(context.missing) and not slots.places
        return not spoken and not slots.shapes and (answers or not cells) and not slots.status
    if slots.status in {"planned", "progress"}:
        return False
    return not (cells and {"top", "most", "bottom", "compare"} & set(slots.shapes))


def carry(
    parts: Parts, slots: Slots, context: Context, today: date
) -> tuple[Parts, tuple[str, ...]]:
    """The parts with what they lack taken from the question before, and the names of that."""
    before, missing = context.question, context.missing
    carried: list[str] = []
    measures = parts.measures
    if not _says_measure(slots) and "measure" not in missing:
        unit_alone = area_units(slots) and not (slots.places or slots.periods)
        if not measures or before.measure.is_area or unit_alone:
            measures = (before.measure,)
            carried.append("measure")
    places = parts.places
    if not places and "place" not in missing:
        places = (before.places,)
        if before.places != (WHOLE,):
            carried.append("places")
    placeless = not places
    periods, yearless = _periods(parts, slots, context, today)
    if periods and not slots.periods and periods != (TO_DATE,):
        carried.append("period")
    merged = replace(
        parts,
        measures=measures,
        places=places,
        placeless=placeless,
        periods=periods,
        yearless=yearless,
        unit=parts.unit or before.unit,
        statuses=parts.statuses or (before.scope.status,),
        operators=parts.operators or _said("" if parts.purposes else before.scope.operator),
        purposes=parts.purposes or _said("" if parts.operators else before.scope.purpose),
    )
    merged = _with_shape(merged, parts, slots, before)
    kept_unit = before.unit is not None and parts.unit is None
    if kept_unit and merged.questions()[0].unit is before.unit:
        carried.append("unit")
    if merged.shapes and not parts.shapes and merged.shapes != (Shape.TOTAL,):
        carried.append("shape")
    if before.scope != Scope() and merged.questions()[0].scope == before.scope:
        carried.append("scope")
    return merged, tuple(carried)


def _says_measure(slots: Slots) -> bool:
    return bool(slots.measures) or slots.marked("verb cleared")


def _said(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _periods(
    parts: Parts, slots: Slots, context: Context, today: date
) -> tuple[tuple[Period, ...], bool]:
    before = context.question
    if any(match.same_last_year for match in slots.periods):
        shifted = earlier(before)
        return ((shifted,), False) if shifted is not None else ((), False)
    open_year = "year" in context.missing
    if not slots.periods:
        return (_both_years(before.period), True) if open_year else _planned(parts, before, today)
    match = slots.periods[0]
    if len(slots.periods) > 1 or match.point is None or before.period.start is None:
        return parts.periods, parts.yearless
    start, end = before.period.start, before.period.end
    one_year = end is not None and start.year == end.year
    if not match.point.dated and one_year and not open_year:
        period = match.point.of(start.year).period()
        if period.start is not None and period.start <= today:
            return (period,), False
    number = match.point.year or (_year_of(match.period) if match.fine == "year" else 0)
    if match.fine == "year" and number and end is not None:
        shifted = shift_years(before.period, number - start.year)
        if open_year and one_year:
            return (shifted,), False
        if open_year:  # a winter belongs to two years
            return _both_years(shifted), True
        if one_year and (end - start).days < 360 and match.period != before.period:
            return (parts.periods[0], shifted), False
    return parts.periods, parts.yearless


def _planned(parts: Parts, before: Question, today: date) -> tuple[tuple[Period, ...], bool]:
    if parts.statuses == (Status.PLANNED,) and before.period.to_date:
        return (year(today.year),), False
    return (before.period,), False


def _year_of(period: Period | None) -> int:
    return period.start.year if period is not None and period.start is not None else 0


def _both_years(period: Period) -> tuple[Period, ...]:
    return period, shift_years(period, -1)


def _with_shape(merged: Parts, parts: Parts, slots: Slots, before: Question) -> Parts:
    """The shape said, else the one before where it still makes sense."""
    if parts.shapes and not parts.lone_compare:
        limit = parts.limit or (before.limit if parts.shapes == (before.shape,) else 0)
        return replace(merged, limit=limit)
    if parts.lone_compare:  # "compare with Aghdam", "and against 2021": beside what was asked
        return _beside(merged, parts, before)
    shape = before.shape
    progress = shape is Shape.COMPARE and before.scope.status is Status.PLANNED
    new_place = len(parts.places) == 1 and len(parts.places[0]) == 1 and parts.places != (("*",),)
    if (shape in _OF_PLACES and new_place and not progress) or (progress and parts.statuses):
        shape = Shape.TOTAL
    if shape in TIMES and slots.periods and slots.periods[0].fine == _GRAINS[shape]:
        shape = Shape.TOTAL
    return replace(merged, shapes=(shape,), limit=parts.limit or before.limit)


def _beside(merged: Parts, parts: Parts, before: Question) -> Parts:
    if len(parts.places) == 1 and parts.places != (before.places,) and "*" not in before.places:
        both = tuple(sorted({*parts.places[0], *before.places}))
        return replace(merged, places=(both,), shapes=(Shape.COMPARE,), lone_compare=False)
    if not parts.places and not parts.periods and len(before.places) > 1:
        return replace(merged, lone_compare=False)
    return merged
