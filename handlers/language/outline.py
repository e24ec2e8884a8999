"""What a text was cut into, as it is shown: its spans, and the language that they stand in."""

from collections.abc import Sequence

from handlers.language.pieces import Piece
from handlers.language.readings import Span
from handlers.language.recognizers.matches import PeriodMatch

_AZERBAIJANI = frozenset("əƏğĞıİşŞçÇöÖüÜ")


def language_of(pieces: Sequence[Piece]) -> str:
    """The language that most words stand in; Cyrillic letters decide by themselves."""
    if any("а" <= letter <= "я" for piece in pieces for letter in piece.folded[:2]):
        return "ru"
    if any(letter in _AZERBAIJANI for p in pieces if p.place is None for letter in p.text):
        return "az"
    said = [piece.language for piece in pieces if piece.language]
    return max(("en", "az", "ru"), key=said.count) if said else ""


def spans_of(
    pieces: Sequence[Piece], content: Sequence[Piece], periods: Sequence[PeriodMatch]
) -> tuple[Span, ...]:
    """Every piece, and every period as one, in the order of the text."""
    found = [
        Span(
            start=content[match.first].start,
            end=content[match.end - 1].end,
            dimension="period",
            value=_written(match),
        )
        for match in periods
    ]
    used = {id(content[index]) for match in periods for index in range(match.first, match.end)}
    found += [
        Span(start=p.start, end=p.end, dimension=p.dimension, value=p.concept or p.text)
        for p in pieces
        if id(p) not in used
    ]
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def _written(match: PeriodMatch) -> str:
    if match.bad:
        return "no date" if not match.unclear else "unclear"
    if match.same_last_year:
        return "the same, a year earlier"
    if match.period is None:
        return "which year?" if match.yearless else "which?"
    return f"{match.period.start or ''}..{match.period.end or ''}"
