"""Periods that a sentence compares its own with: which numbers are of those, and which not."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.numbers.mirrors import LEGEND, is_compared
from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group
from handlers.language.extraction.words.layout import Sentence


def of_the_title(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    periods: Sequence[Group[Time]],
    clauses: Clauses,
) -> None:
    """Such as "October (September): AP 318 (290), AT 142 (151)": brackets are of September.

    Also "In October (in brackets: September) 318 (290) mines".
    """
    if len(periods) != 2 or not anchors or periods[1].end > anchors[0].first:
        return
    main, other = periods
    gap = sentence.folded[main.end : other.first]
    bracketed = gap[:1] == ("(",) and (len(gap) == 1 or bool(LEGEND & set(gap)))
    if bracketed and ")" in sentence.folded[other.end : other.end + 2]:
        for index, anchor in enumerate(anchors):
            times[index] = Bound(other if clauses.brackets[anchor.first] else main, close=True)


def of_brackets(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    said: Sequence[Time],
    clauses: Clauses,
) -> None:
    """Such as "5,120 ha, 3 % more than in April (4,980 ha)": April is of the bracket alone.

    Also where the comparison ends it: "apreldəki ilə müqayisədə 3 % çoxdur (4 980 ha)".
    """
    for index, anchor in enumerate(anchors):
        bound = times[index]
        if bound is None or clauses.brackets[anchor.first] or bound.group.first < anchor.end:
            continue
        behind = sentence.folded[bound.group.end : bound.group.end + 2]
        more = set(sentence.folded[max(anchor.end, bound.group.first - 3) : bound.group.first])
        inside = any(a.first > bound.group.end and clauses.brackets[a.first] for a in anchors)
        if "(" in behind and inside and more & _MORE:
            times[index] = None
    if is_compared(sentence):
        _of_the_first_bracket(sentence, anchors, times, clauses)
    for index, anchor in enumerate(anchors[1:], 1):
        opened = anchor.first - 1
        if sentence.folded[opened] != "(" or sentence.folded[opened - 1] not in _MORE_AZ:
            continue
        with_that = [
            time for time in said
            if anchors[index - 1].end <= time.first < opened
            and _COMPARED & set(sentence.folded[time.end : time.end + 3])
        ]  # fmt: skip
        for time in with_that[-1:]:
            ranged = replace(time, sort="range") if time.sort == "saying" else time
            times[index] = Bound(Group(time.first, time.end, ranged), close=True)


def _of_the_first_bracket(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    clauses: Clauses,
) -> None:
    """Such as "AP – 102 (a week earlier: 88), AT – 44 (39)": 39 are of a week earlier, too."""
    first: Bound[Time] | None = None
    for index, anchor in enumerate(anchors):
        bracket = clauses.brackets[anchor.first]
        bound = times[index]
        if not bracket:
            continue
        own = bound is not None and clauses.brackets[bound.group.first] == bracket
        if own:
            first = first or bound
        elif first is not None and sentence.folded[anchor.first - 1] == "(":
            times[index] = first


_COMPARED = frozenset({"muqayisede", "nisbeten"})
_MORE_AZ = frozenset({"coxdur", "azdir", "artiqdir", "cox", "az", "artiq", "olub", "yuksekdir"})
_MORE = frozenset({"more", "less", "fewer", "than", "above", "below", "больше", "меньше", "выше",
                   "ниже", "чем"})  # fmt: skip


def past_comparisons(
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    periods: Sequence[Group[Time]],
    clauses: Clauses,
) -> None:
    """Such as "8,940 ha, against 7,982 a year earlier, while 512 mines": of the first period."""
    for index, anchor in enumerate(anchors):
        here = times[index]
        if here is None or here.close or here.group.value.sort != "earlier":
            continue
        before = [g for g in periods if g.first < here.group.first and g.value.sort != "earlier"]
        if here.group.end <= anchor.first and clauses.strong(here.group.end, anchor.first):
            times[index] = Bound(before[-1], close=False) if before else None


_THAN = frozenset({"than", "чем", "with", "to", "сравнению", "muqayisede", "nisbeten", "ile"})


def than_last_year(sentence: Sentence, times: list[Bound[Time] | None]) -> set[int]:
    """Such as "from January to October 48,200 ha, more than last year (43,036)": these months.

    Which numbers have the same months of the year before; that is doubted, it is not written.
    """
    found: set[int] = set()
    for index, here in enumerate(times):
        before = times[index - 1] if index else None
        if here is None or before is None or not _ends_early(before.group.value):
            continue
        last, now = here.group.value, before.group.value
        near = sentence.folded[max(0, last.first - 3) : last.end + 3]
        spoken = not any(word[0].isdigit() for word in sentence.folded[last.first : last.end])
        if spoken and _THAN & set(near) and _is_year_before(last, now):
            time = replace(last, sort="earlier", back="year", start=None, stop=None)
            times[index] = Bound(Group(here.group.first, here.group.end, time), close=True)
            found.add(index)
    return found


def _ends_early(time: Time) -> bool:
    """Whether it is over before the last month of a year."""
    return time.stop is not None and time.stop.month < _DECEMBER


def _is_year_before(last: Time, now: Time) -> bool:
    """Whether one is the whole year before the other."""
    if last.start is None or last.stop is None or now.start is None:
        return False
    whole = (last.start.month, last.stop.month, last.start.year) == (1, 12, last.stop.year)
    return whole and last.sort == "range" and now.start.year == last.start.year + 1


_DECEMBER = 12
