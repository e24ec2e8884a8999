"""Rankings, comparisons, and plans beside what was done, by their name in the golden files."""

from dataclasses import replace
from datetime import date

from store.answers.values import Answer, Reason
from store.measures import Measure
from store.periods import Period, month, quarter, year
from store.questions import Shape
from store.records import Qualifier
from tests.handlers.replies.builders import (
    LAND,
    TEN,
    bounded,
    direct,
    figure,
    nothing,
    planned,
    plus,
    published,
    question,
    summed,
    with_rows,
)

FUZULI = question(LAND, "fuzuli", period=year(2023))
AGHDAM = question(LAND, "aghdam", period=year(2023))
OVER, ABOUT, UP_TO = Qualifier.OVER, Qualifier.ABOUT, Qualifier.UP_TO
JANUARY = Period(start=date(2023, 1, 1), end=date(2023, 1, 30))


def rankings() -> dict[str, Answer]:
    fuzuli, aghdam = published(FUZULI, "6025.1", 1), published(AGHDAM, "7956.1", 2)
    lachin = question(LAND, "lachin", period=year(2023))
    top = question(LAND, period=year(2023), shape=Shape.TOP)
    both = question(LAND, "fuzuli", "aghdam", period=year(2023), shape=Shape.COMPARE)
    to_date = question(Measure.UXO, "fuzuli", "aghdam", shape=Shape.COMPARE)
    dated = [
        direct(
            question(Measure.UXO, name),
            figure(question(Measure.UXO, name, period=Period(end=end)), printed, number),
        )
        for name, end, printed, number in (
            ("aghdam", date(2023, 2, 28), "1600", 1),
            ("fuzuli", date(2024, 12, 31), "2000", 2),
        )
    ]
    return {
        "top": with_rows(top, [aghdam, fuzuli, nothing(lachin, Reason.NOT_PUBLISHED)]),
        "top 2": with_rows(replace(top, limit=2), [aghdam, fuzuli]),
        "top, order open": with_rows(
            top, [aghdam, published(FUZULI, "6025.1", 1, qualifier=OVER)]
        ),
        "top, nobody knows": with_rows(
            top,
            [
                bounded(cell, 0, 80_000_000, high_by=plus(figure(top, "8000", 3)))
                for cell in (FUZULI, AGHDAM)
            ],
        ),
        "top, tie": with_rows(top, [aghdam, published(FUZULI, "7956.1", 1)]),
        "top, nothing": with_rows(top, [nothing(lachin, Reason.NOT_PUBLISHED)]),
        "least": with_rows(replace(top, shape=Shape.BOTTOM), [fuzuli, aghdam]),
        "compare": with_rows(both, [fuzuli, aghdam]),
        "compare, the same": with_rows(both, [fuzuli, published(AGHDAM, "6025.1", 2)]),
        "compare, one not published": with_rows(
            both, [fuzuli, nothing(AGHDAM, Reason.NOT_PUBLISHED)]
        ),
        "compare, different days": with_rows(to_date, dated),
        **_sets_of_times(),
        **_ranges(),
    }


def _sets_of_times() -> dict[str, Answer]:
    """Two years beside each other: exact, by their ranges, and where it stays open."""
    both = question(LAND, period=Period(start=date(2022, 1, 1), end=date(2023, 12, 31)))
    asked = replace(both, shape=Shape.BY_YEAR)
    one, two = (question(LAND, period=year(number)) for number in (2022, 2023))
    known = published(two, "53081.8", 2)
    exact = [published(one, "41915.77", 1), known]
    ranged = [bounded(one, 100_000_000, 419_157_700, high_by=plus(exact[0].evidence[0])), known]
    three = question(LAND, period=year(2021))
    several = replace(asked, period=Period(start=date(2021, 1, 1), end=date(2023, 12, 31)))
    return {
        "two years": with_rows(asked, exact, summed(both, *exact[0].evidence, *known.evidence)),
        "two years, by their ranges": with_rows(asked, ranged),
        "two years, open": with_rows(
            asked, [published(one, "41915.77", 1, qualifier=OVER), known]
        ),
        "months, most with one range": with_rows(
            question(LAND, period=year(2022), shape=Shape.BY_MONTH),
            [
                *(bounded(question(LAND, period=month(2022, n)), 0, 900_000) for n in range(1, 6)),
                published(question(LAND, period=month(2022, 6)), "357", 3),
            ],
        ),
        "three years": with_rows(
            several,
            [bounded(three, 20_000_000, 235_000_000, high_by=plus(known.evidence[0])), *exact],
        ),
    }


