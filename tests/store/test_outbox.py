"""The outbox: committed before a request and after it, fenced, never doubled in silence."""

import asyncio
from datetime import timedelta

import pytest

from store.database import Database
from store.journal import note_reply
from store.outbox import (
    Claim,
    Finish,
    State,
    claim,
    enqueue,
    finish,
    recover,
    resend,
    tally,
    uncertain,
)
from store.quiet import (
    EVERYBODY,
    FOREVER,
    be_quiet,
    forget_the_far,
    left_since,
    quiet_until,
)
from tests.conftest import NOW

LATER = NOW + timedelta(minutes=5)


def ended(row: Claim, state: State, **changes: object) -> Finish:
    """How the request of `row` ended."""
    given: dict[str, object] = {
        "claim": row, "state": state, "part": row.part, "at": NOW, "not_before": NOW,
    }  # fmt: skip
    return Finish(**(given | changes))  # type: ignore[arg-type]


async def test_a_chat_gets_the_same_thing_once(database: Database) -> None:
    assert await enqueue(database, [1, 2, 2], "x", once="digest 2026-10", now=NOW) == 2
    assert await enqueue(database, [2, 3], "y", once="digest 2026-10", now=NOW) == 1
    assert await enqueue(database, [1], "z", once="digest 2026-11", now=NOW) == 1
    assert [row.content for row in await claim(database, NOW, 9)] == ["x", "x", "y", "z"]


async def test_a_row_that_was_claimed_is_claimed_by_nobody_else(database: Database) -> None:
    await enqueue(database, range(1, 41), "x", once="a", now=NOW)
    found = await asyncio.gather(*(claim(database, NOW, 10) for _ in range(8)))
    chats = [row.chat for rows in found for row in rows]
    assert sorted(chats) == list(range(1, 41))
    assert await tally(database) == {"sending": 40}


async def test_what_is_not_due_waits(database: Database) -> None:
    await enqueue(database, [1], "x", once="a", now=LATER)
    assert await claim(database, NOW, 9) == []
    assert len(await claim(database, LATER, 9)) == 1


async def test_the_whole_way_of_two_parts(database: Database) -> None:
    await enqueue(database, [1], "x", once="a", now=NOW)
    (row,) = await claim(database, NOW, 9)
    assert (row.part, row.attempt, row.repeat) == (0, 1, False)
    assert await finish(database, ended(row, "pending", part=1, sent_as=50))
    (row,) = await claim(database, NOW, 9)
    assert (row.part, row.attempt) == (1, 2)
    assert await finish(database, ended(row, "sent", part=2, sent_as=51))
    assert await tally(database) == {"sent": 1}


async def test_a_sender_that_was_interrupted_leaves_uncertain_rows(database: Database) -> None:
    await enqueue(database, [1, 2], "x", once="a", now=NOW)
    late, lost = await claim(database, NOW, 9)
    assert await recover(database, LATER) == 2
    assert await recover(database, LATER) == 0
    assert [row[:2] for row in await uncertain(database, 9)] == [(late.id, 1), (lost.id, 2)]
    assert await claim(database, LATER, 9) == []  # nothing is sent again by itself
    # The one before was only asleep, and wakes up: what arrived counts, a failure does not.
    assert await finish(database, ended(late, "sent", part=1, sent_as=50))
    assert not await finish(database, ended(lost, "pending"))
    assert await tally(database) == {"sent": 1, "uncertain": 1}


async def test_what_is_sent_again_keeps_its_mark_and_fences_the_first_attempt(
    database: Database,
) -> None:
    await enqueue(database, [1], "x", once="a", now=NOW)
    (first,) = await claim(database, NOW, 9)
    await recover(database, NOW)
    assert await resend(database, NOW) == 1
    (second,) = await claim(database, NOW, 9)
    assert (second.repeat, second.attempt) == (True, 2)
    assert not await finish(database, ended(first, "sent", part=1, sent_as=50))
    assert await finish(database, ended(second, "sent", part=1, sent_as=51))


async def test_a_clock_that_was_a_year_ahead_holds_nothing_back(database: Database) -> None:
    await enqueue(database, [1, 2], "x", once="a", now=NOW)
    wrong = NOW + timedelta(days=365)
    row, _ = await claim(database, wrong, 9)
    await finish(database, ended(row, "pending", not_before=wrong, at=wrong))
    await be_quiet(database, EVERYBODY, wrong)
    await be_quiet(database, 2, LATER)
    await forget_the_far(database, NOW)
    assert await quiet_until(database, NOW) is None
    assert [row.chat for row in await claim(database, NOW, 9)] == [1]
    await be_quiet(database, EVERYBODY, FOREVER)  # a copy stays held until its owner says so
    await forget_the_far(database, NOW)
    assert await quiet_until(database, NOW) == FOREVER


async def test_what_left_within_a_minute_is_known_to_the_next_process(database: Database) -> None:
    await enqueue(database, [-5, -6], "x", once="a", now=NOW)
    one, other = await claim(database, NOW, 9)
    await finish(database, ended(one, "sent", sent_as=1))
    await finish(database, ended(other, "sent", sent_as=2, at=NOW - timedelta(minutes=9)))
    await note_reply(database, -7, 3, 4, NOW, person=9, sent=NOW)
    left = await left_since(database, NOW - timedelta(minutes=1))
    assert sorted(left) == [(-7, NOW), (-5, NOW)]


@pytest.mark.parametrize(("quiet", "left"), [(1, [2]), (EVERYBODY, [])])
async def test_quiet_is_kept_to_the_second(
    database: Database, quiet: int, left: list[int]
) -> None:
    await enqueue(database, [1, 2], "x", once="a", now=NOW)
    await be_quiet(database, quiet, LATER)
    await be_quiet(database, quiet, NOW)  # a shorter one does not end it
    almost = LATER - timedelta(seconds=1)
    assert [row.chat for row in await claim(database, almost, 9)] == left
    assert await quiet_until(database, almost) == (LATER if quiet == EVERYBODY else None)
    assert await quiet_until(database, LATER) is None
    assert {row.chat for row in await claim(database, LATER, 9)} == {1, 2} - set(left)
