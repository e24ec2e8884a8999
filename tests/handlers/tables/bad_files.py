"""Files that no figures can be taken from: how each is made, and why it is refused."""

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

from tests.handlers.tables.workbooks import (
    GOOD,
    SHEET,
    archive,
    changed,
    locked,
    made,
    many_rows,
    parts_of,
    resized,
    sheet_of,
    with_parts,
    workbook,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LONG = "measure,value,end\n"
YES = True
TYPES = "[Content_Types].xml"
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'


def cell(*cells: object, header: tuple[object, ...] = ("District", "Cleared (ha), 2022")) -> bytes:
    """A workbook of one row below a header."""
    return workbook([header, cells])


def formula(value: object = 0) -> bytes:
    """A sum as a program writes it that does not calculate."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, GOOD[0])
        sheet.write_row(1, 0, ["Fuzuli"])
        sheet.write_formula("B2", "=1+1", None, value)

    return made(fill)


def percent() -> bytes:
    """A share in a column of land."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, GOOD[0])
        sheet.write_row(1, 0, ["Fuzuli"])
        sheet.write_number("B2", 0.184, book.add_format({"num_format": "0.0%"}))

    return made(fill)


def hidden() -> bytes:
    """A workbook that shows nothing but an empty sheet."""

    def fill(book: Any) -> None:
        book.add_worksheet("shown")
        sheet = book.add_worksheet("kept")
        for number, row in enumerate(GOOD):
            sheet.write_row(number, 0, row)
        sheet.hide()

    return made(fill)


def twice() -> bytes:
    """An archive that has two worksheets of one name."""
    other = SHEET.replace("1", "9")
    content = archive({**parts_of(workbook()), other: sheet_of([ROW])})
    return content.replace(other.encode(), SHEET.encode())


def flipped() -> bytes:
    """A stored worksheet of which one letter has changed."""
    content = archive(parts_of(workbook()), zipfile.ZIP_STORED)
    return content.replace(b"<v>12.5</v>", b"<v>92.5</v>")


def amplified() -> bytes:
    """One long text that stands in every cell."""
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + "x" * 32_000 + "</t></si></sst>"
    )  # fmt: skip
    row = '<row r="{0}">' + "".join(f'<c r="{c}{{0}}" t="s"><v>0</v></c>' for c in "ABCDEFGH")
    rows = (row.format(number) + "</row>" for number in range(1, 20_000))
    return with_parts({SHEET: sheet_of(rows), "xl/sharedStrings.xml": strings})


