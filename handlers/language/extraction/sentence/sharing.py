"""How the numbers of one sentence share its places: totals, lists, "respectively"."""

from collections.abc import Sequence
from itertools import pairwise

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.report import Concern
from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group, Value
from handlers.language.extraction.words.layout import Sentence
from store.areas import Places


def far(
    anchors: Sequence[Anchor],
    index: int,
    bound: Sequence[Bound[Value] | None],
    groups: Sequence[Group[Value]],
    clauses: Clauses,
    key: str,
) -> list[Concern]:
    """A doubt where one of several periods or places may be meant, and none stands beside.

    What stands beside a number holds for those of its list: "in Aghdam 112 AP and 45 AT mines".
    """
    here = bound[index]
    if here is None or here.close or len({_said(group.value) for group in groups}) < 2:
        return []
    listed = any(
        before is not None
        and before.close
        and before.group is here.group
        and not clauses.strong(anchors[at].end, anchors[index].first)
        for at, before in enumerate(bound[:index])
    )
    return [] if listed else [concern("warn", key)]


def of_a_part(
    index: int, anchors: Sequence[Anchor], bound: Sequence[Bound[Places] | None], clauses: Clauses
) -> list[Concern]:
    """A doubt of the 215 of "of these 48 ha in Aghdam for the railway, 215 for roads".

    Those may be elsewhere.
    """
    here, anchor = bound[index], anchors[index]
    if here is None or here.close or not clauses.barred(0, min(anchor.first, here.group.first)):
        return []
    taken = any(
        other.sort == anchor.sort
        and one is not None
        and one.close
        and one.group.value == here.group.value
        for other, one in zip(anchors[:index], bound, strict=False)
    )
    return [concern("warn", "place-far")] if taken else []


def beyond(
    sentence: Sentence,
    index: int,
    anchors: Sequence[Anchor],
    bound: Sequence[Bound[Places] | None],
) -> list[Concern]:
    """A doubt of a place that stands behind another clause: of its verb, or of both.

    Such as "Of the 35,000 mines found so far, one in five was found in Jabrayil".
    """
    here = bound[index]
    if here is None or here.close or here.group.first < anchors[index].end:
        return []
    start, stop = anchors[index].end, here.group.end
    verbs = [m.first for m in sentence.marks.get("positive", ()) if start <= m.first < stop + 3]
    commas = [at for at in range(start, here.group.first) if sentence.folded[at] == ","]
    parted = any(min(verbs) < at < max(verbs) for at in commas) if len(verbs) > 1 else False
    return [concern("warn", "place-far")] if parted else []


def after_all(
    sentence: Sentence, index: int, anchors: Sequence[Anchor], bound: Sequence[Bound[Value] | None]
) -> list[Concern]:
    """A doubt of what follows a list with a verb of its own: of the last place, or of all.

    Such as "212 ha in Lachin and 97.5 ha in Gubadli, and 56 mines were found".
    """
    here, before = bound[index], range(index)
    if here is None or here.close or any(anchors[i].sort == anchors[index].sort for i in before):
        return []
    close = [(anchors[i].sort, one.group.value) for i in before if (one := bound[i]) and one.close]
    parallel = any(
        sort == other and value == here.group.value != another
        for sort, value in close
        for other, another in close
    )
    stop = anchors[index + 1].first if index + 1 < len(anchors) else len(sentence.tokens)
    verbs = sentence.marks.get("positive", ())
    own = any(anchors[index - 1].end <= verb.first < stop for verb in verbs)
    return [concern("warn", "place-far")] if parallel and own else []


def _said(value: object) -> object:
    """What two groups must share to say the same."""
    return (value.start, value.stop) if isinstance(value, Time) else value


def out_of(
    sentence: Sentence, anchors: Sequence[Anchor], places: list[Bound[Places] | None]
) -> None:
    """Such as "27,800 of the planned 29,200 ha were cleared in Jabrayil": both there."""
    splits = {mark.first for mark in sentence.marks.get("split", ())}
    for index, (one, two) in enumerate(pairwise(anchors)):
        between = sentence.folded[one.end : two.first]
        joined = between[:1] in _OUT_OF and len(between) <= _BETWEEN and one.end not in splits
        if joined and one.sort == two.sort and places[index] is None:
            places[index] = places[index + 1]


def one_place(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    times: Sequence[Bound[Time] | None],
    places: list[Bound[Places] | None],
    only: Group[Places],
) -> None:
    """Such as "2,100 ha in 2021, 3,950 ha in 2022 and 5,020 ha in 2023 were cleared in Zangilan".

    One verb after a list of one kind over several times, and the place behind the verb.
    """
    verbs = [m.first for m in sentence.marks.get("positive", ())]
    timed = {_said(bound.group.value) for bound in times if bound is not None and bound.close}
    if len(anchors) < 2 or not verbs or sentence.has("split"):
        return
    listed = not sentence.has("planned") and all(
        sentence.folded[one.end : two.first].count(",") <= 1 for one, two in pairwise(anchors)
    )  # "230 ha of farmland, 45 ha of housing and 12 ha along power lines were cleared in …"
    alike = len({anchor.sort for anchor in anchors}) == 1 and (
        len(timed) == len(anchors) or listed
    )
    if alike and anchors[-1].end <= verbs[0] < only.first:
        places[:] = [bound or Bound(only, close=False) for bound in places]


_FRACTIONS = frozenset({
    "half", "third", "thirds", "quarter", "quarters", "most", "majority", "bulk", "половина",
    "половину", "треть", "трети", "четверть", "четверти", "большая", "большинство", "yarisi",
    "ucde", "dordde", "coxu", "hissesi",
})  # fmt: skip


_FIRST = frozenset({"first", "second", "last", "birinci", "ikinci", "первой", "второй"})


