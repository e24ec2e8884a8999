"""One trip to SQLite's thread for what happens at every update: a row read, a few rows written.

SQLAlchemy goes there for BEGIN, for each statement and for COMMIT, and a trip costs more than the
statement. Here it still writes the SQL and converts the values, both kept for the next time.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import await_only, greenlet_spawn


async def write_at_once(
    engine: AsyncEngine, acts: Sequence[tuple[Any, Mapping[str, Any]]]
) -> None:
    """Statements with their parameters in one transaction and one trip to SQLite's thread."""
    dialect = engine.sync_engine.dialect
    written = [(_text(dialect, act), _values(dialect, act, given)) for act, given in acts]

    def there(connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for text, values in written:
                connection.execute(text, values)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    await _there(engine, there)


async def read_at_once(
    engine: AsyncEngine,
    statement: Any,  # noqa: ANN401 - a select
    given: Mapping[str, Any],
) -> dict[str, Any]:
    """The one row of a statement by the names of its columns, in one trip."""
    dialect = engine.sync_engine.dialect
    text, values = _text(dialect, statement), _values(dialect, statement, given)
    row = await _there(engine, lambda connection: connection.execute(text, values).fetchone())
    return {
        name: value if process is None else process(value)
        for (name, process), value in zip(_columns(dialect, statement), row, strict=True)
    }


async def _there(engine: AsyncEngine, act: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401
    """What `act` gives on a connection of the pool, in that one's thread."""

    def with_one() -> Any:  # noqa: ANN401 - as above
        borrowed = engine.sync_engine.raw_connection()
        try:
            driver: Any = borrowed.driver_connection
            return await_only(driver._execute(act, driver._conn))
        finally:
            borrowed.close()

    return await greenlet_spawn(with_one)


@lru_cache(maxsize=64)
def _text(dialect: Dialect, statement: Any) -> str:  # noqa: ANN401 - any statement
    return str(_compiled(dialect, statement))


def _values(
    dialect: Dialect,
    statement: Any,  # noqa: ANN401 - any statement
    given: Mapping[str, Any],
) -> tuple[Any, ...]:
    """The values of a statement in order, as SQLite keeps them."""
    values = _compiled(dialect, statement).construct_params(given)
    return tuple(
        values[name] if process is None else process(values[name])
        for name, process in _parameters(dialect, statement)
    )


@lru_cache(maxsize=64)
def _compiled(dialect: Dialect, statement: Any) -> Any:  # noqa: ANN401 - any statement
    return statement.compile(dialect=dialect)


@lru_cache(maxsize=64)
def _parameters(dialect: Dialect, statement: Any) -> list[tuple[str, Any]]:  # noqa: ANN401
    compiled = _compiled(dialect, statement)
    return [
        (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
        for name in compiled.positiontup
    ]


@lru_cache(maxsize=64)
def _columns(dialect: Dialect, statement: Any) -> list[tuple[str, Any]]:  # noqa: ANN401
    return [
        (column.key, column.type.dialect_impl(dialect).result_processor(dialect, None))
        for column in statement.selected_columns
    ]
