"""Stretches of a month or year: its first ten days or half, a season, the week of a day."""

import re
from datetime import date, timedelta
from functools import lru_cache

from handlers.language.extraction.dates.calendar import Calendar
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.parts import LAST, WEEKS, ordinal, small_number
from handlers.language.extraction.dates.points import Point, dated
from handlers.language.extraction.dates.ranges import OPENING
from handlers.language.extraction.words.layout import Sentence
from store.periods import months

_DAYS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](20\d\d))?-(\d{1,2})[./](\d{1,2})[./](20\d\d)")
_NO_YEAR = re.compile(r"(\d\d)\.(\d\d)-(\d\d)\.(\d\d)")
_OF_ONE_MONTH = re.compile(r"(\d{1,2})-(\d{1,2})[./](\d{1,2})[./](20\d\d)")
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})")
_FULL_DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]20\d\d")
_TEN_DAYS = frozenset({("ten", "days"), ("10", "days"), ("десять", "дней"), ("10", "дней"),
                       ("on", "gununde"), ("10", "gununde"), ("on", "gunu"), ("10", "gunu"),
                       ("on", "gun"), ("10", "gun")})  # fmt: skip
_SEASONS = {
    3: re.compile("spring|весн(?:а|ы|ой|у)|yaz|yazda|yazin|yazi"),
    6: re.compile("summer|лет(?:о|а|ом)|yay|yayda|yayin|yayi"),
    9: re.compile("autumn|fall|осен(?:ь|и|ью)|payiz|payizda|payizin|payizi"),
}


_OTHERS = OPENING | LAST | {"week", "q", "h", "ilk", "first", "первые", "первых"}


@lru_cache(maxsize=4096)
def may_begin(word: str) -> bool:
    """Whether a time can begin at a word that is no month, ordinal, number or period."""
    return (
        word[:1].isdigit()
        or word in _OTHERS
        or word in WEEKS
        or any(season.fullmatch(word) for season in _SEASONS.values())
        or re.fullmatch(r"[qh][1-4]", word) is not None
    )


