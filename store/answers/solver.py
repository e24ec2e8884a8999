"""Programs over atoms as HiGHS takes them, and the exact arithmetic that checks what it finds.

HiGHS computes in floating point. What it finds is the *multipliers* of the figures (the dual):
rounded to fractions and checked in whole numbers they prove without any rounding, so a slip of
the solver can cost a proof, never make a wrong one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from store.answers.boxes import Incidence

MOST_ITERATIONS = 20_000
"""Simplex steps of one program: a count, not seconds, so the same question ends the same way."""
DENOMINATORS = (1, 12, 1_000, 1_000_000)
"""Of the fractions that a multiplier is tried as, the simplest first."""
TINY = 1e-7
"""What counts as nothing where HiGHS says it."""

_LARGEST = 1 << 52
_STATUS = highspy.HighsModelStatus
Row = NDArray[np.bool_]
Ranges = Sequence[tuple[int, int | None]]
Weights = dict[int, Fraction | int]
"""Multipliers by the number of the claim."""


class Unsolved(Exception):  # noqa: N818 - it is how a search ended, not a mistake
    """No certificate within the limits."""


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


def sides(ranges: Ranges, unit: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The lower and the upper ends, divided by `unit`."""
    low = np.array([float(low // unit) for low, _ in ranges])
    high = np.array([np.inf if high is None else float(high // unit) for _, high in ranges])
    return low, high


def fractions(numbers: NDArray[np.float64], most: int) -> Weights | None:
    """The numbers that are not zero as fractions of a denominator up to `most`."""
    filled = np.flatnonzero(np.abs(numbers) > TINY)
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


class _Quiet(highspy.Highs):
    """HiGHS without callbacks: setting them up prints a banner that no option silences."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802 - highspy's own name
        """Nobody listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The entries of a matrix that are not zero, in any order."""

    rows: NDArray[np.intp]
    cols: NDArray[np.intp]
    values: NDArray[np.float64]


def matrix_of(incidence: Incidence) -> Matrix:
    """Claims × atoms as entries."""
    # Flat, for which numpy is several times as quick.
    rows, cols = np.divmod(np.flatnonzero(incidence), incidence.shape[1])
    return Matrix(rows=rows, cols=cols, values=np.ones(len(rows)))


def weighted(
    matrix: Matrix, shape: tuple[int, ...], weights: Weights
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


def solver_of(
    matrix: Matrix,
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
        ("presolve", "on"), ("solver", "simplex"), ("simplex_iteration_limit", MOST_ITERATIONS),
        ("primal_feasibility_tolerance", _tolerance(row_low, row_high)),
        ("dual_feasibility_tolerance", 1e-9),
    ):  # fmt: skip
        solver.setOptionValue(option, value)
    solver.passModel(model)
    return solver


def _tolerance(row_low: NDArray[np.float64], row_high: NDArray[np.float64]) -> float:
    """By how much a row may be missed: no less than floats can tell of the largest number."""
    largest = max(row_low.max(initial=0), row_high[np.isfinite(row_high)].max(initial=0))
    return max(1e-9, 1e-14 * float(largest))


def quiet_solver() -> Any:  # noqa: ANN401 - highspy has no types
    """HiGHS on one thread, from one seed, that prints nothing: standard output is ours."""
    solver = _Quiet()
    for option, value in (
        ("output_flag", False), ("log_to_console", False), ("threads", 1), ("random_seed", 0)
    ):  # fmt: skip
        solver.setOptionValue(option, value)
    return solver


def is_solved(solver: Any) -> bool:  # noqa: ANN401 - highspy has no types
    """Run it; whether it came to the end, within its limits.

    Where HiGHS lost its way among large numbers it begins again, from nothing.
    """
    solver.run()
    if solver.getModelStatus() in {_STATUS.kUnknown, _STATUS.kSolveError}:
        solver.clearSolver()
        solver.setOptionValue("primal_feasibility_tolerance", 1e-7)
        solver.run()
    return bool(solver.getModelStatus() == _STATUS.kOptimal)
