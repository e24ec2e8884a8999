"""Follow-ups: what a text that leans on the question before takes over from it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from handlers.language.parts import TIMES, Parts, area_units, earlier, find_parts
from handlers.language.readings import Context
from handlers.language.recognizers.matches import PeriodMatch, with_year
from handlers.language.slots import Slots
from handlers.language.steps import is_a, take
from store.areas import WHOLE, Places, canonical
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import TO_DATE, Period, shift_years, split, year
from store.questions import Question, Scope, Shape, Status

_OF_PLACES = frozenset({Shape.COMPARE, Shape.TOP, Shape.BOTTOM, Shape.BY_PLACE})
_RANKED = frozenset({Shape.TOP, Shape.BOTTOM, Shape.BY_PLACE})
MOST_EXCEPTED = 4
"""Districts that may lack in all of them for a set to be "all except": a region has fewer."""
_GRAINS = {Shape.BY_YEAR: "year", Shape.BY_QUARTER: "quarter", Shape.BY_MONTH: "month"}


def leans(slots: Slots, context: Context | None) -> bool:
    """Whether a text builds on the question before; a complete one starts afresh."""
    if context is None or slots.empty:
        return False
    if slots.marked("follow days", "follow year"):
        return True
    if slots.marked("follow place") and not slots.places and not slots.left_out:
        return True
    cells = bool(slots.places or slots.left_out or slots.periods)
    measure = _says_measure(slots) or (area_units(slots) and cells and not slots.follows)
    if measure and slots.places and slots.periods:
        return False
    if slots.follows:
        return True
    spoken = slots.marked("verb cleared", "verb found")
    if measure:
        answers = bool(context.missing) and not slots.places
        return not spoken and not slots.shapes and (answers or not cells) and not slots.status
    if slots.status in {"planned", "progress"}:
        return _is_bare(slots)
    if cells and {"top", "most", "bottom"} & set(slots.shapes):
        return False
    both = len(slots.places) > 1 and bool(slots.periods)
    return not (both and "compare" in slots.shapes)


def _is_bare(slots: Slots) -> bool:
    """Whether "plan" is all that is said: it may be of what was asked before, or of this year."""
    return slots.status == "planned" and not (
        slots.places or slots.left_out or slots.periods or slots.measures or slots.shapes
        or slots.units or slots.operators or slots.purposes or slots.follows
    )  # fmt: skip


def carry(
    parts: Parts, slots: Slots, context: Context, today: date
) -> tuple[Parts, tuple[str, ...]]:
    """The parts with what they lack taken from the question before, and the names of that."""
    before = context.question
    in_year = _in_the_same_year(slots, context)
    if in_year is not slots:
        slots, parts = in_year, find_parts(in_year, today)
    measures = _measures(parts, slots, context)
    places = _places(parts, slots, context)
    periods, yearless = _periods(parts, slots, context, today)
    merged = replace(
        parts,
        measures=measures,
        places=places,
        placeless=not places,
        periods=periods,
        yearless=yearless,
        unit=parts.unit or before.unit,
        statuses=parts.statuses or (before.scope.status,),
        operators=parts.operators or _said("" if parts.purposes else before.scope.operator),
        purposes=parts.purposes or _said("" if parts.operators else before.scope.purpose),
    )
    if _is_bare(slots):
        merged = replace(
            merged,
            places=tuple(dict.fromkeys((*places, (WHOLE,)))),
            periods=tuple(dict.fromkeys((*periods, year(today.year)))),
            yearless=False,
        )
    half_compared = "place" in context.missing and before.shape is Shape.COMPARE
    if half_compared and parts.places and not parts.shapes and before.places != (WHOLE,):
        merged = _beside(merged, parts, before)  # "Fuzuli vs", and then "Aghdam"
    else:
        merged = _with_shape(merged, parts, slots, before)
    return merged, tuple(_carried(merged, parts, slots, context))


def _carried(merged: Parts, parts: Parts, slots: Slots, context: Context) -> Iterator[str]:
    """The names of what the text did not say and is not as it is where nobody says it."""
    before = context.question
    said = _says_measure(slots) or (area_units(slots) and merged.measures == parts.measures)
    said = said or "measure" in context.missing
    if not said and merged.measures == (before.measure,):
        yield "measure"
    if not parts.places and merged.places == (before.places,) != ((WHOLE,),):
        yield "places"
    unsaid = _no_days(slots) and slots.step is None
    if merged.periods and unsaid and merged.periods != (TO_DATE,):
        yield "period"
    question = merged.questions()[0]
    if before.unit is not None and parts.unit is None and question.unit is before.unit:
        yield "unit"
    if merged.shapes and not parts.shapes and merged.shapes != (Shape.TOTAL,):
        yield "shape"
    if before.scope != Scope() and question.scope == before.scope:
        yield "scope"


def _measures(parts: Parts, slots: Slots, context: Context) -> tuple[Measure, ...]:
    """The measure said, else the one before; "how many hectares" is land, "in acres" is not."""
    if slots.marked("join both_kinds") and not slots.measures:
        return _both_kinds(context)
    if "measure" in context.missing and area_units(slots):
        return (Measure.CLEARED_AREA,)
    if _says_measure(slots) or "measure" in context.missing:
        return parts.measures
    asks = slots.marked("quantity many", "quantity much")
    if area_units(slots) and (slots.places or slots.periods or asks):
        return (Measure.CLEARED_AREA,)
    return (context.question.measure,)


def _both_kinds(context: Context) -> tuple[Measure, ...]:
    """Both kinds are those of mines, unless UXO or everything was asked about before."""
    match context.question.measure:
        case Measure.AP_MINES | Measure.AT_MINES:
            return (Measure.MINES,)
        case Measure.CLEARED_AREA:
            return ()
        case _:
            return (Measure.MINES, Measure.EXPLOSIVES)


def _less(parts: Parts, slots: Slots, before: Places) -> tuple[Places, ...]:
    """What is left out of the places before, or of everywhere instead of what was left out."""
    left = {name for place in slots.left_out for name in place.districts}
    rest: tuple[Places, ...]
    core = set(load_catalogue().core)
    names = set(before)
    instead = parts.places
    if before == (WHOLE,) or len(names) == 1 or slots.follows == "correct":
        return instead
    excepted = names < core and len(core - names) <= MOST_EXCEPTED
    rest = (canonical(names - left),) if left < names else ()
    if not excepted:
        return rest or (*instead, before)
    if not rest or slots.also:
        return rest or tuple(dict.fromkeys((*instead, before)))
    return (*rest, *instead)


def _places(parts: Parts, slots: Slots, context: Context) -> tuple[Places, ...]:
    """The places said, else those before; of one place alone no ranking is made."""
    before = context.question.places
    alone = len(before) == 1 and before != (WHOLE,)
    if slots.left_out and not slots.places and parts.places:
        return _less(parts, slots, before)
    compared = context.question.shape is Shape.COMPARE
    if slots.adds and before == (WHOLE,) and "place" not in context.missing:
        return ((WHOLE,),)
    if (
        slots.adds
        and not compared
        and len(parts.places) == 1
        and WHOLE not in (*parts.places[0], *before)
    ):
        both = {*parts.places[0], *before}
        everywhere = both == set(load_catalogue().core)
        return ((WHOLE,),) if everywhere else (canonical(both),)
    if parts.places:
        return parts.places
    if alone and set(parts.shapes) & _RANKED:
        return ((WHOLE,),)  # "which district", after a question about one
    return () if "place" in context.missing else (before,)


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
    if slots.same_span and not is_a(slots.same_span, before.period, today):
        return (), False  # "that month", of a year
    planned = before.scope.status is Status.PLANNED or Status.PLANNED in parts.statuses
    if slots.step is not None and not open_year and (slots.step.alone or not planned):
        found = take(slots.step, before.period, today)
        if before.shape in TIMES and slots.step.alone and not slots.step.span:
            found = ()  # "and the last one", of rows: a row, or the days of them all?
        if found or slots.step.alone:
            return found, False
    if slots.marked("follow year") and _no_days(slots) and before.period.start is not None:
        runs = is_a("year", before.period, today)
        one_year = not runs and before.period.end is not None and _in_one_year(before.period)
        return (year(before.period.start.year) if one_year else before.period,), False
    if _no_days(slots):
        return (_both_years(before.period), True) if open_year else _planned(parts, before, today)
    if slots.whole_year and not open_year and not slots.periods[0].bare:
        return parts.periods, parts.yearless
    beside = _same_or_until(parts, slots, before.period)
    if beside:
        return beside, False
    return _after(parts, slots.periods, before.period, today, open_year=open_year)


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


def _sums(slots: Slots) -> bool:
    """Whether a total is asked for of the days before, and no days."""
    return all(match.in_all for match in slots.periods) and bool(slots.periods)


def _in_the_same_year(slots: Slots, context: Context) -> Slots:
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


def _no_days(slots: Slots) -> bool:
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


def _with_shape(merged: Parts, parts: Parts, slots: Slots, before: Question) -> Parts:
    """The shape said, else the one before where it still makes sense."""
    if parts.shapes and not parts.lone_compare:
        limit = parts.limit or (before.limit if parts.shapes == (before.shape,) else 0)
        return replace(merged, limit=limit)
    if parts.lone_compare:  # "compare with Aghdam", "and against 2021": beside what was asked
        return _beside(merged, parts, before)
    if _sums(slots):
        return replace(merged, shapes=(Shape.TOTAL,), limit=0)
    shape = before.shape
    progress = shape is Shape.COMPARE and before.scope.status is Status.PLANNED
    new_place = len(parts.places) == 1 and len(parts.places[0]) == 1 and parts.places != (("*",),)
    if (shape in _OF_PLACES and new_place and not progress) or (progress and parts.statuses):
        shape = Shape.TOTAL
    if shape is Shape.COMPARE and not progress and all(len(one) == 1 for one in merged.places):
        shape = Shape.TOTAL  # one place alone is beside nothing
    if shape in TIMES and len(slots.periods) == 1 and slots.periods[0].fine == _GRAINS[shape]:
        shape = Shape.TOTAL
    return replace(merged, shapes=(shape,), limit=parts.limit or before.limit)


def _beside(merged: Parts, parts: Parts, before: Question) -> Parts:
    """What was asked before and what this names, beside each other."""
    if parts.places:
        if len(parts.places) > 1 or "*" in before.places or parts.places == (before.places,):
            return merged
        both = tuple(sorted({*parts.places[0], *before.places}))
        return replace(merged, places=(both,), shapes=(Shape.COMPARE,), lone_compare=False)
    if parts.periods and len(before.places) > 1 and before.shape is Shape.COMPARE:
        beside = _periods_beside(merged, before)
        more = (Shape.COMPARE, *beside.shapes) if beside.shapes else ()
        return replace(beside, shapes=more)
    if parts.periods:
        return _periods_beside(merged, before)
    if len(before.places) > 1:
        return replace(merged, lone_compare=False)
    return merged


def _periods_beside(merged: Parts, before: Question) -> Parts:
    """Two spans of one kind that touch become rows; others are two questions."""
    one, two = sorted(
        (before.period, merged.periods[0]), key=lambda p: (p.start or date.min, p.end or date.max)
    )
    for shape, months_each in ((Shape.BY_YEAR, 12), (Shape.BY_QUARTER, 3), (Shape.BY_MONTH, 1)):
        if one.start is None or one.end is None or two.end is None:
            break
        both = Period(start=one.start, end=two.end)
        if list(split(both, months_each)) == [one, two]:
            return replace(merged, periods=(both,), shapes=(shape,), lone_compare=False)
    return replace(merged, periods=(one, two), shapes=(), lone_compare=False)
