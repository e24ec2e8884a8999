"""The places that a sentence names: districts alone or together, the whole territory, the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from handlers.language import azerbaijani, russian
from handlers.language.extraction.binding import Group
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.prose import tokenize
from handlers.language.tokens import Token
from store.areas import WHOLE, Places, canonical
from store.catalogue import Place, load_catalogue

REST = ("rest",)
"""The districts that a list has not named."""
HERE = ("here",)
"""The places said before: "in the district", "there"."""

_SHORTEST = 3
"""Letters that must be left of a name when an ending is taken off."""
_JOINING = frozenset({
    ",", "and", "və", "ve", "и", "as", "well", "the", "of", "district", "districts", "region",
    "regions", "city", "cities", "rayon", "rayonu", "rayonlari", "rayonlarinda", "rayonlarinin",
    "rayonunda", "rayonunun", "rayonlarindan", "районов", "районах", "района", "районе", "район",
    "районы", "город", "города", "городе", "seheri", "seherinde", "seherinin", "hemcinin",
    "also", "in", "в", "г", "town", "а", "также", "eraziler", "erazilerinde", "ерази", "районам",
    "eyni", "habele", "&", "/", "territories", "rayonlarini", "including", "eleca", "elece", "de",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A place at tokens `first` to `end`."""

    place: Place
    first: int
    end: int


@cache
def _spellings() -> dict[tuple[str, ...], Place]:
    found: dict[tuple[str, ...], Place] = {}
    for place in load_catalogue().places:
        if place.kind == "whole":
            continue
        for spelling in place.spellings:
            *before, last = (token.folded for token in tokenize(spelling))
            found.setdefault((*before, _undeclined(last)), place)
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


def _names(tokens: Sequence[Token]) -> Iterator[Named]:
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
    return Named(place, at, at + 1) if place is not None else None


_COUNTRIES = frozenset({
    "Baku", "Armenia", "Georgia", "Turkey", "Iran", "Russia", "Ukraine", "Syria", "Afghanistan",
    "Cambodia", "Moscow", "Ankara", "Istanbul", "Tehran", "Tbilisi", "Yerevan", "Kyiv",
})  # fmt: skip
"""Named for other reasons than where mines were found."""


def find_outside(sentence: Sentence) -> list[Group[str]]:
    """Places that are known and not ours, but for capitals and countries."""
    return [
        Group(n.first, n.end, n.place.names["en"]) for n in _names(sentence.tokens)
        if n.place.kind == "outside" and n.place.names["en"] not in _COUNTRIES
        and sentence.folded[n.end : n.end + 1] != ("-",)
    ]  # fmt: skip


def find_places(sentence: Sentence) -> list[Group[Places]]:
    """Groups of places named together, in order; `REST` and `HERE` for what points elsewhere."""
    named = [n for n in _names(sentence.tokens) if n.place.kind != "outside"]
    named = [n for n in named if not _route(sentence, n, named)]
    groups: list[Group[Places]] = []
    run: list[Named] = []
    for name in [n for n in named if n.place.kind != "unclear"]:
        if run and not _together(sentence, run[-1].end, name.first):
            groups.append(_joined(run))
            run = []
        run.append(name)
    if run:
        groups.append(_joined(run))
    groups = [
        Group(g.first, g.end, (WHOLE,)) if leaves_unnamed(sentence, g.end) else g for g in groups
    ]
    if any(g.value == (WHOLE,) for g in groups):
        return groups
    covered = {i for g in groups for i in range(g.first, g.end)}
    for mark in sentence.marks.get("place", ()):
        value = {"whole": (WHOLE,), "other": REST, "here": HERE}.get(mark.concept)
        if value is not None and mark.first not in covered:
            groups.append(Group(mark.first, mark.end, value))
    return sorted(groups, key=lambda g: g.first)


