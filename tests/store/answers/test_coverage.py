"""How much of the asked days an "at least" covers, and which."""

from datetime import date

from store.answers.body import Body
from store.answers.prove import prove
from store.answers.values import Answer, Coverage, Kind
from store.measures import Measure
from store.periods import Period, month, months, year
from store.questions import Question
from store.records import Figure
from tests.support.builders import kept

AS_OF = date(2024, 3, 10)


def ap(period: Period, value: int = 10, *places: str) -> Figure:
    return kept(measure=Measure.AP_MINES, places=places or ("*",), period=period, value=value)


def asked(period: Period, *figures: Figure, places: tuple[str, ...] = ("*",)) -> Answer:
    question = Question(measure=Measure.AP_MINES, places=places, period=period)
    return prove(question, Body(figures), AS_OF)


def test_a_year_asked_in_march_is_two_of_twelve_months() -> None:
    found = asked(year(2024), ap(month(2024, 1)), ap(month(2024, 2)))
    assert (found.kind, found.low) == (Kind.BOUNDS, 20)
    assert found.coverage == Coverage(
        periods=(months(2024, 1, 2),), known=2, total=12, in_months=True
    )


def test_weeks_that_fill_a_month_cover_it_and_are_not_added_to_it() -> None:
    weeks = [
        ap(Period(start=date(2024, 2, day), end=date(2024, 2, min(day + 6, 29))))
        for day in (1, 8, 15, 22, 29)
    ]
    found = asked(months(2024, 1, 6), *weeks, ap(month(2024, 4)))
    assert found.low == 60
    assert found.coverage == Coverage(
        periods=(month(2024, 2), month(2024, 4)), known=2, total=6, in_months=True
    )
    both = asked(months(2024, 1, 6), *weeks, ap(month(2024, 2), 50), ap(month(2024, 4)))
    assert (both.low, both.coverage) == (60, found.coverage)


def test_a_month_of_thirty_days_is_thirty_of_thirty_one_days() -> None:
    days = Period(start=date(2024, 1, 1), end=date(2024, 1, 30))
    found = asked(month(2024, 1), ap(days))
    assert found.coverage == Coverage(periods=(days,), known=30, total=31, in_months=False)


def test_a_month_is_covered_when_all_its_places_are() -> None:
    two = ("aghdam", "fuzuli")
    parts = [ap(month(2024, 1), 3, "aghdam"), ap(month(2024, 1), 4, "fuzuli")]
    more = ap(month(2024, 2), 5, "aghdam")
    found = asked(months(2024, 1, 3), *parts, more, places=two)
    assert found.low == 12
    assert found.coverage == Coverage(periods=(month(2024, 1),), known=1, total=3, in_months=True)


def test_what_covers_no_month_says_nothing_of_months() -> None:
    assert asked(year(2024), ap(month(2024, 1), 10, "aghdam")).coverage is None
