"""A glance at a cell and its parts: contradictions that are seen without solving anything.

For scopes with more figures than can be weighed, where a direct answer is one look-up.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from store.answers.boxes import box_of
from store.answers.claims import Claim, claim, loosened
from store.answers.tiles import tile
from store.records import Figure, Qualifier


def agree(same: Sequence[Figure], parts: Any) -> bool:  # noqa: ANN401 - a row
    """Whether it is plain that figures for one cell and for parts of it do not clash.

    All are exact, those of the cell say one number, and the parts (summed up by
    `evidence.same_cell`) are too short to fill it and make no more, or fill it and add up to it.
    """
    value, days = same[0].value, box_of(same[0]).days
    if any(one.value != value or one.qualifier is not Qualifier.EXACT for one in same):
        return False
    if not parts.figures:
        return True
    if parts.exact < parts.figures or parts.most > value:
        return False
    if parts.days < days:
        return bool(parts.total <= value)
    return bool(parts.days == days and parts.total == value)


def clash_of_parts(same: Sequence[Figure], parts: Sequence[Figure]) -> tuple[Figure, ...]:
    """Figures for one cell and for parts of it that cannot all be true; empty where none is seen.

    As everywhere, a number may be off by one unit of its last printed digit.
    """
    here = [loosened(claim(one)) for one in same]
    within = [loosened(claim(one)) for one in parts]
    least = max(here, key=lambda one: one.low)
    limits = [(one.high, one.figure) for one in here if one.high is not None]
    most = min(limits, key=lambda each: each[0], default=None)
    if most is not None:
        for one in (least, *within):
            if one.low > most[0]:
                return one.figure, most[1]
    if not within:
        return ()
    apart = _fullest(within)
    if most is not None and sum(one.low for one in apart) > most[0]:
        return (*(one.figure for one in apart if one.low), most[1])
    tiles = tile(least.box, [(one.box, one.figure) for one in within])
    sums = [one for one in within if one.figure in tiles]
    if not sums:
        return ()
    highs = [one.high for one in sums if one.high is not None]
    if len(highs) == len(sums) and sum(highs) < least.low:
        return (*tiles, least.figure)
    return ()


def _fullest(within: Sequence[Claim]) -> list[Claim]:
    """Parts (of one place and measure) that share no day and are the most together."""
    parts = sorted(within, key=lambda one: one.box.last)
    ends = [one.box.last for one in parts]
    best: list[tuple[int, list[Claim]]] = [(0, [])]
    for number, one in enumerate(parts):
        before = bisect_left(ends, one.box.first, hi=number)
        total, taken = best[before]
        best.append(max(best[-1], (total + one.low, [*taken, one]), key=lambda each: each[0]))
    return best[-1][1]
