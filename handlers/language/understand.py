"""The first verb: a text becomes a Question, by one decision table, or it is asked back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from handlers.language import vintage
from handlers.language.followups import carry, leans
from handlers.language.parts import ASKED_MEASURES, Parts, find_parts
from handlers.language.readings import (
    MOST_CHOICES,
    Ambiguous,
    Context,
    Incomplete,
    Missing,
    NotUnderstood,
    Reading,
    Refused,
    Trace,
    Understood,
)
from handlers.language.slots import Slots, find_slots
from handlers.language.suggest import suggest_places
from store.measures import Measure
from store.periods import year
from store.quantities import Unit, fits
from store.questions import Shape, Status

LONGEST = 500
"""Characters of a question; a longer text is no question, and only looked at for danger."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What the rows of the table look at."""

    slots: Slots
    parts: Parts
    command: Command
    carried: tuple[str, ...]
    too_long: bool


def read(text: str, today: date, context: Context | None = None) -> Reading:
    """A text as it was typed: a command with its arguments, or plain words.

    `context` is what `trace.context` of the reading before was, of this chat and person.
    """
    text, as_of = vintage.split(text, today)
    word, *arguments = text.split(maxsplit=1) or [""]
    name = word.partition("@")[0].lower()
    if name.startswith("/") and name[1:] in COMMANDS:
        reading = _read(" ".join(arguments), today, None, COMMANDS[name[1:]])
    else:
        reading = _read(text, today, context, PLAIN)
    return vintage.dated(reading, as_of)


def understand(text: str, today: date, context: Context | None = None) -> Reading:
    """The reading of plain words; the rows are tried in order, the first that applies wins."""
    return _read(text, today, context, PLAIN)


def _read(text: str, today: date, context: Context | None, command: Command) -> Reading:
    slots = find_slots(
        text[:LONGEST],
        today,
        ranking=command.shape is Shape.TOP,
        too_long=len(text) > LONGEST,
    )
    if command.status and not slots.status:
        slots = replace(slots, status=command.status)
    parts = find_parts(slots, today)
    carried: tuple[str, ...] = ()
    if context is not None and leans(slots, context):
        parts, carried = carry(parts, slots, context, today)
    case = _Case(
        slots=slots,
        parts=_usual(parts, slots, command, today),
        command=command,
        carried=carried,
        too_long=slots.too_long,
    )
    for name, row in ROWS:
        reading = row(case)
        if reading is not None:
            kept = _context(case, reading, context)
            trace = Trace(
                spans=slots.spans,
                leftover=slots.leftover,
                row=name,
                context=kept,
                language=slots.language,
            )
            return replace(reading, trace=trace)
    raise AssertionError("the last row takes everything")


def _usual(parts: Parts, slots: Slots, command: Command, today: date) -> Parts:
    """What needs no saying: a command's measure and shape, land of a plan, a plan's year."""
    if command.measure is not None:
        measures = parts.measures if slots.measures else (command.measure,)
        parts = replace(parts, measures=measures)
    elif not parts.measures and _means_land(parts, slots):
        parts = replace(parts, measures=(Measure.CLEARED_AREA,))
    if not parts.periods and Status.PLANNED in parts.statuses:
        parts = replace(parts, periods=(year(today.year),))
    if command.shape is not None and not slots.shapes and not parts.shapes:
        lone = command.shape is Shape.COMPARE and not _several(slots)
        parts = replace(parts, shapes=(command.shape,), lone_compare=lone)
    if command.shape is Shape.COMPARE:
        parts = _compared(parts, slots, today)
    return parts


def _compared(parts: Parts, slots: Slots, today: date) -> Parts:
    """/compare with its arguments, as if "compare" stood among them."""
    said = replace(slots, shapes=("compare", *slots.shapes))
    found = find_parts(said, today)
    return replace(
        parts, shapes=found.shapes, lone_compare=found.lone_compare, periods=found.periods
    )


def _several(slots: Slots) -> bool:
    return len(slots.places) > 1 or any(p.kind in {"region", "whole"} for p in slots.places)


