"""Which of two or more is more, and by how much: places, or times, as far as it is proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from handlers.replies.dates import covered, period
from handlers.replies.headline import BY_TIME, headline, named_scope, row_label
from handlers.replies.markup import Html, bold, escape, join
from handlers.replies.messages import say, tell
from handlers.replies.names import listed, place_short
from handlers.replies.numbers import amount, answer_amount
from handlers.replies.reply import Reader
from store.answers.series import proved_range
from store.answers.values import Answer, Kind
from store.areas import WHOLE
from store.quantities import Rounding, shown
from store.questions import Question, Shape
from store.records import Qualifier

PROVED = frozenset({Kind.DIRECT, Kind.DERIVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The row that is more than all others, the one behind it, and by how much at least.

    `by` in m² or items, 0: it is no less than the others; `exact`: it is by just so much.
    """

    ahead: Answer
    behind: Answer
    by: int
    exact: bool


def lead(rows: Sequence[Answer]) -> Lead | None:
    """Who is ahead of all others, where the ranges of their numbers leave no doubt."""
    if len(rows) < 2 or any(row.kind is Kind.NONE or row.disputed for row in rows):
        return None
    ahead = max(rows, key=range_of)
    behind = max((row for row in rows if row is not ahead), key=lambda row: range_of(row)[1])
    low, high = range_of(ahead)[0], range_of(behind)[1]
    exact = _is_exact(ahead) and _is_exact(behind)
    if high == inf or low < high or (exact and low == high):
        return None
    return Lead(ahead=ahead, behind=behind, by=int(low - high), exact=exact)


def range_of(row: Answer) -> tuple[float, float]:
    """The least and the most that a row can be; a figure for other days proves neither."""
    return (0, inf) if row.kind is Kind.NEAREST else proved_range(row)


def comparison_line(answer: Answer, reader: Reader) -> Html:
    """Who has more, and by how much, or at least by how much; else that this is not proved."""
    language, rows = reader.language, answer.rows
    subject = title(answer.question, reader, days=same_days(answer, language))
    found = None if reach_different_days(answer) else lead(rows)
    if found is not None:
        return join(" · ", (_lead_words(found, len(rows), answer, reader), subject))
    if _are_the_same(rows) and not reach_different_days(answer):
        value = answer_amount(rows[0], reader.unit_for(answer.question), language, bare=True)
        names = bold(names_of(rows, answer.question.shape, language))
        return join(
            " · ", (tell(language, "compare-same", places=names, amount=bold(value)), subject)
        )
    return join(" · ", (bold(say(language, "compare-not-proved")), subject))


def over_years(answer: Answer, reader: Reader) -> Html | None:
    """The last of several years against the first, where one is proved to be more."""
    found = lead((answer.rows[0], answer.rows[-1])) if len(answer.rows) > 1 else None
    return None if found is None else _lead_words(found, 2, answer, reader)


def together(answer: Answer, reader: Reader) -> Html | None:
    """What is known of all rows of a series together; None where nothing is."""
    if answer.kind is Kind.NONE:
        return None
    return tell(reader.language, "rows-together", answer=headline(answer, reader))


def title(question: Question, reader: Reader, *, days: str = "") -> Html:
    """What the rows are about: measure, places (where they are no choice), days, scope."""
    language = reader.language
    parts = [say(language, f"measure-{question.measure}")]
    if question.places[0] != WHOLE and question.shape is not Shape.COMPARE:
        parts.append(place_short(question.places, language))
    parts += [days or period(question.period, language), *named_scope(question, language)]
    return escape(" · ".join(parts))


def names_of(rows: Sequence[Answer], shape: Shape, language: str) -> str:
    """The labels of rows as a list in a sentence."""
    return listed(tuple(row_label(row.question, shape, language) for row in rows), language)


def reach_different_days(answer: Answer) -> bool:
    """Whether the rows of places are counted to different days, and so say nothing of order."""
    if answer.question.shape in BY_TIME:
        return False
    return len({row.period.end for row in answer.rows if row.kind is not Kind.NONE}) > 1


def same_days(answer: Answer, language: str) -> str:
    """For "to date" the day that all rows reach, when they reach the same; else nothing."""
    if not answer.question.period.to_date or reach_different_days(answer):
        return ""
    row = next((row for row in answer.rows if row.kind is not Kind.NONE), None)
    return "" if row is None else covered(row.period, language)


def _lead_words(found: Lead, rows: int, answer: Answer, reader: Reader) -> Html:
    language, unit = reader.language, reader.unit_for(answer.question)
    digits = max(found.ahead.digits, found.behind.digits) or 5
    rounding = Rounding.NEAREST if found.exact else Rounding.DOWN
    by = shown(found.by, unit, digits=digits, rounding=rounding)
    shape = answer.question.shape
    if found.exact:
        message = "compare-more"
    elif found.by:
        message = "compare-any" if rows > 2 else "compare-least"
    else:
        message = "compare-no-less-any" if rows > 2 else "compare-no-less"
    return tell(
        language,
        message,
        place=bold(row_label(found.ahead.question, shape, language)),
        other=row_label(found.behind.question, shape, language),
        difference=bold(amount(by, unit, language)),
    )


def _is_exact(row: Answer) -> bool:
    return row.kind in PROVED and row.qualifier is Qualifier.EXACT


def _are_the_same(rows: Sequence[Answer]) -> bool:
    exact = len(rows) > 1 and all(_is_exact(row) and not row.disputed for row in rows)
    return exact and len({row.value for row in rows}) == 1
