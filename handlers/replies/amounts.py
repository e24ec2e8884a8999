"""Amounts for pictures: the answer to one cell as a bar, in the reader's unit."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from handlers.replies.messages import say
from handlers.replies.numbers import answer_values, number
from handlers.replies.pictures import Bar, Mark
from store.answers.values import Answer, Kind, Term
from store.quantities import Unit
from store.records import Qualifier

LEAST, MOST, ABOUT = "≥", "≤", "≈"
_SIGNS = {Qualifier.OVER: LEAST, Qualifier.UP_TO: MOST, Qualifier.ABOUT: ABOUT}


def bar_of(row: Answer, unit: Unit, language: str, *, label: str, group: str = "") -> Bar:
    """The bar of a row: an exact number, a range, or that nothing is published.

    The days are those asked; of a nearest figure its own.
    """
    low, high, said = _ends(row, unit, language)
    mark = _mark(row, low, high)
    days = row.period if mark is Mark.OTHER_DAYS else row.question.period
    return Bar(
        label=label,
        said=say(language, "none").lower() if mark is Mark.MISSING else said,
        mark=mark,
        low=0.0 if mark is Mark.MISSING else float(low or 0),
        high=None if high is None else float(high),
        start=days.begins if days.end else None,
        end=days.end,
        seen=_seen(row) if mark is Mark.RANGE else None,
        group=group,
    )


def _ends(row: Answer, unit: Unit, language: str) -> tuple[Decimal | None, Decimal | None, str]:
    """Both ends, and the amount as it is written: 6,025.1 or 0–217.6 or ≥ 8,780."""
    value, low, high = answer_values(row, unit)
    if row.kind is Kind.BOUNDS:
        if low is None or high is None:
            sign, end = (LEAST, low) if high is None else (MOST, high)
            return low, high, "" if end is None else f"{sign} {number(end, language)}"
        return low, high, f"{number(low, language)}–{number(high, language)}"
    if value is None:
        return None, None, ""
    sign = _SIGNS.get(row.qualifier, "")
    said = f"{sign} {number(value, language)}".lstrip()
    match row.qualifier:
        case Qualifier.OVER:
            return value, None, said
        case Qualifier.UP_TO:
            return Decimal(0), value, said
        case Qualifier.EXACT | Qualifier.ABOUT:
            return value, value, said


def _mark(row: Answer, low: Decimal | None, high: Decimal | None) -> Mark:
    if row.kind is Kind.NONE or (low is None and high is None):
        return Mark.MISSING
    if row.kind is Kind.NEAREST:
        return Mark.OTHER_DAYS
    return Mark.VALUE if low == high else Mark.RANGE


def _seen(row: Answer) -> tuple[date, date] | None:
    """The days of the figures that prove "at least", where they are within those asked."""
    days, asked = _days(row.low_terms), row.question.period
    if days is None or asked.end is None or days == (asked.begins, asked.end):
        return None
    start, end = days
    return days if asked.begins <= start and end <= asked.end else None


def _days(terms: Iterable[Term]) -> tuple[date, date] | None:
    """The first and the last day of the figures that are added up."""
    added = [term.figure.period for term in terms if term.times > 0]
    ends = [period.end for period in added if period.end is not None]
    if not ends:
        return None
    return min(period.begins for period in added), max(ends)
