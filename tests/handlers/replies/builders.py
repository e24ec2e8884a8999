"""Figures and answers made by hand, as the store would give them; no database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from store.answers.coverage import coverage
from store.answers.values import Answer, Kind, Reason, Term
from store.areas import WHOLE, canonical
from store.measures import Measure
from store.periods import TO_DATE, Period
from store.quantities import Unit, significant_digits, to_base
from store.questions import Question, Scope, Shape, Status
from store.records import Figure, Qualifier, Source, ref_of

AS_OF = date(2026, 11, 24)
LAND = Measure.CLEARED_AREA
TEN = canonical(
    ["tartar", "kalbajar", "aghdam", "khojavand", "lachin", "shusha", "fuzuli", "gubadli",
     "jabrayil", "zangilan"]
)  # fmt: skip

TREND = Source(
    publisher="Trend",
    speaker="Idris Ismayilov",
    published=date(2024, 1, 5),
    url="https://en.trend.az/azerbaijan/society/3727156.html",
)
REPORT = Source(publisher="Report", published=date(2024, 2, 1), url="https://report.az/en/1")
UNDATED = Source(publisher="Azernews", url="https://www.azernews.az/nation/184695.html")


def question(
    measure: Measure = LAND,
    *places: str,
    period: Period = TO_DATE,
    shape: Shape = Shape.TOTAL,
    unit: Unit | None = None,
    scope: Scope | None = None,
    limit: int = 0,
) -> Question:
    return Question(
        measure=measure,
        places=canonical(places or (WHOLE,)),
        period=period,
        shape=shape,
        unit=unit,
        scope=scope or Scope(),
        limit=limit,
    )


def planned(asked: Question) -> Question:
    return replace(asked, scope=replace(asked.scope, status=Status.PLANNED))


def figure(
    cell: Question,
    printed: str,
    number: int = 1,
    *,
    qualifier: Qualifier = Qualifier.EXACT,
    source: Source = TREND,
    period: Period | None = None,
    words: str = "",
) -> Figure:
    """The figure of number `number` for the cell of a question; land is printed in hectares."""
    unit = Unit.HA if cell.measure.is_area else Unit.ITEM
    return Figure(
        id=number,
        ref=ref_of(number),
        upload=1,
        known_from=datetime(2024, 1, 5, 8, tzinfo=UTC),
        measure=cell.measure,
        places=cell.places,
        period=period or cell.period,
        value=to_base(Decimal(printed), unit),
        printed=printed,
        unit=unit,
        qualifier=qualifier,
        scope=cell.scope,
        source=source,
        words=words,
    )


def direct(asked: Question, best: Figure, *others: Figure, period: Period | None = None) -> Answer:
    return Answer(
        question=asked,
        kind=Kind.DIRECT,
        period=period or best.period,
        as_of=AS_OF,
        value=best.value,
        qualifier=best.qualifier,
        digits=significant_digits(best.printed),
        evidence=(best,),
        others=others,
    )


def published(
    asked: Question, printed: str, number: int = 1, qualifier: Qualifier = Qualifier.EXACT
) -> Answer:
    """A direct answer to `asked` from one figure."""
    return direct(asked, figure(asked, printed, number, qualifier=qualifier))


def summed(asked: Question, *parts: Figure, qualifier: Qualifier = Qualifier.EXACT) -> Answer:
    return Answer(
        question=asked,
        kind=Kind.DERIVED,
        period=asked.period,
        as_of=AS_OF,
        value=sum(part.value for part in parts),
        qualifier=qualifier,
        digits=max(significant_digits(part.printed) for part in parts),
        evidence=parts,
    )


def nothing(asked: Question, reason: Reason | None = None, *nearby: Figure) -> Answer:
    return Answer(
        question=asked,
        kind=Kind.NONE,
        period=asked.period,
        as_of=AS_OF,
        reason=reason,
        nearby=nearby,
    )


def bounded(
    asked: Question,
    low: int | None,
    high: int | None,
    *,
    low_by: tuple[Term, ...] = (),
    high_by: tuple[Term, ...] = (),
    digits: int = 0,
) -> Answer:
    return Answer(
        question=asked,
        kind=Kind.BOUNDS,
        period=asked.period,
        as_of=AS_OF,
        low=low,
        high=high,
        digits=digits,
        low_terms=low_by,
        high_terms=high_by,
        coverage=coverage(asked, low_by),
        evidence=tuple(term.figure for term in (*low_by, *high_by)),
    )


def plus(*figures: Figure) -> tuple[Term, ...]:
    return tuple(Term(figure=one) for one in figures)


def minus(*figures: Figure) -> tuple[Term, ...]:
    return tuple(Term(figure=one, times=-1) for one in figures)


def nearest(asked: Question, close: Figure) -> Answer:
    return replace(direct(asked, close), kind=Kind.NEAREST)


def with_rows(asked: Question, rows: list[Answer], whole: Answer | None = None) -> Answer:
    """A series; `whole` is the answer to the cell that its rows add up to."""
    base = whole or nothing(asked, Reason.NOT_PUBLISHED)
    return replace(base, question=asked, rows=tuple(rows))