def read_stretch(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    """The stretch that begins at a token, None where none does."""
    return (
        _dotted(calendar, at)
        or _of_month(sentence, calendar, at)
        or _season(calendar, at)
        or _week_of(calendar, at)
    )


def _dotted(calendar: Calendar, at: int) -> Time | None:
    """Such as "09.12-15.12.2024" or "9-15.12.2024" as one, or "from 6.05 to 12.05.2024".

    Without a year, of the last days that are over: "26.08-01.09", "с 01.01 по 08.09".
    """
    word, end = calendar.word(at), at + 1
    if (one := _OF_ONE_MONTH.fullmatch(word)) is not None:
        word = f"{one[1]}.{one[3]}-{one[2]}.{one[3]}.{one[4]}"
    if _DAY.fullmatch(word) and calendar.word(at + 1) in {"-", "to", "по", "до", "through"}:
        last = calendar.word(at + 2)
        opened = calendar.word(at - 1) in OPENING and _DAY.fullmatch(last)
        if opened or _FULL_DAY.fullmatch(last):
            word, end = f"{word}-{last}", at + 3
    match = _DAYS.fullmatch(word)
    if match is None and (match := _NO_YEAR.fullmatch(word)) is not None:
        return _without_year(match, calendar.published, at, end)
    if match is None:
        return None
    day, month, year, last_day, last_month, last_year = (int(p or 0) for p in match.groups())
    days = _between((year or last_year, month, day), (last_year, last_month, last_day))
    return Time(sort="range", first=at, end=end, start=days[0], stop=days[1]) if days else None


def _without_year(match: re.Match[str], published: date, at: int, end: int) -> Time | None:
    """The days of the last year in which all of them were over when the report came out."""
    day, month, last_day, last_month = map(int, match.groups())
    for year in (published.year, published.year - 1):
        begins = year - ((month, day) > (last_month, last_day))
        days = _between((begins, month, day), (year, last_month, last_day))
        if days is not None and days[1] <= published:
            return Time(sort="range", first=at, end=end, start=days[0], stop=days[1],
                        inferred=True)  # fmt: skip
    return None


def _between(one: tuple[int, int, int], two: tuple[int, int, int]) -> tuple[date, date] | None:
    """Both days, the earlier first; None where there is no such day, or they are reversed."""
    try:
        start, stop = date(*one), date(*two)
    except ValueError:
        return None
    return (start, stop) if start <= stop else None


def _of_month(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    """Such as "first ten days of April", "вторая декада апреля", "aprelin birinci yarısında"."""
    azerbaijani = _month(calendar, at) if calendar.word(at)[-1:] < "{" else None
    begin = azerbaijani[1] if azerbaijani is not None else at
    begin += calendar.word(begin) == "the"
    number, after = ordinal(sentence, calendar, begin)
    first_days = _first_days(sentence, calendar, after) if number == 1 else None
    if first_days is not None:
        month = azerbaijani or _month(calendar, first_days[1] + (
            calendar.word(first_days[1]) == "of"))  # fmt: skip
        here = dated(month[0], calendar.published).days() if month is not None else None
        if month is not None and here is not None and here.start is not None:
            return Time(sort="range", first=at, end=max(first_days[1], month[1]),
                        start=here.start, stop=here.start + timedelta(days=first_days[0] - 1),
                        inferred=not month[0].sure)  # fmt: skip
    half = calendar.word(after).startswith(("half", "половин", "yarisi"))
    if (calendar.word(after), calendar.word(after + 1)) in _TEN_DAYS:
        end = after + 2
    elif half or calendar.word(after).startswith("декад"):
        end = after + 1
    else:
        return None
    if not 1 <= number <= (2 if half else 3):
        return None
    month = azerbaijani or _month(calendar, end + (calendar.word(end) == "of"))
    if month is None:
        return None
    here = dated(month[0], calendar.published).days()
    if here.start is None or here.end is None:
        return None
    size = 15 if half else 10
    start = here.start + timedelta(days=size * (number - 1))
    stop = here.end if number * size >= 30 else start + timedelta(days=size - 1)
    return Time(sort="range", first=at, end=max(end, month[1]), start=start, stop=stop,
                inferred=not month[0].sure)  # fmt: skip


_UNITS = {"days": 1, "weeks": 7, "дней": 1, "дня": 1, "недели": 7, "недель": 7, "gununde": 1,
          "gunu": 1, "gun": 1, "heftesinde": 7, "heftesi": 7, "hefte": 7}  # fmt: skip


def _first_days(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int] | None:
    """How many days "ten days", "three weeks" are, at most 28, and the token after."""
    count, after = small_number(sentence, at)
    days = count * _UNITS.get(calendar.word(after), 0)
    return (days, after + 1) if 0 < days <= 28 else None


def _month(calendar: Calendar, at: int) -> tuple[Point, int] | None:
    read = calendar.point(at)
    return read if read is not None and read[0].month and not read[0].day else None


def _season(calendar: Calendar, at: int) -> Time | None:
    """Such as "spring 2023", "летом 2022 года", "2022-ci ilin yayında". A winter has two years."""
    first, year = at, None
    before = calendar.year_at(at)
    if before is not None:
        at, year = before[2], before[0]
    for month, season in _SEASONS.items():
        if not season.fullmatch(calendar.word(at)):
            continue
        end = at + 1
        if year is None:
            after = calendar.year_after(end)
            if after is None:
                return None
            year, end = after[0], after[2]
        period = months(year, month, month + 2)
        return Time(sort="range", first=first, end=end, start=period.start, stop=period.end)
    return None


_ENDING = re.compile(
    "ending|ended|of|to|beginning|from|starting|завершившуюся|закончившуюся|завершившейся|по"
)
_WEEK_FILLERS = frozenset({
    "that", "which", "on", ",", "sunday", "saturday", "monday", "воскресенье",
})  # fmt: skip


def _week_of(calendar: Calendar, at: int) -> Time | None:
    """Such as "the week ending 12 May", "the week that ended on Sunday, 12 May"."""
    if calendar.word(at) not in {"week", "неделю", "неделе"}:
        return None
    joins = at + 1
    while calendar.word(joins) in _WEEK_FILLERS:
        joins += 1
    if not _ENDING.fullmatch(calendar.word(joins)):
        return None
    day_at = joins + 1
    while calendar.word(day_at) in _WEEK_FILLERS:
        day_at += 1
    read = calendar.point(day_at)
    if read is None or not read[0].day or read[0].last_day:
        return None
    day = dated(read[0], calendar.published).days().start
    if day is None or calendar.word(read[1]) in {"to", "-", "through", "and"}:
        return None
    monday = day - timedelta(days=day.weekday())
    return Time(sort="range", first=at, end=read[1], start=monday,
                stop=monday + timedelta(days=6), inferred=not read[0].sure)  # fmt: skip
