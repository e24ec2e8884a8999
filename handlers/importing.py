"""Figures from a file: held against the record, then stored as one upload."""

from dataclasses import dataclass

from handlers.context import Desk
from handlers.language.cells import Reason
from handlers.sheets import Progress, Stop, read_sheet
from store.figures import Upload, append, on_record
from store.records import NewFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a file would add, what of it is known already, what was stopped, and what to note.

    `figures` are new to the store; `known` are on record, or stand in the file twice.
    """

    name: str
    figures: tuple[NewFigure, ...]
    known: tuple[NewFigure, ...]
    stopped: tuple[Stop, ...]
    notes: tuple[Reason, ...]


async def preview(
    desk: Desk, name: str, content: bytes, progress: Progress | None = None
) -> Draft | Reason:
    """What storing the file would do; a Reason when nothing of it can be read."""
    sheet = await read_sheet(name, content, progress)
    if isinstance(sheet, Reason):
        return sheet
    figures = [line.figure for line in sheet.lines]
    known = await on_record(desk.database, figures)
    return Draft(
        name=name,
        figures=tuple(figure for figure, old in zip(figures, known, strict=True) if not old),
        known=tuple(figure for figure, old in zip(figures, known, strict=True) if old),
        stopped=sheet.stopped,
        notes=sheet.notes,
    )


async def store_draft(desk: Desk, draft: Draft, uploader: str) -> Upload:
    """Store the figures of a draft, known from now."""
    return await append(
        desk.database,
        draft.figures,
        kind="import",
        uploader=uploader,
        note=draft.name,
        now=desk.now(),
    )
