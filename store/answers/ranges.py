"""Ranges: the tightest ends that the evidence proves for a region, each with its proof.

Evidence is what bears on the region and is not in dispute (`disputes`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from store.answers.body import Body
from store.answers.boxes import Box, cut
from store.answers.claims import Claim
from store.answers.programs import Program
from store.answers.solver import Row, Unsolved, Weights
from store.answers.values import Term
from store.records import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What bears on a region.

    `aside`, `clashes`: what is in dispute, as in `Evidence`. `unfit`: ids of figures that no sum
    of numbers as printed may use: those set aside, and those taken within their last digit.
    """

    groups: tuple[int, ...]
    claims: tuple[Claim, ...]
    aside: tuple[Claim, ...]
    clashes: Mapping[int, tuple[Figure, ...]]
    unfit: frozenset[int]
    unsolved: bool
    partial: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Low:
    """At least `value`, in whole m² or items."""

    value: int = 0
    terms: tuple[Term, ...] = ()
    unsolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class High:
    """At most `value`; None: nothing limits it."""

    value: int | None = None
    terms: tuple[Term, ...] = ()
    unsolved: bool = False


class Ranges:
    """The ranges of several regions; nothing is computed before it is asked for."""

    def __init__(self, body: Body, boxes: Sequence[Box]) -> None:
        """`boxes`: every region that may be asked about, so that atoms are cut once."""
        self._body = body
        self._states: dict[Box, State] = {}
        self._lows: dict[Box, Low] = {}
        self._highs: dict[Box, High] = {}
        self._parts: dict[tuple[int, ...], _Part] = {}
        self._boxes = list(dict.fromkeys(boxes))

    def state(self, box: Box) -> State:
        """The evidence about a region, and what of it is in dispute."""
        if box not in self._states:
            groups = self._body.groups(box)
            found = self._body.evidence(groups)
            self._states[box] = State(
                groups=groups,
                claims=found.claims,
                aside=found.aside,
                clashes=found.clashes,
                unfit=found.unfit,
                unsolved=found.unsolved,
                partial=found.unsolved or found.rough or self._body.cut,
            )
        return self._states[box]

    def low(self, box: Box) -> Low:
        """The highest proved lower end, rounded up to a whole."""
        if box not in self._lows:
            self._lows[box] = self._low(box)
        return self._lows[box]

    def high(self, box: Box) -> High:
        """The lowest proved upper end, rounded down to a whole."""
        if box not in self._highs:
            self._highs[box] = self._high(box)
        return self._highs[box]

    def exactly(self, box: Box) -> tuple[Term, ...]:
        """A sum of exact figures that is the region itself; empty where none is found."""
        claims = self.state(box).claims
        exact = [index for index, one in enumerate(claims) if one.exact]
        try:
            part = self._part(box)
        except Unsolved:
            return ()
        return self._terms(box, part.program.combination(part.rows[box], exact) or {})

    def _low(self, box: Box) -> Low:
        try:
            part = self._part(box)
            bound = part.program.least(part.rows[box])
        except Unsolved:
            return Low(unsolved=True)
        return Low(value=max(ceil(bound.value), 0), terms=self._terms(box, bound.weights))

    def _high(self, box: Box) -> High:
        try:
            part = self._part(box)
            bound = part.program.most(part.rows[box])
        except Unsolved:
            return High(unsolved=True)
        if bound is None:
            return High()
        return High(value=floor(bound.value), terms=self._terms(box, bound.weights))

    def _terms(self, box: Box, weights: Weights) -> tuple[Term, ...]:
        """Added first, then taken away; the larger before the smaller."""
        claims = self.state(box).claims
        order = sorted(
            weights, key=lambda i: (weights[i] < 0, -claims[i].figure.value, claims[i].figure.id)
        )
        return tuple(Term(figure=claims[i].figure, times=weights[i]) for i in order)

    def _part(self, box: Box) -> "_Part":
        """The program of all claims that bear on a region; raises Unsolved past the limits."""
        state = self.state(box)
        found = self._parts.get(state.groups)
        if found is None or box not in found.rows:
            if state.unsolved:
                raise Unsolved
            if box not in self._boxes:
                self._boxes.append(box)
            asked = [one for one in self._boxes if self._body.groups(one) == state.groups]
            incidence = cut([*(one.box for one in state.claims), *asked])
            if incidence is None:
                raise Unsolved
            count = len(state.claims)
            found = self._parts[state.groups] = _Part(
                program=Program(incidence[:count], [(one.low, one.high) for one in state.claims]),
                rows=dict(zip(asked, incidence[count:], strict=True)),
            )
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A program, and the regions that it is asked about as rows of its atoms."""

    program: Program
    rows: dict[Box, Row]