def _route(sentence: Sentence, name: Named, named: Sequence[Named]) -> bool:
    """Whether a hyphen joins it to another name: a road or railway, not a place."""
    words = sentence.folded
    others = {n.first for n in named} | {n.end for n in named}
    before = words[name.first - 1] if name.first else ""
    after = words[name.end] if name.end < len(words) else ""
    tight_after = (
        after == "-" and name.end + 1 in others
        and sentence.tokens[name.end].start == sentence.tokens[name.end - 1].end
    )  # fmt: skip
    tight_before = (
        before == "-" and name.first > 1
        and sentence.tokens[name.first - 1].end == sentence.tokens[name.first].start
        and sentence.tokens[name.first - 1].start == sentence.tokens[name.first - 2].end
        and sentence.tokens[name.first - 2].kind == "word"
    )  # fmt: skip
    return tight_after or tight_before


def _together(sentence: Sentence, end: int, first: int) -> bool:
    gap = sentence.folded[end:first]
    unknown = [at for at in range(end, first) if sentence.folded[at] not in _JOINING]
    if len(gap) <= 6 and not unknown:
        return True
    if (
        len(gap) <= 8
        and len(unknown) <= 2
        and sentence.folded[end] == ","
        and all(_is_name(sentence.tokens[at]) for at in unknown)
    ):
        return True  # a name that is not known, in the middle of a list: doubted later
    # "… and Zangilan districts, including the liberated villages … of Gazakh district"
    splits = any(end <= m.first < first for m in sentence.marks.get("split", ()))
    numbers = any(token.kind == "number" for token in sentence.tokens[end:first])
    return splits and not numbers and len(gap) <= 24


def _is_name(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def unknown_names(sentence: Sentence, group: Group[Places]) -> list[str]:
    """The names within a list of places that stand for no place that is known."""
    known = {i for n in _names(sentence.tokens) for i in range(n.first, n.end)}
    marked = {i for marks in sentence.marks.values() for m in marks for i in range(m.first, m.end)}
    return [
        sentence.tokens[at].text for at in range(group.first, group.end)
        if at not in known and at not in marked and sentence.folded[at] not in _JOINING
        and _is_name(sentence.tokens[at])
    ]  # fmt: skip


def _joined(run: Sequence[Named]) -> Group[Places]:
    districts: set[str] = set()
    kinds = {name.place.id for name in run if name.place.kind == "region"}
    for name in run:
        districts.update(name.place.districts)
    both = {region.id for region in load_catalogue().regions} <= kinds
    value: Places = (WHOLE,) if both else canonical(districts)
    return Group(run[0].first, run[-1].end, value)


_OTHERS = re.compile(
    r"(?:and|ve|и|также) (?:[^\W_]+ )?(?:other|diger|других|другие|more|basqa) "
    r"(?:district|region|rayon|район|city|cities)"
)


def leaves_unnamed(sentence: Sentence, end: int) -> bool:
    """Whether a list of places that ends at a token goes on "and nine other districts"."""
    return bool(_OTHERS.match(" ".join(sentence.folded[end : end + 6])))


def narrow(groups: list[Group[Places]], numbers: Sequence[int]) -> list[Group[Places]]:
    """Districts say more than "in the liberated territories" beside them.

    Not where each has numbers (first tokens) of its own: "45 ha in the liberated territories,
    12 mines in Aghdam".
    """
    vague = {(WHOLE,), HERE}
    exact = [g for g in groups if g.value not in vague]
    if not exact or len(exact) == len(groups):
        return groups
    first, last = exact[0].first, exact[-1].end
    own = any(at >= last for at in numbers)
    return [
        g for g in groups
        if g.value not in vague or (own and any(g.end <= at < first for at in numbers))
    ]  # fmt: skip


def place_names(sentence: Sentence) -> list[Group[Places]]:
    """Every district named, one by one."""
    return [
        Group(n.first, n.end, canonical(n.place.districts))
        for n in _names(sentence.tokens)
        if n.place.kind in {"district", "region", "settlement"}
    ]


_VILLAGE = ("village", "kend", "qesebe", "село", "селе", "села", "поселк", "поселок", "settlement")


def names_village(sentence: Sentence) -> bool:
    """Whether a village or town is named: a figure of one is not its district's."""
    if any(word.startswith(_VILLAGE) for word in sentence.folded):
        return True
    return any(n.place.kind == "settlement" for n in _names(sentence.tokens))
