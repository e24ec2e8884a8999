"""Maps, by geometry: every label is in its own district or tied to it, and none is in the way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from handlers.replies.canvas import Box, Canvas, Point
from handlers.replies.framing import draw_frame
from handlers.replies.maps import Labels, labels_of, map_room, projected
from handlers.replies.painting import drawn
from handlers.replies.pictures import Map, Mark
from handlers.replies.picturing import picture_of
from handlers.replies.projection import Projection
from handlers.replies.reply import LANGUAGES, Reader
from store.geography import outlines
from tests.handlers.replies.pictured import every_case

CASES = {name: (answer, view) for name, answer, view in every_case() if name.startswith("map-")}


def a_map(name: str, language: str) -> Map:
    answer, view = CASES[name]
    found = picture_of(answer, Reader(language=language), view)
    assert isinstance(found, Map)
    return found


def laid_out(shown: Map) -> tuple[Labels, Projection]:
    """Where the labels stand, and where the districts lie."""
    canvas = Canvas()
    room = map_room(draw_frame(canvas, replace(shown.frame, unit="")))
    projection = projected(shown, room)
    return labels_of(canvas, shown.areas, projection, room), projection


def is_within(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Even-odd, by a ray to the right."""
    x, y = point
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                odd = not odd
    return odd


def points_of(box: Box) -> Iterator[Point]:
    """Points all over a box, nearer to each other than letters are high."""
    for column in range(13):
        for row in range(9):
            yield (
                box.left + (box.right - box.left) * column / 12,
                box.top + (box.bottom - box.top) * row / 8,
            )


def points_on(line: tuple[Point, Point]) -> Iterator[Point]:
    (x1, y1), (x2, y2) = line
    for step in range(201):
        yield x1 + (x2 - x1) * step / 200, y1 + (y2 - y1) * step / 200


def meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines have a point in common, by the signs of four areas."""

    def side(line: tuple[Point, Point], point: Point) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)

    return (
        side(one, other[0]) * side(one, other[1]) <= 0
        and side(other, one[0]) * side(other, one[1]) <= 0
    )


def holds(box: Box, point: Point) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_district_has_its_name_and_number(name: str, language: str) -> None:
    """Where 21 stand beside each other as well."""
    shown = a_map(name, language)
    words = [box.words for box in drawn(shown).texts]
    for area in shown.areas:
        assert area.bar.label in words
        assert area.bar.mark is Mark.MISSING or area.bar.said in words
    assert shown.frame.unit in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_label_is_in_its_own_district_or_tied_to_it(name: str, language: str) -> None:
    """One that is tied stands on no district of the map, so none takes it for its own."""
    shown = a_map(name, language)
    labels, projection = laid_out(shown)
    assert len(labels.placed) == len(shown.areas)
    rings = [projection.rings(outlines()[0][area.district]) for area in shown.areas]
    for label in labels.placed:
        own = rings[label.number]
        if label.leader is None:
            assert all(is_within(point, own) for point in points_of(label.box))
            continue
        start, end = label.leader
        assert is_within(end, own)
        assert label.box.left <= start[0] <= label.box.right
        assert label.box.top <= start[1] <= label.box.bottom
        for point in points_of(label.box):
            assert not any(is_within(point, each) for each in rings), shown.areas[label.number]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_no_label_or_leader_is_in_the_way_of_another(name: str, language: str) -> None:
    labels, _ = laid_out(a_map(name, language))
    for one, other in combinations(labels.placed, 2):
        assert not one.box.overlaps(other.box)
        for leader, box in ((one.leader, other.box), (other.leader, one.box)):
            assert leader is None or not any(holds(box, point) for point in points_on(leader))
        if one.leader is not None and other.leader is not None:
            assert not meet(one.leader, other.leader)


def test_the_checks_see_lines_that_meet_and_points_that_are_outside() -> None:
    assert meet(((0, 0), (2, 2)), ((0, 2), (2, 0)))
    assert not meet(((0, 0), (2, 2)), ((3, 0), (4, 0)))
    square = [[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]]
    assert is_within((2, 2), square)
    assert not is_within((5, 2), square)
