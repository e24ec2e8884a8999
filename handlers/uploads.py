"""The admins' conversation: what they paste, forward or send becomes a draft that they are shown.

In private only, and for who may contribute; the store checks that once more. A text with figures
gets a draft, a question still its answer. Words about a draft (a reply to it, the answer to what
was asked, "line 3: …") change it, and it is checked against the record and shown again.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from telegram import Message, Update

from handlers.approvals import reject_with
from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.drafting import Sent, draft_sheet, draft_text, known_operators
from handlers.editing import NoDay, NoLine, Problem, apply_edits
from handlers.files import LARGEST
from handlers.forwards import goes_on, joined, may_be_cut, sent_by
from handlers.language.cells import Reason
from handlers.language.edits import Because, Edit, Published, Source, Unread, read_day, read_edits
from handlers.language.readings import NotUnderstood, Refused
from handlers.language.understand import read
from handlers.other import on_unreadable
from handlers.progress import RowsRead
from handlers.questions import on_question
from handlers.replies import draft_notices as notices
from handlers.replies.drafts import draft_reply
from handlers.replies.markup import escape
from handlers.replies.notices import keepers_only
from handlers.replies.reply import Reader, Reply
from handlers.send import send
from handlers.sheets import Progress, read_sheet
from store import drafts
from store.checks import check
from store.decisions import cancel
from store.journal import reply_to
from store.people import NotAllowed
from store.proposals import Draft

_LONG = 300
"""Characters from which a text with figures is no question, whatever else it says."""
_ASKED_ANYWAY = frozenset({"injection", "greeting", "thanks", "help", "weather", "politics",
                           "safety"})  # fmt: skip
"""Why short texts are refused that are no reports, though numbers may stand in them."""


async def on_text(update: Update, context: Context, caller: Caller) -> None:
    """Plain words: about a draft, a report, or a question."""
    message = update.effective_message
    if message is None or not caller.may("contributor"):
        await on_question(update, context, caller)
        return
    text = message.text or message.caption or ""
    if await _goes_on(update, context, caller, text):
        return
    if await _about_draft(update, context, caller, text):
        return
    draft = _reported(desk_of(context), caller, text, message)
    if draft is None:
        await on_question(update, context, caller)
    else:
        await begin(update, context, caller, draft)


async def on_forwarded(update: Update, context: Context, caller: Caller) -> None:
    """What somebody else wrote: never a command, and its origin is the source."""
    message = update.effective_message
    if message is None or not caller.may("contributor"):
        await on_question(update, context, caller)
        return
    desk = desk_of(context)
    text = message.text or message.caption or ""
    if await _goes_on(update, context, caller, text):
        return
    draft = _drafted(desk, caller, text, message)
    if draft is None:
        await send(update, context, notices.no_figures(caller.reader))
    else:
        await begin(update, context, caller, draft)


async def on_add(update: Update, context: Context, caller: Caller) -> None:
    """/add: what stands behind it is a report, also where it reads as a question."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    desk = desk_of(context)
    _, _, text = message.text.partition(" ")
    first, newline, rest = message.text.partition("\n")
    if newline and " " not in first:
        text = rest
    if not text.strip():
        await send(update, context, notices.add_how(caller.reader))
        return
    draft = _drafted(desk, caller, text, message)
    if draft is None:
        await send(update, context, notices.no_figures(caller.reader))
    else:
        await begin(update, context, caller, draft)


