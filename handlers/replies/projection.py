"""From degrees to pixels: north up, as large as fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians

from handlers.replies.canvas import Box, Point
from handlers.replies.geometry import middle_of
from store.geography import Polygon, outlines

_LATITUDE = 40.0
"""Degrees at which a degree of longitude is as long as the map shows it."""


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to pixels: north up, lengths true at `_LATITUDE`."""

    west: float
    north: float
    left: float
    top: float
    each: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Where a place lies."""
        return (
            self.left + (longitude - self.west) * _narrowed() * self.each,
            self.top + (self.north - latitude) * self.each,
        )

    def rings(self, polygons: Iterable[Polygon]) -> list[list[Point]]:
        """The rings of polygons, one after another."""
        return [[self.point(x, y) for x, y in ring] for polygon in polygons for ring in polygon]


def fitted(degrees: Box, room: Box, *, low: bool = False) -> Projection:
    """The largest projection of these degrees into `room`, in its middle or at its foot."""
    wide = (degrees.right - degrees.left) * _narrowed()
    tall = degrees.bottom - degrees.top
    each = min((room.right - room.left) / wide, (room.bottom - room.top) / tall)
    spare = room.bottom - room.top - tall * each
    return Projection(
        degrees.left,
        degrees.bottom,
        room.left + (room.right - room.left - wide * each) / 2,
        room.top + (spare if low else spare / 2),
        each,
    )


def around(polygons: Iterable[Polygon]) -> Box:
    """The degrees that polygons lie in: west, south, east, north."""
    corners = [point for polygon in polygons for ring in polygon for point in ring]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))


def touches(polygon: Polygon, projection: Projection, room: Box) -> bool:
    """Whether the box around a polygon reaches into `room`."""
    degrees = around([polygon])
    left, bottom = projection.point(degrees.left, degrees.top)
    right, top = projection.point(degrees.right, degrees.bottom)
    return Box(left=left, top=top, right=right, bottom=bottom).overlaps(room)


def cut(rings: Iterable[Sequence[Point]], room: Box) -> list[list[Point]]:
    """Rings pressed into `room`: what lies outside runs along its edge."""
    return [
        [(min(max(x, room.left), room.right), min(max(y, room.top), room.bottom)) for x, y in ring]
        for ring in rings
    ]


@cache
def middle(district: str) -> Point:
    """A point well within the largest polygon of a district, in degrees."""
    rings = [polygon[0] for polygon in outlines()[0][district]]
    return middle_of(max(rings, key=len))


@cache
def _narrowed() -> float:
    return cos(radians(_LATITUDE))
