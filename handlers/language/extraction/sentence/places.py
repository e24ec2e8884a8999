"""The places that a sentence names: districts alone or together, the whole territory, the rest."""

import re
from collections.abc import Sequence

from handlers.language.extraction.sentence.binding import Group
from handlers.language.extraction.sentence.mentions import is_mention
from handlers.language.extraction.sentence.pointers import (
    HERE,
    REST,
    find_counted,
    find_others_listed,
    is_with_the_rest,
    leaves_unnamed,
)
from handlers.language.extraction.words.gazetteer import Named
from handlers.language.extraction.words.layout import Sentence
from handlers.language.tokens import Token
from store.areas import WHOLE, Places, canonical
from store.catalogue import load_catalogue

JOINING = frozenset({
    ",", "and", "və", "ve", "и", "as", "well", "the", "of", "district", "districts", "region",
    "regions", "city", "cities", "rayon", "rayonu", "rayonlari", "rayonlarinda", "rayonlarinin",
    "rayonunda", "rayonunun", "rayonlarindan", "районов", "районах", "района", "районе", "район",
    "районы", "город", "города", "городе", "seheri", "seherinde", "seherinin", "hemcinin",
    "also", "in", "в", "г", "town", "а", "также", "eraziler", "erazilerinde", "ерази", "районам",
    "eyni", "habele", "&", "/", "#", "territories", "rayonlarini", "including", "eleca",
    "elece", "de", "territory",
})  # fmt: skip
"""What stands between the names of one list."""


def find_mentions(sentence: Sentence) -> list[Places]:
    """The districts where somebody spoke or went, which are no places of work by that."""
    named = [n for n in sentence.names if n.place.kind in {"district", "settlement"}]
    return [canonical(n.place.districts) for n in named if is_mention(sentence, n, named)]


def find_places(sentence: Sentence) -> list[Group[Places]]:
    """Groups of places named together, in order; `REST` and `HERE` for what points elsewhere."""
    named = [n for n in sentence.names if n.place.kind != "outside"]
    named = [n for n in named if not is_mention(sentence, n, named)]
    named = [n for n in named if not _is_in_one(sentence, n, named)]
    named = [n for n in named if not _ends_route(sentence, n)]
    groups: list[Group[Places]] = []
    run: list[Named] = []
    both = _both_regions(sentence, named)
    for name in [n for n in named if n.place.kind != "unclear" and n not in both]:
        if run and not _together(sentence, run[-1].end, name.first):
            groups.append(_joined(run))
            run = []
        run.append(name)
    if run:
        groups.append(_joined(run))
    groups.extend(Group(n.first, n.end, (WHOLE,)) for n in both)
    groups = [
        Group(g.first, g.end, (WHOLE,)) if leaves_unnamed(sentence, g.end) else g for g in groups
    ]
    groups = [_all_but(g) if _excepted(sentence, g) else g for g in groups]
    if any(g.value == (WHOLE,) for g in groups):
        return groups
    covered = {i for g in groups for i in range(g.first, g.end)}
    groups.extend(find_counted(sentence, covered))
    covered = {i for g in groups for i in range(g.first, g.end)}
    covered |= {i for m in sentence.marks.get("split", ()) for i in range(m.first, m.end)}
    for mark in sentence.marks.get("place", ()):
        value = {"whole": (WHOLE,), "other": REST, "here": HERE}.get(mark.concept)
        if value == REST and is_with_the_rest(sentence, mark.first, mark.end):
            value = (WHOLE,)
        if value == REST and _is_in(sentence, mark.end, groups):
            continue  # "and the rest in Aghdam"
        if value is not None and mark.first not in covered:
            groups.append(Group(mark.first, mark.end, value))
    groups.extend(find_others_listed(sentence, groups))
    return sorted(groups, key=lambda g: g.first)


_EXCEPT = re.compile(
    r".*\b(?:all but|everywhere but|except(?: for| in)?|excluding|apart from|other than"
    r"|кроме|исключая|за исключением)$"
)
_EXCEPTED = re.compile(r"(?:rayonu |seheri )?(?:istisna|cixilmaqla|basqa butun|savayi)")


