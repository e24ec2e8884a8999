"""What people decide about a draft: it is confirmed, approved, rejected or given up, once.

Each is one transaction that looks up who decides, what the draft is now and which revision the
record is at; a confirm applies exactly what was shown. What came of it is a value.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from store.appending import insert as insert_figures
from store.appending import new_upload, source_ids
from store.database import Database
from store.drafts import find, insert, put, revision_of
from store.figures import SUPERSESSION
from store.history import log
from store.inbox import took_effect
from store.keys import key_of
from store.people import NotAllowed, check_role
from store.proposals import Draft, Line, News, Standing
from store.records import id_of, ref_of
from store.uploads import CITATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A draft was applied now, or (`again`) before; `rest`: a new draft of the lines held."""

    upload: int | None
    added: tuple[str, ...] = ()
    cited: int = 0
    known: int = 0
    rest: Draft | None = None
    again: bool = False
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """Another person has to approve it now; `rest` as in Stored."""

    draft: Draft
    rest: Draft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What was pressed showed another state of the draft than the one that is now."""

    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """The record has moved on since the draft was checked: check and show it again."""

    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Nothing was applied: these lines need a tap or a reason, or no line is left."""

    draft: Draft
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The draft is gone (`draft` None), or over: cancelled, rejected, expired, not waiting."""

    draft: Draft | None


Outcome = Stored | Submitted | Changed | Outdated | Held | Closed


async def confirm(
    database: Database,
    number: int,
    *,
    digest: str,
    person: int,
    owners: Collection[int],
    approvals: int,
    now: datetime,
    clean_only: bool = False,
) -> Outcome:
    """Apply the draft that was shown, or with `clean_only` its lines that need nothing more.

    A contributor's draft, and with two `approvals` everyone's, waits for another person.
    Raises NotAllowed.
    """
    async with database.write() as connection:
        await database.lock(connection, "figures")
        role = await check_role(connection, person, "contributor", owners)
        draft = await find(connection, number)
        if draft is None:
            return Closed(draft=None)
        if draft.author != person:
            raise NotAllowed(f"{person} did not make {draft.code}")
        if draft.state == "confirmed":
            return Stored(upload=draft.upload, again=True, draft=draft)
        if draft.state != "open" or _is_over(draft, now):
            return Closed(draft=draft)
        refused = await _unfit(connection, draft, digest)
        if refused is not None:
            return refused
        held = _held(draft)
        kept_back = {line.number for line in held}
        ready = [line for line in draft.lines if line.number not in kept_back]
        if not ready or (held and not clean_only):
            return Held(draft=draft, numbers=tuple(line.number for line in held))
        rest = None
        if held:
            rest = await insert(
                connection, replace(draft, id=0, lines=tuple(held), asks="", message=0), now
            )
            draft = replace(draft, lines=tuple(ready))
        if approvals > 1 or role == "contributor":
            waiting = replace(draft, state="waiting", asks="", news=News(what="asked", at=now))
            draft = await put(connection, waiting)
            await log(
                database, connection, who=await key_of(database, connection, person),
                act="submitted", about=draft.code, detail=f"lines: {len(draft.lines)}", now=now,
            )  # fmt: skip
            return Submitted(draft=draft, rest=rest)
        return await _apply(database, connection, draft, now=now, rest=rest)


async def approve(
    database: Database,
    number: int,
    *,
    digest: str,
    person: int,
    owners: Collection[int],
    now: datetime,
) -> Outcome:
    """Apply a draft that waits. Raises NotAllowed for its author and who is no approver."""
    async with database.write() as connection:
        await database.lock(connection, "figures")
        draft = await _waiting(connection, number, person, owners, now)
        if isinstance(draft, Stored | Closed):
            return draft
        refused = await _unfit(connection, draft, digest)
        if refused is not None:
            return refused
        held = tuple(line.number for line in draft.lines if line.held)
        if held:
            return Held(draft=draft, numbers=held)
        approver = await key_of(database, connection, person)
        return await _apply(database, connection, draft, now=now, approver=approver)


async def reject(
    database: Database,
    number: int,
    *,
    reason: str,
    person: int,
    owners: Collection[int],
    now: datetime,
) -> Draft | None:
    """End a draft that waits, with a reason; None when it no longer does. Raises NotAllowed."""
    async with database.write() as connection:
        await database.lock(connection, "figures")
        draft = await _waiting(connection, number, person, owners, now)
        if isinstance(draft, Stored | Closed):
            return None
        who = await key_of(database, connection, person)
        await log(
            database, connection, who=who, act="rejected", about=draft.code, detail=reason, now=now
        )
        await took_effect(connection)
        news = News(what="rejected", at=now, by=who, reason=reason)
        return await put(connection, replace(draft, state="rejected", asks="", news=news))


async def cancel(
    database: Database, number: int, *, person: int, owners: Collection[int]
) -> Draft | None:
    """Its author gives a draft up; None when there is nothing to give up. Raises NotAllowed."""
    async with database.write() as connection:
        await database.lock(connection, "figures")
        await check_role(connection, person, "contributor", owners)
        draft = await find(connection, number)
        if draft is None or draft.state not in {"open", "waiting"}:
            return None
        if draft.author != person:
            raise NotAllowed(f"{person} did not make {draft.code}")
        return await put(connection, replace(draft, state="cancelled", asks=""))


async def _waiting(
    connection: AsyncConnection,
    number: int,
    person: int,
    owners: Collection[int],
    now: datetime,
) -> Draft | Stored | Closed:
    """The draft, when it waits and this person may decide about it."""
    await check_role(connection, person, "approver", owners)
    draft = await find(connection, number)
    if draft is None:
        return Closed(draft=None)
    if draft.author == person:
        raise NotAllowed(f"{person} made {draft.code}")
    if draft.state == "confirmed":
        return Stored(upload=draft.upload, again=True, draft=draft)
    if draft.state != "waiting" or _is_over(draft, now):
        return Closed(draft=draft)
    return draft


async def _unfit(connection: AsyncConnection, draft: Draft, digest: str) -> Outcome | None:
    """Why what was pressed is not what would be applied."""
    if draft.digest != digest:
        return Changed(draft=draft)
    if draft.base != await revision_of(connection):
        return Outdated(draft=draft)
    return None


async def _apply(
    database: Database,
    connection: AsyncConnection,
    draft: Draft,
    *,
    now: datetime,
    approver: str = "",
    rest: Draft | None = None,
) -> Stored:
    """Every line of the draft on record: as a figure, as a second source, or as there already.

    `approver` is the key of who approved it; then its author hears of it.
    """
    new = [line for line in draft.lines if line.verdict.standing is not Standing.SAME]
    citing = [line for line in draft.lines if line.verdict.cites]
    known = len(draft.lines) - len(new) - len(citing)
    upload: int | None = None
    added: tuple[str, ...] = ()
    if new or citing:
        upload = await new_upload(
            database, connection, kind=draft.kind,
            uploader=await key_of(database, connection, draft.author), approver=approver,
            note=_note(draft), now=now,
        )  # fmt: skip
        ids = await _add(connection, new, upload, now)
        added = tuple(map(ref_of, ids))
        own = {f"#{line.number}": number for line, number in zip(new, ids, strict=True)}
        await _cite(connection, citing, own, upload, now)
    news = None
    if approver:
        news = News(
            what="approved", at=now, by=approver, added=added, cited=len(citing), known=known
        )
    draft = await put(
        connection, replace(draft, state="confirmed", upload=upload, asks="", news=news)
    )
    return Stored(
        upload=upload, added=added, cited=len(citing), known=known, rest=rest, draft=draft
    )


def _held(draft: Draft) -> list[Line]:
    """The lines that need something more, and those that cite one of them."""
    numbers = {line.number for line in draft.lines if line.held}
    awaited = {f"#{number}" for number in numbers}
    return [
        line for line in draft.lines if line.number in numbers or line.verdict.cites in awaited
    ]


def _note(draft: Draft) -> str:
    """What the record says of an upload: its file or source, and the reasons that were given."""
    source = draft.source
    told = [draft.title or " ".join(filter(None, (source.publisher, str(source.published or ""))))]
    told += [f"{line.number}: {line.reason}" for line in draft.lines if line.reason]
    return "\n".join(filter(None, told))


async def _add(
    connection: AsyncConnection, lines: Sequence[Line], upload: int, now: datetime
) -> list[int]:
    """The ids of the new figures; those that they correct no longer count."""
    if not lines:
        return []
    ids = await insert_figures(connection, [(line.figure, now) for line in lines], upload)
    rows = [
        {"figure": id_of(line.replaces), "by": number, "kind": line.change,
         "reason": line.reason, "upload": upload, "known_from": now}
        for line, number in zip(lines, ids, strict=True)
        if line.replaces
    ]  # fmt: skip
    if rows:
        await connection.execute(SUPERSESSION.insert(), rows)
    return ids


async def _cite(
    connection: AsyncConnection,
    lines: Sequence[Line],
    own: Mapping[str, int],
    upload: int,
    now: datetime,
) -> None:
    """Second sources of figures on record, or of `own`: the lines that were just added."""
    if not lines:
        return
    sources = await source_ids(connection, {line.figure.source for line in lines})
    rows = [
        {"figure": own.get(line.verdict.cites) or id_of(line.verdict.cites),
         "source": sources[line.figure.source], "words": line.figure.words,
         "upload": upload, "known_from": now}
        for line in lines
    ]  # fmt: skip
    await connection.execute(CITATION.insert(), rows)


def _is_over(draft: Draft, now: datetime) -> bool:
    return draft.expires is not None and draft.expires <= now
