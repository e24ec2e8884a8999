"""Names: of places and sets of places, operators and purposes, and of a question as a whole."""

import re
from dataclasses import replace
from functools import lru_cache

from handlers.replies.dates import day, period
from handlers.replies.markup import quoted
from handlers.replies.messages import known, say
from store.areas import WHOLE, Places
from store.catalogue import load_catalogue
from store.questions import Question, Scope, Shape, Status

MOST_NAMED = 3
"""Places that a short line names one by one; more are counted."""
MOST_LEFT_OUT = 2
"""Districts left out of the thirteen that are named instead of those that are meant."""


@lru_cache(maxsize=2048)
def place(places: Places, language: str) -> str:
    """Every place by name: "Fuzuli and Lachin", "4 districts together: …"."""
    names = _names(places, language)
    if len(names) <= MOST_NAMED:
        return place_short(places, language)
    if places[0] == WHOLE:
        return _all_but(places, language)
    return f"{place_short(places, language)}: {listed(names, language)}"


@lru_cache(maxsize=2048)
def place_short(places: Places, language: str, *, apart: bool = False) -> str:
    """At most `MOST_NAMED` names; a larger set is named by its region or counted.

    `apart`: each place stands for itself, so that nothing is said to be together.
    """
    catalogue = load_catalogue()
    if places[0] == WHOLE:
        whole = catalogue.name(WHOLE, language)
        if len(places) == 1:
            return whole
        if len(places) - 1 > MOST_NAMED:
            return say(language, "places-except-many", whole=whole, count=len(places) - 1)
        return _all_but(places, language)
    if len(places) <= MOST_NAMED:
        return listed(_names(places, language), language)
    for region in catalogue.regions:
        if set(region.districts) == set(places):
            return region.names[language]
    core = set(catalogue.core)
    if set(places) == core and not apart:
        return say(language, "places-core", count=len(core))
    left = core - set(places)
    if set(places) < core and len(left) <= MOST_LEFT_OUT:
        return say(
            language,
            "places-core-except",
            count=len(places),
            places=listed(_names(tuple(left), language), language),
        )
    return say(language, "places-apart" if apart else "places-many", count=len(places))


def _all_but(places: Places, language: str) -> str:
    """The whole territory and every district that is left out of it."""
    whole = load_catalogue().name(WHOLE, language)
    left_out = listed(_names(places[1:], language), language)
    return say(language, "places-except", whole=whole, places=left_out)


@lru_cache(maxsize=2048)
def _names(places: Places, language: str) -> tuple[str, ...]:
    """Names in the catalogue's order, which is the one in which reports name them."""
    catalogue = load_catalogue()
    found = [catalogue.place(name.removeprefix("-")) for name in places if name != WHOLE]
    return tuple(p.names[language] for p in sorted(found, key=lambda p: p.number))


def listed(names: tuple[str, ...], language: str, *, either: bool = False) -> str:
    """A, B and C; with `either` A, B or C."""
    *first, last = names
    if not first:
        return last
    word = "or" if either else "and"
    return say(language, f"list-{word}", first=", ".join(first), last=last)


def whose(operator: str, language: str) -> str:
    """Such as "ANAMA alone"."""
    return _named(f"operator-{_key(operator)}", operator, language)


def scope(counted: Scope, language: str) -> tuple[str, ...]:
    """What a figure counts under beside "done": plan, operator, purpose, process."""
    parts = [say(language, "scope-planned")] if counted.status is Status.PLANNED else []
    if counted.operator:
        parts.append(whose(counted.operator, language))
    if counted.purpose:
        parts.append(_named(f"purpose-{_key(counted.purpose)}", counted.purpose, language))
    if counted.process:
        parts.append(_named(f"process-{_key(counted.process)}", counted.process, language))
    return tuple(parts)


def scope_beside(
    counted: Scope, asked: Scope, language: str, *, named: bool = False
) -> tuple[str, ...]:
    """In what a figure's scope is another than the asked one; what it leaves unsaid is said.

    `named`: operator and purpose are said of a figure of the asked scope too, since others
    beside it have another one.
    """
    if counted == asked and not named:
        return ()
    words = list(scope(replace(counted, status=Status.ACTUAL), language))
    if counted.status is not asked.status:
        words.insert(0, say(language, f"scope-{counted.status}"))
    if asked.operator and not counted.operator:
        words.append(say(language, "scope-all"))
    if asked.purpose and not counted.purpose:
        words.append(say(language, "scope-any-purpose"))
    return tuple(words)


def scope_label(question: Question, language: str) -> str:
    """Whose work, or work for what, a question is about, where it is set against another's."""
    return ", ".join(scope(question.scope, language)) or say(language, "scope-all")


def _key(name: str) -> str:
    return re.sub("[^a-z]+", "_", name.lower()).strip("_")


def _named(message_id: str, name: str, language: str) -> str:
    """A name from the data in the reader's language, as it stands where it has none."""
    return say(language, message_id) if known(language, message_id) else quoted(name, 60)


@lru_cache(maxsize=2048)
def reading_label(question: Question, language: str) -> str:
    """A question in one short line: "Cleared land · Fuzuli · 2023"."""
    return " · ".join(label_parts(question, language).values())


_BY_PLACES = frozenset({Shape.BY_PLACE, Shape.COMPARE, Shape.TOP, Shape.BOTTOM})
"""Shapes in which every place has a row of its own."""


def label_parts(question: Question, language: str) -> dict[str, str]:
    """The pieces of `reading_label` by dimension, in reading order."""
    parts = {
        "measure": say(language, f"measure-{question.measure}"),
        "places": place_short(question.places, language, apart=question.shape in _BY_PLACES),
        "period": period(question.period, language, short=True),
    }
    progress = question.shape is Shape.COMPARE and question.scope.status is Status.PLANNED
    counted = scope(question.scope, language)
    if counted and not progress:
        parts["scope"] = ", ".join(counted)
    if question.shape is not Shape.TOTAL:
        shape = "progress" if progress else question.shape.value
        parts["shape"] = say(language, f"shape-{shape}")
    if question.limit:
        parts["limit"] = str(question.limit)
    if question.as_of is not None:
        parts["as_of"] = say(language, "known-on", day=day(question.as_of, language))
    if question.unit is not None and question.measure.is_area:
        parts["unit"] = say(language, f"unit-{question.unit}")
    return parts
