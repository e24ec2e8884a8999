"""The data that is handed to the drawing: numbers, days, marks and words, in each language."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from handlers.replies.amounts import bar_of
from handlers.replies.answers import reply, viewed
from handlers.replies.pictures import (
    Bar,
    Map,
    Mark,
    Picture,
    Progress,
    Ranking,
    Timeline,
    View,
)
from handlers.replies.picturing import picture_of
from handlers.replies.reply import LANGUAGES, Reader
from handlers.replies.scales import band_of, bands, lines
from store.answers.values import Answer
from store.periods import Period, year
from store.quantities import Unit
from store.questions import Shape
from store.records import Qualifier
from tests.handlers.replies import pictured
from tests.handlers.replies.builders import (
    LAND,
    TREND,
    direct,
    figure,
    nothing,
    planned,
    published,
    question,
    with_rows,
)

ENGLISH = Reader(language="en")
UNSTATED = "No source on record states this number. A gap is not a zero."


def timeline(answer: Answer, reader: Reader = ENGLISH) -> Timeline:
    found = picture_of(answer, reader)
    assert isinstance(found, Timeline)
    return found


def a_map(answer: Answer, reader: Reader = ENGLISH) -> Map:
    found = picture_of(answer, reader, View.MAP)
    assert isinstance(found, Map)
    return found


def progress(answer: Answer, reader: Reader = ENGLISH) -> Progress:
    found = picture_of(answer, reader)
    assert isinstance(found, Progress)
    return found


def test_bars_cover_the_days_of_their_months() -> None:
    bars = timeline(pictured.over_time(13, "plain")).bars
    assert [(bar.label, bar.group) for bar in bars[:2]] == [("Jan", "2021"), ("Feb", "2021")]
    assert (bars[1].start, bars[1].end) == (date(2021, 2, 1), date(2021, 2, 28))
    assert bars[12].group == "2022"
    assert bars[0].low == bars[0].high == 6025.1
    assert bars[0].said == "6,025.1"
    assert all(bar.mark is Mark.VALUE for bar in bars)


def test_a_gap_is_no_zero() -> None:
    """What is not published has its own mark; a published zero is a number."""
    missing = timeline(pictured.over_time(13, "missing"))
    gap, zero = missing.bars[1], timeline(pictured.over_time(2, "zeros")).bars[0]
    assert (gap.mark, gap.said) == (Mark.MISSING, "not published")
    assert (zero.mark, zero.said, zero.low) == (Mark.VALUE, "0", 0.0)
    assert Mark.MISSING in {key.mark for key in missing.frame.legend}


def test_ranges_have_both_ends_or_an_open_one() -> None:
    bars = timeline(pictured.over_time(4, "bounds")).bars
    assert [(bar.low, bar.high, bar.said) for bar in bars[1:3]] == [
        (217.0, 9217.0, "217–9,217"),
        (1500.0, None, "at least 1,500 ha"),
    ]
    assert [bar.mark for bar in bars[1:3]] == [Mark.RANGE, Mark.OPEN]
    assert bars[3].said.startswith("about ")


@pytest.mark.parametrize(
    ("qualifier", "said", "ends"),
    [
        (Qualifier.EXACT, "900", (900.0, 900.0)),
        (Qualifier.OVER, "over 900 ha", (900.0, None)),
        (Qualifier.UP_TO, "up to 900 ha", (0.0, 900.0)),
        (Qualifier.ABOUT, "about 900 ha", (900.0, 900.0)),
    ],
)
def test_a_qualifier_is_kept(
    qualifier: Qualifier, said: str, ends: tuple[float, float | None]
) -> None:
    row = published(question(period=year(2023)), "900", 1, qualifier)
    bar = bar_of(row, Unit.HA, "en", label="2023")
    assert (bar.said, (bar.low, bar.high)) == (said, ends)


def test_a_joint_quarter_is_one_block_with_its_area_to_scale() -> None:
    picture = timeline(pictured.with_joint_quarter())
    (joint,) = picture.joint
    assert (joint.start, joint.end) == (date(2023, 1, 1), date(2023, 3, 31))
    assert joint.said == "7,944 together"
    assert joint.low == pytest.approx(7944 / 3)
    assert [bar.said for bar in picture.bars[:3]] == ["", "", ""]
    part = picture.bars[2]
    assert (part.mark, part.low) == (Mark.PART, 1126.0)
    assert part.seen == (date(2023, 3, 13), date(2023, 3, 25))
    assert [key.mark for key in picture.frame.legend] == [Mark.JOINT, Mark.PART, Mark.MISSING]


def test_plans_of_years_are_lines_at_their_bars() -> None:
    """Only where somebody promised a number for just these days; the text says them too."""
    series, plans = pictured.years_with_plans()
    picture = picture_of(series, ENGLISH, plans=plans)
    assert isinstance(picture, Timeline)
    assert [bar.plan for bar in picture.bars] == [43000.0, None, 40000.0]
    assert [key.mark for key in picture.frame.legend] == [Mark.PLAN]
    shown = reply(series, ENGLISH, plans=plans)
    assert shown.picture == picture
    said = "Planned for these years: 2022: 43,000 ha (Trend, F-VSP4); 2024: over 40,000 ha (Trend,"
    assert said in shown.plain


def test_running_totals_are_drawn_at_the_days_that_they_add() -> None:
    """Each next to the one before, though each counts from the first day."""
    series = pictured.over_time(3, "plain")
    days = [Period(start=date(2021, 1, 1), end=row.question.period.end) for row in series.rows]
    rows = [
        published(replace(row.question, period=period), printed)
        for row, period, printed in zip(series.rows, days, ("10", "30", "35"), strict=True)
    ]
    picture = picture_of(replace(series, rows=tuple(rows)), ENGLISH, View.RUNNING)
    assert isinstance(picture, Timeline)
    assert [(bar.label, bar.low) for bar in picture.bars] == [
        ("Jan", 10.0), ("Feb", 30.0), ("Mar", 35.0),
    ]  # fmt: skip
    assert [bar.start for bar in picture.bars] == [
        date(2021, 1, 1), date(2021, 2, 1), date(2021, 3, 1),
    ]  # fmt: skip
    assert picture.frame.title.endswith(" · by month · running total")


def test_the_nearest_figure_keeps_its_own_days() -> None:
    bar = timeline(pictured.with_nearest()).bars[0]
    assert (bar.mark, bar.end) == (Mark.OTHER_DAYS, date(2023, 1, 30))


def test_every_picture_stands_on_its_own() -> None:
    """Title, unit, "as of", code and sources are on it, whatever it shows."""
    for name, answer, view in pictured.every_case():
        picture = picture_of(replace(answer, code="A-7KQ2"), ENGLISH, view)
        assert picture is not None, name
        frame = picture.frame
        land = answer.question.measure.is_area
        assert frame.title.startswith(
            "Cleared land · " if land else ("Mines · ", "Anti-personnel")
        )
        assert frame.unit == ("ha" if land else "items")
        sources = () if name == "map-13-nothing" else ("Trend",)
        assert frame.footer == ("As of 24 November 2026 · A-7KQ2", *sources)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Cleared land · Fuzuli · 2023 · by district", "6,025.1", "ha")),
        ("az", ("Təmizlənmiş ərazi · Füzuli · 2023-cü il · rayonlar üzrə", "6.025,1", "ha")),
        ("ru", ("Очищенная территория · Физули · 2023 год · по районам", "6\u00a0025,1", "га")),
    ],
)
def test_words_and_numbers_are_those_of_the_reader(
    language: str, words: tuple[str, str, str]
) -> None:
    picture = picture_of(pictured.by_place(1, "plain"), Reader(language=language), View.BARS)
    assert isinstance(picture, Ranking)
    assert (picture.frame.title, picture.bars[0].said, picture.frame.unit) == words


def test_the_unit_is_the_one_asked_for() -> None:
    answer = pictured.by_place(2, "plain")
    asked = replace(answer.question, unit=Unit.KM2)
    rows = tuple(
        replace(row, question=replace(row.question, unit=Unit.KM2)) for row in answer.rows
    )
    picture = a_map(replace(answer, question=asked, rows=rows))
    assert picture.frame.unit == "km²"
    assert picture.areas[0].bar.low == 60.251
    assert picture.bands[-1].said == "≥ 70"


def test_a_map_leaves_out_what_has_no_boundary_and_says_so() -> None:
    picture = a_map(pictured.by_place(13, "plain"))
    assert "aghdara" not in {area.district for area in picture.areas}
    assert [area.district for area in picture.undrawn] == ["aghdara"]
    (key,) = [key for key in picture.frame.legend if key.mark is Mark.UNDRAWN]
    assert key.words.startswith("Aghdara: 174.5. ")


def test_only_exact_numbers_have_a_shade() -> None:
    for kind in pictured.KINDS:
        for area in a_map(pictured.by_place(13, kind)).areas:
            assert (area.band is not None) == (area.bar.mark is Mark.VALUE)


def test_a_giant_does_not_press_the_others_into_one_class() -> None:
    picture = a_map(pictured.by_place(13, "giant"))
    assert len({area.band for area in picture.areas}) >= 4


def test_progress_has_both_numbers_the_share_and_the_pace() -> None:
    kept = progress(next(a for n, a, _ in pictured.every_case() if n == "progress-kept"))
    assert (kept.plan.said, kept.done.said) == ("over 65,000 ha", "69,200")
    assert kept.share == "at most 107%"
    assert kept.pace is None
    assert kept.said == ("The time is over: the plan was kept.",)
    running = progress(next(a for n, a, _ in pictured.every_case() if n == "progress-running"))
    assert running.pace is not None
    assert running.pace.low == pytest.approx(65_000 * 181 / 365)
    assert running.pace.label == "Where an even pace would be on 30 June 2026"


def test_a_comparison_says_what_it_cannot_claim() -> None:
    """The picture is passed on without its text."""
    picture = picture_of(pictured.by_place(4, "bounds", Shape.COMPARE), ENGLISH)
    assert isinstance(picture, Ranking)
    assert picture.frame.notes[0].startswith("Not every number here is published and exact")


def test_rankings_have_a_picture_only_when_asked() -> None:
    for shape in (Shape.TOP, Shape.BOTTOM, Shape.BY_PLACE):
        answer = pictured.by_place(3, "plain", shape)
        assert picture_of(answer, ENGLISH) is None
        assert isinstance(picture_of(answer, ENGLISH, View.BARS), Ranking)
        assert isinstance(picture_of(answer, ENGLISH, View.MAP), Map)


def test_that_nothing_is_published_is_a_picture_too() -> None:
    """With the reason on it, for it is passed on without its text; every row is a gap."""
    cells = pictured.months(3)
    asked = question(
        period=Period(start=date(2021, 1, 1), end=date(2021, 3, 31)), shape=Shape.BY_MONTH
    )
    picture = timeline(with_rows(asked, [nothing(cell) for cell in cells]))
    assert {bar.mark for bar in picture.bars} == {Mark.MISSING}
    assert picture.frame.notes == (UNSTATED,)
    places = [nothing(cell) for cell in pictured.places(13)]
    asked = question(period=year(2023), shape=Shape.BY_PLACE)
    shown = a_map(with_rows(asked, places))
    assert {area.bar.mark for area in shown.areas} == {Mark.MISSING}
    assert shown.frame.notes == (UNSTATED,)


def test_a_single_number_is_a_bar_where_bars_are_asked_for() -> None:
    """A press under a picture asks for them: a text cannot take a picture's place."""
    cell = question(LAND, "fuzuli", period=year(2023))
    for answer, said in ((published(cell, "6025.1"), "6,025.1"), (nothing(cell), "not published")):
        assert picture_of(answer, ENGLISH) is None
        picture = picture_of(answer, ENGLISH, View.BARS)
        assert isinstance(picture, Ranking)
        assert [(bar.label, bar.said) for bar in picture.bars] == [("Fuzuli", said)]


