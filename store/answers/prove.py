"""From a body of evidence to the answers that it proves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.answers.body import Body
from store.answers.boxes import before_clearance, box_of
from store.answers.direct import chosen
from store.answers.latest import to_date, turns
from store.answers.prover import Prover
from store.answers.values import Answer
from store.periods import Period
from store.questions import Question
from store.records import Qualifier


def prove(question: Question, body: Body, as_of: date) -> Answer:
    """The answer that `body` (of the question's scope) proves for its cell."""
    return prove_all([question], body, as_of)[0]


def prove_all(questions: Sequence[Question], body: Body, as_of: date) -> list[Answer]:
    """The answers for several cells of one body, with the atoms cut once for all of them."""
    asked = [cell for one in questions for cell in _cells(one, body)]
    prover = Prover(body, as_of, [box_of(cell) for cell in asked])
    return [
        to_date(one, prover) if one.period.to_date else prover.answer(one) for one in questions
    ]


def at_once(question: Question, body: Body, as_of: date) -> Answer | None:
    """An exact figure for the very cell, where nothing has to be solved; else None."""
    if question.period.to_date or not body.is_weighed(box_of(question)):
        return None
    same = [one for one in body.same(question) if one.id not in body.errata]
    if not same or chosen(same)[0].qualifier is not Qualifier.EXACT:
        return None
    return prove(question, body, as_of)


def _cells(question: Question, body: Body) -> list[Question]:
    """The cells with an end that a question may have to be answered by."""
    if not question.period.to_date:
        return [] if before_clearance(question) else [question]
    everything = box_of(replace(question, period=Period(end=date.max)))
    return [replace(question, period=Period(end=end)) for end in turns(body, everything)]
