"""Points reckoned from today: last month, the last six months, this winter, yesterday."""

from dataclasses import dataclass

from handlers.language.recognizers import relative
from handlers.language.recognizers.calendar import BadDate, Point, winter
from handlers.language.recognizers.years import At, Years
from store.periods import Period, months
from store.periods import year as year_of

_AGO = frozenset({"ago", "назад", "тому назад", "evvel", "qabaq", "=öncə", "once"})
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
"""The months of a season; winter belongs to two years."""


@dataclass(frozen=True, slots=True)
class Rolling(Years):
    """Reads what is relative to today."""

    def _relative(self, index: int) -> At | None:
        piece = self.get(index)
        if (
            piece is not None
            and piece.means("span")
            and self.is_(index + 1, "time", "before_last")
        ):
            return self._rolling(
                piece.concept, "before_last", 0, index + 2
            )  # the month before last
        counted = self._counted_last(index) or self._ago(index)
        if counted is not None:
            return counted
        if piece is None or piece.dimension != "time":
            return None
        match piece.concept:
            case "yesterday":
                return Point(fine="day", fixed=relative.last("day", 1, self.today)), index + 1
            case "year_before_last":
                number = self.today.year - 2
                return Point(fine="year", year=number, relative=True), index + 1
            case "before_yesterday":
                days = relative.last("day", 1, self.today, back=1)
                return Point(fine="day", fixed=days), index + 1
            case "today":
                return Point(fine="day", fixed=relative.this("day", self.today)), index + 1
            case "year_to_date":
                days = relative.this("year", self.today)
                return Point(fine="year", fixed=days, current=True, relative=True), index + 1
            case "last" | "this" | "next" | "before_last":
                return self._last_or_this(index, piece.concept)
            case _:
                return None

    def _counted_last(self, index: int) -> At | None:
        """The last two quarters, as Russian may have them: два последних квартала."""
        count = self._count(index)
        if not count or not self.is_(index + 1, "time", "last") or not self.is_(index + 2, "span"):
            return None
        return self._rolling(self.pieces[index + 2].concept, "last", count, index + 3)

    def _ago(self, index: int) -> At | None:
        """Two months ago, iki ay əvvəl, два месяца назад: the month so far back from now."""
        count = self._count(index)
        span, word = self.get(index + 1), self.get(index + 2)
        if not 1 < count <= relative.MOST or span is None or word is None:
            return None
        if not span.means("span", *relative.BACK) or word.folded not in _AGO or span.case:
            return None
        days = relative.last(span.concept, 1, self.today, back=count - 1)
        return Point(fine=span.concept, fixed=days, relative=True), index + 3

    def _last_or_this(self, index: int, which: str) -> At | None:
        named = self._last_named(index + 1, which)
        if named is not None:
            return named
        if which == "last" and self.is_(index + 1, "time", "year_to_date"):
            first = year_of(self.today.year - 1).start  # keçən ilin əvvəlindən
            return Point(fine="months", fixed=Period(start=first, end=self.today)), index + 2
        shared = self._shared_span(index)
        if shared:
            return self._rolling(shared, which, 0, index + 1)
        count = self._count(index + 1)
        at = index + 1 + (count > 0)
        if not self.is_(at, "span"):
            return None
        span, end = self.pieces[at].concept, at + 1
        if which == "last" and span in relative.EACH:
            of_year, after = self.year_after(end)
            if of_year and span != "year":
                each = relative.EACH[span] * max(count, 1)
                if each > 12:
                    raise BadDate(self.pieces[at].text)
                return Point(fine=span, year=of_year, first=13 - each, last=12), after
        if which == "last" and self.is_(end, "time", "before_last"):
            which, end = "before_last", end + 1
        return self._rolling(span, which, count, end)

    def _shared_span(self, index: int) -> str:
        """The span of "this and last year" for its first word; "" without another."""
        other = self.is_(index + 2, "time", "last", "this", "next", "before_last")
        if self.is_(index + 1, "join", "and") and other and self.is_(index + 3, "span"):
            return self.pieces[index + 3].concept
        return ""

    def _rolling(self, span: str, which: str, count: int, end: int) -> At | None:
        if span == "half_a_year":
            span, count = "month", 6 * max(count, 1)
        if count > relative.MOST or (count and which != "last"):
            return None
        match which:
            case "this":
                days = relative.this(span, self.today)
                return Point(fine=span, fixed=days, current=True), end
            case "next":
                coming = relative.following(span, self.today)
                return (Point(fine=span, fixed=coming), end) if coming else None
            case _:
                back = int(which == "before_last")
                days = relative.last(span, count or 1, self.today, back=back)
                return Point(fine=span if not count or count == 1 else "months", fixed=days), end

    def _last_named(self, index: int, which: str) -> At | None:
        """Last January, this winter, last summer."""
        piece = self.get(index)
        if piece is None or piece.dimension not in {"month", "season"}:
            return None
        if piece.dimension == "month":
            first = last = int(piece.concept)
        else:
            first, last = SEASONS.get(piece.concept, (12, 14))
        if self.year_after(index + 1)[0]:
            return None
        spans = [_stretch(self.today.year + shift, first, last) for shift in (-2, -1, 0, 1)]
        match which:
            case "last":
                days = [span for span in spans if span.end and span.end < self.today][-1]
            case "this" if first == 12 and 6 <= self.today.month < 12:
                # Summer is over: the winter that was, or the one that comes.
                return Point(fine="winter", open=True, first=self.today.year), index + 1
            case "this":
                days = self._this_season(spans, first)
            case _:
                return None
        return Point(fine="month" if first == last else "season", fixed=days), index + 1

    def _this_season(self, spans: list[Period], first: int) -> Period:
        """Of this year; a winter is the one that runs, or ran last."""
        if first == 12:
            return [span for span in spans if span.start and span.start <= self.today][-1]
        days = spans[2]
        runs = days.start and days.end and days.start <= self.today <= days.end
        if runs and days.start and days.end and (days.end - days.start).days < 31:
            return Period(start=days.start, end=self.today)
        return days


def _stretch(year_number: int, first: int, last: int) -> Period:
    return winter(year_number) if last > 12 else months(year_number, first, last)
