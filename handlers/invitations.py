"""Invitations: an owner makes a one-time link, and who follows it is admitted."""

from telegram import Update

from handlers.basics import on_start as welcome
from handlers.caller import Caller, Context, desk_of, may_ask
from handlers.questions import on_link
from handlers.replies.buttons import SHARED
from handlers.replies.notices import (
    invitation_accepted,
    invitation_link,
    invitation_spent,
    invited_only,
    stale_link,
)
from handlers.send import send
from store.people import NotAllowed, accept, invite

PREFIX = "i-"
"""Deep links that carry an invitation begin so: t.me/<bot>?start=i-CODE."""


async def on_start(update: Update, context: Context, caller: Caller) -> None:
    """The first screen, an invitation that is taken up, or a question that was shared."""
    payload = (context.args or [""])[0]
    desk = desk_of(context)
    if payload.startswith(PREFIX) and caller.in_private:
        code = payload.removeprefix(PREFIX)
        taken = await accept(desk.database, code, caller.id, desk.now())
        notice = invitation_accepted if taken else invitation_spent
        await send(update, context, notice(caller.reader))
    elif may_ask(desk, caller) and payload.startswith(SHARED):
        await on_link(update, context, caller, payload.removeprefix(SHARED))
    elif may_ask(desk, caller) and payload:
        await send(update, context, stale_link(caller.reader))
    elif may_ask(desk, caller):
        await welcome(update, context, caller)
    elif caller.in_private:
        await send(update, context, invited_only(caller.reader, caller.id))


async def on_invite(update: Update, context: Context, caller: Caller) -> None:
    """A new link, for owners; the store checks once more that it is one who asks."""
    desk = desk_of(context)
    try:
        code = await invite(
            desk.database,
            issued_by=caller.id,
            role="reader",
            now=desk.now(),
            owners=desk.settings.owners,
        )
    except NotAllowed:
        return
    link = f"https://t.me/{context.bot.username}?start={PREFIX}{code}"
    await send(update, context, invitation_link(caller.reader, link))
