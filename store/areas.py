"""Sets of places taken together: how they are written, and as bits for exact set arithmetic."""

from collections.abc import Iterable
from functools import lru_cache

from store.catalogue import load_catalogue

WHOLE = "*"
"""The whole territory: every district named in reports, and what lies between them."""

Places = tuple[str, ...]
"""District ids in alphabetical order; or `("*",)`; or `("*", "-fuzuli", …)`: all but those."""

_EVERYTHING = (1 << 64) - 1
"""Bit 0 is the territory outside every named district, bit n the district of number n."""


class AreaError(ValueError):
    """A set of places that names nothing, or something unknown."""


def canonical(places: Iterable[str]) -> Places:
    """The one way to write this set.

    Raises AreaError when it is empty or unknown, or both includes and leaves out a place.
    """
    names = set(places)
    if WHOLE in names:
        left_out = {name[1:] for name in names if name.startswith("-")}
        named = {name for name in names if name != WHOLE and not name.startswith("-")}
        _check(left_out | named)
        if left_out & named:
            raise AreaError(f"{min(left_out & named)!r} is both in it and left out")
        return (WHOLE, *sorted(f"-{name}" for name in left_out))
    if not names:
        raise AreaError("no place is named")
    _check(names)
    return tuple(sorted(names))


def area_key(places: Places) -> str:
    """The text that stands for this set in the store."""
    return ";".join(places)


def from_key(key: str) -> Places:
    """The set that `area_key` wrote."""
    return tuple(key.split(";"))


@lru_cache(maxsize=4096)
def mask(places: Places) -> int:
    """The set as bits: union is `|`, intersection is `&`, a part has no bit of its own."""
    catalogue = load_catalogue()
    if places[0] == WHOLE:
        bits = _EVERYTHING
        for name in places[1:]:
            bits &= ~(1 << catalogue.place(name[1:]).number)
        return bits
    bits = 0
    for name in places:
        bits |= 1 << catalogue.place(name).number
    return bits


def _check(names: Iterable[str]) -> None:
    catalogue = load_catalogue()
    for name in names:
        if name not in catalogue.district_ids:
            raise AreaError(f"{name!r} is not a district in store/data/places.toml")