def far() -> bytes:
    """One cell in the last corner of a sheet and one in the first."""
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_parts({SHEET: sheet_of([ROW, last])})


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    # Nothing in it, or no text
    "no bytes": (lambda: b"", "empty"),
    "blanks": (lambda: b" \r\n \t\n", "empty"),
    "a byte order mark": (lambda: "\ufeff".encode(), "empty"),
    "an empty workbook": (lambda: workbook([]), "empty"),
    "NULs": (lambda: b"\0" * 4096, "binary"),
    "a NUL in a line": (lambda: b"measure,value,end\nmines,1\0,2022-01-31\n", "binary"),
    "half of UTF-16": (lambda: b"\xff\xfem\0i\0n", "binary"),
    "a program": (lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 64, "binary"),
    "a film": (lambda: b"\0\0\0\x20ftypisom" + b"\0" * 64, "binary"),
    # Pictures and documents
    "a photo (JPEG)": (lambda: b"\xff\xd8\xff\xe0\0\x10JFIF", "photo"),
    "a screenshot (PNG)": (lambda: b"\x89PNG\r\n\x1a\n", "photo"),
    "a picture (GIF)": (lambda: b"GIF89a", "photo"),
    "a picture (WebP)": (lambda: b"RIFF\x10\0\0\0WEBPVP8 ", "photo"),
    "a picture (TIFF)": (lambda: b"II*\0\x08\0\0\0", "photo"),
    "a photo of a phone (HEIC)": (lambda: b"\0\0\0\x18ftypheic", "photo"),
    "PDF": (lambda: b"%PDF-1.7\n", "pdf"),
    "DOCX": (lambda: archive({TYPES: "", "word/document.xml": ""}), "document"),
    "PPTX": (lambda: archive({TYPES: "", "ppt/presentation.xml": ""}), "document"),
    "DOC": (lambda: OLE + "WordDocument".encode("utf-16-le"), "document"),
    "RTF": (lambda: b"{\\rtf1\\ansi }", "document"),
    "a page renamed .xls": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "page"),
    "a page with a doctype": (lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><body>1</body>", "page"),
    "XML of Excel 2003": (lambda: b'<?xml version="1.0"?><Workbook></Workbook>', "page"),
    # Other archives and workbooks
    "gzip": (lambda: gzip.compress(LONG.encode(), mtime=0), "archive"),
    "bzip2": (lambda: bz2.compress(LONG.encode()), "archive"),
    "xz": (lambda: lzma.compress(LONG.encode()), "archive"),
    "7-Zip": (lambda: b"7z\xbc\xaf\x27\x1c", "archive"),
    "RAR": (lambda: b"Rar!\x1a\x07\x01\0", "archive"),
    "a ZIP with a CSV in it": (lambda: archive({"figures.csv": LONG}), "archive"),
    "XLS": (lambda: OLE + "Workbook".encode("utf-16-le"), "old-workbook"),
    "XLSB": (lambda: archive({TYPES: "", "xl/workbook.bin": b"\x01"}), "old-workbook"),
    "ODS": (lambda: archive({"mimetype": "", "content.xml": "<a/>"}), "open-document"),
    "Numbers": (lambda: archive({"Index/Document.iwa": b"\0"}), "other-workbook"),
    "a package of something else": (lambda: archive({TYPES: "", "a.xml": ""}), "other-workbook"),
    # Locked, with macros, broken
    "encrypted by Excel": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "encrypted entries": (lambda: locked(workbook()), "encrypted"),
    "XLSM": (lambda: with_parts({"xl/vbaProject.bin": b"\0"}), "macros"),
    "XLSM without its macros": (
        lambda: changed(TYPES, b"spreadsheetml.sheet.main", b"macroEnabled.main"), "macros"),
    "the beginning of a ZIP": (lambda: b"PK\x03\x04 and no more", "damaged"),
    "half a workbook": (lambda: workbook()[:3000], "damaged"),
    "a letter changed": (flipped, "damaged"),
    "XML cut off": (lambda: with_parts({SHEET: sheet_of([ROW])[:-40]}), "damaged"),
    "no worksheet where one is named": (
        lambda: archive({n: d for n, d in parts_of(workbook()).items() if n != SHEET}), "damaged"),
    "two worksheets of one name": (twice, "damaged"),
    "a size that is a lie": (lambda: resized(workbook(), SHEET, 100), "damaged"),
    "entities in XML": (
        lambda: with_parts({SHEET: '<!DOCTYPE a [<!ENTITY b "c">]>' + sheet_of([ROW])}),
        "damaged"),
    "cells that do not say where they stand": (
        lambda: with_parts({SHEET: sheet_of(["<row><c><f>1+1</f></c></row>"])}), "damaged"),
    # Too much
    "21 MB": (lambda: b"x" * (21 * 1024 * 1024), "bytes"),
    "3,000 entries": (
        lambda: with_parts({f"xl/media/{n}.png": b"" for n in range(3000)}), "bomb"),
    "100 MB of zeros": (lambda: with_parts({"xl/media/1.bin": b"\0" * 100_000_000}), "bomb"),
    "a size of 4 GB": (lambda: resized(workbook(), SHEET, 0xFFFFFFF0), "bomb"),
    "5 million rows": (lambda: many_rows(5_000_000), "rows"),
    "100,300 rows": (lambda: many_rows(100_300), "rows"),
    "100,001 lines": (lambda: (LONG + "mines,1,2022-01-31\n" * 100_001).encode(), "rows"),
    "101 columns of CSV": (lambda: b"x," * 100 + b"x\n", "wide"),
    "150 columns": (lambda: workbook([[f"x{n}" for n in range(150)]]), "wide"),
    "one text in 160,000 cells": (amplified, "heavy"),
    "a cell at the end of the world": (far, "heavy"),
    # No table of figures
    "a header and nothing else": (lambda: LONG.encode(), "no-rows"),
    "a header and nothing else, in a workbook": (lambda: workbook(GOOD[:1]), "no-rows"),
    "numbers alone": (lambda: b"1,2,3\n4,5,6\n", "no-header"),
    "words alone": (lambda: "Salam!\nNecəsən?\n".encode(), "no-header"),
    "columns of something else": (
        lambda: workbook([["District", "Sheep"], ["Fuzuli", 7]], "2022"), "no-values"),
    "no measure": (lambda: workbook([["District", "2021"], ["Fuzuli", 1]]), "no-measure"),
    "no period": (lambda: b"District,Cleared (ha)\nFuzuli,5\n", "no-period"),
    "contaminated land": (
        lambda: workbook([["Contaminated areas, ha"], ["District", "2022"], ["Fuzuli", 1]]),
        "other-subject"),
    "rows about something unknown": (
        lambda: workbook([["Project", "Cleared (ha), 2022"], ["North road", 1]]), "strange-rows"),
    "a column named twice": (
        lambda: workbook([["District", "UXO", "UXO"], ["Fuzuli", 1, 2]], "2022"), "twice"),
    "a hidden sheet": (hidden, "sheet-hidden"),
    # A row or a cell of it
    "quotes that do not close": (lambda: (LONG + '"mines,1,2022-01-31\n').encode(), "quotes"),
    "a comma that parts": (
        lambda: b"District,Cleared (ha) 2022\nFuzuli,6025,1\n", "more-cells"),
    "a formula without a value": (
        lambda: changed(SHEET, b"<f>1+1</f><v>0</v>", b"<f>1+1</f>", formula()), "formula"),
    "a formula nobody has calculated": (formula, "formula"),
    "a formula that fails": (lambda: formula("#DIV/0!"), "error-cell"),
    "a percent cell": (percent, "percent"),
    "a percent as text": (lambda: cell("Fuzuli", "18,4 %"), "percent"),
    "less than nothing": (lambda: cell("Fuzuli", -5), "number"),
    "a number in words": (lambda: cell("Fuzuli", "five"), "number"),
    "yes for a number": (lambda: cell("Fuzuli", YES), "number"),
    "a day for a number": (lambda: cell("Fuzuli", date(2022, 1, 31)), "number"),
    "two readings": (lambda: cell("Fuzuli", "1,200"), "two-readings"),
    "half a mine": (lambda: cell("Fuzuli", 2.5, header=("District", "UXO, 2022")), "amount"),
    "more than the Earth": (lambda: cell("Fuzuli", 1e15), "amount"),
    "a place mistyped": (lambda: cell("Fuzuly", 5), "place-near"),
    "a place nobody knows": (lambda: cell("Xyzzyx", 5), "place-unknown"),
    "a place elsewhere": (lambda: cell("Ağdaş", 5), "place-outside"),
    "a village": (lambda: cell("Hadrut", 5), "place-settlement"),
    "a month that is none": (
        lambda: cell("Smarch", 5, header=("Month", "UXO, 2022")), "period-cell"),
    "a month without a year": (lambda: cell("March", 5, header=("Month", "UXO")), "period"),
    "first days of months": (
        lambda: workbook([["Date", "UXO"], [date(2022, 1, 1), 1], [date(2022, 2, 1), 1]]),
        "month-or-day"),
    "hectares of mines": (lambda: cell("Fuzuli", 5, header=("District", "UXO, 2022 (ha)")),
                          "unit-odd"),
    "two encodings": (
        lambda: b"measure,value,end,places\nmines,1,2022-01-31,"
        + "Füzuli\n".encode() + "mines,2,2022-01-31,Физули\n".encode("cp1251"), "place-near"),
}  # fmt: skip
"""By name: how the file is made, and the reason that it gets, or that its first row gets."""
