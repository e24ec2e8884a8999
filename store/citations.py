"""Citations: the other sources that state a figure on record, which is still one figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import select

from store.answers.values import Answer, Term
from store.database import Database
from store.figures import SOURCE
from store.records import Figure, Source
from store.uploads import CITATION


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """A source, from when on it is known, and until when (None: it still is)."""

    source: Source
    since: datetime
    until: datetime | None


_ByFigure = Mapping[int, Sequence[_Cited]]
# There are few, and they change with the data revision only: kept, so that no answer waits.
_KEPT: WeakKeyDictionary[Database, tuple[int, _ByFigure]] = WeakKeyDictionary()


async def cited(database: Database, answer: Answer, *, revision: int, at: datetime) -> Answer:
    """The answer with every source of each of its figures, as known at a moment.

    `revision`: the data revision; only where it is a new one the store is asked.
    """
    found = await _all(database, revision)
    return _answer(answer, found, at) if found else answer


async def with_sources(
    database: Database, figures: Iterable[Figure], *, at: datetime
) -> list[Figure]:
    """The figures, each with every source, as known at a moment."""
    found = await _load(database)
    return [_figure(one, found, at) for one in figures]


def _answer(answer: Answer, found: _ByFigure, at: datetime) -> Answer:
    def many(figures: Sequence[Figure]) -> tuple[Figure, ...]:
        return tuple(_figure(one, found, at) for one in figures)

    def terms(given: Sequence[Term]) -> tuple[Term, ...]:
        return tuple(replace(one, figure=_figure(one.figure, found, at)) for one in given)

    return replace(
        answer,
        evidence=many(answer.evidence),
        others=many(answer.others),
        nearby=many(answer.nearby),
        conflict=many(answer.conflict),
        errata=many(answer.errata),
        terms=terms(answer.terms),
        low_terms=terms(answer.low_terms),
        high_terms=terms(answer.high_terms),
        rows=tuple(_answer(row, found, at) for row in answer.rows),
    )


def _figure(figure: Figure, found: _ByFigure, at: datetime) -> Figure:
    also = tuple(
        one.source
        for one in found.get(figure.id, ())
        if one.since <= at and (one.until is None or at < one.until)
    )
    return replace(figure, also=also) if also else figure


async def _all(database: Database, revision: int) -> _ByFigure:
    kept = _KEPT.get(database)
    if kept is None or kept[0] != revision:
        kept = _KEPT[database] = revision, await _load(database)
    return kept[1]


async def _load(database: Database) -> _ByFigure:
    columns = (CITATION.c.id, CITATION.c.figure, CITATION.c.known_from, CITATION.c.withdraws)
    statement = (
        select(*columns, SOURCE.c.publisher, SOURCE.c.speaker, SOURCE.c.published, SOURCE.c.url)
        .join(SOURCE, CITATION.c.source == SOURCE.c.id)
        .order_by(CITATION.c.id)
    )
    async with database.read() as connection:
        rows = list(await connection.execute(statement))
    ends = {row.withdraws: row.known_from for row in rows if row.withdraws is not None}
    found: dict[int, list[_Cited]] = defaultdict(list)
    for row in rows:
        if row.withdraws is None:
            source = Source(
                publisher=row.publisher,
                speaker=row.speaker,
                published=row.published,
                url=row.url,
            )
            cited_so = _Cited(source=source, since=row.known_from, until=ends.get(row.id))
            found[row.figure].append(cited_so)
    return found
