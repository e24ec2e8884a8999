"""What was not understood: the words and how often they came, never who wrote them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, select

from store.database import Database
from store.models import Moment, UnansweredRow
from store.trips import Act

DAYS_KEPT = 90
"""Days after which words that did not come again are deleted."""

LONGEST = 120
"""Characters that are kept of a text."""

MOST = 1000
"""Texts kept at once; the rarest and oldest go first, so that nonsense cannot fill the store."""

# Who is meant or can be reached: addresses, @names, and numbers long enough to be a telephone's.
_ADDRESS = re.compile(r"\w+://\S+|www\.\S+|\S*@\S+|t\.me/\S+", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\+?\d(?:[ ()-]{0,2}\d){8,}")
_NOT_TEXT = re.compile(r"[^\w\s.,:;!?%&/²'’()+-]|[\x00-\x1f]")

_UNANSWERED: Any = UnansweredRow.__table__  # type: ignore[attr-defined]
_RANK = (_UNANSWERED.c.times.desc(), _UNANSWERED.c.at.desc(), _UNANSWERED.c.words)
_SWEEP = delete(_UNANSWERED).where(_UNANSWERED.c.at < bindparam("too_old", type_=Moment()))
_TOO_MANY = select(_UNANSWERED.c.words).order_by(*_RANK).offset(MOST).limit(MOST)
_CUT = delete(_UNANSWERED).where(_UNANSWERED.c.words.in_(_TOO_MANY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Words that came `times` times, the last time at `at`."""

    words: str
    times: int
    at: datetime


def cleaned(text: str) -> str:
    """What is kept of a text: lower case, one line, cut, without addresses and long numbers."""
    known = _LONG_NUMBER.sub("…", _ADDRESS.sub("…", text[: 4 * LONGEST]))
    words = " ".join(
        _NOT_TEXT.sub(lambda match: match[0] if match[0] == "…" else " ", known).split()
    )
    return words[:LONGEST].strip().lower()


def count(database: Database, text: str, now: datetime) -> list[Act]:
    """What counts a text once more, and deletes what is too old or too rare."""
    words = cleaned(text)
    if not words.strip("… "):
        return []
    return [
        (_count(database), {"words": words, "times": 1, "at": now}),
        (_SWEEP, {"too_old": now - timedelta(days=DAYS_KEPT)}),
        (_CUT, {}),
    ]


async def ranked(database: Database, now: datetime, most: int) -> list[Unanswered]:
    """The words that came most often, then latest; at most `most`."""
    recent = _UNANSWERED.c.at >= now - timedelta(days=DAYS_KEPT)
    statement = select(_UNANSWERED).where(recent).order_by(*_RANK).limit(most)
    async with database.read() as connection:
        return [
            Unanswered(words=row.words, times=row.times, at=row.at)
            for row in await connection.execute(statement)
        ]


@lru_cache(maxsize=4)
def _count(database: Database) -> Any:  # noqa: ANN401 - an insert, built once
    statement = database.insert(_UNANSWERED)
    more = {"times": _UNANSWERED.c.times + 1, "at": statement.excluded.at}
    return statement.on_conflict_do_update(index_elements=["words"], set_=more)
