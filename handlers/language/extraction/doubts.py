"""What every check needs: a doubt of a figure, and its value in one unit."""

from decimal import Decimal

from handlers.language.extraction.report import Doubt, Extracted, Level
from store.quantities import factor


def doubt(figure: Extracted, why: str, level: Level) -> Doubt:
    """A doubt of this figure."""
    return Doubt(words=figure.words, why=why, level=level, from_char=figure.from_char)


def base(figure: Extracted) -> Decimal:
    """The value in m² or items."""
    return figure.value * factor(figure.unit)
