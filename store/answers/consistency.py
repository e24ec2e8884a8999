"""One verdict for claims that touch: can all be true, only when loosened, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.answers.boxes import Incidence, cut
from store.answers.claims import Claim, last_digit, loosened
from store.answers.clashes import clash, fewest, irreducible
from store.answers.solver import Ranges, Unsolved
from store.records import Figure

MOST_LOOSENED = 200
"""Rounds of loosening that are tried before every claim is loosened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Claims that touch each other, directly or through others.

    `conflict`: figures that cannot all be true, as few as were found; then the claims prove
    nothing. `unsolved`: the limits were reached before it was known whether they clash.
    """

    claims: tuple[Claim, ...]
    conflict: tuple[Figure, ...] = ()
    unsolved: bool = False


def weigh(claims: Sequence[Claim]) -> Evidence:
    """Take the printed numbers as exact; where those clash, loosen the coarsest printed ones.

    Loosened is one unit of the last printed digit, and no more than what a contradiction
    needs: 41,915 gives way to 41,915.77, a rounded total to its parts. What clashes with all
    numbers loosened is a conflict, and the fewest such figures are named.
    """
    if len(claims) == 1:
        return Evidence(claims=tuple(claims))
    incidence = cut([one.box for one in claims])
    if incidence is None:
        return Evidence(claims=tuple(claims), unsolved=True)
    try:
        found = clash(incidence, _ranges(claims))
        if found is None:
            return Evidence(claims=tuple(claims))
        loose = [loosened(one) for one in claims]
        worse = clash(incidence, _ranges(loose))
        if worse is None:
            return Evidence(claims=_loosened(incidence, claims, found))
        worse = irreducible(incidence, _ranges(loose), worse)
        named = fewest(incidence, _ranges(loose), worse)
        return Evidence(
            claims=tuple(claims), conflict=tuple(claims[index].figure for index in named)
        )
    except Unsolved:
        return Evidence(claims=tuple(claims), unsolved=True)


def _loosened(
    incidence: Incidence, claims: Sequence[Claim], found: list[int] | None
) -> tuple[Claim, ...]:
    """The claims, as few of them loosened as it takes, the coarsest of what clashes first."""
    now = list(claims)
    for _ in range(MOST_LOOSENED):
        if found is None:
            return tuple(now)
        core = irreducible(incidence, _ranges(now), found)
        stiff = [index for index in core if not now[index].loosened]
        if not stiff:
            break
        coarsest = max(last_digit(now[index].figure) for index in stiff)
        for index in stiff:
            if last_digit(now[index].figure) == coarsest:
                now[index] = loosened(now[index])
        found = clash(incidence, _ranges(now))
    return tuple(loosened(one) for one in claims)


def _ranges(claims: Sequence[Claim]) -> Ranges:
    return [(one.low, one.high) for one in claims]
