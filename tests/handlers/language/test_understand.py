"""Texts are read as the tables of `corpora` say: questions, conversations, conventions, talk."""

from itertools import groupby

import pytest

from handlers.language.readings import Context, Reading, Understood
from handlers.language.understand import read
from tests.handlers.language.corpus import (
    TODAY,
    Row,
    agrees,
    conversations,
    expected,
    rows,
    shown,
)

LANGUAGES = {"english": "en", "azerbaijani": "az", "russian": "ru"}
ROWS = [row for name in LANGUAGES for row in rows(name)]


def check(row: Row, reading: Reading) -> None:
    assert agrees(row, reading), reading
    if isinstance(reading, Understood):
        assert shown(reading.question) == expected(row)
        assert bool(reading.declined_unit) == (row.cells["more"] == "declined")


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_text_is_read_as_its_row_says(row: Row) -> None:
    check(row, read(row.text, row.today))


@pytest.mark.parametrize("talk", conversations("conversations"), ids=lambda talk: str(talk[0]))
def test_a_conversation_is_read_line_by_line(talk: list[Row]) -> None:
    """What a line leaves unsaid comes from the line before, and the reading says what."""
    context: Context | None = None
    for row in talk:
        reading = read(row.text, row.today, context)
        check(row, reading)
        if isinstance(reading, Understood):
            assert " ".join(reading.carried) == row.cells["carried"], row.text
        context = reading.trace.context


@pytest.mark.parametrize("row", rows("no_questions"), ids=str)
def test_what_is_no_question_gets_no_question(row: Row) -> None:
    reading = read(row.text, row.today)
    assert agrees(row, reading), reading
    assert not isinstance(reading, Understood)


def test_the_tables_are_as_large_as_agreed_and_name_no_text_twice() -> None:
    for name in LANGUAGES:
        texts = [row.text for row in rows(name)]
        assert len(texts) >= 150
        assert [text for text, same in groupby(sorted(texts)) if len(list(same)) > 1] == []
    assert len(rows("no_questions")) >= 100


@pytest.mark.parametrize(("name", "language"), LANGUAGES.items())
def test_the_language_of_a_question_is_told(name: str, language: str) -> None:
    """Names and numbers carry none; of sentences nearly all are told apart."""
    told = [read(row.text, TODAY).trace.language for row in rows(name) if row.text[0] != "/"]
    assert sum(found in {language, ""} for found in told) >= 0.97 * len(told)


CONVENTIONS = rows("conventions")


@pytest.mark.parametrize("row", CONVENTIONS, ids=lambda row: f"{row.cells['says']}-{row}")
def test_a_convention_is_kept_in_every_language(row: Row) -> None:
    before = row.cells["before"]
    context = read(before, row.today).trace.context if before else None
    check(row, read(row.text, row.today, context))


def test_every_convention_is_said_in_every_language() -> None:
    said: dict[str, list[str]] = {}
    for row in CONVENTIONS:
        said.setdefault(row.cells["says"], []).append(row.cells["language"])
    assert {says: told for says, told in said.items() if sorted(told) != ["az", "en", "ru"]} == {}


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\x07", "\ufeff", "\x00"])
def test_what_shows_nothing_hides_no_command(hidden: str) -> None:
    plain = read("/cleared Fuzuli 2023", TODAY)
    assert isinstance(plain, Understood)
    seen = read(f"/cleared{hidden} Fuzuli 2023", TODAY)
    assert isinstance(seen, Understood)
    assert seen.question == plain.question


def test_controls_part_words_and_are_none() -> None:
    plain, seen = read("cleared Fuzuli 2023", TODAY), read("\x07cleared\x01Fuzuli\x1b2023", TODAY)
    assert isinstance(plain, Understood)
    assert isinstance(seen, Understood)
    assert seen.question == plain.question
