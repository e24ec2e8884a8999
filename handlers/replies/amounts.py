"""Amounts for pictures: the answer to one cell as a bar, in the reader's unit."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from handlers.replies.messages import say
from handlers.replies.numbers import answer_number, answer_values
from handlers.replies.pictures import Bar, Mark
from store.answers.values import Answer, Kind, Term
from store.quantities import Unit
from store.records import Qualifier


def bar_of(row: Answer, unit: Unit, language: str, *, label: str, group: str = "") -> Bar:
    """The bar of a row: an exact number, a range, or that nothing is published.

    The days are those asked; of a nearest figure its own.
    """
    low, high = _ends(row, unit)
    mark = _mark(row, low, high)
    days = row.period if mark is Mark.OTHER_DAYS else row.question.period
    return Bar(
        label=label,
        said=say(language, "none").lower()
        if mark is Mark.MISSING
        else answer_number(row, unit, language),
        mark=mark,
        low=0.0 if mark is Mark.MISSING else float(low or 0),
        high=None if high is None else float(high),
        start=days.begins if days.end else None,
        end=days.end,
        seen=_seen(row) if mark in {Mark.RANGE, Mark.OPEN} else None,
        group=group,
    )


def _ends(row: Answer, unit: Unit) -> tuple[Decimal | None, Decimal | None]:
    """From where to where the amount lies."""
    value, low, high = answer_values(row, unit)
    if row.kind is Kind.BOUNDS:
        return low, high
    match row.qualifier:
        case Qualifier.OVER:
            return value, None
        case Qualifier.UP_TO if value is not None:
            return Decimal(0), value
        case _:
            return value, value


def _mark(row: Answer, low: Decimal | None, high: Decimal | None) -> Mark:
    if row.kind is Kind.NONE or (low is None and high is None):
        return Mark.MISSING
    if row.kind is Kind.NEAREST:
        return Mark.OTHER_DAYS
    if high is None:
        return Mark.OPEN
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
