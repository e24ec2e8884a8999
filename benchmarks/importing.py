"""A workbook of 100,000 rows to its preview, beside reading and inserting it; and the memory."""

import io
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, islice, product
from pathlib import Path
from statistics import median
from time import perf_counter

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from store.catalogue import load_catalogue
from store.measures import Measure
from store.rows import COLUMNS

ROWS = 100_000
RUNS = 3
_WRITTEN = COLUMNS[:13]

_PREVIEW = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from handlers.context import Desk, Settings
from handlers.importing import Preview, preview
from store.database import connect
from store.schema import migrate

async def main():
    database = connect(sys.argv[2])
    await migrate(database)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    desk = Desk(database=database, settings=Settings(), clock=lambda: now)
    content = Path(sys.argv[1]).read_bytes()
    await preview(desk, "warm", b"measure,value,end\\nuxo,1,2022-01-31\\n", 7)
    start = perf_counter()
    found = await preview(desk, "figures.xlsx", content, 7)
    seconds = perf_counter() - start
    assert isinstance(found, Preview) and found.new == int(sys.argv[3]), found
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").open())
    print(seconds, status["VmHWM"].split()[0])
    await database.close()

asyncio.run(main())
"""


def build(file: Path) -> None:
    """A workbook as `hektar export` writes it: each row another cell of the record."""
    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(islice(_rows(), ROWS + 1)):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write_number(number, column, cell)


def _rows() -> Iterator[Sequence[str | float]]:
    """The header, then a row for each day, district and measure."""
    yield _WRITTEN
    core = [load_catalogue().name(place, "en") for place in load_catalogue().core]
    days = (date(2021, 1, 1) + timedelta(days=number) for number in count())
    for number, (day, place, measure) in enumerate(product(islice(days, 1500), core, Measure)):
        amount = number % 997 + (0.5 if measure.is_area else 1)
        yield [
            measure.value, place, day.isoformat(), day.isoformat(), amount,
            "ha" if measure.is_area else "item", "exact", "actual", "", "", "Trend",
            "2026-01-01", "https://example.org/report",
        ]  # fmt: skip


def plainly(content: bytes) -> float:
    """Seconds to read the rows by calamine alone and to insert them by sqlite3 alone."""
    start = perf_counter()
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = workbook.get_sheet_by_index(0).to_python()
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE figure (a, b, c, d, e, f, g, h, i, j, k, l, m)")
    connection.executemany(
        "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows[1:]
    )
    connection.commit()
    seconds = perf_counter() - start
    connection.close()
    return seconds


def preview(file: Path, store: Path) -> tuple[float, int]:
    """Seconds from bytes to a preview against an empty store, and KiB, of a process of its own.

    It says itself how much it took: its parent is told no less than it had taken when it began it.
    """
    store.unlink(missing_ok=True)
    command = [
        sys.executable,
        "-c",
        _PREVIEW,
        str(file),
        f"sqlite+aiosqlite:///{store}",
        str(ROWS),
    ]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    seconds, kib = said.split()
    return float(seconds), int(kib)


def report(folder: Path) -> list[str]:
    """The lines for the README; the two are measured in turns."""
    file = folder / "figures.xlsx"
    build(file)
    content = file.read_bytes()
    plain, whole, memory = [], [], []
    for _ in range(RUNS):
        plain.append(plainly(content))
        seconds, kib = preview(file, folder / "preview.sqlite")
        whole.append(seconds)
        memory.append(kib)
    return [
        (
            f"A workbook of {ROWS:,} rows takes {median(whole):.1f} s to its preview,"
            f" {median(whole) / median(plain):.1f}× reading it with python-calamine and inserting"
            f" it with sqlite3 (goal ≤ 3×), and {max(memory) / 1024:.0f} MiB of memory (goal ≤ 256"
            " MiB); it is opened in a process of its own, which may take 256 MiB."
        ),
    ]
