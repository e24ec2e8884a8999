"""The shipped figures: all there, as printed, added once and for good."""

import csv
from collections import Counter
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib.resources import files

from store.appending import append, known_since_published
from store.areas import WHOLE
from store.database import Database
from store.figures import count, everything
from store.measures import Measure
from store.people import visit
from store.periods import year
from store.published import load_published, shipped
from store.quantities import from_base
from store.records import Figure, NewFigure
from tests.support.superseding import supersede

NEVER = datetime(2199, 12, 31, tzinfo=UTC)


def rows() -> list[dict[str, str]]:
    text = files("store").joinpath("data/published.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_all_have_a_publisher_and_an_address() -> None:
    figures = shipped()
    assert len(figures) == 245
    for figure in figures:
        assert figure.source.publisher
        assert figure.source.url.startswith(("https://", "http://"))
    assert len({figure.source.url for figure in figures}) == 54
    assert len({figure.source.publisher for figure in figures}) == 21


def test_what_was_curated_is_one_set_of_places() -> None:
    """(other districts) of 2023: with the eleven beside it, it makes 53,081.8 ha."""
    curated = [figure for figure in shipped() if len(figure.places) > 1 and WHOLE in figure.places]
    (rest,) = curated
    assert (rest.printed, rest.period) == ("217.6", year(2023))
    named = {place.removeprefix("-") for place in rest.places[1:]}
    beside = [
        figure
        for figure in shipped()
        if figure.source == rest.source and len(figure.places) == 1 and figure.places[0] in named
    ]
    assert {figure.places[0] for figure in beside} == named
    assert len(named) == 11
    total = sum(figure.value for figure in beside) + rest.value
    assert from_base(total, rest.unit) == Decimal("53081.8")


def test_the_numbers_are_kept_as_they_are_printed() -> None:
    for row, figure in zip(rows(), shipped(), strict=True):
        assert (figure.printed, figure.unit.value) == (row["value"], row["unit"])
        assert from_base(figure.value, figure.unit) == Decimal(row["value"])
        assert str(figure.period.start or "") == row["start"]
        assert str(figure.period.end) == row["end"]
        assert figure.qualifier.value == row["qualifier"]
        assert figure.scope.status.value == row["status"]
        assert (figure.scope.operator, figure.scope.purpose) == (row["operator"], row["purpose"])


def test_known_from_the_publication_else_from_the_end_of_the_period() -> None:
    stated = [figure for figure in shipped() if figure.source.published is not None]
    assert len(stated) == 245 - 43
    for figure in shipped():
        day = figure.source.published or figure.period.end
        assert day is not None
        assert known_since_published(figure) == datetime.combine(day, time(), UTC)


async def test_the_record_holds_each_of_them_as_it_is_shipped(stocked: Database) -> None:
    kept = await everything(stocked, NEVER)
    assert [as_new(figure) for figure in kept] == list(shipped())
    assert [figure.known_from for figure in kept] == [known_since_published(f) for f in shipped()]


async def test_as_of_a_day_only_what_was_published_by_then(stocked: Database) -> None:
    then = datetime(2022, 1, 1, tzinfo=UTC)
    known = await everything(stocked, then)
    expected = [figure for figure in shipped() if known_since_published(figure) <= then]
    assert [as_new(figure) for figure in known] == expected
    assert 0 < len(known) < 245


async def test_loaded_twice_never_doubled(database: Database, now: datetime) -> None:
    assert await load_published(database, now) == 245
    before = (await visit(database, 1)).revision
    assert await load_published(database, now) == 0
    assert await count(database) == 245
    assert (await visit(database, 1)).revision == before  # so kept answers stay valid


async def test_an_upgrade_adds_only_what_is_new(database: Database, now: datetime) -> None:
    older = [figure for figure in shipped() if (figure.period.end or date.max).year < 2024]
    await append(database, older, kind="published", uploader="hektar", now=now)
    assert await load_published(database, now) == 245 - len(older)
    assert await count(database) == 245


async def test_what_was_withdrawn_stays_withdrawn(stocked: Database, now: datetime) -> None:
    first = (await everything(stocked, NEVER))[0]
    await supersede(
        stocked, first.ref, by=None, kind="withdrawal", reason="misread", uploader="1", now=now
    )
    assert await load_published(stocked, now) == 0
    assert first.ref not in {figure.ref for figure in await everything(stocked, NEVER)}


async def test_the_contradictions_are_left_in(stocked: Database) -> None:
    """What CURATION.md tells: one fact in three roundings, and totals that fall."""
    kept = await everything(stocked, NEVER)
    land = [figure for figure in kept if figure.measure is Measure.CLEARED_AREA]
    of_2022 = [
        figure.printed
        for figure in land
        if figure.places == (WHOLE,)
        and figure.period == year(2022)
        and figure.scope.status == "actual"
    ]
    assert Counter(of_2022) == Counter(["41915", "41915.77", "42000"])
    totals = [
        (figure.period.end, figure.printed)
        for figure in land
        if figure.period.cumulative and figure.places == (WHOLE,) and not figure.scope.operator
    ]
    assert (date(2021, 10, 15), "18302") in totals
    assert (date(2022, 4, 14), "8372.9") in totals


def as_new(figure: Figure) -> NewFigure:
    """What was stored, without what the record adds."""
    return NewFigure(**{name: getattr(figure, name) for name in NewFigure.__slots__})
