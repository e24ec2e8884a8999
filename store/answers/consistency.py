"""Whether claims can all be true, by how much they must be loosened, and which clash if not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from store.answers.boxes import Incidence, cut
from store.answers.claims import Claim, last_digit, loosened
from store.answers.programs import Unsolved, clash, quiet_solver
from store.records import Figure

MOST_LOOSENED = 200
"""Rounds of loosening that are tried."""
MOST_NODES = 400
"""Nodes of the search for the fewest figures that clash."""
MOST_SEARCHED = 250
"""Claims among which the fewest that clash are searched for."""


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
    needs: 41,915 gives way to 41,915.77, a rounded total to its parts.
    """
    if len(claims) == 1:
        return Evidence(claims=tuple(claims))
    incidence = cut([one.box for one in claims])
    if incidence is None:
        return Evidence(claims=tuple(claims), unsolved=True)
    now = list(claims)
    try:
        for _ in range(MOST_LOOSENED):
            found = clash(incidence, _ranges(now))
            if found is None:
                return Evidence(claims=tuple(now))
            core = _irreducible(incidence, now, found)
            stiff = [index for index in core if not now[index].loosened]
            if not stiff:
                core = _fewest(incidence, now, core)
                return Evidence(
                    claims=tuple(now), conflict=tuple(now[index].figure for index in core)
                )
            coarsest = max(last_digit(now[index].figure) for index in stiff)
            for index in stiff:
                if last_digit(now[index].figure) == coarsest:
                    now[index] = loosened(now[index])
    except Unsolved:
        pass
    return Evidence(claims=tuple(claims), unsolved=True)


def _irreducible(incidence: Incidence, claims: Sequence[Claim], core: list[int]) -> list[int]:
    """A part of `core` that clashes, and no longer does without any one of its members."""
    for index in list(core):
        if index not in core or len(core) <= 2:
            continue
        rest = [other for other in core if other != index]
        again = clash(incidence[rest], _ranges([claims[other] for other in rest]))
        if again is not None:
            core = [rest[number] for number in again]
    return core


def _fewest(incidence: Incidence, claims: Sequence[Claim], core: list[int]) -> list[int]:
    """The smallest set that clashes, as far as a bounded search finds one below `core`."""
    if len(core) <= 2 or len(claims) > MOST_SEARCHED:
        return core
    found = _pair(incidence, claims) or (_search(incidence, claims) if len(core) > 3 else core)
    if len(found) >= len(core):
        return core
    ranges = _ranges([claims[index] for index in found])
    return found if clash(incidence[found], ranges) is not None else core


def _pair(incidence: Incidence, claims: Sequence[Claim]) -> list[int]:
    """Two claims of which the part is more than the whole; the widest gap first."""
    best, widest = [], 0
    for whole, outer in enumerate(claims):
        if outer.high is None:
            continue
        parts = ~(incidence & ~incidence[whole]).any(axis=1)
        for part in np.flatnonzero(parts).tolist():
            gap = claims[part].low - outer.high
            if gap > widest:
                best, widest = sorted((part, whole)), gap
    return best


def _search(incidence: Incidence, claims: Sequence[Claim]) -> list[int]:
    """The fewest multipliers that prove a contradiction, by a mixed-integer program.

    A gap of less than a ten-thousandth of the largest number is not looked for here.
    """
    most = max(max(one.low, one.high or 0) for one in claims) or 1
    solver = quiet_solver()
    solver.setOptionValue("mip_max_nodes", MOST_NODES)
    ups = [solver.addVariable(lb=0, ub=1) for _ in claims]
    downs = [solver.addVariable(lb=0, ub=0 if one.high is None else 1) for one in claims]
    used = [solver.addBinary(obj=1) for _ in claims]
    for column in np.unique(incidence, axis=1).T:
        solver.addConstr(sum(ups[i] - downs[i] for i in np.flatnonzero(column)) <= 0)
    gap = sum(
        up * (one.low / most) - down * ((one.high or 0) / most)
        for up, down, one in zip(ups, downs, claims, strict=True)
    )
    solver.addConstr(gap >= 1e-4)
    for up, down, binary in zip(ups, downs, used, strict=True):
        solver.addConstr(up + down <= binary)
    solver.run()
    values = solver.getSolution().col_value
    if not len(values):
        return list(range(len(claims)))
    return [index for index, binary in enumerate(used) if values[binary.index] > 0.5]


def _ranges(claims: Sequence[Claim]) -> list[tuple[int, int | None]]:
    return [(one.low, one.high) for one in claims]
