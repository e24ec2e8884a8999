"""Alarms: what the owners should know of the process, by way of the outbox."""

from collections.abc import Callable

from handlers.context import Desk
from handlers.parcels import pack
from handlers.replies.alarms import (
    age_alarm,
    delivery_alarm,
    process_alarm,
    quarantine_alarm,
)
from handlers.replies.reply import Reader, Reply
from store.figures import newest
from store.inbox import quarantined
from store.outbox import enqueue
from store.people import visit


async def raise_alarms(
    desk: Desk, told: set[int], delivery: list[str], process: list[str]
) -> None:
    """Tell every owner what was set aside, which deliveries and what else is in trouble, once.

    And that no new figures came for long. What was set aside is looked up in the store, so that
    no end of the process hides it; `told` are those that this process has told of. The lists
    are emptied.
    """
    for update in await quarantined(desk.database):
        if update not in told:
            await _tell(desk, f"set aside {update}", quarantine_alarm, str(update))
            told.add(update)
    for words in dict.fromkeys(delivery):
        await _tell(desk, f"delivery {desk.today()} {words}"[:200], delivery_alarm, words)
    delivery.clear()
    for words in dict.fromkeys(process):
        await _tell(desk, f"process {desk.today()} {words}"[:200], process_alarm, words)
    process.clear()
    await _look_for_new_figures(desk)


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
