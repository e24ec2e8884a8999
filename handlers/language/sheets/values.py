"""A cell of numbers as an amount: with what qualifies it, its unit, and footnote marks."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from handlers.language.cells import CellError, Style, amount_of, unguarded
from handlers.language.grids import Cell, Special, plain_number
from handlers.language.sheets.labels import read_label
from handlers.language.sheets.vocabulary import is_nothing, says
from store.quantities import MOST, QuantityError, Unit, factor, plain, to_base
from store.records import Qualifier

_AROUND = re.compile(
    r"^([^0-9]*?)\s*([0-9](?:[0-9.,'’\s\u00a0\u2007\u2009\u202f]*[0-9])?)\s*(.*)$", re.DOTALL
)
_MARKS = re.compile(r"(?:[\s*†‡⁰¹⁴⁵⁶⁷⁸⁹]|(?<![mм])[²³])+$")
"""Signs of a footnote behind a number; m² is none."""
_PLAIN = re.compile(r"[0-9]{1,18}(?:\.(?:[0-9]{1,2}|[0-9]{4,12}))?")
"""Numbers that have one reading."""
_ENDING = re.compile(r"^[-–](?=[^\W\d])")
_QUALIFIERS = (
    ("over", Qualifier.OVER),
    ("up_to", Qualifier.UP_TO),
    ("about", Qualifier.ABOUT),
)
_TEXTS = {"formula": "formula", "error": "error-cell", "percent": "percent"}


@dataclass(frozen=True, slots=True)
class Amount:
    """`printed` in `unit` as the cell has it, `base` in whole m² or items.

    `by_style`: of two readings the style of other numbers has chosen this one.
    """

    printed: str
    base: int
    unit: Unit
    qualifier: Qualifier | None = None
    by_style: bool = False


def read_amount(cell: Cell, unit: Unit, style: Style, scale: int = 1) -> Amount | None:
    """The amount of a cell; None where it is empty or says that there is none.

    `scale`: of how many units a number without a unit of its own is. Raises CellError for
    everything that is no amount.
    """
    amount = _read(cell, unit, style)
    if amount is None or scale == 1 or (isinstance(cell, str) and _has_unit(cell)):
        return amount
    printed = format(plain(Decimal(amount.printed) * scale), "f")
    return _kept(printed, unit, amount.qualifier, by_style=amount.by_style)


def _has_unit(cell: str) -> bool:
    """Whether letters stand behind the number: a unit of its own."""
    found = _AROUND.match(_MARKS.sub("", unguarded(cell).strip()))
    return found is not None and read_label(found[3]).unit is not None


def _read(cell: Cell, unit: Unit, style: Style) -> Amount | None:
    if isinstance(cell, str):
        text = unguarded(cell).strip()
        if not text or is_nothing(text):
            return None
        return _written(text, unit, style)
    if isinstance(cell, Special):
        why = _TEXTS.get(cell.kind, "number")
        raise CellError(why, text=cell.text)
    if cell < 0:
        raise CellError("number", text=plain_number(cell))
    each = _whole(unit)
    if each and cell == (whole := int(cell)) and whole <= MOST // each:
        return Amount(str(whole), whole * each, unit)
    return _kept(plain_number(cell), unit)


@cache
def _whole(unit: Unit) -> int:
    """How many whole m² or items a unit is; 0 where it is none."""
    each = factor(unit)
    return int(each) if each == int(each) else 0


def _kept(
    printed: str, unit: Unit, qualifier: Qualifier | None = None, *, by_style: bool = False
) -> Amount:
    try:
        return Amount(printed, to_base(Decimal(printed), unit), unit, qualifier, by_style)
    except QuantityError:
        raise CellError("amount", text=printed, unit=unit.value) from None


def _written(text: str, unit: Unit, style: Style) -> Amount:
    if _PLAIN.fullmatch(text):
        return _kept(format(Decimal(text), "f"), unit)
    found = _AROUND.match(_MARKS.sub("", text))
    if found is None or "%" in text:
        raise CellError("percent" if "%" in text else "number", text=text)
    before, number_text, after = found.groups()
    qualifier, own = _words(f"{before.strip()}\0{_ENDING.sub('', after.strip())}", text)
    if own is not None and own is not unit and (own is Unit.ITEM) != (unit is Unit.ITEM):
        raise CellError("number", text=text)
    unit = own or unit
    typed = bool(before.strip() or after.strip())  # no program writes words beside a number
    if typed and style is Style.LIKELY_POINT:
        style = Style.ASKED
    number, by_style = amount_of(number_text, unit, style)
    printed = format(plain(number) if own else number, "f")
    return _kept(printed, unit, qualifier, by_style=by_style)


def _words(around: str, text: str) -> tuple[Qualifier | None, Unit | None]:
    """What stands before and after a number: a qualifier, a unit, or both. Raises CellError."""
    qualifier: Qualifier | None = None
    unit: Unit | None = None
    for words in around.split("\0"):
        left = words
        for dimension, value in _QUALIFIERS:
            if left and says(dimension, left):
                qualifier, left = value, ""
        if not left:
            continue
        label = read_label(left)
        if label.unit is None or not label.is_clear or label.time or label.places:
            for dimension, value in _QUALIFIERS:
                parts = left.split(maxsplit=1)
                if len(parts) == 2 and says(dimension, parts[1]):
                    qualifier, label = value, read_label(parts[0])
        if label.unit is None or not label.is_clear or label.scale != 1:
            raise CellError("number", text=text)
        unit = label.unit
    return qualifier, unit
