"""Figures made by hand, for tests that need just a cell and a number."""

from datetime import UTC, date, datetime
from itertools import count

from store.areas import WHOLE, canonical
from store.measures import Measure
from store.periods import Period
from store.quantities import from_base, usual_unit
from store.questions import Scope
from store.records import Figure, NewFigure, Qualifier, Source, ref_of

TREND = Source(
    publisher="Trend", published=date(2024, 3, 5), url="https://en.trend.az/azerbaijan/1.html"
)
_NUMBERS = count(1)


def new(
    *,
    measure: Measure = Measure.CLEARED_AREA,
    places: tuple[str, ...] = (WHOLE,),
    period: Period,
    value: int = 1,
    qualifier: Qualifier = Qualifier.EXACT,
    scope: Scope | None = None,
    source: Source = TREND,
    words: str = "",
) -> NewFigure:
    """A figure before it is stored; `value` is whole m² or items, printed in the usual unit."""
    unit = usual_unit(measure)
    return NewFigure(
        measure=measure,
        places=canonical(places),
        period=period,
        value=value,
        printed=format(from_base(value, unit), "f"),
        unit=unit,
        qualifier=qualifier,
        scope=scope or Scope(),
        source=source,
        words=words,
    )


def kept(
    *,
    measure: Measure = Measure.CLEARED_AREA,
    places: tuple[str, ...] = (WHOLE,),
    period: Period,
    value: int = 1,
    qualifier: Qualifier = Qualifier.EXACT,
    scope: Scope | None = None,
    source: Source = TREND,
) -> Figure:
    """A figure as if it were on record, each with a number of its own."""
    number = next(_NUMBERS)
    one = new(
        measure=measure, places=places, period=period, value=value, qualifier=qualifier,
        scope=scope, source=source,
    )  # fmt: skip
    return Figure(
        id=number,
        ref=ref_of(number),
        upload=1,
        known_from=datetime(2024, 3, 5, tzinfo=UTC),
        measure=one.measure,
        places=one.places,
        period=one.period,
        value=one.value,
        printed=one.printed,
        unit=one.unit,
        qualifier=one.qualifier,
        scope=one.scope,
        source=one.source,
        words=one.words,
    )
