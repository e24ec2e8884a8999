"""The tightest bounds of a sum of atoms, by linear programming, each with its exact proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.answers.boxes import Incidence
from store.answers.solver import (
    DENOMINATORS,
    Matrix,
    Ranges,
    Row,
    Unsolved,
    Weights,
    fractions,
    is_solved,
    matrix_of,
    sides,
    solver_of,
    unit_of,
    weighted,
    worth,
)

_SLIP = 1e-4
"""How far a proof may stay behind what HiGHS found; a whole is never lost by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An end of a range, exactly, and the multipliers that prove it."""

    value: Fraction
    weights: Weights


class Program:
    """Claims about sums of atoms, none of which is negative; they must not contradict."""

    def __init__(self, incidence: Incidence, ranges: Ranges) -> None:
        """`incidence`: claims × atoms. `ranges`: low and high (None: no limit) of each claim."""
        self._incidence = incidence
        self._ranges = ranges
        limits = np.array([high is not None for _, high in ranges], dtype=np.bool_)
        self._limited: Row = np.any(incidence[limits], axis=0)

    def least(self, target: Row) -> Bound:
        """The most that the claims prove `target` (atoms) to be at least."""
        return self._bound(target, 1)

    def most(self, target: Row) -> Bound | None:
        """The least that they prove it to be at most; None when nothing limits it."""
        if not self._limited[target].all():
            return None
        bound = self._bound(target, -1)
        weights = {index: -weight for index, weight in bound.weights.items()}
        return Bound(value=-bound.value, weights=weights)

    def combination(self, target: Row, exact: Sequence[int]) -> Weights | None:
        """Multipliers of the claims numbered `exact` whose sum is `target`, few and small."""
        rows = self._incidence[list(exact)]
        reached: Row = np.any(rows, axis=0)
        if not exact or not reached[target].all():
            return None
        at_claim, at_atom = np.nonzero(rows)
        both = Matrix(
            rows=np.concatenate([at_atom, at_atom]),
            cols=np.concatenate([at_claim, at_claim + len(exact)]),
            values=np.repeat([1.0, -1.0], len(at_atom)),
        )
        goal = target.astype(float)
        solver = solver_of(both, np.ones(2 * len(exact)), goal, goal)
        if not is_solved(solver):
            return None
        found = np.array(solver.getSolution().col_value)
        count = len(exact)
        for most in DENOMINATORS:
            weights = fractions(found[:count] - found[count:], most)
            if weights is None:
                continue
            sums, whole = weighted(matrix_of(rows), rows.shape, weights)
            if (sums == whole * target.astype(float)).all():
                return {exact[index]: weight for index, weight in weights.items()}
        return None

    def _bound(self, target: Row, sign: int) -> Bound:
        """The least of `sign` times `target`, as a certificate."""
        costs = sign * target.astype(float)
        solver, unit = self._solver, self._unit
        solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        if not is_solved(solver):
            raise Unsolved
        goal = solver.getInfo().objective_function_value
        dual = np.array(solver.getSolution().row_dual)
        near = _SLIP + _SLIP * abs(goal) * 1e-6
        for most in DENOMINATORS:
            weights = fractions(dual, most)
            if weights is None or not self._proves(weights, costs):
                continue
            value = worth(weights, self._ranges)
            if value is not None and abs(float(value / unit) - goal) <= near:
                return Bound(value=value, weights=weights)
        raise Unsolved

    def _proves(self, weights: Weights, costs: NDArray[np.float64]) -> bool:
        sums, whole = weighted(self._matrix, self._incidence.shape, weights)
        return bool((sums <= whole * costs).all())

    @cached_property
    def _matrix(self) -> Matrix:
        return matrix_of(self._incidence)

    @cached_property
    def _unit(self) -> int:
        """What every number is divided by, so that the solver sees small ones."""
        return unit_of(self._ranges)

    @cached_property
    def _solver(self) -> Any:  # noqa: ANN401 - highspy has no types
        low, high = sides(self._ranges, self._unit)
        return solver_of(self._matrix, np.zeros(self._incidence.shape[1]), low, high)
