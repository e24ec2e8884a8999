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
    compared = any(p.means("shape", "compare") for p in pieces)
    for piece in rest:
        idle = (ranked and piece.folded == "which") or (compared and piece.folded == "how")
        if _left_over(piece) and not idle:
            yield piece.text
    yield from mood.idle_negations(pieces)
    yield from mood.corrections_within(pieces)
    yield from mood.manners(pieces)
    yield from mood.kinds(pieces)
    yield from mood.inclusions(pieces)
    yield from mood.foretold(pieces)
    yield from roles.stretches(rest)
    yield from doers.asked_about(pieces)
    yield from _write_or_spring(pieces)


def _write_or_spring(pieces: Sequence[Piece]) -> Iterator[str]:
    """A bare "yaz" far from the time that is said: spring, or "write"."""
    for index, piece in enumerate(pieces):
        if piece.folded != "yaz" or not any(_is_timed(p) for p in pieces if p is not piece):
            continue
        before, after = pieces[max(index - 1, 0) : index], pieces[index + 1 : index + 2]
        a_year = any(other.dimension == "number" and not other.ending for other in after)
        if not a_year and not any(map(_is_timed, before)):
            yield piece.text


def _is_timed(piece: Piece) -> bool:
    return piece.dimension in {"number", "month", "span", "time", "season"}


def _left_over(piece: Piece) -> bool:
    match piece.dimension:
        case "refused":
            return piece.concept in {"way", "beyond"}
        case (
            "unknown"
            | "ordinary"
            | "aside"
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
