"""Single answers by hand: one verdict for what touches, plans, zeros, how far "to date" goes."""

from collections.abc import Sequence
from dataclasses import replace
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
    body = Body([*days, rest, march, whole, spring])
    question = Question(measure=UXO, places=(WHOLE,), period=month(2023, 3))
    found = prove(question, body, AS_OF)
    assert set(found.conflict) == {march, spring}
    found = prove(replace(question, period=year(2023)), body, AS_OF)
    assert set(found.conflict) == {*days, rest, whole}


@pytest.fixture
def clashing() -> list[Figure]:
    """Two sources that disagree about Fuzuli, in a year of districts and their total."""
    days = year(2023)
    named = {"aghdam": 40, "fuzuli": 25, "lachin": 20}
    parts = [uxo(value, place, period=days) for place, value in named.items()]
    return [uxo(100, period=days), *parts, uxo(9, "fuzuli", period=days)]


def test_what_no_contradiction_needs_is_not_in_dispute(clashing: list[Figure]) -> None:
    """Figures beside those that clash are told, and prove, as if those were not there."""
    whole, aghdam, fuzuli, lachin, other = clashing
    for one in (whole, aghdam, lachin):
        found = asked(clashing, *one.places, period=year(2023))
        assert (found.kind, found.value, found.conflict) == (Kind.DIRECT, one.value, ())
    found = asked(clashing, "aghdam", "lachin", period=year(2023))
    assert (found.kind, found.value, found.conflict) == (Kind.DERIVED, 60, ())
    found = asked(clashing, "fuzuli", period=year(2023))
    assert (found.kind, set(found.conflict)) == (Kind.DIRECT, {fuzuli, other})
    assert found.disputed


def test_what_was_set_aside_is_said_where_it_would_have_counted(clashing: list[Figure]) -> None:
    """Nothing is worked out from figures in dispute; all others prove what they prove."""
    both = {clashing[2], clashing[4]}
    found = asked(clashing, "khankendi", period=year(2023))
    assert (found.kind, found.low, found.high) == (Kind.BOUNDS, 0, 40)
    assert set(found.conflict) == both
    assert not found.disputed
    found = asked(clashing, "aghdam", "fuzuli", period=year(2023))
    assert (found.kind, found.low, found.high) == (Kind.BOUNDS, 40, 80)
    assert set(found.conflict) == both
    found = asked(clashing, "fuzuli", period=month(2023, 3))
    assert (found.low, found.high, set(found.conflict)) == (0, 40, both)


def test_of_several_figures_for_a_cell_in_dispute_none_is_evidence() -> None:
    """Parts that are more than their total: what could stand for a part goes with it."""
    days = year(2023)
    parts = [uxo(value, "aghdam", period=days) for value in (60, 61)]
    parts += [uxo(50, "fuzuli", period=days)]
    over = uxo(10, "aghdam", period=days, qualifier=Qualifier.OVER)
    whole = uxo(100, "aghdam", "fuzuli", period=days)
    lachin = uxo(7, "lachin", period=days)
    both = asked([*parts, over, whole, lachin], "aghdam", "lachin", period=days)
    assert (both.kind, both.value, both.qualifier) == (Kind.DERIVED, 17, Qualifier.OVER)
    assert set(both.evidence) == {over, lachin}
    assert set(both.conflict) == {*parts, whole}


def test_a_figure_that_clashes_with_many_takes_one_of_them_along() -> None:
    """A total that is far too low: each figure that is more says so, and proves still."""
    wrong = uxo(5, period=Period(end=date(2023, 12, 31)))
    months = [uxo(10 + number, period=month(2023, number)) for number in range(1, 5)]
    found = asked([wrong, *months], period=month(2023, 2))
    assert (found.kind, found.value, set(found.conflict)) == (Kind.DIRECT, 12, {wrong, months[1]})
    found = asked([wrong, *months], period=Period(start=date(2023, 1, 1), end=date(2023, 3, 31)))
    assert (found.kind, found.value, set(found.conflict)) == (
        Kind.DERIVED, 36, {wrong, months[3]}
    )  # fmt: skip


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


def test_of_several_nearest_figures_the_best_is_told() -> None:
    """The most of the asked days, the fewest others, then as of one cell; plans prove no range."""
    planned = Scope(status=Status.PLANNED)

    def plan(
        value: int, first: date, last: date, qualifier: Qualifier = Qualifier.EXACT
    ) -> Figure:
        period = Period(start=first, end=last)
        return uxo(value, period=period, qualifier=qualifier, scope=planned)

    january, end = date(2023, 1, 1), date(2023, 1, 30)
    figures = [
        plan(9, january, date(2023, 1, 20)), plan(500, january, end, Qualifier.ABOUT),
        plan(5_300, january, end), plan(53_081, january, end), plan(8, january, date(2023, 3, 5)),
    ]  # fmt: skip
    found = asked(figures, period=month(2023, 1), scope=planned)
    assert (found.kind, found.value) == (Kind.NEAREST, 53_081)
    assert [one.value for one in found.others] == [5_300, 500]
    longer = plan(7, january, date(2023, 2, 3))
    found = asked([longer, *figures], period=month(2023, 1), scope=planned)
    assert (found.kind, found.value) == (Kind.NEAREST, 7)


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
