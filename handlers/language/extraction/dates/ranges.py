"""Ranges and points of time: from … to, since, until, as of, a month, a day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from handlers.language.extraction.dates.calendar import Calendar
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.points import Point, dated

_FROM = frozenset({"from", "since", "с", "со", "starting", "beginning", "after", "начиная"})
_EDGES = frozenset({"the", "end", "close", "beginning", "start", "early", "конца", "концу",
                    "конец", "начала", "between"})  # fmt: skip
_SINCE_AFTER = frozenset({"tarixinden", "beri", "etibaren", "baslayaraq", "sonra"})
_UNTIL_AFTER = frozenset({"qeder", "dek", "kimi", "tarixine", "tarixinedek"})
_TO = frozenset({"to", "through", "until", "till", "-", "по", "до", "thru", "up"})
_UNTIL = frozenset({"by", "until", "till", "up", "through", "до", "к", "по", "before"})
OPENING = _FROM | _UNTIL | _EDGES | {"to"}
_END_OF = frozenset({"sonuna", "sonunadek", "sonu", "axirina"})


def read_range(calendar: Calendar, at: int) -> Time | None:
    """A range or a point, with the word before it that opens it."""
    word = calendar.word(at)
    if word not in OPENING and not calendar.may_begin(at):
        return None
    if word == "to" and (until := _until_a_day(calendar, at)) is not None:
        return until
    opening = word if word in _FROM or word == "between" or word in _UNTIL else ""
    if word == "up" and calendar.word(at + 1) not in {"to", "until", "till"}:
        opening = ""  # "sums up 2024"
        if not calendar.may_begin(at):
            return None
    first = at + 1 if opening else at
    while opening and calendar.word(first) in {"the", "from", "to", "и", "period", "с", "on"}:
        first += 1
    edge = _edge(calendar, first)
    if edge:
        opening, first = opening or "", edge[1]
    read = calendar.point(first)
    if read is None:
        following = {"and", "и", "ve", "to", "по", "through"}
        pair = calendar.word(first + 1) in following and calendar.word(at - 1) != "between"
        return _days_before_month(calendar, at, first) if opening or pair else None
    point, after = read
    years = re.fullmatch(r"(20\d\d)-(20\d\d)", calendar.word(first))
    if years is not None:
        return None
    second = None if edge == ("end", first) else _second(calendar, point, after, opening)
    if second is not None:
        return _closed(calendar, at, point, *second)
    return _single(calendar, at, point, after, opening, edge[0] if edge else "")


def _of_year(calendar: Calendar, at: int, one: Point, two: Point, end: int) -> Time | None:
    """Of "noyabrın 10-dan – 2020-ci ildən bəri": a day since which, and then its year."""
    if not one.day or one.sure or two.case != "from" or two.month:
        return None
    end += calendar.word(end) in _SINCE_AFTER
    opened = replace(one, year=two.year, sure=True)
    return Time(sort="since", first=at, end=end, start=_days(opened)[0])


def _until_a_day(calendar: Calendar, at: int) -> Time | None:
    """The end of "from the start of the programme to 30 June 2024", whose beginning is no day."""
    read = calendar.point(at + 1)
    before = calendar.words[max(0, at - 7) : at]
    opens = any(word in {"from", "since"} for word in before)
    if read is None or not read[0].day or not read[0].sure or not opens:
        return None
    if any((word[:1].isdigit() and word != "2020") or word in _PARTING for word in before):
        return None
    return Time(sort="until", first=at, end=read[1], stop=_days(read[0])[1])


_PARTING = frozenset({",", ";", ".", ":"})


def _edge(calendar: Calendar, at: int) -> tuple[str, int] | None:
    """Such as "end of", "beginning of" before a point, and the token after them."""
    words = [calendar.word(at + offset) for offset in range(4)]
    if words[0] == "the":
        return _edge(calendar, at + 1)
    if words[0] == "end" and (words[1].isdigit() or (words[1] == "-" and words[2].isdigit())):
        return "end", at + 1 + (words[1] == "-")  # "end-2022"
    if words[0] in {"end", "close"} and words[1] == "of":
        return "end", at + 3 if words[2] == "the" else at + 2
    if words[0] in {"beginning", "start"} and words[1] == "of":
        return "begin", at + 3 if words[2] == "the" else at + 2
    if words[0] == "early":
        return "begin", at + 1
    if words[0] in {"конца", "концу", "конец"}:
        return "end", at + 1
    if words[0] == "начала":
        return "begin", at + 1
    return None


def _second(calendar: Calendar, one: Point, after: int, opening: str) -> tuple[Point, int] | None:
    """The other end of a range and the token after it."""
    at = after
    while calendar.word(at) in {",", "ile", "год", "года"}:
        at += 1
    joins = calendar.word(at) in _TO or (opening == "between" and calendar.word(at) == "and")
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
    if read is None or (read[0].month == 0 and one.month and not azeri and read[0].year == 0):
        return _day_of_same_month(calendar, one, at, azeri=azeri)
    two, end = read
    return two, _closing(calendar, end)


def _day_of_same_month(
    calendar: Calendar, one: Point, at: int, *, azeri: bool
) -> tuple[Point, int] | None:
    """The second day of "mayın 17-dən 22-dək", "August 8 to 14, 2022"."""
    number = calendar.day_number(at)
    if number is None or not one.day or number[1]:
        return None
    if azeri and number[2] != "to" and not _closes(calendar, number[3]):
        return None
    two, end = replace(one, day=number[0], last_day=0, case=""), number[3]
    year = calendar.year_after(end)
    if year is not None and not one.sure and calendar.word(end) in {",", "of", "("}:
        two, end = replace(two, year=year[0], sure=True), year[2]
    return two, _closing(calendar, end)


def _next_day(calendar: Calendar, one: Point, at: int) -> tuple[Point, int] | None:
    """Such as "January 20 and 21": two days that follow each other."""
    if not one.day or one.last_day or calendar.word(at) not in {"and", ",", "ve"}:
        return None
    number = calendar.day_number(at + 1)
    if number is None or number[0] != one.day + 1 or number[1] or calendar.is_month(number[3]):
        return None  # "between 1 May and 2 June"
    two = replace(one, day=number[0])
    extra = calendar.year_after(number[3])
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


def _closed(calendar: Calendar, at: int, one: Point, two: Point, end: int) -> Time | None:
    """From one point to another; a year that only one of them has counts for both."""
    if (since := _of_year(calendar, at, one, two, end)) is not None:
        return since
    inferred = not (one.sure or two.sure)
    last = dated(two, calendar.published)
    leads = calendar.word(at)[:2] == "20" and not one.case  # "2024-cü ilin yanvar–noyabr"
    if not two.year and one.year and (leads or not _lately(one, last, calendar.published)):
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


def _lately(one: Point, last: Point, published: date) -> bool:
    """Whether "from December 2020 to the end of March" ends in March of this year."""
    stop = _days(last)[1]
    apart = 12 * (last.year - one.year) + last.month - one.month
    return stop is not None and apart > 12 and -31 <= (published - stop).days <= 62


def _days(point: Point) -> tuple[date | None, date | None]:
    try:
        period = point.days()
    except ValueError:
        return None, None
    return period.start, period.end


def _beyond(opening: str, point: Point, start: date, stop: date) -> tuple[date, date]:
    """Such as "before September", which ends the day before, and "after September"."""
    if opening == "before":
        return start, start - timedelta(days=1)
    if opening == "after" and not point.day:
        return stop + timedelta(days=1), stop
    return start, stop


def _single(
    calendar: Calendar, at: int, point: Point, after: int, opening: str, edge: str
) -> Time | None:
    here = dated(point, calendar.published)
    start, stop = _days(here)
    if start is None or stop is None:
        return None
    following = calendar.word(after)
    inferred = not point.sure
    start, stop = _beyond(opening, point, start, stop)
    if following == "evvelinden" or (edge == "begin"):
        since = opening in _FROM or following == "evvelinden" or not opening
        if since:
            end = after + (following == "evvelinden")
            end += calendar.word(end) in _SINCE_AFTER
            return Time(sort="since", first=at, end=end, start=start, inferred=inferred)
    if following in _END_OF or edge == "end":
        end = after + (following in _END_OF)
        end += calendar.word(end) in _UNTIL_AFTER
        return Time(sort="until", first=at, end=end, stop=stop, inferred=inferred)
    if (
        (opening in _FROM and not _INSTRUMENTAL.fullmatch(calendar.word(after - 1)))
        or following in _SINCE_AFTER
        or (point.case == "from" and following != "(")  # "mart ayından (4 310 ha) çox": of March
        or (opening not in _UNTIL and _since_before(calendar, at))
    ):
        end = after + (following in _SINCE_AFTER)
        return Time(sort="since", first=at, end=end, start=start, inferred=inferred)
    if following == "olan" and calendar.word(after + 1).startswith("melumat"):
        return Time(sort="until", first=at, end=after + 2, stop=stop, inferred=inferred)
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


_INSTRUMENTAL = re.compile("(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)ем"
                           "|мартом|маем|августом|годом")  # fmt: skip
"""Months in "по сравнению с сентябрём": with it, and not since."""
_TO_ENDING = re.compile(r"dek$")


def _since_before(calendar: Calendar, at: int) -> bool:
    """Such as "since the liberation of its lands in November 2020"."""
    words = calendar.words[max(0, at - 10) : at]
    if words[-2:] == (",", "on"):
        words = words[:-2]  # "since the liberation of the district, on 20 November 2020"
    opens = [i for i, word in enumerate(words) if word in {"since", "момента"}]
    return bool(opens) and not any(
        word in {",", ";", ".", ":"} or word[:1].isdigit() for word in words[opens[-1] :]
    )


_TODAY = frozenset({"today", "now", "сегодня"})


def _as_of(calendar: Calendar, at: int) -> bool:
    before = [calendar.word(at - 1), calendar.word(at - 2), calendar.word(at - 3)]
    if before[0] == "," and calendar.word(at - 2) in _TODAY:  # "as of today, 22 June"
        before = [calendar.word(at - 3), calendar.word(at - 4)]
    if before[0] == "the":
        before = before[1:]
    return before[:2] in (["of", "as"], ["at", "as"], ["на", "состоянию"])


def _days_before_month(calendar: Calendar, at: int, first: int) -> Time | None:
    """Such as "from 6 to 12 March", "с 6 по 12 марта", "between 6 and 12 March"."""
    one = calendar.day_number(first)
    if (
        one is None
        or one[1]
        or calendar.word(one[3])
        not in {"to", "ve", "through", "по", "до", "-", "and", "и", "till", "until"}
    ):
        return None  # fmt: skip
    read = calendar.point(one[3] + 1 + (calendar.word(one[3] + 1) == "the"))
    if read is None or not read[0].day:
        return None
    point = Point(year=read[0].year, month=read[0].month, day=one[0], sure=read[0].sure)
    return _closed(calendar, at, point, read[0], read[1])
