"""How the numbers of one sentence share its periods and places: totals, lists, "respectively"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.language.extraction.binding import Anchor, Bound, Clauses, Group, Value
from handlers.language.extraction.counted import Counted
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.moments import Time
from handlers.language.extraction.report import Concern
from store.areas import WHOLE, Places


def as_of_this_year(periods: list[Group[Time]], anchors: Sequence[Anchor]) -> list[Group[Time]]:
    """Such as "by 27 December 59,321 ha had been cleared this year": one period of one number."""
    until = [g for g in periods if g.value.sort == "until" and g.value.stop is not None]
    year = [g for g in periods if g.value.running and g.value.start is not None]
    if len(anchors) != 1 or len(periods) != 2 or not until or not year:
        return periods
    start, stop = year[0].value.start, until[0].value.stop
    if start is None or stop is None or start > stop:
        return periods
    both = replace(year[0].value, start=start, stop=stop, inferred=until[0].value.inferred)
    return [Group(g.first, g.end, both) for g in periods]


def until_then(times: list[Bound[Time] | None], periods: Sequence[Group[Time]]) -> None:
    """Such as "by 1 July 2024 150,742 ha had been cleared, 26,450 ha of them in 2024"."""
    days = [g.value.stop for g in periods if g.value.sort == "until" and g.value.stop is not None]
    for index, bound in enumerate(times):
        time = bound.group.value if bound is not None else None
        if bound is None or time is None or len(days) != 1 or time.sort != "range":
            continue
        if time.start is not None and time.stop is not None and time.start < days[0] < time.stop:
            group = replace(bound.group, value=replace(time, stop=days[0]))
            times[index] = replace(bound, group=group)


def far(
    index: int, bound: Sequence[Bound[Value] | None], groups: Sequence[Group[Value]], key: str
) -> list[Concern]:
    """A doubt where one of several periods or places may be meant, and none stands beside.

    What stands beside a number holds for those of its list: "in Aghdam 112 AP and 45 AT mines".
    """
    here = bound[index]
    if here is None or here.close or len({_said(group.value) for group in groups}) < 2:
        return []
    listed = any(
        before is not None and before.close and before.group is here.group
        for before in bound[:index]
    )
    return [] if listed else [concern("warn", key)]


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


def _said(value: object) -> object:
    """What two groups must share to say the same."""
    return (value.start, value.stop) if isinstance(value, Time) else value


def contained(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    periods: Sequence[Group[Time]],
    clauses: Clauses,
) -> None:
    """Such as "the plan for 2025: 12,000 ha in the first quarter, …, 65,000 in all".

    A part of the year that stands right behind its number says more than the year; the sum is
    of the whole year.
    """
    if len(periods) < 3:
        return
    whole = periods[0]
    parts = [g for g in periods[1:] if _within(g.value, whole.value)]
    if len(parts) < len(periods) - 1:
        return
    for index, anchor in enumerate(anchors):
        here = times[index]
        before = here is None or here.group.first < anchor.first
        if before and any(m.first == anchor.end or 0 <= anchor.first - m.end <= 1
                          for m in sentence.marks.get("total", ())):  # fmt: skip
            times[index] = Bound(whole, close=True)
            continue
        if here is not None and here.group is not whole and here.close:
            continue
        following = next((g for g in parts if g.first >= anchor.end), None)
        if following is not None and not clauses.between(anchor.end, following.first):
            times[index] = Bound(following, close=True)


def _within(part: Time, whole: Time) -> bool:
    if part.start is None or part.stop is None or whole.start is None or whole.stop is None:
        return False
    return whole.start <= part.start and part.stop <= whole.stop


def totals(
    sentence: Sentence,
    ours: Sequence[Counted],
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    places: list[Bound[Places] | None],
    clauses: Clauses,
) -> None:
    """Such as "62,000 ha last year, and in total 180,000 ha": the second is everything to date.

    But in "902 ha in Aghdam, 760 in Fuzuli, 4,107 ha in total" it is of all places.
    """
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
                time = Time(sort="to_date", first=mark.first, end=mark.end)
                times[index] = Bound(Group(mark.first, mark.end, time), close=True)


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


def one_time(
    times: list[Bound[Time] | None],
    places: Sequence[Bound[Places] | None],
    only: Group[Time],
) -> None:
    """Such as "12,000 ha in Aghdam and 8,000 ha in Fuzuli next year": one time for both places."""
    for index, place in enumerate(places):
        if times[index] is None and place is not None and place.close:
            times[index] = Bound(only, close=False)


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


def out_of(
    sentence: Sentence, anchors: Sequence[Anchor], places: list[Bound[Places] | None]
) -> None:
    """Such as "27,800 of the planned 29,200 ha were cleared in Jabrayil": both there."""
    for index, (one, two) in enumerate(pairwise(anchors)):
        between = sentence.folded[one.end : two.first]
        joined = between[:1] in _OUT_OF and len(between) <= _BETWEEN
        if joined and one.sort == two.sort and places[index] is None:
            places[index] = places[index + 1]


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
    for sort in {anchor.sort for anchor in anchors}:
        lists: dict[tuple[int, int], list[int]] = {}
        for index, anchor in enumerate(anchors):
            belongs = bound[index]
            if anchor.sort == sort and belongs is not None:
                lists.setdefault((belongs.group.first, belongs.group.end), []).append(index)
        for (first, end), numbers in lists.items():
            inside = [name for name in names if first <= name.first < end]
            joined = all(
                _joined(sentence, anchors[one], anchors[two]) for one, two in pairwise(numbers)
            )
            said = sentence.has("respectively") or joined
            if said and len(inside) == len(numbers) > 1:
                for index, name in zip(numbers, inside, strict=True):
                    bound[index] = Bound(name, close=True)


def _joined(sentence: Sentence, one: Anchor, two: Anchor) -> bool:
    """Whether only "and" or a comma joins two numbers: "45 and 67 hectares"."""
    between = sentence.folded[one.end : two.first]
    return bool(between) and all(word in {"and", ",", "ve", "и"} for word in between)
