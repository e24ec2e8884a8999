"""The periods that a sentence names, each once, those that belong together joined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from handlers.language.extraction.calendar import Calendar
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.moments import Time
from handlers.language.extraction.parts import read_part
from handlers.language.extraction.points import WAR_END
from handlers.language.extraction.ranges import read_range
from handlers.language.extraction.spans import read_spans
from handlers.language.extraction.stretches import may_begin, read_stretch

_NEAR = 6
"""Words from "than a year earlier" to the number of that time, at most."""
_WHEN = frozenset({"when", "когда"})
_THAN = frozenset({"than", "чем", "with"})
"""Before a time that another figure is compared with."""


def find_times(sentence: Sentence, published: date) -> list[Time]:
    """Every time named, in order; where two overlap the longer one stays."""
    calendar = Calendar(sentence, published)
    found: list[Time] = []
    for time in sorted(_all(sentence, calendar), key=lambda t: (t.first, -t.end)):
        if found and time.first < found[-1].end:
            if time.end - time.first > found[-1].end - found[-1].first:
                found[-1] = time
            continue
        found.append(time)
    times = [_saying(time, sentence, published) for time in found]
    return _merged(_visit(times, sentence, published), sentence)


def _all(sentence: Sentence, calendar: Calendar) -> Iterator[Time]:
    yield from read_spans(sentence, calendar)
    marked = {
        m.first for name in ("month", "ordinal", "number", "period")
        for m in sentence.marks.get(name, ())
    }  # fmt: skip
    at = 0
    while at < len(sentence.tokens):
        if at not in marked and not may_begin(sentence.folded[at]):
            at += 1
            continue
        time = (
            read_stretch(sentence, calendar, at)
            or read_part(sentence, calendar, at)
            or read_range(calendar, at)
        )
        if time is None:
            at += 1
            continue
        yield time
        at = max(time.end, at + 1)


def _visit(times: list[Time], sentence: Sentence, published: date) -> list[Time]:
    """Such as "During a visit on October 19, he said 9,400 ha had been cleared this year"."""
    said = [m.first for m in sentence.marks.get("speech", ()) if m.concept == "source"]
    return [
        replace(time, sort="saying")
        if time.day and len(times) > 1 and time.stop is not None
        and -1 <= (published - time.stop).days <= 3 and time.sort == "range"
        and any(
            time.end <= at and not any(t.kind == "number" for t in sentence.tokens[time.end : at])
            for at in said
        )
        else time for time in times
    ]  # fmt: skip


def _saying(time: Time, sentence: Sentence, published: date) -> Time:
    """A single day beside "said" or "reported" is the day of speaking, not of clearing."""
    words = sentence.folded
    if time.sort == "earlier":
        ahead = set(words[max(0, time.first - 3) : time.first])
        than, ratio = ahead & _THAN, "as" in ahead  # "half as many as a year ago"
        behind = any(word[:1].isdigit() for word in words[time.end : time.end + _NEAR])
        return replace(time, sort="saying") if ratio or (than and not behind) else time
    own = "(" in words[time.end : time.end + 3] or any(
        word in _WHEN for word in words[time.end : time.end + 2]
    )  # "compared with 2022 (19,870 ha)", "more than in 2022, when 19,870 ha"
    than = set(words[max(0, time.first - 2) : time.first]) & _THAN
    than |= set(words[time.end : time.end + 3]) & {"muqayisede", "nisbeten"}
    if than and not own:
        return replace(time, sort="saying")
    if _of_liberation(time, words):
        return replace(time, sort="saying")
    if not time.day or time.stop is None:
        return time
    near = (published - time.stop).days
    for mark in sentence.marks.get("speech", ()):
        before, after = time.first - mark.end, mark.first - time.end
        if time.rough:  # "the bulletin published yesterday"
            if mark.concept == "source" and (before == 0 or _says_so(words, mark.first, after)):
                return replace(time, sort="saying")
            continue
        if mark.concept == "event" and (0 <= before <= 1 or 0 <= after <= 1):
            return replace(time, sort="saying")
        if mark.concept == "source" and (0 <= before <= 3 or 0 <= after <= 1) and -1 <= near <= 3:
            return replace(time, sort="saying")
    return time


_LIBERATED = ("liberated", "regained", "recaptured", "de-occupied", "освобожденн", "возвращенн",
              "деоккупированн")  # fmt: skip


def _of_liberation(time: Time, words: Sequence[str]) -> bool:
    """Such as "in the territories regained in 2020 and 2023": no days of the work."""
    start, stop = time.start, time.stop
    if time.sort != "range" or start is None or stop is None or (stop - start).days < _YEAR:
        return False
    at = time.first - 1
    while at > 0 and (words[at] in _BETWEEN or words[at].startswith("20")):
        at -= 1
    if at >= 0 and words[at].startswith(_LIBERATED):
        return True
    behind = words[time.end : time.end + 2]
    azerbaijani = behind[:1] == ("azad",) and behind[1:] and behind[1].startswith(("edil", "olun"))
    return bool(azerbaijani) and stop.year == WAR_END.year


_YEAR = 364
_BETWEEN = frozenset({"in", "в", "во", "and", "и", "году", "годах", "г", ".", "by"})


def _says_so(words: Sequence[str], at: int, after: int) -> bool:
    """Whether an Azerbaijani participle follows: "dünən yayılan məlumat"."""
    return after == 0 and words[at].endswith(("an", "en", "mis", "mus"))


def _merged(times: list[Time], sentence: Sentence) -> list[Time]:
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


_AS_OF = 5
"""Words from a year to the day until which it is counted: "(по состоянию на"."""


def _year_so_far(times: list[Time], sentence: Sentence) -> list[Time]:
    """Such as "in 2024 so far", "in 2024 (as of 1 November)": its days until then."""
    for first, second in pairwise(times):
        one, two = (second, first) if first.sort == "to_date" else (first, second)
        gap = sentence.folded[first.end : second.first]
        if one.sort != "range" or two.sort not in {"to_date", "until"} or len(gap) > _AS_OF:
            continue
        if gap and gap[0] not in {"(", ",", "in", "в"}:
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


def _without_repeats(times: list[Time], sentence: Sentence) -> list[Time]:
    """Such as "Past week (4–10 December)": the days in brackets say the same more exactly."""
    dropped: set[int] = set()
    words = sentence.folded
    for one, two in pairwise(times):
        if one.first > two.first:
            continue
        between = words[one.end : two.first]
        if (
            two.sort == "range"
            and one.sort in {"range", "same"}
            and (between == ("(",) or between in {(",",), ("-",), ()})
            and (one.start is None or _within(two, one))
        ):
            dropped.add(id(one))
    return [time for time in times if id(time) not in dropped]


def _within(two: Time, one: Time) -> bool:
    if one.start is None or one.stop is None or two.start is None or two.stop is None:
        return True
    return one.start - timedelta(days=8) <= two.start and two.stop <= one.stop + timedelta(days=8)
