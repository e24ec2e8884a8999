"""A file of figures as what it states: line by line, nothing of the record is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from store.records import NewFigure
from store.rows import NEEDED, RowError, figure_of

_DAYS = frozenset({"start", "end", "published"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure and where it stands: the number of its row, as a spreadsheet counts them.

    `sheet` and `column` ("B") are empty where the file has one sheet, or the whole row is one
    figure.
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


async def read_sheet(name: str, content: bytes) -> Sheet | Reason:
    """The figures of a file; a Reason when nothing of it can be read.

    Every row is among the lines or among those stopped. `name` is only repeated.
    """
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
    lines: list[Line] = []
    stopped: list[Stop] = []
    values = [dict(zip(columns, row.cells, strict=False)).get("value", "") for row in table.rows]
    decimal_point = point_is_decimal(values)
    for row, found in _figures(table.rows, columns, decimal_point=decimal_point):
        if isinstance(found, Reason):
            stopped.append(Stop(row=row, reason=found))
        else:
            lines.append(Line(row=row, figure=found))
    return Sheet(
        name=name,
        lines=tuple(lines),
        stopped=tuple(stopped),
        notes=(*_notes(table, columns), *_contradictions(lines)),
    )


def _figures(
    rows: Sequence[Row], columns: Sequence[str | None], *, decimal_point: bool
) -> Iterator[tuple[int, NewFigure | Reason]]:
    """Each row's number, with its figure or why it is none."""
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


def _contradictions(lines: Sequence[Line]) -> Iterator[Reason]:
    """Rows in which one source states two numbers for one cell; both stand."""
    first: dict[object, Line] = {}
    for line in lines:
        figure = line.figure
        cell = (figure.measure, figure.places, figure.period, figure.scope, figure.source)
        before = first.setdefault(cell, line)
        if before.figure.value != figure.value:
            params = {"one": str(before.row), "other": str(line.row)}
            yield Reason(why="two-numbers", params=params)
