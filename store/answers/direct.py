"""One cell, several figures: which one is said, and what a sum of qualified figures may claim."""

from collections.abc import Iterable, Sequence
from datetime import date

from store.quantities import significant_digits
from store.records import Figure, Qualifier


def ranked(figures: Iterable[Figure]) -> list[Figure]:
    """Best first: exact before qualified, then more digits, then later published, then stored.

    The order is DESIGN's ("What an answer is"). Figures without a publication date count as
    the oldest.
    """
    return sorted(figures, key=_rank, reverse=True)


def chosen(figures: Sequence[Figure]) -> tuple[Figure, tuple[Figure, ...]]:
    """The figure to say, and the others for the same cell, best first; at least one needed."""
    best, *others = ranked(figures)
    return best, tuple(others)


def qualifier_of_sum(qualifiers: Iterable[Qualifier]) -> Qualifier | None:
    """What a sum may claim: "over", "up to" and "about" travel; mixed, they say no one thing."""
    kinds = set(qualifiers) - {Qualifier.EXACT}
    if not kinds:
        return Qualifier.EXACT
    return kinds.pop() if len(kinds) == 1 else None


def _rank(figure: Figure) -> tuple[bool, int, date, int]:
    return (
        figure.qualifier is Qualifier.EXACT,
        significant_digits(figure.printed),
        figure.source.published or date.min,
        -figure.id,
    )
