"""The periods that a sentence names: ranges, points, spans back from the publication, to date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.points import WAR_END, Calendar, Point, dated
from store.periods import Period, months

Sort = Literal["range", "since", "until", "to_date", "same", "year_before", "weak", "saying"]
"""range: both days; since: open end; until: as of or by; to_date: up to the publication; same:
the period said before; year_before: that period, a year earlier; weak: "weekly"; saying: the day
on which somebody spoke, or of a byline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """Tokens `first` to `end` name a time.

    `inferred`: its year was not written. `day`: a single day. `rough`: "past week", which days
    that are printed elsewhere say better."""

    sort: Sort
    first: int
    end: int
    start: date | None = None
    stop: date | None = None
    inferred: bool = False
    day: bool = False
    rough: bool = False


_LOOSE = frozenset({"the", "of", ",", "period", "on", "day", "week", "month", "year", "tarixinə"})
_FROM = frozenset({"from", "since", "с", "со", "starting", "beginning", "after", "начиная"})
_SINCE_AFTER = frozenset({"beri", "etibaren", "baslayaraq", "sonra"})
_UNTIL_AFTER = frozenset({"qeder", "dek", "kimi", "tarixine", "tarixinedek"})
_TO = frozenset({"to", "through", "until", "till", "-", "по", "до", "thru", "up"})
_UNTIL = frozenset({"by", "until", "till", "up", "through", "до", "к", "по", "before"})
_END_OF = frozenset({"sonuna", "sonunadek", "sonu", "axirina"})


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
    return _merged([_saying(time, sentence, published) for time in found], sentence)


def _all(sentence: Sentence, calendar: Calendar) -> Iterator[Time]:
    yield from _spans(sentence, calendar)
    at = 0
    while at < len(sentence.tokens):
        time = _part(sentence, calendar, at) or _range(calendar, at)
        if time is None:
            at += 1
            continue
        yield time
        at = max(time.end, at + 1)


# Ranges and points ----------------------------------------------------------------------------


def _range(calendar: Calendar, at: int) -> Time | None:
    """A range or a point, with the word before it that opens it."""
    word = calendar.word(at)
    opening = word if word in _FROM or word == "between" or word in _UNTIL else ""
    first = at + 1 if opening else at
    while opening and calendar.word(first) in {"the", "from", "to", "и", "period", "с", "on"}:
        first += 1
    edge = _edge(calendar, first)
    if edge:
        opening, first = opening or "", edge[1]
    read = calendar.point(first)
    if read is None:
        pair = (
            calendar.word(first + 1) in {"and", "и", "ve"} and calendar.word(at - 1) != "between"
        )
        return _days_before_month(calendar, at, first) if opening or pair else None
    point, after = read
    years = re.fullmatch(r"(20\d\d)-(20\d\d)", calendar.word(first))
    if years is not None:
        return None
    second = None if edge == ("end", first) else _second(calendar, point, after, opening)
    if second is not None:
        return _closed(calendar, at, point, *second)
    return _single(calendar, at, point, after, opening, edge[0] if edge else "")


def _edge(calendar: Calendar, at: int) -> tuple[str, int] | None:
    """ "end of", "beginning of" before a point, and the token after them."""
    words = [calendar.word(at + offset) for offset in range(4)]
    if words[0] == "the":
        found = _edge(calendar, at + 1)
        return found
    if words[0] in {"end", "close"} and words[1] == "of":
        return "end", at + 3 if words[2] == "the" else at + 2
    if words[0] in {"beginning", "start"} and words[1] == "of":
        return "begin", at + 3 if words[2] == "the" else at + 2
    if words[0] in {"early"}:
        return "begin", at + 1
    if words[0] in {"конца", "концу", "конец"}:
        return "end", at + 1
    if words[0] == "начала":
        return "begin", at + 1
    return None


