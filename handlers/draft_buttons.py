"""The buttons under a draft: confirm, look at a line, ask, approve, reject, cancel, undo.

Each carries the number of the draft and the digest of what was shown; what no longer is so is
said and shown as it is now.
"""

import re
from typing import assert_never

from telegram import CallbackQuery, Message, Update

from handlers.approvals import approvers_of, pass_on
from handlers.caller import Caller, Context, desk_of
from handlers.editing import tap
from handlers.replies import draft_notices as notices
from handlers.replies.draft_file import draft_file
from handlers.replies.drafts import draft_reply, marked_reply
from handlers.replies.notices import stale_button
from handlers.replies.reply import Reply
from handlers.replies.uploads import stored_reply, submitted_reply, undone_reply
from handlers.send import acknowledge, edit, post
from handlers.showing import change
from store import drafts
from store.decisions import (
    Changed,
    Closed,
    Held,
    Outcome,
    Outdated,
    Stored,
    Submitted,
    approve,
    cancel,
    confirm,
)
from store.people import NotAllowed
from store.proposals import Draft
from store.uploads import withdraw

PATTERN = "^p:"
_PRESSED = re.compile(r"p:([acefjkmnprstvx]):(\d{1,9}):([0-9a-f]{10})(?::(\d{1,6}))?")
_UNDO = re.compile(r"p:u:(\d{1,9})")
_ASKS = {"e": "edit", "s": "publisher", "p": "published"}


async def on_draft_press(update: Update, context: Context, caller: Caller) -> None:
    """A button of a draft, or the one that takes an upload back."""
    query = update.callback_query
    if query is None:
        return
    undo = _UNDO.fullmatch(query.data or "")
    pressed = _PRESSED.fullmatch(query.data or "")
    if undo is None and pressed is None:
        await acknowledge(query, stale_button(caller.reader))
    elif not caller.may("contributor"):
        await acknowledge(query, notices.may_not(caller.reader))
    elif undo is not None:
        await _undo(update, context, caller, int(undo[1]))
    elif pressed is not None:
        verb, number, digest, line = pressed.groups()
        try:
            await _act(update, context, caller, verb, int(number), digest, int(line or 0))
        except NotAllowed:
            own = verb in "aj"
            words = notices.own_draft(caller.reader) if own else notices.not_yours(caller.reader)
            await acknowledge(query, words)


async def _act(
    update: Update, context: Context, caller: Caller, verb: str, number: int, digest: str,
    line: int,
) -> None:  # fmt: skip
    desk, query = desk_of(context), update.callback_query
    if query is None:
        return
    match verb:
        case "c" | "k":
            outcome = await confirm(
                desk.database, number, digest=digest, person=caller.id,
                owners=desk.settings.owners, approvals=desk.settings.approvals, now=desk.now(),
                clean_only=verb == "k",
            )  # fmt: skip
            await _tell(update, context, caller, query, outcome)
        case "a":
            outcome = await approve(
                desk.database, number, digest=digest, person=caller.id,
                owners=desk.settings.owners, now=desk.now(),
            )  # fmt: skip
            await _tell(update, context, caller, query, outcome, approved=True)
        case "x":
            done = await cancel(
                desk.database, number, person=caller.id, owners=desk.settings.owners
            )
            await acknowledge(query, None if done else notices.over(caller.reader, "gone"))
            if done is not None:
                await edit(update, context, notices.cancelled(caller.reader, done))
        case _:
            await _look(update, context, caller, verb, number, digest, line)


async def _look(
    update: Update, context: Context, caller: Caller, verb: str, number: int, digest: str,
    line: int,
) -> None:  # fmt: skip
    """What leaves the record as it is: a tap, a question, the text, the file."""
    desk, query = desk_of(context), update.callback_query
    draft = await drafts.load(desk.database, number)
    if query is None:
        return
    alive = draft is not None and draft.state in {"open", "waiting"}
    if draft is None or not alive:
        await acknowledge(query, notices.over(caller.reader, draft.state if draft else "gone"))
        return
    if (draft.author != caller.id) and not (draft.state == "waiting" and caller.may("approver")):
        raise NotAllowed(f"{caller.id} has nothing to do with {draft.code}")
    if verb == "n":
        await drafts.ask(desk.database, draft.id, caller.id, "")
        await acknowledge(query, notices.never_mind(caller.reader))
    elif verb == "v":
        await acknowledge(query)
        await _show(context, caller, query, draft)
    elif draft.digest != digest:
        await _renew(update, context, caller, query, draft)
    elif verb in {"m", "f"}:
        await acknowledge(query)
        reply = (
            marked_reply(draft, caller.reader)
            if verb == "m"
            else Reply(html=draft.code, attachment=draft_file(draft, caller.reader.language))
        )
        await _below(query, reply)
    elif verb == "t":
        await _tap(update, context, caller, draft, line)
    else:
        await _ask(context, caller, query, draft, verb, line)


