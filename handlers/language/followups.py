"""Follow-ups: what a text that leans on the question before takes over from it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handlers.language.followed_periods import in_the_same_year, no_days, periods_after, sums
from handlers.language.followed_places import places_after
from handlers.language.parts import Parts, area_units, find_parts
from handlers.language.readings import Context
from handlers.language.shapes import TIMES
from handlers.language.slots import Slots
from store.areas import WHOLE
from store.measures import Measure
from store.periods import TO_DATE, Period, split, year
from store.questions import Question, Scope, Shape, Status

_KINDS = frozenset({Measure.AP_MINES, Measure.AT_MINES})
_OF_PLACES = frozenset({Shape.COMPARE, Shape.TOP, Shape.BOTTOM, Shape.BY_PLACE})
_GRAINS = {Shape.BY_YEAR: "year", Shape.BY_QUARTER: "quarter", Shape.BY_MONTH: "month"}


def leans(slots: Slots, context: Context | None) -> bool:
    """Whether a text builds on the question before; a complete one starts afresh."""
    if context is None or slots.empty:
        return False
    if slots.marked("follow days", "follow year"):
        return True
    if slots.marked("follow place") and not slots.places and not slots.left_out:
        return True
    cells = bool(slots.places or slots.left_out) or not no_days(slots)
    measure = _says_measure(slots) or (area_units(slots) and cells and not slots.follows)
    if measure and slots.places and slots.periods:
        return False
    if slots.follows:
        return True
    spoken = slots.marked("verb cleared", "verb found")
    if measure:
        answers = bool(context.missing) and not slots.places
        shaped = set(slots.shapes) - {"each"}
        return not spoken and not shaped and (answers or not cells) and not slots.status
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
    in_year = in_the_same_year(slots, context)
    if in_year is not slots:
        slots, parts = in_year, find_parts(in_year, today)
    measures = _measures(parts, slots, context)
    places = places_after(parts, slots, context)
    periods, yearless = periods_after(parts, slots, context, today)
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
    unsaid = no_days(slots) and slots.step is None
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
    if _bare_both(slots) and context.question.measure in _KINDS and _of_one_place(context):
        return (Measure.MINES,)  # "for both", after anti-tank mines: both kinds of them
    if "measure" in context.missing and area_units(slots):
        return (Measure.CLEARED_AREA,)
    if _says_measure(slots) or "measure" in context.missing:
        return parts.measures
    asks = slots.marked("quantity many", "quantity much")
    if area_units(slots) and (slots.places or slots.periods or asks):
        return (Measure.CLEARED_AREA,)
    return (context.question.measure,)


def _bare_both(slots: Slots) -> bool:
    said = slots.places or slots.periods or slots.measures or slots.shapes
    return bool(slots.both) and not said and not slots.marked("generic district")


def _of_one_place(context: Context) -> bool:
    return len(context.question.places) == 1


def _both_kinds(context: Context) -> tuple[Measure, ...]:
    """Both kinds are those of mines, unless UXO or everything was asked about before."""
    match context.question.measure:
        case Measure.AP_MINES | Measure.AT_MINES:
            return (Measure.MINES,)
        case Measure.CLEARED_AREA:
            return ()
        case _:
            return (Measure.MINES, Measure.EXPLOSIVES)


def _says_measure(slots: Slots) -> bool:
    return bool(slots.measures) or slots.marked("verb cleared")


def _said(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _with_shape(merged: Parts, parts: Parts, slots: Slots, before: Question) -> Parts:
    """The shape said, else the one before where it still makes sense."""
    alone = len(before.places) == 1 and WHOLE not in before.places
    if slots.shapes == ("each",) and not parts.places and alone:
        return replace(merged, shapes=(Shape.TOTAL,), limit=0)  # one place has no parts
    if parts.shapes and not parts.lone_compare:
        limit = parts.limit or (before.limit if parts.shapes == (before.shape,) else 0)
        return replace(merged, limit=limit)
    if parts.lone_compare:  # "compare with Aghdam", "and against 2021": beside what was asked
        return _beside(merged, parts, before)
    if sums(slots):
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
