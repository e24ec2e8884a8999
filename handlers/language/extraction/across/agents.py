"""Who did the work of every statement: the army where it counts its own, others in breakdowns."""

from collections.abc import Sequence

from handlers.language.extraction.across.going_on import is_item
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.report import Concern
from handlers.language.extraction.sentence.operators import has_teams, speaks
from handlers.language.extraction.sentence.reads import Read, Statement

ARMY = "Ministry of Defense"
ANAMA = "ANAMA"


class Agents:
    """The operator of figures whose own sentence names none."""

    def __init__(self, reads: Sequence[Read]) -> None:
        """A report in which only the army, or a ministry at work, is named is its own count."""
        names = {g.value for read in reads for g in read.operators}
        sole = len(names) == 1 and names == _introduced(reads) and _works_itself(names, reads)
        self._sole = next(iter(names)) if sole else ""
        others = _introduced(reads) - {"", ANAMA}
        self._named = next(iter(others)) if len(others) == 1 else ""
        self._counts = {
            s.operator for read in reads for s in read.statements if s.operator
        } - {ANAMA}  # fmt: skip
        self._paragraph = -1
        self._army = False

    def operator(self, read: Read, statement: Statement) -> str:
        """The operator of a statement, "" for none."""
        if statement.operator is not None and statement.operator:
            return statement.operator
        if self._sole:
            return self._sole
        if statement.operator == "" and self._counts and _works(read):
            return ANAMA  # beside another's count, its own
        if statement.operator is None and self._army and not read.sentence.headline:
            return ARMY if read.sentence.paragraph == self._paragraph else ""
        return ""

    def doubt(self, statement: Statement, operator: str) -> list[Concern]:
        """Whether a report that one operator begins may count its work alone, unsaid."""
        if operator or not self._named or statement.operator is not None:
            return []
        return [concern("warn", "whose", operator=self._named)]

    def move_on(self, read: Read) -> None:
        """The army's count goes on to the end of its paragraph, until another is named."""
        own = [s for s in read.statements if s.operator is not None]
        if own or read.operators:
            self._army = not is_item(read) and (
                any(s.operator == ARMY and not s.split for s in own)
                and {g.value for g in read.operators} == {ARMY}
            )
            self._paragraph = read.sentence.paragraph


def _introduced(reads: Sequence[Read]) -> set[str]:
    """Who is named down to the first figures: a report that names them later is not theirs."""
    found: set[str] = set()
    for read in reads:
        found |= {g.value for g in read.operators}
        if read.statements and not read.sentence.headline:
            break
    return found


def _works_itself(names: set[str], reads: Sequence[Read]) -> bool:
    """Whether the one operator of a report is the army, or is said to do the work somewhere.

    ANAMA speaks for all operators; a breakdown by companies is none of a company's own.
    """
    if names == {ARMY}:
        return True
    if names == {"companies"}:
        return any(_ONE_COMPANY & set(read.sentence.folded) for read in reads)
    return names <= _MINISTRIES and any(
        ((read.sentence.has("positive") or has_teams(read.sentence, group))
        and not speaks(read.sentence, group))
        or any(mark.end - mark.first > 1 for mark in read.sentence.marks.get("alone", ()))
        for read in reads for group in read.operators
    )  # fmt: skip


_ONE_COMPANY = frozenset({"llc", "mmc", "ооо"})
"""In a company's name: the report is about this one."""
_MINISTRIES = frozenset({"Ministry of Emergency Situations", "State Border Service"})
_FOR_ITS_PART = (("ise",), (",", "for", "its", "part"), (",", "в", "свою", "очередь"),
                 ("meanwhile",), (",", "meanwhile"))  # fmt: skip


def _works(read: Read) -> bool:
    """Whether ANAMA alone is named, and set against who was named before: "ANAMA isə …".

    Or what is told is of its own work: "ANAMA-nın təmizlədiyi sahənin 20 000 hektarı".
    """
    words = read.sentence.folded
    return {g.value for g in read.operators} == {ANAMA} and any(
        words[g.end : g.end + len(phrase)] == phrase or words[g.end + 2 :][:1] in _ITS_WORK
        for g in read.operators for phrase in _FOR_ITS_PART
    )  # fmt: skip


_ITS_WORK = frozenset({("temizlediyi",), ("temizlediklerinin",), ("askarladigi",), ("tapdigi",)})
