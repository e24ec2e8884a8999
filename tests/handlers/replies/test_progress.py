"""A share and a verdict say no more than the two numbers prove."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from handlers.replies.headline import planned_parts
from handlers.replies.progress import pace, progress_lines, share, verdict
from handlers.replies.reply import Reader
from store.answers.claims import claim
from store.answers.values import Answer, Kind, Reason
from store.measures import Measure
from store.periods import Period, month, year
from store.questions import Question, Shape
from store.records import Qualifier
from tests.handlers.replies.builders import (
    LAND,
    bounded,
    direct,
    figure,
    nearest,
    nothing,
    planned,
    plus,
    published,
    question,
    with_rows,
)
from tests.support.builders import kept

CELL = question(LAND, "aghdam", period=year(2023))
EN = Reader(language="en")
EXACT, OVER, UP_TO, ABOUT = Qualifier


def said(asked: Question, hectares: str, qualifier: Qualifier = EXACT) -> Answer:
    return published(asked, hectares, qualifier=qualifier)


def progress(plan: Answer, done: Answer) -> Answer:
    return with_rows(replace(plan.question, shape=Shape.COMPARE), [plan, done])


def between(asked: Question, low: int, high: int) -> Answer:
    return replace(said(asked, str(low)), kind=Kind.BOUNDS, low=low * 10_000, high=high * 10_000)


PLAN = planned(CELL)


@pytest.mark.parametrize(
    ("plan", "done", "expected"),
    [
        (said(PLAN, "100"), said(CELL, "97"), ("exact", 97)),
        (said(PLAN, "100"), said(CELL, "99.9"), ("exact", 99)),
        (said(PLAN, "100", ABOUT), said(CELL, "97"), ("about", 97)),
        (said(PLAN, "100", OVER), said(CELL, "97"), ("most", 97)),
        (said(PLAN, "100"), said(CELL, "97", OVER), ("least", 97)),
        (said(PLAN, "100", OVER), said(CELL, "97", OVER), None),
        (said(PLAN, "100", UP_TO), said(CELL, "120", UP_TO), None),
        (between(PLAN, 100, 205), said(CELL, "90", OVER), ("least", 43)),
        (said(PLAN, "100"), between(CELL, 40, 60), ("least", 40)),
    ],
)
def test_a_share_is_what_both_ranges_prove(
    plan: Answer, done: Answer, expected: tuple[str, int] | None
) -> None:
    assert share(plan, done) == expected


@pytest.mark.parametrize(
    ("plan", "done", "expected"),
    [
        (said(PLAN, "100"), said(CELL, "100"), "kept"),
        (said(PLAN, "100"), said(CELL, "97"), "missed"),
        (said(PLAN, "100", ABOUT), said(CELL, "97"), "open"),
        (said(PLAN, "100", OVER), said(CELL, "101"), "kept"),
        (said(PLAN, "100", OVER), said(CELL, "97"), "missed"),
        (said(PLAN, "100", UP_TO), said(CELL, "97"), "open"),
        (between(PLAN, 100, 205), said(CELL, "100"), "open"),
    ],
)
def test_a_verdict_is_what_both_ranges_prove(plan: Answer, done: Answer, expected: str) -> None:
    assert verdict(plan, done) == expected


def test_plans_for_parts_are_no_plan_for_the_whole() -> None:
    """Over 10,000 ha planned for Aghdam promises nothing for the territory."""
    whole = planned(question(LAND, period=year(2023)))
    known = nothing(whole, Reason.NOT_PUBLISHED, said(PLAN, "10000", OVER).evidence[0])
    answer = replace(
        known, question=replace(whole, shape=Shape.COMPARE), rows=(known, said(CELL, "53"))
    )
    first = progress_lines(answer, EN)[0]
    assert share(known, said(CELL, "53")) is None
    assert verdict(known, said(CELL, "53")) is None
    assert "No plan for the whole of this is published" in first
    assert "Aghdam: <b>over 10,000 ha</b>" in first


def test_plans_for_other_days_or_more_places_are_no_parts() -> None:
    whole = planned(question(LAND, "aghdam", period=year(2023)))
    other = figure(planned(question(LAND, "aghdam", period=year(2022))), "40")
    wider = figure(planned(question(LAND, period=year(2023))), "40")
    done = figure(question(LAND, "aghdam", period=year(2023)), "40")
    assert planned_parts(nothing(whole, Reason.NOT_PUBLISHED, other, wider, done)) == ()


def test_figures_that_contradict_each_other_give_no_share_and_no_verdict() -> None:
    done = said(CELL, "97")
    clashing = replace(done, conflict=done.evidence)
    assert share(said(PLAN, "100"), clashing) is None
    assert verdict(said(PLAN, "100"), clashing) is None


YEAR = question(LAND, period=year(2026))
JUNE = Period(start=date(2026, 1, 1), end=date(2026, 6, 30))


def so_far(hectares: int, *periods: Period) -> Answer:
    """At least so much, by as many figures of the year."""
    each = str(hectares // len(periods))
    parts = [figure(replace(YEAR, period=days), each, n) for n, days in enumerate(periods, 1)]
    return bounded(YEAR, hectares * 10_000, None, low_by=plus(*parts))


def days(number: int, count: int) -> Fraction:
    return Fraction(number * 10_000, count)


def test_a_pace_is_known_where_one_figure_counts_just_these_days() -> None:
    found = pace(said(planned(YEAR), "65000"), so_far(8000, JUNE))
    known = days(8000, 181)
    assert found == (JUNE.end, (known, known), (days(57_000, 184), days(57_000, 184)))


def test_else_it_is_the_least_and_what_is_needed_the_most() -> None:
    halves = (month(2026, 2), month(2026, 5))
    found = pace(said(planned(YEAR), "65000"), so_far(8000, *halves))
    needed = (Fraction(0), days(57_000, 214))
    assert found == (halves[1].end, (days(8000, 151), None), needed)


def test_an_over_leaves_open_how_much_is_needed() -> None:
    found = pace(said(planned(YEAR), "65000", OVER), so_far(8000, JUNE))
    assert found is not None
    assert found[2] == (days(57_000, 184), None)
    words = str(
        progress_lines(progress(said(planned(YEAR), "65000", OVER), so_far(8000, JUNE)), EN)
    )
    assert "Pace to 30 June 2026: 1,330 ha in 30 days." in words
    assert "Needed after that: at least 9,290 ha in 30 days." in words


def test_to_date_a_plan_and_what_was_done_reach_the_same_day_or_have_no_share() -> None:
    to_date = question(LAND)
    plan = direct(planned(to_date), figure(planned(to_date), "400", period=Period(end=JUNE.end)))
    done = direct(to_date, figure(to_date, "249", period=Period(end=date(2025, 12, 31))))
    assert share(plan, done) is None
    assert "no share" in str(progress_lines(progress(plan, done), EN))
    assert share(plan, replace(done, period=plan.period)) == ("exact", 62)


def test_a_figure_for_other_days_is_no_promise_and_nothing_done() -> None:
    near = nearest(CELL, figure(replace(CELL, period=year(2022)), "97"))
    assert share(said(PLAN, "100"), near) is None
    assert verdict(said(PLAN, "100"), near) == "open"
    assert share(replace(near, question=PLAN), said(CELL, "97")) is None


@pytest.mark.parametrize("value", [1, 10, 19, 20, 100, 12_345])
def test_about_is_never_exact(value: int) -> None:
    about = claim(kept(measure=Measure.AP_MINES, period=year(2023), value=value, qualifier=ABOUT))
    assert about.high is not None
    assert about.low < value < about.high
