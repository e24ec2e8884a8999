"""What can be asked: one frozen value, and its short text for buttons and links."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from store.areas import WHOLE, AreaError, Places, canonical
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import FIRST_YEAR, LAST_YEAR, TO_DATE, Period
from store.quantities import Unit, fits

VERSION = "1"
"""First letter of every encoded question; another one is refused as out of date."""

MOST_ROWS = 99
"""The longest ranking that can be asked for by number."""

LONGEST = 60
"""Letters an encoded question may take: 64 bytes of callback data less the verb before it."""


class Shape(StrEnum):
    """How the answer is laid out: one number, or rows of cells."""

    TOTAL = "total"
    BY_PLACE = "by_place"
    BY_MONTH = "by_month"
    BY_QUARTER = "by_quarter"
    BY_YEAR = "by_year"
    COMPARE = "compare"
    TOP = "top"
    BOTTOM = "bottom"


class Status(StrEnum):
    """Done, or promised."""

    ACTUAL = "actual"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a figure counts under. Empty text = unstated, which is a scope of its own."""

    status: Status = Status.ACTUAL
    operator: str = ""
    purpose: str = ""
    process: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A cell (measure × places × period × scope) and the shape and unit of the answer.

    `unit` None: the reader's own, else the one reports print. `limit` is how many rows a
    ranking shows, 0 for all. `as_of`: what was known on that day, None for now.
    """

    measure: Measure
    places: Places = (WHOLE,)
    period: Period = TO_DATE
    shape: Shape = Shape.TOTAL
    unit: Unit | None = None
    scope: Scope = field(default_factory=Scope)
    limit: int = 0
    as_of: date | None = None


class StaleQuestion(ValueError):  # noqa: N818 - it is what the text is, not our error
    """An encoded question that this version did not write."""


_MEASURES = dict(zip("capumx", Measure, strict=True))
_SHAPES = dict(zip("tdmqycbz", Shape, strict=True))
_STATUSES = dict(zip("ap", Status, strict=True))
_UNITS: dict[str, Unit | None] = dict(zip("hkmasdi", Unit, strict=True)) | {"n": None}
_LETTER_OF_MEASURE = {value: letter for letter, value in _MEASURES.items()}
_LETTER_OF_SHAPE = {value: letter for letter, value in _SHAPES.items()}
_LETTER_OF_STATUS = {value: letter for letter, value in _STATUSES.items()}
_LETTER_OF_UNIT = {value: letter for letter, value in _UNITS.items()}
_EPOCH = date(2000, 1, 1)
_ABSENT = "___"


@lru_cache(maxsize=1000)  # one answer writes its question six times
def encode(question: Question) -> str:
    """At most `LONGEST` letters of A–Z a–z 0–9 _ and -.

    Raises ValueError for a question that no button can carry: a name in its scope that is
    long or has a NUL in it, a limit or a year that nobody asks for.
    """
    scope = question.scope
    names = (scope.operator, scope.purpose, scope.process)
    if any("\0" in name for name in names) or not 0 <= question.limit <= MOST_ROWS:
        raise ValueError("this question does not fit into a button")
    text = "".join(
        (
            VERSION,
            _LETTER_OF_MEASURE[question.measure],
            _LETTER_OF_SHAPE[question.shape],
            _LETTER_OF_STATUS[scope.status],
            _LETTER_OF_UNIT[question.unit],
            _day(question.period.start),
            _day(question.period.end),
            format(question.limit, "02d"),
            _places(question.places),
            "" if question.as_of is None else f"_{_day(question.as_of)}",
        )
    )
    if any(names):
        text += "-" + _scope_names(names)
    if len(text) > LONGEST:
        raise ValueError("this question does not fit into a button")
    return text


@lru_cache(maxsize=1000)
def decode(text: str) -> Question:
    """The question that `encode` wrote; raises StaleQuestion for anything else."""
    try:
        question = _decode(text)
        if encode(question) != text:
            raise StaleQuestion(text[:LONGEST])
    except StaleQuestion:
        raise
    except (KeyError, ValueError, IndexError, OverflowError, AreaError) as error:
        raise StaleQuestion(text[:LONGEST]) from error
    return question


def _decode(text: str) -> Question:
    if len(text) > LONGEST or not text.startswith(VERSION):
        raise StaleQuestion(text[:LONGEST])
    cell, _, named = text[13:].partition("-")
    places, _, as_of = cell.partition("_")
    operator, purpose, process = _undo_scope_names(named)
    question = Question(
        measure=_MEASURES[text[1]],
        shape=_SHAPES[text[2]],
        unit=_UNITS[text[4]],
        period=Period(start=_undo_day(text[5:8]), end=_undo_day(text[8:11])),
        limit=int(text[11:13]),
        places=_undo_places(places),
        as_of=_undo_day(as_of) if as_of else None,
        scope=Scope(
            status=_STATUSES[text[3]], operator=operator, purpose=purpose, process=process
        ),
    )
    if question.unit is not None and not fits(question.unit, question.measure):
        raise StaleQuestion(text)
    if question.limit < 0:
        raise StaleQuestion(text)
    return question


_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _number(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text or "0"


def _undo_number(text: str) -> int:
    number = 0
    for letter in text:
        number = number * len(_DIGITS) + _DIGITS.index(letter)
    return number


def _day(day: date | None) -> str:
    if day is None:
        return _ABSENT
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{day} is no day that is asked about")
    return _number((day - _EPOCH).days).rjust(3, "0")


def _undo_day(text: str) -> date | None:
    return None if text == _ABSENT else _EPOCH + timedelta(days=_undo_number(text))


def _places(places: Places) -> str:
    catalogue = load_catalogue()
    whole = places[0] == WHOLE
    names = [name.removeprefix("-") for name in places if name != WHOLE]
    bits = sum(1 << catalogue.place(name).number for name in names)
    return ("W" if whole else "S") + (_number(bits) if bits else "")


def _undo_places(text: str) -> Places:
    catalogue = load_catalogue()
    bits = _undo_number(text[1:])
    names = [catalogue.district(n).id for n in range(bits.bit_length()) if bits >> n & 1]
    if text[:1] == "W":
        return canonical([WHOLE, *(f"-{name}" for name in names)])
    return canonical(names)


_PLAIN = re.compile(r"[A-Za-z0-9 ]*")


def _scope_names(names: Sequence[str]) -> str:
    """Letter by letter ("_" is a space, "-" stands between) where all are plain English.

    Other names become base64, behind a "-" of their own: a third longer.
    """
    if all(_PLAIN.fullmatch(name) for name in names):
        return "-".join(names).rstrip("-").replace(" ", "_")
    raw = "\0".join(names).rstrip("\0").encode()
    return "---" + urlsafe_b64encode(raw).decode().rstrip("=")


def _undo_scope_names(text: str) -> tuple[str, str, str]:
    if text.startswith("---"):
        raw = text.removeprefix("---")
        names = urlsafe_b64decode(raw + "=" * (-len(raw) % 4)).decode().split("\0")
    else:
        names = text.replace("_", " ").split("-")
    operator, purpose, process = (*names, "", "", "")[:3]
    return operator, purpose, process
