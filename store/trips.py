"""One trip to SQLite's thread for what happens at every update: some rows read, a few written.

SQLAlchemy goes there for BEGIN, for each statement and for COMMIT, and a trip costs more than the
statement. Here it still writes the SQL and converts the values, both kept for the next time.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Row
from sqlalchemy.engine.result import result_tuple
from sqlalchemy.ext.asyncio import AsyncEngine

Act = tuple[Any, Mapping[str, Any]]
"""A statement, built once and kept by its module, and its parameters. No lists among them."""

Rows = list[Row[*tuple[Any, ...]]]
"""What one statement gave back."""


class Trips:
    """A connection to SQLite of its own: what the pool would do at each update is done once."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Nothing is opened yet."""
        self._engine = engine
        self._opening = asyncio.Lock()
        self._driver: Any = None  # an aiosqlite connection

    async def write(self, acts: Sequence[Act]) -> list[Rows]:
        """Statements in one transaction and one trip; what each of them gives back."""

        def there(connection: sqlite3.Connection) -> list[list[Any]]:
            connection.execute("BEGIN IMMEDIATE")
            try:
                found = [
                    connection.execute(text, values).fetchall() for _, text, values in prepared
                ]
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            return found

        prepared = self._prepared(acts)
        return _rows(prepared, await self._there(there))

    async def read(self, acts: Sequence[Act]) -> list[Rows]:
        """The rows of each statement, in one trip; each sees what is committed."""

        def there(connection: sqlite3.Connection) -> list[list[Any]]:
            return [connection.execute(text, values).fetchall() for _, text, values in prepared]

        prepared = self._prepared(acts)
        return _rows(prepared, await self._there(there))

    async def close(self) -> None:
        """Close the connection, if it was opened; its thread ends."""
        if self._driver is not None:
            await self._driver.close()
            self._driver = None

    def _prepared(self, acts: Sequence[Act]) -> list[tuple["_Prepared", str, list[Any]]]:
        dialect = self._engine.sync_engine.dialect
        ready = [(_prepared(dialect, act, tuple(given)), given) for act, given in acts]
        return [(one, one.text, one.values(given)) for one, given in ready]

    async def _there(self, act: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401
        """What `act` gives in the connection's thread."""
        if self._driver is None:
            async with self._opening:
                if self._driver is None:
                    opened = await self._engine.raw_connection()
                    self._driver = opened.driver_connection
                    opened.detach()
        return await self._driver._execute(act, self._driver._conn)


_Convert = Callable[[Any], Any] | None
"""From a value to what SQLite keeps, or back; None: it stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """A statement as SQLite takes it.

    `parameters`: name, conversion, and the value (converted) of one that the statement brings
    along; `columns` and `row`: the conversions of what it gives back, and the class of its rows.
    """

    text: str
    parameters: tuple[tuple[str, _Convert, Any], ...]
    columns: tuple[_Convert, ...]
    row: Callable[[Iterable[Any]], Row[*tuple[Any, ...]]]

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """The parameters in order, as SQLite keeps them."""
        return [
            own if name not in given else given[name] if convert is None else convert(given[name])
            for name, convert, own in self.parameters
        ]

    def rows(self, found: Iterable[Sequence[Any]]) -> Rows:
        """What SQLite gave back as rows, by the names and types of the columns."""
        return [
            self.row(
                [
                    value if convert is None else convert(value)
                    for value, convert in zip(each, self.columns, strict=True)
                ]
            )
            for each in found
        ]


def _rows(
    prepared: Sequence[tuple["_Prepared", str, list[Any]]], found: Sequence[list[Any]]
) -> list[Rows]:
    return [one.rows(rows) for (one, _, _), rows in zip(prepared, found, strict=True)]


@lru_cache(maxsize=64)
def _prepared(dialect: Dialect, statement: Any, names: tuple[str, ...]) -> _Prepared:  # noqa: ANN401
    """`names`: of the parameters that will be given. Raises KeyError where one is missing."""
    compiled = statement.compile(dialect=dialect, column_keys=names)
    parameters = []
    for name in compiled.positiontup:
        bound = compiled.binds[name]
        if name not in names and bound.required:
            raise KeyError(name)
        convert = bound.type.dialect_impl(dialect).bind_processor(dialect)
        own = None if bound.required else bound.effective_value
        parameters.append((name, convert, own if convert is None else convert(own)))
    columns = list(statement.exported_columns)
    return _Prepared(
        text=str(compiled),
        parameters=tuple(parameters),
        columns=tuple(
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns
        ),
        row=result_tuple([column.key for column in columns]),
    )
