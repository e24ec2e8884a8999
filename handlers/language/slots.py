"""The slots of a question as they were found in a text, before anything is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.language import mood, roles, small_numbers
from handlers.language.asides import without_asides
from handlers.language.leftovers import leftovers
from handlers.language.measured import (
    NOT_AFTER,
    exceptions,
    find_measures,
    with_exceptions,
    with_rows,
)
from handlers.language.outline import language_of, spans_of
from handlers.language.pieces import Piece, cut
from handlers.language.readings import Span
from handlers.language.recognizers.matches import PeriodMatch
from handlers.language.recognizers.periods import find_periods
from handlers.language.steps import Step, find_step, same_span
from handlers.language.tokens import tokenize
from store.catalogue import Place
from store.measures import Measure

MOST_TOKENS = 80
"""Words, numbers and signs that a question may have; more is no question."""

_SILENT = frozenset({"filler", "generic", "quantity", "talk", "follow", "source",
                     "cumulative"})  # fmt: skip
_ROMAN = frozenset({"i", "ii", "iii", "iv", "і", "іі"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Everything found, in the order of the text.

    `places` are those asked for, `left_out` those after "except", `denied` those after "not".
    `marks` are "dimension concept" of everything that chooses between readings. `leftover` are
    words that mean nothing here, and what belongs to no period. `follows`: "and" or "correct"
    when the text leans on the question before. `yes_or_no`: it asks whether, not how much.
    `ranked_day`: a small number after "top" that was read as a day of a month, 0 for none.
    `whole_year`: all of one is said. `denies`: the "no" of "no mines in Fuzuli". `degrees`
    and `both` are words as they were typed. `pairs`: places that each have a period of their
    own ("Fuzuli 2021 and Aghdam 2022"). `adds`: a place is asked for beside those before.
    `also`: what is left out is so beside what was before. `step`: a period said from another.
    `same_span`: the unit of "the same month". `cumulative`: a sum from the beginning on.
    """

    measures: tuple[Measure, ...]
    places: tuple[Place, ...]
    left_out: tuple[Place, ...]
    denied: bool
    periods: tuple[PeriodMatch, ...]
    shapes: tuple[str, ...]
    units: tuple[str, ...]
    declined_unit: str
    operators: tuple[str, ...]
    sourced: bool
    purposes: tuple[str, ...]
    status: str
    refused: tuple[str, ...]
    talk: tuple[str, ...]
    follows: str
    limit: int
    marks: frozenset[str]
    leftover: tuple[str, ...]
    unclear: str
    pairs: tuple[tuple[Place, PeriodMatch], ...]
    spans: tuple[Span, ...]
    language: str
    too_long: bool
    yes_or_no: bool
    ranked_day: int
    denies: str
    whole_year: bool
    degrees: tuple[str, ...]
    both: str
    adds: bool
    also: bool
    step: Step | None
    same_span: str
    cumulative: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was found that a question is made of."""
        return not (
            self.measures or self.places or self.left_out or self.periods or self.shapes
            or self.units or self.declined_unit or self.operators or self.purposes
            or self.status or self.both or self.step or self.cumulative
            or {"verb cleared", "verb found"} & self.marks
        )  # fmt: skip

    def marked(self, *marks: str) -> bool:
        """Whether any of these marks stands in the text."""
        return not self.marks.isdisjoint(marks)


def find_slots(text: str, today: date, *, ranking: bool = False, too_long: bool = False) -> Slots:
    """The slots of a text, whatever order they come in.

    `ranking`: a ranking is asked for already, so a small number is how many rows. `too_long`:
    this is the beginning of more than a question, and only looked at for its words.
    """
    tokens = tokenize(text, MOST_TOKENS + 1)
    too_long = too_long or len(tokens) > MOST_TOKENS
    pieces = without_asides(text, cut(text, tokens, slips=not too_long))
    pieces = small_numbers.sorted_out(with_rows(with_exceptions(pieces)), today)
    content = [piece for index, piece in enumerate(pieces) if _tells(pieces, index)]
    periods = [] if too_long else find_periods(content, today)
    used = {index for match in periods for index in range(match.first, match.end)}
    rest = [piece for index, piece in enumerate(content) if index not in used]
    limit, counted = small_numbers.limit(pieces, rest, ranking=ranking)
    rest = [piece for piece in rest if piece is not counted]
    places = roles.find_places(rest, exceptions(pieces))
    measures, dropped = find_measures(pieces)
    step = find_step(content, periods)
    if step is not None and step.alone:
        periods = [match for match in periods if not match.bare]
    found = _by_dimension(pieces)
    strong = [match for match in periods if not match.weak]
    stepped = step.words if step is not None and step.alone else ()
    return Slots(
        measures=measures,
        places=places.asked,
        left_out=places.left_out,
        denied=places.denied,
        periods=tuple(strong or _weak(periods)),
        shapes=tuple(dict.fromkeys(found.get("shape", ()))),
        units=tuple(name for name in found.get("unit", ()) if name != "declined"),
        declined_unit=next((p.text for p in pieces if p.means("unit", "declined")), ""),
        operators=tuple(dict.fromkeys(found.get("operator", ()))),
        sourced=_sourced(pieces),
        purposes=tuple(dict.fromkeys(found.get("purpose", ()))),
        status=mood.status(pieces),
        refused=(*found.get("refused", ()), *(["safety"] if mood.is_alarm(pieces) else [])),
        talk=tuple(found.get("talk", ())),
        follows=_follows(pieces),
        limit=limit,
        marks=frozenset(
            f"{piece.dimension} {piece.concept}"
            for piece in pieces
            if piece.dimension in {"verb", "quantity", "degree", "join", "generic", "follow"}
        ),
        leftover=(
            *leftovers(pieces, [p for p in rest if p.text not in stepped], ranked=bool(limit)),
            *dropped,
        ),
        unclear=places.unclear,
        pairs=_pairs(content, strong),
        spans=spans_of(pieces, content, periods),
        language=language_of(pieces),
        too_long=too_long,
        yes_or_no=mood.is_yes_or_no(pieces),
        whole_year=small_numbers.says_whole_year(pieces),
        denies=mood.denial(pieces),
        degrees=tuple(p.text for p in pieces if p.dimension == "degree"),
        adds=mood.adds(pieces),
        also=mood.is_more(pieces),
        step=step,
        same_span=same_span(pieces),
        cumulative=any(piece.dimension == "cumulative" for piece in pieces),
        both=next((p.text for p in pieces if p.means("join", "both", "both_kinds")), ""),
        ranked_day=small_numbers.ranked_day(content, periods, ranking=ranking),
    )


def _weak(periods: Sequence[PeriodMatch]) -> Sequence[PeriodMatch]:
    """Of words like "total" and "to date" the one that names days, where nothing else does."""
    dated = [match for match in periods if not (match.in_all or match.now)]
    return (dated or periods)[:1]


def _tells(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece may belong to a period, a place or a measure."""
    piece = pieces[index]
    if piece.folded == "г" and index + 1 < len(pieces) and pieces[index + 1].place is not None:
        return False  # г. Физули is the city
    if piece.folded in _ROMAN:
        beside = (*pieces[max(index - 1, 0) : index], *pieces[index + 1 : index + 4])
        return any(p.means("span", "quarter", "half") for p in beside)
    if piece.means("join", "both", "both_kinds"):
        return False
    if piece.folded in NOT_AFTER and index:
        return True
    if piece.dimension == "follow" and index + 1 < len(pieces):
        return False
    return piece.dimension not in _SILENT


