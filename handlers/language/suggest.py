"""Names near to an unknown word: only ever to suggest, never to answer."""

from functools import cache

from rapidfuzz import fuzz, process

from handlers.language.fold import fold
from store.catalogue import load_catalogue

LEAST = 66
"""Likeness (0–100) below which a suggestion would only puzzle."""


def suggest_places(word: str, most: int = 3) -> tuple[str, ...]:
    """At most `most` ids of our districts whose spellings are nearest to `word`."""
    table = _spellings()
    found: list[str] = []
    for _, likeness, index in process.extract(
        fold(word)[:64], [key for key, _ in table], scorer=fuzz.ratio, limit=12
    ):
        place = table[index][1]
        if likeness >= LEAST and place not in found:
            found.append(place)
    return tuple(found[:most])


@cache
def _spellings() -> list[tuple[str, str]]:
    catalogue = load_catalogue()
    return [
        (fold(spelling), place.id)
        for place in catalogue.places
        if place.kind == "district"
        for spelling in place.spellings
    ]
