"""Bars over time: as wide as the days that they cover, gaps left open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby, pairwise

from handlers.replies.canvas import (
    BLUE,
    EARTH,
    GREY,
    INK,
    PALE,
    PAPER,
    QUIET,
    RULE,
    Box,
    Canvas,
)
from handlers.replies.framing import BODY, DOTTED, HATCHED, PARTLY, SMALL, draw_frame
from handlers.replies.pictures import Bar, Mark, Timeline

_AXIS = 2 * SMALL + 24
"""Height of the labels below the bars: what they are, and the years."""
_ARROW = 24.0
"""Height of the arrow on a bar whose upper end nobody states."""
_LEAST_SLOT = 31.0
"""Width of a bar that has room for upright words."""
_SKIPS = (1, 2, 3, 4, 6, 12, 24, 99)


@dataclass(frozen=True, slots=True)
class _Plane:
    """From days and amounts to pixels."""

    left: float
    right: float
    top: float
    bottom: float
    first: date
    days: int
    most: float

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return self.left + (self.right - self.left) * (day - self.first).days / self.days

    def after(self, day: date) -> float:
        """The right edge of a day."""
        return self.x(day) + (self.right - self.left) / self.days

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * min(value, self.most) / self.most

    def span(self, bar: Bar) -> tuple[float, float]:
        """Left and right edge of a bar, a little apart from its neighbours."""
        if bar.start is None or bar.end is None:
            raise ValueError("a bar over time has days")
        left, right = self.x(bar.start), self.after(bar.end)
        apart = min(5.0, 0.12 * (right - left))
        return left + apart, right - apart


def draw_timeline(picture: Timeline) -> Canvas:
    """Bars, joint amounts behind them, numbers above, gaps with "not published" in them."""
    canvas = Canvas()
    plot = draw_frame(canvas, picture.frame)
    first, last = picture.bars[0].start, picture.bars[-1].end
    if first is None or last is None:
        raise ValueError("a bar over time has days")
    numbers = max(canvas.size(tick.said, SMALL)[0] for tick in picture.ticks)
    left = plot.left + numbers + 12
    height = _height_of(canvas, picture, plot, (plot.right - left) / len(picture.bars))
    bottom = plot.bottom - _AXIS
    plane = _Plane(
        left, plot.right, bottom - height, bottom,
        first, (last - first).days + 1, picture.ticks[-1].at,
    )  # fmt: skip
    for tick in picture.ticks:
        y = plane.y(tick.at)
        canvas.line([(left, y), (plot.right, y)], RULE, 1.5)
        canvas.text((left - 10, y), tick.said, SMALL, color=QUIET, align="right")
    for joint in picture.joint:
        _draw_joint(canvas, joint, plane)
    for bar in picture.bars:
        _draw_bar(canvas, bar, plane)
    for bar in picture.bars:
        _draw_plan(canvas, bar, plane)
    canvas.line([(left, plane.bottom), (plot.right, plane.bottom)], QUIET, 2)
    _write_joint(canvas, picture, plane)
    said = [bar for bar in picture.bars if bar.said]
    _write_numbers(canvas, said, plane, len(picture.bars))
    _write_gaps(canvas, said, plane)
    _write_days(canvas, picture.bars, plane)
    return canvas


def _draw_bar(canvas: Canvas, bar: Bar, plane: _Plane) -> None:
    left, right = plane.span(bar)
    if bar.mark is Mark.MISSING:
        if bar.said:
            strip = Box(left=left, right=right, top=plane.bottom - 12, bottom=plane.bottom)
            canvas.rect(strip, **DOTTED)
        return
    zero, low = plane.y(0), min(plane.y(bar.low), plane.y(0) - 2)
    if bar.mark is Mark.OTHER_DAYS:
        canvas.rect(Box(left=left, top=low, right=right, bottom=zero), **HATCHED)
        return
    if bar.mark in {Mark.RANGE, Mark.OPEN}:
        _draw_range(canvas, bar, plane)
    if bar.low and (bar.seen is not None or bar.mark is Mark.PART):
        if bar.seen is not None:
            left, right = max(plane.x(bar.seen[0]), left), min(plane.after(bar.seen[1]), right)
        canvas.rect(Box(left=left, top=low, right=right, bottom=zero), **PARTLY)
    elif bar.mark not in {Mark.RANGE, Mark.OPEN} or bar.low:
        canvas.rect(Box(left=left, top=low, right=right, bottom=zero), fill=BLUE)


def _draw_plan(canvas: Canvas, bar: Bar, plane: _Plane) -> None:
    """Over the whole bar, or where one would be; on a light edge, so that it is seen on both."""
    if bar.plan is None:
        return
    (left, right), y = plane.span(bar), plane.y(bar.plan)
    for color, width in ((PAPER, 9), (EARTH, 5)):
        canvas.line([(left - 4, y), (right + 4, y)], color, width)


def _draw_range(canvas: Canvas, bar: Bar, plane: _Plane) -> None:
    """From what is proved at least to what is proved at most, an end line at each."""
    left, right = plane.span(bar)
    low = plane.y(bar.low)
    if bar.high is None:
        corners = [(left, low), ((left + right) / 2, low - _ARROW), (right, low)]
        canvas.polygon([corners], fill=PALE, edge=BLUE, width=1.5)
        return
    high = plane.y(bar.high)
    box = Box(left=left, right=right, top=high, bottom=low)
    canvas.rect(box, fill=PALE, edge=BLUE, width=1.5)
    for y in (low, high):
        canvas.line([(left, y), (right, y)], BLUE, 3)


def _draw_joint(canvas: Canvas, joint: Bar, plane: _Plane) -> None:
    left, right = plane.span(joint)
    box = Box(left=left, right=right, top=plane.y(joint.low), bottom=plane.y(0))
    canvas.rect(box, **HATCHED)


def _height_of(canvas: Canvas, picture: Timeline, plot: Box, slot: float) -> float:
    """The height of the scale at which every bar with the number above it has room."""
    room, most = plot.bottom - _AXIS - plot.top, picture.ticks[-1].at
    tall = [(tick.at, SMALL / 2) for tick in picture.ticks[-1:]]
    way = _way(canvas, picture.bars, slot)
    for bar in (*picture.bars, *picture.joint):
        flat = _Way.FLAT if slot < _LEAST_SLOT or bar in picture.joint else way
        above = _tall(canvas, bar, flat) + 6
        tall.append((_height(bar), above + (_ARROW if bar.high is None else 0)))
        tall.append((bar.plan or 0.0, above + 6))
    return min((room - above) * most / value for value, above in tall if value > 0)


class _Way(Enum):
    """How the numbers above bars stand: on one line, on two, or upright."""

    FLAT = "flat"
    FOLDED = "folded"
    UPRIGHT = "upright"


def _way(canvas: Canvas, bars: Sequence[Bar], slot: float) -> _Way:
    """The first way in which the numbers of all bars fit side by side."""
    said = [bar.said for bar in bars if bar.mark is not Mark.MISSING]
    if all(canvas.size(words, SMALL)[0] <= slot - 4 for words in said):
        return _Way.FLAT
    folded = all(canvas.size(line, SMALL)[0] <= slot - 8 for words in said for line in fold(words))
    return _Way.FOLDED if folded else _Way.UPRIGHT


_FOLDS = re.compile(r"(?<=–)(?=\d)|(?<=\D) (?=\d)")


def fold(said: str) -> tuple[str, ...]:
    """The two ends of a range, or the words before a number and the number, on lines of their own.

    "0–12,260" is "0–" and "12,260"; "at least 28,663.4 ha" is "at least" and "28,663.4 ha".
    """
    return tuple(_FOLDS.split(said, maxsplit=1))


def _tall(canvas: Canvas, bar: Bar, way: _Way) -> float:
    """The height of the number of a bar."""
    if way is _Way.UPRIGHT:
        return canvas.size(bar.said, SMALL)[0] + 4
    return SMALL * 1.2 * (len(fold(bar.said)) if way is _Way.FOLDED else 1)


def _write_numbers(canvas: Canvas, bars: Sequence[Bar], plane: _Plane, count: int) -> None:
    """Above each bar, on two lines or upright where it is narrow; of too many only the highest."""
    shown = [bar for bar in bars if bar.mark is not Mark.MISSING]
    if not shown:
        return
    slot = (plane.right - plane.left) / count
    way = _way(canvas, bars, slot)
    if way is _Way.UPRIGHT and slot < _LEAST_SLOT:
        shown = [max(shown, key=_height)]
        way = _Way.FLAT
    for bar in shown:
        left, right = plane.span(bar)
        top, middle = plane.y(_height(bar)), (left + right) / 2
        if bar.high is None:
            top -= _ARROW
        if (
            bar.plan is not None
            and top - _tall(canvas, bar, way) - 8 <= plane.y(bar.plan) <= top + 4
        ):
            top = plane.y(bar.plan) - 4  # the line would run through the number
        if way is _Way.UPRIGHT:
            canvas.text((middle, top - 8), bar.said, SMALL, upright=True, halo=True)
            continue
        lines = fold(bar.said) if way is _Way.FOLDED else (bar.said,)
        half = max(canvas.size(line, SMALL)[0] for line in lines) / 2
        middle = min(max(middle, plane.left + half), plane.right - half)
        for number, line in enumerate(reversed(lines)):
            y = top - SMALL * 0.6 - 4 - 1.2 * SMALL * number
            canvas.text((middle, y), line, SMALL, align="center", halo=True)


def _height(bar: Bar) -> float:
    return bar.low if bar.high is None else bar.high


def _write_joint(canvas: Canvas, picture: Timeline, plane: _Plane) -> None:
    """Above what is drawn of a joint amount, lying where it has room, else upright."""
    for joint in picture.joint:
        left, right = plane.span(joint)
        top = plane.y(joint.low)
        middle, width = (left + right) / 2, canvas.size(joint.said, SMALL, bold=True)[0]
        if width <= right - left:
            at = (middle, top - SMALL * 0.6 - 6)
            canvas.text(at, joint.said, SMALL, bold=True, align="center", halo=True)
        elif right - left >= _LEAST_SLOT:
            canvas.text((middle, top - 8), joint.said, SMALL, bold=True, upright=True, halo=True)


def _write_gaps(canvas: Canvas, bars: Sequence[Bar], plane: _Plane) -> None:
    """The words in the middle of each gap, once for bars that miss side by side."""
    for missing, run in groupby(bars, key=lambda bar: bar.mark is Mark.MISSING):
        gap = list(run)
        if not missing:
            continue
        left, right = plane.span(gap[0])[0], plane.span(gap[-1])[1]
        middle, width = (left + right) / 2, canvas.size(gap[0].said, SMALL)[0]
        if width <= right - left:
            at = (middle, plane.bottom - SMALL - 6)
            canvas.text(at, gap[0].said, SMALL, color=GREY, align="center")
        elif right - left >= SMALL:
            canvas.text((middle, plane.bottom - 20), gap[0].said, SMALL, color=GREY, upright=True)


def _write_days(canvas: Canvas, bars: Sequence[Bar], plane: _Plane) -> None:
    """Labels that fit, every second or third where not all do; below them the years."""
    y = plane.bottom + SMALL * 0.8

    def place(bar: Bar) -> Box:
        half = canvas.size(bar.label, SMALL)[0] / 2
        middle = min(max(sum(plane.span(bar)) / 2, plane.left + half), canvas.width - half - 2)
        return canvas.text_box((middle, y), bar.label, SMALL, align="center")

    tried = ([place(bar) for bar in bars[::skip]] for skip in _SKIPS)
    labels = next(
        boxes for boxes in tried if not any(a.overlaps(b, 6) for a, b in pairwise(boxes))
    )
    for box in labels:
        canvas.text((box.left, y), box.words, SMALL, color=INK)
    below = y + SMALL * 1.4
    for group, left, right in _groups(bars, plane):
        if group and canvas.size(group, BODY, bold=True)[0] <= right - left:
            at = ((left + right) / 2, below)
            canvas.text(at, group, BODY, color=QUIET, bold=True, align="center")
            if left > plane.left + 8:
                canvas.line([(left - 3, plane.bottom), (left - 3, below + 12)], RULE, 2)


def _groups(bars: Sequence[Bar], plane: _Plane) -> Iterator[tuple[str, float, float]]:
    for group, run in groupby(bars, key=lambda bar: bar.group):
        members = list(run)
        yield group, plane.span(members[0])[0], plane.span(members[-1])[1]
