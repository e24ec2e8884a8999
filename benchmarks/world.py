"""Stores of any size to ask: a figure for each district and month, and filler around them."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, islice, product
from pathlib import Path

from store.areas import WHOLE
from store.catalogue import load_catalogue
from store.database import connect
from store.measures import Measure
from store.periods import Period, month
from store.schema import migrate

MONTHS = [month(year, number) for year in range(2021, 2027) for number in range(1, 13)]
_OPERATORS = ("", "ANAMA", "Ministry of Defense", "State Border Service", "companies")
_NO_YEARS = timedelta(days=1)


async def build(file: Path, figures: int) -> None:
    """A migrated SQLite store of `figures` figures at `file`.

    First cleared land of each of the thirteen districts in each month from 2021 to 2026 (936
    cells to ask about), then other measures, days and operators until the number is reached.
    """
    await fill(file, islice(_rows(), figures))


async def fill(file: Path, figures: Iterable[tuple[object, ...]]) -> None:
    """A migrated SQLite store at `file`, its figures as `row` makes them.

    Straight into the tables: a million figures through the store would take minutes.
    """
    database = connect(f"sqlite+aiosqlite:///{file}")
    await migrate(database)
    await database.close()
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO upload (id, kind, uploader, note, at)"
            " VALUES (1, 'benchmark', 'benchmark', '', '2026-01-01 00:00:00.000000')"
        )
        connection.execute(
            "INSERT INTO source (id, publisher, speaker, published, url)"
            " VALUES (1, 'Trend', '', '2026-01-01', 'https://example.org/report')"
        )
        for place in (WHOLE, *load_catalogue().core):
            connection.execute("INSERT INTO area (key) VALUES (?)", (place,))
            connection.execute(
                "INSERT INTO area_place (area, place) VALUES (?, ?)", (place, place)
            )
        connection.executemany(
            'INSERT INTO figure (measure, area, start, begins, "end", value, printed, unit,'
            " qualifier, status, operator, purpose, process, source, words, identity, upload,"
            " known_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'exact', 'actual', ?, '', '', 1, '',"
            " ?, 1, '2021-01-01 00:00:00.000000')",
            figures,
        )
        connection.execute("ANALYZE")
    connection.close()


def _rows() -> Iterator[tuple[object, ...]]:
    core = load_catalogue().core
    numbers = count(1)
    for period, place in product(MONTHS, core):
        yield row(next(numbers), Measure.CLEARED_AREA, place, period, "")
    days = [date(2021, 1, 1) + _NO_YEARS * offset for offset in range(2900)]
    for day, operator, measure, place in product(days, _OPERATORS, Measure, core):
        yield row(next(numbers), measure, place, Period(start=day, end=day), operator)


def row(
    number: int, measure: Measure, place: str, period: Period, operator: str
) -> tuple[object, ...]:
    """A figure for `fill`; so much a day in each month and place, so that sums agree."""
    days = ((period.end or period.begins) - period.begins).days + 1
    a_day = (7 * period.begins.month + load_catalogue().place(place).number) % 97 + 1
    amount = days * a_day
    value = amount * 10_000 if measure.is_area else amount
    return (
        measure.value,
        place,
        str(period.start),
        str(period.begins),
        str(period.end),
        value,
        str(amount),
        "ha" if measure.is_area else "item",
        operator,
        f"{number:032x}",
    )