def _means_land(parts: Parts, slots: Slots) -> bool:
    """A plan, a ranking called "top" and a comparison are about land where nothing is said."""
    if slots.marked("verb found", "quantity many"):
        return False
    return Status.PLANNED in parts.statuses or bool({"top", "compare"} & set(slots.shapes))


# The rows


def _danger(case: _Case) -> Reading | None:
    return Refused(why="safety") if "safety" in case.slots.refused else None


def _too_long(case: _Case) -> Reading | None:
    return Refused(why="too_long") if case.too_long else None


def _nothing(case: _Case) -> Reading | None:
    nothing = not case.slots.spans and case.command is PLAIN
    return Refused(why="empty") if nothing else None


def _off_topic(case: _Case) -> Reading | None:
    for why in ("injection", "politics", "weather"):
        if why in case.slots.talk:
            return Refused(why=why)
    return None


def _talk(case: _Case) -> Reading | None:
    if not case.slots.empty or case.command is not PLAIN or case.slots.refused:
        return None
    for why in ("help", "thanks", "greeting"):
        if why in case.slots.talk and len(case.slots.leftover) < 3:
            return Refused(why=why)
    return None


def _not_kept(case: _Case) -> Reading | None:
    for why in ("casualties", "cost", "average", "share", "remaining"):
        if why in case.slots.refused:
            return Refused(why=why)
    return None


def _elsewhere(case: _Case) -> Reading | None:
    for place in (*case.slots.places, *case.slots.left_out):
        if place.kind == "outside":
            return Refused(why="outside", params={"place": place.id})
        if place.kind == "settlement":
            params = {"place": place.id, "district": place.districts[0]}
            return Refused(why="settlement", params=params)
    return None


def _no_date(case: _Case) -> Reading | None:
    for match in case.slots.periods:
        if match.bad and not match.unclear:
            return Refused(why="period", params={"text": match.bad})
    return None


def _unknown_words(case: _Case) -> Reading | None:
    """A word that means nothing here is asked about, never passed over."""
    slots = case.slots
    unclear = [match.bad for match in slots.periods if match.unclear]
    leftover = (*slots.leftover, *unclear, *([slots.unclear] if slots.unclear else []))
    more = slots.marked("degree more", "degree than") and not case.parts.shapes
    if more:
        leftover = (*leftover, *(_text_of(slots, "degree")))
    if not leftover:
        return NotUnderstood() if slots.empty and case.command is PLAIN else None
    names = dict.fromkeys(name for word in slots.leftover[:4] for name in suggest_places(word))
    suggestions = tuple(names)[:MOST_CHOICES]
    choices = [
        replace(case.parts, places=((name,),)).questions()[0]
        for name in suggestions
        if case.parts.measures and not case.parts.places and len(case.parts.periods) < 2
    ]
    return NotUnderstood(leftover=leftover, suggestions=suggestions, choices=tuple(choices))


def _text_of(slots: Slots, dimension: str) -> list[str]:
    return [span.value for span in slots.spans if span.dimension == dimension]


def _pairs(case: _Case) -> Reading | None:
    """Fuzuli 2021 and Aghdam 2022 are two questions."""
    choices = [
        replace(case.parts, places=(place.districts,), periods=(match.period,), shapes=())
        for place, match in case.slots.pairs
        if place.kind == "district" and match.period is not None
    ]
    asked = tuple(question for parts in choices for question in parts.questions()[:1])
    return Ambiguous(choices=asked, about="place and period") if len(asked) > 1 else None


def _several_readings(case: _Case) -> Reading | None:
    """Parts of which more than one reading is left, the year alone excepted."""
    parts = replace(case.parts, shapes=()) if case.parts.lone_compare else case.parts
    about = {
        "place": parts.places,
        "measure": parts.measures,
        "shape": parts.shapes,
        "period": () if parts.yearless else parts.periods,
        "operator": parts.operators,
        "purpose": parts.purposes,
    }
    for name, readings in about.items():
        if len(readings) > 1:
            return Ambiguous(choices=parts.questions(), about=name)
    return None


