"""Places that are not named: the rest, "there", so many of them, "and other districts"."""

import re
from collections.abc import Iterator, Sequence

from handlers.language.extraction.dates.parts import small_number
from handlers.language.extraction.sentence.binding import Group
from handlers.language.extraction.words.layout import Sentence
from store.areas import WHOLE, Places
from store.catalogue import load_catalogue

REST = ("rest",)
"""The districts that a list has not named."""
HERE = ("here",)
"""The places said before: "in the district", "there"; with a number, so many: "in all seven"."""


def are_named(places: Places) -> bool:
    """Whether these are districts by name, and neither the whole nor what points elsewhere."""
    return WHOLE not in places and places != REST and not points_back(places)


def points_back(places: Places | None) -> bool:
    """Whether these are places said elsewhere, `HERE` or so many of them."""
    return places is not None and places[:1] == HERE


_DISTRICTS = ("district", "region", "rayon", "район", "регион", "site", "объект")


_BOTH = frozenset({"both", "оба", "обоих", "обоим", "обе", "обеих"})


_ALL = frozenset({"all", "всех", "всем"})
_ENDS = ((), (",",), (".",), (";",), ("together",), ("вместе",), ("обнаружено",), ("обнаружены",),
         ("найдено",), ("найдены",), ("очищено",), ("-",))  # fmt: skip
"""Behind "all three", when no noun follows."""
_REMAINING = ("remaining", "other", "qalan", "diger", "остальн", "оставш", "других")


def find_counted(sentence: Sentence, covered: set[int]) -> Iterator[Group[Places]]:
    """Such as "in four districts", "həmin yeddi rayonda": those that the report names.

    Of "the remaining three districts" those that this sentence does not name.
    """
    words = sentence.folded
    for at, word in enumerate(words):
        if word.startswith("остальн") and (few := small_number(sentence, at - 1))[1] == at:
            yield Group(at - 1, at + 1, (*HERE, str(few[0]), *REST))  # "на два остальных"
            continue
        if word in _ALL and words[at + 2 : at + 3] in _ENDS and words[at + 1 : at + 2]:
            every, end = small_number(sentence, at + 1)
            if every > 1 and end == at + 2 and not words[at + 1].isdigit():
                yield Group(at, end, (*HERE, str(every)))  # "во всех трёх"
                continue
        if not word.startswith(_DISTRICTS):
            continue
        if words[at - 1] in _BOTH and at - 1 not in covered:
            yield Group(at - 1, at + 1, (*HERE, "2"))
            continue
        for back in (1, 2):
            first = at - back
            number, end = small_number(sentence, first)
            if end == at and 2 <= number <= len(load_catalogue().district_ids):
                rest = REST if words[max(0, first - 1)].startswith(_REMAINING) else ()
                if first not in covered and words[first : at + 1] != ("on", "site"):
                    yield Group(first, at + 1, (*HERE, str(number), *rest))
                break


def find_others_listed(
    sentence: Sentence, groups: Sequence[Group[Places]]
) -> Iterator[Group[Places]]:
    """Such as "Aghdam – 14 ha, Fuzuli – 12 ha, others – 25 ha": the districts not named."""
    for at, word in enumerate(sentence.folded):
        listed = word in _OTHER and sentence.folded[at - 1] in {",", ";"}
        labels = sentence.folded[at + 1 : at + 2] in {("-",), (":",)}
        number = at + 2 < len(sentence.tokens) and sentence.tokens[at + 2].kind == "number"
        known = any(g.end <= at for g in groups) and not any(g.first <= at < g.end for g in groups)
        if at and listed and labels and number and known:
            yield Group(at, at + 1, REST)


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


def is_with_the_rest(sentence: Sentence, first: int, end: int) -> bool:
    """Such as "4,107 ha, including the other districts": all of them together."""
    before, after = sentence.folded[max(0, first - 3) : first], sentence.folded[end : end + 3]
    return bool({"including", "учетом", "вместе", "counting", "with"} & set(before)) or (
        "daxil" in after
    )


_OTHERS = re.compile(
    r"(?:and|ve|и|также) (?:[^\W_]+ )?(?:other|diger|других|другие|more|basqa) "
    r"(?:district|region|rayon|район|city|cities)"
)


def leaves_unnamed(sentence: Sentence, end: int) -> bool:
    """Whether a list of places that ends at a token goes on "and nine other districts"."""
    return bool(_OTHERS.match(" ".join(sentence.folded[end : end + 6])))
