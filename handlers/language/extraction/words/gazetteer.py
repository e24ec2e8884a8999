"""The names of places in a sentence, in every case and spelling that the catalogue knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from handlers.language import azerbaijani, russian
from handlers.language.extraction.words.prose import tokenize
from handlers.language.tokens import Token
from store.catalogue import Place, load_catalogue

_SHORTEST = 3
"""Letters that must be left of a name when an ending is taken off."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place at tokens `first` to `end`."""

    place: Place
    first: int
    end: int


_VOWELS = frozenset("аеёиоуыэюяйь")


@cache
def _spellings() -> dict[tuple[str, ...], Place]:
    found: dict[tuple[str, ...], Place] = {}
    for place in load_catalogue().places:
        if place.kind == "whole":
            continue
        for spelling in place.spellings:
            *before, last = (token.folded for token in tokenize(spelling))
            found.setdefault((*before, _undeclined(last)), place)
            if last[-1] > "z" and last[-1] not in _VOWELS:  # "Кедабек": "кедабекский"
                found.setdefault((*before, f"{last}ск"), place)
        if place.adjective:
            found.setdefault((place.adjective,), place)
    return found


def _undeclined(folded: str) -> str:
    """What every case of a name begins with; names in Latin letters only add endings."""
    return russian.stem_of_name(folded) if folded[-1:] > "z" else folded


def _stems(folded: str) -> Iterator[str]:
    """What a word may be an inflected form of, the whole word first."""
    cut = russian.stems if folded[-1:] > "z" else azerbaijani.stems
    for stem, _ in cut(folded):
        if stem == folded or len(stem) >= _SHORTEST:
            yield stem


@cache
def _first_words() -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in _spellings():
        longest[key[0]] = max(longest.get(key[0], 1), len(key))
    return longest


@lru_cache(maxsize=4096)
def _single(word: str) -> Place | None:
    table = _spellings()
    for stem in _stems(word):
        place = table.get((stem,))
        if place is not None:
            return place
    return None


def find_names(tokens: Sequence[Token]) -> Iterator[Named]:
    """Every place named, in order."""
    at = 0
    while at < len(tokens):
        named = _name(tokens, at)
        if named is None:
            at += 1
            continue
        yield named
        at = named.end


def _name(tokens: Sequence[Token], at: int) -> Named | None:
    token = tokens[at]
    if token.kind != "word":
        return None
    for length in range(_first_words().get(token.folded, 1), 1, -1):
        last = tokens[at + length - 1 : at + length]
        if not last:
            continue
        start = tuple(t.folded for t in tokens[at : at + length - 1])
        for stem in _stems(last[0].folded):
            place = _spellings().get((*start, stem))
            if place is not None:
                return Named(place, at, at + length)
    if not (token.text[0].isupper() or token.text[0].isdigit()):
        return None  # names have a capital; "sus" and "zar" are words
    place = _single(token.folded)
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if place is not None and place.kind == "region" and following.startswith("регион"):
        return None  # "Карабахский регион" is Karabakh, and no economic region
    return Named(place, at, at + 1) if place is not None else None
