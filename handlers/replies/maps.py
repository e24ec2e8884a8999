"""Maps: districts coloured by value, where they lie in the country, and what the shades mean."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handlers.replies.canvas import BLUE, EARTH, GREY, INK, PAPER, Box, Canvas, Point
from handlers.replies.framing import HATCHED, SMALL, draw_frame
from handlers.replies.geometry import distance, grid
from handlers.replies.labels import HOPELESS, Placed, Spot, place_labels
from handlers.replies.pictures import Area, Map, Mark
from handlers.replies.projection import Projection, around, cut, fitted, middle, touches
from handlers.replies.slices import Slices
from store.catalogue import load_catalogue
from store.geography import UNDRAWN, outlines

SHADES = ("#dcebf5", "#a9cde6", "#68aad6", "#2f7dbb", "#084a8c")
"""From little to much: one hue, darker and darker, as colour-blind people see it too."""
_LAND, _BORDER = "#ecece6", "#c9c9c2"
_LINE = 1.2
_LABELS = (21.0, 19.0, 17.0, 15.0, 13.0)
"""Sizes of the letters on a map, tried one after another."""
_MISSING: dict[str, Any] = {"fill": PAPER, "edge": GREY, "width": 1, "hatch": "\\\\", "ink": GREY}
_RANGE: dict[str, Any] = {"fill": PAPER, "edge": BLUE, "width": 1, "hatch": "--", "ink": BLUE}
_OPEN: dict[str, Any] = {**_RANGE, "hatch": "||"}
_STYLES = {Mark.MISSING: _MISSING, Mark.RANGE: _RANGE, Mark.OPEN: _OPEN}
_COLUMN = 330.0
"""Width of what stands beside the map: its shades, and the country."""


def draw_map(picture: Map) -> Canvas:
    """The districts with names and numbers; beside them the legend and the whole country."""
    canvas = Canvas()
    plot = draw_frame(canvas, replace(picture.frame, unit=""), _STYLES)
    room = map_room(plot)
    beside = Box(left=room.right + 20, top=plot.top, right=plot.right, bottom=plot.bottom)
    reported, others = outlines()
    degrees = _zoomed(picture)
    projection = projected(picture, room)
    areas = {area.district: area for area in picture.areas}
    near = [polygon for polygon in others if touches(polygon, projection, room)]
    canvas.polygon(cut(projection.rings(near), room), fill=_LAND, edge=_BORDER, width=1)
    for name, polygons in reported.items():
        style = (
            _style(areas[name], len(picture.bands))
            if name in areas
            else {"fill": _LAND, "edge": _BORDER}
        )
        canvas.polygon(cut(projection.rings(polygons), room), **{"width": 1.0, **style})
    canvas.rect(_inset(room, -2), edge=PAPER, width=8)  # over what was pressed to the edge
    if picture.undrawn:
        hosts = [host for host, hidden in UNDRAWN.items() if hidden in _names(picture.undrawn)]
        for host in hosts:
            canvas.polygon(projection.rings(reported[host]), edge=EARTH, width=3)
    foot = _draw_bands(canvas, picture, beside)
    _draw_country(canvas, Box(left=beside.left, top=foot + 16, right=beside.right,
                              bottom=beside.bottom), degrees)  # fmt: skip
    _write_labels(canvas, labels_of(canvas, picture.areas, projection, room), picture.areas)
    return canvas


def map_room(plot: Box) -> Box:
    """Where the map itself is drawn, of what the frame leaves."""
    return replace(plot, right=plot.right - _COLUMN)


def projected(picture: Map, room: Box) -> Projection:
    """Where the districts of a picture lie."""
    return fitted(_zoomed(picture), _inset(room, 8))


def _zoomed(picture: Map) -> Box:
    """The degrees that the map shows: the districts that reports name most, and those asked."""
    shown = {*load_catalogue().core, *(area.district for area in picture.areas)}
    return around(polygon for name in shown for polygon in outlines()[0].get(name, ()))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Where the names of districts stand: `spots` and `words` by number, one size of letters."""

    spots: Sequence[Spot]
    words: Sequence[Sequence[str]]
    placed: Sequence[Placed]
    letters: float


