"""Cells of a table as people write them: numbers, days, words and places, or why they are none."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from handlers.language.fold import fold
from handlers.language.numbers import read_number, spelled
from handlers.language.pieces import cut
from handlers.language.suggest import suggest_places
from handlers.language.tokens import tokenize
from store.areas import WHOLE, Places, canonical
from store.catalogue import Place
from store.periods import FIRST_YEAR, LAST_YEAR
from store.quantities import QuantityError, Unit, to_base
from store.rows import COLUMNS

OTHERS = "(other districts)"
"""In a cell of places: the whole territory but the districts that the file names singly."""

_DOTTED_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_BEGINS_FORMULA = "[-=+@\t\r\n\0＝＋－＠]"
"""What a spreadsheet may take for the beginning of a formula (OWASP, "CSV injection")."""
_ESCAPED = re.compile(f"'+{_BEGINS_FORMULA}")
_WITH_POINT = re.compile(
    r"[0-9]{1,3}([ ,'’][0-9]{3})+\.[0-9]+|[0-9]+\.([0-9]{1,2}|[0-9]{4,})|[0-9]{1,3}(,[0-9]{3}){2,}"
)
_WITH_COMMA = re.compile(
    r"[0-9]{1,3}([ .'’][0-9]{3})+,[0-9]+|[0-9]+,([0-9]{1,2}|[0-9]{4,})|[0-9]{1,3}(\.[0-9]{3}){2,}"
)
_BETWEEN_PLACES = re.compile(r"[;,]|\s(?:və|ve|and|и|&)\s", re.IGNORECASE)
_SORT_OF_PLACE = re.compile(r"^(?:г|р-н)\.?\s|\s(?:ş|şəh|r|ray|r-nu|г|р|р-н)\.?$", re.IGNORECASE)
"""District or city, as tables shorten it."""
_DANGEROUS = re.compile(f"'*{_BEGINS_FORMULA}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something cannot be taken: the message `import-<why>` and what it names.

    A param "place" or "district" is an id, "column" a column, the rest is text.
    """

    why: str
    params: Mapping[str, str] = field(default_factory=dict)


class CellError(ValueError):
    """A cell that cannot be read; `reason` says why."""

    def __init__(self, why: str, **params: str) -> None:
        """`why` and `params` as a Reason has them."""
        super().__init__(why)
        self.reason = Reason(why=why, params=params)


def column_of(header: str) -> str | None:
    """The column that a header names, in any case and with blanks for "_"; None for others."""
    name = re.sub(r"[\s_-]+", "_", fold(header).strip())
    return name if name in COLUMNS else None


def guarded(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula; `unguarded` takes it back."""
    return f"'{text}" if _DANGEROUS.match(text) else text


class Style(StrEnum):
    """Which mark begins the decimals of numbers that have been read in two ways.

    `ASKED`: nobody knows. `LIKELY_POINT`: no number says so, but a program wrote them.
    """

    ASKED = "asked"
    POINT = "point"
    COMMA = "comma"
    LIKELY_POINT = "likely point"


def style_of(numbers: Iterable[str], *, typed: bool) -> Style:
    """What the numbers that have one reading show: 53081,8 and 8.703.082, or 1,198.7.

    `typed`: by people, so that nothing is likely where nothing is shown.
    """
    shown = set()
    for number in numbers:
        plain = number.strip()
        if _WITH_POINT.fullmatch(plain):
            shown.add(Style.POINT)
        elif _WITH_COMMA.fullmatch(plain):
            shown.add(Style.COMMA)
    if len(shown) == 1:
        return shown.pop()
    return Style.ASKED if shown or typed else Style.LIKELY_POINT


def unguarded(text: str) -> str:
    """The text that `guarded` made safe."""
    return text[1:] if _ESCAPED.match(text) else text


def choice_of(column: str, text: str, allowed: tuple[str, ...]) -> str:
    """The one of `allowed` that is written, in any case and with blanks for "_"."""
    word = re.sub(r"[\s_-]+", "_", fold(text).strip())
    for value in allowed:
        if word == value:
            return value
    raise CellError("choice", column=column, text=text, choices=", ".join(allowed))


def day_of(column: str, text: str) -> date:
    """An ISO day; 31.01.2023, as spreadsheets here write it back, is read too."""
    dotted = _DOTTED_DAY.fullmatch(text)
    try:
        if dotted:
            number, month, year = map(int, dotted.groups())
            day = date(year, month, number)
        else:
            day = date.fromisoformat(text)
    except ValueError:
        raise CellError("day", column=column, text=text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellError("day", column=column, text=text)
    return day


def amount_of(text: str, unit: Unit, style: Style) -> tuple[Decimal, bool]:
    """The reading that is an amount of `unit`, and whether the style of others has chosen it."""
    readings = read_number(text)
    if not readings:
        raise CellError("number", text=text)
    amounts = [reading for reading in readings if _is_amount(reading, unit)]
    if not amounts:
        raise CellError("amount", text=text, unit=unit.value)
    if len(amounts) == 1:
        return amounts[0], False
    whole, parted = amounts
    by_comma = "," in text
    if style is Style.LIKELY_POINT and not by_comma:
        return parted, False
    if style in {Style.ASKED, Style.LIKELY_POINT}:
        raise CellError("two-readings", text=text, one=spelled(whole),
                        other=spelled(parted))  # fmt: skip
    return (parted if by_comma == (style is Style.COMMA) else whole), True


def _is_amount(value: Decimal, unit: Unit) -> bool:
    try:
        to_base(value, unit)
    except QuantityError:
        return False
    return True


@lru_cache(maxsize=4096)
def places_of(text: str) -> Places:
    """The districts that a cell names, parted by ";", "," or "and"; "*" and "-Name" too."""
    found: list[str] = []
    for written in _BETWEEN_PLACES.split(text):
        name = written.strip()
        if name.startswith("-"):
            found += [f"-{district}" for district in _districts(name[1:].strip())]
        elif name:
            found += (WHOLE,) if name == WHOLE else _districts(name)
    names = dict.fromkeys(found)
    left_out = [name for name in names if name.startswith("-")]
    if WHOLE in names and len(names) > 1 + len(left_out):
        raise CellError("place-both", text=text)
    if left_out and WHOLE not in names:
        raise CellError("place-without", text=text)
    return canonical(names)


@lru_cache(maxsize=4096)
def _districts(name: str) -> tuple[str, ...]:
    """The districts that a spelling stands for, "*" for all of it."""
    name = _SORT_OF_PLACE.sub(" ", name).strip()
    pieces = [piece for piece in cut(name, tokenize(name)) if piece.dimension != "generic"]
    place = pieces[0].place if len(pieces) == 1 else None
    if place is None:
        raise _unknown(name, suggest_places(name, most=1))
    if pieces[0].slip:
        raise _unknown(name, (place.id,) if place.kind == "district" else ())
    match place.kind:
        case "district" | "region":
            return place.districts
        case "whole":
            return (WHOLE,)
        case _:
            raise _unfit(name, place)


def _unfit(name: str, place: Place) -> CellError:
    """A known name that no figure can be kept under."""
    match place.kind:
        case "outside":
            return CellError("place-outside", text=name)
        case "settlement":
            return CellError("place-settlement", text=name, district=place.districts[0])
        case _:
            return CellError("place-unclear", text=name)


def _unknown(name: str, near: tuple[str, ...]) -> CellError:
    if near:
        return CellError("place-near", text=name, place=near[0])
    return CellError("place-unknown", text=name)
