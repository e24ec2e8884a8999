"""Areas and counts in units: the only module that imports pint.

Text never reaches pint: a number comes from our own grammar as a Decimal, a unit from a closed
list. The registry holds just the units that we keep, so it is built in about a millisecond.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from functools import cache

import pint

from store.measures import Measure

MOST = 10**15
"""Largest whole number kept, in m² or items: more than the surface of the Earth in m²."""

_EXACT = Context(prec=60)


class Unit(StrEnum):
    """A unit that values are shown in. `item` counts; the others are areas."""

    HA = "ha"
    KM2 = "km2"
    M2 = "m2"
    ACRE = "acre"
    SOTKA = "sotka"
    DUNAM = "dunam"
    ITEM = "item"


class QuantityError(ValueError):
    """A value that cannot be kept: negative, too large, too small, or a part of an item."""


class Rounding(StrEnum):
    """Which way a converted value may move, so that a bound never claims more than it proves."""

    NEAREST = ROUND_HALF_EVEN
    DOWN = ROUND_FLOOR
    UP = ROUND_CEILING


def usual_unit(measure: Measure) -> Unit:
    """The unit that reports print `measure` in: hectares or items."""
    return Unit.HA if measure.is_area else Unit.ITEM


def fits(unit: Unit, measure: Measure) -> bool:
    """Whether values of `measure` can be shown in `unit`."""
    return (unit is not Unit.ITEM) == measure.is_area


def to_base(value: Decimal, unit: Unit) -> int:
    """Whole m² (to the nearest, half to even) or whole items of a printed value.

    Raises QuantityError for a negative value, one beyond `MOST`, a part of an item, or an area
    so small that it would be kept as nothing.
    """
    if not value.is_finite() or value < 0:
        raise QuantityError(f"{value} {unit} is not an amount")
    if value.adjusted() > 18:
        raise QuantityError(f"{value.adjusted() + 1} digits are too many")
    exact = _EXACT.multiply(value, factor(unit))
    whole = exact.to_integral_value(ROUND_HALF_EVEN)
    if unit is Unit.ITEM and whole != value:
        raise QuantityError(f"{value} is not a whole number of items")
    if not whole and value:
        raise QuantityError(f"{value} {unit} is less than can be kept, and not nothing")
    if whole > MOST:
        raise QuantityError(f"{value} {unit} is more than can be kept")
    return int(whole)


def from_base(base: int, unit: Unit) -> Decimal:
    """Exactly (to 60 digits) what `base` m² or items are in `unit`, without trailing zeros."""
    return plain(_EXACT.divide(Decimal(base), factor(unit)))


def shown(base: int, unit: Unit, *, digits: int, rounding: Rounding = Rounding.NEAREST) -> Decimal:
    """`base` in `unit` with as many significant digits as its source had.

    In a decimal unit (everything but the acre) nothing is lost, so nothing is rounded.
    """
    value = from_base(base, unit)
    if unit is not Unit.ACRE or value == 0:
        return value
    step = Decimal(1).scaleb(min(value.adjusted() - max(digits, 1) + 1, 0))
    return plain(value.quantize(step, rounding=rounding.value, context=_EXACT))


def significant_digits(printed: str) -> int:
    """How many digits a plain decimal number claims: 6025.1 → 5, 0.50 → 2, 40000 → 5."""
    digits = printed.replace(".", "").lstrip("0")
    return max(len(digits), 1)


def plain(value: Decimal) -> Decimal:
    """The same number without exponent and without zeros after the point."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=_EXACT)
    return value.normalize(_EXACT)


@cache
def factor(unit: Unit) -> Decimal:
    """How many m² (or items) one `unit` is, exactly."""
    if unit is Unit.ITEM:
        return Decimal(1)
    quantity = _registry().Quantity(Decimal(1), str(unit))
    return Decimal(quantity.to("m2").magnitude)


@cache
def _registry() -> pint.UnitRegistry[Decimal]:
    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(None, non_int_type=Decimal)
    for definition in (
        "metre = [length]",
        "yard = 0.9144 * metre",
        "m2 = metre ** 2",
        "sotka = 100 * m2",
        "dunam = 1000 * m2",  # the metric dunam; the Ottoman one is 919 m²
        "ha = 10000 * m2",
        "km2 = 1000000 * m2",
        "acre = 4840 * yard ** 2",  # international; pint's own is the US survey acre
    ):
        registry.define(definition)
    return registry
