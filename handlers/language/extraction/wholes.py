"""Parts of what the sentence before says: they are planned when the whole of them is."""

from collections.abc import Sequence

from handlers.language.extraction.statements import Read, Statement
from store.questions import Status


def hand_down(reads: Sequence[Read]) -> None:
    """Such as "60,000 ha are to be cleared. Of this, 21,000 are fields": also to be cleared."""
    whole: Statement | None = None
    for read in reads:
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
        whole = (done or own)[-1] if own else whole
