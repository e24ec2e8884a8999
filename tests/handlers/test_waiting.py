"""What takes a while is shown, and what does not is not."""

import asyncio
from typing import TYPE_CHECKING, Any, cast

import pytest
from telegram.constants import ChatAction
from telegram.error import TimedOut

from handlers.asking import Exchange, ask
from handlers.waiting import LONG_SECONDS, shown
from tests.handlers.house import House
from tests.support.botapi.talk import group

if TYPE_CHECKING:
    from telegram import Bot


class Shown:
    """A bot that only counts what it shows, and fails the first time."""

    def __init__(self) -> None:
        self.times = 0
        self.often = asyncio.Event()

    async def send_chat_action(self, *_: object, message_thread_id: int | None) -> None:
        assert message_thread_id is None
        self.times += 1
        if self.times == 1:
            raise TimedOut
        self.often.set()


async def test_that_it_takes_long_is_shown_again_and_again_until_it_ends() -> None:
    bot = Shown()
    with shown(cast("Bot", bot), 1, ChatAction.TYPING, after=0.0, every=0.0):
        await bot.often.wait()
    told = bot.times
    await asyncio.sleep(0.01)
    assert bot.times == told >= 2


async def test_what_says_more_takes_its_place() -> None:
    outer, inner = Shown(), Shown()
    with shown(cast("Bot", outer), 1, ChatAction.TYPING, after=0.0, every=0.0):
        await outer.often.wait()
        with shown(cast("Bot", inner), 1, ChatAction.UPLOAD_PHOTO, after=0.0, every=0.0):
            told = outer.times
            await inner.often.wait()
            assert outer.times == told


async def test_what_ends_before_it_is_long_shows_nothing() -> None:
    bot = Shown()
    with shown(cast("Bot", bot), 1, ChatAction.TYPING, after=3600.0):
        await asyncio.sleep(0.01)
    assert bot.times == 0


async def test_a_slow_answer_is_typed_in_its_topic(
    hall: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slowly(*args: Any, **fields: Any) -> Exchange:
        await asyncio.sleep(1.5 * LONG_SECONDS)
        return await ask(*args, **fields)

    monkeypatch.setattr("handlers.questions.ask", slowly)
    (sent,) = await hall.say(
        "/cleared 2022", chat=group(forum=True), message_thread_id=5, is_topic_message=True
    )
    (typing,) = hall.api.ledger.accepted("sendChatAction")
    assert typing.request.fields["action"] == "typing"
    assert typing.request.fields["message_thread_id"] == 5
    assert sent.result["message_thread_id"] == 5
