"""What each column of a table is: by its header, else by what stands in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from handlers.language.grids import Cell, Row, Special, letters, plain_number, shown
from handlers.language.sheets.labels import Label, read_label
from handlers.language.sheets.vocabulary import TIMES, is_nothing
from store.areas import WHOLE
from store.periods import FIRST_YEAR, LAST_YEAR
from store.rows import COLUMNS

KEYS = frozenset({*COLUMNS, *TIMES} - {"value"})
"""Roles of the columns that say what a row is about."""

_SAMPLE = 60
"""Rows below a header that tell what a column without a name is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table, and what its header says.

    `worded`: words stand in it, so that they may say what its rows are about.

    `role` is a key (one of `store.rows.COLUMNS`, or a time), "value", "total", "ignored" (of
    numbers or notes) or "unread".
    """

    index: int
    role: str
    header: str
    label: Label
    worded: bool = False

    @property
    def name(self) -> str:
        """What spreadsheets call it."""
        return letters(self.index)


def header_text(cell: Cell) -> str:
    """A cell of a header as text: a month of a calendar, a year without its point."""
    if isinstance(cell, Special):
        return cell.text
    return cell if isinstance(cell, str) else plain_number(cell)


def is_year(cell: Cell) -> bool:
    """Whether a number may be a year."""
    return (
        isinstance(cell, int | float)
        and cell == int(cell)
        and FIRST_YEAR <= cell <= min(LAST_YEAR, 2100)
    )


def find_columns(headers: Sequence[str], body: Sequence[Row]) -> Iterator[Column]:
    """The columns that have a header or anything in them."""
    width = max([len(headers), *(len(row.cells) for row in body)], default=0)
    for index in range(width):
        header = headers[index] if index < len(headers) else ""
        label = read_label(header)
        sample = [
            row.cells[index] for row in islice(body, _SAMPLE)
            if index < len(row.cells) and shown(row.cells[index]).strip()
        ]  # fmt: skip
        role = _role(header, label, sample)
        if header or sample:
            words = sum(isinstance(cell, str) and not _is_amount(cell) for cell in sample)
            yield Column(index=index, role=role or "unread", header=header, label=label,
                         worded=words * 2 > len(sample))  # fmt: skip


def one_place(columns: Sequence[Column], body: Sequence[Row]) -> tuple[Column, ...]:
    """Of a column of regions and one of districts within them only the districts count.

    Both stay where a row's district is not in its region: nobody knows which is meant.
    """
    named = [column for column in columns if column.role == "places"]
    if len(named) != 2:
        return tuple(columns)
    pairs = []
    for row in islice(body, _SAMPLE):
        cells = [row.cells[c.index] if c.index < len(row.cells) else "" for c in named]
        said = [set(read_label(header_text(cell)).places) for cell in cells]
        if all(said):
            pairs.append(said)
    for inner, outer in ((0, 1), (1, 0)):
        within = all(WHOLE in pair[outer] or pair[inner] < pair[outer] for pair in pairs)
        if pairs and within and all(WHOLE not in pair[inner] for pair in pairs):
            drop = named[outer].index
            return tuple(replace(column, role="ignored") if column.index == drop else column
                         for column in columns)  # fmt: skip
    return tuple(columns)


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The same columns where one says what another is.

    Beside a start and an end the number of a week or a month says nothing more. The total of
    columns that are of operators, or for purposes, is the whole of the work: a figure.
    """
    roles = {column.role for column in columns}
    values = [column.label for column in columns if column.role == "value"]
    split = len(values) > 1 and (
        all(label.operator for label in values) or all(label.purpose for label in values)
    )
    found = []
    for column in columns:
        if "end" in roles and column.role in TIMES:
            column = replace(column, role="ignored")
        elif split and column.role == "total":
            column = replace(column, role="value")
        found.append(column)
    return tuple(found)


def _role(header: str, label: Label, sample: Sequence[Cell]) -> str:
    numbers = sum(_is_amount(cell) for cell in sample)
    mostly = bool(sample) and numbers * 2 >= len(sample)
    if label.role == "territory":
        return "value" if mostly and not label.places else _by_content(sample) or "places"
    if label.role in {"places", "measure", "operator", "purpose"} and mostly:
        return "unread"
    if label.role:
        return label.role
    corner = not header or "/" in header or "\\" in header
    return (_by_content(sample) if corner else "") or _unnamed(label, sample, mostly=mostly)


def _unnamed(label: Label, sample: Sequence[Cell], *, mostly: bool) -> str:
    """What a column is whose header is no name of one; `mostly` numbers stand in it."""
    if not label.says_something or not label.is_clear:
        return _by_content(sample) if not mostly and not label.refused else "unread"
    if label.total and label.measure is None:
        return "total"
    if mostly or any(is_nothing(shown(cell)) for cell in sample):
        return "value"
    content = _by_content(sample)
    if content in TIMES and (label.measure or label.unit):
        return "value"  # days where numbers should be
    return content or "value"


def _is_amount(cell: Cell) -> bool:
    if isinstance(cell, Special):
        return cell.kind in {"percent", "formula", "error"}
    if not isinstance(cell, str):
        return True
    text = cell.strip()
    return text[:1].isdigit() or is_nothing(text)


def _by_content(sample: Sequence[Cell]) -> str:
    """What a column without a name is by what stands in most of its cells."""
    said: Counter[str] = Counter()
    for cell in sample:
        if is_year(cell):
            said["year"] += 1
            continue
        label = read_label(header_text(cell))
        if label.places:
            said["places"] += 1
        elif label.time:
            said["period"] += 1
        elif label.measure:
            said["measure"] += 1
        elif label.operator:
            said["operator"] += 1
        elif label.purpose:
            said["purpose"] += 1
        elif label.status:
            said["status"] += 1
    best = said.most_common(1)
    return best[0][0] if best and best[0][1] * 2 >= len(sample) else ""


def named_twice(columns: Sequence[Column]) -> list[str]:
    """Headers that stand twice: of two columns with one name nobody knows which counts."""
    named = Counter(
        column.role if column.role in KEYS else column.header.casefold()
        for column in columns
        if column.role in KEYS or column.role == "value"
    )
    found = []
    for column in columns:
        key = column.role if column.role in KEYS else column.header.casefold()
        if named.get(key, 0) > 1 and column.role not in {"unread", "ignored", "total"}:
            found.append(column.header or column.name)
    return list(dict.fromkeys(found))
