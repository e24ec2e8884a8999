"""Periods said from today: last month, the last six months, this year, yesterday."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.language.pieces import Piece
from store.periods import Period, months

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
MOST = 240
"""Spans back that a rolling period may have; more is a slip of the finger."""

Found = tuple[Period, int, str, bool]
"""The period, the piece after it, its grain, and whether it is the current span."""


def relative(pieces: Sequence[Piece], index: int, today: date) -> Found | None:
    """The relative period that begins at `index`; None when none does.

    "Last" is the last full one, "last 6 months" the six last full months, "this" runs from its
    beginning to today. Weeks run from Monday to Sunday.
    """
    piece = pieces[index]
    if piece.dimension != "time":
        return None
    match piece.concept:
        case "yesterday":
            day = today - timedelta(days=1)
            return Period(start=day, end=day), index + 1, "day", False
        case "today":
            return Period(start=today, end=today), index + 1, "day", False
        case "year_to_date":
            start = date(today.year, 1, 1)
            return Period(start=start, end=today), index + 1, "year", True
        case "last" | "this":
            return _spans(pieces, index, today)
        case _:
            return None


def _spans(pieces: Sequence[Piece], index: int, today: date) -> Found | None:
    """Last or this, perhaps a number, and day, week, month, quarter, half or year."""
    count, at = 1, index + 1
    numbered = at < len(pieces) and pieces[at].dimension in {"number", "ordinal"}
    if numbered:
        if not pieces[at].concept.isdecimal() or not 0 < int(pieces[at].concept[:9]) <= MOST:
            return None
        count = int(pieces[at].concept)
        at += 1
    if at >= len(pieces) or pieces[at].dimension != "span":
        return None
    span, current = pieces[at].concept, pieces[index].concept == "this"
    if current and numbered:
        return None
    period = _this(span, today) if current else _last(span, count, today)
    return period, at + 1, span, current


def _this(span: str, today: date) -> Period:
    if span == "day":
        return Period(start=today, end=today)
    if span == "week":
        return Period(start=today - timedelta(days=today.weekday()), end=today)
    start = _current(span, today).start
    return Period(start=start, end=today)


def _last(span: str, count: int, today: date) -> Period:
    if span == "day":
        return Period(start=today - timedelta(days=count), end=today - timedelta(days=1))
    if span == "week":
        monday = today - timedelta(days=today.weekday())
        return Period(start=monday - timedelta(weeks=count), end=monday - timedelta(days=1))
    current = _current(span, today).start
    if current is None:
        raise ValueError("a span has a start")
    index = current.year * 12 + current.month - 1 - count * _MONTHS[span]
    start = date(index // 12, index % 12 + 1, 1)
    return Period(start=start, end=current - timedelta(days=1))


def _current(span: str, today: date) -> Period:
    each = _MONTHS[span]
    first = (today.month - 1) // each * each + 1
    return months(today.year, first, first + each - 1)
