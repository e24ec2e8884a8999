"""How we know, under an answer: its figure, its sum, the proof of each end, and what clashes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from handlers.replies.dates import day, period
from handlers.replies.evidence import direct_line, figure_line, figure_lines, promise_lines
from handlers.replies.headline import is_only_parts
from handlers.replies.markup import Html, tagged
from handlers.replies.messages import tell
from handlers.replies.names import listed, reading_label
from handlers.replies.numbers import answer_amount
from handlers.replies.reply import Reader
from store.answers.claims import ABOUT_PERCENT
from store.answers.values import Answer, Coverage, Kind, Reason, Term
from store.periods import BASELINE
from store.questions import Question, Status
from store.records import Qualifier

MOST_LINES = 8
"""Figures that a proof names; with its sentences it stays within ten lines or so."""
MOST_OTHERS = 4
"""Other sources for the same cell that an answer shows."""
MOST_RUNS = 3
"""Stretches of time that are named of those that an "at least" covers."""
MOST_CLASHING = 4
"""Figures named of those that cannot all be true."""


def proof(answer: Answer, reader: Reader) -> list[Html]:
    """The lines under the first: what proves it, who disagrees, what was not weighed."""
    language = reader.language
    shown = [*_proved(answer, reader), *cautions(answer, reader)]
    others = [one for one in answer.others if one not in answer.evidence]
    if others:
        shown.append(tell(language, "others"))
        shown.extend(figure_lines(others, answer.question, reader, MOST_OTHERS))
    if answer.also:
        shown.append(tell(language, "other-scopes"))
        shown.extend(figure_lines(answer.also, answer.question, reader, MOST_OTHERS))
    return shown


def cautions(answer: Answer, reader: Reader) -> Iterator[Html]:
    """What limits an answer: coverage, "about", errata, contradictions, too much to weigh."""
    language = reader.language
    if answer.coverage is not None:
        yield _coverage(answer.coverage, language)
    if answer.nothing_left:
        yield tell(language, "nothing-left")
    if answer.kind is Kind.BOUNDS and _uses_about(answer):
        yield tell(language, "about-means", percent=ABOUT_PERCENT)
    if answer.errata:
        yield tell(language, "erratum-shown")
    if answer.conflict:
        yield tell(language, "conflict")
        yield from figure_lines(answer.conflict, answer.question, reader, MOST_CLASHING)
    if answer.partial:
        yield tell(language, "partial-direct" if answer.kind is Kind.DIRECT else "partial")


def _coverage(found: Coverage, language: str) -> Html:
    """How many of the months or days, and which, as long as they are few."""
    which = ""
    if len(found.periods) <= MOST_RUNS:
        which = f" ({listed(tuple(period(one, language) for one in found.periods), language)})"
    message = "coverage" if found.in_months else "coverage-days"
    return tell(language, message, known=found.known, total=found.total, which=which)


def why_none(answer: Answer, language: str) -> tuple[Html, Html]:
    """Why there is no number, and what to try.

    A day of knowledge before clearance began has nothing but that to say; after it, what was
    not known then may be known now.
    """
    reason = answer.reason or Reason.NOT_PUBLISHED
    then = answer.question.as_of
    if then is None or reason in {Reason.JOINTLY, Reason.OUTSIDE}:
        return tell(language, f"reason-{reason}"), tell(language, f"try-{reason}")
    if then < BASELINE:
        words = tell(language, f"reason-{Reason.OUTSIDE}")
    elif reason is Reason.NOT_PUBLISHED:
        words = tell(language, "reason-then", day=day(then, language))
    else:
        words = tell(language, f"reason-{reason}")
    return words, tell(language, "try-later")


def _proved(answer: Answer, reader: Reader) -> Iterator[Html]:
    language, figures = reader.language, answer.evidence
    match answer.kind:
        case Kind.DIRECT if figures:
            yield direct_line(answer, reader)
            if answer.question.scope.status is Status.PLANNED:
                yield from promise_lines(figures[0], language)
        case Kind.BOUNDS if is_only_parts(answer):
            yield tell(language, "plan-parts")
            yield from figure_lines(figures, answer.question, reader, MOST_LINES)
        case Kind.DERIVED if answer.terms:
            yield tell(language, "proof-difference", count=len(answer.terms))
            yield from _terms(answer.terms, answer.question, reader, MOST_LINES)
        case Kind.DERIVED:
            yield tell(language, "proof-sum", count=len(figures))
            yield from figure_lines(figures, answer.question, reader)
        case Kind.BOUNDS:
            yield from _ends(answer, reader)
        case Kind.NEAREST:
            asked = reading_label(answer.question, language)
            yield tell(language, "proof-nearest", asked=asked)
            yield from figure_lines(figures, answer.question, reader)
        case _:
            pass


def _ends(answer: Answer, reader: Reader) -> Iterator[Html]:
    """Each end that somebody has to prove: nothing below zero needs no figure."""
    language, unit = reader.language, reader.unit_for(answer.question)
    ends = [
        (replace(answer, high=None), answer.low_terms),
        (replace(answer, low=None), answer.high_terms),
    ]
    proved = [(end, terms) for end, terms in ends if terms]
    for index, (end, terms) in enumerate(proved):
        left = MOST_LINES - sum(min(len(other), 4) for _, other in proved[:index])
        most = MOST_LINES // 2 if len(proved) > 1 and not index else left
        amount = answer_amount(end, unit, language, bare=True)
        yield tell(language, "proof-end", amount=amount)
        yield from _terms(terms, answer.question, reader, most)


def _terms(terms: Sequence[Term], question: Question, reader: Reader, most: int) -> Iterator[Html]:
    """A figure a line, with + or − before it where one is taken away."""
    signed = any(term.times != 1 for term in terms)
    shown = terms if len(terms) <= most else terms[: most - 1]
    for term in shown:
        line = figure_line(term.figure, question, reader)
        yield tagged(line, _sign(term.times)) if signed else line
    if len(shown) < len(terms):
        yield tell(reader.language, "and-more", count=len(terms) - len(shown))


def _sign(times: Fraction | int) -> str:
    sign = "−" if times < 0 else "+"
    return sign if abs(times) == 1 else f"{sign} {abs(times)} ×"


def _uses_about(answer: Answer) -> bool:
    return any(one.qualifier is Qualifier.ABOUT for one in answer.evidence)
