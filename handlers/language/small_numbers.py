"""What the small numbers of a text are: years of two digits, rows of a ranking, districts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from handlers.language.pieces import Piece
from handlers.language.recognizers.calendar import short_year
from handlers.language.recognizers.matches import PeriodMatch
from handlers.language.spelled import with_spelled

_AFTER = frozenset({"in", "for", "during", "за", "в", "with", "of", "year"})
_DATED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d")
_OF = frozenset({"of", "of the", "the"})
_WHOLLY = frozenset(
    {"all", "whole", "entire", "full", "весь", "все", "целиком", "butun", "all of"}
)
_YEAR_ENDINGS = frozenset({"da", "de", "м", "ом", "й"})
_SAME = frozenset({"same", "those", "eyni", "hemin", "же"})
_NO_ADJECTIVES = frozenset({"least", "most", "the least", "the most"})
"""The "least month" is a slip of "last month"."""
_MOST_ROWS = 100
"""So many rows of a ranking are all of them: "top 100"."""
_TIMED = frozenset({"number", "month", "span", "season", "time", "ordinal", "edge"})
_COUNTED = frozenset({"measure", "unit", "span", "generic", "month", "quantity", "operator",
                      "place", "number", "dash", "unknown"})  # fmt: skip


def sorted_out(pieces: Sequence[Piece], today: date) -> tuple[Piece, ...]:
    """The pieces with two digits that are a year, "first three" that is a ranking, and counts."""
    pieces = _with_same(with_spelled(pieces))
    dated = _with_years(_with_all_of(_with_as_of(pieces)), today)
    return _with_best_spans(_with_ranks(_with_counts(dated)))


def says_whole_year(pieces: Sequence[Piece]) -> bool:
    """All of 2022, за весь 2022, bütün 2022: no part of it, whatever was asked before."""
    shown = [piece for piece in pieces if piece.folded not in _OF]
    return any(
        one.folded in _WHOLLY and (two.dimension == "number" or two.means("span", "year"))
        for one, two in pairwise(shown)
    )


def _with_as_of(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """На 1 января 2023 is as of that day; "на январь" is for the month."""
    found = list(pieces)
    for index, (one, two) in enumerate(pairwise(pieces)):
        if one.folded == "на" and two.dimension == "number":
            month = index + 2 < len(found) and found[index + 2].dimension == "month"
            if _DATED.fullmatch(two.concept) or (month and len(two.concept) < 3):
                found[index] = replace(one, dimension="time", concept="until")
    return tuple(found)


def _with_all_of(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The "all" of "all of 2022" is no place; that of "ANAMA and all 2023" is everyone."""
    found = list(pieces)
    for index, piece in enumerate(found[:-2]):
        of, following = found[index + 1], found[index + 2]
        timed = following.dimension in {"number", "month", "time"}
        if piece.place is not None and piece.folded in _WHOLLY and of.folded in _OF and timed:
            found[index] = replace(piece, dimension="filler", concept="words")
    return tuple(found)


def _with_years(pieces: Sequence[Piece], today: date) -> tuple[Piece, ...]:
    """In 22, мины в 23-м, 22-də: two digits that count nothing, and follow what a year does."""
    found = list(pieces)
    for index, piece in enumerate(found):
        if piece.dimension != "number" or not short_year(piece.concept, today, marked=False):
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        counts = following is not None and following.dimension in _COUNTED
        said = index > 0 and found[index - 1].folded in _AFTER and not piece.ending
        said = said or (not piece.ending and _ends_a_cell(found, index))
        if piece.ending in _YEAR_ENDINGS or said:
            alone = following is None or not counts or following.place is not None
            if alone:
                found[index] = replace(piece, concept=f"20{piece.concept}")
    return tuple(found)


def _ends_a_cell(pieces: Sequence[Piece], index: int) -> bool:
    """Mines Fuzuli 22, and 21?: the last word, after a measure or a place, or alone."""
    shown = [piece for piece in pieces if piece.dimension not in {"filler", "talk"}]
    if shown[-1] is not pieces[index]:
        return False
    before = shown[:-1]
    told = any(piece.dimension in _TIMED for piece in before)
    if told or any(piece.dimension == "shape" for piece in before):
        return False
    last = before[-1] if before else None
    if last is None or last.means("join", "and"):
        return last is None or len(before) == 1
    return last.dimension in {"measure", "place", "follow"}


