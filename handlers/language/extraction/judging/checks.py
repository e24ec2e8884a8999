"""What makes a figure suspect by the text alone: sizes, sums, shares, periods, repetitions."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from handlers.language.extraction.doubts import base, doubt
from handlers.language.extraction.judging.sums import check_shares, check_sums
from handlers.language.extraction.report import Doubt, Extracted
from handlers.language.extraction.sentence.reads import Read
from store.measures import Measure
from store.periods import BASELINE
from store.quantities import Unit
from store.questions import Status

HECTARE = Decimal(10_000)
SUSPECTED_LAND = 823_558 * HECTARE
"""The largest estimate of land that may be contaminated (2022): nobody clears as much."""
_MOST = {  # days → hectares, items: well above anything published for so many days
    10: (6_000, 20_000), 45: (20_000, 60_000), 400: (160_000, 250_000),
}  # fmt: skip
_MANY_TIMES = 10
_ONE_LIST = 70
"""Characters between two numbers of one list of purposes, at most."""


def check(reads: Sequence[Read], figures: Sequence[Extracted], published: date) -> Iterator[Doubt]:
    """Every doubt about the figures of one text."""
    whole: dict[Measure, list[Extracted]] = defaultdict(list)
    for figure in figures:
        if figure.status is Status.ACTUAL and _is_whole(figure):
            whole[figure.measure].append(figure)
    for figure in figures:
        yield from _size(figure, whole[figure.measure], published)
        yield from _length(figure)
        yield from _unit(figure)
    yield from _twice(figures)
    yield from _slips(figures)
    yield from _falls(figures)
    yield from _overlaps(figures)
    yield from _strangers(reads, figures)
    yield from check_sums(figures)
    yield from check_shares(reads, figures)


def _size(figure: Extracted, whole: Sequence[Extracted], published: date) -> Iterator[Doubt]:
    """`whole`: what was done of this measure in the whole territory, by the same text."""
    land = figure.measure is Measure.CLEARED_AREA
    value = base(figure)
    done = [other for other in whole if other is not figure]
    actual = [base(other) for other in done if _is_cumulative(other)]
    if land and value >= SUSPECTED_LAND * Decimal("0.6"):
        if actual:
            yield doubt(figure, "stop", "size-times", times=_times(value, actual))
        else:
            yield doubt(figure, "stop", "land-ever")
        return
    others = [base(other) for other in done if not _is_cumulative(other)]
    supported = 2 * max(others, default=Decimal(0)) >= value
    part = figure.status is Status.ACTUAL and not _is_cumulative(figure)
    if actual and value >= _MANY_TIMES * max(actual) and not supported and not part:
        key = "size-times" if land else "count-times"
        yield doubt(figure, "stop", key, times=_times(value, actual))
        return
    if not land and value >= 1_500_000:
        yield doubt(figure, "stop", "laid-ever")
        return
    yield from _pace(figure)
    if figure.status is not Status.ACTUAL or not _is_cumulative(figure) or not _is_whole(figure):
        return
    late = figure.end.year >= 2022 and (published - figure.end).days < 400
    if any(other > value for other in others) or (land and late and value < 500 * HECTARE):
        yield doubt(figure, "warn", "little-to-date")


def _pace(figure: Extracted) -> Iterator[Doubt]:
    """More than was ever done in so few days."""
    if figure.start is None:
        return
    days = (figure.end - figure.start).days + 1
    land = figure.measure is Measure.CLEARED_AREA
    most = next((most for longest, most in _MOST.items() if days <= longest), None)
    if most is not None and base(figure) > (most[0] * HECTARE if land else most[1]):
        yield doubt(figure, "warn", "much", days=str(days))


def _is_cumulative(figure: Extracted) -> bool:
    return figure.start is None or figure.start <= BASELINE


def _is_whole(figure: Extracted) -> bool:
    """Whether it is of the whole territory, of no one operator and for no one purpose."""
    return figure.places == ("*",) and not figure.operator and not figure.purpose


def _times(value: Decimal, actual: Sequence[Decimal]) -> str:
    return str(round(value / max(actual), 1))


def _length(figure: Extracted) -> Iterator[Doubt]:
    """Weeks of more than seven days, months that are cut or run over."""
    if figure.start is None or figure.status is Status.PLANNED:
        return
    days = (figure.end - figure.start).days + 1
    if 7 < days < 20 and days % 7:
        weekday = figure.start.weekday() == 0 and figure.end.weekday() in {5, 6}
        if weekday:
            yield doubt(figure, "warn", "week", days=str(days))
    following = (
        date(figure.end.year + figure.end.month // 12, figure.end.month % 12 + 1, 1).toordinal()
        - figure.end.toordinal()
    )
    if figure.start.day == 1 and 27 <= days <= 33:
        same = (figure.start.year, figure.start.month) == (figure.end.year, figure.end.month)
        if not same or following != 1:
            yield doubt(figure, "note", "month", days=str(days))


def _unit(figure: Extracted) -> Iterator[Doubt]:
    if figure.unit in {Unit.KM2, Unit.ACRE, Unit.SOTKA, Unit.DUNAM}:
        yield doubt(figure, "note", "unit", unit=figure.unit.value)
    if figure.unit is Unit.M2 and base(figure) < 1000:
        yield doubt(figure, "warn", "little-land")


def _cell(figure: Extracted) -> tuple[object, ...]:
    return (figure.measure, figure.places, figure.start, figure.end, figure.status,
            figure.operator, figure.purpose)  # fmt: skip


def _twice(figures: Sequence[Extracted]) -> Iterator[Doubt]:
    """One cell with two numbers."""
    cells: dict[tuple[object, ...], list[Extracted]] = defaultdict(list)
    for figure in figures:
        cells[_cell(figure)].append(figure)
    for cell, same in cells.items():
        near = max(f.from_char for f in same) - min(f.from_char for f in same) < _ONE_LIST
        if cell[-1] and not near:
            continue  # two kinds of one purpose, as transport and railways
        if len({base(figure) for figure in same}) > 1:
            named = " ≠ ".join(figure.words for figure in same[:3])
            for figure in same:
                yield doubt(figure, "warn", "two-numbers", numbers=named)


def _slips(figures: Sequence[Extracted]) -> Iterator[Doubt]:
    """18 where 18,302 stands elsewhere: the digits before the separator alone."""
    by_measure: dict[Measure, list[Extracted]] = defaultdict(list)
    for figure in figures:
        by_measure[figure.measure].append(figure)
    for same in by_measure.values():
        if len(same) > 60:
            continue
        for figure in same:
            for other in same:
                if (
                    figure.unit is other.unit
                    and figure.value >= 2
                    and (
                        int(other.value) // 1000 == int(figure.value)
                        and figure.value == figure.value.to_integral_value()
                        and (figure.start, figure.end) == (other.start, other.end)
                    )
                ):
                    yield doubt(figure, "warn", "thousandth", other=other.words)


def _falls(figures: Sequence[Extracted]) -> Iterator[Doubt]:
    """Everything to date, that is less at a later day."""
    series: dict[tuple[object, ...], list[Extracted]] = defaultdict(list)
    for figure in figures:
        since_start = figure.start is None or figure.start <= BASELINE
        if since_start and figure.status is Status.ACTUAL:
            series[figure.measure, figure.places, figure.operator, figure.purpose].append(figure)
    for same in series.values():
        ordered = sorted(same, key=lambda figure: figure.end)
        for one, two in pairwise(ordered):
            if one.end < two.end and base(two) < base(one):
                yield doubt(two, "warn", "falls", other=one.words)


def _overlaps(figures: Sequence[Extracted]) -> Iterator[Doubt]:
    """Weeks of one series that share days."""
    series: dict[tuple[object, ...], list[Extracted]] = defaultdict(list)
    for figure in figures:
        if figure.start is not None and (figure.end - figure.start).days < 20:
            series[figure.measure, figure.places, figure.status].append(figure)
    for same in series.values():
        ordered = sorted(same, key=lambda figure: (figure.start or figure.end, figure.end))
        for one, two in pairwise(ordered):
            if two.start is not None and one.start != two.start and two.start <= one.end:
                yield doubt(two, "warn", "overlap", other=one.words)


_STRANGER = re.compile(r"\bby (?:the )?((?:[A-Z][\w’'-]+ ?){1,4})")


def _strangers(reads: Sequence[Read], figures: Sequence[Extracted]) -> Iterator[Doubt]:
    """Work that is said to be of somebody who is no operator that is known."""
    for read in reads:
        tokens = read.sentence.tokens
        if not tokens or not read.statements:
            continue
        start, end = tokens[0].start, tokens[-1].end
        for match in _STRANGER.finditer(read.sentence.text, start, end):
            own = [f for f in figures if start <= f.from_char < match.start()]
            if not own or not any(
                read.sentence.has("positive") and t.start == match.start() for t in tokens
            ):
                continue
            inside = {i for i, t in enumerate(tokens) if match.start(1) <= t.start < match.end(1)}
            known = [(g.first, g.end) for g in read.operators]
            known += [(g.first, g.end) for g in read.places]
            known += [(t.first, t.end) for t in read.times]
            if not any(first in inside or end - 1 in inside for first, end in known):
                yield doubt(own[-1], "warn", "operator", name=match[1].strip())
