"""Time zones by whole names and by cities, in three languages; what is near only suggests."""

from zoneinfo import ZoneInfo

import pytest

from handlers.language.zones import LONGEST, find_zone, near_zones


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/Istanbul", "Europe/Istanbul"),
        ("europe/istanbul", "Europe/Istanbul"),
        ("İstanbul", "Europe/Istanbul"),  # not Asia/Istanbul, which is a link to it
        ("Стамбул", "Europe/Istanbul"),
        ("Bakı", "Asia/Baku"),
        ("Баку", "Asia/Baku"),
        ("new_york", "America/New_York"),
        ("Нью-Йорк", "America/New_York"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Киев", "Europe/Kiev"),
        ("UTC", "UTC"),
        ("Etc/GMT-4", "Etc/GMT-4"),
    ],
)
def test_a_zone_has_many_names(words: str, zone: str) -> None:
    assert find_zone(words) == zone
    assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize(
    "words", ["", "Mars", "GMT+4", "Factory", "localtime", "../etc/passwd", "x" * (LONGEST + 1)]
)
def test_what_is_none_is_not_guessed(words: str) -> None:
    """GMT+4 would be Etc/GMT+4, which lies on the other side of Greenwich."""
    assert find_zone(words) is None


def test_a_name_that_is_near_is_suggested() -> None:
    assert near_zones("Istambul") == ("Europe/Istanbul",)
    assert near_zones("Tiflis") == ("Asia/Tbilisi",)
    assert near_zones("GMT+4") == near_zones("qwertz") == ()
