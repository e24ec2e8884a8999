"""A long series as a CSV file: the columns of an import, and cells that no sheet executes."""

import csv
from io import StringIO

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(answer: Answer, unit: Unit) -> Attachment:
    """The rows of a series in `unit`, places by their English names, UTF-8 with its mark."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in answer.rows:
        writer.writerow([text_cell(cell) for cell in _cells(row, unit)])
    question = answer.question
    return Attachment(
        file_name=f"hektar-{question.measure}-{question.shape}.csv",
        content=out.getvalue().encode("utf-8-sig"),  # Excel takes UTF-8 for Latin without it
    )


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