def _excepted(sentence: Sentence, group: Group[Places]) -> bool:
    """Whether places are the exception: "except Lachin", "Laçın istisna olmaqla"."""
    before = " ".join(sentence.folded[max(0, group.first - 3) : group.first])
    after = " ".join(sentence.folded[group.end : group.end + 3])
    return bool(_EXCEPT.match(before) or _EXCEPTED.match(after))


def _all_but(group: Group[Places]) -> Group[Places]:
    """The whole territory without the districts of a group."""
    if WHOLE in group.value:
        return group
    return Group(group.first, group.end, (WHOLE, *(f"-{place}" for place in group.value)))


def _is_in(sentence: Sentence, end: int, groups: Sequence[Group[Places]]) -> bool:
    """Whether places follow at once on a token: where "the rest" is."""
    end += sentence.folded[end : end + 1] in (("in",), ("в",), ("isə",), ("ise",), ("-",))
    return any(group.first == end and group.value != REST for group in groups)


_OF_A_DISTRICT = frozenset({
    "village", "villages", "settlement", "(", "of", "the", "in", "'", "s", "kend", "kendi",
    "kendinde", "kendleri", "qesebe", "qesebesi", "qesebesinde", "rayonunun", "rayonu",
    "district", "села", "селе", "село", "поселка", "поселке", "поселок",
})  # fmt: skip


def _is_in_one(sentence: Sentence, village: Named, named: Sequence[Named]) -> bool:
    """Whether the district of a village is said beside it: "Talish (Tartar district)".

    That of the day is meant, whichever the village belongs to by now.
    """
    return village.place.kind == "settlement" and any(
        district.place.kind == "district"
        and _OF_A_DISTRICT.issuperset(
            sentence.folded[min(village.end, district.end) : max(village.first, district.first)]
        )
        for district in named
    )


def _ends_route(sentence: Sentence, name: Named) -> bool:
    """Whether it ends the name of a way that begins beyond ours: "the Barda–Aghdam railway"."""
    before = [n.end for n in sentence.names if n.place.kind == "outside"]
    return sentence.folded[name.first - 1] == "-" and name.first - 1 in before


def _both_regions(sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """The region of "Karabakh and East Zangezur": together the whole territory."""
    unclear = [n for n in named if n.place.kind == "unclear"]
    return [
        n for n in named if n.place.kind == "region" and any(
            _together(sentence, min(n.end, other.end), max(n.first, other.first))
            for other in unclear
        )
    ]  # fmt: skip


_SHORT, _LONG = 6, 10
"""Words between two places of one list, at most; "as well as in the territory of" is long."""


def _together(sentence: Sentence, end: int, first: int) -> bool:
    gap = sentence.folded[end:first]
    unknown = [at for at in range(end, first) if sentence.folded[at] not in JOINING]
    if len(gap) <= (_LONG if "well" in gap else _SHORT) and not unknown:
        return True
    if (
        len(gap) <= 8
        and len(unknown) <= 2
        and sentence.folded[end] == ","
        and all(is_name(sentence.tokens[at]) for at in unknown)
    ):
        return True  # a name that is not known, in the middle of a list: doubted later
    # "… and Zangilan districts, including the liberated villages … of Gazakh district"
    splits = any(end <= m.first < first for m in sentence.marks.get("split", ()))
    numbers = any(token.kind == "number" for token in sentence.tokens[end:first])
    return splits and not numbers and len(gap) <= 24


def is_name(token: Token) -> bool:
    """Whether a word is written as names are."""
    return token.kind == "word" and token.text[0].isupper()


def _joined(run: Sequence[Named]) -> Group[Places]:
    districts: set[str] = set()
    kinds = {name.place.id for name in run if name.place.kind == "region"}
    for name in run:
        districts.update(name.place.districts)
    both = {region.id for region in load_catalogue().regions} <= kinds
    value: Places = (WHOLE,) if both else canonical(districts)
    return Group(run[0].first, run[-1].end, value)


def place_names(sentence: Sentence) -> list[Group[Places]]:
    """Every district named, one by one."""
    return [
        Group(n.first, n.end, canonical(n.place.districts))
        for n in sentence.names
        if n.place.kind in {"district", "region", "settlement"}
    ]
