"""Charts and maps: milliseconds to draw one, or to send one again, and the loop meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks import transport
from benchmarks.replying import NOW
from handlers.context import Desk, Settings
from handlers.drawing import Studio
from handlers.language.readings import Understood
from handlers.language.understand import read
from handlers.replies.pictures import Picture, View
from handlers.replies.picturing import picture_of
from handlers.replies.reply import LANGUAGES, Reader
from handlers.routing import register
from store.answers.answer import answer
from store.catalogue import load_catalogue
from store.database import Database, connect
from store.published import load_published
from store.schema import migrate

CHARTS = ("/trend 2023", "/trend UXO 2024", "/compare Fuzuli Aghdam 2023", "/progress 2025")
MAPS = ("/map 2023", "/map mines 2022")
FULLEST = "/map 2023 " + ", ".join(sorted(load_catalogue().district_ids))
ROUNDS = 8
TICK = 0.002
"""Seconds between two looks at the loop."""


async def measure(folder: Path) -> dict[str, float]:
    """Seconds: a chart, a map, one of every district, the loop's lag (95th percentile), again.

    Again: a picture that was sent before.
    """
    database = connect(f"sqlite+aiosqlite:///{folder / 'pictures.sqlite'}")
    studio = Studio()
    try:
        await migrate(database)
        await load_published(database, NOW)
        charts = [one for text in CHARTS for one in await _pictures(database, text)]
        maps = [one for text in MAPS for one in await _pictures(database, text)]
        fullest = await _pictures(database, FULLEST)
        await studio.draw(charts[0])  # its process starts
        await studio.draw(maps[0])
        lags: list[float] = []
        async with asyncio.TaskGroup() as group:
            watch = group.create_task(_watch(lags))
            chart = await _seconds(studio.draw, charts)
            each_map = await _seconds(studio.draw, maps)
            full = await _seconds(studio.draw, fullest)
            watch.cancel()
        return {
            "chart": chart,
            "map": each_map,
            "full": full,
            "lag": quantiles(lags, n=20)[-1],
            "again": await _again(database, studio),
        }
    finally:
        await studio.close()
        await database.close()


async def _pictures(database: Database, text: str) -> list[Picture]:
    """The picture of a question in every language."""
    reading = read(text, NOW.date())
    if not isinstance(reading, Understood):
        raise SystemExit(f"{text} is no question")
    said = await answer(database, reading.question, now=NOW, today=NOW.date())
    view = View.MAP if text.startswith("/map") else View.USUAL
    found = [picture_of(said, Reader(language=language), view) for language in LANGUAGES]
    return [picture for picture in found if picture is not None]


async def _seconds(
    draw: Callable[[Picture], Awaitable[bytes | None]], pictures: list[Picture]
) -> float:
    seconds = []
    for _ in range(ROUNDS):
        for picture in pictures:
            start = perf_counter()
            if await draw(picture) is None:
                raise SystemExit("a picture was not drawn")
            seconds.append(perf_counter() - start)
    return median(seconds)


async def _watch(lags: list[float]) -> None:
    """How much later than asked for the loop comes back, again and again."""
    while True:
        start = perf_counter()
        await asyncio.sleep(TICK)
        lags.append(perf_counter() - start - TICK)


async def _again(database: Database, studio: Studio) -> float:
    """From update to reply with a picture that Telegram has, the answer from memory too."""
    bot = transport.application()
    desk = Desk(database=database, settings=Settings(), clock=lambda: NOW, studio=studio)
    register(bot, desk)
    await bot.initialize()
    seconds = []
    for number in range(10, 10 + 10 * ROUNDS):
        update = transport.update(number, MAPS[0], bot.bot)
        start = perf_counter()
        await bot.process_update(update)
        seconds.append(perf_counter() - start)
    await bot.shutdown()
    return median(seconds[ROUNDS:])


def report(folder: Path) -> list[str]:
    """The lines for the README."""
    measured = {name: 1000 * found for name, found in asyncio.run(measure(folder)).items()}
    return [
        "| pictures, the process that draws being warm | ms | goal |",
        "| --- | --- | --- |",
        f"| a chart | {measured['chart']:.0f} | ≤ 100 |",
        f"| a map | {measured['map']:.0f} | ≤ 200 |",
        f"| a map of every district | {measured['full']:.0f} | ≤ 200 |",
        f"| the event loop's lag meanwhile, 95th percentile | {measured['lag']:.1f} | ≤ 20 |",
        f"| update to reply with a picture sent before | {measured['again']:.1f} | ≤ 5 |",
    ]
