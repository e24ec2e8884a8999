"""Charts: bars over time, bars below each other, and a promise against what was done."""

from collections.abc import Sequence

from handlers.replies.canvas import (
    BLUE,
    EARTH,
    GREY,
    HEIGHT,
    INK,
    PALE,
    PAPER,
    QUIET,
    RULE,
    SAND,
    Box,
    Canvas,
)
from handlers.replies.framing import BODY, HATCHED, SMALL, draw_frame, wrapped
from handlers.replies.pictures import Bar, Mark, Progress, Ranking, Tick

ROW, MOST_ROW = 34.0, 130.0
"""Height of a row of a ranking: at least, where the picture grows with them, and at most."""
_GAP = 14.0


def draw_ranking(picture: Ranking) -> Canvas:
    """Names whole at the left, bars, the numbers at their ends; a long list is a high picture."""
    room = _room(Canvas(), picture)
    more = len(picture.bars) * ROW - (room.bottom - room.top)
    canvas = Canvas(HEIGHT + max(0, int(more) + 1))
    plot = draw_frame(canvas, picture.frame)
    widest, size = _names(canvas, picture.bars, plot)
    numbers = max(canvas.size(bar.said, SMALL)[0] for bar in picture.bars)
    left = plot.left + widest + _GAP
    scale = _Scale(picture.ticks, left, plot.right - numbers - _GAP)
    height = min((plot.bottom - plot.top) / len(picture.bars), MOST_ROW)
    top = (plot.top + plot.bottom - height * len(picture.bars)) / 2
    for number, bar in enumerate(picture.bars):
        middle = top + height * (number + 0.5)
        canvas.text((left - _GAP, middle), bar.label, size, align="right")
        end = draw_bar(canvas, bar, scale, middle, min(0.36 * height, 38))
        if bar.plan is not None:
            end = _draw_plan(canvas, bar, scale.at(bar.plan), middle, height, end)
        color = GREY if bar.mark is Mark.MISSING else INK
        canvas.text((end + 10, middle), bar.said, SMALL, color=color)
    canvas.line([(left, top), (left, top + height * len(picture.bars))], QUIET, 2)
    return canvas


def draw_progress(picture: Progress) -> Canvas:
    """A bullet chart: the promise as a wide pale bar, what was done as a narrow dark one."""
    canvas = Canvas()
    plot = draw_frame(canvas, picture.frame)
    left, right = plot.left + 8, plot.right - 40
    scale = _Scale(picture.ticks, left, right)
    if Mark.MISSING is picture.plan.mark is picture.done.mark:
        _write_amounts(canvas, picture, plot)  # there is nothing to measure
        return canvas
    middle = (plot.top + plot.bottom) / 2 - 10
    high = min(90.0, (plot.bottom - plot.top) / 6)
    for tick in picture.ticks:
        x = scale.at(tick.at)
        canvas.line([(x, middle - high - 16), (x, middle + high + 16)], RULE, 1.5)
    plan = picture.plan
    if plan.mark is not Mark.MISSING:
        end = scale.at(plan.low)
        box = Box(left=scale.at(0), top=middle - high, right=end, bottom=middle + high)
        canvas.rect(box, fill=SAND)
    draw_bar(canvas, picture.done, scale, middle, high * 0.42)
    if plan.mark is not Mark.MISSING:
        for value in {plan.low, plan.low if plan.high is None else plan.high}:
            x = scale.at(value)
            canvas.line([(x, middle - high), (x, middle + high)], EARTH, 6)
    if picture.pace is not None:
        x = scale.at(picture.pace.low)
        canvas.line([(x, middle - 0.72 * high), (x, middle + 0.72 * high)], INK, 5)
    _scale_numbers(canvas, picture.ticks, scale, middle + high + 16)
    _write_amounts(canvas, picture, plot)
    _write_sentences(canvas, picture, plot, middle + high + 76)
    return canvas


def _write_amounts(canvas: Canvas, picture: Progress, plot: Box) -> None:
    """Both numbers, and the share in large letters."""
    y = plot.top + 26
    for bar, color in ((picture.plan, EARTH), (picture.done, BLUE)):
        canvas.rect(
            Box(left=plot.left, top=y - 13, right=plot.left + 26, bottom=y + 13), fill=color
        )
        canvas.text((plot.left + 40, y), f"{bar.label}: {bar.said}", 32, bold=True)
        y += 46
    if picture.share:
        canvas.text((plot.right, plot.top + 120), picture.share, 48, bold=True, align="right")


