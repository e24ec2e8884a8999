"""Copies: everything, as of one moment, from either database into either, and nothing mixed."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from store.appending import append
from store.asked import entry, look_and_keep
from store.backup import check, copy
from store.conversations import Turn
from store.database import Database, StoreError, connect
from store.decisions import Stored, confirm
from store.drafts import keep
from store.editions import make
from store.figures import everything
from store.inbox import Letter, take_in
from store.journal import note_reply
from store.measures import Measure
from store.outbox import claim
from store.people import NotAllowed, accept, invite, set_language
from store.periods import month, year
from store.proposals import Draft, Line, Standing, Verdict
from store.questions import Question
from store.quiet import EVERYBODY, FOREVER, be_quiet, lift
from store.recall import done_up_to
from store.records import Source
from store.reports import report
from store.subscriptions import Choice, Slot, Subscription, latest_due, subscribe
from store.watches import begin
from tests.conftest import EMPTY, STOCKED, NewStore
from tests.support.builders import new
from tests.support.superseding import supersede

BOTH = ("sqlite", "postgresql")
SOON = datetime(2027, 6, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A store with the shipped figures and an empty one, both open."""

    source: Database
    target: Database


@pytest.fixture(params=[(one, other) for one in BOTH for other in BOTH], ids="-to-".join)
async def pair(request: pytest.FixtureRequest, new_store: NewStore) -> AsyncIterator[Pair]:
    """In all four directions."""
    one, other = request.param
    source, target = connect(new_store(one, STOCKED)), connect(new_store(other, EMPTY))
    yield Pair(source=source, target=target)
    await source.close()
    await target.close()


