"""The first line, which phones preview: the number, its unit, place and period."""

from handlers.replies.dates import covered, period
from handlers.replies.markup import Html, bold, escape, join
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short, reading_label, scope
from handlers.replies.numbers import answer_amount
from handlers.replies.reply import Reader
from store.answers.values import Answer, Kind
from store.areas import Places
from store.periods import Period
from store.questions import Question, Shape, Status

BY_TIME = frozenset({Shape.BY_MONTH, Shape.BY_QUARTER, Shape.BY_YEAR})


def headline(answer: Answer, reader: Reader) -> Html:
    """The answer on one line; for none, that it is not published, and what was asked."""
    question, language = answer.question, reader.language
    if answer.kind is Kind.NONE:
        asked = escape(reading_label(question, language))
        return tell(language, "not-published", title=bold(say(language, "none")), asked=asked)
    amount = bold(answer_amount(answer, reader.unit_for(question), language))
    verb = "land" if question.measure.is_area else "items"
    planned = question.scope.status is Status.PLANNED
    parts = [
        tell(language, f"planned-{verb}" if planned else f"done-{verb}", amount=amount),
        escape(place_short(places_of(answer), language)),
        escape(period_of(answer, language)),
    ]
    parts.extend(escape(word) for word in named_scope(question, language))
    if answer.kind is Kind.NEAREST:
        parts.append(tell(language, "nearest"))
    return join(" · ", parts)


def named_scope(question: Question, language: str) -> tuple[str, ...]:
    """Operator, purpose and process; whether it is a plan is said by the verb."""
    words = scope(question.scope, language)
    return words[1:] if question.scope.status is Status.PLANNED else words


def places_of(answer: Answer) -> Places:
    """The places that the number is about: those of the nearest figure, or those asked."""
    if answer.kind is Kind.NEAREST and answer.evidence:
        return answer.evidence[0].places
    return answer.question.places


def period_of(answer: Answer, language: str) -> str:
    """The days that the number covers; for "to date" the day that the newest figure reaches."""
    if answer.question.period.to_date:
        return covered(answer.period, language)
    return period(days_of(answer), language)


def days_of(answer: Answer) -> Period:
    """The asked days; for the nearest figure its own."""
    if answer.kind is Kind.NEAREST:
        return answer.period
    return answer.question.period


def row_label(cell: Question, shape: Shape, language: str) -> str:
    """What a row is called in a series of a shape: its days, or its places."""
    if shape in BY_TIME:
        return period(cell.period, language)
    return place_short(cell.places, language)
