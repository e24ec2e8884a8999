"""What the README, the other documents and the example of the config say is so."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import hektar as command_line
from bot.config import SECTIONS
from tests.bot.conftest import Hektar, hektar, house, shipped

__all__ = ["hektar", "house", "shipped"]

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOW = "2026-11-24"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "store/data/CURATION.md")


def block(marker: str) -> str:
    """The fenced block behind a marker."""
    return README.split(f"<!-- {marker} -->")[1].split("```")[1].partition("\n")[2]


def exchange() -> list[tuple[str, str]]:
    """Each question that the README shows, with the reply below it."""
    parts = re.split(r"^> (.+)\n", block("the exchange"), flags=re.MULTILINE)[1:]
    return [(parts[i], parts[i + 1].strip()) for i in range(0, len(parts), 2)]


def test_the_exchange_is_what_the_bot_says(hektar: Hektar, shipped: str) -> None:
    """Word for word, in a new store."""
    assert len(exchange()) > 1
    for text, reply in exchange():
        done = hektar("ask", text, "--store", shipped, "--now", NOW)
        assert done.stdout.strip() == reply


def test_the_first_question_is_the_first_thing_a_newcomer_types() -> None:
    text, reply = exchange()[0]
    assert text == "/cleared Fuzuli 2023"
    assert "6,025.1 ha" in reply
    assert "Trend" in reply


def test_the_commands_to_try_are_complete() -> None:
    """Each makes its own virtual environment and installs what was tested."""
    try_it = README.split("## Try it")[1].split("\n## ")[0]
    commands = re.findall(r"```sh\n(.+?)\n```", try_it, flags=re.DOTALL)
    assert len(commands) == 2
    for command in commands:
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
        assert " -c constraints.txt " in command
    assert commands[0].endswith(".venv/bin/hektar chat")
    assert commands[1] == block("the test command").strip()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_is_named_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|handlers|store|tests|benchmarks|\.ci)/[\w./*-]*)`", text)
    named += re.findall(r"\]\(([\w./-]+?)(?:#[\w-]*)?\)", text)
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


def test_every_command_of_the_command_line_is_named() -> None:
    named = set(re.findall(r"`hektar ([a-z]+)", README))
    assert named <= set(command_line.commands)
    assert named >= set(command_line.commands) - {"digest"}


def test_the_example_of_the_config_has_every_key_with_its_default() -> None:
    example = tomllib.loads((ROOT / "config.example.toml").read_text(encoding="utf-8"))
    assert set(example) == set(SECTIONS)
    for name, section in SECTIONS.items():
        defaults = section().model_dump(mode="json")
        assert set(example[name]) == set(defaults)
        assert example[name] == defaults
