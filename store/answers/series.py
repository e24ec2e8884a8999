"""The rows of a shape: which cells a series, comparison or ranking is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from store.answers.values import Answer
from store.areas import WHOLE, canonical
from store.catalogue import load_catalogue
from store.periods import Period, split
from store.questions import Question, Shape, Status

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
    """The rows as they are read: rankings by value, what is not published at their end."""
    if question.shape not in {Shape.TOP, Shape.BOTTOM}:
        return tuple(rows)
    known = [row for row in rows if row.value is not None]
    known.sort(key=lambda row: row.value or 0, reverse=question.shape is Shape.TOP)
    unknown = [row for row in rows if row.value is None]
    return (*known[: question.limit or None], *(() if question.limit else unknown))


def whole_of(question: Question) -> Question:
    """The cell that the rows of a series add up to."""
    places = question.places
    if places[0] == WHOLE and len(places) > 1:
        places = canonical(districts(question))
    return replace(question, places=places, shape=Shape.TOTAL, limit=0)
