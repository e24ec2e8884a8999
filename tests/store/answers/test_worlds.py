"""The engine against an independent solver, on ten thousand random worlds and more."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil, floor, inf
from sys import getswitchinterval, setswitchinterval

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.answers.body import Body
from store.answers.prove import prove, prove_all
from store.answers.values import Answer, Kind, Term
from store.periods import Period
from store.questions import Question, Status
from store.records import Figure, Qualifier
from tests.store.answers.disputed import hold_disputes, weighed
from tests.store.answers.oracle import allowed, bounds, possible
from tests.store.answers.worlds import (
    LAST_DAYS,
    Cells,
    World,
    cells,
    own_figures,
    world,
)

AS_OF = date(2023, 12, 31)
SAME = "HEKTAR_WORLDS" not in os.environ
"""The same worlds at each run; with HEKTAR_WORLDS=new in the environment, others each time."""

WORLDS = 2_600
"""Worlds of each of four parts, so that several processes share them."""


@pytest.mark.parametrize("part", range(4))
def test_every_answer_is_what_an_independent_solver_proves(part: int) -> None:
    """No wrong number, no bound looser than provable, no contradiction unnoticed."""
    kinds: set[Kind] = set()

    @settings(max_examples=WORLDS, deadline=None, database=None, print_blob=True, derandomize=SAME)
    @given(st.integers(0, 2**40))
    def hold(number: int) -> None:
        seed = 4 * number + part
        print(f"world {seed}")  # noqa: T201 - shown when it fails
        made = world(seed)
        answer = prove(made.question, Body(own_figures(made)), AS_OF)
        kinds.add(answer.kind)
        _hold(made, answer)

    hold()
    assert {Kind.DIRECT, Kind.DERIVED, Kind.BOUNDS, Kind.NONE} <= kinds


def test_many_cells_at_once_are_answered_as_each_alone() -> None:
    """Rows of a table share their atoms and their programs, and no row changes by it."""
    for seed in range(150):
        made = world(seed)
        figures, scope = own_figures(made), made.question.scope
        asked = [replace(world(seed + other).question, scope=scope) for other in range(6)]
        together = prove_all(asked, Body(figures), AS_OF)
        alone = [prove(one, Body(figures), AS_OF) for one in asked]
        assert [_numbers(one) for one in together] == [_numbers(one) for one in alone], seed


def test_threads_may_answer_from_one_body() -> None:
    """People ask at once, and none of them sees another's half-made work."""
    interval = getswitchinterval()
    setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(max_workers=4) as pool:
            for seed in range(40):
                made = world(seed)
                figures, scope = own_figures(made), made.question.scope
                asked = [replace(world(seed + n).question, scope=scope) for n in range(4)]
                alone = [_numbers(prove(one, Body(figures), AS_OF)) for one in asked]
                for _ in range(5):
                    shared = Body(figures)
                    said = pool.map(prove, asked, [shared] * 4, [AS_OF] * 4)
                    assert [_numbers(one) for one in said] == alone, seed
    finally:
        setswitchinterval(interval)


def _numbers(said: Answer) -> tuple[object, ...]:
    return said.kind, said.value, said.low, said.high, said.qualifier, said.period, said.conflict


def _hold(made: World, answer: Answer) -> None:
    assert not answer.partial
    if made.question.scope.status is Status.PLANNED:
        _hold_a_plan(made, answer)
    elif made.question.period.to_date:
        _hold_to_date(made, answer)
    else:
        _hold_a_cell(made, answer, cells(made.question))


def _hold_a_cell(made: World, answer: Answer, target: Cells) -> None:
    question = replace(made.question, period=answer.question.period)
    found = weighed(made, question)
    figures = list(found.left)
    if found.aside:
        hold_disputes(made, answer, found, target)
    else:
        assert not answer.conflict
    if answer.disputed:
        return
    assert {one.id for one in answer.evidence} <= {one.id for one in figures}
    if answer.kind in {Kind.NONE, Kind.NEAREST}:
        assert not possible(figures) or bounds(figures, target) == (0, inf)
    elif possible(figures):
        _proved(answer, figures, target)
        _true(made, answer, target, aside=found.aside)
    elif answer.kind is not Kind.DIRECT and answer.qualifier is not Qualifier.ABOUT:
        # Only what clashes is loosened, so this may be narrower, never wider.
        low, high = bounds(figures, target, loose=True)
        least, most = _said(answer)
        assert low <= least
        assert most <= high


