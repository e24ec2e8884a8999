"""Where a table's header stands, what is above it, and what each of its columns is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from handlers.language.cells import Reason
from handlers.language.grids import Cell, Grid, Merged, Row, Special, shown
from handlers.language.sheets.columns import (
    KEYS,
    Column,
    find_columns,
    header_text,
    is_year,
    named_twice,
    one_place,
    settled,
)
from handlers.language.sheets.labels import Label, read_label
from handlers.language.sheets.vocabulary import TIMES, is_nothing

_DIGITS = re.compile(r"(?<![0-9])(?!20[0-9]{2}(?![0-9]))[0-9]+")
"""Digits that are no year."""
LOOKED_AT = 60
"""Rows among which a header is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header with what is around it: `top` its first row, `titles` what stands above.

    `keys` say what a row is about, the cells of `values` are figures.
    """

    columns: tuple[Column, ...]
    titles: tuple[Label, ...]
    title_rows: tuple[int, ...]
    top: int
    body: Sequence[Row]
    header: tuple[str, ...]
    by_role: Mapping[str, Column]
    keys: tuple[Column, ...]
    values: tuple[Column, ...]


def find_tables(grid: Grid) -> Iterator[Table | Reason]:
    """The tables of a grid, one below the other; a Reason where no row is a header of figures.

    What a title says of when holds for the tables below it too, unless they say it themselves.
    """
    rows: Sequence[Row] = _visible(grid)
    above: tuple[Label, ...] = ()
    while True:
        table = _table(rows, grid.merged, above)
        if isinstance(table, Reason):
            yield table
            return
        end = _next(table)
        yield replace(table, body=table.body[:end])
        if end == len(table.body):
            return
        rows = table.body[end:]
        above = tuple(Label(time=title.time) for title in table.titles if title.time)


def _next(table: Table) -> int:
    """Where another table begins below: at the titles above a row of other headers."""
    numbers = [column.index for column in table.columns if column.role in {"value", "total"}]
    for index, row in enumerate(table.body):
        said = [row.cells[at] for at in numbers if at < len(row.cells)]
        texts = [
            cell for cell in said
            if isinstance(cell, str) and cell and not _DIGITS.search(cell)
        ]  # fmt: skip
        if not texts or len(texts) < len(said) - said.count("") or not any(map(_is_header, texts)):
            continue
        filled = [(i, shown(cell).strip()) for i, cell in enumerate(row.cells)]
        filled = [(i, text) for i, text in filled if text]
        header = table.header
        again = all(i < len(header) and header[i] == text for i, text in filled)
        if not again and all(_heads(text) and not _DIGITS.search(text) for _, text in filled):
            while index and _is_title(table.body[index - 1], numbers):
                index -= 1
            return index
    return len(table.body)


def _is_header(text: str) -> bool:
    label = read_label(text)
    return bool(label.measure or label.unit or label.time or label.total or label.role)


def _is_title(row: Row, numbers: Sequence[int]) -> bool:
    filled = [i for i, cell in enumerate(row.cells) if shown(cell).strip()]
    return len(filled) == 1 and filled[0] not in numbers


def _table(
    rows: Sequence[Row], merged: Sequence[Merged], above: tuple[Label, ...]
) -> Table | Reason:
    if not rows:
        return Reason(why="empty")
    top = _top(rows)
    if top is None:
        return Reason(why="no-header")
    bottom = _bottom(rows, top, merged)
    headers = _headers(rows[top : bottom + 1], merged)
    body = rows[bottom + 1 :]
    columns = settled(one_place(tuple(find_columns(headers, body)), body))
    twice = named_twice(columns)
    if twice:
        return Reason(why="twice", params={"columns": ", ".join(twice)})
    return Table(
        columns=columns,
        titles=(*_corners(columns), *_titles(rows[:top]), *above),
        title_rows=tuple(row.number for row in rows[:top]),
        top=rows[top].number,
        body=body,
        header=tuple(shown(cell).strip() for cell in rows[bottom].cells),
        by_role={column.role: column for column in columns},
        keys=tuple(column for column in columns if column.role in KEYS),
        values=tuple(column for column in columns if column.role == "value"),
    )


def _visible(grid: Grid) -> list[Row]:
    """The rows that are shown, without the cells that are not."""
    rows = [row for row in grid.rows if row.number not in grid.hidden_rows]
    if not grid.hidden_columns:
        return rows
    return [
        Row(row.number, tuple("" if index in grid.hidden_columns else cell
                              for index, cell in enumerate(row.cells)))
        for row in rows
    ]  # fmt: skip


def _titles(rows: Sequence[Row]) -> Iterator[Label]:
    """What the rows above a header say, the nearest first."""
    for row in reversed(rows):
        for cell in row.cells:
            if shown(cell).strip():
                yield read_label(header_text(cell))


def _corners(columns: Sequence[Column]) -> Iterator[Label]:
    """What the header of a key says of the figures: "Ərazi, ha" above the names of districts."""
    for column in columns:
        label = column.label
        if column.role == "measure":
            yield Label(time=label.time)
        elif column.role in KEYS - TIMES and (label.measure or label.unit or label.time):
            yield label


def _heads(cell: Cell) -> bool:
    if isinstance(cell, Special):
        return cell.kind in {"day", "month"}
    if not isinstance(cell, str):
        return is_year(cell)
    label = read_label(cell)
    return bool(label.role) or label.says_something


def _counts(cell: Cell) -> bool:
    """Whether a cell of a row is a number, so that the row is no header."""
    if isinstance(cell, str):
        text = cell.strip()
        return text[:1].isdigit() and not _heads(cell)
    if isinstance(cell, Special):
        return cell.kind in {"percent", "formula"}
    return not is_year(cell)


def _top(rows: Sequence[Row]) -> int | None:
    """The first row with two headers and no number, or one header above a number."""
    for index, row in enumerate(islice(rows, LOOKED_AT)):
        filled = [cell for cell in row.cells if shown(cell).strip()]
        heads = [cell for cell in filled if _heads(cell)]
        if any(_counts(cell) for cell in filled) or not heads:
            continue
        if len(filled) == 1 and not _stands_above_numbers(rows, index):
            continue
        if len(heads) * 3 >= len(filled) and (len(heads) > 1 or len(filled) < 4):
            return index
    return None


def _stands_above_numbers(rows: Sequence[Row], index: int) -> bool:
    """Whether the only cell of a row heads the numbers below it, with a name before them."""
    (at,) = (i for i, cell in enumerate(rows[index].cells) if shown(cell).strip())
    if index + 1 == len(rows) or at == 0:
        return False
    below = rows[index + 1].cells
    return at < len(below) and (_counts(below[at]) or is_nothing(shown(below[at])))


def _bottom(rows: Sequence[Row], top: int, merged: Sequence[Merged]) -> int:
    """The last row of a header: a second one stands under cells that show as one."""
    bottom = top
    while bottom + 1 < min(len(rows), top + 4):
        upper, lower = rows[bottom], rows[bottom + 1]
        if not _goes_on(upper, lower, merged):
            break
        bottom += 1
    return bottom


def _goes_on(upper: Row, lower: Row, merged: Sequence[Merged]) -> bool:
    filled = [(i, cell) for i, cell in enumerate(lower.cells) if shown(cell).strip()]
    if not filled or any(_counts(cell) or is_nothing(shown(cell)) for _, cell in filled):
        return False
    if sum(_heads(cell) for _, cell in filled) * 2 < len(filled):
        return False
    spans = {
        column
        for area in merged
        if area.top <= upper.number <= area.bottom and area.right > area.left
        and area.bottom < lower.number
        for column in range(area.left, area.right + 1)
    }  # fmt: skip
    if spans:
        return all(i in spans for i, _ in filled)
    blank = {i for i in range(len(upper.cells)) if not shown(upper.cells[i]).strip()}
    beyond = [i for i, _ in filled if i in blank or i >= len(upper.cells)]
    beside = [i for i, _ in filled if i not in beyond and i + 1 not in beyond]
    first = filled[0][0]
    return bool(beyond) and not beside and first > 0


def _headers(rows: Sequence[Row], merged: Sequence[Merged]) -> list[str]:
    """Each column's header: the texts above one another, those of spans repeated below them."""
    width = max(len(row.cells) for row in rows)
    found: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        texts = [header_text(cell).strip() for cell in row.cells]
        texts += [""] * (width - len(texts))
        spans = [a for a in merged if a.top <= row.number <= a.bottom and a.right > a.left]
        for area in spans:
            if area.left < width:
                for column in range(area.left + 1, min(area.right + 1, width)):
                    texts[column] = texts[area.left]
        if not spans and depth + 1 < len(rows):  # a file without merged cells: as it reads
            below = rows[depth + 1].cells
            for column in range(1, width):
                has_below = column < len(below) and shown(below[column]).strip()
                if not texts[column] and has_below:
                    texts[column] = texts[column - 1]
        for column, text in enumerate(texts):
            if text and text not in found[column]:
                found[column].append(text)
    return [" ; ".join(texts) for texts in found]