def labels_of(canvas: Canvas, areas: Sequence[Area], projection: Projection, room: Box) -> Labels:
    """Name and number of each district; letters as large as they can be with none left out."""
    words = [
        (area.bar.label, *([area.bar.said] if area.bar.mark is not Mark.MISSING else []))
        for area in areas
    ]
    rings = [projection.rings(outlines()[0][area.district]) for area in areas]
    spots = [
        _spot(shape, projection.point(*middle(area.district)))
        for area, shape in zip(areas, rings, strict=True)
    ]
    covered = Slices(ring for shape in rings for ring in shape)
    edge = Box(left=4, top=room.top, right=room.right + 16, bottom=room.bottom + 4)
    letters, placed, smaller = 0.0, list[Placed](), deque(_LABELS)
    while smaller and len(placed) < len(areas):
        letters = smaller.popleft()
        spots = [
            replace(spot, size=_size(canvas, texts, letters))
            for spot, texts in zip(spots, words, strict=True)
        ]
        placed = place_labels(spots, covered, edge)
        if len(areas) - len(placed) > HOPELESS and len(smaller) > 1:
            smaller.popleft()  # a little smaller would not do
    return Labels(spots=spots, words=words, placed=placed, letters=letters)


def _write_labels(canvas: Canvas, labels: Labels, areas: Sequence[Area]) -> None:
    for placed in labels.placed:
        if placed.leader is not None:
            _draw_leader(canvas, placed.leader)
    line = _LINE * labels.letters
    for placed in labels.placed:
        if placed.leader is None and areas[placed.number].band is None:
            canvas.rect(placed.box, fill=PAPER)  # else a hatch would run through the letters
        x, y = (placed.box.left + placed.box.right) / 2, placed.box.top + line / 2
        for number, text in enumerate(labels.words[placed.number]):
            at = (x, y + number * line)
            canvas.text(at, text, labels.letters, bold=not number, align="center", halo=True)


def _spot(rings: Sequence[Sequence[Point]], anchor: Point) -> Spot:
    points = sorted(grid(rings), key=lambda point: distance(point, anchor))
    xs = [x for ring in rings for x, _ in ring]
    width = max(xs) - min(xs)
    return Spot(shape=Slices(rings), width=width, points=points, anchor=anchor, size=(0.0, 0.0))


def _size(canvas: Canvas, texts: Sequence[str], letters: float) -> tuple[float, float]:
    """Width and height of a label."""
    widths = [canvas.size(text, letters, bold=not number)[0] for number, text in enumerate(texts)]
    return max(widths), len(texts) * _LINE * letters


def _draw_leader(canvas: Canvas, leader: tuple[Point, Point]) -> None:
    """Dark on a light edge, so that it is seen on every shade."""
    x, y = leader[1]
    for color, wider in ((PAPER, 1.5), (INK, 0.0)):
        canvas.line(leader, color, 1.5 + 2 * wider)
        by = 3 + wider
        canvas.rect(Box(left=x - by, top=y - by, right=x + by, bottom=y + by), fill=color)


def _draw_bands(canvas: Canvas, picture: Map, room: Box) -> float:
    """The shades and what they stand for, the darkest on top; where they end."""
    y = room.top
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
    degrees = around(every)
    projection = fitted(degrees, room, low=True)
    canvas.polygon(projection.rings(every), fill="#d3d3cb", edge="#d3d3cb", width=1)
    left, top = projection.point(zoomed.left, zoomed.bottom)
    right, bottom = projection.point(zoomed.right, zoomed.top)
    canvas.rect(Box(left=left, top=top, right=right, bottom=bottom), edge=EARTH, width=3)


def _inset(box: Box, by: float) -> Box:
    return Box(left=box.left + by, top=box.top + by, right=box.right - by, bottom=box.bottom - by)


def _names(areas: Iterable[Area]) -> set[str]:
    return {area.district for area in areas}
