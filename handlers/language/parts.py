"""The parts of a question that a text says, each with every reading that it leaves open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise, product

from handlers.language.readings import MOST_CHOICES
from handlers.language.recognizers.matches import PeriodMatch
from handlers.language.shapes import TIMES, is_each_measure, shapes_of
from handlers.language.slots import Slots
from store.areas import WHOLE, Places, canonical
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import TO_DATE, Period, shift_years, year
from store.quantities import Unit, fits
from store.questions import Question, Scope, Shape, Status

ASKED_MEASURES = (Measure.CLEARED_AREA, Measure.MINES, Measure.UXO, Measure.EXPLOSIVES)
"""What is offered where no measure was said."""
_BY_GRAIN = {"year": Shape.BY_YEAR, "quarter": Shape.BY_QUARTER, "month": Shape.BY_MONTH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """For each part every reading: none is unsaid, one is clear, several must be asked.

    `yearless`: the periods are one stretch of different years. `lone_compare`: a comparison
    that names only one thing. `placeless`: the place was asked for, and was not said.
    """

    measures: tuple[Measure, ...] = ()
    places: tuple[Places, ...] = ()
    periods: tuple[Period, ...] = ()
    yearless: bool = False
    shapes: tuple[Shape, ...] = ()
    lone_compare: bool = False
    placeless: bool = False
    unit: Unit | None = None
    statuses: tuple[Status, ...] = ()
    operators: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    limit: int = 0

    def questions(self) -> tuple[Question, ...]:
        """Every question that these parts may make, at most `MOST_CHOICES`; unsaid is usual."""
        return tuple(islice(self._questions(), MOST_CHOICES))

    def _questions(self) -> Iterator[Question]:
        planned = Status.PLANNED in self.statuses
        for places, period, shape, measure, operator, purpose in product(
            self.places or ((WHOLE,),),
            self.periods or (TO_DATE,),
            self.shapes or (Shape.TOTAL,),
            self.measures or ASKED_MEASURES,
            self.operators or ("",),
            self.purposes or ("",),
        ):
            fitting = self.unit is not None and fits(self.unit, measure)
            yield Question(
                measure=measure,
                places=places,
                period=period,
                shape=shape,
                unit=self.unit if fitting else None,
                scope=Scope(
                    status=Status.PLANNED if planned else Status.ACTUAL,
                    operator=operator,
                    purpose=purpose,
                ),
                limit=self.limit if shape in {Shape.TOP, Shape.BOTTOM} else 0,
            )


def find_parts(slots: Slots, today: date) -> Parts:
    """The parts that a text says by itself."""
    planned = slots.status in {"planned", "progress"}
    periods, yearless, of_periods = _periods(slots, today, planned=planned)
    shapes, lone = shapes_of(slots, of_periods)
    if slots.status == "progress":
        rows = tuple(shape for shape in (*TIMES, Shape.BY_PLACE) if shape in slots.shapes)
        shapes, lone = (Shape.COMPARE, *rows), False
    return Parts(
        measures=_measures(slots),
        places=_places(slots),
        periods=periods,
        yearless=yearless,
        shapes=shapes,
        lone_compare=lone,
        unit=_unit(slots),
        statuses=() if not slots.status else (Status.PLANNED if planned else Status.ACTUAL,),
        operators=("", *slots.operators) if slots.operators and slots.sourced
        else slots.operators,
        purposes=slots.purposes,
        limit=slots.limit,
    )  # fmt: skip


def area_units(slots: Slots) -> bool:
    """Whether a unit of land was said."""
    return bool(slots.declined_unit) or any(unit != Unit.ITEM for unit in slots.units)


def _measures(slots: Slots) -> tuple[Measure, ...]:
    """The measure; several where land and items, or items that make no sum, stand together."""
    found = list(dict.fromkeys(slots.measures))
    if (
        found
        and area_units(slots)
        and slots.marked("join and")
        and not any(measure.is_area for measure in found)
    ):
        return Measure.CLEARED_AREA, *found  # "how much ha and mines"
    if found:
        union = _union(found)
        if found == [Measure.EXPLOSIVES] and is_each_measure(slots):
            return Measure.MINES, Measure.UXO  # "mines and UXO separately in Aghdam"
        if union is not None and not (len(found) > 1 and _opposed(slots)):
            return (union,)
        return tuple(found)
    cells = bool(slots.units) and bool(slots.places or slots.periods)
    if area_units(slots) and (cells or slots.marked("verb cleared")):
        return (Measure.CLEARED_AREA,)
    if slots.marked("quantity part") or slots.yes_or_no:
        return ()  # "how much of Aghdam", "is Fuzuli cleared?": no figure says it
    if slots.marked("verb cleared") and not slots.marked("quantity many"):
        return (Measure.CLEARED_AREA,)
    return ()


def _opposed(slots: Slots) -> bool:
    """Whether one thing is set against another, and it is neither places nor periods."""
    against = bool({"compare", "each"} & set(slots.shapes))
    against = against or slots.marked("degree more", "join or")
    return against and len(slots.places) < 2 and len(slots.periods) < 2


def _union(measures: Sequence[Measure]) -> Measure | None:
    types = 0
    for measure in measures:
        types |= measure.types
    if Measure.MINES in measures and types == Measure.MINES.types and len(measures) == 2:
        return next(measure for measure in measures if measure is not Measure.MINES)
    return next((measure for measure in Measure if measure.types == types), None)


def _places(slots: Slots) -> tuple[Places, ...]:
    """The set of places: the total of those named, less those after "except"."""
    unclear = next((place for place in slots.places if place.kind == "unclear"), None)
    left_out = {name for place in slots.left_out for name in place.districts}
    named = {
        name
        for place in slots.places
        if place.kind in {"district", "region"}
        for name in place.districts
    }
    core = set(load_catalogue().core)
    if slots.denied and named:
        return (canonical(core - named or {WHOLE}), canonical(named))
    if unclear is not None:
        region = (named | set(unclear.districts)) - left_out
        whole_less = canonical(core - left_out) if left_out else (WHOLE,)
        return (canonical(region), whole_less) if region else (whole_less,)
    if left_out:
        rest = (named or core) - left_out
        return (canonical(rest),) if rest else (canonical(core - left_out or {WHOLE}),)
    whole = any(place.kind == "whole" for place in slots.places)
    if named and whole:
        return (canonical(named), (WHOLE,))
    return ((WHOLE,),) if whole else (canonical(named),) if named else ()


def _unit(slots: Slots) -> Unit | None:
    """The unit asked for: of "hectares, no, acres" the last."""
    if not slots.units:
        return None
    return Unit(slots.units[-1 if slots.marked("follow correct") else 0])


def _periods(
    slots: Slots, today: date, *, planned: bool
) -> tuple[tuple[Period, ...], bool, Shape | None]:
    """Every reading of the period, whether only the year is open, and the shape of several."""
    matches = [match for match in slots.periods if not (match.same_last_year or match.bad)]
    if not matches:
        return (), False, None
    if slots.cumulative and len(matches) == 1 and not matches[0].yearless:
        return cumulated(_of(matches[0])), False, None
    if len(matches) == 1:
        match = matches[0]
        if planned and match.current and match.fine == "year":
            return (year(today.year),), False, None
        return _of(match), match.yearless, None
    if any(match.choices for match in matches):
        first = next(match for match in matches if match.choices)
        alone = all(match.period is None or match is first for match in matches)
        return _of(first), first.yearless and alone, None
    return _of_several(slots, matches)


def _of(match: PeriodMatch) -> tuple[Period, ...]:
    return (match.period,) if match.period is not None else match.choices


def cumulated(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The sum of these days alone, or of all days until they end: "cumulative, 2022" may be both.

    Days that begin with a year are its cumulative sum as well, and then that is meant too.
    """
    ends = (Period(start=None, end=days.end) for days in periods if days.start is not None)
    return tuple(dict.fromkeys((*periods, *ends)))


