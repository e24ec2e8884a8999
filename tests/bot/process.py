"""The real `hektar run`, as a process of its own, against a Bot API stand-in on loopback."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import STDOUT, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.botapi.botapi import BotApi
from tests.support.botapi.ledger import PATIENCE
from tests.support.botapi.serving import serving

ROOT = Path(__file__).parents[2]
ALONE = ROOT / "tests" / "support" / "alone"
NOW = "2026-11-24T12:00+00:00"
FEW_WORDS = {"HEKTAR_LOG__LEVEL": "info"}
"""For who is killed at a moment, or has no room: nothing is slowed, or filled, by its log."""


class Running:
    """A process that runs the bot."""

    def __init__(self, process: Process, log: Path) -> None:
        """`process` writes all that it says to `log`."""
        self.process = process
        self.log = log

    def stop(self) -> None:
        """Ask it to end, as a service manager does."""
        self.process.send_signal(signal.SIGTERM)

    def suspend(self) -> None:
        """Let it do nothing more, until `resume`: a machine that sleeps."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on where it was."""
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self.process.kill()

    async def ended(self) -> tuple[int, str]:
        """Its exit status and all that it has written, once it has ended."""
        async with asyncio.timeout(PATIENCE):
            status = await self.process.wait()
        return status, self.log.read_text(encoding="utf-8")


async def comes(found: Callable[[], Awaitable[bool]], what: str) -> None:
    """Wait until `found`, looked at again and again. Raises AssertionError when it never is."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not await found():  # noqa: ASYNC110 - it happens in another process
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"never came: {what}") from None


_THEN_RUNS = "\nfrom bot.__main__ import main\nmain()\n"


@asynccontextmanager
async def hektar_run(
    api: BotApi, folder: Path, store: str, *, now: str = NOW, before: str = "", **more: str
) -> AsyncIterator[Running]:
    """`hektar run` at a moment, configured by its environment alone (`more`: other variables).

    `before`: Python that the process executes first, as to wait no minutes in a test.
    At the end of the block it is told to stop, where it still runs.
    """
    program = ["-c", before + _THEN_RUNS] if before else ["-m", "bot"]
    async with serving(api) as server:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ALONE}",
            "HEKTAR_LOG__LEVEL": "debug",  # all of it is looked through for the token
            "HEKTAR_TELEGRAM__TOKEN": api.token,
            "HEKTAR_TELEGRAM__BASE_URL": server.base_url,
            "HEKTAR_TELEGRAM__BASE_FILE_URL": server.base_file_url,
            "HEKTAR_STORE__URL": store,
        }
        log = folder / "hektar.log"
        with log.open("wb") as out:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *program, "run", "--now", now,
                cwd=folder, env=environment | more, stdout=out, stderr=STDOUT,
            )  # fmt: skip
        running = Running(process, log)
        try:
            yield running
        finally:
            if process.returncode is None:
                running.stop()
                await running.ended()
            sys.stdout.write(log.read_text(encoding="utf-8"))  # shown where the test fails
