"""Russian endings: which known stems a word may be an inflected form of."""

from collections.abc import Iterator

_ENDINGS = frozenset({
    "", "а", "е", "и", "й", "о", "у", "ы", "ь", "ю", "я", "ам", "ах", "ая", "ев", "ее",
    "ей", "ем", "ею", "ие", "ии", "ий", "им", "их", "ию", "ия", "ов", "ое", "ой", "ом",
    "ою", "ся", "ую", "ые", "ый", "ым", "ых", "ью", "юю", "ям", "ях", "яя", "ами", "ась",
    "его", "ему", "ием", "ими", "ись", "иях", "ого", "ому", "ось", "ыми", "ями", "аяся",
    "ееся", "иеся", "ихся", "ыхся", "имися",
})  # fmt: skip
_LONGEST = 5
_SHORTEST = 3


def stems(folded: str) -> Iterator[tuple[str, str]]:
    """Every (stem, case) that a folded word splits into, the whole word first; no case is told.

    Агдаме → агдаме, агдам; Физулинского → физулинск. A stem counts only where it is a known one.
    """
    for length in range(min(_LONGEST, len(folded) - 2) + 1):
        if folded[len(folded) - length :] in _ENDINGS:
            yield folded[: len(folded) - length], ""


def stem_of_name(folded: str) -> str:
    """What stays of a name when it is declined: шуша → шуш, агдам → агдам, физули → физули."""
    if folded[-1:] in {"а", "я", "ь", "й"} and len(folded) > _SHORTEST:
        return folded[:-1]
    return folded
