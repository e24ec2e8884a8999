"""What a file of figures states, as `hektar extract` shows it: nothing is stored."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from handlers.delimited import text_of
from handlers.language.cells import Reason
from handlers.language.extraction.report import Extracted, Level
from handlers.replies.findings import figure_json, figure_line
from handlers.replies.imports import reason, stopped_line
from handlers.replies.messages import say
from handlers.sheets import Line, Sheet, read_sheet, where
from store.questions import Status

_WARNED = frozenset({
    "total-differs", "total-parts", "filled", "styled", "unit-assumed", "two-numbers",
    "sheet-hidden", "hidden-rows", "hidden-columns", "encoding",
})  # fmt: skip
"""Notes that a person should look at; the others are for information."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The figures of a file, each with its place, what was left out, and what is suspect."""

    figures: tuple[tuple[Line, Extracted], ...] = ()
    left_out: tuple[tuple[str, Reason], ...] = ()
    warnings: tuple[tuple[str, str, Level], ...] = ()
    refused: Reason | None = None


async def extract_file(name: str, content: bytes, published: date) -> Extract:
    """Read a CSV or XLSX file that was published on a day.

    In CSV spans count characters of its text, and are those of the whole row; a workbook has no
    characters, so there they are 0, and the words are the number.
    """
    sheet = await read_sheet(name, content)
    if isinstance(sheet, Reason):
        return Extract(left_out=((name, sheet),), refused=sheet)
    spans = _Spans(content)
    figures = tuple((line, _extracted(line, spans)) for line in sheet.lines)
    return Extract(
        figures=figures,
        left_out=tuple((spans.words(stop.row) or where(stop), stop.reason)
                       for stop in sheet.stopped),
        warnings=(*_of_future(figures, published), *_noted(sheet)),
    )  # fmt: skip


def as_json(found: Extract) -> dict[str, Any]:
    """The contract of `hektar extract --json`, and where in the file each figure stands."""
    return {
        "figures": [
            {**figure_json(figure), "sheet": line.sheet, "row": line.row, "column": line.column}
            for line, figure in found.figures
        ],
        "left_out": [
            {"words": words, "why": reason(why, "en"), "key": f"import-{why.why}",
             "params": dict(why.params)}
            for words, why in found.left_out
        ],
        "warnings": [
            {"words": words, "why": why, "level": level} for words, why, level in found.warnings
        ],
    }  # fmt: skip


def as_lines(found: Extract) -> Iterator[str]:
    """One line a figure, then what was left out, then what is suspect."""
    for line, figure in found.figures:
        yield f"{where(line)}: {figure_line(figure)}"
    for words, why in found.left_out:
        yield f"  left out: {stopped_line(words, reason(why, 'en'), 'en')}"
    for words, said, level in found.warnings:
        yield f"  {level}: " + (f"{words}: {said}" if words else said)


class _Spans:
    """The characters of each row of a CSV file; none of a workbook."""

    def __init__(self, content: bytes) -> None:
        text = text_of(content)
        self._text = "" if isinstance(text, Reason) else text[0]
        self._starts = [0]
        for line in io.StringIO(self._text, newline=""):
            self._starts.append(self._starts[-1] + len(line))

    def of(self, row: int) -> tuple[int, int]:
        """From and to, without the end of the line; a row goes on while quotes are open."""
        if not self._text or row >= len(self._starts):
            return 0, 0
        start, end = self._starts[row - 1], self._starts[row]
        while self._text.count('"', start, end) % 2 and row + 1 < len(self._starts):
            row += 1
            end = self._starts[row]
        return start, start + len(self._text[start:end].rstrip("\r\n"))

    def words(self, row: int) -> str:
        """The text of a row."""
        start, end = self.of(row)
        return self._text[start:end]


def _extracted(line: Line, spans: _Spans) -> Extracted:
    figure = line.figure
    start, end = spans.of(line.row)
    last = figure.period.end
    if last is None:
        raise ValueError("a figure has an end")
    return Extracted(
        measure=figure.measure, value=Decimal(figure.printed), unit=figure.unit,
        places=figure.places, start=figure.period.start, end=last, qualifier=figure.qualifier,
        status=figure.scope.status, operator=figure.scope.operator, purpose=figure.scope.purpose,
        speaker=figure.source.speaker,
        from_char=start, to_char=end, words=spans.words(line.row) or figure.printed,
    )  # fmt: skip


def _of_future(
    figures: tuple[tuple[Line, Extracted], ...], published: date
) -> Iterator[tuple[str, str, Level]]:
    """Work that is said to be done on days that had not come."""
    for line, figure in figures:
        if figure.status is Status.ACTUAL and figure.end > published:
            yield f"{where(line)}: {figure.words}", say("en", "doubt-future"), "warn"


def _noted(sheet: Sheet) -> Iterator[tuple[str, str, Level]]:
    for note in sheet.notes:
        yield (
            note.params.get("where", ""),
            reason(note, "en"),
            ("warn" if note.why in _WARNED else "note"),
        )
