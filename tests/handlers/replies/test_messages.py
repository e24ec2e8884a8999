"""The catalogues: the same messages with the same variables, all used, none missing."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

import handlers
from handlers.replies import messages as catalogues
from handlers.replies.messages import MessageError, known, say
from handlers.replies.reply import LANGUAGES
from store import catalogue
from store.answers.values import Reason
from store.measures import Measure
from store.quantities import Unit
from store.questions import Shape
from store.records import Qualifier

COMMANDS = [
    "cleared",
    "mines",
    "uxo",
    "found",
    "plan",
    "progress",
    "compare",
    "top",
    "trend",
    "sources",
    "ref",
    "units",
    "language",
    "help",
    "start",
    "about",
    "privacy",
    "invite",
    "reports",
    "unanswered",
]


def parsed(language: str) -> list[ftl.EntryType]:
    path = files("handlers.replies").joinpath(f"locales/{language}.ftl")
    return FluentParser().parse(path.read_text(encoding="utf-8")).body


def messages(language: str) -> dict[str, ftl.Message]:
    return {entry.id.name: entry for entry in parsed(language) if isinstance(entry, ftl.Message)}


CATALOGUES = {language: messages(language) for language in LANGUAGES}


def test_the_languages_are_those_that_places_have_names_in() -> None:
    assert LANGUAGES == catalogue.LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_wellformed(language: str) -> None:
    entries = parsed(language)
    assert [entry.content for entry in entries if isinstance(entry, ftl.Junk)] == []
    names = [entry.id.name for entry in entries if isinstance(entry, ftl.Message)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_in_every_language_in_the_same_order(language: str) -> None:
    assert list(CATALOGUES[language]) == list(CATALOGUES["en"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGUES["en"])
def test_a_message_has_the_same_variables_in_every_language(language: str, name: str) -> None:
    """What is shown must be the same; a number that only chooses a form may be left out."""
    said, chooses = variables(language, name)
    english, english_chooses = variables("en", name)
    assert said <= english | english_chooses
    assert english <= said | chooses  # a number may choose among words instead of being shown
    assert chooses <= english | english_chooses


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_hold_text_and_no_markup(language: str) -> None:
    for name, message in CATALOGUES[language].items():
        for node in walk(message):
            if isinstance(node, ftl.TextElement):
                assert not re.search(r"[<>&]|  ", node.value), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_its_messages(language: str) -> None:
    wanted = [
        *(f"measure-{measure}" for measure in Measure),
        *(f"unit-{unit}" for unit in Unit),
        *(f"shape-{shape}" for shape in Shape if shape is not Shape.TOTAL),
        *(f"amount-{qualifier}" for qualifier in Qualifier),
        *(f"reason-{reason}" for reason in Reason),
        *(f"try-{reason}" for reason in Reason),
        *(f"command-{name}" for name in COMMANDS),
    ]
    assert [name for name in wanted if not known(language, name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_amount_names_every_unit_and_item(language: str) -> None:
    nouns = {*Unit, *(measure for measure in Measure if not measure.is_area)}
    for node in walk(CATALOGUES[language]["amount-exact"]):
        if isinstance(node, ftl.SelectExpression) and selects(node) == "noun":
            keys = {v.key.name for v in node.variants if isinstance(v.key, ftl.Identifier)}
            assert keys == {str(noun) for noun in nouns}


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_of_commands_fit_telegrams_menu(language: str) -> None:
    for name in COMMANDS:
        assert 3 <= len(say(language, f"command-{name}")) <= 256


def test_what_is_not_there_is_a_mistake() -> None:
    with pytest.raises(MessageError, match="nonsense"):
        say("en", "nonsense")
    with pytest.raises(MessageError, match="day"):
        say("en", "as-of", other="x")
    with pytest.raises(MessageError):
        say("en", "as-of")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_message_refers_to_is_read_with_it(language: str) -> None:
    """Each message is parsed when it is first said, be it the first of all."""
    referring = 0
    for name, message in CATALOGUES[language].items():
        if any(isinstance(node, ftl.MessageReference) for node in walk(message)):
            catalogues._bundle.cache_clear()
            catalogues._format.cache_clear()
            said, chooses = variables(language, name)
            assert say(language, name, **dict.fromkeys(said | chooses, "7"))
            referring += 1
    assert referring


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_parted_as_fluent_parts_it(language: str) -> None:
    entries = catalogues._entries(language)
    assert set(CATALOGUES[language]) <= set(entries)
    for name, message in CATALOGUES[language].items():
        assert message.equals(FluentParser().parse_entry(entries[name]))


def test_every_message_that_code_names_exists() -> None:
    for where, message_id in asked_for():
        if isinstance(message_id, str):
            assert message_id in CATALOGUES["en"], f"{message_id} in {where}"
        else:
            assert any(map(message_id.fullmatch, CATALOGUES["en"])), f"{message_id} in {where}"


def test_no_message_is_unused() -> None:
    literal: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literal.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (pattern := pattern_of(node)):
                patterns.append(pattern)
    referred = {
        node.id.name
        for catalogue_of in CATALOGUES.values()
        for message in catalogue_of.values()
        for node in walk(message)
        if isinstance(node, ftl.MessageReference)
    }
    used = literal | referred
    unused = [
        name
        for name in CATALOGUES["en"]
        if name not in used and not any(pattern.fullmatch(name) for pattern in patterns)
    ]
    assert unused == []


def variables(language: str, name: str) -> tuple[set[str], set[str]]:
    """The variables that a message shows, and those that choose between its forms."""
    said: set[str] = set()
    chooses: set[str] = set()
    message = CATALOGUES[language][name]
    selectors = {
        id(node.selector) for node in walk(message) if isinstance(node, ftl.SelectExpression)
    }
    for node in walk(message):
        if isinstance(node, ftl.VariableReference):
            (chooses if id(node) in selectors else said).add(node.id.name)
        elif isinstance(node, ftl.MessageReference):
            inner, inner_chooses = variables(language, node.id.name)
            said |= inner
            chooses |= inner_chooses
    return said, chooses


def walk(node: ftl.BaseNode) -> Iterator[ftl.BaseNode]:
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ftl.BaseNode) and not isinstance(child, ftl.Span):
                yield from walk(child)


def selects(node: ftl.SelectExpression) -> str:
    selector = node.selector
    return selector.id.name if isinstance(selector, ftl.VariableReference) else ""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    floor = Path(handlers.__path__[0])
    for path in sorted(floor.rglob("*.py")):
        if "language" not in path.relative_to(floor).parts or path.name in {
            "doubts.py",
            "extract.py",
        }:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def asked_for() -> Iterator[tuple[str, str | re.Pattern[str]]]:
    """Ids given to `say` and `tell`, where they stand in the call."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"say", "tell"}
                and len(node.args) > 1
            ):
                where = f"{path.name}:{node.lineno}"
                given = node.args[1]
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield where, given.value
                elif isinstance(given, ast.JoinedStr) and (pattern := pattern_of(given)):
                    yield where, pattern


def pattern_of(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """What an f-string that begins with a word and a hyphen may become."""
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"
        for part in node.values
        if not isinstance(part, ast.Constant) or isinstance(part.value, str)
    ]
    text = "".join(parts)
    return re.compile(text) if re.match(r"[a-z]+\\-", text) else None
