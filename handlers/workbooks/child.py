"""Run in a process of its own: a workbook on the input becomes lines of JSON on the output."""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from handlers.workbooks.archive import Refused, open_archive
from handlers.workbooks.marks import Looker, Marks

MEMORY = 256 * 1024 * 1024
"""Bytes of address space."""
SECONDS = 10
"""Of processor time."""
MOST_LETTERS = 64 * 1024 * 1024
"""Letters of the output: one long text may stand in every cell."""
LONGEST = 5000
"""Letters of a cell that are handed on; no cell of a figure may have as many."""
ROWS_A_LINE = 1000
_LONG = 1 << 20
"""Letters of a line in which some cell may be too long."""


def main(most_rows: int, most_columns: int) -> None:
    """Read, within limits; what is refused is said on the output and is no failure."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # a stream of our own
    left = MOST_LETTERS
    try:
        for line in _lines(sys.stdin.buffer.read(), most_rows, most_columns):
            left -= _say(line)
            if left < 0:
                raise Refused("heavy")
    except Refused as refused:
        _say({"refused": refused.why})
    except MemoryError:
        _say({"refused": "heavy"})
    else:
        _say({"end": True})


def _say(line: dict[str, Any]) -> int:
    """Write a line; how many letters it has."""
    text = json.dumps(line, default=_special, ensure_ascii=False)
    if "rows" in line and ("true" in text or "false" in text or len(text) > _LONG):
        rows = [list(map(_careful, row)) for row in line["rows"]]
        text = json.dumps({"rows": rows}, default=_special, ensure_ascii=False)
    return sys.stdout.write(text + "\n")


def _careful(cell: Any) -> Any:  # noqa: ANN401 - whatever stands in a cell
    """A cell that JSON would not tell from a number, or that is longer than any of a figure."""
    if isinstance(cell, bool):
        return ["other", str(cell).upper()]
    return cell[:LONGEST] if isinstance(cell, str) else cell


def _special(value: object) -> list[str]:
    match value:
        case datetime() if value.hour or value.minute or value.second:
            return ["other", value.isoformat(sep=" ")]
        case datetime():
            return ["day", value.date().isoformat()]
        case date():
            return ["day", value.isoformat()]
        case time() | timedelta():
            return ["other", str(value)]
    raise TypeError(f"{type(value)} in a cell")


def _lines(content: bytes, most_rows: int, most_columns: int) -> Iterator[dict[str, Any]]:
    with open_archive(content) as archive:
        yield from _sheets(content, archive, most_rows, most_columns)


def _sheets(
    content: bytes, archive: zipfile.ZipFile, most_rows: int, most_columns: int
) -> Iterator[dict[str, Any]]:
    looker = Looker(archive)
    left = most_rows
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for index, about in enumerate(book.sheets_metadata):
                if about.typ is not SheetTypeEnum.WorkSheet:
                    continue
                if about.visible is not SheetVisibleEnum.Visible:
                    yield {"hidden": about.name}
                    continue
                marks = looker.look(index, left)
                sheet = book.get_sheet_by_index(index)
                left -= sheet.height
                if left < 0:
                    raise Refused("rows")
                if sheet.width > most_columns and _far(sheet) > most_columns:
                    raise Refused("wide")
                yield _about(sheet, marks)
                for rows in _parts(sheet, marks):
                    yield {"rows": rows}
    except CalamineError as error:
        raise Refused("damaged") from error


def _far(sheet: CalamineSheet) -> int:
    """How many columns have something in them up to the last that has."""
    return max(map(_filled, sheet.iter_rows()), default=0)


def _about(sheet: CalamineSheet, marks: Marks) -> dict[str, Any]:
    row, column = sheet.start or (0, 0)
    return {
        "sheet": sheet.name,
        "row": row + 1,
        "column": column,
        "hidden_rows": sorted(row + 1 for row in marks.hidden_rows),
        "hidden_columns": sorted(marks.hidden_columns),
        "merged": [
            [first[0] + 1, first[1], last[0] + 1, last[1]]
            for first, last in (sheet.merged_cell_ranges or ())
        ],
    }


def _parts(sheet: CalamineSheet, marks: Marks) -> Iterator[list[list[Any]]]:
    first_row, first_column = sheet.start or (0, 0)
    odd: dict[int, dict[int, str]] = {}
    for (row, column), kind in marks.odd.items():
        odd.setdefault(row - first_row, {})[column - first_column] = kind
    part: list[list[Any]] = []
    rows = islice(sheet.iter_rows(), first_row, None)  # it begins at the top of the sheet
    for number, cells in enumerate(rows):
        found = _marked(cells, odd[number]) if number in odd else cells
        part.append([] if found.count("") == len(found) else found)
        if len(part) == ROWS_A_LINE:
            yield part
            part = []
    yield part


def _filled(cells: Sequence[Any]) -> int:
    """How many cells there are up to the last that has something in it."""
    end = len(cells)
    while end and cells[end - 1] == "":
        end -= 1
    return end


def _marked(cells: list[Any], odd: dict[int, str]) -> list[Any]:
    for column, kind in odd.items():
        if not 0 <= column < len(cells):
            if kind in {"formula", "error"} and column >= 0:  # calamine saw nothing there
                cells.extend([""] * (column + 1 - len(cells)))
            else:
                continue
        value = cells[column]
        if kind in {"formula", "error"}:
            cells[column] = [kind, "=" if kind == "formula" else "#"]
        elif kind == "percent" and isinstance(value, int | float):
            cells[column] = ["percent", repr(value)]
        elif kind == "month" and isinstance(value, date):
            cells[column] = ["month", value.isoformat()[:7]]
    return cells