def test_times_that_are_compared_are_bars_below_each_other() -> None:
    """With their names whole, and the plan of each that has one."""
    series, plans = pictured.years_with_plans()
    picture = picture_of(series, ENGLISH, View.BARS, plans=plans)
    assert isinstance(picture, Ranking)
    assert [(bar.label, bar.said, bar.plan) for bar in picture.bars] == [
        ("2022", "41,915.77", 43000.0), ("2023", "53,081.8", None), ("2024", "62,000", 40000.0),
    ]  # fmt: skip
    months = picture_of(pictured.over_time(2, "plain"), Reader(language="az"), View.BARS)
    assert isinstance(months, Ranking)
    assert [bar.label for bar in months.bars] == ["2021-ci ilin yanvarı", "2021-ci ilin fevralı"]


def test_a_plan_of_a_year_is_an_even_share_of_each_month() -> None:
    """Of the days, as the legend says; the number itself is that of the whole year."""
    series = pictured.over_time(13, "plain")
    cell = planned(question(period=year(2021)))
    asked = planned(question(period=Period(start=date(2021, 1, 1), end=date(2022, 12, 31)),
                             shape=Shape.BY_YEAR))  # fmt: skip
    plans = with_rows(asked, [published(cell, "36500", 90, Qualifier.OVER)])
    picture = picture_of(series, ENGLISH, plans=plans)
    assert isinstance(picture, Timeline)
    assert [bar.plan for bar in picture.bars[:2]] == pytest.approx([3100.0, 2800.0])
    assert picture.bars[12].plan is None
    (key,) = [key for key in picture.frame.legend if key.mark is Mark.PLAN]
    assert key.words == "Planned: 2021: over 36,500 ha; the line is an even share of it"
    assert (
        "Planned for these years: 2021: over 36,500 ha"
        in reply(series, ENGLISH, plans=plans).plain
    )


