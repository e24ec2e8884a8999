"""What a worksheet says of its cells beside their values: formulas, percents, hidden ones."""

import re
import zipfile
from dataclasses import dataclass, field

from handlers.workbooks.archive import Refused, read_part, stream

Position = tuple[int, int]
"""Row and column, both from 0."""

_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\w+:id="([^"]+)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*\bhidden="(?:1|true)"[^>]*>')
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_FORMULA = re.compile(
    rb"<((?:\w+:)?)c(\s[^>]*)?>\s*<\1f(?:\s[^>]*)?(?:/>|>[^<]*</\1f>)\s*"
    rb"(<\1v\s*/>|<\1v>([^<]*)</\1v>)?\s*</\1c>"
)
_HAS_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ERROR = re.compile(rb'<(?:\w+:)?c\s[^>]*\bt="e"[^>]*>')
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf[\s>][^>]*>?")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PERCENT, _MONTH_AND_YEAR = frozenset({9, 10}), 17
"""Formats that every workbook has: 0%, 0.00%, mmm-yy."""
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_TAIL = 4096
"""Bytes of a piece that are looked at again with the next one."""


@dataclass(slots=True)
class Marks:
    """The `odd` cells of a worksheet, and its hidden rows and columns.

    Odd is a "formula" without a value, an "error", a "percent", and a "month" of a year.
    """

    odd: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


class Looker:
    """Looks at the worksheets of an archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Reads the list of worksheets and the styles. Raises Refused."""
        self._archive = archive
        workbook = read_part(archive, "xl/workbook.xml")
        self._recalculated = b'fullCalcOnLoad="1"' in workbook
        targets = {}
        for found in _RELATION.finditer(read_part(archive, "xl/_rels/workbook.xml.rels")):
            about = dict(_ATTRIBUTE.findall(found.group()))
            targets[about.get(b"Id")] = about.get(b"Target", b"").decode()
        self._parts = [_path(targets.get(key, "")) for key in _SHEET.findall(workbook)]
        self._styles = _styles(read_part(archive, "xl/styles.xml"))
        strings = "xl/sharedStrings.xml"
        if strings in archive.namelist():
            for piece in stream(archive, strings):
                _refuse_entities(piece)

    def look(self, sheet: int, most_rows: int) -> Marks:
        """The marks of a worksheet, counted in the order of the workbook. Raises Refused."""
        marks = Marks()
        if sheet >= len(self._parts) or not self._parts[sheet]:
            return marks
        by_style = {
            kind: re.compile(
                rb'<(?:\w+:)?c\s[^>]*\bs="(?:' + b"|".join(numbers) + rb')"[^>]*>'
            )
            for kind, numbers in self._styles.items() if numbers
        }  # fmt: skip
        rows, tail = 0, b""
        for piece in stream(self._archive, self._parts[sheet]):
            text = tail + piece
            _refuse_entities(text)
            end = max(text.rfind(b"</c>"), text.rfind(b":c>") - 1) + 4
            if end < 4:  # no cell ends here
                end = max(len(text) - _TAIL, 0)
            text, tail = text[:end], text[end:]
            rows += text.count(b"<row") + text.count(b":row ")
            if rows > most_rows:
                raise Refused("rows")
            self._mark(text, marks, by_style)
        self._mark(tail, marks, by_style)
        return marks

    def _mark(self, text: bytes, marks: Marks, by_style: dict[str, re.Pattern[bytes]]) -> None:
        if b'hidden="' in text:
            _mark_hidden(text, marks)
        if b't="e"' in text:
            for found in _ERROR.finditer(text):
                marks.odd[_position(found.group())] = "error"
        for kind, pattern in by_style.items():
            for found in pattern.finditer(text):
                marks.odd[_position(found.group())] = kind
        formulas = (b"<f" in text or b":f" in text) and _HAS_FORMULA.search(text)
        for found in _FORMULA.finditer(text) if formulas else ():
            value = found[4]
            about = found[2] or b""
            unknown = value is None or (not value and b't="str"' not in about)
            if unknown or (self._recalculated and value == b"0"):
                marks.odd[_position(about)] = "formula"


def _mark_hidden(text: bytes, marks: Marks) -> None:
    for found in _HIDDEN_ROW.finditer(text):
        marks.hidden_rows.add(int(_attribute(found.group(), b"r")) - 1)
    for found in _COLUMN.finditer(text):
        about = dict(_ATTRIBUTE.findall(found.group()))
        if about.get(b"hidden") in {b"1", b"true"}:
            first, last = int(about[b"min"]), min(int(about[b"max"]), 16_384)
            marks.hidden_columns.update(range(first - 1, last))


def _refuse_entities(piece: bytes) -> None:
    if any(word in piece for word in _FORBIDDEN):
        raise Refused("damaged")


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}" if target else ""


def _attribute(tag: bytes, name: bytes) -> bytes:
    for key, value in _ATTRIBUTE.findall(tag):
        if key == name:
            return bytes(value)
    raise Refused("damaged")  # where a cell stands has to be written


def _position(tag: bytes) -> Position:
    name = _attribute(tag, b"r").decode()
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters) :]) - 1, column - 1


def _styles(text: bytes) -> dict[str, list[bytes]]:
    """The numbers of the cell styles that show percents, and those that show month and year."""
    percent, monthly = set(_PERCENT), {_MONTH_AND_YEAR}
    for found in _FORMAT.finditer(text):
        about = dict(_ATTRIBUTE.findall(found.group()))
        number = int(about.get(b"numFmtId", b"-1"))
        code = _QUOTED.sub("", about.get(b"formatCode", b"").decode().replace("&quot;", '"'))
        if "%" in code:
            percent.add(number)
        elif "m" in code.lower() and "y" in code.lower() and not set("dhs") & set(code.lower()):
            monthly.add(number)
    kinds: dict[str, list[bytes]] = {"percent": [], "month": []}
    styles = _STYLES.search(text)
    for index, found in enumerate(_STYLE.finditer(styles.group()) if styles else ()):
        number = int(dict(_ATTRIBUTE.findall(found.group())).get(b"numFmtId", b"0"))
        if number in percent:
            kinds["percent"].append(str(index).encode())
        elif number in monthly:
            kinds["month"].append(str(index).encode())
    return kinds
