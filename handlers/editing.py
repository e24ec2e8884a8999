"""Editing: typed edits change a draft, or say why they cannot; nothing is kept here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from handlers.drafting import edited, redrafted
from handlers.language.cells import Reason
from handlers.language.edits import Because, Change, Drop, Edit, Published, Source, Unread
from store.proposals import Draft, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLine:
    """An edit of a line that is not there."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDay:
    """A day of publication that is yet to come."""


Problem = Unread | NoLine | NoDay | Reason
"""Why an edit changes nothing; a Reason is about a number."""


def apply_edits(draft: Draft, edits: Sequence[Edit], today: date) -> Draft | Problem:
    """The draft after all edits, or the first problem; then none is applied."""
    for edit in edits:
        changed = _apply(draft, edit, today)
        if not isinstance(changed, Draft):
            return changed
        draft = changed
    return draft


def tap(draft: Draft, number: int) -> Draft | None:
    """Somebody has looked at a line and accepts it; None when there is no such line."""
    line = draft.line(number)
    return None if line is None else draft.with_line(replace(line, accepted=True))


def _apply(draft: Draft, edit: Edit, today: date) -> Draft | Problem:
    match edit:
        case Unread():
            return edit
        case Source():
            source = replace(draft.source, publisher=edit.publisher[:100])
            return redrafted(draft, source)
        case Published():
            if edit.day > today:
                return NoDay()
            return redrafted(draft, replace(draft.source, published=edit.day))
        case Drop():
            return _dropped(draft, edit.numbers)
        case Because():
            line = draft.line(edit.number)
            if line is None:
                return NoLine(number=edit.number)
            return draft.with_line(replace(line, accepted=True, reason=edit.reason))
        case Change():
            line = draft.line(edit.number)
            return NoLine(number=edit.number) if line is None else _changed(draft, line, edit)
        case _:
            assert_never(edit)


def _changed(draft: Draft, line: Line, change: Change) -> Draft | Problem:
    changed = edited(line, change)
    return changed if isinstance(changed, Reason) else draft.with_line(changed)


def _dropped(draft: Draft, numbers: Sequence[int]) -> Draft | Problem:
    unknown = [number for number in numbers if draft.line(number) is None]
    if unknown:
        return NoLine(number=unknown[0])
    kept = tuple(line for line in draft.lines if line.number not in numbers)
    return replace(draft, lines=kept)
