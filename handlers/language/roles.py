"""The part that a piece plays beside others: a place left out, land that is only where, a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from handlers.language.azerbaijani import FROM, IN
from handlers.language.pieces import Piece
from store.catalogue import Place
from store.measures import Measure

_OF = frozenset({"of", "from", "от"})
_WHERE = frozenset({"in", "on", "within", "across", "from", "over", "на", "в", "во", "с", "из"})
_NOT_AFTER = frozenset({"yox", "deyil"})
"""Azerbaijani denies what stands before: "mina yox, PHS"."""
_WHETHER = frozenset({"is", "are", "has", "have", "was", "were", "did"})
_IS_CLEARED = frozenset({"очищен", "разминирован"})
"""Said of a place itself; land, which is asked for, is очищено or очищена."""
_THERE_IS = frozenset({"var", "varmi", "vardir", "vardirmi"})
_BETWEEN = frozenset({"between", "между", "arasinda"})
_WEAK_WHOLE = frozenset({"all", "hamisi", "все", "entire", "whole area", "butun"})
"""Words for everything that, beside a name, only stress it: "all mines in Fuzuli"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places asked for, left out ("except"), denied ("not in"), and what is unclear."""

    asked: tuple[Place, ...]
    left_out: tuple[Place, ...]
    denied: bool
    unclear: str


def find_places(pieces: Sequence[Piece]) -> Places:
    """The places of the pieces that belong to no period."""
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
            unclear = unclear or ("" if named or leaving_out else piece.text)
        elif _denies(pieces, index):
            beside = pieces[index - 1 if piece.folded in _NOT_AFTER else index + 1].place
            if beside is not None:
                denied[beside.id] = beside
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
        return _just_before(pieces, index), False
    return [], _next_place(pieces, index) is not None


def _denies(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a "not" stands beside a place, on the side that its language puts it."""
    piece = pieces[index]
    if piece.folded in _NOT_AFTER:
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
    return all(piece.folded in _WEAK_WHOLE for piece in pieces if piece.concept == name)


def find_measures(pieces: Sequence[Piece]) -> tuple[tuple[Measure, ...], tuple[str, ...]]:
    """The measures asked for, and denied ones that leave nothing else to ask for.

    Left out: mines that land is cleared of, land that only says where ("on the territory of"),
    what follows "not".
    """
    found: list[Measure] = []
    denied: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.dimension != "measure":
            continue
        measure = Measure(piece.concept)
        if _denied(pieces, index):
            denied.append(piece.text)
        elif not (_only_where(pieces, index) if measure.is_area else _cleared_of(pieces, index)):
            found.append(Measure.CLEARED_AREA if _mine_clearance(pieces, index) else measure)
    return tuple(found), () if found else tuple(denied)


def is_yes_or_no(pieces: Sequence[Piece]) -> bool:
    """Is Fuzuli cleared? Физули очищен? It asks whether a place is, not how much was."""
    asks = any(piece.dimension in {"quantity", "degree", "status", "shape"} for piece in pieces)
    if asks or not pieces:
        return False
    begins = pieces[0].folded in _WHETHER and any(piece.place is not None for piece in pieces)
    return (
        begins
        or any(piece.folded in _IS_CLEARED for piece in pieces)
        or _azerbaijani_whether(pieces)
    )


def is_alarm(pieces: Sequence[Piece]) -> bool:
    """Mina var, mina partladı, kömək, how to get there without mines: danger, and no count.

    Where it is asked how many, or something is compared or was found, it is a question.
    """
    said = {piece.dimension for piece in pieces}
    if said & {"quantity", "degree", "shape", "status"}:
        return False
    items = [p for p in pieces if p.dimension == "measure" and not Measure(p.concept).is_area]
    if any(piece.means("refused", "explosion") for piece in pieces):
        return not any(piece.dimension in {"month", "season", "number"} for piece in pieces)
    if not items:
        return False
    if any(piece.means("refused", "way") for piece in pieces):
        return True
    there = [index for index, piece in enumerate(pieces) if piece.folded in _THERE_IS]
    if any(index and pieces[index - 1].dimension == "measure" for index in there):
        return True
    helps = any(piece.means("talk", "help") for piece in pieces)
    return helps and not said & {"verb", "place", "month", "number", "unit", "time"}


