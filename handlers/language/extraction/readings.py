"""Of two readings of a number, the one that its language and unit make likely, and the doubt."""

from decimal import Decimal

from handlers.language.extraction.counts import Counted
from store.quantities import Unit

Doubts = list[tuple[str, str]]
"""Level and reason of each."""


def choose(item: Counted, language: str) -> tuple[Decimal, Doubts]:
    """The value of an amount. More digits before the point come first among its readings."""
    doubts: Doubts = []
    if item.amount.why:
        doubts.append(("warn", item.amount.why))
    if item.guessed:
        doubts.append(("note", "what it counts is said with another number"))
    if item.renamed:
        doubts.append(("warn", "called ordnance, but its parts are mines too: read as everything"))
    readings = item.amount.readings
    if item.unit is Unit.ITEM:
        whole = [value for value in readings if value == value.to_integral_value()]
        if not whole:
            return readings[0], [*doubts, ("stop", "a part of an item cannot be counted")]
        return whole[0], doubts
    if len(readings) == 1:
        return readings[0], doubts
    several = f"two readings: {readings[0]} or {readings[1]}"
    thousands_sure = language == "en" and item.amount.readings[0] >= 1000 and _comma(item)
    if not thousands_sure:
        doubts.append(("warn", several))
    return readings[0], doubts


def _comma(item: Counted) -> bool:
    return item.amount.comma
