"""A grid as figures, and what to note of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.language.cells import Reason
from handlers.language.grids import Grid, Row, letters, shown
from handlers.language.sheets.labels import Label, read_label
from handlers.language.sheets.layout import Table, find_tables
from handlers.language.sheets.rows import Reader
from handlers.language.sheets.vocabulary import says

_LAST = 20
"""Rows at the end of a table among which a remark may name its source."""
_OTHER_SUBJECTS = frozenset({"remaining", "casualties", "cost"})
_MOST_NAMED = 12


def readers_of(grid: Grid, about: str = "") -> Iterator[Reader | Reason]:
    """What reads the rows of each table of a grid; a Reason for one that has no figures.

    `about`: what was written beside the file, which may say the days that the table does not.
    """
    for table in find_tables(grid):
        yield table if isinstance(table, Reason) else _reader(grid, table, about)


def _reader(grid: Grid, table: Table, about: str) -> Reader | Reason:
    if not table.body:
        return Reason(why="no-rows")
    sheet = read_label(grid.name)
    if not sheet.time and not any(title.time for title in table.titles):
        sheet = replace(sheet, time=read_label(about).time)
    for title in (*table.titles, sheet):
        if title.refused in _OTHER_SUBJECTS:
            return Reason(why="other-subject")
    if not table.values:
        unread = [c.header or c.name for c in table.columns if c.role == "unread"]
        return Reason(why="no-values", params={"columns": ", ".join(unread) or "–"})
    strange = [c.header or c.name for c in table.columns
               if c.role == "unread" and c.worded and c.index < table.values[0].index]  # fmt: skip
    if strange:
        return Reason(why="strange-rows", params={"columns": ", ".join(strange)})
    if not _says_what(table, sheet):
        return Reason(why="no-measure")
    if not _says_when(table, sheet):
        return Reason(why="no-period")
    return Reader(grid, table, sheet, _publisher(grid.rows))


def notes_of(reader: Reader) -> Iterator[Reason]:
    """What a person should know of the rows that were read."""
    table = reader.table
    unread = [c.header or c.name for c in table.columns if c.role in {"unread", "ignored"}]
    if unread:
        yield Reason(why="unread", params={"columns": ", ".join(unread)})
    if reader.passed:
        yield Reason(why="passed", params={"rows": _numbers(reader.passed)})
    if reader.nothing:
        yield Reason(why="nothing", params={"count": str(reader.nothing)})
    if reader.keys.filled:
        yield Reason(why="filled", params={"rows": _numbers(sorted(set(reader.keys.filled)))})
    if reader.frames.assumed:
        yield Reason(why="unit-assumed", params={"columns": ", ".join(reader.frames.assumed)})
    if reader.styled:
        written, read = reader.styled[0]
        params = {"text": written, "value": read, "count": str(len(reader.styled))}
        yield Reason(why="styled", params=params)
    if reader.totals.sums.checked:
        yield Reason(why="totals", params={"cells": _some(reader.totals.sums.checked)})
    yield from reader.totals.sums.differing


def hidden_of(grid: Grid) -> Iterator[Reason]:
    """What of a worksheet is hidden, and so was not read."""
    rows = [row.number for row in grid.rows if row.number in grid.hidden_rows]
    if rows:
        yield Reason(why="hidden-rows", params={"rows": _numbers(rows)})
    columns = {
        index for row in grid.rows for index in grid.hidden_columns
        if index < len(row.cells) and shown(row.cells[index]).strip()
    }  # fmt: skip
    if columns:
        named = [letters(index) for index in sorted(columns)]
        yield Reason(why="hidden-columns", params={"columns": _some(named)})


def _says_what(table: Table, sheet: Label) -> bool:
    if "measure" in table.by_role or any(c.label.measure for c in table.values):
        return True
    return any(label.measure for label in (*table.titles, sheet)) or _has_sections(table)


def _says_when(table: Table, sheet: Label) -> bool:
    if {"end", "year", "quarter", "month", "period", "date"} & table.by_role.keys():
        return True
    labels = (*(c.label for c in table.values), *table.titles, sheet)
    return any(label.time for label in labels) or _has_sections(table)


def _has_sections(table: Table) -> bool:
    """Whether the rows have headings of their own, which may say what or when."""
    return any(
        sum(bool(shown(cell).strip()) for cell in row.cells) == 1 for row in table.body[:_LAST]
    )


def _publisher(rows: Sequence[Row]) -> str:
    """Whom a remark above or below the table names as its source: "Mənbə: ANAMA"."""
    named = set()
    for row in (*rows[:_LAST], *rows[-_LAST:]):
        filled = [text for cell in row.cells if (text := shown(cell).strip())]
        word, colon, rest = filled[0].partition(":") if len(filled) == 1 else ("", "", "")
        if colon and says("source", word) and 0 < len(rest.strip()) <= 120:
            named.add(rest.strip())
    return named.pop() if len(named) == 1 else ""


def _numbers(rows: Sequence[int]) -> str:
    """Numbers of rows, neighbours joined: 1–3, 7."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return _some([str(one) if one == other else f"{one}–{other}" for one, other in parts])


def _some(names: Sequence[str]) -> str:
    more = " …" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
