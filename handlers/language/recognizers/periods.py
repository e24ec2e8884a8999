"""Periods in a text: points of the calendar, ranges, since and until, and what is relative."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.language.pieces import Piece
from handlers.language.recognizers.calendar import (
    BadDate,
    Point,
    checked,
    day_range,
    latest,
    short_year,
    written,
    year_range,
)
from handlers.language.recognizers.relative import relative
from store.periods import TO_DATE, Period, year

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMatch:
    """A period read from pieces `first` to `end` (exclusive).

    `choices` instead of a period: the year must be asked. `bad`: no such date. `fine` is the
    grain that was written, `point` what stood there before a year was found for it; `weak`: words like "total" that any other period overrides;
    `current`: "this year", which for a plan means all of it.
    """

    first: int
    end: int
    period: Period | None = None
    choices: tuple[Period, ...] = ()
    bad: str = ""
    fine: str = ""
    weak: bool = False
    current: bool = False
    point: Point | None = None


def find_periods(pieces: Sequence[Piece], today: date) -> list[PeriodMatch]:
    """Every period, from the left."""
    found: list[PeriodMatch] = []
    index = 0
    while index < len(pieces):
        try:
            match = _period(pieces, index, today)
        except BadDate as error:
            match = PeriodMatch(first=index, end=index + 1, bad=str(error))
        except ValueError:
            match = PeriodMatch(first=index, end=index + 1, bad=pieces[index].text)
        if match is None:
            index += 1
        else:
            found.append(match)
            index = match.end
    return _sharing_a_year(found, today)


def _sharing_a_year(found: Sequence[PeriodMatch], today: date) -> list[PeriodMatch]:
    """In "January and February 2023" both months are of 2023."""
    shared: list[PeriodMatch] = []
    number = 0
    for match in reversed(found):
        point = match.point
        if point is not None and point.year == 0 and number and match.period != TO_DATE:
            dated = _dated(match.first, match.end, _with_year(point, number), today)
            shared.append(dated)
            continue
        number = point.year if point is not None else 0
        shared.append(match)
    return shared[::-1]


def _period(pieces: Sequence[Piece], index: int, today: date) -> PeriodMatch | None:
    piece = pieces[index]
    if piece.dimension == "time":
        if piece.concept == "to_date":
            return PeriodMatch(first=index, end=index + 1, period=TO_DATE, weak=True)
        if piece.concept in {"since", "from", "until", "before"}:
            return _marked(pieces, index, today)
    return _unmarked(pieces, index, today)


def _unmarked(pieces: Sequence[Piece], index: int, today: date) -> PeriodMatch | None:
    if index >= len(pieces):
        return None
    piece = pieces[index]
    found = relative(pieces, index, today)
    if found is not None:
        period, end, fine, current = found
        return PeriodMatch(first=index, end=end, period=period, fine=fine, current=current)
    if piece.dimension == "number":
        years = year_range(piece.concept)
        if years is not None:
            first, last = sorted(years)  # 2023-2021 is the same stretch, said backwards
            both = Period(start=year(first).start, end=year(last).end)
            return PeriodMatch(first=index, end=index + 1, period=both, fine="year")
    return _points(pieces, index, today)


def _marked(pieces: Sequence[Piece], index: int, today: date) -> PeriodMatch | None:
    """After since, from, until or before."""
    inner = _unmarked(pieces, index + 1, today)
    concept = pieces[index].concept
    if inner is None:
        return None
    if inner.choices or inner.bad or inner.period is None:
        return PeriodMatch(
            first=index, end=inner.end, choices=inner.choices, bad=inner.bad, fine=inner.fine
        )
    start, end = inner.period.start, inner.period.end
    ranged = _is_range(pieces, index + 1, inner.end)
    if concept == "from" and ranged:
        period = inner.period
    elif concept in {"since", "from"}:
        if start is None or start > today:
            return PeriodMatch(first=index, end=inner.end, bad=pieces[index + 1].text)
        period = Period(start=start, end=max(today, end) if ranged and end else today)
    elif concept == "until":
        period = Period(end=end)
    else:
        period = Period(end=start - timedelta(days=1) if start else None)
    return PeriodMatch(first=index, end=inner.end, period=period, fine=inner.fine)


def _is_range(pieces: Sequence[Piece], first: int, end: int) -> bool:
    return any(
        _joins(pieces, index) or pieces[index].dimension == "join" for index in range(first, end)
    )


def _joins(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    return piece.dimension == "time" and piece.concept in {"to", "until"}


def _points(pieces: Sequence[Piece], index: int, today: date) -> PeriodMatch | None:
    """A point, or two with "to" between them."""
    found = _point(pieces, index, today)
    if found is None:
        return None
    point, end = found
    if end < len(pieces) and (
        _joins(pieces, end)
        or (
            index > 0
            and pieces[index - 1].concept == "from"
            and (pieces[end].dimension, pieces[end].concept) == ("join", "and")
        )
    ):
        other = _point(pieces, end + 1, today)
        if other is not None:
            return _range(index, other[1], point, other[0], today)
    return _dated(index, end, point, today)


def _range(first: int, end: int, one: Point, two: Point, today: date) -> PeriodMatch:
    dated_two = latest(two, today) if one.year == 0 else two
    if two.year == 0 and one.year:
        dated_two = _with_year(two, one.year + (one.last > two.first))
    if dated_two is None:
        return _dated(first, end, two, today)
    dated_one = one
    if one.year == 0:
        back = bool(one.first and one.first > dated_two.first)
        dated_one = _with_year(one, dated_two.year - back)
    a, b = dated_one.period(), dated_two.period()
    days = sorted(day for day in (a.start, a.end, b.start, b.end) if day is not None)
    return PeriodMatch(
        first=first, end=end, period=Period(start=days[0], end=days[-1]), fine=one.fine
    )


def _with_year(point: Point, number: int) -> Point:
    return Point(
        fine=point.fine, year=number, first=point.first, last=point.last,
        day=point.day, last_day=point.last_day,
    )  # fmt: skip


def _dated(first: int, end: int, point: Point, today: date) -> PeriodMatch:
    if point.fine == "winter":
        return PeriodMatch(first=first, end=end, choices=_winters(point, today), fine="season")
    dated = latest(point, today) if point.fine != "season" or point.year else None
    if dated is None:
        years = (today.year, today.year - 1)
        choices = tuple(_with_year(point, number).period() for number in years)
        return PeriodMatch(first=first, end=end, choices=choices, fine=point.fine, point=point)
    return PeriodMatch(first=first, end=end, period=dated.period(), fine=point.fine, point=point)


def _winters(point: Point, today: date) -> tuple[Period, ...]:
    """A winter belongs to two years: December to February, of this one and the one before."""
    number = point.year or today.year
    return tuple(
        Period(start=date(begins, 12, 1), end=date(begins + 1, 3, 1) - timedelta(days=1))
        for begins in (number, number - 1)
    )


def _point(pieces: Sequence[Piece], index: int, today: date) -> tuple[Point, int] | None:
    if index >= len(pieces):
        return None
    piece = pieces[index]
    if piece.dimension == "month":
        return _month(pieces, index, today, day=0, last_day=0, begin=index + 1)
    if piece.dimension == "season":
        number, end = _year_after(pieces, index + 1, today)
        if piece.concept == "winter":
            return Point(fine="winter", year=number), end
        first, last = _SEASONS[piece.concept]
        return Point(fine="season", year=number, first=first, last=last), end
    if piece.dimension in {"span", "ordinal"}:
        return _part_of_year(pieces, index, today)
    if piece.dimension == "number":
        return _number(pieces, index, today)
    if piece.concept == "apostrophe":
        return _apostrophe_year(pieces, index, today)
    return None


def _number(pieces: Sequence[Piece], index: int, today: date) -> tuple[Point, int] | None:
    text = pieces[index].concept
    point = written(text)
    if point is not None:
        end = index + 1
        while end < len(pieces) and (pieces[end].dimension, pieces[end].concept) == (
            "span",
            "year",
        ):
            end += 1
        named = _part_of_year(pieces, end, today) if point.fine == "year" else None
        if named is not None and named[0].year == 0:  # 2022 Q1
            return _with_year(named[0], point.year), named[1]
        if point.fine == "year" and end < len(pieces) and pieces[end].dimension == "month":
            at = int(pieces[end].concept)  # 2022 January
            return Point(fine="month", year=point.year, first=at, last=at), end + 1
        return point, end
    days = day_range(text)
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None or following.dimension != "month":
        return None
    if days is None and text.isdecimal() and len(text) <= 2:
        days = (int(text), int(text))
    if days is None:
        return None
    return _month(pieces, index + 1, today, day=days[0], last_day=days[1], begin=index + 2)


def _month(
    pieces: Sequence[Piece], index: int, today: date, *, day: int, last_day: int, begin: int
) -> tuple[Point, int]:
    at = int(pieces[index].concept)
    number, end = _year_after(pieces, begin, today)
    if not number and not day and end < len(pieces) and pieces[end].dimension == "number":
        text = pieces[end].concept  # January 30, January 1-30
        days = day_range(text) or (
            (int(text),) * 2 if text.isdecimal() and len(text) < 3 else None
        )
        if days is not None:
            day, last_day = days
            number, end = _year_after(pieces, end + 1, today)
    fine = "day" if day else "month"
    point = Point(fine=fine, year=number, first=at, last=at, day=day, last_day=last_day)
    return checked(point, " ".join(piece.text for piece in pieces[index - bool(day) : end])), end


def _year_after(pieces: Sequence[Piece], index: int, today: date) -> tuple[int, int]:
    """The year written next (0: none), and the piece after it; "of" and commas may lie between."""
    at = index
    while at < len(pieces) and (
        pieces[at].text.lower() in {"of", ",", "in", "the", "в"} or pieces[at].concept == "year"
    ):
        at += 1
    if at >= len(pieces):
        return 0, index
    marked = pieces[at].concept == "apostrophe"
    at += marked
    if at >= len(pieces) or pieces[at].dimension != "number":
        return 0, index
    text = pieces[at].concept
    point = written(text) if len(text) == 4 else None
    number = point.year if point else short_year(text, today, marked=marked)
    if not number:
        return 0, index
    at += 1
    while at < len(pieces) and (pieces[at].dimension, pieces[at].concept) == ("span", "year"):
        at += 1
    return number, at


def _part_of_year(pieces: Sequence[Piece], index: int, today: date) -> tuple[Point, int] | None:
    """Q1, the first quarter, H2, the second half: with or without a year."""
    if index + 1 >= len(pieces):
        return None
    one, two = pieces[index], pieces[index + 1]
    if one.dimension == "span" and two.dimension in {"number", "ordinal"}:
        span, number = one.concept, two.concept
    elif one.dimension in {"ordinal", "number"} and two.dimension == "span":
        span, number = two.concept, one.concept
    else:
        return None
    each = {"quarter": 3, "half": 6}.get(span)
    if each is None or not number.isdecimal():
        return None
    if not 1 <= int(number) <= 12 // each:
        raise BadDate(f"{one.text} {two.text}")
    last = int(number) * each
    year_number, end = _year_after(pieces, index + 2, today)
    return Point(fine=span, year=year_number, first=last - each + 1, last=last), end


def _apostrophe_year(pieces: Sequence[Piece], index: int, today: date) -> tuple[Point, int] | None:
    if index + 1 < len(pieces) and pieces[index + 1].dimension == "number":
        number = short_year(pieces[index + 1].concept, today, marked=True)
        if number:
            return Point(fine="year", year=number), index + 2
    return None