def _of_several(
    slots: Slots, matches: Sequence[PeriodMatch]
) -> tuple[tuple[Period, ...], bool, Shape | None]:
    """Periods that touch are one; set against each other they are rows; others are asked."""
    periods = [match.period for match in matches if match.period is not None]
    ordered = sorted(periods, key=lambda p: (p.start or date.min, p.end or date.max))
    grains = {match.fine for match in matches}
    against = "compare" in slots.shapes or slots.marked("degree more", "degree than", "join or")
    if not _touching(ordered):
        years = against and grains == {"year"} and len(set(periods)) > 1
        if not years:
            return tuple(dict.fromkeys(periods)), False, None
    both = Period(start=ordered[0].start, end=max(p.end for p in ordered if p.end))
    rows = _BY_GRAIN.get(next(iter(grains))) if len(grains) == 1 else None
    several = len(slots.places) > 1
    if against and not several and rows is None:
        return tuple(dict.fromkeys(periods)), False, None
    if against or ("each" in slots.shapes and not several):
        return (both,), False, rows
    return (both,), False, None


def _touching(ordered: Sequence[Period]) -> bool:
    """Whether each period begins the day after the one before ends."""
    for one, two in pairwise(ordered):
        if one.end is None or two.start is None or one.end + timedelta(days=1) != two.start:
            return False
    return True


def earlier(question: Question) -> Period | None:
    """The days of a question a year earlier; None where it has no days."""
    if question.period.end is None or question.period.start is None:
        return None
    return shift_years(question.period, -1)
