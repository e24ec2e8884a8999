"""The third verb: a question in, what the store can prove about it out."""

from asyncio import to_thread
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from store.answers import evidence
from store.answers.bodies import TOO_LARGE, body_of, kept_body, was_too_large
from store.answers.body import Body
from store.answers.direct import chosen
from store.answers.errata import register
from store.answers.explained import explained, of_other_scopes
from store.answers.glance import agree, clash_of_parts
from store.answers.prove import at_once, prove_all
from store.answers.series import cells, in_order, is_open, whole_of
from store.answers.stated import direct
from store.answers.values import Answer
from store.asked import entry, look_and_keep
from store.database import Database
from store.figures import record, scope_of
from store.periods import TO_DATE, Period
from store.questions import Question, Shape, Status
from store.records import Figure, Qualifier


async def answer(
    database: Database, question: Question, *, now: datetime, today: date,
    revision: int | None = None,
) -> Answer:  # fmt: skip
    """What the figures known at `now` prove; `today` is the day of `now` where people live.

    A direct answer costs one indexed statement, and a look at what is kept of its evidence.
    Series answer every cell in the same way. A question "as of" an earlier day is answered with
    what was known at its end; everything until that day is then everything to date. With
    `revision`, the data revision that the asker found, the answer gets its permanent code.
    """
    note = None
    if revision is not None:
        note = entry(database, question, revision=revision, at=now, day=today)
    if question.as_of is not None and question.period == Period(end=question.as_of):
        question = replace(question, period=TO_DATE)
    if question.as_of is not None and question.as_of < today:
        now, today = datetime.combine(question.as_of, time.max, now.tzinfo), question.as_of
    if question.shape is not Shape.TOTAL:
        said = await _series(database, question, now, today)
        code, _ = await look_and_keep(database, note, ())
        return replace(said, code=code) if code else said
    look = await evidence.same_cell(
        database, question, now, parts=was_too_large(database, question), note=note
    )
    said = await _at_once(database, question, now, today, look) or await _weighed(
        database, question, now, today
    )
    return said if said.code == look.code else replace(said, code=look.code)


async def _weighed(database: Database, question: Question, now: datetime, today: date) -> Answer:
    """The total that all evidence proves."""
    async with database.read() as connection:
        body = await body_of(database, connection, question, now)
        (said,) = await _prove([question], body, today)
        return await explained(connection, said, body, now)


async def _series(database: Database, question: Question, now: datetime, today: date) -> Answer:
    """The rows of a series; a promise that stands in it says what proves it."""
    statuses = [question.scope.status]
    of_plan = question.shape is Shape.COMPARE and question.scope.status is Status.PLANNED
    if of_plan:
        statuses.append(Status.ACTUAL)
    async with database.read() as connection:
        bodies = {
            status: await _body(database, connection, question, status, now) for status in statuses
        }
        said = await _rows(question, bodies, today)
        if of_plan:  # without a plan for all of it, those for parts stand nearby
            plan, *others = said.rows
            plan = await explained(connection, plan, bodies[question.scope.status], now)
            said = replace(said, rows=(plan, *others))
        return said


async def _at_once(
    database: Database, question: Question, now: datetime, today: date, look: evidence.Look
) -> Answer | None:
    """A direct answer where nothing has to be loaded or solved: from memory, or by one look-up."""
    body = kept_body(database, question, now, look.revision)
    if body is None:
        return None
    sound = [row for row in look.found if row.identity not in register()]
    own_rows = [row for row in sound if scope_of(row) == question.scope]
    own = [record(row) for row in own_rows] if body is TOO_LARGE else []
    said = None
    if body is not TOO_LARGE:
        said = at_once(question, body, today)
    elif own and chosen(own)[0].qualifier is Qualifier.EXACT:
        said = direct(question, own, today)
        if question.scope.status is Status.ACTUAL:
            # No more is weighed here than what is in sight, and the answer says so.
            conflict = await _clash_in_sight(database, question, now, own, look.parts)
            said = replace(said, conflict=conflict, partial=True, code=look.code)
    if said is None or len(own_rows) == len(sound):
        return said
    others = [record(row) for row in sound if row not in own_rows]
    return replace(said, also=of_other_scopes(question, others))


async def _clash_in_sight(
    database: Database,
    question: Question,
    now: datetime,
    own: Sequence[Figure],
    parts: Any,  # noqa: ANN401 - a row of `evidence.same_cell`
) -> tuple[Figure, ...]:
    """Figures for the cell and for shorter days in it that cannot all be true.

    `parts` is None where it turned out only meanwhile that the scope is too large to weigh.
    """
    if parts is None or parts.figures > evidence.MOST_PARTS:
        return clash_of_parts(own, [])
    if agree(own, parts):
        return ()
    within = await evidence.shorter(database, question, now)
    sound = [record(row) for row in within if row.identity not in register()]
    return clash_of_parts(own, sound)


async def _rows(question: Question, bodies: Mapping[Status, Body], today: date) -> Answer:
    own = bodies[question.scope.status]
    ends = [one.period.end for one in own.figures if one.period.end is not None]
    last_day = min(max(ends, default=today), today)
    asked = list(cells(question, last_day))
    rows: dict[Question, Answer] = {}
    for status, body in bodies.items():
        of_status = [cell for cell in asked if cell.scope.status is status]
        if status is question.scope.status:
            of_status.append(whole_of(question))
        proved = await _prove(of_status, body, today)
        rows.update(zip(of_status, proved, strict=True))
    whole = rows[whole_of(question)]
    found = [rows[cell] for cell in asked]
    return replace(
        whole, question=question, rows=in_order(question, found),
        order_open=is_open(question, found),
    )  # fmt: skip


async def _body(
    database: Database,
    connection: AsyncConnection,
    question: Question,
    status: Status,
    now: datetime,
) -> Body:
    asked = replace(question, scope=replace(question.scope, status=status))
    return await body_of(database, connection, asked, now)


async def _prove(questions: Sequence[Question], body: Body, today: date) -> list[Answer]:
    """Off the event loop: the solver may take a while."""
    return await to_thread(prove_all, questions, body, today)
