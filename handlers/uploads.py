"""The admins' conversation: what they paste, forward or send becomes a draft that they are shown.

In private only, and for who may contribute; the store checks that once more. A text with figures
gets a draft, a question still its answer. Words about a draft (a reply to it, the answer to what
was asked, "line 3: …") change it, and it is checked against the record and shown again.
"""

from dataclasses import replace

from telegram import Message, Update

from handlers.amending import answered, edit, replied_to
from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.drafting import Sent, draft_sheet, draft_text
from handlers.editing import apply_edits
from handlers.files import LARGEST
from handlers.forwards import goes_on, joined, may_be_cut, sent_by
from handlers.language.cells import Reason
from handlers.language.edits import Published, Source, read_edits, says_confirm
from handlers.language.readings import NotUnderstood, Refused
from handlers.language.understand import read
from handlers.other import on_unreadable
from handlers.progress import RowsRead
from handlers.questions import on_question
from handlers.replies import draft_notices as notices
from handlers.replies.messages import say
from handlers.replies.reply import Reply
from handlers.send import send
from handlers.sheets import Progress, read_sheet
from handlers.showing import begin, change, show
from store import drafts
from store.proposals import Draft

_LONG = 300
"""Characters from which a text with figures is no question, whatever else it says."""
_ASKED_ANYWAY = frozenset({"injection", "greeting", "thanks", "help", "sources", "subscription",
                           "weather", "politics", "safety"})  # fmt: skip
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
    draft = await drafted_file(
        desk, name, content, sent, author=caller.id, progress=progress,
        about=message.caption or "",
    )  # fmt: skip
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
    about: str = "",
) -> Draft | Reason | None:
    """The draft of a file, not kept; None for a text without figures, a Reason for no file.

    `about`: what was written beside it.
    """
    if name.lower().endswith(".txt"):
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return Reason(why="binary")
        return draft_text(text, sent, author=author, today=desk.today())
    sheet = await read_sheet(name, content, progress, about=about)
    return sheet if isinstance(sheet, Reason) else draft_sheet(sheet, sent, author=author)


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
    replied = await replied_to(desk, message)
    asked = await drafts.asked(desk.database, caller.id)
    if replied is None and asked is not None and _answers(desk, caller, text, message):
        await answered(update, context, caller, asked, text)
        return True
    draft = replied or await drafts.latest(desk.database, caller.id)
    if draft is None or draft.author != caller.id:
        return False
    if draft.state == "open" and says_confirm(text):
        note = say(caller.reader.language, "draft-touch")
        await show(update, context, caller, draft, note)
        return True
    edits = read_edits(text, desk.today(), replied=replied is not None)
    if not edits and replied is None:
        return False
    if draft.state != "open":
        await send(update, context, notices.over_reply(caller.reader, draft.state))
    elif not edits:
        await send(update, context, notices.unread(caller.reader, text))
    else:
        await edit(update, context, caller, draft, edits)
    return True


def _answers(desk: Desk, caller: Caller, text: str, message: Message) -> bool:
    """Whether words may be what was asked for: no question, and no new report."""
    if text.rstrip().endswith("?"):
        return False
    return len(text) < _LONG or _reported(desk, caller, text, message) is None
