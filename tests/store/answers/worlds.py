"""Small random worlds: a hidden truth, and figures published about it, as nasty as reports are.

Running totals and odd days, sets of districts and all but some, four qualifiers, numbers
printed in hectares and rounded, operators and plans beside, the same cell twice, and now and
then a figure that lies, or two.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from store.areas import WHOLE, Places
from store.measures import Measure
from store.periods import BASELINE, TO_DATE, Period
from store.quantities import Unit
from store.questions import Question, Scope, Status
from store.records import Figure, Qualifier
from tests.support.builders import kept

DISTRICTS = ("aghdam", "fuzuli", "lachin")
REST = len(DISTRICTS)
"""The territory outside the three districts, one cell a stretch of days."""
PLACES: tuple[Places, ...] = (
    *((name,) for name in DISTRICTS),
    ("aghdam", "fuzuli"),
    ("fuzuli", "lachin"),
    DISTRICTS,
    (WHOLE,),
    (WHOLE,),
    (WHOLE, "-aghdam"),
    (WHOLE, "-fuzuli", "-lachin"),
    (WHOLE, "-aghdam", "-fuzuli", "-lachin"),
)
FIRST_DAYS = (
    BASELINE, date(2023, 1, 1), date(2023, 1, 31), date(2023, 2, 1), date(2023, 3, 1),
    date(2023, 3, 14),
)  # fmt: skip
LAST_DAYS = (
    date(2022, 12, 31), date(2023, 1, 30), date(2023, 1, 31), date(2023, 2, 28),
    date(2023, 3, 13), date(2023, 3, 31),
)  # fmt: skip
"""Days between which every figure begins and ends, one stretch after the other."""
_STEPS = (10_000, 1_000, 100)
"""What one unit of the last digit of a printed area may be, in m²."""
PLANNED = Scope(status=Status.PLANNED)
SCOPES = (
    Scope(), Scope(), Scope(), Scope(operator="ANAMA"), Scope(purpose="transport"),
    Scope(process="surveyed"),
)  # fmt: skip

Cell = tuple[int, int, int]
"""(place, stretch of days, type)."""
Cells = frozenset[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Figures and a question about them; `truth` by cell, `lies` the figures that lie.

    `rounded`: numbers are printed to fewer digits than the truth has.
    """

    figures: tuple[Figure, ...]
    question: Question
    truth: dict[Cell, int]
    lies: tuple[Figure, ...]
    rounded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """How numbers are printed: `step` whole m² or items is one unit of the last digit."""

    land: bool
    step: int

    def of(self, figure: Figure, value: int) -> Figure:
        """The figure with this number, rounded as its qualifier allows."""
        match figure.qualifier:
            case Qualifier.OVER:
                steps = value // self.step
            case Qualifier.UP_TO:
                steps = -(-value // self.step)
            case _:
                steps = (value + self.step // 2) // self.step
        value = steps * self.step
        if not self.land:
            return replace(figure, value=value, printed=str(value), unit=Unit.ITEM)
        digits = {10_000: 0, 1_000: 1, 100: 2}[self.step]
        printed = format(Decimal(value) / 10_000, f".{digits}f")
        return replace(figure, value=value, printed=printed, unit=Unit.HA)


def world(seed: int) -> World:
    """The world of a seed."""
    random = Random(seed)  # noqa: S311 - worlds, not secrets
    land = random.random() < 0.4
    steps: tuple[int, ...] = (random.choice(_STEPS),) if land else (1,)
    most = random.choice((1, 3, 20, 400, 10**5))
    rounded = land and random.random() < 0.4
    fine = steps[0] // 10 if rounded else steps[0]
    if rounded and random.random() < 0.5:
        steps = _STEPS  # each source prints as many digits as it likes
    truth = {
        (place, days, kind): random.choice((0, random.randint(0, most) * fine))
        for place in range(REST + 1)
        for days in range(len(FIRST_DAYS))
        for kind in range(1 if land else 3)
    }
    scopes = (Scope(), PLANNED) if random.random() < 0.1 else SCOPES
    cells_told = [_cell(random, land=land) for _ in range(random.randint(1, 12))]
    cells_told += random.choices(cells_told, k=random.choice((0, 0, 1, 3)))
    figures = [
        _figure(
            random,
            cell,
            truth,
            _Print(land=land, step=random.choice(steps)),
            random.choice(scopes),
        )
        for cell in cells_told
    ]
    lies = []
    for _ in range(random.choice((0, 0, 0, 0, 0, 0, 1, 1, 1, 2))):
        index = random.randrange(len(figures))
        printing = _Print(land=land, step=random.choice(steps))
        off = random.choice((-1, 1)) * random.randint(1, most) * printing.step
        figures[index] = printing.of(figures[index], max(figures[index].value + off, 0))
        lies.append(figures[index])
    asked = replace(_cell(random, land=land), scope=random.choice(scopes))
    if random.random() < 0.15:
        asked = replace(asked, period=TO_DATE)
    return World(
        figures=tuple(figures), question=asked, truth=truth, lies=tuple(lies), rounded=rounded
    )


def cells(cell: Question | Figure, end: date | None = None) -> Cells:
    """The cells that a question or a figure is about; of "to date", those until `end`."""
    names = cell.places
    if names[0] == WHOLE:
        left_out = {name[1:] for name in names[1:]}
        places = [*(i for i, d in enumerate(DISTRICTS) if d not in left_out), REST]
    else:
        places = [i for i, d in enumerate(DISTRICTS) if d in names]
    begin, end = cell.period.begins, end or cell.period.end
    assert end is not None
    days = [
        index for index, (first, last) in enumerate(zip(FIRST_DAYS, LAST_DAYS, strict=True))
        if begin <= first and last <= end
    ]  # fmt: skip
    kinds = {
        Measure.CLEARED_AREA: [0], Measure.AP_MINES: [0], Measure.AT_MINES: [1],
        Measure.UXO: [2], Measure.MINES: [0, 1], Measure.EXPLOSIVES: [0, 1, 2],
    }[cell.measure]  # fmt: skip
    return frozenset((p, d, k) for p in places for d in days for k in kinds)


def own_figures(world: World) -> list[Figure]:
    """The figures of the question's scope."""
    return [one for one in world.figures if one.scope == world.question.scope]


def bearing(figures: list[Figure], target: Cells) -> list[Figure]:
    """Those of `figures` that touch the target, directly or through others."""
    left, reached = figures, set(target)
    found: list[Figure] = []
    while met := [one for one in left if cells(one) & reached]:
        found += met
        left = [one for one in left if one not in met]
        for one in met:
            reached |= cells(one)
    return found


def _figure(
    random: Random, cell: Question, truth: dict[Cell, int], printing: _Print, scope: Scope
) -> Figure:
    one = kept(
        measure=cell.measure,
        places=cell.places,
        period=cell.period,
        scope=scope,
        qualifier=random.choice((Qualifier.EXACT,) * 6 + tuple(Qualifier)),
    )
    value = sum(truth[at] for at in cells(one))
    match one.qualifier:
        case Qualifier.OVER:
            value = random.randint(0, value)
        case Qualifier.UP_TO:
            value += random.randint(0, 5) * printing.step
        case _:
            pass
    return printing.of(one, value)


def _cell(random: Random, *, land: bool) -> Question:
    first = 0 if random.random() < 0.3 else random.randrange(1, len(FIRST_DAYS))
    last = random.randrange(first, len(LAST_DAYS))
    start = random.choice((None, BASELINE, date(2020, 1, 1))) if not first else FIRST_DAYS[first]
    return Question(
        measure=random.choice(
            [Measure.CLEARED_AREA] if land else [m for m in Measure if not m.is_area]
        ),
        places=random.choice(PLACES),
        period=Period(start=start, end=LAST_DAYS[last]),
    )
