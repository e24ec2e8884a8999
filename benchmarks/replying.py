"""Update to reply: CPU of one answer against a bare python-telegram-bot echo, in one run."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from benchmarks import transport, world
from bot.__main__ import sweep_rarely
from handlers.context import Desk, Settings
from handlers.routing import register
from store.catalogue import load_catalogue
from store.conversations import Turn
from store.database import Database, connect
from store.journal import note_reply

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WARM = 100
"""Texts at the start that are not counted: they fill caches that every process fills once."""

Measured = dict[str, float]
"""Seconds of CPU for one update, by what was measured; the medians of all texts."""


async def measure(folder: Path, figures: int, half: int) -> Measured:
    """Echo, a question never asked, one asked before, and the journal, on `figures` figures.

    `half`, 0 or 1: which of all texts are asked, since what was read before is kept.
    """
    file = folder / f"world-{figures}.sqlite"
    if not file.exists():
        await world.build(file, figures)
    database = connect(f"sqlite+aiosqlite:///{file}")
    try:
        return await _measure(database, half)
    finally:
        await database.close()


async def _measure(database: Database, half: int) -> Measured:
    echo = transport.application()
    echo.add_handler(MessageHandler(filters.ALL, _echo))
    bot = transport.application()
    register(bot, Desk(database=database, settings=Settings(), clock=lambda: NOW))
    await echo.initialize()
    await bot.initialize()
    texts = [
        f"/cleared {load_catalogue().name(place, 'en')} {period.start:%b %Y}"
        for period in world.MONTHS
        for place in load_catalogue().core
        if period.start is not None
    ][half::2]
    names = ("echo", "new", "kept", "journal")
    seconds: dict[str, list[float]] = {name: [] for name in names}
    numbers = iter(range(10, 10**9))

    async def note(message: int) -> None:
        sent = datetime.fromtimestamp(4 * message, UTC)
        turn = Turn(chat=7, person=7, message=message, question="1ctan2BV2HN00S2")
        await note_reply(database, 7, message, 2, NOW, person=7, sent=sent, turn=turn)

    # One update of each kind in turn, as updates come: many alike in a row would each find the
    # processor's caches full of what they need, and an echo all of it.
    for text in texts:
        for name, app in (("echo", echo), ("new", bot), ("kept", bot)):
            update = transport.update(next(numbers), text, app.bot)
            seconds[name].append(await _cpu(app.process_update(update)))
        seconds["journal"].append(await _cpu(note(next(numbers))))
    await bot.shutdown()
    await echo.shutdown()
    return {name: median(taken[WARM:]) for name, taken in seconds.items()}


async def _cpu(act: Awaitable[object]) -> float:
    start = process_time()
    await act
    return process_time() - start


async def _echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    if message is not None and message.text:
        await context.bot.send_message(message.chat_id, message.text)


def report(folder: Path) -> list[str]:
    """The lines for the README; the code of a new answer is among what it costs."""
    sweep_rarely()  # as the bot does
    small = asyncio.run(measure(folder, 1_000, 0))
    large = asyncio.run(measure(folder, 1_000_000, 1))

    def share(measured: Measured, name: str) -> float:
        return (measured[name] - measured["journal"]) / measured["echo"]

    growth = share(large, "new") / share(small, "new")  # by echo: each ran at its own moment
    return [
        "| update to reply, CPU time, one of each kind in turn | × echo | goal |",
        "| --- | --- | --- |",
        "| a bare python-telegram-bot echo | 1 | |",
        f"| a question never asked, 1,000,000 figures | {share(large, 'new'):.1f} | ≤ 12 |",
        f"| the same question again | {share(large, 'kept'):.1f} | ≤ 5 |",
        f"| the journal of updates, counted apart | {large['journal'] / large['echo']:.1f} | |",
        "",
        (
            "From 1,000 to 1,000,000 figures a question never asked costs"
            f" {growth:.2f}× (goal ≤ 1.2×)."
        ),
    ]
