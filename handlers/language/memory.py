"""What a chat remembers of a person's last question, for the next text to build on."""

from dataclasses import replace

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
        case Refused(why="greeting" | "thanks" | "help" | "sources" | "subscription"):
            return before
        case Refused(why="casualties" | "cost" | "average" | "share" | "remaining" | "process"):
            return None  # what was asked before is no longer meant
        case _:
            return before if case.slots.empty or case.carried else None


def _missing(case: Case) -> tuple[Missing, ...]:
    missing: list[Missing] = []
    if not case.parts.measures:
        missing.append("measure")
    if len(case.parts.periods) > 1 and case.parts.yearless:
        missing.append("year")
    return tuple(missing)
