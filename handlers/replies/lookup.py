"""An answer looked up by its code: as it was said, its figures, and the same question today."""

from collections.abc import Iterator, Sequence

from handlers.replies.buttons import back_button
from handlers.replies.dates import day
from handlers.replies.evidence import MOST_CARDS, behind, card
from handlers.replies.headline import headline
from handlers.replies.markup import EMPTY, Html, bold, code, escape, italic, join, lines
from handlers.replies.messages import say, tell
from handlers.replies.names import reading_label
from handlers.replies.numbers import answer_amount, number
from handlers.replies.proof import cautions
from handlers.replies.reply import Reader, Reply
from handlers.replies.series import series_lines
from store.answers.values import Answer, Kind, Term
from store.figures import Act
from store.quantities import Unit, from_base
from store.questions import Shape

MOST_TERMS = 12
"""Numbers of a computation that fit on its line; more are counted."""


def answer_card(then: Answer, today: Answer, uploads: Sequence[Act], reader: Reader) -> Reply:
    """What was said, how it was computed, each source with its words, and what holds today."""
    language = reader.language
    found = [
        join(" · ", (bold(reading_label(then.question, language)), code(then.code))),
        _said(then, reader),
        italic(say(language, "as-of", day=day(then.as_of, language))),
        *computations(then, reader),
        *cautions(then, reader),
    ]
    for index, figure in enumerate(behind(then)[:MOST_CARDS], start=1):
        found += [EMPTY, *card(figure, reader, f"{index}. ")]
    found.append(EMPTY)
    found += [_stored(act, language) for act in uploads]
    if _claims(today) == _claims(then):
        found.append(tell(language, "card-same"))
    else:
        found += [tell(language, "card-today"), _said(today, reader)]
    return Reply(html=lines(*found), buttons=back_button(then.question, reader))


def computations(answer: Answer, reader: Reader) -> Iterator[Html]:
    """The sum on one line, or one for each end: 83,993 − 81,386 = 2,607 ha."""
    unit = reader.unit_for(answer.question)
    if answer.kind is Kind.DERIVED and answer.value is not None:
        terms = answer.terms or tuple(Term(figure=one) for one in answer.evidence)
        total = answer_amount(answer, unit, reader.language, bare=True)
        added = _sum(terms, unit, reader.language)
        yield tell(reader.language, "card-computed", sum=f"{added} = {total}")
    if answer.kind is not Kind.BOUNDS:
        return
    for name, terms, end in (
        ("card-low", answer.low_terms, answer.low),
        ("card-high", answer.high_terms, answer.high),
    ):
        if terms and end is not None:
            total = number(from_base(end, unit), reader.language)
            yield tell(
                reader.language, name, sum=f"{_sum(terms, unit, reader.language)} → {total}"
            )


def _sum(terms: Sequence[Term], unit: Unit, language: str) -> str:
    shown = [_term(term, unit, language) for term in terms[:MOST_TERMS]]
    if len(terms) > MOST_TERMS:
        shown.append("+ …")
    return " ".join(shown).removeprefix("+ ")


def _term(term: Term, unit: Unit, language: str) -> str:
    sign = "−" if term.times < 0 else "+"
    value = number(from_base(term.figure.value, unit), language)
    weight = abs(term.times)
    return f"{sign} {value}" if weight == 1 else f"{sign} {weight} × {value}"


def _said(answer: Answer, reader: Reader) -> Html:
    if answer.question.shape is Shape.TOTAL:
        return headline(answer, reader)
    return series_lines(answer, reader)[0]


def _stored(act: Act, language: str) -> Html:
    when = day(act.at.date(), language)
    if act.kind == "published":
        return tell(language, "card-shipped", day=when)
    return tell(language, "card-stored", who=escape(act.uploader), day=when)


def _claims(answer: Answer) -> tuple[object, ...]:
    own = (answer.kind, answer.value, answer.low, answer.high, answer.qualifier, answer.period)
    return (*own, *(_claims(row) for row in answer.rows))
