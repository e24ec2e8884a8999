"""The days of every statement: its own, those said before it in the report, or its main ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.language.extraction.context import Memory, Recalled, Scope
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.moments import Time
from handlers.language.extraction.report import Concern
from handlers.language.extraction.shares import plan_behind
from handlers.language.extraction.statements import Read, Statement
from store.periods import BASELINE, Period, shift_years
from store.questions import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First and last day of a figure; `doubts` say how they were found when not printed there."""

    start: date | None
    end: date
    doubts: tuple[Concern, ...] = ()


class Periods:
    """What the sentences read so far say of time."""

    def __init__(self, reads: Sequence[Read], published: date) -> None:
        """`reads` are all sentences: the main period may stand after a headline."""
        self.published = published
        self._reads = reads
        self._at = {id(read): index for index, read in enumerate(reads)}
        self._exact = [
            t for read in reads for t in read.times
            if t.sort == "range" and not t.rough and t.start and t.stop and not t.day
            and t.stop <= published
        ]  # fmt: skip
        self._main: Time | None = None
        self._main_read: Read | None = None
        self._main, self._main_read = self._first_of(reads)
        self._now: Memory[Time] = Memory()
        self._recent: Time | None = None
        self._planned: Time | None = None
        self._year: Time | None = None
        self._sized: dict[str, Time] = {}
        self._opened: dict[int, date] = {}

    def _first_of(self, reads: Sequence[Read]) -> tuple[Time | None, Read | None]:
        """The report's main period, and the sentence that says it."""
        body = [read for read in reads if not read.sentence.headline]
        titles = [read for read in reads[:1] if any(
            t.sort == "range" and not t.rough and not t.day for t in read.times)]  # fmt: skip
        for part in (titles, body, reads):
            for read in part:
                for time in self._flowing(read):
                    if time.sort != "weak" and time.size != "year":
                        return self._better(time), read
        weak = [t for read in reads for t in read.times if t.sort == "weak" or t.size == "year"]
        return (replace(weak[0], sort="range") if weak else None), None

    def _flowing(self, read: Read) -> list[Time]:
        """The times of a sentence that hold for others: its figures', or of what it reports."""
        if read.statements:
            own = [s.time for s in read.statements
                   if s.time is not None and s.status is Status.ACTUAL and not s.split
                   and not s.aside and s.why in _SAID]  # fmt: skip
            if not own and all(s.split for s in read.statements):
                own = [s.time for s in read.statements if s.time is not None and not s.why]
            return [
                t
                for at, t in enumerate(own)
                if not any(_after(u, t) for u in own[:at])
                and not (t.start is not None and t.start > self.published)
                and t.sort not in {"same", "earlier"}
                and t.size != "year"
                and not self._compared(t, read)
            ]
        if read.sentence.has("period", "started") or read.sentence.has("planned"):
            return []
        return [t for t in read.times
                if t.sort in {"range", "since", "weak"} and not t.day
                and not (t.start is not None and t.start > self.published)]  # fmt: skip

    def _compared(self, time: Time, read: Read) -> bool:
        """Whether it is over before the main period begins: another is compared with that."""
        main = self._main if read.sentence.has("comparison") else None
        return (
            main is not None and main.start is not None and time.stop is not None
            and time.stop < main.start
        )  # fmt: skip

    def _better(self, time: Time) -> Time:
        """Days printed elsewhere for what is here only "past week"."""
        if not time.rough or time.day or time.start is None or time.stop is None:
            return time
        least = (time.stop - time.start).days * (4 if time.stop - time.start > _WEEKS else 2) // 5
        for exact in self._exact:
            if exact.start is None or exact.stop is None:
                continue
            length = (exact.stop - exact.start).days
            near = abs((exact.stop - time.stop).days) <= 8
            if near and least <= length <= (time.stop - time.start).days + 7:
                return exact
        return time

    def days(self, read: Read, statement: Statement) -> Days:
        """The days of a statement."""
        time = statement.time
        if statement.status is Status.PLANNED:
            return self._plan_beside(time, read) if statement.aside else self._plan(time, read)
        if time is not None and time.size == "year":
            return self._that_year(time, read)
        if time is None or time.sort in {"same", "earlier"}:
            return self._said_before(time, read)
        back = time.back or (_size_of(time) if read.sentence.has("comparison") else "")
        if back and not self._is_first(time, read):
            known = self._now.last() or self._main
            said = self._actual(time)
            frame = self._actual(self._better(known)) if known is not None else said
            if (frame.start, frame.end) == (said.start, said.end):
                return _back(frame, back)
        days = self._actual(self._better(time))
        return self._of_plan(read, statement, days) if days.start is None else days

    def _that_year(self, time: Time, read: Read) -> Days:
        """Such as "during the year": the one said before, else the report's, else this one."""
        silvester = self.published.replace(month=12, day=31)
        if time.stop != silvester:  # already cut to a day
            return self._actual(time)
        own = [t for t in read.times if t.first < time.first and _is_year(t)]
        said = own or ([self._year] if self._year else []) or (
            [self._main] if self._main and _is_year(self._main) else [])  # fmt: skip
        if said:
            return self._actual(said[-1])
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
        if self._main is None:
            return True
        main = self._actual(self._better(self._main))
        return (main.start, main.end) != (days.start, days.end)

    def move_on(self, read: Read) -> None:
        """What this sentence said holds for those after it."""
        if read.byline:
            return
        for time in read.times:
            if time.sort in {"range", "since"} and time.start and time.stop:
                self._sized[_size(time.start, time.stop)] = time
        if read.sentence.headline:
            return
        times = [t for t in self._flowing(read) if t.sort != "weak"]
        if times:
            holds = times if read.statements else times[:1]
            aside = self._is_aside(holds[-1])
            self._now.say(read.sentence.paragraph, holds, aside=aside)
        said = [s.time for s in read.statements if s.time is not None and s.why in _SAID
                and s.status is Status.ACTUAL and s.time.size != "year"
                and s.time.sort not in {"same", "earlier"}]  # fmt: skip
        self._year = next((t for t in (*reversed(said), *reversed(times))
                           if _is_year(t) and not self._compared(t, read)),
                          self._year)  # fmt: skip
        if said or times:
            self._recent = said[-1] if said else times[-1]
        planned = [s.time for s in read.statements if s.status is Status.PLANNED and s.time]
        if not read.statements and read.sentence.has("planned"):
            planned = [t for t in read.times if t.start is not None and t.start > self.published]
        if planned:
            self._planned = planned[-1]

    def _said_before(self, time: Time | None, read: Read) -> Days:
        here = self._now.recall(read.sentence.paragraph)
        sums = read.sentence.has("total") and self._now.last()
        known = sums or (here.value if here is not None else self._main)
        if time is not None:
            own = [t for t in read.times if t.sort in {"range", "since"} and t.first < time.first]
            own = own if not time.size else []
            known = self._of_size(time.size) or (own[-1] if own else (self._recent or known))
        if read.sentence.headline:
            known = self._main
        if known is None:
            doubt = concern("warn", "no-period")
            return Days(start=None, end=self.published, doubts=(doubt,))
        if known.size == "year":
            return self._that_year(known, read)
        if time is None and here is None and self._only_later(read):
            if _sums_up(read):
                return Days(start=None, end=self.published, doubts=(concern("warn", "no-period"),))
            days = self._actual(self._better(known))
            return replace(days, doubts=(*days.doubts, concern("warn", "report-period")))
        days = self._actual(self._better(known))
        if time is not None and time.sort == "earlier":
            return _earlier(days, time)
        if known.sort == "range" and known.rough and known.first < 0:
            return replace(days, doubts=(*days.doubts, concern("note", "report-period")))
        if time is None and not read.sentence.headline and self._is_doubted(known, here):
            return replace(days, doubts=(*days.doubts, concern("warn", "carried")))
        return days

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
        return self._main_read is read and self._main is not None and (
            (self._main.first, self._main.end) == (time.first, time.end)
        )  # fmt: skip

    def _is_aside(self, time: Time) -> bool:
        """Whether it is everything to date, beside the days that the report is about."""
        days = self._actual(self._better(time))
        begins = days.start is None or days.start <= BASELINE or time.sort == "since"
        return begins and self._differs(time)

    def _differs(self, time: Time) -> bool:
        """Whether these are other days than those that the report is about."""
        if self._main is None:
            return True
        one, two = (self._actual(self._better(t)) for t in (time, self._main))
        return (one.start, one.end) != (two.start, two.end)

    def _is_doubted(self, known: Time, here: Recalled[Time] | None) -> bool:
        """Whether other days may as well be meant: said beside them, or the report's."""
        last = self._now.last()
        if here is None or last is None or here.scope is Scope.REPORT:
            return self._differs(known) or (last is not None and self._differs(last))
        return self._differs(known) and not here.alone

    def _of_size(self, size: str) -> Time | None:
        """The main period, or else the last one said, if it is of this size."""
        main = self._main
        if main is not None and main.start and main.stop and _size(main.start, main.stop) == size:
            return main if size else None
        return self._sized.get(size) if size else None

    def _only_later(self, read: Read) -> bool:
        """Whether the main period is that of other figures, in a later paragraph, and short."""
        main = self._main_read
        if main is None or self._main is None or read.sentence.headline:
            return False
        start, stop = self._main.start, self._main.stop
        later = self._at[id(main)] > self._at[id(read)] and bool(main.statements)
        return later and start is not None and stop is not None and (stop - start).days < _SHORT

    def _actual(self, time: Time) -> Days:
        doubts: list[Concern] = []
        if time.inferred:
            doubts.append(concern("note", "year"))
        start, end = self._opened.get(id(time), time.start), time.stop or self.published
        if time.sort == "to_date":
            end = self.published
        if end > self.published:
            begins_later = start is not None and start > self.published
            if begins_later or (time.sort == "until" and (end - self.published).days > 1):
                doubts.append(concern("stop", "future"))
            else:
                end = self.published
        return Days(start=start, end=end, doubts=tuple(doubts))

    def _plan(self, time: Time | None, read: Read | None = None) -> Days:
        doubts: tuple[Concern, ...] = ()
        known = time or self._planned
        if known is None or known.sort in {"same", "to_date", "earlier", "weak"}:
            new_year = self.published.replace(month=1, day=1)
            doubts = (concern("warn", "plan-period"),)
            return Days(
                start=new_year, end=self.published.replace(month=12, day=31), doubts=doubts
            )
        done = read is not None and any(
            s.time is time and s.status is Status.ACTUAL for s in read.statements
        )
        if (
            done
            and known.sort == "until"
            and known.stop
            and known.stop <= self.published
            and known.stop != (known.stop.replace(month=12, day=31))
        ):  # "by 25 December 66,130 ha had been cleared against a plan of 65,000"
            known = replace(known, sort="range", start=known.stop.replace(month=1, day=1),
                            stop=known.stop.replace(month=12, day=31))  # fmt: skip
        if known.inferred:
            doubts = (concern("note", "year"),)
        start, end = known.start, known.stop
        if known.running and start is not None and end is not None:  # all of this year
            whole = start.month == 1 and end.month > 1
            end = date(end.year, 12, 31) if whole else end
        if end is None:
            end = date((start or self.published).year, 12, 31)
        if not done and known.inferred and end < self.published - timedelta(days=1):
            moved = shift_years(Period(start=start, end=end), 1)
            start, end = moved.start, moved.end or end
        return Days(start=start, end=end, doubts=doubts)


