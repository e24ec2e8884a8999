"""One verdict for claims that touch: what can all be true, what only when loosened, what not.

Printed numbers are exact; where that alone contradicts, the coarsest printed ones are taken
within one unit of their last digit; what contradicts even so is set aside (`disputes`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.answers.boxes import Incidence, cut
from store.answers.claims import Claim, last_digit, loosened
from store.answers.clashes import clash, clashes, irreducible
from store.answers.disputes import Disputes, disputes, paired
from store.answers.solver import Ranges, Unsolved
from store.records import Figure

MOST_LOOSENED = 200
"""Rounds of loosening that are tried before every claim is loosened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Claims that touch each other, directly or through others.

    `claims`: those that can all be true, and prove; `aside`: those in dispute, from which nothing
    is worked out. `clashes`: by the id of a figure the smallest set that it cannot all be true
    with, itself included: of each one set aside, and of others that clash with a single figure.
    `unsolved`: the limits were reached before all that was known; then only what clashes with a
    single figure is set aside, and the rest proves nothing. `rough`: they were reached while
    loosening; then all claims are loosened, and narrower ranges may be provable.
    """

    claims: tuple[Claim, ...]
    aside: tuple[Claim, ...] = ()
    clashes: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)
    unsolved: bool = False
    rough: bool = False

    @property
    def unfit(self) -> frozenset[int]:
        """Ids of figures that no sum of numbers as printed may use: set aside, or loosened."""
        loose = (one for one in self.claims if one.loosened)
        return frozenset(one.figure.id for one in (*self.aside, *loose))


def weigh(claims: Sequence[Claim]) -> Evidence:
    """Take the printed numbers as exact; where those clash, loosen the coarsest printed ones.

    Loosened is one unit of the last printed digit, and no more than what a contradiction
    needs: 41,915 gives way to 41,915.77, a rounded total to its parts. What clashes with all
    numbers loosened is set aside, and the rest is weighed without it.
    """
    if len(claims) <= 1:
        return Evidence(claims=tuple(claims))
    try:
        incidence = cut([one.box for one in claims])
        if incidence is None:
            raise Unsolved
        found = clashes(incidence, _ranges(claims))
        if not found:
            return Evidence(claims=tuple(claims))
        loose = [loosened(one) for one in claims]
        if clash(incidence, _ranges(loose)) is None:
            return _loosened(incidence, claims, found)
        disputed = disputes(loose)
    except Unsolved:
        named = paired([loosened(one) for one in claims])
        return _apart(claims, Disputes(aside=frozenset(named), named=named), unsolved=True)
    return _apart(claims, disputed)


def _apart(claims: Sequence[Claim], disputed: Disputes, *, unsolved: bool = False) -> Evidence:
    """The claims without those set aside; `unsolved`: and nothing is proved from them."""
    left = [one for index, one in enumerate(claims) if index not in disputed.aside]
    found = Evidence(claims=tuple(left), unsolved=True) if unsolved else weigh(left)
    return Evidence(
        claims=found.claims,
        aside=tuple(claims[index] for index in sorted(disputed.aside)),
        clashes={
            claims[index].figure.id: tuple(claims[other].figure for other in named)
            for index, named in disputed.named.items()
        },
        unsolved=found.unsolved,
        rough=found.rough,
    )


def _loosened(
    incidence: Incidence, claims: Sequence[Claim], found: Sequence[Sequence[int]]
) -> Evidence:
    """The claims, as few of them loosened as it takes, the coarsest of what clashes first."""
    now = list(claims)
    for _ in range(MOST_LOOSENED):
        if not found:
            return Evidence(claims=tuple(now))
        ranges = _ranges(now)
        for each in found:
            core = irreducible(incidence, ranges, each)
            stiff = [index for index in core if not now[index].loosened]
            coarsest = max((last_digit(now[index].figure) for index in stiff), default=0)
            for index in stiff:
                if last_digit(now[index].figure) == coarsest:
                    now[index] = loosened(now[index])
        found = clashes(incidence, _ranges(now))
    return Evidence(claims=tuple(loosened(one) for one in claims), rough=True)


def _ranges(claims: Sequence[Claim]) -> Ranges:
    return [(one.low, one.high) for one in claims]