def _azerbaijani_whether(pieces: Sequence[Piece]) -> bool:
    """Füzuli təmizlənibmi? Füzuli minalardan təmizlənib? The place itself is the subject."""
    said = [piece for piece in pieces if piece.dimension not in {"filler", "generic"}]
    verbs = [piece for piece in said if piece.means("verb", "cleared")]
    if any(piece.folded.endswith("mi") and piece.language == "az" for piece in verbs):
        return True
    rest = [piece for piece in said if piece not in verbs and piece.case != "from"]
    return (
        len(verbs) == 1
        and said[-1] is verbs[0]
        and verbs[0].language == "az"
        and len(rest) == 1
        and rest[0].place is not None
        and not rest[0].case
    )


def idle_negations(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Every "not" that denies neither a measure nor a place: what it denies is not understood."""
    shown = [piece for piece in pieces if piece.dimension != "filler"]
    return tuple(
        piece.text
        for piece, following in zip_longest(shown, shown[1:])
        if piece is not None
        and piece.folded not in _NOT_AFTER
        and piece.means("join", "not")
        and (following is None or following.dimension not in {"measure", "place"})
    )


def stretches(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The words "between" and "to" beside places: what lies between them is no place of ours."""
    found: list[str] = []
    for index, piece in enumerate(pieces):
        before = index > 0 and pieces[index - 1].place is not None
        after = _next_place(pieces, index) is not None
        if piece.means("time", "to") and before and after:
            found.append(piece.text)
        if piece.means("time", "from") and piece.folded in _BETWEEN and (before or after):
            found.append(piece.text)
    return tuple(found)


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
    if following is not None and following.folded in _NOT_AFTER:
        return True
    before = [piece for piece in pieces[:index] if piece.dimension != "filler"]
    return bool(before) and before[-1].means("join", "not")


def _only_where(pieces: Sequence[Piece], index: int) -> bool:
    """In the area, on the territory of, ərazisində, на территории."""
    piece = pieces[index]
    if piece.case == IN:
        return True
    if " " in piece.folded or index == 0:
        return False
    before = pieces[index - 1]
    if before.folded in {"the", "this", "that", "its"} and index > 1:
        before = pieces[index - 2]
    return before.folded in _WHERE or before.folded.split()[-1:] == ["in"]


def _cleared_of(pieces: Sequence[Piece], index: int) -> bool:
    """Cleared of mines, free from mines and UXO, очищено от мин, minalardan təmizlənib."""
    if pieces[index].case == FROM and any(p.means("verb", "cleared") for p in pieces):
        return True
    at, of = index - 1, False
    while at >= 0:
        piece = pieces[at]
        if piece.dimension == "measure" and not Measure(piece.concept).is_area:
            at -= 1
            continue
        if piece.folded in _OF:
            of = True
        elif not (piece.dimension == "filler" or piece.folded in _WEAK_WHOLE
                  or piece.means("join", "and")):  # fmt: skip
            break
        at -= 1
    if at < 0 or not of:
        return False
    return pieces[at].means("verb", "cleared") or pieces[at].means("measure", "cleared_area")


def status(pieces: Sequence[Piece]) -> str:
    """Planned, actual or progress; "" where nothing is said of either."""
    said = [piece for piece in pieces if piece.dimension == "status"]
    found = {piece.concept for piece in said}
    if "progress" in found or found >= {"planned", "actual"} or _plan_and_done(pieces):
        return "progress"
    return "planned" if "planned" in found else "actual" if found else ""


def _plan_and_done(pieces: Sequence[Piece]) -> bool:
    """Planned and how much cleared; plan vs cleared: the verb stands apart from the plan."""
    planned = joined = False
    for piece in pieces:
        if piece.means("status", "planned"):
            planned, joined = True, False
        elif planned and (piece.means("join", "and") or piece.means("shape", "compare")
                          or piece.means("join", "or")):  # fmt: skip
            joined = True
        elif planned and joined and piece.means("verb", "cleared"):
            return True
        elif piece.dimension == "place":
            joined = False
    return False
