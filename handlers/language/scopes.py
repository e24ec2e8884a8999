"""Comparisons of what is counted apart: operators, purposes, a plan with work elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from handlers.language.case import Case
from handlers.language.readings import MOST_CHOICES, Ambiguous, Reading, Refused
from handlers.language.slots import Slots
from store.measures import Measure
from store.periods import Period, year
from store.questions import Question, Scope, Shape, Status

_MOST_SCOPES = 3
"""Scopes that are offered, each alone and by its years."""
_TO_DATE = ".."
"""How a period to date stands among the spans."""
_SIGNS = {"planned": "P", "actual": "A"}
_EACH_ITS_OWN = re.compile("PxAx|AxPx|xPxA|xAxP")


def apart(case: Case) -> Reading | None:
    """Nothing is set against what is counted in another scope; each scope is offered alone."""
    scopes = _scopes(case)
    if len(scopes) < 2:
        return None
    question = _plain(case)
    if Shape.BY_YEAR in case.parts.shapes:  # ANAMA 2022 and all 2023: the years of each
        question = replace(question, shape=Shape.BY_YEAR)
    alone = [replace(question, scope=scope) for scope in scopes]
    by_year = [replace(one, period=days, shape=Shape.BY_YEAR) for one in alone
               for days in _with_the_year_before(one.period)]  # fmt: skip
    choices = islice((*alone, *by_year), MOST_CHOICES)
    return Refused(why="scopes", choices=tuple(choices))


def plan_elsewhere(case: Case) -> Reading | None:
    """The plan of one place is not held against what was done in another."""
    said, places = _plans_and_places(case.slots)
    if len(set(places)) < 2 or not _EACH_ITS_OWN.fullmatch(said):
        return None
    question = _plain(case)
    planned = Scope(status=Status.PLANNED)
    found = [
        replace(question, places=(place,), shape=Shape.COMPARE, scope=planned) for place in places
    ]
    done = replace(question, places=case.parts.places[0], shape=Shape.COMPARE)
    return Refused(why="plan_elsewhere", choices=(*found, done))


def plan_of_another_time(case: Case) -> Reading | None:
    """The plan of one year is not held against what was done in another."""
    said, times = "", []
    for span in case.slots.spans:
        if span.dimension == "status" and span.value in _SIGNS:
            said += _SIGNS[span.value]
        elif span.dimension == "period" and span.value != _TO_DATE:
            said += "x"
            times.append(span.value)
    periods = [match.period for match in case.slots.periods if match.period is not None]
    if len(set(times)) < 2 or len(periods) < 2 or not _EACH_ITS_OWN.fullmatch(said):
        return None
    planned = Scope(status=Status.PLANNED)
    question = replace(_plain(case), shape=Shape.COMPARE, scope=planned)
    choices = tuple(replace(question, period=days) for days in periods)
    return Ambiguous(choices=choices, about="period")


def _scopes(case: Case) -> Sequence[Scope]:
    """The scopes that are set against each other; none where nothing is compared."""
    slots = case.slots
    against = case.command.shape is Shape.COMPARE or "compare" in slots.shapes
    if not against and not slots.marked("degree more", "degree than", "join or"):
        return ()
    if len(slots.purposes) > 1:
        return [Scope(purpose=name) for name in slots.purposes[:_MOST_SCOPES]]
    operators = list(slots.operators[:_MOST_SCOPES])
    if operators and _all_are_named(slots):
        operators.append("")
    return [Scope(operator=name) for name in operators]


def _all_are_named(slots: Slots) -> bool:
    """ANAMA and all; ANAMA 2023 against total 2023."""
    periods = [span.value for span in slots.spans if span.dimension == "period"]
    total = _TO_DATE in periods and len(periods) > 1
    return total or any(place.kind == "whole" for place in slots.places)


def _plain(case: Case) -> Question:
    """The question without shape and scope."""
    parts = replace(case.parts, shapes=(), statuses=(), operators=(), purposes=())
    parts = replace(parts, measures=parts.measures or (Measure.CLEARED_AREA,))
    return parts.questions()[0]


def _with_the_year_before(days: Period) -> Iterator[Period]:
    """Two years to compare within a scope, where one was asked about."""
    if days.end is not None and days == year(days.end.year):
        yield Period(start=year(days.end.year - 1).start, end=days.end)


def _plans_and_places(slots: Slots) -> tuple[str, list[str]]:
    """P for a plan, A for what was done, x for a district, in the order of the text."""
    districts = {place.id for place in slots.places if place.kind == "district"}
    said, places = "", []
    for span in slots.spans:
        if span.dimension == "status" and span.value in _SIGNS:
            said += _SIGNS[span.value]
        elif span.dimension == "place" and span.value in districts:
            said += "x"
            places.append(span.value)
    return said, places
