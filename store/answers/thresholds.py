"""Whether an answer proves that a number is reached."""

from typing import assert_never

from store.answers.claims import least
from store.answers.values import Answer, Kind


def reaches(answer: Answer, threshold: int) -> bool:
    """Whether at least `threshold` m² or items are proved.

    The nearest figure proves nothing of what was asked; neither do figures that contradict each
    other, nor one that is held to be wrong.
    """
    if answer.disputed or answer.errata:
        return False
    match answer.kind:
        case Kind.DIRECT | Kind.DERIVED:
            low = None if answer.value is None else least(answer.qualifier, answer.value)
        case Kind.BOUNDS:
            low = answer.low
        case Kind.NEAREST | Kind.NONE:
            low = None
        case _:
            assert_never(answer.kind)
    return low is not None and low >= threshold


def is_answered(answer: Answer) -> bool:
    """Whether something is published of what was asked: its own number or a range, or a row's."""
    return any(one.kind not in {Kind.NONE, Kind.NEAREST} for one in (answer, *answer.rows))
