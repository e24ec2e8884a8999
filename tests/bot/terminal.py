"""`hektar chat` on a real terminal: a pty, keys as a person presses them, and what is seen."""

import asyncio
import fcntl
import os
import pty
import re
import struct
import sys
import termios
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.botapi.ledger import PATIENCE

ROOT = Path(__file__).parents[2]
NOW = "2026-11-24T12:00+00:00"
TAB, UP, ENTER, CTRL_C, CTRL_D = "\t", "\x1b[A", "\r", "\x03", "\x04"
PROMPT = "›"
_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\][^\x07]*\x07|[=>])")


class Screen:
    """What the program has written, without the sequences that place and colour it."""

    def __init__(self, process: Process, terminal: int) -> None:
        """`terminal` is our end of the pty."""
        self.process = process
        self._terminal = terminal
        self._raw = b""
        self._seen = 0
        self._more = asyncio.Event()
        asyncio.get_running_loop().add_reader(terminal, self._read)

    def _read(self) -> None:
        try:
            found = os.read(self._terminal, 65536)
        except OSError:  # Linux's word for "the other end is closed"
            found = b""
        if not found:
            asyncio.get_running_loop().remove_reader(self._terminal)
        self._raw += found
        self._more.set()

    @property
    def text(self) -> str:
        """All of it, its line ends as in a text."""
        text = _SEQUENCE.sub("", self._raw.decode(errors="ignore"))
        return text.replace("\r\n", "\n").replace("\r", "")

    async def see(self, words: str) -> str:
        """Wait until `words` come after what was seen before; gives all up to their end."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (at := self.text.find(words, self._seen)) < 0:
                    self._more.clear()
                    await self._more.wait()
        except TimeoutError:
            raise AssertionError(f"{words!r} never came: {self.text[self._seen :]!r}") from None
        passed = self.text[self._seen : at + len(words)]
        self._seen = at + len(words)
        return passed

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._terminal, keys.encode())

    async def ask(self, line: str, words: str) -> str:
        """Type a line and wait for `words`, then for the next prompt; all that was seen."""
        self.type(line)
        await self.see(line)
        self.type(ENTER)
        return await self.see(words) + await self.see(PROMPT)

    async def leave(self) -> int:
        """Press Ctrl-D; the exit status."""
        self.type(CTRL_D)
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()


@asynccontextmanager
async def chatting(folder: Path, store: str, *arguments: str) -> AsyncIterator[Screen]:
    """`hektar chat` on a terminal of 100 × 40, once it waits for a line."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "chat", "--store", store, "--now", NOW, *arguments),
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, start_new_session=True,
        env={
            "PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT),
            "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
        },
    )  # fmt: skip
    os.close(theirs)
    screen = Screen(process, ours)
    try:
        await screen.see(PROMPT)
        yield screen
    finally:
        asyncio.get_running_loop().remove_reader(ours)
        if process.returncode is None:
            process.kill()
            await process.wait()
        os.close(ours)
