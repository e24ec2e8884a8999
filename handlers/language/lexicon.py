"""The words that are understood, of all three languages at once, by dimension and concept."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from handlers.language.tokens import Token, tokenize

LANGUAGES = ("en", "az", "ru")


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase that was found: token indices `first` to `end` (exclusive), and its meaning."""

    dimension: str
    concept: str
    first: int
    end: int


@cache
def words(language: str) -> dict[str, dict[str, list[str]]]:
    """One language's file: dimension → concept → phrases."""
    text = files("handlers.language").joinpath(f"words/{language}.toml").read_text("utf-8")
    found: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return found


@cache
def phrases() -> dict[tuple[str, ...], tuple[str, str]]:
    """Folded words of every phrase → (dimension, concept); languages in order of `LANGUAGES`.

    The same phrase may stand in two languages: the first one listed keeps it.
    """
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for language in LANGUAGES:
        for dimension, concepts in words(language).items():
            for concept, spellings in concepts.items():
                for spelling in spellings:
                    key = tuple(token.folded for token in tokenize(spelling))
                    found.setdefault(key, (dimension, concept))
    return found


@cache
def known_words() -> frozenset[str]:
    """Every single word of every phrase: never a slip of a place's name."""
    return frozenset(word for key in phrases() for word in key)


@cache
def _longest() -> dict[str, int]:
    """How many words the longest phrase has that begins with a word."""
    longest: dict[str, int] = {}
    for key in phrases():
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return longest


def find_words(tokens: Sequence[Token], taken: Sequence[bool]) -> list[Word]:
    """The phrases in `tokens`, longest first from the left, where nothing is `taken` yet."""
    table, longest = phrases(), _longest()
    found: list[Word] = []
    index = 0
    while index < len(tokens):
        most = min(longest.get(tokens[index].folded, 0), len(tokens) - index)
        for length in range(most, 0, -1):
            span = range(index, index + length)
            meaning = table.get(tuple(tokens[i].folded for i in span))
            if meaning is not None and not any(taken[i] for i in span):
                found.append(Word(*meaning, index, index + length))
                index += length
                break
        else:
            index += 1
    return found
