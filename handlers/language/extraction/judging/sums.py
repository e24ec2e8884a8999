"""Parts against totals: item types, operators, purposes, districts; and shares in percent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from handlers.language.extraction.across.shares import find_shares
from handlers.language.extraction.doubts import base, doubt
from handlers.language.extraction.report import Doubt, Extracted
from handlers.language.extraction.sentence.reads import Read
from store.measures import Measure
from store.quantities import Unit, factor

_PARTS = {
    Measure.EXPLOSIVES: (
        (Measure.AP_MINES, Measure.AT_MINES, Measure.UXO), (Measure.MINES, Measure.UXO)
    ),
    Measure.MINES: ((Measure.AP_MINES, Measure.AT_MINES),),
}  # fmt: skip


def check_sums(figures: Sequence[Extracted]) -> Iterator[Doubt]:
    """Totals and their parts that differ by more than rounding."""
    cells: dict[tuple[object, ...], dict[Measure, Extracted]] = defaultdict(dict)
    for figure in figures:
        key = (figure.places, figure.start, figure.end, figure.status, figure.operator,
               figure.purpose)  # fmt: skip
        cells[key].setdefault(figure.measure, figure)
    for cell in cells.values():
        for measure, ways in _PARTS.items():
            if measure in cell:
                yield from _parts(cell[measure], [
                    [cell[m] for m in way] for way in ways if all(m in cell for m in way)
                ])  # fmt: skip
    for name in ("operator", "purpose", "places"):
        yield from _splits(figures, name)


def _parts(total: Extracted, ways: Iterable[list[Extracted]]) -> Iterator[Doubt]:
    for parts in ways:
        together = sum(base(part) for part in parts)
        if abs(together - base(total)) > _rounding(total, parts):
            yield doubt(total, "warn", "parts", sum=_shown(together, total), unit=total.unit.value)


def _splits(figures: Sequence[Extracted], name: str) -> Iterator[Doubt]:
    """Operators, purposes or districts of one total: three or more must not exceed it."""
    groups: dict[tuple[object, ...], list[Extracted]] = defaultdict(list)
    for figure in figures:
        rest = tuple(
            getattr(figure, other)
            for other in ("measure", "start", "end", "status", "operator", "purpose", "places")
            if other != name
        )
        groups[rest].append(figure)
    for same in groups.values():
        whole = [f for f in same if getattr(f, name) in ("", ("*",))]
        parts = [f for f in same if getattr(f, name) not in ("", ("*",))]
        if len(whole) != 1 or len(parts) < 2:
            continue
        if name == "places" and (
            any(len(f.places) > 1 and f.places[0] != "*" for f in parts)
            or len({f.places for f in parts}) < len(parts)
        ):
            continue
        together = sum(base(part) for part in parts)
        over = together - base(whole[0]) > _rounding(whole[0], parts)
        near = abs(together - base(whole[0])) < base(whole[0]) * Decimal("0.02")
        if over or (near and abs(together - base(whole[0])) > _rounding(whole[0], parts)):
            shown = _shown(together, whole[0])
            yield doubt(whole[0], "warn", "parts", sum=shown, unit=whole[0].unit.value)


def _shown(value: Decimal | int, like: Extracted) -> str:
    return f"{(Decimal(value) / factor(like.unit)).normalize():f}"


def _rounding(total: Extracted, parts: Sequence[Extracted]) -> Decimal:
    """One unit of the last printed digit of each."""
    return sum((_step(figure) for figure in (total, *parts)), Decimal(0))


def _step(figure: Extracted) -> Decimal:
    exponent = figure.value.as_tuple().exponent
    size = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    if figure.unit is Unit.ITEM and figure.qualifier == "exact" and figure.value % 100:
        return Decimal(0)
    if figure.value % 1000 == 0 and figure.value >= 1000:
        size = Decimal(1000)
    elif figure.value % 100 == 0 and figure.value >= 1000:
        size = Decimal(100)
    return size * factor(figure.unit)


def check_shares(reads: Sequence[Read], figures: Sequence[Extracted]) -> Iterator[Doubt]:
    """A percentage beside a number: some larger number of the text must be its whole."""
    for read in reads:
        tokens = read.sentence.tokens
        own = [f for f in figures if tokens and tokens[0].start <= f.from_char < tokens[-1].end]
        for percent, start, end in find_shares(read) if own else ():
            figure = _beside(own, start, end)
            if figure is not None and not _is_change(percent, own):
                yield from _share(figure, percent, figures)


def _is_change(percent: Decimal, own: Sequence[Extracted]) -> bool:
    """Whether a sentence sets two numbers beside each other that differ by so much."""
    return any(
        one.measure is other.measure
        and base(other)
        and abs(100 * abs(base(one) - base(other)) / base(other) - percent) <= _step_of(percent)
        for one in own
        for other in own
        if one is not other
    )


def _step_of(percent: Decimal) -> Decimal:
    """One unit of the last digit of a percentage."""
    exponent = percent.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _beside(own: Sequence[Extracted], start: int, end: int) -> Extracted | None:
    near = [
        (min(abs(f.from_char - end), abs(start - f.to_char)), f) for f in own
        if min(abs(f.from_char - end), abs(start - f.to_char)) < 45
    ]  # fmt: skip
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _share(figure: Extracted, percent: Decimal, figures: Sequence[Extracted]) -> Iterator[Doubt]:
    wholes = [f for f in figures if f.measure is figure.measure and base(f) > base(figure)]
    shares = [100 * base(figure) / base(f) for f in wholes]
    if shares and not any(abs(share - percent) <= _step_of(percent) for share in shares):
        nearest = min(shares, key=lambda share: abs(share - percent))
        yield doubt(figure, "warn", "share", percent=f"{percent:f}", given=f"{nearest:.1f}")
