"""What came of drafts and uploads: stored, sent to approve, taken back; the lists of them."""

import csv
from collections.abc import Sequence
from io import StringIO
from zoneinfo import ZoneInfo

from handlers.replies.dates import day
from handlers.replies.markup import EMPTY, Html, bold, bold_html, code, escape, join, lines, quoted
from handlers.replies.messages import known, say, tell
from handlers.replies.reply import Attachment, Button, Reader, Reply
from handlers.replies.table import text_cell
from store.decisions import Stored, Submitted
from store.history import Entry
from store.proposals import Draft
from store.uploads import Upload, is_open

UNDO = "u"
"""The verb, behind that of drafts, of data that takes an upload back: p:u:<upload>."""
VIEW = "v"
"""The verb of data that shows a draft again."""
MOST_DRAFTS = 12
"""Drafts that have a button below the list."""
MOST_REFS = 12
"""Codes of figures that a message names."""


def upload_code(number: int) -> str:
    """The public code of an upload."""
    return f"U-{number}"


def stored_reply(stored: Stored, reader: Reader, *, approver: str = "") -> Reply:
    """Who stored what, how many, approved by whom, and the button that takes it back."""
    language = reader.language
    if stored.upload is None:
        return Reply(html=_with_rest(tell(language, "draft-stored-nothing"), stored.rest, reader))
    title = tell(
        language, "draft-stored", who=code(str(stored.draft.author)), count=len(stored.added),
        code=code(upload_code(stored.upload)),
    )  # fmt: skip
    refs = [code(ref) for ref in stored.added[:MOST_REFS]]
    refs += [escape("…")] if len(stored.added) > MOST_REFS else []
    shown = lines(
        bold_html(title),
        tell(language, "draft-stored-second", count=stored.cited) if stored.cited else None,
        tell(language, "draft-stored-known", count=stored.known) if stored.known else None,
        tell(language, "draft-stored-refs", refs=join(", ", refs)) if refs else None,
        tell(language, "draft-approved-by", who=code(approver)) if approver else None,
    )
    undo = Button(label=say(language, "button-undo"), data=f"p:{UNDO}:{stored.upload}")
    return Reply(html=_with_rest(shown, stored.rest, reader), buttons=((undo,),))


def submitted_reply(submitted: Submitted, reader: Reader, *, told: int) -> Reply:
    """It waits for another person; `told`: how many heard of it."""
    language = reader.language
    shown = lines(
        tell(language, "draft-submitted", code=code(submitted.draft.code)),
        None if told else tell(language, "draft-submitted-nobody"),
    )
    return Reply(html=_with_rest(shown, submitted.rest, reader))


def undone_reply(upload: Upload | None, number: int | None, reader: Reader) -> Reply:
    """An upload was taken back (as it was before), or there was nothing to take back."""
    language = reader.language
    if upload is not None:
        shown = code(upload_code(upload.id))
        return Reply(html=tell(language, "undo-done", code=shown, count=upload.counting))
    if number is None:
        return Reply(html=tell(language, "undo-none"))
    return Reply(html=tell(language, "undo-over", code=code(upload_code(number))))


def uploads_reply(found: Sequence[Upload], drafts: Sequence[Draft], reader: Reader) -> Reply:
    """The latest uploads: who, what, how many, what was taken back; and drafts to be opened."""
    language = reader.language
    codes = join(", ", (code(draft.code) for draft in drafts))
    wait = tell(language, "uploads-waiting", codes=codes) if drafts else None
    views = [
        Button(label=draft.code, data=f"p:{VIEW}:{draft.id}:{draft.digest}")
        for draft in drafts[:MOST_DRAFTS]
    ]
    buttons = tuple(tuple(views[index : index + 4]) for index in range(0, len(views), 4))
    if not found:
        return Reply(html=lines(tell(language, "uploads-none"), wait), buttons=buttons)
    rows: list[Html | None] = [bold(say(language, "uploads-title"))]
    for upload in found:
        parts = [
            tell(
                language, "upload-line", code=code(upload_code(upload.id)),
                day=day(upload.at.date(), language), who=code(upload.uploader),
                count=upload.figures,
            ),
        ]  # fmt: skip
        if upload.approver:
            parts.append(tell(language, "upload-approved", who=code(upload.approver)))
        if upload.withdraws is not None:
            back = code(upload_code(upload.withdraws))
            parts.append(tell(language, "upload-takes-back", code=back))
        elif upload.note:
            parts.append(escape(quoted(upload.note.partition("\n")[0], 60)))
        if upload.withdrawn is not None:
            by = code(upload_code(upload.withdrawn))
            parts.append(tell(language, "upload-withdrawn", code=by))
        rows.append(join(" · ", parts))
    example = next((upload_code(one.id) for one in found if is_open(one)), "")
    following = tell(language, "uploads-next", example=code(f"/undo {example}".strip()))
    return Reply(html=lines(*rows, wait, EMPTY, following), buttons=buttons)


def history_reply(
    newest: Sequence[Entry], every: Sequence[Entry], broken: Entry | None, reader: Reader,
    *, time_zone: str,
) -> Reply:  # fmt: skip
    """The latest entries, and whether the chain of all of them holds."""
    language, zone = reader.language, ZoneInfo(time_zone)
    if not every:
        return Reply(html=tell(language, "history-none"))
    rows: list[Html | None] = [bold(say(language, "history-title"))]
    for entry in newest:
        at = entry.at.astimezone(zone)
        line = tell(
            language, "history-line", day=day(at.date(), language), time=f"{at:%H:%M}",
            who=code(entry.who), act=_act(entry.act, language), about=code(entry.about),
        )  # fmt: skip
        detail = quoted(entry.detail, 80)
        rows.append(join(" – ", (line, escape(detail))) if detail else line)
    if broken is None:
        holds = tell(language, "history-holds", count=len(every))
    else:
        holds = tell(language, "history-broken", number=str(broken.id))
    return Reply(html=lines(*rows, EMPTY, holds, tell(language, "history-file")))


def history_file(every: Sequence[Entry]) -> Attachment:
    """All entries, the oldest first, with the hashes that chain them."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("number", "at", "who", "act", "about", "detail", "before", "hash"))
    for one in reversed(every):
        cells = (str(one.id), one.at.isoformat(), one.who, one.act, one.about, one.detail,
                 one.before, one.digest)  # fmt: skip
        writer.writerow(map(text_cell, cells))
    return Attachment(file_name="hektar-history.csv", content=out.getvalue().encode("utf-8-sig"))


def _with_rest(shown: Html, rest: Draft | None, reader: Reader) -> Html:
    if rest is None:
        return shown
    return lines(shown, tell(reader.language, "draft-rest", code=code(rest.code)))


def _act(act: str, language: str) -> str:
    return say(language, f"act-{act}") if known(language, f"act-{act}") else act
