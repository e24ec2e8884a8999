"""Russian endings: which known stems a word may be an inflected form of."""

from collections.abc import Iterator

_ENDINGS = frozenset(
    "а я о е и ы у ю ь й ом ем ой ей ою ею ам ям ах ях ами ями ов ев ий ый ая яя ое ее ые ие"
    " ихся иеся аяся ееся имися ыхся ого его ому ему ым им ых их ыми ими ую юю ью ия ию ии иях ием ась ось ись ся".split()
) | {""}
_VOWELS = "аеиоуыэюя"
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
