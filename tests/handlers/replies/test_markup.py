"""Any text at all becomes HTML that parses and shows that text, in parts that fit."""

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers import replies as package
from handlers.replies.answers import reply
from handlers.replies.lookup import figure_card
from handlers.replies.markup import (
    EMPTY,
    bold,
    clean,
    code,
    escape,
    fit,
    italic,
    lines,
    link,
    plain,
    quoted,
    visible_length,
    web_address,
)
from handlers.replies.messages import tell
from handlers.replies.reply import LANGUAGES, Reader
from handlers.replies.sources import sources_reply
from store.periods import year
from store.questions import Scope
from store.records import Source
from tests.handlers.replies.builders import LAND, direct, figure, question
from tests.handlers.replies.shown import shown

TEXT = st.text(st.characters(codec=None), max_size=300)
NAMES = st.one_of(TEXT, st.sampled_from(["<b>", "&lt;", "&amp;amp;", "</a>", '"', "\u202eabc"]))


@given(TEXT)
def test_escaped_text_is_seen_as_it_was(text: str) -> None:
    for made in (escape(text), bold(text), italic(text), code(text)):
        assert shown(made)[0] == clean(text) == plain(made)


@given(TEXT)
def test_cleaned_text_can_be_sent_and_hides_nothing(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not [
        letter
        for letter in cleaned
        if letter != "\n" and unicodedata.category(letter) in {"Cc", "Cs", "Co"}
    ]
    assert not set(cleaned) & set("\u200b\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2069")
    assert clean(cleaned) == cleaned


@given(TEXT, st.integers(1, 50))
def test_quoted_words_stay_on_one_line(text: str, most: int) -> None:
    line = quoted(text, most)
    assert len(line) <= most
    assert "\n" not in line


@settings(deadline=None)  # the first one reads a catalogue
@given(NAMES, NAMES, NAMES, NAMES, st.sampled_from(LANGUAGES))
def test_names_from_sources_are_shown_as_they_are(
    publisher: str, operator: str, words: str, url: str, language: str
) -> None:
    asked = question(LAND, "fuzuli", period=year(2023), scope=Scope(operator=operator))
    source = Source(publisher=publisher, speaker=operator, url=url)
    found = figure(asked, "6025.1", source=source, words=words)
    answer = direct(asked, found)
    reader = Reader(language=language)
    for said in (
        reply(answer, reader),
        sources_reply(answer, reader),
        figure_card(found, [], reader),
    ):
        text, links = shown(said.html)
        assert quoted(publisher, 80) in text
        assert all(web_address(address) == address for address in links)
        for part in fit(said.html):
            assert visible_length(part) <= 4096
    assert quoted(words, 700) in shown(sources_reply(answer, reader).html)[0]


@settings(deadline=None)  # the first one reads a catalogue
@given(NAMES, NAMES)
def test_markup_inside_a_message_stays_and_text_is_escaped(publisher: str, day: str) -> None:
    made = tell("en", "source-dated", publisher=bold(publisher), day=day)
    assert shown(made)[0] == f"{clean(publisher)}, {clean(day)}"
    assert made.startswith("<b>")


LINES = st.text(st.characters(exclude_characters="\n"), max_size=60)


@given(st.lists(LINES, max_size=30), st.integers(2, 80))
def test_long_texts_are_split_and_nothing_is_lost(texts: list[str], limit: int) -> None:
    html = lines(*(bold(text) for text in texts))
    parts = fit(html, limit)
    for part in parts:
        shown(part)
        assert visible_length(part) <= limit
    seen = "".join(shown(part)[0] for part in parts)
    assert seen.replace("\n", "") == shown(html)[0].replace("\n", "")


def test_a_split_falls_between_lines() -> None:
    html = lines(*(bold("x" * 30) for _ in range(4)))
    assert fit(html, 65) == [lines(bold("x" * 30), bold("x" * 30))] * 2


def test_a_text_that_fits_is_one_part() -> None:
    assert fit(escape("a" * 4096)) == ["a" * 4096]
    assert [visible_length(part) for part in fit(escape("😀" * 2049))] == [4096, 2]
    assert fit("") == [""]


def test_length_counts_what_telegram_counts() -> None:
    assert visible_length(bold("<&>😀")) == 5


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://trend.az/a?b=1&c=<x>", "https://trend.az/a?b=1&c=<x>"),
        ("http://anl.az/x.htm", "http://anl.az/x.htm"),
        ("t.me/hektar_bot?start=i-1", "https://t.me/hektar_bot?start=i-1"),
        ("javascript:alert(1)", ""),
        ("tg://user?id=1", ""),
        ("ftp://trend.az", ""),
        ("https://", ""),
        ("https://[", ""),
        ("https://a b", ""),
        ("https://trend.az/\u202ex", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(url: str, address: str) -> None:
    assert web_address(url) == address
    text, links = shown(link("a<b", url))
    assert (text, links) == ("a<b", [address] if address else [])


def test_html_is_made_in_one_module_only() -> None:
    for path in Path(package.__path__[0]).glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        made = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Html"
        ]
        assert not made or path.name == "markup.py", path.name


def test_html_is_escaped_once() -> None:
    assert escape(escape("<")) == "&lt;"


def test_a_long_text_is_split_between_paragraphs() -> None:
    first, second = (lines(*(bold("x" * 30) for _ in range(many))) for many in (3, 2))
    assert fit(lines(first, EMPTY, second), 140) == [lines(first, EMPTY), second]
    short = lines(bold("x"), EMPTY, first, second)  # what a break there would leave is little
    assert fit(short, 140)[0] == lines(bold("x"), EMPTY, first, bold("x" * 30))
