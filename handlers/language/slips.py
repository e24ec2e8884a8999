"""Slips of the finger: a word that is one letter off exactly one known word."""

from functools import cache, lru_cache
from itertools import zip_longest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.language import azerbaijani, russian
from handlers.language.lexicon import PLACE, Meaning, is_everyday, phrase_words, single_words

LONG_NAME, SHORT_NAME = 8, 5
"""Letters of a place's name from which on two slips are forgiven, and one."""
SHORT_WORD = 6
"""Letters of any other word from which on one slip is forgiven."""
SHORTEST = 4
"""Letters of a word in which two neighbours may have changed places: minse, lats."""
SMALL = frozenset({"filler", "generic", "talk", "time", "number", "ordinal"})
"""Dimensions of small words, which only long ones are taken for: a slip must lose nothing."""
SLIPPING = SMALL | frozenset({
    "measure", "verb", "unit", "month", "span", "status", "season", "quantity",
    "operator", "refused",
})  # fmt: skip
"""Dimensions whose words may be mistyped and still read."""
_VOWELS = frozenset("aeiouyаеиоуыэюя")
SWAPPING = frozenset({"measure", "verb", "month", "span", "time"})
"""Dimensions of which short words are read with two letters swapped, too."""


@lru_cache(maxsize=4096)
def slip(folded: str) -> Meaning | None:
    """What a word that means nothing is meant to be; None when nothing, or several things, fit.

    A word that is near a place and near another word fits both.
    """
    if len(folded) < SHORTEST:
        return None
    near: dict[Meaning, int] = {}
    likely: set[Meaning] = set()
    stems = [stem for stem in dict.fromkeys(_stems(folded)) if len(stem) >= SHORT_NAME - 1]
    for stem in stems:
        for name, meaning, distance in _near(stem):
            near[meaning] = min(distance, near.get(meaning, distance))
            if _is_likely(name, stem, meaning):
                likely.add(meaning)
    meanings = {(meaning.dimension, meaning.concept): meaning for meaning in near}
    if not any(meaning.dimension == PLACE for meaning in meanings.values()):
        nearest = min(near.values(), default=0)
        meanings = {
            (meaning.dimension, meaning.concept): meaning
            for meaning, distance in near.items()
            if distance == nearest
        }
    found = next(iter(meanings.values()), None)
    if found is None or len(meanings) > 1 or found not in likely:
        return None
    places = found.dimension == PLACE  # тарта: Тартар or марта; Şuşata: sursat or Şuşa
    return None if any(_has_rival(stem, places=not places) for stem in stems) else found


def _has_rival(stem: str, *, places: bool) -> bool:
    """Whether a short place (or a short word) is as near as what a word was taken for."""
    words = _rivals(stem[0] > "z", places)
    return process.extractOne(stem, words, scorer=OSA.distance, score_cutoff=1) is not None


@cache
def _rivals(cyrillic: bool, places: bool) -> list[str]:  # noqa: FBT001 - which ones, no switch
    wanted = {PLACE} if places else SLIPPING - SMALL
    return [
        word
        for word, meaning in single_words().items()
        if meaning.dimension in wanted
        and len(word) >= SHORT_NAME - 1
        and (word[0] > "z") == cyrillic
    ]


@lru_cache(maxsize=4096)
def in_phrase(folded: str) -> str:
    """What a word of a longer phrase is meant to be ("eleyine": eleyhine); "" for none or two.

    It counts only where the phrase is then found. An ending stays.
    """
    if len(folded) < SHORTEST:
        return ""
    for stem in dict.fromkeys(_stems(folded)):
        near = process.extract(
            stem, _of_phrases(len(stem), stem[:1]), scorer=OSA.distance, score_cutoff=1, limit=3
        )
        if any(not distance for _, distance, _ in near):
            return ""
        meant = [w for w, _, _ in near if len(w) >= SHORT_WORD or sorted(w) == sorted(stem)]
        if meant:
            return meant[0] + folded[len(stem) :] if len(meant) == 1 else ""
    return ""


@cache
def _of_phrases(length: int, first: str) -> list[str]:
    """The long words of phrases that a slip of so many letters may be compared with."""
    return [
        word
        for word in phrase_words()
        if len(word) >= SHORTEST and abs(len(word) - length) <= 1 and word[0] == first
    ]


def _stems(folded: str) -> list[str]:
    cut = russian.stems if folded[-1:] > "z" else azerbaijani.stems
    return [stem for stem, case in cut(folded) if case != azerbaijani.WITHOUT]


def _near(word: str) -> list[tuple[str, Meaning, int]]:
    known = single_words()
    found = []
    for name, distance, _ in process.extract(
        word, _names(len(word), word[0] > "z"), scorer=OSA.distance, score_cutoff=2, limit=None
    ):
        meaning = known[name]
        if distance <= _forgiven(name, word, meaning):
            found.append((name, meaning, int(distance)))
    return found


def _forgiven(name: str, word: str, meaning: Meaning) -> int:
    if meaning.dimension == PLACE:
        return 0 if len(name) < SHORT_NAME else 2 if len(name) >= LONG_NAME else 1
    if name[0] != word[0]:
        return 0
    if sorted(name) == sorted(word) and meaning.dimension in SWAPPING:
        return 1
    shortest = LONG_NAME if meaning.dimension in SMALL else SHORT_WORD
    if meaning.dimension == "month" and name[0] > "z":
        shortest = SHORT_NAME  # a stem, which its ending makes longer
    return int(len(name) >= shortest)


def _is_likely(name: str, word: str, meaning: Meaning) -> bool:
    """A short name keeps its first letter, and a word of four letters lacks only a vowel of it.

    Otherwise ordinary words are places: adam (a man), açın (open), старый (old).
    """
    if meaning.dimension != PLACE or len(name) >= LONG_NAME or name == word:
        return True
    if name[0] != word[0] and sorted(name[:2]) != sorted(word[:2]):
        return False
    lost = next((a for a, b in zip_longest(name, word) if a != b), "")
    return len(word) >= SHORT_NAME or lost in _VOWELS


@cache
def _names(length: int, cyrillic: bool) -> list[str]:  # noqa: FBT001 - which alphabet, no switch
    """The words of one alphabet that a slip of so many letters may be compared with."""
    return [
        word
        for word, meaning in single_words().items()
        if abs(len(word) - length) <= (2 if meaning.dimension == PLACE else 1)
        and (word[0] > "z") == cyrillic
        and (
            (meaning.dimension == PLACE and len(word) >= SHORT_NAME)
            or (
                meaning.dimension in SLIPPING
                and len(word) >= SHORTEST
                and not is_everyday(meaning)
            )
        )
    ]
