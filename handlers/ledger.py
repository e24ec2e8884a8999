"""The record about itself: /reconcile a period, /changes since a day, /errata."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.language.readings import Understood
from handlers.language.understand import read
from handlers.language.vintage import since
from handlers.replies.ledger import changes_reply, errata_reply, ledger_reply
from handlers.replies.notices import which_day, which_period
from handlers.replies.refusals import refusal
from handlers.replies.reply import Reader, Reply
from handlers.send import send
from store.answers.changes import changes
from store.answers.errata import errata
from store.answers.reconcile import reconcile

DAYS = 7
"""Days that /changes looks back when no day is named."""


async def on_reconcile(update: Update, context: Context, caller: Caller) -> None:
    """A period's total against every way in which it was split."""
    text = " ".join(context.args or ())
    await send(update, context, await reconciled(desk_of(context), text, caller.reader))


async def on_changes(update: Update, context: Context, caller: Caller) -> None:
    """What is new, revised, corrected or withdrawn since a day."""
    text = " ".join(context.args or ())
    await send(update, context, await changed(desk_of(context), text, caller.reader))


async def on_errata(update: Update, context: Context, caller: Caller) -> None:
    """The register of figures held to be wrong at their source."""
    found = await errata(desk_of(context).database)
    await send(update, context, errata_reply(found, caller.reader))


async def reconciled(desk: Desk, text: str, reader: Reader) -> Reply:
    """The ledger of the period that `text` names; land, unless it names something else."""
    reading = read(f"/cleared {text}", desk.today())
    if not isinstance(reading, Understood):
        return refusal(reading, reader)
    question = reading.question
    if question.period.end is None:
        return which_period(reader)
    found = await reconcile(
        desk.database, question.measure, question.period, now=desk.now(), today=desk.today()
    )
    return ledger_reply(found, reader)


async def changed(desk: Desk, text: str, reader: Reader) -> Reply:
    """What has changed since the day that `text` names, the last week for none."""
    today = desk.today()
    day = since(text, today) if text.strip() else today - timedelta(days=DAYS)
    if day is None:
        return which_day(reader)
    items, more = await changes(desk.database, _start(desk, day), desk.now())
    return changes_reply(items, day, reader, more=more)


def _start(desk: Desk, day: date) -> datetime:
    """The last moment before a day begins where the people are; shipped figures begin in UTC."""
    begins = datetime.combine(day, time.min, ZoneInfo(desk.settings.time_zone))
    return begins - timedelta(microseconds=1)
