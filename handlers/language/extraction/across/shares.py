"""Percentages of a text, and the plan that a figure is said to be a share of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from handlers.language.extraction.sentence.reads import Read, Statement
from store.quantities import factor
from store.questions import Status

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|per ?cent|faiz|процент)", re.IGNORECASE)
_NEAR = Decimal("0.6")
"""Percentage points by which a share may be rounded."""


def find_shares(read: Read) -> Iterator[tuple[Decimal, int, int]]:
    """The percentages of a sentence, with their characters in the text."""
    if read.sentence.tokens:
        start, end = read.sentence.tokens[0].start, read.sentence.tokens[-1].end
        for match in _SHARE.finditer(read.sentence.text, start, end):
            yield Decimal(match[1].replace(",", ".")), match.start(), match.end()


def plan_behind(reads: Sequence[Read], index: int, statement: Statement) -> Statement | None:
    """The plan of which a figure is the share that this sentence or the next one names."""
    compared = _beside(reads[index], statement)
    if compared is not None:
        return compared
    shares = [share for read in reads[index : index + 2] for share, _, _ in find_shares(read)]
    if not shares:
        return None
    value = _value(statement)
    for read in reversed(reads[max(0, index - 2) : index + 1]):
        for plan in read.statements:
            same = plan.counted.measure is statement.counted.measure
            if plan.status is Status.PLANNED and same and _value(plan):
                percent = 100 * value / _value(plan)
                if any(abs(percent - share) <= _NEAR for share in shares):
                    return plan
    return None


def _beside(read: Read, statement: Statement) -> Statement | None:
    """The plan of "66,130 ha by 25 December, against a plan of 65,000 ha"."""
    ends = {m.end for m in read.sentence.marks.get("planned", ())}
    for plan in read.statements:
        named = ends & {plan.counted.first, plan.counted.first - 1}
        same = plan.counted.measure is statement.counted.measure
        if (
            plan.status is Status.PLANNED and named and same and plan is not statement
            and statement.time is not None and statement.time.sort == "until"
            and _value(statement) <= 2 * _value(plan)
        ):  # fmt: skip
            return plan
    return None


def _value(statement: Statement) -> Decimal:
    return statement.counted.amount.value * factor(statement.counted.unit)
