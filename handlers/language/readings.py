"""What a text was read as: a question, a choice, half a question, or a reason why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.questions import Question

Missing = Literal["measure", "period", "place", "year"]

MOST_CHOICES = 6
"""Buttons that a short question back may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` of the text were read as `value` of `dimension`."""

    start: int
    end: int
    dimension: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One question and no doubt.

    `declined_unit`: the words of a unit that we do not keep, empty when none was asked for.
    `coarser`: it asks for days or weeks, and figures are coarser than that.
    """

    question: Question
    declined_unit: str = ""
    coarser: bool = False
    leftover: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """Two to `MOST_CHOICES` questions that the text may mean, and what they differ in."""

    choices: tuple[Question, ...]
    about: str
    leftover: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomplete:
    """Half a question: what it lacks, and the questions it would be with each likely answer."""

    missing: Missing
    choices: tuple[Question, ...] = ()
    leftover: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """No question: words that mean nothing to us.

    `suggestions`: district ids whose names are near one of the words. `choices`: the question
    with each suggestion in place of that word.
    """

    leftover: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    choices: tuple[Question, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Understood, and not answered: `why` ends a message id, `params` is what it names."""

    why: str
    params: Mapping[str, str] = field(default_factory=dict)
    leftover: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


Reading = Understood | Ambiguous | Incomplete | NotUnderstood | Refused
