"""What a proof costs: direct, summed, bounded and tabled answers, in stores of two sizes."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice, product
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import world
from store.answers import evidence, stated
from store.answers.answer import answer
from store.answers.values import Kind
from store.catalogue import load_catalogue
from store.database import Database, connect
from store.figures import record
from store.measures import Measure
from store.periods import Period, month, year
from store.questions import Question, Shape

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOW.date()
TYPES = (Measure.AP_MINES, Measure.AT_MINES, Measure.UXO)
MONTHS = [month(number, each) for number in range(2021, 2026) for each in range(1, 13)]
DISTRICTS = tuple(sorted(load_catalogue().core))
CELLS = [
    Question(measure=kind, places=(place,), period=period)
    for period, place, kind in product(MONTHS, load_catalogue().core, TYPES)
]
SMALL, LARGE = 10_000, 1_000_000

Act = Callable[[Database, int], Awaitable[None]]
"""What is measured in one store; no number asks what another one asked."""

Taken = dict[str, list[tuple[float, float]]]
"""Milliseconds of wall clock in the small store and in the large one, by what was measured.

"path": of part 1 and of a direct answer, both in the large store.
"""


async def _look(database: Database, number: int) -> None:
    """The path of part 1: one look-up, and the best of what it finds."""
    question = CELLS[-1 - number % len(CELLS)]
    look = await evidence.same_cell(database, question, NOW)
    said = stated.direct(question, [record(row) for row in look.found], TODAY)
    assert said.value is not None


async def _direct(database: Database, number: int) -> None:
    said = await answer(database, CELLS[number % len(CELLS)], now=NOW, today=TODAY)
    assert said.kind is Kind.DIRECT


async def _derived(database: Database, number: int) -> None:
    question = Question(measure=Measure.UXO, places=DISTRICTS, period=year(2021 + number % 5))
    said = await answer(database, question, now=NOW, today=TODAY)
    assert said.kind is Kind.DERIVED
    assert len(said.evidence) == 156


async def _bounds(database: Database, number: int) -> None:
    # A month of thirty days, or one that begins late, is nowhere published: bounds.
    period = Period(start=date(2021, 1, 2 + number), end=date(2025, 12, 20 - number))
    question = Question(measure=Measure.EXPLOSIVES, places=DISTRICTS, period=period)
    said = await answer(database, question, now=NOW, today=TODAY)
    assert said.kind is Kind.BOUNDS


async def _table(database: Database, number: int) -> None:
    months = year(2021 + number % 5)
    for place in load_catalogue().core:
        question = Question(
            measure=Measure.UXO, places=(place,), period=months, shape=Shape.BY_MONTH
        )
        said = await answer(database, question, now=NOW, today=TODAY)
        assert len(said.rows) == 12


ACTS: dict[str, tuple[int, Act]] = {
    "direct": (300, _direct),
    "derived": (60, _derived),
    "bounds": (15, _bounds),
    "table": (20, _table),
}
"""How often each is done: the quicker, the more, since a busy moment weighs more on it."""


async def measure(folder: Path) -> Taken:
    """Both stores: 13 districts × 60 months × 3 types, the rest in other scopes."""
    files = [folder / f"proofs-{figures}.sqlite" for figures in (SMALL, LARGE)]
    for file, figures in zip(files, (SMALL, LARGE), strict=True):
        await world.fill(file, islice(_rows(), figures))
    small, large = (connect(f"sqlite+aiosqlite:///{file}") for file in files)
    try:
        taken = {
            name: await _in_turn(rounds, (act, small), (act, large))
            for name, (rounds, act) in ACTS.items()
        }
        rounds, act = ACTS["direct"]
        return taken | {"path": await _in_turn(rounds, (_look, large), (act, large))}
    finally:
        await small.close()
        await large.close()


async def _in_turn(rounds: int, *two: tuple[Act, Database]) -> list[tuple[float, float]]:
    """Milliseconds of each, in turn: what slows the machine for a while slows both."""
    for act, database in two:
        await act(database, 0)  # what is loaded once for a revision is not counted
    gc.collect()
    (first, one), (second, other) = two
    return [
        (await _milliseconds(first, one, number), await _milliseconds(second, other, number))
        for number in range(1, rounds + 1)
    ]


async def _milliseconds(act: Act, database: Database, number: int) -> float:
    start = perf_counter()
    await act(database, number)
    return 1000 * (perf_counter() - start)


def _rows() -> Iterator[tuple[object, ...]]:
    core = load_catalogue().core
    numbers = count(1)
    for period, place, kind in product(MONTHS, core, TYPES):
        yield world.row(next(numbers), kind, place, period, "")
    days = [date(2021, 1, 1) + timedelta(days=offset) for offset in range(1800)]
    operators = [f"operator {number}" for number in range(20)]
    for operator, day, place, kind in product(operators, days, core, TYPES):
        yield world.row(next(numbers), kind, place, Period(start=day, end=day), operator)


def report(folder: Path) -> list[str]:
    """The lines for the README."""
    taken = asyncio.run(measure(folder))
    large = {name: median(pair[1] for pair in pairs) for name, pairs in taken.items()}
    times = {name: median(one[1] / one[0] for one in pairs) for name, pairs in taken.items()}
    goals = {
        "derived": ("a year summed from 12 months × 13 districts", "≤ 5 ms"),
        "bounds": ("bounds over 13 districts × 60 months × 3 types", "≤ 50 ms"),
        "table": ("a year by month for each of 13 districts", "≤ 30 ms"),
    }
    lines = [
        f"| what is proved, {LARGE:,} figures on record | median | goal | growth from {SMALL:,} |",
        "| --- | --- | --- | --- |",
        (
            f"| a direct answer | {times['path']:.2f}× one look-up | ≤ 1.3× |"
            f" {times['direct']:.2f}× |"
        ),
    ]
    lines += [
        f"| {name} | {large[key]:.1f} ms | {goal} | {times[key]:.2f}× |"
        for key, (name, goal) in goals.items()
    ]
    return [*lines, "", "Growth is to stay within 1.2×."]
