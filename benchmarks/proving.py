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
ROUNDS = 15
TYPES = (Measure.AP_MINES, Measure.AT_MINES, Measure.UXO)
MONTHS = [month(number, each) for number in range(2021, 2026) for each in range(1, 13)]
SMALL, LARGE = 10_000, 1_000_000

Measured = dict[str, float]
"""Median milliseconds of wall clock by what was measured."""


async def measure(folder: Path, figures: int) -> Measured:
    """`figures` figures: 13 districts × 60 months × 3 types, the rest in other scopes."""
    file = folder / f"proofs-{figures}.sqlite"
    await world.fill(file, islice(_rows(), figures))
    database = connect(f"sqlite+aiosqlite:///{file}")
    try:
        return await _measure(database)
    finally:
        await database.close()


async def _measure(database: Database) -> Measured:
    cells = [
        Question(measure=kind, places=(place,), period=period)
        for period, place, kind in product(MONTHS, load_catalogue().core, TYPES)
    ]
    asked = iter(cells * 2)
    districts = tuple(sorted(load_catalogue().core))
    years = iter([year(2021 + index % 5) for index in range(10 * ROUNDS)])
    # A month of thirty days, or one that begins late, is nowhere published: bounds.
    odd = (
        Question(
            measure=Measure.EXPLOSIVES,
            places=districts,
            period=Period(start=date(2021, 1, 2 + index), end=date(2025, 12, 20 - index)),
        )
        for index in range(2 * ROUNDS)
    )

    async def path_of_part_1() -> None:
        question = next(asked)
        look = await evidence.same_cell(database, question, NOW)
        said = stated.direct(question, [record(row) for row in look.found], TODAY)
        assert said.value is not None

    async def direct() -> None:
        said = await answer(database, next(asked), now=NOW, today=TODAY)
        assert said.kind is Kind.DIRECT

    async def derived() -> None:
        question = Question(measure=Measure.UXO, places=districts, period=next(years))
        said = await answer(database, question, now=NOW, today=TODAY)
        assert said.kind is Kind.DERIVED
        assert len(said.evidence) == 156

    async def bounds() -> None:
        said = await answer(database, next(odd), now=NOW, today=TODAY)
        assert said.kind is Kind.BOUNDS

    async def table() -> None:
        months = year(2023)
        for place in load_catalogue().core:
            question = Question(
                measure=Measure.UXO, places=(place,), period=months, shape=Shape.BY_MONTH
            )
            said = await answer(database, question, now=NOW, today=TODAY)
            assert len(said.rows) == 12

    acts = {
        "part 1": path_of_part_1, "direct": direct, "derived": derived, "bounds": bounds,
        "table": table,
    }  # fmt: skip
    return {name: await _median(act) for name, act in acts.items()}


async def _median(act: Callable[[], Awaitable[None]]) -> float:
    await act()  # what is loaded once for a revision is not counted
    taken = []
    gc.collect()
    for _ in range(ROUNDS):
        start = perf_counter()
        await act()
        taken.append(perf_counter() - start)
    return 1000 * median(taken)


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
    small = asyncio.run(measure(folder, SMALL))
    large = asyncio.run(measure(folder, LARGE))
    goals = {
        "derived": ("a year summed from 12 months × 13 districts", "≤ 5 ms"),
        "bounds": ("bounds over 13 districts × 60 months × 3 types", "≤ 50 ms"),
        "table": ("a year by month for each of 13 districts", "≤ 30 ms"),
    }
    lines = [
        f"| what is proved, {LARGE:,} figures on record | median | goal | growth from {SMALL:,} |",
        "| --- | --- | --- | --- |",
        (
            f"| a direct answer | {large['direct'] / large['part 1']:.2f}× one look-up | ≤ 1.3× |"
            f" {large['direct'] / small['direct']:.2f}× |"
        ),
    ]
    lines += [
        f"| {name} | {large[key]:.1f} ms | {goal} | {large[key] / small[key]:.2f}× |"
        for key, (name, goal) in goals.items()
    ]
    return [*lines, "", "Growth is to stay within 1.2×."]
