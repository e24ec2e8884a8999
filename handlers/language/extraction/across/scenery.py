"""What sentences say of where work was done: those without figures, and "there" in any."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.sentence.pointers import HERE, REST, points_back
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import QUOTES, Sentence
from store.areas import Places
from store.periods import BASELINE
from store.quantities import factor

_LABEL = 4
"""Words beside the places in a line that only names them."""


def amount_of(statement: Statement) -> Decimal:
    """Its number in m² or items."""
    return statement.counted.amount.value * factor(statement.counted.unit)


def dates_line(read: Read, following: Sequence[Read]) -> bool:
    """Whether it is the place of "Aghdam. 15 September.", where and when it was written."""
    return any(
        after.byline and after.sentence.line == read.sentence.line
        and len(read.sentence.tokens) <= _LABEL
        for after in following
    )  # fmt: skip


_GOING_ON = re.compile("continu(?:e|es|ing)|продолжа.*|davam")


def goes_on(read: Read) -> bool:
    """Whether it says where work goes on now: "operations continue in Shusha, too"."""
    words = read.sentence.folded
    past = any(word.startswith(("etdirilib", "etdirilmis", "etdirib")) for word in words)
    return not past and any(_GOING_ON.fullmatch(word) for word in words)


def is_scene(read: Read) -> bool:
    """Whether a sentence without figures says where work was done."""
    sentence = read.sentence
    if (
        sentence.has("planned")
        or _does_not(sentence)
        or sentence.has("place", "venue")
        or any(item.nothing in {"casualties", "?"} for item in read.nothing)
        or any(item.nothing == "staff" and not _operates(read, item) for item in read.nothing)
        or sentence.has("period", "started")
        or sentence.has("negative", "casualty")
    ):
        return False
    if sentence.has("place", "operations") or sentence.has("positive"):
        return True
    return sentence.folded[-1] == ":" or is_label(read) or _titles(read)


def _titles(read: Read) -> bool:
    """Whether a headline is about a district: "Aghdam district: figures for the quarter"."""
    first = read.places[0] if read.sentence.headline and read.places else None
    return (first is not None and first.first <= 1
            and ":" in read.sentence.folded[first.end : first.end + 2])  # fmt: skip


_DID_NOT = re.compile(r".*(?:[mn][ae]yib|m[ae]di|mamisdir|memisdir|ilmayib|ilmeyib)")


def _does_not(sentence: Sentence) -> bool:
    """Whether it says that nothing was done: "no work was carried out in Lachin"."""
    works = [m for m in sentence.marks.get("place", ()) if m.concept == "operations"]
    for mark in works:
        before = sentence.folded[max(0, mark.first - 3) : mark.end]
        if {"not", "no", "не"} & set(before) or any(map(_DID_NOT.fullmatch, before)):
            return True
    return False


_FEW_DAYS = 7
"""Days by which "last week" and the days printed for it may differ."""


def same_days(one: Time | None, two: Time) -> bool:
    """Whether two times mean the same days, as far as their words tell."""
    if two.sort == "same":
        return True
    if one is None or one.start is None or one.stop is None or not two.start or not two.stop:
        return False
    return max(abs((one.start - two.start).days), abs((one.stop - two.stop).days)) <= _FEW_DAYS


def _operates(read: Read, item: Counted) -> bool:
    """Whether a number counts those who did the work: "and 4 private companies"."""
    marks = read.sentence.marks.get("operator", ())
    return len(marks) > 1 and any(m.first < item.end and item.first < m.end for m in marks)


def is_quoted(sentence: Sentence, at: int) -> bool:
    """Whether a token stands in quotation marks: what somebody says."""
    return sum(token.text in QUOTES for token in sentence.tokens[:at]) % 2 == 1


def sums_up(read: Read) -> bool:
    """Whether a line is a heading such as "Total"."""
    return not read.statements and read.sentence.has("total") and is_label(read)


def is_total(read: Read) -> bool:
    """Whether it sums up all the work: "in total", since the war, to date."""
    cumulative = any(
        time.sort == "to_date" or (time.start is not None and time.start.year <= BASELINE.year)
        for time in read.times
    )
    return cumulative or read.sentence.has("total")


def is_label(read: Read) -> bool:
    """Whether a line only names places: "Territory: Fuzuli, Jabrayil districts"."""
    sentence = read.sentence
    named = {i for group in read.places for i in range(group.first, group.end)}
    words = [t for i, t in enumerate(sentence.tokens) if t.kind == "word" and i not in named]
    return len(words) <= _LABEL


def said_here(read: Read) -> Places:
    """The places that a sentence names before its "there"; () for none."""
    at = next((g.first for g in read.places if g.value == HERE), 0)
    before = [g.value for g in read.places if g.end <= at and not points_back(g.value)]
    return before[-1] if before and before[-1] != REST else ()


_ALL = frozenset({("all", "these"), ("all", "those"), ("all", "the"), ("butun", "bu"),
                  ("butun", "hemin"), ("всех", "этих"), ("всем", "этим")})  # fmt: skip


def says_all(read: Read) -> bool:
    """Whether it says "in all these districts": those of all the figures before."""
    return any(pair in _ALL for pair in pairwise(read.sentence.folded))


def opens_with_part(sentence: Sentence) -> bool:
    """Whether it begins with "Of that area": what follows is a part of what was said before."""
    return any(mark.first <= 1 for mark in sentence.marks.get("split", ()))
