"""Regions: boxes of item types × places × days, and the atoms that several of them cut."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from store.areas import mask
from store.periods import BASELINE
from store.questions import Question
from store.records import Figure

Incidence = NDArray[np.bool_]
"""Which box (row) holds which atom (column)."""

MOST_CELLS = 48_000_000
"""Boxes times grid cells beyond which nothing is cut: a count, the same on a busy machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A region: type bits, place bits and days, `first` to `last` inclusive."""

    types: int
    places: int
    first: date
    last: date

    @property
    def empty(self) -> bool:
        """Whether no day is in it: what ends before clearance began."""
        return self.first > self.last

    @property
    def cells(self) -> int:
        """Its size, to compare: types × places (by their bits) × days."""
        return self.types.bit_count() * self.places.bit_count() * self.days

    def holds(self, other: "Box") -> bool:
        """Whether `other` lies wholly inside."""
        return (
            not other.types & ~self.types
            and not other.places & ~self.places
            and self.first <= other.first
            and other.last <= self.last
        )

    def meets(self, other: "Box") -> bool:
        """Whether the two have a cell in common."""
        return bool(
            self.types & other.types
            and self.places & other.places
            and self.first <= other.last
            and other.first <= self.last
        )

    def shared_days(self, other: "Box") -> int:
        """How many days the two have in common."""
        return max((min(self.last, other.last) - max(self.first, other.first)).days + 1, 0)

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def box_of(cell: Question | Figure) -> Box:
    """The region of a question or a figure whose period has an end."""
    if cell.period.end is None:
        raise ValueError('"to date" has no last day')
    return Box(
        types=cell.measure.types,
        places=mask(cell.places),
        first=cell.period.begins,
        last=cell.period.end,
    )


def cut(boxes: Sequence[Box]) -> Incidence | None:
    """The atoms of `boxes`: a column for each set of boxes that some cell lies in, no other.

    None when the grid is larger than `MOST_CELLS`. Cells outside every box have no column.
    """
    days = sorted(
        {box.first.toordinal() for box in boxes} | {box.last.toordinal() + 1 for box in boxes}
    )
    places, types = (split({getattr(box, name) for box in boxes}) for name in ("places", "types"))
    across = len(places) * len(types)
    if len(boxes) * len(days) * across > MOST_CELLS:
        return None
    at = {day: index for index, day in enumerate(days)}
    first = np.array([at[box.first.toordinal()] for box in boxes])
    after = np.array([at[box.last.toordinal() + 1] for box in boxes])
    number: dict[tuple[int, int], int] = {}
    kind = np.array([number.setdefault((box.places, box.types), len(number)) for box in boxes])
    planes = np.array(
        [[bool(p & own and t & kinds) for p in places for t in types] for own, kinds in number]
    )
    # Cells of the same boxes have the same sum of the boxes' random numbers (128 bits each).
    names = np.random.default_rng(0).integers(2**64, size=(len(boxes), 2), dtype=np.uint64)
    change = np.zeros((len(days), across, 2), dtype=np.uint64)
    row, column = np.nonzero(planes[kind])
    np.add.at(change, (first[row], column), names[row])
    np.subtract.at(change, (after[row], column), names[row])
    sums = np.ascontiguousarray(change.cumsum(axis=0)).reshape(-1, 2)
    _, kept = np.unique(sums.view(np.dtype((np.void, 16))).ravel(), return_index=True)
    kept = np.sort(kept[sums[kept].any(axis=1)])
    # The atoms stand in order of their days, so those of a box's days stand together.
    day, column = np.divmod(kept, across)
    inside = planes[:, column]
    starts, ends = np.searchsorted(day, first).tolist(), np.searchsorted(day, after).tolist()
    atoms = np.zeros((len(boxes), len(kept)), dtype=np.bool_)
    for index, (own, start, end) in enumerate(zip(kind.tolist(), starts, ends, strict=True)):
        atoms[index, start:end] = inside[own, start:end]
    return atoms


def split(sets: Iterable[int], whole: int | None = None) -> list[int]:
    """The parts into which `sets` of bits cut `whole` (by default their union)."""
    sets = sorted(set(sets))
    if whole is None:
        whole = 0
        for bits in sets:
            whole |= bits
    atoms = [whole]
    for bits in sets:
        atoms = [part for atom in atoms for part in (atom & bits, atom & ~bits) if part]
    return atoms


def before_clearance(question: Question) -> bool:
    """Whether a question is only about days before clearance began."""
    return question.period.end is not None and question.period.end < BASELINE
