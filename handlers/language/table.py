"""The one decision table: its rows are tried from the top, the first that applies wins."""

from collections.abc import Callable
from dataclasses import replace

from handlers.language.case import PLAIN, Case
from handlers.language.parts import ASKED_MEASURES
from handlers.language.readings import (
    MOST_CHOICES,
    Ambiguous,
    Incomplete,
    NotUnderstood,
    Reading,
    Refused,
    Understood,
)
from handlers.language.scopes import apart, plan_elsewhere, plan_of_another_time
from handlers.language.suggest import suggest_places
from store.areas import WHOLE
from store.periods import BASELINE, month, shift_years
from store.quantities import Unit, fits
from store.questions import Shape


def _danger(case: Case) -> Reading | None:
    return Refused(why="safety") if "safety" in case.slots.refused else None


def _too_long(case: Case) -> Reading | None:
    return Refused(why="too_long") if case.too_long else None


def _nothing(case: Case) -> Reading | None:
    nothing = not case.slots.spans and case.command is PLAIN
    return Refused(why="empty") if nothing else None


def _off_topic(case: Case) -> Reading | None:
    for why in ("injection", "politics", "weather"):
        if why in case.slots.talk:
            return Refused(why=why)
    return None


def _talk(case: Case) -> Reading | None:
    if not case.slots.empty or case.command is not PLAIN or case.slots.refused:
        return None
    for why in ("sources", "subscription", "help", "thanks", "greeting"):
        if why in case.slots.talk and len(case.slots.leftover) < 3:
            return Refused(why=why)
    return None


def _thanked(case: Case) -> Reading | None:
    """Thanks for your help yesterday: the time belongs to what one is thanked for."""
    slots = case.slots
    thanks = "thanks_for" in slots.talk and case.command is PLAIN
    said = (slots.measures, slots.places, slots.left_out, slots.shapes, slots.units)
    asks = any(said) or bool(slots.status or slots.follows)
    asks = asks or slots.marked("quantity many", "quantity much")
    return Refused(why="thanks") if thanks and not asks and not slots.refused else None


def _not_kept(case: Case) -> Reading | None:
    for why in ("casualties", "explosion", "cost", "average", "share", "remaining", "process"):
        if why in case.slots.refused:
            return Refused(why="casualties" if why == "explosion" else why)
    return None


def _elsewhere(case: Case) -> Reading | None:
    for place in (*case.slots.places, *case.slots.left_out):
        if place.kind == "outside":
            return Refused(why="outside", params={"place": place.id})
        if place.kind == "settlement":
            params = {"place": place.id, "district": place.districts[0]}
            return Refused(why="settlement", params=params)
    return None


def _no_date(case: Case) -> Reading | None:
    for match in case.slots.periods:
        if match.bad and not match.unclear:
            if match.far:
                return Refused(why="year", params={"text": match.bad, "first": str(BASELINE.year)})
            return Refused(why="period", params={"text": match.bad})
    return None


def _unknown_words(case: Case) -> Reading | None:
    """A word that means nothing here is asked about, never passed over."""
    slots = case.slots
    unclear = [match.bad for match in slots.periods if match.unclear]
    leftover = (*slots.leftover, *unclear, *([slots.unclear] if slots.unclear else []))
    more = slots.marked("degree more", "degree than") and not case.parts.shapes
    if more:
        leftover = (*leftover, *slots.degrees)
    if _more_than_nothing(case):
        leftover = (*leftover, *slots.degrees)
    if slots.denies and not case.carried:
        leftover = (*leftover, slots.denies)
    if slots.step is not None and slots.step.alone and not case.parts.periods:
        leftover = (*leftover, *slots.step.words)
    if slots.marked("join both_kinds") and not case.parts.measures:
        leftover = (*leftover, slots.both)
    if _both_of_one(case):
        leftover = (*leftover, slots.both)
    if slots.both and slots.marked("generic district") and _one_place(case):
        leftover = (*leftover, slots.both)
    if not leftover:
        return NotUnderstood() if slots.empty and case.command is PLAIN else None
    names = dict.fromkeys(name for word in slots.leftover[:4] for name in suggest_places(word))
    suggestions = tuple(names)[:MOST_CHOICES]
    choices = [
        replace(case.parts, places=((name,),)).questions()[0]
        for name in suggestions
        if case.parts.measures and not case.parts.places and len(case.parts.periods) < 2
    ]
    return NotUnderstood(leftover=leftover, suggestions=suggestions, choices=tuple(choices))


def _more_than_nothing(case: Case) -> bool:
    """A "which had more" after a question about one place, where no other stands beside it."""
    slots = case.slots
    chosen = slots.marked("degree more") and "which" in slots.shapes and not slots.places
    return chosen and bool(case.carried) and case.parts.places == ((WHOLE,),)


def _both_of_one(case: Case) -> bool:
    """A bare "both" after a question about one thing: two places or two measures may be meant."""
    slots = case.slots
    named = slots.places or slots.periods or slots.measures or slots.marked("generic district")
    both = bool(slots.both) and not slots.marked("join both_kinds")
    both = both and "measure" in case.carried
    return both and bool(case.carried) and not named and _one_place(case)


def _one_place(case: Case) -> bool:
    return all(len(places) < 2 for places in case.parts.places)


