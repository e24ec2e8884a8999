"""Questions as text for buttons: short, the same when read again, and no other text is one."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.areas import WHOLE, canonical
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import FIRST_YEAR, LAST_YEAR, TO_DATE, Period, year
from store.published import shipped
from store.quantities import Unit, fits
from store.questions import (
    LONGEST,
    MOST_ROWS,
    Question,
    Scope,
    Shape,
    StaleQuestion,
    Status,
    decode,
    encode,
)

FIRST, LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)

ids = st.sampled_from(sorted(load_catalogue().district_ids))
areas = st.builds(
    lambda whole, names: canonical(
        [WHOLE, *(f"-{name}" for name in names)] if whole or not names else names
    ),
    st.booleans(),
    st.sets(ids),
)
days = st.dates(FIRST, LAST)
periods = (
    st.just(TO_DATE)
    | days.map(lambda day: Period(end=day))
    | st.tuples(days, days).map(lambda pair: Period(start=min(pair), end=max(pair)))
)
scopes = st.builds(
    Scope,
    status=st.sampled_from(Status),
    operator=st.sampled_from(sorted({figure.scope.operator for figure in shipped()})),
    purpose=st.sampled_from(sorted({figure.scope.purpose for figure in shipped()} - {WHOLE})),
    process=st.sampled_from(["", "cleared", "reduced", "cancelled", "surveyed"]),
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any question about scopes that the shipped figures have."""
    measure = draw(st.sampled_from(Measure))
    units = [unit for unit in Unit if fits(unit, measure)]
    scope = draw(scopes)
    if len(scope.operator) + len(scope.purpose) + len(scope.process) > 39:
        scope = replace(scope, purpose="", process="")  # no figure has all three
    return Question(
        measure=measure,
        places=draw(areas),
        period=draw(periods),
        shape=draw(st.sampled_from(Shape)),
        unit=draw(st.none() | st.sampled_from(units)),
        scope=scope,
        limit=draw(st.integers(0, MOST_ROWS)),
    )


@given(questions())
def test_every_question_fits_and_comes_back(question: Question) -> None:
    text = encode(question)
    assert len(text) <= LONGEST
    assert re.fullmatch(r"[A-Za-z0-9_-]+", text)
    assert decode(text) == question


def test_every_shipped_cell_can_be_asked_for() -> None:
    for figure in shipped():
        question = Question(
            measure=figure.measure, places=figure.places, period=figure.period, scope=figure.scope
        )
        assert decode(encode(question)) == question


def test_the_text_is_stable() -> None:
    """Buttons under old messages carry it: a change needs another VERSION."""
    question = Question(
        measure=Measure.CLEARED_AREA,
        places=("aghdam", "fuzuli"),
        period=year(2023),
        shape=Shape.BY_MONTH,
        unit=Unit.KM2,
        scope=Scope(operator="Ministry of Defense"),
        limit=3,
    )
    assert encode(question) == "1cmak2BV2HN03S6-Ministry_of_Defense"
    assert encode(Question(measure=Measure.UXO)) == "1utan______00W"


@pytest.mark.parametrize(
    "scope",
    [
        Scope(operator="Müdafiə Nazirliyi"),
        Scope(purpose="дороги"),
        Scope(process="-_-"),
        Scope(operator=" ", purpose="_"),
        Scope(operator="a", process="b"),
    ],
)
def test_names_in_other_letters_come_back(scope: Scope) -> None:
    question = Question(measure=Measure.UXO, scope=scope)
    assert decode(encode(question)) == question


@pytest.mark.parametrize(
    "question",
    [
        Question(measure=Measure.UXO, scope=Scope(operator="x" * 60)),
        Question(measure=Measure.UXO, scope=Scope(operator="a\0b")),
        Question(measure=Measure.UXO, limit=-1),
        Question(measure=Measure.UXO, limit=MOST_ROWS + 1),
        Question(measure=Measure.UXO, period=Period(end=FIRST - timedelta(days=1))),
        Question(measure=Measure.UXO, period=Period(start=FIRST, end=LAST + timedelta(days=1))),
    ],
)
def test_what_no_button_carries(question: Question) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever of its reasons
        encode(question)


GOOD = encode(
    Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023), unit=Unit.HA)
)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", GOOD[:-1], GOOD[1:], " " + GOOD, GOOD + "-", GOOD + "---", GOOD + "----",
        GOOD.lower(), "2" + GOOD[1:], "0" + GOOD[1:], GOOD[:1] + "z" + GOOD[2:],
        GOOD[:4] + "i" + GOOD[5:],  # land in items
        GOOD[:5] + "2HN2BV" + GOOD[11:],  # ends before it starts
        GOOD[:5] + "2BV___" + GOOD[11:],  # a start and no end
        GOOD[:5] + "zzzzzz" + GOOD[11:],  # a year that nobody asks about
        GOOD[:11] + "-1" + GOOD[13:], GOOD[:11] + "+1" + GOOD[13:], GOOD[:11] + " 1" + GOOD[13:],
        GOOD[:11] + "١٢" + GOOD[13:], GOOD[:13] + "S", GOOD[:13] + "S0", GOOD[:13] + "S02",
        GOOD[:13] + "S1",
        GOOD[:13] + "Szzzzzzzzzz", GOOD[:13] + "W02", GOOD[:13] + "X2", GOOD[:13] + "T2",
        GOOD + "----_w", GOOD + "----YQ==", GOOD + "----YQ", GOOD + "----YQA",
        GOOD + "-a-b-c-d", GOOD + "-é",
        "x" * 10_000, "1" * 60, "🙂" * 20, "\0" * 13, "\ud800",
    ],
)  # fmt: skip
def test_a_forged_or_stale_text_is_refused(text: str) -> None:
    with pytest.raises(StaleQuestion):
        decode(text)


letters = st.sampled_from("0123456789ABCWSTabcdemkpuxz_- \0é🙂")


@given(st.text(letters, max_size=70) | st.text(letters, max_size=50).map(lambda text: "1" + text))
def test_noise_is_refused_or_is_the_text_of_a_question(text: str) -> None:
    check(text)


@given(questions(), st.data())
def test_one_letter_wrong_is_refused_or_another_question(
    question: Question, data: st.DataObject
) -> None:
    text = encode(question)
    at = data.draw(st.integers(0, len(text) - 1))
    check(text[:at] + data.draw(letters) + text[at + 1 :])


def check(text: str) -> None:
    """Refused, or a question of ours that has exactly this text and can be answered."""
    try:
        question = decode(text)
    except StaleQuestion:
        return
    assert encode(question) == text
    assert question.places == canonical(question.places)
    assert 0 <= question.limit <= MOST_ROWS
    assert question.unit is None or fits(question.unit, question.measure)
    end = question.period.end
    assert end is None or FIRST <= end <= LAST
