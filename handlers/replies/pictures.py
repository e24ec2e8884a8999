"""Descriptions of pictures: what a chart or a map shows, in numbers and words; nothing is drawn.

Only plain values, so that a picture is compared and kept by its content, tested as data, and
handed to another process. All words are in the reader's language already, all numbers in the
reader's unit.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class View(StrEnum):
    """Which picture is asked for: the usual one of a question, or one by name."""

    USUAL = "usual"
    BARS = "bars"
    MAP = "map"
    RUNNING = "running"


class Mark(StrEnum):
    """How an amount is known, and so how it is drawn."""

    VALUE = "value"
    RANGE = "range"
    OPEN = "open"
    PART = "part"
    JOINT = "joint"
    OTHER_DAYS = "other_days"
    MISSING = "missing"
    PLAN = "plan"
    PACE = "pace"
    UNDRAWN = "undrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One amount: of a place, of some days, or both.

    `label` names it, `said` is its number as it is written beside it. It lies between `low` and
    `high`, which are the same for an exact number; `high` None: no upper end is proved. Nothing
    is drawn of a `MISSING` one. `start` and `end` are the days that it covers, both inclusive.
    `seen`: the days that the figures behind `low` cover, where those are not all of them.
    `group`: what stands once below several labels (the year of months).
    """

    label: str
    said: str
    mark: Mark = Mark.VALUE
    low: float = 0.0
    high: float | None = 0.0
    start: date | None = None
    end: date | None = None
    seen: tuple[date, date] | None = None
    group: str = ""
    plan: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the scale, and the number that stands at it."""

    at: float
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a mark means, in words: one entry of the legend."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every picture, so that it stands on its own when it is passed on.

    `title` is the reading of the question, `notes` what the numbers cannot claim, `footer` the
    "as of" with the answer's code, then the sources.
    """

    title: str
    unit: str
    notes: tuple[str, ...]
    legend: tuple[Key, ...]
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Bars as wide as the days that they cover; `joint` are published for several together.

    A joint amount is as high as its average over a bar's days, so that its area is to scale.
    """

    frame: Frame
    bars: tuple[Bar, ...]
    joint: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Bars below each other, in reading order."""

    frame: Frame
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What was promised against what was done; `pace`: where an even pace would be by now.

    `share` is the share of the promise that is proved, in words; empty where none is. `said`:
    what has become of it, or which pace it needs.
    """

    frame: Frame
    plan: Bar
    done: Bar
    pace: Bar | None
    share: str
    said: tuple[str, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A class of a map's scale: amounts from `low` (inclusive) to `high`; None: no end."""

    low: float
    high: float | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A district by its id, with its amount. An amount in no band has no colour of its own."""

    district: str
    bar: Bar
    band: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Districts coloured by value; `undrawn` are those whose boundary is not published."""

    frame: Frame
    areas: tuple[Area, ...]
    undrawn: tuple[Area, ...]
    bands: tuple[Band, ...]


Picture = Timeline | Ranking | Progress | Map
