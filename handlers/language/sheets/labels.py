"""What a header, a title or a row's name says: measure, unit, places, time, who and for what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handlers.language.pieces import Piece, cut
from handlers.language.sheets.times import straightened, time_in
from handlers.language.sheets.vocabulary import is_total, mentions, plain, role_of, says
from handlers.language.tokens import tokenize
from store.areas import WHOLE, Places, canonical
from store.measures import Measure
from store.quantities import Unit
from store.questions import Status

LONGEST = 300
"""Letters of a label that are read."""

_NUMBERED = re.compile(r"^\s*[0-9]{1,2}[.)]\s+(?=\D)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_THOUSAND = re.compile(
    r"(?<!\w)(?:thousands?(?: of)?|thsd\.?|'?000s?|min|тыс(?:\.|яч\w*)?)\s*"
    r"(?=(?:ha\b|hect|hekt|га\b|гект|кв|sq|km|км|m²|м²|mines|mina|мин\b|items|ədəd|pieces|шт))",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    r"(?:,|\(|\bв)\s*(?:in thousands|thousands|min(?:lə)?|тыс\.?|тысячах)\s*\)?$", re.IGNORECASE
)
_QUIET = frozenset({"join", "filler", "generic", "dash", "span", "shape", "quantity", "edge",
                    "ordinal", "month", "number", "time", "unit", "measure", "place", "status",
                    "operator", "purpose", "verb", "follow", "season", "talk"})  # fmt: skip
"""Dimensions that leave nothing of a label unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What was understood; `unread` is what was not, and `refused` what no figure is about.

    `time` is text for `times.period_of`. `total`: its numbers are sums of others. `scale`: of
    how many units each of its numbers is, 1000 in "thousand ha".
    """

    role: str = ""
    measure: Measure | None = None
    unit: Unit | None = None
    scale: int = 1
    places: Places = ()
    time: str = ""
    status: Status | None = None
    operator: str = ""
    purpose: str = ""
    total: bool = False
    unread: tuple[str, ...] = ()
    refused: str = ""

    @property
    def says_something(self) -> bool:
        """Whether it tells anything of a figure."""
        return bool(self.measure or self.unit or self.places or self.time or self.status
                    or self.operator or self.purpose or self.total)  # fmt: skip

    @property
    def is_clear(self) -> bool:
        """Whether nothing of it was left unread, and nothing speaks of something else."""
        return not self.unread and not self.refused


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label:
    """The label of a cell."""
    text = _NUMBERED.sub("", text.strip()[:LONGEST])
    plainly = _THOUSANDS.sub("", _THOUSAND.sub("", text))
    scale = 1 if plainly == text else 1000
    text = plainly
    role = role_of(text) or role_of(_BRACKETS.sub(" ", text))
    said = straightened(text)
    pieces = [piece for part in _parts(said) for piece in cut(part, tokenize(part), slips=False)]
    unit = _unit(pieces)
    return Label(
        role=role,
        measure=_measure(pieces, unit),
        unit=unit,
        scale=scale,
        places=_places(pieces),
        time=time_in(pieces),
        status=_status(pieces),
        operator="" if mentions("report", text) else _one(pieces, "operator"),
        purpose=_one(pieces, "purpose"),
        total=is_total(text) or is_total(_BRACKETS.sub(" ", text)) or _sums(text),
        unread=tuple(p.text for p in pieces if not _is_read(p)),
        refused=next((p.concept for p in pieces if p.dimension == "refused"), ""),
    )


def _parts(text: str) -> Iterable[str]:
    """The text outside of brackets, then each bracket: (AP) is no part of what stands before."""
    outside = _BRACKETS.sub(" ; ", text)
    inside = [found.group()[1:-1] for found in _BRACKETS.finditer(text)]
    return [outside, *inside]


def _is_read(piece: Piece) -> bool:
    return piece.dimension in _QUIET or says("filler", piece.text) or not plain(piece.text)


def _sums(text: str) -> bool:
    """Total in whatever company: Cəmi 2022, Итого за год."""
    words = plain(text).split()
    return bool(words) and (is_total(words[0]) or is_total(words[-1]))


def _measure(pieces: Sequence[Piece], unit: Unit | None) -> Measure | None:
    """The one measure; a kind in brackets says which mines, several kinds are summed."""
    named = {Measure(piece.concept) for piece in pieces if piece.dimension == "measure"}
    if not named:
        cleared = any(piece.means("verb", "cleared") for piece in pieces)
        is_area = unit is not None and unit is not Unit.ITEM
        return Measure.CLEARED_AREA if is_area or (cleared and unit is None) else None
    if Measure.CLEARED_AREA in named and unit not in {None, Unit.ITEM}:
        return Measure.CLEARED_AREA  # "land cleared of mines, ha"
    fine = [
        m for m in named if not any(o is not m and o.types | m.types == m.types for o in named)
    ]
    types = 0
    for measure in fine:
        types |= measure.types
    return next((measure for measure in Measure if measure.types == types), None)


def _unit(pieces: Sequence[Piece]) -> Unit | None:
    named = {piece.concept for piece in pieces if piece.dimension == "unit"}
    if len(named) != 1 or "declined" in named:
        return None
    return Unit(named.pop())


def _places(pieces: Sequence[Piece]) -> Places:
    """The districts named, a region's too; the whole territory, or nothing."""
    found: list[str] = []
    for piece in pieces:
        place = piece.place
        if place is None:
            continue
        if place.kind in {"whole", "unclear"}:
            found.append(WHOLE)
        elif place.kind in {"district", "region"}:
            found += place.districts
    if WHOLE in found:
        return (WHOLE,)
    return canonical(found) if found else ()


def _status(pieces: Sequence[Piece]) -> Status | None:
    named = {piece.concept for piece in pieces if piece.dimension == "status"}
    if len(named) != 1 or "progress" in named:
        return None
    return Status(named.pop())


def _one(pieces: Sequence[Piece], dimension: str) -> str:
    named = {piece.concept for piece in pieces if piece.dimension == dimension}
    return named.pop() if len(named) == 1 else ""
