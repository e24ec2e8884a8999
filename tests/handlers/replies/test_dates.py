"""Days and months as people say them in each language."""

from datetime import date

import pytest

from handlers.replies.dates import period
from store.periods import BASELINE, Period, month, months, year

TOTAL = Period(start=BASELINE, end=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        ("az", month(2023, 1), "2023-cü ilin yanvarı"),
        ("az", month(2026, 5), "2026-cı ilin mayı"),
        ("az", month(2024, 8), "2024-cü ilin avqustu"),
        ("az", months(2023, 2, 5), "2023-cü ilin fevral–may ayları"),
        ("az", year(2020), "2020-ci il"),
        ("ru", month(2023, 1), "январь 2023\u202fг."),
        ("ru", months(2023, 2, 5), "февраль–май 2023\u202fг."),
        ("en", month(2023, 1), "January 2023"),
        ("en", months(2023, 2, 5), "February–May 2023"),
        ("en", TOTAL, "since 10 November 2020, to 31 December 2025"),
        ("en", Period(start=BASELINE, end=date(2020, 12, 31)), "10 November – 31 December 2020"),
    ],
)
def test_days_are_said_as_people_say_them(language: str, days: Period, said: str) -> None:
    assert period(days, language) == said


def test_a_label_says_a_running_total_by_its_last_day() -> None:
    assert period(TOTAL, "en", short=True) == "to 31 December 2025"
    assert period(year(2019), "en", short=True) == "2019"
