"""The time machine in words, in three languages; and the days that /changes counts from."""

from datetime import date

import pytest

from handlers.language.readings import Understood
from handlers.language.understand import read
from handlers.language.vintage import LONGEST, since, split
from store.periods import Period, year

TODAY = date(2026, 11, 24)  # a Tuesday
JUNE = date(2023, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "/cleared as of 1 June 2023",
        "/cleared Fuzuli as of 1 June 2023",
        "/cleared по состоянию на 1 июня 2023",
        "/cleared 1 iyun 2023 tarixinə olan məlumata görə",
    ],
)
def test_alone_it_is_everything_until_then_as_known_then(text: str) -> None:
    reading = read(text, TODAY)
    assert isinstance(reading, Understood)
    assert reading.question.as_of == JUNE
    assert reading.question.period == Period(end=JUNE)
    assert not reading.coarser  # nobody asked for the figures of one day


@pytest.mark.parametrize(
    "text", ["/cleared 2022 as of 1 June 2023", "2022 cleared as of 1.6.2023"]
)
def test_beside_another_period_it_is_only_the_day_of_knowledge(text: str) -> None:
    reading = read(text, TODAY)
    assert isinstance(reading, Understood)
    assert (reading.question.as_of, reading.question.period) == (JUNE, year(2022))


def test_nobody_knows_the_future() -> None:
    assert split("cleared 2022 as of 1 June 2031", TODAY)[1] == TODAY
    reading = read("/cleared as of 1 June 2031", TODAY)
    assert isinstance(reading, Understood)
    assert (reading.question.as_of, reading.question.period) == (TODAY, Period(end=TODAY))


@pytest.mark.parametrize("text", ["cleared 2022", "as of", "as of Fuzuli", "", "as of " * LONGEST])
def test_no_day_no_vintage(text: str) -> None:
    assert split(text, TODAY) == (text, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("since monday", date(2026, 11, 23)),
        ("bazar ertəsindən", date(2026, 11, 23)),
        ("с понедельника", date(2026, 11, 23)),
        ("since tuesday", TODAY),
        ("since wednesday", date(2026, 11, 18)),
        ("since 1 March 2026", date(2026, 3, 1)),
        ("2025", date(2025, 1, 1)),
        ("whenever", None),
    ],
)
def test_the_day_that_changes_count_from(text: str, day: date | None) -> None:
    assert since(text, TODAY) == day
