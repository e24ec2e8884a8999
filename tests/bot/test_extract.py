"""`hektar extract`: a text in, figures out, nothing stored."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

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
            "operator": None, "purpose": None, "span": [14, 29], "words": "68,900 hectares",
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


def test_a_sheet_is_not_read_as_text(tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes(b"PK\x03\x04\x00\x00")
    told = CliRunner().invoke(hektar, ["extract", str(file), "--published", "2023-03-06"])
    assert told.exit_code == 1
    assert "is not a text" in told.stderr
