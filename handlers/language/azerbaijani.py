"""Azerbaijani endings: which known stems a word may be an inflected form of."""

from collections.abc import Iterator
from functools import cache
from itertools import product

FROM, IN, OF, TO, UNTIL, WITHOUT = "from", "in", "of", "to", "until", "without"
"""Cases that mean something here: -dan, -da, -ın, -a, -adək (up to), and -sız of a place."""

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
    "siz": WITHOUT, "suz": WITHOUT,
    "": "", "i": "", "u": "", "ni": "", "nu": "", "yi": "", "yu": "",
    "la": "", "le": "", "yla": "", "yle": "", "dir": "", "dur": "", "mi": "", "mu": "",
    "dirmi": "", "durmu": "", "li": "", "lu": "", "miz": "", "imiz": "", "umuz": "",
}  # fmt: skip
_AFTER_POSSESSIVE = {
    "ndan": FROM, "nden": FROM, "nda": IN, "nde": IN, "nin": OF, "nun": OF, "na": TO, "ne": TO,
    "nadek": UNTIL, "nedek": UNTIL, "": "", "ni": "", "nu": "", "dir": "", "dur": "",
    "ndaki": IN, "ndeki": IN, "yla": "", "yle": "", "ndadir": IN, "ndedir": IN,
}  # fmt: skip
_SAID_TENSES = (
    "ib", "ub", "yib", "yub", "di", "du", "mis", "mus", "ir", "ur", "yir", "yur",
)  # fmt: skip
_OTHER_TENSES = (
    "er", "ar", "yer", "yar", "ecek", "acaq", "yecek", "yacaq", "ece", "aca", "yece", "yaca",
    "eceg", "acag", "yeceg", "yacag", "se", "sa", "e", "a", "ye", "ya", "meli", "mali",
)  # fmt: skip
"""Aorist, future, conditional, optative, necessity."""
_PERSONS = (
    "", "m", "em", "am", "im", "um", "yem", "yam", "n", "sen", "san", "k", "q", "ik", "iq", "uk",
    "uq", "yik", "yiq", "niz", "nuz", "siniz", "sunuz", "siz", "suz", "ler", "lar", "dir", "dur",
    "dirler", "durlar", "di", "du", "dim", "dum", "diniz", "dunuz", "dik", "diq", "duk", "duq",
    "diler", "dilar",
)  # fmt: skip
_ASKED = ("", "mi", "mu")
_NOMINAL = (
    *("en", "an", "yen", "yan", "enler", "anlar", "yenler", "yanlar", "enlerin", "anlarin"),
    *("mek", "maq", "meyi", "magi", "mesi", "masi", "mesini", "masini", "mekde", "maqda", "meye"),
    *(
        "maga",
        "mekle",
        "maqla",
        "erek",
        "araq",
        "yerek",
        "yaraq",
        "ende",
        "anda",
        "yende",
        "yanda",
    ),
    *(
        stem + possessed
        for stem in ("dig", "dug", "diq", "duq", "dik", "duk")
        for possessed in ("", "i", "u", "im", "um", "iniz", "unuz", "imiz", "umuz", "leri", "lari")
    ),
)
"""Participles and nouns made of a verb."""
_WISHED = (
    "", "in", "un", "yin", "yun", "iniz", "unuz", "yiniz", "sin", "sun", "sinler", "sunlar",
    "sene", "sana", "ginen", "gilan", "ek", "aq", "yek", "yaq", "im", "um", "yim", "yum",
    "eydim", "aydim", "eydiniz", "aydiniz", "eydin", "aydin",
)  # fmt: skip


def stems(folded: str) -> Iterator[tuple[str, str]]:
    """Every (stem, case) that a folded word splits into, the whole word first.

    Füzulidə → (fuzulide, ""), (fuzulid, to), (fuzuli, in). A stem counts only where it is a
    known one, so that what is no ending of it does no harm. An apostrophe parts name and ending.
    """
    known = endings()
    name, apostrophe, rest = folded.partition("'")
    if apostrophe:
        yield name, known.get(rest, "")
    for length in range(min(_longest(), len(folded) - 2) + 1):
        case = known.get(folded[len(folded) - length :])
        if case is not None:
            yield folded[: len(folded) - length], case


def verb_stems(folded: str) -> Iterator[tuple[str, bool]]:
    """Every (stem, said) that a verb splits into; `said`: as a form of what is or was.

    tapılıbdır → (tapil, True), yazardınız → (yaz, False). No form that denies: tapılmayıb.
    """
    known = verb_endings()
    for length in range(min(_longest_of_verbs(), len(folded) - 2) + 1):
        said = known.get(folded[len(folded) - length :])
        if said is not None:
            yield folded[: len(folded) - length], said


@cache
def verb_endings() -> dict[str, bool]:
    """Every ending of an affirmative verb → whether it says what is or was."""
    found = dict.fromkeys(map("".join, product(_OTHER_TENSES, _PERSONS, _ASKED)), False)
    found |= dict.fromkeys(_WISHED, False)
    found |= dict.fromkeys(map("".join, product(_SAID_TENSES, _PERSONS, _ASKED)), True)
    return found | dict.fromkeys(_NOMINAL, True)


@cache
def _longest_of_verbs() -> int:
    return max(map(len, verb_endings()))


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
