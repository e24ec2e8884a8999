"""The ends of a period among the pieces: where each begins and ends, and what joins two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.language.azerbaijani import TO, UNTIL, endings
from handlers.language.pieces import Piece
from handlers.language.recognizers.calendar import Point
from handlers.language.recognizers.points import Points


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a period: a point, "beginning" or "end" of it, its Azerbaijani case."""

    point: Point
    edge: str
    case: str
    first: int
    end: int

    def to(self, end: int) -> "Bound":
        """The same with more words taken in."""
        return replace(self, end=end)


class Bounds:
    """Finds the ends of periods in pieces."""

    def __init__(self, pieces: Sequence[Piece], today: date) -> None:
        self.pieces = pieces
        self.today = today
        self._points = Points(pieces, today)

    def get(self, index: int) -> Piece | None:
        """The piece at an index; None after the last."""
        return self.pieces[index] if index < len(self.pieces) else None

    def is_(self, index: int, dimension: str, *concepts: str) -> bool:
        """Whether the piece at an index means this."""
        piece = self.get(index)
        return piece is not None and piece.means(dimension, *concepts)

    def year_at(self, index: int) -> tuple[int, int] | None:
        """The year that stands at a piece, and the piece after it."""
        return self._points.year(index)

    def year_after(self, index: int) -> tuple[int, int]:
        """The year that follows (0: none), and the piece after it."""
        return self._points.year_after(index)

    def text(self, first: int, end: int) -> str:
        """The pieces as they were typed."""
        return " ".join(piece.text for piece in self.pieces[first:end])

    def at(self, index: int) -> Bound | None:
        """The end that begins at a piece."""
        edge, at = "", index
        if self.is_(at, "edge"):
            edge, at = self.pieces[at].concept, at + 1
        found = self._points.at(at) if at < len(self.pieces) else None
        if found is None:
            return None
        point, end = found
        if not edge and self.is_(end, "edge") and self.pieces[end].language == "az":
            edge, end = self.pieces[end].concept, end + 1
        return Bound(point, edge, self._case(at, end), index, end)

    def first_of_days(self, index: int, *, between: bool = False) -> Bound | None:
        """The 1 of "1 to 30 January 2023" and of "between 1 and 30 January"."""
        piece = self.get(index)
        if piece is None or not _is_day(piece):
            return None
        if not self.joins(index + 1) and not (between and self.is_(index + 1, "join", "and")):
            return None
        other = self.at(index + 2)
        if other is None or other.point.fine != "day" or other.point.fixed is not None:
            return None
        point = replace(other.point, day=int(piece.concept), last_day=int(piece.concept))
        return Bound(point, "", _case_of(piece), index, index + 1)

    def other_end(self, one: Bound, *, between: bool, cased: bool = False) -> Bound | None:
        """What follows "to", a dash, or in Azerbaijani the ablative."""
        end = one.end
        if self.joins(end) or (between and self.is_(end, "join", "and")):
            return self._second(end + 1, one)
        if self.is_(end, "time", "by") and between:
            return self._second(end + 1, one)
        if cased:
            two = self._second(end, one)
            if two is None:
                return None
            postposed = self.is_(two.end, "time", "until")
            if two.case in {UNTIL, TO} or postposed:
                return two.to(two.end + postposed)
        return None

    def between_after(self, one: Bound) -> Bound | None:
        """Yanvar və mart arasında."""
        if not self.is_(one.end, "join", "and"):
            return None
        two = self._second(one.end + 1, one)
        if two is None or not self.is_(two.end, "time", "from"):
            return None
        return two if self.pieces[two.end].language == "az" else None

    def joins(self, index: int) -> bool:
        """Whether a range goes on here; "qədər" and "dək" end one instead."""
        piece = self.get(index)
        if piece is None:
            return False
        until = piece.means("time", "until") and piece.language != "az"
        return piece.dimension == "dash" or piece.means("time", "to") or until

    def _second(self, index: int, one: Bound) -> Bound | None:
        """The other end of a range; a bare day takes the month of the first."""
        found = self.at(index)
        piece = self.get(index)
        if found is None and piece is not None and _is_day(piece) and one.point.fine == "day":
            day = int(piece.concept)
            point = replace(one.point, day=day, last_day=day)
            return Bound(point, "", _case_of(piece), index, index + 1)
        return found

    def _case(self, first: int, end: int) -> str:
        """Of the last piece; in "oktyabradək 2022" the month says it, and the year says none."""
        last = self.pieces[end - 1]
        case = _case_of(last)
        if case or last.dimension != "number" or last.ending or end - 1 == first:
            return case
        before = self.pieces[end - 2]
        return _case_of(before) if before.dimension == "month" else ""


def _case_of(piece: Piece) -> str:
    return piece.case or (endings().get(piece.ending, "") if piece.ending else "")


def _is_day(piece: Piece) -> bool:
    is_short = piece.dimension == "number" and piece.concept.isdecimal() and len(piece.concept) < 3
    return is_short and 1 <= int(piece.concept) <= 31
