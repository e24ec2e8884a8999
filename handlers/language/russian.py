"""Russian endings: which known stems a word may be an inflected form of."""

from collections.abc import Iterator

_ENDINGS = frozenset({
    "", "а", "е", "и", "й", "о", "у", "ы", "ь", "ю", "я", "ам", "ах", "ая", "ев", "ее",
    "ей", "ем", "ею", "ие", "ии", "ий", "им", "их", "ию", "ия", "ов", "ое", "ой", "ом",
    "ою", "ся", "ую", "ые", "ый", "ым", "ых", "ью", "юю", "ям", "ях", "яя", "ами", "ась",
    "его", "ему", "ием", "ими", "ись", "иях", "ого", "ому", "ось", "ыми", "ями", "аяся",
    "ееся", "иеся", "ихся", "ыхся", "имися",
})  # fmt: skip
_SAID = frozenset({
    "ть", "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ться",
    "ет", "ют", "ем", "ете", "ется", "ются", "ит", "ят", "ат", "им", "ится", "ятся", "атся",
    "ил", "ила", "ило", "или", "ить", "ал", "ала", "ало", "али", "ать",
    "н", "на", "но", "ны", "ен", "ена", "ено", "ены", "ние", "ния", "нию", "нии", "нием",
})  # fmt: skip
"""Of verbs: what is, was or is being done."""
_ASKED = frozenset({
    "", "ю", "у", "юсь", "усь", "ешь", "ишь", "и", "ите", "й", "йте", "ь", "ьте", "ут", "я",
})  # fmt: skip
"""Of verbs: the other persons and moods."""
_LONGEST = 5
_SHORTEST = 3


def stems(folded: str) -> Iterator[tuple[str, str]]:
    """Every (stem, case) that a folded word splits into, the whole word first; no case is told.

    Агдаме → агдаме, агдам; Физулинского → физулинск. A stem counts only where it is a known one.
    """
    for length in range(min(_LONGEST, len(folded) - 2) + 1):
        if folded[len(folded) - length :] in _ENDINGS:
            yield folded[: len(folded) - length], ""


def verb_stems(folded: str) -> Iterator[tuple[str, bool]]:
    """Every (stem, said) that a verb splits into; `said`: as a form of what is or was.

    обнаруживают → (обнаружива, True), подскажите → (подскаж, False).
    """
    for length in range(min(_LONGEST, len(folded) - 2) + 1):
        ending = folded[len(folded) - length :]
        if ending in _SAID or ending in _ASKED:
            yield folded[: len(folded) - length], ending in _SAID


def stem_of_name(folded: str) -> str:
    """What stays of a name when it is declined: шуша → шуш, агдам → агдам, физули → физули."""
    if folded[-2:] in {"ый", "ий"} and len(folded) > _SHORTEST + 2:
        return folded[:-2]
    if folded[-1:] in {"а", "я", "ь", "й"} and len(folded) > _SHORTEST:
        return folded[:-1]
    return folded
