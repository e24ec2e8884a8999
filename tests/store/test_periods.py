"""Periods: both ends inclusive, the beginning of clearance, and calendar pieces."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.periods import (
    BASELINE,
    TO_DATE,
    Period,
    half,
    month,
    months,
    quarter,
    shift_years,
    split,
    year,
)

days = st.dates(date(2018, 1, 1), date(2031, 12, 31))
periods = st.tuples(days, days).map(lambda pair: Period(start=min(pair), end=max(pair)))


def between(first: str, last: str) -> Period:
    return Period(start=date.fromisoformat(first), end=date.fromisoformat(last))


def test_pieces_of_the_calendar() -> None:
    assert year(2022) == between("2022-01-01", "2022-12-31")
    assert month(2024, 2) == between("2024-02-01", "2024-02-29")
    assert month(2023, 2) == between("2023-02-01", "2023-02-28")
    assert [quarter(2023, n) for n in (1, 4)] == [
        between("2023-01-01", "2023-03-31"), between("2023-10-01", "2023-12-31"),
    ]  # fmt: skip
    assert [half(2023, n) for n in (1, 2)] == [
        between("2023-01-01", "2023-06-30"), between("2023-07-01", "2023-12-31"),
    ]  # fmt: skip
    assert months(2023, 1, 3) == quarter(2023, 1)


@pytest.mark.parametrize(("start", "end"), [("2023-01-02", "2023-01-01"), ("2023-01-01", None)])
def test_no_period(start: str, end: str | None) -> None:
    with pytest.raises(ValueError, match="a period"):
        Period(start=date.fromisoformat(start), end=date.fromisoformat(end) if end else None)


@pytest.mark.parametrize("number", [0, 13, -1])
def test_no_month(number: int) -> None:
    with pytest.raises(ValueError, match="month"):
        month(2023, number)


def test_every_start_up_to_the_baseline_is_the_beginning() -> None:
    end = date(2021, 12, 31)
    starts = [None, date(2020, 1, 1), date(2020, 9, 27), date(2020, 11, 1), BASELINE]
    for start in starts:
        period = Period(start=start, end=end)
        assert (period.begins, period.cumulative, period.start) == (BASELINE, True, start)
    later = Period(start=date(2020, 11, 11), end=end)
    assert (later.begins, later.cumulative) == (date(2020, 11, 11), False)
    assert Period(start=date(2020, 11, 19), end=end).cumulative is False
    assert (TO_DATE.to_date, TO_DATE.cumulative, year(2022).to_date) == (True, True, False)


def test_split_of_a_year_and_of_an_odd_period() -> None:
    assert list(split(year(2023), 1)) == [month(2023, n) for n in range(1, 13)]
    assert list(split(year(2023), 3)) == [quarter(2023, n) for n in range(1, 5)]
    assert list(split(between("2022-01-01", "2023-12-31"), 12)) == [year(2022), year(2023)]
    assert list(split(between("2021-09-01", "2021-10-02"), 1)) == [
        month(2021, 9), between("2021-10-01", "2021-10-02"),
    ]  # fmt: skip
    assert next(split(Period(end=date(2021, 12, 31)), 12)) == between("2020-11-10", "2020-12-31")
    assert list(split(Period(end=date(2020, 10, 1)), 1)) == []
    with pytest.raises(ValueError, match="without an end"):
        list(split(TO_DATE, 1))


@given(periods, st.sampled_from([1, 3, 12]))
def test_pieces_lie_edge_to_edge_and_are_the_whole(period: Period, months_each: int) -> None:
    pieces = list(split(period, months_each))
    assert (pieces[0].start, pieces[-1].end) == (period.start, period.end)
    for one, following in pairwise(pieces):
        assert one.end is not None
        assert following.start == one.end + timedelta(days=1)
        assert (following.start.month - 1) % months_each == 0
        assert following.start.day == 1


def test_the_year_before() -> None:
    assert shift_years(year(2023), -1) == year(2022)
    assert shift_years(month(2024, 2), -1) == month(2023, 2)
    assert shift_years(month(2023, 2), 1) == month(2024, 2)
    assert shift_years(between("2024-02-29", "2024-03-15"), -1) == between(
        "2023-02-28", "2023-03-15"
    )
    assert shift_years(between("2022-12-01", "2022-12-30"), 1) == between(
        "2023-12-01", "2023-12-30"
    )
    assert shift_years(Period(end=date(2023, 6, 30)), -1) == Period(end=date(2022, 6, 30))
    assert shift_years(TO_DATE, -1) == TO_DATE


@given(periods, st.integers(-5, 5))
def test_shifting_keeps_the_order_and_the_length_nearly(period: Period, years: int) -> None:
    shifted = shift_years(period, years)
    assert period.start
    assert period.end
    assert shifted.start
    assert shifted.end
    assert shifted.start.year == period.start.year + years
    difference = (shifted.end - shifted.start) - (period.end - period.start)
    assert abs(difference.days) <= 2
