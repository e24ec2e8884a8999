"""Answers of every kind and shape, by the name that they have in the golden files."""

from dataclasses import replace
from datetime import date

from store.answers.values import Answer, Reason
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import BASELINE, Period, month, quarter, year
from store.quantities import Unit
from store.questions import Question, Scope, Shape
from tests.handlers.replies.builders import (
    LAND,
    REPORT,
    TEN,
    UNDATED,
    bounded,
    direct,
    figure,
    minus,
    nearest,
    nothing,
    planned,
    plus,
    published,
    question,
    summed,
    with_rows,
)
from tests.handlers.replies.cases_compared import (
    ABOUT,
    AGHDAM,
    FUZULI,
    JANUARY,
    OVER,
    UP_TO,
    progress,
    rankings,
)


def answers() -> dict[str, Answer]:
    """Answers of every kind and shape."""
    ap_2022 = question(Measure.AP_MINES, period=year(2022))
    at_2022 = question(Measure.AT_MINES, period=year(2022))
    uxo_2022 = question(Measure.UXO, period=year(2022))
    ten = figure(question(Measure.AP_MINES, *TEN, period=JANUARY), "61", 7)
    defence = question(
        LAND, period=year(2021), scope=Scope(operator="Ministry of Defense", purpose="transport")
    )
    whole_2022 = question(LAND, period=year(2022))
    total = question(LAND)
    since = Period(start=BASELINE, end=date(2025, 12, 31))
    ap_aghdam = question(Measure.AP_MINES, "aghdam", period=month(2023, 1))
    return {
        "direct": published(FUZULI, "6025.1"),
        "direct in km²": published(replace(FUZULI, unit=Unit.KM2), "6025.1"),
        "direct in acres": published(replace(FUZULI, unit=Unit.ACRE), "6025.1"),
        "direct of several sources": direct(
            whole_2022,
            figure(whole_2022, "41915.77", 2, source=REPORT),
            figure(whole_2022, "41915", 3),
            figure(whole_2022, "42000", 4, qualifier=ABOUT, source=UNDATED),
        ),
        "to date": direct(
            total,
            figure(total, "249000", 5, qualifier=ABOUT, period=since),
        ),
        "one mine": published(question(Measure.MINES, "lachin", period=month(2023, 1)), "1"),
        "items over": published(ap_2022, "8780", 3, qualifier=OVER),
        "ten districts together": direct(replace(ap_aghdam, places=TEN, period=JANUARY), ten),
        "sum of types": summed(
            question(Measure.EXPLOSIVES, period=year(2022)),
            figure(ap_2022, "8780", 3, qualifier=OVER),
            figure(at_2022, "4133", 4),
            figure(uxo_2022, "14950", 5, source=REPORT),
            qualifier=OVER,
        ),
        "sum of months": summed(
            question(LAND, "aghdam", period=year(2023)),
            *(
                figure(question(LAND, "aghdam", period=month(2023, n)), f"{n}00.5", n)
                for n in range(1, 13)
            ),
        ),
        "operator and purpose": published(defence, "13000", 9, qualifier=ABOUT),
        "plan": published(planned(question(LAND, period=year(2026))), "65000", 8, qualifier=OVER),
        "up to": published(planned(question(LAND, period=year(2023))), "77", 8, qualifier=UP_TO),
        "not published": nothing(
            question(LAND, "aghdam", period=year(2022)),
            Reason.NOT_PUBLISHED,
            figure(
                question(LAND, "aghdam", period=Period(end=date(2023, 2, 28))),
                "16000",
                6,
                qualifier=OVER,
            ),
            figure(AGHDAM, "7956.1", 10),
        ),
        "not published, nothing nearby": nothing(
            question(LAND, "naftalan", period=year(2023)), Reason.NOT_PUBLISHED
        ),
        "not yet": nothing(
            question(LAND, period=month(2026, 10)), Reason.NOT_YET, figure(total, "249000", 5,
            qualifier=ABOUT, period=since)
        ),
        "jointly": nothing(ap_aghdam, Reason.JOINTLY, ten),
        "nothing was known before clearance": nothing(
            replace(total, as_of=date(2020, 6, 1)), Reason.NOT_PUBLISHED
        ),
        "not known then": nothing(
            replace(whole_2022, as_of=date(2021, 6, 1)), Reason.NOT_PUBLISHED
        ),
        "outside": nothing(question(LAND, period=year(2019)), Reason.OUTSIDE),
        "bounds": bounded(ap_aghdam, 0, 61, high_by=plus(ten)),
        "bounds, at least": bounded(
            FUZULI, 60_000_000, None, low_by=plus(figure(FUZULI, "6000", 2)), digits=4
        ),
        "bounds, at most in acres": bounded(
            replace(FUZULI, unit=Unit.ACRE), None, 60_251_000,
            high_by=plus(figure(FUZULI, "6025.1")), digits=5,
        ),
        **_proofs(),
        "nearest": nearest(ap_aghdam, ten),
        **_series(),
        **rankings(),
        **progress(),
    }  # fmt: skip


