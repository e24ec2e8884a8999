"""The shipped figures: published.csv, loaded at the start, each figure once and for good."""

import csv
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib.resources import files

from store.appending import append, known_since_published
from store.database import Database
from store.figures import SHIPPED
from store.records import NewFigure
from store.rows import figure_of


async def load_published(database: Database, now: datetime) -> int:
    """Add the shipped figures that are not on record yet; how many were added.

    Known from their publication, not from `now`, so that an answer "as of" an earlier day has
    them. A figure that was withdrawn since stays withdrawn: it is on record.
    """
    figures = shipped()
    upload = await append(
        database,
        figures,
        kind=SHIPPED,
        uploader="hektar",
        note="figures that are shipped with Hektar",
        now=now,
        known_from=[known_since_published(figure) for figure in figures],
    )
    return len(upload.added)


@cache
def shipped() -> tuple[NewFigure, ...]:
    """Every figure of store/data/published.csv, in its order."""
    return tuple(_rows())


def _rows() -> Iterator[NewFigure]:
    text = files("store").joinpath("data/published.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield figure_of(row)
