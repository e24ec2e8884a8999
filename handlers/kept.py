"""Replies kept for questions asked again, valid for one data revision and one day."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from handlers.replies.reply import Reader, Reply
from store.answers.values import Answer
from store.questions import Question

MOST = 2000
"""Replies kept at once; the one not asked for longest goes first."""


@dataclass(slots=True)
class KeptReplies:
    """A bounded memory of answers as they were shown, emptied when the record changes."""

    _stamp: tuple[int, date] | None = None
    _replies: OrderedDict[tuple[Question, Reader], tuple[Answer, Reply]] = field(
        default_factory=OrderedDict
    )

    def get(
        self, question: Question, reader: Reader, *, revision: int, today: date
    ) -> tuple[Answer, Reply] | None:
        """What was said to the same question while nothing has changed since."""
        if self._stamp != (revision, today):
            self._replies.clear()
            self._stamp = (revision, today)
            return None
        found = self._replies.get((question, reader))
        if found is not None:
            self._replies.move_to_end((question, reader))
        return found

    def keep(self, question: Question, reader: Reader, said: tuple[Answer, Reply]) -> None:
        """Keep what `get` did not have."""
        self._replies[question, reader] = said
        if len(self._replies) > MOST:
            self._replies.popitem(last=False)
