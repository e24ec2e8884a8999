"""What was found in a report: figures, words that are no figure, and what is suspect."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from store.areas import Places
from store.measures import Measure
from store.quantities import Unit
from store.questions import Status
from store.records import Qualifier

Level = Literal["note", "warn", "stop"]
"""note: for information; warn: a person looks at this line; stop: a person gives a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A figure as the text states it: `value` as printed in `unit`, days inclusive.

    `from_char` to `to_char` are characters of the text, `words` are those words. An empty
    operator or purpose is unstated. `speaker`: the person who says it, where that is certain.
    """

    measure: Measure
    value: Decimal
    unit: Unit
    places: Places
    start: date | None
    end: date
    qualifier: Qualifier = Qualifier.EXACT
    status: Status = Status.ACTUAL
    operator: str = ""
    purpose: str = ""
    speaker: str = ""
    from_char: int
    to_char: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A number of the text that is no figure, and why: the message `left-…` and its params."""

    words: str
    key: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    from_char: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Why a number is suspect: the message `doubt-…` and its params, numbers as plain digits."""

    level: Level
    key: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What a person should look at before the figure at `from_char` counts.

    `key` and `params` as in a Concern; `handlers.replies.findings` says it in a language.
    """

    words: str
    level: Level
    key: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    from_char: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything that was found, in the order of the text."""

    figures: tuple[Extracted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
