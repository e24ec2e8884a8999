"""The value that an answer is: number or rows, the figures that prove it, and what is nearby."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

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
class Term:
    """A figure in a computation, and how often it is counted; negative: taken away."""

    figure: Figure
    times: Fraction | int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The part of the asked days that an "at least" covers: `known` of `total` months or days."""

    periods: tuple[Period, ...]
    known: int
    total: int
    in_months: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the store proves about `question`.

    `value`, `low`, `high`: whole m² or items. Bounds have a value where a figure says "over" or
    "up to" of the very cell, less than is proved: it is the first of `others`. `digits`:
    significant digits of the source, for rounding to acres. `period`: the days that the value
    covers (for "to date", those of the newest figure). `evidence` proves the value, or both
    ends of bounds: `low_terms` and `high_terms` say by which sum each, also of a derived value
    that no sum gives, where the two meet. `terms` are the sum of a
    derived value where a figure is taken away or weighed; empty where `evidence` is simply
    added. `others` are figures for the very same cell that were not chosen; `also` are figures
    for it by one operator or for one purpose, mentioned and never added; `nearby` is what is
    known about cells close to one without a number. `conflict`: figures that cannot all
    be true: beside a figure as published those that it clashes with, itself included; beside
    what is worked out, or nothing, those about its cell that were set aside. `errata`: shown
    figures that are held to be wrong. `coverage`: of bounds, which of the asked days the figures
    behind `low` cover. `partial`: not everything on record was weighed. `nothing_left`: a zero
    that no source states, what a whole leaves after its parts. `order_open`: a row that a short
    ranking leaves out may belong into it. `code`: where this answer can be looked up. `rows` are
    the cells of a series, in reading order.
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
    also: tuple[Figure, ...] = ()
    nearby: tuple[Figure, ...] = ()
    reason: Reason | None = None
    terms: tuple[Term, ...] = ()
    low_terms: tuple[Term, ...] = ()
    high_terms: tuple[Term, ...] = ()
    conflict: tuple[Figure, ...] = ()
    errata: tuple[Figure, ...] = ()
    coverage: Coverage | None = None
    partial: bool = False
    nothing_left: bool = False
    order_open: bool = False
    code: str = ""
    rows: tuple["Answer", ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether it is a figure as published, not worked out from some."""
        return self.kind in {Kind.DIRECT, Kind.NEAREST}

    @property
    def disputed(self) -> bool:
        """Whether its very number is contradicted; what is worked out is so beside a conflict."""
        return self.is_told and bool(self.conflict)
