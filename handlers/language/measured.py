"""Which of the measures that a text names are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handlers.language.azerbaijani import FROM, IN
from handlers.language.pieces import Piece
from store.measures import Measure

NOT_AFTER = frozenset({"yox", "deyil"})
"""Azerbaijani denies what stands before: "mina yox, PHS"."""
WEAK_WHOLE = frozenset({"all", "hamisi", "все", "entire", "whole area", "butun"})
"""Words for everything that, beside a name, only stress it: "all mines in Fuzuli"."""
_OF = frozenset({"of", "from", "от"})
_NO = frozenset({"no", "нет", "but no"})
_WHERE = frozenset({"in", "on", "within", "across", "from", "over", "на", "в", "во", "с", "из"})
_BY = frozenset({"by", "per", "по"})
_EVERYTHING = frozenset({"all", "все", "hamisi", "her sey"})


def with_exceptions(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The "but" of "everything but mines" and "everywhere but Lachin" leaves out.

    That of "not mines but UXO" does not.
    """
    found = list(pieces)
    for index, piece in enumerate(pieces):
        if piece.folded != "but" or not 0 < index < len(pieces) - 1:
            continue
        before, following = pieces[index - 1], pieces[index + 1]
        whole = before.place is not None and before.place.kind == "whole"
        places = whole and following.place is not None
        measures = before.dimension == following.dimension == "measure"
        if places or (measures and not _denied(pieces, index - 1)):
            found[index] = replace(piece, dimension="join", concept="except")
    return tuple(found)


def with_rows(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """By the districts, по районом: where none is named beside it, a row for each is asked."""
    found = list(pieces)
    shown = [index for index, piece in enumerate(pieces) if not _fills(piece)]
    for at, index in enumerate(shown[:-1]):
        by, district = pieces[index], pieces[shown[at + 1]]
        if by.folded not in _BY or district.dimension != "generic":
            continue
        many = by.folded != "по" or district.folded.endswith(("ам", "ах", "ом", "ов"))
        beside = (*shown[max(at - 1, 0) : at], *shown[at + 2 : at + 3])
        if many and not any(pieces[other].place is not None for other in beside):
            found[index] = replace(by, dimension="shape", concept="by_place")
    return tuple(found)


def _fills(piece: Piece) -> bool:
    return piece.dimension == "filler" and piece.folded not in _BY


def find_measures(pieces: Sequence[Piece]) -> tuple[tuple[Measure, ...], tuple[str, ...]]:
    """The measures asked for, and words of those that leave nothing else to ask for.

    Not asked for: mines that land is cleared of, land that only says where ("on the territory
    of"), what follows "not". What follows "except" is taken from the sum of the others.
    """
    found: list[Measure] = []
    refused: list[Piece] = []
    excepted = dict(_excepted(pieces))
    for index, piece in enumerate(pieces):
        if piece.dimension != "measure" or index in excepted:
            continue
        measure = Measure(piece.concept)
        if _denied(pieces, index):
            refused.append(piece)
        elif not (_only_where(pieces, index) if measure.is_area else _cleared_of(pieces, index)):
            found.append(Measure.CLEARED_AREA if _mine_clearance(pieces, index) else measure)
    if excepted:
        if not found and any(piece.folded in _EVERYTHING for piece in pieces):
            found.append(Measure.EXPLOSIVES)
        rest = _without(found, excepted.values())
        return rest, () if rest else tuple(pieces[index].text for index in excepted)
    if any(_is_part(piece, found) for piece in refused):
        return tuple(found), tuple(piece.text for piece in refused)  # mines that are not anti-tank
    return tuple(found), () if found else tuple(piece.text for piece in refused)


def _is_part(piece: Piece, found: Sequence[Measure]) -> bool:
    """Whether what is denied is a part of what is asked for."""
    types = Measure(piece.concept).types
    return any(types and types & each.types == types != each.types for each in found)


def exceptions(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Every "except" that leaves out measures, and no places."""
    return tuple(
        piece
        for index, piece in enumerate(pieces)
        if piece.means("join", "except") and next(_left_out(pieces, index), None) is not None
    )


def _excepted(pieces: Sequence[Piece]) -> Iterator[tuple[int, Measure]]:
    for index, piece in enumerate(pieces):
        if piece.means("join", "except"):
            for at in _left_out(pieces, index):
                yield at, Measure(pieces[at].concept)


def _left_out(pieces: Sequence[Piece], index: int) -> Iterator[int]:
    """The measures after "except", or before an Azerbaijani "başqa"."""
    step = -1 if pieces[index].language == "az" else 1
    at = index + step
    while 0 <= at < len(pieces):
        piece = pieces[at]
        if piece.dimension == "measure":
            yield at
        elif piece.dimension != "filler" and not piece.means("join", "and"):
            return
        at += step


def _without(found: Sequence[Measure], excepted: Iterable[Measure]) -> tuple[Measure, ...]:
    types = 0
    for measure in found:
        types |= measure.types
    for measure in excepted:
        types &= ~measure.types
    return tuple(measure for measure in Measure if measure.types == types)


def _mine_clearance(pieces: Sequence[Piece], index: int) -> bool:
    """A mistyped "mine clearance" is land, as the phrase itself is."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return (
        following is not None
        and pieces[index].folded in {"mine", "landmine", "mina"}
        and following.means("verb", "cleared")
        and following.slip
    )


def _denied(pieces: Sequence[Piece], index: int) -> bool:
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is not None and following.folded in NOT_AFTER:
        return True
    before = [piece for piece in pieces[:index] if piece.dimension != "filler"]
    if not before:
        return False
    other = any(piece.dimension == "measure" for piece in before)
    return before[-1].means("join", "not") or (other and before[-1].folded in _NO)


def _only_where(pieces: Sequence[Piece], index: int) -> bool:
    """In the area, on the territory of, ərazisində, на территории."""
    piece = pieces[index]
    if piece.case in {IN, FROM}:
        return True
    if " " in piece.folded or index == 0:
        return False
    before = pieces[index - 1]
    if before.folded in {"the", "this", "that", "its"} and index > 1:
        before = pieces[index - 2]
    return before.folded in _WHERE or before.folded.split()[-1:] == ["in"]


def _cleared_of(pieces: Sequence[Piece], index: int) -> bool:
    """Cleared of mines, free from mines and UXO, очищено от мин, minalardan təmizlənib."""
    land = any(p.means("verb", "cleared") or p.means("measure", "cleared_area") for p in pieces)
    said = [piece for piece in pieces[:index] if not piece.means("join", "and")]
    if land and (pieces[index].case == FROM or (said and said[-1].folded == "от")):
        return True
    at, of = index - 1, False
    while at >= 0:
        piece = pieces[at]
        if piece.dimension == "measure" and not Measure(piece.concept).is_area:
            at -= 1
            continue
        if piece.folded in _OF:
            of = True
        elif not (piece.dimension == "filler" or piece.folded in WEAK_WHOLE
                  or piece.means("join", "and")):  # fmt: skip
            break
        at -= 1
    if at < 0 or not of:
        return False
    return pieces[at].means("verb", "cleared") or pieces[at].means("measure", "cleared_area")
