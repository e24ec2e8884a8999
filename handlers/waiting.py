"""That something takes a while is shown: "typing", "sending a photo"."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

LONG_SECONDS = 1.0
"""An answer that is there sooner needs no "typing"."""
SHOWN_SECONDS = 4.0
"""Telegram shows an action for five seconds or until the message comes."""


@contextmanager
def shown(
    bot: Bot,
    chat: int,
    action: ChatAction,
    *,
    thread: int | None = None,
    after: float = LONG_SECONDS,
    every: float = SHOWN_SECONDS,
) -> Iterator[None]:
    """Show `action` in a chat while the block runs, once it has run for `after` seconds.

    Within another block it takes its place.
    """

    async def show() -> None:
        while True:
            with suppress(TelegramError):  # the reply does not fail with it
                await bot.send_chat_action(chat, action, message_thread_id=thread)
            await asyncio.sleep(every)

    loop, showing = asyncio.get_running_loop(), list[asyncio.Task[None]]()
    timer = loop.call_later(after, lambda: showing.append(loop.create_task(show())))

    def end() -> None:
        timer.cancel()
        for task in showing:
            task.cancel()

    _end_of_outer.get()()
    before = _end_of_outer.set(end)
    try:
        yield
    finally:
        _end_of_outer.reset(before)
        end()


_end_of_outer: ContextVar[Callable[[], None]] = ContextVar("end_of_outer", default=lambda: None)
"""Ends what is shown around a block: "sending a photo" says more than "typing"."""
