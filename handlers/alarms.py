"""Alarms: what the owners should know of the process, by way of the outbox."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from handlers.context import Desk
from handlers.delivery import MOST_FAILURES
from handlers.parcels import pack
from handlers.replies.alarms import (
    age_alarm,
    copy_alarm,
    delivery_alarm,
    process_alarm,
    quarantine_alarm,
)
from handlers.replies.reply import Reader, Reply
from store.editions import paused
from store.figures import newest
from store.inbox import quarantined
from store.outbox import DOUBT_ONCE, enqueue, last_doubt, last_given_up, tally
from store.people import visit
from store.quiet import FOREVER, HELD_ONCE, quiet_until


async def raise_alarms(desk: Desk, told: set[int], process: list[str]) -> None:
    """Tell every owner what was set aside, which deliveries and what else is in trouble, once.

    And that nothing leaves their restored copy, and that no new figures came for long. What was
    set aside, and deliveries in trouble, are looked up in the store, so that no end of the
    process hides them; `told` are the updates that this process has told of. The list is
    emptied.
    """
    if await quiet_until(desk.database, desk.now()) == FOREVER:
        waiting = (await tally(desk.database)).get("pending", 0)
        await _tell(desk, HELD_ONCE, copy_alarm, str(waiting))
    for update in await quarantined(desk.database):
        if update not in told:
            await _tell(desk, f"set aside {update}", quarantine_alarm, str(update))
            told.add(update)
    await _look_at_deliveries(desk)
    for words in dict.fromkeys(process):
        await _tell(desk, f"process {desk.today()} {words}"[:200], process_alarm, words)
    process.clear()
    await _look_for_new_figures(desk)


async def _look_at_deliveries(desk: Desk) -> None:
    """Rows in doubt, rows given up (those of a day together), and editions that paused."""
    zone = ZoneInfo(desk.settings.time_zone)
    doubt = await last_doubt(desk.database)
    if doubt is not None:
        quarter = doubt.replace(minute=doubt.minute // 15 * 15)
        once = f"{DOUBT_ONCE}{quarter:%Y-%m-%dT%H:%M}"
        await _tell(desk, once, delivery_alarm, "messages may or may not have arrived")
    given_up = await last_given_up(desk.database, MOST_FAILURES)
    if given_up is not None:
        at, reason = given_up
        once = f"delivery given up {at.astimezone(zone).date()}"
        await _tell(desk, once, delivery_alarm, f"a message was given up: {reason}")
    for edition in await paused(desk.database):
        words = f"an edition is paused: {edition.reason}"
        await _tell(desk, f"edition {edition.id} {words}"[:200], delivery_alarm, words)


async def _look_for_new_figures(desk: Desk) -> None:
    """Say once of each newest figure that it is older than was expected."""
    if not desk.settings.expected_days:
        return
    last = await newest(desk.database, desk.now())
    if last is None or (desk.today() - last).days <= desk.settings.expected_days:
        return
    await _tell(desk, f"newest figure {last}", age_alarm, last.isoformat())


async def _tell(desk: Desk, once: str, shown: Callable[[Reader, str], Reply], words: str) -> None:
    """Put an alarm for each owner into the outbox, in their language."""
    for owner in sorted(desk.settings.owners):
        visitor = await visit(desk.database, owner)
        language = visitor.language or "en"
        parcel = pack(shown(Reader(language=language), words), language)
        await enqueue(desk.database, [owner], parcel, once=once, now=desk.now())