def _second(
    calendar: Calendar, one: Point, after: int, opening: str
) -> tuple[Point | None, int] | None:
    """The other end of a range and the token after it; a point None: to date."""
    at = after
    while calendar.word(at) in {",", "ile", "год", "года"}:
        at += 1
    joins = calendar.word(at) in _TO or (opening in {"between"} and calendar.word(at) in {"and"})
    pair = _next_day(calendar, one, at)
    if pair is not None:
        return pair
    azeri = one.case == "from" or "ile" in calendar.words[after:at]
    if (
        not joins
        and not azeri
        and not (calendar.word(at) in {"ve", "and"} and _ends_between(calendar, at))
    ):
        return None
    if joins or calendar.word(at) in {"ve", "and"}:
        at += 1
        while calendar.word(at) in {"the", "to", "end", "of", "конец"}:
            at += 1
    read = calendar.point(at)
    if read is None or read[0].month == 0 and one.month and not azeri and read[0].year == 0:
        number = calendar.day_number(at)
        if number is None or not one.month or not one.day or number[1]:
            return None
        if joins and not azeri and calendar.word(number[3]) in {"%", "percent"}:
            return None
        if number[2] != "to" and azeri and not _closes(calendar, number[3]):
            return None
        day, end = number[0], number[3]
        two = Point(year=one.year, month=one.month, day=day, sure=one.sure)
        extra = calendar._year_after(end)  # noqa: SLF001 - the calendar reads its own years
        if extra is not None and not one.sure and calendar.word(end) in {",", "of", "("}:
            two, end = replace(two, year=extra[0], sure=True), extra[2]
        return two, _closing(calendar, end)
    two, end = read
    if azeri and one.case == "from" and two.case not in {"to", ""}:
        return None
    return two, _closing(calendar, end)


def _next_day(calendar: Calendar, one: Point, at: int) -> tuple[Point, int] | None:
    """ "January 20 and 21": two days that follow each other."""
    if not one.day or one.last_day or calendar.word(at) not in {"and", ",", "ve"}:
        return None
    number = calendar.day_number(at + 1)
    if number is None or number[0] != one.day + 1 or number[1]:
        return None
    two = replace(one, day=number[0])
    extra = calendar._year_after(number[3])  # noqa: SLF001 - the calendar reads its own years
    if extra is not None and not one.sure:
        return replace(two, year=extra[0], sure=True), extra[2]
    return two, number[3]


def _ends_between(calendar: Calendar, at: int) -> bool:
    return "arasinda" in calendar.words[at : at + 7]


def _closes(calendar: Calendar, at: int) -> bool:
    return calendar.word(at) in {"qeder", "kimi", "dek", "arasinda", "olan"}


def _closing(calendar: Calendar, at: int) -> int:
    while calendar.word(at) in {"qeder", "kimi", "dek", "arasinda", "olan"}:
        at += 1
    return at


def _closed(calendar: Calendar, at: int, one: Point, two: Point | None, end: int) -> Time | None:
    """From one point to another; a year that only one of them has counts for both."""
    if two is None:
        return None
    inferred = not (one.sure or two.sure)
    last = dated(two, calendar.published)
    if not two.year and one.year:
        last = replace(two, year=one.year)
    opens = one if one.year else replace(one, year=last.year)
    start, stop = _days(opens)[0], _days(last)[1]
    if start is None or stop is None:
        return None
    if start > stop and not one.year:
        start = _days(replace(opens, year=opens.year - 1))[0]
    elif start > stop and not two.year:
        stop = _days(replace(last, year=last.year + 1))[1]
    if start is None or stop is None or start > stop:
        return None
    return Time(sort="range", first=at, end=end, start=start, stop=stop, inferred=inferred)


def _days(point: Point) -> tuple[date | None, date | None]:
    try:
        period = point.days()
    except ValueError:
        return None, None
    return period.start, period.end


