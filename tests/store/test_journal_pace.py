"""The journal counts what was answered within a minute, and keeps a whole update at once."""

from datetime import datetime, timedelta
from pathlib import Path

import aiosqlite
import pytest

from store import journal, unanswered
from store.conversations import Turn, forget, mend
from store.database import Database, StoreError, connect
from store.journal import note_press, note_reply, reply_to
from store.people import visit
from tests.conftest import NewStore

TURN = Turn(chat=7, person=7, message=1, question="1ctan", missing="year", language="ru")


async def test_one_update_is_kept_whole(database: Database, now: datetime) -> None:
    await note_reply(database, 7, 1, 2, now, person=7, turn=TURN, missed="What <b>is</b> it")
    assert await reply_to(database, 7, 1) == 2
    assert (await visit(database, 7, chat=7, now=now)).turn == TURN
    (missed,) = await unanswered.ranked(database, now, 10)
    assert (missed.words, missed.times, missed.at) == ("what b is /b it", 1, now)


async def test_a_failing_part_keeps_nothing(database: Database, now: datetime) -> None:
    naive = now.replace(tzinfo=None)
    with pytest.raises(Exception, match="time zone"):
        await note_reply(database, 7, 1, 2, naive, person=7, sent=now, turn=TURN)
    assert await reply_to(database, 7, 1) is None


async def test_sqlite_rolls_back_what_fails_half_way(new_store: NewStore, now: datetime) -> None:
    """The second statement breaks a rule of the table: the first is not there either."""
    database = connect(new_store("sqlite", "hektar_empty"))
    try:
        good = (journal._note(database), {"chat": 7, "message": 1, "reply": 2, "person": 7,
                                          "slowed": False, "at": now})  # fmt: skip
        bad = (good[0], good[1] | {"message": 2, "reply": None})
        with pytest.raises(Exception, match="NOT NULL"):
            await database.write_all([good, bad])
        assert await reply_to(database, 7, 1) is None
        await database.write_all([good])  # the connection is as good as new
        assert await reply_to(database, 7, 1) == 2
    finally:
        await database.close()


async def test_the_pace_is_of_one_person_within_one_minute(
    database: Database, now: datetime
) -> None:
    for second in range(21):
        sent = now + timedelta(seconds=second)
        await note_reply(database, 7, second, 1, now, person=7, sent=sent, slowed=second == 20)
    await note_reply(database, -100, 1, 1, now, person=8, sent=now)
    last = now + timedelta(seconds=20)
    assert (await visit(database, 7, sent=last)).pace == journal.Pace(answered=20, told=True)
    assert (await visit(database, 8, sent=last)).pace == journal.Pace(answered=1)
    assert (await visit(database, 7)).pace == journal.Pace()
    later = now + timedelta(seconds=60)
    assert (await visit(database, 7, sent=later)).pace == journal.Pace(answered=19, told=True)


async def test_a_message_that_comes_twice_counts_once(database: Database, now: datetime) -> None:
    for _ in range(2):
        await note_reply(database, 7, 1, 2, now, person=7, sent=now)
    assert (await visit(database, 7, sent=now)).pace.answered == 1


async def test_a_turn_is_mended_only_while_it_is_the_last(
    database: Database, now: datetime
) -> None:
    await note_press(database, TURN.chat, 1, now, press=9, turn=TURN)
    other = Turn(chat=7, person=7, message=2, question="1mtan")
    await mend(database, other, now)
    assert (await visit(database, 7, chat=7, now=now)).turn == TURN
    mended = Turn(chat=7, person=7, message=1, question="1mtan")
    await mend(database, mended, now)
    assert (await visit(database, 7, chat=7, now=now)).turn == mended


async def test_a_chat_can_begin_anew(database: Database, now: datetime) -> None:
    await note_press(database, TURN.chat, 1, now, press=9, turn=TURN)
    await forget(database, 8)
    assert (await visit(database, 7, chat=7, now=now)).turn == TURN
    await forget(database, 7)
    assert (await visit(database, 7, chat=7, now=now)).turn is None


async def test_a_store_that_is_kept_locked_says_so(
    new_store: NewStore, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.sqlite.BUSY_SECONDS", 0.01)
    url = new_store("sqlite", "hektar_empty")
    database = connect(url)
    file = Path(url.removeprefix("sqlite+aiosqlite:///"))
    try:
        async with aiosqlite.connect(file, isolation_level=None) as other:
            await other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="locked"):
                await note_press(database, TURN.chat, 1, now, press=9, turn=TURN)
            await other.execute("ROLLBACK")
        await note_press(database, TURN.chat, 1, now, press=9, turn=TURN)
    finally:
        await database.close()