def of_a_fraction(
    sentence: Sentence, anchors: Sequence[Anchor], bound: list[Bound[Places] | None]
) -> None:
    """Such as "Of the 5,344 ha cleared, two thirds were in Aghdam": not all of them."""
    times = {at for mark in sentence.marks.get("period", ()) for at in range(mark.first, mark.end)
             if sentence.folded[mark.end : mark.end + 1] == ("of",)
             or (mark.first and sentence.folded[mark.first - 1] in _FIRST)}  # fmt: skip
    for index, anchor in enumerate(anchors):
        here = bound[index]
        if here is not None and here.group.first >= anchor.end:
            between = range(anchor.end, here.group.first)
            if any(sentence.folded[at] in _FRACTIONS and at not in times for at in between):
                bound[index] = None


def work_behind(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    bound: list[Bound[Places] | None],
    groups: Sequence[Group[Places]],
    clauses: Clauses,
) -> None:
    """Such as "the week gave 58 mines and 1,370 UXO; work went on in Aghdam and Fuzuli"."""
    behind = [g for g in groups if anchors and g.first >= anchors[-1].end]
    if len(groups) != 1 or not behind or not clauses.strong(anchors[-1].end, behind[0].first):
        return
    works = [m for m in sentence.marks.get("place", ()) if m.concept == "operations"]
    if any(anchors[-1].end <= m.first < behind[0].first for m in works):
        bound[:] = [Bound(behind[0], close=True) for _ in bound]


_BETWEEN = 4
"""Words of "out of the planned", at most."""
_OUT_OF = frozenset({("of",), ("out",), ("из",)})


def in_order(
    anchors: Sequence[Anchor], bound: list[Bound[Value] | None], groups: Sequence[Group[Value]]
) -> None:
    """Such as "In Aghdam and Fuzuli 45 and 67 ha, respectively": the first for the first."""
    for sort in {anchor.sort for anchor in anchors}:
        same = [i for i, anchor in enumerate(anchors) if anchor.sort == sort]
        if len(same) == len(groups) > 1:
            for index, group in zip(same, groups, strict=True):
                bound[index] = Bound(group, close=True)


def each_of(
    anchors: Sequence[Anchor],
    bound: list[Bound[Places] | None],
    names: Sequence[Group[Places]],
    sentence: Sentence,
) -> None:
    """As `in_order`, for the places of one list and as many numbers that belong to it.

    Without "respectively" only where "and" alone joins the numbers.
    """
    _all_of_a_list(anchors, bound, names, sentence)
    for sort in {anchor.sort for anchor in anchors}:
        lists: dict[tuple[int, int], list[int]] = {}
        for index, anchor in enumerate(anchors):
            belongs = bound[index]
            if anchor.sort == sort and belongs is not None:
                lists.setdefault((belongs.group.first, belongs.group.end), []).append(index)
        for (first, end), all_numbers in lists.items():
            numbers = _behind_respectively(sentence, anchors, all_numbers)
            inside = [name for name in names if first <= name.first < end]
            joined = all(
                _joined(sentence, anchors[one], anchors[two]) for one, two in pairwise(numbers)
            )
            said = sentence.has("respectively") or joined
            if said and len(inside) == len(numbers) > 1:
                for index, name in zip(numbers, inside, strict=True):
                    bound[index] = Bound(name, close=True)


def _behind_respectively(
    sentence: Sentence, anchors: Sequence[Anchor], numbers: list[int]
) -> list[int]:
    """Of "214.6 ha in Lachin and Kalbajar – respectively 120.3 and 94.2" the last two."""
    said = [m.first for m in sentence.marks.get("respectively", ())]
    total = numbers and any(
        anchors[numbers[0]].end <= at < anchors[numbers[1]].first
        for at in said if len(numbers) > _PAIR
    )  # fmt: skip
    return numbers[1:] if total else numbers


_PAIR = 2


def as_before(
    sentence: Sentence, anchors: Sequence[Anchor], bound: list[Bound[Places] | None]
) -> None:
    """Such as "402 ha in Aghdam and 118 ha in Fuzuli, in all 3,870 and 960 ha respectively".

    As many numbers again, and no place behind them: those of the first ones, in order.
    """
    half = len(anchors) // 2
    if not sentence.has("respectively") or half < 2 or len(anchors) % 2:
        return
    model, copy = bound[:half], anchors[half:]
    placed = [one.group for one in model if one is not None and one.close]
    alike = [a.sort for a in anchors[:half]] == [a.sort for a in copy]
    behind = any(group.first >= copy[0].first for group in placed)
    later = any(one is not None and one.group.first >= copy[0].first for one in bound)
    if alike and len({group.value for group in placed}) == half and not behind and not later:
        bound[half:] = [Bound(group, close=True) for group in placed]


def _all_of_a_list(
    anchors: Sequence[Anchor],
    bound: list[Bound[Places] | None],
    names: Sequence[Group[Places]],
    sentence: Sentence,
) -> None:
    """Such as "45, 67 and 12 ha were cleared in Aghdam, Fuzuli and Jabrayil respectively".

    As many numbers of one kind as there are places, all behind them.
    """
    sorts = {anchor.sort for anchor in anchors}
    same = len(sorts) == 1 and len(anchors) == len(names) > 1 and sentence.has("respectively")
    if same and anchors[-1].end <= names[0].first:
        bound[:] = [Bound(name, close=True) for name in names]


def _joined(sentence: Sentence, one: Anchor, two: Anchor) -> bool:
    """Whether only "and" or a comma joins two numbers: "45 and 67 hectares"."""
    between = sentence.folded[one.end : two.first]
    return bool(between) and all(word in {"and", ",", "ve", "и"} for word in between)
