"""Alarms reach every owner once, in their language, by way of the outbox."""

from datetime import datetime, timedelta

from handlers.alarms import raise_alarms
from handlers.context import Desk, Settings
from store.database import Database
from store.editions import make, pause
from store.inbox import Letter, set_aside, take_in
from store.outbox import Finish, State, claim, enqueue, finish, tally
from store.people import set_language
from store.quiet import EVERYBODY, be_quiet, hold, lift
from store.subscriptions import Slot, latest_due
from tests.conftest import NOW


def desk(database: Database, days: int = 0, now: datetime = NOW) -> Desk:
    settings = Settings(owners=frozenset({77, 78}), expected_days=days)
    return Desk(database=database, settings=settings, clock=lambda: now)


async def told(database: Database) -> list[tuple[int, str]]:
    return [(row.chat, row.content) for row in await claim(database, NOW, 99)]


async def test_each_trouble_is_told_once_a_day_to_every_owner(database: Database) -> None:
    words = "Telegram gives no updates: <b>timed out</b>"
    for _ in range(3):
        troubles = [words, words]
        await raise_alarms(desk(database), set(), troubles)
        assert troubles == []
    found = await told(database)
    assert [chat for chat, _ in found] == [77, 78]
    assert "Telegram gives no updates: &lt;b&gt;timed out" in found[0][1]


async def test_owners_are_told_once_that_no_figures_came_for_long(stocked: Database) -> None:
    await raise_alarms(desk(stocked, 3650), set(), [])
    assert await told(stocked) == []
    for hours in range(3):
        await raise_alarms(desk(stocked, 1, NOW + timedelta(hours=hours)), set(), [])
    found = await told(stocked)
    assert [chat for chat, _ in found] == [77, 78]
    assert "31 December 2025" in found[0][1]
    assert "/add" in found[0][1]


async def test_without_expected_days_nobody_is_told(stocked: Database) -> None:
    await raise_alarms(desk(stocked), set(), [])
    assert await told(stocked) == []


async def test_an_empty_store_has_no_old_figures(database: Database) -> None:
    await raise_alarms(desk(database, 1), set(), [])
    assert await told(database) == []


async def test_what_is_set_aside_is_told_once_also_by_the_process_after_a_kill(
    database: Database,
) -> None:
    await take_in(database, [Letter(update=5, chat=1, content="{}")], NOW)
    await set_aside(database, 5, "not readable")  # and the process ended here
    seen: set[int] = set()
    for _ in range(2):
        await raise_alarms(desk(database), seen, [])
    await raise_alarms(desk(database), set(), [])
    assert seen == {5}
    assert await tally(database) == {"pending": 2}  # one for each owner


async def test_deliveries_in_trouble_are_told_also_by_the_process_after_a_kill(
    database: Database,
) -> None:
    """Rows in doubt, rows given up, an edition that paused: looked up, never kept in memory."""
    ended: list[tuple[State, int]] = [("uncertain", 0), ("uncertain", 0), ("stopped", 3)]
    await enqueue(database, range(1, 4), "x", once="a", now=NOW)
    for row, (state, failures) in zip(await claim(database, NOW, 9), ended, strict=True):
        done = Finish(claim=row, state=state, part=0, at=NOW, not_before=NOW,
                      failures=failures, reason="Bad Request: no")  # fmt: skip
        await finish(database, done)
    edition, _ = await make(database, latest_due(Slot(), NOW), {}, now=NOW, waits=False)
    await pause(database, edition.id, "can't parse")
    for _ in range(2):
        await raise_alarms(desk(database), set(), [])
    found = [content for chat, content in await told(database) if chat == 77]
    assert len(found) == 3
    for words in ("may or may not have arrived", "given up: Bad Request", "paused: can"):
        assert sum(words in content for content in found) == 1


async def test_owners_of_a_restored_copy_are_told_once_and_nothing_else_leaves(
    database: Database,
) -> None:
    """Each in their language, by the processes after it too; then they let the rest leave."""
    await set_language(database, 78, "ru")
    await enqueue(database, [1, 2], "x", once="a", now=NOW)
    async with database.write() as connection:
        await hold(connection)
    for _ in range(2):
        await raise_alarms(desk(database), set(), ["Telegram gives no updates"])
    found = dict(await told(database))
    assert list(found) == [77, 78]
    assert "<code>2</code>" in found[77]
    assert "восстановленной копии" in found[78]
    assert all("/deliveries" in content for content in found.values())
    await raise_alarms(desk(database), set(), [])
    assert await told(database) == []
    await lift(database, by=77, owners={77})
    assert [chat for chat, _ in await told(database)] == [1, 2, 77, 78]


async def test_of_a_copy_of_a_copy_owners_are_told_anew(database: Database) -> None:
    await enqueue(database, [1], "x", once="a", now=NOW)
    for _ in range(2):
        async with database.write() as connection:
            await hold(connection)
        await raise_alarms(desk(database), set(), [])
        assert [chat for chat, _ in await told(database)] == [77, 78]


async def test_a_store_that_is_no_copy_tells_of_none(database: Database) -> None:
    await enqueue(database, [1], "x", once="a", now=NOW)
    await be_quiet(database, EVERYBODY, NOW + timedelta(hours=1))  # Telegram wants it
    await raise_alarms(desk(database), set(), [])
    assert await tally(database) == {"pending": 1}
