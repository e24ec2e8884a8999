"""Settings of a subscription: by the buttons of its keyboard, and those that are typed."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.digests import compose
from handlers.language.settings import Setting, read_coming_day
from handlers.language.zones import find_zone, near_zones
from handlers.managing import may_manage
from handlers.replies.notices import stale_button
from handlers.replies.reply import Reader, Reply
from handlers.replies.settings import (
    HOURS,
    PAGES,
    PAUSES,
    no_day_reply,
    no_zone_reply,
    page_reply,
    with_measure,
    with_next_language,
    with_next_unit,
    with_place,
)
from handlers.replies.subscriptions import settings_reply, unsubscribed_reply
from handlers.send import acknowledge, edit, send
from store.areas import WHOLE
from store.catalogue import load_catalogue
from store.measures import Measure
from store.subscriptions import (
    LAST_DAY,
    LEFT,
    Cadence,
    Slot,
    Subscription,
    latest_due,
    stop,
    subscribe,
    subscription,
)


async def on_setting(update: Update, context: Context, caller: Caller) -> None:
    """A button of the keyboard or of a digest: d:WHAT or d:WHAT:VALUE."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None:
        return
    desk = desk_of(context)
    kept = await subscription(desk.database, chat.id)
    _, what, *values = (query.data or "").split(":", 2)
    value = "".join(values)
    if kept is None or not _is_known(what, value, kept):
        await acknowledge(query, stale_button(caller.reader))
        return
    if not await may_manage(update, context, caller):
        return
    await acknowledge(query)
    if what == "sample":
        await send(update, context, await sample(desk, kept))
        return
    if what == "stop":
        await stop(desk.database, chat.id, LEFT)
        await edit(update, context, unsubscribed_reply(caller.reader, was=True))
        return
    changed = _changed(kept, what, value, desk)
    if changed != kept:
        await subscribe(desk.database, changed)
    reader = replace(caller.reader, language=changed.choice.language)
    await edit(update, context, _screen(what, changed, desk, reader))


def typed(
    kept: Subscription, setting: Setting, desk: Desk, reader: Reader
) -> tuple[Subscription, Reply | None]:
    """The subscription as the words make it; else as it was, and what is said to the words."""
    words = setting.words
    if not words:
        page = {"zone": "zones", "pause": "pauses"}[setting.what]
        return kept, page_reply(page, kept, reader)
    if setting.what == "zone":
        zone = find_zone(words)
        if zone is None:
            return kept, no_zone_reply(words, near_zones(words), kept, reader)
        return _changed(kept, "zone", zone, desk), None
    today = kept.today(desk.now())
    day = read_coming_day(words, today)
    if day is None or day <= today:
        return kept, no_day_reply(words, day, kept, reader)
    return replace(kept, paused_until=day), None


async def sample(desk: Desk, kept: Subscription) -> Reply:
    """What the next digest would have been, had it come today."""
    return await compose(desk, kept.choice, latest_due(kept.slot, desk.now()).period)


def _is_known(what: str, value: str, kept: Subscription) -> bool:
    """Whether a button of ours carries this."""
    days = range(1, LAST_DAY[kept.slot.cadence] + 1)
    known = {
        "place": (WHOLE, *load_catalogue().core),
        "measure": tuple(Measure),
        "day": tuple(map(str, days)),
        "hour": tuple(map(str, HOURS)),
        "until": tuple(map(str, PAUSES)),
    }
    if what in known:
        return value in known[what]
    if what == "zone":
        return find_zone(value) == value
    plain = {*PAGES, "set", "unit", "language", "cadence", "pictures", "resume", "sample", "stop"}
    return what in {*plain, "on"} and not value


def _changed(kept: Subscription, what: str, value: str, desk: Desk) -> Subscription:
    """The subscription as the button makes it."""
    choice, slot = kept.choice, kept.slot
    match what:
        case "place":
            return replace(kept, choice=with_place(choice, value))
        case "measure":
            return replace(kept, choice=with_measure(choice, Measure(value)))
        case "unit":
            return replace(kept, choice=with_next_unit(choice))
        case "language":
            return replace(kept, choice=with_next_language(choice))
        case "pictures":
            return replace(kept, choice=replace(choice, pictures=not choice.pictures))
        case "on":
            return replace(kept, active=True, reason="", since=desk.now(), paused_until=None)
        case "until":
            return replace(kept, paused_until=kept.today(desk.now()) + timedelta(days=int(value)))
        case "resume":
            return replace(kept, paused_until=None, since=desk.now())
        case "cadence":
            return replace(kept, slot=_slot(slot, what, value), since=desk.now())
        case _:
            return replace(kept, slot=_slot(slot, what, value))


def _slot(slot: Slot, what: str, value: str) -> Slot:
    match what:
        case "cadence":
            first: Cadence = next(one for one in get_args(Cadence) if one != slot.cadence)
            return replace(slot, cadence=first, day=1 if first == "weekly" else 5)
        case "day":
            return replace(slot, day=int(value))
        case "hour":
            return replace(slot, hour=int(value))
        case "zone":
            return replace(slot, time_zone=value)
        case _:
            return slot


def _screen(what: str, kept: Subscription, desk: Desk, reader: Reader) -> Reply:
    """What the message shows after a button: the page that it is on, else the settings."""
    pages = {"place": "places", "measure": "measures", **{page: page for page in PAGES}}
    page = pages.get(what)
    if page is not None:
        return page_reply(page, kept, reader)
    return settings_reply(kept, desk.now(), reader)
