"""The slots of a question as they were found in a text, before anything is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.language.pieces import Piece, cut
from handlers.language.readings import Span
from handlers.language.recognizers.periods import PeriodMatch, find_periods
from store.catalogue import Place
from store.measures import Measure
from store.questions import Shape

REFUSED = ("share", "average", "remaining", "cost", "casualties")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Everything found, in the order of the text.

    `places` are those asked for, `left_out` those after "except". `leftover` are words that
    mean nothing here, and numbers that are no period. `unit_words` are the concepts of the
    word lists ("ha", …, "declined").
    """

    measures: tuple[Measure, ...]
    places: tuple[Place, ...]
    left_out: tuple[Place, ...]
    periods: tuple[PeriodMatch, ...]
    shapes: tuple[Shape, ...]
    units: tuple[str, ...]
    declined_unit: str
    status: str
    refused: str
    limit: int
    leftover: tuple[str, ...]
    spans: tuple[Span, ...]


def find_slots(text: str, today: date, *, ranking: bool = False) -> Slots:
    """The slots of a text, whatever order they come in.

    `ranking`: a ranking is asked for already, so a small number is how many rows.
    """
    pieces = cut(text)
    periods = [match for match in find_periods(pieces, today) if not _alone(pieces, match)]
    strong = [match for match in periods if not match.weak]
    used = {index for match in periods for index in range(match.first, match.end)}
    rest = [piece for index, piece in enumerate(pieces) if index not in used]
    limit, rest = _limit(rest, ranking=ranking)
    places, left_out = _places(rest)
    return Slots(
        measures=tuple(Measure(p.concept) for p in rest if p.dimension == "measure"),
        places=places,
        left_out=left_out,
        periods=tuple(strong or periods[:1]),
        shapes=tuple(dict.fromkeys(Shape(p.concept) for p in rest if p.dimension == "shape")),
        units=tuple(p.concept for p in rest if p.dimension == "unit"),
        declined_unit=next((p.text for p in rest if p.concept == "declined"), ""),
        status=_status(rest),
        refused=next((p.concept for p in rest if p.dimension == "refused"), ""),
        limit=limit,
        leftover=tuple(p.text for p in rest if p.dimension in {"unknown", "number", "season"}),
        spans=_spans(pieces, periods),
    )


def _alone(pieces: Sequence[Piece], match: PeriodMatch) -> bool:
    """Whether this is no period: the number of "top 3"."""
    return bool(match.bad) and pieces[match.first].dimension not in {
        "number", "month", "ordinal", "span", "time",
    }  # fmt: skip


def _limit(pieces: Sequence[Piece], *, ranking: bool) -> tuple[int, list[Piece]]:
    """The number of "top 3" (or "3 top"), and the pieces without it; 0 when there is none."""
    for index, piece in enumerate(pieces):
        is_count = piece.dimension == "number" and piece.concept.isdecimal()
        if not is_count or len(piece.concept) > 2 or int(piece.concept) == 0:
            continue
        beside = pieces[max(index - 1, 0) : index + 2]
        if ranking or any(other.concept in {"top", "bottom"} for other in beside):
            return int(piece.concept), [other for other in pieces if other is not piece]
    return 0, list(pieces)


def _places(pieces: Sequence[Piece]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    asked: dict[str, Place] = {}
    left_out: dict[str, Place] = {}
    target = asked
    for piece in pieces:
        if (piece.dimension, piece.concept) == ("join", "except"):
            target = left_out
        elif piece.place is not None:
            target[piece.place.place.id] = piece.place.place
    return tuple(asked.values()), tuple(left_out.values())


def _status(pieces: Sequence[Piece]) -> str:
    found = {piece.concept for piece in pieces if piece.dimension == "status"}
    if "progress" in found or found >= {"planned", "actual"}:
        return "progress"
    return "planned" if "planned" in found else "actual"


def _spans(pieces: Sequence[Piece], periods: Sequence[PeriodMatch]) -> tuple[Span, ...]:
    found = [
        Span(
            start=pieces[match.first].start,
            end=pieces[match.end - 1].end,
            dimension="period",
            value="bad" if match.bad else _written(match),
        )
        for match in periods
    ]
    used = {index for match in periods for index in range(match.first, match.end)}
    found += [
        Span(start=p.start, end=p.end, dimension=p.dimension, value=p.concept or p.text)
        for index, p in enumerate(pieces)
        if index not in used
    ]
    return tuple(sorted(found, key=lambda span: span.start))


def _written(match: PeriodMatch) -> str:
    if match.period is None:
        return "which year?"
    return f"{match.period.start or ''}..{match.period.end or ''}"
