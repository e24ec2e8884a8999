"""Rows of one district each: which they are, and the total below them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from handlers.language.extraction.across.scenery import amount_of
from handlers.language.extraction.sentence.pointers import REST, points_back
from handlers.language.extraction.sentence.reads import Read, Statement
from store.areas import WHOLE, Places, canonical

if TYPE_CHECKING:
    from store.measures import Measure


class Rows:
    """The rows of the list that is being read; empty outside of one."""

    def __init__(self, reads: Sequence[Read]) -> None:
        """`reads`: the whole report, which may say how many districts it is about."""
        self._named: set[str] = set()
        self._sums: dict[Measure | None, Decimal] = {}
        self._counted = {
            group.value[1] for read in reads for group in read.places
            if points_back(group.value) and len(group.value) > 1
        }  # fmt: skip

    @property
    def places(self) -> Places:
        """The districts of the rows so far."""
        return (WHOLE,) if WHOLE in self._named else canonical(self._named)

    def add(self, read: Read) -> None:
        """One more row."""
        for statement in read.statements:
            own = statement.places
            if own is not None and own != REST and not points_back(own) and not statement.why:
                self._named.update((WHOLE,) if WHOLE in own else own)
            measure = statement.counted.measure
            self._sums[measure] = self._sums.get(measure, Decimal(0)) + amount_of(statement)

    def come_to(self, read: Read, statement: Statement) -> bool:
        """Whether it is their total, and the report is about these: "in the five districts"."""
        told = self._sums.get(statement.counted.measure)
        total = read.sentence.has("total") and told == amount_of(statement)
        return total and str(len(self._named)) in self._counted

    def clear(self) -> None:
        """The list has ended."""
        self._named.clear()
        self._sums.clear()
