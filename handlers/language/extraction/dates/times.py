"""The periods that a sentence names, each once, those that belong together joined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from handlers.language.extraction.dates.calendar import Calendar
from handlers.language.extraction.dates.joining import merged
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.parts import read_part
from handlers.language.extraction.dates.points import WAR_END
from handlers.language.extraction.dates.ranges import read_range
from handlers.language.extraction.dates.spans import read_spans
from handlers.language.extraction.dates.stretches import may_begin, read_stretch
from handlers.language.extraction.words.layout import Sentence

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
    if any(time.sort == "earlier" for time in found):  # "a year earlier, in the same 11 months"
        found = [time for time in found if time.sort != "same"]
    again = [time for time, after in pairwise(found) if _says_when(sentence, time, after)]
    found = [time for time in found if time not in again]
    times = [_saying(time, sentence, published) for time in found]
    return merged(_visit(times, sentence, published), sentence)


def _says_when(sentence: Sentence, time: Time, after: Time) -> bool:
    """Whether the days of "in the course of operations from 5 to 10 September" follow it."""
    if time.sort != "same" or after.sort not in {"range", "since"}:
        return False
    gap = sentence.tokens[time.end : after.first]
    return len(gap) <= _NEAR and all(token.kind == "word" or token.text == "," for token in gap)


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
        following = words[time.end : time.end + _NEAR]
        if "," in following:
            following = following[: following.index(",")]
        behind = any(
            word[:1].isdigit()
            for word in (*words[max(0, time.first - 2) : time.first], *following)
        )  # "compared with 1,288 ha the week before", "than a week before: 1,288"
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
    return _day_of_saying(time, sentence, published)


def _day_of_saying(time: Time, sentence: Sentence, published: date) -> Time:
    """A single day, as that of saying where it stands beside "said" or the like."""
    words = sentence.folded
    if not time.day or time.stop is None:
        return time
    spoken = [m.first for m in sentence.marks.get("speech", ()) if m.concept == "source"]
    if time.rough and time.stop == published and spoken and not _of_work(sentence, time, spoken):
        return replace(time, sort="saying")  # "today the agency said"
    near = (published - time.stop).days
    for mark in sentence.marks.get("speech", ()):
        before, after = time.first - mark.end, mark.first - time.end
        if time.rough:  # "the bulletin published yesterday"
            if mark.concept == "source" and (before == 0 or _says_so(words, mark.first, after)):
                return replace(time, sort="saying")
            continue
        if mark.concept == "event" and (0 <= before <= 1 or 0 <= after <= 1):
            return replace(time, sort="saying")
        before = -1 if "," in words[mark.end : time.first] else before
        if mark.concept == "source" and (0 <= before <= 3 or 0 <= after <= 1) and -1 <= near <= 3:
            return replace(time, sort="saying")
    return time


def _of_work(sentence: Sentence, time: Time, spoken: Sequence[int]) -> bool:
    """Such as "Today four mines were found in Khojaly, Trend reports": the day of finding."""
    verbs = [m.first for m in sentence.marks.get("positive", ()) if m.first >= time.end]
    if not verbs:
        return False
    speaks = any(time.first - _NEAR <= at <= verbs[0] for at in spoken)
    return "," not in sentence.folded[time.end : verbs[0]] and not speaks


_LIBERATED = ("control", "liberated", "regained", "recaptured", "de-occupied", "освобожденн",
              "возвращенн", "деоккупированн")  # fmt: skip


def _of_liberation(time: Time, words: Sequence[str]) -> bool:
    """Such as "in the territories regained in 2020 and 2023", "in September 2023"."""
    start, stop = time.start, time.stop
    if time.sort != "range" or start is None or stop is None:
        return False
    if (stop - start).days < _YEAR and (start.year, start.month) not in _MONTHS:
        return False
    made = any(word.startswith("istehsal") for word in words[time.end : time.end + 3])
    if made or set(words[max(0, time.first - 2) : time.first]) & _MADE:
        return True  # "the mines had been produced in 2021"
    at = time.first - 1
    while at > 0 and (words[at] in _BETWEEN or words[at].startswith("20")):
        at -= 1
    if at >= 0 and words[at].startswith(_LIBERATED):
        return True
    behind = words[time.end : time.end + 2]
    azerbaijani = behind[:1] == ("azad",) and behind[1:] and behind[1].startswith(("edil", "olun"))
    return bool(azerbaijani) and stop.year == WAR_END.year


_MADE = frozenset({"produced", "manufactured", "made", "произведенные", "изготовленные"})
_YEAR = 364
_MONTHS = frozenset({(2020, 9), (2020, 10), (2020, 11), (2023, 9)})
"""Year and month of the liberation, when it is named by its month."""
_BETWEEN = frozenset({"in", "в", "во", "and", "и", "году", "годах", "г", ".", "by"})


def _says_so(words: Sequence[str], at: int, after: int) -> bool:
    """Whether an Azerbaijani participle follows: "dünən yayılan məlumat"."""
    return after == 0 and words[at].endswith(("an", "en", "mis", "mus"))
