"""A plan beside what was done: both amounts, and a share that claims no more than they prove."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from handlers.replies.dates import period
from handlers.replies.evidence import source_words
from handlers.replies.headline import named_scope, period_of, places_of
from handlers.replies.markup import EMPTY, Html, bold, code, escape, join
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short
from handlers.replies.numbers import answer_amount, number
from handlers.replies.reply import Reader
from store.answers.values import Answer, Kind
from store.questions import Question
from store.records import Qualifier

# What a qualified plan or result makes of the share: "over 10,000 planned" is "at most".
_OF_PLAN = {Qualifier.OVER: "most", Qualifier.UP_TO: "least", Qualifier.ABOUT: "about"}
_OF_DONE = {Qualifier.OVER: "least", Qualifier.UP_TO: "most", Qualifier.ABOUT: "about"}
_ROUNDING = {"most": ROUND_CEILING, "least": ROUND_FLOOR}


def progress_lines(answer: Answer, reader: Reader) -> list[Html]:
    """First line with both amounts and the share, then each with its proof."""
    plan, done = answer.rows
    language = reader.language
    return [
        join(" · ", (_claim(plan, done, reader), *_about(answer.question, reader))),
        _side(plan, say(language, "progress-plan"), reader),
        _side(done, say(language, "progress-done"), reader),
    ]


def share(plan: Answer, done: Answer) -> tuple[str, int] | None:
    """How a share is worded ("exact", "most", "least", "about") and its whole percents.

    None where a number is missing or nothing was planned. Below 100 never rounds to 100.
    """
    if not plan.value or done.value is None:
        return None
    ways = {_OF_PLAN.get(plan.qualifier), _OF_DONE.get(done.qualifier)} - {None}
    way = (ways.pop() if len(ways) == 1 else "about" if ways else None) or "exact"
    exact = Decimal(100 * done.value) / plan.value
    percent = int(exact.to_integral_value(_ROUNDING.get(way, ROUND_HALF_EVEN)))
    if way not in _ROUNDING:
        percent = min(percent, 99) if exact < 100 else percent
        if done.value and not percent:
            return "most", 1
    return way, percent


def _claim(plan: Answer, done: Answer, reader: Reader) -> Html:
    language = reader.language
    planned, finished = (_amount(row, reader) for row in (plan, done))
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
        parts += [source_words(figure.source, language), code(figure.ref)]
    else:
        parts.append(tell(language, "proof-sum-short", count=len(row.evidence)))
    return join(" · ", parts)
