"""Of two readings of a number, the one that its language and unit make likely, and the doubt."""

from decimal import Decimal

from handlers.language.extraction.doubts import concern
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.report import Concern
from store.quantities import Unit


def choose(item: Counted, language: str) -> tuple[Decimal, list[Concern]]:
    """The value of an amount. More digits before the point come first among its readings."""
    doubts: list[Concern] = []
    if item.amount.why:
        doubts.append(concern("warn", item.amount.why))
    if item.carried:
        doubts.append(concern("warn", "noun"))
    if item.guessed:
        doubts.append(concern("warn" if item.unsure else "note", "noun"))
    if item.renamed:
        doubts.append(concern("warn", item.renamed))
    readings = item.amount.readings
    if item.unit is Unit.ITEM:
        whole = [value for value in readings if value == value.to_integral_value()]
        if not whole:
            return readings[0], [*doubts, concern("stop", "part-of-item")]
        return whole[0], doubts
    if len(readings) == 1:
        return readings[0], doubts
    thousands_sure = language == "en" and item.amount.readings[0] >= 1000 and _comma(item)
    if not thousands_sure:
        one, other = (f"{reading:f}" for reading in readings)
        doubts.append(concern("warn", "two-readings", one=one, other=other))
    return readings[0], doubts


def _comma(item: Counted) -> bool:
    return item.amount.comma
