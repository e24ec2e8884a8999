"""The part that a place plays beside others: asked for, left out, denied, or only a way."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.language.azerbaijani import FROM, WITHOUT
from handlers.language.measured import NOT_AFTER, WEAK_WHOLE
from handlers.language.pieces import Piece
from store.catalogue import Place

_OTHER_THAN = frozenset({"basqa", "savayi"})
"""Laçından başqa is all but Laçın; Laçında başqa is more of it."""
_BETWEEN = frozenset({"between", "между", "arasinda"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places asked for, left out ("except"), denied ("not in"), and what is unclear."""

    asked: tuple[Place, ...]
    left_out: tuple[Place, ...]
    denied: bool
    unclear: str


def find_places(pieces: Sequence[Piece], of_measures: Sequence[Piece] = ()) -> Places:
    """The places of the pieces that belong to no period; `of_measures`: "except" of no place."""
    asked: dict[str, Place] = {}
    left_out: dict[str, Place] = {}
    denied: dict[str, Place] = {}
    unclear, leaving_out = "", False
    for index, piece in enumerate(pieces):
        place = piece.place
        if piece.means("join", "except"):
            named, leaving_out = _excepted(pieces, index)
            for each in named:
                asked.pop(each.id, None)
                left_out[each.id] = each
            known = named or leaving_out or piece in of_measures
            unclear = unclear or ("" if known else piece.text)
        elif _denies(pieces, index):
            beside = pieces[index - 1 if piece.folded in NOT_AFTER else index + 1].place
            if beside is not None:
                denied[beside.id] = beside
        elif place is not None and piece.case == WITHOUT and place.kind != "whole":
            left_out[place.id] = place
            several = any(other.id in asked for other in _just_before(pieces, index))
            unclear = unclear or (piece.text if several else "")
        elif place is not None:
            target = left_out if leaving_out and place.kind != "whole" else asked
            target[place.id] = place
        elif not piece.means("join", "and") and piece.dimension != "dash":
            leaving_out = False
    others = {name: place for name, place in asked.items() if name not in denied}
    return Places(
        asked=_without_stress(pieces, others or asked),
        left_out=tuple(left_out.values()),
        denied=bool(denied) and not others,
        unclear=unclear,
    )


def _excepted(pieces: Sequence[Piece], index: int) -> tuple[list[Place], bool]:
    """The places before an Azerbaijani "xaric"; or whether those after "except" are left out."""
    if pieces[index].language == "az":
        other = pieces[index].folded in _OTHER_THAN and index and pieces[index - 1].case != FROM
        return [] if other else _just_before(pieces, index), False
    return [], _next_place(pieces, index) is not None


def _denies(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a "not" stands beside a place, on the side that its language puts it."""
    piece = pieces[index]
    if piece.folded in NOT_AFTER:
        return index > 0 and pieces[index - 1].place is not None
    return piece.means("join", "not") and _next_place(pieces, index) is not None


def _without_stress(pieces: Sequence[Piece], asked: dict[str, Place]) -> tuple[Place, ...]:
    """Without the "all" of "all mines in Fuzuli"."""
    return tuple(
        place
        for name, place in asked.items()
        if len(asked) == 1 or place.kind != "whole" or not _only_stresses(pieces, name)
    )


def _just_before(pieces: Sequence[Piece], index: int) -> list[Place]:
    """The places that end right before an Azerbaijani "xaric" or "başqa"."""
    found: list[Place] = []
    for piece in reversed(pieces[:index]):
        place = piece.place
        if place is not None and place.kind == "whole":
            break
        if place is not None:
            found.append(place)
        elif not piece.means("join", "and"):
            break
    return found


def _next_place(pieces: Sequence[Piece], index: int) -> Place | None:
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return following.place if following is not None else None


def _only_stresses(pieces: Sequence[Piece], name: str) -> bool:
    return all(piece.folded in WEAK_WHOLE for piece in pieces if piece.concept == name)


def stretches(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The words "between" and "to" beside places: what lies between them is no place of ours."""
    found: list[str] = []
    if any(piece.means("shape", "compare") or piece.dimension == "degree" for piece in pieces):
        return ()
    for index, piece in enumerate(pieces):
        before = index > 0 and pieces[index - 1].place is not None
        after = _next_place(pieces, index) is not None
        if piece.means("time", "to") and before and after:
            found.append(piece.text)
        if piece.means("time", "from") and piece.folded in _BETWEEN and (before or after):
            found.append(piece.text)
    return tuple(found)
