"""A share and a verdict say no more than the two numbers prove."""

from dataclasses import replace

import pytest

from handlers.replies.progress import progress_lines, share, verdict
from handlers.replies.reply import Reader
from store.answers.claims import claim
from store.answers.values import Answer, Kind
from store.measures import Measure
from store.periods import year
from store.questions import Question, Shape
from store.records import Qualifier
from tests.handlers.replies.builders import LAND, planned, published, question
from tests.support.builders import kept

CELL = question(LAND, "aghdam", period=year(2023))
EXACT, OVER, UP_TO, ABOUT = Qualifier


def said(asked: Question, hectares: str, qualifier: Qualifier = EXACT) -> Answer:
    return published(asked, hectares, qualifier=qualifier)


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
    known = replace(between(whole, 10_000, 20_000), value=None, high=None)
    answer = replace(
        known, question=replace(whole, shape=Shape.COMPARE), rows=(known, said(CELL, "53"))
    )
    first = progress_lines(answer, Reader(language="en"))[0]
    assert share(known, said(CELL, "53")) is None
    assert "no plan is published" in first


def test_figures_that_contradict_each_other_give_no_share_and_no_verdict() -> None:
    done = said(CELL, "97")
    clashing = replace(done, conflict=done.evidence)
    assert share(said(PLAN, "100"), clashing) is None
    assert verdict(said(PLAN, "100"), clashing) is None


@pytest.mark.parametrize("value", [1, 10, 19, 20, 100, 12_345])
def test_about_is_never_exact(value: int) -> None:
    about = claim(kept(measure=Measure.AP_MINES, period=year(2023), value=value, qualifier=ABOUT))
    assert about.high is not None
    assert about.low < value < about.high
