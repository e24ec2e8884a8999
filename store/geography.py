"""Where a point lies: the districts it may be in, by the published boundaries.

The even-odd test is our own and no geometry library's: 21 districts with some 1,200 corners need
no index, and shapely would bring a C library of several megabytes for these twenty lines.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, pi, radians, sin

from store.catalogue import load_catalogue

NEAR = 2000.0
"""Metres around a point that are looked at. The boundaries are drawn for maps of 1:10,000,000:
the town of Lachin lies 1.6 km within Shusha there."""

DIRECTIONS = 16
"""In which it is looked around, at `NEAR` and half way."""

UNDRAWN = {"tartar": "aghdara", "kalbajar": "aghdara"}
"""Districts that hold, as drawn, a part of one whose own boundary is not published."""

_METRES = 111_320.0
"""Metres of one degree of latitude."""

Ring = tuple[tuple[float, float], ...]
"""Corners as (longitude, latitude) in degrees; the last is the first again."""
Polygon = tuple[Ring, ...]
"""The outer ring, then holes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """The districts that a point may lie in, by id, the likeliest first; none: outside.

    `on_border`: another district, or the outside, is nearer than the boundaries are sure.
    `undrawn`: the one of `districts` whose boundary is not published.
    """

    districts: tuple[str, ...] = ()
    on_border: bool = False
    undrawn: str = ""


def locate(latitude: float, longitude: float, accuracy: float = 0.0) -> Whereabouts:
    """Where a point lies, given in degrees and uncertain by `accuracy` metres."""
    here = _district(latitude, longitude)
    around = [_district(*point) for point in _around(latitude, longitude, max(NEAR, accuracy))]
    found = [name for name in dict.fromkeys([here, *around]) if name]
    undrawn = next((UNDRAWN[name] for name in found if name in UNDRAWN), "")
    return Whereabouts(
        districts=tuple([*found, undrawn] if undrawn else found),
        on_border=any(name != here for name in around),
        undrawn=undrawn,
    )


def _around(latitude: float, longitude: float, metres: float) -> Iterator[tuple[float, float]]:
    narrowed = max(cos(radians(latitude)), 0.01)
    for away in (metres / 2 / _METRES, metres / _METRES):
        for step in range(DIRECTIONS):
            angle = 2 * pi * step / DIRECTIONS
            yield latitude + away * sin(angle), longitude + away * cos(angle) / narrowed


def _district(latitude: float, longitude: float) -> str:
    for district, polygons in _boundaries():
        if any(_is_within(longitude, latitude, polygon) for polygon in polygons):
            return district
    return ""


def _is_within(x: float, y: float, polygon: Polygon) -> bool:
    """Whether a ray to the east crosses the rings an odd number of times."""
    odd = False
    for ring in polygon:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                odd = not odd
    return odd


def _boundaries() -> tuple[tuple[str, tuple[Polygon, ...]], ...]:
    """Every district that figures name, with its polygons."""
    return tuple(outlines()[0].items())


@cache
def outlines() -> tuple[Mapping[str, tuple[Polygon, ...]], tuple[Polygon, ...]]:
    """The polygons of each district that figures name, by id, and those of the other ones."""
    text = files("store").joinpath("data/districts.geojson").read_text(encoding="utf-8")
    known = load_catalogue().district_ids
    found: dict[str, tuple[Polygon, ...]] = {}
    others: list[Polygon] = []
    for feature in json.loads(text)["features"]:
        properties, geometry = feature["properties"], feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        if not properties["reported"]:
            others.extend(map(_polygon, polygons))
            continue
        district = properties["id"]
        if district not in known:
            raise ValueError(f"{district!r} of districts.geojson is no district")
        found[district] = (*found.get(district, ()), *map(_polygon, polygons))
    return found, tuple(others)


def _polygon(rings: list[list[list[float]]]) -> Polygon:
    return tuple(tuple((x, y) for x, y in ring) for ring in rings)
