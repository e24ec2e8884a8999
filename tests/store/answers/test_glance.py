"""What is seen of contradictions at a glance, without solving anything."""

from datetime import date

import pytest

from store.answers.glance import clash_of_parts
from store.measures import Measure
from store.periods import Period
from store.records import Figure, Qualifier
from tests.support.builders import kept


def uxo(value: int, first: int, last: int, qualifier: Qualifier = Qualifier.EXACT) -> Figure:
    days = Period(start=date(2023, 3, first), end=date(2023, 3, last))
    return kept(measure=Measure.UXO, period=days, value=value, qualifier=qualifier)


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ([], []),
        ([uxo(60, 1, 10), uxo(30, 11, 20)], []),
        ([uxo(60, 1, 10), uxo(60, 8, 20)], []),  # they share days
        ([uxo(60, 1, 10), uxo(60, 11, 20), uxo(50, 5, 15)], [60, 60, 100]),
        ([uxo(120, 3, 4), uxo(1, 11, 20)], [120, 100]),
        ([uxo(60, 1, 10), uxo(30, 11, 31)], [60, 30, 100]),
        ([uxo(60, 1, 10), uxo(38, 11, 31)], []),  # within the last printed digits
        ([uxo(60, 1, 10), uxo(30, 11, 31, Qualifier.OVER)], []),
    ],
)
def test_parts_are_held_to_their_cell(parts: list[Figure], named: list[int]) -> None:
    found = clash_of_parts([uxo(100, 1, 31)], parts)
    assert [one.value for one in found] == named


def test_figures_for_one_cell_are_held_to_each_other() -> None:
    found = clash_of_parts([uxo(100, 1, 31), uxo(110, 1, 31)], [])
    assert {one.value for one in found} == {100, 110}
    assert clash_of_parts([uxo(100, 1, 31), uxo(102, 1, 31)], []) == ()
