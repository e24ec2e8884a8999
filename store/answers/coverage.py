"""Coverage: how much of the asked days the figures behind an "at least" cover, and which."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from store.answers.boxes import Box, box_of, split
from store.answers.values import Coverage, Term
from store.periods import Period
from store.periods import split as pieces_of
from store.questions import Question

_DAY = timedelta(days=1)


def coverage(question: Question, terms: Sequence[Term]) -> Coverage | None:
    """Of a period of two calendar months or more the months covered whole, else the days.

    Covered is what the sum of `terms` counts once, every place and item of it. None for a
    period without a printed start, and where nothing or everything is covered.
    """
    if question.period.start is None or not terms:
        return None
    runs = list(_joined(_covered(box_of(question), terms)))
    months = list(pieces_of(question.period, 1))
    if len(months) == 1:
        known, total = sum(_days(run) for run in runs), _days(question.period)
    else:
        whole = [piece for piece in months if any(_holds(run, piece) for run in runs)]
        known, total = len(whole), len(months)
        runs = list(_joined(whole))
    if not 0 < known < total:
        return None
    return Coverage(periods=tuple(runs), known=known, total=total, in_months=len(months) > 1)


def _covered(target: Box, terms: Sequence[Term]) -> Iterator[Period]:
    """The days that the sum of `terms` counts exactly once, in pieces."""
    boxes = [box_of(term.figure) for term in terms]
    areas = split([target.places, *(box.places for box in boxes)], target.places)
    kinds = split([target.types, *(box.types for box in boxes)], target.types)
    inside = [(max(box.first, target.first), min(box.last, target.last) + _DAY) for box in boxes]
    edges = sorted({target.first, target.last + _DAY, *(day for ends in inside for day in ends)})
    at = {day: index for index, day in enumerate(edges)}
    plane_of = {
        (own, types): [bool(a & own and k & types) for a in areas for k in kinds]
        for own, types in {(box.places, box.types) for box in boxes}
    }
    planes = np.array([plane_of[box.places, box.types] for box in boxes])
    times = np.array([[float(term.times)] for term in terms])
    change = np.zeros((len(edges), planes.shape[1]))
    met = [index for index, (first, after) in enumerate(inside) if first < after]
    for end, sign in ((0, 1), (1, -1)):
        np.add.at(change, [at[inside[index][end]] for index in met], sign * (times * planes)[met])
    once = np.isclose(change.cumsum(axis=0), 1).all(axis=1)
    for index in np.flatnonzero(once[:-1]).tolist():
        yield Period(start=edges[index], end=edges[index + 1] - _DAY)


def _joined(periods: Iterable[Period]) -> Iterator[Period]:
    """Periods in order, those that follow each other as one."""
    run: Period | None = None
    for one in periods:
        if run is not None and _last(run) + _DAY == one.begins:
            run = Period(start=run.start, end=one.end)
            continue
        if run is not None:
            yield run
        run = one
    if run is not None:
        yield run


def _holds(run: Period, piece: Period) -> bool:
    return run.begins <= piece.begins and _last(piece) <= _last(run)


def _days(period: Period) -> int:
    return (_last(period) - period.begins).days + 1


def _last(period: Period) -> date:
    return period.end or date.max