def _by_dimension(pieces: Iterable[Piece]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for piece in pieces:
        found.setdefault(piece.dimension, []).append(piece.concept)
    return found


def _pairs(
    content: Sequence[Piece], periods: Sequence[PeriodMatch]
) -> tuple[tuple[Place, PeriodMatch], ...]:
    """Places and periods that take turns; none when all places share the periods."""
    starting = {match.first: match for match in periods}
    places: list[Place] = []
    times: list[PeriodMatch] = []
    turns = ""
    for index, piece in enumerate(content):
        if index in starting:
            times.append(starting[index])
            turns += "t"
        elif piece.place is not None:
            places.append(piece.place)
            turns += "p"
    if len(turns) < 4 or turns not in {"pt" * len(times), "tp" * len(times)}:
        return ()
    return tuple(zip(places, times, strict=True))


def _sourced(pieces: Sequence[Piece]) -> bool:
    """Whether an operator is named as who says it, not as who did it: "ANAMA data"."""
    if any(piece.dimension == "source" for piece in pieces):
        return True
    return any(
        piece.dimension == "operator"
        and index + 1 < len(pieces)
        and pieces[index + 1].folded in {"data", "figures", "statistics", "stats", "numbers"}
        for index, piece in enumerate(pieces)
    )


def _follows(pieces: Sequence[Piece]) -> str:
    """How a text leans on the one before: it begins with "and", or corrects it anywhere."""
    shown = [piece for piece in pieces if piece.dimension != "dash"]
    if any(piece.means("follow", "correct") for piece in shown):
        return "correct"
    while shown and shown[0].dimension == "talk":
        shown = shown[1:]
    if not shown:
        return ""
    first = shown[0]
    starts = first.means("join", "and") or first.means("join", "not")
    return "and" if starts or first.dimension == "follow" or first.folded in {"also", "а"} else ""
