"""What a cell is about: its row and column together, and what stands around the table."""

from dataclasses import dataclass
from typing import Literal

from handlers.language.cells import Reason
from handlers.language.sheets.columns import Column
from handlers.language.sheets.fields import Key
from handlers.language.sheets.labels import Label
from handlers.language.sheets.layout import Table
from handlers.language.sheets.times import period_of
from handlers.language.sheets.values import Amount
from store.areas import WHOLE, Places
from store.measures import Measure
from store.periods import Period
from store.quantities import Unit, fits, usual_unit
from store.questions import Scope, Status
from store.records import NewFigure, Qualifier, Source


@dataclass(slots=True)
class Frame:
    """Everything of a figure but its number. `others`: its places are in other rows.

    Made for each of very many rows, so it is not frozen.
    """

    part: "Part"
    places: Places
    period: Period
    others: bool

    def figure(self, amount: Amount) -> NewFigure:
        """The figure of an amount."""
        part = self.part
        return NewFigure(
            measure=part.measure, places=self.places, period=self.period, value=amount.base,
            printed=amount.printed, unit=amount.unit, qualifier=amount.qualifier or part.qualifier,
            scope=part.scope, source=part.source, words=part.words,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the figures of a column have in common, as long as rows say the same of it.

    `scale`: of how many units each number is.
    """

    measure: Measure
    unit: Unit
    scale: int
    qualifier: Qualifier
    scope: Scope
    source: Source
    words: str


class Frames:
    """Makes the frames of a table; what a column or row does not say is taken from around it.

    The `section` is the heading last passed among the rows, nearer than the titles above.
    """

    def __init__(self, table: Table, sheet: Label, publisher: str) -> None:
        """`sheet`: what the name of the worksheet says; `publisher`: whom a remark names."""
        self._table = table
        self._around = self._outer = (*table.titles, sheet)
        self._source = Source(publisher=publisher)
        self._parts: dict[tuple[int, int, int], Part | Reason] = {}
        self._kept: list[object] = []
        self._periods: dict[object, Period | Reason] = {}
        self.assumed: dict[str, None] = {}

    def enter(self, section: Label) -> None:
        """Go on below a heading."""
        self._outer = (section, *self._around)
        self._parts.clear()
        self._periods.clear()

    def frame(self, key: Key, column: Column) -> Frame | Reason:
        """What the cell of a row and column is about, or why that is not known."""
        about = column.index, id(key.context), id(key.label)
        part = self._parts.get(about)
        if part is None:
            part = self._parts[about] = self._part(key, column)
            self._kept += (key.context, key.label)  # so that no other gets their identity
        if isinstance(part, Reason):
            return part
        days = column.index, key.start, key.end, key.times
        period = self._periods.get(days)
        if period is None:
            period = self._periods[days] = self._period(key, column.label)
        if isinstance(period, Reason):
            return period
        own, row = column.label.places, key.places
        if own and row and own != row:
            return Reason(why="two-places")
        if key.others:
            return Frame(part, (WHOLE,), period, others=True)
        places = own or row or next((e.places for e in self._outer if e.places), (WHOLE,))
        return Frame(part, places, period, others=False)

    def _part(self, key: Key, column: Column) -> Part | Reason:
        label, said = column.label, key.label
        measure = label.measure or (said.measure if said else None)
        if measure is None:
            around = (e.measure for e in self._outer if e.measure and not e.refused)
            measure = next(around, None)
        if measure is None:
            missing = {"column": "measure"} if "measure" in self._table.by_role else {}
            return Reason(why="missing" if missing else "no-measure", params=missing)
        sized = self._unit(key, column, measure)
        if isinstance(sized, Reason):
            return sized
        unit, scale = sized
        context = key.context
        return Part(
            measure=measure, unit=unit, scale=scale, qualifier=context.qualifier,
            words=context.words, scope=self._scope(key, label),
            source=self._source if context.source == Source(publisher="") else context.source,
        )  # fmt: skip

    def _scope(self, key: Key, label: Label) -> Scope:
        context, outer = key.context, self._outer
        near = [label, key.label] if key.label else [label]
        status = context.status or next((e.status for e in (*near, *outer) if e.status), None)
        if label.status:
            status = label.status
        return Scope(
            status=status or Status.ACTUAL,
            operator=label.operator or context.operator or _named("operator", (*near, *outer)),
            purpose=label.purpose or context.purpose or _named("purpose", (*near, *outer)),
            process=context.process,
        )

    def _period(self, key: Key, label: Label) -> Period | Reason:
        if key.end is not None:
            return Period(start=key.start, end=key.end)
        if "end" in self._table.by_role and not key.times:
            return Reason(why="missing", params={"column": "end"})
        own = [text for text in (label.time, *key.times) if text]
        period = period_of(own, [each.time for each in self._outer])
        if period is not None:
            return period
        if own:
            return Reason(why="period", params={"text": " ".join(own)})
        return Reason(why="no-period")

    def _unit(self, key: Key, column: Column, measure: Measure) -> tuple[Unit, int] | Reason:
        """The unit of the numbers of a column, and of how many of them each is."""
        label, said = column.label, key.label or Label()
        near = ((label.unit, label.scale), (key.context.unit, 1), (said.unit, said.scale))
        for own, scale in near:
            if own is not None and not fits(own, measure):
                return Reason(why="unit-odd", params={"text": own.value})
            if own is not None:
                return own, scale
        for each in self._outer:
            if each.unit and fits(each.unit, measure):
                return each.unit, each.scale
        known = column.label.role == "value" or "unit" in self._table.by_role
        if measure.is_area and not known:
            self.assumed[column.header or column.name] = None
        return usual_unit(measure), max(label.scale, said.scale)


def _named(kind: Literal["operator", "purpose"], outer: tuple[Label, ...]) -> str:
    """Whom or what a label that says nothing else names, the nearest first."""
    return next((getattr(e, kind) for e in outer if getattr(e, kind) and e.is_clear), "")
