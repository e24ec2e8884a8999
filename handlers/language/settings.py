"""Settings of a subscription in words: "zone Istanbul", "pause until 1 March", «пауза до 1 марта».

Only what no keyboard has room for is said in words.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from handlers.language.pieces import Piece, cut
from handlers.language.recognizers.bounds import Bounds
from handlers.language.recognizers.calendar import Point, coming
from handlers.language.tokens import tokenize

LONGEST = 200
"""Characters of a setting; a longer text is none."""

_ZONE = r"(?:time\s*zone|zone|saat\s+qur[şs]a[ğg][ıi]|часовой\s+пояс|пояс)"
_PAUSE = (
    r"(?:pause|fasil[əe](?:\s+ver)?|dayandır|dayandir|пауза|паузу"
    r"|приостанов(?:и|ить|ите)|сделай(?:те)?\s+паузу)"
)
_SAID = re.compile(
    rf"\s*(?:{_ZONE}\b[\s:=–-]*(?P<zone>.*)"
    rf"|{_PAUSE}\b[\s:=–-]*(?P<pause>.*)"
    rf"|(?P<before>.+?)\s+{_PAUSE})\s*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set, and the words that say to what; none where they are still to be chosen."""

    what: Literal["zone", "pause"]
    words: str


def read_setting(words: str) -> Setting | None:
    """The setting that these words name; None for anything else, such as places."""
    said = _SAID.fullmatch(words) if len(words) <= LONGEST else None
    if said is None:
        return None
    if said["zone"] is not None:
        return Setting("zone", said["zone"].strip(" .!"))
    return Setting("pause", (said["pause"] or said["before"] or "").strip(" .!"))


def read_coming_day(text: str, today: date) -> date | None:
    """The one day that a text names, and nothing else: "until 1 March", "1 martadək".

    Without a year it is the next such day from `today` on. None for none, for more, and for what
    may be two ("1/2/2027").
    """
    words = text[:LONGEST]
    pieces = [piece for piece in cut(words, tokenize(words)) if piece.dimension != "filler"]
    bounds, index = Bounds(pieces, today), 0
    found: list[Point] = []
    while index < len(pieces):
        try:
            bound = bounds.at(index)
        except (ValueError, OverflowError):  # 31 February, or one of two days
            return None
        if bound is not None and not bound.edge:
            found.append(bound.point)
            index = bound.end
        elif bound is None and _leads_to_a_day(pieces[index]):
            index += 1
        else:
            return None
    if len(found) != 1 or found[0].fine != "day" or found[0].fixed is not None:
        return None
    days = coming(found[0], today)
    return days.start if days.start == days.end else None


def _leads_to_a_day(piece: Piece) -> bool:
    """Until, до, qədər; "1-nə qədər" is cut like the "nə qədər" that asks how much."""
    much = piece.means("quantity", "much") and piece.language == "az"
    return piece.means("time", "until", "by", "to") or piece.dimension == "dash" or much
