"""A file of figures as what it states: line by line, nothing of the record is asked."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from handlers.files import MOST_ROWS, Book, open_file
from handlers.language.cells import Reason
from handlers.language.grids import Grid
from handlers.language.sheets.found import Found
from handlers.language.sheets.read import hidden_of, notes_of, readers_of
from handlers.language.sheets.rows import Reader
from store.records import NewFigure

Progress = Callable[[int, int], Awaitable[None]]
"""Told how many rows of how many have been read, now and then."""

_SLICE = 500
"""Rows after which others get their turn: some ten milliseconds."""


@dataclass(slots=True, kw_only=True)
class Line:
    """A figure and where it stands: the number of its row, as a spreadsheet counts them.

    `sheet` and `column` ("B") are empty where the file has one sheet, or the whole row is one
    figure. Made for each of very many rows, so it is not frozen.
    """

    sheet: str = ""
    row: int
    column: str = ""
    figure: NewFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A row, or a cell of it, that is not taken, and why."""

    sheet: str = ""
    row: int
    column: str = ""
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a file states, in its order, what of it is not taken, and what to note."""

    name: str
    lines: tuple[Line, ...]
    stopped: tuple[Stop, ...]
    notes: tuple[Reason, ...]


async def read_sheet(
    name: str, content: bytes, progress: Progress | None = None, *, about: str = ""
) -> Sheet | Reason:
    """The figures of a CSV or XLSX file; a Reason when nothing of it can be read.

    Every row is among the lines, among those stopped, or named in a note. `name` is only
    repeated: what a file is shows in its bytes. `about`: what was written beside it, which may
    say which days it is for. Others get their turn meanwhile.
    """
    with unswept():
        book = await open_file(content)
        return book if isinstance(book, Reason) else await _read(name, book, progress, about)


async def _read(name: str, book: Book, progress: Progress | None, about: str) -> Sheet | Reason:
    tables = [
        (grid, reader) for grid in book.grids if grid.rows for reader in readers_of(grid, about)
    ]
    readers = [(grid, reader) for grid, reader in tables if isinstance(reader, Reader)]
    if not readers:
        return next(reason for _, reason in tables if isinstance(reason, Reason))
    if sum(len(reader.table.body) for _, reader in readers) > MOST_ROWS:
        return Reason(why="rows", params={"most": str(MOST_ROWS)})
    lines: list[Line] = []
    stopped: list[Stop] = []
    async for sheet, found in _found(readers, progress):
        for row, column, result in found:
            if isinstance(result, Reason):
                stopped.append(Stop(sheet=sheet, row=row, column=column, reason=result))
            else:
                lines.append(Line(sheet=sheet, row=row, column=column, figure=result))
    return Sheet(
        name=name,
        lines=tuple(lines),
        stopped=tuple(stopped),
        notes=(*_notes(book, tables, readers), *_contradictions(lines)),
    )


async def _found(
    readers: Sequence[tuple[Grid, Reader]], progress: Progress | None
) -> AsyncIterator[tuple[str, Sequence[Found]]]:
    """What the rows of each table give, and the name of its sheet where there are several."""
    of = sum(len(reader.table.body) for _, reader in readers)
    done = 0
    for grid, reader in readers:
        name = _named(grid, readers)
        found: list[Found] = []
        for row in reader.rows():
            found += row
            done += 1
            if done % _SLICE == 0:
                await (progress(done, of) if progress else asyncio.sleep(0))
        rest = list(reader.rest())
        yield name, sorted((*found, *rest), key=_row) if rest else found
    if progress:
        await progress(done, of)


def _named(grid: Grid, readers: Sequence[tuple[Grid, Reader]]) -> str:
    """The name of a worksheet, where there are several."""
    return grid.name if any(other is not grid for other, _ in readers) else ""


def _row(found: Found) -> int:
    return found.row


def _notes(
    book: Book,
    tables: Sequence[tuple[Grid, Reader | Reason]],
    readers: Sequence[tuple[Grid, Reader]],
) -> Iterator[Reason]:
    """What to note of the file, then of each table, then of what its worksheet hides."""
    yield from book.notes
    read = [grid for grid, _ in readers]
    for grid in dict.fromkeys(id(grid) for grid, _ in tables):
        found = [(each, table) for each, table in tables if id(each) == grid]
        each = found[0][0]
        name = _named(each, readers)
        if not any(other is each for other in read):
            yield Reason(why="sheet-unread", params={"sheet": each.name})
            continue
        for note in (*(n for _, table in found for n in _of(table)), *hidden_of(each)):
            yield Reason(why=note.why, params={**note.params, "sheet": name}) if name else note


def _of(table: Reader | Reason) -> Iterator[Reason]:
    if isinstance(table, Reason):
        yield table
    else:
        yield from notes_of(table)


def _contradictions(lines: Sequence[Line]) -> Iterator[Reason]:
    """Rows in which one source states two numbers for one cell; both stand."""
    first: dict[object, Line] = {}
    numbers: dict[Hashable, int] = {}
    known: dict[int, int] = {}

    def number(value: Hashable) -> int:
        """The same for equal values; `known` by their identity, which many rows share."""
        return known.setdefault(id(value), numbers.setdefault(value, len(numbers)))

    for line in lines:
        figure = line.figure
        about = [
            number(value) if (found := known.get(id(value))) is None else found
            for value in (figure.period, figure.scope, figure.source)
        ]
        cell = (figure.measure, figure.places, *about)
        before = first.setdefault(cell, line)
        if before.figure.value != figure.value:
            yield Reason(why="two-numbers", params={"one": where(before), "other": where(line)})


@contextmanager
def unswept() -> Iterator[None]:
    """Do without the search for cycles: a third of the time went into it, and there are none."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def where(place: Line | Stop) -> str:
    """Where a line or a stop is: 7, B7, or 2022!B7 as spreadsheets write it."""
    sheet = f"{place.sheet}!" if place.sheet else ""
    return f"{sheet}{place.column}{place.row}"
