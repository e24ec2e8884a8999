"""What figures say without being weighed: of the cell itself, as a sum of parts, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.answers.boxes import before_clearance
from store.answers.direct import chosen, qualifier_of_sum
from store.answers.values import Answer, Kind, Reason
from store.areas import mask
from store.periods import BASELINE
from store.quantities import from_base, significant_digits, usual_unit
from store.questions import Question
from store.records import Figure, Qualifier


def direct(
    question: Question,
    same: Sequence[Figure],
    as_of: date,
    errata: frozenset[int] = frozenset(),
) -> Answer:
    """The best of several figures for the asked cell, the others kept beside it.

    One held to be wrong is said only where there is no other, and marked.
    """
    sound = [one for one in same if one.id not in errata]
    best, others = chosen(sound or same)
    wrong = tuple(one for one in same if one.id in errata)
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
        errata=() if sound else wrong,
    )


def derived(question: Question, parts: Sequence[Figure], as_of: date) -> Answer:
    """The sum of disjoint figures that tile the asked cell."""
    total = sum(part.value for part in parts)
    ends = [part.period.end for part in parts if part.period.end is not None]
    return Answer(
        question=question,
        kind=Kind.DERIVED,
        period=replace(question.period, end=max(ends)),
        as_of=as_of,
        value=total,
        qualifier=qualifier_of_sum(part.qualifier for part in parts) or Qualifier.ABOUT,
        digits=digits_of(question, total),
        evidence=tuple(parts),
    )


def nothing(question: Question, figures: Sequence[Figure], as_of: date) -> Answer:
    """No number, and why, as far as `figures` tell."""
    return Answer(
        question=question,
        kind=Kind.NONE,
        period=question.period,
        as_of=as_of,
        reason=_reason(question, figures, as_of),
    )


def digits_of(question: Question, value: int) -> int:
    """How many digits a computed value has in the unit that reports print."""
    return significant_digits(str(from_base(value, usual_unit(question.measure))))


def same_cell(question: Question, figure: Figure) -> bool:
    """Whether `figure` is about exactly the asked cell ("to date": any running total of it)."""
    return (
        figure.measure is question.measure
        and figure.places == question.places
        and figure.period.begins == question.period.begins
        and (question.period.to_date or figure.period.end == question.period.end)
    )


def _reason(question: Question, figures: Sequence[Figure], as_of: date) -> Reason:
    end = question.period.end
    if before_clearance(question) or (question.as_of and question.as_of < BASELINE):
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
