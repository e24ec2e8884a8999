"""`hektar chat` where input is no terminal: one message a line, each reply out."""

import json
from pathlib import Path
from typing import Any

import pytest

from handlers.replies.messages import say
from tests.bot.conftest import NOW, Hektar

QUESTION = "/cleared Fuzuli 2023"


@pytest.fixture
def chat(hektar: Hektar, shipped: str) -> Hektar:
    """`hektar chat ARGS…` on the shipped figures."""

    def run(*arguments: str | Path, typed: str | bytes = "") -> Any:
        return hektar("chat", *arguments, "--store", shipped, "--now", NOW, typed=typed)

    return run


def replies(chat: Hektar, *lines: str, status: int = 0) -> list[dict[str, Any]]:
    done = chat("--json", typed="\n".join(lines))
    assert done.exit_code == status, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def data_of(reply: dict[str, Any], label: str) -> str:
    (found,) = (b["data"] for row in reply["buttons"] for b in row if b["label"] == label)
    return str(found)


def test_one_json_object_a_reply(chat: Hektar) -> None:
    first, second = replies(chat, QUESTION, "", "mines 2022")
    assert first["text"].startswith("6,025.1 ha cleared · Fuzuli · 2023\n")
    assert (first["photo"], first["document"]) == (None, None)
    assert {tuple(sorted(b)) for row in first["buttons"] for b in row} == {("data", "label")}
    assert (first["line"], second["line"]) == (1, 3)


def test_a_picture_is_a_file_at_its_path(chat: Hektar, tmp_path: Path) -> None:
    """In JSON and in plain lines; a press gives the next picture."""
    files = tmp_path / "pictures"
    done = chat("--json", "--files", files, typed="/map 2023\n#press b:1cdan2BV2HN00W")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    for reply in (first, second):
        assert Path(reply["photo"]).parent == files
        assert Path(reply["photo"]).read_bytes().startswith(b"\x89PNG")
    assert first["photo"] != second["photo"]
    assert (second["edited"], second["text"]) == (True, first["text"])
    plain = chat("--files", files, typed="/map 2023")
    assert f"\n  {files}/hektar" in plain.stdout


def test_a_button_is_pressed_by_its_data(chat: Hektar) -> None:
    (answer,) = replies(chat, QUESTION)
    _, edited = replies(chat, QUESTION, f"#press {data_of(answer, 'In km²')}")
    assert edited["text"].startswith("60.251 km² cleared")
    assert edited["edited"]
    _, alert = replies(chat, QUESTION, "#press nonsense")
    assert (alert["text"], alert["alert"]) == (say("en", "button-stale"), True)


def test_a_paste_is_one_message(chat: Hektar) -> None:
    (reply,) = replies(chat, "#paste", "/cleared", "Fuzuli", "2023", "#end")
    assert reply["text"].startswith("6,025.1 ha")
    assert reply["line"] == 1


def test_a_file_is_sent_and_one_that_is_not_there_makes_the_status_1(
    chat: Hektar, house: Path
) -> None:
    (house / "a b.csv").write_text("measure,value,end\n")
    (reply,) = replies(chat, '#file "a b.csv" figures of 2023')
    assert reply["text"]
    (after,) = replies(chat, "#file nowhere.csv", QUESTION, status=1)
    assert after["text"].startswith("6,025.1 ha")


def test_a_long_table_is_a_file_whose_path_is_shown(chat: Hektar, house: Path) -> None:
    done = chat("--json", "--files", "mine", typed="/cleared by month 2021-2024\n")
    _, table = (json.loads(line) for line in done.stdout.splitlines())
    path = Path(table["document"])
    assert path.parent == house / "mine"
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1 + 48
    shown = chat("--files", "mine", typed="/cleared by month 2021-2024\n")
    assert f"\n  {house}/mine/{path.stem}-2.csv\n" in shown.stdout


def test_a_folder_for_files_that_cannot_be_made_is_said_before_anything(
    chat: Hektar, house: Path
) -> None:
    (house / "taken").write_text("")
    done = chat("--files", "taken/below", typed=QUESTION)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "--files taken/below cannot be made: Not a directory.",
        "Name another folder.",
    ]


def test_without_json_replies_are_text_with_the_lines_that_press_buttons(chat: Hektar) -> None:
    done = chat(typed=f"{QUESTION}\n")
    assert done.exit_code == 0
    first, *rest = done.stdout.splitlines()
    assert first == "6,025.1 ha cleared · Fuzuli · 2023"
    (press,) = (line for line in rest if line.startswith("  [In km²] "))
    pressed = chat(typed=f"{QUESTION}\n{press.partition('] ')[2]}\n")
    assert "60.251 km² cleared" in pressed.stdout


def test_the_same_lines_in_each_language(chat: Hektar) -> None:
    for language, first in (
        ("en", "6,025.1 ha cleared · Fuzuli · 2023"),
        ("az", "6.025,1 ha təmizlənib · Füzuli · 2023-cü il"),
        ("ru", "6\u00a0025,1 га · Физули · 2023"),
    ):
        done = chat("--language", language, typed=QUESTION)
        assert first in done.stdout.splitlines()[0]


def test_who_you_are_decides_what_you_may(chat: Hektar) -> None:
    reader = chat(typed="/invite\n").stdout
    assert "start=" not in reader
    owner = chat("--as", "owner", typed="/invite\n").stdout
    assert "https://t.me/hektar_bot?start=" in owner


def test_no_lines_no_replies(chat: Hektar) -> None:
    done = chat(typed="")
    assert (done.exit_code, done.stdout) == (0, "")


def test_bytes_that_are_no_text_are_answered(house: Path, shipped: str) -> None:
    """By a real process: the encoding of its input is its own."""
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--json", "--store", shipped],
        input=b"\xff\xfe\0\x1b[2J\n" + QUESTION.encode(),
        capture_output=True,
        check=True,
        env={"PATH": "", "HOME": str(house), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    noise, answer = (json.loads(line) for line in done.stdout.splitlines())
    assert noise["text"]
    assert answer["text"].startswith("6,025.1 ha")
