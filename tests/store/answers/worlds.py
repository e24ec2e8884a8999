"""Small random worlds: a hidden truth, figures published about it, and an independent oracle.

The oracle shares nothing with the engine: it knows every district × month × item type as a
variable of its own, and asks scipy.
"""

from dataclasses import dataclass
from math import ceil, floor, inf
from random import Random

import numpy as np
from scipy.optimize import linprog

from store.areas import WHOLE, Places
from store.measures import Measure
from store.periods import Period, month
from store.questions import Question, Scope
from store.records import Figure, Qualifier
from tests.support.builders import kept

DISTRICTS = ("aghdam", "fuzuli", "lachin")
MONTHS = tuple(month(2023, number) for number in range(1, 5))
TYPES = (Measure.AP_MINES, Measure.AT_MINES, Measure.UXO)
PLACES: tuple[Places, ...] = (
    *((name,) for name in DISTRICTS),
    ("aghdam", "fuzuli"),
    ("fuzuli", "lachin"),
    DISTRICTS,
    (WHOLE,),
    (WHOLE, "-aghdam"),
    (WHOLE, "-aghdam", "-fuzuli", "-lachin"),
)
REST = len(DISTRICTS)
"""The territory outside the three districts, one cell a month."""

Cells = frozenset[tuple[int, int, int]]
"""(place, month, type)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Figures and a question about them; `truth` by cell, `tampered` when one figure lies."""

    figures: tuple[Figure, ...]
    question: Question
    truth: dict[tuple[int, int, int], int]
    tampered: bool


def world(seed: int) -> World:
    """The world of a seed."""
    random = Random(seed)  # noqa: S311 - worlds, not secrets
    land = random.random() < 0.4
    most = random.choice((1, 3, 20, 400))
    truth = {
        (place, days, kind): random.choice((0, random.randint(0, most)))
        for place in range(REST + 1)
        for days in range(len(MONTHS))
        for kind in range(1 if land else 3)
    }
    figures = [_figure(random, truth, land=land) for _ in range(random.randint(1, 9))]
    tampered = random.random() < 0.3
    if tampered:
        index = random.randrange(len(figures))
        figures[index] = _published(
            figures[index],
            max(figures[index].value + random.choice((-1, 1)) * random.randint(1, most), 0),
        )
    return World(
        figures=tuple(figures), question=_cell(random, land=land), truth=truth, tampered=tampered
    )


def cells(cell: Question | Figure) -> Cells:
    """The cells that a question or a figure is about."""
    names = cell.places
    if names[0] == WHOLE:
        left_out = {name[1:] for name in names[1:]}
        places = [*(i for i, d in enumerate(DISTRICTS) if d not in left_out), REST]
    else:
        places = [i for i, d in enumerate(DISTRICTS) if d in names]
    begin, end = cell.period.begins, cell.period.end
    assert end is not None
    days = [i for i, m in enumerate(MONTHS) if m.end and begin <= m.begins and m.end <= end]
    kinds = {
        Measure.CLEARED_AREA: [0], Measure.AP_MINES: [0], Measure.AT_MINES: [1],
        Measure.UXO: [2], Measure.MINES: [0, 1], Measure.EXPLOSIVES: [0, 1, 2],
    }[cell.measure]  # fmt: skip
    return frozenset((p, d, k) for p in places for d in days for k in kinds)


def bearing(world: World) -> list[Figure]:
    """The figures of the question's scope that touch its cells, directly or through others."""
    left = [one for one in world.figures if one.scope == world.question.scope]
    reached = set(cells(world.question))
    found: list[Figure] = []
    while met := [one for one in left if cells(one) & reached]:
        found += met
        left = [one for one in left if one not in met]
        for one in met:
            reached |= cells(one)
    return found


def possible(figures: list[Figure], *, slack: int = 0) -> bool:
    """Whether all of `figures` can be true, their numbers up to `slack` off."""
    return _solve(figures, frozenset(), 1, slack) is not None


def bounds(figures: list[Figure], target: Cells, *, slack: int = 0) -> tuple[int, float]:
    """The least and the most that `target` can be, as whole numbers inside."""
    low, high = _solve(figures, target, 1, slack), _solve(figures, target, -1, slack)
    assert low is not None
    assert high is not None
    return ceil(low - 1e-6), floor(-high + 1e-6) if high > -inf else inf


def _solve(figures: list[Figure], target: Cells, sign: int, slack: int) -> float | None:
    variables = sorted({cell for one in figures for cell in cells(one)} | target)
    if not figures or not variables:
        return 0.0 if sign > 0 or not target else -inf
    at = {cell: index for index, cell in enumerate(variables)}
    rows, sides = [], []
    for one in figures:
        row = np.zeros(len(variables))
        row[[at[cell] for cell in cells(one)]] = 1
        low, high = allowed(one, slack)
        rows.append(-row)
        sides.append(-low)
        if high < inf:
            rows.append(row)
            sides.append(high)
    costs = np.zeros(len(variables))
    costs[[at[cell] for cell in target]] = sign
    result = linprog(costs, A_ub=np.array(rows), b_ub=np.array(sides), method="highs")
    if result.status == 2:
        return None
    if result.status in {3, 4}:
        return -inf
    assert result.status == 0, result.message
    return float(result.fun)


def allowed(figure: Figure, slack: int = 0) -> tuple[float, float]:
    """What a figure says of its cells (an "about" within 5 percent, as README says)."""
    least, most = max(figure.value - slack, 0), figure.value + slack
    return {
        Qualifier.EXACT: (least, most),
        Qualifier.OVER: (least, inf),
        Qualifier.UP_TO: (0, most),
        Qualifier.ABOUT: (floor(least * 95 / 100 + 1e-9), ceil(most * 105 / 100 - 1e-9)),
    }[figure.qualifier]


def _figure(random: Random, truth: dict[tuple[int, int, int], int], *, land: bool) -> Figure:
    cell = _cell(random, land=land)
    one = kept(
        measure=cell.measure,
        places=cell.places,
        period=cell.period,
        scope=random.choice((Scope(), Scope(), Scope(), Scope(operator="ANAMA"))),
        qualifier=random.choice((Qualifier.EXACT,) * 6 + tuple(Qualifier)),
    )
    value = sum(truth[at] for at in cells(one))
    match one.qualifier:
        case Qualifier.OVER:
            value = random.randint(0, value)
        case Qualifier.UP_TO:
            value += random.randint(0, 5)
        case _:
            pass
    return _published(one, value)


def _published(figure: Figure, value: int) -> Figure:
    """The figure with another number, printed in whole m² or items."""
    from dataclasses import replace

    from store.quantities import base_unit

    return replace(figure, value=value, printed=str(value), unit=base_unit(figure.measure))


def _cell(random: Random, *, land: bool) -> Question:
    first = random.randrange(len(MONTHS))
    last = random.randrange(first, len(MONTHS))
    measures = [Measure.CLEARED_AREA] if land else [m for m in Measure if not m.is_area]
    start = None if random.random() < 0.1 else MONTHS[first].start
    if start is None:
        first = 0
    return Question(
        measure=random.choice(measures),
        places=random.choice(PLACES),
        period=Period(start=start or MONTHS[0].start, end=MONTHS[last].end),
    )