def _proved(answer: Answer, figures: list[Figure], target: Cells) -> None:
    """As much as scipy proves, and by the figures that are named."""
    low, high = bounds(figures, target)
    least, most = _said(answer)
    if answer.qualifier is Qualifier.ABOUT and answer.kind is not Kind.BOUNDS:
        # Given up for a number, and never narrower than what is proved: the parts of a sum are
        # each rounded outward to a whole.
        assert low < high
        assert least - len(answer.evidence) < low
        assert high < most + len(answer.evidence)
        return
    assert (least, most) == (low, high)
    if answer.kind is Kind.BOUNDS:
        assert low < high
        assert _total(answer.low_terms, target, 1) == low
        assert answer.high is None or _total(answer.high_terms, target, -1) == high
    elif answer.low_terms:  # no sum of figures gives it: its two ends meet
        assert _total(answer.low_terms, target, 1) == _total(answer.high_terms, target, -1) == low


def _total(terms: tuple[Term, ...], target: Cells, sign: int) -> int:
    """What the sum of `terms` is at least (sign 1) or at most (-1); it lies within the target.

    Or, for a most, covers it.
    """
    total, times = Fraction(0), dict.fromkeys(target, Fraction(-1))
    for term in terms:
        low, high = allowed(term.figure)
        end = low if (term.times > 0) == (sign > 0) else high
        assert end < inf
        total += Fraction(term.times) * Fraction(end)
        for cell in cells(term.figure):
            times[cell] = times.get(cell, Fraction(0)) + Fraction(term.times)
    assert all(sign * over <= 0 for over in times.values())
    return max(ceil(total), 0) if sign > 0 else floor(total)


def _true(made: World, answer: Answer, target: Cells, aside: Sequence[Figure]) -> None:
    """The truth, where no figure lies or those that do were set aside."""
    if set(made.lies) <= set(aside) and not made.rounded:
        least, most = _said(answer)
        assert least <= sum(made.truth[cell] for cell in target) <= most


def _hold_a_plan(made: World, answer: Answer) -> None:
    """A plan is told, or a sum of plans that tile the cell; never limited by others."""
    assert not answer.conflict
    assert answer.kind is not Kind.BOUNDS
    end = answer.period.end if made.question.period.to_date else made.question.period.end
    if answer.kind not in {Kind.DIRECT, Kind.DERIVED} or end is None:
        return
    parts = [cells(one) for one in answer.evidence]
    assert sum(len(part) for part in parts) == len(frozenset().union(*parts))
    assert frozenset().union(*parts) == cells(made.question, end)
    assert answer.value == sum(one.value for one in answer.evidence)


def _hold_to_date(made: World, answer: Answer) -> None:
    """What is said of its last day is right, and on no later day more is known."""
    question, figures = made.question, own_figures(made)
    ends = sorted({one.period.end for one in figures if one.period.end}, reverse=True)
    known = [end for end in ends if _is_known(made, end)]
    end = answer.period.end
    # A running total or a sum with "over" or "up to" in it is a range of its own last day.
    told = answer.value is not None or answer.high is not None
    reaches = answer.kind is Kind.BOUNDS and told
    if answer.kind in {Kind.DIRECT, Kind.DERIVED} or reaches:
        assert end in LAST_DAYS
        assert not known or known[0] <= end
        asked = replace(answer, question=replace(question, period=Period(end=end)))
        _hold_a_cell(made, asked, cells(question, end))
    else:
        assert not known
        _hold_at_least(made, answer, ends)


def _hold_at_least(made: World, answer: Answer, ends: list[date]) -> None:
    """Without a number on any day: the most that is proved until the last day of all."""
    low = 0
    for end in ends:
        target = cells(made.question, end)
        left = list(weighed(made, _until(made, end)).left)
        if not possible(left):
            return
        low = max(low, bounds(left, target)[0])
    assert (answer.low or 0) == low


def _is_known(made: World, end: date) -> bool:
    """Whether one number is proved until that day, by figures that need no loosening.

    By figures of something: days that only "nothing was found" carries on to are not looked for.
    """
    target = cells(made.question, end)
    left = list(weighed(made, _until(made, end)).left)
    some = [one for one in left if one.value]
    if not some or not possible(left):
        return False
    low, high = bounds(some, target)
    return low == high


def _until(made: World, end: date) -> Question:
    return replace(made.question, period=Period(end=end))


def _said(answer: Answer) -> tuple[float, float]:
    """The range that an answer claims."""
    if answer.kind is Kind.BOUNDS:
        return answer.low or 0, inf if answer.high is None else answer.high
    assert answer.value is not None
    if answer.qualifier is Qualifier.EXACT:
        return answer.value, answer.value
    one = replace(answer.evidence[0], value=answer.value, qualifier=answer.qualifier)
    return allowed(one)
