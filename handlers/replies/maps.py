"""Maps: districts coloured by value, where they lie in the country, and what the shades mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import cos, radians
from typing import Any

from handlers.replies.canvas import BLUE, EARTH, GREY, INK, PAPER, Box, Canvas, Point
from handlers.replies.framing import HATCHED, SMALL, draw_frame
from handlers.replies.labels import Placed, middle_of, place_labels
from handlers.replies.pictures import Area, Map, Mark
from store.catalogue import load_catalogue
from store.geography import UNDRAWN, Polygon, outlines

SHADES = ("#dcebf5", "#a9cde6", "#68aad6", "#2f7dbb", "#084a8c")
"""From little to much: one hue, darker and darker, as colour-blind people see it too."""
_LAND, _BORDER = "#ecece6", "#c9c9c2"
_LINE = 1.2
_LABELS = (21.0, 19.0, 17.0, 15.0)
"""Sizes of the letters on a map, tried one after another."""
_MISSING: dict[str, Any] = {"fill": PAPER, "edge": GREY, "width": 1, "hatch": "\\\\", "ink": GREY}
_RANGE: dict[str, Any] = {"fill": PAPER, "edge": BLUE, "width": 1, "hatch": "--", "ink": BLUE}
_STYLES = {Mark.MISSING: _MISSING, Mark.RANGE: _RANGE}
_COLUMN = 330.0
"""Width of what stands beside the map: its shades, and the country."""
_LATITUDE = 40.0
"""Degrees at which a degree of longitude is as long as the map shows it."""


@dataclass(frozen=True, slots=True)
class _Projection:
    """From degrees to pixels: north up, lengths true at `_LATITUDE`."""

    west: float
    north: float
    left: float
    top: float
    each: float

    def point(self, longitude: float, latitude: float) -> Point:
        return (
            self.left + (longitude - self.west) * _narrowed() * self.each,
            self.top + (self.north - latitude) * self.each,
        )

    def rings(self, polygons: Iterable[Polygon]) -> list[list[Point]]:
        return [[self.point(x, y) for x, y in ring] for polygon in polygons for ring in polygon]


def draw_map(picture: Map) -> Canvas:
    """The districts with names and numbers; beside them the legend and the whole country."""
    canvas = Canvas()
    plot = draw_frame(canvas, replace(picture.frame, unit=""), _STYLES)
    room = Box(left=plot.left, top=plot.top, right=plot.right - _COLUMN, bottom=plot.bottom)
    beside = Box(left=room.right + 20, top=plot.top, right=plot.right, bottom=plot.bottom)
    reported, others = outlines()
    shown = {*load_catalogue().core, *(area.district for area in picture.areas)}
    degrees = _around(polygon for name in shown for polygon in reported.get(name, ()))
    projection = _fitted(degrees, _inset(room, 8))
    areas = {area.district: area for area in picture.areas}
    near = [polygon for polygon in others if _touches(polygon, projection, room)]
    canvas.polygon(_cut(projection.rings(near), room), fill=_LAND, edge=_BORDER, width=1)
    for name, polygons in reported.items():
        style = (
            _style(areas[name], len(picture.bands))
            if name in areas
            else {"fill": _LAND, "edge": _BORDER}
        )
        canvas.polygon(_cut(projection.rings(polygons), room), **{"width": 1.0, **style})
    canvas.rect(_inset(room, -2), edge=PAPER, width=8)  # over what was pressed to the edge
    if picture.undrawn:
        hosts = [host for host, hidden in UNDRAWN.items() if hidden in _names(picture.undrawn)]
        for host in hosts:
            canvas.polygon(projection.rings(reported[host]), edge=EARTH, width=3)
    foot = _draw_bands(canvas, picture, beside)
    _draw_country(canvas, Box(left=beside.left, top=foot + 16, right=beside.right,
                              bottom=beside.bottom), degrees)  # fmt: skip
    _write_labels(canvas, picture.areas, projection, room)
    return canvas


def _style(area: Area, bands: int) -> dict[str, Any]:
    if area.bar.mark is Mark.OTHER_DAYS:
        return HATCHED
    if area.band is not None:
        return {"fill": shade(area.band, bands), "edge": PAPER, "width": 1.5}
    return _STYLES[area.bar.mark]


def shade(band: int, bands: int) -> str:
    """The colour of a class, of so many: from light to dark, one alone in the middle."""
    last = len(SHADES) - 1
    return SHADES[round(band * last / (bands - 1)) if bands > 1 else last // 2]


def _write_labels(
    canvas: Canvas, areas: Sequence[Area], projection: _Projection, room: Box
) -> None:
    """Name and number of each district, with a line to it where they stand apart.

    The letters are as large as they can be without one being left out.
    """
    anchors = [projection.point(*_middle(area.district)) for area in areas]
    words = [
        (area.bar.label, *([area.bar.said] if area.bar.mark is not Mark.MISSING else []))
        for area in areas
    ]
    edge = Box(left=2, top=room.top, right=room.right + 16, bottom=room.bottom + 8)
    size, labels = 0.0, list[Placed]()
    for letters in _LABELS:
        if len(labels) < len(areas):
            size, labels = letters, _placed(canvas, anchors, words, edge, letters)
    line = _LINE * size
    for placed in labels:
        if placed.leader is not None:
            canvas.line(placed.leader, INK, 1.5)
            x, y = placed.leader[1]
            canvas.rect(Box(left=x - 3, top=y - 3, right=x + 3, bottom=y + 3), fill=INK)
    for placed in labels:
        middle, y = (placed.box.left + placed.box.right) / 2, placed.box.top + line / 2
        for number, text in enumerate(words[placed.number]):
            at = (middle, y + number * line)
            canvas.text(at, text, size, bold=not number, align="center", halo=True)


def _placed(
    canvas: Canvas,
    anchors: Sequence[Point],
    words: Sequence[Sequence[str]],
    room: Box,
    size: float,
) -> list[Placed]:
    """Where labels of this size of letters stand, as many as there is room for."""
    sizes = [
        (max(canvas.size(text, size, bold=True)[0] for text in texts), len(texts) * _LINE * size)
        for texts in words
    ]
    return place_labels(anchors, sizes, room)


def _draw_bands(canvas: Canvas, picture: Map, room: Box) -> float:
    """The shades and what they stand for, the darkest on top; where they end."""
    y = room.top
    if picture.bands:
        canvas.text((room.left, y + 14), picture.frame.unit, SMALL, bold=True)
        y += 34
    for number in reversed(range(len(picture.bands))):
        box = Box(left=room.left, top=y, right=room.left + 44, bottom=y + 30)
        canvas.rect(box, fill=shade(number, len(picture.bands)), edge=_BORDER, width=1)
        canvas.text((room.left + 56, y + 15), picture.bands[number].said, SMALL)
        y += 34
    return y


def _draw_country(canvas: Canvas, room: Box, zoomed: Box) -> None:
    """The whole country, and what part of it the map shows; nothing where there is no room."""
    if room.bottom - room.top < 110:
        return
    reported, others = outlines()
    every = [*others, *(polygon for polygons in reported.values() for polygon in polygons)]
    degrees = _around(every)
    projection = _fitted(degrees, room, low=True)
    canvas.polygon(projection.rings(every), fill="#d3d3cb", edge="#d3d3cb", width=1)
    left, top = projection.point(zoomed.left, zoomed.bottom)
    right, bottom = projection.point(zoomed.right, zoomed.top)
    canvas.rect(Box(left=left, top=top, right=right, bottom=bottom), edge=EARTH, width=3)


def _fitted(degrees: Box, room: Box, *, low: bool = False) -> _Projection:
    """The largest projection of these degrees into `room`, in its middle or at its foot."""
    wide = (degrees.right - degrees.left) * _narrowed()
    tall = degrees.bottom - degrees.top
    each = min((room.right - room.left) / wide, (room.bottom - room.top) / tall)
    spare = room.bottom - room.top - tall * each
    return _Projection(
        degrees.left,
        degrees.bottom,
        room.left + (room.right - room.left - wide * each) / 2,
        room.top + (spare if low else spare / 2),
        each,
    )


def _around(polygons: Iterable[Polygon]) -> Box:
    """The degrees that polygons lie in: west, south, east, north."""
    corners = [point for polygon in polygons for ring in polygon for point in ring]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))


def _touches(polygon: Polygon, projection: _Projection, room: Box) -> bool:
    around = _around([polygon])
    left, bottom = projection.point(around.left, around.top)
    right, top = projection.point(around.right, around.bottom)
    return Box(left=left, top=top, right=right, bottom=bottom).overlaps(room)


def _cut(rings: Iterable[Sequence[Point]], room: Box) -> list[list[Point]]:
    """Rings pressed into `room`: what lies outside runs along its edge."""
    return [
        [(min(max(x, room.left), room.right), min(max(y, room.top), room.bottom)) for x, y in ring]
        for ring in rings
    ]


def _inset(box: Box, by: float) -> Box:
    return Box(left=box.left + by, top=box.top + by, right=box.right - by, bottom=box.bottom - by)


def _names(areas: Iterable[Area]) -> set[str]:
    return {area.district for area in areas}


@cache
def _middle(district: str) -> Point:
    """A point well within the largest polygon of a district, in degrees."""
    rings = [polygon[0] for polygon in outlines()[0][district]]
    return middle_of(max(rings, key=len))


@cache
def _narrowed() -> float:
    return cos(radians(_LATITUDE))
