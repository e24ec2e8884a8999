"""Totals within a sentence: of everything to date, of all places, and sums of their parts."""

from collections.abc import Sequence

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group
from handlers.language.extraction.words.layout import Sentence
from store.areas import WHOLE, Places


def totals(
    sentence: Sentence,
    ours: Sequence[Counted],
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    places: list[Bound[Places] | None],
    clauses: Clauses,
) -> set[int]:
    """Such as "62,000 ha last year, and in total 180,000 ha": the second is everything to date.

    But in "902 ha in Aghdam, 760 in Fuzuli, 4,107 ha in total" it is of all places. Gives those
    of which it is not sure: they are no much larger, and may be of the same days.
    """
    added, unsure = sums(ours), set[int]()
    for index, anchor in enumerate(anchors):
        bound = times[index]
        if bound is not None and bound.close:
            continue
        before = [
            a for a, item in zip(anchors[:index], ours, strict=False)
            if a.sort == anchor.sort and item.amount.value < ours[index].amount.value
        ]  # fmt: skip
        for mark in sentence.marks.get("total", ()):
            if (
                before
                and before[-1].end <= mark.first
                and mark.end <= anchor.first
                and (clauses.between(before[-1].end, mark.first) and anchor.first - mark.end < 14)
            ):
                listed = [
                    b for a, b in zip(anchors[:index], places, strict=False)
                    if a.sort == anchor.sort and b is not None and b.close
                ]  # fmt: skip
                if len(listed) > 1 and len({b.group for b in listed}) > 1:
                    group: Group[Places] = Group(mark.first, mark.end, (WHOLE,))
                    places[index] = Bound(group, close=True)
                    break
                if index in added or _of_a_time(sentence, mark.end, anchor.first):
                    break
                time = Time(sort="to_date", first=mark.first, end=mark.end)
                times[index] = Bound(Group(mark.first, mark.end, time), close=True)
                largest = max(item.amount.value for a, item in zip(anchors[:index], ours,
                                                                  strict=False)
                              if a.sort == anchor.sort)  # fmt: skip
                if ours[index].amount.value < _MUCH * largest:
                    unsure.add(index)
    return unsure


_MUCH = 4
"""Times the part before it, from which a total is that of another time, and no part's whole."""


def _of_a_time(sentence: Sentence, end: int, first: int) -> bool:
    """Whether a total is "for the month", and not to date."""
    marks = sentence.marks.get("period", ())
    return any(end <= mark.first < first and mark.concept != "to_date" for mark in marks)


def sums(ours: Sequence[Counted]) -> dict[int, list[int]]:
    """Which numbers are the sum of the two or more of their kind before them, and of which.

    Such as "ANAMA 32,823.9 ha, companies 11,807.6 ha, which is 44,631.5 ha in all".
    """
    found: dict[int, list[int]] = {}
    for index, item in enumerate(ours):
        parts = [at for at in range(index) if ours[at].measure is item.measure]
        same = all(ours[at].unit is item.unit for at in parts)
        if len(parts) > 1 and same:
            together = sum(ours[at].amount.value for at in parts)
            if together == item.amount.value:
                found[index] = parts
    return found


def summed(
    sentence: Sentence, anchors: Sequence[Anchor], places: list[Bound[Places] | None]
) -> None:
    """Such as "410 ha in other districts, 628.5 ha in all": the last is of all of them."""
    marks = sentence.marks.get("total", ())
    ahead = [m for m in marks if any(0 <= a.first - m.end <= 1 for a in anchors)]
    for index, anchor in enumerate(anchors):
        bound = places[index]
        if bound is None or bound.close or not any(a.sort == anchor.sort for a in anchors[:index]):
            continue
        if any(0 <= anchor.first - m.end <= 1 for m in ahead) or any(
            0 <= m.first - anchor.end <= 1 for m in marks if m not in ahead
        ):
            places[index] = None
