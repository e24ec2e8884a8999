"""The third verb: a question in, what the store can prove about it out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from store.answers import evidence
from store.answers.direct import ranked
from store.answers.prove import direct, prove
from store.answers.series import cells, in_order, whole_of
from store.answers.values import Answer, Kind, Reason
from store.database import Database
from store.questions import Question, Shape, Status
from store.records import Figure

MOST_NEARBY = 4
"""Figures named beside a "not published"."""


async def answer(database: Database, question: Question, *, now: datetime, today: date) -> Answer:
    """What the figures known at `now` prove; `today` is the day of `now` where people live.

    A direct answer costs one indexed statement. Series answer every cell in the same way.
    """
    async with database.read() as connection:
        if question.shape is Shape.TOTAL:
            return await _total(connection, question, now, today)
        return await _series(connection, question, now, today)


async def _total(
    connection: AsyncConnection, question: Question, now: datetime, today: date
) -> Answer:
    same = await evidence.same_cell(connection, question, now)
    if same and not question.period.to_date:
        return direct(question, same, today)
    newest = max((f.period.end for f in same if f.period.end), default=date.min)
    if same and not await evidence.reaches_beyond(connection, question, now, newest):
        return prove(question, same, today)
    found = await evidence.within(connection, question, now)
    proved = prove(question, _merged(same, found.figures), today)
    if proved.kind is not Kind.NONE:
        return proved
    return await _explained(connection, proved, now)


async def _series(
    connection: AsyncConnection, question: Question, now: datetime, today: date
) -> Answer:
    found = {
        status: await _all_of(connection, question, status, now)
        for status in (Status.PLANNED, Status.ACTUAL)
        if status is question.scope.status or question.shape is Shape.COMPARE
    }
    own = found[question.scope.status]
    ends = [figure.period.end for figure in own if figure.period.end is not None]
    last_day = min(max(ends, default=today), today)
    rows = [prove(cell, found[cell.scope.status], today) for cell in cells(question, last_day)]
    whole = prove(whole_of(question), own, today)
    return replace(whole, question=question, rows=in_order(question, rows))


async def _all_of(
    connection: AsyncConnection, question: Question, status: Status, now: datetime
) -> Sequence[Figure]:
    scope = replace(question.scope, status=status)
    asked = replace(question, scope=scope)
    same = await evidence.same_cell(connection, asked, now)
    found = await evidence.within(connection, asked, now)
    return _merged(same, found.figures)


async def _explained(connection: AsyncConnection, none: Answer, now: datetime) -> Answer:
    """A "not published" with its reason and what is known nearby."""
    question = none.question
    jointly = await evidence.covering(connection, question, now)
    beside = await evidence.neighbours(connection, question, now)
    scopes = [
        figure
        for figure in await evidence.other_scopes(connection, question, now)
        if figure.scope != question.scope
    ]
    reason = none.reason
    newest = await evidence.newest_day(connection, question, now)
    if reason is not Reason.OUTSIDE:
        if jointly:
            reason = Reason.JOINTLY
        elif newest is not None and newest < question.period.begins:
            reason = Reason.NOT_YET
    nearby = _merged(ranked(jointly)[:2], _merged(ranked(scopes)[:2], beside))
    return replace(none, reason=reason, nearby=tuple(nearby[:MOST_NEARBY]))


def _merged(first: Sequence[Figure], second: Sequence[Figure]) -> list[Figure]:
    seen = {figure.id for figure in first}
    return [*first, *(figure for figure in second if figure.id not in seen)]
