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
class Context:
    """What a chat keeps of a person's last question, so that the next text may build on it.

    `question` as it was understood; what `missing` names is only a placeholder there: half a
    question, which the next text completes. Whoever keeps it decides how long it is good for.
    """

    question: Question
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How a reading came about: what was seen, the row of the table that won, what was left.

    `spans` count in the text (of a command: in its arguments). `context` is what to keep for
    the next text; None: keep nothing. `language` is the one that most words stand in, "" when
    none does.
    """

    spans: tuple[Span, ...] = ()
    leftover: tuple[str, ...] = ()
    row: str = ""
    context: Context | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One question and no doubt.

    `declined_unit`: the words of a unit that we do not keep, empty when none was asked for.
    `coarser`: it asks for days or weeks, and figures are coarser than that. `carried`: the
    parts ("measure", "places", "period", "shape", "unit", "scope") that stem from the question
    before.
    """

    question: Question
    declined_unit: str = ""
    coarser: bool = False
    carried: tuple[str, ...] = ()
    trace: Trace = field(default_factory=Trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """Two to `MOST_CHOICES` questions that the text may mean, and what they differ in."""

    choices: tuple[Question, ...]
    about: str
    trace: Trace = field(default_factory=Trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomplete:
    """Half a question: what it lacks, and the questions it would be with each likely answer."""

    missing: Missing
    choices: tuple[Question, ...] = ()
    trace: Trace = field(default_factory=Trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """No question: words that mean nothing to us, in `leftover`.

    `suggestions`: district ids whose names are near one of the words. `choices`: the question
    with each suggestion in place of that word.
    """

    leftover: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    choices: tuple[Question, ...] = ()
    trace: Trace = field(default_factory=Trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Understood, and not answered: `why` ends a message id, `params` is what it names.

    `choices`: questions that may be asked instead.
    """

    why: str
    params: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Question, ...] = ()
    trace: Trace = field(default_factory=Trace)


TALK = frozenset({"greeting", "thanks", "help", "sources", "subscription", "weather", "politics",
                  "injection"})  # fmt: skip
"""Why a text was refused that is no question about figures, and is replied to kindly."""

Reading = Understood | Ambiguous | Incomplete | NotUnderstood | Refused


def compares(reading: Reading) -> bool:
    """Whether a text asks with a word of comparison: "compare", "against"."""
    return any((one.dimension, one.value) == ("shape", "compare") for one in reading.trace.spans)
