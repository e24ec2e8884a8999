"""What a chat remembers of a person's last question, and its one short text for the store."""

from dataclasses import replace
from typing import get_args

from handlers.language.case import Case
from handlers.language.readings import (
    Ambiguous,
    Context,
    Incomplete,
    Missing,
    NotUnderstood,
    Reading,
    Refused,
    Understood,
)
from store.questions import Question, Scope, StaleQuestion, decode, encode

_PARTS = 5


def write(context: Context) -> str:
    """The text to keep: the encoded question, its operator, purpose and process, what lacks.

    `recall` reads it back. Names stand in full beside the code, which is too short for them.
    """
    scope = context.question.scope
    bare = replace(context.question, scope=Scope(status=scope.status))
    names = (scope.operator, scope.purpose, scope.process)
    return "\t".join((encode(bare), *names, ",".join(context.missing)))


def recall(text: str) -> Context | None:
    """The context that `write` wrote; None for a text of another version, or none of ours."""
    parts = text.split("\t")
    if len(parts) != _PARTS:
        return None
    code, operator, purpose, process, lacks = parts
    missing = tuple(name for name in get_args(Missing) if name in lacks.split(","))
    try:
        question: Question = decode(code)
    except StaleQuestion:
        return None
    scope = replace(question.scope, operator=operator, purpose=purpose, process=process)
    return Context(question=replace(question, scope=scope), missing=missing)


def remember(case: Case, reading: Reading, before: Context | None) -> Context | None:
    """What the next text may build on, after a reading; `before`: what it was built on."""
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
            if case.slots.empty or (case.carried and isinstance(reading, NotUnderstood)):
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
        case _:
            return before if case.slots.empty or case.carried else None


def _missing(case: Case) -> tuple[Missing, ...]:
    missing: list[Missing] = []
    if not case.parts.measures:
        missing.append("measure")
    if len(case.parts.periods) > 1 and case.parts.yearless:
        missing.append("year")
    return tuple(missing)
