"""Sums: the fewest disjoint figures that together cover a cell exactly, and nothing else.

A cell is a box of item types × places × days. All the figures inside cut it into atoms; each
figure is then a number with one bit for each of its atoms, and a sum that proves the cell is
an exact cover of those bits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

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
    bits = _bits(target, list(best_of))
    cover = _exact_cover(bits.target, bits.boxes)
    found = [best_of[box] for index, box in enumerate(best_of) if index in cover]
    return tuple(sorted(found, key=lambda f: (f.period.begins, f.places, f.measure)))


def last_days(target: Box, boxes: Iterable[Box]) -> tuple[list[date], bool]:
    """The last days of every sum of the target's places and items from its first day on.

    The latest first; and whether that is all: past the limits of the search there may be more.
    Sums of the same cells go on in the same ways, so each such set is gone through once.
    """
    own = {box for box in boxes if target.holds(box) and not box.empty}
    if not own:
        return [], True
    target = replace(target, last=max(box.last for box in own))
    bits = _bits(target, sorted(own, key=lambda box: (box.first, box.last, box.places)))
    starting = _starting(bits.boxes)
    found: set[date] = set()
    seen, stack = {bits.target}, [bits.target]
    while stack and len(seen) <= MOST_STEPS:
        left = stack.pop()
        lowest = left & -left
        for piece in starting.get(lowest, ()):
            after = left ^ bits.boxes[piece]
            if bits.boxes[piece] & left == bits.boxes[piece] and after not in seen:
                seen.add(after)
                stack.append(after)
                found.update(_ended(after, bits))
    return sorted(found, reverse=True), bool(bits.target) and not stack


def _ended(left: int, bits: "_Bits") -> Iterator[date]:
    """The last day of what is covered, where whole days are left."""
    if not left:
        yield bits.days[-1] - _DAY
        return
    day, within = divmod((left & -left).bit_length() - 1, bits.per_day)
    if not within and left == bits.target >> day * bits.per_day << day * bits.per_day:
        yield bits.days[day] - _DAY


_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bits:
    """A target and boxes as bits over the atoms, `per_day` for each of `days` (where one cuts)."""

    target: int
    boxes: Sequence[int]
    days: Sequence[date] = ()
    per_day: int = 1


def _bits(target: Box, boxes: Sequence[Box]) -> _Bits:
    """Nothing when there are too many atoms."""
    cuts = sorted(
        {target.first, target.last + _DAY}
        | {box.first for box in boxes}
        | {box.last + _DAY for box in boxes}
    )
    place_atoms = split([target.places, *(box.places for box in boxes)], target.places)
    type_atoms = split([target.types, *(box.types for box in boxes)], target.types)
    per_day = len(place_atoms) * len(type_atoms)
    if per_day * (len(cuts) - 1) > MOST_ATOMS:
        return _Bits(target=0, boxes=())
    at = {day: index for index, day in enumerate(cuts)}

    def bits(box: Box) -> int:
        slice_bits = 0
        for index, (places, types) in enumerate(
            (places, types) for places in place_atoms for types in type_atoms
        ):
            if places & box.places and types & box.types:
                slice_bits |= 1 << index
        first, last = at[box.first], at[box.last + _DAY]
        return sum(slice_bits << per_day * day for day in range(first, last))

    return _Bits(
        target=bits(target), boxes=[bits(box) for box in boxes], days=cuts, per_day=per_day
    )


def _exact_cover(target: int, pieces: Sequence[int]) -> frozenset[int]:
    """Indices of the fewest disjoint pieces whose union is `target`; empty when none are.

    Depth first over the lowest bit not covered yet, larger pieces first, cut off where the same
    was reached with fewer, or even pieces of the largest size could not beat the best found.
    """
    union = 0
    for piece in pieces:
        union |= piece
    if not target or union != target:
        return frozenset()
    largest = max(piece.bit_count() for piece in pieces)
    starting = _starting(pieces)
    best: tuple[int, ...] = ()
    steps = 0
    reached: dict[int, int] = {}
    stack: list[tuple[int, tuple[int, ...]]] = [(target, ())]
    while stack and steps < MOST_STEPS:
        steps += 1
        left, taken = stack.pop()
        if reached.get(left, len(taken) + 1) <= len(taken):
            continue
        reached[left] = len(taken)
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


def _starting(pieces: Sequence[int]) -> dict[int, list[int]]:
    """The pieces by their lowest bit, smaller before larger.

    One that covers the lowest bit left, and nothing twice, has it as its own lowest.
    """
    found: dict[int, list[int]] = {}
    for index in sorted(range(len(pieces)), key=lambda i: (pieces[i].bit_count(), -i)):
        found.setdefault(pieces[index] & -pieces[index], []).append(index)
    return found
