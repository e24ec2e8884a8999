"""The body of evidence: every claim of one scope about land, or about items, and what touches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

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
        self._weighed: dict[int, Evidence] = {}

    def same(self, question: Question) -> list[Figure]:
        """Every figure for exactly the asked cell; it must have an end."""
        return list(self._by_cell.get(_cell(question), ()))

    def is_weighed(self, box: Box) -> bool:
        """Whether what bears on `box` is known already, so that nothing has to be solved."""
        if "_grouped" not in self.__dict__:
            return False
        members = self._grouped.members
        return all(
            number in self._weighed or len(members[number]) == 1 for number in self.groups(box)
        )

    def inside(self, box: Box) -> list[Claim]:
        """The claims about parts of `box`, the best of a cell before its others."""
        return self._grouped.fields.inside(box)

    def meeting(self, box: Box) -> list[Claim]:
        """The claims that have a cell in common with `box`."""
        fields = self._grouped.fields
        return [fields.claims[index] for index in fields.meet(box).tolist()]

    def groups(self, box: Box) -> tuple[int, ...]:
        """The numbers of the groups of claims that bear on `box`.

        A group is claims that share a cell, directly or through others.
        """
        grouped = self._grouped
        if box in grouped.number_at:  # whatever bears on it shares a cell with the claim about it
            return (grouped.number_at[box],)
        numbers = grouped.number_of[grouped.fields.meet(box)]
        return tuple(np.unique(numbers).tolist())

    def evidence(self, groups: Iterable[int]) -> Evidence:
        """The claims of these groups, weighed against each other."""
        for number in groups:
            if number not in self._weighed:
                claims = self._grouped.fields.claims
                members = self._grouped.members[number]
                self._weighed[number] = weigh([claims[index] for index in members])
        found = [self._weighed[number] for number in groups]
        return Evidence(
            claims=tuple(one for part in found for one in part.claims),
            aside=tuple(one for part in found for one in part.aside),
            clashes=dict(each for part in found for each in part.clashes.items()),
            unsolved=any(part.unsolved for part in found),
            rough=any(part.rough for part in found),
        )

    # Several threads may answer from one body: what is kept is made whole before it is kept.
    @cached_property
    def _by_cell(self) -> dict[_Cell, list[Figure]]:
        found: dict[_Cell, list[Figure]] = {}
        for one in self.figures:
            found.setdefault(_cell(one), []).append(one)
        return found

    @cached_property
    def _grouped(self) -> "_Grouped":
        claims = [claim(one) for one in ranked(self.sound)]
        fields = _Fields.of([one for one in claims if not one.box.empty])
        number_of = np.full(len(fields.claims), -1, dtype=np.int64)
        groups: list[list[int]] = []
        for start in range(len(fields.claims)):
            if number_of[start] >= 0:
                continue
            number_of[start] = len(groups)
            members, waiting = [start], [start]
            while waiting:
                met = fields.meet(fields.claims[waiting.pop()].box)
                more = met[number_of[met] < 0]
                number_of[more] = len(groups)
                members += more.tolist()
                waiting += more.tolist()
            groups.append(sorted(members))
        boxes = (one.box for one in fields.claims)
        return _Grouped(
            fields=fields,
            members=tuple(groups),
            number_of=number_of,
            number_at=dict(zip(boxes, number_of.tolist(), strict=True)),
        )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouped:
    """Claims, the members of each group of them, and the group of each claim and its box."""

    fields: _Fields
    members: tuple[list[int], ...]
    number_of: NDArray[np.int64]
    number_at: dict[Box, int]


def _cell(cell: Question | Figure) -> _Cell:
    return cell.measure, cell.places, cell.period.begins, cell.period.end
