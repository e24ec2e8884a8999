"""A plan beside what was done: both amounts, and a share that claims no more than they prove."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from math import inf

from handlers.replies.dates import period
from handlers.replies.evidence import LONGEST_WORDS, source_words
from handlers.replies.headline import named_scope, period_of, places_of
from handlers.replies.markup import EMPTY, Html, bold, code, escape, italic, join, quoted
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short
from handlers.replies.numbers import amount, answer_amount, number
from handlers.replies.reply import Reader
from store.answers.series import proved_range
from store.answers.values import Answer, Kind
from store.quantities import shown
from store.questions import Question, Shape, Status
from store.records import Qualifier


def progress_lines(answer: Answer, reader: Reader) -> list[Html]:
    """First line with both amounts and the share, then each with its proof."""
    plan, done = answer.rows
    language = reader.language
    return [
        join(" · ", (_claim(plan, done, reader), *_about(answer.question, reader))),
        _side(plan, say(language, "progress-plan"), reader),
        _side(done, say(language, "progress-done"), reader),
        *_promise(plan, reader),
        *_pace(plan, done, reader),
        *([tell(language, "rows-conflict")] if plan.conflict or done.conflict else []),
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
    if not _is_promised(plan) or done.kind is Kind.NONE or plan.conflict or done.conflict:
        return None
    (least_planned, most_planned), (low, high) = proved_range(plan), proved_range(done)
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


def _is_promised(plan: Answer) -> bool:
    """Whether somebody planned this; what plans for parts of it prove is nobody's promise."""
    return plan.kind is not Kind.NONE and (plan.kind is not Kind.BOUNDS or plan.value is not None)


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
    if plan.value is None or end is None or end >= plan.as_of or plan.conflict or done.conflict:
        return None
    low, high = proved_range(done)
    least, most = proved_range(plan)
    if plan.kind is not Kind.BOUNDS and plan.qualifier is Qualifier.OVER:
        return "kept" if low > least else "missed" if high <= least else "open"
    if low >= most:
        return "kept"
    return "missed" if high < least else "open"


def pace(plan: Answer, done: Answer) -> tuple[Fraction, Fraction] | None:
    """m² or items a day so far, and those needed on each day that is left; None for no pace.

    So far counts from the first day of the plan to the last day that the figures reach.
    """
    start, end, as_of = plan.question.period.start, plan.question.period.end, plan.as_of
    ends = [one.period.end for one in done.evidence if one.period.end is not None]
    low, _ = proved_range(done)
    if plan.value is None or start is None or end is None or not ends or not low:
        return None
    reached = max(ends)
    if not start <= reached < end or end <= as_of or low >= plan.value:
        return None
    so_far = Fraction(int(low), (reached - start).days + 1)
    return so_far, Fraction(plan.value - int(low), (end - reached).days)


def _promise(plan: Answer, reader: Reader) -> Iterator[Html]:
    """Who promised, in which words."""
    if len(plan.evidence) != 1:
        return
    figure, language = plan.evidence[0], reader.language
    if figure.words:
        yield italic(say(language, "quote", text=quoted(figure.words, LONGEST_WORDS)))
    if figure.source.speaker:
        yield tell(language, "progress-speaker", speaker=quoted(figure.source.speaker, 120))


def _pace(plan: Answer, done: Answer, reader: Reader) -> Iterator[Html]:
    language, unit = reader.language, reader.unit_for(plan.question)
    ended = verdict(plan, done)
    if ended is not None:
        yield tell(language, f"verdict-{ended}")
    found = pace(plan, done)
    if found is not None:
        # Thirty days, as reports count by month.
        so_far, needed = (
            amount(_three_digits(shown(round(30 * one), unit, digits=3)), unit, language)
            for one in found
        )
        yield tell(language, "progress-pace", done=so_far, needed=needed)


def _three_digits(value: Decimal) -> Decimal:
    """A pace is no published number: three digits are enough, and no item is cut."""
    step = Decimal(1).scaleb(max(value.adjusted() - 2, 0))
    return (value / step).to_integral_value(ROUND_HALF_EVEN) * step


def _claim(plan: Answer, done: Answer, reader: Reader) -> Html:
    language = reader.language
    planned = _amount(plan, reader) if _is_promised(plan) else None
    finished = _amount(done, reader)
    if planned is None and finished is None:
        return bold(say(language, "none"))
    if planned is None or finished is None:
        message = "progress-no-plan" if planned is None else "progress-no-done"
        return tell(language, message, amount=planned or finished or EMPTY)
    found = share(plan, done)
    if found is None:
        return tell(language, "progress-both", plan=planned, done=finished)
    way, percent = found
    words = say(language, f"share-{way}", percent=number(percent, language))
    return tell(language, "progress-share", plan=planned, done=finished, share=bold(words))


def _amount(row: Answer, reader: Reader) -> Html | None:
    if row.kind is Kind.NONE:
        return None
    return bold(answer_amount(row, reader.unit_for(row.question), reader.language, bare=True))


def _about(question: Question, reader: Reader) -> list[Html]:
    language = reader.language
    words = [place_short(question.places, language), period(question.period, language)]
    if not question.measure.is_area:
        words.insert(0, say(language, f"measure-{question.measure}"))
    return [escape(word) for word in (*words, *named_scope(question, language))]


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
        parts += [source_words(figure.source, language), code(figure.ref)]
    else:
        parts.append(tell(language, "proof-sum-short", count=len(row.evidence)))
    return join(" · ", parts)
