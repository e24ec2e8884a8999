"""More figures of one scope than may be weighed: the simple answers stay, and it is said."""

from datetime import date, datetime, timedelta

from store.answers.answer import answer
from store.answers.bodies import MOST
from store.answers.values import Kind
from store.database import Database
from store.figures import append
from store.measures import Measure
from store.periods import Period, month
from store.questions import Question
from tests.support.builders import new

TODAY = date(2026, 11, 24)
DAYS = [date(2022, 1, 1) + timedelta(days=offset) for offset in range(365)]
PLACES = (
    "aghdam", "fuzuli", "gubadli", "jabrayil", "kalbajar", "khojaly", "khojavand", "lachin",
    "shusha", "tartar", "zangilan",
)  # fmt: skip
MARCH = month(2022, 3)


def asked(period: Period, *places: str) -> Question:
    return Question(measure=Measure.UXO, places=places, period=period)


async def test_a_scope_too_large_to_weigh(database: Database, now: datetime) -> None:
    figures = [
        new(measure=Measure.UXO, places=(place,), period=Period(start=day, end=day), value=1)
        for place in PLACES
        for day in DAYS
    ]
    figures.append(new(measure=Measure.UXO, places=("aghdam", "fuzuli"), period=MARCH, value=700))
    assert len(figures) > MOST
    await append(database, figures, kind="import", uploader="test", now=now)

    async def said(period: Period, *places: str) -> tuple[Kind, int | None, bool]:
        found = await answer(database, asked(period, *places), now=now, today=TODAY)
        return found.kind, found.value, found.partial

    one = DAYS[60]
    for _ in range(2):  # loaded, and out of memory
        assert await said(Period(start=one, end=one), "lachin") == (Kind.DIRECT, 1, False)
        # What touches a month of one district is few: all of it is weighed, wide store or not.
        assert await said(MARCH, "lachin") == (Kind.DERIVED, 31, False)
    joint = await answer(database, asked(MARCH, "aghdam"), now=now, today=TODAY)
    assert {one.printed for one in joint.conflict} == {"700", "1"}
