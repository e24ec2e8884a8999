"""Contradictions: which figures on record, or beside them, cannot be true together with others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.answers.body import Body
from store.answers.boxes import box_of
from store.answers.claims import claim, loosened
from store.answers.ranges import Ranges
from store.records import Figure

Side = Literal["above", "below", "together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """`figure` is above (below) `limit`, the most (least) that `against` proves of its cell.

    Or, "together": it cannot be true beside all of `against`, though beside each of them.
    """

    figure: Figure
    side: Side
    limit: int = 0
    against: tuple[Figure, ...] = ()


def contradictions(
    body: Body, figures: Sequence[Figure], *, only_above: bool = False
) -> list[Contradiction]:
    """What `figures` (with negative ids) contradict in `body`, and then each other beside it.

    Each is taken within one unit of its last printed digit, as the engine takes those on
    record. Nothing is concluded from what is in dispute on record already. `only_above`: `body`
    counts more than they do, so that it only limits them from above.
    """
    whole = [one for one in figures if not box_of(one).empty]
    ranges = Ranges(body, [box_of(one) for one in whole])
    found = [clash for one in whole if (clash := _alone(ranges, one, only_above=only_above))]
    if only_above:
        return found
    clashing = {clash.figure.id for clash in found}
    rest = [one for one in whole if one.id not in clashing]
    return [*found, *_together(body, rest)]


def _alone(ranges: Ranges, figure: Figure, *, only_above: bool) -> Contradiction | None:
    box = box_of(figure)
    state = ranges.state(box)
    if not state.claims:
        return None
    own = loosened(claim(figure))
    high = ranges.high(box)
    if not high.unsolved and high.value is not None and own.low > high.value:
        against = _figures(term.figure for term in high.terms)
        return Contradiction(figure=figure, side="above", limit=high.value, against=against)
    if only_above or own.high is None:
        return None
    low = ranges.low(box)
    if not low.unsolved and own.high < low.value:
        against = _figures(term.figure for term in low.terms)
        return Contradiction(figure=figure, side="below", limit=low.value, against=against)
    return None


def _together(body: Body, figures: Sequence[Figure]) -> list[Contradiction]:
    """Clashes of several new figures, with the record or among themselves."""
    if len(figures) < 2:
        return []
    joint = Body([*body.sound, *figures], errata=body.errata, cut=body.cut)
    before = {figure.id for figure in body.sound}
    found: dict[int, Contradiction] = {}
    for figure in figures:
        clashes = joint.evidence(joint.groups(box_of(figure))).clashes
        for one in clashes.get(figure.id, ()):
            if one.id not in before:
                others = tuple(other for other in clashes[figure.id] if other.id != one.id)
                found[one.id] = Contradiction(figure=one, side="together", against=others)
    return list(found.values())


def _figures(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple({figure.id: figure for figure in figures}.values())
