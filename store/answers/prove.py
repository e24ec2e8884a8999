"""From a body of evidence to the answers that it proves."""

from collections.abc import Sequence
from datetime import date

from store.answers.body import Body
from store.answers.boxes import before_clearance, box_of
from store.answers.direct import chosen
from store.answers.latest import reach, to_date
from store.answers.prover import Prover
from store.answers.values import Answer
from store.questions import Question
from store.records import Qualifier


def prove(question: Question, body: Body, as_of: date) -> Answer:
    """The answer that `body` (of the question's scope) proves for its cell."""
    return prove_all([question], body, as_of)[0]


def prove_all(questions: Sequence[Question], body: Body, as_of: date) -> list[Answer]:
    """The answers for several cells of one body, with the atoms cut once for all of them."""
    far = {one: reach(one, body) for one in questions if one.period.to_date}
    asked = [one for one in questions if one not in far and not before_clearance(one)]
    asked += [cell for one, found in far.items() for cell in found.cells(one)]
    prover = Prover(body, as_of, [box_of(cell) for cell in asked])
    return [
        to_date(one, prover, far[one]) if one in far else prover.answer(one) for one in questions
    ]


def at_once(question: Question, body: Body, as_of: date) -> Answer | None:
    """An exact figure for the very cell, where nothing has to be solved; else None."""
    if question.period.to_date:
        return None
    box, same = box_of(question), body.same(question)
    sound = [one for one in same if one.id not in body.errata]
    if not sound or chosen(sound)[0].qualifier is not Qualifier.EXACT:
        return None
    return Prover(body, as_of, [box]).said(question, same) if body.is_weighed(box) else None
