"""What every check needs: a doubt of a figure, and its value in one unit."""

from decimal import Decimal

from handlers.language.extraction.report import Concern, Doubt, Extracted, Level
from store.quantities import factor


def concern(level: Level, key: str, **params: str) -> Concern:
    """The message `doubt-<key>` with its params."""
    return Concern(level=level, key=f"doubt-{key}", params=params)


def doubt(figure: Extracted, level: Level, key: str, **params: str) -> Doubt:
    """A doubt of this figure: the message `doubt-<key>` with its params."""
    return of(figure, concern(level, key, **params))


def of(figure: Extracted, why: Concern) -> Doubt:
    """The concern as a doubt of this figure."""
    return Doubt(words=figure.words, level=why.level, key=why.key, params=why.params,
                 from_char=figure.from_char)  # fmt: skip


def base(figure: Extracted) -> Decimal:
    """The value in m² or items."""
    return figure.value * factor(figure.unit)
