"""The first verb: a text becomes a Question, by one decision table, or it is asked back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.language import vintage
from handlers.language.context import Context
from handlers.language.readings import (
    Ambiguous,
    Incomplete,
    NotUnderstood,
    Reading,
    Refused,
    Understood,
)
from handlers.language.recognizers.periods import PeriodMatch
from handlers.language.slots import Slots, find_slots
from handlers.language.suggest import suggest_places
from store.areas import WHOLE, Places, canonical
from store.catalogue import Place, load_catalogue
from store.measures import Measure
from store.periods import TO_DATE, Period, year
from store.quantities import Unit, fits
from store.questions import Question, Scope, Shape, Status

LONGEST = 4096
"""Characters of a Telegram message; a longer text is not read at all."""
MOST_CHOICES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a command says before its arguments: measure, shape, and "planned" or "progress"."""

    measure: Measure | None = Measure.CLEARED_AREA
    shape: Shape | None = None
    status: str = ""


COMMANDS = {
    "cleared": Command(),
    "mines": Command(measure=Measure.MINES),
    "uxo": Command(measure=Measure.UXO),
    "found": Command(measure=Measure.EXPLOSIVES),
    "plan": Command(status="planned"),
    "progress": Command(status="progress"),
    "compare": Command(shape=Shape.COMPARE),
    "top": Command(shape=Shape.TOP),
    "trend": Command(shape=Shape.BY_MONTH),
}
"""The commands that ask; `handlers.commands` has them all."""

PLAIN = Command(measure=None)


def read(text: str, today: date, context: Context | None = None) -> Reading:
    """A text as it was typed: a command with its arguments, or plain words.

    `context` is the question before it, for a text that is none by itself.
    """
    del context
    text, as_of = vintage.split(text, today)
    word, *arguments = text.split(maxsplit=1) or [""]
    name = word.partition("@")[0].lower()
    if name.startswith("/") and name[1:] in COMMANDS:
        reading = understand(" ".join(arguments), today, COMMANDS[name[1:]])
    else:
        reading = understand(text, today)
    return vintage.dated(reading, as_of)


def understand(text: str, today: date, command: Command = PLAIN) -> Reading:
    """The reading of a text; the rows are tried in order, the first that applies wins."""
    if len(text) > LONGEST:
        return Refused(why="too_long")
    slots = find_slots(text, today, ranking=command.shape is Shape.TOP)
    if not slots.spans and command is PLAIN:
        return Refused(why="empty")
    for row in (_refused, _bad_period, _unknown_words, _unclear_place, _unclear_measure):
        reading = row(slots, today, command)
        if reading is not None:
            return reading
    question = _question(slots, today, command)
    reading = _missing_year(slots, question) or _missing_measure(slots, question, command)
    if reading is not None:
        return reading
    return _in_unit(slots, question)


def _refused(slots: Slots, today: date, command: Command) -> Reading | None:
    del today, command
    for place in (*slots.places, *slots.left_out):
        if place.kind == "outside":
            return Refused(why="outside", params={"place": place.id}, spans=slots.spans)
        if place.kind == "settlement":
            return Refused(
                why="settlement",
                params={"place": place.id, "district": place.districts[0]},
                spans=slots.spans,
            )
    match slots.refused:
        case "share" | "average" | "remaining" | "cost" | "casualties" as why:
            return Refused(why=why, spans=slots.spans)
        case _:
            return None


def _bad_period(slots: Slots, today: date, command: Command) -> Reading | None:
    del today, command
    bad = next((match.bad for match in slots.periods if match.bad), "")
    return Refused(why="period", params={"text": bad}, spans=slots.spans) if bad else None


def _unknown_words(slots: Slots, today: date, command: Command) -> Reading | None:
    """A word that means nothing here is asked about, never passed over."""
    if not slots.leftover:
        nothing = not (slots.measures or slots.places or slots.periods or slots.shapes)
        if nothing and command is PLAIN and slots.status == "actual":
            return NotUnderstood(spans=slots.spans)
        return None
    suggestions = tuple(
        dict.fromkeys(name for word in slots.leftover[:4] for name in suggest_places(word))
    )
    rest = replace(slots, leftover=())
    choices: list[Question] = []
    for name in suggestions[:MOST_CHOICES]:
        place = load_catalogue().place(name)
        with_it = replace(rest, places=(*_named(rest), place))
        if with_it.measures or command.measure or _shape(with_it, command) is not Shape.TOTAL:
            if not any(match.choices for match in with_it.periods):
                choices.append(_question(with_it, today, command))
    return NotUnderstood(
        leftover=slots.leftover,
        suggestions=suggestions[:MOST_CHOICES],
        choices=tuple(choices),
        spans=slots.spans,
    )


def _unclear_place(slots: Slots, today: date, command: Command) -> Reading | None:
    unclear = next((place for place in slots.places if place.kind == "unclear"), None)
    if unclear is None:
        return None
    others = tuple(place for place in slots.places if place is not unclear)
    catalogue = load_catalogue()
    meant = (catalogue.place(unclear.id.removesuffix("?")), catalogue.place(WHOLE))
    choices = [
        _question(replace(slots, places=(*others, place)), today, command)
        for place in meant
        if not any(match.choices for match in slots.periods)
    ]
    return Ambiguous(choices=tuple(choices), about=unclear.names["en"], spans=slots.spans)


