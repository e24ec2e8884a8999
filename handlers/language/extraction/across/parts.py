"""Parts that come to their whole: what it says is said of them, too."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlers.language.extraction.sentence.pointers import are_named, points_back
from handlers.language.extraction.sentence.reads import Read, Statement
from store.areas import canonical

_OPENS = 1
"""Tokens before "including" at the beginning of a sentence, at most."""


def parts_add_up(reads: Sequence[Read]) -> None:
    """Such as "256.5 ha for the power line: 164.5 in Kalbajar and 92 in Lachin".

    Or "1,098.7 ha in four districts. Including 512.8 in Fuzuli, …": those are the four.
    """
    for read in reads:
        for at, whole in enumerate(read.statements):
            _settle(whole, _coming_to(whole, read.statements[at + 1 :]))
    for before, read in pairwise(reads):
        if not before.statements or not read.statements:
            continue
        splits = read.sentence.marks.get("split", ())
        if any(mark.first <= _OPENS for mark in splits) or read.sentence.bullet:
            _settle(before.statements[-1], _coming_to(before.statements[-1], read.statements))


def _coming_to(whole: Statement, others: Sequence[Statement]) -> list[Statement]:
    """The first of `others` that are of one place each and come to the whole; [] for none."""
    parts: list[Statement] = []
    total = whole.counted.amount.value * 0
    for other in _alike(whole, others):
        parts.append(other)
        total += other.counted.amount.value
        if total >= whole.counted.amount.value:
            break
    named = [p.places for p in parts if p.places is not None and are_named(p.places)]
    apart = len(set(named)) == len(parts) > 1
    return parts if apart and total == whole.counted.amount.value else []


def _alike(whole: Statement, others: Sequence[Statement]) -> Iterator[Statement]:
    item = whole.counted
    for other in others:
        if other.counted.measure is item.measure and other.counted.unit is item.unit:
            yield other


def _settle(whole: Statement, parts: Sequence[Statement]) -> None:
    """What each of both says, said of the other."""
    if not parts:
        return
    if points_back(whole.places):
        whole.places = canonical({p for part in parts for p in part.places or ()})
        whole.doubts[:] = [doubt for doubt in whole.doubts if doubt.key != "doubt-place-far"]
    for part in parts:
        part.purpose = part.purpose or whole.purpose
        part.time = part.time or whole.time
        part.operator = part.operator or whole.operator
