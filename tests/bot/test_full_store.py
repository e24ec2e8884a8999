"""The real process on a store that may not grow: with no page more, with one, with two, and so on.

The stand-in's ledger, outside of the process, is the truth.
"""

from collections import Counter
from functools import partial
from pathlib import Path

import aiosqlite

from store.inbox import tally
from tests.bot.process import Running, comes, hektar_run
from tests.bot.scene import NOT_CLAIMED, NOT_RECORDED, Scene
from tests.bot.test_clock import NOW as DUE
from tests.bot.test_clock import RELEASED
from tests.bot.test_faults import scene_of
from tests.bot.test_processes import digests
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person, Talk

READERS, ASKING = 60, range(101, 131)
BLOCKING = range(1, READERS, 2)
"""Readers who have blocked the bot."""

OF_THE_DIGEST = ("what is due was not looked at", NOT_CLAIMED, NOT_RECORDED)
OF_QUESTIONS = ("no updates", "an update is not marked done", "update not handled")
"""What a process logs that has no room to keep what it wanted to."""

_FULL_AT = """
from sqlalchemy import event
from sqlalchemy.pool import Pool

def limit(connection, _record):
    cursor = connection.cursor()
    cursor.execute("PRAGMA max_page_count = {}")
    cursor.close()

event.listen(Pool, "connect", limit)
"""
"""SQLite says that the disk is full where the store would have more pages."""


async def test_a_store_that_may_grow_by_so_many_pages_for_every_number_of_them(
    api: BotApi, talk: Talk, tmp_path: Path, new_store: NewStore
) -> None:
    """Until a digest is made and sent, and all questions are answered.

    The rows of the digest are all there or none, and each goes out once: nothing leaves of which
    the intent is not committed.
    """
    url = new_store("sqlite", STOCKED)
    async with scene_of(api, url, people=READERS, made=False) as scene:
        await scene.tidy()
        for person in ASKING:
            talk.say("/cleared Fuzuli 2023", Person(id=person))
        for reader in BLOCKING:  # of which there is more to keep: why they get nothing
            api.faults.plan(faults.blocked(), chat=reader, times=READERS)
        pages, made = await pages_of(scene), list[int]()
        while not (made and await digest_is_over(scene) and await all_are_answered(scene)):
            given = {"before": _FULL_AT.format(pages + len(made)), **RELEASED}
            async with hektar_run(api, tmp_path, url, now=DUE.isoformat(), **given) as running:
                await comes(partial(tried, scene, running), "an attempt at both")
            rows, copies = await scene.rows(), digests(api)
            sent = {chat for chat, state in rows.items() if state == "sent"}
            pending = {chat for chat, state in rows.items() if state == "pending"}
            assert sent <= copies.keys() <= rows.keys() - pending
            assert set(copies.values()) <= {1}
            made.append(len(rows))
    assert digests(api) == Counter(set(range(1, READERS + 1)) - set(BLOCKING))
    assert set(made) == {0, READERS}
    assert all(talk.answers(person) for person in ASKING)


async def digest_is_over(scene: Scene) -> bool:
    """Whether the digest is made, and every row of it has come to its end."""
    return bool(await scene.rows()) and await scene.is_over()


async def all_are_answered(scene: Scene) -> bool:
    """Whether every update is taken in and handled."""
    return await tally(scene.database) == {"done": len(ASKING)}


async def tried(scene: Scene, running: Running) -> bool:
    """Whether a process has met its limit, or done all, both of the digest and of questions."""
    log = running.log.read_text(encoding="utf-8")
    digest = any(words in log for words in OF_THE_DIGEST) or await digest_is_over(scene)
    asked = any(words in log for words in OF_QUESTIONS) or await all_are_answered(scene)
    return digest and asked


async def pages_of(scene: Scene) -> int:
    """How many pages the store has."""
    async with aiosqlite.connect(scene.database.file) as other:
        ((pages,),) = await other.execute_fetchall("PRAGMA page_count")
    return int(pages)
