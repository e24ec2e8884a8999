"""A real process that is suspended between its claim and its request, for longer than the lease.

The stand-in's ledger, outside of it, is the truth.
"""

from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from handlers.outcomes import ticking
from store.outbox import OUTBOX, enqueue
from tests.bot.process import Running, comes, hektar_run
from tests.bot.scene import Scene
from tests.bot.test_faults import NOW, scene_of
from tests.bot.test_processes import new
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi

LEASE = 8.0
"""Seconds: less than it takes the next process to take over."""

_LEASE = f"from handlers import delivery; delivery.LEASE = {LEASE}"
"""In place of the minute that no test waits."""

TURN = timedelta(seconds=6)
"""After which groups may get something again that got 20 messages: within the lease."""

AFTER = '{"language": "en", "messages": [{"html": "After", "buttons": []}]}'

PEOPLE, GROUPS = {1, 2}, {-1001, -1002}
"""Whose rows are in hand: the requests of people are at Telegram, those of groups wait."""


async def test_another_process_leads_when_it_wakes_up(
    api: BotApi, tmp_path: Path, new_store: NewStore
) -> None:
    """What it had not sent does not leave any more, and what it knows late changes no row.

    The next process sends all four again, marked: of groups the only copy, of people the second.
    What the first one knows it records when it leads again: of attempts that are none any more.
    """
    url = new_store("postgresql", STOCKED)
    async with scene_of(api, url, people=2, groups=2) as scene, AsyncExitStack() as stack:
        await scene.got_their_20(sorted(GROUPS), NOW + TURN - timedelta(minutes=1))
        api.faults.plan(faults.held(), method="sendMessage", times=len(PEOPLE))
        more = {"HEKTAR_DIGEST__UNCERTAIN": "resend"}
        first = await stack.enter_async_context(
            hektar_run(api, new(tmp_path / "first"), url, before=_LEASE, **more)
        )
        await comes(lambda: _in_hand(scene), "two at Telegram, two that wait")
        first.suspend()
        api.faults.release()
        later = (NOW + timedelta(minutes=3)).isoformat()
        second = await stack.enter_async_context(
            hektar_run(api, new(tmp_path / "second"), url, now=later, before=_LEASE, **more)
        )
        await comes(lambda: _sent(scene), "the next one sends")
        before = await _ends(scene)
        first.resume()
        await comes(lambda: _says(first, "standing by"), "it is not the one that leads")
        second.kill()
        await second.ended()
        await enqueue(scene.database, [1], AFTER, once="after", now=NOW)
        await api.ledger.until(lambda: _texts(api)[-1] == "After", "the first one leads again")
        assert await _ends(scene) == before
    delivered = scene.delivered()
    assert {chat: delivered[chat] for chat in PEOPLE} == dict.fromkeys(PEOPLE, 2)
    assert {chat: delivered[chat] for chat in GROUPS} == dict.fromkeys(GROUPS, 1)
    for chat, end in before.items():
        copies = [e for e in api.ledger.accepted("sendMessage", chat=chat) if e.text != "After"]
        assert end == ("sent", 2, True, copies[-1].result["message_id"])


async def test_it_wakes_up_and_nobody_else_was_there(
    api: BotApi, tmp_path: Path, new_store: NewStore
) -> None:
    """On an embedded store: it sends nothing late, knows that, and all of it later, unmarked."""
    url = new_store("sqlite", STOCKED)
    async with scene_of(api, url, groups=2) as scene:
        await scene.got_their_20(sorted(GROUPS), NOW + TURN - timedelta(minutes=1))
        async with hektar_run(api, tmp_path, url, before=_LEASE) as running:
            await comes(lambda: _in_hand(scene), "two that wait")
            running.suspend()
            until = ticking() + LEASE

            async def over() -> bool:
                return ticking() > until

            await comes(over, "the end of the lease")
            running.resume()
            await comes(scene.nothing_sending, "it knows what it did not send")
        assert scene.delivered() == {}
        later = (NOW + timedelta(minutes=3)).isoformat()
        async with hektar_run(api, tmp_path, url, now=later):
            await comes(scene.is_over, "the rest")
        assert scene.delivered() == dict.fromkeys(GROUPS, 1)
        assert {mark for _, _, mark, _ in (await _ends(scene)).values()} == {False}


def _texts(api: BotApi) -> list[str]:
    return [entry.text for entry in api.ledger.accepted("sendMessage")]


async def _in_hand(scene: Scene) -> bool:
    """Whether all have been claimed, and the requests of people are at Telegram."""
    waiting = await scene.rows()
    people = len(PEOPLE & waiting.keys())
    return set(waiting.values()) == {"sending"} and scene.api.faults.holding == people


async def _sent(scene: Scene) -> bool:
    return set((await scene.rows()).values()) == {"sent"}


async def _says(running: Running, words: str) -> bool:
    return words in running.log.read_text()


async def _ends(scene: Scene) -> dict[int, tuple[str, int, bool, int]]:
    """State, attempt, mark and message of each row, by chat."""
    wanted = (OUTBOX.c.state, OUTBOX.c.attempt, OUTBOX.c.flagged, OUTBOX.c.message)
    rows = select(OUTBOX.c.chat, *wanted).where(OUTBOX.c.edition.is_not(None))
    async with scene.database.read() as connection:
        return {row[0]: tuple(row)[1:] for row in await connection.execute(rows)}
