"""Scales of pictures: round numbers for the lines of an axis and for the classes of a map."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
MOST_BANDS = 5
"""Classes that one colour's shades still tell apart."""


def lines(top: float, *, most: int = 5, whole: bool = False) -> tuple[float, ...]:
    """Round numbers from 0 up to `top` or just beyond it, at most `most` steps.

    `whole`: items, of which there are no parts.
    """
    if top <= 0:
        return (0.0, 1.0)
    power = 10.0 ** floor(log10(top / most))
    steps = [step * scale for scale in (power, 10 * power) for step in _STEPS]
    fitting = (step for step in steps if ceil(top / step - 1e-9) <= most)
    step = next(s for s in fitting if not whole or s == int(s))
    return tuple(round(step * n, 10) for n in range(ceil(top / step - 1e-9) + 1))


def bands(values: Sequence[float]) -> tuple[tuple[float, float | None], ...]:
    """At most `MOST_BANDS` classes with about equally many of the values in each.

    Their ends are round numbers; one giant value gets a class of its own, and does not press
    all others into one.
    """
    known = sorted(set(values))
    if len(known) < 2:
        return ((0.0, None),)
    count = min(MOST_BANDS, len(known))
    ends = [0.0]
    for n in range(1, count):
        end = rounded_between(known, n * len(known) // count)
        if end > ends[-1]:
            ends.append(end)
    return tuple((low, high) for low, high in pairwise([*ends, None]) if low is not None)


def rounded_between(known: Sequence[float], place: int) -> float:
    """The roundest number that parts the values before `place` from those after."""
    below, above = known[place - 1], known[place]
    for digits in range(8):
        power = 10.0 ** (floor(log10(above)) - digits) if above > 0 else 1.0
        found = floor(above / power + 1e-9) * power
        if digits == 0:
            nicer = [step * power for step in _ROUND if below < step * power <= above]
            if nicer:
                return round(nicer[-1], 10)
        if below < found <= above:
            return round(found, 10)
    return above


def band_of(value: float, classes: Sequence[tuple[float, float | None]]) -> int:
    """The class that a value lies in."""
    return max(n for n, (low, _) in enumerate(classes) if value >= low or n == 0)
