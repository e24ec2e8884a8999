"""What was uploaded, and taken back: /uploads, /undo, /history."""

import re
from collections.abc import Mapping
from dataclasses import replace

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.replies import draft_notices as notices
from handlers.replies.markup import escape
from handlers.replies.reply import Reply
from handlers.replies.uploads import history_file, history_reply, undone_reply, uploads_reply
from handlers.send import send
from store.drafts import alive
from store.history import broken_at, entries
from store.keys import KEY, known_in
from store.people import NotAllowed
from store.uploads import latest_of, uploads, withdraw

MOST_UPLOADS = 10
"""Uploads that a message lists."""
MOST_ENTRIES = 15
"""Entries of the history that a message lists."""
_CODE = re.compile(r"(?:u-?)?(\d{1,9})\b", re.IGNORECASE)
_FILE = frozenset({"file", "csv", "export", "fayl", "файл"})


async def on_uploads(update: Update, context: Context, caller: Caller) -> None:
    """The latest uploads, and the drafts that wait: for approval, and one's own."""
    database = desk_of(context).database
    found = await uploads(database, MOST_UPLOADS)
    names = await known_in(
        database, [text for one in found for text in (one.uploader, one.approver)]
    )
    found = [
        replace(one, uploader=_named(one.uploader, names), approver=_named(one.approver, names))
        for one in found
    ]
    drafts = await alive(database, caller.id)
    await send(update, context, uploads_reply(found, drafts, caller.reader))


async def on_undo(update: Update, context: Context, caller: Caller) -> None:
    """Take an upload back: the one that is named, else one's own latest; words are the reason."""
    desk = desk_of(context)
    text = " ".join(context.args or ())
    named = _CODE.match(text)
    reason = text[named.end() :].strip(" :,.-–") if named else text.strip()
    number = int(named[1]) if named else None
    if number is None:
        latest = await latest_of(desk.database, caller.id)
        if latest is None:
            await send(update, context, undone_reply(None, None, caller.reader))
            return
        number = latest.id
    try:
        taken = await withdraw(
            desk.database, number, reason=reason, person=caller.id,
            owners=desk.settings.owners, now=desk.now(),
        )  # fmt: skip
    except NotAllowed:
        await send(update, context, Reply(html=escape(notices.undo_may_not(caller.reader))))
        return
    await send(update, context, undone_reply(taken, number, caller.reader))


async def on_history(update: Update, context: Context, caller: Caller) -> None:
    """The latest entries and whether their chain holds; with "file" all of them as a file."""
    desk = desk_of(context)
    every = await entries(desk.database)
    newest = every[:MOST_ENTRIES]
    names = await known_in(desk.database, [f"{one.who} {one.detail}" for one in newest])
    shown = [
        replace(one, who=_named(one.who, names), detail=_named(one.detail, names))
        for one in newest
    ]
    reply = history_reply(
        shown, every, broken_at(every, whole=True), caller.reader,
        time_zone=desk.settings.time_zone,
    )  # fmt: skip
    if _FILE & {word.lower() for word in context.args or ()}:
        reply = replace(reply, attachment=history_file(every))
    await send(update, context, reply)


def _named(text: str, names: Mapping[str, int]) -> str:
    """With the ids of those who were not forgotten, for the people who keep the figures."""
    return KEY.sub(lambda found: str(names.get(found[0], found[0])), text)
