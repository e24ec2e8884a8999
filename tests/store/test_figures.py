"""Figures on record: appended once, never edited, known from a moment on, lost by nobody."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store.appending import Upload, append, identity
from store.database import Database, connect
from store.figures import by_ref, count, everything, newest, sources
from store.measures import Measure
from store.people import visit
from store.periods import Period, month, year
from store.questions import Scope, Status
from store.records import NewFigure, Qualifier, Source, id_of, ref_of
from tests.support.builders import TREND, new
from tests.support.rivals import at_once
from tests.support.superseding import supersede

LATER = timedelta(days=1)
APPENDED = ("upload", "source", "area", "area_place", "figure", "supersession")


async def store(database: Database, figures: Sequence[NewFigure], now: datetime) -> Upload:
    return await append(database, figures, kind="import", uploader="1", now=now)


async def test_what_is_stored_is_what_is_read(database: Database, now: datetime) -> None:
    figure = new(
        places=("lachin", "fuzuli"),
        period=Period(start=date(2020, 9, 27), end=date(2023, 12, 31)),
        value=60_251_000,
        qualifier=Qualifier.UP_TO,
        scope=Scope(
            status=Status.PLANNED,
            operator="Müdafiə Nazirliyi",
            purpose="дороги",
            process="reduced",
        ),
        source=Source(publisher="Trend", speaker="ANAMA", published=None, url="https://a.az/1"),
        words="«6 025,1 га» <b>&</b>\n'; DROP TABLE figure; --",
    )
    upload = await store(database, [figure], now)
    (kept,) = await everything(database, now)
    assert NewFigure(**{name: getattr(kept, name) for name in NewFigure.__slots__}) == figure
    assert (kept.upload, kept.ref, kept.known_from) == (upload.id, upload.added[0], now)
    assert kept.places == ("fuzuli", "lachin")
    assert kept.period.begins == date(2020, 11, 10)
    assert await by_ref(database, kept.ref.lower()) == kept


async def test_one_statement_is_stored_once(database: Database, now: datetime) -> None:
    one, other = new(period=year(2022), value=1), new(period=year(2023), value=2)
    first = await store(database, [one, other, one], now)
    assert (len(first.added), first.known) == (2, (one,))
    again = await store(database, [other, replace(one, words="said with more words")], now)
    assert (again.id, again.added, again.known) == (None, (), (other, one_with(one)))
    third = new(period=year(2024))
    mixed = await store(database, [one, third], now)
    assert (len(mixed.added), mixed.known) == (1, (one,))
    assert await count(database) == 3


def one_with(figure: NewFigure) -> NewFigure:
    return replace(figure, words="said with more words")


async def test_two_figures_for_one_cell_both_stand(database: Database, now: datetime) -> None:
    """In one upload or two, of one source or two; never averaged, never replaced."""
    one = new(period=year(2022), value=419_150_000)
    cells = [
        one,
        replace(one, value=419_157_700, printed="41915.77"),
        replace(one, qualifier=Qualifier.ABOUT),
        replace(one, source=replace(TREND, publisher="News.az")),
    ]
    await store(database, cells[:2], now)
    await store(database, cells[2:], now)
    kept = await everything(database, now)
    assert [figure.value for figure in kept] == [
        419_150_000,
        419_157_700,
        419_150_000,
        419_150_000,
    ]


def test_identity_is_of_every_part_of_the_statement() -> None:
    one = new(period=year(2022), scope=Scope(operator="a", purpose="b"))
    others = [
        replace(one, measure=Measure.UXO),
        replace(one, places=("fuzuli",)),
        replace(one, period=Period(end=date(2022, 12, 31))),
        replace(one, period=month(2022, 12)),
        replace(one, printed="2"),
        replace(one, qualifier=Qualifier.OVER),
        replace(one, scope=Scope(operator="a", purpose="b", status=Status.PLANNED)),
        replace(one, scope=Scope(operator="a\nb")),
        replace(one, scope=Scope(operator="a", process="b")),
        replace(one, source=replace(TREND, publisher="APA")),
        replace(one, source=replace(TREND, published=None)),
        replace(one, source=replace(TREND, url="https://example.org")),
    ]
    assert len({identity(figure) for figure in [one, *others]}) == len(others) + 1
    assert identity(replace(one, words="in other words")) == identity(one)
    assert identity(replace(one, source=replace(TREND, speaker="a spokesman"))) == identity(one)


async def test_known_from_a_moment_on(database: Database, now: datetime) -> None:
    await store(database, [new(period=year(2022))], now)
    assert await everything(database, now - timedelta(microseconds=1)) == []
    assert len(await everything(database, now)) == 1
    earlier = [now - timedelta(days=400)]
    await append(
        database, [new(period=year(2021))], kind="import", uploader="1", now=now,
        known_from=earlier,
    )  # fmt: skip
    assert [f.period for f in await everything(database, earlier[0])] == [year(2021)]


async def test_each_figure_needs_its_own_moment(database: Database, now: datetime) -> None:
    with pytest.raises(ValueError, match="shorter"):
        await append(
            database, [new(period=year(2021)), new(period=year(2022))], kind="import",
            uploader="1", now=now, known_from=[now],
        )  # fmt: skip
    with pytest.raises(Exception, match="time zone"):
        await store(database, [new(period=year(2021))], datetime(2026, 1, 1))  # noqa: DTZ001 - the mistake
    assert await count(database) == 0


async def test_a_correction_counts_from_its_moment(database: Database, now: datetime) -> None:
    wrong, right = new(period=year(2022), value=1), new(period=year(2022), value=2)
    upload = await store(database, [wrong, right], now)
    old, by = upload.added
    await supersede(
        database, old, by=by, kind="correction", reason="a slip", uploader="7", now=now + LATER
    )
    assert [f.ref for f in await everything(database, now)] == [old, by]
    assert [f.ref for f in await everything(database, now + LATER)] == [by]
    kept = await by_ref(database, old)  # nothing is deleted: the code still leads to it
    assert kept is not None
    assert kept.value == 1
    assert (await visit(database, 1)).revision > (upload.id or 0)  # kept answers are void


@pytest.mark.parametrize("table", APPENDED)
async def test_the_database_refuses_to_edit(table: str, database: Database, now: datetime) -> None:
    figures = [new(places=("fuzuli",), period=year(2022)), new(period=year(2022))]
    one, _ = (await store(database, figures, now)).added
    await supersede(database, one, by=None, kind="withdrawal", reason="", uploader="1", now=now)
    before = await dump(database, table)
    assert before
    column = "key" if table == "area" else "place" if table == "area_place" else "id"
    replaces = f"REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608 - names of ours
    edits = [
        f"UPDATE {table} SET {column} = {column}",  # noqa: S608 - names of ours
        f"DELETE FROM {table}",  # noqa: S608 - names of ours
        replaces if database.is_sqlite else f"TRUNCATE {table} CASCADE",
    ]
    for edit in edits:
        with pytest.raises(DBAPIError, match="appended, never edited"):
            async with database.write() as connection:
                await connection.exec_driver_sql(edit)
    assert await dump(database, table) == before


async def dump(database: Database, table: str) -> list[tuple[Any, ...]]:
    async with database.read() as connection:
        rows = await connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - ours
        return sorted((tuple(row) for row in rows), key=repr)


async def test_refs_lead_back_also_for_codes_that_no_figure_has(
    stocked: Database, now: datetime
) -> None:
    kept = await everything(stocked, now)
    refs = [figure.ref for figure in kept]
    assert len(set(refs)) == len(refs) == await count(stocked)
    assert [await by_ref(stocked, ref) for ref in refs[:3]] == kept[:3]
    for code in ("F-0000", "F-ZZZZ", "F-ZZZZZZ", "F-ZZZZZZZZ", "F-", "", "F-7K Q", "١٢٣٤", "F-\0"):
        assert await by_ref(stocked, code) is None


@given(st.integers(0, 2**30 - 1))
def test_a_code_and_its_number_are_one(number: int) -> None:
    code = ref_of(number)
    assert id_of(code) == number
    assert id_of(f" {code.lower()} ") == number
    assert id_of(code.removeprefix("F-").replace("0", "O").replace("1", "l")) == number


@given(st.text(max_size=12))
def test_no_other_text_is_a_code(code: str) -> None:
    number = id_of(code)
    assert number is None or 0 <= number < 2**30


def test_codes_are_not_given_twice() -> None:
    numbers = [*range(1, 3000), *range(2**20 - 500, 2**20 + 500), *range(2**25 - 9, 2**25 + 9)]
    assert len({ref_of(number) for number in numbers}) == len(numbers)


async def test_the_newest_day_is_of_work_done_by_all(database: Database, now: datetime) -> None:
    assert await newest(database, now) is None
    await store(
        database,
        [
            new(period=year(2021)),
            new(period=year(2022), scope=Scope(operator="ANAMA")),
            new(period=year(2026), scope=Scope(status=Status.PLANNED)),
        ],
        now,
    )
    assert await newest(database, now) == date(2021, 12, 31)
    assert await newest(database, now - LATER) is None


async def test_sources_are_kept_once(database: Database, now: datetime) -> None:
    undated = replace(TREND, published=None)
    await store(database, [new(period=year(2021)), new(period=year(2022), source=undated)], now)
    await store(database, [new(period=year(2023)), new(period=year(2024), source=undated)], now)
    apa = new(period=year(2024), source=replace(undated, publisher="APA"))
    await store(database, [apa], now)
    assert len(await dump(database, "source")) == 3
    assert await sources(database, now) == [("Trend", 4, date(2024, 3, 5)), ("APA", 1, None)]
    assert await sources(database, now - LATER) == []


async def test_a_set_of_places_is_kept_once(database: Database, now: datetime) -> None:
    both = ("lachin", "fuzuli")
    await store(database, [new(places=both, period=year(2021))], now)
    await store(database, [new(places=both[::-1], period=year(2022)), new(period=year(2022))], now)
    assert await dump(database, "area") == [("*",), ("fuzuli;lachin",)]
    assert await dump(database, "area_place") == [
        ("*", "*"), ("fuzuli;lachin", "fuzuli"), ("fuzuli;lachin", "lachin"),
    ]  # fmt: skip


async def test_many_at_once(database: Database, now: datetime) -> None:
    """More than one statement carries: identities, sources and rows go in parts."""
    figures = [
        new(
            period=Period(start=day, end=day), value=number,
            source=replace(TREND, url=f"https://example.org/{number}"),
        )
        for number in range(1, 1202)
        for day in [date(2021, 1, 1) + timedelta(days=number)]
    ]  # fmt: skip
    upload = await store(database, figures, now)
    assert len(set(upload.added)) == 1201
    kept = await everything(database, now)
    assert [(f.value, f.source.url) for f in kept] == [(f.value, f.source.url) for f in figures]
    again = await store(database, [*figures, new(period=year(2021))], now)
    assert (len(again.added), len(again.known)) == (1, 1201)


async def test_appends_of_several_connections_lose_nothing(empty_url: str, now: datetime) -> None:
    """Each stores ten of its own and ten that all of them have; all at once."""
    handles = [connect(empty_url) for _ in range(4)]
    try:
        uploads = await asyncio.gather(
            *(
                store(handle, [new(period=month(2021 + each % 4, m), value=own)], now)
                for m in range(1, 11)
                for each, handle in enumerate(handles)
                for own in (1, each + 2)
            )
        )
        kept = await everything(handles[0], now)
    finally:
        for handle in handles:
            await handle.close()
    assert len(kept) == len({figure.ref for figure in kept}) == 80
    assert sorted(ref for upload in uploads for ref in upload.added) == sorted(
        figure.ref for figure in kept
    )


_APPENDING = """
import asyncio, sys
from datetime import UTC, datetime
from store.database import connect
from store.appending import append
from store.periods import month
from tests.support.builders import new

async def main(url, own):
    database = connect(url)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for m in range(1, 13):
        for value in (1, own):
            await append(database, [new(period=month(2022, m), value=value)],
                         kind="import", uploader="1", now=now)
    await database.close()

asyncio.run(main(sys.argv[1], 2 + int(sys.argv[2])))
"""


def test_appends_of_several_processes_lose_nothing(empty_url: str, now: datetime) -> None:
    assert at_once(_APPENDING, empty_url, processes=3) == [0, 0, 0]

    async def kept() -> list[int]:
        database = connect(empty_url)
        try:
            return [figure.value for figure in await everything(database, now)]
        finally:
            await database.close()

    values = asyncio.run(kept())
    assert {value: values.count(value) for value in values} == {1: 12, 2: 12, 3: 12, 4: 12}
