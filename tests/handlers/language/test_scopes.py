"""What is counted apart is not set against each other; what can be compared is offered."""

from datetime import date

import pytest

from handlers.language.readings import Refused, Understood
from handlers.language.understand import read
from store.periods import Period, year
from store.questions import Scope, Shape, Status

TODAY = date(2024, 6, 15)
BOTH = Period(start=date(2022, 1, 1), end=date(2023, 12, 31))
ANAMA, ALL, PLANNED = Scope(operator="ANAMA"), Scope(), Scope(status=Status.PLANNED)
TOTAL, BY_YEAR, COMPARE = Shape.TOTAL, Shape.BY_YEAR, Shape.COMPARE


@pytest.mark.parametrize(
    "text",
    [
        "compare ANAMA and all 2023",
        "compare ANAMA with all operators 2023",
        "ANAMA 2023 vs total 2023",
        "/compare ANAMA all 2023",
        "сравни ANAMA и всех операторов 2023",
        "ANAMA ilə hamısını müqayisə et 2023",
    ],
)
def test_one_operator_is_not_set_against_all(text: str) -> None:
    reading = read(text, TODAY)
    assert isinstance(reading, Refused)
    assert reading.why == "scopes"
    assert [(one.scope, one.shape, one.period) for one in reading.choices] == [
        (ANAMA, TOTAL, year(2023)),
        (ALL, TOTAL, year(2023)),
        (ANAMA, BY_YEAR, BOTH),
        (ALL, BY_YEAR, BOTH),
    ]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("compare agriculture and transport 2023", ("agriculture", "transport")),
        ("сравни сельское хозяйство и транспорт 2023", ("agriculture", "transport")),
        ("/compare energy transport 2023", ("energy", "transport")),
    ],
)
def test_purposes_are_not_set_against_each_other(text: str, scopes: tuple[str, ...]) -> None:
    reading = read(text, TODAY)
    assert isinstance(reading, Refused)
    assert reading.why == "scopes"
    assert tuple(one.scope.purpose for one in reading.choices[:2]) == scopes


def test_two_operators_of_two_years_are_offered_each_over_both() -> None:
    reading = read("compare ANAMA 2022 and all 2023", TODAY)
    assert isinstance(reading, Refused)
    assert [(one.scope, one.shape, one.period) for one in reading.choices] == [
        (ANAMA, BY_YEAR, BOTH),
        (ALL, BY_YEAR, BOTH),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "compare plan Aghdam with done Fuzuli 2023",
        "planned Aghdam against actual Fuzuli 2023",
        "сравни план Агдама и выполнение Физули 2023",
    ],
)
def test_a_plan_is_not_held_against_work_elsewhere(text: str) -> None:
    reading = read(text, TODAY)
    assert isinstance(reading, Refused)
    assert reading.why == "plan_elsewhere"
    assert [(one.places, one.shape, one.scope) for one in reading.choices] == [
        (("aghdam",), COMPARE, PLANNED),
        (("fuzuli",), COMPARE, PLANNED),
        (("aghdam", "fuzuli"), COMPARE, ALL),
    ]


@pytest.mark.parametrize(
    ("text", "scope", "shape"),
    [
        ("compare ANAMA Fuzuli and Aghdam 2023", ANAMA, COMPARE),
        ("compare ANAMA 2022 and 2023", ANAMA, BY_YEAR),
        ("all that ANAMA cleared 2023", ANAMA, TOTAL),
        ("compare plan and done Fuzuli and Aghdam 2023", PLANNED, COMPARE),
        ("compare planned and actual 2023", PLANNED, COMPARE),
    ],
)
def test_within_one_scope_anything_is_compared(text: str, scope: Scope, shape: Shape) -> None:
    reading = read(text, TODAY)
    assert isinstance(reading, Understood)
    assert (reading.question.scope, reading.question.shape) == (scope, shape)
