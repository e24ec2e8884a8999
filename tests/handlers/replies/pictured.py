"""Answers to draw: every kind, with 1, 2, 13 and 60 values, zeros, gaps, ranges and a giant."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from handlers.replies.pictures import View
from store.answers.values import Answer
from store.areas import canonical
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import Period, month, year
from store.questions import Question, Shape
from store.records import Qualifier
from tests.handlers.replies.builders import (
    LAND,
    bounded,
    figure,
    nearest,
    nothing,
    planned,
    plus,
    published,
    question,
    with_rows,
)

CORE = load_catalogue().core
NUMBERS = ("6025.1", "7956.1", "0", "14016.7", "585.4", "174.5", "1454.2")
GIANT = "98765432.1"
HA = 10_000


def months(count: int, measure: Measure = LAND, first: int = 2021) -> list[Question]:
    return [question(measure, period=month(first + n // 12, n % 12 + 1)) for n in range(count)]


def places(count: int, measure: Measure = LAND, period: Period | None = None) -> list[Question]:
    """Cells of `count` districts; the thirteen again where there are more."""
    period = period or year(2023)
    return [question(measure, CORE[n % len(CORE)], period=period) for n in range(count)]


def answered(cell: Question, number: int, kind: str) -> Answer:
    """A cell of a series of this kind."""
    printed = NUMBERS[number % len(NUMBERS)]
    if not cell.measure.is_area:
        printed = printed.partition(".")[0]
    low = 217 * HA * (number % 3)
    match kind, number % 4:
        case ("zeros", _):
            return published(cell, "0", number + 1)
        case ("giant", _) if number == 0:
            return published(cell, GIANT.partition(".")[0], number + 1)
        case ("missing", 1 | 2):
            return nothing(cell)
        case ("bounds", 1):
            return bounded(cell, low, low + 9000 * HA)
        case ("bounds", 2):
            return bounded(cell, 1500 * HA, None)
        case ("bounds", 3):
            return published(cell, printed, number + 1, Qualifier.ABOUT)
        case _:
            return published(cell, printed, number + 1)


def over_time(count: int, kind: str) -> Answer:
    cells = months(count)
    days = Period(start=cells[0].period.start, end=cells[-1].period.end)
    asked = question(period=days, shape=Shape.BY_MONTH)
    rows = [answered(cell, number, kind) for number, cell in enumerate(cells)]
    return replace(with_rows(asked, rows), code="A-7KQ2")


def mines_over_time() -> Answer:
    """Items, of which there are no parts: the other kinds of measure are drawn alike."""
    cells = months(13, Measure.MINES)
    days = Period(start=cells[0].period.start, end=cells[-1].period.end)
    asked = question(Measure.MINES, period=days, shape=Shape.BY_MONTH)
    rows = [answered(cell, number, "missing") for number, cell in enumerate(cells)]
    return replace(with_rows(asked, rows), code="A-7KQ2")


def nowhere_published() -> Answer:
    cells = places(13, Measure.AP_MINES)
    asked = question(Measure.AP_MINES, period=year(2023), shape=Shape.BY_PLACE)
    return replace(with_rows(asked, [nothing(cell) for cell in cells]), code="A-7KQ2")


def by_place(count: int, kind: str, shape: Shape = Shape.BY_PLACE) -> Answer:
    cells = places(count)
    asked = question(LAND, *{cell.places[0] for cell in cells}, period=year(2023), shape=shape)
    rows = [answered(cell, number, kind) for number, cell in enumerate(cells)]
    return replace(with_rows(asked, rows), code="A-7KQ2")


def progress(plan: str, done: Answer | None, period: Period | None = None) -> Answer:
    """A promise, and what was done; None: not published."""
    cell = question(period=period or year(2025))
    asked = planned(replace(cell, shape=Shape.COMPARE))
    promised = published(planned(cell), plan, 1, Qualifier.OVER)
    return replace(with_rows(asked, [promised, done or nothing(cell)]), code="A-7KQ2")


def with_joint_quarter() -> Answer:
    """January to March only together, 13–25 March too, the rest of the half year by month."""
    cells = months(6, first=2023)
    whole = figure(
        cells[0], "7944", 50, period=Period(start=date(2023, 1, 1), end=date(2023, 3, 31))
    )
    part = figure(
        cells[2], "1126", 51, period=Period(start=date(2023, 3, 13), end=date(2023, 3, 25))
    )
    rows = [
        bounded(cells[0], 0, 6818 * HA, high_by=plus(whole)),
        bounded(cells[1], 0, 6818 * HA, high_by=plus(whole)),
        bounded(cells[2], 1126 * HA, 7944 * HA, low_by=plus(part), high_by=plus(whole)),
        published(cells[3], "3200", 52),
        nothing(cells[4]),
        published(cells[5], "2800.5", 53),
    ]
    days = Period(start=date(2023, 1, 1), end=date(2023, 6, 30))
    asked = question(period=days, shape=Shape.BY_MONTH)
    return replace(with_rows(asked, rows), code="A-7KQ2")


def with_nearest() -> Answer:
    """1–30 January for January."""
    cells = months(2, first=2023)
    days = Period(start=date(2023, 1, 1), end=date(2023, 1, 30))
    rows = [nearest(cells[0], figure(cells[0], "2000", 60, period=days)),
            published(cells[1], "1500", 61)]  # fmt: skip
    asked = question(
        period=Period(start=date(2023, 1, 1), end=date(2023, 2, 28)), shape=Shape.BY_MONTH
    )
    return with_rows(asked, rows)


def everywhere() -> Answer:
    """All districts that figures name, the thirteen and those beside them."""
    every = sorted(load_catalogue().district_ids)
    cells = [question(LAND, name, period=year(2023)) for name in every]
    asked = question(LAND, *canonical(every), period=year(2023), shape=Shape.BY_PLACE)
    return with_rows(asked, [answered(cell, number, "plain") for number, cell in enumerate(cells)])


def years_with_plans() -> tuple[Answer, Answer]:
    """Three years, and what was promised for two of them: a little more, and less."""
    days = Period(start=date(2022, 1, 1), end=date(2024, 12, 31))
    asked = question(period=days, shape=Shape.BY_YEAR)
    cells = [question(period=year(number)) for number in (2022, 2023, 2024)]
    done = [
        published(cell, printed, number)
        for number, (cell, printed) in enumerate(zip(cells, ("41915.77", "53081.8", "62000"),
                                                     strict=True), start=1)
    ]  # fmt: skip
    plans = [
        published(planned(cells[0]), "43000", 4),
        nothing(planned(cells[1])),
        published(planned(cells[2]), "40000", 5, Qualifier.OVER),
    ]
    series = replace(with_rows(asked, done), code="A-7KQ2")
    return series, with_rows(planned(asked), plans)


COUNTS = (1, 2, 13, 60)
KINDS = ("plain", "zeros", "missing", "bounds", "giant")


def every_case() -> Iterator[tuple[str, Answer, View]]:
    """A name, an answer and which picture of it."""
    for kind in KINDS:
        for count in COUNTS:
            yield f"time-{count}-{kind}", over_time(count, kind), View.USUAL
            yield f"bars-{count}-{kind}", by_place(count, kind), View.BARS
            if count <= len(CORE):
                yield f"map-{count}-{kind}", by_place(count, kind), View.MAP
    yield "time-joint", with_joint_quarter(), View.USUAL
    yield "time-nearest", with_nearest(), View.USUAL
    yield "time-13-mines", mines_over_time(), View.USUAL
    yield "time-2-compared", over_time(2, "bounds"), View.BARS
    yield "map-13-nothing", nowhere_published(), View.MAP
    yield "map-everywhere", everywhere(), View.MAP
    yield from _promises()


def _promises() -> Sequence[tuple[str, Answer, View]]:
    cell = question(period=year(2025))
    running = Period(start=date(2026, 1, 1), end=date(2026, 12, 31))
    reached = figure(
        question(period=running), "30000", 2,
        period=Period(start=date(2026, 1, 1), end=date(2026, 6, 30)),
    )  # fmt: skip
    so_far = bounded(question(period=running), 30000 * HA, None, low_by=plus(reached))
    return [
        ("progress-kept", progress("65000", published(cell, "69200", 2)), View.USUAL),
        ("progress-unknown", progress("65000", None), View.USUAL),
        ("progress-giant", progress("65", published(cell, GIANT, 2)), View.USUAL),
        ("progress-zero", progress("65000", published(cell, "0", 2)), View.USUAL),
        ("progress-running", progress("65000", so_far, running), View.USUAL),
    ]
