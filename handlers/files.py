"""Files that people send: bytes become grids of cells, within limits, or a reason why not."""

import asyncio
import json
import re
import sys
from asyncio.subprocess import Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers.delimited import rows_of, text_of
from handlers.language.cells import Reason
from handlers.language.grids import Cell, Grid, Merged, Row, Special

LARGEST = 20 * 1024 * 1024
"""Bytes of a file (what a bot may fetch from Telegram)."""
MOST_ROWS = 100_000
"""Rows of a file below its headers; who has more splits it."""
MOST_COLUMNS = 100
SECONDS = 30
"""After which a workbook is given up; its own processor time ends at a third of this."""
_HEADERS = 200
"""Rows of titles and headers that come on top of `MOST_ROWS`."""
_LONGEST_LINE = 1 << 27
"""Bytes of a line of what the child says; all of it together is shorter."""
_SLICE = 1000
"""Rows after which others get their turn."""

_TOO_MUCH = {
    "bytes": Reason(why="bytes", params={"most": str(LARGEST // 1024 // 1024)}),
    "rows": Reason(why="rows", params={"most": str(MOST_ROWS)}),
    "wide": Reason(why="wide", params={"most": str(MOST_COLUMNS)}),
}
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "photo"), (b"\x89PNG", "photo"), (b"GIF8", "photo"), (b"BM", "photo"),
    (b"II*\0", "photo"), (b"MM\0*", "photo"), (b"RIFF", "photo"),
    (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"),
    (b"BZh", "archive"), (b"\xfd7zXZ", "archive"),
    (b"{\\rtf", "document"),
)  # fmt: skip
"""What a file is by its first bytes; its name may say anything."""
_ZIP, _OLD = b"PK", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCUMENT = "WordDocument".encode("utf-16-le")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|meta|table|body|\?xml)\b", re.IGNORECASE
)

_CHILD = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from handlers.workbooks.child import main; main(int(sys.argv[2]), int(sys.argv[3]))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The grids of a file in order, and what to note of it."""

    grids: tuple[Grid, ...]
    notes: tuple[Reason, ...] = ()


async def open_file(content: bytes) -> Book | Reason:
    """What a file holds: XLSX, or CSV; a Reason for everything else. Its name is not asked."""
    if len(content) > LARGEST:
        return _TOO_MUCH["bytes"]
    foreign = _foreign(content)
    if foreign:
        return Reason(why=foreign)
    if content.startswith(_ZIP):
        return await _open_workbook(content)
    return await _open_csv(content)


def _foreign(content: bytes) -> str:
    """Why a file is of no kind that is read; "" where it may be of one."""
    for beginning, why in _BEGINNINGS:
        if content.startswith(beginning):
            return why
    if content[4:8] == b"ftyp":
        return "photo" if content[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else "binary"
    if content.startswith(_OLD):
        if _ENCRYPTED in content:
            return "encrypted"
        return "document" if _DOCUMENT in content else "old-workbook"
    return "page" if _PAGE.match(content) else ""


async def _open_csv(content: bytes) -> Book | Reason:
    text = text_of(content)
    if isinstance(text, Reason):
        return text
    words, encoding = text
    rows: list[Row] = []
    seen: dict[Cell, Cell] = {}
    for row in rows_of(words):
        if len(rows) == MOST_ROWS + _HEADERS:
            return _TOO_MUCH["rows"]
        if len(row.cells) > MOST_COLUMNS and any(row.cells[MOST_COLUMNS:]):
            return _TOO_MUCH["wide"]
        rows.append(Row(row.number, tuple(seen.setdefault(cell, cell) for cell in row.cells)))
        if len(rows) % _SLICE == 0:
            await asyncio.sleep(0)
    if not rows:
        return Reason(why="empty")
    utf = encoding.startswith("utf")
    notes = () if utf else (Reason(why="encoding", params={"encoding": encoding}),)
    return Book(grids=(Grid(rows=rows, delimited=True),), notes=notes)


async def _open_workbook(content: bytes) -> Book | Reason:
    """What a child process says of it, which may be killed or die: that is a reason too."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-c", _CHILD, str(Path(__file__).parent.parent)),
        *(str(MOST_ROWS + _HEADERS), str(MOST_COLUMNS)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LONGEST_LINE,
        env={},
    )
    told = _Told()
    try:
        async with asyncio.timeout(SECONDS), asyncio.TaskGroup() as together:
            together.create_task(_feed(process, content))
            together.create_task(_listen(process, told))
    except TimeoutError:
        return Reason(why="heavy")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return told.book()


async def _feed(process: Process, content: bytes) -> None:
    if process.stdin is None:
        raise TypeError("the child has no input")
    with suppress(ConnectionError):  # it has refused before it had read all
        process.stdin.write(content)
        await process.stdin.drain()
        process.stdin.close()


async def _listen(process: Process, told: "_Told") -> None:
    """Take in what it says, while it goes on; what is no whole line it wrote when it died."""
    if process.stdout is None:
        raise TypeError("the child has no output")
    with suppress(ValueError):
        async for line in process.stdout:
            told.take(json.loads(line))
            await asyncio.sleep(0)
    await process.wait()


class _Told:
    """What the child has said so far, line by line; `ended`: that was all."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.notes: list[Reason] = []
        self.refused: Reason | None = None
        self.ended = False
        self._rows: list[Row] = []
        self._seen: dict[Cell, Cell] = {}
        self._number = self._margin = 0

    def take(self, line: dict[str, Any]) -> None:
        match line:
            case {"rows": rows}:
                for cells in rows:
                    if cells:
                        found = _cells(cells, self._margin, self._seen)
                        self._rows.append(Row(self._number, found))
                    self._number += 1
            case {"sheet": _, "row": first, "column": margin}:
                self._rows, self._number, self._margin = [], first, margin
                self.grids.append(_grid(line, self._rows))
            case {"hidden": name}:
                self.notes.append(Reason(why="sheet-hidden", params={"sheet": name}))
            case {"refused": why}:
                self.refused = _TOO_MUCH.get(why, Reason(why=why))
            case {"end": True}:
                self.ended = True

    def book(self) -> Book | Reason:
        """What it comes to, when no more is said."""
        if self.refused is not None:
            return self.refused
        if not self.ended:
            return Reason(why="heavy")
        if not any(grid.rows for grid in self.grids):
            return self.notes[0] if self.notes else Reason(why="empty")
        return Book(grids=tuple(self.grids), notes=tuple(self.notes))


def _grid(line: dict[str, Any], rows: list[Row]) -> Grid:
    return Grid(
        name=line["sheet"],
        rows=rows,
        merged=[Merged(*corners) for corners in line["merged"]],
        hidden_rows=frozenset(line["hidden_rows"]),
        hidden_columns=frozenset(line["hidden_columns"]),
    )


def _cells(cells: list[Any], margin: int, seen: dict[Cell, Cell]) -> tuple[Cell, ...]:
    """The cells of a row; equal ones are kept once."""
    try:
        found = tuple(map(seen.setdefault, cells, cells))
    except TypeError:  # some are lists
        found = tuple([
            Special(*cell) if isinstance(cell, list) else seen.setdefault(cell, cell)
            for cell in cells
        ])  # fmt: skip
    return ("",) * margin + found if margin else found
