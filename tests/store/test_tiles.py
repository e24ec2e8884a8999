"""Sums: an exact cover is found when there is one, and only then."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.answers.boxes import Box, box_of
from store.answers.tiles import _exact_cover, last_days, tiling
from store.measures import Measure
from store.periods import Period, month, months, year
from store.questions import Question
from store.records import Figure
from tests.support.builders import kept

FUZULI_2022 = box_of(Question(measure=Measure.AP_MINES, places=("fuzuli",), period=year(2022)))


def ap(period: Period, value: int = 1, *places: str) -> Figure:
    return kept(measure=Measure.AP_MINES, places=places or ("fuzuli",), period=period, value=value)


def test_twelve_months_are_a_year() -> None:
    figures = [ap(month(2022, number), number) for number in range(1, 13)]
    assert tiling(FUZULI_2022, reversed(figures)) == tuple(figures)


def test_fewest_figures_first() -> None:
    quarters = [ap(months(2022, first, first + 2)) for first in (1, 4, 7, 10)]
    halves = [ap(months(2022, first, first + 5)) for first in (1, 7)]
    assert tiling(FUZULI_2022, quarters + halves) == tuple(halves)


def test_a_gap_of_one_day_is_a_gap() -> None:
    figures = [
        ap(Period(start=date(2022, 1, 1), end=date(2022, 6, 29))),
        ap(months(2022, 7, 12)),
    ]
    assert tiling(FUZULI_2022, figures) == ()


def test_an_overlap_is_never_added() -> None:
    figures = [
        ap(Period(start=date(2022, 1, 1), end=date(2022, 7, 1))),
        ap(months(2022, 7, 12)),
    ]
    assert tiling(FUZULI_2022, figures) == ()


def test_places_and_item_types_tile_too() -> None:
    target = box_of(
        Question(measure=Measure.MINES, places=("aghdam", "fuzuli"), period=year(2022))
    )
    figures = [
        kept(measure=Measure.MINES, places=("fuzuli",), period=year(2022), value=5),
        kept(measure=Measure.AP_MINES, places=("aghdam",), period=year(2022), value=2),
        kept(measure=Measure.AT_MINES, places=("aghdam",), period=year(2022), value=3),
    ]
    assert set(tiling(target, figures)) == set(figures)


def test_districts_never_add_up_to_the_whole_territory() -> None:
    """What lies outside the named districts is part of the territory, and nobody counted it."""
    target = box_of(Question(measure=Measure.AP_MINES, period=year(2022)))
    from store.catalogue import load_catalogue

    figures = [ap(year(2022), 1, name) for name in sorted(load_catalogue().district_ids)]
    assert tiling(target, figures) == ()


@given(st.lists(st.integers(1, 2**8 - 1), max_size=9))
def test_the_cover_is_exact_and_the_smallest(pieces: list[int]) -> None:
    """Held to every subset, tried one by one."""
    target = 2**8 - 1
    best: int | None = None
    for chosen in range(1, 2 ** len(pieces)):
        members = [piece for index, piece in enumerate(pieces) if chosen >> index & 1]
        union = 0
        for piece in members:
            union |= piece
        if union == target and sum(members) == target:
            best = min(best or len(members), len(members))
    cover = _exact_cover(target, pieces)
    assert len(cover) == (best or 0)
    assert sum(pieces[index] for index in cover) == (target if best else 0)


def test_a_box_without_days_is_no_piece() -> None:
    """A figure that ends before clearance began covers nothing."""
    before = ap(Period(start=date(2020, 9, 27), end=date(2020, 10, 30)))
    assert tiling(FUZULI_2022, [before]) == ()
    assert not FUZULI_2022.holds(
        Box(
            types=2,
            places=FUZULI_2022.places,
            first=FUZULI_2022.first,
            last=FUZULI_2022.last + timedelta(days=1),
        )
    )


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([2, 4, 6]))))
def test_every_last_day_of_a_sum_is_found(rows: list[tuple[int, int, int]]) -> None:
    """Against a search for each day by itself."""
    start = date(2023, 1, 1)
    boxes = [
        Box(
            types=1, places=places, first=start + timedelta(days=min(one, other)),
            last=start + timedelta(days=max(one, other)),
        )
        for one, other, places in rows
    ]  # fmt: skip
    found, is_all = last_days(Box(types=1, places=6, first=start, last=date.max), boxes)
    assert is_all
    bits = [_as_bits(box, start) for box in boxes]
    assert found == [
        start + timedelta(days=day)
        for day in range(9, -1, -1)
        if _exact_cover(
            (1 << 2 * (day + 1)) - 1, [one for one in bits if one >> 2 * (day + 1) == 0]
        )
    ]


def _as_bits(box: Box, start: date) -> int:
    """Two bits a day, one for each place."""
    days = range((box.first - start).days, (box.last - start).days + 1)
    return sum(box.places >> 1 << 2 * day for day in days)
