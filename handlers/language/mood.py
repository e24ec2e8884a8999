"""The mood of a text: whether it asks how much or whether, denies, plans, or cries for help."""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from handlers.language.measured import NOT_AFTER
from handlers.language.pieces import Piece
from store.measures import Measure

_WHETHER = frozenset({"is", "are", "has", "have", "was", "were", "did"})
_IS_CLEARED = frozenset({"очищен", "разминирован"})
"""Said of a place itself; land, which is asked for, is очищено or очищена."""
_HELP = ("help", "помо", "на помощь", "спасите", "komek", "komey", "imdad")
_ADDING = frozenset({
    "together with", "along with", "plus", "+", "with", "вместе с", "плюс", "с", "со",
})  # fmt: skip
_ALSO = frozenset({
    "too", "also", "and also", "as well", "тоже", "также", "еще", "ещё", "да", "də", "da", "həm",
    "həmçinin",
})  # fmt: skip
_JOINTLY = frozenset({"birlikde", "birge"})
_ONLY = frozenset({"only", "just", "только", "лишь", "yalniz", "tekce"})
_NO = frozenset({"no", "нет"})
_WHICH_KIND = frozenset({"what", "какие", "каких", "какими", "hansi"})
_BARE = frozenset({"clear", "demine", "clean", "sweep", "release", "decontaminate"})
"""Verbs as they stand after "will"."""
_PARTICIPLES = ("en", "an", "mis", "mus")
"""Of Azerbaijani: "Ağdam təmizlənən" is of what was cleared, and asks not whether."""
_THERE_IS = frozenset({"var", "varmi", "vardir", "vardirmi"})


def is_yes_or_no(pieces: Sequence[Piece]) -> bool:
    """Is Fuzuli cleared? Физули очищен? It asks whether a place is, not how much was."""
    asks = any(piece.dimension in {"quantity", "degree", "status", "shape"} for piece in pieces)
    if asks or not pieces:
        return False
    begins = pieces[0].folded in _WHETHER and any(piece.place is not None for piece in pieces)
    asks_whether = any(piece.folded == "ли" for piece in pieces)
    cleared = any(piece.means("verb", "cleared") for piece in pieces)
    measured = any(piece.dimension == "measure" for piece in pieces)
    return (
        begins
        or (asks_whether and cleared and not measured)
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
    helps = any(p.means("talk", "help") and p.folded.startswith(_HELP) for p in pieces)
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
        and not verbs[0].folded.endswith(_PARTICIPLES)
        and rest[0].place is not None
        and not rest[0].case
    )


def corrections_within(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Every "no", "sorry" or "wait" that parts two places, two measures or two times.

    A "no" is one too where anything stands before it: "в Лачине нет мин". Whether both are
    meant, or the second alone, is not for us to say; "only UXO, no mines" is.
    """
    if any(piece.folded in _ONLY for piece in pieces):
        return ()
    return tuple(
        piece.text
        for index, piece in enumerate(pieces)
        if piece.means("follow", "correct")
        and piece.folded not in NOT_AFTER
        and (
            _kinds(pieces[:index]) & _kinds(pieces[index + 1 :])
            or (piece.folded in _NO and _kinds(pieces[:index]))
        )
    )


def _kinds(pieces: Sequence[Piece]) -> set[str]:
    found = {piece.dimension for piece in pieces} & {"place", "measure"}
    timed = any(piece.dimension in {"number", "month", "span", "season"} for piece in pieces)
    return found | ({"time"} if timed else set())


def manners(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The "как" of "как обезвреживают мины", "necə": it asks in which way, and not how many."""
    return tuple(
        one.text
        for one, two in pairwise(pieces)
        if one.text.lower() in {"как", "necə"} and two.dimension == "verb"
    )


def kinds(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The "какие" of "какие мины", "hansı minalar": it asks of which kind, and not how many."""
    return tuple(
        one.text
        for one, two in pairwise(pieces)
        if one.folded in _WHICH_KIND
        and two.dimension == "measure"
        and not Measure(two.concept).is_area
    )


def adds(pieces: Sequence[Piece]) -> bool:
    """Together with Shusha, вместе с Шушой, Şuşa ilə birlikdə: another place, and no other."""
    if any(piece.means("join", "including") for piece in pieces):
        return not inclusions(pieces)
    shown = [piece for piece in pieces if piece.dimension != "follow"]
    while shown and shown[0].means("join", "and") and shown[0].folded not in _ADDING:
        shown = shown[1:]
    with_it = bool(shown) and shown[0].folded in _ADDING
    if with_it and len(shown) > 1 and shown[1].place is not None:
        return True
    return any(one.folded == "ile" and two.folded in _JOINTLY for one, two in pairwise(pieces))


def inclusions(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Every "including" that is not of places alone: "mines including anti-tank" is unclear."""
    said = {piece.dimension for piece in pieces}
    if "place" in said and "measure" not in said:
        return ()
    return tuple(piece.text for piece in pieces if piece.means("join", "including"))


def is_more(pieces: Sequence[Piece]) -> bool:
    """Whether what a text says comes on top of what was said before: and …, too, тоже, də."""
    shown = [piece for piece in pieces if piece.dimension != "dash"]
    begins = bool(shown) and shown[0].means("join", "and")
    return begins or any(piece.text.lower() in _ALSO for piece in pieces)


def denial(pieces: Sequence[Piece]) -> str:
    """The "no" that begins "no mines in Fuzuli"; "no, mines" corrects instead."""
    if len(pieces) < 3 or pieces[0].folded not in _NO or pieces[1].dimension != "measure":
        return ""
    return pieces[0].text


def idle_negations(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Every "not" that denies neither a measure nor a place: what it denies is not understood."""
    shown = [piece for piece in pieces if piece.dimension != "filler"]
    after = tuple(
        piece.text
        for before, piece in pairwise(shown)
        if piece.folded in NOT_AFTER and before.dimension in {"number", "month", "span", "season"}
    )
    return after + tuple(
        piece.text
        for piece, following in zip_longest(shown, shown[1:])
        if piece is not None
        and piece.folded not in NOT_AFTER
        and piece.means("join", "not")
        and (following is None or following.dimension not in {"measure", "place"})
    )


def foretold(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The "will" of "how many mines will they find": plans are kept of land alone."""
    if _says_cleared(pieces) or not any(p.dimension in {"verb", "measure"} for p in pieces):
        return ()
    return tuple(piece.text for piece in pieces if _is_will(piece))


def _is_will(piece: Piece) -> bool:
    return piece.means("filler", "future")


def _says_cleared(pieces: Sequence[Piece]) -> bool:
    return any(piece.means("verb", "cleared") for piece in pieces)


def _to_clear(pieces: Sequence[Piece]) -> bool:
    """Whether a verb goes with "will": clear, be cleared, очищать. "Was cleared" does not."""
    shown = [piece for piece in pieces if not piece.means("join")]
    return any(
        piece.means("verb", "cleared")
        and (piece.folded in _BARE or piece.folded.endswith("ть") or before.folded == "be")
        for before, piece in pairwise(shown)
    )


def status(pieces: Sequence[Piece]) -> str:
    """Planned, actual or progress; "" where nothing is said of either."""
    said = [piece for piece in pieces if piece.dimension == "status"]
    found = {piece.concept for piece in said}
    if any(_is_will(piece) for piece in pieces) and _to_clear(pieces):
        found.add("planned")
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
