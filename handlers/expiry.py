"""Drafts that nobody confirmed within a day: they end, and their authors are told."""

from telegram import Bot

from handlers.approvals import reader_of
from handlers.context import Desk
from handlers.replies.draft_notices import expired
from handlers.send import notify
from store.drafts import expire


async def end_drafts(bot: Bot, desk: Desk) -> int:
    """End what has expired, and tell each author once; how many drafts ended."""
    ended = await expire(desk.database, desk.now())
    for draft in ended:
        await notify(bot, draft.author, expired(await reader_of(desk, draft.author), draft))
    return len(ended)
