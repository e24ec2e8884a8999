"""Figures from a file at a terminal: the same draft, verdicts and confirm as in a chat."""

from dataclasses import dataclass, replace

from handlers.context import Desk
from handlers.drafting import Sent
from handlers.language.cells import Reason
from handlers.sheets import Progress, unswept
from handlers.showing import checked
from handlers.uploads import drafted_file
from store.decisions import Stored, confirm
from store.drafts import keep
from store.proposals import Draft, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file would add: a draft without the lines that are stopped.

    `new` are figures that are added, `known` are on record or stand in the file twice. Rows
    that are no figure are among `draft.left_out`, lines that the checks stop in `stopped`.
    """

    draft: Draft
    new: int
    known: int
    stopped: Draft

    @property
    def stops(self) -> int:
        """Lines that are not stored; what a text leaves out is no line of it."""
        rows = () if self.draft.text else self.draft.left_out
        return len(self.stopped.lines) + len(rows)


async def preview(
    desk: Desk, name: str, content: bytes, person: int, progress: Progress | None = None
) -> Preview | Reason:
    """What storing the file would do; a Reason when nothing of it can be read."""
    with unswept():
        return await _preview(desk, name, content, person, progress)


async def _preview(
    desk: Desk, name: str, content: bytes, person: int, progress: Progress | None
) -> Preview | Reason:
    draft = await drafted_file(desk, name, content, Sent(), author=person, progress=progress)
    if draft is None:
        return Reason(why="empty")
    if isinstance(draft, Reason):
        return draft
    draft = await checked(desk, replace(draft, kind="import", title=draft.title or name[:100]))
    # Whoever says yes accepts notes and warnings; a stop needs words, and there is nobody to ask.
    taken: list[Line] = []
    stopped: list[Line] = []
    for line in draft.lines:
        if not line.held:
            taken.append(line)
            continue
        accepted = replace(line, accepted=True)
        (stopped if accepted.held else taken).append(accepted)
    known = sum(line.verdict.standing == "same" and not line.verdict.cites for line in taken)
    return Preview(
        draft=replace(draft, lines=tuple(taken)),
        new=len(taken) - known,
        known=known,
        stopped=replace(draft, lines=tuple(stopped)),
    )


async def store_preview(desk: Desk, found: Preview) -> Stored | None:
    """Store what was previewed; None when the record has moved on meanwhile.

    Who is at the terminal has the store in hand, so nobody else has to approve.
    """
    owners = {found.draft.author}
    kept = await keep(desk.database, found.draft, owners=owners, now=desk.now())
    outcome = await confirm(
        desk.database, kept.id, digest=kept.digest, person=kept.author, owners=owners,
        approvals=1, now=desk.now(),
    )  # fmt: skip
    return outcome if isinstance(outcome, Stored) else None
