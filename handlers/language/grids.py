"""What a spreadsheet holds, whatever file it came from: rows of cells, and how each is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["day", "month", "percent", "formula", "error", "other"]


@dataclass(frozen=True, slots=True)
class Special:
    """A cell that is neither text nor a number.

    `text`: an ISO day, a month as 2023-01, the number of a percent (0.25), "=" for a formula
    whose value is not in the file, "#" for an error, else what stands there.
    """

    kind: Kind
    text: str


Cell = str | int | float | Special
"""A number is one that the file keeps as such; an empty cell is ""."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from column A on, and the number of the row or line where they begin.

    No cells: the quotes do not close. Rows with nothing in them are left out.
    """

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that show as one; rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One worksheet, or the one table of a CSV file: `delimited`, and its name is empty."""

    name: str = ""
    rows: Sequence[Row]
    merged: Sequence[Merged] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    delimited: bool = False


def shown(cell: Cell) -> str:
    """A cell as plain text; a number with the 15 digits that spreadsheets keep."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Special):
        return cell.text
    return plain_number(cell)


def plain_number(value: float) -> str:
    """Without exponent and without what binary fractions add: 0.1 + 0.2 is 0.3."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")


def letters(column: int) -> str:
    """What spreadsheets call a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        name = chr(65 + last) + name
    return name
