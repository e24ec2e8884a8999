"""Numbers whose noun stands with another number: in a list that shares one, "respectively"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.language.extraction.counted import Counted, of_kinds
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.vocabulary import Mark


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
    return found


def _listed(sentence: Sentence, one: Counted, two: Counted) -> bool:
    """Whether only "and" or a comma lies between two numbers: "45 and 67 hectares"."""
    between = sentence.folded[one.end : two.amount.first]
    if two.first < two.amount.first:
        return False
    return all(word in {"and", ",", "ve", "и", "or"} for word in between) and bool(between)


def _respectively(
    sentence: Sentence, found: list[Counted], nouns: Sequence[Mark], used: set[int]
) -> list[Counted]:
    if not sentence.has("respectively"):
        return found
    bare = [i for i, item in enumerate(found) if item.nothing == "?"]
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
    kinds = [m for m in nouns if m.dimension == "kind" and m.first not in used]
    for mark in list(kinds):  # "anti-personnel and anti-tank mines" is a list of two here
        if mark.concept == "both":
            order = sentence.folded[mark.first : mark.end]
            text = " ".join(order)
            personnel = min(i for i in (text.find(w) for w in ("personnel", "piyada", "пехот"))
                            if i >= 0)  # fmt: skip
            tank = min(i for i in (text.find(w) for w in ("tank", "танк")) if i >= 0)
            pair = [Mark("kind", "ap", mark.first, mark.end), Mark("kind", "at", mark.first,
                                                                   mark.end)]  # fmt: skip
            at = kinds.index(mark)
            kinds[at : at + 1] = pair if personnel < tank else pair[::-1]
    return kinds
