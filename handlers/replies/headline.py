"""The first line, which phones preview: the number, its unit, place and period."""

from handlers.replies.dates import covered, period
from handlers.replies.markup import Html, bold, escape, join
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short, reading_label, scope
from handlers.replies.numbers import answer_amount, figure_amount
from handlers.replies.reply import Reader
from store.answers.values import Answer, Kind
from store.areas import Places, mask
from store.periods import Period
from store.questions import Question, Shape, Status
from store.records import Figure

MOST_PARTS = 3
"""Plans for parts that a first line names."""
BY_TIME = frozenset({Shape.BY_MONTH, Shape.BY_QUARTER, Shape.BY_YEAR})


def headline(answer: Answer, reader: Reader) -> Html:
    """The answer on one line; for none, that it is not published, and what was asked."""
    question, language = answer.question, reader.language
    if planned_parts(answer):
        parts = [only_parts(answer, reader), *_cell_words(answer, language)]
        return join(" · ", parts)
    if answer.kind is Kind.NONE:
        asked = escape(reading_label(question, language))
        return tell(language, "not-published", title=bold(say(language, "none")), asked=asked)
    amount = bold(answer_amount(answer, reader.unit_for(question), language))
    verb = "land" if question.measure.is_area else "items"
    planned = question.scope.status is Status.PLANNED
    parts = [
        tell(language, f"planned-{verb}" if planned else f"done-{verb}", amount=amount),
        *_cell_words(answer, language),
    ]
    if answer.kind is Kind.NEAREST:
        parts.append(tell(language, "nearest"))
    return join(" · ", parts)


def planned_parts(answer: Answer) -> tuple[Figure, ...]:
    """Plans for parts of what was asked, where there is none for all of it.

    They promise nothing for the whole, and bound it no more.
    """
    question = answer.question
    if question.scope.status is not Status.PLANNED or answer.kind is not Kind.NONE:
        return ()
    return tuple(one for one in answer.nearby if _is_part(one, question))


def _is_part(figure: Figure, question: Question) -> bool:
    within = not mask(figure.places) & ~mask(question.places)
    days, asked = figure.period, question.period
    if asked.end is not None:
        ends = days.end is not None and days.end <= asked.end
        within = within and ends and days.begins >= asked.begins
    return within and figure.measure is question.measure and figure.scope == question.scope


def only_parts(answer: Answer, reader: Reader) -> Html:
    """That no plan for the whole is published, and which are: parts by their names."""
    language, question = reader.language, answer.question
    unit, named = reader.unit_for(question), []
    for part in planned_parts(answer)[:MOST_PARTS]:
        own = [place_short(part.places, language)] if part.places != question.places else []
        own += [period(part.period, language)] if part.period != question.period else []
        amount = bold(figure_amount(part, unit, language))
        named.append(tell(language, "plan-of-part", part=", ".join(own), amount=amount))
    title = bold(say(language, "plan-none-whole"))
    return tell(language, "plan-in-parts", title=title, parts=join("; ", named))


def _cell_words(answer: Answer, language: str) -> list[Html]:
    """Places, days and scope that the number is about."""
    words = [place_short(places_of(answer), language), period_of(answer, language)]
    return [escape(word) for word in (*words, *named_scope(answer.question, language))]


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
