"""Which is more: the first lines of rankings and comparisons, and what they cannot claim."""

from collections.abc import Iterator, Sequence

from handlers.replies.dates import covered, period
from handlers.replies.headline import named_scope
from handlers.replies.markup import Html, bold, escape, join
from handlers.replies.messages import say, tell
from handlers.replies.names import listed, place_short
from handlers.replies.numbers import amount, answer_amount
from handlers.replies.reply import Reader
from store.answers.series import proved_range
from store.answers.values import Answer, Kind
from store.areas import WHOLE
from store.quantities import shown
from store.questions import Question, Shape
from store.records import Qualifier

_PROVED = {Kind.DIRECT, Kind.DERIVED}


def title(question: Question, reader: Reader, *, days: str = "") -> Html:
    """What the rows are about: measure, places (where they are a choice), days, scope."""
    language = reader.language
    parts = [say(language, f"measure-{question.measure}")]
    if question.places[0] != WHOLE and question.shape is not Shape.COMPARE:
        parts.append(place_short(question.places, language))
    parts += [days or period(question.period, language), *named_scope(question, language)]
    return escape(" · ".join(parts))


def ranking_line(answer: Answer, reader: Reader) -> Html:
    """The winner or winners, among how many districts that have a figure at all."""
    question, language = answer.question, reader.language
    known = [row for row in answer.rows if row.kind is not Kind.NONE]
    first = known[0]
    if _order_is_open(answer, known):
        open_words = say(language, f"ranking-open-{question.shape}")
        return join(" · ", (bold(open_words), title(question, reader)))
    winners = [row for row in known if row.value == first.value and row.kind is first.kind]
    names = _names(winners, language)
    value = answer_amount(first, reader.unit_for(question), language, bare=True)
    message = "most" if question.shape is Shape.TOP else "least"
    said = tell(language, f"ranking-{message}", places=bold(names), amount=bold(value))
    if question.limit and len(known) == len(answer.rows):
        among = tell(language, "ranking-among")  # a short list does not say how many there are
    else:
        among = tell(language, "ranking-of", known=len(known), total=len(answer.rows))
    return join(" · ", (said, title(question, reader, days=_days(answer, language)), among))


def comparison_line(answer: Answer, reader: Reader) -> Html:
    """Who has more, and by how much, where every row is an exact number of the same days."""
    question, language = answer.question, reader.language
    subject = title(question, reader, days=_days(answer, language))
    rows = sorted(answer.rows, key=lambda row: row.value or 0, reverse=True)
    if not _comparable(rows):
        return join(" · ", (bold(_names(answer.rows, language)), subject))
    first, second = rows[0], rows[1]
    unit = reader.unit_for(question)
    if first.value == second.value:
        return _tie([row for row in rows if row.value == first.value], answer, subject, reader)
    base = (first.value or 0) - (second.value or 0)
    digits = max(first.digits, second.digits)
    by = amount(shown(base, unit, digits=digits), unit, language)
    name = bold(place_short(first.question.places, language))
    other = place_short(second.question.places, language)
    more = tell(language, "compare-more", place=name, difference=bold(by), other=other)
    return join(" · ", (more, subject))


def _tie(winners: list[Answer], answer: Answer, subject: Html, reader: Reader) -> Html:
    language = reader.language
    value = answer_amount(winners[0], reader.unit_for(answer.question), language, bare=True)
    names = bold(_names(winners, language))
    message = "compare-same" if len(winners) == len(answer.rows) else "ranking-most"
    said = tell(language, message, places=names, amount=bold(value))
    return join(" · ", (said, subject))


def _names(rows: Sequence[Answer], language: str) -> str:
    return listed(tuple(place_short(row.question.places, language) for row in rows), language)


def notes(answer: Answer) -> Iterator[str]:
    """Ids of messages about what these rows cannot claim."""
    shape = answer.question.shape
    known = [row for row in answer.rows if row.kind is not Kind.NONE]
    ends = {row.period.end for row in known}
    if shape is Shape.COMPARE and known and not _comparable(answer.rows):
        yield "days-differ" if len(ends) > 1 else "compare-open"
    if shape in {Shape.TOP, Shape.BOTTOM} and known:
        if len(ends) > 1:
            yield "days-differ"
        elif _order_is_open(answer, known):
            yield "order-open"
    if any(row.conflict for row in answer.rows):
        yield "rows-conflict"


def _comparable(rows: Sequence[Answer]) -> bool:
    return (
        len(rows) > 1
        and len({row.period.end for row in rows}) == 1
        and all(row.kind in _PROVED and row.qualifier is Qualifier.EXACT for row in rows)
        and not any(row.conflict for row in rows)
    )


def _order_is_open(answer: Answer, known: list[Answer]) -> bool:
    """Whether a row that is shown, or one that a short ranking leaves out, may be the first."""
    top = answer.question.shape is Shape.TOP
    clash = any(row.conflict for row in known)
    return answer.order_open or clash or not _first_is_proved(known, top=top)


def _first_is_proved(known: list[Answer], *, top: bool) -> bool:
    """Whether no other row's number can pass the first one's, as far as each is known."""
    low, high = proved_range(known[0])
    others = [proved_range(row) for row in known[1:]]
    if top:
        return all(low >= other_high for _, other_high in others)
    return all(high <= other_low for other_low, _ in others)


def _days(answer: Answer, language: str) -> str:
    """The asked days; for "to date" the day that all rows reach, when they reach the same."""
    ends = {row.period.end for row in answer.rows if row.kind is not Kind.NONE}
    if answer.question.period.to_date and len(ends) == 1:
        row = next(row for row in answer.rows if row.kind is not Kind.NONE)
        return covered(row.period, language)
    return ""
