"""Numbers whose noun stands with another number: in a list that shares one, "respectively"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.language.extraction.numbers.counted import Counted, of_kinds
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.measures import Measure


def share_nouns(
    sentence: Sentence, found: list[Counted], nouns: Sequence[Mark], used: set[int]
) -> list[Counted]:
    """Numbers without a noun of their own: in a list that shares one, or "respectively"."""
    found = _respectively(sentence, found, nouns, used)
    for index in reversed(range(len(found) - 1)):
        one, two = found[index], found[index + 1]
        if one.nothing == "?" and two.measure and _listed(sentence, one, two):
            found[index] = replace(
                one, measure=two.measure, unit=two.unit, nothing="", guessed=False, shared=True
            )
    if sentence.has("respectively"):
        for index, (one, two) in enumerate(pairwise(list(found)), 1):
            before = found[index - 1]  # "anti-personnel mines: 41, 29 and 17, respectively"
            leads = before.first < before.amount.first or before.shared
            if two.nothing == "?" and before.measure and leads and _listed(sentence, one, two):
                found[index] = replace(two, measure=before.measure, unit=before.unit, nothing="",
                                       shared=True)  # fmt: skip
    return found


_OUT_OF = (("of", "the"), ("of", "these"), ("из",))
"""Between a part and its whole: "350 of the 600 hectares"."""


def _listed(sentence: Sentence, one: Counted, two: Counted) -> bool:
    """Whether only "and" or a comma lies between two numbers: "45 and 67 hectares"."""
    between = sentence.folded[one.end : two.amount.first]
    if two.first < two.amount.first:
        return False
    if between in _OUT_OF:
        return True
    return all(word in {"and", ",", "ve", "и", "or"} for word in between) and bool(between)


def _respectively(
    sentence: Sentence, found: list[Counted], nouns: Sequence[Mark], used: set[int]
) -> list[Counted]:
    if not sentence.has("respectively"):
        return found
    _shared_out(sentence, found, nouns, used)
    bare = [i for i, item in enumerate(found) if item.nothing == "?"]
    if bare and bare[-1] + 1 < len(found):
        following = found[bare[-1] + 1]
        alike = following.measure is Measure.CLEARED_AREA
        if alike and _listed(sentence, found[bare[-1]], following):
            return found  # "of mines and ordnance 45, 67 and 12 ha, respectively"
    kinds = _kind_list(sentence, nouns, used)
    if len(bare) < 2 or len(bare) != len(kinds):
        return found
    for index, kind in zip(bare, kinds, strict=True):
        found[index] = replace(
            of_kinds(found[index].amount, [kind], used),
            first=found[index].first, end=found[index].end,
        )  # fmt: skip
    return found


def _kind_list(sentence: Sentence, nouns: Sequence[Mark], used: Iterable[int]) -> list[Mark]:
    """The kinds that no number has; "anti-personnel and anti-tank mines" is a list of two."""
    kinds = [m for m in nouns if m.dimension == "kind" and m.first not in used]
    return [kind for mark in kinds for kind in _each(sentence, mark)]


def _each(sentence: Sentence, mark: Mark) -> Sequence[Mark]:
    """Both kinds that a mark names together, in their order; any other mark alone."""
    if mark.concept != "both":
        return (mark,)
    text = " ".join(sentence.folded[mark.first : mark.end])
    personnel, tank = (
        min((at for at in map(text.find, words) if at >= 0), default=0)
        for words in (("personnel", "piyada", "пехот"), ("tank", "танк"))
    )
    pair = (Mark("kind", "ap", mark.first, mark.end), Mark("kind", "at", mark.first, mark.end))
    return pair if personnel <= tank else pair[::-1]


def _shared_out(
    sentence: Sentence, found: list[Counted], nouns: Sequence[Mark], used: set[int]
) -> None:
    """Such as "52 and 19 anti-personnel and anti-tank mines, respectively": one kind for each."""
    for index, item in enumerate(found):
        inside = [
            m for m in nouns if m.dimension == "kind" and item.amount.end <= m.first < item.end
        ]
        kinds = [kind for mark in inside for kind in _each(sentence, mark)]
        group = found[max(0, index + 1 - len(kinds)) : index + 1]
        bare = all(one.nothing == "?" for one in group[:-1])
        listed = all(_listed(sentence, one, two) for one, two in pairwise(group))
        if len(kinds) == len(group) > 1 and bare and listed:
            for at, kind in enumerate(kinds, index + 1 - len(kinds)):
                one = of_kinds(found[at].amount, [kind], used)
                found[at] = replace(one, first=found[at].first, end=found[at].end)
