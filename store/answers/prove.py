"""From a body of evidence to answers for cells: direct, derived, bounds, nearest, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.answers.body import Body
from store.answers.boxes import box_of
from store.answers.direct import chosen, qualifier_of_sum
from store.answers.ranges import Ranges
from store.answers.tiles import tile
from store.answers.values import Answer, Kind, Reason, Term
from store.areas import mask
from store.periods import BASELINE, Period
from store.quantities import from_base, significant_digits, usual_unit
from store.questions import Question
from store.records import Figure, Qualifier

MOST_DAYS = 12
"""Last days that "to date" tries as the end of a sum, the latest first."""
MOST_ENDS = 3
"""Last days that "to date" tries as the end of a difference."""


def prove(question: Question, body: Body, as_of: date) -> Answer:
    """The answer that `body` (of the question's scope) proves for its cell."""
    return prove_all([question], body, as_of)[0]


def prove_all(questions: Sequence[Question], body: Body, as_of: date) -> list[Answer]:
    """The answers for several cells of one body, with the atoms cut once for all of them."""
    return _Prover(questions, body, as_of).answers()


def at_once(question: Question, body: Body, as_of: date) -> Answer | None:
    """An exact figure for the very cell, where nothing has to be solved; else None."""
    if question.period.to_date or not body.is_weighed(box_of(question)):
        return None
    same = [one for one in body.same(question) if one.id not in body.errata]
    if not same or chosen(same)[0].qualifier is not Qualifier.EXACT:
        return None
    return prove(question, body, as_of)


class _Prover:
    def __init__(self, questions: Sequence[Question], body: Body, as_of: date) -> None:
        self._questions = questions
        self._body = body
        self._as_of = as_of
        self._ranges = Ranges(
            body, [box_of(cell) for one in questions for cell in self._cells(one)]
        )

    def answers(self) -> list[Answer]:
        return [
            self._to_date(one) if one.period.to_date else self._answer(one)
            for one in self._questions
        ]

    def _cells(self, question: Question) -> list[Question]:
        """The cells with an end that a question may have to be answered by."""
        if not question.period.to_date:
            return [] if _outside(question) else [question]
        return [replace(question, period=Period(end=end)) for end in self._body.ends[:MOST_ENDS]]

    def _answer(self, question: Question) -> Answer:
        same = self._body.same(question)
        if same:
            return self.said(question, same)
        if _outside(question):
            return self._none(question)
        return self._summed(question) or self._weighed(question)

    def said(self, question: Question, same: Sequence[Figure]) -> Answer:
        """The best figure of the cell, unless the others prove more than it says."""
        answer = direct(question, same, self._as_of, self._body.errata)
        if answer.errata:
            return answer
        cell = replace(question, period=answer.period)
        return self._sharper(answer, cell)

    def _summed(self, question: Question) -> Answer | None:
        """A sum of figures that tile the cell, where it may be trusted."""
        box = box_of(question)
        state = self._ranges.state(box)
        if state.conflict:
            return None
        parts = tile(
            box,
            [
                (one.box, one.figure)
                for one in self._body.inside(box)
                if one.figure.id not in state.loosened
            ],
        )
        if not parts or qualifier_of_sum(one.qualifier for one in parts) is None:
            return None
        return self._sharper(derived(question, parts, self._as_of), question)

    def _sharper(self, answer: Answer, cell: Question) -> Answer:
        """`answer`, with what contradicts it; bounds where an "over" or "up to" is weaker."""
        state = self._ranges.state(box_of(cell))
        answer = replace(answer, conflict=state.conflict, partial=state.partial)
        if answer.qualifier is Qualifier.EXACT or state.conflict or answer.value is None:
            return answer
        low, high = self._ranges.low(box_of(cell)), self._ranges.high(box_of(cell))
        match answer.qualifier:
            case Qualifier.OVER:
                told = low.value == answer.value and high.value is None
            case Qualifier.UP_TO:
                told = high.value == answer.value and not low.value
            case _:  # "about" is only given up for a number
                told = low.value != high.value
        if told or low.unsolved or high.unsolved:
            return answer
        bounds = self._weighed(cell)
        if bounds.kind is Kind.NONE:
            return answer
        bounds = replace(bounds, question=answer.question, period=answer.period)
        if answer.kind is not Kind.DIRECT:
            return bounds
        if bounds.kind is not Kind.BOUNDS:
            return replace(bounds, others=(*answer.evidence, *answer.others))
        return replace(
            bounds,
            value=answer.value,
            qualifier=answer.qualifier,
            digits=answer.digits,
            others=(*answer.evidence, *answer.others),
        )

    def _weighed(self, question: Question) -> Answer:
        """What the linear programs prove: a number, a range, or nothing."""
        box = box_of(question)
        state = self._ranges.state(box)
        if state.conflict or not state.claims:
            return replace(
                self._nearest(question) or self._none(question),
                conflict=state.conflict, partial=state.partial,
            )  # fmt: skip
        low, high = self._ranges.low(box), self._ranges.high(box)
        partial = state.partial or low.unsolved or high.unsolved
        base = Answer(question=question, kind=Kind.BOUNDS, period=question.period,
                      as_of=self._as_of, partial=partial)  # fmt: skip
        if high.value is not None and low.value > high.value:
            # No whole number lies between the two: they clash, although fractions would not.
            clash = _figures((*low.terms, *high.terms))
            return replace(self._none(question), conflict=clash, partial=partial)
        if low.value == high.value:
            terms = self._ranges.exactly(box) or (*low.terms, *high.terms)
            shown = from_base(low.value, usual_unit(question.measure))
            return replace(
                base,
                kind=Kind.DERIVED,
                value=low.value,
                digits=significant_digits(str(shown)),
                terms=() if all(term.times == 1 for term in terms) else terms,
                evidence=_figures(terms),
            )
        if not low.value and high.value is None:
            return replace(self._nearest(question) or self._none(question), partial=partial)
        return replace(
            base,
            low=low.value,
            high=high.value,
            low_terms=low.terms,
            high_terms=high.terms,
            evidence=_figures((*low.terms, *high.terms)),
        )

    def _nearest(self, question: Question) -> Answer | None:
        """A figure for most of these days, and few others, of the same places and items."""
        box = box_of(question)
        best: tuple[int, Figure] | None = None
        for one in self._body.sound:
            if one.measure is not question.measure or one.places != question.places:
                continue
            other = box_of(one)
            if other.empty or not other.meets(box):
                continue
            shared = (min(box.last, other.last) - max(box.first, other.first)).days + 1
            if 2 * shared > max(box.days, other.days) and (best is None or shared > best[0]):
                best = shared, one
        if best is None:
            return None
        figure = best[1]
        return replace(direct(question, [figure], self._as_of), kind=Kind.NEAREST)

    def _none(self, question: Question) -> Answer:
        return Answer(
            question=question,
            kind=Kind.NONE,
            period=question.period,
            as_of=self._as_of,
            reason=without(question, self._body.sound, self._as_of),
        )

    def _to_date(self, question: Question) -> Answer:
        """The latest day that a running total, or a sum that begins with one, reaches."""
        everything = box_of(replace(question, period=Period(end=date.max)))
        inside = [one.figure for one in self._body.inside(everything)]
        running = [one for one in inside if same_cell(question, one)]
        latest = max((_end(one) for one in running), default=date.min)
        newer = sorted({_end(one) for one in inside if _end(one) > latest}, reverse=True)
        for end in newer[:MOST_DAYS]:
            cell = replace(question, period=Period(end=end))
            found = self._summed(cell)
            if found is not None:
                return replace(found, question=question)
        if running:
            return self.said(question, [one for one in running if _end(one) == latest])
        return self._so_far(question) or self._doubtful(question) or self._none(question)

    def _doubtful(self, question: Question) -> Answer | None:
        """Where only figures held to be wrong say something: the latest of those, marked."""
        wrong = [one for one in self._body.figures if same_cell(question, one)]
        if not wrong:
            return None
        latest = max(_end(one) for one in wrong)
        return self.said(question, [one for one in wrong if _end(one) == latest])

    def _so_far(self, question: Question) -> Answer | None:
        """Without a running total: a difference of others, else "at least"."""
        found = None
        for cell in self._cells(question):
            answer = self._weighed(cell)
            if answer.kind is Kind.DERIVED:
                return replace(answer, question=question)
            found = found or answer
        if found is None or not found.low:
            newest = max((_end(one) for one in self._body.sound), default=None)
            if newest is not None:
                found = self._weighed(replace(question, period=Period(end=newest)))
        if found is None or found.kind is not Kind.BOUNDS or not found.low:
            if found is None or not found.conflict:
                return None
            return replace(self._none(question), conflict=found.conflict)
        return replace(found, question=question, high=None, high_terms=(),
                       evidence=_figures(found.low_terms))  # fmt: skip


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
    shown = from_base(total, usual_unit(question.measure))
    return Answer(
        question=question,
        kind=Kind.DERIVED,
        period=replace(question.period, end=max(ends)),
        as_of=as_of,
        value=total,
        qualifier=qualifier_of_sum(part.qualifier for part in parts) or Qualifier.ABOUT,
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
    if _outside(question):
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


def _figures(terms: Sequence[Term]) -> tuple[Figure, ...]:
    return tuple({term.figure.id: term.figure for term in terms}.values())


def _outside(question: Question) -> bool:
    end = question.period.end
    return end is not None and end < BASELINE


def _end(figure: Figure) -> date:
    return figure.period.end or date.max
