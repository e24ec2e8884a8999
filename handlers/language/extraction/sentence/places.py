"""The places that a sentence names: districts alone or together, the whole territory, the rest."""

import re
from collections.abc import Iterator, Sequence

from handlers.language.extraction.dates.parts import small_number
from handlers.language.extraction.sentence.binding import Group
from handlers.language.extraction.sentence.mentions import is_mention
from handlers.language.extraction.words.gazetteer import Named
from handlers.language.extraction.words.layout import Sentence
from handlers.language.tokens import Token
from store.areas import WHOLE, Places, canonical
from store.catalogue import load_catalogue

REST = ("rest",)
"""The districts that a list has not named."""
HERE = ("here",)
"""The places said before: "in the district", "there"; with a number, so many: "in all seven"."""

_JOINING = frozenset({
    ",", "and", "və", "ve", "и", "as", "well", "the", "of", "district", "districts", "region",
    "regions", "city", "cities", "rayon", "rayonu", "rayonlari", "rayonlarinda", "rayonlarinin",
    "rayonunda", "rayonunun", "rayonlarindan", "районов", "районах", "района", "районе", "район",
    "районы", "город", "города", "городе", "seheri", "seherinde", "seherinin", "hemcinin",
    "also", "in", "в", "г", "town", "а", "также", "eraziler", "erazilerinde", "ерази", "районам",
    "eyni", "habele", "&", "/", "#", "territories", "rayonlarini", "including", "eleca",
    "elece", "de", "territory",
})  # fmt: skip


_COUNTRIES = frozenset({
    "Baku", "Armenia", "Georgia", "Turkey", "Iran", "Russia", "Ukraine", "Syria", "Afghanistan",
    "Cambodia", "Moscow", "Ankara", "Istanbul", "Tehran", "Tbilisi", "Yerevan", "Kyiv",
})  # fmt: skip
"""Named for other reasons than where mines were found."""
_CAPITALS = frozenset({"Baku", "Moscow", "Ankara", "Istanbul", "Tehran", "Tbilisi", "Yerevan",
                       "Kyiv"})  # fmt: skip


def find_outside(sentence: Sentence) -> list[Group[str]]:
    """Places that are known and not ours, but for capitals and countries."""
    return [
        Group(n.first, n.end, n.place.names["en"]) for n in sentence.names
        if n.place.kind == "outside" and n.place.names["en"] not in _COUNTRIES
        and sentence.folded[n.end : n.end + 1] != ("-",)
    ]  # fmt: skip


def find_abroad(sentence: Sentence) -> list[str]:
    """Countries that the sentence says to be in: "in Ukraine", "Ukraynada"."""
    return [
        sentence.quote(n.first, n.end)[2] for n in sentence.names
        if n.place.kind == "outside" and n.place.names["en"] in _COUNTRIES - _CAPITALS
        and (sentence.folded[n.first - 1 : n.first] in (("in",), ("в",), ("на",))
             or sentence.folded[n.end - 1].endswith(("da", "de")))
    ]  # fmt: skip


def find_mentions(sentence: Sentence) -> list[Places]:
    """The districts where somebody spoke or went, which are no places of work by that."""
    named = [n for n in sentence.names if n.place.kind in {"district", "settlement"}]
    return [canonical(n.place.districts) for n in named if is_mention(sentence, n, named)]


def find_places(sentence: Sentence) -> list[Group[Places]]:
    """Groups of places named together, in order; `REST` and `HERE` for what points elsewhere."""
    named = [n for n in sentence.names if n.place.kind != "outside"]
    named = [n for n in named if not is_mention(sentence, n, named)]
    named = [n for n in named if not _is_in_one(sentence, n, named)]
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
    groups.extend(_counted(sentence, covered))
    covered = {i for g in groups for i in range(g.first, g.end)}
    covered |= {i for m in sentence.marks.get("split", ()) for i in range(m.first, m.end)}
    for mark in sentence.marks.get("place", ()):
        value = {"whole": (WHOLE,), "other": REST, "here": HERE}.get(mark.concept)
        if value == REST and _with_the_rest(sentence, mark.first, mark.end):
            value = (WHOLE,)
        if value == REST and _is_in(sentence, mark.end, groups):
            continue  # "and the rest in Aghdam"
        if value is not None and mark.first not in covered:
            groups.append(Group(mark.first, mark.end, value))
    groups.extend(_others_listed(sentence, groups))
    return sorted(groups, key=lambda g: g.first)


