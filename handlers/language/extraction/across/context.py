"""The model of context: where a number finds what its own words do not say of it.

A report is nested, and a number asks outwards, from its clause to the whole report. What the
innermost scope says holds; what lies further out never adds to it.

=============  ==================================================================================
scope          what it gives, and where that is read
=============  ==================================================================================
clause         everything: what stands beside the number (`binding`, `qualifiers`, `plans`)
brackets       as a clause, and closed both ways: what brackets with a number say is said of that
               number alone, and it takes from outside only what no word in them says
               (`binding.Clauses.reach`)
list           places, periods, operators, kinds, in order or as a split (`sharing`, `lists`)
sentence       what no other number of it has (`binding`, `operators`, `elisions`)
pointer        "there", "the same period", "a week earlier", "the corresponding figures": what was
               said before, also moved in time (`scenes`, `periods`, `mirrors`)
question       verb, noun, place, status of its answer (`wholes`, `evidence`, `scenes`)
paragraph      what was said last in it: unit or kind (`elisions.carry_over`), places, period, the
               army (`Memory`)
heading        the label or lead-in above: measure, unit, places, period (`tables`, `scenes`)
report         the main period; where the work was done (`periods`, `sites`)
nothing        no place: the whole territory; no period: everything to date; no operator, no
               purpose; done and not planned
=============  ==================================================================================

* A qualifier and a purpose hold within their sentence; a status too, but for an answer and the
  parts of a whole.
* A place goes with its period: places of a week are none of the year so far, nor of a total.
* An aside gives nothing beyond its paragraph: everything to date beside the week that a report
  is about. A comparison and what stands in brackets give nothing beyond their sentence.
* What was taken from outside its sentence while something else was said in the same scope or in
  the report is doubted: a person looks at that line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Scope(IntEnum):
    """How far from a number something was said of it."""

    PARAGRAPH = 1
    REPORT = 2


@dataclass(frozen=True, slots=True)
class Recalled(Generic[Value]):
    """What was said last, how far away, and whether other things were said beside it."""

    value: Value
    scope: Scope
    alone: bool


@dataclass(slots=True)
class Memory(Generic[Value]):
    """What the sentences so far said of one thing, for those behind them that do not say it."""

    _paragraph: int = -1
    _here: list[Value] = field(default_factory=list)
    _before: list[Value] = field(default_factory=list)
    _holds: list[Value] = field(default_factory=list)

    def say(self, paragraph: int, values: Sequence[Value], *, aside: bool = False) -> None:
        """A sentence of this paragraph says `values`, the last of which holds for what follows.

        `aside`: only within its paragraph.
        """
        if paragraph != self._paragraph:
            self._paragraph, self._here = paragraph, []
        for value in values:
            _add(self._here, value)
            _add(self._before, value)
            if not aside:
                self._holds = [value]

    def last(self) -> Value | None:
        """What was said last, also as an aside."""
        return self._before[-1] if self._before else None

    def recall(self, paragraph: int) -> Recalled[Value] | None:
        """What holds in this paragraph: said in it, or else in one before it and no aside."""
        if paragraph == self._paragraph and self._here:
            return Recalled(self._here[-1], Scope.PARAGRAPH, alone=len(self._here) == 1)
        if not self._holds:
            return None
        return Recalled(self._holds[-1], Scope.REPORT, alone=self._before == self._holds)


def _add(said: list[Value], value: Value) -> None:
    """Keep the last two different things: whether one was said alone, and which was last."""
    if said[-1:] != [value]:
        said[:] = [*said[-1:], value]
