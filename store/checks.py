"""Checks: what the record says to the lines of a draft, before anything counts.

Every line gets a Verdict. Same: it is on record, from this source or (then it becomes a second
source) another one. Conflict: it contradicts figures on record, by the engine that answers
questions. Changed: its source said another number of the cell before. Suspect: something else
is odd about it. New: nothing stands against it. What a text alone tells is found where it is
read (`handlers.language.extraction.checks`), and not looked for again in its lines.
"""

from asyncio import to_thread
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from store import oddities
from store.answers.bodies import body_of
from store.answers.body import Body
from store.answers.claims import last_digit
from store.answers.contradictions import Contradiction, contradictions
from store.appending import parts
from store.areas import WHOLE, area_key
from store.database import Database
from store.drafts import revision_of
from store.figures import FIGURE, SOURCE, counted, record, with_source
from store.measures import Measure
from store.oddities import doubt
from store.periods import BASELINE
from store.proposals import NOTHING_AGAINST, Doubt, Draft, Line, Standing, Verdict
from store.questions import Question, Scope, Status
from store.records import Figure, NewFigure, Qualifier, as_figure
from store.uploads import CITATION

MOST_WEIGHED = 400
"""Lines that are held against the whole record one by one; of more the draft says so."""
MOST_REFS = 4
"""Figures that a contradiction names."""

_CELL = ("measure", "area", "status", "operator", "purpose", "process", "begins", "end")
_Cell = tuple[Any, ...]
_Family = tuple[bool, Scope]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A doubt, the standing that it makes, and the figures that it is about."""

    doubt: Doubt
    standing: Standing = Standing.SUSPECT
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What was read of the record for one draft."""

    base: int
    there: Mapping[_Cell, Sequence[Figure]]
    cited: Mapping[int, frozenset[str]]
    operators: frozenset[str]
    to_date: Mapping[Measure, Sequence[Figure]]
    bodies: Mapping[_Family, Body]


async def check(
    database: Database, draft: Draft, *, now: datetime, today: date, operators: Collection[str]
) -> Draft:
    """The draft with a verdict on each line, and the revision that they hold for.

    `operators`: names that are known beside those on record.
    """
    weighed = len(draft.lines) <= MOST_WEIGHED
    found = await _read(database, draft.lines, now, weighed=weighed)
    # In a thread: a sheet has many lines, and others are to be answered meanwhile.
    return await to_thread(_judge, draft, found, today, found.operators | set(operators))


def _judge(draft: Draft, found: _Record, today: date, operators: Collection[str]) -> Draft:
    """Every line with its verdict."""
    same = {line.number: said for line in draft.lines if (said := _same(line, found))}
    same |= _repeated([line for line in draft.lines if line.number not in same])
    others = [line for line in draft.lines if line.number not in same]
    clashes = _clashes(found.bodies, others)
    twice = oddities.twice(draft.lines)
    known = {name.casefold() for name in operators}
    lines = []
    for line in draft.lines:
        verdict = same.get(line.number)
        if verdict is None:
            odd = [
                *(() if _stopped(line) else oddities.times_everything(line.figure, found.to_date)),
                *oddities.of_time(line, today),
                *oddities.of_words(line, known),
                *twice.get(line.number, ()),
            ]
            body = found.bodies.get(_family(line.figure)) if found.bodies else None
            if body is not None:
                odd += oddities.beside(line.figure, body.sound)
            against = [
                *_other_numbers(line, found),
                *(
                    one for one in clashes.get(line.number, ())
                    if one.doubt.key != "check-lines" or line.number not in twice
                ),
            ]  # fmt: skip
            verdict = _verdict(line, [*against, *(_Found(doubt=one) for one in odd)])
        if verdict is line.verdict:
            lines.append(line)
        else:
            lines.append(_judged(line, verdict) if draft.id else replace(line, verdict=verdict))
    notes = [note for note in draft.notes if note.key != "check-not-weighed"]
    if len(draft.lines) > MOST_WEIGHED:
        notes.append(doubt("note", "not-weighed", most=str(MOST_WEIGHED)))
    return replace(draft, lines=tuple(lines), notes=tuple(notes), base=found.base)


def _judged(line: Line, verdict: Verdict) -> Line:
    """The line with its verdict; what was accepted before a doubt came up is accepted no more."""
    before = {one.key for one in line.verdict.doubts}
    news = [one for one in verdict.doubts if one.level != "note" and one.key not in before]
    if news:
        return replace(line, verdict=verdict, accepted=False, reason="")
    return replace(line, verdict=verdict)


