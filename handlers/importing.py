"""Figures from a file: previewed row by row, then stored as one upload."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.context import Desk
from handlers.files import Row, Table, read_csv
from handlers.language.cells import (
    OTHERS,
    CellError,
    Cells,
    Reason,
    column_of,
    plain_cells,
    point_is_decimal,
)
from handlers.others import Others
from store.figures import Upload, append, on_record
from store.records import NewFigure
from store.rows import NEEDED, RowError, figure_of

_DAYS = frozenset({"start", "end", "published"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A row that is not taken: the number of the line where it begins, and why."""

    line: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a file would add, what of it is known already, what was stopped, and what to note.

    `figures` are new to the store; `known` are on record, or stand in the file twice.
    """

    name: str
    figures: tuple[NewFigure, ...]
    known: tuple[NewFigure, ...]
    stopped: tuple[Stop, ...]
    notes: tuple[Reason, ...]


async def preview(desk: Desk, name: str, content: bytes) -> Draft | Reason:
    """What storing the file would do; a Reason when nothing of it can be read."""
    table = read_csv(content)
    if isinstance(table, Reason):
        return table
    columns = [column_of(header) for header in table.header]
    named = [column for column in columns if column]
    twice = [column for column in dict.fromkeys(named) if named.count(column) > 1]
    missing = [column for column in NEEDED if column not in named]
    if missing:
        return Reason(why="columns", params={"columns": ", ".join(missing)})
    if twice:
        return Reason(why="twice", params={"columns": ", ".join(twice)})
    lines: dict[int, NewFigure] = {}
    stopped: list[Stop] = []
    values = [dict(zip(columns, row.cells, strict=False)).get("value", "") for row in table.rows]
    decimal_point = point_is_decimal(values)
    for line, found in _figures(table.rows, columns, decimal_point=decimal_point):
        if isinstance(found, Reason):
            stopped.append(Stop(line=line, reason=found))
        else:
            lines[line] = found
    known = await on_record(desk.database, list(lines.values()))
    return Draft(
        name=name,
        figures=tuple(
            figure for figure, old in zip(lines.values(), known, strict=True) if not old
        ),
        known=tuple(figure for figure, old in zip(lines.values(), known, strict=True) if old),
        stopped=tuple(stopped),
        notes=(*_notes(table, columns), *_contradictions(lines)),
    )


async def store_draft(desk: Desk, draft: Draft, uploader: str) -> Upload:
    """Store the figures of a draft, known from now."""
    return await append(
        desk.database,
        draft.figures,
        kind="import",
        uploader=uploader,
        note=draft.name,
        now=desk.now(),
    )


def _figures(
    rows: Sequence[Row], columns: Sequence[str | None], *, decimal_point: bool
) -> Iterator[tuple[int, NewFigure | Reason]]:
    """Each row's line, with its figure or why it is none."""
    others = Others()
    read: list[tuple[int, Cells | Reason]] = []
    for row in rows:
        written = dict(zip(columns, row.cells, strict=False))
        try:
            cells = _cells(row, columns, written, decimal_point=decimal_point)
        except CellError as error:
            others.miss(written)
            read.append((row.line, error.reason))
        else:
            others.see(cells)
            read.append((row.line, cells))
    for line, found in read:
        yield line, found if isinstance(found, Reason) else _figure(found, others)


def _cells(
    row: Row,
    columns: Sequence[str | None],
    written: Mapping[str | None, str],
    *,
    decimal_point: bool,
) -> Cells:
    if not row.cells:
        raise CellError("quotes")
    if any(cell.strip() for cell in row.cells[len(columns) :]):
        raise CellError("more-cells")
    named = {column: cell for column, cell in written.items() if column}
    return plain_cells(named, decimal_point=decimal_point)


def _figure(cells: Cells, others: Others) -> NewFigure | Reason:
    try:
        if cells["places"] == OTHERS:
            cells = cells | {"places": others.of(cells)}
        return figure_of(cells)
    except CellError as error:
        return error.reason
    except RowError as error:
        why = "day" if error.column in _DAYS else "cell"
        return Reason(why=why, params={"column": error.column, "text": error.text})


def _notes(table: Table, columns: Sequence[str | None]) -> Iterator[Reason]:
    if not table.encoding.startswith("utf"):
        yield Reason(why="encoding", params={"encoding": table.encoding})
    unknown = [
        header
        for header, column in zip(table.header, columns, strict=True)
        if column is None and header
    ]
    if unknown:
        yield Reason(why="unread", params={"text": ", ".join(unknown)})


def _contradictions(lines: Mapping[int, NewFigure]) -> Iterator[Reason]:
    """Lines in which one source states two numbers for one cell; both stand."""
    first: dict[object, tuple[int, NewFigure]] = {}
    for line, figure in lines.items():
        cell = (figure.measure, figure.places, figure.period, figure.scope, figure.source)
        before, other = first.setdefault(cell, (line, figure))
        if other.value != figure.value:
            yield Reason(why="two-numbers", params={"one": str(before), "other": str(line)})
