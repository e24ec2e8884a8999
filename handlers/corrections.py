"""Corrections: /correct puts another number, place or period in the place of a figure on record.

It is a draft like any other, with one line that says which figure it replaces, whether the new
one is a revision (better data that was expected) or a correction (a mistake that is admitted),
and why.
"""

from dataclasses import replace
from typing import Literal

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.drafting import edited
from handlers.language.cells import Reason
from handlers.language.edits import read_change, split_reason
from handlers.language.fold import fold
from handlers.replies import draft_notices as notices
from handlers.send import send
from handlers.showing import begin
from store.figures import counting
from store.proposals import Draft, Line
from store.rows import figure_of, row_of

_KINDS: dict[str, Literal["revision", "correction"]] = {
    "revision": "revision", "revised": "revision", "yenileme": "revision",
    "пересмотр": "revision", "уточнение": "revision",
    "correction": "correction", "duzelis": "correction", "исправление": "correction",
}  # fmt: skip


async def on_correct(update: Update, context: Context, caller: Caller) -> None:
    """/correct F-7KQ2 correction: 1,454.2 ha because a digit was lost."""
    ref, *words = context.args or [""]
    rest, reason = split_reason(" ".join(words))
    first, _, said = rest.partition(" ")
    kind = _KINDS.get(fold(first.strip(":,")))
    if not ref or kind is None or not reason:
        await send(update, context, notices.correct_how(caller.reader, ref))
        return
    desk = desk_of(context)
    figure = await counting(desk.database, ref, desk.now())
    if figure is None:
        await send(update, context, notices.correct_unknown(caller.reader, ref))
        return
    plain = figure_of(row_of(figure))
    change = read_change(1, said.strip(" :,"), desk.today())
    if change.empty:
        await send(update, context, notices.unread(caller.reader, said))
        return
    line = edited(Line(number=1, figure=plain), change)
    if isinstance(line, Reason):
        await send(update, context, notices.no_number(caller.reader, line))
    elif line.figure == plain:
        await send(update, context, notices.correct_same(caller.reader, figure.ref))
    else:
        line = replace(line, replaces=figure.ref, change=kind, reason=reason[:500])
        draft = Draft(
            author=caller.id, kind=kind, title=figure.ref, source=figure.source, lines=(line,)
        )
        await begin(update, context, caller, draft)
