"""Progress of a large file: one message that is edited while its rows are read."""

import asyncio
from dataclasses import dataclass

from telegram import Message
from telegram.error import TelegramError

from handlers.replies.draft_notices import rows_read
from handlers.replies.reply import Reader
from handlers.send import post

LARGE = 2_000
"""Rows from which on it is worth a message."""
STEPS = 10
"""Edits of it at most: Telegram takes about one a second."""


@dataclass(slots=True, kw_only=True)
class RowsRead:
    """Told how many rows of how many have been read; `message` brought the file."""

    message: Message
    reader: Reader
    _shown: Message | None = None
    _step: int = 0

    async def __call__(self, done: int, of: int) -> None:
        """Say so, now and then; what cannot be said holds nothing up."""
        await asyncio.sleep(0)
        step = done * STEPS // max(of, 1)
        if of < LARGE or step <= self._step:
            return
        self._step = step
        reply = rows_read(self.reader, done, of)
        try:
            if self._shown is None:
                self._shown = await post(self.message, reply)
            else:
                await self._shown.edit_text(reply.html)
        except TelegramError:
            self._step = STEPS
