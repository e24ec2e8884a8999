"""A long text that goes out in parts, of which one meets a fault, by real processes.

Each process sends what is due, a part of it to each reader, and the next one goes on minutes
later. The stand-in's ledger, outside of them, is the truth.
"""

from collections import defaultdict
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from handlers.replies.messages import say
from store.editions import make
from store.outbox import OUTBOX
from store.quiet import quiet_until
from store.subscriptions import Slot, latest_due
from tests.bot.process import comes, hektar_run
from tests.bot.scene import Scene
from tests.bot.test_faults import CHOICE, NOW, scene_of
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi

PARTS = 3
SENT = [f"Part {part}" for part in range(PARTS)]
CONTENT = (
    '{"language": "en", "messages": [{"html": "Part 0"}, {"html": "Part 1"}, {"html": "Part 2"}]}'
)
FAULTS = {
    "too many": (faults.too_many(1), "sent", 0),
    "failed": (faults.broken(), "sent", 0),
    "blocked": (faults.blocked(), "stopped", 0),
    "cut before": (faults.cut(), "uncertain", 0),
    "cut after": (faults.cut(after=True), "uncertain", 1),
    "in HTML": (faults.gateway_down(), "uncertain", 0),
    "killed": (faults.hung(after=True), "uncertain", 1),
}
"""What a part meets; what becomes of its row, and whether Telegram took the part."""

OF_ALL = frozenset({"too many"})
"""What a 429 asks for holds for all: it comes alone, so that nobody is killed meanwhile."""


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("sqlite", FAULTS.keys() - OF_ALL),
        ("postgresql", FAULTS.keys() - OF_ALL),
        ("sqlite", OF_ALL),
    ],
    ids=["sqlite", "postgresql", "too many"],
)
async def test_part_k_of_n_meets_a_fault_for_every_k(
    api: BotApi, tmp_path: Path, new_store: NewStore, kind: str, names: frozenset[str]
) -> None:
    """No part is lost or doubled or comes before another; after one in doubt none follows.

    Where what is in doubt goes out again, it begins with that part, and all are marked.
    """
    url, due = new_store(kind, STOCKED), latest_due(Slot(), NOW)
    readers = dict(enumerate(((name, part) for name in sorted(names) for part in range(PARTS)), 1))
    untroubled = len(readers) + 1
    async with scene_of(api, url, people=untroubled, made=False) as scene:
        await make(scene.database, due, {CHOICE: CONTENT}, now=NOW, waits=False)
        states, parts = {untroubled: "sent"}, {untroubled: list(SENT)}
        for chat, (name, part) in readers.items():
            fault, states[chat], took = FAULTS[name]
            api.faults.plan(fault, method="sendMessage", chat=chat, skip=part)
            parts[chat] = SENT[: PARTS if states[chat] == "sent" else part + took]
        killed = {chat for chat, (name, _) in readers.items() if name == "killed"}
        await sent(scene, tmp_path, url, killed)
        assert api.faults.all_happened
        assert await scene.rows() == states
        assert arrivals(api) == {chat: got for chat, got in parts.items() if got}
        await sent(scene, tmp_path, url, set(), HEKTAR_DIGEST__UNCERTAIN="resend")
        for chat, (_, part) in readers.items():
            if states[chat] == "uncertain":
                states[chat] = "sent"
                parts[chat] = parts[chat] + [f"{REPEAT}\n{words}" for words in SENT[part:]]
        assert await scene.rows() == states
        assert arrivals(api) == {chat: got for chat, got in parts.items() if got}


REPEAT = say("en", "delivery-repeat")


def arrivals(api: BotApi) -> dict[int, list[str]]:
    """What readers have got, in order."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entry in api.ledger.accepted("sendMessage"):
        found[entry.chat or 0].append(entry.text)
    return found


async def sent(scene: Scene, folder: Path, url: str, killed: set[int], **more: str) -> None:
    """One process after the other, until nothing is left to be sent; the first in any case.

    One that has nothing in hand but requests to the `killed` chats, without an answer, is killed.
    """
    first = True
    while first or not await scene.is_over():
        first, moment = False, scene.now.isoformat()
        async with hektar_run(scene.api, folder, url, now=moment, **more) as running:
            await scene.serves()
            await comes(partial(nothing_else, scene, killed), "all that is due now")
            if await scene.sending():
                running.kill()
                await running.ended()
        scene.now += timedelta(minutes=3)


async def nothing_else(scene: Scene, killed: set[int]) -> bool:
    """Whether no row is due, and then none in hand but those whose request gets no answer."""
    if not await nothing_due(scene):
        return False
    sending = await scene.sending()
    return sending <= killed and len(sending) == scene.api.faults.holding


async def nothing_due(scene: Scene) -> bool:
    """Whether no row is due at this moment, or Telegram wants quiet."""
    if await quiet_until(scene.database, scene.now) is not None:
        return True
    due = select(func.count()).where(OUTBOX.c.state == "pending", OUTBOX.c.not_before <= scene.now)
    async with scene.database.read() as connection:
        return not await connection.scalar(due)
