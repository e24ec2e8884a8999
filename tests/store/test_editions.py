"""Editions: made whole or not at all, once for a chat and period, released by who may."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from store.database import Database
from store.editions import Act, Edition, State, act, editions, make, parcels_of, pause, settle
from store.outbox import Finish, claim, finish, resend, tally
from store.people import NotAllowed
from store.subscriptions import Choice, Due, Slot, Subscription, choices, latest_due, subscribe
from tests.conftest import NOW

OWNER = 99
AZ, RU = Choice(language="az"), Choice(language="ru")


async def filled(database: Database, chats: Sequence[int] = (1, 2, 3)) -> Due:
    """Subscribers of the usual slot: the last of them reads Russian."""
    for chat in chats:
        choice = RU if chat == chats[-1] else AZ
        since = NOW - timedelta(days=90)
        await subscribe(
            database, Subscription(chat=chat, person=chat, choice=choice, slot=Slot(), since=since)
        )
    return latest_due(Slot(), NOW)


async def test_everybody_gets_what_they_chose_once(database: Database) -> None:
    due = await filled(database)
    edition, added = await make(database, due, {AZ: "az", RU: "ru"}, now=NOW, waits=False)
    assert (edition.state, edition.period, added) == ("open", "2026-10", 3)
    assert await choices(database, due) == []
    again, more = await make(database, due, {AZ: "az", RU: "ru"}, now=NOW, waits=False)
    assert (again.id, more) == (edition.id, 0)
    assert [(row.chat, row.content) for row in await claim(database, NOW, 9)] == [
        (1, "az"), (2, "az"), (3, "ru"),
    ]  # fmt: skip
    assert sorted(await parcels_of(database, edition.id, 9)) == ["az", "ru"]


async def test_made_by_many_at_once_it_is_one(database: Database) -> None:
    due = await filled(database)
    made = await asyncio.gather(
        *(make(database, due, {AZ: "az", RU: "ru"}, now=NOW, waits=False) for _ in range(8))
    )
    assert len({edition.id for edition, _ in made}) == 1
    assert sum(added for _, added in made) == 3
    assert await tally(database) == {"pending": 3}


async def test_nothing_leaves_before_it_is_released(database: Database) -> None:
    due = await filled(database)
    edition, _ = await make(database, due, {AZ: "az", RU: "ru"}, now=NOW, waits=True)
    assert await claim(database, NOW, 9) == []
    with pytest.raises(NotAllowed):
        await act(database, edition.id, "release", by=1, owners=frozenset({OWNER}), now=NOW)
    released = await act(
        database, edition.id, "release", by=OWNER, owners=frozenset({OWNER}), now=NOW
    )
    assert released is not None
    assert released.state == "open"
    assert len(await claim(database, NOW, 9)) == 3


@pytest.mark.parametrize(
    ("acts", "state", "left"),
    [
        (["pause"], "paused", 0),
        (["pause", "resume"], "open", 3),
        (["cancel"], "cancelled", 0),
        (["cancel", "resume"], "cancelled", 0),
        (["release"], "open", 3),  # it was not waiting: nothing happens
    ],
)
async def test_what_an_admin_may_do(
    database: Database, acts: list[Act], state: State, left: int
) -> None:
    due = await filled(database)
    edition, _ = await make(database, due, {AZ: "az", RU: "ru"}, now=NOW, waits=False)
    for what in acts:
        await act(database, edition.id, what, by=OWNER, owners={OWNER}, now=NOW)
    (now_it_is,) = await editions(database, 9)
    assert now_it_is.state == state
    assert len(await claim(database, NOW, 9)) == left


async def test_it_pauses_of_its_own_accord_with_the_reason(database: Database) -> None:
    due = await filled(database)
    edition, _ = await make(database, due, {AZ: "az", RU: "ru"}, now=NOW, waits=False)
    assert await pause(database, edition.id, "Bad Request: can't parse entities")
    assert not await pause(database, edition.id, "again")
    (now_it_is,) = await editions(database, 9)
    assert (now_it_is.state, now_it_is.reason) == ("paused", "Bad Request: can't parse entities")


async def test_it_is_done_when_nothing_is_left_to_send(database: Database) -> None:
    due = await filled(database, [1])
    edition, _ = await make(database, due, {RU: "ru"}, now=NOW, waits=False)
    assert await settle(database) == []
    (row,) = await claim(database, NOW, 9)
    assert await settle(database) == []
    await finish(
        database,
        Finish(claim=row, state="sent", part=1, at=NOW, not_before=NOW, sent_as=5),
    )
    (done,) = await settle(database)
    assert done.id == edition.id
    assert await settle(database) == []
    # Somebody whose row was not made yet: the edition goes on for them.
    await filled(database, [1, 2])
    opened, added = await make(database, due, {RU: "ru"}, now=NOW, waits=False)
    assert (opened.id, added) == (edition.id, 1)
    assert len(await claim(database, NOW, 9)) == 1


async def in_doubt(database: Database) -> Edition:
    """An edition that is done with: one of its rows may or may not have arrived."""
    due = await filled(database, [1, 2])
    edition, _ = await make(database, due, {AZ: "az", RU: "ru"}, now=NOW, waits=False)
    one, other = await claim(database, NOW, 9)
    await finish(
        database,
        Finish(claim=one, state="uncertain", part=0, at=NOW, not_before=NOW),
        Finish(claim=other, state="sent", part=1, at=NOW, not_before=NOW, sent_as=5),
    )
    (done,) = await settle(database)
    assert (done.id, done.state) == (edition.id, "open")  # as it was
    return edition


async def test_what_is_sent_again_opens_its_edition_again(database: Database) -> None:
    await in_doubt(database)
    assert await resend(database, NOW) == 1
    assert [one.state for one in await editions(database, 9)] == ["open"]
    (again,) = await claim(database, NOW, 9)
    assert again.repeat
    await finish(
        database, Finish(claim=again, state="sent", part=1, at=NOW, not_before=NOW, sent_as=6)
    )
    assert len(await settle(database)) == 1


async def test_of_a_cancelled_edition_nothing_is_sent_again(database: Database) -> None:
    due = await filled(database, [1])
    edition, _ = await make(database, due, {RU: "ru"}, now=NOW, waits=False)
    (row,) = await claim(database, NOW, 9)
    await act(database, edition.id, "cancel", by=OWNER, owners={OWNER}, now=NOW)
    await finish(database, Finish(claim=row, state="uncertain", part=0, at=NOW, not_before=NOW))
    assert await resend(database, NOW) == 0
    assert await tally(database) == {"uncertain": 1}


async def test_what_comes_back_when_its_edition_was_cancelled_is_stopped(
    database: Database,
) -> None:
    due = await filled(database, [1])
    edition, _ = await make(database, due, {RU: "ru"}, now=NOW, waits=False)
    (row,) = await claim(database, NOW, 9)
    await act(database, edition.id, "cancel", by=OWNER, owners={OWNER}, now=NOW)
    await finish(database, Finish(claim=row, state="pending", part=0, at=NOW, not_before=NOW))
    await settle(database)
    assert await tally(database, edition.id) == {"stopped": 1}


async def test_who_changes_the_slot_gets_the_period_once(database: Database) -> None:
    due = await filled(database, [1])
    await make(database, due, {RU: "ru"}, now=NOW, waits=False)
    moved = Slot(day=20)
    await subscribe(
        database,
        Subscription(chat=1, person=1, choice=RU, slot=moved, since=NOW - timedelta(days=90)),
    )
    assert await choices(database, latest_due(moved, NOW)) == []