def _single(
    calendar: Calendar, at: int, point: Point, after: int, opening: str, edge: str
) -> Time | None:
    here = dated(point, calendar.published)
    start, stop = _days(here)
    if start is None or stop is None:
        return None
    following = calendar.word(after)
    inferred = not point.sure
    if following in {"evvelinden"} or (edge == "begin"):
        since = opening in _FROM or following == "evvelinden" or not opening
        if since:
            end = after + (following == "evvelinden")
            end += calendar.word(end) in _SINCE_AFTER
            return Time(sort="since", first=at, end=end, start=start, inferred=inferred)
    if following in _END_OF or edge == "end":
        end = after + (following in _END_OF)
        end += calendar.word(end) in _UNTIL_AFTER
        return Time(sort="until", first=at, end=end, stop=stop, inferred=inferred)
    if opening in _FROM or following in _SINCE_AFTER or point.case == "from":
        end = after + (following in _SINCE_AFTER)
        return Time(sort="since", first=at, end=end, start=start, inferred=inferred)
    until_ru = calendar.word(at - 1) == "на" and bool(point.day)
    if opening in _UNTIL or following in _UNTIL_AFTER or until_ru or _as_of(calendar, at):
        return Time(
            sort="until", first=at, end=after + (following in _UNTIL_AFTER), stop=stop,
            inferred=inferred,
        )  # fmt: skip
    if point.case == "to" and (
        following in _UNTIL_AFTER or _TO_ENDING.search(calendar.word(after - 1))
    ):
        return Time(sort="until", first=at, end=after, stop=stop, inferred=inferred)
    return Time(
        sort="range", first=at, end=after, start=start, stop=stop, inferred=inferred,
        day=bool(point.day) and not point.last_day,
    )  # fmt: skip


_TO_ENDING = re.compile(r"dek$")


def _as_of(calendar: Calendar, at: int) -> bool:
    before = [calendar.word(at - 1), calendar.word(at - 2), calendar.word(at - 3)]
    if before[0] == "the":
        before = before[1:]
    return before[:2] in (["of", "as"], ["at", "as"], ["на", "состоянию"])


def _days_before_month(calendar: Calendar, at: int, first: int) -> Time | None:
    """ "from 6 to 12 March", "с 6 по 12 марта", "between 6 and 12 March"."""
    one = calendar.day_number(first)
    if (
        one is None
        or one[1]
        or calendar.word(one[3])
        not in {"to", "ve", "through", "по", "до", "-", "and", "и", "till", "until"}
    ):
        return None  # fmt: skip
    read = calendar.point(one[3] + 1)
    if read is None or not read[0].day:
        return None
    point = Point(year=read[0].year, month=read[0].month, day=one[0], sure=read[0].sure)
    return _closed(calendar, at, point, read[0], read[1])


# Quarters, halves, a number of months, two years ---------------------------------------------


