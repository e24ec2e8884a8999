"""Labels on a map: each within its own district, or beside all of them and tied to its own.

No label covers another or any other district, no leader crosses another, a label, or the place
that another one leads to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot, inf

from handlers.replies.canvas import Box, Point
from handlers.replies.geometry import (
    Line,
    around,
    away_from,
    cross,
    crosses,
    distance,
    edge,
    wider,
)
from handlers.replies.slices import Slices

APART = 4.0
"""Pixels between a label and what is none of its own."""
_STEP = 12
"""Pixels between the places beside the districts at which a label is tried."""
_MOST = 120
"""Places that are tried for one label."""
_Gap = tuple[float, float]
"""Left and right ends of what is free in a line."""
_TRIES = 5
HOPELESS = 3
"""Labels without a place in one order that no other order would save."""
_NEAR, _LOST = 90.0, 2000.0
"""Lengths of a leader: near enough, and what a label without a place counts as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What is to be labelled: its shape, a point well within it, the label's width and height.

    `points` all over it, the nearest to that point first; `width`: of the shape.
    """

    shape: Slices
    width: float
    points: Sequence[Point]
    anchor: Point
    size: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where the label of the spot of this number stands; `leader`: from it to its place."""

    number: int
    box: Box
    leader: Line | None = None


def place_labels(spots: Sequence[Spot], covered: Slices, room: Box) -> list[Placed]:
    """A label for each spot, in `room`: within it where it has room, else as near as it gets.

    `covered` are all spots together, beside which the others stand.
    They are tried in several orders: one that finds no place, or only a far one, goes before
    all others the next time. The shortest leaders win. One without a place is left out.
    """
    within = [
        Placed(number=number, box=box)
        for number, spot in enumerate(spots)
        if (box := _within(spot, room)) is not None
    ]
    inside = {label.number for label in within}
    order = [number for number in range(len(spots)) if number not in inside]
    order.sort(key=lambda number: _nearness(spots, number), reverse=True)
    heights = {spots[number].size[1] for number in order}
    lines = {height: _lines(height, covered, room) for height in heights}
    choices = {number: _beside(spots[number], lines[spots[number].size[1]]) for number in order}
    best, least = within, inf
    for _ in range(_TRIES):
        placed = _placed(order, choices, spots, within)
        far = {label.number: _length(label) for label in placed}
        total = sum(far.values()) + _LOST * (len(spots) - len(placed))
        if total < least:
            best, least = placed, total
        worst = max(order, key=lambda number: far.get(number, _LOST), default=None)
        if worst is None or far.get(worst, _LOST) < _NEAR:
            break
        if len(spots) - len(placed) >= HOPELESS:
            break
        order = [worst, *(number for number in order if number != worst)]
    return best


def _within(spot: Spot, room: Box) -> Box | None:
    """The box within a spot's own shape that is nearest to its anchor."""
    if spot.size[0] > spot.width:
        return None
    for point in spot.points:
        box = around(point, spot.size)
        if box.within(room) and spot.shape.hold(wider(box, 1)):
            return box
    return None


def _lines(height: float, covered: Slices, room: Box) -> list[tuple[int, list[_Gap]]]:
    """Tops of lines for labels so high, and what is free of each beside all that is covered."""
    tops = range(int(room.top), int(room.bottom - height) + 1, _STEP)
    bands = ((top, wider(replace(room, top=top, bottom=top + height), APART)) for top in tops)
    return [
        (top, [(left + APART, right - APART) for left, right in covered.gaps(band)])
        for top, band in bands
    ]


def _beside(spot: Spot, lines: Sequence[tuple[int, list[_Gap]]]) -> list[Box]:
    """Where a label can stand in these lines, the nearest first; next to what is covered, too."""
    (width, height), (x, y) = spot.size, spot.anchor
    found: list[tuple[float, Point]] = []
    reach = _LOST  # what is farther is none of the nearest
    near = sorted((max(top - y, y - top - height, 0.0), top, gaps) for top, gaps in lines)
    for away, top, gaps in near:
        if reach < away:
            break
        within = x - width - reach, x + reach
        lefts = (left for gap in gaps for left in _lefts(*gap, width, within))
        found += (
            (hypot(max(left - x, x - left - width, 0.0), away), (left, top)) for left in lefts
        )
        found = sorted(found)[:_MOST]
        if len(found) == _MOST:
            reach = found[-1][0]
    return [Box(left=x, right=x + width, top=y, bottom=y + height) for _, (x, y) in found]


def _lefts(first: float, right: float, width: float, within: _Gap) -> Iterator[float]:
    """Left sides of boxes of this width, from one end of a gap to the other.

    Those that are not `within` may be left out.
    """
    last = right - width
    if first <= last:
        skipped = max(int((within[0] - first) / _STEP), 0)
        end = min(last, within[1] + _STEP)
        yield from (first + n * _STEP for n in range(skipped, int(end - first) // _STEP + 1))
        yield last


def _placed(
    order: Sequence[int],
    choices: Mapping[int, Sequence[Box]],
    spots: Sequence[Spot],
    within: Sequence[Placed],
) -> list[Placed]:
    placed = list(within)
    tied = [spots[number].anchor for number in order]
    for number in order:
        anchor = spots[number].anchor
        others = [point for point in tied if point != anchor]
        labels = (
            Placed(number=number, box=box, leader=(edge(box, anchor), anchor))
            for box in choices[number]
        )
        label = next((label for label in labels if _is_free(label, placed, others)), None)
        if label is not None:
            placed.append(label)
    return placed


def _is_free(label: Placed, placed: Sequence[Placed], others: Sequence[Point]) -> bool:
    """Whether a label and its leader are clear of those placed, and of others' places."""
    leader = label.leader
    if any(label.box.overlaps(other.box, APART) for other in placed):
        return False
    if leader is not None and any(away_from(point, *leader) < APART for point in others):
        return False
    for other in placed:
        if leader is not None and crosses(leader, other.box, 2):
            return False
        if other.leader is not None:
            if crosses(other.leader, label.box, 2):
                return False
            if leader is not None and cross(leader, other.leader):
                return False
    return True


def _length(label: Placed) -> float:
    return 0.0 if label.leader is None else distance(*label.leader)


def _nearness(spots: Sequence[Spot], number: int) -> float:
    anchor = spots[number].anchor
    return sum(
        1 / (1 + distance(anchor, other.anchor)) for n, other in enumerate(spots) if n != number
    )