def _with_same(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same three months, те же 3 месяца, həmin üç ay: the days asked about before."""
    found: list[Piece] = []
    skip = 0
    for index, piece in enumerate(pieces):
        if skip:
            skip -= 1
            continue
        counted = [following.dimension for following in pieces[index + 1 : index + 3]]
        same = piece.dimension == "follow" and piece.folded.split()[-1] in _SAME
        if same and counted == ["number", "span"]:
            found.append(replace(piece, concept="days"))
            skip = 2
        else:
            found.append(piece)
    return tuple(found)


def _with_ranks(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The first three districts, ilk 3, первые 5 районов are the top ones."""
    for index, piece in enumerate(pieces):
        following = pieces[index + 1 : index + 3]
        if not piece.means("ordinal", "1") or not following:
            continue
        small = following[0].dimension in {"number", "count"} and len(following[0].concept) < 3
        if small and (len(following) == 1 or following[1].dimension == "generic"):
            top = replace(piece, dimension="shape", concept="top")
            return (*pieces[:index], top, *pieces[index + 1 :])
    return pieces


def _with_best_spans(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The best month, лучший квартал, ən yaxşı il: a row for each, among which it stands out."""
    for index, (one, two) in enumerate(pairwise(pieces)):
        best = one.means("shape", "most", "bottom") and one.folded not in _NO_ADJECTIVES
        if best and two.means("span", "month", "quarter", "year"):
            rows = replace(one, concept=f"by_{two.concept}")
            return (*pieces[:index], rows, *pieces[index + 2 :])
    return pieces


def _with_counts(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A number of districts is no day of the month that stands before it."""
    return tuple(
        replace(piece, dimension="count")
        if piece.dimension == "number"
        and len(piece.concept) < 4
        and not piece.ending
        and any(following.dimension == "generic" for following in pieces[index + 1 : index + 2])
        else piece
        for index, piece in enumerate(pieces)
    )


def limit(
    pieces: Sequence[Piece], rest: Sequence[Piece], *, ranking: bool
) -> tuple[int, Piece | None]:
    """The number of "top 3" or "3 districts with the most", and its piece; 0 without one."""
    shown = [p for p in pieces if p.dimension not in {"filler", "dash", "quantity"}]
    ranked = ranking or any(p.means("shape", "top", "most", "bottom") for p in shown)
    for index, piece in enumerate(shown):
        if _is_below_zero(pieces, piece):
            continue
        is_count = (
            piece.dimension in {"number", "count"} and piece.concept.isdecimal() and piece in rest
        )
        if not is_count or not 0 < int(piece.concept) <= _MOST_ROWS or not ranked:
            continue
        beside = [*shown[max(index - 1, 0) : index], *shown[index + 1 : index + 2]]
        if ranking or any(
            other.means("shape", "top", "most", "bottom", "which") or other.dimension == "generic"
            for other in beside
        ):
            return int(piece.concept) % _MOST_ROWS, piece
    return 0, None


def ranked_day(content: Sequence[Piece], periods: Sequence[PeriodMatch], *, ranking: bool) -> int:
    """The 2 of "top 2 Jan 2023": two rows, or the second of January."""
    for match in periods:
        day = content[match.first]
        if match.fine != "day" or not day.concept.isdecimal() or match.period is None:
            continue
        before = content[match.first - 1] if match.first else None
        if before is None and ranking:
            return int(day.concept)
        if before is not None and before.means("shape", "top", "most", "bottom"):
            return int(day.concept)
    return 0


def _is_below_zero(pieces: Sequence[Piece], number: Piece) -> bool:
    """Whether a dash that touches nothing else stands at a number: "/top -3", not "top-3"."""
    at = pieces.index(number)
    if at == 0 or pieces[at - 1].dimension != "dash" or pieces[at - 1].end != number.start:
        return False
    return at == 1 or pieces[at - 2].end < pieces[at - 1].start
