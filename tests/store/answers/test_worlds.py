"""The engine against an independent solver, on ten thousand random worlds and more."""

from datetime import date
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.answers.body import Body
from store.answers.prove import prove
from store.answers.values import Answer, Kind
from store.records import Figure, Qualifier
from tests.store.answers.worlds import World, allowed, bearing, bounds, cells, possible, world

AS_OF = date(2023, 12, 31)
WORLDS = 2_600
"""Worlds of each of four parts, so that several processes share them."""


@pytest.mark.parametrize("part", range(4))
def test_every_answer_is_what_an_independent_solver_proves(part: int) -> None:
    """No wrong number, no bound looser than provable, no contradiction unnoticed."""
    kinds: set[Kind] = set()

    @settings(max_examples=WORLDS, deadline=None, database=None, print_blob=True)
    @given(st.integers(0, 2**40))
    def hold(number: int) -> None:
        seed = 4 * number + part
        print(f"world {seed}")  # noqa: T201 - shown when it fails
        made = world(seed)
        own = [one for one in made.figures if one.scope == made.question.scope]
        answer = prove(made.question, Body(own), AS_OF)
        kinds.add(answer.kind)
        _hold(made, answer)

    hold()
    assert {Kind.DIRECT, Kind.DERIVED, Kind.BOUNDS, Kind.NONE} <= kinds


def _hold(made: World, answer: Answer) -> None:
    figures = bearing(made)
    assert {one.id for one in answer.evidence} <= {one.id for one in figures}
    if not possible(figures, slack=1):
        _contradicted(answer, figures)
    elif not answer.conflict:
        _proved(made, answer, figures)
    else:
        # No fraction is an answer where things are counted: whole numbers clash sooner.
        assert _without_a_whole(made, figures)


def _contradicted(answer: Answer, figures: list[Figure]) -> None:
    """It is noticed, nothing is derived, and what is named clashes with nothing to spare."""
    assert answer.conflict
    assert answer.kind in {Kind.DIRECT, Kind.NONE, Kind.NEAREST}
    named = list(answer.conflict)
    assert {one.id for one in named} <= {one.id for one in figures}
    assert not possible(named, slack=0)
    for one in named:
        assert possible([other for other in named if other is not one], slack=1)


def _without_a_whole(made: World, figures: list[Figure]) -> bool:
    low, high = bounds(figures, cells(made.question), slack=0 if possible(figures) else 1)
    return low > high


def _proved(made: World, answer: Answer, figures: list[Figure]) -> None:
    target = cells(made.question)
    rounded = not possible(figures)
    low, high = bounds(figures, target, slack=1 if rounded else 0)
    least, most = _said(answer)
    if answer.kind is Kind.NEAREST:
        assert (low, high) == (0, inf)
    elif rounded:
        # Only what clashes is loosened, so this may be narrower, never wider.
        assert answer.kind is Kind.DIRECT or (low <= least and most <= high)
    elif answer.qualifier is Qualifier.ABOUT:
        assert least <= high
        assert most >= low
    else:
        assert (least, most) == (low, high)
    if not made.tampered and answer.value is not None and answer.kind is not Kind.NEAREST:
        true = sum(made.truth[cell] for cell in target)
        assert least <= true <= most


def _said(answer: Answer) -> tuple[float, float]:
    """The range that an answer claims."""
    if answer.kind is Kind.BOUNDS:
        return answer.low or 0, inf if answer.high is None else answer.high
    if answer.value is None:
        return 0, inf
    if answer.evidence and answer.qualifier is not Qualifier.EXACT:
        from dataclasses import replace

        one = replace(answer.evidence[0], value=answer.value, qualifier=answer.qualifier)
        return allowed(one)
    return answer.value, answer.value
