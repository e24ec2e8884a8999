"""What is said beside a question: who asks, for whom, and by what hour it is needed.

"I'm a reporter with a Danish daily.", «справка для депутата:», "yayıma 5 dəqiqə qalıb,": a clause
of its own, in which nothing is said that figures are kept by. Its other words may be any.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from handlers.language.pieces import Piece

_MOST_UNKNOWN = 5
"""Words of an aside that mean nothing here; with more of them it is another message."""
_ENDS = re.compile(r"[.:;!?,\n]|\s[-–—](?=\s|$)")
_UNKNOWN = frozenset({"unknown", "ordinary"})
_ABOUT = frozenset({"on", "about", "regarding", "concerning", "in", "near", "про", "о", "об", "по",
                    "в", "во", "у"})  # fmt: skip
_ABOUT_AFTER = frozenset({"haqqinda", "barede", "uzre"})
_SAYING_NOTHING = frozenset({*_UNKNOWN, "filler", "generic", "talk", "aside"})
_ASKED = frozenset({"measure", "verb", "unit", "place", "shape", "status"})
"""Dimensions of which something is said in a question."""
_HOURS = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d|\d{1,2}")
_BEFORE = frozenset({"in", "by", "at", "before", "until", "till", "within", "через", "к", "в",
                     "до", "saat"})  # fmt: skip
_AFTER = frozenset({"qeder", "kimi", "sonra", "qalib", "qalir", "left", "daki"})
_SHORT = frozenset({"min", "мин", "minute", "am"})
"""Of the clock after a word that says when, and nowhere else: "мин" are mines, too."""


def without_asides(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a text, those of asides as words that change nothing."""
    timed = tuple(_without_hours(pieces))
    clauses = list(_clauses(text, timed))
    if len(clauses) < 2:
        return timed
    aside = [_is_aside(clause) for clause in clauses]
    rest = chain(*(clause for clause, beside in zip(clauses, aside, strict=True) if not beside))
    if not any(aside) or not any(piece.dimension in _ASKED for piece in rest):
        return timed
    return tuple(
        _nothing(piece) if beside else piece
        for clause, beside in zip(clauses, aside, strict=True)
        for piece in clause
    )


def _without_hours(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """In 5 minutes, к 15:00, saat 3-ə qədər: when an answer is needed, not what is asked."""
    index = 0
    while index < len(pieces):
        end = _hours(pieces, index)
        yield from map(_nothing, pieces[index:end])
        if end == index:
            yield pieces[index]
            end += 1
        index = end


def _hours(pieces: Sequence[Piece], index: int) -> int:
    """Where the time of day or the minutes that begin at a piece end; the piece if none do."""
    at = index
    while at < len(pieces) and pieces[at].folded in _BEFORE:
        at += 1
    if at == len(pieces) or pieces[at].dimension != "number":
        return index
    said, number = at > index, pieces[at]
    of_day = ":" in number.concept
    if _HOURS.fullmatch(number.concept) is None:
        return index
    at += 1
    if at < len(pieces) and (
        pieces[at].means("aside", "clock") or (said and pieces[at].folded in _SHORT)
    ):
        said = said or pieces[at].case == "to"  # 5 dəqiqəyə
        of_day, at = True, at + 1
    of_day = of_day or pieces[index].folded == "saat"
    if at < len(pieces) and pieces[at].folded in _AFTER:
        said, at = True, at + 1
    return at if of_day and (said or ":" in number.concept) else index


def _clauses(text: str, pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces between signs that end a sentence or part of one."""
    first = 0
    for index in range(1, len(pieces)):
        before, piece = pieces[index - 1], pieces[index]
        if _ENDS.search(text[before.end : piece.start + 1]):
            yield pieces[first:index]
            first = index
    yield pieces[first:]


def _is_aside(clause: Sequence[Piece]) -> bool:
    """Whether a clause tells who asks or why, and nothing that a figure is kept by.

    Whom it asks about may be a place that is not known: "for the press, on Sarsang".
    """
    said = [piece for piece in clause if not piece.means("join", "and")]
    if any(piece.means("talk", "injection") for piece in said) or any(
        map(_is_topic, clause, clause[1:])
    ):
        return False
    told = any(piece.means("aside", "role") or piece.means("filler", "askers") for piece in said)
    unknown = sum(piece.dimension in _UNKNOWN for piece in said)
    silent = all(piece.dimension in _SAYING_NOTHING or piece.means("aside") for piece in said)
    return told and silent and unknown <= _MOST_UNKNOWN


def _is_topic(one: Piece, two: Piece) -> bool:
    """Whether a word that is not known is what, or where, is asked about."""
    led = one.folded in _ABOUT and two.dimension in _UNKNOWN
    return led or (one.dimension in _UNKNOWN and two.folded in _ABOUT_AFTER)


def _nothing(piece: Piece) -> Piece:
    return replace(piece, dimension="filler", concept="words")
