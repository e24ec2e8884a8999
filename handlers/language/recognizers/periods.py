"""Periods in a text: points of the calendar, ranges, since and until, and what is relative."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.language.azerbaijani import FROM, TO, UNTIL, endings
from handlers.language.pieces import Piece
from handlers.language.recognizers.calendar import BadDate, Point, UnclearDate, latest, winter
from handlers.language.recognizers.matches import (
    OPEN_ENDED,
    PeriodMatch,
    sharing_a_year,
    up_to_today,
)
from handlers.language.recognizers.points import Points
from store.periods import TO_DATE, Period

_MARKERS = frozenset({"since", "from", "until", "by", "before", "after", "to"})
_WITH = frozenset({"с", "со"})


@dataclass(frozen=True, slots=True)
class _Bound:
    """One end of a period: a point, "beginning" or "end" of it, its Azerbaijani case."""

    point: Point
    edge: str
    case: str
    first: int
    end: int


def find_periods(pieces: Sequence[Piece], today: date) -> list[PeriodMatch]:
    """Every period, from the left; the pieces are those of a text without its fillers."""
    found: list[PeriodMatch] = []
    reader = _Reader(pieces, today)
    index = 0
    while index < len(pieces):
        match = reader.match(index)
        if match is None:
            index += 1
        else:
            found.append(match)
            index = match.end
    return up_to_today(sharing_a_year(found, today), pieces, today)


class _Reader:
    """Reads periods from pieces."""

    def __init__(self, pieces: Sequence[Piece], today: date) -> None:
        self._pieces = pieces
        self._today = today
        self._points = Points(pieces, today)
        self._compares = any(
            piece.means("shape", "compare") or piece.dimension == "degree" for piece in pieces
        )

    def match(self, index: int) -> PeriodMatch | None:
        """The period that begins at a piece, if one does."""
        piece = self._pieces[index]
        if piece.dimension in {"place", "measure", "verb", "join"}:
            return None
        try:
            return self._match(index, piece)
        except BadDate as error:
            return PeriodMatch(first=index, end=self._past(index), bad=str(error))
        except UnclearDate as error:
            return PeriodMatch(first=index, end=self._past(index), unclear=True, bad=str(error))
        except (ValueError, OverflowError):
            return PeriodMatch(first=index, end=self._past(index), bad=piece.text)

    def _past(self, index: int) -> int:
        """The piece after something that is no date: what belongs to it is not read again."""
        end = index + 1
        while end < len(self._pieces) and self._pieces[end].dimension in {"number", "month"}:
            end += 1
        return end

    def _match(self, index: int, piece: Piece) -> PeriodMatch | None:
        if piece.means("time", "to_date"):
            return PeriodMatch(first=index, end=index + 1, period=TO_DATE, weak=True)
        if piece.means("time", "same_last_year"):
            return PeriodMatch(first=index, end=index + 1, same_last_year=True)
        if self._compares and (piece.folded in _WITH or piece.means("time", "to")):
            return None  # compare this with that: no beginning, and no end
        if piece.dimension == "time" and piece.concept in _MARKERS:
            return self._marked(index, piece.concept)
        one = self._bound(index) or self._first_of_days(index)
        if one is None:
            return None
        return self._unmarked(index, one)

    # Bounds

    def _bound(self, index: int) -> _Bound | None:
        edge, at = "", index
        if self._is(at, "edge"):
            edge, at = self._pieces[at].concept, at + 1
        found = self._points.at(at) if at < len(self._pieces) else None
        if found is None:
            return None
        point, end = found
        if not edge and self._is(end, "edge") and self._pieces[end].language == "az":
            edge, end = self._pieces[end].concept, end + 1
        return _Bound(point, edge, _case(self._pieces[end - 1]), index, end)

    def _first_of_days(self, index: int) -> _Bound | None:
        """The 1 of "1 to 30 January 2023"."""
        piece = self._get(index)
        if piece is None or not _is_day(piece) or not self._joins(index + 1):
            return None
        other = self._bound(index + 2)
        if other is None or other.point.fine != "day" or other.point.fixed is not None:
            return None
        point = replace(other.point, day=int(piece.concept), last_day=int(piece.concept))
        return _Bound(point, "", _case(piece), index, index + 1)

    def _second(self, index: int, one: _Bound) -> _Bound | None:
        """The other end of a range; a bare day takes the month of the first."""
        found = self._bound(index)
        piece = self._get(index)
        if found is None and piece is not None and _is_day(piece) and one.point.fine == "day":
            day = int(piece.concept)
            point = replace(one.point, day=day, last_day=day)
            return _Bound(point, "", _case(piece), index, index + 1)
        return found

    # Marked and unmarked

    def _marked(self, index: int, concept: str) -> PeriodMatch | None:
        """After since, from, until, by, before or after."""
        one = self._bound(index + 1) or self._first_of_days(index + 1)
        if one is None:
            if concept in {"since", "from"} and self._is(index + 1, "edge", "beginning"):
                return PeriodMatch(first=index, end=index + 2, period=TO_DATE, weak=True)
            return None
        if concept in {"since", "from"}:
            two = self._other_end(one, between=concept == "from")
            if two is not None:
                return self._range(index, one, two)
            open_ended = self._is(one.end, "time", "to_date")
            if concept == "from" and one.point.fine == "year" and not open_ended and not one.edge:
                since = self._since(index, one)
                own = one.point.period()
                choices = tuple(p for p in (own, since.period) if p is not None)
                return PeriodMatch(first=index, end=one.end, choices=choices, fine="year")
            return self._since(index, one)
        if concept == "to" and self._pieces[index].language == "ru":  # "по 2022" is either
            until = self._until(index, one)
            both = tuple(p for p in (*self._days(one)[:1], until.period) if p is not None)
            return replace(until, period=None, choices=both, yearless=False)
        if concept in {"until", "by", "to"}:
            return self._until(index, one)
        if concept == "before":
            return self._dated(index, one, before=True)
        return self._after(index, one)

    def _unmarked(self, index: int, one: _Bound) -> PeriodMatch | None:
        end = one.end
        az = end < len(self._pieces) and self._pieces[end].language == "az"
        if one.case == FROM:
            return self._from(index, one)
        if az and self._is(end, "time", "since"):
            return self._since(index, _extended(one, end + 1))
        two = self._other_end(one, between=False)
        if two is not None:
            return self._range(index, one, two)
        postposed = az and self._is(end, "time", "until")
        if postposed or one.case == UNTIL or (one.edge == "end" and one.case == TO):
            return self._until(index, _extended(one, end + postposed))
        two = self._between_after(one)
        if two is not None:
            return self._range(index, one, _extended(two, two.end + 1))
        if one.edge:
            return PeriodMatch(first=index, end=end, unclear=True, bad=self._text(index, end))
        return self._so_far(index, one) or self._dated(index, one)

    def _from(self, index: int, one: _Bound) -> PeriodMatch:
        """An Azerbaijani ablative: the beginning of a range, after, before, or since."""
        end = one.end
        two = self._other_end(one, between=False, cased=True)
        if two is not None:
            return self._range(index, one, two)
        if self._is(end, "time", "after"):
            return self._after(index, _extended(one, end + 1))
        if self._is(end, "time", "before"):
            return self._dated(index, _extended(one, end + 1), before=True)
        return self._since(index, _extended(one, end + self._is(end, "time", "since")))

    def _other_end(self, one: _Bound, *, between: bool, cased: bool = False) -> _Bound | None:
        """What follows "to", a dash, or in Azerbaijani the ablative."""
        end = one.end
        if self._joins(end) or (between and self._is(end, "join", "and")):
            return self._second(end + 1, one)
        if self._is(end, "time", "by") and between:
            return self._second(end + 1, one)
        if cased:
            two = self._second(end, one)
            if two is None:
                return None
            postposed = self._is(two.end, "time", "until")
            if two.case in {UNTIL, TO} or postposed:
                return _extended(two, two.end + postposed)
        return None

    def _between_after(self, one: _Bound) -> _Bound | None:
        """Yanvar və mart arasında."""
        if not self._is(one.end, "join", "and"):
            return None
        two = self._second(one.end + 1, one)
        if two is None or not self._is(two.end, "time", "from"):
            return None
        return two if self._pieces[two.end].language == "az" else None

    def _so_far(self, index: int, one: _Bound) -> PeriodMatch | None:
        """2023 so far is up to today; 2022 to date may be two things."""
        piece = self._get(one.end)
        if piece is None or piece.folded not in OPEN_ENDED or not one.point.year:
            return None
        since = self._since(index, _extended(one, one.end + 1))
        own = one.point.period()
        if since.period is None or one.point.year == self._today.year:
            return since
        return replace(since, period=None, choices=(own, since.period))

    # Values

    def _since(self, index: int, one: _Bound) -> PeriodMatch:
        end = one.end + (self._is(one.end, "time", "to_date"))
        days = self._days(one)
        found: list[Period] = []
        for period in days:
            start = period.end if one.edge == "end" else period.start
            if start is not None and start <= self._today:
                found.append(Period(start=start, end=self._today))
        if not found:
            return PeriodMatch(first=index, end=end, bad=self._text(index, end))
        return self._one_of(index, end, found, one, yearless=True)

    def _after(self, index: int, one: _Bound) -> PeriodMatch:
        found = [
            Period(start=period.end + timedelta(days=1), end=self._today)
            for period in self._days(one)
            if period.end is not None and period.end < self._today
        ]
        if not found:
            return PeriodMatch(first=index, end=one.end, bad=self._text(index, one.end))
        return self._one_of(index, one.end, found, one, yearless=True)

    def _until(self, index: int, one: _Bound) -> PeriodMatch:
        if one.edge == "middle":
            return PeriodMatch(
                first=index, end=one.end, unclear=True, bad=self._text(index, one.end)
            )
        return self._dated(index, one, before=one.edge == "beginning", until=True)

    def _dated(
        self, index: int, one: _Bound, *, before: bool = False, until: bool = False
    ) -> PeriodMatch:
        days = self._days(one)
        if before:
            days = [Period(end=p.start - timedelta(days=1)) for p in days if p.start is not None]
        elif until:
            days = [Period(end=p.end) for p in days]
        if not days:
            return PeriodMatch(first=index, end=one.end, bad=self._text(index, one.end))
        match = self._one_of(index, one.end, days, one, yearless=True)
        return match if before or until else replace(match, point=one.point)

    def _one_of(
        self, index: int, end: int, found: list[Period], one: _Bound, *, yearless: bool
    ) -> PeriodMatch:
        match = PeriodMatch(first=index, end=end, fine=one.point.fine, current=one.point.current)
        if len(found) == 1:
            return replace(match, period=found[0])
        return replace(match, choices=tuple(found), yearless=yearless)

    def _days(self, one: _Bound) -> list[Period]:
        """The days of a point, or the two that it may be when its year is open."""
        return _readings(one.point, self._today)

    def _range(self, index: int, one: _Bound, two: _Bound) -> PeriodMatch:
        if one.edge == "middle" or two.edge == "middle":
            return PeriodMatch(
                first=index, end=two.end, unclear=True, bad=self._text(index, two.end)
            )
        first, second = one.point, two.point
        if not second.dated and first.dated and first.fixed is None:
            second = second.of(first.year + (first.last > second.first))
        seconds = [second.period()] if second.dated else _readings(second, self._today)
        found = [self._joined(first, period) for period in seconds]
        match = self._one_of(index, two.end, found, one, yearless=True)
        return replace(match, floating=not one.point.dated and not two.point.dated)

    def _joined(self, first: Point, second: Period) -> Period:
        if not first.dated and second.start is not None:
            back = bool(first.first and first.first > second.start.month)
            first = first.of(second.start.year - back)
        one = first.period()
        days = [d for d in (one.start, one.end, second.start, second.end) if d is not None]
        return Period(start=min(days), end=max(days))

    # Looking

    def _get(self, index: int) -> Piece | None:
        return self._pieces[index] if index < len(self._pieces) else None

    def _is(self, index: int, dimension: str, *concepts: str) -> bool:
        piece = self._get(index)
        return piece is not None and piece.means(dimension, *concepts)

    def _joins(self, index: int) -> bool:
        """Whether a range goes on here; "qədər" and "dək" end one instead."""
        piece = self._get(index)
        if piece is None:
            return False
        until = piece.means("time", "until") and piece.language != "az"
        return piece.dimension == "dash" or piece.means("time", "to") or until

    def _text(self, first: int, end: int) -> str:
        return " ".join(piece.text for piece in self._pieces[first:end])


def _extended(bound: _Bound, end: int) -> _Bound:
    """The same bound with more words taken in."""
    return replace(bound, end=end)


def _case(piece: Piece) -> str:
    return piece.case or (endings().get(piece.ending, "") if piece.ending else "")


def _is_day(piece: Piece) -> bool:
    is_short = piece.dimension == "number" and piece.concept.isdecimal() and len(piece.concept) < 3
    return is_short and 1 <= int(piece.concept) <= 31


def _readings(point: Point, today: date) -> list[Period]:
    if point.fine == "winter" and point.open:
        number = point.first or today.year - (today.month < 12)
        return [winter(begins) for begins in (number, number - 1)]
    dated = latest(point, today)
    if dated is not None:
        return [dated.period()]
    return [point.of(number).period() for number in (today.year, today.year - 1)]
