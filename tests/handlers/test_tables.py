"""/table: the numbers of an answer as a file that a spreadsheet reads and never executes."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from handlers.replies.messages import say
from handlers.replies.table import table
from store.quantities import Unit
from tests.handlers.house import House
from tests.handlers.replies.builders import with_rows
from tests.handlers.replies.pictured import over_time
from tests.support.botapi.ledger import Entry


def sheet(content: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook by column."""
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def sent(entries: list[Entry]) -> tuple[str, str, bytes]:
    """The text, and the name and content of the file that comes with it."""
    text, document = entries
    assert (text.method, document.method) == ("sendMessage", "sendDocument")
    (content,) = document.request.files.values()
    return text.text, document.result["document"]["file_name"], content


async def test_the_last_answer_is_sent_as_a_workbook(hall: House) -> None:
    await hall.say("/trend UXO 2024")
    text, name, content = sent(await hall.say("/table"))
    assert text.startswith("Unexploded ordnance (UXO) · ")
    assert "12 rows in the file." in text
    assert name == "hektar-uxo-by_month.xlsx"
    rows = sheet(content)
    assert len(rows) == 12
    august = rows[7]
    assert (august["start"], august["value"], august["low"]) == ("2024-08-01", 27872.0, "")
    assert (rows[0]["low"], rows[0]["high"], rows[0]["kind"]) == (0.0, 1017.0, "bounds")


async def test_a_total_is_one_row_and_csv_is_given_when_asked(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    _, name, content = sent(await hall.say("/table csv"))
    assert name == "hektar-cleared_area-total.csv"
    (row,) = csv.DictReader(StringIO(content.decode("utf-8-sig")))
    assert (row["places"], row["value"], row["unit"]) == ("Fuzuli", "6025.1", "ha")
    assert row["figures"].startswith("F-")


async def test_a_question_may_come_with_it_and_is_followed_up(hall: House) -> None:
    """Land, where no measure is named; the reader's words in any order."""
    text, _, content = sent(await hall.say("/table csv Fuzuli 2023"))
    assert text.startswith("Cleared land · Fuzuli · 2023: ")
    assert b"6025.1" in content
    assert "7,956.1 ha" in await hall.told("and Aghdam?")


async def test_without_an_answer_it_says_how_to_ask(hall: House) -> None:
    assert await hall.told("/table") == say("en", "table-none", example="/table 2023 by month")


async def test_what_is_not_understood_is_said_as_ever(hall: House) -> None:
    assert "gibberish" in await hall.told("/table gibberish")


def test_a_publisher_is_no_formula() -> None:
    """In neither kind of file."""
    answer = over_time(1, "plain")
    (row,) = answer.rows
    (figure,) = row.evidence
    source = replace(figure.source, publisher="=HYPERLINK(1)")
    rows = [replace(row, evidence=(replace(figure, source=source),))]
    series = with_rows(answer.question, rows)
    assert "'=HYPERLINK(1)" in table(series, Unit.HA, "csv").content.decode()
    book = table(series, Unit.HA, "xlsx").content
    (shown,) = sheet(book)
    assert shown["source"] == "=HYPERLINK(1)"
    assert b"<f>" not in ZipFile(BytesIO(book)).read("xl/worksheets/sheet1.xml")
