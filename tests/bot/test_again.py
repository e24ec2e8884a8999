"""An answer whose request was refused for now, or whose store was away, comes a little later."""

import asyncio

import pytest

from bot.intake import PAUSES, Intake, letters_of
from handlers.replies.messages import say
from store.database import Database, StoreError
from store.inbox import tally
from store.subscriptions import subscription
from tests.conftest import NOW
from tests.handlers.house import House, house
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA


async def handled(hall: House) -> list[float]:
    """What came is handled; the waits between the attempts."""
    waits: list[float] = []

    async def pause(_stop: asyncio.Event, seconds: float) -> None:
        waits.append(seconds)

    intake = Intake(hall.application, hall.desk, pause=pause)
    for letter in await intake.commit(letters_of(list(hall.api.updates.pop()))):
        await intake.handle(letter)
    return waits


async def test_telegrams_own_failure(api: BotApi, database: Database) -> None:
    async with house(api, database, NOW) as hall:
        api.faults.plan(faults.broken(), method="sendMessage")
        hall.talk.say("/help")
        assert await handled(hall) == [PAUSES[0]]
        assert len(api.ledger.accepted("sendMessage", chat=LEYLA.id)) == 1
    assert await tally(database) == {"done": 1}


async def test_a_cut_after_which_it_may_have_arrived_is_not_repeated(
    api: BotApi, database: Database
) -> None:
    async with house(api, database, NOW) as hall:
        api.faults.plan(faults.cut(after=True), method="sendMessage")
        hall.talk.say("/help")
        assert await handled(hall) == []
        assert len(api.ledger.accepted("sendMessage", chat=LEYLA.id)) == 1


@pytest.mark.parametrize("problem", ["locked", "unreadable"])
async def test_a_store_that_is_away_for_a_moment(
    api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch, problem: str
) -> None:
    real, left = Database.write, [2]

    def write(self: Database):  # type: ignore[no-untyped-def]  # noqa: ANN202
        if left[0]:
            left[0] -= 1
            raise StoreError(problem, "cut")
        return real(self)

    async with house(api, database, NOW) as hall:
        hall.talk.say("/subscribe Fuzuli")
        intake = Intake(hall.application, hall.desk)
        letters = await intake.commit(letters_of(list(hall.api.updates.pop())))
        waits: list[float] = []

        async def pause(_stop: asyncio.Event, seconds: float) -> None:
            waits.append(seconds)

        intake = Intake(hall.application, hall.desk, pause=pause)
        monkeypatch.setattr(Database, "write", write)
        await intake.handle(letters[0])
        said = [entry.text for entry in api.ledger.accepted("sendMessage", chat=LEYLA.id)]
    assert waits == list(PAUSES[:2])
    assert await subscription(database, LEYLA.id) is not None
    assert say("en", "busy") not in said


async def test_a_process_that_ends_leaves_what_waits_to_the_next(
    api: BotApi, database: Database
) -> None:
    async with house(api, database, NOW) as hall:
        stop = asyncio.Event()
        intake = Intake(hall.application, hall.desk, stop)
        hall.talk.say("/help")
        await intake.commit(letters_of(list(hall.api.updates.pop())))
        assert len(await intake.more(LEYLA.id)) == 1
        stop.set()
        assert await intake.more(LEYLA.id) == []
