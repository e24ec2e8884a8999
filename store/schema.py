"""The schema: brought up to date at start by alembic's API, in one transaction."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from store.database import Database, StoreError, first_line

HEAD = "0005"
"""The schema that this version works with; a test holds it to the newest migration."""

PATIENCE = 120
"""Seconds to wait for processes that migrate already: on a busy machine each may take some."""


async def migrate(database: Database, revision: str = HEAD) -> None:
    """Bring the schema to `revision`; does nothing (and imports no alembic) when it is there.

    Raises StoreError: 'newer' when a later version of Hektar made this store, 'unreadable'
    when it is no store at all or cannot be reached.
    """
    try:
        async with database.read() as connection:
            at_hand = await connection.run_sync(current)
        if at_hand == revision:
            return
        # Loaded before the lock is taken: processes that start together wait for each other.
        import alembic.command
        import alembic.script  # noqa: F401 - used by _run

        async with database.write() as connection:
            await database.lock(connection, "schema", seconds=PATIENCE)
            await connection.run_sync(_run, revision)
    except DBAPIError as error:
        raise StoreError("unreadable", first_line(error)) from error


def current(connection: Connection) -> str | None:
    """The revision that this store is at; None for one without tables."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def alembic_config(connection: Connection) -> Any:  # noqa: ANN401 - alembic is imported late
    """Alembic's configuration for this connection, without an ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _run(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config(connection)
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    at_hand = current(connection)  # again, now that no other process can migrate
    if at_hand is not None and at_hand not in known:
        raise StoreError("newer", at_hand)
    if at_hand == revision:
        return
    newest_first = [*known, "base"]
    back = at_hand is not None and newest_first.index(revision) > newest_first.index(at_hand)
    (command.downgrade if back else command.upgrade)(config, revision)
