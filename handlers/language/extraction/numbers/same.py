"""One area in two units: the second number is no figure of its own."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from handlers.language.extraction.numbers.counted import Counted, measures_land
from handlers.language.extraction.words.layout import Sentence
from store.quantities import factor

_OPENING = (("(",), ("/",), (",",), ("or",), ("или",), ("yeni",), ("ve",), ("[",))


def say_again(sentence: Sentence, counted: list[Counted]) -> None:
    """Such as "2 436 776 m² (243.7 ha)": the second counts nothing, where the two agree."""
    for index, (one, two) in enumerate(pairwise(list(counted)), 1):
        if is_beside(sentence, one, two) and agree(one, two):
            counted[index] = replace(two, nothing="same-unit")


def is_beside(sentence: Sentence, one: Counted, two: Counted) -> bool:
    """Whether an area stands right behind another, in brackets or so, in another unit."""
    between = sentence.folded[one.end : two.first]
    areas = measures_land(one) and measures_land(two) and one.unit is not two.unit
    return areas and between[:1] in _OPENING and len(between) <= 3


def agree(one: Counted, two: Counted) -> bool:
    """Whether two areas are the same, but for rounding."""
    first = one.amount.value * factor(one.unit)
    second = two.amount.value * factor(two.unit)
    return abs(first - second) <= max(_step(one), _step(two))


def _step(item: Counted) -> Decimal:
    value = item.amount.value
    exponent = value.as_tuple().exponent
    size = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    if value == value.to_integral_value() and value >= 1000 and value % 1000 == 0:
        size = Decimal(1000)
    return size * factor(item.unit)
