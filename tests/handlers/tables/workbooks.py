"""Workbooks for tests, made on the fly: from rows, or with a part of the archive put in place."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook

Rows = Sequence[Sequence[Any]]
SHEET = "xl/worksheets/sheet1.xml"
GOOD: Rows = (["District", "Cleared (ha), 2022", "UXO, 2022"], ["Fuzuli", 12.5, 3])
"""A table of two figures."""

_PART = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"""
_END = "</sheetData></worksheet>"


def workbook(rows: Rows = GOOD, name: str = "Sheet1", **more: Rows) -> bytes:
    """A workbook with these rows, and with further sheets by name."""

    def fill(book: Any) -> None:
        for each, its_rows in {name: rows, **more}.items():
            _fill(book, each, its_rows)

    return made(fill)


def made(make: Callable[[Any], None]) -> bytes:
    """A workbook that a function has filled."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        make(book)
    return content.getvalue()


def _fill(book: Any, name: str, rows: Rows) -> None:
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif cell is not None:
                sheet.write(number, column, cell)


def archive(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these entries."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The entries of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def with_parts(parts: Mapping[str, bytes | str], content: bytes | None = None) -> bytes:
    """A workbook with entries added or put in place."""
    return archive({**parts_of(content or workbook()), **parts})


def changed(part: str, old: bytes, new: bytes, content: bytes | None = None) -> bytes:
    """A workbook with something replaced in an entry."""
    parts = parts_of(content or workbook())
    assert old in parts[part]
    return archive({**parts, part: parts[part].replace(old, new)})


def sheet_of(rows: Iterable[str]) -> str:
    """The XML of a worksheet from that of its rows."""
    return _PART + "".join(rows) + _END


def many_rows(count: int) -> bytes:
    """A workbook of so many rows: a block of them again and again, smaller on disk by far."""
    block = "".join(
        f"<row><c><v>{number * 7919 % 100_003}</v></c></row>" for number in range(count // 100)
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as opened:
        for name, data in parts_of(workbook()).items():
            if name != SHEET:
                opened.writestr(name, data)
        with opened.open(SHEET, "w") as part:
            part.write(_PART.encode())
            for _ in range(100):
                part.write(block.encode())
            part.write(_END.encode())
    return content.getvalue()


def resized(content: bytes, part: str, size: int) -> bytes:
    """A ZIP that says in its directory and before the entry that it is of another size."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        entry = opened.getinfo(part)
        at, true = entry.header_offset, entry.file_size
    changed_bytes = bytearray(content)
    struct.pack_into("<L", changed_bytes, at + 22, size)
    directory = content.rindex(part.encode()) - 46
    assert struct.unpack_from("<L", content, directory + 24) == (true,)
    struct.pack_into("<L", changed_bytes, directory + 24, size)
    return bytes(changed_bytes)


def locked(content: bytes) -> bytes:
    """A ZIP whose entries say that they are encrypted."""
    marked = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            marked[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(marked)