def _ranges() -> dict[str, Answer]:
    """Districts of which only one and the same range is known, jointly."""
    whole = question(Measure.MINES, period=month(2023, 1))
    top = replace(whole, shape=Shape.TOP)
    joint = figure(question(Measure.MINES, *TEN, period=JANUARY), "218", 7)
    quarterly = figure(question(Measure.MINES, period=quarter(2023, 1)), "1967", 8)
    rows = [
        bounded(replace(whole, places=(name,)), 0, 1967, high_by=plus(quarterly))
        for name in ("fuzuli", "aghdam", "lachin")
    ]
    zero = [
        replace(summed(replace(whole, places=(name,)), quarterly), value=0)
        for name in ("khankendi",)
    ]
    known = bounded(whole, 218, 1967, low_by=plus(joint), high_by=plus(quarterly))
    land = question(LAND, period=year(2023), shape=Shape.TOP)
    mixed = [
        published(AGHDAM, "7956.1", 2),
        published(FUZULI, "6025.1", 1),
        bounded(question(LAND, "khankendi", period=year(2023)), 0, 2_176_000),
        bounded(question(LAND, "aghdara", period=year(2023)), 0, 2_176_000),
        nothing(question(LAND, "lachin", period=year(2023)), Reason.NOT_PUBLISHED),
        nothing(question(LAND, "shusha", period=year(2023)), Reason.NOT_PUBLISHED),
    ]
    return {
        "top, known jointly": with_rows(top, [*rows, *zero], known),
        "by district, known jointly": with_rows(
            replace(whole, shape=Shape.BY_PLACE), [*zero, *rows], known
        ),
        "top, with ranges": with_rows(land, mixed),
        "compare, by their ranges": with_rows(
            question(LAND, "fuzuli", "aghdam", period=year(2023), shape=Shape.COMPARE),
            [published(FUZULI, "6025.1", 1), bounded(AGHDAM, 79_000_000, 90_000_000)],
        ),
    }


def progress() -> dict[str, Answer]:
    asked = planned(replace(AGHDAM, shape=Shape.COMPARE))
    plan = published(planned(AGHDAM), "10000", 5, qualifier=OVER)
    exact_plan = published(planned(AGHDAM), "10000", 5)
    done = published(AGHDAM, "7956.1", 2)
    none = nothing(AGHDAM, Reason.NOT_PUBLISHED)
    this_year = question(LAND, period=year(2026))
    told = figure(
        planned(this_year),
        "65000",
        8,
        qualifier=OVER,
        words="We will clear <over> 65,000 hectares.",
    )
    promise = direct(planned(this_year), told)
    january_to_june = Period(start=date(2026, 1, 1), end=date(2026, 6, 30))
    months = figure(question(LAND, period=january_to_june), "8000", 9)
    part_only = nothing(
        planned(question(LAND, period=year(2023))),
        Reason.NOT_PUBLISHED,
        plan.evidence[0],
        figure(planned(question(LAND, period=year(2022))), "40000", 11),
    )
    scattered = [figure(question(LAND, period=month(2026, n)), "4000", 10 + n) for n in (2, 5)]
    until = Period(end=date(2030, 12, 31))
    to_2025 = figure(
        question(LAND, period=Period(end=date(2025, 12, 31))), "249000", 7, qualifier=ABOUT
    )
    to_2030 = direct(
        planned(question(LAND)), figure(planned(question(LAND, period=until)), "400000", 6)
    )
    parts = [
        figure(question(LAND, "aghdam", period=half), "4000", number)
        for number, half in enumerate((quarter(2023, 1), quarter(2023, 2)), start=1)
    ]
    return {
        "progress": with_rows(asked, [plan, done], plan),
        "progress, exact": with_rows(asked, [exact_plan, summed(AGHDAM, *parts)], exact_plan),
        "progress, kept": with_rows(
            asked, [exact_plan, published(AGHDAM, "10000", 2)], exact_plan
        ),
        "progress, while it lasts": with_rows(
            replace(planned(this_year), shape=Shape.COMPARE),
            [promise, bounded(this_year, 80_000_000, None, low_by=plus(*scattered), digits=4)],
            promise,
        ),
        "progress, not done": with_rows(asked, [plan, none], plan),
        "progress, plans for parts": with_rows(
            replace(planned(question(LAND, period=year(2023))), shape=Shape.COMPARE),
            [part_only, published(question(LAND, period=year(2023)), "53081.8", 2)],
        ),
        "progress, at its pace": with_rows(
            replace(planned(this_year), shape=Shape.COMPARE),
            [
                direct(planned(this_year), replace(told, qualifier=Qualifier.EXACT)),
                bounded(this_year, 80_000_000, None, low_by=plus(months), digits=4),
            ],
            promise,
        ),
        "progress to date, to different days": with_rows(
            replace(planned(question(LAND)), shape=Shape.COMPARE),
            [to_2030, direct(question(LAND), to_2025)],
        ),
        "plan for a part": part_only,
        "plan promised in words": promise,
        "progress, neither": with_rows(
            asked, [nothing(planned(AGHDAM), Reason.NOT_YET), nothing(AGHDAM, Reason.NOT_YET)]
        ),
        "progress, no plan": with_rows(
            asked, [nothing(planned(AGHDAM), Reason.NOT_PUBLISHED), done]
        ),
    }
