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
from store.outbox import enqueue
from store.people import visit


async def raise_alarms(
    desk: Desk, set_aside: list[int], delivery: list[str], process: list[str]
) -> None:
    """Tell every owner what was set aside, which deliveries and what else is in trouble, once.

    And that no new figures came for long. The lists are emptied. What is enqueued survives;
    what is not yet is told after a restart only where it happens again.
    """
    for update in set_aside:
        await _tell(desk, f"set aside {update}", quarantine_alarm, str(update))
    set_aside.clear()
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