def test_publishers_that_are_not_named_are_counted() -> None:
    cells = pictured.places(7)
    rows = [
        direct(cell, figure(cell, "10", number, source=replace(TREND, publisher=f"P{number}")))
        for number, cell in enumerate(cells, start=1)
    ]
    asked = question(period=year(2023), shape=Shape.COMPARE)
    picture = picture_of(with_rows(asked, rows), ENGLISH)
    assert picture is not None
    assert picture.frame.footer[1] == "P1, P2, P3, P4 and 3 more"
    assert "P1, P2, P3, P4, P5 and 2 more" in reply(with_rows(asked, rows), ENGLISH).plain


def test_the_same_answer_gives_the_same_description() -> None:
    """So that it is drawn and uploaded once: it is equal and hashes alike; in each language."""
    for name, answer, view in pictured.every_case():
        seen = {
            picture_of(answer, Reader(language=language), view)
            for language in LANGUAGES
            for _ in range(2)
        }
        assert len(seen) == len(LANGUAGES), name


@pytest.mark.parametrize(
    ("top", "whole", "expected"),
    [
        (0.0, False, (0.0, 1.0)),
        (0.3, False, (0.0, 0.1, 0.2, 0.3)),
        (3.0, True, (0.0, 1.0, 2.0, 3.0)),
        (1.0, True, (0.0, 1.0)),
        (14016.7, False, (0.0, 5000.0, 10000.0, 15000.0)),
    ],
)
def test_scales_are_round(top: float, *, whole: bool, expected: tuple[float, ...]) -> None:
    assert lines(top, whole=whole) == expected


