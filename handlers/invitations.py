"""Invitations: an owner makes a one-time link, and who follows it is admitted."""

from typing import get_args

from telegram import Update

from handlers.basics import on_start as welcome
from handlers.caller import Caller, Context, commands_of, desk_of, may_ask
from handlers.menus import personal_menu
from handlers.questions import on_link
from handlers.replies.buttons import SHARED
from handlers.replies.notices import (
    invitation_accepted,
    invitation_link,
    invitation_role,
    invitation_spent,
    invited_only,
    stale_link,
)
from handlers.send import send
from store.chats import come_back
from store.people import NotAllowed, Role, accept, invite, reaches, visit

PREFIX = "i-"
"""Deep links that carry an invitation begin so: t.me/<bot>?start=i-CODE."""


async def on_start(update: Update, context: Context, caller: Caller) -> None:
    """The first screen, an invitation that is taken up, or a question that was shared."""
    payload = (context.args or [""])[0]
    desk = desk_of(context)
    if caller.in_private:  # also of who let us in again while we were down for long
        await come_back(desk.database, caller.id, desk.now())
    if payload.startswith(PREFIX) and caller.in_private and not caller.is_nameless:
        code = payload.removeprefix(PREFIX)
        taken = await accept(desk.database, code, caller.id, desk.now())
        notice = invitation_accepted if taken else invitation_spent
        await send(update, context, notice(caller.reader))
        role = (await visit(desk.database, caller.id)).role
        if taken and reaches(role, "contributor") and not caller.is_owner:
            await personal_menu(context.bot, caller.id, role, commands_of(context))
    elif may_ask(desk, caller) and payload.startswith(SHARED):
        await on_link(update, context, caller, payload.removeprefix(SHARED))
    elif may_ask(desk, caller) and payload:
        await send(update, context, stale_link(caller.reader))
    elif may_ask(desk, caller):
        await welcome(update, context, caller)
    elif caller.in_private:
        await send(update, context, invited_only(caller.reader, caller.id))


async def on_invite(update: Update, context: Context, caller: Caller) -> None:
    """A new link, for owners: for a reader, or for the role that is named.

    The store checks once more that it is an owner who asks.
    """
    desk = desk_of(context)
    named = (context.args or ["reader"])[0].lower()
    role = next((one for one in get_args(Role) if one == named), None)
    if role is None:
        await send(update, context, invitation_role(caller.reader, named))
        return
    try:
        code = await invite(
            desk.database,
            issued_by=caller.id,
            role=role,
            now=desk.now(),
            owners=desk.settings.owners,
        )
    except NotAllowed:
        return
    link = f"https://t.me/{context.bot.username}?start={PREFIX}{code}"
    await send(update, context, invitation_link(caller.reader, link, role))
