"""Numbers whose noun or unit was said in the sentence before."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.language.extraction.numbers.counted import Counted, may_be_year
from handlers.language.extraction.numbers.elisions import Header, is_free
from handlers.language.extraction.numbers.mirrors import Series
from handlers.language.extraction.words.layout import Sentence
from store.measures import Measure
from store.quantities import Unit


def carry_over(
    sentence: Sentence,
    counted: list[Counted],
    spans: Sequence[tuple[int, int]],
    before: Sequence[Series],
) -> None:
    """Such as "Since 2020 238,000 hectares. This year alone over 51,000": the unit said before.

    Only where the sentence names nothing that can be counted, the one before counts one thing
    (or a total is said of several kinds), and the number stands beside a place, a time, a verb.
    """
    if any(item.measure for item in counted) or sentence.marks.get("unit"):
        _say_of_the_same(sentence, counted)
        return
    last = list(dict.fromkeys(before[-1])) if before else []
    if len(last) > 1 and sentence.has("total"):
        last = [kind] if (kind := union(last)) is not None else []
    if len(last) != 1 or sentence.marks.get("kind"):
        return
    marks = [*spans, *((m.first, m.end) for name in _LINKING
                       for m in sentence.marks.get(name, ()))]  # fmt: skip
    for index, item in enumerate(counted):
        near = any(0 <= first - item.end <= 1 or _leads(sentence, end, item.first)
                   for first, end in marks)  # fmt: skip
        bare = item.nothing == "?" and not item.amount.no_count
        if bare and near and not may_be_year(sentence, item) and is_free(sentence, item, marks):
            counted[index] = replace(
                item, measure=last[0][0], unit=last[0][1], nothing="", carried=True
            )


def _say_of_the_same(sentence: Sentence, counted: list[Counted]) -> None:
    """Such as "1,240 mines in June, in May this figure was 980": what the number before counts."""
    for index, item in enumerate(counted):
        gap = sentence.folded[counted[index - 1].end if index else 0 : item.first]
        said = [at for at, word in enumerate(gap) if word in _FIGURE and {*gap[:at]} & _THIS]
        bare = item.nothing == "?" and not item.amount.no_count
        if bare and index and said and len(gap) - said[-1] <= _FAR:
            kind = counted[index - 1]
            if kind.measure is not None:
                counted[index] = replace(
                    item, measure=kind.measure, unit=kind.unit, nothing="", carried=True
                )


_FIGURE = frozenset({"figure", "number", "reqem", "gosterici", "показатель", "цифра", "число"})
_THIS = frozenset({"this", "that", "the", "bu", "hemin", "этот", "эта", "это", "тот"})
_LEADING = frozenset({
    "it", "is", "was", "were", "this", "that", "figure", "number", "stood", "stands", "at", "to",
    "get", "reach", "reached", "clear", "demine", "and", "also", "already", "alone", "-", ",", ":",
    "(", "the", "for", "year", "bu", "reqem", "gosterici", "ise", "artiq", "это", "уже", "было",
    "составило", "составил", "составила", "на", "выйти", "достичь", "показатель", "цифра", "и",
    "more", "than", "over", "about", "nearly", "some", "another", "daha", "еще", "свыше", "более",
    "около", "почти", "до", "least", "как", "минимум", "не", "менее", "up",
})  # fmt: skip


def _leads(sentence: Sentence, end: int, first: int) -> bool:
    """Whether only such as "it is" lies between a place, a time or a verb and its number."""
    gap = sentence.folded[end:first]
    return 0 <= first - end <= _FAR and all(word in _LEADING for word in gap)


_LINKING = ("split", "positive", "planned", "done", "total", "over", "up_to", "about")
_FAR = 3
"""Words between a place, time or verb and its number, at most: "In Shusha it is 3,120"."""


def union(kinds: Sequence[Header]) -> Header | None:
    """What kinds of ordnance come to together; None for land."""
    bits = 0
    for measure, _ in kinds:
        bits |= measure.types
    together = next((m for m in Measure if m.types == bits and not m.is_area), None)
    land = any(measure.is_area for measure, _ in kinds)
    return None if together is None or land else (together, Unit.ITEM)
