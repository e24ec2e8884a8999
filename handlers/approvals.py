"""Approvals: others are asked about a draft, and its author hears what came of it.

What is to be told stands in the draft, written with what was decided; from there it goes to the
outbox, at once and at every look, so that no end of the process loses it or tells it twice.
"""

from collections.abc import AsyncIterator
from dataclasses import replace

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.parcels import pack
from handlers.replies import draft_notices as notices
from handlers.replies.drafts import draft_reply
from handlers.replies.markup import escape
from handlers.replies.reply import Reader, Reply
from handlers.replies.uploads import stored_reply
from handlers.send import send
from store import drafts
from store.decisions import Stored, reject
from store.keys import known_in
from store.outbox import enqueue
from store.people import NotAllowed, visit, with_role
from store.proposals import Draft, News


async def approvers_of(desk: Desk, draft: Draft) -> list[int]:
    """Everyone who may approve a draft of somebody else."""
    approvers = set(desk.settings.owners) | set(await with_role(desk.database, "approver"))
    return sorted(approvers - {draft.author})


async def pass_on(desk: Desk) -> None:
    """What others have yet to hear of drafts, into the outbox."""
    for draft in await drafts.unsaid(desk.database):
        if draft.news is not None:
            by, once = draft.news.by, f"draft {draft.id} {draft.news.what} {draft.news.at}"
            known = await known_in(desk.database, [by])
            people = {draft.author, *known.values()}
            who = str(known.get(by, by))
            async for person, reader, reply in _told(desk, draft, draft.news, who):
                parcel = pack(reply, reader.language, people=people)
                await enqueue(desk.database, [person], parcel, once=once, now=desk.now())
        await drafts.said(desk.database, draft)


async def _told(
    desk: Desk, draft: Draft, news: News, who: str
) -> AsyncIterator[tuple[int, Reader, Reply]]:
    """Who is told, and what; `who` decided it."""
    if news.what == "asked":
        for person in await approvers_of(desk, draft):
            reader = await reader_of(desk, person)
            note = notices.approval_asked(reader, draft.author)
            yield person, reader, draft_reply(draft, reader, note)
        return
    author = await reader_of(desk, draft.author)
    if news.what == "rejected":
        reply = notices.rejected(author, draft, who, news.reason)
    elif news.what == "expired":
        reply = notices.expired(author, draft)
    else:
        stored = Stored(
            upload=draft.upload, added=news.added, cited=news.cited, known=news.known,
            draft=draft,
        )  # fmt: skip
        reply = stored_reply(stored, author, approver=who)
    yield draft.author, author, reply


async def end_drafts(desk: Desk) -> int:
    """End the drafts that nobody confirmed within a day; how many ended now."""
    ended = await drafts.expire(desk.database, desk.now())
    await pass_on(desk)
    return len(ended)


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
    await pass_on(desk)
    await send(update, context, notices.rejection_told(reader, done))


async def reader_of(desk: Desk, person: int) -> Reader:
    """Somebody who is written to without having asked, in the language that they chose."""
    visitor = await visit(desk.database, person)
    return replace(Reader(language=visitor.language or "en"), unit=visitor.unit)
