"""`hektar explain` and `hektar ask`: one question, one a line, or a conversation."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from bot.cli import hektar

NOW = ["--now", "2023-03-15T12:00"]


def explained(lines: str, *options: str) -> list[dict[str, Any]]:
    ran = CliRunner().invoke(hektar, ["explain", "-", "--json", *NOW, *options], input=lines)
    assert ran.exit_code == 0, ran.output
    return [json.loads(line) for line in ran.output.splitlines()]


def test_lines_of_a_conversation_build_on_each_other() -> None:
    one, two = explained("mines Fuzuli 2022\nand Aghdam?\n", "--chat")
    assert one["question"]["places"] == ["Fuzuli"]
    assert two["question"] == one["question"] | {"places": ["Aghdam"]}
    assert two["carried"] == ["measure", "period"]


def test_an_empty_line_begins_another_conversation() -> None:
    *_, last = explained("mines Fuzuli 2022\n\nand Aghdam?\n", "--chat")
    assert last["status"] == "incomplete"


def test_without_chat_every_line_stands_alone() -> None:
    *_, last = explained("mines Fuzuli 2022\nand Aghdam?\n")
    assert last["status"] == "incomplete"


def test_a_person_reads_the_tokens_and_the_row() -> None:
    ran = CliRunner().invoke(hektar, ["explain", "mines", "2022", *NOW])
    assert "tokens: mines · 2022" in ran.output
    assert "the row that won: question" in ran.output


def test_an_answer_to_a_follow_up_says_what_it_took_over(tmp_path: Path) -> None:
    store = f"sqlite+aiosqlite:///{tmp_path / 'asked.sqlite'}"
    ran = CliRunner().invoke(
        hektar,
        ["ask", "-", "--chat", "--json", "--store", store, *NOW],
        input="cleared 2022\nin acres?\nя нашёл мину\n",
    )
    assert ran.exit_code == 0, ran.output
    lines = [line for line in ran.output.splitlines() if line.startswith("{")]
    first, second, danger = (json.loads(line) for line in lines)
    assert (first["value"], first["unit"]) == ("41915.77", "ha")
    assert second["unit"] == "acre"
    assert "Cleared land, 2022" in second["text"]
    assert danger["kind"] != "direct"
    assert "112" in danger["text"].splitlines()[0]
