"""Totals that a table prints: held to the sum of what they sum."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from handlers.language.cells import Reason
from handlers.language.sheets.values import Amount
from store.measures import Measure
from store.quantities import Unit, factor, from_base


@dataclass(slots=True)
class _Sum:
    base: int = 0
    slack: Decimal = Decimal(0)
    parts: int = 0

    def add(self, amount: Amount) -> None:
        self.base += amount.base
        self.slack += _last_digit(amount)
        self.parts += 1

    def agrees(self, total: Amount) -> bool:
        """Within half a unit of the last digit of every number that was rounded."""
        return abs(self.base - total.base) * 2 <= self.slack + _last_digit(total)


def _last_digit(amount: Amount) -> Decimal:
    """What one unit of its last digit is, in m²; counts are not rounded."""
    if amount.unit is Unit.ITEM:
        return Decimal(0)
    return factor(amount.unit).scaleb(-len(amount.printed.partition(".")[2]))


@dataclass(slots=True)
class _Column:
    """The sums of a column: of all rows, of those since the total before, and by their days.

    What is added waits until a total asks for it: most tables have none.
    """

    waiting: list[tuple[object, Amount]] = field(default_factory=list)
    whole: _Sum = field(default_factory=_Sum)
    since: _Sum = field(default_factory=_Sum)
    by_days: dict[object, _Sum] = field(default_factory=dict)
    gap: bool = False

    def add_up(self) -> None:
        """Bring the sums up to now; `since` begins anew."""
        self.since = _Sum()
        for days, amount in self.waiting:
            self.whole.add(amount)
            self.since.add(amount)
            self.by_days.setdefault(days, _Sum()).add(amount)
        self.waiting.clear()


class Totals:
    """What the rows of a table come to, column by column, and whether its totals say so too.

    `checked`: the cells of totals that agree; `differing`: what to note of the others.
    """

    def __init__(self) -> None:
        """Nothing added yet."""
        self._columns: dict[int, _Column] = {}
        self.checked: list[str] = []
        self.differing: list[Reason] = []

    def add(self, column: int, days: object, amount: Amount) -> None:
        """A figure of an ordinary row."""
        if column not in self._columns:
            self._columns[column] = _Column()
        self._columns[column].waiting.append((days, amount))

    def miss(self, column: int) -> None:
        """A cell of an ordinary row that has no number: the sum may be less than the total."""
        self._columns.setdefault(column, _Column()).gap = True

    def has(self, column: int) -> bool:
        """Whether any figure of a column was added."""
        sums = self._columns.get(column)
        return sums is not None and bool(sums.waiting or sums.whole.parts)

    def check_down(
        self, where: str, column: int, days: object, total: Amount, *, kept: bool
    ) -> None:
        """Hold the total of a column to the rows that were added; `kept`: it is a figure too."""
        sums = self._columns[column]
        sums.add_up()
        candidates = [sums.since, sums.whole]
        if days in sums.by_days:
            candidates.append(sums.by_days[days])
        parts = [each for each in candidates if each.parts]
        self._check(where, total, parts, gap=sums.gap, kept=kept)

    def check_across(
        self, where: str, total: Amount, parts: Iterable[tuple[Measure, Amount]], *, gap: bool
    ) -> None:
        """Hold the total in a row to the figures of the row: to the items, or to the land."""
        items, land = _Sum(), _Sum()
        for measure, amount in parts:
            (land if measure.is_area else items).add(amount)
        wanted = items if total.unit is Unit.ITEM else land
        self._check(where, total, [wanted] if wanted.parts else [], gap=gap, kept=False)

    def _check(
        self, where: str, total: Amount, sums: list[_Sum], *, gap: bool, kept: bool
    ) -> None:
        if not sums:
            self.differing.append(Reason(why="total-alone", params={"where": where}))
        elif any(each.agrees(total) for each in sums):
            if not kept:
                self.checked.append(where)
        else:
            nearest = min(sums, key=lambda each: abs(each.base - total.base))
            summed = format(from_base(nearest.base, total.unit), "f")
            why = "total-more" if gap and nearest.base < total.base else "total-differs"
            why = "total-parts" if kept else why
            params = {"where": where, "total": total.printed, "sum": summed}
            self.differing.append(Reason(why=why, params=params))
