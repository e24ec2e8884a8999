"""Words that mean nothing here, or nothing together: they are asked about, never passed over."""

from collections.abc import Iterator, Sequence

from handlers.language import doers, mood, roles
from handlers.language.pieces import Piece

_ONLY_WITH_A_PERIOD = frozenset({"last", "this", "next", "before_last", "before", "after",
                                 "until", "since"})  # fmt: skip
_HARMLESS = frozenset({"с", "со", "kimi", "к"})
"""Words of time that also mean something else, and do no harm alone."""


def leftovers(pieces: Sequence[Piece], rest: Sequence[Piece], *, ranked: bool) -> Iterator[str]:
    """The words left over; `rest` are the pieces of no period, `ranked`: a number of rows is said.

    They come as they were typed.
    """
    yield from (p.text for p in rest if _left_over(p) and not (ranked and p.folded == "which"))
    yield from mood.idle_negations(pieces)
    yield from mood.corrections_within(pieces)
    yield from mood.manners(pieces)
    yield from mood.inclusions(pieces)
    yield from roles.stretches(rest)
    yield from doers.asked_about(pieces)


def _left_over(piece: Piece) -> bool:
    match piece.dimension:
        case "refused":
            return piece.concept in {"way", "beyond"}
        case (
            "unknown"
            | "ordinary"
            | "count"
            | "season"
            | "month"
            | "ordinal"
            | "nth"
            | "span"
            | "edge"
        ):
            return True
        case "number":
            return piece.concept != "1" or piece.folded.isdecimal()
        case "time":
            return piece.concept in _ONLY_WITH_A_PERIOD and piece.folded not in _HARMLESS
        case _:
            return False
