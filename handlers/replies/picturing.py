"""From an answer to the description of its picture, in the reader's words and unit."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from babel.dates import format_date

from handlers.replies.amounts import bar_of
from handlers.replies.dates import covered, day
from handlers.replies.evidence import behind
from handlers.replies.headline import BY_TIME
from handlers.replies.joint import is_joint, joint_bars
from handlers.replies.markup import plain as plain_text
from handlers.replies.markup import quoted
from handlers.replies.messages import say
from handlers.replies.names import place_short, reading_label
from handlers.replies.numbers import locale, number
from handlers.replies.pictures import (
    Area,
    Band,
    Bar,
    Frame,
    Key,
    Map,
    Mark,
    Picture,
    Progress,
    Ranking,
    Tick,
    Timeline,
    View,
)
from handlers.replies.progress import is_progress, pace, pace_lines, share
from handlers.replies.ranking import none_by_district
from handlers.replies.reply import Reader
from handlers.replies.scales import band_of, bands, lines
from handlers.replies.series import BY_PLACE, notes
from store.answers.values import Answer, Kind
from store.areas import WHOLE
from store.geography import UNDRAWN
from store.quantities import plain
from store.questions import Shape

MOST_PUBLISHERS = 4
"""Publishers that the foot of a picture names."""
MOST_BARS = 99
"""Bars of one picture; a longer series is a table."""

_LABELS = {Shape.BY_MONTH: "LLL", Shape.BY_QUARTER: "QQQ", Shape.BY_YEAR: "y"}
_UNDRAWN = frozenset(UNDRAWN.values())


def picture_of(answer: Answer, reader: Reader, view: View = View.USUAL) -> Picture | None:
    """The picture of an answer in rows; None where there is nothing to look at.

    Series, comparisons and progress have one of their own; rankings and rows by district have
    one where a `view` is asked for. Nothing is drawn where no row has a number.
    """
    shape = answer.question.shape
    known = [row for row in answer.rows if row.kind is not Kind.NONE]
    if not known or len(answer.rows) > MOST_BARS:
        return None
    if shape in BY_TIME:
        return _timeline(answer, reader)
    if is_progress(answer.question):
        return _progress(answer, reader)
    if view is View.MAP:
        return _map(answer, reader)
    if view is View.BARS or shape is Shape.COMPARE:
        return _ranking(answer, reader)
    return None


def _timeline(answer: Answer, reader: Reader) -> Timeline:
    language, unit = reader.language, reader.unit_for(answer.question)
    shape = answer.question.shape
    bars = []
    for row in answer.rows:
        start = row.question.period.begins
        label = format_date(start, _LABELS[shape], locale(language)).strip(".")
        group = "" if shape is Shape.BY_YEAR else str(start.year)
        bars.append(bar_of(row, unit, language, label=label, group=group))
    joint = joint_bars(answer, unit, language)
    shown = [_within(bar) if is_joint(bar, joint) else bar for bar in bars]
    return Timeline(
        frame=_frame(answer, reader, [*shown, *joint]),
        bars=tuple(shown),
        joint=joint,
        ticks=_ticks([*shown, *joint], answer, language),
    )


def _within(bar: Bar) -> Bar:
    """A bar within a joint amount, which limits it: only what is proved at least is shown."""
    part = Mark.PART if bar.low else Mark.MISSING
    return replace(bar, mark=part, high=bar.low, said="")


def _ranking(answer: Answer, reader: Reader) -> Ranking:
    bars = tuple(_place_bar(row, reader) for row in answer.rows)
    return Ranking(
        frame=_frame(answer, reader, bars),
        bars=bars,
        ticks=_ticks(bars, answer, reader.language),
    )


def _place_bar(row: Answer, reader: Reader) -> Bar:
    """With its days beside the number where those are not the ones that were asked."""
    language = reader.language
    label = place_short(row.question.places, language)
    bar = bar_of(row, reader.unit_for(row.question), language, label=label)
    if row.kind is not Kind.NEAREST:
        return bar
    return replace(bar, said=f"{bar.said} ({covered(row.period, language)})")


def _map(answer: Answer, reader: Reader) -> Map:
    language = reader.language
    named = [(row.question.places[0], _place_bar(row, reader)) for row in answer.rows]
    values = [bar.low for _, bar in named if bar.mark is Mark.VALUE]
    classes = bands(values)
    areas = tuple(
        Area(
            district=district,
            bar=bar,
            band=band_of(bar.low, classes) if bar.mark is Mark.VALUE else None,
        )
        for district, bar in named
        if district != WHOLE
    )
    drawn = tuple(area for area in areas if area.district not in _UNDRAWN)
    undrawn = tuple(area for area in areas if area.district in _UNDRAWN)
    return Map(
        frame=_frame(answer, reader, [area.bar for area in drawn], view=View.MAP, undrawn=undrawn),
        areas=drawn,
        undrawn=undrawn,
        bands=_bands(classes, values, language),
    )


def _bands(
    classes: Sequence[tuple[float, float | None]], values: Sequence[float], language: str
) -> tuple[Band, ...]:
    """The classes in words; the one of a single value is called by that value."""
    if len(set(values)) < 2:
        return tuple(Band(low=v, high=v, said=_number(v, language)) for v in set(values))
    return tuple(_band(low, high, language) for low, high in classes)


def _band(low: float, high: float | None, language: str) -> Band:
    if high is None:
        said = f"≥ {_number(low, language)}"
    else:
        said = f"{_number(low, language)} – {_number(high, language)}"
    return Band(low=low, high=high, said=said)


def _progress(answer: Answer, reader: Reader) -> Progress:
    language, unit = reader.language, reader.unit_for(answer.question)
    plan_row, done_row = answer.rows
    plan = bar_of(plan_row, unit, language, label=say(language, "progress-plan"))
    done = bar_of(done_row, unit, language, label=say(language, "progress-done"))
    even = _even_pace(plan_row, done_row, plan, language)
    found = share(plan_row, done_row)
    bars = [bar for bar in (plan, done, even) if bar is not None]
    return Progress(
        frame=_frame(answer, reader, [done]),
        plan=plan,
        done=done,
        pace=even,
        share=""
        if found is None
        else say(language, f"share-{found[0]}", percent=number(found[1], language)),
        said=tuple(plain_text(line) for line in pace_lines(plan_row, done_row, reader)),
        ticks=_ticks(bars, answer, language),
    )


def _even_pace(plan_row: Answer, done_row: Answer, plan: Bar, language: str) -> Bar | None:
    """The part of the plan that is due by the day that the figures reach; None once over."""
    days = plan_row.question.period
    ends = [one.period.end for one in done_row.evidence if one.period.end is not None]
    if pace(plan_row, done_row) is None or days.end is None or days.start is None:
        return None
    reached = max(ends)
    due = plan.low * ((reached - days.start).days + 1) / ((days.end - days.start).days + 1)
    words = say(language, "picture-pace", day=day(reached, language))
    return Bar(label=words, said="", mark=Mark.PACE, low=due, high=due)


def _frame(
    answer: Answer,
    reader: Reader,
    bars: Sequence[Bar],
    *,
    view: View = View.BARS,
    undrawn: Sequence[Area] = (),
) -> Frame:
    language, unit = reader.language, reader.unit_for(answer.question)
    drawn = view is View.MAP or answer.question.shape in BY_TIME
    gaps = (Mark.MISSING,) if drawn else ()  # elsewhere the words stand where a bar would
    as_of = [say(language, "as-of", day=day(answer.as_of, language)), answer.code]
    return Frame(
        title=reading_label(answer.question, language),
        unit=say(language, f"unit-{unit}"),
        notes=tuple(plain_text(note) for note in _notes(answer, language)),
        legend=tuple(_legend(bars, undrawn, gaps, language)),
        footer=(" · ".join(part for part in as_of if part), *_sources(answer)),
    )


def _notes(answer: Answer, language: str) -> Iterable[str]:
    """What the numbers cannot claim; a plan and what was done are no comparison of rows."""
    if answer.question.shape in BY_PLACE and none_by_district(answer):
        yield say(language, "none-by-district")
    if not is_progress(answer.question):
        yield from notes(answer, language)
    elif any(row.conflict for row in answer.rows):
        yield say(language, "rows-conflict")


def _legend(
    bars: Iterable[Bar], undrawn: Sequence[Area], gaps: Sequence[Mark], language: str
) -> Iterable[Key]:
    """What the marks that occur mean, those of plain numbers aside; `gaps`: how one is drawn."""
    marks = {bar.mark for bar in bars if bar.said or bar.mark is Mark.PART}
    if Mark.MISSING in gaps:
        marks |= {Mark.PART for bar in bars if bar.seen is not None and bar.low and bar.group}
    for mark in (Mark.RANGE, Mark.JOINT, Mark.OTHER_DAYS, Mark.PART, *gaps):
        if mark in marks:
            yield Key(mark=mark, words=say(language, f"picture-{mark}"))
    for area in undrawn:
        words = say(language, "picture-undrawn", place=area.bar.label, amount=area.bar.said)
        yield Key(mark=Mark.UNDRAWN, words=words)


def _sources(answer: Answer) -> Iterable[str]:
    """The publishers, the most frequent first."""
    often = Counter(figure.source.publisher for figure in behind(answer)).most_common()
    names = [quoted(name, 40) for name, _ in often[:MOST_PUBLISHERS]]
    if names:
        yield ", ".join(names) + (", …" if len(often) > MOST_PUBLISHERS else "")


def _ticks(bars: Iterable[Bar], answer: Answer, language: str) -> tuple[Tick, ...]:
    top = max((bar.low if bar.high is None else bar.high for bar in bars), default=0.0)
    at = lines(top, whole=not answer.question.measure.is_area)
    return tuple(Tick(at=line, said=_number(line, language)) for line in at)


def _number(value: float, language: str) -> str:
    return number(plain(Decimal(repr(value))), language)
