"""A draft with a line of every standing, for the screens that people read before they are kept."""

from datetime import date

from store.measures import Measure
from store.periods import Period, month, year
from store.proposals import Doubt, Draft, LeftOut, Line, Standing, Verdict
from store.questions import Scope, Status
from store.records import Qualifier, Source
from tests.support.builders import new

HA = 10_000
TEXT = (
    "In January 2023, 61 anti-personnel mines were found in Aghdam & <b>Fuzuli</b>.\n"
    "Over 68,900 ha were cleared to date, 820,000 ha are planned. 8.1 percent."
)


def a_draft() -> Draft:
    """As an admin is shown it."""
    source = Source(publisher="Trend", published=date(2023, 3, 6), url="https://en.trend.az/1")
    mines = new(measure=Measure.AP_MINES, places=("aghdam",), period=month(2023, 1), value=61)
    land = new(period=Period(end=date(2023, 3, 6)), value=68_900 * HA, qualifier=Qualifier.OVER)
    planned = Scope(status=Status.PLANNED)
    beside = {"value": "60", "unit": "item", "publisher": "Azertac", "ref": "F-7KQ2"}
    above = {"limit": "41915.77", "unit": "ha", "refs": "F-7KQ2"}
    times = Doubt(level="stop", key="check-times", params={"times": "11.9", "ref": "F-SDS1"})
    lines = (
        Line(number=1, figure=mines, span=_span("61 anti-personnel mines"), inferred=("year",),
             verdict=Verdict(standing=Standing.CONFLICT,
                             doubts=(Doubt(level="warn", key="check-beside", params=beside),))),
        Line(number=2, figure=land, span=_span("68,900 ha"),
             verdict=Verdict(standing=Standing.SAME, refs=("F-XW0P",), cites="F-XW0P")),
        Line(number=3, figure=new(period=year(2022), value=5 * HA), row="B7",
             verdict=Verdict(standing=Standing.SAME, refs=("F-AQ99",))),
        Line(number=4, figure=new(period=year(2023), value=820_000 * HA, scope=planned),
             span=_span("820,000 ha"),
             verdict=Verdict(standing=Standing.SUSPECT, doubts=(times,))),
        Line(number=5, figure=new(period=year(2022), value=50_000 * HA), reason="it was recounted",
             edited=True, replaces="F-ENNC", change="revision",
             verdict=Verdict(standing=Standing.CONFLICT,
                             doubts=(Doubt(level="warn", key="check-above", params=above),))),
        Line(number=6, figure=new(period=year(2021), value=7 * HA), verdict=Verdict()),
    )  # fmt: skip
    left = LeftOut(words="8.1 percent", key="left-percent")
    return Draft(
        id=7, author=77, text=TEXT, source=source, inferred=("publisher", "published"),
        lines=lines, left_out=(left,), digest="0123456789",
    )  # fmt: skip


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)
