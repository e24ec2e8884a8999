"""CSV of any separator and encoding as rows of cells, or a reason why it is none."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from handlers.language.cells import Reason, column_of
from handlers.language.grids import Row

_SEPARATORS = ("\t", ";", ",")
"""Of two that fit as well the first: a comma may stand in a number or in a title."""
_LOOKED_AT = 30
"""Lines from which the separator is found."""
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_ENOUGH_WORDS = 1000


def text_of(content: bytes) -> tuple[str, str] | Reason:
    """The text of a file and the encoding it was read in."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Reason(why="binary") if "\0" in text else (text, encoding)
    return Reason(why="binary")


def rows_of(text: str) -> Iterator[Row]:
    """The rows that are not empty; the separator is that at which most lines have as many cells.

    Where the header names columns of a figure, it is the one at which it names most.
    """
    yield from _rows(text, _separator(text))


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
    lines = (line for line in io.StringIO(text, newline="") if line.strip())
    top = "".join(islice(lines, _LOOKED_AT))

    def fit(separator: str) -> tuple[int, int, int]:
        rows = [row.cells for row in _rows(top, separator)]
        named = max((sum(column_of(str(c)) is not None for c in cells) for cells in rows),
                    default=0)  # fmt: skip
        counts = Counter(len(cells) for cells in rows if len(cells) > 1)
        number, times = max(counts.items(), key=lambda item: item[::-1], default=(0, 0))
        return named, times, number

    return max(_SEPARATORS, key=fit)


def _rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # quotes that do not close, or a cell longer than any
            yield Row(line, ())
            continue
        if any(cell.strip() for cell in cells):
            yield Row(line, tuple(cells))