def _proofs() -> dict[str, Answer]:
    """Differences, both ends, coverage, contradictions, errata, and too much to weigh."""
    months = [figure(question(LAND, period=month(2026, n)), f"{n}500", n) for n in (1, 2)]
    this_year = question(LAND, period=year(2026))
    to_june = figure(question(LAND, period=Period(end=date(2023, 6, 21))), "83993", 3)
    to_may = figure(question(LAND, period=Period(end=date(2023, 5, 25))), "81386", 4)
    spring = question(LAND, period=Period(start=date(2023, 5, 26), end=date(2023, 6, 21)))
    ap_2022 = question(Measure.AP_MINES, period=year(2022))
    over = figure(ap_2022, "8780", 5, qualifier=OVER)
    until = figure(replace(ap_2022, period=Period(end=date(2023, 5, 25))), "28259", 6)
    before = figure(
        replace(ap_2022, period=Period(end=date(2021, 10, 15))), "17426", 7, qualifier=ABOUT
    )
    part = figure(FUZULI, "9000", 8)
    whole = figure(question(LAND, period=year(2023)), "8000", 9, source=REPORT)
    all_of_it = figure(question(LAND, period=year(2023)), "9000", 9, source=REPORT)
    both = (part, whole)
    eleven = ("fuzuli", "aghdam", "lachin", "shusha")
    at_least = figure(question(Measure.AT_MINES, *eleven, period=year(2023)), "5034", 11)
    other = figure(question(Measure.AP_MINES, *eleven, period=year(2023)), "3495", 12)
    whole_mines = figure(question(Measure.MINES, period=year(2023)), "8529", 13)
    return {
        "a difference": replace(
            summed(spring, to_june, to_may),
            value=26_070_000,
            terms=(*plus(to_june), *minus(to_may)),
        ),
        "two ends that meet": replace(
            summed(question(Measure.AT_MINES, period=year(2023)), at_least, whole_mines, other),
            value=5034,
            low_terms=plus(at_least),
            high_terms=(*plus(whole_mines), *minus(other)),
        ),
        "an over that others limit": replace(
            bounded(
                ap_2022, 8780, 10833, low_by=plus(over), high_by=(*plus(until), *minus(before))
            ),
            value=8780,
            qualifier=OVER,
            others=(over,),
        ),
        "at least, two months of the year": bounded(
            this_year, 40_000_000, None, low_by=plus(*months), digits=4
        ),
        "at least, of days": bounded(
            question(LAND, period=month(2026, 3)),
            15_000_000,
            None,
            digits=4,
            low_by=plus(
                figure(
                    question(LAND, period=Period(start=date(2026, 3, 1), end=date(2026, 3, 30))),
                    "1500",
                    3,
                )
            ),
        ),
        "nothing is left": replace(
            summed(question(LAND, "khankendi", period=year(2023)), all_of_it, part),
            value=0,
            terms=(*plus(all_of_it), *minus(part)),
            nothing_left=True,
        ),
        "contradicted": replace(direct(FUZULI, part), conflict=both),
        "nothing is derived from a contradiction": replace(
            nothing(question(LAND, "lachin", period=year(2023)), Reason.NOT_PUBLISHED),
            conflict=both,
        ),
        "held to be wrong": replace(direct(FUZULI, part), errata=(part,)),
        "one operator beside bounds": replace(
            bounded(FUZULI, 0, 80_000_000, high_by=plus(whole)),
            also=(figure(replace(FUZULI, scope=Scope(operator="ANAMA")), "5000", 10),),
        ),
        "a direct figure among too much to weigh": replace(direct(FUZULI, part), partial=True),
        "too much to weigh": replace(
            bounded(FUZULI, 0, 80_000_000, high_by=plus(whole)), partial=True
        ),
    }


def _series() -> dict[str, Answer]:
    months = question(LAND, "aghdam", period=quarter(2023, 1), shape=Shape.BY_MONTH)
    cells = [question(LAND, "aghdam", period=month(2023, n)) for n in (1, 2, 3)]
    first = published(cells[0], "1234.5", 1, qualifier=OVER)
    close = nearest(cells[2], figure(cells[2], "800", 3, period=Period(
        start=date(2023, 3, 1), end=date(2023, 3, 25))))  # fmt: skip
    everywhere = question(LAND, period=year(2023), shape=Shape.BY_PLACE)
    of_district = [question(LAND, name, period=year(2023)) for name in load_catalogue().core]
    values = ["6025.1", "7956.1", "", "5000", "4100.25", "3", "", "120", "1", "17", "88", "9", "2"]
    rows = [
        published(cell, value, index) if value else nothing(cell, Reason.NOT_PUBLISHED)
        for index, (cell, value) in enumerate(zip(of_district, values, strict=True), start=1)
    ]
    long = [published(_uxo(2021 + n // 12, n % 12 + 1), str(n + 1), n + 1) for n in range(48)]
    return {
        "by month": with_rows(months, [first, nothing(cells[1], Reason.NOT_PUBLISHED), close]),
        "by month, nothing": with_rows(
            months, [nothing(cell, Reason.NOT_PUBLISHED) for cell in cells]
        ),
        "by district": with_rows(
            everywhere, rows, published(question(LAND, period=year(2023)), "53081.8", 99)
        ),
        "by year, long": with_rows(
            question(
                Measure.UXO,
                period=Period(start=date(2021, 1, 1), end=date(2024, 12, 31)),
                shape=Shape.BY_MONTH,
            ),
            [*long, nothing(_uxo(2025, 1), Reason.NOT_PUBLISHED)],
        ),
    }


def _uxo(year_number: int, number: int) -> Question:
    return question(Measure.UXO, period=month(year_number, number))
