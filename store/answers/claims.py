"""What a figure claims of its cell: a range, as printed or loosened by its last printed digit."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from store.answers.boxes import Box, box_of
from store.quantities import factor
from store.records import Figure, NewFigure, Qualifier

ABOUT_PERCENT = 5
"""How far from the truth an "about" may lie, in percent of the printed number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`low` ≤ cell ≤ `high` in whole m² or items; `high` None: nothing limits it."""

    figure: Figure
    box: Box
    low: int
    high: int | None
    loosened: bool = False

    @property
    def exact(self) -> bool:
        """Whether it leaves one number."""
        return self.low == self.high


def claim(figure: Figure) -> Claim:
    """What a figure says, its printed number taken as exact."""
    value = figure.value
    low, high = _range(figure.qualifier, value, value)
    return Claim(figure=figure, box=box_of(figure), low=low, high=high)


def loosened(one: Claim) -> Claim:
    """The same claim where the number may be off by one unit of its last printed digit."""
    figure, step = one.figure, last_digit(one.figure)
    low, high = _range(figure.qualifier, max(figure.value - step, 0), figure.value + step)
    return Claim(figure=figure, box=one.box, low=low, high=high, loosened=True)


def least(qualifier: Qualifier, value: int) -> int:
    """The least that a printed number proves, in whole m² or items."""
    return _range(qualifier, value, value)[0]


def last_digit(figure: NewFigure) -> int:
    """What one unit of the last printed digit is, in whole m² or items, rounded up."""
    exponent = Decimal(figure.printed).as_tuple().exponent
    unit = Decimal(1).scaleb(int(exponent)) * factor(figure.unit)
    return int(unit.to_integral_value(ROUND_CEILING))


def _range(qualifier: Qualifier, least: int, most: int) -> tuple[int, int | None]:
    match qualifier:
        case Qualifier.EXACT:
            return least, most
        case Qualifier.OVER:
            return least, None
        case Qualifier.UP_TO:
            return 0, most
        case Qualifier.ABOUT:
            # Outward to whole ones: "about 10" is 9 to 11, never exactly 10.
            return least * (100 - ABOUT_PERCENT) // 100, -(-most * (100 + ABOUT_PERCENT) // 100)