def _pairs(case: Case) -> Reading | None:
    """Fuzuli 2021 and Aghdam 2022 are two questions."""
    choices = [
        replace(case.parts, places=(place.districts,), periods=(match.period,), shapes=())
        for place, match in case.slots.pairs
        if place.kind == "district" and match.period is not None
    ]
    asked = tuple(question for parts in choices for question in parts.questions()[:1])
    return Ambiguous(choices=asked, about="place and period") if len(asked) > 1 else None


def _several_readings(case: Case) -> Reading | None:
    """Parts of which more than one reading is left, the year alone excepted."""
    parts = replace(case.parts, shapes=()) if case.parts.lone_compare else case.parts
    about = {
        "place": parts.places,
        "measure": parts.measures,
        "shape": parts.shapes,
        "period": () if parts.yearless else parts.periods,
        "operator": parts.operators,
        "purpose": parts.purposes,
    }
    for name, readings in about.items():
        if len(readings) > 1:
            return Ambiguous(choices=parts.questions(), about=name)
    return None


def _ranked_alone(case: Case) -> Reading | None:
    """The most in one place alone: the sum there is meant, or which of all places has most."""
    parts = case.parts
    ranked = parts.shapes in ((Shape.TOP,), (Shape.BOTTOM,)) and case.command is PLAIN
    single = len(parts.places) == 1 and len(parts.places[0]) == 1 and WHOLE not in parts.places[0]
    if not (ranked and single and parts.measures):
        return None
    there = replace(parts, shapes=(Shape.TOTAL,)).questions()[:1]
    everywhere = replace(parts, places=((WHOLE,),)).questions()[:1]
    return Ambiguous(choices=(*there, *everywhere), about="shape")


def _rank_or_day(case: Case) -> Reading | None:
    """Top 2 January 2023: two rows of that month, or the ranking of one day."""
    match = next((match for match in case.slots.periods if match.fine == "day"), None)
    rows = case.slots.ranked_day
    day = None if match is None or match.period is None else match.period.start
    if not rows or day is None:
        return None
    by_rows = replace(case.parts, limit=rows, periods=(month(day.year, day.month),))
    choices = (*by_rows.questions()[:1], *case.parts.questions()[:1])
    return Ambiguous(choices=choices, about="period")


def _missing_measure(case: Case) -> Reading | None:
    if case.parts.measures:
        return None
    return Incomplete(missing="measure", choices=case.parts.questions()[: len(ASKED_MEASURES)])


def _missing_period(case: Case) -> Reading | None:
    """The same period last year, of a question that there was not."""
    slots = case.slots
    asked = any(match.same_last_year for match in slots.periods)
    asked = asked or slots.marked("follow days", "follow year")
    return Incomplete(missing="period") if asked and not case.parts.periods else None


def _same_period_twice(case: Case) -> Reading | None:
    """This year and the same period last year are two questions."""
    matches = case.slots.periods
    days = next((match.period for match in matches if match.period is not None), None)
    if days is None or not any(match.same_last_year for match in matches):
        return None
    both = replace(case.parts, periods=(days, shift_years(days, -1)), shapes=())
    return Ambiguous(choices=both.questions(), about="period")


def _missing_year(case: Case) -> Reading | None:
    if len(case.parts.periods) < 2:
        return None
    return Incomplete(missing="year", choices=case.parts.questions())


def _missing_place(case: Case) -> Reading | None:
    there = case.slots.marked("follow place") and not case.parts.places
    lacks = case.parts.lone_compare or case.parts.placeless or there
    return Incomplete(missing="place") if lacks else None


def _unit(case: Case) -> Reading | None:
    measure = case.parts.measures[0]
    unit = Unit(case.slots.units[0]) if case.slots.units else None
    mismatch = unit is not None and not fits(unit, measure)
    if unit is Unit.ITEM and measure.is_area:
        mismatch = False  # "units" and "pieces" are also filling words
    if mismatch or (case.slots.declined_unit and not measure.is_area):
        return Refused(why="unit", params={"measure": measure})
    return None


def _question(case: Case) -> Reading | None:
    question = case.parts.questions()[0]
    return Understood(
        question=replace(question, unit=None) if question.unit is Unit.ITEM else question,
        declined_unit=case.slots.declined_unit,
        coarser=any(match.fine in {"day", "week"} for match in case.slots.periods),
        carried=case.carried,
    )


ROWS: tuple[tuple[str, Callable[[Case], Reading | None]], ...] = (
    ("danger", _danger),
    ("too long", _too_long),
    ("nothing", _nothing),
    ("off topic", _off_topic),
    ("not kept", _not_kept),
    ("elsewhere", _elsewhere),
    ("talk", _talk),
    ("thanked", _thanked),
    ("no such date", _no_date),
    ("unknown words", _unknown_words),
    ("scopes apart", apart),
    ("plan elsewhere", plan_elsewhere),
    ("plan of another time", plan_of_another_time),
    ("same period twice", _same_period_twice),
    ("pairs", _pairs),
    ("rank or day", _rank_or_day),
    ("ranked alone", _ranked_alone),
    ("several readings", _several_readings),
    ("missing place", _missing_place),
    ("missing measure", _missing_measure),
    ("missing period", _missing_period),
    ("missing year", _missing_year),
    ("unit", _unit),
    ("question", _question),
)
"""The decision table: its rows are tried from the top."""
