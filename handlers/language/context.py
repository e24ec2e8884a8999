"""What one question leaves for the next: the question that a follow-up leans on."""

from dataclasses import dataclass
from typing import Literal

from handlers.language.readings import (
    Ambiguous,
    Incomplete,
    Missing,
    NotUnderstood,
    Reading,
    Refused,
    Understood,
)
from store.questions import Question

Lacking = Missing | Literal[""]

PASSED_OVER = frozenset(
    {"outside", "settlement", "share", "average", "remaining", "cost", "casualties", "safety"}
)
"""Refusals of a question that was understood: what was asked before it is no longer meant."""

_SLOTS = frozenset({"measure", "place", "period", "shape", "unit", "status"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The question asked last. `missing`: it was half of one, and in this it says nothing."""

    question: Question
    missing: Lacking = ""


def after(reading: Reading, before: Context | None) -> Context | None:
    """What can be followed up once `reading` was replied to; None for nothing.

    A question or half of one takes the place of the one before, small talk leaves that as it
    is, and what was asked back in another way or refused ends it: "and Aghdam?" would lean on
    a question that the person had left behind.
    """
    match reading:
        case Understood(question=question):
            return Context(question=question)
        case Incomplete(missing=missing, choices=choices):
            return Context(question=choices[0], missing=missing) if choices else None
        case NotUnderstood(spans=spans):
            return None if any(span.dimension in _SLOTS for span in spans) else before
        case Refused(why=why):
            return None if why in PASSED_OVER else before
        case Ambiguous():
            return None
