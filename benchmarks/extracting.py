"""A page of prose to figures: milliseconds, and how they grow with the length."""

from datetime import date
from importlib.resources import files
from statistics import median
from time import process_time

from handlers.language.extract import extract

PAGE = 3_000
"""Characters of a printed page."""
PUBLISHED = date(2023, 3, 6)
ROUNDS = 15


def measure(pages: int) -> float:
    """Seconds for a text of so many pages."""
    folder = files("tests.handlers.language.extraction")
    text = folder.joinpath("reports/seed.txt").read_text("utf-8") + "\n\n"
    whole = (text * (pages * PAGE // len(text) + 1))[: pages * PAGE]
    extract(whole, PUBLISHED)
    seconds = []
    for _ in range(ROUNDS):
        start = process_time()
        extract(whole, PUBLISHED)
        seconds.append(process_time() - start)
    return median(seconds)


def report() -> list[str]:
    """The lines for the README."""
    one, ten = measure(1), measure(10)
    return [
        "| a page of prose to figures | ms | goal |",
        "| --- | --- | --- |",
        f"| one page (3,000 characters) | {one * 1000:.1f} | ≤ 20 |",
        f"| ten pages, for each | {ten * 100:.1f} | |",
    ]
