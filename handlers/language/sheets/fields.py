"""The cells that say what a row is about, each as what a figure keeps; each read only once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.language.cells import OTHERS, CellError, choice_of, day_of, places_of, unguarded
from handlers.language.grids import Cell, Special, shown
from handlers.language.sheets.labels import Label, read_label
from handlers.language.sheets.vocabulary import plain
from store.areas import Places
from store.measures import Measure
from store.quantities import Unit
from store.questions import Status
from store.records import Qualifier, Source
from store.rows import RowError, text_of

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_OTHERS = frozenset({"other districts", "others", "remaining districts",
                     "diger rayonlar", "qalan rayonlar", "digerleri", "прочие районы", "прочие",
                     "другие районы", "остальные районы"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What many rows of a table say alike: unit, scope and source; empty where unsaid.

    `total`: all operators, or all purposes together.
    """

    unit: Unit | None = None
    status: Status | None = None
    qualifier: Qualifier = Qualifier.EXACT
    operator: str = ""
    purpose: str = ""
    process: str = ""
    source: Source
    words: str = ""
    total: bool = False


@dataclass(slots=True)
class Key:
    """What the cells of a row say: None or empty where they say nothing.

    `others`: all districts but those that have rows of their own. `total`: it sums other rows.
    Made for each of very many rows, so it is not frozen: that would take twice as long.
    """

    context: Context
    label: Label | None
    places: Places | None
    others: bool
    times: tuple[str, ...]
    start: date | None
    end: date | None
    total: bool

    @property
    def days(self) -> object:
        """What it says of when, to tell rows of the same days from others."""
        return self.times or (self.start, self.end)


class Fields:
    """Reads key cells by their role; what a cell says is kept for the rows that repeat it."""

    def __init__(self, roles: Sequence[str]) -> None:
        """`roles` of the cells of a row, in their order."""
        self._kept: dict[str, dict[Cell, Any]] = {role: {"": None} for role in _READERS}
        at = {role: index for index, role in enumerate(roles)}
        self._of_context = [(role, at[role]) for role in _CONTEXT if role in at]
        self._of_time = [(role, at[role]) for role in _TIMES if role in at]
        self._measure, self._places = at.get("measure"), at.get("places")
        self._start, self._end = at.get("start"), at.get("end")
        self._contexts: dict[tuple[Cell, ...], Context] = {}

    def read(self, cells: Sequence[Cell]) -> Key:
        """The key of a row's cells. Raises CellError."""
        context = self.context(cells)
        label: Label | None = self._one("measure", cells, self._measure)
        places = self._one("places", cells, self._places)
        start = self._one("start", cells, self._start)
        end = self._one("end", cells, self._end)
        if start is not None and end is not None and start > end:
            raise CellError("backwards", start=str(start), end=str(end))
        times = tuple(self._times(cells)) if self._of_time else ()
        total = context.total or places is _TOTAL or _TOTAL in times
        if label is not None and label.total and label.measure is None:
            total = True
        if total:
            times = tuple(time for time in times if time is not _TOTAL)
        others = places is OTHERS
        if others or places is _TOTAL:
            places = None
        return Key(context, label, places, others, times, start, end, total)

    def _times(self, cells: Sequence[Cell]) -> Iterator[str]:
        for role, at in self._of_time:
            time = self._one(role, cells, at)
            if time is not None:
                yield time

    def context(self, cells: Sequence[Cell]) -> Context:
        """What a row says of unit, scope and source. Raises CellError."""
        said = tuple([cells[at] for _, at in self._of_context])
        context = self._contexts.get(said)
        if context is None:
            context = self._contexts[said] = self._context(said)
        return context

    def _context(self, cells: tuple[Cell, ...]) -> Context:
        found: dict[str, Any] = {}
        for (role, _), cell in zip(self._of_context, cells, strict=True):
            value = self._one(role, (cell,), 0)
            if value is not None:
                found[role] = value
        source = Source(publisher=found.pop("source", ""), speaker=found.pop("speaker", ""),
                        published=found.pop("published", None),
                        url=found.pop("url", ""))  # fmt: skip
        sums = [role for role in ("operator", "purpose") if found.get(role) is _TOTAL]
        for role in sums:
            del found[role]
        return Context(source=source, total=bool(sums), **found)

    def _one(self, role: str, cells: Sequence[Cell], at: int | None) -> Any:  # noqa: ANN401 - as its reader gives it
        """What the cell at a place says; None where there is none."""
        if at is None:
            return None
        kept, cell = self._kept[role], cells[at]
        try:
            value = kept[cell]
        except KeyError:
            value = kept[cell] = _read(role, cell)
        if isinstance(value, CellError):
            raise value
        return value


