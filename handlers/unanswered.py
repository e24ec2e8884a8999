"""What was not understood: the list that shows owners which words people miss."""

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.replies.notices import missed_list
from handlers.send import send
from store.unanswered import ranked

MOST = 40
"""Texts in one list; it fits a message."""


async def on_unanswered(update: Update, context: Context, caller: Caller) -> None:
    """The words that came most often, for owners."""
    desk = desk_of(context)
    missed = await ranked(desk.database, desk.now(), MOST)
    await send(update, context, missed_list(caller.reader, missed))
