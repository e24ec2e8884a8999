"""An independent oracle: every district × stretch of days × item type is a variable for scipy.

It shares nothing with the engine but the figures.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, gcd, inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from store.quantities import Unit
from store.records import Figure, Qualifier
from tests.store.answers.worlds import Cells, cells

_MOST_DENOMINATOR = 5_040


def unit_printed(figure: Figure) -> int:
    """One unit of the last printed digit, in whole m² or items."""
    places = -int(Decimal(figure.printed).as_tuple().exponent)
    return int({Unit.HA: 10_000, Unit.ITEM: 1}[figure.unit] // 10**places)


def allowed(figure: Figure, *, loose: bool = False) -> tuple[int, float]:
    """What a figure says of its cells (an "about" within 5 percent, as README says)."""
    slack = unit_printed(figure) if loose else 0
    least, most = max(figure.value - slack, 0), figure.value + slack
    return {
        Qualifier.EXACT: (least, most),
        Qualifier.OVER: (least, inf),
        Qualifier.UP_TO: (0, most),
        Qualifier.ABOUT: (floor(Fraction(95, 100) * least), ceil(Fraction(105, 100) * most)),
    }[figure.qualifier]


def possible(figures: list[Figure], *, loose: bool = False) -> bool:
    """Whether whole numbers make all of `figures` true, `loose`: up to their last digit."""
    system = _System.of(figures, frozenset(), loose=loose)
    found = system.solve(system.target)
    if found is None:
        return False
    near = np.rint(found * system.unit)
    sums = system.matrix @ near
    if (system.low * system.unit <= sums).all() and (sums <= system.high * system.unit).all():
        return True
    return system.has_whole()


def bounds(figures: list[Figure], target: Cells, *, loose: bool = False) -> tuple[int, float]:
    """The least and the most that `target` can be, as whole numbers inside."""
    system = _System.of(figures, target, loose=loose)
    if not system.target.any():
        return 0, 0
    least, most = system.solve(system.target), system.solve(-system.target)
    assert least is not None
    low = Fraction(float(system.target @ least)).limit_denominator(_MOST_DENOMINATOR)
    if most is None:
        return ceil(low * system.unit), inf
    high = Fraction(float(system.target @ most)).limit_denominator(_MOST_DENOMINATOR)
    return ceil(low * system.unit), floor(high * system.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _System:
    """low ≤ matrix · cells ≤ high, all in `unit`; cells that no figure tells apart are one."""

    matrix: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    target: NDArray[np.float64]
    unit: int

    @classmethod
    def of(cls, figures: list[Figure], target: Cells, *, loose: bool) -> "_System":
        boxes = [*(cells(one) for one in figures), target]
        columns = {tuple(at in box for box in boxes) for at in frozenset().union(*boxes)}
        table = np.array(sorted(columns), dtype=float).reshape(len(columns), len(boxes)).T
        ends = [allowed(one, loose=loose) for one in figures]
        unit = gcd(*(int(end) for pair in ends for end in pair if end < inf)) or 1
        return cls(
            matrix=table[:-1],
            low=np.array([low / unit for low, _ in ends]),
            high=np.array([high / unit for _, high in ends]),
            target=table[-1],
            unit=unit,
        )

    def solve(self, costs: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """The cells where `costs` are least; None where nothing fits, or nothing limits them."""
        if not len(costs):
            return None if (self.low > 0).any() else np.zeros(0)
        limited = self.high < inf
        result = linprog(
            costs,
            A_ub=np.vstack([-self.matrix, self.matrix[limited]]),
            b_ub=np.concatenate([-self.low, self.high[limited]]),
            method="highs",
        )
        if result.status in {2, 3, 4}:
            return None
        assert result.status == 0, result.message
        return np.array(result.x)

    def has_whole(self) -> bool:
        """Whether whole numbers fit, not just fractions."""
        ends = self.low * self.unit, self.high * self.unit
        result = milp(
            np.zeros(self.matrix.shape[1]),
            constraints=LinearConstraint(self.matrix, *ends),
            integrality=np.ones(self.matrix.shape[1]),
            bounds=Bounds(0, np.inf),
        )
        return bool(result.status != 2)
