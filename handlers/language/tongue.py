"""The language that a text is written in, told by its words; commands and names tell none."""

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Literal

from handlers.language.fold import fold
from handlers.language.lexicon import words
from handlers.language.tokens import tokenize
from store.catalogue import load_catalogue

Tongue = Literal["en", "az", "ru"]

LONGEST = 400
"""Characters that are looked at: a language shows in the first line."""

_AZERBAIJANI = re.compile("[əğışçöüƏĞİŞÇÖÜ]")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_NO_WORDS = re.compile(r"^\s*/(?:start|ref)\b.*|\S*@\S*|\w+://\S+|t\.me/\S+")
_COMMAND = re.compile(r"\s*/\w+")

_INTERNATIONAL = frozenset(
    [
        "ap",
        "at",
        "av",
        "uxo",
        "phs",
        "erw",
        "eo",
        "ha",
        "km",
        "km2",
        "m2",
        "sot",
        "sotka",
        "dunam",
        "sq",
        "q",
        "h",
    ]
)
"""Written alike by everyone, also in lower case."""


@lru_cache(maxsize=1000)
def tongue(text: str) -> Tongue | None:
    """The language of the words of `text`; None where they tell none, or two equally.

    Letters go before word lists: Cyrillic is Russian here, ə and its like are Azerbaijani.
    After a command English words tell nothing: everyone copies "/found to date" from /help.
    """
    if text.isspace() or not text:
        return None
    line = _NO_WORDS.sub(" ", text[:LONGEST])
    plain = _COMMAND.sub(" ", line, count=1) if _COMMAND.match(line) else line
    votes: Counter[Tongue] = Counter()
    for token in tokenize(plain):
        if token.kind == "word" and token.folded not in _INTERNATIONAL:
            told = _of_word(token.text, token.folded)
            if told is not None:
                votes[told] += 1
    if plain is not line:
        del votes["en"]
    (best, most), (_, second) = (*votes.most_common(2), ("en", 0), ("en", 0))[:2]
    return best if most > second else None


def _of_word(text: str, folded: str) -> Tongue | None:
    if folded in _names():
        return None
    if _CYRILLIC.search(text):
        return "ru"
    if _AZERBAIJANI.search(text):
        return "az"
    return _vocabulary().get(folded)


@cache
def _names() -> frozenset[str]:
    """Every word of the name of a place, as names are written."""
    return frozenset(
        token.folded
        for place in load_catalogue().places
        if place.kind != "whole"  # "all districts" is no name
        for spelling in place.spellings
        for token in tokenize(spelling)
    )


@cache
def _vocabulary() -> dict[str, Tongue]:
    """Folded words that stand in the list of one language alone."""
    languages: tuple[Tongue, ...] = ("en", "az", "ru")
    found: dict[str, set[Tongue]] = {}
    for language in languages:
        for concepts in words(language).values():
            for phrases in concepts.values():
                for phrase in phrases:
                    for word in phrase.split():
                        found.setdefault(fold(word), set()).add(language)
    return {word: min(told) for word, told in found.items() if len(told) == 1}
