"""Words about a draft: a reply to it, or what was asked for, change it."""

from collections.abc import Sequence
from typing import assert_never

from telegram import Message, Update

from handlers.approvals import reject_with
from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.editing import NoDay, NoLine, Problem, apply_edits
from handlers.language.cells import Reason
from handlers.language.edits import Because, Edit, Published, Source, Unread, read_day, read_edits
from handlers.replies import draft_notices as notices
from handlers.replies.reply import Reader, Reply
from handlers.send import send
from handlers.showing import change, show
from store import drafts
from store.proposals import Draft


async def replied_to(desk: Desk, message: Message) -> Draft | None:
    """The draft that the message shows to which this one is a reply."""
    answered = message.reply_to_message
    if answered is None:
        return None
    return await drafts.at_message(desk.database, message.chat_id, answered.message_id)


async def answered(
    update: Update, context: Context, caller: Caller, draft: Draft, text: str
) -> None:
    """The words that somebody was asked for: a reason, a name, a day, why it is rejected."""
    what, _, number = draft.asks.partition(" ")
    edits: Sequence[Edit] = ()
    match what:
        case "reject":
            await reject_with(update, context, caller, draft, text)
            return
        case "reason":
            edits = (Because(number=int(number), reason=text.strip()),)
        case "publisher":
            edits = (Source(publisher=text.strip()),)
        case "published":
            day = read_day(text, desk_of(context).today())
            edits = () if day is None else (Published(day=day),)
        case _:
            edits = read_edits(text, desk_of(context).today())
    if edits:
        await edit(update, context, caller, draft, edits)
        return
    reader = caller.reader
    unread = notices.day_unread(reader) if what == "published" else notices.unread(reader, text)
    await send(update, context, unread)


async def edit(
    update: Update, context: Context, caller: Caller, draft: Draft, edits: Sequence[Edit]
) -> None:
    """Change a draft as somebody said, check it again and show it, or say what is not clear."""
    desk = desk_of(context)
    after = apply_edits(draft, edits, desk.today())
    if not isinstance(after, Draft):
        await send(update, context, _problem(caller.reader, after))
        return
    kept = await change(desk, caller, draft, after)
    if isinstance(kept, Reply):
        await send(update, context, kept)
    else:
        await show(update, context, caller, kept)


def _problem(reader: Reader, problem: Problem) -> Reply:
    match problem:
        case Unread():
            return notices.unread(reader, problem.words)
        case NoLine():
            return notices.no_line(reader, problem.number)
        case NoDay():
            return notices.day_unread(reader)
        case Reason():
            return notices.no_number(reader, problem)
        case _:
            assert_never(problem)
