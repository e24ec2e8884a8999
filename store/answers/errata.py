"""The register of errata: shipped figures held to be wrong at their source, each with its why."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.appending import identity
from store.database import Database
from store.figures import FIGURE, record, with_source
from store.records import Figure
from store.rows import figure_of


class Why(StrEnum):
    """What is wrong with a figure; each is a message of the replies."""

    NARROWER = "narrower"
    """A running total of one operator, printed without saying so."""
    FALLS = "falls"
    """A running total below an earlier one: the qualifier was lost on the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A figure that is no evidence. `against`: the figure that it cannot stand beside."""

    figure: Figure
    why: Why
    against: Figure | None


@cache
def register() -> Mapping[str, tuple[Why, str]]:
    """By the identity of a figure: why, and the identity of the one that it contradicts."""
    text = files("store").joinpath("data/errata.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    by_name = {row["name"]: identity(figure_of(row)) for row in rows}
    return {
        by_name[row["name"]]: (Why(row["why"]), by_name[row["against"]])
        for row in rows
        if row["why"]
    }


async def errata_ids(connection: AsyncConnection) -> frozenset[int]:
    """The ids that figures of the register have in this store."""
    statement = select(FIGURE.c.id).where(FIGURE.c.identity.in_(sorted(register())))
    return frozenset(await connection.scalars(statement))


async def errata(database: Database) -> list[Erratum]:
    """The figures of the register that are on record, in the order of the register."""
    wanted = {name for own, (_, other) in register().items() for name in (own, other)}
    statement = (
        with_source()
        .where(FIGURE.c.identity.in_(sorted(wanted)))
        .add_columns(FIGURE.c.identity.label("name"))
    )
    async with database.read() as connection:
        found = {row.name: record(row) for row in await connection.execute(statement)}
    return [
        Erratum(figure=found[own], why=why, against=found.get(other))
        for own, (why, other) in register().items()
        if own in found
    ]