def _after(one: Time, two: Time) -> bool:
    """Such as "May, and in April": the second is what the first is compared with.

    Or a part of it: "in six months 29,600: 5,010 in January".
    """
    if one.start is None or two.start is None or two.stop is None:
        return False
    within = one.stop is not None and one.start <= two.start and two.stop <= one.stop
    return one.start > two.stop or (within and one.sort == "range" and not one.running and (
        (one.start, one.stop) != (two.start, two.stop)))  # fmt: skip


_SAID = frozenset({"", "earlier"})
"""Why a number is none whose days hold for others nevertheless: a correction replaces it."""
_NEW_YEAR = 31
"""Days of January: "during the year", said now, is the year that is over."""
_WEEKS = timedelta(days=13)
"""More than this is a month, whose days are not those of a few weeks within it."""
_SHORT = 45
"""Days: a period as long as this may well be that of a whole report."""


def _earlier(days: Days, time: Time) -> Days:
    """These days a year or a week earlier, or in the year that is named."""
    if time.back and time.back != "year":
        return _back(days, time.back)
    year = (days.start or days.end).year
    back = time.start.year - year if time.start is not None else -1
    moved = shift_years(Period(start=days.start, end=days.end), back)
    return replace(days, start=moved.start, end=moved.end or days.end)


