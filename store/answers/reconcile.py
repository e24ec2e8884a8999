"""The ledger of a cell: its total against every way in which it was split and published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import or_

from store.answers import evidence
from store.answers.answer import answer
from store.answers.direct import chosen
from store.answers.errata import errata_ids
from store.answers.splits import Line, Way, held_to, lines_of
from store.answers.values import Answer, Kind
from store.areas import from_key, mask
from store.database import Database
from store.figures import FIGURE, counted, record, with_source
from store.periods import BASELINE, split
from store.questions import Question, Status
from store.records import Figure

MOST = 4000
"""Figures that a ledger is made of."""

_OF_DAYS = frozenset({Way.MONTHS, Way.WEEKS, Way.TOTALS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The total of a cell, and every way in which it was split.

    `total`: the answer, with its conflict. `within`: the same for the years, quarters and
    months in it that were published, each line held to that figure, where all of it is there.
    `partial`: there are more figures than a ledger is made of.
    """

    total: Answer
    lines: tuple[Line, ...]
    within: tuple[Line, ...] = ()
    partial: bool = False


async def reconcile(
    database: Database, question: Question, *, now: datetime, today: date
) -> Ledger:
    """The ledger of a question's cell, whose period must have an end."""
    total = await answer(database, question, now=now, today=today)
    figures, partial = await _figures(database, question, now)
    known = total.value if total.kind in {Kind.DIRECT, Kind.DERIVED} else None
    lines = (held_to(line, known, total.evidence) for line in lines_of(question, figures))
    return Ledger(
        total=total,
        lines=tuple(lines),
        within=tuple(_within(question, figures)),
        partial=partial,
    )


def _within(question: Question, figures: Sequence[Figure]) -> Iterator[Line]:
    """Of each shorter period that was published: its own months, weeks and running totals."""
    seen = {question.period}
    for months in (12, 3, 1):
        for piece in split(question.period, months):
            if piece in seen:
                continue
            seen.add(piece)
            cell = replace(question, period=piece)
            same = [
                one for one in figures
                if one.places == cell.places and one.period == piece
                and one.measure is cell.measure and one.scope == cell.scope
            ]  # fmt: skip
            if not same:
                continue
            best, _ = chosen(same)
            for line in lines_of(cell, figures):
                held = held_to(line, best.value, [best])
                if line.way in _OF_DAYS and held.residual is not None:
                    yield replace(held, of=best)


async def _figures(
    database: Database, question: Question, now: datetime
) -> tuple[list[Figure], bool]:
    """Sound figures of the cell and its parts, in any scope, and the running totals at its ends.

    And whether there are more than `MOST`.
    """
    period = question.period
    end, asked = period.end or date.max, mask(question.places)
    days = {end, period.begins - timedelta(days=1)}
    for piece in split(period, 1):
        days |= {piece.begins - timedelta(days=1), piece.end or end}
    async with database.read() as connection:
        keys = await evidence.areas(connection)
        statement = (
            with_source()
            .where(
                FIGURE.c.measure.in_(question.measure.parts),
                FIGURE.c.area.in_([key for key in keys if not mask(from_key(key)) & ~asked]),
                FIGURE.c.status == Status.ACTUAL,
                or_(
                    FIGURE.c.begins.between(period.begins, end) & (FIGURE.c.end <= end),
                    (FIGURE.c.begins == BASELINE) & FIGURE.c.end.in_(sorted(days)),
                ),
                *counted(now),
            )
            .order_by(FIGURE.c.id)
            .limit(MOST + 1)
        )
        rows = list(await connection.execute(statement))
        wrong = await errata_ids(connection)
    found = [record(row) for row in rows[:MOST]]
    return [one for one in found if one.id not in wrong], len(rows) > MOST
