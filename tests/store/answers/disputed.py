"""What the engine sets aside in a world, held to scipy: sets that clash, minimal, and enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from store.answers.body import Body
from store.answers.boxes import box_of
from store.answers.values import Answer, Kind
from store.questions import Question
from store.records import Figure
from tests.store.answers.oracle import possible
from tests.store.answers.worlds import Cells, World, bearing, cells, own_figures

MOST_COMBINED = 400
"""Sets of one size that are tried to be a smaller contradiction than the one named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The figures that bear on a cell: `left` can all be true, those `aside` clash.

    `clashes`: by the id of a figure the set that it is in.
    """

    left: tuple[Figure, ...]
    aside: tuple[Figure, ...]
    clashes: Mapping[int, tuple[Figure, ...]]


def weighed(made: World, question: Question) -> Weighed:
    """What the engine sets aside, held to scipy: nothing where all can be true, enough where not.

    Whatever is set aside stands in a set that clashes, and does not without any one of it; no
    set that clashes is smaller than all of these.
    """
    figures = bearing(own_figures(made), cells(question))
    if possible(figures, loose=True):
        return Weighed(left=tuple(figures), aside=(), clashes={})
    body = Body(own_figures(made))
    found = body.evidence(body.groups(box_of(question)))
    aside = [one.figure for one in found.aside]
    left = [one for one in figures if one not in aside]
    assert {one.id for one in left} == {one.figure.id for one in found.claims}
    assert possible(left, loose=True)
    for one in aside:
        assert one in found.clashes[one.id]
        assert set(found.clashes[one.id]) <= set(aside)
    named = {frozenset(together) for together in found.clashes.values()}
    for together in named:
        assert not possible(list(together), loose=True)
        for one in together:
            assert possible([other for other in together if other is not one], loose=True)
    for size in range(2, min(map(len, named))):
        sets = list(combinations(figures, size))
        if len(sets) <= MOST_COMBINED:
            assert all(possible(list(some), loose=True) for some in sets)
    return Weighed(left=tuple(left), aside=tuple(aside), clashes=found.clashes)


def hold_disputes(made: World, answer: Answer, found: Weighed, target: Cells) -> None:
    """The lie is found; what is told is told with what it clashes with; the rest beside what is.

    Nothing is worked out from figures in dispute, and those that bear on the cell are named.
    """
    figures = (*found.left, *found.aside)
    assert set(made.lies) & set(found.aside)
    if answer.kind is Kind.DIRECT:
        same = [one for one in figures if cells(one) == target]
        alone = [one for one in same if one in found.aside or _clashes_alone(one, figures)]
        assert bool(answer.conflict) == bool(alone)
        assert not alone or set(answer.conflict) in [set(found.clashes[one.id]) for one in alone]
    elif answer.kind is not Kind.NEAREST:
        reached = target.union(*(cells(one) for one in answer.evidence))
        touching = [one for one in found.aside if cells(one) & reached]
        assert set(answer.conflict) == {
            other for one in touching for other in found.clashes[one.id]
        }


def _clashes_alone(figure: Figure, figures: Sequence[Figure]) -> bool:
    return not all(possible([figure, other], loose=True) for other in figures)
