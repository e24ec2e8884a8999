"""The settings of a subscription as one keyboard, and what is said when it begins or ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.replies.buttons import rows
from handlers.replies.dates import day, weekday, when
from handlers.replies.markup import EMPTY, Html, bold, escape, lines
from handlers.replies.messages import say, tell
from handlers.replies.names import listed, place_short
from handlers.replies.reply import LANGUAGES, Button, Reader, Reply
from store.areas import WHOLE, Places
from store.catalogue import load_catalogue
from store.measures import Measure
from store.quantities import Unit
from store.subscriptions import LAST_DAY, Choice, Slot, Subscription, latest_due

VERB = "d"
"""Data of these buttons: d:WHAT or d:WHAT:VALUE, about the subscription of their chat."""

MEASURES = (
    Measure.CLEARED_AREA, Measure.MINES, Measure.AP_MINES, Measure.AT_MINES, Measure.UXO,
    Measure.EXPLOSIVES,
)  # fmt: skip
ZONES = ("Asia/Baku", "Europe/Istanbul", "Europe/Moscow", "Europe/London", "America/New_York")
"""Time zones that the keyboard offers."""

HOURS = (8, 9, 10, 12, 15, 18, 20)
PAUSES = {7: "week", 31: "month", 92: "quarter", 183: "half"}
"""Days for which a digest can be paused, with the names of their messages."""

UNITS = (None, Unit.HA, Unit.KM2, Unit.ACRE)
PAGES = ("places", "measures", "days", "hours", "zones", "pauses")
"""Settings that are chosen on a page of their own."""

MOST_PLACES = 6
"""Places of one digest: more fit no phone."""


def settings_reply(kept: Subscription, now: datetime, reader: Reader) -> Reply:
    """All settings, each with a button that changes it in place."""
    language, slot = reader.language, kept.slot
    found: list[Html] = []
    if not kept.active:
        found.append(tell(language, "subscription-stopped"))
    elif kept.paused_until is not None and kept.paused_until > _today(kept, now):
        found.append(
            tell(language, "subscription-paused", day=escape(day(kept.paused_until, language)))
        )
    else:
        found.append(
            tell(language, "subscription-next", moment=escape(_next(slot, now, language)))
        )
    found += [EMPTY, *_settings(kept, language)]
    return Reply(html=lines(*found), buttons=_keyboard(kept, language))


def _settings(kept: Subscription, language: str) -> Iterator[Html]:
    choice, slot = kept.choice, kept.slot
    yield tell(language, "subscription-places", places=escape(_places(choice, language)))
    measures = listed(tuple(say(language, f"measure-{one}") for one in choice.measures), language)
    yield tell(language, "subscription-measures", measures=escape(measures))
    unit = say(language, f"unit-{choice.unit or 'usual'}")
    yield tell(language, "subscription-unit", unit=escape(unit))
    yield tell(
        language, "subscription-when", when=escape(when(slot, language)),
        zone=escape(slot.time_zone),
    )  # fmt: skip


def _keyboard(kept: Subscription, language: str) -> tuple[tuple[Button, ...], ...]:
    choice, slot = kept.choice, kept.slot
    if not kept.active:
        return rows((_button(language, "subscription-again", "on"),))
    paused = kept.paused_until is not None
    pictures = "off" if choice.pictures else "on"
    return rows(
        (_button(language, "subscription-choose-places", "places"),
         _button(language, "subscription-choose-measures", "measures")),
        (_button(language, "subscription-change-unit", "unit"),
         Button(label=say(_after(choice.language), "language-name"), data=f"{VERB}:language")),
        (_button(language, f"subscription-{_other(slot)}", "cadence"),
         _button(language, f"subscription-pictures-{pictures}", "pictures")),
        (_button(language, "subscription-choose-day", "days"),
         _button(language, "subscription-choose-hour", "hours"),
         _button(language, "subscription-choose-zone", "zones")),
        (_button(language, "subscription-sample", "sample"),
         _button(language, "subscription-resume", "resume") if paused
         else _button(language, "subscription-pause", "pauses"),
         _button(language, "button-digest-stop", "stop")),
    )  # fmt: skip


def page_reply(page: str, kept: Subscription, reader: Reader) -> Reply:
    """The choices of one setting, those taken marked; "places", "measures", "days" and so on."""
    language, choice, slot = reader.language, kept.choice, kept.slot
    match page:
        case "places":
            names = load_catalogue().core
            found = [
                _choice(place_short((name,), language), f"place:{name}",
                        taken=(name,) in choice.places)
                for name in (WHOLE, *names)
            ]  # fmt: skip
        case "measures":
            found = [
                _choice(say(language, f"measure-{one}"), f"measure:{one}",
                        taken=one in choice.measures)
                for one in MEASURES
            ]  # fmt: skip
        case "days":
            found = [
                _choice(_day(number, slot, language), f"day:{number}", taken=number == slot.day)
                for number in range(1, LAST_DAY[slot.cadence] + 1)
            ]
        case "hours":
            found = [
                _choice(f"{hour:02}:00", f"hour:{hour}", taken=hour == slot.hour) for hour in HOURS
            ]
        case "pauses":
            found = [
                _choice(say(language, f"subscription-pause-{name}"), f"until:{days}", taken=False)
                for days, name in PAUSES.items()
            ]
        case _:
            found = [_choice(zone, f"zone:{zone}", taken=zone == slot.time_zone) for zone in ZONES]
    wide = {
        "measures": 1,
        "zones": 1,
        "pauses": 2,
        "days": 7 if slot.cadence == "monthly" else 2,
    }.get(page, 3)
    grid = [found[start : start + wide] for start in range(0, len(found), wide)]
    back = _button(language, "subscription-back", "set")
    html = bold(say(language, f"subscription-page-{page}"))
    return Reply(html=html, buttons=rows(*grid, (back,)))


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
    return replace(choice, language=_after(choice.language))


def subscribed_reply(kept: Subscription, reader: Reader) -> Reply:
    """It begins: what comes when, and below it a sample follows."""
    language = reader.language
    return Reply(html=tell(language, "subscribed", when=escape(when(kept.slot, language))))


def unsubscribed_reply(reader: Reader, *, was: bool) -> Reply:
    """It has ended, with the way back."""
    language = reader.language
    buttons = rows((_button(language, "subscription-again", "on"),)) if was else ()
    return Reply(html=tell(language, "unsubscribed" if was else "not-subscribed"), buttons=buttons)


def _after(language: str) -> str:
    return LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]


def _other(slot: Slot) -> str:
    return "weekly" if slot.cadence == "monthly" else "monthly"


def _button(language: str, message: str, what: str) -> Button:
    return Button(label=say(language, message), data=f"{VERB}:{what}")


def _choice(label: str, data: str, *, taken: bool) -> Button:
    return Button(label=f"✓ {label}" if taken else label, data=f"{VERB}:{data}")


def _places(choice: Choice, language: str) -> str:
    return listed(tuple(place_short(places, language) for places in choice.places), language)


def _day(number: int, slot: Slot, language: str) -> str:
    return str(number) if slot.cadence == "monthly" else weekday(number, language)


def _next(slot: Slot, now: datetime, language: str) -> str:
    """The next moment at which a digest comes."""
    zone = ZoneInfo(slot.time_zone)
    last = latest_due(slot, now).moment.astimezone(zone).date()
    if slot.cadence == "weekly":
        coming = date.fromordinal(last.toordinal() + 7)
    else:
        coming = last.replace(year=last.year + last.month // 12, month=last.month % 12 + 1)
    return f"{day(coming, language)}, {slot.hour:02}:00"


def _today(kept: Subscription, now: datetime) -> date:
    return now.astimezone(ZoneInfo(kept.slot.time_zone)).date()