def _part(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    years = re.fullmatch(r"(20\d\d)-(20\d\d|\d\d)", calendar.word(at))
    if years is not None:
        last = int(years[2]) if len(years[2]) == 4 else int(years[1][:2] + years[2])
        if int(years[1]) < last <= calendar.published.year + 20 and not (
            len(years[2]) == 2 and last % 100 <= 12
        ):
            end = at + 1
            while calendar.word(end) in {
                "-",
                "ci",
                "cu",
                "iller",
                "illerde",
                "illeri",
                "годах",
                "годы",
                "гг",
                "годов",
                "ildə",
                "illerin",
            }:
                end += 1  # fmt: skip
            return Time(
                sort="range", first=at, end=end, start=date(int(years[1]), 1, 1),
                stop=date(last, 12, 31),
            )  # fmt: skip
    return _quarter(sentence, calendar, at)


def _quarter(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    """A quarter or half, or the first months of a year; the year before or after."""
    year = calendar._year(at)  # noqa: SLF001 - as above
    begin = at
    if year is not None:
        begin = year[2]
        begin += calendar.word(begin) in {",", "in"}
    size = _ordinal_part(sentence, calendar, begin) or _month_count(sentence, calendar, begin)
    if size is None:
        return None
    first, count, end = size
    inferred = False
    if year is None:
        year = calendar._year_after(end)  # noqa: SLF001 - as above
        if year is not None:
            end = year[2]
    if year is None:
        inferred = True
        this = calendar.published
        number = this.year if date(this.year, first, 1) < this else this.year - 1
    else:
        number = year[0]
    period = months(number, first, first + count - 1)
    return Time(
        sort="range", first=at, end=end, start=period.start, stop=period.end, inferred=inferred
    )


def _ordinal_part(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int, int] | None:
    """First month, months and the token after of "first quarter", "Q1", "birinci rübü"."""
    while calendar.word(at) == "the":
        at += 1
    number, after = _ordinal(sentence, calendar, at)
    sizes = {m.first: m for m in sentence.marks.get("period", ())}
    quarter = re.fullmatch(r"(q|h)([1-4])?", calendar.word(at))
    if quarter is not None and calendar.word(at + 1).isdigit():
        number, size, after = int(calendar.word(at + 1)[:2]), quarter[1], at + 2
        count = 3 if size == "q" else 6
        return _months_of(number, count, after)
    if not number:
        return None
    mark = sizes.get(after)
    if mark is None or mark.concept not in {"quarter", "half"}:
        return None
    return _months_of(number, 3 if mark.concept == "quarter" else 6, mark.end)


def _months_of(number: int, count: int, after: int) -> tuple[int, int, int] | None:
    if not 1 <= number <= 12 // count:
        return None
    return (number - 1) * count + 1, count, after


def _ordinal(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int]:
    for mark in sentence.marks.get("ordinal", ()):
        if mark.first == at:
            return int(mark.concept), mark.end
    match = re.fullmatch(r"[1-4]", calendar.word(at))
    if match is None:
        return 0, at
    after = at + 1
    if calendar.word(after) == "-":
        after += 1
    if calendar.word(after) in {"ci", "cu", "st", "nd", "rd", "th", "м", "й", "ом", "го", "е"}:
        after += 1
    return int(match[0]), after


def _month_count(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int, int] | None:
    """ "first 11 months", "11 ayında", "за 9 месяцев": from January on."""
    while calendar.word(at) in {"the", "ilk", "first", "первые", "первых"}:
        at += 1
    if calendar.word(at - 1) in {"last", "past", "son", "последние", "последних"}:
        return None
    number, after = small_number(sentence, at)
    if not 2 <= number <= 12:
        return None
    mark = next((m for m in sentence.marks.get("period", ()) if m.first == after), None)
    if mark is None or mark.concept != "months":
        return None
    if calendar.word(mark.first) == "ay" and calendar.word(mark.end) not in {"erzinde"}:
        return None
    return 1, number, mark.end


def small_number(sentence: Sentence, at: int) -> tuple[int, int]:
    """A number to 99, in digits or in a word, and the token after; 0 for none."""
    if not 0 <= at < len(sentence.tokens):
        return 0, at
    word = sentence.folded[at]
    if re.fullmatch(r"\d{1,2}", word):
        return int(word), at + 1
    total, end = 0, at
    for mark in sentence.marks.get("number", ()):
        if mark.first == end and total + int(mark.concept) < 100:
            total, end = total + int(mark.concept), mark.end
    return total, end


# Spans back from the publication -----------------------------------------------------------------


def _spans(sentence: Sentence, calendar: Calendar) -> Iterator[Time]:
    """ "past week", "this year", "to date" and the like."""
    for mark in sentence.marks.get("period", ()):
        if mark.concept in {"months", "weeks"}:
            rolling = _rolling(sentence, calendar, mark.first, mark.end, mark.concept)
            if rolling is not None:
                yield rolling
            continue
        sort, start, stop = span_days(mark.concept, calendar.published)
        if sort:
            rough = mark.concept in {"week", "month", "weekly", "monthly"}
            yield Time(
                sort=sort, first=mark.first, end=mark.end, start=start, stop=stop, rough=rough
            )


def _rolling(sentence: Sentence, calendar: Calendar, at: int, end: int, size: str) -> Time | None:
    """ "past three months", "son iki həftədə": whole months or weeks before the publication."""
    for back in (1, 2):
        number, after = small_number(sentence, at - back)
        if number and after == at:
            before = calendar.word(at - back - 1)
            if before not in {"last", "past", "son", "последние", "прошедшие", "previous",
                              "последних", "otən", "oten", "kecen"}:  # fmt: skip
                return None
            published = calendar.published
            if size == "weeks":
                stop = published - timedelta(days=published.weekday() + 1)
                start = stop - timedelta(days=7 * number - 1)
            else:
                stop = published.replace(day=1) - timedelta(days=1)
                index = published.year * 12 + published.month - 1 - number
                start = date(index // 12, index % 12 + 1, 1)
            return Time(sort="range", first=at - back - 1, end=end, start=start, stop=stop)
    return None


def span_days(
    concept: str, published: date
) -> tuple[Sort | Literal[""], date | None, date | None]:
    """The sort and the days that a word such as "past week" means on the day it is published."""
    monday = published - timedelta(days=published.weekday())
    first = published.replace(day=1)
    new_year = published.replace(month=1, day=1)
    before = first - timedelta(days=1)
    match concept:
        case "week":
            return "range", monday - timedelta(days=7), monday - timedelta(days=1)
        case "month":
            return "range", before.replace(day=1), before
        case "last_year":
            last = new_year - timedelta(days=1)
            return "range", last.replace(month=1, day=1), last
        case "this_year":
            return "range", new_year, published.replace(month=12, day=31)
        case "this_month":
            following = (first + timedelta(days=32)).replace(day=1)
            return "range", first, following - timedelta(days=1)
        case "this_week":
            return "range", monday, monday + timedelta(days=6)
        case "year_end":
            return "until", None, published.replace(month=12, day=31)
        case "next_year":
            number = published.year + 1
            return "range", date(number, 1, 1), date(number, 12, 31)
        case "next_month":
            following = (first + timedelta(days=32)).replace(day=1)
            return (
                "range",
                following,
                (following + timedelta(days=32)).replace(day=1) - timedelta(days=1),
            )
        case "yesterday":
            day = published - timedelta(days=1)
            return "range", day, day
        case "to_date":
            return "to_date", None, published
        case "war":
            return "since", WAR_END, None
        case "same":
            return "same", None, None
        case "year_before":
            return "year_before", None, None
        case "weekly":
            return "weak", monday - timedelta(days=7), monday - timedelta(days=1)
        case "monthly":
            return "weak", before.replace(day=1), before
        case _:
            return "", None, None


_THAN = frozenset({"than", "чем", "with"})
"""Before a time that another figure is compared with."""

# What belongs together ---------------------------------------------------------------------------


def _saying(time: Time, sentence: Sentence, published: date) -> Time:
    """A single day beside "said" or "reported" is the day of speaking, not of clearing."""
    words = sentence.folded
    if time.sort == "year_before":
        return time
    if set(words[max(0, time.first - 2) : time.first]) & _THAN or (
        set(words[time.end : time.end + 3]) & {"muqayisede", "nisbeten"}
    ):
        return replace(time, sort="saying")
    if not time.day or time.stop is None:
        return time
    near = (published - time.stop).days
    for mark in sentence.marks.get("speech", ()):
        before, after = time.first - mark.end, mark.first - time.end
        if mark.concept == "event" and (0 <= before <= 1 or 0 <= after <= 1):
            return replace(time, sort="saying")
        if mark.concept == "source" and (0 <= before <= 3 or 0 <= after <= 1) and -1 <= near <= 3:
            return replace(time, sort="saying")
    return time


def _merged(times: list[Time], sentence: Sentence) -> list[Time]:
    """Since … as of …: one period. "Weekly" yields to the days written beside it."""
    since = [time for time in times if time.sort == "since"]
    ends = [time for time in times if time.sort in {"until", "to_date"}]
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
    kept = _ends_apart(kept)
    exact = [time for time in kept if time.sort in {"range", "since"} and time.start]
    if exact:
        first = min(time.first for time in exact)
        kept = [
            time for time in kept
            if time.sort != "weak" and not (time.sort == "same" and time.first > first)
        ]  # fmt: skip
    return sorted(_without_repeats(kept, sentence), key=lambda time: time.first)


def _ends_apart(times: list[Time]) -> list[Time]:
    """ "As of 1 May, … since 2020": one period, said at both ends of a sentence."""
    since = [time for time in times if time.sort == "since" and time.stop is None]
    until = [time for time in times if time.sort == "until"]
    if len(since) != 1 or len(until) != 1 or len(times) != 2:
        to_date = [time for time in times if time.sort == "to_date"]
        if len(since) == 1 and len(to_date) == 1 and len(times) == 2:
            return [replace(time, sort="since", start=since[0].start) for time in times]
        return times
    if since[0].start is None or until[0].stop is None or since[0].start > until[0].stop:
        return times
    return [replace(t, sort="range", start=since[0].start, stop=until[0].stop) for t in times]


def _without_repeats(times: list[Time], sentence: Sentence) -> list[Time]:
    """ "Past week (4–10 December)": the days in brackets say the same more exactly."""
    dropped: set[int] = set()
    words = sentence.folded
    for one, two in zip(times, times[1:], strict=False):
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