def _verdict(line: Line, found: Sequence[_Found]) -> Verdict:
    """The gravest standing: stopped, then against others, then changed, then odd."""
    if not found and not line.doubts:
        return NOTHING_AGAINST
    doubts = tuple({(one.doubt.key, *one.doubt.params.values()): one.doubt for one in found}
                   .values())  # fmt: skip
    levels = {one.level for one in (*line.doubts, *doubts)}
    grave = {one.standing for one in found if one.doubt.level != "note"}
    if "stop" in levels:
        standing = Standing.SUSPECT
    elif grave:
        standing = next(one for one in _GRAVEST if one in grave)
    else:
        standing = Standing.SUSPECT if "warn" in levels else Standing.NEW
    refs = tuple(dict.fromkeys(ref for one in found for ref in one.refs))
    return Verdict(standing=standing, doubts=doubts, refs=refs)


_GRAVEST = (Standing.CONFLICT, Standing.CHANGED, Standing.SUSPECT)


def _same(line: Line, found: _Record) -> Verdict | None:
    """The verdict on a line whose number is on record for its cell; None when it is not."""
    if line.replaces or not found.there:
        return None
    figure = line.figure
    equal = [
        one for one in found.there.get(_cell(figure), ())
        if (one.value, one.qualifier, one.period) == (
            figure.value, figure.qualifier, figure.period
        )
    ]  # fmt: skip
    if not equal:
        return None
    refs = tuple(one.ref for one in equal)
    publisher = figure.source.publisher.casefold()
    known = {name for one in equal for name in found.cited.get(one.id, ())}
    known |= {one.source.publisher.casefold() for one in equal}
    cites = "" if publisher in known or not publisher else refs[0]
    return Verdict(standing=Standing.SAME, refs=refs, cites=cites)


def _repeated(lines: Sequence[Line]) -> dict[int, Verdict]:
    """Verdicts on lines whose number stands in an earlier line already, for the same cell."""
    first: dict[_Cell, Line] = {}
    sources: dict[_Cell, set[str]] = {}
    found: dict[int, Verdict] = {}
    for line in lines:
        figure = line.figure
        key = (*_cell(figure), figure.period.start, figure.value, figure.qualifier, line.replaces)
        publisher = figure.source.publisher.casefold()
        earlier = first.setdefault(key, line)
        if earlier is not line:
            named = sources.setdefault(key, {earlier.figure.source.publisher.casefold()})
            repeats = doubt("note", "repeated", line=str(earlier.number))
            cites = "" if publisher in named else f"#{earlier.number}"
            found[line.number] = Verdict(standing=Standing.SAME, doubts=(repeats,), cites=cites)
            named.add(publisher)
    return found


def _other_numbers(line: Line, found: _Record) -> Iterator[_Found]:
    """Figures of this very cell that say something else."""
    if not found.there:
        return
    figure = line.figure
    publisher = figure.source.publisher.casefold()
    for one in found.there.get(_cell(figure), ()):
        if one.ref == line.replaces:
            continue
        own = bool(publisher) and one.source.publisher.casefold() == publisher
        params = {
            "value": oddities.amount(one.value, one), "unit": oddities.unit_of(one),
            "qualifier": one.qualifier.value, "publisher": one.source.publisher, "ref": one.ref,
        }  # fmt: skip
        if own:
            yield _Found(doubt=doubt("warn", "changed", **params), standing=Standing.CHANGED,
                         refs=(one.ref,))  # fmt: skip
        elif _differ(figure, one):
            yield _Found(doubt=doubt("warn", "beside", **params), standing=Standing.CONFLICT,
                         refs=(one.ref,))  # fmt: skip
        else:
            yield _Found(doubt=doubt("note", "beside", **params), refs=(one.ref,))


def _differ(figure: NewFigure, other: NewFigure) -> bool:
    """Whether two exact numbers of one cell are no rounding of each other."""
    if {figure.qualifier, other.qualifier} != {Qualifier.EXACT}:
        return False
    return abs(figure.value - other.value) >= max(last_digit(figure), last_digit(other))


def _clashes(bodies: Mapping[_Family, Body], lines: Sequence[Line]) -> dict[int, list[_Found]]:
    """Contradictions with the record by the number of the line."""
    if not bodies:
        return {}
    groups: dict[tuple[_Family, str], list[Figure]] = defaultdict(list)
    for line in lines:
        key = _family(line.figure), line.replaces
        groups[key].append(as_figure(line.figure, -line.number))
    found: dict[int, list[_Found]] = defaultdict(list)
    for (family, replaces), figures in groups.items():
        body, whole = bodies.get(family), bodies.get((family[0], Scope(status=family[1].status)))
        if body is None or whole is None:
            continue
        beside = body
        if replaces:  # what it corrects does not stand against it
            left = [one for one in body.sound if one.ref != replaces]
            beside = Body(left, errata=body.errata, cut=body.cut)
        clashes = contradictions(beside, figures)
        if whole is not body:
            clashes += contradictions(whole, figures, only_above=True)
        for clash in clashes:
            found[-clash.figure.id].append(_told(clash))
    return found


