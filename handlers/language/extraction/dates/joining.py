"""Times of one sentence that belong together, joined: since … as of …, a year until a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.points import WAR_END
from handlers.language.extraction.words.layout import Sentence


def merged(times: list[Time], sentence: Sentence) -> list[Time]:
    """Since … as of …: one period. "Weekly" yields to the days written beside it."""
    times = _months_joined(times, sentence)
    since = [time for time in times if time.sort == "since"]
    ends = [
        replace(time, sort="until") if _closes(time, sentence) else time for time in times
        if time.sort in {"until", "to_date"} or _closes(time, sentence)
    ]  # fmt: skip
    times = [time for time in times if not _closes(time, sentence)]
    used: set[int] = set()
    merged: list[Time] = []
    for time in since:
        stop = next(
            (e for e in ends
             if id(e) not in used and 0 <= max(e.first - time.end, time.first - e.end) <= 4
             and not _number_between(time, e, sentence)
             and (e.stop is None or time.start is None or e.stop >= time.start)),
            None,
        )  # fmt: skip
        if stop is not None:
            used.update((id(time), id(stop)))
            merged.append(
                Time(sort="range" if stop.sort == "until" else "since",
                     first=min(time.first, stop.first), end=max(time.end, stop.end),
                     start=time.start, stop=stop.stop,
                     inferred=time.inferred or stop.inferred)
            )  # fmt: skip
    kept = [time for time in times if id(time) not in used] + merged
    kept = _year_so_far(sorted(kept, key=lambda t: t.first), sentence)
    kept = _ends_apart(kept)
    kept = _war_dated(kept)
    kept = _to_date_then(kept)
    exact = [time for time in kept if time.sort in {"range", "since"} and time.start]
    if exact:
        first = min(time.first for time in exact)
        kept = [
            time for time in kept
            if time.sort != "weak" and not (time.sort == "same" and time.first > first)
        ]  # fmt: skip
    return sorted(_without_repeats(kept, sentence), key=lambda time: time.first)


def _number_between(one: Time, two: Time, sentence: Sentence) -> bool:
    """Whether a number stands between two times: no words may be read as a time over it."""
    between = sentence.tokens[min(one.end, two.end) : max(one.first, two.first)]
    return any(token.kind == "number" for token in between)


_AS_OF = 5
"""Words from a year to the day until which it is counted: "(по состоянию на"."""


def _year_so_far(times: list[Time], sentence: Sentence) -> list[Time]:
    """Such as "in 2024 so far", "in 2024 (as of 1 November)": its days until then."""
    for first, second in pairwise(times):
        one, two = (second, first) if first.sort == "to_date" else (first, second)
        gap = sentence.folded[first.end : second.first]
        if one.sort != "range" or two.sort not in {"to_date", "until"} or len(gap) > _AS_OF:
            continue
        if _number_between(one, two, sentence):
            continue
        if gap and gap[0] not in {"(", ",", "in", "в"} and not one.running:
            continue
        if one.start and one.stop and two.stop and one.start <= two.stop <= one.stop:
            joined = replace(one, first=first.first, end=second.end, stop=two.stop)
            return [joined if t is one else t for t in times if t is not two]
    return times


def _months_joined(times: Sequence[Time], sentence: Sentence) -> list[Time]:
    """Such as "in March and April": both months together."""
    joined: list[Time] = []
    for time in times:
        before = joined[-1] if joined else None
        if (
            before is not None and not sentence.has("respectively")
            and sentence.folded[before.end : time.first] in {("and",), ("ve",), ("и",)}
            and before.sort == time.sort == "range" and not before.day and not time.day
            and before.stop is not None and time.start is not None
            and before.stop + timedelta(days=1) == time.start
        ):  # fmt: skip
            joined[-1] = replace(before, end=time.end, stop=time.stop)
        else:
            joined.append(time)
    return joined


def _closes(time: Time, sentence: Sentence) -> bool:
    """Such as "to 15 March", behind a since."""
    before = sentence.folded[max(0, time.first - 1) : time.first]
    return time.day and time.sort == "range" and before in {("to",), ("through",)}


def _war_dated(times: list[Time]) -> list[Time]:
    """Such as "since the end of the war, on 10 November 2020": the date belongs to the war."""
    kept: list[Time] = []
    for time in times:
        war = kept[-1] if kept else None
        if (
            war is not None and war.start == WAR_END and war.sort == "since"
            and time.sort == "range" and 0 <= time.first - war.end <= 4
            and time.start is not None and time.start.year == WAR_END.year
        ):  # fmt: skip
            kept[-1] = replace(war, end=time.end)
        else:
            kept.append(time)
    return kept


def _to_date_then(times: list[Time]) -> list[Time]:
    """Such as "As of 1 March, 186,304 ha to date, and 178,000 mines": to that day."""
    until = [time for time in times if time.sort == "until"]
    if len(until) != 1:
        return times
    return [
        replace(time, sort="until", stop=until[0].stop, inferred=until[0].inferred)
        if time.sort == "to_date" and time.first > until[0].first
        and until[0].stop is not None and time.stop is not None and until[0].stop <= time.stop
        else time for time in times
    ]  # fmt: skip


def _ends_apart(times: list[Time]) -> list[Time]:
    """Such as "As of 1 May, … since 2020": one period, said at both ends of a sentence."""
    since = [time for time in times if time.sort == "since" and time.stop is None]
    until = [time for time in times if time.sort == "until"]
    times = _until_then(times, until)
    if len(since) != 1 or len(until) != 1 or len(times) != 2 + _running(times):
        to_date = [time for time in times if time.sort == "to_date"]
        if len(since) == 1 and len(to_date) == 1 and len(times) == 2:
            return [replace(time, sort="since", start=since[0].start) for time in times]
        return times
    if since[0].start is None or until[0].stop is None or since[0].start > until[0].stop:
        return times
    return [
        replace(t, sort="range", start=since[0].start, stop=until[0].stop)
        if t.sort in {"since", "until"} else t for t in times
    ]  # fmt: skip


def _running(times: Sequence[Time]) -> int:
    return sum(t.sort == "range" and t.running for t in times)


def _until_then(times: list[Time], until: Sequence[Time]) -> list[Time]:
    """Such as "By 15 November 58,900 ha, among them 36,400 this year": until that day."""
    ends = [t for t in times if t.sort == "range" and t.start is not None and t.start <= WAR_END]
    ends = [*until, *ends]
    if len(ends) != 1 or ends[0].stop is None:
        return times
    stop = ends[0].stop
    return [
        replace(t, stop=stop)
        if t.running and t.start is not None and t.stop is not None and t.start <= stop < t.stop
        else t for t in times
    ]  # fmt: skip


_ALONE = 2
"""Words from a year to the days in brackets behind it, at most: "in 2022 alone ("."""


def _without_repeats(times: list[Time], sentence: Sentence) -> list[Time]:
    """Such as "Past week (4–10 December)": the days in brackets say the same more exactly."""
    kept: list[Time] = []
    words = sentence.folded
    for two in times:
        one = kept[-1] if kept else None
        if one is None or one.first > two.first:
            kept.append(two)
            continue
        between = words[one.end : two.first]
        if (
            two.sort == "range"
            and one.sort in {"range", "same"}
            and (
                (between[-1:] == ("(",) and len(between) <= _ALONE)
                or between in {(",",), ("-",), ()}
            )
            and (one.start is None or _within(two, one))
        ):
            kept[-1] = replace(two, first=one.first)  # all of its words are read
        else:
            kept.append(two)
    return kept


def _within(two: Time, one: Time) -> bool:
    if one.start is None or one.stop is None or two.start is None or two.stop is None:
        return True
    return one.start - timedelta(days=8) <= two.start and two.stop <= one.stop + timedelta(days=8)
