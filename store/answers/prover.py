"""Answers for cells that have an end: direct, derived, bounds, nearest, or nothing, in this order.

A figure of the cell itself is told, unless it says "over" or "up to" and the others prove more.
Else figures that tile the cell are added, which needs no program; else programs give the two
ends. Nothing is worked out from figures in dispute: those that count are named beside.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.answers.body import Body
from store.answers.boxes import Box, before_clearance, box_of
from store.answers.coverage import coverage
from store.answers.direct import qualifier_of_sum
from store.answers.ranges import Ranges
from store.answers.stated import derived, digits_of, direct, nothing
from store.answers.tiles import tile
from store.answers.values import Answer, Kind, Term
from store.questions import Question, Status
from store.records import Figure, Qualifier


class Prover:
    """What one body of evidence proves, at `as_of`, about cells of its scope."""

    def __init__(self, body: Body, as_of: date, boxes: Sequence[Box]) -> None:
        """`boxes`: every region that may be asked about, so that atoms are cut once."""
        self.body = body
        self.as_of = as_of
        self.ranges = Ranges(body, boxes)

    def answer(self, question: Question) -> Answer:
        """The answer for a cell with an end."""
        same = self.body.same(question)
        if same:
            return self.said(question, same)
        if before_clearance(question):
            return self.nothing(question)
        return self.summed(question) or self.weighed(question)

    def said(self, question: Question, same: Sequence[Figure]) -> Answer:
        """The best figure of the cell, unless the others prove more than it says."""
        answer = direct(question, same, self.as_of, self.body.errata)
        if answer.errata:
            return answer
        return self._sharper(answer, replace(question, period=answer.period))

    def summed(self, question: Question) -> Answer | None:
        """A sum of figures that tile the cell, where it may be trusted."""
        parts = self._tiles(question)
        if not parts or qualifier_of_sum(one.qualifier for one in parts) is None:
            return None
        return self._sharper(derived(question, parts, self.as_of), question)

    def weighed(self, question: Question) -> Answer:
        """What the linear programs prove: a number, a range, or nothing."""
        if question.scope.status is Status.PLANNED:
            return self._nearest(question)
        return self._beside(self._weighed(question), question)

    def _weighed(self, question: Question) -> Answer:
        box = box_of(question)
        state = self.ranges.state(box)
        if not state.claims:
            return replace(self._nearest(question), partial=state.partial)
        low, high = self.ranges.low(box), self.ranges.high(box)
        crossed = high.value is not None and low.value > high.value
        partial = state.partial or low.unsolved or high.unsolved or crossed
        if crossed or (not low.value and high.value is None):
            # Crossed: no whole number lies between, and the search for some was given up.
            return replace(self._nearest(question), partial=partial)
        if low.value == high.value:
            terms = self.ranges.exactly(box) or (*low.terms, *high.terms)
            number = self._number(question, low.value, terms, partial=partial)
            if sum(term.times * term.figure.value for term in terms) == low.value:
                return number
            # No sum of figures is the number: its two ends meet, each by a proof of its own.
            return replace(number, terms=(), low_terms=low.terms, high_terms=high.terms)
        return Answer(
            question=question,
            kind=Kind.BOUNDS,
            period=question.period,
            as_of=self.as_of,
            low=low.value,
            high=high.value,
            low_terms=low.terms,
            high_terms=high.terms,
            evidence=figures_of((*low.terms, *high.terms)),
            coverage=coverage(question, low.terms),
            partial=partial,
        )

    def nothing(self, question: Question) -> Answer:
        """No number, and why."""
        return nothing(question, self.body.sound, self.as_of)

    def _tiles(self, question: Question) -> tuple[Figure, ...]:
        """Figures that tile the cell, none of them in dispute or loosened."""
        box = box_of(question)
        pieces = [(one.box, one.figure) for one in self.body.inside(box)]
        if question.scope.status is not Status.PLANNED:
            unfit = self.ranges.state(box).unfit
            pieces = [(own, one) for own, one in pieces if one.id not in unfit]
        return tile(box, pieces)

    def _number(
        self, question: Question, value: int, terms: Sequence[Term], *, partial: bool
    ) -> Answer:
        taken_away = any(term.times < 0 for term in terms)
        return Answer(
            question=question,
            kind=Kind.DERIVED,
            period=question.period,
            as_of=self.as_of,
            value=value,
            digits=digits_of(question, value),
            terms=() if all(term.times == 1 for term in terms) else tuple(terms),
            evidence=figures_of(terms),
            nothing_left=not value and taken_away,
            partial=partial,
        )

    def _sharper(self, answer: Answer, cell: Question) -> Answer:
        """`answer`, with what is in dispute; bounds where an "over" or "up to" is weaker.

        A plan is a promise and no measure of land: plans neither limit nor contradict others.
        """
        if cell.scope.status is Status.PLANNED:
            return answer
        box = box_of(cell)
        state = self.ranges.state(box)
        if state.partial:
            answer = replace(answer, partial=True)
        answer = self._beside(answer, cell)
        if answer.qualifier is Qualifier.EXACT or answer.disputed or answer.value is None:
            return answer
        low, high = self.ranges.low(box), self.ranges.high(box)
        if low.unsolved or high.unsolved:
            return replace(answer, partial=True)
        if _says_all(answer, low.value, high.value):
            return answer
        bounds = self.weighed(cell)
        if bounds.kind not in {Kind.BOUNDS, Kind.DERIVED}:
            return answer
        bounds = replace(bounds, question=answer.question, period=answer.period)
        if answer.kind is not Kind.DIRECT:
            return bounds
        bounds = replace(bounds, others=(*answer.evidence, *answer.others))
        if bounds.kind is Kind.DERIVED:
            return bounds
        return replace(
            bounds, value=answer.value, qualifier=answer.qualifier, digits=answer.digits
        )

    def _beside(self, answer: Answer, cell: Question) -> Answer:
        """`answer` with the figures in dispute: those that clash with what it tells of its cell.

        Where it is not told but worked out, of others: those set aside that bear on the cell, or
        on that of a figure behind it.
        """
        box = box_of(cell)
        state = self.ranges.state(box)
        if not state.clashes:
            return answer
        told = (*answer.evidence, *answer.others) if answer.is_told else ()
        named = [state.clashes[one.id] for one in told if one.id in state.clashes][:1]
        if not answer.is_told:
            boxes = [box, *(box_of(one) for one in answer.evidence)]
            named = [
                state.clashes[one.figure.id]
                for one in state.aside
                if any(one.box.meets(other) for other in boxes)
            ]
        figures = {one.id: one for together in named for one in together}
        return replace(answer, conflict=tuple(figures.values()))

    def _nearest(self, question: Question) -> Answer:
        """A figure for most of these days, and few others, of the same places and items.

        Of several the one that shares most days, then the one with the fewest others; of one
        cell the best, as of a direct answer.
        """
        box = box_of(question)
        cells: dict[Box, list[Figure]] = {}
        for one in self.body.sound:
            if one.measure is question.measure and one.places == question.places:
                cells.setdefault(box_of(one), []).append(one)
        near = {
            other: (box.shared_days(other), -other.days)
            for other in cells
            if 2 * box.shared_days(other) > max(box.days, other.days)
        }
        if not near:
            return self.nothing(question)
        same = cells[max(near, key=lambda other: (*near[other], other.last))]
        return replace(direct(question, same, self.as_of), kind=Kind.NEAREST)


def _says_all(answer: Answer, low: int, high: int | None) -> bool:
    """Whether a qualified number says as much as is proved; an "about" gives way to a number."""
    match answer.qualifier:
        case Qualifier.OVER:
            return low == answer.value and high is None
        case Qualifier.UP_TO:
            return high == answer.value and not low
        case _:
            return low != high


def figures_of(terms: Sequence[Term]) -> tuple[Figure, ...]:
    """The figures of a computation, each once."""
    return tuple({term.figure.id: term.figure for term in terms}.values())
