"""Alarms: what the owners should know of the process, by way of the outbox."""

from collections.abc import Callable

from handlers.context import Desk
from handlers.parcels import pack
from handlers.replies.alarms import delivery_alarm, quarantine_alarm
from handlers.replies.reply import Reader, Reply
from store.outbox import enqueue
from store.people import visit


async def raise_alarms(desk: Desk, set_aside: list[int], delivery: list[str]) -> None:
    """Tell every owner of updates that were set aside and of deliveries in trouble, once each.

    Both lists are emptied. What is enqueued survives; what is not yet is told after a restart
    only where it happens again.
    """
    for update in set_aside:
        await _tell(desk, f"set aside {update}", quarantine_alarm, str(update))
    set_aside.clear()
    for words in dict.fromkeys(delivery):
        await _tell(desk, f"delivery {desk.today()} {words}"[:200], delivery_alarm, words)
    delivery.clear()


async def _tell(desk: Desk, once: str, shown: Callable[[Reader, str], Reply], words: str) -> None:
    """Put an alarm for each owner into the outbox, in their language."""
    for owner in sorted(desk.settings.owners):
        visitor = await visit(desk.database, owner)
        language = visitor.language or "en"
        parcel = pack(shown(Reader(language=language), words), language)
        await enqueue(desk.database, [owner], parcel, once=once, now=desk.now())
