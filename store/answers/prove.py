"""From figures in hand to an answer for one cell: direct, or an exact sum, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.answers.direct import chosen, qualifier_of_sum
from store.answers.tiles import box_of, tiling
from store.answers.values import Answer, Kind, Reason
from store.areas import mask
from store.periods import BASELINE, Period
from store.quantities import from_base, significant_digits, usual_unit
from store.questions import Question
from store.records import Figure

MOST_DAYS = 12
"""Last days that "to date" tries as the end of a sum, the latest first."""


def prove(question: Question, figures: Sequence[Figure], as_of: date) -> Answer:
    """The answer that `figures` (all of the question's scope) prove for its cell.

    "To date" is the latest day that a running total, or a sum that begins with one, reaches.
    """
    if question.period.to_date:
        return _to_date(question, figures, as_of)
    same = [figure for figure in figures if same_cell(question, figure)]
    if same:
        return direct(question, same, as_of)
    parts = tiling(box_of(question), figures)
    if parts:
        return derived(question, parts, as_of)
    return Answer(
        question=question,
        kind=Kind.NONE,
        period=question.period,
        as_of=as_of,
        reason=without(question, figures, as_of),
    )


def direct(question: Question, same: Sequence[Figure], as_of: date) -> Answer:
    """The best of several figures for the asked cell, the others kept beside it."""
    best, others = chosen(same)
    return Answer(
        question=question,
        kind=Kind.DIRECT,
        period=best.period,
        as_of=as_of,
        value=best.value,
        qualifier=best.qualifier,
        digits=significant_digits(best.printed),
        evidence=(best,),
        others=others,
    )


def derived(question: Question, parts: Sequence[Figure], as_of: date) -> Answer:
    """The sum of disjoint figures that tile the asked cell."""
    total = sum(part.value for part in parts)
    ends = [part.period.end for part in parts if part.period.end is not None]
    shown = from_base(total, usual_unit(question.measure))
    return Answer(
        question=question,
        kind=Kind.DERIVED,
        period=replace(question.period, end=max(ends)),
        as_of=as_of,
        value=total,
        qualifier=qualifier_of_sum(part.qualifier for part in parts),
        digits=significant_digits(str(shown)),
        evidence=tuple(parts),
    )


def same_cell(question: Question, figure: Figure) -> bool:
    """Whether `figure` is about exactly the asked cell ("to date": any running total of it)."""
    return (
        figure.measure is question.measure
        and figure.places == question.places
        and figure.period.begins == question.period.begins
        and (question.period.to_date or figure.period.end == question.period.end)
    )


def without(question: Question, figures: Sequence[Figure], as_of: date) -> Reason:
    """Why there is no number, as far as `figures` tell."""
    end = question.period.end
    if end is not None and end < BASELINE:
        return Reason.OUTSIDE
    asked = mask(question.places)
    for figure in figures:
        wider = mask(figure.places)
        if (
            wider != asked
            and not asked & ~wider
            and not question.measure.types & ~figure.measure.types
            and figure.period.begins == question.period.begins
            and figure.period.end == end
        ):
            return Reason.JOINTLY
    if end is not None and end >= as_of:
        return Reason.NOT_YET
    return Reason.NOT_PUBLISHED


def _to_date(question: Question, figures: Sequence[Figure], as_of: date) -> Answer:
    running = [figure for figure in figures if same_cell(question, figure)]
    latest = max((_end(figure) for figure in running), default=date.min)
    newer = sorted({_end(figure) for figure in figures if _end(figure) > latest}, reverse=True)
    for end in newer[:MOST_DAYS]:
        cell = replace(question, period=Period(end=end))
        parts = tiling(box_of(cell), [figure for figure in figures if _end(figure) <= end])
        if parts:
            return derived(question, parts, as_of)
    if running:
        return direct(question, [f for f in running if _end(f) == latest], as_of)
    return Answer(
        question=question,
        kind=Kind.NONE,
        period=question.period,
        as_of=as_of,
        reason=without(question, figures, as_of),
    )


def _end(figure: Figure) -> date:
    return figure.period.end or date.max
