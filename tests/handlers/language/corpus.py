"""Rows of text and what each must be read as, from the tables beside this module."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from handlers.language.readings import Incomplete, Reading, Refused, Understood
from store.periods import Period, month, year
from store.questions import Question, Status

TODAY = date(2023, 3, 15)
"""The day on which every text was typed, where its row names no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: a text, the day it is typed on, and the columns of what is expected."""

    text: str
    reads: str
    today: date
    cells: dict[str, str]

    def __str__(self) -> str:
        return f"{self.text} ({self.today})" if self.today != TODAY else self.text


def rows(name: str) -> list[Row]:
    """The rows of `corpora/<name>.csv`; a line that begins with # is a heading."""
    return list(_rows(name))


def conversations(name: str) -> list[list[Row]]:
    """The rows of a table in which every heading begins another conversation."""
    header, *lines = _text(name).splitlines()
    parts = "\n".join(lines).split("# another conversation")
    return [list(_parsed(f"{header}\n{part.strip()}")) for part in parts if part.strip()]


def expected(row: Row) -> dict[str, str]:
    """The columns of `shown` as a row wants them."""
    more = row.cells["more"]
    meant = period(row.cells["period"])
    return {
        "measure": row.cells["measure"],
        "places": row.cells["places"],
        "period": f"{meant.start or ''}..{meant.end or ''}",
        "shape": row.cells["shape"],
        "unit": row.cells["unit"],
        "by": more.removeprefix("by ") if more.startswith("by ") else "",
        "for": more.removeprefix("for ") if more.startswith("for ") else "",
        "limit": more.removeprefix("limit ") if more.startswith("limit ") else "",
        "planned": str(more == "planned"),
    }


def _rows(name: str) -> Iterator[Row]:
    return _parsed(_text(name))


def _text(name: str) -> str:
    return files("tests.handlers.language").joinpath(f"corpora/{name}.csv").read_text("utf-8")


def _parsed(text: str) -> Iterator[Row]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for cells in csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE):
        today = cells.get("today")
        yield Row(
            text=cells["text"],
            reads=cells["reads"],
            today=date.fromisoformat(today) if today else TODAY,
            cells={key: value or "" for key, value in cells.items()},
        )


def outcome(reading: Reading) -> str:
    """The word of the column `reads`: understood, incomplete:year, refused:outside and so on."""
    name = {"NotUnderstood": "not_understood"}.get(
        type(reading).__name__, type(reading).__name__.lower()
    )
    match reading:
        case Incomplete(missing=missing):
            return f"{name}:{missing}"
        case Refused(why=why):
            return f"{name}:{why}"
        case _:
            return name


def agrees(row: Row, reading: Reading) -> bool:
    """Whether the reading is of the expected kind; `asks` is anything but an answer."""
    if row.reads == "asks":
        return not isinstance(reading, Understood)
    return outcome(reading) == row.reads


def period(written: str) -> Period:
    """2022, 2022-03, 2022-03..2022-05, 2022-03-01..2022-03-15, ..2022-06-30; nothing: to date."""
    first, dots, last = written.partition("..")
    if not dots:
        return _one(first)
    return Period(start=_one(first).start, end=_one(last).end)


def shown(question: Question) -> dict[str, str]:
    """The columns of a table that this question would fill; the period as two days."""
    return {
        "measure": question.measure.value,
        "places": ";".join(question.places),
        "period": f"{question.period.start or ''}..{question.period.end or ''}",
        "shape": question.shape.value,
        "unit": question.unit.value if question.unit else "",
        "planned": str(question.scope.status is Status.PLANNED),
        "by": question.scope.operator,
        "for": question.scope.purpose,
        "limit": str(question.limit or ""),
    }


def _one(written: str) -> Period:
    match [int(part) for part in written.split("-") if part]:
        case []:
            return Period()
        case [number]:
            return year(number)
        case [number, at]:
            return month(number, at)
        case _:
            day = date.fromisoformat(written)
            return Period(start=day, end=day)
