"""One figure put out of force by hand: people do it by whole uploads, or by /correct."""

from datetime import datetime

from sqlalchemy import select

from store.appending import new_upload
from store.database import Database
from store.figures import FIGURE, SUPERSESSION, Change
from store.records import id_of


async def supersede(
    database: Database,
    ref: str,
    *,
    by: str | None,
    kind: Change,
    reason: str,
    uploader: str,
    now: datetime,
) -> None:
    """From `now` on `ref` no longer counts; `by` (if any) stands in its place."""
    async with database.write() as connection:
        await database.lock(connection, "figures")
        numbers = [
            await connection.scalar(select(FIGURE.c.id).where(FIGURE.c.id == id_of(code)))
            for code in (ref, *([by] if by else []))
        ]
        assert None not in numbers, f"{ref} or {by} is not on record"
        upload = await new_upload(
            database, connection, kind=kind, uploader=uploader, note=f"{ref}: {reason}", now=now
        )
        successor = numbers[1] if by else None
        await connection.execute(
            SUPERSESSION.insert().values(
                figure=numbers[0], by=successor, kind=kind, reason=reason, upload=upload,
                known_from=now,
            )
        )  # fmt: skip
