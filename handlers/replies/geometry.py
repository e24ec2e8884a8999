"""Points, lines and boxes: what crosses what, and how far apart it is. Lengths are pixels."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from handlers.replies.canvas import Box, Point

Line = tuple[Point, Point]

TOUCHING = 2.0
"""Pixels between lines that look as if they met."""
_GRID = 14


def edge(box: Box, point: Point) -> Point:
    """The point of a box that is nearest."""
    return (
        min(max(point[0], box.left), box.right),
        min(max(point[1], box.top), box.bottom),
    )


def crosses(line: Line, box: Box, margin: float = 0.0) -> bool:
    """Whether a line has a point in common with a box so much wider (Liang and Barsky)."""
    (x1, y1), (x2, y2) = line
    first, last = 0.0, 1.0
    for start, way, low, high in (
        (x1, x2 - x1, box.left - margin, box.right + margin),
        (y1, y2 - y1, box.top - margin, box.bottom + margin),
    ):
        if not way:
            if not low <= start <= high:
                return False
            continue
        one, other = (low - start) / way, (high - start) / way
        first, last = max(first, min(one, other)), min(last, max(one, other))
    return first <= last


def cross(one: Line, other: Line) -> bool:
    """Whether two lines have a point in common, or nearly."""
    if not _about(*one).overlaps(_about(*other), TOUCHING):
        return False
    return (
        _turn(*one, other[0]) != _turn(*one, other[1])
        and _turn(*other, one[0]) != _turn(*other, one[1])
    ) or min(
        *(away_from(point, *other) for point in one), *(away_from(point, *one) for point in other)
    ) < TOUCHING


def _about(one: Point, other: Point) -> Box:
    """The box that a line fills from corner to corner."""
    return Box(
        left=min(one[0], other[0]),
        right=max(one[0], other[0]),
        top=min(one[1], other[1]),
        bottom=max(one[1], other[1]),
    )


def _turn(one: Point, two: Point, three: Point) -> bool:
    """Whether the way from one point over a second to a third turns left."""
    return (two[0] - one[0]) * (three[1] - one[1]) > (two[1] - one[1]) * (three[0] - one[0])


def around(middle: Point, size: tuple[float, float]) -> Box:
    """A box of this width and height."""
    (x, y), (width, height) = middle, size
    return Box(left=x - width / 2, right=x + width / 2, top=y - height / 2, bottom=y + height / 2)


def wider(box: Box, by: float) -> Box:
    """A box with so much more on each side."""
    return Box(left=box.left - by, right=box.right + by, top=box.top - by, bottom=box.bottom + by)


def distance(one: Point, other: Point) -> float:
    """How far apart two points are."""
    return hypot(one[0] - other[0], one[1] - other[1])


def middle_of(ring: Sequence[Point]) -> Point:
    """A point well within a ring: the one of a grid that is farthest from the boundary."""
    within = [point for point in grid([ring]) if _is_within(point, ring)]
    return max(
        within,
        key=lambda point: min(away_from(point, one, two) for one, two in pairwise(ring)),
        default=ring[0],
    )


def grid(rings: Sequence[Sequence[Point]]) -> list[Point]:
    """Points over rings."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return [
        (left + (right - left) * column / _GRID, top + (bottom - top) * row / _GRID)
        for column in range(1, _GRID)
        for row in range(1, _GRID)
    ]


def _is_within(point: Point, ring: Sequence[Point]) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def away_from(point: Point, one: Point, two: Point) -> float:
    """The distance of a point from a side."""
    (x, y), (x1, y1), (x2, y2) = point, one, two
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
