"""A consistent copy of a whole store: into a file, or into another, empty store."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

import store.models_delivery  # noqa: F401 - all tables register themselves in SQLModel.metadata
from store.database import Database, StoreError
from store.quiet import hold

AT_ONCE = 1000
"""Rows that one statement carries over."""


async def copy(source: Database, target: Database) -> int:
    """Every row of `source` as it was at one moment, into `target`; how many there were.

    Both are migrated, and `target` is empty: raises StoreError('taken') when it is not. In one
    transaction: after a failure the target is as it was. `source` goes on being used.

    The copy may be put in use days later, when what waits in it has long been sent: so nothing
    leaves it until a person says so (`store.quiet.lift`).
    """
    rows = 0
    async with source.snapshot() as reading, target.write() as writing:
        for table in SQLModel.metadata.sorted_tables:
            if await writing.scalar(select(select(table).exists())):
                raise StoreError("taken", f"there is something in its table {table.name}")
        for table in SQLModel.metadata.sorted_tables:
            found = await reading.stream(select(table))
            async for part in found.mappings().partitions(AT_ONCE):
                await writing.execute(table.insert(), [dict(row) for row in part])
                rows += len(part)
        if not target.is_sqlite:
            await _continue_numbers(writing)
        await hold(writing)
    return rows


async def check(file: Path) -> None:
    """Read a SQLite copy to its end, that nobody has open, and hold its indexes to its tables.

    In a thread of its own. A file that does not hold together is removed: raises
    StoreError('damaged') with what SQLite says first of it.
    """
    fault = await asyncio.to_thread(_remove_if_damaged, file)
    if fault:
        raise StoreError("damaged", fault)


def _remove_if_damaged(file: Path) -> str:
    """The first fault in SQLite's words; empty when there is none, and the file is still there."""
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            (words,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:  # it is no database any more, or ends too early
        words = str(error)
    if words == "ok":
        return ""
    file.unlink()
    return " ".join(words.split())


async def _continue_numbers(connection: AsyncConnection) -> None:
    """PostgreSQL's own numbers go on after the highest that was carried over."""
    for table in SQLModel.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            highest = await connection.scalar(select(func.coalesce(func.max(column), 0)))
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            await connection.execute(select(func.setval(sequence, (highest or 0) + 1, False)))  # noqa: FBT003
