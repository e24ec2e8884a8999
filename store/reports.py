"""Reports: somebody doubts an answer; the question and the figures shown are kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from store.database import Database
from store.models import ReportRow, UploadRow

_REPORT: Any = ReportRow.__table__  # type: ignore[attr-defined]
_UPLOAD: Any = UploadRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A doubt on record. `question` is encoded, `answered` are the refs that were shown."""

    code: str
    question: str
    answered: str
    at: datetime


async def report(
    database: Database, *, question: str, answered: str, person_id: int, now: datetime
) -> Report:
    """Keep a doubt; the same of the same person, about the same revision, is kept once."""
    async with database.write() as connection:
        await database.lock(connection, "report")
        revision = await connection.scalar(select(func.coalesce(func.max(_UPLOAD.c.id), 0)))
        found = await connection.execute(
            select(_REPORT).where(
                _REPORT.c.person == person_id,
                _REPORT.c.question == question,
                _REPORT.c.revision == revision,
            )
        )
        before = found.first()
        if before is not None:
            return _record(before)
        inserted = await connection.execute(
            _REPORT.insert().values(
                question=question, answered=answered, revision=revision, person=person_id, at=now
            )
        )
        (number,) = inserted.inserted_primary_key or (0,)
    return Report(code=_code(number), question=question, answered=answered, at=now)


async def reports(database: Database, most: int) -> list[Report]:
    """The latest doubts, at most `most`, the newest first; who doubted is not said."""
    statement = select(_REPORT).order_by(_REPORT.c.id.desc()).limit(most)
    async with database.read() as connection:
        return [_record(row) for row in await connection.execute(statement)]


def _record(row: Any) -> Report:  # noqa: ANN401 - a row of the table
    return Report(code=_code(row.id), question=row.question, answered=row.answered, at=row.at)


def _code(number: int) -> str:
    return f"R-{number}"
