"""Figures from a file: held against the record, then stored as one upload."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.context import Desk
from handlers.language.cells import Reason
from handlers.replies.markup import web_address
from handlers.sheets import Stop, read_sheet
from store.figures import Upload, append, on_record
from store.records import NewFigure

MOST_ADDRESSES = 3
"""Addresses that cannot be linked that a note names."""


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


async def preview(desk: Desk, name: str, content: bytes) -> Draft | Reason:
    """What storing the file would do; a Reason when nothing of it can be read."""
    sheet = await read_sheet(name, content)
    if isinstance(sheet, Reason):
        return sheet
    figures = [line.figure for line in sheet.lines]
    known = await on_record(desk.database, figures)
    return Draft(
        name=name,
        figures=tuple(figure for figure, old in zip(figures, known, strict=True) if not old),
        known=tuple(figure for figure, old in zip(figures, known, strict=True) if old),
        stopped=sheet.stopped,
        notes=(*sheet.notes, *_no_addresses(figures)),
    )


def _no_addresses(figures: Sequence[NewFigure]) -> Iterator[Reason]:
    """That an address of a source is none that a link may lead to, each once."""
    urls = dict.fromkeys(one.source.url for one in figures if one.source.url)
    odd = [url for url in urls if not web_address(url)]
    if odd:
        yield Reason(why="address", params={"addresses": ", ".join(odd[:MOST_ADDRESSES])})


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
