"""A figure as a row of text cells, in and out: as published.csv has them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from unicodedata import category

from store.areas import WHOLE, AreaError, Places, canonical
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import FIRST_YEAR, LAST_YEAR, Period
from store.quantities import QuantityError, Unit, fits, to_base, usual_unit
from store.questions import Scope, Status
from store.records import NewFigure, Qualifier, Source

COLUMNS = (
    "measure", "places", "start", "end", "value", "unit", "qualifier", "status", "operator",
    "purpose", "source", "published", "url", "process", "speaker", "words",
)  # fmt: skip
"""Columns that are read (DESIGN: Long CSV columns, and three that a figure has besides)."""

NEEDED = ("measure", "value", "end")
"""Columns without which a row is no figure; no start means since clearance began."""

_LONGEST = {"places": 1000, "url": 1000, "words": 4000}
"""Letters that a cell may have; `_SHORT` for the others. An index takes no longer ones."""
_SHORT = 120
_SHOWN = 30
"""Letters of a wrong cell that a RowError repeats, and digits that a number may have."""
_NUMBER = re.compile(r"[0-9]+(\.[0-9]*)?|\.[0-9]+")

_Word = TypeVar("_Word", bound=StrEnum)


class RowError(ValueError):
    """A row that is no figure: `column` is where, `text` what stands there."""

    def __init__(self, column: str, text: str) -> None:
        """`column` is one of `COLUMNS`; an empty `text` means that it is missing."""
        super().__init__(f"{column}: {text!r}")
        self.column = column
        self.text = text


def figure_of(row: Mapping[str, str]) -> NewFigure:
    """The figure of a row: plain decimals, ISO days, English names. Raises RowError.

    Places are separated by ";"; an empty cell means the whole territory ("*"), "*;-Name" all of
    it but that district. No unit means hectares for land, items for the rest.
    """
    cell = {column: text_of(column, row.get(column) or "") for column in COLUMNS}
    for column in NEEDED:
        if not cell[column]:
            raise RowError(column, "")
    measure = _word(Measure, "measure", cell)
    unit = _word(Unit, "unit", cell, usual_unit(measure))
    if not fits(unit, measure):
        raise RowError("unit", cell["unit"])
    value = _number(cell["value"])
    try:
        base = to_base(value, unit)
    except QuantityError as error:
        raise RowError("value", cell["value"]) from error
    return NewFigure(
        measure=measure,
        places=_places(cell["places"]),
        period=_period(cell),
        value=base,
        printed=format(value, "f"),
        unit=unit,
        qualifier=_word(Qualifier, "qualifier", cell, Qualifier.EXACT),
        scope=Scope(
            status=_word(Status, "status", cell, Status.ACTUAL),
            operator=cell["operator"],
            purpose=cell["purpose"],
            process=cell["process"],
        ),
        source=Source(
            publisher=cell["source"],
            speaker=cell["speaker"],
            published=_day("published", cell["published"]) if cell["published"] else None,
            url=cell["url"],
        ),
        words=cell["words"],
    )


def row_of(figure: NewFigure) -> dict[str, str]:
    """The cells of a figure; `figure_of` reads the same figure from them."""
    source = figure.source
    return {
        "measure": figure.measure.value,
        "places": ";".join(english(figure.places)),
        "start": str(figure.period.start or ""),
        "end": str(figure.period.end or ""),
        "value": figure.printed,
        "unit": figure.unit.value,
        "qualifier": figure.qualifier.value,
        "status": figure.scope.status.value,
        "operator": figure.scope.operator,
        "purpose": figure.scope.purpose,
        "source": source.publisher,
        "published": str(source.published or ""),
        "url": source.url,
        "process": figure.scope.process,
        "speaker": source.speaker,
        "words": figure.words,
    }


def english(places: Places) -> list[str]:
    """English names of places; "*" stays, "-id" becomes "-Name"."""
    catalogue = load_catalogue()
    found = []
    for name in places:
        sign = "-" if name.startswith("-") else ""
        found.append(name if name == WHOLE else sign + catalogue.name(name.lstrip("-"), "en"))
    return found


def text_of(column: str, written: str) -> str:
    """The cell without blanks around it. Raises RowError when long, or with hidden letters."""
    text = written.strip()
    kept = "\n\t" if column == "words" else ""
    hidden = any(category(letter) in {"Cc", "Cs"} and letter not in kept for letter in text)
    if hidden or len(text) > _LONGEST.get(column, _SHORT):
        raise RowError(column, "".join(filter(str.isprintable, text))[:_SHOWN])
    return text


def _places(text: str) -> Places:
    if not text:
        return (WHOLE,)
    catalogue = load_catalogue()
    found = []
    for written in text.split(";"):
        name = written.strip()
        sign = "-" if name.startswith("-") else ""
        if name == WHOLE:
            found.append(name)
        elif name:
            try:
                found.append(sign + catalogue.by_english_name(name.removeprefix("-")))
            except KeyError:
                raise RowError("places", name) from None
    try:
        return canonical(found)
    except AreaError:
        raise RowError("places", text[:_SHOWN]) from None


def _period(cell: Mapping[str, str]) -> Period:
    start = _day("start", cell["start"]) if cell["start"] else None
    end = _day("end", cell["end"])
    if start is not None and start > end:
        raise RowError("end", cell["end"])
    return Period(start=start, end=end)


def _day(column: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise RowError(column, text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RowError(column, text)
    return day


def _number(text: str) -> Decimal:
    if len(text) > _SHOWN or not _NUMBER.fullmatch(text):
        raise RowError("value", text[:_SHOWN])
    return Decimal(text)


def _word(
    kind: type[_Word], column: str, cell: Mapping[str, str], default: _Word | None = None
) -> _Word:
    if not cell[column] and default is not None:
        return default
    try:
        return kind(cell[column].lower())
    except ValueError:
        raise RowError(column, cell[column]) from None
