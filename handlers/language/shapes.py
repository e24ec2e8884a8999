"""The shape of an answer that a text asks for: a total, rows of time or of places, a ranking."""

from handlers.language.slots import Slots
from store.measures import Measure
from store.questions import Shape

TIMES = (Shape.BY_MONTH, Shape.BY_QUARTER, Shape.BY_YEAR)


def shapes_of(slots: Slots, of_periods: Shape | None) -> tuple[tuple[Shape, ...], bool]:
    """The shape, or several that stand against each other; and whether a comparison lacks."""
    said = set(slots.shapes)
    if "by_week" in said:
        return (Shape.BY_MONTH, Shape.TOTAL), False
    times = [shape for shape in TIMES if shape in said]
    if "trend" in said and not times:
        times = [Shape.BY_MONTH]
    if times:
        return _with_times(slots, times), False
    if of_periods is not None and len(slots.places) > 1 and _sets_apart(slots):
        return (Shape.COMPARE, of_periods), False
    if said & {"top", "most", "bottom"}:
        return (Shape.BOTTOM if "bottom" in said else Shape.TOP,), False
    if of_periods is not None:
        return (of_periods,), False
    if "which" in said:
        named = [place for place in slots.places if place.kind == "district"]
        two = slots.marked("degree more") and len(named) > 1
        return ((Shape.COMPARE,) if two else (Shape.TOP,)), False
    if _sets_apart(slots):
        return _compared(slots)
    by_place = "by_place" in said or ("each" in said and not is_each_measure(slots))
    return ((Shape.BY_PLACE,) if by_place else ()), False


def is_each_measure(slots: Slots) -> bool:
    """Anti-personnel and anti-tank mines, or mines and UXO, separately in one place."""
    several = len(set(slots.measures)) > 1 or slots.measures == (Measure.EXPLOSIVES,)
    one = len(slots.places) == 1 and slots.places[0].kind == "district"
    return "each" in slots.shapes and several and one


def _with_times(slots: Slots, times: list[Shape]) -> tuple[Shape, ...]:
    """Rows of time, unless other rows are asked for as well."""
    if "compare" in slots.shapes and len(slots.places) > 1:
        return Shape.COMPARE, times[0]
    if "by_place" in slots.shapes:
        return *times, Shape.BY_PLACE
    return tuple(times)


def _sets_apart(slots: Slots) -> bool:
    """Whether one thing is set against another."""
    two = len(slots.places) > 1
    return (
        "compare" in slots.shapes
        or slots.marked("degree more", "degree than")
        or (slots.marked("join or") and two)
    )


def _compared(slots: Slots) -> tuple[tuple[Shape, ...], bool]:
    """A comparison of places; of one place alone it lacks the other."""
    several = (
        len(slots.places) > 1
        or any(place.kind in {"region", "whole", "unclear"} for place in slots.places)
        or (not slots.places and "compare" in slots.shapes and slots.marked("generic district"))
    )
    if several:
        return (Shape.COMPARE,), False
    if {"by_place", "each"} & set(slots.shapes):
        return (Shape.BY_PLACE,), False
    return (Shape.COMPARE,), True
