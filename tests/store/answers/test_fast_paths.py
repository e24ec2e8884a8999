"""The fast paths give the answer that the solver gives: none is a second opinion."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from store.answers.body import Body
from store.answers.boxes import box_of
from store.answers.prove import at_once, prove
from store.answers.prover import Prover
from store.answers.values import Kind
from store.measures import Measure
from store.periods import BASELINE, Period
from store.questions import Question, Status
from store.records import Figure, Qualifier
from tests.store.answers.worlds import FIRST_DAYS, LAST_DAYS, PLACES, own_figures, world

AS_OF = date(2023, 12, 31)
WORLDS = range(600)


def test_a_sum_of_parts_is_what_the_solver_proves() -> None:
    """Found as a tiling, without programs; they end at the same number or the same range."""
    found = 0
    for seed in WORLDS:
        figures = own_figures(world(seed))
        body = Body(figures)
        if not figures or figures[0].scope.status is Status.PLANNED:
            continue  # nothing limits a plan
        for cell in _asked(figures):
            prover = Prover(body, AS_OF, [box_of(cell)])
            summed = prover.summed(cell)
            if summed is None or summed.qualifier is Qualifier.ABOUT:
                continue
            if summed.qualifier is Qualifier.OVER and not summed.value:
                continue  # "over 0" is a sum of such, and no bound
            found += 1
            weighed = prover.weighed(cell)
            said = {
                Qualifier.EXACT: (summed.kind, summed.value, summed.low, summed.high),
                Qualifier.OVER: (Kind.BOUNDS, None, summed.value, None),
                Qualifier.UP_TO: (Kind.BOUNDS, None, 0, summed.value),
            }[summed.qualifier]
            assert (weighed.kind, weighed.value, weighed.low, weighed.high) == said, seed
    assert found > 50


def test_what_is_told_at_once_is_what_is_told_after_weighing() -> None:
    """From memory, where nothing has to be solved any more; contradictions included."""
    found = 0
    for seed in WORLDS:
        figures = own_figures(world(seed))
        for one in figures:
            body, own = Body(figures), _cell_of(one)
            assert at_once(own, body, AS_OF) is None
            weighed = prove(own, body, AS_OF)
            again = at_once(own, body, AS_OF)
            assert again is None or again == weighed, seed
            found += again is not None
    assert found > 500


def _asked(figures: list[Figure]) -> Iterator[Question]:
    """Every cell that no figure tells, and several may add up to."""
    told = {_cell_of(one) for one in figures}
    periods = [
        Period(start=None if first == BASELINE else first, end=last)
        for first, last in product(FIRST_DAYS, LAST_DAYS)
        if first < last
    ]
    measures = {part for one in figures for part in Measure if part.types & one.measure.types}
    for measure, places, period in product(sorted(measures), sorted(set(PLACES)), periods):
        cell = Question(measure=measure, places=places, period=period, scope=figures[0].scope)
        inside = [one for one in figures if box_of(cell).holds(box_of(one))]
        if len(inside) > 1 and cell not in told:
            yield cell


def _cell_of(figure: Figure) -> Question:
    return Question(
        measure=figure.measure, places=figure.places, period=figure.period, scope=figure.scope
    )
