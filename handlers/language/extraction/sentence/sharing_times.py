"""How the numbers of one sentence share its periods."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group
from handlers.language.extraction.words.layout import Sentence
from store.areas import Places
from store.questions import Status


def as_of_this_year(periods: list[Group[Time]], anchors: Sequence[Anchor]) -> list[Group[Time]]:
    """Such as "by 27 December 59,321 ha had been cleared this year": one period of one number.

    What follows may be the plan for that day.
    """
    until = [g for g in periods if g.value.sort == "until" and g.value.stop is not None]
    year = [
        g
        for g in periods
        if (g.value.running or g.value.sort == "since") and g.value.start is not None
    ]
    if len(periods) != 2 or not until or not year:
        return periods
    one, two = sorted((until[0], year[0]), key=lambda group: group.first)
    if [a for a in anchors if one.first < a.first < two.first] != list(anchors[:1]):
        return periods  # one number stands between the two
    start, stop = year[0].value.start, until[0].value.stop
    if start is None or stop is None or not start <= stop <= (year[0].value.stop or stop):
        return periods  # or "this year 60,000, and by the end of 2026 250,000"
    both = replace(year[0].value, start=start, stop=stop, inferred=until[0].value.inferred)
    return [Group(g.first, g.end, both) for g in periods]


def cumulative(
    sentence: Sentence, heading: Sentence | None, times: list[Bound[Time] | None]
) -> None:
    """Such as "Cleared, cumulative: 2022 – 83,200 ha, 2023 – 136,300 ha": to the end of each.

    Not where the title says since when.
    """
    words = sentence.folded
    own = words.index(":") if ":" in words else 0
    titles = (
        [(sentence, own)] if heading is None else [(sentence, own), (heading, len(heading.folded))]
    )
    marks = [m for title, end in titles for m in title.marks.get("period", ()) if m.end <= end]
    concepts = {mark.concept for mark in marks}
    if "cumulative" not in concepts or concepts & _SINCE:
        return
    for index, bound in enumerate(times):
        if bound is not None and bound.group.value.sort == "range":
            group = replace(bound.group, value=bound.group.value.until())
            times[index] = replace(bound, group=group)


_SINCE = frozenset({"this_year", "war", "this_month"})


def done_before(
    anchors: Sequence[Anchor],
    times: Sequence[Bound[Time] | None],
    planned: list[Status],
    clauses: Clauses,
    published: date,
) -> None:
    """Such as "plan for Q2 2025: 17,500 ha (Q2 2024: 14,900 ha)": what was done a year before."""
    for index, anchor in enumerate(anchors):
        bound = times[index]
        bracket = clauses.brackets[anchor.first]
        if bound is None or not bracket or planned[index] is not Status.PLANNED:
            continue
        own = clauses.brackets[bound.group.first] == bracket
        stop = bound.group.value.stop
        later = any(
            other is not None and other.group.value.stop and other.group.value.stop > published
            for other in times[:index]
        )
        if own and later and stop is not None and stop < published:
            planned[index] = Status.ACTUAL


def until_then(
    times: list[Bound[Time] | None], periods: Sequence[Group[Time]], statuses: Sequence[Status]
) -> None:
    """Such as "by 1 July 2024 150,742 ha had been cleared, 26,450 ha of them in 2024"."""
    days = [g.value.stop for g in periods if g.value.sort == "until" and g.value.stop is not None]
    for index, bound in enumerate(times):
        time = bound.group.value if bound is not None else None
        done = statuses[index] is Status.ACTUAL
        if bound is None or time is None or len(days) != 1 or time.sort != "range" or not done:
            continue
        if time.start is not None and time.stop is not None and time.start < days[0] < time.stop:
            group = replace(bound.group, value=replace(time, stop=days[0]))
            times[index] = replace(bound, group=group)


def to_date_beside(
    sentence: Sentence, anchors: Sequence[Anchor], times: list[Bound[Time] | None]
) -> None:
    """Such as "the cleared area stands at 38,900 ha; in 2024 alone it was 15,003.7 ha"."""
    alone = sentence.marks.get("alone", ())
    for index, anchor in enumerate(anchors[:-1]):
        later = [
            bound.group for other, bound in zip(anchors, times, strict=True)
            if bound is not None and other.sort == anchor.sort and other.first > anchor.first
            and any(-1 <= m.first - bound.group.end <= 1 or 0 <= bound.group.first - m.end <= 1
                    for m in alone)
        ]  # fmt: skip
        if times[index] is None and later:
            time = Time(sort="to_date", first=anchor.first, end=anchor.end)
            times[index] = Bound(Group(anchor.first, anchor.end, time), close=False)


def so_far_this_year(
    sentence: Sentence,
    times: list[Bound[Time] | None],
    periods: Sequence[Group[Time]],
    statuses: Sequence[Status],
) -> None:
    """Such as "so far 8,640 of the 10,000 ha that are to be cleared this year": of this year."""
    year = next((g for g in periods if g.value.running and g.value.sort == "range"), None)
    done = [index for index, status in enumerate(statuses) if status is Status.ACTUAL]
    if year is None or Status.PLANNED not in statuses or sentence.has("total"):
        return
    sorts = {bound.group.value.sort for index in done if (bound := times[index]) is not None}
    if done and sorts <= {"to_date"}:
        for index in done:
            times[index] = Bound(year, close=True)


def past_parts(
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    periods: Sequence[Group[Time]],
    clauses: Clauses,
) -> set[int]:
    """Such as "since 2020 208,000 ha, including 55,000 this year, were cleared, 900 mines found".

    The mines are of the whole time again, as far as one can tell: which numbers are so.
    """
    again: set[int] = set()
    for barrier in clauses.barriers:
        before = [g for g in periods if g.first < barrier]
        parts = [a for a in anchors if a.first > barrier]
        if not before or not parts:
            continue
        for index, anchor in enumerate(anchors):
            bound = times[index]
            if bound is None or bound.close or anchor.first < barrier:
                continue
            inner = barrier < bound.group.first < parts[0].end
            if (
                inner
                and anchor.sort != parts[0].sort
                and clauses.between(parts[0].end, anchor.first)
            ):
                times[index] = Bound(before[-1], close=False)
                again.add(index)
    return again


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
        if following is None or clauses.has_own(following, anchor, anchors):
            continue
        if not clauses.between(anchor.end, following.first):
            times[index] = Bound(following, close=True)


def _within(part: Time, whole: Time) -> bool:
    if part.start is None or part.stop is None or whole.start is None or whole.stop is None:
        return False
    return whole.start <= part.start and part.stop <= whole.stop


def one_time(
    anchors: Sequence[Anchor],
    clauses: Clauses,
    times: list[Bound[Time] | None],
    places: Sequence[Bound[Places] | None],
    only: Group[Time],
) -> None:
    """Such as "12,000 ha in Aghdam and 8,000 ha in Fuzuli next year": one time for both places."""
    for index, place in enumerate(places):
        barred = clauses.barred(anchors[index].end, only.first)
        reached = not barred and clauses.reach(anchors[index], [only])
        if times[index] is None and place is not None and place.close and reached:
            times[index] = Bound(only, close=False)
