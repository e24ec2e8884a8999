"""Names that stand for no district of ours: countries, villages, places that are not known."""

from handlers.language.extraction.sentence.binding import Group
from handlers.language.extraction.sentence.places import JOINING, is_name
from handlers.language.extraction.words.layout import Sentence
from store.areas import Places

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


def outside_names(sentence: Sentence, group: Group[Places]) -> list[str]:
    """Places that are not ours in a list of ours, or at its end."""
    return [
        sentence.quote(one.first, one.end)[2] for one in find_outside(sentence)
        if group.first <= one.first <= group.end + 1
        and JOINING.issuperset(sentence.folded[group.end : one.first])
    ]  # fmt: skip


def unknown_names(sentence: Sentence, group: Group[Places]) -> list[str]:
    """The names within a list of places that stand for no place that is known."""
    known = {i for n in sentence.names for i in range(n.first, n.end)}
    marked = {i for marks in sentence.marks.values() for m in marks for i in range(m.first, m.end)}
    return [
        sentence.tokens[at].text for at in range(group.first, group.end)
        if at not in known and at not in marked and sentence.folded[at] not in JOINING
        and is_name(sentence.tokens[at])
    ]  # fmt: skip


_VILLAGE = (
    "village",
    "kend",
    "qesebe",
    "село",
    "селе",
    "села",
    "поселк",
    "поселок",
    "settlement",
)


def names_village(sentence: Sentence) -> bool:
    """Whether a village or town is named: a figure of one is not its district's."""
    if any(word == "сел" or word.startswith(_VILLAGE) for word in sentence.folded):
        return True
    return any(n.place.kind == "settlement" for n in sentence.names)
