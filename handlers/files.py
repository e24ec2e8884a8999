"""Files that people send: bytes become a table of cells, within limits, or a reason why not."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.language.cells import Reason, column_of

LARGEST = 20 * 1024 * 1024
"""Bytes of a file (what a bot may fetch from Telegram)."""
MOST_ROWS = 100_000
"""Rows of a table; who has more splits the file."""
MOST_COLUMNS = 100

_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How XLSX and ODS files (both ZIP), and old XLS files begin."""
_SEPARATORS = (",", ";", "\t")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_ENOUGH_WORDS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells and the number of the line where they begin; no cells: the quotes do not close."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The header and the rows below it that are not empty; `encoding` as it was found."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str


def read_csv(content: bytes) -> Table | Reason:
    """A CSV file as a table, its separator and encoding found out; or why it is none.

    The separator is the one at which the header names most columns of a figure.
    """
    text = _text_of(content)
    if isinstance(text, Reason):
        return text
    words, encoding = text
    rows = _rows(words, _separator(words))
    header = next(rows, None)
    if header is None:
        return Reason(why="empty")
    if len(header.cells) > MOST_COLUMNS:
        return Reason(why="wide", params={"most": str(MOST_COLUMNS)})
    below: list[Row] = []
    for row in rows:
        if len(below) == MOST_ROWS:
            return Reason(why="rows", params={"most": f"{MOST_ROWS:,}"})
        below.append(row)
    return Table(
        header=tuple(cell.strip() for cell in header.cells), rows=tuple(below), encoding=encoding
    )


def _text_of(content: bytes) -> tuple[str, str] | Reason:
    if len(content) > LARGEST:
        return Reason(why="bytes", params={"most": str(LARGEST // 1024 // 1024)})
    if content.startswith(_SHEETS):
        return Reason(why="sheet")
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Reason(why="binary") if "\0" in text else (text, encoding)
    return Reason(why="binary")


def _encodings(content: bytes) -> Iterator[str]:
    """Those to try: what the first bytes say, UTF-8, else the likelier of the old ones."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
        return
    yield "utf-8-sig"
    yield from ("cp1251", "cp1254") if _is_cyrillic(content) else ("cp1254", "cp1251")


def _is_cyrillic(content: bytes) -> bool:
    """Whether words with letters beyond ASCII consist of them: Физули does, Füzuli does not."""
    whole = mixed = 0
    for number, match in enumerate(_WORD.finditer(content)):
        if number == _ENOUGH_WORDS:
            break
        if _ASCII_LETTER.search(match.group()):
            mixed += 1
        elif len(match.group()) > 1:
            whole += 1
    return whole > mixed


def _separator(text: str) -> str:
    first = next((line for line in io.StringIO(text) if line.strip()), "")

    def columns(separator: str) -> tuple[int, int]:
        header = next(_rows(first, separator), None)
        cells = header.cells[:MOST_COLUMNS] if header else ()
        return sum(column_of(cell) is not None for cell in cells), len(cells)

    return max(_SEPARATORS, key=columns)


def _rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # quotes that do not close, or a cell longer than any
            yield Row(line=line, cells=())
            continue
        if any(cell.strip() for cell in cells):
            yield Row(line=line, cells=tuple(cells))
