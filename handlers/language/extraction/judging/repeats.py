"""Numbers that say again what another one says: in brackets, in a headline, in a summary."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers.language.extraction.doubts import concern
from handlers.language.extraction.numbers.same import is_beside
from handlers.language.extraction.report import Extracted, LeftOut
from handlers.language.extraction.sentence.reads import Read
from store.areas import WHOLE
from store.periods import BASELINE
from store.quantities import factor
from store.records import Qualifier


def in_brackets(read: Read) -> None:
    """Such as "2 436 776 m² (300 ha)": two areas that do not agree are doubted."""
    for one, two in zip(read.statements, read.statements[1:], strict=False):
        other = two.counted
        opens = read.sentence.folded[one.counted.end : one.counted.end + 1] == ("(",)
        if opens and is_beside(read.sentence, one.counted, other) and not (one.why or two.why):
            two.why = "brackets"
            one.doubts.append(
                concern("warn", "brackets", value=f"{other.amount.value:f}", unit=other.unit.value)
            )


def without_repeats(
    figures: Sequence[Extracted],
    headlines: Collection[int],
    leads: Collection[int],
    untimed: Collection[int],
) -> tuple[list[Extracted], list[LeftOut]]:
    """The figures, each cell's number once; a headline yields to what the text says exactly.

    So does the first sentence, where it rounds. `headlines`, `leads`, `untimed`: the ids of
    figures of the headline, of that sentence, and of those without own days.
    """
    kept: list[Extracted] = []
    repeated: list[LeftOut] = []
    body = [figure for figure in figures if id(figure) not in headlines]
    seen: dict[tuple[object, ...], Extracted] = {}
    loose = set(untimed)
    for figure in [*body, *(f for f in figures if id(f) in headlines)]:
        key = _key(figure)
        exact = seen.get(key)
        if exact is None and id(figure) in headlines:
            exact = next((other for other in body if _rounds(figure, other)), None)
            if exact is None and id(figure) in loose:  # of whichever days the text says
                exact = next((other for other in body if _rounds(replace(
                    figure, start=other.start, end=other.end), other)), None)  # fmt: skip
        if exact is None and id(figure) in leads:
            later = [other for other in body if id(other) not in leads]
            exact = next((other for other in later if _leads_to(figure, other)), None)
        if exact is None and id(figure) in loose and figure.value >= _MANY:
            exact = next((other for other in kept if _same_number(figure, other)), None)
        if exact is not None:
            repeated.append(
                LeftOut(
                    words=figure.words,
                    key="left-again",
                    params={"other": exact.words},
                    from_char=figure.from_char,
                )
            )
            continue
        seen[key] = figure
        kept.append(figure)
    return kept, repeated


def _same_cell(headline: Extracted, other: Extracted) -> bool:
    return (headline.value, headline.places, headline.start, headline.end) == (
        other.value, other.places, other.start, other.end
    )  # fmt: skip


_FEW_DAYS = 7
"""Days between the end of a headline's year so far and that of the text."""
_ROUNDLY = 31
"""The same where the headline rounds: "nearly 55,000 ha this year" of the first 11 months."""
_MANY = 1000
"""So large a number is not said twice of two things."""


def _same_number(figure: Extracted, other: Extracted) -> bool:
    """Whether a number without days of its own says again what was said with its days.

    Not where it is of other places: as much may have been cleared there.
    """
    if figure.places != other.places and WHOLE not in (*figure.places, *other.places):
        return False
    return (figure.measure, figure.value, figure.unit, figure.qualifier, figure.status) == (
        other.measure, other.value, other.unit, other.qualifier, other.status
    )  # fmt: skip


def _key(figure: Extracted) -> tuple[object, ...]:
    cumulative = figure.start is None or figure.start <= BASELINE
    start = "" if cumulative else figure.start
    return (figure.measure, figure.value * factor(figure.unit), figure.places, start, figure.end,
            figure.status, figure.operator, figure.purpose)  # fmt: skip


def _leads_to(lead: Extracted, other: Extracted) -> bool:
    """Whether the first sentence rounds what a later one says exactly of the same cell."""
    rounded = lead.qualifier is not Qualifier.EXACT and other.qualifier is Qualifier.EXACT
    cells = [(f.measure, f.places, f.operator, f.purpose) for f in (lead, other)]
    return rounded and cells[0] == cells[1] and _rounds(lead, other)


def _rounds(headline: Extracted, other: Extracted) -> bool:
    """Whether a headline's number is the other's, rounded or cut, or of one kind of it."""
    if headline.status is not other.status:
        return False
    if headline.measure is not other.measure:
        narrower = not headline.measure.is_area and not other.measure.is_area
        if not narrower or other.measure.types & ~headline.measure.types:
            return False
        if headline.qualifier is Qualifier.EXACT:
            return _same_cell(headline, other)
    one = headline.value * factor(headline.unit)
    two = other.value * factor(other.unit)
    if one == two and (headline.end == other.end or headline.start == other.start):
        return True
    days = _FEW_DAYS if headline.qualifier is Qualifier.EXACT else _ROUNDLY
    if headline.start != other.start or abs((headline.end - other.end).days) > days:
        return False
    if headline.qualifier is Qualifier.OVER:
        return one < two <= one * Decimal("1.2")
    if headline.qualifier is Qualifier.UP_TO:
        return one * Decimal("0.8") <= two < one
    near = abs(one - two) <= Decimal("0.06") * two
    if headline.qualifier is Qualifier.ABOUT:
        return near
    whole = other.value.to_integral_value() in {headline.value, headline.value + 1}
    return (headline.unit is other.unit and whole and other.value != headline.value) or (
        near and headline.value % 100 == 0 and headline.value >= 1000
    )  # fmt: skip
