"""Approvals: another person is asked about a draft, and its author hears what they decided."""

from dataclasses import replace

from telegram import Bot, Update

from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.replies import draft_notices as notices
from handlers.replies.drafts import draft_reply
from handlers.replies.markup import escape
from handlers.replies.reply import Reader, Reply
from handlers.send import notify, send
from store.decisions import reject
from store.people import NotAllowed, visit, with_role
from store.proposals import Draft


async def ask_approval(bot: Bot, desk: Desk, draft: Draft) -> int:
    """Show a draft that waits to everyone who may approve it; how many were reached."""
    approvers = set(desk.settings.owners) | set(await with_role(desk.database, "approver"))
    reached = 0
    for person in sorted(approvers - {draft.author}):
        reader = await reader_of(desk, person)
        note = notices.approval_asked(reader, draft.author)
        reached += await notify(bot, person, draft_reply(draft, reader, note)) is not None
    return reached


async def reject_with(
    update: Update, context: Context, caller: Caller, draft: Draft, reason: str
) -> None:
    """Reject a draft for a reason, and tell its author."""
    desk, reader = desk_of(context), caller.reader
    try:
        done = await reject(
            desk.database, draft.id, reason=reason.strip(), person=caller.id,
            owners=desk.settings.owners, now=desk.now(),
        )  # fmt: skip
    except NotAllowed:
        await send(update, context, Reply(html=escape(notices.may_not(reader))))
        return
    if done is None:
        await send(update, context, notices.over_reply(reader, "gone"))
        return
    await send(update, context, notices.rejection_told(reader, done))
    author = await reader_of(desk, done.author)
    told = notices.rejected(author, done, caller.id, reason)
    await notify(context.bot, done.author, told)


async def reader_of(desk: Desk, person: int) -> Reader:
    """Somebody who is written to without having asked, in the language that they chose."""
    visitor = await visit(desk.database, person)
    return replace(Reader(language=visitor.language or "en"), unit=visitor.unit)
