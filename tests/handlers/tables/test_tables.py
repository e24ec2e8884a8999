"""Tables that people keep: what each states, as `tables.txt` has it, in CSV and in a workbook."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handlers.language.cells import Reason
from handlers.sheets import Line, Stop, read_sheet, where
from store.questions import Status
from store.records import Qualifier
from tests.handlers.tables.workbooks import workbook

FILE = Path(__file__).parent / "tables.txt"
ARROW = "->"


@dataclass(frozen=True, slots=True)
class Case:
    """A table, and the lines that say what it states."""

    name: str
    sheet: str
    rows: list[list[str]]
    stated: list[str]


def cases() -> Iterator[Case]:
    """The cases of the file."""
    for block in FILE.read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *lines = block.strip("\n").split("\n")
        name, _, sheet = title.partition(" [")
        above, _, below = "\n".join(lines).partition(f"\n{ARROW}\n")
        rows = [[cell.strip() for cell in line.split("|")] for line in above.splitlines()]
        yield Case(name, sheet.rstrip("]") or "Sheet1", rows, below.strip().splitlines())


def said(line: Line) -> str:
    """A figure in one line."""
    figure = line.figure
    words = [
        where(line), figure.measure.value, ";".join(figure.places),
        f"{figure.period.start or ''}..{figure.period.end}", figure.printed, figure.unit.value,
    ]  # fmt: skip
    if figure.qualifier is not Qualifier.EXACT:
        words.append(figure.qualifier.value)
    if figure.scope.status is not Status.ACTUAL:
        words.append(figure.scope.status.value)
    words += [figure.scope.operator, figure.scope.purpose, figure.source.publisher]
    return " ".join(word for word in words if word)


def stop(found: Stop) -> str:
    """A stop in one line."""
    return f"stop {where(found)} {found.reason.why}"


def note(found: Reason) -> str:
    """A note in one line."""
    return " ".join(["note", found.why, *found.params.values()])


async def stated(content: bytes) -> list[str]:
    """What a file states, line by line."""
    sheet = await read_sheet("x", content)
    if isinstance(sheet, Reason):
        return [f"refused {sheet.why}"]
    return [
        *(said(line) for line in sheet.lines),
        *(stop(found) for found in sheet.stopped),
        *(note(found) for found in sheet.notes),
    ]


def number(cell: str) -> str | float:
    """A number where spreadsheets take a text for one as it is typed."""
    try:
        return float(cell)
    except ValueError:
        return cell


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_a_workbook_states_what_it_states(case: Case) -> None:
    rows = [[number(cell) for cell in row] for row in case.rows]
    assert await stated(workbook(rows, case.sheet)) == case.stated


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.sheet == "Sheet1"], ids=lambda case: case.name
)
@pytest.mark.parametrize("separator", ["\t", ";"])
async def test_csv_states_the_same(case: Case, separator: str) -> None:
    width = max(map(len, case.rows))
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(
        row + [""] * (width - len(row)) for row in case.rows
    )
    assert await stated(text.getvalue().encode()) == case.stated
