"""The body of evidence: every claim of one scope about land, or about items, and what touches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from store.answers.boxes import Box
from store.answers.claims import Claim, claim
from store.answers.consistency import Evidence, weigh
from store.answers.direct import ranked
from store.areas import Places
from store.measures import Measure
from store.questions import Question
from store.records import Figure

_Cell = tuple[Measure, Places, date, date | None]


class Body:
    """Figures of one scope; what touches is weighed when it is first asked for, and kept.

    `errata`: ids of figures held to be wrong, which are no evidence. `cut`: there were more
    figures than may be weighed, and these are only some.
    """

    def __init__(
        self,
        figures: Iterable[Figure],
        *,
        errata: frozenset[int] = frozenset(),
        cut: bool = False,
    ) -> None:
        """Nothing is computed yet."""
        self.figures = tuple(figures)
        self.errata = errata
        self.cut = cut
        self.sound = tuple(one for one in self.figures if one.id not in errata)
        self._cells: dict[_Cell, list[Figure]] | None = None
        self._fields: _Fields | None = None
        self._members: list[list[int]] = []
        self._number_of: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._number_at: dict[Box, int] = {}
        self._weighed: dict[int, Evidence] = {}

    def same(self, question: Question) -> list[Figure]:
        """Every figure for exactly the asked cell; it must have an end."""
        if self._cells is None:
            self._cells = {}
            for one in self.figures:
                self._cells.setdefault(_cell(one), []).append(one)
        return list(self._cells.get(_cell(question), ()))

    def is_weighed(self, box: Box) -> bool:
        """Whether what bears on `box` is known already, so that nothing has to be solved."""
        return all(
            number in self._weighed or len(self._members[number]) == 1
            for number in self.groups(box)
        )

    def inside(self, box: Box) -> list[Claim]:
        """The claims about parts of `box`, the best of a cell before its others."""
        if self._fields is None:
            self._group()
        return [] if self._fields is None else self._fields.inside(box)

    def meeting(self, box: Box) -> list[Claim]:
        """The claims that have a cell in common with `box`."""
        if self._fields is None:
            self._group()
        if self._fields is None:
            return []
        return [self._fields.claims[index] for index in self._fields.meet(box).tolist()]

    def groups(self, box: Box) -> tuple[int, ...]:
        """The numbers of the groups of claims that bear on `box`.

        A group is claims that share a cell, directly or through others.
        """
        if self._fields is None:
            self._group()
        if self._fields is None:
            return ()
        if box in self._number_at:  # whatever bears on it shares a cell with the claim about it
            return (self._number_at[box],)
        numbers = self._number_of[self._fields.meet(box)]
        return tuple(np.unique(numbers).tolist())

    def evidence(self, groups: Iterable[int]) -> Evidence:
        """The claims of these groups, weighed against each other."""
        for number in groups:
            if number not in self._weighed:
                claims = self._fields.claims if self._fields is not None else ()
                self._weighed[number] = weigh([claims[i] for i in self._members[number]])
        found = [self._weighed[number] for number in groups]
        return Evidence(
            claims=tuple(one for part in found for one in part.claims),
            conflict=next((part.conflict for part in found if part.conflict), ()),
            unsolved=any(part.unsolved for part in found),
        )

    def _group(self) -> None:
        claims = [claim(one) for one in ranked(self.sound)]
        fields = _Fields.of([one for one in claims if not one.box.empty])
        count = len(fields.claims)
        number_of = np.full(count, -1, dtype=np.int64)
        for start in range(count):
            if number_of[start] >= 0:
                continue
            number = len(self._members)
            number_of[start] = number
            members, waiting = [start], [start]
            while waiting:
                met = fields.meet(fields.claims[waiting.pop()].box)
                more = met[number_of[met] < 0]
                number_of[more] = number
                members += more.tolist()
                waiting += more.tolist()
            self._members.append(sorted(members))
        self._number_of = number_of
        boxes = (one.box for one in fields.claims)
        self._number_at = dict(zip(boxes, number_of.tolist(), strict=True))
        self._fields = fields


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fields:
    """Claims, and the fields of their boxes as columns."""

    claims: tuple[Claim, ...]
    places: NDArray[np.uint64]
    types: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    @classmethod
    def of(cls, claims: list[Claim]) -> "_Fields":
        boxes = [one.box for one in claims]
        return cls(
            claims=tuple(claims),
            places=np.array([box.places for box in boxes], dtype=np.uint64),
            types=np.array([box.types for box in boxes], dtype=np.int64),
            first=np.array([box.first.toordinal() for box in boxes], dtype=np.int64),
            last=np.array([box.last.toordinal() for box in boxes], dtype=np.int64),
        )

    def meet(self, box: Box) -> NDArray[np.intp]:
        """The numbers of the claims that have a cell in common with `box`."""
        return np.flatnonzero(
            ((self.places & np.uint64(box.places)) != 0)
            & ((self.types & box.types) != 0)
            & (self.first <= box.last.toordinal())
            & (self.last >= box.first.toordinal())
        )

    def inside(self, box: Box) -> list[Claim]:
        """The claims whose boxes lie wholly in `box`, in their order."""
        found = np.flatnonzero(
            ((self.places & ~np.uint64(box.places)) == 0)
            & ((self.types & ~box.types) == 0)
            & (self.first >= box.first.toordinal())
            & (self.last <= box.last.toordinal())
        )
        return [self.claims[index] for index in found.tolist()]


def _cell(cell: Question | Figure) -> _Cell:
    return cell.measure, cell.places, cell.period.begins, cell.period.end
