"""The totals among the rows and columns of a table: read, held to what they sum, seldom kept."""

from collections.abc import Iterator, Sequence

from handlers.language.cells import CellError, Reason, Style
from handlers.language.grids import Row, shown
from handlers.language.sheets.columns import Column
from handlers.language.sheets.fields import Key
from handlers.language.sheets.found import Found, Parts
from handlers.language.sheets.frames import Frame
from handlers.language.sheets.layout import Table
from handlers.language.sheets.totals import Totals
from handlers.language.sheets.values import Amount, read_amount
from store.measures import Measure
from store.quantities import Unit


class TotalRows:
    """Reads the totals of one table, with the sums of its other rows in `sums`."""

    def __init__(self, table: Table, style: Style) -> None:
        """`style` as `read_amount` takes it."""
        self._values = table.values
        self._across = [column for column in table.columns if column.role == "total"]
        self._style = style
        self._units: dict[int, tuple[Measure, Unit, int]] = {}
        self._complete: set[tuple[int, object]] = set()
        self._first: list[tuple[int, Column, object, Frame, Amount]] = []
        self.sums = Totals()

    def add(self, column: int, key: Key, frame: Frame, amount: Amount) -> None:
        """A figure of an ordinary row."""
        if column not in self._units:
            self._units[column] = frame.part.measure, frame.part.unit, frame.part.scale
        if frame.others:
            self._complete.add((column, key.days))
        self.sums.add(column, key.days, amount)

    def down(self, row: Row, key: Key, frames: Sequence[Frame | Reason]) -> Iterator[Found]:
        """A row that sums others.

        It is a figure only where there are none, or where they are all that there is: work of
        all operators, or districts down to the other ones.
        """
        parts: Parts = []
        for column, frame in zip(self._values, frames, strict=True):
            found = self._amount(row, column, frame)
            if isinstance(found, Reason):
                yield Found(row.number, column.name, found)
            elif found is not None:
                parts.append(found)
                yield from self._check(row, column, key, frame, found[1])
        yield from self.across(row, parts)

    def _amount(
        self, row: Row, column: Column, frame: Frame | Reason
    ) -> tuple[Measure, Amount] | Reason | None:
        cell = row.cells[column.index] if column.index < len(row.cells) else ""
        if not shown(cell).strip():
            return None
        if isinstance(frame, Frame):
            measure, unit, scale = frame.part.measure, frame.part.unit, frame.part.scale
        elif column.index in self._units:
            measure, unit, scale = self._units[column.index]
        else:
            return frame
        try:
            amount = read_amount(cell, unit, self._style, scale)
        except CellError as error:
            return error.reason
        return None if amount is None else (measure, amount)

    def _check(
        self, row: Row, column: Column, key: Key, frame: Frame | Reason, amount: Amount
    ) -> Iterator[Found]:
        if self.sums.has(column.index):
            where = f"{column.name}{row.number}"
            whole = key.context.total or (column.index, key.days) in self._complete
            kept = whole and isinstance(frame, Frame)
            self.sums.check_down(where, column.index, key.days, amount, kept=kept)
            if kept and isinstance(frame, Frame):
                yield Found(row.number, column.name, frame.figure(amount))
        elif isinstance(frame, Frame):
            self._first.append((row.number, column, key.days, frame, amount))

    def across(self, row: Row, parts: Parts) -> Iterator[Found]:
        """The totals at the end of a row."""
        if not self._across:
            return
        land = bool(parts) and all(measure.is_area for measure, _ in parts)
        usual = parts[0][1].unit if land else Unit.ITEM
        gap = len(parts) < len(self._values)
        for column in self._across:
            cell = row.cells[column.index] if column.index < len(row.cells) else ""
            unit = column.label.unit or usual
            try:
                amount = read_amount(cell, unit, self._style, column.label.scale)
            except CellError as error:
                yield Found(row.number, column.name, error.reason)
                continue
            if amount is not None:
                self.sums.check_across(f"{column.name}{row.number}", amount, parts, gap=gap)

    def rest(self) -> Iterator[Found]:
        """Totals that stand above their parts, or alone: then they are the figure."""
        for row, column, days, frame, amount in self._first:
            if self.sums.has(column.index):
                where = f"{column.name}{row}"
                self.sums.check_down(where, column.index, days, amount, kept=False)
            else:
                yield Found(row, column.name, frame.figure(amount))
