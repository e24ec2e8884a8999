"""Time zones by the names that people give them: Europe/Istanbul, Istanbul, Bakı, Нью-Йорк."""

from functools import cache
from importlib.resources import files

from babel import Locale
from rapidfuzz import fuzz, process

from handlers.language.fold import fold

LONGEST = 64
"""Characters of a name; a longer text is none."""

LEAST = 70
"""Likeness (0–100) below which a suggestion would only puzzle."""

_NO_ZONES = frozenset({"Factory"})
_UPSIDE_DOWN = "Etc/"
"""Zones whose last part means the opposite of what it says: Etc/GMT+4 lies west of Greenwich."""


def find_zone(words: str) -> str | None:
    """The IANA name of the zone that is named whole, or by its city in any of our languages."""
    return _by_name().get(_key(words)) if len(words) <= LONGEST else None


def near_zones(words: str, most: int = 3) -> tuple[str, ...]:
    """At most `most` zones of cities with names like these words: only ever to suggest."""
    table = {name: zone for name, zone in _by_name().items() if _is_of_a_city(zone)}
    found = process.extract(_key(words[:LONGEST]), list(table), scorer=fuzz.ratio, limit=2 * most)
    zones = (table[name] for name, likeness, _ in found if likeness >= LEAST)
    return tuple(dict.fromkeys(zones))[:most]


@cache
def _by_name() -> dict[str, str]:
    """Each folded name with its zone; of zones with one city that of its country comes first."""
    data = files("tzdata")
    zones = [zone for zone in (data / "zones").read_text().split() if zone not in _NO_ZONES]
    table = (data / "zoneinfo" / "zone.tab").read_text().splitlines()
    of_countries = [line.split("\t")[2] for line in table if not line.startswith("#")]
    found = {_key(zone): zone for zone in zones}
    for zone in (*of_countries, *zones):
        if _is_of_a_city(zone):
            found.setdefault(_key(zone.rpartition("/")[2]), zone)
    for language in ("az", "ru"):
        named = Locale(language).time_zones
        for zone in zones:
            city = named.get(zone, {}).get("city")
            if city:
                found.setdefault(_key(city), zone)
    return found


def _is_of_a_city(zone: str) -> bool:
    return "/" in zone and not zone.startswith(_UPSIDE_DOWN)


def _key(words: str) -> str:
    """A name folded: Nyu-York, New_York and NEW YORK part their words alike."""
    return " ".join(fold(words).replace("_", " ").replace("-", " ").split())
