"""Spans back from the day of publication: past week, this year, to date."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from handlers.language.extraction.dates.calendar import SINCE, Calendar
from handlers.language.extraction.dates.moments import Sort, Time
from handlers.language.extraction.dates.parts import PREVIOUS, small_number
from handlers.language.extraction.dates.points import WAR_END
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark


def read_spans(sentence: Sentence, calendar: Calendar) -> Iterator[Time]:
    """Such as "past week", "this year", "to date" and the like."""
    yield from _same_of_year(calendar)
    for mark in sentence.marks.get("period", ()):
        if mark.concept in {"months", "weeks"}:
            rolling = _rolling(sentence, calendar, mark.first, mark.end, mark.concept)
            if rolling is not None:
                yield rolling
            continue
        if mark.concept in {"same", *SIZES}:
            yield _said(calendar, mark)
            continue
        if mark.concept in _BACK:
            yield Time(sort="earlier", first=mark.first, end=mark.end, back=_BACK[mark.concept])
            continue
        if mark.concept == "same_year":
            yield _that_year(calendar, mark)
            continue
        sort, start, stop = span_days(mark.concept, calendar.published)
        words = sentence.folded[mark.first : mark.end]
        if mark.concept == "this_year" and SINCE & set(words):
            sort, stop = "since", None
        if sort:
            of_day = mark.concept in {"yesterday", "today", "tomorrow"}
            rough = of_day or mark.concept in {"week", "month", "weekly", "monthly"}
            yield Time(
                sort=sort,
                first=mark.first,
                end=mark.end,
                start=start,
                stop=stop,
                rough=rough,
                day=of_day,
                running=mark.concept in {"this_year", "this_month"},
                back=_previous(words, mark.concept),
            )


_BACK = {
    "year_before": "year", "quarter_before": "quarter", "month_before": "month",
    "week_before": "week",
}  # fmt: skip


def _previous(words: Sequence[str], concept: str) -> str:
    """Of "the previous month", and not "last month", by how much it is back."""
    size = concept.removeprefix("last_")
    previous = any(word.startswith(PREVIOUS) for word in words)
    return size if previous and size in {"week", "month", "year"} else ""


SIZES = {
    "same_day": "day", "same_month": "month", "same_quarter": "quarter", "same_half": "half",
}  # fmt: skip


def _said(calendar: Calendar, mark: Mark) -> Time:
    """The period said before, or with a year, that of another: "the same period of 2022"."""
    size = SIZES.get(mark.concept, "")
    after = mark.end + (calendar.word(mark.end) in {"of", "in", "the"})
    year = None if size else calendar.year_at(after)
    if year is not None:
        return Time(sort="earlier", first=mark.first, end=year[2], start=date(year[0], 1, 1))
    for at in range(max(0, mark.first - 4), mark.first):  # 2022-ci ilin eyni dövründə
        before = None if size else calendar.year_at(at)
        if before is not None and before[2] == mark.first:
            return Time(sort="earlier", first=at, end=mark.end, start=date(before[0], 1, 1))
    return Time(sort="same", first=mark.first, end=mark.end, size=size)


_SAME = frozenset({"same", "же"})


def _same_of_year(calendar: Calendar) -> Iterator[Time]:
    """Such as "the same stretch of 2023", "тот же отрезок 2023 года": whatever it is called."""
    for at, word in enumerate(calendar.words):
        if word not in _SAME:
            continue
        after = at + 2
        after += calendar.word(after) in {"of", "in"}
        if calendar.word(after).isdigit() and (year := calendar.year_at(after)) is not None:
            yield Time(sort="earlier", first=at, end=year[2], start=date(year[0], 1, 1))


def _that_year(calendar: Calendar, mark: Mark) -> Time:
    """Such as "during the year": of the year written behind it, or else said before it."""
    year = calendar.year_at(mark.end) if calendar.word(mark.end).isdigit() else None
    number = year[0] if year is not None else calendar.published.year
    return Time(
        sort="range", first=mark.first, end=year[2] if year is not None else mark.end,
        start=date(number, 1, 1), stop=date(number, 12, 31), running=year is None,
        size="" if year is not None else "year",
    )  # fmt: skip


def _rolling(sentence: Sentence, calendar: Calendar, at: int, end: int, size: str) -> Time | None:
    """Such as "past three months", "son iki həftədə": whole months or weeks back."""
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
            return Time(
                sort="range", first=at - back - 1, end=end, start=start, stop=stop, rough=True
            )
    return None


Span = tuple[Sort | Literal[""], date | None, date | None]
"""A sort and its days; "" for what is no span."""


def span_days(concept: str, published: date) -> Span:
    """The sort and the days that a word such as "past week" means on the day it is published."""
    return _spans(published).get(concept, ("", None, None))


@lru_cache(maxsize=64)
def _spans(published: date) -> dict[str, Span]:
    day = timedelta(days=1)
    monday = published - timedelta(days=published.weekday())
    first, new_year = published.replace(day=1), published.replace(month=1, day=1)
    this_month, last_month = _month(published), _month(first - day)
    last_week = (monday - 7 * day, monday - day)
    silvester = published.replace(month=12, day=31)
    next_year = (silvester + day, silvester.replace(year=published.year + 1))
    return {
        "week": ("range", *last_week),
        "week_before_last": ("range", monday - 14 * day, monday - 8 * day),
        "weekly": ("weak", *last_week),
        "this_week": ("range", monday, monday + 6 * day),
        "month": ("range", *last_month),
        "monthly": ("weak", *last_month),
        "month_before_last": ("range", *_month(last_month[0] - day)),
        "this_month": ("range", *this_month),
        "next_month": ("range", *_month(this_month[1] + day)),
        "last_year": ("range", new_year.replace(year=published.year - 1), new_year - day),
        "year_before_last": ("range", *_year(published.year - 2)),
        "this_year": ("range", new_year, silvester),
        "next_year": ("range", *next_year),
        "year_end": ("until", None, silvester),
        "yesterday": ("range", published - day, published - day),
        "today": ("range", published, published),
        "tomorrow": ("range", published + day, published + day),
        "to_date": ("to_date", None, published),
        "war": ("since", WAR_END, None),
    }


def _year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
