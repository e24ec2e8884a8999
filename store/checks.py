"""Checks: what the record says to the lines of a draft, before anything counts.

Every line gets a Verdict. Same: it is on record, from this source or (then it becomes a second
source) another one. Conflict: it contradicts figures on record, by the engine that answers
questions. Changed: its source said another number of the cell before. Suspect: something else
is odd about it. New: nothing stands against it. What a text alone tells is found where it is
read (`handlers.language.extraction.judging.checks`), and not looked for again in its lines.
"""

from asyncio import to_thread
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from store import oddities
from store.answers.body import Body
from store.answers.claims import last_digit
from store.answers.contradictions import Contradiction, contradictions
from store.database import Database
from store.oddities import doubt
from store.proposals import NOTHING_AGAINST, Doubt, Draft, Line, Standing, Verdict
from store.questions import Scope
from store.recorded import Cell, Family, Record, cell_of, family_of, read_record
from store.records import Figure, NewFigure, Qualifier, as_figure

MOST_WEIGHED = 400
"""Lines that are held against the whole record one by one; of more the draft says so."""
MOST_REFS = 4
"""Figures that a contradiction names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A doubt, the standing that it makes, and the figures that it is about."""

    doubt: Doubt
    standing: Standing = Standing.SUSPECT
    refs: tuple[str, ...] = ()


async def check(
    database: Database, draft: Draft, *, now: datetime, today: date, operators: Collection[str]
) -> Draft:
    """The draft with a verdict on each line, and the revision that they hold for.

    `operators`: names that are known beside those on record.
    """
    weighed = len(draft.lines) <= MOST_WEIGHED
    found = await read_record(database, draft.lines, now, weighed=weighed)
    # In a thread: a sheet has many lines, and others are to be answered meanwhile.
    return await to_thread(_judge, draft, found, today, found.operators | set(operators))


def _judge(draft: Draft, found: Record, today: date, operators: Collection[str]) -> Draft:
    """Every line with its verdict."""
    there = draft.lines if found.there else ()
    same = {line.number: said for line in there if (said := _same(line, found))}
    often = Counter(found.cells)
    # What is alone in its cell repeats nothing and contradicts no other line of its source.
    together = [
        line for line, cell in zip(draft.lines, found.cells, strict=True) if often[cell] > 1
    ]
    same |= _repeated([line for line in together if line.number not in same])
    others = [line for line in draft.lines if line.number not in same]
    clashes = _clashes(found.bodies, others)
    twice = oddities.twice(together)
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
            body = found.bodies.get(family_of(line.figure)) if found.bodies else None
            if body is not None:
                odd += oddities.beside(line.figure, body.sound)
            against = [
                *(_other_numbers(line, found) if found.there else ()),
                *[
                    one for one in clashes.get(line.number, ())
                    if one.doubt.key != "check-lines" or line.number not in twice
                ],
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


def _same(line: Line, found: Record) -> Verdict | None:
    """The verdict on a line whose number is on record for its cell; None when it is not."""
    if line.replaces:
        return None
    figure = line.figure
    equal = [
        one for one in found.there.get(cell_of(figure), ())
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
    first: dict[Cell, Line] = {}
    sources: dict[Cell, set[str]] = {}
    found: dict[int, Verdict] = {}
    for line in lines:
        figure = line.figure
        key = (
            *cell_of(figure),
            figure.period.start,
            figure.value,
            figure.qualifier,
            line.replaces,
        )
        publisher = figure.source.publisher.casefold()
        earlier = first.setdefault(key, line)
        if earlier is not line:
            named = sources.setdefault(key, {earlier.figure.source.publisher.casefold()})
            repeats = doubt("note", "repeated", line=str(earlier.number))
            cites = "" if publisher in named else f"#{earlier.number}"
            found[line.number] = Verdict(standing=Standing.SAME, doubts=(repeats,), cites=cites)
            named.add(publisher)
    return found


def _other_numbers(line: Line, found: Record) -> Iterator[_Found]:
    """Figures of this very cell that say something else."""
    figure = line.figure
    publisher = figure.source.publisher.casefold()
    for one in found.there.get(cell_of(figure), ()):
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


def _clashes(bodies: Mapping[Family, Body], lines: Sequence[Line]) -> dict[int, list[_Found]]:
    """Contradictions with the record by the number of the line."""
    if not bodies:
        return {}
    groups: dict[tuple[Family, str], list[Figure]] = defaultdict(list)
    for line in lines:
        key = family_of(line.figure), line.replaces
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
    return bool(line.doubts) and any(one.level == "stop" for one in line.doubts)
