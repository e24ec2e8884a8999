"""Single answers by hand: one verdict for what touches, plans, zeros, how far "to date" goes."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from store.answers.body import Body
from store.answers.prove import prove
from store.answers.values import Answer, Kind
from store.areas import WHOLE
from store.measures import Measure
from store.periods import TO_DATE, Period, month, year
from store.questions import Question, Scope, Status
from store.records import Figure, Qualifier
from tests.support.builders import kept

AS_OF = date(2024, 1, 31)
UXO = Measure.UXO


def uxo(
    value: int, *places: str, period: Period, qualifier: Qualifier = Qualifier.EXACT,
    scope: Scope | None = None,
) -> Figure:  # fmt: skip
    return kept(measure=UXO, places=places or (WHOLE,), period=period, value=value,
                qualifier=qualifier, scope=scope)  # fmt: skip


def asked(
    figures: Sequence[Figure], *places: str, period: Period, scope: Scope | None = None
) -> Answer:
    question = Question(
        measure=UXO, places=places or (WHOLE,), period=period, scope=scope or Scope()
    )
    return prove(question, Body(figures), AS_OF)


def test_what_only_fractions_fit_is_loosened_for_every_question_alike() -> None:
    """1 in each pair of three districts: a half in each is no truth, one off is."""
    days = year(2023)
    pairs = [("aghdam", "fuzuli"), ("fuzuli", "lachin"), ("aghdam", "lachin")]
    figures = [uxo(1, *places, period=days) for places in pairs]
    figures.append(uxo(9, "aghdam", "shusha", period=days))
    for places in (("aghdam",), ("lachin",), ("shusha",)):
        found = asked(figures, *places, period=days)
        assert (found.kind, found.conflict, found.partial) == (Kind.BOUNDS, (), False)
    assert asked(figures, "lachin", period=days).high == 2
    assert asked(figures, "aghdam", "fuzuli", period=days).value == 1


def test_the_fewest_figures_that_clash_are_named_however_large_the_numbers() -> None:
    """A thousand million and twelve months that make two too many, beside three that clash."""
    most = 10**9
    months = [uxo(most // 4, period=month(2023, number)) for number in range(1, 5)]
    rest = uxo(0, period=Period(start=date(2023, 5, 1), end=date(2023, 12, 31)))
    whole = uxo(most + 40, period=year(2023))
    found = asked([*months, rest, whole], period=month(2023, 2))
    assert set(found.conflict) == {*months, rest, whole}
    assert found.kind is Kind.DIRECT
    half = uxo(most // 2 + 20, period=Period(start=date(2023, 1, 1), end=date(2023, 2, 28)))
    fewer = asked([*months, rest, whole, half], period=month(2023, 2))
    assert set(fewer.conflict) == {months[0], months[1], half}


def test_among_hundreds_of_figures_the_fewest_are_named() -> None:
    """Days of ten months that sum to one less than their year, but for a month told twice."""
    days = [
        uxo(2, period=Period(start=day, end=day))
        for day in (date(2023, 1, 1) + timedelta(days=offset) for offset in range(300))
    ]
    rest = uxo(0, period=Period(start=date(2023, 10, 28), end=date(2023, 12, 31)))
    march = uxo(200, period=month(2023, 3))
    whole = uxo(2_000, period=year(2023))
    spring = uxo(100, period=Period(start=date(2023, 2, 1), end=date(2023, 4, 30)))
    found = asked([*days, rest, march, whole, spring], period=year(2023))
    assert set(found.conflict) == {march, spring}


def test_plans_for_parts_prove_no_plan_for_the_whole() -> None:
    planned = Scope(status=Status.PLANNED)
    aghdam = uxo(100, "aghdam", period=year(2023), qualifier=Qualifier.OVER, scope=planned)
    found = asked([aghdam], period=year(2023), scope=planned)
    assert (found.kind, found.low, found.high) == (Kind.NONE, None, None)
    own = asked([aghdam], "aghdam", period=year(2023), scope=planned)
    assert (own.kind, own.value, own.qualifier) == (Kind.DIRECT, 100, Qualifier.OVER)
    rest = uxo(50, WHOLE, "-aghdam", period=year(2023), scope=planned)
    whole = asked([aghdam, rest], period=year(2023), scope=planned)
    assert (whole.kind, whole.value, whole.qualifier) == (Kind.DERIVED, 150, Qualifier.OVER)


def test_plans_that_differ_are_no_contradiction() -> None:
    planned = Scope(status=Status.PLANNED)
    figures = [
        uxo(100, "aghdam", period=year(2023), scope=planned),
        uxo(90, period=year(2023), scope=planned),
    ]
    found = asked(figures, period=year(2023), scope=planned)
    assert (found.value, found.conflict) == (90, ())


def test_a_zero_that_is_left_over_is_said_to_be_one() -> None:
    """The parts make the whole, so nothing is left for a district that no part names."""
    days = year(2023)
    figures = [
        uxo(10, period=days), uxo(4, "aghdam", period=days), uxo(6, "fuzuli", period=days),
    ]  # fmt: skip
    found = asked(figures, "khankendi", period=days)
    assert (found.kind, found.value, found.nothing_left) == (Kind.DERIVED, 0, True)
    assert sorted(term.times for term in found.terms) == [-1, -1, 1]
    said = asked([*figures, uxo(0, "khankendi", period=days)], "khankendi", period=days)
    assert (said.kind, said.nothing_left) == (Kind.DIRECT, False)


def test_a_zero_of_the_whole_is_one_of_its_parts() -> None:
    found = asked([uxo(0, period=year(2023))], "khankendi", period=year(2023))
    assert (found.kind, found.value, found.nothing_left) == (Kind.DERIVED, 0, False)


@pytest.mark.parametrize("places", [(WHOLE,), ("aghdam",)])
def test_to_date_reaches_as_far_as_a_sum_does(places: tuple[str, ...]) -> None:
    """A running total, the month after, and twenty later days behind a gap."""
    figures = [
        uxo(100, *places, period=Period(end=date(2022, 12, 31))),
        uxo(5, *places, period=month(2023, 1)),
    ]
    for offset in range(20):
        day = date(2023, 3, 1) + timedelta(days=offset)
        figures.append(uxo(1, *places, period=Period(start=day, end=day)))
    found = asked(figures, *places, period=TO_DATE)
    assert (found.kind, found.value, found.period.end) == (Kind.DERIVED, 105, date(2023, 1, 31))
    assert not found.partial
    figures.append(uxo(7, *places, period=month(2023, 2)))
    found = asked(figures, *places, period=TO_DATE)
    assert (found.value, found.period.end) == (132, date(2023, 3, 20))


def test_to_date_reaches_as_far_as_a_difference_does() -> None:
    """Both districts together and one of them are known until a later day."""
    figures = [
        uxo(100, "aghdam", period=Period(end=date(2022, 12, 31))),
        uxo(300, "aghdam", "fuzuli", period=Period(end=date(2023, 6, 30))),
        uxo(180, "fuzuli", period=Period(end=date(2023, 6, 30))),
        uxo(1, "fuzuli", period=month(2023, 9)),
    ]
    found = asked(figures, "aghdam", period=TO_DATE)
    assert (found.kind, found.value) == (Kind.DERIVED, 120)
    assert found.period.end == date(2023, 6, 30)


def test_weeks_within_a_month_are_not_added_to_it() -> None:
    figures = [
        uxo(40, period=month(2023, 1)),
        uxo(10, period=Period(start=date(2023, 1, 1), end=date(2023, 1, 7))),
        uxo(12, period=Period(start=date(2023, 1, 8), end=date(2023, 1, 14))),
        uxo(30, period=month(2023, 2)),
    ]
    found = asked(figures, period=year(2023))
    assert (found.kind, found.low, found.high) == (Kind.BOUNDS, 70, None)
    assert {term.figure.value for term in found.low_terms} == {40, 30}
