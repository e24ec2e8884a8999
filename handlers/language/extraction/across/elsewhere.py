"""Where the work of a statement was done, and since when, as other sentences say it."""

from collections.abc import Sequence
from datetime import date

from handlers.language.extraction.across.scenery import same_days
from handlers.language.extraction.sentence.pointers import are_named
from handlers.language.extraction.sentence.reads import Read, Statement
from store.areas import WHOLE, Places, canonical

_MOST = 10
"""Districts: more of them say no more than the whole territory."""
_WORKS = 5
"""Sentences in which it may be said where the work was done, and one."""
_AT = 2
"""Words from "work was done" to the districts, at most."""
_NOUNS = ("operation", "activit", "операц", "мероприят", "деятельност", "emeliyyat", "tedbir",
          "fealiyyet")  # fmt: skip
"""In "during operations in Aghdam 97 mines were found" they say where the 97 are from alone."""


def works_behind(reads: Sequence[Read], index: int, statement: Statement) -> Places:
    """Such as "Work was done in the districts of Tartar, …", a few sentences later."""
    for read in reads[index + 1 : index + _WORKS]:
        named = any(s.places is not None and are_named(s.places) for s in read.statements)
        works = [m for m in read.sentence.marks.get("place", ()) if m.concept == "operations"
                 and not (named and read.sentence.folded[m.first].startswith(_NOUNS))]  # fmt: skip
        other = any(not same_days(statement.time, time) for time in read.times)
        for group in () if other else read.places:
            near = any(0 <= group.first - mark.end <= _AT for mark in works)
            near |= any(0 <= mark.first - group.end <= _AT for mark in works)
            if near and are_named(group.value) and 1 < len(group.value) <= _MOST:
                return group.value
        if named:
            break
    return ()


def within(reads: Sequence[Read], index: int, statement: Statement) -> bool:
    """Whether its days are some of those of the sentence before: April of the quarter."""
    part = statement.time
    before = reads[index - 1] if index else None
    if before is None or part is None or part.start is None or part.stop is None:
        return False
    return before.sentence.paragraph == reads[index].sentence.paragraph and any(
        s.time.start <= part.start and part.stop <= s.time.stop
        and (s.time.start, s.time.stop) != (part.start, part.stop)
        for s in before.statements
        if s.time is not None and s.time.start is not None and s.time.stop is not None
        and s.places is not None and are_named(s.places)
    )  # fmt: skip


def so_many(reads: Sequence[Read], index: int, number: int) -> Places:
    """The districts of a list of so many, the nearest before, else after; () for none."""
    before, after = reads[: index + 1], reads[index + 1 :]
    for read in (*reversed(before), *after):
        for group in read.places:
            if len(group.value) == number and are_named(group.value):
                return group.value
    for at in range(len(before) - 1, -1, -1):
        worked = {
            place
            for read in before[at:]
            for s in read.statements
            if s.places is not None and are_named(s.places)
            for place in s.places
        }
        if len(worked) == number:
            return canonical(worked)
    nearer = [before[at:] for at in range(len(before) - 2, 0, -1)]
    for some in (*nearer, before, reads):
        named = {
            place for read in some for value in (
                *(s.places for s in read.statements), *(g.value for g in read.places)
            ) if value is not None and are_named(value) for place in value
        }  # fmt: skip
        if len(named) == number:
            return canonical(named)
    return ()


def others_of(reads: Sequence[Read], index: int, number: int) -> Places:
    """The remaining so many districts of a list, beside those that have figures; () for none."""
    here = reads[index]
    paragraph = [r for r in reads[: index + 1]
                 if r.sentence.paragraph == here.sentence.paragraph]  # fmt: skip
    lists = [set(g.value) for read in reversed(reads[: index + 1]) for g in read.places
             if are_named(g.value) and len(g.value) > number]  # fmt: skip
    for some in ([here], paragraph):
        named = {
            s.places[0] for read in some for s in read.statements
            if s.places is not None and len(s.places) == 1 and are_named(s.places)
        }  # fmt: skip
        for every in lists:
            if named < every and len(every) - len(named) == number:
                return canonical(every - named)
    return ()


def titled(reads: Sequence[Read], statement: Statement) -> bool:
    """Whether the headline says the same number of the whole territory."""
    item = statement.counted
    return any(
        s.places == (WHOLE,)
        and (s.counted.measure, s.counted.amount.value) == (item.measure, item.amount.value)
        for read in reads[:1] if read.sentence.headline for s in read.statements
    )  # fmt: skip


def asked(reads: Sequence[Read], index: int) -> Places:
    """The places that the question just before asks about; () for none."""
    question = _question(reads, index)
    named = [g.value for g in question.places if are_named(g.value)] if question else []
    return named[0] if len(named) == 1 else ()


def asked_start(reads: Sequence[Read], index: int, end: date) -> date | None:
    """Such as "How much this year? — 3,870 ha as of 1 October": the first of January."""
    question = _question(reads, index)
    times = question.times if question else []
    if len(times) != 1 or times[0].start is None or times[0].stop is None:
        return None
    return times[0].start if times[0].start < end <= times[0].stop else None


def _question(reads: Sequence[Read], index: int) -> Read | None:
    before = reads[index - 1] if index else None
    if before is None or before.statements or before.sentence.folded[-1:] != ("?",):
        return None
    return before