async def contents(database: Database) -> dict[str, list[Any]]:
    """All rows of all tables, by table."""
    async with database.snapshot() as connection:
        return {
            table.name: sorted(map(tuple, await connection.execute(select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }


async def use(database: Database, now: datetime) -> None:
    """Leave something in every table."""
    first, second = (await everything(database, SOON))[:2]
    await supersede(
        database, first.ref, by=second.ref, kind="revision", reason="«»", uploader="1", now=now
    )
    far = 2**52  # ids of people and chats need more than 32 bits
    code = await invite(database, issued_by=far, role="reader", now=now, owners={far})
    await accept(database, code, far + 1, now)
    await set_language(database, far, "az")
    await report(database, question="q", answered=first.ref, person_id=far, now=now)
    turn = Turn(chat=-far, person=far, message=1, question="q")
    await note_reply(database, -far, 1, 2, now, turn=turn, missed="words")
    question = Question(measure=Measure.UXO)
    note = entry(database, question, revision=1, at=now, day=now.date())
    await look_and_keep(database, note, ())
    again = replace(new(period=year(2023)), source=Source(publisher="Another"))
    cites = Verdict(standing=Standing.SAME, cites=first.ref)
    lines = (Line(number=1, figure=again, verdict=cites),)
    draft = Draft(author=far, chat=-far, message=far, lines=lines, base=2)
    draft = await keep(database, draft, owners={far}, now=now)
    stored = await confirm(
        database, draft.id, digest=draft.digest, person=far, owners={far}, approvals=1, now=now
    )
    assert isinstance(stored, Stored)
    since = now - timedelta(days=99)
    choice, slot = Choice(language="az"), Slot()
    await subscribe(
        database, Subscription(chat=-far, person=far, choice=choice, slot=slot, since=since)
    )
    await make(database, latest_due(slot, now), {choice: "{}"}, now=now, waits=False)
    await take_in(database, [Letter(update=far, chat=-far, content="{}")], now)
    await be_quiet(database, -far, now)
    await begin(
        database, chat=-far, person=far, question=question, threshold=far, language="az", now=now
    )
    await done_up_to(database, "recall", 1)


async def test_everything_is_carried_over(pair: Pair, now: datetime) -> None:
    await use(pair.source, now)
    rows = await copy(pair.source, pair.target)
    before, after = await contents(pair.source), await contents(pair.target)
    assert after.pop("quiet") == sorted([*before["quiet"], (EVERYBODY, FOREVER)], key=repr)
    rows -= len(before.pop("quiet"))
    assert after == before
    assert rows == sum(map(len, after.values()))
    assert all(after.values())
    assert await everything(pair.target, SOON) == await everything(pair.source, SOON)


async def test_nothing_leaves_a_copy_until_its_owner_says_so(pair: Pair, now: datetime) -> None:
    await use(pair.source, now)
    await copy(pair.source, pair.target)
    assert await claim(pair.target, SOON, 9) == []
    with pytest.raises(NotAllowed):
        await lift(pair.target, by=2, owners={1})
    assert await lift(pair.target, by=1, owners={1})
    assert not await lift(pair.target, by=1, owners={1})
    assert len(await claim(pair.target, SOON, 9)) == 1


async def test_numbers_go_on_after_it(pair: Pair, now: datetime) -> None:
    """No code is given twice: not of figures, nor of reports, uploads or supersessions."""
    await use(pair.source, now)
    await copy(pair.source, pair.target)
    known = {figure.ref for figure in await everything(pair.source, SOON)}
    upload = await append(
        pair.target, [new(period=year(2023))], kind="import", uploader="1", now=now
    )
    assert upload.added[0] not in known
    doubt = await report(pair.target, question="r", answered="", person_id=1, now=now)
    assert doubt.code == "R-2"
    ref = (await everything(pair.target, SOON))[0].ref
    await supersede(pair.target, ref, by=None, kind="withdrawal", reason="", uploader="1", now=now)
    ids = [row[0] for row in (await contents(pair.target))["upload"]]
    assert sorted(ids) == [1, 2, 3, 4, 5]


async def test_a_target_that_is_not_empty_is_refused(pair: Pair, now: datetime) -> None:
    """Whatever is in it, and it stays as it was."""
    await set_language(pair.target, 1, "ru")
    before = await contents(pair.target)
    with pytest.raises(StoreError) as raised:
        await copy(pair.source, pair.target)
    assert (raised.value.problem, "person" in raised.value.detail) == ("taken", True)
    assert await contents(pair.target) == before
    with pytest.raises(StoreError):
        await copy(pair.source, pair.source)
    await append(pair.target, [new(period=year(2023))], kind="import", uploader="1", now=now)
    with pytest.raises(StoreError):
        await copy(pair.source, pair.target)


def test_a_copy_is_checked_and_left_as_it_is(new_store: NewStore, sqlite_templates: Path) -> None:
    file = Path(new_store("sqlite", STOCKED).removeprefix("sqlite+aiosqlite:///"))
    asyncio.run(check(file))
    assert file.read_bytes() == (sqlite_templates / STOCKED).read_bytes()
    assert [one.name for one in file.parent.glob(f"{file.name}*")] == [file.name]


@pytest.mark.parametrize("harm", ["cut", "zeros", "none of SQLite's"])
def test_a_copy_that_does_not_hold_together_is_removed(new_store: NewStore, harm: str) -> None:
    file = Path(new_store("sqlite", STOCKED).removeprefix("sqlite+aiosqlite:///"))
    whole = file.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    harmed = {
        "cut": whole[:middle],
        "zeros": whole[:middle] + bytes(4096) + whole[middle + 4096 :],
        "none of SQLite's": b"no database".ljust(4096),
    }
    file.write_bytes(harmed[harm])
    with pytest.raises(StoreError) as raised:
        asyncio.run(check(file))
    assert raised.value.problem == "damaged"
    assert raised.value.detail
    assert not file.exists()


async def test_a_copy_is_of_one_moment_while_others_write(pair: Pair, now: datetime) -> None:
    """A writer adds an upload with its figure at a time; the copy has both of it or neither."""
    enough = asyncio.Event()

    async def write() -> int:
        written = 0
        while not enough.is_set():
            moment = now + timedelta(seconds=written)
            figure = new(period=month(2000 + written // 12 % 199, written % 12 + 1), value=written)
            upload = await append(pair.source, [figure], kind="import", uploader="1", now=moment)
            written += len(upload.added)
        return written

    async def copies() -> int:
        try:
            return await copy(pair.source, pair.target)
        finally:
            enough.set()

    written, rows = await asyncio.gather(write(), copies())
    after = await contents(pair.target)
    before = await contents(pair.source)
    assert written > 0
    assert rows == sum(map(len, after.values()))
    assert len(before["figure"]) == 245 + written
    # Each append is one upload and one figure of it: the copy ends after a whole one.
    numbers = [row[0] for row in after["upload"]]
    assert len(after["figure"]) == 245 + len(numbers) - 1
    assert set(after["figure"]) <= set(before["figure"])
    assert {row[-2] for row in after["figure"]} == set(numbers)
