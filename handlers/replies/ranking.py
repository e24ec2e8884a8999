"""Rankings: who has the most or the least, which ranks are proved, and what is known jointly."""

from collections.abc import Iterator, Sequence

from handlers.replies.comparison import (
    PROVED,
    names_of,
    range_of,
    reach_different_days,
    same_days,
    title,
    together,
)
from handlers.replies.evidence import figure_lines
from handlers.replies.markup import Html, bold, join
from handlers.replies.messages import say, tell
from handlers.replies.numbers import answer_amount
from handlers.replies.reply import Reader
from store.answers.values import Answer, Kind
from store.questions import Shape
from store.records import Figure

RANKINGS = frozenset({Shape.TOP, Shape.BOTTOM})
MOST_JOINT = 3
"""Figures named of what is known of all districts together."""


def ranking_line(answer: Answer, reader: Reader) -> Html:
    """The winner or winners, among how many districts of which something is known."""
    question, language = answer.question, reader.language
    known = [row for row in answer.rows if row.kind is not Kind.NONE]
    subject = title(question, reader, days=same_days(answer, language))
    first = known[0]
    if order_is_open(answer):
        open_words = say(language, f"ranking-open-{question.shape}")
        return join(" · ", (bold(open_words), subject))
    winners = [row for row in known if row.value == first.value and row.kind is first.kind]
    if first.kind is Kind.BOUNDS:
        winners = [first]
    names = names_of(winners, question.shape, language)
    value = answer_amount(first, reader.unit_for(question), language, bare=True)
    message = "most" if question.shape is Shape.TOP else "least"
    said = tell(language, f"ranking-{message}", places=bold(names), amount=bold(value))
    return join(" · ", (said, subject, _among(answer, known, language)))


def _among(answer: Answer, known: Sequence[Answer], language: str) -> Html:
    """Of which districts this holds: a short list does not say how many there are."""
    printed = "published" if all(row.kind is Kind.DIRECT for row in known) else "known"
    if answer.question.limit and len(known) == len(answer.rows):
        return tell(language, f"ranking-among-{printed}")
    return tell(language, f"ranking-of-{printed}", known=len(known))


def none_by_district(answer: Answer) -> bool:
    """Whether no district has a number of its own, and the ranges order none before others."""
    own = [
        row  # a zero that a source states is a number, one that a whole leaves is none
        for row in answer.rows
        if row.kind is Kind.DIRECT or (row.kind in PROVED and row.value)
    ]
    nearest = [row for row in answer.rows if row.kind is Kind.NEAREST]
    if own or nearest:
        return False
    return answer.question.shape is Shape.BY_PLACE or _first_is_open(answer)


def jointly_known(answer: Answer, reader: Reader) -> Iterator[Html]:
    """First that none is published by district, then what is known of all together."""
    language, question = reader.language, answer.question
    subject = title(question, reader, days=same_days(answer, language))
    yield tell(
        language, "not-published", title=bold(say(language, "none-by-district")), asked=subject
    )
    whole = together(answer, reader)
    if whole is None:
        return
    yield whole
    yield from figure_lines(_telling(answer), question, reader, MOST_JOINT)


def _telling(answer: Answer) -> tuple[Figure, ...]:
    """The figures that say what is known of all: its number, or its lower end."""
    if answer.kind is Kind.BOUNDS:
        return tuple(term.figure for term in answer.low_terms)
    return answer.evidence


def ranks(answer: Answer) -> list[int | None]:
    """For each row its rank, equal numbers sharing one; None where the ranges leave it open."""
    top = answer.question.shape is Shape.TOP
    if answer.order_open or reach_different_days(answer) or none_by_district(answer):
        return [None] * len(answer.rows)
    found: list[int | None] = []
    ranges = [range_of(row) for row in answer.rows if row.kind is not Kind.NONE]
    shared = 1
    for index, row in enumerate(answer.rows):
        if row.kind is Kind.NONE or row.disputed:
            found.append(None)
            continue
        own = ranges[index]
        if index and ranges[index - 1] != own:
            shared = index + 1
        above, below = ranges[:index], ranges[index + 1 :]
        if not top:
            above, below = below, above
        sure = all(low >= own[1] for low, _ in above) and all(high <= own[0] for _, high in below)
        found.append(shared if sure else None)
    return found


def order_is_open(answer: Answer) -> bool:
    """Whether a row that is shown, or one that a short ranking leaves out, may be the first."""
    clash = any(row.disputed for row in answer.rows)
    return clash or reach_different_days(answer) or _first_is_open(answer)


def _first_is_open(answer: Answer) -> bool:
    """Whether another row's number can pass the first one's, as far as each is known."""
    known = [row for row in answer.rows if row.kind is not Kind.NONE]
    if answer.order_open or not known:
        return True
    low, high = range_of(known[0])
    others = [range_of(row) for row in known[1:]]
    if answer.question.shape is Shape.TOP:
        return any(other_high > low for _, other_high in others)
    return any(other_low < high for other_low, _ in others)
