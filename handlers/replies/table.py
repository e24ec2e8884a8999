"""An answer as a file, CSV or XLSX: the columns of an import, cells that no sheet executes."""

import csv
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO

from handlers.replies.numbers import answer_values
from handlers.replies.reply import Attachment
from store.answers.values import Answer
from store.quantities import Unit
from store.rows import english

MOST_ROWS = 40
"""Rows that a message shows; a longer series goes out as a file."""

_COLUMNS = (
    "measure", "places", "start", "end", "value", "low", "high", "unit", "qualifier", "kind",
    "status", "operator", "purpose", "source", "published", "url", "figures",
)  # fmt: skip
_NUMBERS = frozenset({"value", "low", "high"})
FORMATS = ("xlsx", "csv")
"""Kinds of files; the first is the usual one."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(answer: Answer, unit: Unit, kind: str = "csv") -> Attachment:
    """The rows of an answer (of a total the one) in `unit`, places by their English names.

    `kind` is one of `FORMATS`.
    """
    rows = [_cells(row, unit) for row in answer.rows or (answer,)]
    question = answer.question
    return Attachment(
        file_name=f"hektar-{question.measure}-{question.shape}.{kind}",
        content=_csv(rows) if kind == "csv" else _workbook(rows, answer.as_of),
    )


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with its mark: Excel takes it for Latin without."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([text_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _workbook(rows: Sequence[Sequence[str]], as_of: date) -> bytes:
    """One sheet; numbers are numbers, everything else is text, which no sheet executes."""
    from xlsxwriter import Workbook  # on first use: few ask for it

    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(as_of, time.min)})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(_COLUMNS) - 1, 14)
        for column, name in enumerate(_COLUMNS):
            sheet.write_string(0, column, name, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell and _COLUMNS[column] in _NUMBERS:
                    sheet.write_number(number, column, float(cell))
                elif cell:
                    sheet.write_string(number, column, cell)
    return out.getvalue()


def text_cell(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(row: Answer, unit: Unit) -> list[str]:
    question, figures = row.question, row.evidence
    value, low, high = answer_values(row, unit)
    days = row.period
    published = dict.fromkeys(str(figure.source.published or "") for figure in figures)
    return [
        question.measure,
        ";".join(english(question.places)),
        str(days.start or ""),
        str(days.end or ""),
        *("" if number is None else format(number, "f") for number in (value, low, high)),
        unit,
        row.qualifier if value is not None else "",
        row.kind,
        question.scope.status,
        question.scope.operator,
        question.scope.purpose,
        "; ".join(dict.fromkeys(figure.source.publisher for figure in figures)),
        "; ".join(published),
        " ".join(dict.fromkeys(figure.source.url for figure in figures if figure.source.url)),
        " ".join(figure.ref for figure in figures),
    ]
