"""Polling: updates are confirmed once handled, and nothing that Telegram says ends it for ever."""

import asyncio
import random
from typing import Any, Protocol

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.intake import Intake, letters_of
from bot.lanes import Lanes
from bot.problems import Problem
from bot.updates import LONGEST_DELAY, REJECTIONS, WATCHDOG_SECONDS, Polling
from handlers.context import Desk, Settings
from store.database import Database
from store.inbox import take_in, tally
from store.journal import note_reply
from tests.bot.test_reaching import Pauses
from tests.conftest import NOW as MOMENT

Batch = list[dict[str, Any]]


def message(number: int, chat: int = 7, text: str = "x") -> dict[str, Any]:
    """An update with a message in a private chat."""
    who = {"id": chat, "is_bot": False, "first_name": "Leyla"}
    return {
        "update_id": number,
        "message": {
            "message_id": number, "date": 1, "chat": {"id": chat, "type": "private"},
            "from": who, "text": text,
        },
    }  # fmt: skip


class Script:
    """An application whose getUpdates gives, in turn, what was written down; then the stop."""

    def __init__(self, stop: asyncio.Event, *answers: Batch | Exception) -> None:
        self.bot = self
        self._stop = stop
        self._answers = list(answers)
        self.offsets: list[int | None] = []
        self.handled: list[int] = []
        self.defaults = None

    async def do_api_request(
        self, endpoint: str, api_kwargs: dict[str, Any], read_timeout: float
    ) -> Batch:
        assert endpoint.lower() == "get_updates"
        assert read_timeout > api_kwargs["timeout"]
        self.offsets.append(api_kwargs.get("offset"))
        if not self._answers:
            self._stop.set()
            return []
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def process_update(self, update: Update) -> None:
        if update.message is not None and update.message.text == "break":
            raise RuntimeError("a handler broke")
        self.handled.append(update.update_id)


class Poll(Protocol):
    """Polls until all answers were given, on one store."""

    async def __call__(
        self, *answers: Batch | Exception, pauses: Pauses | None = None
    ) -> tuple[Script, Pauses]: ...


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database=database, settings=Settings(), clock=lambda: MOMENT)


@pytest.fixture
def polled(desk: Desk) -> Poll:
    async def poll(
        *answers: Batch | Exception, pauses: Pauses | None = None
    ) -> tuple[Script, Pauses]:
        stop, pauses = asyncio.Event(), pauses or Pauses()
        script: Any = Script(stop, *answers)  # as much of an application as polling uses
        intake = Intake(script, desk)
        async with Lanes(intake.handle, intake.more) as intake.lanes:
            intake.hand_on(await intake.left_over())
            await Polling(script, intake, stop, pauses).until_stopped()
        return script, pauses

    return poll


async def test_a_batch_is_confirmed_by_asking_for_the_next(polled: Poll) -> None:
    script, _ = await polled([message(5), message(6, chat=8)], [message(7)])
    assert sorted(script.handled) == [5, 6, 7]
    assert script.offsets == [None, 7, 8]


async def test_order_is_kept_within_a_chat(polled: Poll) -> None:
    script, _ = await polled([message(number) for number in range(5, 25)])
    assert script.handled == list(range(5, 25))


async def test_an_update_that_cannot_be_read_is_set_aside_and_confirmed(
    polled: Poll, database: Database
) -> None:
    poison = {"update_id": 6, "message": {"message_id": "?"}}
    script, _ = await polled([message(5), poison, message(7)])
    assert script.handled == [5, 7]
    assert script.offsets[1] == 8
    assert await tally(database) == {"done": 2, "quarantined": 1}


async def test_a_number_that_no_store_can_keep_moves_no_offset(polled: Poll) -> None:
    script, _ = await polled([message(5), message(10**30), message(7)])
    assert script.handled == [5, 7]
    assert script.offsets[1] == 8


async def test_every_update_twice_and_shuffled_is_handled_once(polled: Poll) -> None:
    updates = [message(number, chat=number % 4) for number in range(1, 41)]
    again = updates * 2
    random.Random(1).shuffle(again)  # noqa: S311 - an order to try, no secret
    script, _ = await polled(*([update] for update in again))
    assert sorted(script.handled) == list(range(1, 41))


async def test_what_is_committed_is_handled_after_a_kill_and_not_taken_again(
    polled: Poll, desk: Desk
) -> None:
    left = letters_of([message(5), message(6)])
    await take_in(desk.database, left, MOMENT)  # the process ended here
    script, _ = await polled([message(6), message(7)])
    assert script.handled == [5, 6, 7]


