"""The cells of a row that say what it is about, those left empty taken from above."""

import re
from operator import itemgetter

from handlers.language.grids import Cell, Grid, Row, Special, shown
from handlers.language.sheets.labels import read_label
from handlers.language.sheets.layout import Table

_REPEATED = frozenset({"places", "year", "quarter", "month", "period", "measure", "operator"})
"""Keys that people write once for several rows."""
_EDGE_OF_MONTH = re.compile(
    r"[0-9]{4}-[0-9]{2}-(?:01|28|29|30|31)|(?:0?1|28|29|30|31)\.[0-9]{2}\.[0-9]{4}"
)
_ENOUGH = 2


class KeyCells:
    """Finds the key cells of each row. `filled`: rows in which one was taken from above."""

    def __init__(self, grid: Grid, table: Table, *, complete: bool) -> None:
        """`complete`: a key that is left empty repeats the one above it."""
        self._grid = grid
        self._keys = table.keys
        self._at = [column.index for column in table.keys]
        self._pick = itemgetter(*self._at) if len(self._at) > 1 else None
        self._most = max(self._at, default=0)
        self._complete = complete
        self._above: tuple[Cell, ...] = ()
        self.filled: list[int] = []

    def of(self, row: Row, *, alone: bool) -> tuple[Cell, ...]:
        """The cells of a row, in the order of `Table.keys`; `alone`: as they stand."""
        cells, count = row.cells, len(row.cells)
        if self._pick is not None and count > self._most:
            found: tuple[Cell, ...] = self._pick(cells)
        else:
            found = tuple([cells[at] if at < count else "" for at in self._at])
        if self._complete and not alone:
            if "" in found and self._above:
                found = self._completed(row, found)
            self._above = found
        return found

    def _completed(self, row: Row, found: tuple[Cell, ...]) -> tuple[Cell, ...]:
        completed = list(found)
        for position, cell in enumerate(found):
            above = self._above[position]
            repeats = self._keys[position].role in _REPEATED and above != ""
            if cell == "" and repeats and not read_label(shown(above)).total:
                completed[position] = above
                if not self._is_merged(row.number, self._at[position]):
                    self.filled.append(row.number)
        return tuple(completed)

    def _is_merged(self, row: int, column: int) -> bool:
        return any(
            area.top < row <= area.bottom and area.left <= column <= area.right
            for area in self._grid.merged
        )


def unclear_dates(table: Table, most: int = 60) -> bool:
    """Whether a column of single days may mean months: all begin or all end one."""
    for column in table.keys:
        if column.role not in {"date", "period"}:
            continue
        said = [row.cells[column.index] for row in table.body[:most]
                if column.index < len(row.cells) and row.cells[column.index] != ""]  # fmt: skip
        edges = [cell for cell in said if _is_edge(cell)]
        if len(said) >= _ENOUGH and len(edges) == len(said):
            return True
    return False


def _is_edge(cell: Cell) -> bool:
    text = cell.text if isinstance(cell, Special) and cell.kind == "day" else cell
    return isinstance(text, str) and bool(_EDGE_OF_MONTH.fullmatch(text.strip()))