_EXCEPT = re.compile(
    r".*\b(?:except(?: for| in)?|excluding|apart from|other than|кроме|исключая|за исключением)$"
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


def _others_listed(sentence: Sentence, groups: Sequence[Group[Places]]) -> Iterator[Group[Places]]:
    """Such as "Aghdam – 14 ha, Fuzuli – 12 ha, others – 25 ha": the districts not named."""
    for at, word in enumerate(sentence.folded):
        listed = word in _OTHER and sentence.folded[at - 1] in {",", ";"}
        labels = sentence.folded[at + 1 : at + 2] in {("-",), (":",)}
        number = at + 2 < len(sentence.tokens) and sentence.tokens[at + 2].kind == "number"
        known = any(g.end <= at for g in groups) and not any(g.first <= at < g.end for g in groups)
        if at and listed and labels and number and known:
            yield Group(at, at + 1, REST)


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


_OTHER = frozenset({"other", "others", "rest", "diger", "digerleri", "qalan", "qalanlari", "sair",
                    "прочее", "прочие", "другие", "другое", "остальные", "остальное"})  # fmt: skip


def is_other(sentence: Sentence) -> bool:
    """Whether a row of a list begins with "other", and a number follows."""
    return find_other(sentence) is not None


def find_other(sentence: Sentence) -> int | None:
    """The token that says "other" at the beginning of a row, its number right behind it."""
    words = [(at, word) for at, word in enumerate(sentence.folded[:4]) if word[:1].isalpha()]
    if not words or words[0][1] not in _OTHER:
        return None
    at = words[0][0]
    behind = at + 1 + (sentence.folded[at + 1 : at + 2] in {("-",), (":",)})
    number = behind < len(sentence.tokens) and sentence.tokens[behind].kind == "number"
    return at if number else None


def _with_the_rest(sentence: Sentence, first: int, end: int) -> bool:
    """Such as "4,107 ha, including the other districts": all of them together."""
    before, after = sentence.folded[max(0, first - 3) : first], sentence.folded[end : end + 3]
    return bool({"including", "учетом", "вместе", "counting", "with"} & set(before)) or (
        "daxil" in after
    )


def _both_regions(sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """The region of "Karabakh and East Zangezur": together the whole territory."""
    unclear = [n for n in named if n.place.kind == "unclear"]
    return [
        n for n in named if n.place.kind == "region" and any(
            _together(sentence, min(n.end, other.end), max(n.first, other.first))
            for other in unclear
        )
    ]  # fmt: skip


def are_named(places: Places) -> bool:
    """Whether these are districts by name, and neither the whole nor what points elsewhere."""
    return WHOLE not in places and places != REST and not points_back(places)


def points_back(places: Places | None) -> bool:
    """Whether these are places said elsewhere, `HERE` or so many of them."""
    return places is not None and places[:1] == HERE


_DISTRICTS = ("district", "region", "rayon", "район", "регион", "site", "объект")


_BOTH = frozenset({"both", "оба", "обоих", "обоим", "обе", "обеих"})


def _counted(sentence: Sentence, covered: set[int]) -> Iterator[Group[Places]]:
    """Such as "in four districts", "həmin yeddi rayonda": those that the report names."""
    for at, word in enumerate(sentence.folded):
        if not word.startswith(_DISTRICTS):
            continue
        if sentence.folded[at - 1] in _BOTH and at - 1 not in covered:
            yield Group(at - 1, at + 1, (*HERE, "2"))
            continue
        for back in (1, 2):
            number, end = small_number(sentence, at - back)
            if end == at and 2 <= number <= len(load_catalogue().district_ids):
                if at - back not in covered:
                    yield Group(at - back, at + 1, (*HERE, str(number)))
                break


_SHORT, _LONG = 6, 10
"""Words between two places of one list, at most; "as well as in the territory of" is long."""


def _together(sentence: Sentence, end: int, first: int) -> bool:
    gap = sentence.folded[end:first]
    unknown = [at for at in range(end, first) if sentence.folded[at] not in _JOINING]
    if len(gap) <= (_LONG if "well" in gap else _SHORT) and not unknown:
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


def outside_names(sentence: Sentence, group: Group[Places]) -> list[str]:
    """Places that are not ours in a list of ours, or at its end."""
    return [
        sentence.quote(one.first, one.end)[2] for one in find_outside(sentence)
        if group.first <= one.first <= group.end + 1
        and _JOINING.issuperset(sentence.folded[group.end : one.first])
    ]  # fmt: skip


def _is_name(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def unknown_names(sentence: Sentence, group: Group[Places]) -> list[str]:
    """The names within a list of places that stand for no place that is known."""
    known = {i for n in sentence.names for i in range(n.first, n.end)}
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


def place_names(sentence: Sentence) -> list[Group[Places]]:
    """Every district named, one by one."""
    return [
        Group(n.first, n.end, canonical(n.place.districts))
        for n in sentence.names
        if n.place.kind in {"district", "region", "settlement"}
    ]


_VILLAGE = ("village", "kend", "qesebe", "село", "селе", "села", "поселк", "поселок", "settlement")


def names_village(sentence: Sentence) -> bool:
    """Whether a village or town is named: a figure of one is not its district's."""
    if any(word.startswith(_VILLAGE) for word in sentence.folded):
        return True
    return any(n.place.kind == "settlement" for n in sentence.names)
