"""Whether claims about sums of atoms can all be true, and the fewest that cannot.

A contradiction is believed only with multipliers that prove it exactly (Farkas); that there is
none, only with whole numbers that fit every claim, as far as a bounded search finds them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from store.answers.boxes import Incidence
from store.answers.solver import (
    DENOMINATORS,
    Matrix,
    Ranges,
    Unsolved,
    fractions,
    is_solved,
    matrix_of,
    quiet_solver,
    sides,
    solver_of,
    unit_of,
    weighted,
    worth,
)

MOST_NODES = 400
"""Nodes of one search in whole numbers."""
MOST_ROUNDS = 30
"""Sets that are tried as the fewest that clash."""
_NOTHING = 1e-5
"""A price that is none: numbers are whole, so one that is asked for a clash is far higher."""
FEWEST = 3
"""Claims that clash are no fewer where no two of them do."""
MOST_SEARCHED = 60
"""Claims among which the fewest that clash are searched for."""


def clash(incidence: Incidence, ranges: Ranges) -> list[int] | None:
    """Numbers of claims that cannot all be true, not always the fewest; None when all can."""
    return min(clashes(incidence, ranges), key=len, default=None)


def clashes(incidence: Incidence, ranges: Ranges) -> list[list[int]]:
    """Sets of claims that cannot all be true, no two of which touch; empty when all can.

    Each claim may be missed at a price; when the lowest price is not zero, its multipliers
    prove the contradiction. Fractions that fit are no truth where whole ones are counted: then
    whole numbers are searched for, and all claims clash where there are none.
    """
    solver = _repairs(incidence, ranges)
    if not is_solved(solver):
        raise Unsolved
    claims, atoms = incidence.shape
    if solver.getInfo().objective_function_value < _NOTHING:
        found = np.array(solver.getSolution().col_value[:atoms]) * unit_of(ranges)
        return [] if _whole(incidence, ranges, found) else [list(range(claims))]
    dual = np.array(solver.getSolution().row_dual)
    for most in DENOMINATORS:
        weights = fractions(dual, most)
        if weights is None:
            continue
        sums, _ = weighted(matrix_of(incidence), incidence.shape, weights)
        value = worth(weights, ranges)
        if (sums <= 0).all() and value is not None and value > 0:
            return [
                part for part in _parts(incidence, sorted(weights))
                if worth({index: weights[index] for index in part}, ranges)
            ]  # fmt: skip
    raise Unsolved


def _parts(incidence: Incidence, some: Sequence[int]) -> Iterator[list[int]]:
    """The claims `some` in sets, no two of which share an atom."""
    left = np.array(some, dtype=np.intp)
    while len(left):
        size, met = 0, left == left[0]
        while met.sum() > size:
            size = met.sum()
            met = (incidence[left] & incidence[left[met]].any(axis=0)).any(axis=1)
        yield left[met].tolist()
        left = left[~met]


def irreducible(incidence: Incidence, ranges: Ranges, core: Sequence[int]) -> list[int]:
    """A part of `core` that clashes, and no longer does without any one of its members.

    The smallest numbers are given up first: of parts that are more than their total few are left.
    """
    core = list(core)
    for index in sorted(core, key=lambda number: ranges[number][0]):
        if index not in core or len(core) <= 2:
            continue
        rest = [other for other in core if other != index]
        again = _clash_of(incidence, ranges, rest)
        if again is not None:
            core = again
    return core


def fewest(incidence: Incidence, ranges: Ranges, core: Sequence[int]) -> list[int]:
    """The fewest claims that clash, where no two do; `core` is some, and stays past the limits.

    Where all claims are too many to search, among the ones that lie within what the core is about.
    """
    core = list(core)
    if len(core) <= FEWEST:
        return core
    among = list(range(len(ranges)))
    if len(among) > MOST_SEARCHED:
        told = incidence[core].any(axis=0)
        among = np.flatnonzero(~(incidence & ~told).any(axis=1)).tolist()
    if len(among) > MOST_SEARCHED:
        return core
    found = _fewest(incidence[among], [ranges[index] for index in among], len(core))
    return [among[number] for number in found] or core


def _fewest(incidence: Incidence, ranges: Ranges, known: int) -> list[int]:
    """The fewest claims that clash, where they are fewer than `known`; else nothing.

    Whatever repairs all claims gives up one of each set that clashes. So the fewest claims
    that share one with every repair found yet are the answer as soon as they clash; until they
    do, the cheapest repair that leaves them as they are is one more.
    """
    repairs: list[list[int]] = []
    for _ in range(MOST_ROUNDS):
        tried = _hitting(repairs)
        if tried is None or len(tried) >= known:
            return []
        if tried and _clash_of(incidence, ranges, tried) is not None:
            return tried
        repair = _missed(incidence, ranges, tried)
        if not repair:
            return []  # fractions fit: it is whole numbers that do not
        repairs.append(repair)
    return []


def _clash_of(incidence: Incidence, ranges: Ranges, some: Sequence[int]) -> list[int] | None:
    found = clash(incidence[list(some)], [ranges[index] for index in some])
    return None if found is None else [some[number] for number in found]


def _repairs(incidence: Incidence, ranges: Ranges, kept: Sequence[int] = ()) -> Any:  # noqa: ANN401 - highspy has no types
    """The program that misses the claims, all but `kept`, by as little as possible."""
    low, high = sides(ranges, unit_of(ranges))
    claims, atoms = incidence.shape
    held, each = matrix_of(incidence), np.arange(claims)
    loose = np.setdiff1d(each, np.array(kept, dtype=np.intp))
    matrix = Matrix(
        rows=np.concatenate([held.rows, loose, loose]),
        cols=np.concatenate([held.cols, atoms + loose, atoms + claims + loose]),
        values=np.concatenate([held.values, np.ones(len(loose)), -np.ones(len(loose))]),
    )
    costs = np.concatenate([np.zeros(atoms), np.ones(2 * claims)])
    return solver_of(matrix, costs, low, high)


def _missed(incidence: Incidence, ranges: Ranges, kept: Sequence[int]) -> list[int]:
    """The claims that the cheapest repair gives up, none of `kept` among them."""
    solver = _repairs(incidence, ranges, kept)
    if not is_solved(solver):
        raise Unsolved
    claims, atoms = incidence.shape
    by = np.array(solver.getSolution().col_value[atoms:]).reshape(2, claims).sum(axis=0)
    return np.flatnonzero(by > _NOTHING).tolist()


def _hitting(sets: Sequence[Sequence[int]]) -> list[int] | None:
    """The fewest numbers with one in each of `sets`; None past the limit."""
    if not sets:
        return []
    solver = quiet_solver()
    solver.setOptionValue("mip_max_nodes", MOST_NODES)
    taken = {index: solver.addBinary(obj=1) for index in sorted({i for one in sets for i in one})}
    for one in sets:
        solver.addConstr(sum(taken[index] for index in one) >= 1)
    if not is_solved(solver):
        return None
    values = solver.getSolution().col_value
    return [index for index, binary in taken.items() if values[binary.index] > 0.5]


def _whole(incidence: Incidence, ranges: Ranges, point: NDArray[np.float64]) -> bool:
    """Whether whole numbers fit: those next to `point`, else some that a search finds.

    A search that is given up, or ends at numbers too large for floats, counts as found.
    """
    if _fits(incidence, ranges, np.rint(point)):
        return True
    low, high = sides(ranges, 1)
    solver = solver_of(matrix_of(incidence), np.zeros(incidence.shape[1]), low, high)
    every = np.arange(incidence.shape[1], dtype=np.int32)
    whole = np.full(len(every), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
    solver.changeColsIntegrality(len(every), every, whole)
    solver.setOptionValue("solver", "choose")
    solver.setOptionValue("presolve", "on")
    solver.setOptionValue("mip_max_nodes", MOST_NODES)
    solver.run()
    return bool(solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible)


def _fits(incidence: Incidence, ranges: Ranges, point: NDArray[np.float64]) -> bool:
    """Whether these whole numbers are as every claim says."""
    sums = incidence @ point
    low, high = sides(ranges, 1)
    return bool((point >= 0).all() and (low <= sums).all() and (sums <= high).all())