def _unclear_measure(slots: Slots, today: date, command: Command) -> Reading | None:
    """Land and items in one question are two questions."""
    found = _measures(slots)
    if not found or _union(found) is not None:
        return None
    choices = [_question(replace(slots, measures=(m,)), today, command) for m in found]
    return Ambiguous(choices=tuple(choices[:MOST_CHOICES]), about="measure", spans=slots.spans)


def _missing_year(slots: Slots, question: Question) -> Reading | None:
    open_period = next((match for match in slots.periods if match.choices), None)
    if open_period is None:
        return None
    choices = tuple(replace(question, period=period) for period in open_period.choices)
    return Incomplete(missing="year", choices=choices, spans=slots.spans)


def _missing_measure(slots: Slots, question: Question, command: Command) -> Reading | None:
    """A place and a period without a measure are asked back; a shape or a plan means land."""
    said = slots.measures or command.measure is not None
    if said or slots.shapes or slots.status != "actual" or _area_units(slots):
        return None
    choices = tuple(
        replace(question, measure=measure)
        for measure in (Measure.CLEARED_AREA, Measure.MINES, Measure.UXO, Measure.EXPLOSIVES)
    )
    return Incomplete(missing="measure", choices=choices, spans=slots.spans)


def _in_unit(slots: Slots, question: Question) -> Reading:
    units = [Unit(name) for name in slots.units if name != "declined"]
    fitting = [unit for unit in units if fits(unit, question.measure)]
    if units and not fitting:
        return Refused(why="unit", params={"measure": question.measure}, spans=slots.spans)
    coarser = any(match.fine in {"day", "week"} for match in slots.periods)
    return Understood(
        question=replace(question, unit=fitting[0] if fitting else None),
        spans=slots.spans,
        declined_unit=slots.declined_unit,
        coarser=coarser,
    )


def _question(slots: Slots, today: date, command: Command) -> Question:
    """The question of slots that leave nothing open but the year or the measure."""
    status = slots.status if slots.status != "actual" else command.status or "actual"
    planned = status in {"planned", "progress"}
    measure = _union(_measures(slots)) or command.measure or Measure.CLEARED_AREA
    period, shape = _period(slots.periods, today, planned=planned)
    return Question(
        measure=measure,
        places=_area(slots),
        period=period,
        shape=Shape.COMPARE if status == "progress" else _shape(slots, command, shape),
        scope=Scope(status=Status.PLANNED if planned else Status.ACTUAL),
        limit=slots.limit,
    )


def _measures(slots: Slots) -> list[Measure]:
    """The measures said, without those that only repeat: "anti-tank mines" names no mines."""
    found = list(dict.fromkeys(slots.measures))
    items = [measure for measure in found if not measure.is_area]
    if items and len(items) < len(found) and not _area_units(slots):
        # "cleared" beside mines says what was done with them, not that land is asked for.
        found = items
    return found


def _union(measures: Sequence[Measure]) -> Measure | None:
    types = 0
    for measure in measures:
        types |= measure.types
    if Measure.MINES in measures and types == Measure.MINES.types and len(measures) == 2:
        return next(measure for measure in measures if measure is not Measure.MINES)
    return next((measure for measure in Measure if measure.types == types), None)


def _area_units(slots: Slots) -> bool:
    return any(unit not in {"declined", Unit.ITEM} for unit in slots.units)


def _named(slots: Slots) -> tuple[Place, ...]:
    return tuple(place for place in slots.places if place.kind != "whole")


def _area(slots: Slots) -> Places:
    """The set of places: the total of those named, less those after "except"."""
    named = {name for place in _named(slots) for name in place.districts}
    left_out = {name for place in slots.left_out for name in place.districts}
    if left_out:
        named = (named or set(load_catalogue().core)) - left_out
    return canonical(named or {WHOLE})


def _period(
    matches: Sequence[PeriodMatch], today: date, *, planned: bool
) -> tuple[Period, Shape | None]:
    """The period, and for several the shape that sets them beside each other."""
    periods = [match.period for match in matches if match.period is not None]
    if not periods:
        return (year(today.year) if planned else TO_DATE), None
    if planned and len(matches) == 1 and matches[0].current and matches[0].fine == "year":
        return year(today.year), None
    if len(periods) == 1:
        return periods[0], None
    starts = [period.start for period in periods if period.start is not None]
    ends = [period.end for period in periods if period.end is not None]
    if not starts or not ends:
        return periods[0], None
    both = Period(start=min(starts), end=max(ends))
    grains = {match.fine for match in matches}
    by_grain = {"year": Shape.BY_YEAR, "quarter": Shape.BY_QUARTER, "month": Shape.BY_MONTH}
    return both, by_grain.get(grains.pop()) if len(grains) == 1 else None


def _shape(slots: Slots, command: Command, of_periods: Shape | None = None) -> Shape:
    several = len(_named(slots)) > 1 or any(p.kind == "region" for p in slots.places)
    said = list(slots.shapes)
    for ranking in (Shape.BOTTOM, Shape.TOP):
        times = {Shape.BY_MONTH, Shape.BY_QUARTER, Shape.BY_YEAR} & set(said)
        if ranking in said:
            return next(iter(times)) if times else ranking
    rest = [shape for shape in said if shape is not Shape.COMPARE]
    if rest:
        return rest[0]
    if of_periods is not None and (not several or command.shape is not Shape.COMPARE):
        return of_periods
    if Shape.COMPARE in said or command.shape is Shape.COMPARE:
        return Shape.COMPARE if several else Shape.BY_PLACE
    return command.shape or Shape.TOTAL
