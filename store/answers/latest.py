"""Everything to date: the latest day that a running total, a sum or a difference reaches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from store.answers.body import Body
from store.answers.boxes import Box, box_of, split
from store.answers.prover import Prover, figures_of
from store.answers.stated import same_cell
from store.answers.tiles import last_days
from store.answers.values import Answer, Kind
from store.periods import Period
from store.questions import Question, Status
from store.records import Figure

MOST_ENDS = 24
"""Last days that are tried as the end of a difference, the latest first."""
MOST_QUIET = 12
"""Of those, the days that only count where nothing was found since an earlier one."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a question "to date" may be answered.

    `running`: the running totals that reach furthest; `sums`: last days of sums that reach
    further; `days`: all that are tried, the latest first. `is_all`: none was left out.
    """

    everything: Box
    running: tuple[Figure, ...]
    sums: frozenset[date]
    days: tuple[date, ...]
    is_all: bool

    def cells(self, question: Question) -> list[Question]:
        """The question until each of the days."""
        return [replace(question, period=Period(end=day)) for day in self.days]


def reach(question: Question, body: Body) -> Reach:
    """The days that a number may reach, beyond those of the running totals."""
    everything = box_of(replace(question, period=Period(end=date.max)))
    inside = body.inside(everything)
    running = [one.figure for one in inside if same_cell(question, one.figure)]
    latest = max((end_of(one) for one in running), default=date.min)
    furthest = _furthest(body, everything)
    unfit: frozenset[int] = frozenset()
    turns: list[date] = []
    if question.scope.status is not Status.PLANNED and furthest > latest:
        unfit = body.evidence(body.groups(everything)).unfit
        turns = [day for day in _turns(body, everything, latest) if day <= furthest]
    sums, is_all = last_days(
        everything,
        [one.box for one in inside if one.figure.id not in unfit and one.box.last <= furthest],
    )
    later = frozenset(day for day in sums if day > latest)
    return Reach(
        everything=everything,
        running=tuple(one for one in running if end_of(one) == latest),
        sums=later,
        days=tuple(sorted(later | {*turns[:MOST_ENDS]}, reverse=True)),
        is_all=is_all and len(turns) <= MOST_ENDS,
    )


def to_date(question: Question, prover: Prover, far: Reach) -> Answer:
    """The number that reaches furthest; else at least what is proved; else nothing."""
    for cell in far.cells(question):
        found = prover.summed(cell) if cell.period.end in far.sums else None
        if found is None:
            found = prover.weighed(cell)
            if found.kind is not Kind.DERIVED:
                continue
        return replace(found, question=question, partial=found.partial or not far.is_all)
    if far.running:
        found = prover.said(question, far.running)
        return replace(found, partial=found.partial or not far.is_all)
    return _at_least(question, prover, far.everything)


def end_of(figure: Figure) -> date:
    """The last day of a figure."""
    return figure.period.end or date.max


def _furthest(body: Body, everything: Box) -> date:
    """The last day of an unbroken stretch from the first day on that figures tell of.

    Of every place and item asked about. Behind it lies a gap, and nothing limits a sum of both.
    """
    before = everything.first - _DAY
    told = sorted(body.meeting(everything), key=lambda one: one.box.first)
    begun = [(one.box.types, one.box.places) for one in told if one.box.first == everything.first]
    if not _is_covered(begun, (everything.types, everything.places)):
        return before
    kinds = list(_bits(everything.types))
    areas = split([everything.places, *(one.box.places for one in told)], everything.places)
    until = np.full((len(kinds), len(areas)), before.toordinal())
    planes = {
        (types, places): np.array(
            [[bool(types & kind and places & area) for area in areas] for kind in kinds]
        )
        for types, places in {(one.box.types, one.box.places) for one in told}
    }
    for one in told:
        plane = planes[one.box.types, one.box.places]
        reached = plane & (until >= one.box.first.toordinal() - 1)
        until[reached] = np.maximum(until[reached], one.box.last.toordinal())
    return date.fromordinal(int(until.min()))


def _turns(body: Body, everything: Box, latest: date) -> list[date]:
    """Days after `latest` on which a difference of figures may end, the latest first.

    Only where figures that end on the day, less others that begin on the next, make up the
    asked places and items: nothing else tells the two days apart. Besides the latest days on
    which all that was asked about ends within wider figures: nothing may have come since.
    """
    turning: dict[date, list[tuple[int, int]]] = {}
    for one in body.meeting(everything):
        for day in (one.box.last, one.box.first - _DAY):
            turning.setdefault(day, []).append((one.box.types, one.box.places))
    own = everything.types, everything.places
    found, quiet = [], 0
    for day in sorted(turning, reverse=True):
        if day <= latest or day < everything.first:
            break
        if _is_combined(turning[day], own):
            found.append(day)
        elif quiet < MOST_QUIET and _is_covered(turning[day], own):
            found.append(day)
            quiet += 1
    return found


def _is_combined(planes: Sequence[tuple[int, int]], own: tuple[int, int]) -> bool:
    """Whether `own` (types, places) is a sum of some planes less others."""
    kinds = split([types for types, _ in (*planes, own)])
    areas = split([places for _, places in (*planes, own)])
    rows = np.array(
        [
            [bool(types & kind and places & area) for kind in kinds for area in areas]
            for types, places in set(planes)
        ],
        dtype=float,
    )
    target = np.array([bool(own[0] & k and own[1] & a) for k in kinds for a in areas], dtype=float)
    rank = np.linalg.matrix_rank
    return bool(rank(rows) == rank(np.vstack([rows, target])))


def _is_covered(planes: Sequence[tuple[int, int]], own: tuple[int, int]) -> bool:
    """Whether every place of every type of `own` is in some plane."""
    types, places = own
    for kind in _bits(types):
        covered = 0
        for of_kind, inside in planes:
            covered |= inside if of_kind & kind else 0
        if places & ~covered:
            return False
    return True


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
