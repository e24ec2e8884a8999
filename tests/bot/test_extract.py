"""`hektar extract`: a text in, figures out, nothing stored."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from xlsxwriter import Workbook

from bot.cli import hektar

TEXT = "To date, over 68,900 hectares of the liberated territories have been cleared of mines."


def test_a_file_becomes_one_json_object(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(
        hektar, ["extract", str(file), "--published", "2023-03-06", "--json"]
    )
    assert told.exit_code == 0
    found = json.loads(told.output)
    assert found["figures"] == [
        {
            "measure": "cleared_area", "value": "68900", "unit": "ha", "places": ["*"],
            "start": None, "end": "2023-03-06", "qualifier": "over", "status": "actual",
            "operator": None, "purpose": None, "speaker": None, "span": [14, 29],
            "words": "68,900 hectares",
        }
    ]  # fmt: skip
    assert found["left_out"] == []
    assert found["warnings"] == []


def test_old_encodings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes("В 2022 году очищено 41 915,77 га земель.".encode("cp1251"))
    told = CliRunner().invoke(hektar, ["extract", str(file), "--published", "2023-01-09"])
    assert "cleared_area: 41915.77 ha, 2022-01-01 to 2022-12-31" in told.output


@pytest.mark.parametrize("day", ["06.03.2023", "yesterday"])
def test_a_day_that_is_none_is_said(tmp_path: Path, day: str) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(hektar, ["extract", str(file), "--published", day])
    assert told.exit_code == 1
    assert "Write --published as 2023-03-06." in told.stderr


def told(*arguments: str) -> Result:
    return CliRunner().invoke(hektar, ["extract", *arguments])


def test_a_table_is_read_by_its_columns_and_spans_are_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    text = "Rayon;Yanvar 2023, ha;PHS (yanvar 2023)\nFüzuli;12,5;–\nXyzzyx;1;1\n"
    file.write_text(text, encoding="utf-8")
    found = json.loads(told(str(file), "--published", "2023-01-15", "--json").output)
    (figure,) = found["figures"]
    start, end = figure.pop("span")
    assert text[start:end] == figure.pop("words") == "Füzuli;12,5;–"
    assert figure == {
        "measure": "cleared_area", "value": "12.5", "unit": "ha", "places": ["Fuzuli"],
        "start": "2023-01-01", "end": "2023-01-31", "qualifier": "exact", "status": "actual",
        "operator": None, "purpose": None, "speaker": None, "sheet": "", "row": 2, "column": "B",
    }  # fmt: skip
    assert [item["words"] for item in found["left_out"]] == ["Xyzzyx;1;1"]
    future, nothing = found["warnings"]
    assert (future["level"], nothing["level"]) == ("warn", "note")
    assert "yet to come" in future["why"]


def test_a_workbook_is_told_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "report.bin"
    with Workbook(file) as book:
        sheet = book.add_worksheet("2022")
        sheet.write_row(0, 0, ["District", "Cleared (ha)"])
        sheet.write_row(1, 0, ["Fuzuli", 12.5])
    shown = told(str(file))
    assert shown.stdout == "B2: cleared_area: 12.5 ha, 2022-01-01 to 2022-12-31, Fuzuli\n"


def test_a_workbook_that_cannot_be_read_is_told_why(tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(b"PK\x03\x04\x00\x00")
    for json_too in ((), ("--json",)):
        shown = told(str(file), *json_too)
        assert shown.exit_code == 1
        assert "This workbook is damaged." in shown.stdout
