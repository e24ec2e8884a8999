"""The places of a follow-up: those said, those before, or what both make together."""

from handlers.language.parts import Parts
from handlers.language.readings import Context
from handlers.language.slots import Slots
from store.areas import WHOLE, Places, canonical
from store.catalogue import load_catalogue
from store.questions import Shape

RANKED = frozenset({Shape.TOP, Shape.BOTTOM, Shape.BY_PLACE})
MOST_EXCEPTED = 4
"""Districts that may lack in all of them for a set to be "all except": a region has fewer."""


def places_after(parts: Parts, slots: Slots, context: Context) -> tuple[Places, ...]:
    """Every reading of the places: those said, else those before.

    Of one place alone no ranking is made.
    """
    before = context.question.places
    if slots.left_out and not slots.places and parts.places:
        return _less(parts, slots, before)
    if slots.adds and before == (WHOLE,) and "place" not in context.missing:
        return ((WHOLE,),)
    if _is_one_set(parts, before):
        compared = context.question.shape is Shape.COMPARE
        if slots.adds and not compared:
            return (_together(parts, before),)
        if slots.also and not slots.periods and is_all_but(before):
            return parts.places[0], _also_excepted(parts, before)
    if parts.places:
        return parts.places
    alone = len(before) == 1 and before != (WHOLE,)
    if alone and set(parts.shapes) & RANKED and slots.shapes != ("each",):
        return ((WHOLE,),)  # "which district", after a question about one
    return () if "place" in context.missing else (before,)


def is_all_but(places: Places) -> bool:
    """Whether these are all districts but a few: everywhere except Lachin."""
    core = set(load_catalogue().core)
    return set(places) < core and len(core - set(places)) <= MOST_EXCEPTED


def _is_one_set(parts: Parts, before: Places) -> bool:
    return len(parts.places) == 1 and WHOLE not in (*parts.places[0], *before)


def _together(parts: Parts, before: Places) -> Places:
    return _or_whole({*parts.places[0], *before})


def _also_excepted(parts: Parts, before: Places) -> Places:
    """Everywhere except Aghdam "and Fuzuli" leaves it out too, "and Aghdam" takes it in."""
    named = set(parts.places[0])
    return canonical(set(before) - named) if named < set(before) else _or_whole({*named, *before})


def _or_whole(names: set[str]) -> Places:
    return (WHOLE,) if names == set(load_catalogue().core) else canonical(names)


def _less(parts: Parts, slots: Slots, before: Places) -> tuple[Places, ...]:
    """What is left out of the places before, or of everywhere instead of what was left out."""
    left = {name for place in slots.left_out for name in place.districts}
    rest: tuple[Places, ...]
    names = set(before)
    instead = parts.places
    if before == (WHOLE,) or len(names) == 1 or slots.follows == "correct":
        return instead
    rest = (canonical(names - left),) if left < names else ()
    if not is_all_but(before):
        return rest or (*instead, before)
    if not rest or slots.also:
        return rest or tuple(dict.fromkeys((*instead, before)))
    return (*rest, *instead)