def _read(role: str, cell: Cell) -> Any:  # noqa: ANN401 - as its reader gives it
    try:
        return _READERS[role](role, cell)
    except CellError as error:
        return error
    except RowError as error:
        return CellError("cell", column=error.column, text=error.text)


_TIMES = ("year", "quarter", "month", "period", "date")
_CONTEXT = ("unit", "status", "qualifier", "operator", "purpose", "process", "source", "speaker",
            "published", "url", "words")  # fmt: skip
_TOTAL = "(total)"


def _text(cell: Cell) -> str:
    return unguarded(shown(cell)).strip()


def _measure(role: str, cell: Cell) -> Label:
    text = _text(cell)
    name = plain(text).replace(" ", "_")
    if name in set(Measure):
        return Label(measure=Measure(name))
    label = read_label(text)
    if label.total and label.measure is None:
        return label
    if label.measure is None or not label.is_clear:
        raise CellError("choice", column=role, text=text, choices=", ".join(Measure))
    return label


def names_others(text: str) -> bool:
    """Whether a cell means the districts that have no row of their own."""
    return text.strip().casefold() == OTHERS or plain(text) in _OTHERS


def _places(role: str, cell: Cell) -> Places | str:
    del role
    text = _text(cell).rstrip("*†‡ ⁰¹²³⁴⁵⁶⁷⁸⁹") or _text(cell)
    if names_others(text):
        return OTHERS
    try:
        return places_of(text)
    except CellError:
        if read_label(text).total:
            return _TOTAL
        raise


def _time(role: str, cell: Cell) -> str | None:
    """Text for `times.period_of`; the number of a month or a quarter becomes its name."""
    if isinstance(cell, Special):
        if cell.kind == "month" or (cell.kind == "day" and role in {"date", "period"}):
            return cell.text
        if cell.kind == "day" and role in {"month", "quarter", "year"}:
            return cell.text[:7] if role == "month" else cell.text[:4]
        raise CellError("period-cell", text=cell.text)
    text = _text(cell)
    if not text:
        return None
    if text.isdigit() and role == "month" and 1 <= int(text) <= 12:
        return _MONTHS[int(text) - 1]
    if text.isdigit() and role == "quarter" and 1 <= int(text) <= 4:
        return f"Q{int(text)}"
    if role == "quarter" and text in _ROMAN:
        return f"Q{_ROMAN[text]}"
    label = read_label(text)
    if label.total and not label.time:
        return _TOTAL
    if not label.time or label.refused:
        raise CellError("period-cell", text=text)
    return label.time


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _day(role: str, cell: Cell) -> date:
    if isinstance(cell, Special) and cell.kind == "month":
        raise CellError("day", column=role, text=cell.text)
    return day_of(role, _text(cell))


def _unit(role: str, cell: Cell) -> Unit:
    text = _text(cell)
    label = read_label(text)
    if label.unit is not None and label.is_clear and label.scale == 1:
        return label.unit
    return Unit(choice_of(role, text, tuple(Unit)))


def _status(role: str, cell: Cell) -> Status:
    text = _text(cell)
    label = read_label(text)
    return label.status or Status(choice_of(role, text, tuple(Status)))


def _qualifier(role: str, cell: Cell) -> Qualifier:
    return Qualifier(choice_of(role, _text(cell), tuple(Qualifier)))


def _named(role: str, cell: Cell) -> str:
    """An operator or a purpose by the name that the record has for it, else as it is written."""
    text = text_of(role, _text(cell))
    label = read_label(text)
    if label.total:
        return _TOTAL
    known = label.operator if role == "operator" else label.purpose
    return known if known and label.is_clear else text


def _free(role: str, cell: Cell) -> str:
    return text_of(role, _text(cell))


_READERS: dict[str, Callable[[str, Cell], Any]] = {
    "measure": _measure, "places": _places, "unit": _unit, "status": _status,
    "qualifier": _qualifier, "operator": _named, "purpose": _named, "process": _free,
    "source": _free, "speaker": _free, "url": _free, "words": _free,
    "start": _day, "end": _day, "published": _day,
    **dict.fromkeys(_TIMES, _time),
}  # fmt: skip
