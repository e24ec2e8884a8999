"""Lines of a ledger: the ways in which a total was split, what each adds up to and leaves out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from store.answers.boxes import box_of
from store.answers.claims import last_digit
from store.answers.direct import chosen
from store.answers.tiles import tiling
from store.areas import WHOLE, Places, canonical, mask
from store.measures import Measure
from store.periods import Period, split
from store.questions import Question, Scope
from store.records import Figure, Qualifier

_DAY = timedelta(days=1)


class Way(StrEnum):
    """How a total was split."""

    OPERATORS = "operators"
    PURPOSES = "purposes"
    DISTRICTS = "districts"
    TYPES = "types"
    YEARS = "years"
    HALVES = "halves"
    QUARTERS = "quarters"
    MONTHS = "months"
    WEEKS = "weeks"
    """Weeks, and any other days shorter than a month."""
    TOTALS = "totals"
    """Running totals: the one to the last day less the one to the day before the first."""


_BY_TIME = ((Way.YEARS, 12), (Way.HALVES, 6), (Way.QUARTERS, 3), (Way.MONTHS, 1))
"""Ways of splitting by time, with their months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One way: its figures, the cells that have none (`missing`), what they add up to.

    `value` in whole m² or items; None: no figures, or the two running totals are not there.
    `exact`: nothing among them is qualified. `of`: the figure of a shorter period that it is
    held to, None for the total of the ledger. `residual`: what it is held to less `value`, 0
    within one unit of the last digit that was printed; None where a cell is missing or there is
    nothing to hold it to. `rounded`: it agrees only so. `left`: what it is held to less `value`
    where a cell is missing and all is exact: so much is left for the cells without a figure.
    """

    way: Way
    figures: tuple[Figure, ...]
    missing: tuple[Question, ...] = ()
    value: int | None = None
    exact: bool = True
    of: Figure | None = None
    residual: int | None = None
    rounded: bool = False
    left: int | None = None


def lines_of(question: Question, figures: Sequence[Figure]) -> Iterator[Line]:
    """Every way in which the cell of `question` (with an end) was split, those with nothing too.

    `figures`: sound ones, of any scope, about parts of the cell or its running totals.
    """
    whole = [one for one in figures if one.places == question.places and _is_asked(question, one)]
    own = [one for one in figures if one.scope == question.scope]
    yield _by_name(Way.OPERATORS, question, whole, lambda s: (s.operator, s.purpose))
    yield _by_name(Way.PURPOSES, question, whole, lambda s: (s.purpose, s.operator))
    if question.places[0] == WHOLE or len(question.places) > 1:
        yield _districts(question, own)
    if len(question.measure.parts) > 1:
        yield _types(question, own)
    for way, months in _BY_TIME:
        pieces = list(split(question.period, months))
        if len(pieces) > 1:
            yield _pieces(way, question, pieces, own)
    yield from _short(question, own)
    yield _running(question, own)


def held_to(line: Line, value: int | None, by: Sequence[Figure]) -> Line:
    """`line` with what `value`, known by the figures `by`, leaves of it."""
    if value is None or line.value is None:
        return line
    if line.missing:
        return replace(line, left=value - line.value) if line.exact else line
    residual = value - line.value
    unit = max(last_digit(one) for one in (*by, *line.figures))
    if abs(residual) <= unit:
        return replace(line, residual=0, rounded=residual != 0)
    return replace(line, residual=residual)


def _is_asked(question: Question, figure: Figure) -> bool:
    return figure.measure is question.measure and figure.period == question.period


def _by_name(
    way: Way,
    question: Question,
    whole: Iterable[Figure],
    names: Callable[[Scope], tuple[str, str]],
) -> Line:
    """The split by what the scope names first, and nothing else."""
    asked, held = names(question.scope)
    of_name: dict[str, list[Figure]] = {}
    for one in whole:
        name, other = names(one.scope)
        if not asked and name and other == held and one.scope.process == question.scope.process:
            of_name.setdefault(name, []).append(one)
    return _sum(way, [chosen(same)[0] for same in of_name.values()])


def _districts(question: Question, own: Sequence[Figure]) -> Line:
    """Sets of districts that make up the places; else those published alone, and the rest."""
    asked = mask(question.places)
    parts = [
        one for one in own
        if _is_asked(question, one) and one.places != question.places
        and not mask(one.places) & ~asked
    ]  # fmt: skip
    tiles = tiling(box_of(question), parts)
    if tiles:
        return _sum(Way.DISTRICTS, tiles)
    single: dict[str, list[Figure]] = {}
    for one in parts:
        if len(one.places) == 1:
            single.setdefault(one.places[0], []).append(one)
    rest = _without(question.places, single)
    missing = [replace(question, places=rest)] if single and rest else []
    return _sum(Way.DISTRICTS, [chosen(same)[0] for same in single.values()], missing)


def _without(places: Places, named: Iterable[str]) -> Places:
    """The places less the named districts; nothing when none is left."""
    if places[0] == WHOLE:
        return canonical([*places, *(f"-{name}" for name in named)])
    return tuple(name for name in places if name not in set(named))


def _types(question: Question, own: Sequence[Figure]) -> Line:
    """Item types that were counted apart."""
    here = [
        one for one in own
        if one.places == question.places and one.period == question.period
        and one.measure is not question.measure
        and not one.measure.types & ~question.measure.types
    ]  # fmt: skip
    tiles = tiling(box_of(question), here)
    if tiles:
        return _sum(Way.TYPES, tiles)
    alone = [one for one in here if len(one.measure.parts) == 1]
    known = {one.measure for one in alone}
    missing = [
        replace(question, measure=part)
        for part in Measure
        if part in question.measure.parts and len(part.parts) == 1 and part not in known
    ]
    best = [chosen([one for one in alone if one.measure is part])[0] for part in sorted(known)]
    return _sum(Way.TYPES, best, missing if best else [])


def _pieces(way: Way, question: Question, pieces: Sequence[Period], own: Sequence[Figure]) -> Line:
    found, missing = [], []
    for piece in pieces:
        same = _of_cell(replace(question, period=piece), own)
        if same is None:
            missing.append(replace(question, period=piece))
        else:
            found.append(same)
    return _sum(way, found, missing if found else [])


def _short(question: Question, own: Sequence[Figure]) -> Iterator[Line]:
    """Weeks and other odd days, where the period is no longer than a month; gaps are named."""
    if len(list(split(question.period, 1))) > 1:
        return
    box = box_of(question)
    parts = [
        one for one in own
        if one.places == question.places and one.measure is question.measure
        and one.period != question.period and box.holds(box_of(one))
    ]  # fmt: skip
    tiles = list(tiling(box, parts))
    if not tiles:
        for one in sorted(
            parts, key=lambda part: (_last(part.period), -part.period.begins.toordinal())
        ):
            if not tiles or _last(tiles[-1].period) < one.period.begins:
                tiles.append(one)
    missing, day = [], box.first
    for start, end in [
        *((one.period.begins, _last(one.period)) for one in tiles),
        (box.last + _DAY, box.last),
    ]:
        if day < start:
            missing.append(replace(question, period=Period(start=day, end=start - _DAY)))
        day = end + _DAY
    yield _sum(Way.WEEKS, tiles, missing if tiles else [])


def _running(question: Question, own: Sequence[Figure]) -> Line:
    """The running total to the last day less the one to the day before the first."""
    before = question.period.begins - _DAY
    cells = [replace(question, period=Period(end=day)) for day in (question.period.end, before)]
    ends = [_of_cell(cell, own) for cell in cells]
    found = [one for one in ends if one is not None]
    if question.period.cumulative or not found:
        return Line(way=Way.TOTALS, figures=())
    missing = tuple(cell for cell, one in zip(cells, ends, strict=True) if one is None)
    return Line(
        way=Way.TOTALS,
        figures=tuple(found),
        missing=missing,
        value=None if missing else found[0].value - found[1].value,
        exact=all(one.qualifier is Qualifier.EXACT for one in found),
    )


def _of_cell(cell: Question, own: Iterable[Figure]) -> Figure | None:
    """The best figure of exactly this cell."""
    same = [
        one for one in own
        if one.places == cell.places and one.measure is cell.measure
        and (one.period.begins, one.period.end) == (cell.period.begins, cell.period.end)
    ]  # fmt: skip
    return chosen(same)[0] if same else None


def _sum(way: Way, figures: Sequence[Figure], missing: Sequence[Question] = ()) -> Line:
    return Line(
        way=way,
        figures=tuple(figures),
        missing=tuple(missing),
        value=sum(one.value for one in figures) if figures else None,
        exact=all(one.qualifier is Qualifier.EXACT for one in figures),
    )


def _last(period: Period) -> date:
    return period.end or date.max
