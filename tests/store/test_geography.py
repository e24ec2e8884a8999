"""A point is in the district around it; where that is unsure, several are named."""

import pytest

from store.catalogue import load_catalogue
from store.geography import UNDRAWN, Whereabouts, _boundaries, locate

TOWNS = {
    "aghdam": (39.9911, 46.9297), "fuzuli": (39.6003, 47.1431), "gubadli": (39.3447, 46.5797),
    "zangilan": (39.0856, 46.6525), "khojaly": (39.9110, 46.7903), "khojavand": (39.7953, 47.1100),
    "goygol": (40.5869, 46.3189), "dashkasan": (40.5247, 46.0828), "gadabay": (40.5656, 45.8161),
    "tovuz": (40.9925, 45.6283), "aghstafa": (41.1189, 45.4539),
}  # fmt: skip
"""Latitude and longitude of towns, by the district that they are the centre of."""

UNSURE = {
    "lachin": (39.6383, 46.5461), "shusha": (39.7597, 46.7481), "khankendi": (39.8153, 46.7520),
    "jabrayil": (39.3992, 47.0283), "naftalan": (40.5067, 46.8250), "tartar": (40.3447, 46.9322),
    "aghdara": (40.2106, 46.8128), "kalbajar": (40.1064, 46.0383),
}  # fmt: skip
"""Towns near a border, or where one is not published."""


@pytest.mark.parametrize("district", TOWNS)
def test_a_town_lies_in_its_district(district: str) -> None:
    assert locate(*TOWNS[district]) == Whereabouts(districts=(district,))


@pytest.mark.parametrize("district", UNSURE)
def test_the_true_district_is_among_those_named(district: str) -> None:
    found = locate(*UNSURE[district])
    assert district in found.districts
    assert found.on_border or found.undrawn


@pytest.mark.parametrize("inside", UNDRAWN)
def test_aghdara_may_be_meant_where_it_was_taken_from(inside: str) -> None:
    found = locate(*UNSURE[inside])
    assert (found.districts, found.undrawn) == ((inside, "aghdara"), "aghdara")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(40.4093, 49.8671), (38.7543, 48.8506), (40.6828, 46.3606), (40.1811, 44.5136),
     (0.0, 0.0), (90.0, 0.0), (-90.0, 180.0)],
)  # fmt: skip
def test_outside_is_in_no_district(latitude: float, longitude: float) -> None:
    """Baku, Lankaran (which upstream gives its name to Lachin), Ganja, Yerevan, the ends."""
    assert locate(latitude, longitude) == Whereabouts()


def test_the_edge_of_the_territory_is_unsure() -> None:
    """On the Araz, at the southern end of Zangilan: beyond it there is no district of ours."""
    found = locate(38.88, 46.56)
    assert found.districts == ("zangilan",)
    assert found.on_border


def test_a_location_that_is_unsure_itself_reaches_further() -> None:
    sure, unsure = locate(*TOWNS["aghdam"]), locate(*TOWNS["aghdam"], accuracy=15_000)
    assert sure.districts == ("aghdam",)
    assert len(unsure.districts) > 1
    assert unsure.districts[0] == "aghdam"
    assert unsure.on_border


def test_every_district_has_a_boundary_but_the_one_that_says_so() -> None:
    drawn = {district for district, _ in _boundaries()}
    assert load_catalogue().district_ids - drawn == set(UNDRAWN.values())


def test_an_enclave_is_not_in_the_district_around_it() -> None:
    """Khankendi lies in a hole of Khojaly."""
    assert locate(39.83, 46.77).districts[0] == "khankendi"