async def on_file(update: Update, context: Context, caller: Caller) -> None:
    """A document: a table of figures, or a text."""
    message = update.effective_message
    document = message.document if message is not None else None
    if message is None or document is None or not caller.may("contributor"):
        await on_unreadable(update, context, caller)
        return
    desk, reader = desk_of(context), caller.reader
    name = document.file_name or ""
    if (document.file_size or 0) > LARGEST:
        reason = Reason(why="bytes", params={"most": str(LARGEST // 1024 // 1024)})
        await send(update, context, notices.unreadable_file(reader, reason))
        return
    content = bytes(await (await document.get_file()).download_as_bytearray())
    progress = RowsRead(message=message, reader=reader)
    sent = sent_by(message, desk.settings.time_zone)
    draft = await drafted_file(desk, name, content, sent, author=caller.id, progress=progress)
    if draft is None:
        await send(update, context, notices.no_figures(reader))
    elif isinstance(draft, Reason):
        await send(update, context, notices.unreadable_file(reader, draft))
    else:
        told = [
            edit for edit in read_edits(message.caption or "", desk.today())
            if isinstance(edit, Source | Published)
        ]  # fmt: skip
        named = apply_edits(draft, told, desk.today())
        await begin(update, context, caller, named if isinstance(named, Draft) else draft)


async def on_photo(update: Update, context: Context, caller: Caller) -> None:
    """A picture: its caption may be a report; what it shows is not read."""
    message = update.effective_message
    if message is not None and caller.may("contributor"):
        draft = _reported(desk_of(context), caller, message.caption or "", message)
        if draft is not None:
            await begin(update, context, caller, draft)
        else:
            await send(update, context, notices.not_a_picture(caller.reader))
        return
    await on_unreadable(update, context, caller)


async def drafted_file(
    desk: Desk,
    name: str,
    content: bytes,
    sent: Sent,
    *,
    author: int,
    progress: Progress | None = None,
) -> Draft | Reason | None:
    """The draft of a file, not kept; None for a text without figures, a Reason for no file."""
    if name.lower().endswith(".txt"):
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return Reason(why="binary")
        return draft_text(text, sent, author=author, today=desk.today())
    sheet = await read_sheet(name, content, progress)
    return sheet if isinstance(sheet, Reason) else draft_sheet(sheet, sent, author=author)


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
    if update.edited_message is not None:
        earlier = await reply_to(desk.database, message.chat_id, message.message_id)
        before = await drafts.at_message(desk.database, message.chat_id, earlier or 0)
        if before is not None and before.author == caller.id:
            await cancel(desk.database, before.id, person=caller.id, owners=desk.settings.owners)
    try:
        kept = await drafts.keep(
            desk.database, await checked(desk, draft), owners=desk.settings.owners, now=desk.now()
        )
    except NotAllowed:  # their role was taken meanwhile
        await send(update, context, keepers_only(caller.reader))
        return
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


def _reported(desk: Desk, caller: Caller, text: str, message: Message) -> Draft | None:
    """The draft of a text that states figures; None for a question, which asks for some."""
    if text.startswith("/") or text.rstrip().endswith("?"):
        return None
    if len(text) < _LONG and "\n" not in text.strip():
        reading = read(text, desk.today())
        refused = isinstance(reading, Refused) and reading.why not in _ASKED_ANYWAY
        if not (refused or isinstance(reading, NotUnderstood)):
            return None
    return _drafted(desk, caller, text, message)


def _drafted(desk: Desk, caller: Caller, text: str, message: Message) -> Draft | None:
    """The draft of a message; it says so where the message may be only a part of a text."""
    sent = sent_by(message, desk.settings.time_zone)
    draft = draft_text(text, sent, author=caller.id, today=desk.today())
    if draft is None:
        return None
    return replace(draft, notes=(*draft.notes, *may_be_cut(text, message)))


async def _goes_on(update: Update, context: Context, caller: Caller, text: str) -> bool:
    """Whether a message is the next part of the text of an open draft, which has grown by it."""
    message = update.message
    if message is None:
        return False
    desk = desk_of(context)
    before = await drafts.latest(desk.database, caller.id)
    if before is None or not goes_on(before, message):
        return False
    whole = draft_text(
        joined(before.text, text),
        sent_by(message, desk.settings.time_zone),
        author=caller.id,
        today=desk.today(),
    )
    if whole is None:
        return False
    after = replace(
        before, text=whole.text, source=whole.source, inferred=whole.inferred, lines=whole.lines,
        left_out=whole.left_out, notes=(*whole.notes, *may_be_cut(text, message)),
    )  # fmt: skip
    kept = await change(desk, caller, before, after)
    if isinstance(kept, Reply):
        await send(update, context, kept)
    else:
        await show(update, context, caller, kept)
    return True


async def _about_draft(update: Update, context: Context, caller: Caller, text: str) -> bool:
    """Whether the words were about a draft, and were taken so."""
    message = update.message
    if message is None:
        return False
    desk = desk_of(context)
    replied = await _replied_to(desk, message)
    asked = await drafts.asked(desk.database, caller.id)
    if replied is None and asked is not None and _answers(desk, caller, text, message):
        await _answered(update, context, caller, asked, text)
        return True
    draft = replied or await drafts.latest(desk.database, caller.id)
    if draft is None or draft.author != caller.id:
        return False
    edits = read_edits(text, desk.today(), replied=replied is not None)
    if not edits and replied is None:
        return False
    if draft.state != "open":
        await send(update, context, notices.over_reply(caller.reader, draft.state))
    elif not edits:
        await send(update, context, notices.unread(caller.reader, text))
    else:
        await _edit(update, context, caller, draft, edits)
    return True


def _answers(desk: Desk, caller: Caller, text: str, message: Message) -> bool:
    """Whether words may be what was asked for: no question, and no new report."""
    if text.rstrip().endswith("?"):
        return False
    return len(text) < _LONG or _reported(desk, caller, text, message) is None


async def _replied_to(desk: Desk, message: Message) -> Draft | None:
    answered = message.reply_to_message
    if answered is None:
        return None
    return await drafts.at_message(desk.database, message.chat_id, answered.message_id)


async def _answered(
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
        await _edit(update, context, caller, draft, edits)
        return
    reader = caller.reader
    unread = notices.day_unread(reader) if what == "published" else notices.unread(reader, text)
    await send(update, context, unread)


async def _edit(
    update: Update, context: Context, caller: Caller, draft: Draft, edits: Sequence[Edit]
) -> None:
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
