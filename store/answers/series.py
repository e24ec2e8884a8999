"""The rows of a shape: which cells a series, comparison or ranking is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import inf

from store.answers.claims import ABOUT_PERCENT
from store.answers.values import Answer, Kind
from store.areas import WHOLE, canonical
from store.catalogue import load_catalogue
from store.periods import Period, split
from store.questions import Question, Shape, Status
from store.records import Qualifier

RANKINGS = frozenset({Shape.TOP, Shape.BOTTOM})
_MONTHS = {Shape.BY_MONTH: 1, Shape.BY_QUARTER: 3, Shape.BY_YEAR: 12}


def cells(question: Question, last_day: date) -> Iterator[Question]:
    """One question of shape total for each row; none for a total.

    `last_day` ends a series "to date". "Every district" is the thirteen of the catalogue. A
    comparison of a plan is the plan, then what was done.
    """
    one = replace(question, shape=Shape.TOTAL, limit=0)
    match question.shape:
        case Shape.TOTAL:
            return
        case Shape.BY_MONTH | Shape.BY_QUARTER | Shape.BY_YEAR:
            period = question.period
            if period.to_date:
                period = Period(end=last_day)
            for piece in split(period, _MONTHS[question.shape]):
                yield replace(one, period=piece)
        case Shape.COMPARE if question.scope.status is Status.PLANNED:
            yield one
            yield replace(one, scope=replace(question.scope, status=Status.ACTUAL))
        case _:
            for place in districts(question):
                yield replace(one, places=(place,))


def districts(question: Question) -> Sequence[str]:
    """The districts that a question about places is broken into."""
    core = load_catalogue().core
    if question.places[0] != WHOLE:
        return [name for name in core if name in question.places] + [
            name for name in question.places if name not in core
        ]
    left_out = {name.removeprefix("-") for name in question.places[1:]}
    return [name for name in core if name not in left_out]


def in_order(question: Question, rows: Sequence[Answer]) -> tuple[Answer, ...]:
    """The rows as they are read: of a ranking by what is proved, what is not published last."""
    if question.shape not in RANKINGS:
        return tuple(rows)
    known = [row for row in rows if row.kind is not Kind.NONE]
    if question.shape is Shape.TOP:
        known.sort(key=proved_range, reverse=True)
    else:
        known.sort(key=lambda row: proved_range(row)[::-1])
    ordered = (*known, *(row for row in rows if row.kind is Kind.NONE))
    return ordered[: question.limit] if question.limit else ordered


def is_open(question: Question, rows: Sequence[Answer]) -> bool:
    """Whether a row that a short ranking leaves out may belong into it."""
    shown = in_order(question, rows)
    if question.shape not in RANKINGS or not shown or len(shown) == len(rows):
        return False
    left_out = [row for row in rows if row not in shown and row.kind is not Kind.NONE]
    ranges = [proved_range(row) for row in shown]
    if question.shape is Shape.TOP:
        return any(proved_range(row)[1] > min(low for low, _ in ranges) for row in left_out)
    return any(proved_range(row)[0] < max(high for _, high in ranges) for row in left_out)


def proved_range(row: Answer) -> tuple[float, float]:
    """The least and the most that a row can be, as far as it is known; in m² or items."""
    value = row.value
    if row.kind is Kind.BOUNDS or value is None:
        return row.low or 0, inf if row.high is None else row.high
    match row.qualifier:
        case Qualifier.OVER:
            return value, inf
        case Qualifier.UP_TO:
            return 0, value
        case Qualifier.ABOUT:
            low, high = value * (100 - ABOUT_PERCENT), value * (100 + ABOUT_PERCENT)
            return low // 100, -(-high // 100)
        case Qualifier.EXACT:
            return value, value


def whole_of(question: Question) -> Question:
    """The cell that the rows of a series add up to."""
    places = question.places
    if places[0] == WHOLE and len(places) > 1:
        places = canonical(districts(question))
    return replace(question, places=places, shape=Shape.TOTAL, limit=0)
