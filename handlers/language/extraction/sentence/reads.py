"""What reading a sentence gives: its statements, and what it says for others."""

from dataclasses import dataclass, field

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.report import Concern
from handlers.language.extraction.sentence.binding import Group
from handlers.language.extraction.words.layout import Sentence
from store.areas import Places
from store.questions import Status
from store.records import Qualifier


@dataclass(slots=True, kw_only=True)
class Statement:
    """A number that counts something of ours, and what its own sentence says of it.

    What is None is said elsewhere. `split`: it stands behind "of which"; `aside`: in brackets,
    beside numbers that are not; `total`: it is the sum of a table.
    `why` it is no figure, empty when it is one.
    """

    counted: Counted
    qualifier: Qualifier
    status: Status
    time: Time | None = None
    places: Places | None = None
    operator: str | None = None
    purpose: str = ""
    split: bool = False
    aside: bool = False
    total: bool = False
    why: str = ""
    doubts: list[Concern] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Read:
    """A sentence as it was read: its numbers, and what it says for others."""

    sentence: Sentence
    statements: list[Statement]
    nothing: list[Counted]
    times: list[Time]
    places: list[Group[Places]]
    operators: list[Group[str]]
    byline: bool = False
