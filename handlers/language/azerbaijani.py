"""Azerbaijani endings: which known stems a word may be an inflected form of."""

from collections.abc import Iterator
from functools import cache

FROM, IN, OF, TO, UNTIL = "from", "in", "of", "to", "until"
"""Cases that mean something here: -dan, -da, -ın, -a, and -adək (up to)."""

_PLURALS = ("", "lar", "ler")
_POSSESSIVES = ("i", "u", "si", "su")
_BARE = {
    "dan": FROM, "den": FROM,
    "da": IN, "de": IN,
    "daki": IN, "deki": IN, "dakilar": IN, "dekiler": IN, "dadir": IN, "dedir": IN,
    "in": OF, "un": OF, "nin": OF, "nun": OF,
    "inki": OF, "unku": OF, "ninki": OF, "nunku": OF,
    "a": TO, "e": TO, "ya": TO, "ye": TO,
    "dek": UNTIL, "adek": UNTIL, "edek": UNTIL, "yadek": UNTIL, "yedek": UNTIL,
    "": "", "i": "", "u": "", "ni": "", "nu": "", "yi": "", "yu": "",
    "la": "", "le": "", "yla": "", "yle": "", "dir": "", "dur": "", "mi": "", "mu": "",
    "dirmi": "", "durmu": "", "li": "", "lu": "", "miz": "", "imiz": "", "umuz": "",
}  # fmt: skip
_AFTER_POSSESSIVE = {
    "ndan": FROM, "nden": FROM, "nda": IN, "nde": IN, "nin": OF, "nun": OF, "na": TO, "ne": TO,
    "nadek": UNTIL, "nedek": UNTIL, "": "", "ni": "", "nu": "", "dir": "", "dur": "",
    "ndaki": IN, "ndeki": IN, "yla": "", "yle": "", "ndadir": IN, "ndedir": IN,
}  # fmt: skip
_WITHOUT = frozenset({"siz", "suz"})
"""PHS-siz is without UXO, and no form of it."""


def stems(folded: str) -> Iterator[tuple[str, str]]:
    """Every (stem, case) that a folded word splits into, the whole word first.

    Füzulidə → (fuzulide, ""), (fuzulid, to), (fuzuli, in). A stem counts only where it is a
    known one, so that what is no ending of it does no harm. An apostrophe parts name and ending.
    """
    known = endings()
    name, apostrophe, rest = folded.partition("'")
    if apostrophe and rest not in _WITHOUT:
        yield name, known.get(rest, "")
    for length in range(min(_longest(), len(folded) - 2) + 1):
        case = known.get(folded[len(folded) - length :])
        if case is not None:
            yield folded[: len(folded) - length], case


@cache
def endings() -> dict[str, str]:
    """Every ending that a noun may have (plural, possessive, case), folded → its case."""
    found = {
        plural + possessive + ending: case
        for plural in _PLURALS
        for possessive in _POSSESSIVES
        for ending, case in _AFTER_POSSESSIVE.items()
    }
    found |= {plural + ending: case for plural in _PLURALS for ending, case in _BARE.items()}
    return found


@cache
def _longest() -> int:
    return max(map(len, endings()))
