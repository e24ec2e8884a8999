"""The process that draws: a PNG for a description, and no harm when it fails or dies."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.drawing import MOST_KEPT, Studio
from handlers.replies.painting import MEMORY, png
from handlers.replies.pictures import Picture, Timeline, View
from handlers.replies.picturing import picture_of
from handlers.replies.reply import Reader
from tests.handlers.house import Log
from tests.handlers.replies.pictured import by_place, over_time
from tests.support.botapi.ledger import PATIENCE


def picture(count: int = 2, view: View = View.BARS) -> Picture:
    found = picture_of(by_place(count, "plain"), Reader(language="en"), view)
    assert found is not None
    return found


def of_process(number: int, what: str) -> bytes:
    """What the kernel says of a process."""
    return Path(f"/proc/{number}/{what}").read_bytes()


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    opened = Studio(seconds=PATIENCE)
    yield opened
    await opened.close()


async def test_what_comes_back_is_what_this_process_would_draw(studio: Studio) -> None:
    assert await studio.draw(picture()) == png(picture())


async def test_one_process_draws_one_picture_after_another(studio: Studio) -> None:
    first = await studio.draw(picture())
    process = studio._process
    assert process is not None
    assert first != await studio.draw(picture(3))
    assert studio._process is process


async def test_a_process_that_died_is_replaced(studio: Studio, log: Log) -> None:
    """The picture that it was to draw next is drawn by another one, or not at all: no error."""
    assert await studio.draw(picture())
    assert studio._process is not None
    os.kill(studio._process.pid, signal.SIGKILL)
    await studio._process.wait()
    assert await studio.draw(picture(3))


async def test_a_process_that_dies_while_it_draws_leaves_no_picture(
    studio: Studio, log: Log
) -> None:
    assert await studio.draw(picture())
    assert studio._process is not None
    os.kill(studio._process.pid, signal.SIGSTOP)  # it takes the order and never answers
    impatient = Studio(seconds=0.05)
    impatient._process, studio._process = studio._process, None
    assert await impatient.draw(picture(3)) is None
    assert vars(impatient)["_process"] is None
    assert [entry["event"] for entry in log] == ["a picture was not drawn"]


async def test_what_cannot_be_drawn_does_not_end_the_process(studio: Studio, log: Log) -> None:
    described = picture_of(over_time(2, "plain"), Reader(language="en"))
    assert isinstance(described, Timeline)
    assert await studio.draw(replace(described, bars=())) is None
    assert await studio.draw(picture()) is not None
    assert len(log) == 1


async def test_memory_is_limited(studio: Studio) -> None:
    assert await studio.draw(picture())
    assert studio._process is not None
    limits = of_process(studio._process.pid, "limits").decode()
    row = next(line for line in limits.splitlines() if line.startswith("Max address space"))
    assert row.split()[3] == str(MEMORY)


async def test_the_token_is_not_handed_on(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEKTAR_TELEGRAM__TOKEN", "123:secret")
    assert await studio.draw(picture())
    assert studio._process is not None
    assert b"secret" not in of_process(studio._process.pid, "environ")


def test_ids_are_kept_for_so_many_pictures() -> None:
    """By content: an equal description has the same id."""
    studio = Studio()
    studio.keep(picture(), "photo-1")
    assert studio.file_id(picture()) == "photo-1"
    assert studio.file_id(picture(3)) == ""
    studio.keep(picture(), "")
    assert studio.file_id(picture()) == ""
    assert MOST_KEPT >= 1000


def test_the_bot_does_not_import_matplotlib() -> None:
    """Also when it has answered a question that has a picture."""
    program = (
        "import sys, bot.__main__, bot.app, handlers.routing, handlers.drawing;"
        "from tests.handlers.replies.pictured import by_place;"
        "from handlers.replies.answers import reply;"
        "from handlers.replies.reply import Reader;"
        "from store.questions import Shape;"
        "shown = reply(by_place(3, 'plain', Shape.COMPARE), Reader(language='en'));"
        "assert shown.picture is not None;"
        "print(sorted({'matplotlib', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


async def test_what_several_ask_for_at_once_is_drawn_once(studio: Studio) -> None:
    """Also when the first of them gives up: then another one has it drawn."""
    await studio.warm()
    assert studio._process is not None
    process = studio._process.pid
    os.kill(process, signal.SIGSTOP)
    first = asyncio.ensure_future(studio.draw(picture()))
    others = [asyncio.ensure_future(studio.draw(picture())) for _ in range(3)]
    await asyncio.wait([first], timeout=0)
    assert len(studio._drawing) == 1
    os.kill(process, signal.SIGCONT)
    data = await first
    assert data == png(picture())
    assert [(await other) is data for other in others] == [True] * 3
    assert not studio._drawing
    first = asyncio.ensure_future(studio.draw(picture()))
    other = asyncio.ensure_future(studio.draw(picture()))
    await asyncio.wait([first], timeout=0)
    first.cancel()
    assert await other == data


async def test_the_process_is_warmed_before_the_first_picture(studio: Studio) -> None:
    await studio.warm()
    process = studio._process
    assert process is not None
    await studio.warm()
    assert await studio.draw(picture())
    assert studio._process is process
