"""Polygons cut into horizontal slices: whether they hold a box, and what they leave free."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, floor, inf

from handlers.replies.canvas import Box, Point

STEP = 3
"""Pixels from one slice to the next; nothing thinner is seen."""


class Slices:
    """Rings, even-odd: what lies in a hole lies outside. Lengths are pixels."""

    def __init__(self, rings: Iterable[Sequence[Point]]) -> None:
        """Each ring ends where it begins."""
        crossed: dict[int, list[float]] = {}
        for ring in rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                for row in range(ceil(min(y1, y2) / STEP), ceil(max(y1, y2) / STEP)):
                    x = x1 + (row * STEP - y1) / (y2 - y1) * (x2 - x1)
                    crossed.setdefault(row, []).append(x)
        self._crossed = {row: sorted(found) for row, found in crossed.items()}
        self._bands: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def hold(self, box: Box) -> bool:
        """Whether a box lies within them whole."""
        return all(
            (left := bisect_right(found, box.left)) % 2 and left == bisect_right(found, box.right)
            for found in self._through(box)
        )

    def gaps(self, room: Box) -> Iterator[tuple[float, float]]:
        """Left and right ends of what they leave free over the whole height of `room`."""
        first, last = floor(room.top / STEP), ceil(room.bottom / STEP)
        if (first, last) not in self._bands:
            self._bands[first, last] = list(self._spans(room))
        left = room.left
        for begins, ends in self._bands[first, last]:
            if left < min(begins, room.right):
                yield left, min(begins, room.right)
            left = max(left, ends)
        if left < room.right:
            yield left, room.right

    def _spans(self, box: Box) -> Iterator[tuple[float, float]]:
        """What they cover in any slice through a box, from left to right, none twice."""
        rows = self._through(box)
        covered = -inf
        for begins, ends in sorted(
            span for x in rows for span in zip(x[::2], x[1::2], strict=True)
        ):
            if ends > covered:
                yield max(begins, covered), ends
                covered = ends

    def _through(self, box: Box) -> Iterable[Sequence[float]]:
        """Where each slice through a box crosses the rings."""
        rows = range(floor(box.top / STEP), ceil(box.bottom / STEP) + 1)
        return (self._crossed.get(row, ()) for row in rows)
