"""Numbers in words: grouped and pointed by Babel, with their unit, plural and qualifier."""

from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale

from handlers.replies.messages import say
from store.answers.values import Answer, Kind
from store.measures import Measure
from store.quantities import Rounding, Unit, shown, significant_digits
from store.records import NewFigure, Qualifier

NOTHING = "—"
"""What stands for a cell that is not published; never a zero."""

_ROUNDING = {
    Qualifier.OVER: Rounding.DOWN,
    Qualifier.UP_TO: Rounding.UP,
    Qualifier.EXACT: Rounding.NEAREST,
    Qualifier.ABOUT: Rounding.NEAREST,
}


@cache
def locale(language: str) -> Locale:
    """Babel's locale of a language; English is written as in London (1 January 2023)."""
    return Locale.parse("en_GB" if language == "en" else language)


@lru_cache(maxsize=8192)
def number(value: Decimal | int, language: str) -> str:
    """Grouped as the language does, with just the decimals that `value` has."""
    where = locale(language)
    pattern = where.decimal_formats[None]
    text: str = pattern.apply(Decimal(value), where, decimal_quantization=False)
    return text


def amount(value: Decimal, unit: Unit, language: str) -> str:
    """A number and its unit: 6,025.1 ha; items are the bare number."""
    return qualified(value, unit.value, Qualifier.EXACT, language)


def counted(value: Decimal, measure: Measure, unit: Unit, language: str) -> str:
    """A number with its unit, or with what is counted: 6,025.1 ha, 61 anti-personnel mines."""
    return qualified(value, noun(measure, unit), Qualifier.EXACT, language)


def noun(measure: Measure, unit: Unit) -> str:
    """What stands behind a number of `measure`: the unit of an area, else the items."""
    return unit.value if measure.is_area else measure.value


@lru_cache(maxsize=8192)
def qualified(value: Decimal, what: str, qualifier: Qualifier, language: str) -> str:
    """Over 8,780 anti-personnel mines. `what` is a unit or an item measure."""
    return say(
        language,
        f"amount-{qualifier}",
        shown=number(value, language),
        number=_plural(value),
        noun=what,
    )


@lru_cache(maxsize=1024)
def between(low: Decimal | None, high: Decimal | None, what: str, language: str) -> str:
    """Between 0 and 61 mines, at least 61 mines, at most 61 mines; one end is needed."""
    end = low if high is None else high
    if end is None:
        raise ValueError("bounds have an end")
    shown_end = number(end, language)
    if low is None or high is None:
        side = "most" if low is None else "least"
        return say(language, f"amount-{side}", shown=shown_end, number=_plural(end), noun=what)
    return say(
        language,
        "amount-between",
        low=number(low, language),
        shown=shown_end,
        number=_plural(end),
        noun=what,
    )


def _plural(value: Decimal) -> int | float:
    """The number that chooses a plural form; only whether it is whole, and its digits, count."""
    return int(value) if value == value.to_integral_value() else float(value)


def figure_amount(figure: NewFigure, unit: Unit, language: str, *, bare: bool = False) -> str:
    """A figure's value in `unit`, rounded no finer than its source printed it.

    `bare` leaves out what is counted (the table around it says so), not the unit of an area.
    """
    value = figure_value(figure, unit)
    what = unit.value if bare else noun(figure.measure, unit)
    return qualified(value, what, figure.qualifier, language)


def figure_value(figure: NewFigure, unit: Unit) -> Decimal:
    """A figure's value in `unit`; a bound never claims more than it proves."""
    return shown(
        figure.value,
        unit,
        digits=significant_digits(figure.printed),
        rounding=_ROUNDING[figure.qualifier],
    )


def printed_amount(figure: NewFigure, language: str) -> str:
    """A figure as its source printed it, in that unit."""
    value = Decimal(figure.printed)
    return qualified(value, noun(figure.measure, figure.unit), figure.qualifier, language)


def answer_amount(answer: Answer, unit: Unit, language: str, *, bare: bool = False) -> str:
    """The number, or the range, that an answer gives; `NOTHING` where it gives none."""
    what = unit.value if bare else noun(answer.question.measure, unit)
    value, low, high = answer_values(answer, unit)
    if answer.kind is Kind.BOUNDS and (low is not None or high is not None):
        return between(low, high, what, language)
    if value is None:
        return NOTHING
    return qualified(value, what, answer.qualifier, language)


def answer_number(answer: Answer, unit: Unit, language: str) -> str:
    """The same on a picture, which names the unit once: 6,025.1 or 0–217.6; else in words."""
    value, low, high = answer_values(answer, unit)
    if answer.kind is Kind.BOUNDS and low is not None and high is not None:
        return f"{number(low, language)}–{number(high, language)}"
    if value is not None and answer.qualifier is Qualifier.EXACT:
        return number(value, language)
    return answer_amount(answer, unit, language, bare=True)


def figure_number(figure: NewFigure, unit: Unit, language: str) -> str:
    """A figure's value on a picture, as `answer_number`."""
    if figure.qualifier is Qualifier.EXACT:
        return number(figure_value(figure, unit), language)
    return figure_amount(figure, unit, language, bare=True)


def answer_values(
    answer: Answer, unit: Unit
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Value, low and high of an answer in `unit`; the low end rounds down, the high end up."""

    def in_unit(base: int | None, rounding: Rounding) -> Decimal | None:
        return None if base is None else shown(base, unit, digits=digits, rounding=rounding)

    digits = answer.digits or _whole_digits(answer)
    return (
        in_unit(answer.value, _ROUNDING[answer.qualifier]),
        in_unit(answer.low, Rounding.DOWN),
        in_unit(answer.high, Rounding.UP),
    )


def _whole_digits(answer: Answer) -> int:
    """Digits for an answer that does not say how many its figures had."""
    figures = (*answer.evidence, *answer.nearby)
    return max((significant_digits(figure.printed) for figure in figures), default=5)