def test_classes_hold_every_value_once() -> None:
    values = [float(number) for number in pictured.NUMBERS] + [98765432.1]
    classes = bands(values)
    assert classes[0][0] == 0.0
    assert classes[-1][1] is None
    assert all(one[1] == two[0] for one, two in pairwise(classes))
    for value in values:
        low, high = classes[band_of(value, classes)]
        assert low <= value
        assert high is None or value < high


NUMBER = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_picture_is_in_its_caption(language: str) -> None:
    """The text is the twin, for people who listen or search; the scale's own numbers aside."""
    reader = Reader(language=language)
    for name, answer, view in pictured.every_case():
        shown = viewed(reply(answer, reader), answer, reader, view)
        if shown.attachment is not None:
            continue  # a long series is told in its file
        told = set(NUMBER.findall(shown.plain))
        for bar in bars_of(shown.picture):
            assert set(NUMBER.findall(bar.said)) <= told, (name, bar.said)


def bars_of(picture: Picture | None) -> Sequence[Bar]:
    """Everything that has a number on a picture."""
    match picture:
        case Timeline():
            return (*picture.bars, *picture.joint)
        case Ranking():
            return picture.bars
        case Progress():
            return (picture.plan, picture.done)
        case Map():
            return [area.bar for area in (*picture.areas, *picture.undrawn)]
        case None:
            return ()
