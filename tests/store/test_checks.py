"""What the record says to the lines of a draft, on both databases."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from store.appending import append
from store.areas import WHOLE
from store.checks import MOST_WEIGHED, check
from store.database import Database
from store.measures import Measure
from store.periods import Period, month, year
from store.proposals import Doubt, Draft, Level, Line, Standing
from store.quantities import Unit
from store.questions import Scope, Status
from store.records import NewFigure, Qualifier, Source
from tests.support.builders import new

TODAY = date(2026, 11, 24)
HA = 10_000
FUZULI, LACHIN = ("fuzuli",), ("lachin",)
AZERTAC = Source(publisher="Azertac", published=date(2024, 3, 6))


async def keep(database: Database, now: datetime, *figures: NewFigure) -> list[str]:
    upload = await append(database, figures, kind="import", uploader="x", now=now)
    return list(upload.added)


async def checked(
    database: Database, now: datetime, *figures: NewFigure, **line: object
) -> tuple[Line, ...]:
    lines = tuple(
        replace(Line(number=number, figure=figure), **line)  # type: ignore[arg-type]
        for number, figure in enumerate(figures, start=1)
    )
    draft = await check(database, Draft(lines=lines), now=now, today=TODAY, operators={"ANAMA"})
    return draft.lines


def said(line: Line) -> list[tuple[Level, str]]:
    return [(one.level, one.key.removeprefix("check-")) for one in line.every_doubt]


async def test_in_an_empty_store_everything_is_new(database: Database, now: datetime) -> None:
    lines = await checked(database, now, new(period=year(2023), value=5 * HA))
    assert [(one.verdict.standing, said(one)) for one in lines] == [(Standing.NEW, [])]


async def test_what_is_on_record_is_the_same(database: Database, now: datetime) -> None:
    figure = new(period=year(2023), value=5 * HA, words="other words")
    (ref,) = await keep(database, now, figure)
    (line,) = await checked(database, now, replace(figure, words="more words"))
    assert (line.verdict.standing, line.verdict.refs, line.verdict.cites) == (
        Standing.SAME, (ref,), "",
    )  # fmt: skip
    (line,) = await checked(database, now, replace(figure, source=AZERTAC))
    assert (line.verdict.standing, line.verdict.cites) == (Standing.SAME, ref)
    (nobody,) = await checked(database, now, replace(figure, source=Source(publisher="")))
    assert nobody.verdict.cites == "", "a source without a name is no second one"


async def test_the_same_twice_in_one_draft(database: Database, now: datetime) -> None:
    figure = new(period=year(2023), value=5 * HA)
    second = replace(figure, source=AZERTAC)
    one, two, three, four = await checked(database, now, figure, figure, second, second)
    assert one.verdict.standing is Standing.NEW
    assert [(line.verdict.standing, line.verdict.cites) for line in (two, three, four)] == [
        (Standing.SAME, ""),
        (Standing.SAME, "#1"),
        (Standing.SAME, ""),
    ]


async def test_another_qualifier_is_another_figure(database: Database, now: datetime) -> None:
    figure = new(period=year(2023), value=5 * HA)
    await keep(database, now, figure)
    over = replace(figure, qualifier=Qualifier.OVER, source=AZERTAC)
    (line,) = await checked(database, now, over)
    assert (line.verdict.standing, said(line)) == (Standing.NEW, [("note", "beside")])


async def test_another_number_of_the_same_source_is_changed(
    database: Database, now: datetime
) -> None:
    figure = new(period=year(2023), value=5 * HA)
    (ref,) = await keep(database, now, figure)
    (line,) = await checked(database, now, replace(figure, value=6 * HA, printed="6"))
    assert line.verdict.standing in {Standing.CHANGED, Standing.CONFLICT}
    assert ("warn", "changed") in said(line)
    assert ref in line.verdict.refs
    assert line.held


async def test_another_number_of_another_source_conflicts(
    database: Database, now: datetime
) -> None:
    figure = new(measure=Measure.UXO, period=year(2023), value=61)
    (ref,) = await keep(database, now, figure)
    other = new(measure=Measure.UXO, period=year(2023), value=62, source=AZERTAC)
    (line,) = await checked(database, now, other)
    assert (line.verdict.standing, line.verdict.refs) == (Standing.CONFLICT, (ref,))


async def test_a_rounded_number_agrees(database: Database, now: datetime) -> None:
    exact = new(period=year(2022), value=419_157_700)
    rounded = new(period=year(2022), value=41_915 * HA, source=AZERTAC)
    assert (exact.printed, rounded.printed) == ("41915.77", "41915")
    await keep(database, now, exact)
    (line,) = await checked(database, now, rounded)
    assert (line.verdict.standing, said(line)) == (Standing.NEW, [("note", "beside")])


async def test_a_part_above_the_whole_and_a_whole_below_its_parts(
    database: Database, now: datetime
) -> None:
    refs = await keep(
        database, now, new(period=year(2023), value=100 * HA),
        *(new(places=FUZULI, period=month(2022, number), value=9 * HA) for number in (1, 2)),
    )  # fmt: skip
    part, whole = await checked(
        database, now,
        new(places=LACHIN, period=month(2023, 5), value=200 * HA, source=AZERTAC),
        new(places=FUZULI, period=year(2022), value=10 * HA, source=AZERTAC),
    )  # fmt: skip
    assert said(part) == [("warn", "above")]
    (doubt,) = part.every_doubt
    assert doubt.params == {"limit": "100", "unit": "ha", "refs": refs[0]}
    assert (whole.verdict.standing, said(whole)) == (Standing.CONFLICT, [("warn", "below")])
    assert set(whole.verdict.refs) == set(refs[1:])


async def test_a_cumulative_that_falls(database: Database, now: datetime) -> None:
    await keep(database, now, new(period=Period(end=date(2023, 1, 31)), value=70_000 * HA))
    (line,) = await checked(
        database, now,
        new(period=Period(end=date(2023, 3, 6)), value=60_000 * HA, source=AZERTAC),
    )  # fmt: skip
    assert said(line) == [("warn", "falls")]


async def test_lines_that_cannot_be_true_together(database: Database, now: datetime) -> None:
    """Each beside the record, but not with each other: parts and total of one draft."""
    lines = await checked(
        database, now,
        new(period=year(2023), value=100 * HA),
        new(places=FUZULI, period=year(2023), value=70 * HA),
        new(places=LACHIN, period=year(2023), value=80 * HA),
    )  # fmt: skip
    assert [said(line) for line in lines] == [[("warn", "lines")]] * 3
    assert lines[0].every_doubt[0].params["lines"] == "2, 3"


async def test_many_times_everything_before_is_stopped(database: Database, now: datetime) -> None:
    until = Period(end=date(2023, 2, 1))
    await keep(
        database, now,
        new(period=until, value=68_900 * HA),
        new(period=Period(end=date(2026, 1, 1)), value=230_000 * HA),
    )  # fmt: skip
    source = Source(publisher="Trend", published=date(2023, 3, 6))
    planned = Scope(status=Status.PLANNED)
    figure = new(period=year(2023), value=820_000 * HA, scope=planned, source=source)
    (line,) = await checked(database, now, figure)
    assert (line.verdict.standing, said(line)) == (Standing.SUSPECT, [("stop", "times")])
    assert line.every_doubt[0].params["times"] == "11.9"
    stopped = Doubt(level="stop", key="doubt-size-times", params={"times": "11.9"})
    (line,) = await checked(database, now, figure, doubts=(stopped,))
    assert [doubt.key for doubt in line.every_doubt] == ["doubt-size-times"], "said once"


async def test_work_on_days_to_come(database: Database, now: datetime) -> None:
    source = Source(publisher="Trend", published=date(2023, 1, 15))
    future, unpublished, planned = await checked(
        database, now,
        new(period=month(2027, 1), value=HA),
        new(period=month(2023, 1), value=HA, source=source),
        new(period=month(2027, 2), value=HA, scope=Scope(status=Status.PLANNED)),
    )  # fmt: skip
    assert said(future) == [("warn", "future")]
    assert said(unpublished) == [("warn", "unpublished")]
    assert said(planned) == []


async def test_months_that_are_none(database: Database, now: datetime) -> None:
    days = Period(start=date(2023, 1, 1), end=date(2023, 1, 30))
    over = Period(start=date(2023, 9, 1), end=date(2023, 10, 2))
    lines = await checked(
        database, now, new(period=days, value=HA), new(period=over, value=HA),
        new(period=month(2023, 2), value=HA),
    )  # fmt: skip
    assert [said(line) for line in lines] == [[("note", "month")], [("note", "month")], []]
    (of_text,) = await checked(database, now, new(period=days, value=HA), span=(0, 3))
    assert said(of_text) == [], "of a text, that is found where it is read"


def week(start: date, value: int = 30, days: int = 7) -> NewFigure:
    end = date.fromordinal(start.toordinal() + days - 1)
    return new(measure=Measure.UXO, period=Period(start=start, end=end), value=value)


async def test_weeks_that_overlap_or_lack(database: Database, now: datetime) -> None:
    (ref,) = await keep(database, now, week(date(2024, 1, 1)))
    overlap, gap, next_one = [
        (await checked(database, now, one))[0]
        for one in (week(date(2024, 1, 5)), week(date(2024, 1, 15)), week(date(2024, 1, 8)))
    ]
    assert said(overlap) == [("warn", "overlap")]
    assert overlap.every_doubt[0].params["ref"] == ref
    assert said(gap) == [("note", "gap")]
    assert gap.every_doubt[0].params == {"start": "2024-01-08", "end": "2024-01-14"}
    assert said(next_one) == []


@pytest.mark.parametrize(
    ("value", "key"), [(30_000, "thousand"), (9_000_000, "much"), (2, "little"), (40, None)]
)
async def test_a_slip_of_a_thousand(
    database: Database, now: datetime, value: int, key: str | None
) -> None:
    days = [date(2024, 1, 1), date(2024, 1, 8), date(2024, 1, 15)]
    await keep(database, now, *(week(day, 25 + 5 * n) for n, day in enumerate(days)))
    (line,) = await checked(database, now, week(date(2024, 1, 22), value))
    assert said(line) == ([] if key is None else [("warn", key)])


async def test_a_thousandth(database: Database, now: datetime) -> None:
    months = [new(period=month(2023, n), value=(18_000 + n) * HA) for n in (1, 2, 3)]
    await keep(database, now, *months)
    (line,) = await checked(database, now, new(period=month(2023, 4), value=18 * HA))
    assert said(line) == [("warn", "thousandth")]


async def test_unknown_operators_and_odd_units(database: Database, now: datetime) -> None:
    await keep(database, now, new(period=year(2021), value=HA, scope=Scope(operator="MES")))
    lines = await checked(
        database, now,
        *(new(period=year(2023), value=HA, scope=Scope(operator=name))
          for name in ("anama", "MES", "Anma")),
        replace(new(period=year(2022), value=2 * HA), unit=Unit.ACRE, printed="4.94"),
    )  # fmt: skip
    assert [said(line) for line in lines] == [
        [], [], [("warn", "operator")], [("note", "unit")],
    ]  # fmt: skip


async def test_one_category_with_two_numbers(database: Database, now: datetime) -> None:
    one, two, other = await checked(
        database, now,
        new(measure=Measure.UXO, period=year(2023), value=5),
        new(measure=Measure.UXO, period=year(2023), value=7),
        new(measure=Measure.AP_MINES, period=year(2023), value=7),
    )  # fmt: skip
    assert said(one) == said(two) == [("warn", "two-lines")]
    assert one.every_doubt[0].params["lines"] == "1, 2"
    assert said(other) == []


async def test_a_part_of_one_purpose_is_limited_by_the_whole(
    database: Database, now: datetime
) -> None:
    await keep(database, now, new(period=year(2023), value=100 * HA))
    scope = Scope(purpose="transport")
    much, fine = await checked(
        database, now,
        new(period=year(2023), value=120 * HA, scope=scope),
        new(period=year(2023), value=20 * HA, scope=replace(scope, purpose="agriculture")),
    )  # fmt: skip
    assert said(much) == [("warn", "above")]
    assert said(fine) == []


async def test_more_lines_than_are_weighed_say_so(database: Database, now: datetime) -> None:
    first = date(2023, 1, 1).toordinal()
    days = [date.fromordinal(first + n) for n in range(MOST_WEIGHED + 1)]
    figures = [new(period=Period(start=day, end=day), value=HA) for day in days]
    lines = tuple(Line(number=n, figure=one) for n, one in enumerate(figures, start=1))
    draft = await check(database, Draft(lines=lines), now=now, today=TODAY, operators=())
    assert [(note.level, note.key) for note in draft.notes] == [("note", "check-not-weighed")]
    assert [line.verdict.standing for line in draft.lines] == [Standing.NEW] * len(days)


async def test_a_new_doubt_takes_back_what_was_accepted(database: Database, now: datetime) -> None:
    figure = new(measure=Measure.UXO, period=year(2023), value=62, places=(WHOLE,))
    (line,) = await checked(database, now, figure, accepted=True)
    assert line.accepted
    await keep(database, now, replace(figure, value=70, printed="70", source=AZERTAC))
    kept = Draft(id=1, lines=(line,))
    draft = await check(database, kept, now=now, today=TODAY, operators=())
    (again,) = draft.lines
    assert not again.accepted
    assert again.held
