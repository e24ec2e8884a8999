"""Places in a text: exact spellings in any case, and slips that fit exactly one known name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.language.inflection import stems
from handlers.language.lexicon import known_words, phrases
from handlers.language.tokens import Token, tokenize
from store.catalogue import Place, load_catalogue

LONG_NAME = 8
"""Letters from which on two slips are forgiven; below, one; below `SHORT_NAME`, none."""
SHORT_NAME = 5
MOST_WORDS = 40
"""Unknown words in a text beyond which no slips are looked for: nobody mistypes so much."""

_GENERIC = frozenset({
    "district", "districts", "region", "city", "town", "rayon", "raion", "rayonu", "rayonunda",
    "rayonunun", "rayonundan", "seheri", "seherinde", "seherinin", "район", "района", "районе",
    "району", "районом", "город", "города", "городе",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place at tokens `first` to `end` (exclusive); `slip`: by a near miss."""

    place: Place
    first: int
    end: int
    slip: bool = False


def find_places(tokens: Sequence[Token]) -> list[PlaceMatch]:
    """Every place, from the left, longest names first, generic words beside them included."""
    found: list[PlaceMatch] = []
    exact, longest = _spellings()
    unknown = sum(token.kind == "word" and token.folded not in known_words() for token in tokens)
    index = 0
    while index < len(tokens):
        match = _exact(tokens, index, exact, longest)
        if match is None and unknown <= MOST_WORDS:
            match = _slip(tokens[index], index)
        if match is None:
            index += 1
            continue
        first, end = match.first, match.end
        after_last = found[-1].end if found else 0
        if first > after_last and tokens[first - 1].folded in _GENERIC:
            first -= 1
        while end < len(tokens) and tokens[end].folded in _GENERIC:
            end += 1
        found.append(PlaceMatch(match.place, first, end, match.slip))
        index = end
    return found


def _exact(
    tokens: Sequence[Token],
    index: int,
    exact: dict[tuple[str, ...], Place],
    longest: dict[str, int],
) -> PlaceMatch | None:
    most = longest.get(tokens[index].folded, 1)
    for length in range(min(most, len(tokens) - index), 0, -1):
        before = tuple(token.folded for token in tokens[index : index + length - 1])
        last = tokens[index + length - 1]
        if last.kind != "word" and length == 1:
            return None
        for stem in stems(last.folded):
            if length == 1 and stem != last.folded and (last.folded,) in phrases():
                break  # a word of its own is not the ending of a name
            place = exact.get((*before, stem))
            if place is not None:
                return PlaceMatch(place, index, index + length)
    return None


def _slip(token: Token, index: int) -> PlaceMatch | None:
    word = token.folded
    if token.kind != "word" or len(word) < SHORT_NAME or word in known_words():
        return None
    near: dict[str, Place] = {}
    names = _names()
    for stem in stems(word):
        for name, distance, _ in process.extract(
            stem, names.keys(), scorer=OSA.distance, score_cutoff=2, limit=None
        ):
            if distance <= _forgiven(name):
                near[names[name].id] = names[name]
    if len(near) != 1:
        return None
    return PlaceMatch(next(iter(near.values())), index, index + 1, slip=True)


def _forgiven(name: str) -> int:
    if len(name) < SHORT_NAME:
        return 0
    return 2 if len(name) >= LONG_NAME else 1


@cache
def _spellings() -> tuple[dict[tuple[str, ...], Place], dict[str, int]]:
    """Folded words of each spelling → place, and of each first word, how many may follow."""
    found: dict[tuple[str, ...], Place] = {}
    for place in load_catalogue().places:
        for key in _keys(place):
            if found.setdefault(key, place).id != place.id:
                raise ValueError(f"{' '.join(key)!r} stands for two places in places.toml")
    longest: dict[str, int] = {}
    for key in found:
        longest[key[0]] = max(longest.get(key[0], 1), len(key))
    return found, longest


def _keys(place: Place) -> Iterator[tuple[str, ...]]:
    for spelling in place.spellings:
        yield tuple(token.folded for token in tokenize(spelling))
    if place.adjective:
        yield (place.adjective,)


@cache
def _names() -> dict[str, Place]:
    """The names of one word, for slips."""
    exact, _ = _spellings()
    return {key[0]: place for key, place in exact.items() if len(key) == 1}
