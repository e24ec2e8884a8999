"""Numbers of several words: twenty twenty-two, iki min iyirmi iki, двадцать второй."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.language.pieces import Piece

_NAMED = frozenset({"number", "ordinal", "nth"})
_ENDINGS = {"en": "th", "az": "ci", "ru": "м"}
"""What stands after digits for a number that counts in order."""
_TENS = range(20, 100, 10)


def with_spelled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with every number of several words as one, and its value as its concept."""
    if sum(_is_word(piece) for piece in pieces) < 2:
        return tuple(pieces)
    found: list[Piece] = []
    index = 0
    while index < len(pieces):
        run = _run(pieces, index)
        value, taken = _value(run)
        if taken < 2:
            found.append(pieces[index])
            index += 1
            continue
        first, last = run[0], run[taken - 1]
        ordered = last.dimension != "number"
        found.append(
            replace(
                first, dimension="number", concept=str(value), folded=str(value), end=last.end,
                text=" ".join(piece.text for piece in run[:taken]), case=last.case,
                ending=_ENDINGS[last.language] if ordered else "",
            )
        )  # fmt: skip
        index = pieces.index(last, index) + 1
    return tuple(found)


def _is_word(piece: Piece) -> bool:
    return piece.dimension in _NAMED and piece.concept.isdecimal() and not piece.folded.isdecimal()


def _run(pieces: Sequence[Piece], index: int) -> list[Piece]:
    """The number words from an index on, over hyphens; one that counts in order is the last."""
    run: list[Piece] = []
    for piece in pieces[index:]:
        if piece.dimension == "dash" and run and piece.start == run[-1].end:
            continue
        if not _is_word(piece):
            break
        run.append(piece)
        if piece.dimension != "number":
            break
    return run


def _value(run: Sequence[Piece]) -> tuple[int, int]:
    """The value of the longest number that a run begins with, and how many words it takes."""
    values = [int(piece.concept) for piece in run]
    small, taken = _below_a_hundred(values)
    if values and values[0] == 2000:
        rest, more = _below_a_hundred(values[1:])
        return 2000 + rest, 1 + more
    if values and values[0] == 20 and len(values) > 1 and values[1] > 9:
        rest, more = _below_a_hundred(values[1:])  # twenty twenty-two
        return 2000 + rest, 1 + more
    return small, taken


def _below_a_hundred(values: Sequence[int]) -> tuple[int, int]:
    if len(values) > 1 and values[0] in _TENS and values[1] < 10:
        return values[0] + values[1], 2
    return (values[0], 1) if values and values[0] < 100 else (0, 0)
