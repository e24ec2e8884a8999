"""Periods in a text: points of the calendar, ranges, since and until, and what is relative."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.language.azerbaijani import FROM, IN, TO, UNTIL
from handlers.language.pieces import Piece
from handlers.language.recognizers import reckoning, relative, weeks
from handlers.language.recognizers.bounds import Bound, Bounds
from handlers.language.recognizers.calendar import BadDate, FarYear, UnclearDate
from handlers.language.recognizers.matches import (
    OPEN_ENDED,
    PeriodMatch,
    sharing_a_year,
    up_to_today,
)
from store.periods import TO_DATE, Period

_MARKERS = frozenset({"since", "from", "until", "by", "before", "after", "to"})
_APART = frozenset({"с", "со", "между", "between"})
"""Words that begin no period where one thing is set against another."""
_YEARS = frozenset({"год", "года", "году", "г", "лет"})


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
    lone = weeks.alone(pieces, found, today)
    if lone is not None:
        found.append(lone)
    return up_to_today(sharing_a_year(found, today), pieces, today)


class _Reader:
    """Reads periods from pieces."""

    def __init__(self, pieces: Sequence[Piece], today: date) -> None:
        self._pieces = pieces
        self._today = today
        self._bounds = Bounds(pieces, today)
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
            far = isinstance(error, FarYear)
            return PeriodMatch(first=index, end=self._past(index), bad=str(error), far=far)
        except UnclearDate as error:
            if piece.dimension == "number" and not self._bounds.joins(index + 1):
                return PeriodMatch(first=index, end=index + 1, choices=error.days, fine="day")
            return PeriodMatch(first=index, end=self._past(index), unclear=True, bad=str(error))
        except (ValueError, OverflowError):
            return PeriodMatch(first=index, end=self._past(index), bad=piece.text)

    def _year_end(self, index: int, end: int) -> PeriodMatch:
        """By the end of the year: of a plan this year; of what is done it may be the last."""
        now = relative.this("year", self._today)
        if any(piece.means("status", "planned") for piece in self._pieces):
            return PeriodMatch(first=index, end=end, period=now, fine="year", current=True)
        last = Period(start=None, end=relative.last("year", 1, self._today).end)
        return PeriodMatch(first=index, end=end, choices=(last, now), fine="year")

    def _past(self, index: int) -> int:
        """The piece after something that is no date: what belongs to it is not read again."""
        end = index + 1
        while end < len(self._pieces) and self._pieces[end].dimension in {"number", "month"}:
            end += 1
        return end

    def _match(self, index: int, piece: Piece) -> PeriodMatch | None:
        if piece.means("time", "to_date", "in_all", "now"):
            return PeriodMatch(
                first=index, end=index + 1, period=TO_DATE, weak=True,
                in_all=piece.concept == "in_all", now=piece.concept == "now",
            )  # fmt: skip
        if piece.means("time", "year_end"):
            return self._year_end(index, index + 1)
        if piece.means("span", "year") and self._bounds.is_(index + 1, "edge", "end"):
            dated = index and self._pieces[index - 1].dimension in {"number", "time"}
            end = index + 2 + self._bounds.is_(index + 2, "time", "until", "to", "by")
            return None if dated else self._year_end(index, end)
        if piece.means("time", "same_last_year"):
            return PeriodMatch(first=index, end=index + 1, same_last_year=True)
        if self._compares and (piece.folded in _APART or piece.means("time", "to")):
            return None  # compare this with that: no beginning, and no end
        before_last = self._bounds.is_(index + 1, "time", "before_last")
        if piece.means("span", "week") and not before_last:
            return weeks.numbered(self._bounds, index) or self._week_of(index)
        found = weeks.numbered(self._bounds, index) or self._plain(index, piece)
        if found is not None and self._bounds.is_(found.end, "span", "week"):
            return weeks.around(found, found.first, found.end + 1) or found
        return found

    def _week_of(self, index: int) -> PeriodMatch | None:
        """The week of 5 March, the week from 6 to 12 March, the week starting 6 March."""
        starts = self._bounds.is_(index + 1, "time", "since")
        at = index + 2 if starts and not self._is_range(index + 1) else index + 1
        if at >= len(self._pieces):
            return None
        days = self._plain(at, self._pieces[at])
        found = None if days is None else weeks.around(days, index, days.end)
        if found is not None and starts and found.choices and days is not None:
            return replace(found, period=found.choices[1], choices=())
        return found

    def _is_range(self, index: int) -> bool:
        """Whether "from" leads to a range and not to one day."""
        one = self._bounds.at(index + 1) or self._bounds.first_of_days(index + 1)
        return one is not None and self._bounds.other_end(one, between=False) is not None

    def _plain(self, index: int, piece: Piece) -> PeriodMatch | None:
        if piece.dimension == "time" and piece.concept in _MARKERS:
            return self._marked(index, piece.concept)
        one = self._bounds.at(index) or self._bounds.first_of_days(index)
        return None if one is None else self._unmarked(index, one)

    def _marked(self, index: int, concept: str) -> PeriodMatch | None:
        """After since, from, until, by, before or after."""
        between = concept == "from"
        bounds = self._bounds
        one = bounds.at(index + 1) or bounds.first_of_days(index + 1, between=between)
        if one is None:
            if concept in {"since", "from"} and bounds.is_(index + 1, "edge", "beginning"):
                return PeriodMatch(first=index, end=index + 2, period=TO_DATE, weak=True)
            return None
        if concept in {"since", "from"}:
            return self._beginning(index, one, between=between)
        if concept == "to" and self._pieces[index].language == "ru":
            return self._russian_to(index, one)
        if concept in {"until", "by", "to"}:
            return self._until(index, one)
        text = bounds.text(index, one.end)
        if concept == "before":
            return reckoning.before(index, one, self._today, text)
        return reckoning.after(index, one, self._today, text)

    def _beginning(self, index: int, one: Bound, *, between: bool) -> PeriodMatch:
        """Since March, from March to May; "from 2022" may be the year, or all since."""
        two = self._bounds.other_end(one, between=between)
        if two is not None:
            return self._between(index, one, two)
        open_ended = self._bounds.is_(one.end, "time", "to_date", "in_all", "now")
        since = self._since(index, one)
        if between and one.point.fine == "year" and not open_ended and not one.edge:
            own = one.point.period()
            choices = tuple(p for p in (own, since.period) if p is not None)
            return PeriodMatch(first=index, end=one.end, choices=choices, fine="year")
        return since

    def _russian_to(self, index: int, one: Bound) -> PeriodMatch:
        """По июнь is until, по июню of these days alone, "по 2022" may be either."""
        said = self._pieces[index + 1 : one.end]
        until = self._until(index, one)
        within = reckoning.within(index, one, self._today, self._bounds.text(index, one.end))
        named = [p for p in said if p.dimension in {"month", "span"} and p.folded not in _YEARS]
        if self._bounds.is_(one.end, "time", "including"):
            return replace(until, end=one.end + 1)
        if any(piece.folded[-1:] in {"у", "ю"} for piece in named):
            return within
        if named or said[-1].folded == "год":
            return until
        both = tuple(p for p in (within.period, until.period) if p is not None)
        return replace(until, period=None, choices=both, yearless=False)

    def _unmarked(self, index: int, one: Bound) -> PeriodMatch | None:
        bounds, end = self._bounds, one.end
        az = end < len(self._pieces) and self._pieces[end].language == "az"
        if one.case == FROM and not self._is_measured_by(one):
            return self._from(index, one)
        if az and bounds.is_(end, "time", "since"):
            return self._since(index, one.to(end + 1))
        two = bounds.other_end(one, between=False)
        if two is not None:
            return self._between(index, one, two)
        postposed = az and bounds.is_(end, "time", "until") and one.case != IN
        if postposed or one.case == UNTIL or (one.edge == "end" and one.case == TO):
            return self._until(index, one.to(end + postposed))
        two = None if self._compares else bounds.between_after(one)
        if two is not None:
            return self._between(index, one, two.to(two.end + 1))
        text = bounds.text(index, end)
        if one.edge:
            return PeriodMatch(first=index, end=end, unclear=True, bad=text)
        return self._so_far(index, one) or reckoning.within(index, one, self._today, text)

    def _is_measured_by(self, one: Bound) -> bool:
        """2021-dən çox: more than in 2021, and not since it."""
        return self._compares and not self._bounds.is_(one.end, "time")

    def _from(self, index: int, one: Bound) -> PeriodMatch:
        """An Azerbaijani ablative: the beginning of a range, after, before, or since."""
        bounds, end = self._bounds, one.end
        two = bounds.other_end(one, between=False, cased=True)
        if two is not None:
            return self._between(index, one, two)
        text = bounds.text(index, end)
        if bounds.is_(end, "time", "after"):
            return reckoning.after(index, one.to(end + 1), self._today, text)
        if bounds.is_(end, "time", "before"):
            return reckoning.before(index, one.to(end + 1), self._today, text)
        return self._since(index, one.to(end + bounds.is_(end, "time", "since")))

    def _so_far(self, index: int, one: Bound) -> PeriodMatch | None:
        """2023 so far is up to today; 2022 to date may be two things."""
        piece = self._bounds.get(one.end)
        if piece is None or piece.folded not in OPEN_ENDED or not one.point.year:
            return None
        since = self._since(index, one.to(one.end + 1))
        own = one.point.period()
        if since.period is None or one.point.year == self._today.year:
            return since
        return replace(since, period=None, choices=(own, since.period))

    def _since(self, index: int, one: Bound) -> PeriodMatch:
        end = one.end + self._bounds.is_(one.end, "time", "to_date", "in_all", "now")
        return reckoning.since(index, one.to(end), self._today, self._bounds.text(index, end))

    def _until(self, index: int, one: Bound) -> PeriodMatch:
        return reckoning.until(index, one, self._today, self._bounds.text(index, one.end))

    def _between(self, index: int, one: Bound, two: Bound) -> PeriodMatch:
        text = self._bounds.text(index, two.end)
        return reckoning.between(index, one, two, self._today, text)
