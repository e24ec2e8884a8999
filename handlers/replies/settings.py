"""What a subscription can be set to: each setting's choices on a page, and the next of a few."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.replies.buttons import rows
from handlers.replies.dates import day, weekday
from handlers.replies.markup import Html, bold, code, escape, lines, quoted
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short
from handlers.replies.reply import LANGUAGES, Button, Reader, Reply
from store.areas import WHOLE, Places
from store.catalogue import load_catalogue
from store.measures import Measure
from store.quantities import Unit
from store.subscriptions import LAST_DAY, Choice, Slot, Subscription

VERB = "d"
"""Data of these buttons: d:WHAT or d:WHAT:VALUE, about the subscription of their chat."""

MEASURES = (
    Measure.CLEARED_AREA, Measure.MINES, Measure.AP_MINES, Measure.AT_MINES, Measure.UXO,
    Measure.EXPLOSIVES,
)  # fmt: skip
ZONES = ("Asia/Baku", "Europe/Istanbul", "Europe/Moscow", "Europe/London", "America/New_York")
"""Time zones that the keyboard offers; any other is typed."""

HOURS = range(24)
PAUSES = {7: "week", 31: "month", 92: "quarter", 183: "half"}
"""Days for which a digest can be paused, with the names of their messages; a day is typed."""

UNITS = (None, Unit.HA, Unit.KM2, Unit.ACRE)
PAGES = ("places", "measures", "days", "hours", "zones", "pauses")
"""Settings that are chosen on a page of their own."""

_TYPED = frozenset({"zones", "pauses"})
"""Pages that say how to type what they have no button for."""

_WIDE = {"places": 3, "measures": 1, "hours": 6, "zones": 1, "pauses": 2}
"""Buttons beside each other; days stand as in a calendar, or in pairs."""

MOST_PLACES = 6
"""Places of one digest: more fit no phone."""

LONGEST = 40
"""Characters of what was typed that are repeated."""


def page_reply(
    page: str, kept: Subscription, reader: Reader, *, said: Html | None = None,
    near: Sequence[str] = (),
) -> Reply:  # fmt: skip
    """The choices of one setting, those taken marked; "places", "measures", "days" and so on.

    `said`: what is wrong with what was typed. `near`: time zones that may have been meant.
    """
    language, slot = reader.language, kept.slot
    found = _choices(page, kept, language, near)
    wide = _WIDE.get(page) or (7 if slot.cadence == "monthly" else 2)
    grid = [found[start : start + wide] for start in range(0, len(found), wide)]
    shown = [] if said is None else [said]
    shown.append(bold(say(language, f"subscription-page-{page}")))
    if page in _TYPED:
        example = code(say(language, f"subscription-typed-{page}-example"))
        shown.append(tell(language, f"subscription-typed-{page}", example=example))
    return Reply(
        html=lines(*shown), buttons=rows(*grid, (button(language, "subscription-back", "set"),))
    )


def no_zone_reply(words: str, near: Sequence[str], kept: Subscription, reader: Reader) -> Reply:
    """No zone has this name: those that may be meant, the usual ones, and how to type one."""
    said = tell(reader.language, "subscription-no-zone", words=code(quoted(words, LONGEST)))
    return page_reply("zones", kept, reader, said=said, near=near)


def no_day_reply(words: str, named: date | None, kept: Subscription, reader: Reader) -> Reply:
    """The words name no day, or one that is not to come; the pauses that have buttons."""
    language = reader.language
    if named is None:
        said = tell(language, "subscription-no-day", words=code(quoted(words, LONGEST)))
    else:
        said = tell(language, "subscription-past-day", day=escape(day(named, language)))
    return page_reply("pauses", kept, reader, said=said)


def _choices(
    page: str, kept: Subscription, language: str, near: Sequence[str]
) -> list[Button]:  # fmt: skip
    choice, slot = kept.choice, kept.slot
    match page:
        case "places":
            return [
                _choice(place_short((name,), language), f"place:{name}",
                        taken=(name,) in choice.places)
                for name in (WHOLE, *load_catalogue().core)
            ]  # fmt: skip
        case "measures":
            return [
                _choice(say(language, f"measure-{one}"), f"measure:{one}",
                        taken=one in choice.measures)
                for one in MEASURES
            ]  # fmt: skip
        case "days":
            return [
                _choice(_day(number, slot, language), f"day:{number}", taken=number == slot.day)
                for number in range(1, LAST_DAY[slot.cadence] + 1)
            ]
        case "hours":
            return [
                _choice(f"{hour:02}", f"hour:{hour}", taken=hour == slot.hour) for hour in HOURS
            ]
        case "pauses":
            return [
                _choice(say(language, f"subscription-pause-{name}"), f"until:{days}", taken=False)
                for days, name in PAUSES.items()
            ]
        case _:
            zones = dict.fromkeys((*near, *ZONES, slot.time_zone))
            return [_choice(zone, f"zone:{zone}", taken=zone == slot.time_zone) for zone in zones]


def with_place(choice: Choice, name: str) -> Choice:
    """The choice with a place taken or left; the whole territory when none is left."""
    wanted: Places = (name,)
    kept = tuple(one for one in choice.places if one != wanted)
    if kept == choice.places:
        kept = (*kept, wanted)[-MOST_PLACES:]
    return replace(choice, places=kept or ((WHOLE,),))


def with_measure(choice: Choice, measure: Measure) -> Choice:
    """The choice with a measure taken or left, never none."""
    kept = tuple(one for one in choice.measures if one is not measure)
    if kept == choice.measures:
        kept = tuple(one for one in MEASURES if one in {*kept, measure})
    return replace(choice, measures=kept or choice.measures)


def with_next_unit(choice: Choice) -> Choice:
    """The choice with the unit that comes after its own."""
    return replace(choice, unit=UNITS[(UNITS.index(choice.unit) + 1) % len(UNITS)])


def with_next_language(choice: Choice) -> Choice:
    """The choice with the language that comes after its own."""
    return replace(choice, language=language_after(choice.language))


def language_after(language: str) -> str:
    """The language that follows one, round and round."""
    return LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]


def button(language: str, message: str, what: str) -> Button:
    """A button of the keyboard: the message on it, and what it does."""
    return Button(label=say(language, message), data=f"{VERB}:{what}")


def _choice(label: str, data: str, *, taken: bool) -> Button:
    return Button(label=f"✓ {label}" if taken else label, data=f"{VERB}:{data}")


def _day(number: int, slot: Slot, language: str) -> str:
    return str(number) if slot.cadence == "monthly" else weekday(number, language)
