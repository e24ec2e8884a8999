"""What stands beside an answer: why there is no number, what is known nearby, other scopes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from store.answers import evidence
from store.answers.body import Body
from store.answers.direct import ranked
from store.answers.values import Answer, Kind, Reason
from store.areas import mask
from store.questions import Question
from store.records import Figure

MOST_NEARBY = 4
"""Figures named beside a "not published"."""
MOST_SCOPES = 2
"""Figures of other operators or purposes named beside an answer."""


async def explained(
    connection: AsyncConnection, answer: Answer, body: Body, now: datetime
) -> Answer:
    """`answer` with figures of the same cell by one operator or for one purpose beside it.

    They are mentioned, never added. Without a number: which of the reasons, and what is known.
    """
    question = replace(answer.question, period=answer.period)
    found = await evidence.other_scopes(connection, question, now)
    also = of_other_scopes(answer.question, found, body.errata)
    if answer.kind is not Kind.NONE:
        return replace(answer, also=also)
    question = answer.question
    jointly = await evidence.covering(connection, question, now)
    newest = await evidence.newest_day(connection, question, now)
    jointly = sorted(jointly, key=lambda one: (_width(one), -one.id))
    known = [*jointly[:2], *also, *near(question, body.sound)]
    if len(_once(known)) < MOST_NEARBY:
        besides = await evidence.of_places(connection, question, now)
        known += near(question, [one for one in besides if one.id not in body.errata])
    return replace(
        answer,
        reason=_reason(answer, newest, jointly=bool(jointly)),
        nearby=_once(known)[:MOST_NEARBY],
    )


def of_other_scopes(
    question: Question, figures: Iterable[Figure], errata: frozenset[int] = frozenset()
) -> tuple[Figure, ...]:
    """Those of `figures` (of the asked cell) that count under another scope, the best first."""
    others = (one for one in figures if one.scope != question.scope and one.id not in errata)
    return tuple(ranked(others)[:MOST_SCOPES])


def near(question: Question, figures: Iterable[Figure]) -> list[Figure]:
    """Figures about some of the asked places and items, each way of being near once, then more.

    The same places at other days; the same days or others of wider items or places; of parts.
    Of one way the nearest days come first, then the smallest cell.
    """
    asked = mask(question.places)
    ways: dict[tuple[bool, ...], list[tuple[tuple[int, int, int], Figure]]] = {}
    for one in figures:
        places, types = mask(one.places), one.measure.types
        if not places & asked or not types & question.measure.types:
            continue
        way = (
            places != asked and types != question.measure.types,
            bool(asked & ~places or question.measure.types & ~types),
            places != asked,
            types != question.measure.types,
        )
        key = _days_between(question, one), _width(one), -one.id
        ways.setdefault(way, []).append((key, one))
    ordered = [
        [one for _, one in sorted(ways[way], key=lambda each: each[0])] for way in sorted(ways)
    ]
    first = [alike[0] for alike in ordered]
    return [*first, *(one for alike in ordered for one in alike[1:MOST_NEARBY])]


def _reason(answer: Answer, newest: date | None, *, jointly: bool) -> Reason | None:
    question = answer.question
    if answer.reason is Reason.OUTSIDE:
        return answer.reason
    if jointly:
        return Reason.JOINTLY
    if newest is None:
        # Nothing was known on an earlier day that was asked about: not yet.
        return Reason.NOT_YET if question.as_of is not None else answer.reason
    return Reason.NOT_YET if newest < question.period.begins else answer.reason


def _days_between(question: Question, figure: Figure) -> int:
    """By how many days the two ends of a figure lie off; "to date" ends at the newest day."""
    begins = abs((figure.period.begins - question.period.begins).days)
    asked, end = question.period.end or date.max, figure.period.end or date.max
    return begins + abs((end - asked).days)


def _width(figure: Figure) -> int:
    """How much a figure is about: the smallest joint figure is named first."""
    return mask(figure.places).bit_count() * figure.measure.types.bit_count()


def _once(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple({figure.id: figure for figure in figures}.values())
