"""Linear programs over atoms, solved by HiGHS, and believed only with an exact certificate.

HiGHS computes in floating point. What it finds is the *multipliers* of the figures (the dual):
rounded to fractions and checked in whole numbers they prove a bound without any rounding, so a
slip of the solver can cost a bound, never make a wrong one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from store.answers.boxes import Incidence

MOST_ITERATIONS = 20_000
"""Simplex steps of one program: a count, not seconds, so the same question ends the same way."""

_DENOMINATORS = (1, 12, 1_000, 1_000_000)
_LARGEST = 1 << 52
_TINY = 1e-7
Row = NDArray[np.bool_]
Ranges = Sequence[tuple[int, int | None]]
Weights = dict[int, Fraction | int]
"""Multipliers by the number of the claim."""


class _Quiet(highspy.Highs):
    """HiGHS without callbacks: setting them up prints a banner that no option silences."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - highspy's own name
        """Nobody listens."""


class Unsolved(Exception):  # noqa: N818 - it is how a search ended, not a mistake
    """No certificate within the limits."""


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
        both = _Matrix(
            rows=np.concatenate([at_atom, at_atom]),
            cols=np.concatenate([at_claim, at_claim + len(exact)]),
            values=np.repeat([1.0, -1.0], len(at_atom)),
        )
        goal = target.astype(float)
        solver = _solver(both, np.ones(2 * len(exact)), goal, goal)
        if not _run(solver):
            return None
        found = np.array(solver.getSolution().col_value)
        count = len(exact)
        for most in _DENOMINATORS:
            weights = _fractions(found[:count] - found[count:], most)
            if weights is None:
                continue
            sums, whole = _sums(_matrix(rows), rows.shape, weights)
            if (sums == whole * target.astype(float)).all():
                return {exact[index]: weight for index, weight in weights.items()}
        return None

    def _bound(self, target: Row, sign: int) -> Bound:
        """The least of `sign` times `target`, as a certificate."""
        costs = sign * target.astype(float)
        solver, unit = self._solver, self._unit
        solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        if not _run(solver):
            raise Unsolved
        goal = solver.getInfo().objective_function_value
        dual = np.array(solver.getSolution().row_dual)
        for most in _DENOMINATORS:
            weights = _fractions(dual, most)
            if weights is None or not self._proves(weights, costs):
                continue
            value = worth(weights, self._ranges)
            if value is not None and abs(float(value / unit) - goal) <= 1e-6 * max(1, abs(goal)):
                return Bound(value=value, weights=weights)
        raise Unsolved

    def _proves(self, weights: Weights, costs: NDArray[np.float64]) -> bool:
        sums, whole = _sums(self._matrix, self._incidence.shape, weights)
        return bool((sums <= whole * costs).all())

    @cached_property
    def _matrix(self) -> "_Matrix":
        return _matrix(self._incidence)

    @cached_property
    def _unit(self) -> int:
        """What every number is divided by, so that the solver sees small ones."""
        return unit_of(self._ranges)

    @cached_property
    def _solver(self) -> Any:  # noqa: ANN401 - highspy has no types
        low, high = _sides(self._ranges, self._unit)
        return _solver(self._matrix, np.zeros(self._incidence.shape[1]), low, high)


def clash(incidence: Incidence, ranges: Ranges) -> list[int] | None:
    """Numbers of claims that cannot all be true, not always the fewest; None when all can.

    Each claim may be missed at a price; when the lowest price is not zero, its multipliers
    prove the contradiction (Farkas), and are checked exactly.
    """
    unit = unit_of(ranges)
    low, high = _sides(ranges, unit)
    claims, atoms = incidence.shape
    held, each = _matrix(incidence), np.arange(claims)
    matrix = _Matrix(
        rows=np.concatenate([held.rows, each, each]),
        cols=np.concatenate([held.cols, atoms + each, atoms + claims + each]),
        values=np.concatenate([held.values, np.ones(claims), -np.ones(claims)]),
    )
    costs = np.concatenate([np.zeros(atoms), np.ones(2 * claims)])
    solver = _solver(matrix, costs, low, high)
    if not _run(solver):
        raise Unsolved
    if solver.getInfo().objective_function_value < _TINY * max(1, claims):
        return None
    dual = np.array(solver.getSolution().row_dual)
    for most in _DENOMINATORS:
        weights = _fractions(dual, most)
        if weights is None:
            continue
        sums, _ = _sums(held, incidence.shape, weights)
        value = worth(weights, ranges)
        if (sums <= 0).all() and value is not None and value > 0:
            return sorted(weights)
    raise Unsolved


