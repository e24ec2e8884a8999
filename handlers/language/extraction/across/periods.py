"""The days of every statement: its own, those said before it in the report, or its main ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from handlers.language.extraction.across.context import Memory, Recalled, Scope
from handlers.language.extraction.across.days import (
    Days,
    earlier,
    is_of_size,
    is_year,
    latest_ended,
    planned_days,
    size_called,
    size_of,
    step_back,
    sums_up,
)
from handlers.language.extraction.across.elsewhere import asked_start
from handlers.language.extraction.across.main_period import SAID, MainPeriod
from handlers.language.extraction.across.shares import plan_behind
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.sentence.reads import Read, Statement
from store.periods import BASELINE
from store.questions import Status

if TYPE_CHECKING:
    from handlers.language.extraction.report import Concern


class Periods:
    """What the sentences read so far say of time."""

    def __init__(self, reads: Sequence[Read], published: date) -> None:
        """`reads` are all sentences: the main period may stand after a headline."""
        self.published = published
        self._reads = reads
        self._at = {id(read): index for index, read in enumerate(reads)}
        self._report = MainPeriod(reads, published)
        self._now: Memory[Time] = Memory()
        self._recent: Time | None = None
        self._planned: Time | None = None
        self._year: Time | None = None
        self._sized: dict[str, Time] = {}
        self._opened: dict[int, date] = {}
        self._stop: date | None = None

    def days(self, read: Read, statement: Statement) -> Days:
        """The days of a statement."""
        time = statement.time
        if statement.status is Status.PLANNED:
            return self._plan_beside(time, read) if statement.aside else self._plan(time, read)
        if time is not None and time.size == "year" and time.sort == "range":
            return self._that_year(time, read)
        if time is None or time.sort in {"same", "earlier"}:
            days = self._latest_ended(time) or self._said_before(time, read)
            if time is not None and self._is_either(time.size):
                days = replace(days, doubts=(*days.doubts, concern("warn", "report-period")))
            return self._of_plan(read, statement, days) if days.start is None else days
        if time.back and (frame := self._before(time, read)) is not None:
            return step_back(frame, time.back)
        back = time.back or (size_of(time) if read.sentence.has("comparison") else "")
        if back and not self._is_first(time, read):
            known = self._now.last() or self._report.time
            said = self._actual(time)
            frame = self._actual(self._report.better(known)) if known is not None else said
            found = self._actual(self._report.better(time)) if time.back else said
            if (frame.start, frame.end) in {(said.start, said.end), (found.start, found.end)}:
                return step_back(frame, back)
        days = self._actual(self._report.better(time))
        if time.stop is None and self._stop is not None and _names_that_day(read):
            days = replace(days, end=self._stop)  # "as of the same date"
        if days.start is not None:
            return days
        start = asked_start(self._reads, self._at[id(read)], days.end)
        return replace(days, start=start) if start else self._of_plan(read, statement, days)

    def _before(self, time: Time, read: Read) -> Days | None:
        """The days of its size, said last, that "the previous month" is counted back from."""
        own = [t for t in read.times if t.sort == "range" and t.end <= time.first]
        known = own[-1] if own else self._now.last()
        if known is None:
            return None
        days = self._actual(self._report.better(known))
        return days if is_of_size(days, time.back) else None

    def _that_year(self, time: Time, read: Read) -> Days:
        """Such as "during the year": the one said before, else the report's, else this one."""
        silvester = self.published.replace(month=12, day=31)
        if time.stop != silvester:  # already cut to a day
            return self._actual(time)
        own = [t for t in read.times if t.first < time.first and is_year(t)]
        main = self._report.time
        said = own[-1] if own else self._year or (main if main and is_year(main) else None)
        if said is not None:
            return self._actual(said)
        if (self.published - self.published.replace(month=1, day=1)).days < _NEW_YEAR:
            before = replace(time, start=date(self.published.year - 1, 1, 1),
                             stop=date(self.published.year - 1, 12, 31))  # fmt: skip
            return replace(self._actual(before), doubts=(concern("warn", "report-period"),))
        return self._actual(time)

    def _of_plan(self, read: Read, statement: Statement, days: Days) -> Days:
        """Such as "by 1 October, 48,212 ha, or 74 percent of the plan": since its beginning."""
        plan = plan_behind(self._reads, self._at[id(read)], statement)
        if plan is None:
            return days
        start = self._plan(plan.time, read).start
        if (
            start is None
            or start > days.end
            or (plan.time is None and start.year != days.end.year)
        ):
            return days
        if statement.time is not None:
            self._opened[id(statement.time)] = start
        return replace(days, start=start, doubts=(*days.doubts, concern("note", "plan-share")))

    def is_apart(self, statement: Statement, days: Days) -> bool:
        """Whether a statement has a period of its own, other than the report's main one."""
        if statement.time is None or statement.time.sort == "same":
            return False
        if self._report.time is None:
            return True
        main = self._actual(self._report.better(self._report.time))
        return (main.start, main.end) != (days.start, days.end)

    def move_on(self, read: Read) -> None:
        """What this sentence said holds for those after it."""
        if read.byline:
            return
        self._note(read)
        if read.sentence.headline:
            return
        times = [t for t in self._report.flowing(read) if t.sort != "weak"]
        if not times and not read.statements and not read.sentence.has("speech", "source"):
            day = [t for t in read.times if t.day and t.sort == "range"]
            self._now.say(read.sentence.paragraph, day[:1], aside=True)
        if times:
            holds = times if read.statements else times[:1]
            aside = self._is_aside(holds[-1])
            self._now.say(read.sentence.paragraph, holds, aside=aside)
        said = [s.time for s in read.statements
                if s.time is not None and s.why in SAID and not s.aside
                and s.status is Status.ACTUAL and s.time.size != "year"
                and s.time.sort not in {"same", "earlier"}]  # fmt: skip
        self._year = next((t for t in (*reversed(said), *reversed(times))
                           if is_year(t) and not self._report.compared(t, read)),
                          self._year)  # fmt: skip
        if said or times:
            self._recent = said[-1] if said else times[-1]
        planned = [s.time for s in read.statements if s.status is Status.PLANNED and s.time]
        if not read.statements and read.sentence.has("planned"):
            planned = [t for t in read.times if t.start is not None and t.start > self.published]
        if planned:
            self._planned = planned[-1]

    def _note(self, read: Read) -> None:
        """The last time said of each size, and the last day until which anything was counted."""
        for time in read.times:
            if time.sort in {"range", "until"} and time.stop and time.stop <= self.published:
                self._stop = time.stop
            if time.sort in {"range", "since"} and time.start and time.stop:
                self._sized[size_called(time.start, time.stop)] = time

    def _said_before(self, time: Time | None, read: Read) -> Days:
        here = self._now.recall(read.sentence.paragraph)
        sums = read.sentence.has("total") and self._now.last()
        known = sums or (here.value if here is not None else self._report.time)
        if time is not None:
            known = self._of_size(time.size) or self._just_before(time, read) or known
        if read.sentence.headline:
            known = self._report.time
        if known is None:
            doubt = concern("warn", "no-period")
            return Days(start=None, end=self.published, doubts=(doubt,))
        if known.size == "year":
            return self._that_year(known, read)
        if time is None and here is None and self._only_later(read):
            if sums_up(read):
                return Days(start=None, end=self.published, doubts=(concern("warn", "no-period"),))
            days = self._actual(self._report.better(known))
            return replace(days, doubts=(*days.doubts, concern("warn", "report-period")))
        days = self._actual(self._report.better(known))
        if time is not None and time.sort == "earlier":
            return earlier(days, time)
        if known.sort == "range" and known.rough and known.first < 0:
            return replace(days, doubts=(*days.doubts, concern("note", "report-period")))
        if time is None and not read.sentence.headline and self._is_doubted(known, here):
            return replace(days, doubts=(*days.doubts, concern("warn", "carried")))
        return days

    def _latest_ended(self, time: Time | None) -> Days | None:
        """Of "за полугодие" where the report names no half before: the latest that had ended."""
        if time is None or self._of_size(time.size) is not None:
            return None
        return latest_ended(time.size, self.published)

    def _just_before(self, time: Time, read: Read) -> Time | None:
        """What the sentence said before it points back, or else what was read last."""
        own = [t for t in read.times if t.sort in {"range", "since"} and t.first < time.first]
        return own[-1] if own and not time.size else self._recent

    def _plan_beside(self, time: Time | None, read: Read) -> Days:
        """Such as "8,120 ha (plan: 8,500)": the plan of the days of what was done."""
        first = min(s.counted.first for s in read.statements if s.aside)
        if time is not None and time.first > first:
            return self._plan(time, read)
        days = self._said_before(None, read) if time is None else self._plan(time, read)
        if days.start is None:
            return self._plan(None, read)
        return replace(days, doubts=(*days.doubts, concern("warn", "plan-period")))

    def _is_first(self, time: Time, read: Read) -> bool:
        """Whether the main period of the report is this one."""
        return self._report.read is read and self._report.time is not None and (
            (self._report.time.first, self._report.time.end) == (time.first, time.end)
        )  # fmt: skip

    def _is_aside(self, time: Time) -> bool:
        """Whether it is everything to date, beside the days that the report is about."""
        days = self._actual(self._report.better(time))
        begins = days.start is None or days.start <= BASELINE or time.sort == "since"
        return begins and self._differs(time)

    def _differs(self, time: Time) -> bool:
        """Whether these are other days than those that the report is about."""
        if self._report.time is None:
            return True
        one, two = (self._actual(self._report.better(t)) for t in (time, self._report.time))
        return (one.start, one.end) != (two.start, two.end)

    def _is_doubted(self, known: Time, here: Recalled[Time] | None) -> bool:
        """Whether other days may as well be meant: said beside them, or the report's."""
        last = self._now.last()
        if here is None or last is None or here.scope is Scope.REPORT:
            return self._differs(known) or (last is not None and self._differs(last))
        return self._differs(known) and not here.alone

    def _of_size(self, size: str) -> Time | None:
        """The main period, or else the last one said, if it is of this size."""
        main = self._report.time
        if (
            main is not None
            and main.start
            and main.stop
            and size_called(main.start, main.stop) == size
        ):
            return main if size else None
        return self._sized.get(size) if size else None

    def _is_either(self, size: str) -> bool:
        """Whether "the month" is that of the title, or may as well be another one said since."""
        main, last = self._of_size(size), self._sized.get(size)
        title = self._report.read
        if main is None or last is None or main is not self._report.time or title is None:
            return False
        titled = title.sentence.headline and not title.statements
        return titled and (last.start, last.stop) != (main.start, main.stop)

    def _only_later(self, read: Read) -> bool:
        """Whether the main period is that of other figures, in a later paragraph, and short."""
        main = self._report.read
        if main is None or self._report.time is None or read.sentence.headline:
            return False
        start, stop = self._report.time.start, self._report.time.stop
        stop = min(stop, self.published) if stop is not None else None
        later = self._at[id(main)] > self._at[id(read)] and bool(main.statements)
        return later and start is not None and stop is not None and (stop - start).days < _SHORT

    def _actual(self, time: Time) -> Days:
        doubts: list[Concern] = []
        if time.inferred:
            doubts.append(concern("note", "year"))
        start, end = self._opened.get(id(time), time.start), time.stop or self._report.as_of
        if time.sort == "to_date":
            end = self._report.as_of
        if end > self.published:
            begins_later = start is not None and start > self.published
            if begins_later or (time.sort == "until" and (end - self.published).days > 1):
                doubts.append(concern("stop", "future"))
            else:
                if not time.running and 0 < (end - self.published).days <= _NEARLY_OVER:
                    doubts.append(concern("warn", "cut"))
                end = self.published
        return Days(start=start, end=end, doubts=tuple(doubts))

    def _plan(self, time: Time | None, read: Read | None = None) -> Days:
        known = time or self._planned
        if known is None or known.sort in {"same", "to_date", "earlier", "weak"}:
            new_year = self.published.replace(month=1, day=1)
            return Days(start=new_year, end=self.published.replace(month=12, day=31),
                        doubts=(concern("warn", "plan-period"),))  # fmt: skip
        if read is not None and known.start and known.stop and _names_that_day(read):
            return self._actual(known)  # "against the 18.1 thousand planned for that date"
        done = read is not None and any(
            s.time is time and s.status is Status.ACTUAL for s in read.statements
        )
        return planned_days(known, self.published, done=done)


def _names_that_day(read: Read) -> bool:
    """Whether it says "for that date": a plan of so far, and not of the whole year."""
    return any(pair in _THAT_DAY for pair in pairwise(read.sentence.folded))


_THAT_DAY = frozenset({("same", "date"), ("же", "дату"), ("же", "дате"), ("eyni", "tarixe"),
                       ("that", "date"), ("this", "date"), ("that", "day"), ("bu", "tarixe"),
                       ("hemin", "tarixe"), ("эту", "дату"), ("этой", "дате")})  # fmt: skip
_NEARLY_OVER = 10
"""Days that are left of a period of which a report says all that was done in it."""
_NEW_YEAR = 31
"""Days of January: "during the year", said now, is the year that is over."""
_SHORT = 45
"""Days: a period as long as this may well be that of a whole report."""
