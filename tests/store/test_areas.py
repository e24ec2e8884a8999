"""Sets of places: one way to write each, and exact set arithmetic on bits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.areas import WHOLE, AreaError, Places, area_key, canonical, from_key, mask
from store.catalogue import load_catalogue

ids = st.sampled_from(sorted(load_catalogue().district_ids))
some = st.sets(ids, min_size=1).map(canonical)
all_but = st.sets(ids).map(lambda names: canonical([WHOLE, *(f"-{name}" for name in names)]))
areas = some | all_but


def test_one_way_to_write_a_set() -> None:
    assert canonical(["lachin", "fuzuli", "lachin"]) == ("fuzuli", "lachin")
    assert canonical(["*"]) == ("*",)
    assert canonical(["*", "fuzuli"]) == ("*",)  # it is a part of the whole
    assert canonical(["-shusha", "*", "-aghdam"]) == ("*", "-aghdam", "-shusha")


@pytest.mark.parametrize(
    "names",
    [
        [], [""], ["paris"], ["fuzuli", "paris"], ["*", "-paris"], ["*", "paris"], ["-fuzuli"],
        ["karabakh"], ["Fuzuli"], ["*", "--fuzuli"], ["*", "-*"], ["**"],
        ["*", "-fuzuli", "fuzuli"],
    ],
)  # fmt: skip
def test_no_set_of_places(names: list[str]) -> None:
    with pytest.raises(AreaError):
        canonical(names)


@given(areas)
def test_the_key_leads_back(area: Places) -> None:
    assert from_key(area_key(area)) == area
    assert canonical(area) == area


@given(areas, areas)
def test_bits_stand_for_the_set(one: Places, other: Places) -> None:
    assert (mask(one) == mask(other)) == (one == other)
    assert mask(one) | mask((WHOLE,)) == mask((WHOLE,))


@given(st.sets(ids, min_size=1))
def test_a_set_and_the_rest_are_the_whole(names: set[str]) -> None:
    rest = canonical([WHOLE, *(f"-{name}" for name in names)])
    assert mask(canonical(names)) & mask(rest) == 0
    assert mask(canonical(names)) | mask(rest) == mask((WHOLE,))


def test_the_whole_is_more_than_its_districts() -> None:
    """Figures for every district do not prove one for the territory: land lies between them."""
    everywhere = canonical(load_catalogue().district_ids)
    assert mask(everywhere) != mask((WHOLE,))
    assert mask(everywhere) & ~mask((WHOLE,)) == 0