def worth(weights: Weights, ranges: Ranges) -> Fraction | None:
    """What the weighted claims add up to at least; None when one of them says nothing."""
    total: Fraction | int = 0
    for index, weight in weights.items():
        low, high = ranges[index]
        end = low if weight > 0 else high
        if end is None:
            return None
        total += weight * end
    return Fraction(total)


def unit_of(ranges: Ranges) -> int:
    """The largest number that divides every end of every range."""
    return gcd(*(end for ends in ranges for end in ends if end)) or 1


def _sides(ranges: Ranges, unit: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    low = np.array([float(low // unit) for low, _ in ranges])
    high = np.array([np.inf if high is None else float(high // unit) for _, high in ranges])
    return low, high


def _fractions(numbers: NDArray[np.float64], most: int) -> Weights | None:
    """The numbers that are not zero as fractions of a denominator up to `most`."""
    filled = np.flatnonzero(np.abs(numbers) > _TINY)
    if most == 1:
        whole = np.rint(numbers[filled])
        if np.abs(whole).max(initial=0) >= _LARGEST:
            return None
        pairs = zip(filled.tolist(), whole.astype(np.int64).tolist(), strict=True)
        return {index: number for index, number in pairs if number}
    found: Weights = {}
    for index in filled.tolist():
        number = Fraction(float(numbers[index])).limit_denominator(most)
        if number:
            found[index] = number
    common = lcm(*(number.denominator for number in found.values()))
    return found if common < _LARGEST else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matrix:
    """The entries of a matrix that are not zero, in any order."""

    rows: NDArray[np.intp]
    cols: NDArray[np.intp]
    values: NDArray[np.float64]


def _matrix(incidence: Incidence) -> _Matrix:
    rows, cols = np.nonzero(incidence)
    return _Matrix(rows=rows, cols=cols, values=np.ones(len(rows)))


def _sums(
    matrix: _Matrix, shape: tuple[int, ...], weights: Weights
) -> tuple[NDArray[np.float64], int]:
    """The weighted sum over each atom, times the common denominator, and that denominator.

    Whole numbers, and exact: each is far below 2 to the 53rd, where floats end to be whole.
    """
    whole = lcm(*(weight.denominator for weight in weights.values()))
    factors = np.zeros(shape[0])
    factors[list(weights)] = [int(weight * whole) for weight in weights.values()]
    if np.abs(factors).sum() >= _LARGEST:
        raise Unsolved
    sums: NDArray[np.float64] = np.zeros(shape[1])
    sums += np.bincount(matrix.cols, weights=factors[matrix.rows], minlength=shape[1])
    return sums, whole


def _solver(
    matrix: _Matrix,
    costs: NDArray[np.float64],
    row_low: NDArray[np.float64],
    row_high: NDArray[np.float64],
) -> Any:  # noqa: ANN401 - highspy has no types
    """A program: costs · x least, row_low ≤ matrix · x ≤ row_high, x ≥ 0."""
    order = np.argsort(matrix.rows, kind="stable")
    rows, cols = len(row_low), len(costs)
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = rows, cols
    model.col_cost_, model.col_lower_ = costs, np.zeros(cols)
    model.col_upper_ = np.full(cols, np.inf)
    model.row_lower_, model.row_upper_ = row_low, row_high
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = np.searchsorted(matrix.rows[order], np.arange(rows + 1))
    model.a_matrix_.start_ = starts.astype(np.int32)
    model.a_matrix_.index_ = matrix.cols[order].astype(np.int32)
    model.a_matrix_.value_ = matrix.values[order]
    solver = quiet_solver()
    for option, value in (
        ("presolve", "off"), ("solver", "simplex"), ("simplex_iteration_limit", MOST_ITERATIONS),
        ("primal_feasibility_tolerance", 1e-9), ("dual_feasibility_tolerance", 1e-9),
    ):  # fmt: skip
        solver.setOptionValue(option, value)
    solver.passModel(model)
    return solver


def quiet_solver() -> Any:  # noqa: ANN401 - highspy has no types
    """HiGHS on one thread, from one seed, that prints nothing: standard output is ours."""
    solver = _Quiet()
    for option, value in (
        ("output_flag", False), ("log_to_console", False), ("threads", 1), ("random_seed", 0)
    ):  # fmt: skip
        solver.setOptionValue(option, value)
    return solver


def _run(solver: Any) -> bool:  # noqa: ANN401 - highspy has no types
    solver.run()
    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)
