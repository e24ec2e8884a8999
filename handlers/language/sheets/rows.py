"""The rows of a table as figures: every cell is taken, or comes back with the reason why not."""

from collections.abc import Iterator, Sequence

from handlers.language.cells import CellError, Reason, style_of
from handlers.language.grids import Cell, Grid, Row, shown
from handlers.language.sheets.columns import Column
from handlers.language.sheets.fields import Fields, Key, names_others
from handlers.language.sheets.found import Found, Parts
from handlers.language.sheets.frames import Frame, Frames
from handlers.language.sheets.keycells import KeyCells, unclear_dates
from handlers.language.sheets.labels import Label, read_label
from handlers.language.sheets.layout import Table
from handlers.language.sheets.others import Others
from handlers.language.sheets.totalrows import TotalRows
from handlers.language.sheets.values import Amount, read_amount

_FREE = frozenset({
    "words", "url", "source", "speaker", "published", "process", "unit", "start", "end", "status",
    "qualifier",
})  # fmt: skip
"""Keys in which no total is looked for."""


class Reader:
    """Reads the rows of one table in order; afterwards it knows what to note of them.

    `passed` are rows that hold no figures, `nothing` counts cells that say there is no number,
    `styled` are numbers with two readings, with the one that the others' style has chosen.
    """

    def __init__(self, grid: Grid, table: Table, sheet: Label, publisher: str) -> None:
        """`sheet` and `publisher` as `Frames` takes them."""
        self._grid = grid
        self._values = table.values
        self._is_long = any(column.label.role == "value" for column in table.values)
        self._numbers = {c.index for c in table.columns if c.role in {"value", "total"}}
        self._width = len(table.header)
        self._fields = Fields([column.role for column in table.keys])
        self._others = Others()
        self._has_others = any(map(names_others, _said(table, table.by_role.get("places"))))
        self._has_totals = _has_totals(table)
        self._waiting: list[tuple[int, str, Frame, Amount]] = []
        # A number that stands as text in a workbook was typed.
        self._style = style_of(_texts(table), typed=not grid.delimited)
        self._unclear = Reason(why="month-or-day") if unclear_dates(table) else None
        self.table = table
        self.frames = Frames(table, sheet, publisher)
        self.keys = KeyCells(grid, table, complete=not self._is_long)
        self.totals = TotalRows(table, self._style)
        self.passed: list[int] = list(table.title_rows)
        self.nothing = 0
        self.styled: list[tuple[str, str]] = []

    def rows(self) -> Iterator[Sequence[Found]]:
        """What each row gives."""
        for row in self.table.body:
            yield list(self._row(row))

    def rest(self) -> Iterator[Found]:
        """What is known when all rows were read: other districts, totals above their parts."""
        for row, name, frame, amount in self._waiting:
            try:
                yield Found(row, name, self._others.of(frame.figure(amount)))
            except CellError as error:
                yield Found(row, name, error.reason)
        yield from self.totals.rest()

    def _row(self, row: Row) -> Iterator[Found]:
        why = self._torn(row)
        if why:
            yield self._stopped(row, None, Reason(why=why))
            return
        if self._is_aside(row):
            return
        total = self._has_totals and self._is_total(row)
        cells = self.keys.of(row, alone=total)
        if self._unclear is not None:
            yield self._stopped(row, cells, self._unclear)
            return
        try:
            key = self._fields.read(cells)
        except CellError as error:
            yield self._stopped(row, cells, error.reason)
            return
        frames = [self.frames.frame(key, column) for column in self._values]
        if key.total or total:
            yield from self.totals.down(row, key, frames)
        else:
            yield from self._figures(row, key, frames)

    def _torn(self, row: Row) -> str:
        """Why a row of a CSV file cannot be parted into cells; "" when it can."""
        if not row.cells:
            return "quotes"
        beyond = self._grid.delimited and len(row.cells) > self._width
        if beyond and any(shown(cell).strip() for cell in row.cells[self._width :]):
            return "more-cells"
        return ""

    def _stopped(self, row: Row, cells: Sequence[Cell] | None, why: Reason) -> Found:
        for column in self._values:
            self.totals.sums.miss(column.index)
        if self._has_others:
            try:
                source = None if cells is None else self._fields.context(cells).source
            except CellError:
                source = None
            self._others.miss(source)
        return Found(row.number, "", why)

    def _is_aside(self, row: Row) -> bool:
        """Whether a row is the header once more, a heading of the rows below, or a remark."""
        if self._is_long and len(row.cells) - row.cells.count("") > 1:
            return False
        filled = [(i, text) for i, cell in enumerate(row.cells) if (text := shown(cell).strip())]
        header = self.table.header
        if len(filled) > 1 and all(i < len(header) and header[i] == text for i, text in filled):
            self.passed.append(row.number)
            return True
        if any(i in self._numbers for i, _ in filled):
            return False
        label = read_label(filled[0][1])
        about = label.time or label.places or label.measure or label.operator
        if len(filled) == 1 and about and label.is_clear and not label.total:
            self.frames.enter(label)
        elif self._is_long:
            return False
        self.passed.append(row.number)
        return True

    def _is_total(self, row: Row) -> bool:
        """Whether a cell beside the numbers says so, be it in the column of the row's number."""
        return any(
            isinstance(cell, str) and cell and index not in self._numbers
            and (label := read_label(cell)).total and label.measure is None
            for index, cell in enumerate(row.cells)
        )  # fmt: skip

    def _figures(self, row: Row, key: Key, frames: list[Frame | Reason]) -> Iterator[Found]:
        parts: Parts = []
        for column, frame in zip(self._values, frames, strict=True):
            cell = row.cells[column.index] if column.index < len(row.cells) else ""
            name = "" if self._is_long else column.name
            found = self._amount(cell, frame)
            if self._has_others and isinstance(frame, Frame) and not frame.others:
                self._others.see(frame)
            if isinstance(found, Amount) and isinstance(frame, Frame):
                parts.append((frame.part.measure, found))
                if self._has_totals:
                    self.totals.add(column.index, key, frame, found)
                if frame.others:
                    self._waiting.append((row.number, name, frame, found))
                else:
                    yield Found(row.number, name, frame.figure(found))
                continue
            self.totals.sums.miss(column.index)
            if isinstance(found, Reason):
                if self._has_others:
                    self._others.miss(key.context.source)
                yield Found(row.number, name, found)
        if self._has_totals:
            yield from self.totals.across(row, parts)

    def _amount(self, cell: Cell, frame: Frame | Reason) -> Amount | Reason | None:
        """The number of a cell, why it is none, or None where it says that there is none."""
        if isinstance(frame, Reason):
            return frame if self._is_long or shown(cell).strip() else None
        try:
            amount = read_amount(cell, frame.part.unit, self._style, frame.part.scale)
        except CellError as error:
            return error.reason
        if amount is not None and amount.by_style:
            self.styled.append((shown(cell), amount.printed))
        if amount is None:
            if shown(cell).strip():
                self.nothing += 1
            elif self._is_long:
                return Reason(why="missing", params={"column": "value"})
        return amount


def _texts(table: Table) -> Iterator[str]:
    """The numbers that are text."""
    at = [column.index for column in table.columns if column.role in {"value", "total"}]
    for row in table.body:
        for index in at:
            cell = row.cells[index] if index < len(row.cells) else ""
            if isinstance(cell, str):
                yield cell


def _said(table: Table, column: Column | None) -> Iterator[str]:
    """The different texts of a column."""
    if column is not None:
        at = column.index
        said = {row.cells[at] for row in table.body if at < len(row.cells)}
        yield from (cell for cell in said if isinstance(cell, str))


def _has_totals(table: Table) -> bool:
    """Whether any row or column sums others."""
    if any(column.role == "total" for column in table.columns):
        return True
    return any(
        read_label(text).total
        for column in table.columns if column.role not in {"value", *_FREE}
        for text in _said(table, column)
    )  # fmt: skip
