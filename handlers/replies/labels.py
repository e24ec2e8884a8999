"""Labels on a map: each near its place, none over another, over a leader or out of the map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from handlers.replies.canvas import Box, Point

_RINGS = tuple(range(14, 155, 14))
_DIRECTIONS = 24
_GRID = 14
_TRIES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a label of this number stands; `leader`: from it to its place, if it is far off."""

    number: int
    box: Box
    leader: tuple[Point, Point] | None = None


def place_labels(
    anchors: Sequence[Point], sizes: Sequence[tuple[float, float]], room: Box
) -> list[Placed]:
    """A box for each label, in `room`, as near to its anchor as it gets.

    Those with the most neighbours are placed first. A label that found no place is tried before
    all others the next time; one that finds none after `_TRIES` is left out.
    """
    order = sorted(range(len(anchors)), key=lambda n: _nearness(anchors, n), reverse=True)
    best: list[Placed] = []
    for _ in range(_TRIES):
        placed = _placed(order, anchors, sizes, room)
        best = max(best, placed, key=len)
        found = {label.number for label in placed}
        if len(found) == len(anchors):
            break
        order.sort(key=lambda n: n in found)  # stable: those without a place first
    return best


def _placed(
    order: Sequence[int], anchors: Sequence[Point], sizes: Sequence[tuple[float, float]], room: Box
) -> list[Placed]:
    placed: list[Placed] = []
    for number in order:
        anchor = anchors[number]
        others = [point for other, point in enumerate(anchors) if other != number]
        for box, away in _candidates(anchor, sizes[number]):
            leader = (_edge(box, anchor), anchor) if away else None
            if box.within(room) and _is_free(box, leader, placed, others):
                placed.append(Placed(number=number, box=box, leader=leader))
                break
    return placed


def _is_free(
    box: Box,
    leader: tuple[Point, Point] | None,
    placed: Sequence[Placed],
    others: Sequence[Point],
) -> bool:
    if any(_holds(box, point) for point in others):
        return False
    for other in placed:
        if box.overlaps(other.box, 3):
            return False
        if other.leader is not None and crosses(other.leader, box):
            return False
        if leader is not None and crosses(leader, other.box):
            return False
    return True


def _candidates(anchor: Point, size: tuple[float, float]) -> Iterator[tuple[Box, bool]]:
    """Boxes around a point, the nearest first, and whether they need a leader."""
    yield _around(anchor, size), False
    for away in _RINGS:
        for step in range(_DIRECTIONS):
            angle = 2 * pi * step / _DIRECTIONS
            box = _around((anchor[0] + away * cos(angle), anchor[1] + away * sin(angle)), size)
            yield box, not _holds(box, anchor)


def _around(middle: Point, size: tuple[float, float]) -> Box:
    (x, y), (width, height) = middle, size
    return Box(left=x - width / 2, right=x + width / 2, top=y - height / 2, bottom=y + height / 2)


def _edge(box: Box, point: Point) -> Point:
    """The point of a box that is nearest."""
    return (
        min(max(point[0], box.left), box.right),
        min(max(point[1], box.top), box.bottom),
    )


def _holds(box: Box, point: Point) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


def crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a line runs through a box; looked at in steps finer than any letter."""
    (x1, y1), (x2, y2) = line
    steps = max(int(hypot(x2 - x1, y2 - y1) / 6), 1)
    return any(
        _holds(box, (x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps))
        for n in range(steps + 1)
    )


def _nearness(anchors: Sequence[Point], number: int) -> float:
    x, y = anchors[number]
    return sum(
        1 / (1 + hypot(x - other[0], y - other[1]))
        for n, other in enumerate(anchors)
        if n != number
    )


def middle_of(ring: Sequence[Point]) -> Point:
    """A point well within a ring: the one of a grid that is farthest from the boundary."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    best, farthest = ((left + right) / 2, (top + bottom) / 2), -1.0
    for column in range(1, _GRID):
        for row in range(1, _GRID):
            point = (
                left + (right - left) * column / _GRID,
                top + (bottom - top) * row / _GRID,
            )
            if _is_within(point, ring):
                away = min(_away(point, one, two) for one, two in pairwise(ring))
                if away > farthest:
                    best, farthest = point, away
    return best


def _is_within(point: Point, ring: Sequence[Point]) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def _away(point: Point, one: Point, two: Point) -> float:
    """The distance of a point from a side."""
    (x, y), (x1, y1), (x2, y2) = point, one, two
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
