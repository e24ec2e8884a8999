"""A draft is checked, kept, shown and changed."""

from dataclasses import replace

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.drafting import known_operators
from handlers.replies import draft_notices as notices
from handlers.replies.drafts import draft_reply
from handlers.replies.markup import escape
from handlers.replies.notices import keepers_only
from handlers.replies.reply import Reply
from handlers.send import send
from store import drafts
from store.checks import check
from store.decisions import cancel
from store.journal import reply_to
from store.people import NotAllowed
from store.proposals import Draft


async def checked(desk: Desk, draft: Draft) -> Draft:
    """The draft with what the record says to each line."""
    return await check(
        desk.database, draft, now=desk.now(), today=desk.today(), operators=known_operators()
    )


async def begin(update: Update, context: Context, caller: Caller, draft: Draft) -> None:
    """Check a new draft, keep it and show it. One of an edited message replaces the one before."""
    desk = desk_of(context)
    message = update.effective_message
    if message is None:
        return
    owners = desk.settings.owners
    try:
        kept = await drafts.keep(
            desk.database, await checked(desk, draft), owners=owners, now=desk.now()
        )
    except NotAllowed:  # their role was taken meanwhile
        await send(update, context, keepers_only(caller.reader))
        return
    if update.edited_message is not None:
        earlier = await reply_to(desk.database, message.chat_id, message.message_id)
        before = await drafts.at_message(desk.database, message.chat_id, earlier or 0)
        if before is not None and before.author == caller.id and before.id != kept.id:
            await cancel(desk.database, before.id, person=caller.id, owners=owners)
    await show(update, context, caller, kept)


async def show(
    update: Update, context: Context, caller: Caller, draft: Draft, note: str = ""
) -> None:
    """Send a draft, and keep which message shows it."""
    number = await send(update, context, draft_reply(draft, caller.reader, note))
    if number is not None and update.effective_chat is not None:
        await drafts.shown(desk_of(context).database, draft.id, update.effective_chat.id, number)


async def change(desk: Desk, caller: Caller, before: Draft, after: Draft) -> Draft | Reply:
    """What a draft became, checked and kept; a Reply when it is no longer as it was."""
    owners = desk.settings.owners
    try:
        if not after.lines:
            await cancel(desk.database, before.id, person=caller.id, owners=owners)
            return notices.emptied(caller.reader)
        kept = await drafts.change(
            desk.database, await checked(desk, replace(after, asks="")), before=before.digest,
            person=caller.id, owners=owners, now=desk.now(),
        )  # fmt: skip
    except NotAllowed:
        return Reply(html=escape(notices.not_yours(caller.reader)))
    return kept or Reply(html=escape(notices.changed(caller.reader)))
