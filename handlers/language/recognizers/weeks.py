"""Weeks and single spans: week 12, the week of 5 March, "за неделю"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.language.pieces import Piece
from handlers.language.recognizers import relative
from handlers.language.recognizers.bounds import Bounds
from handlers.language.recognizers.calendar import BadDate
from handlers.language.recognizers.matches import PeriodMatch
from store.periods import Period

_SIX = timedelta(days=6)
_ONE = frozenset({
    "day", "week", "month", "quarter", "year", "gun", "hefte", "ay", "rub", "il",
    "день", "сутки", "неделю", "неделя", "месяц", "квартал", "год", "полугодие", "the year",
    "half year", "half-year", "ayda", "rubde", "ilde", "yarimillikde", "yarimilde",
})  # fmt: skip
"""Spans as they are said of one."""


def numbered(bounds: Bounds, index: int) -> PeriodMatch | None:
    """Week 12 of 2022, 12-я неделя 2022, 2022-ci ilin 12-ci həftəsi; weeks as ISO 8601 has them.

    Raises BadDate for a week that a year does not have.
    """
    found = bounds.year_at(index)
    year, at = found or (0, index)
    one, two = bounds.get(at), bounds.get(at + 1)
    if one is None or two is None:
        return None
    if one.means("span", "week") and two.dimension == "number":
        number = two
    elif two.means("span", "week") and one.dimension == "number" and one.ending:
        number = one
    else:
        return None
    if not number.concept.isdecimal() or len(number.concept) > 2:
        return None
    end = at + 2
    if bounds.is_(end, "month"):
        return None  # the week 6 March
    if not year:
        year, end = bounds.year_after(end)
    text = bounds.text(index, end)
    if year:
        return PeriodMatch(
            first=index, end=end, period=_week(year, int(number.concept), text), fine="week"
        )
    for guessed in (bounds.today.year, bounds.today.year - 1):
        week = _week(guessed, int(number.concept), text)
        if week.end is not None and week.end < bounds.today:
            return PeriodMatch(first=index, end=end, period=week, fine="week")
    return None


def _week(year: int, number: int, text: str) -> Period:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError as error:
        raise BadDate(text) from error
    return Period(start=monday, end=monday + _SIX)


def around(match: PeriodMatch, first: int, end: int) -> PeriodMatch | None:
    """The week that days beside the word are meant as; None where they are no days.

    Of a day that is no Monday it is the week that it lies in, or the one that it begins.
    """
    if match.fine != "day" or match.bad or match.unclear:
        return None
    wide = replace(match, first=first, end=end, fine="week", point=None)
    day = match.period.start if match.period is not None else None
    if match.period is None or day is None or match.period.end != day:
        return wide
    monday = day - timedelta(days=day.weekday())
    inside, begun = Period(start=monday, end=monday + _SIX), Period(start=day, end=day + _SIX)
    if inside == begun:
        return replace(wide, period=inside)
    return replace(wide, period=None, choices=(inside, begun))


def alone(
    pieces: Sequence[Piece], found: Sequence[PeriodMatch], today: date
) -> PeriodMatch | None:
    """A span that nothing tells which, where no other period is said: the last, or this one."""
    if any(not match.weak for match in found):
        return None
    spans = [index for index, piece in enumerate(pieces) if piece.dimension == "span"]
    if len(spans) != 1 or pieces[spans[0]].folded not in _ONE:
        return None
    index = spans[0]
    if index and pieces[index - 1].dimension in {"number", "ordinal", "time", "count", "edge"}:
        return None
    span = pieces[index].concept
    days = relative.last(span, 1, today), relative.this(span, today)
    return PeriodMatch(first=index, end=index + 1, choices=days, fine=span, bare=True)