def _write_sentences(canvas: Canvas, picture: Progress, plot: Box, y: float) -> None:
    """What the mark of an even pace means, and what has become of the promise."""
    if picture.pace is not None:
        canvas.line([(plot.left + 12, y - 16), (plot.left + 12, y + 16)], INK, 5)
        for line in wrapped(canvas, picture.pace.label, SMALL, plot.right - plot.left - 40):
            canvas.text((plot.left + 34, y), line, SMALL)
            y += 32
        y += 10
    for sentence in picture.said:
        for line in wrapped(canvas, sentence, BODY, plot.right - plot.left):
            canvas.text((plot.left, y), line, BODY)
            y += 36


def draw_bar(canvas: Canvas, bar: Bar, scale: "_Scale", middle: float, half: float) -> float:
    """A horizontal bar; where it ends, for its number."""
    zero, top, bottom = scale.at(0), middle - half, middle + half
    if bar.mark is Mark.MISSING:
        return zero
    low = scale.at(bar.low)
    if bar.mark is Mark.OTHER_DAYS:
        box = Box(left=zero, top=top, right=low, bottom=bottom)
        canvas.rect(box, **HATCHED)
        return low
    canvas.rect(Box(left=zero, top=top, right=max(low, zero + 2), bottom=bottom), fill=BLUE)
    if bar.mark is Mark.VALUE:
        return max(low, zero + 2)
    if bar.high is None:
        return _open_end(canvas, low, middle, half)
    high = max(scale.at(bar.high), low + 2)
    canvas.rect(Box(left=low, top=top, right=high, bottom=bottom), fill=PALE, edge=BLUE, width=1.5)
    for x in (low, high):
        canvas.line([(x, top - 2), (x, bottom + 2)], BLUE, 4)
    return high


def _draw_plan(
    canvas: Canvas, bar: Bar, x: float, middle: float, height: float, end: float
) -> float:
    """The line of a plan; where the number stands then, so that it does not run through it."""
    half = min(0.45 * height, 46)
    for color, width in ((PAPER, 9), (EARTH, 5)):
        canvas.line([(x, middle - half), (x, middle + half)], color, width)
    runs_through = end - 4 <= x <= end + 18 + canvas.size(bar.said, SMALL)[0]
    return x + 4 if runs_through else end


def _open_end(canvas: Canvas, low: float, middle: float, half: float) -> float:
    """An arrow: this much at least, and nobody says how much more."""
    tip = low + 26
    corners = [(low, middle - half), (tip, middle), (low, middle + half)]
    canvas.polygon([corners], fill=PALE, edge=BLUE, width=1.5)
    return tip


def _scale_numbers(canvas: Canvas, ticks: Sequence[Tick], scale: "_Scale", y: float) -> None:
    """The numbers of a horizontal scale that fit beside each other."""
    last: Box | None = None
    for tick in ticks:
        width = canvas.size(tick.said, SMALL)[0]
        x = min(max(scale.at(tick.at), width / 2 + 4), canvas.width - width / 2 - 4)
        box = canvas.text_box((x, y + 18), tick.said, SMALL, align="center")
        if last is None or not box.overlaps(last, 14):
            canvas.text((x, y + 18), tick.said, SMALL, color=QUIET, align="center")
            last = box


def _names(canvas: Canvas, bars: Sequence[Bar], plot: Box) -> tuple[float, float]:
    """The width of the longest name, and the size at which that is half of the picture at most."""
    widest = max(canvas.size(bar.label, BODY)[0] for bar in bars)
    shrunk = min(1.0, (plot.right - plot.left) / 2 / widest)
    return widest * shrunk, BODY * shrunk


def _room(canvas: Canvas, picture: Ranking) -> Box:
    return draw_frame(canvas, picture.frame)


class _Scale:
    """Numbers to pixels, from the first tick to the last."""

    def __init__(self, ticks: Sequence[Tick], start: float, end: float) -> None:
        self._start = start
        self._each = (end - start) / ticks[-1].at

    def at(self, value: float) -> float:
        return self._start + self._each * value
