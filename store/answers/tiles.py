"""Sums: the fewest disjoint figures that together cover a cell exactly, and nothing else.

A cell is a box of item types × places × days. All the figures inside cut it into atoms; each
figure is then a number with one bit for each of its atoms, and a sum that proves the cell is
an exact cover of those bits.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from store.answers.boxes import Box, box_of, split
from store.answers.direct import ranked
from store.records import Figure

MOST_ATOMS = 20_000
"""Atoms beyond which no sum is tried."""
MOST_STEPS = 20_000
"""Steps of one search. Both are counts, not seconds: a busy machine answers the same."""


def tiling(target: Box, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The fewest figures whose boxes tile `target`, in order of time; empty when none do."""
    return tile(target, [(box_of(figure), figure) for figure in ranked(figures)])


def tile(target: Box, pieces: Iterable[tuple[Box, Figure]]) -> tuple[Figure, ...]:
    """As `tiling`, of figures with their boxes, the best of a cell before its others."""
    best_of: dict[Box, Figure] = {}
    for box, figure in pieces:
        if target.holds(box) and not box.empty:
            best_of.setdefault(box, figure)
    if sum(box.cells for box in best_of) < target.cells:
        return ()
    cover = _exact_cover(*_bits(target, list(best_of)))
    found = [best_of[box] for index, box in enumerate(best_of) if index in cover]
    return tuple(sorted(found, key=lambda f: (f.period.begins, f.places, f.measure)))


def _bits(target: Box, boxes: Sequence[Box]) -> tuple[int, list[int]]:
    """The target and each box as bits over the atoms; (0, []) when there are too many."""
    next_day = timedelta(days=1)
    cuts = sorted(
        {target.first, target.last + next_day}
        | {box.first for box in boxes}
        | {box.last + next_day for box in boxes}
    )
    place_atoms = split([target.places, *(box.places for box in boxes)], target.places)
    type_atoms = split([target.types, *(box.types for box in boxes)], target.types)
    per_day = len(place_atoms) * len(type_atoms)
    if per_day * (len(cuts) - 1) > MOST_ATOMS:
        return 0, []
    at = {day: index for index, day in enumerate(cuts)}

    def bits(box: Box) -> int:
        slice_bits = 0
        for index, (places, types) in enumerate(
            (places, types) for places in place_atoms for types in type_atoms
        ):
            if places & box.places and types & box.types:
                slice_bits |= 1 << index
        first, last = at[box.first], at[box.last + next_day]
        return sum(slice_bits << per_day * day for day in range(first, last))

    return bits(target), [bits(box) for box in boxes]


def _exact_cover(target: int, pieces: Sequence[int]) -> frozenset[int]:
    """Indices of the fewest disjoint pieces whose union is `target`; empty when none are.

    Depth first over the lowest bit not covered yet, larger pieces first, cut off where even
    pieces of the largest size could not beat the best cover found.
    """
    union = 0
    for piece in pieces:
        union |= piece
    if not target or union != target:
        return frozenset()
    largest = max(piece.bit_count() for piece in pieces)
    # A piece that covers the lowest bit left, and nothing twice, has it as its own lowest.
    starting: dict[int, list[int]] = {}
    for index in sorted(range(len(pieces)), key=lambda i: (pieces[i].bit_count(), -i)):
        starting.setdefault(pieces[index] & -pieces[index], []).append(index)
    best: tuple[int, ...] = ()
    steps = 0
    stack: list[tuple[int, tuple[int, ...]]] = [(target, ())]
    while stack and steps < MOST_STEPS:
        steps += 1
        left, taken = stack.pop()
        if not left:
            if not best or len(taken) < len(best):
                best = taken
            continue
        if best and len(taken) + -(-left.bit_count() // largest) >= len(best):
            continue
        stack.extend(
            (left ^ pieces[i], (*taken, i))
            for i in starting.get(left & -left, ())
            if pieces[i] & left == pieces[i]
        )
    return frozenset(best)
