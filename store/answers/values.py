"""The value that an answer is: number or rows, the figures that prove it, and what is nearby."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from store.periods import Period
from store.questions import Question
from store.records import Figure, Qualifier


class Kind(StrEnum):
    """How an answer is known (DESIGN: What an answer is)."""

    DIRECT = "direct"
    DERIVED = "derived"
    BOUNDS = "bounds"
    NEAREST = "nearest"
    NONE = "none"


class Reason(StrEnum):
    """Why there is no number."""

    NOT_PUBLISHED = "not_published"
    NOT_YET = "not_yet"
    JOINTLY = "jointly"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the store proves about `question`.

    `value`, `low`, `high`: whole m² or items. `digits`: significant digits of the source, for
    rounding to acres. `period`: the days that the value covers (for "to date", those of the
    newest figure). `evidence` proves the value; `others` are figures for the very same cell
    that were not chosen; `nearby` is what is known about cells close to one without a number.
    `rows` are the cells of a series, in reading order.
    """

    question: Question
    kind: Kind
    period: Period
    as_of: date
    value: int | None = None
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    digits: int = 0
    evidence: tuple[Figure, ...] = ()
    others: tuple[Figure, ...] = ()
    nearby: tuple[Figure, ...] = ()
    reason: Reason | None = None
    rows: tuple["Answer", ...] = ()
