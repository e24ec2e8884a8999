"""Periods said from today: last month, the last six months, this year, yesterday."""

from datetime import date, timedelta

from store.periods import Period, months

EACH = {"month": 1, "quarter": 3, "half": 6, "half_a_year": 6, "year": 12}
"""Months of a span."""
BACK = ("day", "week", "month", "quarter", "year")
"""Spans of which "two … ago" is one."""
MOST = 240
"""Spans back that a rolling period may have; more is a slip of the finger."""


def this(span: str, today: date) -> Period:
    """The span that runs now, up to today. Weeks begin on Monday."""
    if span == "day":
        return Period(start=today, end=today)
    if span == "week":
        return Period(start=today - timedelta(days=today.weekday()), end=today)
    return Period(start=_whole(span, today, 0).start, end=today)


def last(span: str, count: int, today: date, *, back: int = 0) -> Period:
    """The last `count` full spans; with `back` as many spans earlier."""
    if span == "day":
        end = today - timedelta(days=1 + back)
        return Period(start=end - timedelta(days=count - 1), end=end)
    if span == "week":
        monday = today - timedelta(days=today.weekday()) - timedelta(weeks=back)
        return Period(start=monday - timedelta(weeks=count), end=monday - timedelta(days=1))
    first, final = _whole(span, today, -count - back), _whole(span, today, -1 - back)
    return Period(start=first.start, end=final.end)


def following(span: str, today: date) -> Period | None:
    """The next full span; None for days and weeks, which nobody plans by."""
    return _whole(span, today, 1) if span in EACH else None


def _whole(span: str, today: date, shift: int) -> Period:
    """The whole span that lies `shift` spans from the one of today."""
    each = EACH[span]
    index = today.year * 12 + (today.month - 1) // each * each + shift * each
    return months(index // 12, index % 12 + 1, index % 12 + each)
