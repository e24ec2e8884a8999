"""What stands around a picture, in words: title, unit, notes, legend, sources, and its scale."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from handlers.replies.dates import day
from handlers.replies.evidence import behind
from handlers.replies.headline import BY_TIME, only_parts, planned_parts
from handlers.replies.markup import Html, quoted
from handlers.replies.markup import plain as plain_text
from handlers.replies.messages import say, tell
from handlers.replies.names import reading_label
from handlers.replies.numbers import number
from handlers.replies.pictures import (
    Area,
    Bar,
    Frame,
    Key,
    Mark,
    Tick,
    View,
)
from handlers.replies.plans import legend_words
from handlers.replies.progress import held_apart, is_progress
from handlers.replies.proof import why_none
from handlers.replies.ranking import none_by_district
from handlers.replies.reply import Reader
from handlers.replies.scales import lines
from handlers.replies.series import BY_PLACE, notes
from store.answers.values import Answer, Kind
from store.quantities import plain
from store.records import Figure

MOST_PUBLISHERS = 4
"""Publishers that the foot of a picture names."""


def frame_of(
    answer: Answer,
    reader: Reader,
    bars: Sequence[Bar],
    *,
    view: View = View.BARS,
    undrawn: Sequence[Area] = (),
    plans: Sequence[Answer] = (),
) -> Frame:
    """The frame of a picture of these bars; `plans` are drawn beside the rows."""
    language, unit = reader.language, reader.unit_for(answer.question)
    drawn = view is View.MAP or answer.question.shape in BY_TIME
    gaps = (Mark.MISSING,) if drawn else ()  # elsewhere the words stand where a bar would
    figures = (*behind(answer), *(figure for plan in plans for figure in plan.evidence[:1]))
    as_of = [say(language, "as-of", day=day(answer.as_of, language)), answer.code]
    return Frame(
        title=reading_label(answer.question, language),
        unit=say(language, f"unit-{unit}"),
        notes=tuple(plain_text(note) for note in _notes(answer, reader)),
        legend=(*_plan_key(answer, plans, reader), *_legend(bars, undrawn, gaps, language)),
        footer=(" · ".join(part for part in as_of if part), *_sources(figures, language)),
    )


def _notes(answer: Answer, reader: Reader) -> Iterable[Html]:
    """What the numbers cannot claim; a plan and what was done are no comparison of rows."""
    language = reader.language
    bare = all(row.kind is Kind.NONE and not row.conflict for row in (answer, *answer.rows))
    if is_progress(answer.question):
        plan, done = answer.rows
        if planned_parts(plan):
            yield only_parts(plan, reader)
        elif bare:
            yield why_none(plan, language)[0]
        yield from held_apart(plan, done, reader)
        return
    if bare:
        yield why_none(answer, language)[0]
        return
    if answer.question.shape in BY_PLACE and none_by_district(answer):
        yield tell(language, "none-by-district")
    yield from notes(answer, language)


def _plan_key(answer: Answer, plans: Sequence[Answer], reader: Reader) -> Iterable[Key]:
    if plans:
        yield Key(mark=Mark.PLAN, words=legend_words(plans, answer, reader))


def _legend(
    bars: Sequence[Bar], undrawn: Sequence[Area], gaps: Sequence[Mark], language: str
) -> Iterable[Key]:
    """What the marks that occur mean, those of plain numbers aside; `gaps`: how one is drawn."""
    marks = {bar.mark for bar in bars if bar.said or bar.mark is Mark.PART}
    if Mark.MISSING in gaps:
        marks |= {Mark.PART for bar in bars if bar.seen is not None and bar.low and bar.group}
    for mark in (Mark.RANGE, Mark.OPEN, Mark.JOINT, Mark.OTHER_DAYS, Mark.PART, *gaps):
        if mark in marks:
            yield Key(mark=mark, words=say(language, f"picture-{mark}"))
    for area in undrawn:
        words = say(language, "picture-undrawn", place=area.bar.label, amount=area.bar.said)
        yield Key(mark=Mark.UNDRAWN, words=words)


def _sources(figures: Iterable[Figure], language: str) -> Iterable[str]:
    """The publishers, the most frequent first, and how many more there are."""
    often = Counter(figure.source.publisher for figure in figures).most_common()
    names = [quoted(name, 40) for name, _ in often[:MOST_PUBLISHERS]]
    words = [", ".join(names)]
    if len(often) > MOST_PUBLISHERS:
        words.append(say(language, "sources-more", count=len(often) - MOST_PUBLISHERS))
    if names:
        yield " ".join(words)


def ticks_of(bars: Sequence[Bar], answer: Answer, language: str) -> tuple[Tick, ...]:
    """The lines of a scale that holds all of these bars."""
    top = max((max(bar.high or bar.low, bar.plan or 0.0) for bar in bars), default=0.0)
    at = lines(top, whole=not answer.question.measure.is_area)
    return tuple(Tick(at=line, said=rounded(line, language)) for line in at)


def rounded(value: float, language: str) -> str:
    """A number of a scale as the language writes it."""
    return number(plain(Decimal(repr(value))), language)
