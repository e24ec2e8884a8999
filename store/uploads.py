"""Uploads on record: who brought how much, and how one is taken back as a whole.

Nothing is erased: a withdrawal is an upload of its own, from which on the figures of the other
no longer count.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.appending import insert, new_upload
from store.database import Database
from store.figures import FIGURE, SUPERSESSION, UPLOAD, record, with_source
from store.inbox import took_effect
from store.keys import key_of, names_of
from store.models import CitationRow
from store.people import check_role

CITATION: Any = CitationRow.__table__  # type: ignore[attr-defined]

WITHDRAWAL = "withdrawal"
"""The kind of an upload that takes another one back."""
_FIXED = frozenset({"published", WITHDRAWAL})
"""Kinds of uploads that are not taken back as a whole: what is shipped, and withdrawals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An upload on record: who brought how many figures, when, approved by whom.

    `withdraws`: the upload that it takes back; `withdrawn`: the one that took it back.
    `counting`: figures of it that count now, and citations that hold.
    """

    id: int
    kind: str
    uploader: str
    approver: str
    note: str
    at: datetime
    figures: int
    counting: int
    withdraws: int | None = None
    withdrawn: int | None = None


async def uploads(database: Database, most: int) -> list[Upload]:
    """The latest uploads, at most `most`, the newest first."""
    async with database.read() as connection:
        return await _uploads(connection, most=most)


async def upload_of(database: Database, number: int) -> Upload | None:
    """One upload."""
    async with database.read() as connection:
        return next(iter(await _uploads(connection, number=number)), None)


async def latest_of(database: Database, person: int) -> Upload | None:
    """The newest upload of somebody that can be taken back and was not."""
    async with database.read() as connection:
        by = await names_of(connection, person)
        found = await _uploads(connection, most=50, by=by)
    return next((one for one in found if is_open(one)), None)


async def revision_at(database: Database, at: datetime) -> int:
    """The data revision of a moment: the number of the latest upload until then."""
    statement = select(func.coalesce(func.max(UPLOAD.c.id), 0)).where(UPLOAD.c.at <= at)
    async with database.read() as connection:
        return int(await connection.scalar(statement) or 0)


def is_open(upload: Upload) -> bool:
    """Whether an upload can be taken back."""
    return upload.kind not in _FIXED and upload.withdrawn is None


async def withdraw(
    database: Database,
    number: int,
    *,
    reason: str,
    person: int,
    owners: Collection[int],
    now: datetime,
) -> Upload | None:
    """Take a whole upload back; None when that was done before, or cannot be.

    Its figures count no longer, its citations hold no longer, and figures that it corrected
    are on record again, under a new code, unless what stated them was taken back as well.
    Raises NotAllowed when the person is no approver.
    """
    async with database.write() as connection:
        await database.lock(connection, "figures")
        await check_role(connection, person, "approver", owners)
        before = next(iter(await _uploads(connection, number=number)), None)
        if before is None or not is_open(before):
            return None
        upload = await new_upload(
            database, connection, kind=WITHDRAWAL,
            uploader=await key_of(database, connection, person), note=reason, now=now,
            withdraws=number,
        )  # fmt: skip
        restored = await _restore(connection, number, upload, now)
        rows = [
            {"figure": figure, "by": restored.get(figure), "kind": WITHDRAWAL,
             "reason": reason, "upload": upload, "known_from": now}
            for figure in await _counting(connection, number)
        ]  # fmt: skip
        if rows:
            await connection.execute(SUPERSESSION.insert(), rows)
        await _uncite(connection, number, upload, now)
        await took_effect(connection)
        return before


async def _restore(
    connection: AsyncConnection, number: int, upload: int, now: datetime
) -> dict[int, int]:
    """What an upload corrected, appended anew: the figure that stood in its place → the copy.

    Only what some upload still states.
    """
    corrected = select(SUPERSESSION).where(
        SUPERSESSION.c.upload == number, SUPERSESSION.c.by.is_not(None)
    )
    rows = {row.figure: row.by for row in await connection.execute(corrected)}
    if not rows:
        return {}
    wanted = with_source().where(FIGURE.c.id.in_(sorted(rows))).order_by(FIGURE.c.id)
    stated = await _stated(connection, wanted.with_only_columns(FIGURE.c.identity), number)
    figures = [record(row) for row in await connection.execute(wanted) if row.identity in stated]
    copies = await insert(connection, [(figure, now) for figure in figures], upload)
    return {rows[old.id]: copy for old, copy in zip(figures, copies, strict=True)}


async def _counting(connection: AsyncConnection, number: int) -> list[int]:
    """The figures of an upload that count: its own, and copies that a withdrawal made of them.

    A copy stays where another upload states the same, and its own figure is out of force.
    """
    counts = FIGURE.c.id.not_in(select(SUPERSESSION.c.figure))
    own = select(FIGURE.c.identity).where(FIGURE.c.upload == number)
    withdrawals = select(UPLOAD.c.id).where(UPLOAD.c.kind == WITHDRAWAL)
    held = await _stated(connection, own, number)
    there = select(FIGURE.c.id, FIGURE.c.identity, FIGURE.c.upload).where(
        counts, FIGURE.c.identity.in_(own)
    )
    found = list(await connection.execute(there.order_by(FIGURE.c.id)))
    copied = set(await connection.scalars(withdrawals))
    beside = {row.identity for row in found if row.upload != number and row.upload not in copied}
    return [
        row.id for row in found
        if row.upload == number
        or (row.upload in copied and (row.identity not in held or row.identity in beside))
    ]  # fmt: skip


async def _stated(connection: AsyncConnection, of: Select[Any], without: int) -> set[str]:
    """Which of these identities an upload states that was not taken back, `without` one."""
    taken_back = select(UPLOAD.c.withdraws).where(UPLOAD.c.withdraws.is_not(None))
    holding = select(UPLOAD.c.id).where(
        UPLOAD.c.kind != WITHDRAWAL, UPLOAD.c.id != without, UPLOAD.c.id.not_in(taken_back)
    )
    statement = select(FIGURE.c.identity).where(
        FIGURE.c.identity.in_(of), FIGURE.c.upload.in_(holding)
    )
    return set(await connection.scalars(statement))


async def _uncite(connection: AsyncConnection, number: int, upload: int, now: datetime) -> None:
    rows = [
        {"figure": row.figure, "source": row.source, "words": row.words, "upload": upload,
         "withdraws": row.id, "known_from": now}
        for row in await connection.execute(select(CITATION).where(CITATION.c.upload == number))
    ]  # fmt: skip
    if rows:
        await connection.execute(CITATION.insert(), rows)


async def _uploads(
    connection: AsyncConnection,
    *,
    most: int = 1,
    number: int | None = None,
    by: Collection[str] = (),
) -> list[Upload]:
    statement = select(UPLOAD).order_by(UPLOAD.c.id.desc()).limit(most)
    if number is not None:
        statement = statement.where(UPLOAD.c.id == number)
    if by:
        statement = statement.where(UPLOAD.c.uploader.in_(by))
    rows = list(await connection.execute(statement))
    ids = [row.id for row in rows]
    figures = await _counted(connection, FIGURE, ids)
    gone = FIGURE.c.id.in_(select(SUPERSESSION.c.figure))
    superseded = await _counted(connection, FIGURE, ids, gone)
    cited = await _counted(connection, CITATION, ids, CITATION.c.withdraws.is_(None))
    takes_back = select(UPLOAD.c.withdraws, UPLOAD.c.id).where(UPLOAD.c.withdraws.in_(ids))
    withdrawn = {row.withdraws: row.id for row in await connection.execute(takes_back)}
    return [
        Upload(
            id=row.id,
            kind=row.kind,
            uploader=row.uploader,
            approver=row.approver,
            note=row.note,
            at=row.at,
            figures=figures.get(row.id, 0) + cited.get(row.id, 0),
            counting=figures.get(row.id, 0) - superseded.get(row.id, 0)
            + (0 if row.id in withdrawn else cited.get(row.id, 0)),
            withdraws=row.withdraws,
            withdrawn=withdrawn.get(row.id),
        )
        for row in rows
    ]  # fmt: skip


async def _counted(
    connection: AsyncConnection,
    table: Any,  # noqa: ANN401 - a table
    uploads: Sequence[int],
    *conditions: Any,  # noqa: ANN401 - clauses
) -> dict[int, int]:
    statement = (
        select(table.c.upload, func.count())
        .where(table.c.upload.in_(uploads), *conditions)
        .group_by(table.c.upload)
    )
    return {row[0]: row[1] for row in await connection.execute(statement)}
