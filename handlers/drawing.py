"""Pictures drawn by a process of their own, which may take too long or die without the bot."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

import structlog

import handlers
from handlers.replies.pictures import Picture

_log = structlog.get_logger()

SECONDS = 20.0
"""How long a picture may take, the start of the process and its turn in the queue included."""
MOST_KEPT = 2000
"""Pictures whose place at Telegram is remembered; the one not sent for longest goes first."""
_LENGTH = 4
"""Bytes of a length before each message between the two."""


class Studio:
    """Draws pictures one after another, off the event loop, and remembers where they are.

    The process is started by `warm`, else for the first picture, and kept. matplotlib lives in it
    alone. A picture that is being drawn is drawn for all who ask for it meanwhile. What is
    remembered is for this process only: after a restart a picture is drawn once more.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        """`seconds` a picture may take."""
        self._seconds = seconds
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._sent: OrderedDict[Picture, str] = OrderedDict()
        self._drawing: dict[Picture, asyncio.Future[bytes | None]] = {}

    def file_id(self, picture: Picture) -> str:
        """Telegram's id of this very picture; empty when it was not sent yet."""
        found = self._sent.get(picture, "")
        if found:
            self._sent.move_to_end(picture)
        return found

    def keep(self, picture: Picture, file_id: str) -> None:
        """Remember Telegram's id; an empty one forgets it."""
        self._sent.pop(picture, None)
        if file_id:
            self._sent[picture] = file_id
        if len(self._sent) > MOST_KEPT:
            self._sent.popitem(last=False)

    async def warm(self) -> None:
        """Have the process ready before the first picture is asked for."""
        try:
            async with self._turn:
                await self._ready()
        except OSError as error:
            _log.warning("pictures cannot be drawn", error=repr(error))

    async def draw(self, picture: Picture) -> bytes | None:
        """The PNG; None when it cannot be drawn, in time or at all, which is logged."""
        while (drawing := self._drawing.get(picture)) is not None:
            await asyncio.wait([drawing])  # whoever gives up here, it goes on
            if not drawing.cancelled():
                return drawing.result()
        drawing = self._drawing[picture] = asyncio.get_running_loop().create_future()
        try:
            data = await self._in_time(picture)
            drawing.set_result(data)
            return data
        finally:
            del self._drawing[picture]
            drawing.cancel()  # given up before it was done: the next one draws it

    async def _in_time(self, picture: Picture) -> bytes | None:
        try:
            async with asyncio.timeout(self._seconds), self._turn:
                try:
                    return await self._drawn(picture)
                except BaseException:
                    # Half an answer may stand in the pipe: this process is of no more use.
                    await self._stop()
                    raise
        except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            _log.warning("a picture was not drawn", error=repr(error))
        return None

    async def close(self) -> None:
        """End the process."""
        await self._stop()

    async def _drawn(self, picture: Picture) -> bytes | None:
        process = await self._ready()
        if process.stdin is None or process.stdout is None:
            raise OSError("the process has no pipes")
        order = pickle.dumps(picture)
        process.stdin.write(len(order).to_bytes(_LENGTH, "big") + order)
        await process.stdin.drain()
        length = int.from_bytes(await process.stdout.readexactly(_LENGTH), "big")
        if not length:
            _log.warning("a picture was not drawn", error="the drawing failed")
            return None
        return await process.stdout.readexactly(length)

    async def _ready(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await _start()
        return self._process

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        await process.wait()


async def _start() -> Process:
    """The process; it inherits no setting of ours, the token among them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEKTAR_")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "handlers.replies.painting",
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=Path(handlers.__file__).parent.parent,
        start_new_session=True,  # Ctrl-C in the terminal is not meant for it
        env=kept | {"OPENBLAS_NUM_THREADS": "1"},  # each thread would reserve memory of its own
    )
