"""How files are read: whatever they are called, in turns with others, hidden parts left alone."""

import asyncio
import signal
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from handlers import files
from handlers.language.cells import Reason
from handlers.sheets import Sheet, read_sheet, where
from tests.handlers.tables.workbooks import Rows, changed, made, workbook

LONG = "measure,places,end,value\n" + "uxo,Fuzuli,2022-01-31,5\n" * 3000


async def read(content: bytes, name: str = "x") -> Sheet:
    """What a file states that can be read."""
    found = await read_sheet(name, content)
    assert isinstance(found, Sheet), found
    return found


def noted(sheet: Sheet) -> list[tuple[str, str]]:
    """Each note with what it names."""
    return [(note.why, ", ".join(note.params.values())) for note in sheet.notes]


async def test_a_name_says_nothing() -> None:
    for name in ("../../etc/passwd", "figures.exe", "", "photo.jpg"):
        assert len((await read(workbook(), name)).lines) == 2
        assert len((await read(LONG.encode(), name)).lines) == 3000


async def test_others_get_their_turn_while_a_file_is_read() -> None:
    turns = 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    for content in (LONG.encode(), workbook()):
        turns = 0
        async with asyncio.TaskGroup() as group:
            counting = group.create_task(count_turns())
            await read(content)
            counting.cancel()
        assert turns > 5


async def test_how_far_it_is_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    async def tell(done: int, of: int) -> None:
        told.append((done, of))

    await read_sheet("x", LONG.encode(), tell)
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == (3000, 3000)


async def test_a_file_that_kills_its_reader_leaves_the_next_one_be() -> None:
    from tests.handlers.tables.bad_files import far

    bad, good = await asyncio.gather(read_sheet("x", far()), read_sheet("y", workbook()))
    assert isinstance(bad, Reason)
    assert isinstance(good, Sheet)


async def test_dimensions_that_lie_hide_nothing() -> None:
    part = "xl/worksheets/sheet1.xml"
    for lie in (b'"A1"', b'"A1:XFD1048576"', b'"C7:C7"'):
        sheet = await read(changed(part, b'"A1:C2"', lie))
        assert [where(line) for line in sheet.lines] == ["B2", "C2"]


async def test_what_is_hidden_is_named_and_not_read() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("2022")
        sheet.write_row(0, 0, ["District", "UXO", "AP mines"])
        sheet.write_row(1, 0, ["Fuzuli", 1, 2])
        sheet.write_row(2, 0, ["Aghdam", 3, 4])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})
        other = book.add_worksheet("draft")
        other.write_row(0, 0, ["District", "UXO"])
        other.hide()

    sheet = await read(made(fill))
    assert [where(line) for line in sheet.lines] == ["B2"]
    assert noted(sheet) == [
        ("sheet-hidden", "draft"),
        ("hidden-rows", "3"),
        ("hidden-columns", "C"),
    ]


async def test_several_sheets_are_read_each_with_its_name() -> None:
    rows: Rows = [["District", "UXO"], ["Fuzuli", 1], ["Xyzzyx", 2]]
    more: dict[str, Rows] = {"Yanvar 2022": rows, "Notes": [["Hello"]]}
    sheet = await read(workbook(rows, "2021", **more))
    assert [where(line) for line in sheet.lines] == ["2021!B2", "Yanvar 2022!B2"]
    assert [where(stop) for stop in sheet.stopped] == ["2021!3", "Yanvar 2022!3"]
    assert [str(line.figure.period.end) for line in sheet.lines] == ["2021-12-31", "2022-01-31"]
    assert ("sheet-unread", "Notes") in noted(sheet)


async def test_cells_that_show_as_one_are_one() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:E1", "Mine clearance, 2022")
        sheet.merge_range("A2:A3", "District")
        sheet.merge_range("B2:C2", "January")
        sheet.merge_range("D2:E2", "February")
        sheet.write_row("B3", ["ha", "UXO", "ha", "UXO"])
        sheet.write_row("A4", ["Fuzuli", 1.5, 2, 3, 4])

    sheet = await read(made(fill))
    assert [
        (line.column, line.figure.measure.value, line.figure.printed, str(line.figure.period.end))
        for line in sheet.lines
    ] == [
        ("B", "cleared_area", "1.5", "2022-01-31"), ("C", "uxo", "2", "2022-01-31"),
        ("D", "cleared_area", "3", "2022-02-28"), ("E", "uxo", "4", "2022-02-28"),
    ]  # fmt: skip
    assert noted(sheet) == [("passed", "1")]


async def test_a_district_merged_over_its_months_is_that_of_each() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("2022")
        sheet.write_row("A1", ["District", "Month", "UXO"])
        sheet.merge_range("A2:A3", "Fuzuli")
        sheet.write_row("B2", ["January", 1])
        sheet.write_row("B3", ["February", 2])
        sheet.write_row("A4", ["Aghdam", "January", 3])
        sheet.write_row("B5", ["February", 4])

    sheet = await read(made(fill))
    assert [line.figure.places for line in sheet.lines] == [
        ("fuzuli",), ("fuzuli",), ("aghdam",), ("aghdam",),
    ]  # fmt: skip
    assert noted(sheet) == [("filled", "5")]


async def test_months_of_a_calendar_head_columns() -> None:
    def fill(book: Any) -> None:
        month = book.add_format({"num_format": "mmm yyyy"})
        sheet = book.add_worksheet()
        sheet.write_string("A1", "UXO")
        sheet.write_string("A2", "District")
        sheet.write_datetime("B2", date(2022, 1, 1), month)
        sheet.write_datetime("C2", date(2022, 2, 1), month)
        sheet.write_row("A3", ["Fuzuli", 1, 2])

    sheet = await read(made(fill))
    assert [str(line.figure.period.end) for line in sheet.lines] == ["2022-01-31", "2022-02-28"]


async def test_start_and_end_may_be_days_of_a_calendar() -> None:
    rows: Rows = [
        ["Measure", "From", "To", "Value"],
        ["UXO", date(2022, 1, 3), date(2022, 1, 9), 5],
    ]
    (line,) = (await read(workbook(rows))).lines
    assert (line.figure.period.start, line.figure.period.end) == (
        date(2022, 1, 3), date(2022, 1, 9),
    )  # fmt: skip


async def test_binary_fractions_are_no_digits() -> None:
    rows: Rows = [["District", "Cleared (ha), 2022"], ["Fuzuli", 0.1 + 0.2], ["Aghdam", 53081.8]]
    assert [line.figure.printed for line in (await read(workbook(rows))).lines] == [
        "0.3", "53081.8",
    ]  # fmt: skip


async def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when it hangs: its process is killed, and the sender is told."""
    monkeypatch.setattr(files, "SECONDS", 0)
    found = await read_sheet("x", workbook())
    assert found == Reason(why="heavy")


@pytest.mark.parametrize(
    ("greedy", "status"),
    [("while True: pass", -signal.SIGKILL), ("yield {'rows': [[0] * 10**9]}", 0)],
    ids=["processor", "memory"],
)
def test_a_reader_may_take_so_much_and_no_more(greedy: str, status: int) -> None:
    """The limits hold in the process that reads, whatever the file makes it do."""
    script = (
        "from handlers.workbooks import child\n"
        "def lines(*_):\n"
        "    yield {}\n"
        f"    {greedy}\n"
        "child.SECONDS = 1\n"
        "child._lines = lines\n"
        "child.main(1, 1)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], input=b"", capture_output=True, check=False
    )
    assert ended.returncode == status
    assert (b"heavy" in ended.stdout) == (status == 0)
