"""Figures in dispute: which are set aside, where claims that touch cannot all be true.

A figure is set aside when it stands in a smallest set that cannot all be true, its numbers
taken within their last printed digit. Pairs first, the widest gap first; then the fewest of
what is left, again and again, until what is left can all be true. With each goes what could
take its place in the set: another figure for the same cell that clashes with the rest of it.

Each such set holds a figure that is wrong, and which one is not for us to guess: nothing is
worked out from any of them. All others are no part of it and prove what they prove. A figure
that clashes with a single other one is said to, whether or not it is set aside.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from store.answers.boxes import Box, Incidence, cut
from store.answers.claims import Claim
from store.answers.clashes import clash, fewest, irreducible
from store.answers.solver import Ranges, Unsolved

MOST_SETS = 60
"""Sets of three and more that are looked for in what touches; pairs are not counted."""

_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """Numbers of claims: `aside`, and `named`: for each that clashes a smallest set it is in."""

    aside: frozenset[int]
    named: Mapping[int, tuple[int, ...]]


def disputes(loose: Sequence[Claim]) -> Disputes:
    """What of `loose` (claims taken within their last digit) is set aside.

    Raises Unsolved past the limits.
    """
    found = _Search(loose)
    found.take_pairs()
    found.take_larger()
    return Disputes(aside=frozenset(found.aside), named=found.named)


def paired(loose: Sequence[Claim]) -> Mapping[int, tuple[int, ...]]:
    """For each claim that clashes with a single other one the pair of the widest gap."""
    named: dict[int, tuple[int, ...]] = {}
    for pair in _pairs(loose):
        for index in pair:
            named.setdefault(index, pair)
    return named


class _Search:
    """The sets found so far."""

    def __init__(self, loose: Sequence[Claim]) -> None:
        self.aside: set[int] = set()
        self.named: dict[int, tuple[int, ...]] = {}
        self._loose = loose
        self._pairs = list(_pairs(loose))
        self._at: dict[Box, list[int]] = {}
        for index, one in enumerate(loose):
            self._at.setdefault(one.box, []).append(index)

    def take_pairs(self) -> None:
        """Pairs that share no claim, and for all others that clash with one the widest pair."""
        known = set(self._pairs)
        for pair in self._pairs:
            if self.aside.isdisjoint(pair):
                self._take(pair)
                for other in self._replaced(pair):
                    if tuple(sorted(other)) in known:
                        self._name(other)
        for pair in self._pairs:
            for index in pair:
                self.named.setdefault(index, pair)

    def take_larger(self) -> None:
        """Sets of three and more, the fewest first, until what is left can all be true."""
        for _ in range(MOST_SETS + 1):
            left = [index for index in range(len(self._loose)) if index not in self.aside]
            if not left:
                return
            incidence = _cut([self._loose[index].box for index in left])
            ranges = self._ranges(left)
            core = clash(incidence, ranges)
            if core is None:
                return
            core = fewest(incidence, ranges, irreducible(incidence, ranges, core))
            taken = tuple(left[number] for number in core)
            self._take(taken)
            for other in self._replaced(taken):
                boxes = [self._loose[index].box for index in other]
                if clash(_cut(boxes), self._ranges(other)) is not None:
                    self._name(other)
        raise Unsolved

    def _take(self, found: tuple[int, ...]) -> None:
        for index in found:
            self.aside.add(index)
            self.named.setdefault(index, found)

    def _name(self, found: tuple[int, ...]) -> None:
        """`found` has one claim more than a set that was taken; it goes with it."""
        (more,) = (index for index in found if index not in self.aside)
        self.aside.add(more)
        self.named.setdefault(more, found)

    def _replaced(self, taken: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """The set with one claim replaced by another one about the same cell."""
        for index in taken:
            for other in self._at[self._loose[index].box]:
                if other not in self.aside:
                    yield tuple(other if one == index else one for one in taken)

    def _ranges(self, some: Sequence[int]) -> Ranges:
        return [(self._loose[index].low, self._loose[index].high) for index in some]


def _cut(boxes: Sequence[Box]) -> Incidence:
    incidence = cut(boxes)
    if incidence is None:
        raise Unsolved
    return incidence


def _pairs(loose: Sequence[Claim]) -> Iterator[_Pair]:
    """Two claims of which the part is more than the whole; the widest gap first."""
    places = np.array([one.box.places for one in loose], dtype=np.uint64)
    types = np.array([one.box.types for one in loose], dtype=np.int64)
    first = np.array([one.box.first.toordinal() for one in loose], dtype=np.int64)
    last = np.array([one.box.last.toordinal() for one in loose], dtype=np.int64)
    lows = np.array([float(one.low) for one in loose])
    highs = np.array([np.inf if one.high is None else float(one.high) for one in loose])
    found: list[tuple[float, _Pair]] = []
    for whole in np.flatnonzero(np.isfinite(highs)).tolist():
        parts = (
            (lows > highs[whole])
            & ((places & ~places[whole]) == 0)
            & ((types & ~types[whole]) == 0)
            & (first >= first[whole])
            & (last <= last[whole])
        )
        for part in np.flatnonzero(parts).tolist():
            pair = (part, whole) if part < whole else (whole, part)
            found.append((float(lows[part] - highs[whole]), pair))
    for _, pair in sorted(found, key=lambda each: (-each[0], each[1])):
        yield pair
