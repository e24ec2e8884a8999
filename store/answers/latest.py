"""Everything to date: the latest day that a running total, a sum or a difference reaches."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from store.answers.body import Body
from store.answers.boxes import Box, box_of
from store.answers.prover import Prover, figures_of
from store.answers.stated import same_cell
from store.answers.tiles import last_days
from store.answers.values import Answer, Kind
from store.periods import Period
from store.questions import Question, Status
from store.records import Figure

MOST_ENDS = 6
"""Last days that are tried as the end of a difference, the latest first."""


def to_date(question: Question, prover: Prover) -> Answer:
    """The number that reaches furthest; else at least what is proved; else nothing."""
    everything = box_of(replace(question, period=Period(end=date.max)))
    inside = prover.body.inside(everything)
    running = [one.figure for one in inside if same_cell(question, one.figure)]
    latest = max((end_of(one) for one in running), default=date.min)
    loosened: frozenset[int] = frozenset()
    if question.scope.status is not Status.PLANNED:
        loosened = prover.ranges.state(everything).loosened
    ends, is_all = last_days(
        everything, [one.box for one in inside if one.figure.id not in loosened]
    )
    for cell in _until(question, ends, latest):
        found = prover.summed(cell) or prover.weighed(cell)
        if found.kind in {Kind.DERIVED, Kind.BOUNDS}:
            return replace(found, question=question, partial=found.partial or not is_all)
    for cell in _until(question, turns(prover.body, everything), latest):
        found = prover.weighed(cell)
        if found.kind is Kind.DERIVED:
            return replace(found, question=question)
    if running:
        return prover.said(question, [one for one in running if end_of(one) == latest])
    return _at_least(question, prover, everything)


def turns(body: Body, everything: Box) -> list[date]:
    """Days on which figures end (or others begin) for every place and item, the latest first.

    No difference of figures ends on any other day: it cannot tell that day from the next.
    """
    ended: dict[date, dict[int, int]] = {}
    for one in body.meeting(everything):
        for day in (one.box.last, one.box.first - timedelta(days=1)):
            of_day = ended.setdefault(day, {})
            for kind in _bits(one.box.types & everything.types):
                of_day[kind] = of_day.get(kind, 0) | one.box.places
    return [
        day
        for day in sorted(ended, reverse=True)
        if day >= everything.first
        and all(
            not everything.places & ~ended[day].get(kind, 0) for kind in _bits(everything.types)
        )
    ][:MOST_ENDS]


def end_of(figure: Figure) -> date:
    """The last day of a figure."""
    return figure.period.end or date.max


def _until(question: Question, ends: list[date], latest: date) -> Iterator[Question]:
    for end in ends:
        if end > latest:
            yield replace(question, period=Period(end=end))


def _at_least(question: Question, prover: Prover, everything: Box) -> Answer:
    """Without a number: the most that is proved until some day; what is held wrong; nothing."""
    meeting = prover.body.meeting(everything)
    newest = max((one.box.last for one in meeting), default=None)
    if newest is not None:
        found = prover.weighed(replace(question, period=Period(end=newest)))
        if found.kind is Kind.BOUNDS and found.low:
            return replace(found, question=question, high=None, high_terms=(),
                           evidence=figures_of(found.low_terms))  # fmt: skip
        if found.conflict or found.partial:
            none = prover.nothing(question)
            return replace(none, conflict=found.conflict, partial=found.partial)
    wrong = [one for one in prover.body.figures if same_cell(question, one)]
    if wrong:
        last = max(end_of(one) for one in wrong)
        return prover.said(question, [one for one in wrong if end_of(one) == last])
    return prover.nothing(question)


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest
        number ^= lowest
