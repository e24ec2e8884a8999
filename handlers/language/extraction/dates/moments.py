"""A time that a sentence names: which days, and how they were said."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Sort = Literal["range", "since", "until", "to_date", "same", "earlier", "weak", "saying"]
"""range: both days; since: open end; until: as of or by; to_date: up to the publication; same:
the period said before; earlier: that period, a year or a week earlier; weak: "weekly";
saying: the day on which somebody spoke, or of a byline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """Tokens `first` to `end` name a time; `running`: "this year", "this month".

    `inferred`: its year was not written. `size`: the period said before of this size ("month").
    `back`: "the previous week", "a month earlier", by so much before what was said before.
    `day`: a single day. `rough`: "past week", which days
    that are printed elsewhere say better.
    """

    sort: Sort
    first: int
    end: int
    start: date | None = None
    stop: date | None = None
    inferred: bool = False
    day: bool = False
    rough: bool = False
    size: str = ""
    running: bool = False
    back: str = ""

    def until(self) -> "Time":
        """Everything up to its last day."""
        return replace(self, sort="until", start=None) if self.stop is not None else self
