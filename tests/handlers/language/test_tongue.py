"""The language of a text is told by its words; commands and names tell none."""

import pytest

from handlers.language.tongue import LONGEST, tongue
from store.catalogue import load_catalogue

TOLD = [
    ("how much land was cleared in Fuzuli in 2022?", "en"),
    ("aghdam mines jan 23", "en"),
    ("by month", "en"),
    ("Füzulidə 2022-ci ildə nə qədər ərazi təmizlənib?", "az"),
    ("fuzulide ne qeder erazi temizlenib", "az"),
    ("bəs keçən il?", "az"),
    ("Ağdamda", "az"),
    ("Kəlbəcər və Laçın", "az"),
    ("сколько мин обвезвредили в Физулинском районе", "ru"),
    ("в Агдаме", "ru"),
    ("мин", "ru"),
    ("сколько mines в Агдаме", "ru"),
    ("/cleared Физули за 2022 год", "ru"),
    ("/cleared Füzuli 2022-ci il", "az"),
    ("CLEARED LAND", "en"),
]
SILENT = [
    "", " ", "\n", "2022", "Aghdam 2022", "Ağdam", "Laçın 2022", "Агдам 2022", "UXO", "uxo 2022",
    "/start", "/found to date", "/cleared 2022 acres", "/uxo Q1 2023 by month", "@hektar_bot",
    "https://example.org/cleared/land", "qwerty", "???", "\u200b", "🙂", "mines мины",
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), TOLD)
def test_words_tell_their_language(text: str, language: str) -> None:
    assert tongue(text) == language


@pytest.mark.parametrize("text", SILENT)
def test_commands_names_and_numbers_tell_none(text: str) -> None:
    assert tongue(text) is None


def test_no_name_of_a_place_tells_a_language() -> None:
    for place in load_catalogue().places:
        if place.kind != "whole":
            for name in place.names.values():
                assert tongue(name) is None, name


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert tongue("x " * LONGEST + "сколько") is None


@pytest.mark.parametrize(
    "code", ["i-var_ve-ne-qeder", "q-1ctan2BV2HN00S2", "i-olub_nece-mina", "i-how_many-mines"]
)
def test_codes_tell_no_language(code: str) -> None:
    assert tongue(f"/start {code}") is None
    assert tongue(f"/ref {code}") is None
