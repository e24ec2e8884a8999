"""The first verb: a text becomes a Question, by one decision table, or it is asked back."""

import re
from dataclasses import replace
from datetime import date

from handlers.language import vintage
from handlers.language.case import COMMANDS, PLAIN, Case, Command
from handlers.language.followups import carry, leans
from handlers.language.memory import remember
from handlers.language.parts import Parts, find_parts
from handlers.language.readings import Context, NotUnderstood, Reading, Refused, Trace
from handlers.language.slots import Slots, find_slots
from handlers.language.table import ROWS
from handlers.language.tokens import visible
from store.measures import Measure
from store.periods import year
from store.questions import Shape, Status

LONGEST = 500
"""Characters of a question; a longer text is no question, and only looked at for danger."""

_COMMAND = re.compile(r"/[a-z]\w*(?:@\w+)?", re.IGNORECASE | re.ASCII)
"""What begins like a command; one that there is not is asked about, never guessed."""


def read(text: str, today: date, context: Context | None = None) -> Reading:
    """A text as it was typed: a command with its arguments, or plain words.

    `context` is what `trace.context` of the reading before was, of this chat and person.
    """
    text, as_of = vintage.split(text, today)
    word, *arguments = text.split(maxsplit=1) or [""]
    if stands_alone(text):
        reading = _read(" ".join(arguments), today, None, COMMANDS[_name(word)])
    else:
        reading = _read(text, today, context, PLAIN)
        if _COMMAND.fullmatch(word) and not isinstance(reading, Refused):
            trace = replace(reading.trace, row="unknown command", context=context)
            return NotUnderstood(leftover=(word,), trace=trace)
    return vintage.dated(reading, as_of)


def stands_alone(text: str) -> bool:
    """Whether a text is read alike whatever was asked before: a command says everything."""
    word = (text.split(maxsplit=1) or [""])[0]
    return word.startswith("/") and _name(word) in COMMANDS


def _name(word: str) -> str:
    return visible(word).partition("@")[0][1:].lower()


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
    case = Case(
        slots=slots,
        parts=_usual(parts, slots, command, today),
        command=command,
        carried=carried,
        too_long=slots.too_long,
    )
    for name, row in ROWS:
        reading = row(case)
        if reading is not None:
            kept = remember(case, reading, context)
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
        parts,
        shapes=found.shapes,
        lone_compare=found.lone_compare,
        periods=found.periods,
        measures=found.measures if slots.measures else parts.measures,
    )


def _several(slots: Slots) -> bool:
    return len(slots.places) > 1 or any(p.kind in {"region", "whole"} for p in slots.places)


def _means_land(parts: Parts, slots: Slots) -> bool:
    """A plan, a ranking called "top" and a comparison are about land where nothing is said."""
    if slots.marked("verb found", "quantity many"):
        return False
    return Status.PLANNED in parts.statuses or bool({"top", "compare"} & set(slots.shapes))
