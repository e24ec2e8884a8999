"""The days that a report is about, and which times of a sentence hold for others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.language.extraction.across.days import compares, latest_ended
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.sentence.reads import Read
from store.questions import Status

SAID = frozenset({"", "earlier", "no_work", "survey"})
"""Why a number is none whose days hold for others nevertheless: a correction replaces it."""
_WEEKS = timedelta(days=13)
"""More than this is a month, whose days are not those of a few weeks within it."""


_LATELY, _AGO = 1, 45
"""Days since the end of the months that a report is about, when a bare year means those."""


class MainPeriod:
    """What all sentences say of the days of a report.

    `time` is its main period, said by the sentence `read`; `as_of` the day that its title states,
    else that of its publication.
    """

    def __init__(self, reads: Sequence[Read], published: date) -> None:
        """`reads` are all sentences: the main period may stand after a headline."""
        self.published = published
        self._exact = [
            t for read in reads for t in read.times
            if t.sort == "range" and not t.rough and t.start and t.stop and not t.day
            and t.stop <= published
        ]  # fmt: skip
        self._counted = [
            (s.time, s.counted.measure) for read in reads if not read.sentence.headline
            for s in read.statements if s.time is not None and not s.why
        ]  # fmt: skip
        self.as_of = next(
            (t.stop for read in reads[:1] if not read.statements for t in read.times
             if t.sort == "until" and t.stop is not None and t.stop <= published), published,
        )  # fmt: skip
        self.time: Time | None = None
        self.read: Read | None = None
        self.time, self.read = self._first_of(reads)

    def _first_of(self, reads: Sequence[Read]) -> tuple[Time | None, Read | None]:
        """The report's main period, and the sentence that says it."""
        body = [read for read in reads if not read.sentence.headline]
        titles = [read for read in reads[:1] if any(
            t.sort == "range" and not t.rough and not t.day for t in read.times)]  # fmt: skip
        if _heads_a_list(reads):
            return reads[0].times[0], reads[0]
        for part in (titles, body, reads):
            for read in part:
                for time in self.flowing(read):
                    if time.sort != "weak" and time.size != "year":
                        return self.better(time), read
        weak = [t for read in reads for t in read.times if t.sort == "weak" or t.size == "year"]
        return (replace(weak[0], sort="range") if weak else None), None

    def flowing(self, read: Read) -> list[Time]:
        """The times of a sentence that hold for others: its figures', or of what it reports."""
        if read.statements:
            own = [s.time for s in read.statements
                   if s.time is not None and s.status is Status.ACTUAL and not s.split
                   and not s.aside and s.why in SAID]  # fmt: skip
            if not own and all(s.split for s in read.statements):
                own = [s.time for s in read.statements if s.time is not None and not s.why]
            return [
                t
                for at, t in enumerate(own)
                if not any(compares(u, t) for u in own[:at])
                and not (t.start is not None and t.start > self.published)
                and t.sort not in {"same", "earlier"}
                and t.size != "year"
                and not self.compared(t, read)
            ]
        if read.sentence.has("period", "started") or read.sentence.has("planned"):
            return []
        said = [self._ended(t) for t in read.times]
        said = [t for t in said if not any(_prints(other, t) for other in said)]
        return [t for t in said
                if t.sort in {"range", "since", "weak"} and not t.day
                and not (t.start is not None and t.start > self.published)]  # fmt: skip

    def _ended(self, time: Time) -> Time:
        """Of a heading such as "Results of the half-year" the latest one that had ended."""
        days = latest_ended(time.size, self.published) if time.sort == "same" else None
        if days is None:
            return time
        return replace(time, sort="range", start=days.start, stop=days.end, inferred=True, size="")

    def compared(self, time: Time, read: Read) -> bool:
        """Whether it is over before the main period begins: another is compared with that."""
        main = self.time if read.sentence.has("comparison") else None
        return (
            main is not None and main.start is not None and time.stop is not None
            and time.stop < main.start
        )  # fmt: skip

    def _so_far(self, time: Time) -> Time | None:
        """Of a year that goes on, the first months that are printed: "of the 2025 area"."""
        stop = time.stop
        if time.running or time.sort != "range" or time.start is None or stop is None:
            return None
        if time.start != date(stop.year, 1, 1) or stop != date(stop.year, 12, 31):
            return None
        if stop <= self.published:
            return None
        return next((t for t in self._exact if t.start == time.start and t.stop is not None
                     and _LATELY <= (self.published - t.stop).days <= _AGO), None)  # fmt: skip

    def better(self, time: Time) -> Time:
        """Days printed elsewhere for what is here only "past week"."""
        if (so_far := self._so_far(time)) is not None:
            return so_far
        if not time.rough or time.day or time.start is None or time.stop is None:
            return time
        least = (time.stop - time.start).days * (4 if time.stop - time.start > _WEEKS else 2) // 5
        for exact in self._exact:
            if exact.start is None or exact.stop is None:
                continue
            length = (exact.stop - exact.start).days
            near = abs((exact.stop - time.stop).days) <= 8
            if exact.stop < time.start and self._both_count(time, exact):
                continue  # the week before the past one, beside it
            if near and least <= length <= (time.stop - time.start).days + 7:
                return exact
        return time

    def _both_count(self, one: Time, two: Time) -> bool:
        """Whether figures of one measure are said of both times: these are not the same days."""
        ones, twos = ({m for t, m in self._counted if t == time} for time in (one, two))
        return bool(ones & twos)


def _heads_a_list(reads: Sequence[Read]) -> bool:
    """Whether the title says of which day the list below tells: "Yesterday: Aghdam, Khojaly"."""
    title = reads[0] if reads else None
    return (
        title is not None and title.sentence.headline
        and not title.byline and not title.statements
        and len(title.times) == 1 and title.times[0].day
        and any(read.sentence.bullet for read in reads[1:2])
    )  # fmt: skip


def _prints(exact: Time, month: Time) -> bool:
    """Whether a month is said, and then its days: "in September – 1 September to 2 October"."""
    if exact is month or not (exact.start and exact.stop and month.start and month.stop):
        return False
    whole = month.start.day == 1 and (month.stop + timedelta(days=1)).day == 1
    near = abs((exact.stop - month.stop).days) <= _FEW and exact.stop != month.stop
    return whole and exact.sort == "range" and near and exact.start == month.start


_FEW = 5
"""Days by which a month as it is reported may end sooner or later than in the calendar."""
