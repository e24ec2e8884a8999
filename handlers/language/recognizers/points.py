"""One point of the calendar in the pieces of a text: a year, a month of it, a part, a day."""

import re
from dataclasses import dataclass, replace

from handlers.language.azerbaijani import OF
from handlers.language.pieces import Piece
from handlers.language.recognizers import relative
from handlers.language.recognizers.calendar import (
    BadDate,
    Point,
    checked,
    day_range,
    winter_years,
    written,
    written_range,
    year_range,
)
from handlers.language.recognizers.rolling import SEASONS, Rolling
from handlers.language.recognizers.years import At, near
from store.periods import Period
from store.periods import year as year_of

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ııı": 3}
_ORDINAL_ENDINGS = frozenset(
    {
        "ci",
        "cu",
        "nci",
        "ncu",
        "th",
        "st",
        "nd",
        "rd",
        "й",
        "ый",
        "ий",
        "ая",
        "м",
        "ом",
        "го",
        "ого",
    }
)
_GLUED = re.compile(r"(\d)[-/.](20\d\d)")
_GROUPED = frozenset({"quarter", "half"})


@dataclass(frozen=True, slots=True)
class Points(Rolling):
    """Reads every kind of point."""

    def at(self, index: int) -> At | None:
        """The point that begins at a piece. Raises BadDate, UnclearDate or ValueError."""
        for read in (self._dated_year, self._month, self._season, self._part, self._relative,
                     self._number):  # fmt: skip
            found = read(index)
            if found is not None:
                return found
        return None

    def _dated_year(self, index: int) -> At | None:
        """A year, or what is said of it afterwards: 2022, 2022 Q1, ötən ilin yanvarı."""
        found = self.year(index)
        if found is None:
            return None
        number, end = found
        named = self._part_of(end + self.is_(end, "dash"), number)
        if named is not None:
            return named
        if self.is_(index, "time", "this"):
            days = relative.this("year", self.today)
            return Point(fine="year", fixed=days, current=True, relative=True), end
        return Point(fine="year", year=number, relative=self.is_(index, "time")), end

    def _part_of(self, index: int, number: int) -> At | None:
        """A month, quarter, half, season or day at `index`, of a year said before it."""
        piece = self.get(index)
        if piece is None:
            return None
        if piece.means("time", "last") and piece.language in {"az", "ru"}:
            return self._last_of(index, number)
        if piece.dimension in {"time", "number"} and not self._names_a_part(index):
            return None
        found = self._month(index) or self._season(index) or self._part(index)
        if found is not None and found[0].dated and piece.case and piece.dimension == "month":
            at = int(piece.concept)  # "2022-ci ilin noyabrından 2023 …": the next year is another
            found = Point(fine="month", first=at, last=at), index + 1
        if found is None or found[0].dated:
            return None
        point, end = found
        if point.fine == "winter":
            return replace(point, open=True, year=0, first=number), end
        return self._checked(point.of(number), index, end)

    def _last_of(self, index: int, number: int) -> At | None:
        """2022-ci ilin son rübü, son 3 ayı: the last part of a year said before it."""
        count = self._count(index + 1)
        at = index + 1 + (count > 0)
        each = relative.EACH.get(self.pieces[at].concept, 12) if self.is_(at, "span") else 12
        if each * max(count, 1) >= 12:
            return None
        fine = self.pieces[at].concept
        return Point(fine=fine, year=number, first=13 - each * max(count, 1), last=12), at + 1

    def _names_a_part(self, index: int) -> bool:
        return self.is_(index + 1, "span", "quarter", "half", "month") or self.is_(
            index + 1, "month"
        )

    def _month(self, index: int) -> At | None:
        """January, January 2023, January 30 2023, 30 January 2023, 1-30 January."""
        piece = self.get(index)
        if piece is None:
            return None
        if piece.means("span", "month") and self.is_(index + 1, "month"):
            return self._month(index + 1)  # the month of January
        month = self.get(index + 1)
        if piece.dimension == "number" and self.is_(index + 1, "month") and near(piece, month):
            days = self._days(piece)
            return self._month_with(index, index + 1, index + 2, days) if days else None
        if piece.dimension != "month":
            return None
        number, end = self.year_after(index + 1)
        following = self.get(index + 1)
        if following is not None and following.dimension == "number" and near(piece, following):
            days = self._days(following)
            if days and (not number or following.ending or self._is_number(index + 2, 4)):
                return self._month_with(index, index, index + 2, days)
        at = int(piece.concept)
        return self._checked(Point(fine="month", year=number, first=at, last=at), index, end)

    def _month_with(self, index: int, at: int, after: int, days: tuple[int, int]) -> At:
        month = int(self.pieces[at].concept)
        number, end = self.year_after(after)
        point = Point(
            fine="day", year=number, first=month, last=month, day=days[0], last_day=days[1]
        )
        return self._checked(point, index, end)

    def _days(self, piece: Piece) -> tuple[int, int] | None:
        if piece.concept.isdecimal() and len(piece.concept) <= 2:
            return int(piece.concept), int(piece.concept)
        return day_range(piece.concept)

    def _checked(self, point: Point, index: int, end: int) -> At:
        text = " ".join(piece.text for piece in self.pieces[index:end])
        return checked(point, text), end

    def _season(self, index: int) -> At | None:
        piece = self.get(index)
        if piece is None or piece.dimension != "season":
            return None
        following = self.get(index + 1)
        if piece.concept == "winter":
            counted = following is not None and following.dimension == "number"
            years = winter_years(following.concept) if following is not None and counted else 0
            if years:
                return Point(fine="winter", year=years), self._after_year_words(index + 2)
            number, end = self.year_after(index + 1)
            return Point(fine="winter", open=True, first=number), end
        first, last = SEASONS[piece.concept]
        number, end = self.year_after(index + 1)
        return Point(fine="season", year=number, first=first, last=last), end

    def _part(self, index: int) -> At | None:
        """Q1, the first quarter, H2, the second half, the first month, the first six months."""
        glued = self._glued_part(index)
        if glued is not None:
            return glued
        found = self._named_part(index)
        if found is None:
            return None
        span, number, count, end = found
        each = relative.EACH[span]
        if span == "year":
            return None
        if count:
            first, last = 1, count * each
        else:
            first, last = number * each - each + 1, number * each
        if not 1 <= first <= last <= 12:
            raise BadDate(" ".join(piece.text for piece in self.pieces[index:end]))
        year_number, end = self.year_after(end)
        bare = count and not year_number and not self.is_(index, "ordinal")
        if bare and span == "month" and not self._after_a_year(index):
            return None  # "6 months" without a year is no stretch of the calendar
        fine = span if not count else "half" if last == 6 else "months"
        return Point(fine=fine, year=year_number, first=first, last=last), end

    def _glued_part(self, index: int) -> At | None:
        """Q1/2022 and H1-2022, where the number runs on into the year."""
        piece, following = self.get(index), self.get(index + 1)
        if piece is None or following is None or not piece.means("span", "quarter", "half"):
            return None
        match = _GLUED.fullmatch(following.concept) if following.dimension == "number" else None
        if match is None:
            return None
        each = relative.EACH[piece.concept]
        last = int(match[1]) * each
        if not 0 < last <= 12:
            raise BadDate(f"{piece.text}{following.text}")
        point = Point(fine=piece.concept, year=int(match[2]), first=last - each + 1, last=last)
        return point, index + 2

    def _after_a_year(self, index: int) -> bool:
        """2022-ci ilin 9 ayı: the year is said before."""
        return self.is_(index - 1, "span", "year") and self.pieces[index - 1].case == OF

    def _named_part(self, index: int) -> tuple[str, int, int, int] | None:
        """(span, which, how many from the first, piece after)."""
        one, two, three = (self.get(index + shift) for shift in range(3))
        if one is None or two is None:
            return None
        numbered = two.dimension in {"number", "ordinal"} and self._which(two)
        if numbered and one.means("span", "quarter", "half"):
            return one.concept, self._which(two), 0, index + 2
        shared = self._shared_part(index)
        if shared is not None:
            return shared
        if one.dimension in {"ordinal", "number"} or one.folded in _ROMAN:
            if two.dimension == "span" and two.concept in relative.EACH:
                return self._counted(one, two, index)
            if one.means("ordinal", "1") and three is not None and three.dimension == "span":
                count = self._count(index + 1)
                if count and three.concept in {"month", "quarter"}:
                    return three.concept, 0, count, index + 3
        return None

    def _shared_part(self, index: int) -> tuple[str, int, int, int] | None:
        """The first of "first and second quarter", which is said with the second."""
        span = self.get(index + 3)
        if not self.is_(index + 1, "join", "and") or span is None:
            return None
        if not span.means("span", "quarter", "half"):
            return None
        one, other = (self.get(at) for at in (index, index + 2))
        which = [_place_of(piece) for piece in (one, other) if piece is not None]
        return (span.concept, which[0], 0, index + 1) if all(which) else None

    def _counted(self, one: Piece, two: Piece, index: int) -> tuple[str, int, int, int] | None:
        span = two.concept
        if one.means("ordinal"):
            which = int(one.concept)
            if one.concept == "4" and span in {"half", "month"}:  # the final half, the final month
                which = {"half": 2, "month": 12}[span]
            return span, which, 0, index + 2
        if one.folded in _ROMAN:
            return (span, _ROMAN[one.folded], 0, index + 2) if span in _GROUPED else None
        count = self._count(index)
        if not count:
            return None
        if span in _GROUPED or one.ending in _ORDINAL_ENDINGS:
            return span, count, 0, index + 2
        return (span, 0, count, index + 2) if span == "month" else None

    def _which(self, piece: Piece) -> int:
        if piece.dimension == "ordinal":
            return int(piece.concept)
        is_one = piece.concept.isdecimal() and len(piece.concept) == 1
        return int(piece.concept) if is_one else 0

    def _number(self, index: int) -> At | None:
        """2023-01, 01.2023, 30.01.2023, 2021-2023, 01.2022-03.2022."""
        piece = self.get(index)
        if piece is None or piece.dimension != "number":
            return None
        years = year_range(piece.concept)
        end = self._after_year_words(index + 1)
        if years is not None and years[1] == years[0] + 1 and self.is_(end, "season", "winter"):
            return Point(fine="winter", year=years[0]), end + 1
        if years is not None:
            first, last = sorted(years)  # 2023-2021 is the same stretch, said backwards
            days = Period(start=year_of(first).start, end=year_of(last).end)
            return Point(fine="years", fixed=days), end
        ranged = written_range(piece.concept)
        if ranged is not None:
            return Point(fine="months", fixed=ranged), end
        point = written(piece.concept)
        return (point, end) if point is not None else None


def _place_of(piece: Piece) -> int:
    """1 of first, 1st, 1 and I; 0 for anything else."""
    if piece.dimension == "ordinal":
        return int(piece.concept)
    if piece.folded in _ROMAN:
        return _ROMAN[piece.folded]
    is_one = piece.dimension == "number" and piece.concept.isdecimal() and len(piece.concept) == 1
    return int(piece.concept) if is_one else 0