async def _tap(update: Update, context: Context, caller: Caller, draft: Draft, line: int) -> None:
    query = update.callback_query
    after = tap(draft, line)
    if query is None or after is None:
        return
    kept = await change(desk_of(context), caller, draft, after)
    await acknowledge(query)
    await edit(update, context, draft_reply(kept, caller.reader) if isinstance(kept, Draft)
               else kept)  # fmt: skip


async def _ask(
    context: Context, caller: Caller, query: CallbackQuery, draft: Draft, verb: str, line: int
) -> None:
    if verb == "r":
        what = f"reason {line}"
    elif verb == "j":
        if draft.author == caller.id:
            raise NotAllowed(f"{caller.id} made {draft.code}")
        what = "reject"
    else:
        what = _ASKS[verb]
    await drafts.ask(desk_of(context).database, draft.id, caller.id, what)
    await acknowledge(query)
    await _below(query, notices.asks(caller.reader, draft, what))


async def _tell(
    update: Update, context: Context, caller: Caller, query: CallbackQuery, outcome: Outcome,
    *, approved: bool = False,
) -> None:  # fmt: skip
    """What came of a decision, to who decided and to whom it concerns."""
    desk, reader = desk_of(context), caller.reader
    match outcome:
        case Stored(again=True):
            await acknowledge(query, notices.over(reader, "confirmed"))
        case Stored():
            await acknowledge(query)
            approver = str(caller.id) if approved else ""
            await edit(update, context, stored_reply(outcome, reader, approver=approver))
            await pass_on(desk)
            await _rest(context, caller, query, outcome.rest)
        case Submitted():
            await acknowledge(query)
            await pass_on(desk)
            asked = len(await approvers_of(desk, outcome.draft))
            await edit(update, context, submitted_reply(outcome, reader, told=asked))
            await _rest(context, caller, query, outcome.rest)
        case Changed():
            await _renew(update, context, caller, query, outcome.draft)
        case Outdated():
            fresh = await change(desk, caller, outcome.draft, outcome.draft)
            await acknowledge(query, notices.outdated(reader))
            shown = draft_reply(fresh, reader) if isinstance(fresh, Draft) else fresh
            await edit(update, context, shown)
        case Held():
            await acknowledge(query, notices.held(reader, outcome.numbers))
        case Closed():
            state = outcome.draft.state if outcome.draft is not None else "gone"
            over = "expired" if state == "open" else state
            await acknowledge(query, notices.over(reader, over))
        case _:
            assert_never(outcome)


async def _renew(
    update: Update, context: Context, caller: Caller, query: CallbackQuery, draft: Draft
) -> None:
    """What was pressed showed another state: say so, and show the one that is now."""
    await acknowledge(query, notices.changed(caller.reader))
    await edit(update, context, draft_reply(draft, caller.reader))
    message = query.message
    if message is not None and draft.author == caller.id:
        await drafts.shown(
            desk_of(context).database, draft.id, message.chat.id, message.message_id
        )


async def _rest(
    context: Context, caller: Caller, query: CallbackQuery, rest: Draft | None
) -> None:
    """The lines that were held, as a draft of their own, checked against what is now on record."""
    if rest is None:
        return
    desk = desk_of(context)
    fresh = await change(desk, caller, rest, rest)
    if isinstance(fresh, Reply):
        await _below(query, fresh)
        return
    await _show(context, caller, query, fresh)


async def _show(context: Context, caller: Caller, query: CallbackQuery, draft: Draft) -> None:
    """A draft below what was pressed; its author may reply to it from now on."""
    number = await _below(query, draft_reply(draft, caller.reader))
    if number is not None and query.message is not None and draft.author == caller.id:
        database = desk_of(context).database
        await drafts.shown(database, draft.id, query.message.chat.id, number)


async def _undo(update: Update, context: Context, caller: Caller, number: int) -> None:
    desk, query = desk_of(context), update.callback_query
    if query is None:
        return
    try:
        taken = await withdraw(
            desk.database, number, reason="", person=caller.id, owners=desk.settings.owners,
            now=desk.now(),
        )  # fmt: skip
    except NotAllowed:
        await acknowledge(query, notices.undo_may_not(caller.reader))
        return
    await acknowledge(query)
    await edit(update, context, undone_reply(taken, number, caller.reader))


async def _below(query: CallbackQuery, reply: Reply) -> int | None:
    """Send something below the message whose button was pressed."""
    message = query.message
    if not isinstance(message, Message):
        return None
    return (await post(message, reply)).message_id
