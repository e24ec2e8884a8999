"""What stands around every picture: title, unit and notes above, legend and sources below."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.replies.canvas import (
    BLUE,
    EARTH,
    GREY,
    INK,
    PALE,
    QUIET,
    Box,
    Canvas,
)
from handlers.replies.pictures import Frame, Key, Mark

MARGIN = 36
SEPARATOR = " · "
TITLES, BODY, SMALL = (38.0, 34.0, 31.0), 27.0, 24.0
"""Sizes of letters: on a phone about 13, 9 and 8 points."""
_LINE = 1.3

HATCHED: dict[str, Any] = {"fill": PALE, "edge": BLUE, "width": 1.5, "hatch": "//", "ink": BLUE}
"""How an amount is filled that was published for other days, or for several bars together."""
PARTLY: dict[str, Any] = {"fill": BLUE, "edge": BLUE, "width": 1.5, "hatch": "//", "ink": PALE}
"""How what is proved is filled where only a part of the days was published."""


DOTTED: dict[str, Any] = {"hatch": "..", "ink": GREY}
"""How a gap is filled."""
STYLES: dict[Mark, dict[str, Any]] = {
    Mark.RANGE: {"fill": PALE, "edge": BLUE, "width": 1.5},
    Mark.JOINT: HATCHED,
    Mark.OTHER_DAYS: HATCHED,
    Mark.PART: PARTLY,
    Mark.MISSING: DOTTED,
    Mark.UNDRAWN: {"edge": EARTH, "width": 3},
}

Styles = Mapping[Mark, Mapping[str, Any]]


def draw_frame(canvas: Canvas, frame: Frame, styles: Styles | None = None) -> Box:
    """Write the frame; what is left between its upper and its lower part.

    `styles`: how the marks of the legend are filled, where not as in charts.
    """
    room = canvas.width - 2 * MARGIN
    y = float(MARGIN - 10)
    size, title = _titled(canvas, frame.title, room)
    for line in title:
        y = _line(canvas, y, line, size, INK, bold=True)
    if frame.unit:
        y = _line(canvas, y, frame.unit, BODY, QUIET)
    for note in frame.notes:
        for line in wrapped(canvas, note, SMALL, room):
            y = _line(canvas, y, line, SMALL, EARTH)
    lower = [line for part in frame.footer for line in wrapped(canvas, part, SMALL, room)]
    bottom = canvas.height - MARGIN + 10 - len(lower) * SMALL * _LINE
    below = bottom
    for line in lower:
        below = _line(canvas, below, line, SMALL, QUIET)
    bottom -= _legend_height(canvas, frame.legend, room)
    _draw_legend(canvas, frame.legend, bottom, {**STYLES, **(styles or {})})
    return Box(left=MARGIN, top=y + 12, right=canvas.width - MARGIN, bottom=bottom - 10)


def _titled(canvas: Canvas, title: str, room: float) -> tuple[float, list[str]]:
    """The title in two lines where a smaller letter makes that possible; and its size."""
    tried = [(size, _broken(canvas, title, size, room)) for size in TITLES]
    return next((one for one in tried if len(one[1]) < 3), tried[-1])


def _broken(canvas: Canvas, title: str, size: float, room: float) -> list[str]:
    """Lines that end between the parts of a title; a long part is cut between words."""
    found = [""]
    for part in title.split(SEPARATOR):
        longer = SEPARATOR.join(filter(None, (found[-1], part)))
        if canvas.size(longer, size, bold=True)[0] <= room:
            found[-1] = longer
        else:
            found += wrapped(canvas, part, size, room, bold=True)
    return [line for line in found if line]


def wrapped(
    canvas: Canvas, words: str, size: float, room: float, *, bold: bool = False
) -> list[str]:
    """Lines that fit into `room`; a word that is longer alone is cut, never lost."""
    found = [""]
    for word in _pieces(canvas, words, size, room, bold=bold):
        longer = f"{found[-1]} {word}".strip()
        if canvas.size(longer, size, bold=bold)[0] <= room:
            found[-1] = longer
        elif found[-1]:
            found.append(word)
        else:
            found[-1] = word
    return [line for line in found if line]


def _pieces(canvas: Canvas, words: str, size: float, room: float, *, bold: bool) -> list[str]:
    found = []
    for word in words.split():
        rest = word
        while canvas.size(rest, size, bold=bold)[0] > room:
            most = next(
                n
                for n in range(len(rest) - 1, 0, -1)
                if n == 1 or canvas.size(rest[:n], size, bold=bold)[0] <= room
            )
            found.append(rest[:most])
            rest = rest[most:]
        found.append(rest)
    return found


def _legend_lines(
    canvas: Canvas, legend: Sequence[Key], room: float
) -> list[tuple[Mark | None, str]]:
    """A mark and its words on each line; further lines of long words have no mark."""
    found: list[tuple[Mark | None, str]] = []
    for key in legend:
        for number, line in enumerate(wrapped(canvas, key.words, SMALL, room - 48)):
            found.append((None if number else key.mark, line))
    return found


def _legend_height(canvas: Canvas, legend: Sequence[Key], room: float) -> float:
    return len(_legend_lines(canvas, legend, room)) * SMALL * _LINE + (6 if legend else 0)


def _draw_legend(canvas: Canvas, legend: Sequence[Key], top: float, styles: Styles) -> None:
    y, room = top, canvas.width - 2 * MARGIN
    for mark, line in _legend_lines(canvas, legend, room):
        if mark is not None:
            box = Box(left=MARGIN, top=y + 5, right=MARGIN + 36, bottom=y + SMALL + 3)
            if mark is Mark.PLAN:
                middle = (box.top + box.bottom) / 2
                canvas.line([(box.left, middle), (box.right, middle)], EARTH, 5)
            elif mark in styles:
                canvas.rect(box, **styles[mark])
            else:  # an arrow, as on bars without an upper end
                corners = [
                    (box.left, box.top),
                    (box.right, (box.top + box.bottom) / 2),
                    (box.left, box.bottom),
                ]
                canvas.polygon([corners], fill=PALE, edge=BLUE, width=1.5)
        middle = y + SMALL * _LINE / 2
        canvas.text((MARGIN + 48, middle), line, SMALL, color=INK)
        y += SMALL * _LINE


def _line(
    canvas: Canvas, top: float, words: str, size: float, color: str, *, bold: bool = False
) -> float:
    height = size * _LINE
    canvas.text((MARGIN, top + height / 2), words, size, color=color, bold=bold)
    return top + height
