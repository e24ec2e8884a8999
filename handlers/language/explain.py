"""How a text is understood, as data: the tool for everyone who mends the language."""

from datetime import date
from typing import Any

from handlers.language.readings import (
    TALK,
    Ambiguous,
    Context,
    Incomplete,
    NotUnderstood,
    Reading,
    Refused,
    Understood,
)
from handlers.language.slots import MOST_TOKENS
from handlers.language.tokens import tokenize
from handlers.language.understand import read
from store.quantities import usual_unit
from store.questions import Question
from store.rows import english

_STATUS = {
    Understood: "understood",
    Ambiguous: "ambiguous",
    Incomplete: "incomplete",
    NotUnderstood: "not_understood",
    Refused: "refused",
}


def explain(text: str, today: date, context: Context | None = None) -> dict[str, Any]:
    """The JSON of `hektar explain` (DESIGN: Contracts), with the spans and what was left over."""
    return explain_reading(read(text, today, context), text)


def explain_reading(reading: Reading, text: str) -> dict[str, Any]:
    """As `explain`, for a reading in hand."""
    question = reading.question if isinstance(reading, Understood) else None
    choices = getattr(reading, "choices", ())
    argument = _argument(text)
    return {
        "status": _status(reading),
        "question": question and question_json(question),
        "choices": [question_json(choice) for choice in choices],
        "reading": _sentence(reading),
        "row": reading.trace.row,
        "carried": list(getattr(reading, "carried", ())),
        "tokens": [token.text for token in tokenize(argument, MOST_TOKENS)],
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "text": argument[span.start : span.end],
                "dimension": span.dimension,
                "value": span.value,
            }
            for span in reading.trace.spans
        ],
        "leftover": list(reading.trace.leftover),
    }


def _status(reading: Reading) -> str:
    """The word of the contract; what is no question at all is not understood as one.

    Talk and calls for help are none; a question of which only the year is open may mean several.
    """
    if isinstance(reading, Refused) and reading.why in TALK | {"safety"}:
        return _STATUS[NotUnderstood]
    if isinstance(reading, Incomplete) and reading.missing == "year":
        return _STATUS[Ambiguous]
    return _STATUS[type(reading)]


def question_json(question: Question) -> dict[str, Any]:
    """A question as scripts read it; the unit is the usual one where none was said."""
    return {
        "measure": question.measure.value,
        "places": english(question.places),
        "start": question.period.start and question.period.start.isoformat(),
        "end": question.period.end and question.period.end.isoformat(),
        "shape": question.shape.value,
        "unit": (question.unit or usual_unit(question.measure)).value,
        "status": question.scope.status.value,
        "operator": question.scope.operator or None,
        "purpose": question.scope.purpose or None,
        "limit": question.limit or None,
        "as_of": question.as_of and question.as_of.isoformat(),
    }


def describe(question: Question) -> str:
    """One plain English line: measure, places, period, shape, unit."""
    data = question_json(question)
    period = f"{data['start'] or 'the beginning'} to {data['end'] or 'date'}"
    parts = [data["status"], data["measure"], ", ".join(data["places"]), period, data["shape"]]
    if question.limit:
        parts.append(f"first {question.limit}")
    return " · ".join([*parts, f"in {data['unit']}"])


def _sentence(reading: Reading) -> str:
    match reading:
        case Understood(question=question, declined_unit=declined, carried=carried):
            more = f"; the unit {declined!r} is not kept" if declined else ""
            kept = f"; carried over: {', '.join(carried)}" if carried else ""
            return describe(question) + more + kept
        case Ambiguous(about=about, choices=choices):
            readings = " or ".join(describe(choice) for choice in choices)
            return f"the {about} may mean several things: {readings}"
        case Incomplete(missing=missing):
            return f"the {missing} is missing, and is asked for"
        case NotUnderstood(leftover=leftover):
            words = ", ".join(repr(word) for word in leftover[:8])
            return f"not understood: {words}" if words else "this is no question about figures"
        case Refused(why=why, params=params):
            return " ".join([f"refused: {why}", *params.values()])


def _argument(text: str) -> str:
    """The part of a text that its spans count in: a command's arguments, else all of it."""
    if not text.startswith("/"):
        return text
    parts = text.split(maxsplit=1)
    return parts[1] if len(parts) > 1 else ""
