"""How we know, under an answer: its figure, its sum, the proof of each end, and what clashes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from handlers.replies.dates import day, period
from handlers.replies.evidence import direct_line, figure_line, figure_lines, promise_lines
from handlers.replies.markup import Html, capitalized, tagged
from handlers.replies.messages import tell
from handlers.replies.names import listed, reading_label
from handlers.replies.numbers import answer_amount
from handlers.replies.reply import Reader
from store.answers.claims import ABOUT_PERCENT
from store.answers.values import Answer, Coverage, Kind, Reason, Term
from store.periods import BASELINE
from store.questions import Question, Status
from store.records import Qualifier

MOST_LINES = 10
"""Lines under an answer that say how it is known; the sources have the rest."""
LEAST_FIGURES = 2
"""Figures of a proof that are named whatever else has to be said."""
MOST_OTHERS, MOST_BESIDE = 4, 2
"""Other sources for the same cell that a direct answer shows, and one that takes a proof."""
MOST_RUNS = 3
"""Stretches of time that are named of those that an "at least" covers."""
MOST_CLASHING = 4
"""Figures named of those that cannot all be true."""


def proof(answer: Answer, reader: Reader) -> list[Html]:
    """The lines under the first: what proves it, who disagrees, what was not weighed.

    At most `MOST_LINES`: what has to be said besides leaves fewer lines to the proof.
    """
    language = reader.language
    beside = list(cautions(answer, reader))
    shown = (*answer.evidence, *answer.conflict)
    others = [one for one in answer.others if one not in shown]
    groups = [("others", others), ("other-scopes", answer.also)]
    both = all(figures for _, figures in groups)
    most = MOST_OTHERS if answer.kind is Kind.DIRECT and not both else MOST_BESIDE
    for heading, figures in groups:
        if figures:
            beside.append(tell(language, heading))
            first = figures[:1] if both and answer.kind is not Kind.DIRECT else figures
            beside += figure_lines(first, answer.question, reader, most)
    return [*_proved(answer, reader, MOST_LINES - len(beside)), *beside]


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
        yield tell(language, _partial(answer))


def _partial(answer: Answer) -> str:
    """What was left out: later days that a number to date may reach, or figures beside it."""
    if answer.kind is Kind.DIRECT and not answer.question.period.to_date:
        return "partial-direct"
    number = answer.kind in {Kind.DIRECT, Kind.DERIVED}
    return "partial-days" if number and answer.question.period.to_date else "partial"


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
    if then is not None and then < BASELINE:
        return tell(language, f"reason-{Reason.OUTSIDE}"), tell(language, "try-later")
    if reason is Reason.NOT_PUBLISHED and then is not None:
        words = tell(language, "reason-then", day=day(then, language))
    elif reason is Reason.NOT_YET and _is_over(answer):
        words = tell(language, "reason-not_reached")
    else:
        words = tell(language, f"reason-{reason}")
    if then is None or reason in {Reason.JOINTLY, Reason.OUTSIDE}:
        return words, tell(language, f"try-{reason}")
    return words, tell(language, "try-later")


def _is_over(answer: Answer) -> bool:
    """Whether the days that were asked about have ended, so that only the figures are missing."""
    end = answer.question.period.end
    return end is not None and end < answer.as_of


def _proved(answer: Answer, reader: Reader, room: int) -> Iterator[Html]:
    """What proves the answer, in `room` lines, its sentences among them."""
    language, figures = reader.language, answer.evidence
    most = max(room - 1, LEAST_FIGURES)
    match answer.kind:
        case Kind.DIRECT if figures:
            yield direct_line(answer, reader)
            if answer.question.scope.status is Status.PLANNED:
                yield from promise_lines(figures[0], language)
        case Kind.DERIVED if answer.low_terms or answer.high_terms:
            yield from _ends(answer, reader, room)
        case Kind.DERIVED if answer.terms:
            yield tell(language, "proof-difference", count=len(answer.terms))
            yield from _terms(answer.terms, answer.question, reader, most)
        case Kind.DERIVED:
            yield tell(language, "proof-sum", count=len(figures))
            yield from figure_lines(figures, answer.question, reader, most)
        case Kind.BOUNDS:
            yield from _ends(answer, reader, room)
        case Kind.NEAREST:
            asked = reading_label(answer.question, language)
            yield tell(language, "proof-nearest", asked=asked)
            yield from figure_lines(figures, answer.question, reader)
        case _:
            pass


def _ends(answer: Answer, reader: Reader, room: int) -> Iterator[Html]:
    """Each end that somebody has to prove: nothing below zero needs no figure."""
    language, unit = reader.language, reader.unit_for(answer.question)
    low, high = (answer.value,) * 2 if answer.kind is Kind.DERIVED else (answer.low, answer.high)
    bounds = replace(answer, kind=Kind.BOUNDS)
    ends = [
        ("low", replace(bounds, low=low, high=None), answer.low_terms),
        ("high", replace(bounds, low=None, high=high), answer.high_terms),
    ]
    proved = [end for end in ends if end[2]]
    least = [min(len(terms), LEAST_FIGURES) for _, _, terms in proved]
    left = max(room - len(proved), sum(least))
    for index, (side, end, terms) in enumerate(proved, start=1):
        wanted = sum(len(other) for _, _, other in proved[index:])
        most = max(left - wanted, min(left // 2, left - sum(least[index:])), least[index - 1])
        amount = answer_amount(end, unit, language, bare=True)
        why = f"proof-{side}-{_why(terms, answer.question)}"
        yield capitalized(tell(language, why, amount=amount))
        lines = list(_terms(terms, answer.question, reader, most))
        left -= len(lines)
        yield from lines


def _why(terms: Sequence[Term], asked: Question) -> str:
    """How figures prove an end: the cell's own, one, several together, or some less others."""
    if any(term.times < 0 for term in terms):
        return "less"
    if len(terms) > 1 or terms[0].times != 1:
        return "sum"
    figure = terms[0].figure
    own = figure.measure is asked.measure and figure.places == asked.places
    return "own" if own and figure.period == asked.period else "one"


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
