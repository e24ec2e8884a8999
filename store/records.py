"""What reads return: frozen records of a figure and its source, free of any session."""

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from enum import StrEnum

from store.areas import Places
from store.measures import Measure
from store.periods import Period
from store.quantities import Unit
from store.questions import Scope


class Qualifier(StrEnum):
    """How the source qualified its number: "over v" is ≥ v, "up to v" is ≤ v."""

    EXACT = "exact"
    OVER = "over"
    UP_TO = "up_to"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document: who published it, who speaks in it, when and where (empty = not stated)."""

    publisher: str
    speaker: str = ""
    published: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFigure:
    """What one source said about one cell, before it is stored.

    `value` is whole m² or items; `printed` and `unit` are the number and unit of the source.
    `words` is the sentence that states the number, empty when only the number was kept.
    """

    measure: Measure
    places: Places
    period: Period
    value: int
    printed: str
    unit: Unit
    qualifier: Qualifier = Qualifier.EXACT
    scope: Scope = field(default_factory=Scope)
    source: Source
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(NewFigure):
    """A figure on record. `known_from` is aware, UTC; `also`: its other sources, where asked."""

    id: int
    ref: str
    upload: int
    known_from: datetime
    also: tuple[Source, ...] = ()


def as_figure(new: NewFigure, number: int) -> Figure:
    """A figure as if it were on record, to be weighed; its (negative) number is no ref."""
    return Figure(
        **{one.name: getattr(new, one.name) for one in fields(NewFigure)},
        id=number,
        ref=str(number),
        upload=0,
        known_from=datetime(1, 1, 1, tzinfo=UTC),
    )


_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MOST_LETTERS = 6
"""A thousand million figures; a longer code is no number that a database could look up."""
_SCATTER = 0x9E3779B1
"""Odd, so multiplying by it permutes any power of two: neighbours get unlike codes."""


def ref_of(figure_id: int) -> str:
    """The short public code of a figure, `F-` and four letters or more; never reused."""
    length = 4
    while figure_id >> (5 * length):
        length += 1
    number = figure_id * _SCATTER % (1 << 5 * length)
    letters = [_LETTERS[number >> (5 * place) & 31] for place in reversed(range(length))]
    return "F-" + "".join(letters)


def id_of(ref: str) -> int | None:
    """The figure that a code names, in whatever case; None when it is not a code."""
    text = ref.strip().upper().removeprefix("F-").translate(_SLIPS)
    if not 4 <= len(text) <= _MOST_LETTERS or not set(text) <= set(_LETTERS):
        return None
    number = 0
    for letter in text:
        number = number << 5 | _LETTERS.index(letter)
    size = 1 << 5 * len(text)
    figure_id = number * pow(_SCATTER, -1, size) % size
    return figure_id if ref_of(figure_id) == f"F-{text}" else None


_SLIPS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