def _told(clash: Contradiction) -> _Found:
    figure, against = clash.figure, clash.against
    refs = tuple(one.ref for one in against if one.id > 0)
    named = ", ".join(refs[:MOST_REFS])
    lines = ", ".join(map(str, sorted(-one.id for one in against if one.id < 0)))
    limit = {"limit": oddities.amount(clash.limit, figure), "unit": oddities.unit_of(figure)}
    if clash.side == "together":
        key = "together" if refs else "lines"
        told = doubt("warn", key, lines=lines or "–", refs=named)
    elif clash.side == "below" and figure.period.cumulative and len(against) == 1:
        told = doubt("warn", "falls", refs=named, **limit)
    else:
        told = doubt("warn", clash.side, refs=named, **limit)
    return _Found(doubt=told, standing=Standing.CONFLICT, refs=refs)


def _stopped(line: Line) -> bool:
    """Whether its own text has stopped it already."""
    return any(one.level == "stop" for one in line.doubts)


def _family(figure: NewFigure) -> _Family:
    return figure.measure.is_area, figure.scope


def _cell(figure: NewFigure) -> _Cell:
    scope, period = figure.scope, figure.period
    return (figure.measure.value, area_key(figure.places), scope.status.value, scope.operator,
            scope.purpose, scope.process, period.begins, period.end)  # fmt: skip


async def _read(
    database: Database, lines: Sequence[Line], now: datetime, *, weighed: bool
) -> _Record:
    """All that is asked of the record, as of one moment."""
    async with database.snapshot() as connection:
        there = await _in_same_cells(connection, [line.figure for line in lines], now)
        ids = [one.id for group in there.values() for one in group]
        return _Record(
            base=await revision_of(connection),
            there=there,
            cited=await _citing(connection, ids),
            operators=frozenset(
                (await connection.scalars(select(FIGURE.c.operator).distinct())).all()
            ),
            to_date=await _to_date(connection, now),
            bodies=await _bodies(database, connection, lines, now) if weighed else {},
        )


async def _in_same_cells(
    connection: AsyncConnection, figures: Sequence[NewFigure], now: datetime
) -> dict[_Cell, list[Figure]]:
    """Figures that count, by the cells of `figures`."""
    columns = tuple_(*(FIGURE.c[name] for name in _CELL))
    found: dict[_Cell, list[Figure]] = defaultdict(list)
    cells = dict.fromkeys(map(_cell, figures))
    highest = await connection.scalar(select(func.max(FIGURE.c.id))) or 0
    if highest < len(cells):  # fewer figures than questions
        statement = with_source().where(*counted(now)).order_by(FIGURE.c.id)
        for row in await connection.execute(statement):
            one = record(row)
            if _cell(one) in cells:
                found[_cell(one)].append(one)
        return found
    for part in parts(list(cells)):
        statement = with_source().where(columns.in_(part), *counted(now)).order_by(FIGURE.c.id)
        for row in await connection.execute(statement):
            one = record(row)
            found[_cell(one)].append(one)
    return found


async def _citing(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """Publishers (case folded) that are second sources of these figures."""
    taken_back = select(CITATION.c.withdraws).where(CITATION.c.withdraws.is_not(None))
    found: dict[int, set[str]] = defaultdict(set)
    for part in parts(ids):
        statement = (
            select(CITATION.c.figure, SOURCE.c.publisher)
            .join(SOURCE, CITATION.c.source == SOURCE.c.id)
            .where(
                CITATION.c.figure.in_(part),
                CITATION.c.withdraws.is_(None),
                CITATION.c.id.not_in(taken_back),
            )
        )
        for row in await connection.execute(statement):
            found[row.figure].add(row.publisher.casefold())
    return {figure: frozenset(names) for figure, names in found.items()}


async def _to_date(connection: AsyncConnection, now: datetime) -> dict[Measure, list[Figure]]:
    """The running totals of each measure for the whole territory, the largest first."""
    found: dict[Measure, list[Figure]] = defaultdict(list)
    statement = with_source().where(
        FIGURE.c.area == WHOLE, FIGURE.c.status == Status.ACTUAL, FIGURE.c.operator == "",
        FIGURE.c.purpose == "", FIGURE.c.process == "", FIGURE.c.begins == BASELINE,
        *counted(now),
    ).order_by(FIGURE.c.value.desc(), FIGURE.c.id)  # fmt: skip
    for row in await connection.execute(statement):
        one = record(row)
        found[one.measure].append(one)
    return found


async def _bodies(
    database: Database, connection: AsyncConnection, lines: Sequence[Line], now: datetime
) -> dict[_Family, Body]:
    """The evidence of every scope that a line has, and of the one that is left unstated."""
    found: dict[_Family, Body] = {}
    for line in lines:
        figure = line.figure
        for scope in {figure.scope, Scope(status=figure.scope.status)}:
            family = figure.measure.is_area, scope
            if family not in found:
                asked = Question(
                    measure=figure.measure, places=figure.places, period=figure.period, scope=scope
                )
                found[family] = await body_of(database, connection, asked, now)
    return found