def _missing_measure(case: _Case) -> Reading | None:
    if case.parts.measures:
        return None
    return Incomplete(missing="measure", choices=case.parts.questions()[: len(ASKED_MEASURES)])


def _missing_period(case: _Case) -> Reading | None:
    """The same period last year, of a question that there was not."""
    asked = any(match.same_last_year for match in case.slots.periods)
    return Incomplete(missing="period") if asked and not case.parts.periods else None


def _same_period_twice(case: _Case) -> Reading | None:
    """This year and the same period last year are two questions."""
    matches = case.slots.periods
    if len(matches) < 2 or not any(match.same_last_year for match in matches):
        return None
    return Incomplete(missing="period")


def _missing_year(case: _Case) -> Reading | None:
    if len(case.parts.periods) < 2:
        return None
    return Incomplete(missing="year", choices=case.parts.questions())


def _missing_place(case: _Case) -> Reading | None:
    lacks = case.parts.lone_compare or case.parts.placeless
    return Incomplete(missing="place") if lacks else None


def _unit(case: _Case) -> Reading | None:
    measure = case.parts.measures[0]
    unit = Unit(case.slots.units[0]) if case.slots.units else None
    mismatch = unit is not None and not fits(unit, measure)
    if unit is Unit.ITEM and measure.is_area:
        mismatch = False  # "units" and "pieces" are also filling words
    if mismatch or (case.slots.declined_unit and not measure.is_area):
        return Refused(why="unit", params={"measure": measure})
    return None


def _question(case: _Case) -> Reading | None:
    question = case.parts.questions()[0]
    return Understood(
        question=replace(question, unit=None) if question.unit is Unit.ITEM else question,
        declined_unit=case.slots.declined_unit,
        coarser=any(match.fine in {"day", "week"} for match in case.slots.periods),
        carried=case.carried,
    )


ROWS: tuple[tuple[str, Callable[[_Case], Reading | None]], ...] = (
    ("danger", _danger),
    ("too long", _too_long),
    ("nothing", _nothing),
    ("off topic", _off_topic),
    ("not kept", _not_kept),
    ("elsewhere", _elsewhere),
    ("talk", _talk),
    ("no such date", _no_date),
    ("unknown words", _unknown_words),
    ("same period twice", _same_period_twice),
    ("pairs", _pairs),
    ("several readings", _several_readings),
    ("missing place", _missing_place),
    ("missing measure", _missing_measure),
    ("missing period", _missing_period),
    ("missing year", _missing_year),
    ("unit", _unit),
    ("question", _question),
)
"""The decision table: its rows are tried from the top."""


def _context(case: _Case, reading: Reading, before: Context | None) -> Context | None:
    """What the next text may build on."""
    match reading:
        case Understood(question=question):
            return Context(question=question)
        case Incomplete() | Ambiguous():
            missing = _missing(case)
            about = reading.about if isinstance(reading, Ambiguous) else reading.missing
            more: tuple[Missing, ...] = ()
            if about in {"place", "measure"}:
                more = ("place",) if about == "place" else ("measure",)
            return Context(
                question=case.parts.questions()[0],
                missing=tuple(dict.fromkeys((*more, *missing))),
            )
        case Refused(why="outside" | "settlement") | NotUnderstood():
            if case.slots.empty:
                return before
            parts = replace(case.parts, places=())
            missing = tuple(dict.fromkeys(("place", *_missing(case))))
            known = isinstance(reading, Refused) or bool(reading.suggestions)
            lost = case.slots.places and isinstance(reading, NotUnderstood)
            return (
                Context(question=parts.questions()[0], missing=missing)
                if known and not lost
                else None
            )
        case Refused(why="greeting" | "thanks" | "help"):
            return before
        case Refused(why="casualties" | "cost" | "average" | "share" | "remaining"):
            return None  # what was asked before is no longer meant
        case _:
            return before if case.slots.empty or case.carried else None


def _missing(case: _Case) -> tuple[Missing, ...]:
    missing: list[Missing] = []
    if not case.parts.measures:
        missing.append("measure")
    if len(case.parts.periods) > 1 and case.parts.yearless:
        missing.append("year")
    return tuple(missing)
