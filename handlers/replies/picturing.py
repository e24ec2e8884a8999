"""From an answer to the description of its picture, in the reader's words and unit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from babel.dates import format_date

from handlers.replies.amounts import bar_of
from handlers.replies.dates import covered, day, period
from handlers.replies.frames import frame_of, rounded, ticks_of
from handlers.replies.headline import BY_TIME
from handlers.replies.joint import is_joint, joint_bars
from handlers.replies.markup import plain as plain_text
from handlers.replies.messages import say
from handlers.replies.names import place_short
from handlers.replies.numbers import locale, number
from handlers.replies.pictures import (
    Area,
    Band,
    Bar,
    Map,
    Mark,
    Picture,
    Progress,
    Ranking,
    Timeline,
    View,
)
from handlers.replies.plans import promises
from handlers.replies.plans import share as share_of_plan
from handlers.replies.progress import is_progress, is_promised, pace, pace_lines, share
from handlers.replies.reply import Reader
from handlers.replies.scales import band_of, bands
from store.answers.values import Answer, Kind
from store.areas import WHOLE
from store.geography import UNDRAWN
from store.questions import Shape

MOST_BARS = 99
"""Bars of one picture; a longer series is a table."""

_LABELS = {Shape.BY_MONTH: "LLL", Shape.BY_QUARTER: "QQQ", Shape.BY_YEAR: "y"}
_UNDRAWN = frozenset(UNDRAWN.values())


def picture_of(
    answer: Answer,
    reader: Reader,
    view: View = View.USUAL,
    *,
    plans: Answer | None = None,
) -> Picture | None:
    """The picture of an answer; None where its question has none of its own.

    Series, comparisons and progress have one, whatever is published: that nothing is, is seen
    at a glance too. All others have one where a `view` is asked for. `plans`: what was promised
    for the years of a series.
    """
    shape = answer.question.shape
    if len(answer.rows) > MOST_BARS:
        return None
    if not answer.rows:
        return _ranking(answer, reader, (answer,)) if view is View.BARS else None
    if shape in BY_TIME and view is View.BARS:
        return _times(answer, reader, plans)
    if shape in BY_TIME:
        return _timeline(answer, reader, plans, running=view is View.RUNNING)
    if is_progress(answer.question):
        return _progress(answer, reader)
    if view is View.MAP:
        return _map(answer, reader)
    if view is View.BARS or shape is Shape.COMPARE:
        return _ranking(answer, reader, answer.rows)
    return None


def _timeline(answer: Answer, reader: Reader, plans: Answer | None, *, running: bool) -> Timeline:
    """`running`: each row counts from the first day, and is drawn at the days that it adds."""
    language, unit = reader.language, reader.unit_for(answer.question)
    shape, goals = answer.question.shape, promises(answer, plans)
    bars = []
    added = answer.rows[0].question.period.begins
    for row in answer.rows:
        start = added if running else row.question.period.begins
        label = format_date(start, _LABELS[shape], locale(language)).strip(".")
        group = "" if shape is Shape.BY_YEAR else str(start.year)
        bar = bar_of(row, unit, language, label=label, group=group)
        bar = _with_plan(bar, row, goals, reader)
        if running:
            bar = replace(bar, start=start, seen=None)
            added = (bar.end or start) + timedelta(days=1)
        bars.append(bar)
    joint = () if running else joint_bars(answer, unit, language)
    shown = [_within(bar) if is_joint(bar, joint) else bar for bar in bars]
    frame = frame_of(answer, reader, [*shown, *joint], plans=goals)
    if running:
        title = f"{frame.title} · {say(language, 'running-total')}"
        frame = replace(frame, title=title)
    return Timeline(
        frame=frame,
        bars=tuple(shown),
        joint=joint,
        ticks=ticks_of([*shown, *joint], answer, language),
    )


def _with_plan(bar: Bar, row: Answer, goals: Sequence[Answer], reader: Reader) -> Bar:
    """With what was promised for its days: all of a plan, or an even share of a longer one."""
    language, unit = reader.language, reader.unit_for(row.question)
    for plan in goals:
        part = share_of_plan(plan, row.question.period)
        if part:
            return replace(bar, plan=part * bar_of(plan, unit, language, label="").low)
    return bar


def _within(bar: Bar) -> Bar:
    """A bar within a joint amount, which limits it: only what is proved at least is shown."""
    part = Mark.PART if bar.low else Mark.MISSING
    return replace(bar, mark=part, high=bar.low, said="")


def _ranking(answer: Answer, reader: Reader, rows: Sequence[Answer]) -> Ranking:
    return _ranked(answer, reader, [_place_bar(row, reader) for row in rows])


def _times(answer: Answer, reader: Reader, plans: Answer | None) -> Ranking:
    """Periods below each other, as they are compared."""
    language, unit = reader.language, reader.unit_for(answer.question)
    goals = promises(answer, plans)
    bars = [
        _with_plan(
            bar_of(row, unit, language, label=period(row.question.period, language)),
            row, goals, reader,
        )
        for row in answer.rows
    ]  # fmt: skip
    return _ranked(answer, reader, bars, goals)


def _ranked(
    answer: Answer, reader: Reader, bars: Sequence[Bar], plans: Sequence[Answer] = ()
) -> Ranking:
    return Ranking(
        frame=frame_of(answer, reader, bars, plans=plans),
        bars=tuple(bars),
        ticks=ticks_of(bars, answer, reader.language),
    )


def periods_compared(rows: Sequence[Answer], reader: Reader) -> Ranking | None:
    """One cell at several times, in reading order; None when the last, asked about, is unknown."""
    if rows[-1].kind is Kind.NONE:
        return None
    return _times(replace(rows[-1], rows=tuple(rows)), reader, None)


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
        frame=frame_of(
            answer, reader, [area.bar for area in drawn], view=View.MAP, undrawn=undrawn
        ),
        areas=drawn,
        undrawn=undrawn,
        bands=_bands(classes, values, language),
    )


def _bands(
    classes: Sequence[tuple[float, float | None]], values: Sequence[float], language: str
) -> tuple[Band, ...]:
    """The classes in words; the one of a single value is called by that value."""
    if len(set(values)) < 2:
        return tuple(Band(low=v, high=v, said=rounded(v, language)) for v in set(values))
    return tuple(_band(low, high, language) for low, high in classes)


def _band(low: float, high: float | None, language: str) -> Band:
    if high is None:
        said = f"≥ {rounded(low, language)}"
    else:
        said = f"{rounded(low, language)} – {rounded(high, language)}"
    return Band(low=low, high=high, said=said)


def _progress(answer: Answer, reader: Reader) -> Progress:
    """Plans for parts of it, or for other days, are no bar: they promise nothing for this."""
    language, unit = reader.language, reader.unit_for(answer.question)
    plan_row, done_row = answer.rows
    plan = bar_of(plan_row, unit, language, label=say(language, "progress-plan"))
    if not is_promised(plan_row):
        none = say(language, "none").lower()
        plan = replace(plan, mark=Mark.MISSING, said=none, low=0.0, high=0.0)
    done = bar_of(done_row, unit, language, label=say(language, "progress-done"))
    even = _even_pace(plan_row, done_row, plan, language)
    found = share(plan_row, done_row)
    bars = [bar for bar in (plan, done, even) if bar is not None]
    return Progress(
        frame=frame_of(answer, reader, [done]),
        plan=plan,
        done=done,
        pace=even,
        share=""
        if found is None
        else say(language, f"share-{found[0]}", percent=number(found[1], language)),
        said=tuple(plain_text(line) for line in pace_lines(plan_row, done_row, reader)),
        ticks=ticks_of(bars, answer, language),
    )


def _even_pace(plan_row: Answer, done_row: Answer, plan: Bar, language: str) -> Bar | None:
    """The part of the plan that is due by the day that the figures reach; None once over."""
    days, found = plan_row.question.period, pace(plan_row, done_row)
    if found is None or days.end is None or days.start is None:
        return None
    reached = found[0]
    due = plan.low * ((reached - days.start).days + 1) / ((days.end - days.start).days + 1)
    words = say(language, "picture-pace", day=day(reached, language))
    return Bar(label=words, said="", mark=Mark.PACE, low=due, high=due)
