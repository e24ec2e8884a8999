"""Endings: which dictionary forms a place's name may have in Azerbaijani and Russian."""

from collections.abc import Iterator

_AZ = (
    "dakilar", "dekiler", "daki", "deki", "nin", "nun", "dan", "den", "dir", "dur", "li", "lu",
    "da", "de", "in", "un", "ya", "ye", "ni", "nu", "si", "su", "a", "e", "i", "u",
)  # fmt: skip
_RU = ("ами", "ах", "ом", "ой", "ем", "ей", "ою", "а", "е", "у", "ы", "и", "я", "ю")
_RU_ADJECTIVE = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их")
_SHORTEST = 3
"""Letters that must be left of a name."""


def stems(folded: str) -> Iterator[str]:
    """The forms, without endings, that a folded word may stand for; the word itself first.

    Ağdamda → agdam, Ağdam'da → agdam, Агдаме → агдам, Физулинского → физулинск (the stem of
    an adjective). What is offered counts only where it is exactly a known name.
    """
    yield folded
    if "'" in folded:
        folded = folded.partition("'")[0]
        yield folded
    for ending in _RU_ADJECTIVE if folded[-1:] > "z" else _AZ:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST:
            yield folded.removesuffix(ending)
    if folded[-1:] > "z":
        for ending in _RU:
            if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST:
                stem = folded.removesuffix(ending)
                yield stem
                for nominative in ("а", "ы", "и"):
                    yield stem + nominative
