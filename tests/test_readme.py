"""What the README, the other documents and the example of the config say is so."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from bot.cli import hektar as command_line
from bot.config import SECTIONS
from handlers.commands import COMMANDS
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
    assert named >= set(command_line.commands)


def test_every_option_that_is_named_exists() -> None:
    """Each row of the table names options of its own commands; the rest are everybody's."""
    rows = re.findall(r"^\| (`hektar .+)$", README, flags=re.MULTILINE)
    assert rows
    for row in rows:
        commands = [command_line.commands[name] for name in re.findall(r"`hektar ([a-z]+)", row)]
        has = {option for command in commands for p in command.params for option in p.opts}
        assert set(re.findall(r"--[a-z]+", row)) <= has
    everywhere = README.split("Every command takes ")[1].split(";")[0]
    named = set(re.findall(r"--[a-z]+", everywhere))
    run = command_line.commands["run"]
    assert named == {option for p in run.params for option in p.opts}


def test_every_command_of_the_bot_is_named_and_exists() -> None:
    ask = README.split("## Ask")[1].split("\n## ")[0]
    named = set(re.findall(r"(?<![\w@/])/([a-z]+)", ask))
    at_botfather = {"setprivacy", "setinline"}
    assert named - at_botfather == {command.name for command in COMMANDS} - {"start"}


def test_the_readme_is_read_to_its_end() -> None:
    """What the benchmarks write into it is not counted."""
    before, _, rest = README.partition("<!-- benchmarks: begin -->")
    written = before + rest.partition("<!-- benchmarks: end -->")[2]
    assert 120 <= len(written.splitlines()) <= 240


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_part_that_is_linked_to_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for file, part in re.findall(r"\]\(([\w./-]*)#([\w-]+)\)", text):
        target = (ROOT / (file or document)).read_text(encoding="utf-8")
        titles = re.findall(r"^#+ (.+)$", target, flags=re.MULTILINE)
        assert part in {title.lower().replace(" ", "-") for title in titles}


def test_ci_runs_the_command_to_try() -> None:
    """It takes it from here, so that what people copy is what is tested."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- the test command -->" in script
    assert "README.md" in script
    assert "pytest" not in script


def pinned(file: str) -> dict[str, str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([\w.]+)", text, flags=re.MULTILINE))


def named_in(requirements: list[str]) -> set[str]:
    found = (re.split(r"[^\w.-]", requirement)[0] for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_what_is_installed_is_pinned_and_locked() -> None:
    """Every dependency in both files, each with a hash for deployments, and no index named."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    deployed = named_in(project["dependencies"]) | named_in(extras["postgres"])
    constraints, locked = pinned("constraints.txt"), pinned("requirements.txt")
    beside = named_in(extras["dev"]) | named_in(extras["bench"])
    assert deployed | beside <= set(constraints)
    assert deployed <= set(locked)
    assert locked.items() <= constraints.items()
    texts = [
        (ROOT / f).read_text(encoding="utf-8") for f in ("constraints.txt", "requirements.txt")
    ]
    assert not any("://" in text or "--index-url" in text for text in texts)
    entries = re.split(r"\n(?=\S)", texts[1])
    assert len(entries) == len(locked)
    assert all("--hash=sha256:" in entry for entry in entries)


def needed_by(names: set[str]) -> set[str]:
    """The packages, and all that they need here, as their own metadata says."""
    found: set[str] = set()
    left = set(names)
    while left:
        name = left.pop()
        found.add(name)
        for line in metadata.requires(name) or ():
            wanted = Requirement(line)
            extras = {"extra": "asyncio"} if name == "sqlalchemy" else {"extra": ""}
            if wanted.marker is None or wanted.marker.evaluate(extras):
                left |= named_in([wanted.name]) - found
    return found


def test_all_that_is_installed_with_it_is_locked_in_the_version_that_is_tested() -> None:
    """Of pyproject's dependencies and theirs, by the metadata of what is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = needed_by(named_in(project["dependencies"]) | named_in(extras["postgres"]))
    locked = pinned("requirements.txt")
    assert needed <= set(locked)
    assert {name: metadata.version(name) for name in needed} == {
        name: locked[name] for name in needed
    }
    assert len(needed) > 30


def test_the_example_of_the_config_has_every_key_with_its_default() -> None:
    example = tomllib.loads((ROOT / "config.example.toml").read_text(encoding="utf-8"))
    assert set(example) == set(SECTIONS)
    for name, section in SECTIONS.items():
        defaults = section().model_dump(mode="json")
        assert set(example[name]) == set(defaults)
        assert example[name] == defaults
