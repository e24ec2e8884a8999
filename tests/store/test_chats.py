"""Chats that come back, become another one, or are forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from store.chats import come_back, move
from store.database import Database, connect
from store.decisions import Stored, Submitted, approve
from store.drafts import keep
from store.history import broken_at, entries, log
from store.inbox import Letter, mark_done, set_aside, take_in
from store.journal import note_reply
from store.keys import key_of, known_in
from store.measures import Measure
from store.outbox import Finish, claim, enqueue, finish, tally
from store.people import accept, invite, set_language
from store.periods import TO_DATE
from store.personal import forget_person
from store.questions import Question
from store.reports import report
from store.schema import migrate
from store.subscriptions import LEFT, Choice, slots, stop, subscribe, subscription
from store.uploads import latest_of, withdraw
from store.watches import begin, open_watches
from tests.conftest import NOW
from tests.store.test_drafts import OWNER, OWNERS, accepted, decided, three
from tests.store.test_subscriptions import wish

BLOCKED = "Forbidden: bot was blocked by the user"


async def ended(database: Database, reason: str) -> None:
    """What is due was tried, and refused for good."""
    for row in await claim(database, NOW, 99):
        await finish(
            database,
            Finish(claim=row, state="stopped", part=0, at=NOW, not_before=NOW, reason=reason),
        )


async def test_who_blocked_us_and_came_back_is_taken_up_again(database: Database) -> None:
    await subscribe(database, wish(7))
    await stop(database, 7, BLOCKED)
    assert await slots(database) == []
    assert await come_back(database, 7, NOW)
    back = await subscription(database, 7)
    assert back is not None
    assert (back.active, back.reason, back.since) == (True, "", NOW)
    assert not await come_back(database, 7, NOW)


async def test_who_ended_it_by_themselves_is_not_taken_up_again(database: Database) -> None:
    await subscribe(database, wish(7))
    await stop(database, 7, LEFT)
    assert not await come_back(database, 7, NOW)
    assert await slots(database) == []


@pytest.mark.parametrize(
    ("reason", "days", "told"),
    [(BLOCKED, 0, True), (BLOCKED, 29, True), (BLOCKED, 31, False), ("Chat not found", 0, True),
     ("Message is too long", 0, False)],
)  # fmt: skip
async def test_what_was_to_be_told_meanwhile_is_told_on_return(
    database: Database, reason: str, days: int, *, told: bool
) -> None:
    """Without a subscription too; what nobody can take stays where it is."""
    await enqueue(database, [7, 8], "a", once="watch 1", now=NOW)
    await ended(database, reason)
    later = NOW + timedelta(days=days)
    assert await come_back(database, 7, later) is told
    assert [row.chat for row in await claim(database, later, 9)] == ([7] if told else [])


@pytest.mark.parametrize("times", [1, 2])
async def test_a_group_that_moved_is_one_group(database: Database, times: int) -> None:
    await subscribe(database, wish(-10))
    question = Question(measure=Measure.MINES, places=("*",), period=TO_DATE)
    await begin(database, chat=-10, person=7, question=question, threshold=None, language="en",
                now=NOW)  # fmt: skip
    await enqueue(database, [-10], "a", once="one", now=NOW)
    await enqueue(database, [-10, -100999], "b", once="two", now=NOW)
    for _ in range(times):
        await move(database, -10, -100999)
    assert await subscription(database, -10) is None
    moved = await subscription(database, -100999)
    assert moved is not None
    assert moved.active
    assert [watch.chat for watch in await open_watches(database)] == [-100999]
    assert await tally(database) == {"pending": 2, "stopped": 1}  # "two" goes there once


async def test_a_group_that_moved_and_subscribed_anew_keeps_the_new_one(
    database: Database,
) -> None:
    await subscribe(database, wish(-10))
    await subscribe(database, wish(-100999, choice=Choice(language="ru")))
    await move(database, -10, -100999)
    kept = await subscription(database, -100999)
    assert kept is not None
    assert kept.choice.language == "ru"


GONE, OTHER = 555_000_111, 666_000_222
"""Ids that stand nowhere by chance."""


async def busy(database: Database, person: int) -> None:
    """All that the store may keep of somebody who does everything: uploads, approves, asks."""
    code = await invite(database, issued_by=OWNER, role="approver", now=NOW, owners=OWNERS)
    assert await accept(database, code, person, NOW)
    await set_language(database, person, "ru")
    question = Question(measure=Measure.MINES, places=("*",), period=TO_DATE)
    for chat in (person, -10):
        await subscribe(database, wish(chat, person=person))
        await begin(database, chat=chat, person=person, question=question, threshold=None,
                    language="en", now=NOW)  # fmt: skip
        await note_reply(database, chat, 1, 2, NOW, person=person)
    await report(database, question="q", answered="a", person_id=person, now=NOW)
    await enqueue(database, [person], "a", once="one", now=NOW)
    letters = [Letter(update=n, chat=person, content=f"{person}") for n in (person % 7, 100)]
    await take_in(database, letters, NOW)
    await mark_done(database, [letters[0].update], NOW)
    await set_aside(database, 100, "not readable")


async def everything_kept(database: Database) -> str:
    """Every row of every table, as text."""
    found = []
    async with database.read() as connection:
        for table in SQLModel.metadata.sorted_tables:
            rows = await connection.execute(select(table))
            found += [f"{table.name} {tuple(row)}" for row in rows]
    return "\n".join(found)


async def test_of_who_is_forgotten_only_a_key_is_left_and_the_chain_holds(
    database: Database,
) -> None:
    """They uploaded, approved, took back; the history stays whole and names nobody."""
    draft = await keep(database, three(OWNER), owners=OWNERS, now=NOW)
    await busy(database, GONE)
    asked = await decided(database, await accepted(database, draft, NOW), NOW, approvals=2)
    assert isinstance(asked, Submitted)
    done = await approve(
        database, draft.id, digest=asked.draft.digest, person=GONE, owners=OWNERS, now=NOW
    )
    assert isinstance(done, Stored)
    own = replace(three(GONE), base=done.upload or 0, chat=GONE)
    own = await accepted(database, await keep(database, own, owners=OWNERS, now=NOW), NOW)
    stored = await decided(database, own, NOW)
    assert isinstance(stored, Stored)
    mine = await latest_of(database, GONE)
    assert mine is not None
    assert mine.id == stored.upload
    await withdraw(database, mine.id, reason="twice", person=GONE, owners=OWNERS, now=NOW)
    before = [(one.who, one.digest) for one in await entries(database)]
    assert len({who for who, _ in before}) == 2
    assert str(GONE) in await everything_kept(database)
    await forget_person(database, GONE)
    assert str(GONE) not in await everything_kept(database)
    chain = await entries(database)
    assert [(one.who, one.digest) for one in chain] == before
    assert broken_at(chain) is None
    assert await known_in(database, [who for who, _ in before]) == {
        who: OWNER for who, _ in before if who == (await key(database, OWNER))
    }


async def test_who_acts_again_after_being_forgotten_is_somebody_new(database: Database) -> None:
    first = await key(database, OTHER)
    assert await key(database, OTHER) == first
    await forget_person(database, OTHER)
    assert await key(database, OTHER) != first


async def key(database: Database, person: int) -> str:
    async with database.write() as connection:
        return await key_of(database, connection, person)


async def test_entries_from_before_there_were_keys_hold_with_those_after(
    bare_url: str,
) -> None:
    """A store of the schema before is migrated: its chain goes on, and is unbroken."""
    database = connect(bare_url)
    await migrate(database, "0003")
    async with database.write() as connection:
        await log(database, connection, who=str(OTHER), act="import", about="U-1", now=NOW)
    await migrate(database)
    async with database.write() as connection:
        who = await key_of(database, connection, OTHER)
        await log(database, connection, who=who, act="import", about="U-2", now=NOW)
    chain = await entries(database)
    assert [one.who for one in chain] == [who, str(OTHER)]
    assert broken_at(chain) is None
    await database.close()
