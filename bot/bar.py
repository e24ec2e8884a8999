"""How far a large file has been read, as a bar on a terminal; elsewhere nothing is shown."""

from __future__ import annotations

import asyncio
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

WORTH_SHOWING = 5000
"""Rows of a file that takes long enough for a bar."""


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], Awaitable[None]]]:
    """What is told how many rows of how many are read, and shows it where errors go."""
    with ExitStack() as shown:
        at = 0
        update: Callable[[int], None] | None = None

        async def show(done: int, of: int) -> None:
            nonlocal at, update
            if update is None and of >= WORTH_SHOWING and sys.stderr.isatty():
                rows = click.progressbar(length=of, label=label, file=sys.stderr, show_pos=True)
                update = shown.enter_context(rows).update
            if update is not None:
                update(done - at)
            at = done
            await asyncio.sleep(0)  # others get their turn

        yield show
