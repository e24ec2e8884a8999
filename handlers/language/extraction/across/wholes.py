"""Parts of what the sentence before says: they are planned when the whole of them is."""

from collections.abc import Sequence
from itertools import pairwise

from handlers.language.extraction.sentence.plans import says_done
from handlers.language.extraction.sentence.pointers import REST, is_other
from handlers.language.extraction.sentence.reads import Read, Statement
from store.questions import Status

_ASKED = frozenset({"contaminated", "remaining", "laid", "casualty", "survey"})


def _answer(before: Read | None, read: Read) -> None:
    """Such as "— And the target? — 50,000 hectares": the answer is planned, as the question."""
    asked = before is not None and before.sentence.folded[-1] == "?" and not before.statements
    if before is None or not asked:
        return
    why = next((m.concept for m in before.sentence.marks.get("negative", ())
                if m.concept in _ASKED), "")  # fmt: skip
    if why and not read.sentence.has("positive"):
        for statement in read.statements:
            statement.why = why
    if not before.sentence.has("planned"):
        return
    if not says_done(read.sentence) and not read.sentence.has("planned"):
        for statement in read.statements:
            statement.status = Status.PLANNED


def _hand_down_purpose(before: Read | None, read: Read) -> None:
    """Such as "6,120 ha for farming. Of these 3,400 ha in Fuzuli": parts by place, for the same.

    Only of the one number of the sentence before, which they do not exceed.
    """
    whole = before.statements[0] if before is not None and len(before.statements) == 1 else None
    parts = [s for s in read.statements if s.split and s.places is not None]
    if whole is None or not parts or read.sentence.has("purpose"):
        return
    same = all(s.counted.measure is whole.counted.measure for s in parts)
    if same and sum(s.counted.amount.value for s in parts) <= whole.counted.amount.value:
        for part in parts:
            part.purpose = whole.purpose


_MANY = 1000
"""So large a number is not said twice of two things."""


def say_again(reads: Sequence[Read]) -> None:
    """Such as "out of the 51,340 hectares, 14,210 for farming": of the days of that number."""
    said: dict[tuple[object, ...], Statement] = {}
    for read in reads:
        again = None
        for statement in read.statements:
            item = statement.counted
            key = (item.measure, item.amount.value, item.unit)
            if statement.time is None and item.amount.value >= _MANY and key in said:
                again = said[key]
            if statement.time is None and again is not None:
                statement.time = again.time
            elif statement.time is not None:
                said.setdefault(key, statement)


def name_others(reads: Sequence[Read]) -> None:
    """Such as "other – 1,117 ha" below rows of districts, or of purposes: the rest of them."""
    above: Statement | None = None
    for read in reads:
        first = read.statements[0] if read.statements else None
        if first is not None and above is not None and is_other(read.sentence):
            for statement in read.statements:
                if above.purpose and not statement.purpose:
                    statement.purpose = "other"
                elif above.places is not None and len(above.places) == 1 and (
                    statement.places is None and not above.purpose
                ):  # fmt: skip
                    statement.places = REST
        elif first is not None:
            above = first


def plan_totals(reads: Sequence[Read]) -> None:
    """Such as "Total: 70,000 ha" behind planned parts that come to it: planned for their days."""
    for before, read in pairwise(reads):
        parts = [s for s in before.statements if s.status is Status.PLANNED]
        verbs = read.sentence.has("planned") or read.sentence.has("positive")
        if len(read.statements) != 1 or verbs or not read.sentence.has("total") or len(parts) < 2:
            continue
        total = read.statements[0]
        values = [p.counted.amount.value for p in parts]
        if sum(values) == total.counted.amount.value:
            total.status = Status.PLANNED
            total.time = total.time or parts[0].time


def parts_for_the_same(reads: Sequence[Read]) -> None:
    """Such as "15,000 ha for farming, of which 6,000 in Aghdam": the part is for farming too."""
    for read in reads:
        whole = [s for s in read.statements if not s.split]
        for part in (s for s in read.statements if s.split):
            same = [s for s in whole if s.counted.measure is part.counted.measure
                    and s.counted.first < part.counted.first]  # fmt: skip
            if len(same) == 1 and part.places is not None and not part.purpose:
                part.purpose = same[0].purpose


def plan_lists(reads: Sequence[Read]) -> None:
    """Such as "By the plan: – 22,150 ha for farming; – 9,300 ha for housing": all planned."""
    lead: Read | None = None
    for read in reads:
        if not read.sentence.bullet:
            said = read.sentence.has("planned") and not read.statements
            lead = read if said and read.sentence.folded[-1] == ":" else None
        elif lead is not None and not says_done(read.sentence):
            for statement in read.statements:
                statement.status = Status.PLANNED


def hand_down(reads: Sequence[Read]) -> None:
    """Such as "60,000 ha are to be cleared. Of this, 21,000 are fields": also to be cleared."""
    whole: Statement | None = None
    for before, read in zip((None, *reads), reads, strict=False):
        _answer(before, read)
        own = [s for s in read.statements if not s.split]
        done = [s for s in own if s.status is not Status.PLANNED]
        verbs = read.sentence.has("planned") or read.sentence.has("positive")
        for statement in read.statements:
            if (
                statement.split
                and whole is not None
                and whole.status is Status.PLANNED
                and whole.counted.measure is statement.counted.measure
                and not verbs
            ):
                statement.status = Status.PLANNED
                statement.time = statement.time or whole.time
        _hand_down_purpose(before, read)
        whole = (done or own)[-1] if own else whole
