"""Who is ahead, by how much, and which ranks are proved: no more than the ranges say."""

from dataclasses import replace

import pytest

from handlers.replies.comparison import comparison_line, lead
from handlers.replies.markup import plain
from handlers.replies.ranking import none_by_district, order_is_open, ranks
from handlers.replies.reply import Reader
from store.answers.values import Answer, Kind, Reason
from store.periods import year
from store.questions import Shape
from store.records import Qualifier
from tests.handlers.replies.builders import (
    LAND,
    bounded,
    nearest,
    nothing,
    published,
    question,
    with_rows,
)

NAMES = ("fuzuli", "aghdam", "lachin", "shusha")
TOP = question(LAND, period=year(2023), shape=Shape.TOP)
HA = 10_000


def rows(*known: str) -> list[Answer]:
    """Rows of districts: "100", "over 100", "0..80", "100.." without an end, or "" for nothing."""
    found = []
    for name, one in zip(NAMES, known, strict=False):
        cell = question(LAND, name, period=year(2023))
        low, dots, high = one.partition("..")
        qualifier, _, printed = one.rpartition(" ")
        if not one:
            found.append(nothing(cell, Reason.NOT_PUBLISHED))
        elif dots:
            found.append(bounded(cell, int(low) * HA, int(high) * HA if high else None))
        else:
            found.append(published(cell, printed, qualifier=Qualifier(qualifier or "exact")))
    return found


_AGHDAM = question(LAND, "aghdam", period=year(2023))
NEAR = nearest(_AGHDAM, published(replace(_AGHDAM, period=year(2022)), "5").evidence[0])


@pytest.mark.parametrize(
    ("known", "by", "exact"),
    [
        (rows("100", "70"), 30, True),
        (rows("70", "100", "90"), 10, True),
        (rows("over 100", "70"), 30, False),
        (rows("100", "up_to 70"), 30, False),
        (rows("100..", "0..70"), 30, False),
        (rows("about 100", "70"), 25, False),
        (rows("70", "over 70"), 0, False),
        (rows("100", "0..100"), 0, False),
        (rows("40", "60..70", "0..60"), 0, False),
    ],
)
def test_ahead_is_who_cannot_be_passed(known: list[Answer], by: int, *, exact: bool) -> None:
    found = lead(known)
    assert found is not None
    assert (found.by, found.exact) == (by * HA, exact)
    assert found.ahead is max(known, key=lambda row: (row.value or row.low or 0, not _is_one(row)))


def _is_one(row: Answer) -> bool:
    return row.value is not None and row.qualifier is Qualifier.EXACT


def test_who_is_no_less_is_said_to_be() -> None:
    compared = question(LAND, "fuzuli", "aghdam", period=year(2023), shape=Shape.COMPARE)
    reader = Reader(language="en")
    found = comparison_line(with_rows(compared, rows("100", "0..100")), reader)
    assert "No less in Fuzuli than in Aghdam" in plain(found)
    third = with_rows(compared, rows("60", "60..70", "0..60"))
    assert "In Aghdam no less than in any other" in plain(comparison_line(third, reader))


@pytest.mark.parametrize(
    "known",
    [
        rows("100", "100"),
        rows("100", ""),
        rows("100", "over 70"),
        rows("100", "0.."),
        rows("0..80", "0..80"),
        rows("100"),
        [*rows("100"), NEAR],
    ],
)
def test_nobody_is_ahead_where_it_is_open(known: list[Answer]) -> None:
    assert lead(known) is None


def test_figures_that_contradict_each_other_order_nothing() -> None:
    first, second = rows("100", "70")
    clashing = replace(first, conflict=first.evidence)
    assert lead([clashing, second]) is None
    assert order_is_open(with_rows(TOP, [clashing, second]))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (rows("100", "90", "80"), [1, 2, 3]),
        (rows("100", "90", "90", "80"), [1, 2, 2, 4]),
        (rows("100", "50", "0..60"), [1, None, None]),
        (rows("100", "50", "0..40"), [1, 2, 3]),
        (rows("100", "50", "0..40", "0..40"), [1, 2, None, None]),
        (rows("100", "50", "0..40", ""), [1, 2, 3, None]),
        (rows("over 100", "50"), [1, 2]),
        (rows("100", "over 50"), [None, None]),
        (rows("0..80", "0..80"), [None, None]),
    ],
)
def test_a_rank_is_given_where_no_range_crosses_it(
    known: list[Answer], expected: list[int | None]
) -> None:
    assert ranks(with_rows(TOP, known)) == expected


def test_the_least_are_ranked_from_below() -> None:
    least = replace(TOP, shape=Shape.BOTTOM)
    assert ranks(with_rows(least, rows("10", "20", "30.."))) == [1, 2, 3]
    assert ranks(with_rows(least, rows("10", "5..40", "50"))) == [None, None, 3]


def test_a_row_that_was_left_out_may_be_the_first() -> None:
    short = replace(with_rows(TOP, rows("100", "90")), order_open=True)
    assert ranks(short) == [None, None]
    assert order_is_open(short)


def test_a_zero_that_is_proved_is_no_figure_of_a_district() -> None:
    zero = replace(rows("0")[0], kind=Kind.DERIVED, value=0)
    assert none_by_district(with_rows(TOP, [*rows("0..80", "0..80"), zero]))
    assert not none_by_district(with_rows(TOP, [*rows("1"), zero]))