async def test_what_was_answered_before_a_kill_is_not_answered_again(
    polled: Poll, desk: Desk
) -> None:
    await take_in(desk.database, letters_of([message(5), message(6)]), MOMENT)
    await note_reply(desk.database, 7, 5, 105, MOMENT)
    script, _ = await polled()
    assert script.handled == [6]
    assert await tally(desk.database) == {"done": 2}


async def test_a_handler_that_breaks_costs_only_its_update(polled: Poll) -> None:
    script, _ = await polled([message(5), message(6, text="break"), message(7)])
    assert script.handled == [5, 7]
    assert script.offsets[1] == 8


async def test_trouble_is_waited_out_ever_longer_and_forgotten_once_over(polled: Poll) -> None:
    down = [NetworkError("down")] * 8
    script, pauses = await polled(*down, [message(5)], NetworkError("down again"))
    assert script.handled == [5]
    assert pauses.seconds == [1, 2, 4, 8, 16, 30, 30, 30, 1]
    assert max(pauses.seconds) == LONGEST_DELAY


async def test_telegrams_own_delay_is_obeyed_to_the_second(polled: Poll) -> None:
    _, pauses = await polled(RetryAfter(3600), RetryAfter(1))
    assert pauses.seconds == [3600, 1]


@pytest.mark.parametrize("error", [Conflict("another"), BadRequest("no"), NetworkError("502")])
async def test_no_single_answer_ends_it(polled: Poll, error: Exception) -> None:
    script, _ = await polled(error, [message(5)])
    assert script.handled == [5]


async def test_a_token_that_is_rejected_for_long_was_revoked(polled: Poll) -> None:
    rejected = [InvalidToken("no such bot")] * REJECTIONS
    with pytest.raises(Problem, match="does not accept the token"):
        await polled(*rejected)
    script, pauses = await polled(*rejected[1:], [message(5)], *rejected[1:])
    assert script.handled == [5]  # one answer in between, and it starts anew
    assert len(pauses.seconds) == 2 * (REJECTIONS - 1)


async def test_nothing_is_confirmed_where_nothing_was_handled(polled: Poll) -> None:
    script, _ = await polled([])
    assert script.offsets == [None, None]


async def test_what_is_no_list_is_trouble(polled: Poll) -> None:
    script, pauses = await polled("ok", [message(5)])  # type: ignore[arg-type]  # from a broken proxy
    assert script.handled == [5]
    assert pauses.seconds == [1]


def test_raw_updates_reach_us_without_being_parsed() -> None:
    """`do_api_request` parses what its name is known for; the spelling must not be."""
    from bot.updates import _GET_UPDATES

    assert not hasattr(Bot, _GET_UPDATES)


async def test_owners_are_told_when_no_updates_come_for_long(desk: Desk) -> None:
    stop = asyncio.Event()
    down = [NetworkError("down")] * 20
    script: Any = Script(stop, *down[:5], [message(5)], *down)
    intake = Intake(script, desk)
    async with Lanes(intake.handle, intake.more) as intake.lanes:
        await Polling(script, intake, stop, Pauses()).until_stopped()
    assert intake.troubles == ["Telegram gives no updates: down"]


async def test_polls_that_hang_are_told_within_90_seconds(desk: Desk) -> None:
    stop, now, told = asyncio.Event(), [0.0], list[float]()
    script: Any = Script(stop, *[TimedOut()] * 4)
    fetch = script.do_api_request

    async def hangs(*given: Any, **more: Any) -> Batch:
        now[0] += WATCHDOG_SECONDS
        batch: Batch = await fetch(*given, **more)
        return batch

    async def pause(_: asyncio.Event, seconds: float) -> None:
        if intake.troubles and not told:
            told.append(now[0])
        now[0] += seconds

    script.do_api_request = hangs
    intake = Intake(script, desk)
    await Polling(script, intake, stop, pause, ticking=lambda: now[0]).until_stopped()
    assert told
    assert told[0] <= 90


async def test_a_lower_number_after_a_quiet_time_is_not_below_the_offset(polled: Poll) -> None:
    script, _ = await polled([message(1000)], [], [message(5)])
    assert script.handled == [1000, 5]
    assert script.offsets[:4] == [None, 1001, None, 6]