def _back(days: Days, size: str) -> Days:
    """The week, month or year before these days; doubted where they are of another length."""
    if days.start is None:
        return replace(days, doubts=(*days.doubts, concern("warn", "report-period")))
    if size == "year":
        moved = shift_years(Period(start=days.start, end=days.end), -1)
        return replace(days, start=moved.start, end=moved.end or days.end)
    length = timedelta(days=(days.end - days.start).days + 1)
    stop = days.start - timedelta(days=1)
    if size == "month" and _size(days.start, days.end) == "month" and days.start.day == 1:
        return replace(days, start=stop.replace(day=1), end=stop)
    moved_by = replace(days, start=days.start - length, end=stop)
    if (size == "week") == (length <= timedelta(days=7)):
        return moved_by
    return replace(moved_by, doubts=(*days.doubts, concern("warn", "report-period")))


def _size_of(time: Time) -> str:
    """What "last week", "last month" said is of; "" for days that are printed."""
    if not time.rough or time.day or time.start is None or time.stop is None:
        return ""
    return "week" if (time.stop - time.start).days < _FORTNIGHT else "month"


_FORTNIGHT = 14


def _is_year(time: Time) -> bool:
    """Whether it is a year, whole or until now."""
    start, stop = time.start, time.stop
    if time.size == "year" or start is None or (start.month, start.day) != (1, 1):
        return False
    return stop is None or time.sort == "since" or (stop.month, stop.day) == (12, 31)


def _sums_up(read: Read) -> bool:
    """Whether it says "have been cleared", "in total": everything until now."""
    words = read.sentence.folded
    return read.sentence.has("total") or "have" in words or "has" in words


def _size(start: date, stop: date) -> str:
    """What a period of so many days is called: "month", "quarter", "half"; "" for others."""
    days = (stop - start).days + 1
    sizes = {"day": (1, 1), "month": (28, 31), "quarter": (90, 92), "half": (181, 184)}
    return next((name for name, (low, high) in sizes.items() if low <= days <= high), "")
