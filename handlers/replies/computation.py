"""How a number was worked out, whole: 83,993 − 81,386 = 2,607 ha, and the same for each end."""

from collections.abc import Iterator, Sequence

from handlers.replies.markup import Html, escape, join
from handlers.replies.messages import tell
from handlers.replies.numbers import amount, answer_amount, number
from handlers.replies.reply import Reader
from handlers.replies.series import lines_of_rows
from store.answers.values import Answer, Kind, Term
from store.quantities import Unit, from_base

LINE = 10
"""Numbers of a computation on one line; the next ones stand on lines below."""


def computations(answer: Answer, reader: Reader) -> Iterator[Html]:
    """The sum, or one for each end of a range; of a series one for each row that has any."""
    if not answer.rows:
        yield from _of_cell(answer, reader)
        return
    for label, row in lines_of_rows(answer, reader.language):
        for line in _of_cell(row, reader):
            yield join(" · ", (escape(label), line)) if not line.startswith(" ") else line


def _of_cell(answer: Answer, reader: Reader) -> Iterator[Html]:
    unit, language = reader.unit_for(answer.question), reader.language
    meet = answer.kind is Kind.DERIVED and bool(answer.low_terms or answer.high_terms)
    if answer.kind is Kind.DERIVED and answer.value is not None and not meet:
        terms = answer.terms or tuple(Term(figure=one) for one in answer.evidence)
        total = answer_amount(answer, unit, language, bare=True)
        yield from _told("card-computed", terms, answer.value, total, unit, language)
    if answer.kind is not Kind.BOUNDS and not meet:
        return
    for name, terms, end in (
        ("card-low", answer.low_terms, answer.value if meet else answer.low),
        ("card-high", answer.high_terms, answer.value if meet else answer.high),
    ):
        if terms and end is not None:
            total = amount(from_base(end, unit), unit, language)
            yield from _told(name, terms, end, total, unit, language)


def _told(
    message: str, terms: Sequence[Term], end: int, total: str, unit: Unit, language: str
) -> Iterator[Html]:
    """A computation of as many lines as it needs: nothing of it is left out.

    An arrow stands where the sum is not just the end: "about" is a range of its own, half an
    item is none.
    """
    if len(terms) == 1 and terms[0].figure.value == end:
        yield tell(language, message, sum=total)
        return
    sign = "=" if sum(term.times * term.figure.value for term in terms) == end else "→"
    shown = [_term(term, unit, language) for term in terms]
    shown[0] = shown[0].removeprefix("+ ")
    parts = [" ".join(shown[start : start + LINE]) for start in range(0, len(shown), LINE)]
    parts[-1] += f" {sign} {total}"
    first, *rest = parts
    yield tell(language, message, sum=first)
    yield from (escape(f"  {part}") for part in rest)


def _term(term: Term, unit: Unit, language: str) -> str:
    sign = "−" if term.times < 0 else "+"
    value = number(from_base(term.figure.value, unit), language)
    weight = abs(term.times)
    return f"{sign} {value}" if weight == 1 else f"{sign} {weight} × {value}"
