"""The settings of a subscription as one keyboard, and what is said when it begins or ends."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.replies.buttons import rows
from handlers.replies.dates import day, when
from handlers.replies.markup import EMPTY, Html, escape, lines
from handlers.replies.messages import say, tell
from handlers.replies.names import listed, place_short
from handlers.replies.reply import Button, Reader, Reply
from handlers.replies.settings import button, language_after
from store.subscriptions import Choice, Slot, Subscription, latest_due


def settings_reply(kept: Subscription, now: datetime, reader: Reader) -> Reply:
    """All settings, each with a button that changes it in place."""
    language, slot = reader.language, kept.slot
    found: list[Html] = []
    if not kept.active:
        found.append(tell(language, "subscription-stopped"))
    elif kept.paused_until is not None and kept.paused_until > kept.today(now):
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
        return rows((button(language, "subscription-again", "on"),))
    paused = kept.paused_until is not None
    pictures = "off" if choice.pictures else "on"
    return rows(
        (button(language, "subscription-choose-places", "places"),
         button(language, "subscription-choose-measures", "measures")),
        (button(language, "subscription-change-unit", "unit"),
         button(language_after(choice.language), "language-name", "language")),
        (button(language, f"subscription-{_other(slot)}", "cadence"),
         button(language, f"subscription-pictures-{pictures}", "pictures")),
        (button(language, "subscription-choose-day", "days"),
         button(language, "subscription-choose-hour", "hours"),
         button(language, "subscription-choose-zone", "zones")),
        (button(language, "subscription-sample", "sample"),
         button(language, "subscription-resume", "resume") if paused
         else button(language, "subscription-pause", "pauses"),
         button(language, "button-digest-stop", "stop")),
    )  # fmt: skip


def subscribed_reply(kept: Subscription, reader: Reader) -> Reply:
    """It begins: what comes when, and below it a sample follows."""
    language = reader.language
    return Reply(html=tell(language, "subscribed", when=escape(when(kept.slot, language))))


def unsubscribed_reply(reader: Reader, *, was: bool) -> Reply:
    """It has ended, with the way back."""
    language = reader.language
    buttons = rows((button(language, "subscription-again", "on"),)) if was else ()
    return Reply(html=tell(language, "unsubscribed" if was else "not-subscribed"), buttons=buttons)


def _other(slot: Slot) -> str:
    return "weekly" if slot.cadence == "monthly" else "monthly"


def _places(choice: Choice, language: str) -> str:
    return listed(tuple(place_short(places, language) for places in choice.places), language)


def _next(slot: Slot, now: datetime, language: str) -> str:
    """The next moment at which a digest comes."""
    zone = ZoneInfo(slot.time_zone)
    last = latest_due(slot, now).moment.astimezone(zone).date()
    if slot.cadence == "weekly":
        coming = date.fromordinal(last.toordinal() + 7)
    else:
        coming = last.replace(year=last.year + last.month // 12, month=last.month % 12 + 1)
    return f"{day(coming, language)}, {slot.hour:02}:00"
