"""A plan beside what was done: both amounts, and a share that claims no more than they prove."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from math import inf

from handlers.replies.comparison import range_of
from handlers.replies.dates import covered, day, period
from handlers.replies.evidence import figure_lines, figure_sources, promise_lines
from handlers.replies.headline import (
    MOST_PARTS,
    named_scope,
    only_parts,
    period_of,
    places_of,
    planned_parts,
)
from handlers.replies.markup import Html, bold, code, escape, join
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short, reading_label
from handlers.replies.numbers import amount, answer_amount, between, number
from handlers.replies.proof import why_none
from handlers.replies.reply import Reader
from store.answers.values import Answer, Kind
from store.quantities import shown
from store.questions import Question, Shape, Status
from store.records import Qualifier


def progress_lines(answer: Answer, reader: Reader) -> list[Html]:
    """First line with both amounts and the share, then each with its proof."""
    plan, done = answer.rows
    language = reader.language
    if not (_is_known(plan) or _is_known(done) or planned_parts(plan)):
        asked = escape(reading_label(answer.question, language))
        none = bold(say(language, "none"))
        return [
            tell(language, "not-published", title=none, asked=asked),
            *why_none(plan, language),
        ]
    return [
        join(" · ", (_claim(plan, done, reader), *_about(answer.question, reader))),
        *_sides(plan, done, reader),
        *(promise_lines(plan.evidence[0], language) if _is_one_promise(plan) else ()),
        *pace_lines(plan, done, reader),
        *held_apart(plan, done, reader),
    ]


def is_progress(question: Question) -> bool:
    """Whether the rows are a plan and what was done of it."""
    return question.shape is Shape.COMPARE and question.scope.status is Status.PLANNED


def share(plan: Answer, done: Answer) -> tuple[str, int] | None:
    """How a share is worded ("exact", "most", "least", "about") and its whole percents.

    None where no share is proved: a number is missing, nothing was planned for all of this,
    both ends are open, or figures behind one of the two contradict each other. Below 100 never
    rounds to 100.
    """
    if not is_promised(plan) or not _is_known(done) or not _are_held_together(plan, done):
        return None
    (least_planned, most_planned), (low, high) = range_of(plan), range_of(done)
    if plan.value and done.value is not None and _is_near(plan) and _is_near(done):
        exact = Decimal(100 * done.value) / plan.value
        percent = int(exact.to_integral_value(ROUND_HALF_EVEN))
        percent = min(percent, 99) if exact < 100 else percent
        if done.value and not percent:
            return "most", 1
        both_exact = {plan.qualifier, done.qualifier} == {Qualifier.EXACT}
        return "exact" if both_exact else "about", percent
    if low and most_planned < inf:
        return "least", _percent(low, most_planned, ROUND_FLOOR)
    if high < inf and least_planned:
        return "most", _percent(high, least_planned, ROUND_CEILING)
    return None


def is_promised(plan: Answer) -> bool:
    """Whether somebody planned just this; plans for parts of it, or other days, do not."""
    return _is_known(plan)


def _is_one_promise(plan: Answer) -> bool:
    return is_promised(plan) and len(plan.evidence) == 1


def _is_known(row: Answer) -> bool:
    """Whether it says something of these very days; a figure near them does not."""
    return row.kind not in {Kind.NONE, Kind.NEAREST}


def _are_held_together(plan: Answer, done: Answer) -> bool:
    """Whether the two may be held against each other: sound, and counted to the same day."""
    return not (plan.disputed or done.disputed or _ends_differ(plan, done))


def _ends_differ(plan: Answer, done: Answer) -> bool:
    """Whether "to date" means one day for the plan and another for what was done."""
    return plan.question.period.to_date and plan.period.end != done.period.end


def _is_near(row: Answer) -> bool:
    """Whether its number is the number, or about it; not one end of a range."""
    near = {Qualifier.EXACT, Qualifier.ABOUT}
    return row.kind in {Kind.DIRECT, Kind.DERIVED} and row.qualifier in near


def _percent(part: float, whole: float, rounding: str) -> int:
    return int((Decimal(int(part)) * 100 / Decimal(int(whole))).to_integral_value(rounding))


def verdict(plan: Answer, done: Answer) -> str | None:
    """What has become of a plan whose days are over: "kept", "missed", or "open".

    None while they last, or where nothing was planned. What is proved decides, not what is
    likely: "over 10,000" is kept by more than that, and missed by less.
    """
    end = plan.question.period.end
    if not is_promised(plan) or end is None or end >= plan.as_of:
        return None
    if not _are_held_together(plan, done):
        return None
    low, high = range_of(done)
    least, most = range_of(plan)
    if plan.kind is not Kind.BOUNDS and plan.qualifier is Qualifier.OVER:
        return "kept" if low > least else "missed" if high <= least else "open"
    if low >= most:
        return "kept"
    return "missed" if high < least else "open"


Span = tuple[Fraction, Fraction | None]
"""The least and the most that a pace can be; None where nothing limits it."""


def pace(plan: Answer, done: Answer) -> tuple[date, Span, Span] | None:
    """The last day that the figures reach; m² or items a day until then, and on each day left.

    It counts from the first day of the plan, and is known where one figure counts just these
    days, else it is the least. None where there is no pace, or the plan is done already.
    """
    start, end, as_of = plan.question.period.start, plan.question.period.end, plan.as_of
    ends = [one.period.end for one in done.evidence if one.period.end is not None]
    low, high = range_of(done)
    if not is_promised(plan) or not _are_held_together(plan, done):
        return None
    if start is None or end is None or not ends or not low:
        return None
    reached = max(ends)
    least, most = range_of(plan)
    if not start <= reached < end or end <= as_of or low >= least:
        return None
    days, left = (reached - start).days + 1, (end - reached).days
    if _counts_just(done, plan.question):
        high = low
    needed_most = None if most == inf else Fraction(int(most - low), left)
    needed_least = (
        Fraction(0) if high == inf else max(Fraction(int(least - high), left), Fraction(0))
    )
    so_far = Fraction(int(low), days), None if high == inf else Fraction(int(high), days)
    return reached, so_far, (needed_least, needed_most)


def _counts_just(done: Answer, asked: Question) -> bool:
    """Whether one exact figure counts these places from the first day on, and nothing else."""
    if len(done.evidence) != 1:
        return False
    (figure,) = done.evidence
    exact = figure.qualifier is Qualifier.EXACT and figure.measure is asked.measure
    return exact and figure.places == asked.places and figure.period.start == asked.period.start


def held_apart(plan: Answer, done: Answer, reader: Reader) -> Iterator[Html]:
    """Why the two are not held against each other."""
    language = reader.language
    if plan.disputed or done.disputed:
        yield tell(language, "rows-conflict")
    if is_promised(plan) and _is_known(done) and _ends_differ(plan, done):
        ends = {"plan": covered(plan.period, language), "done": covered(done.period, language)}
        yield tell(language, "progress-days-differ", **ends)


def pace_lines(plan: Answer, done: Answer, reader: Reader) -> Iterator[Html]:
    """What has become of the plan, or the pace so far and the one that it needs."""
    language = reader.language
    ended = verdict(plan, done)
    if ended is not None:
        yield tell(language, f"verdict-{ended}")
    found = pace(plan, done)
    if found is None:
        return
    reached, *spans = found
    so_far, needed = (_spoken(one, plan, reader) for one in spans)
    if so_far is not None:
        yield tell(language, "progress-pace", day=day(reached, language), done=so_far)
    if so_far is not None and needed is not None:
        yield tell(language, "progress-needed", needed=needed)


def _spoken(span: Span, plan: Answer, reader: Reader) -> str | None:
    """What the span says of thirty days, as reports count by month; None where it says nothing."""
    language, unit = reader.language, reader.unit_for(plan.question)
    least, most = span
    low, high = (
        None if one is None else _three_digits(shown(round(30 * one), unit, digits=3))
        for one in span
    )
    if low is None or (not least and most is None):
        return None
    if low == high:
        return amount(low, unit, language)
    return between(low or None, high, unit.value, language)


def _three_digits(value: Decimal) -> Decimal:
    """A pace is no published number: three digits are enough, and no item is cut."""
    step = Decimal(1).scaleb(max(value.adjusted() - 2, 0))
    return (value / step).to_integral_value(ROUND_HALF_EVEN) * step


def _claim(plan: Answer, done: Answer, reader: Reader) -> Html:
    language = reader.language
    planned = _amount(plan, reader) if is_promised(plan) else None
    finished = _amount(done, reader)
    if planned is None:
        if finished is None:
            return only_parts(plan, reader)
        if planned_parts(plan):
            parts = only_parts(plan, reader)
            return tell(language, "progress-parts", amount=finished, parts=parts)
        return tell(language, "progress-no-plan", amount=finished)
    if finished is None:
        return tell(language, "progress-no-done", amount=planned)
    found = share(plan, done)
    if found is None:
        return tell(language, "progress-both", plan=planned, done=finished)
    way, percent = found
    words = say(language, f"share-{way}", percent=number(percent, language))
    return tell(language, "progress-share", plan=planned, done=finished, share=bold(words))


def _amount(row: Answer, reader: Reader) -> Html | None:
    if not _is_known(row):
        return None
    return bold(answer_amount(row, reader.unit_for(row.question), reader.language, bare=True))


def _about(question: Question, reader: Reader) -> list[Html]:
    language = reader.language
    words = [place_short(question.places, language), period(question.period, language)]
    if not question.measure.is_area:
        words.insert(0, say(language, f"measure-{question.measure}"))
    return [escape(word) for word in (*words, *named_scope(question, language))]


def _sides(plan: Answer, done: Answer, reader: Reader) -> Iterator[Html]:
    """Plan and work with their proofs; without a plan for all of it those for parts, last."""
    language, parts = reader.language, planned_parts(plan)
    if not parts:
        yield _side(plan, say(language, "progress-plan"), reader)
    yield _side(done, say(language, "progress-done"), reader)
    if not parts:
        return
    yield tell(language, "plan-parts")
    yield from figure_lines(parts, plan.question, reader, MOST_PARTS)


def _side(row: Answer, label: str, reader: Reader) -> Html:
    """One of the two with its days (where they are others) and its proof on the same line."""
    language = reader.language
    amount = answer_amount(row, reader.unit_for(row.question), language, bare=True)
    parts = [escape(f"• {label}: {amount}")]
    if row.kind is Kind.NONE:
        return tell(language, "progress-none", side=parts[0])
    if row.period != row.question.period:
        parts.append(escape(period_of(row, language)))
    if places_of(row) != row.question.places:
        parts.append(escape(place_short(places_of(row), language)))
    if len(row.evidence) == 1:
        figure = row.evidence[0]
        if figure.places not in {row.question.places, places_of(row)}:
            parts.append(escape(place_short(figure.places, language)))
        parts += [figure_sources(figure, language), code(figure.ref)]
    else:
        summed = row.kind is Kind.DERIVED and not (row.terms or row.low_terms)
        message = "proof-sum-short" if summed else "proof-from-short"
        parts.append(tell(language, message, count=len(row.evidence)))
    return join(" · ", parts)
