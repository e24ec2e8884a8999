"""A year in the pieces of a text, by itself or after what it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.language.pieces import Piece
from handlers.language.recognizers.calendar import Point, short_year, written

At = tuple[Point, int]
"""A point and the piece after it."""

_NEAR = 5
"""Characters between a month and its day: "30th of January", and not "January in 10 places"."""


@dataclass(frozen=True, slots=True)
class Years:
    """The pieces of a text that may tell time, and today; reads years."""

    pieces: Sequence[Piece]
    today: date

    def get(self, index: int) -> Piece | None:
        """The piece at an index; None after the last."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else None

    def is_(self, index: int, dimension: str, *concepts: str) -> bool:
        """Whether the piece at an index means this."""
        piece = self.get(index)
        return piece is not None and piece.means(dimension, *concepts)

    def year(self, index: int) -> tuple[int, int] | None:
        """A year by itself: 2022, '22, 2022-ci il, 22 году, last year; with the piece after it."""
        piece = self.get(index)
        if piece is None:
            return None
        if piece.means("span", "year") and not piece.case and self._is_number(index + 1, 4):
            return self.year(index + 1)  # the year 2022
        if piece.means("time", "apostrophe"):
            following = self.get(index + 1)
            number = following and short_year(following.concept, self.today, marked=True)
            return (number, index + 2) if number else None
        if piece.means("time", "last", "this", "next", "before_last"):
            return self._relative_year(index)
        if piece.means("ordinal", "4") or piece.dimension != "number":
            return None
        point = written(piece.concept) if len(piece.concept) == 4 else None
        end = self._after_year_words(index + 1)
        if point is not None and point.fine == "year":
            return point.year, end
        if len(piece.concept) == 2 and end > index + 1 and self.is_(index + 1, "span", "year"):
            number = short_year(piece.concept, self.today, marked=False)
            if number and (piece.ending or not self._counting(index)):
                return number, end
        return None

    def _counting(self, index: int) -> bool:
        """Whether the number counts spans: last 20 years."""
        return self.is_(index - 1, "time", "last") or self.is_(index - 1, "ordinal")

    def _relative_year(self, index: int) -> tuple[int, int] | None:
        piece = self.pieces[index]
        if not self.is_(index + 1, "span", "year"):
            return None
        shift = {"last": -1, "this": 0, "next": 1, "before_last": -2}[piece.concept]
        if self.is_(index + 2, "time", "before_last"):
            return self.today.year - 2, index + 3
        return self.today.year + shift, index + 2

    def _after_year_words(self, index: int) -> int:
        while self.is_(index, "span", "year") or self._is_az_year(index):
            index += 1
        return index

    def _is_az_year(self, index: int) -> bool:
        """2023-cü ilə: "to the year", which alone is the word "with"."""
        piece, before = self.get(index), self.get(index - 1)
        return bool(
            piece is not None and piece.folded == "ile" and before is not None
            and before.dimension == "number" and before.ending in {"ci", "cu"}
        )  # fmt: skip

    def _is_number(self, index: int, digits: int) -> bool:
        piece = self.get(index)
        return piece is not None and piece.dimension == "number" and len(piece.concept) == digits

    def year_after(self, index: int) -> tuple[int, int]:
        """The year that follows, over commas and dashes (0: none), and the piece after it."""
        at = index
        while self.is_(at, "join", "and") and self.pieces[at].text in {",", "/"}:
            at += 1
        if self.is_(at, "dash"):
            at += 1
        piece = self.get(at)
        if piece is None:
            return 0, index
        found = self.year(at)
        if found is not None:
            return found
        dashed = self.is_(index, "dash") and at == index + 1 and not self.is_(at + 1, "month")
        if (
            piece.dimension == "number"
            and (at == index or dashed)
            and near(self.get(index - 1), piece)
        ):
            number = short_year(piece.concept, self.today, marked=False)
            if number and not piece.ending and not self._is_number(at + 1, 4):
                return number, at + 1
        return 0, index

    def _count(self, index: int) -> int:
        """The whole number at a piece, 0 when there is none."""
        piece = self.get(index)
        if piece is None:
            return 0
        if piece.folded == "on":
            return 10
        if piece.dimension != "number" or not piece.concept.isdecimal():
            return 0
        return int(piece.concept) if len(piece.concept) <= 3 else 0


def near(one: Piece | None, two: Piece | None) -> bool:
    """Whether no more than "of" lies between two pieces."""
    return one is not None and two is not None and two.start - one.end <= _NEAR
