"""The report that the project began with (Trend, 6 March 2023), its figures as found by hand."""

from datetime import date, datetime
from decimal import Decimal

from store.appending import append
from store.areas import WHOLE, canonical
from store.database import Database
from store.measures import Measure
from store.periods import TO_DATE, Period, year
from store.quantities import to_base, usual_unit
from store.questions import Question, Scope, Status
from store.records import NewFigure, Qualifier, Source

TEN = canonical(
    ["tartar", "kalbajar", "aghdam", "khojavand", "lachin", "shusha", "fuzuli", "gubadli",
     "jabrayil", "zangilan"]
)  # fmt: skip
JANUARY = Period(start=date(2023, 1, 1), end=date(2023, 1, 30))
TO_MARCH = Period(end=date(2023, 3, 6))
LAND, AP, AT, UXO = Measure.CLEARED_AREA, Measure.AP_MINES, Measure.AT_MINES, Measure.UXO
OVER, UP_TO, EXACT = Qualifier.OVER, Qualifier.UP_TO, Qualifier.EXACT
TRANSPORT = Scope(purpose="transport")
REPORT = Source(
    publisher="Trend",
    speaker="Idris Ismayilov",
    published=date(2023, 3, 6),
    url="https://t.az",
)
TOTAL = (
    "Over 68,900 hectares of Azerbaijan’s liberated territories have been cleared of mines to "
    "date, Head of Department of the Azerbaijan National Agency for Mine Action (ANAMA) Idris "
    "Ismayilov said during the meeting of the working group of the Interdepartmental Center "
    "under the Coordination Headquarters, Trend reports."
)
ROADS = (
    "According to Ismayilov, this year it’s expected to clear from mines up to 77 hectares of "
    "land where construction of roads is underway or will be."
)
FOUND = (
    "In total, more than 82,700 unexploded ordnances and mines were found, while 8.1 percent of "
    "the territories cleared of mines or 5,600 hectares fall on the territories where transport "
    "and IT infrastructure is being built"
)
TEN_DISTRICTS = (
    "As part of the de-mining process from January 1 through January 30, 2023, a total of 61 "
    "anti-personnel, 157 anti-tank landmines, as well as 523 units of unexploded ordnance, were "
    "discovered and removed in Tartar, Kalbajar, Aghdam, Khojavand, Lachin, Shusha, Fuzuli, "
    "Gubadli, Jabrayil, and Zangilan districts."
)
LAST_YEAR = (
    "In 2022, ANAMA has cleared over 8,780 anti-personnel, 4,133 anti-tank landmines, as well as "
    "14,950 unexploded ordnances from 41,915 hectares of land."
)


def cell(
    measure: Measure, *places: str, period: Period = TO_DATE, scope: Scope | None = None
) -> Question:
    """A question of shape total."""
    return Question(
        measure=measure,
        places=canonical(places or (WHOLE,)),
        period=period,
        scope=scope or Scope(),
    )


SEED: list[tuple[Question, str, Qualifier, str]] = [
    (cell(LAND, period=TO_MARCH), "68900", OVER, TOTAL),
    (cell(LAND, period=year(2023), scope=Scope(status=Status.PLANNED, purpose="transport")),
     "77", UP_TO, ROADS),
    (cell(Measure.EXPLOSIVES, period=TO_MARCH), "82700", OVER, FOUND),
    (cell(LAND, period=TO_MARCH, scope=TRANSPORT), "5600", EXACT, FOUND),
    (cell(AP, *TEN, period=JANUARY), "61", EXACT, TEN_DISTRICTS),
    (cell(AT, *TEN, period=JANUARY), "157", EXACT, TEN_DISTRICTS),
    (cell(UXO, *TEN, period=JANUARY), "523", EXACT, TEN_DISTRICTS),
    (cell(AP, period=year(2022)), "8780", OVER, LAST_YEAR),
    (cell(AT, period=year(2022)), "4133", EXACT, LAST_YEAR),
    (cell(UXO, period=year(2022)), "14950", EXACT, LAST_YEAR),
    (cell(LAND, period=year(2022)), "41915", EXACT, LAST_YEAR),
]  # fmt: skip
"""Cell, number as printed, qualifier, and the sentence that states it.

Not among them: "over 820,000 hectares by the end of 2023", which is stopped as suspect; and
1,070 ha along railways, a part of the 5,600 ha for transport that has no cell of its own.
"""


def figure(question: Question, printed: str, qualifier: Qualifier, words: str) -> NewFigure:
    """A figure of the report, before it is stored."""
    unit = usual_unit(question.measure)
    return NewFigure(
        measure=question.measure,
        places=question.places,
        period=question.period,
        value=to_base(Decimal(printed), unit),
        printed=printed,
        unit=unit,
        qualifier=qualifier,
        scope=question.scope,
        source=REPORT,
        words=words,
    )


async def import_seed(database: Database) -> None:
    """Store the report as it was on the day of its publication."""
    figures = [figure(*row) for row in SEED]
    published = datetime.fromisoformat("2023-03-06T10:00:00+04:00")
    await append(
        database,
        figures,
        kind="import",
        uploader="test",
        now=published,
        known_from=[published] * len(figures),
    )
