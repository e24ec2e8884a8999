"""Whatever is doubted or left out of a report is said in every language, with its params."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from handlers.language.extract import extract
from handlers.language.extraction.judging.evidence import REASONS
from handlers.language.extraction.report import Doubt, LeftOut
from handlers.language.lexicon import words
from handlers.replies.findings import as_json, as_lines, why
from handlers.replies.messages import say
from tests.handlers.language.extraction.corpus import CORPORA, reports

FOUND = [
    extract(report.text, report.published)
    for name in CORPORA for report in reports(name)
]  # fmt: skip
ITEMS: list[Doubt | LeftOut] = []
for found in FOUND:
    ITEMS += [*found.doubts, *found.left_out]


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_every_reason_is_said(language: str) -> None:
    for item in ITEMS:
        said = why(item, language)
        assert said
        assert "{" not in said


def _nodes() -> Iterator[ast.AST]:
    """The code of extraction."""
    folder = Path(str(files("handlers.language")))
    for source in (folder / "extract.py", *folder.joinpath("extraction").rglob("*.py")):
        yield from ast.walk(ast.parse(source.read_text("utf-8")))


def _written() -> Iterator[tuple[str, dict[str, str]]]:
    """Every doubt that the modules write out, with a stand-in for each of its params."""
    for node in _nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = {"concern": 1, "doubt": 2}.get(node.func.id)
            key = node.args[at] if at is not None and at < len(node.args) else None
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield f"doubt-{key.value}", {k.arg: "7" for k in node.keywords if k.arg}


def test_no_reason_is_unused() -> None:
    """A message of a doubt, or of what is left out, has its name or that of a noun in the code."""
    named = {n.value for n in _nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    named |= {concept for language in ("en", "az", "ru")
              for dimension in ("nothing", "negative")
              for concept in words(f"reports_{language}")[dimension]}  # fmt: skip
    for key in re.findall("^(?:doubt|left)-.*(?= =)", _catalogue(), re.MULTILINE):
        assert key in named or key.partition("-")[2] in named, key


def _catalogue() -> str:
    return files("handlers.replies").joinpath("locales/en.ftl").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_every_doubt_that_is_written_has_its_message(language: str) -> None:
    written = list(_written())
    assert len(written) > 20
    for key, params in written:
        doubt = Doubt(words="7 ha", level="warn", key=key, params=params, from_char=0)
        assert why(doubt, language)


def test_every_reason_to_leave_out_has_its_message() -> None:
    for reason in REASONS.values():
        assert say("en", f"left-{reason}")


def test_numbers_are_written_as_the_language_does() -> None:
    doubt = Doubt(words="1 ha", level="warn", key="doubt-parts",
                  params={"sum": "53081.8", "unit": "ha"}, from_char=0)  # fmt: skip
    assert why(doubt, "en") == "The parts sum to 53,081.8 ha."
    assert "53.081,8 ha" in why(doubt, "az")


def test_json_says_why_in_english_and_by_key() -> None:
    text = "It is planned to clear 60,000 hectares in 2023. 12 people were injured."
    shown = as_json(extract(text, date(2023, 3, 6)))
    assert [f["value"] for f in shown["figures"]] == ["60000"]
    assert [(i["why"], i["key"]) for i in shown["left_out"]] == [
        ("people, not ordnance", "left-casualties")
    ]


def test_a_text_without_figures_is_said_so() -> None:
    lines = list(as_lines(extract("Good morning.", date(2023, 3, 6))))
    assert lines == ["No figures of cleared land, mines or ordnance were found."]
