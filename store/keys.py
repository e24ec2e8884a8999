"""Keys: what stands for a person in records that are never edited.

A key is random, and only the row of the person says whose it is. With that row, which `/forget`
deletes, the link is gone; what was recorded stays whole, and so do its hashes.
"""

import re
from collections.abc import Iterable
from secrets import choice
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from store.database import Database
from store.models import PersonRow

LETTER = "P-"
"""What a key begins with."""

TERMINAL_IDS = 1 << 52
"""Ids from here on are no person's: Telegram gives none so high, the terminal does."""

_LETTERS, _LENGTH = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 10
KEY = re.compile(rf"\b{LETTER}[{_LETTERS}]{{{_LENGTH}}}\b")
"""What a key looks like in a text."""

_PERSON: Any = PersonRow.__table__  # type: ignore[attr-defined]


async def key_of(database: Database, connection: AsyncConnection, person: int) -> str:
    """The key of who acts, in the transaction of the act; made at the first of them.

    Nobody is at a terminal: its id stands for itself.
    """
    if person >= TERMINAL_IDS:
        return str(person)
    kept = await connection.scalar(select(_PERSON.c.key).where(_PERSON.c.id == person))
    if kept:
        return str(kept)
    key = LETTER + "".join(choice(_LETTERS) for _ in range(_LENGTH))
    statement = database.insert(_PERSON).values(id=person, language="", unit="", role="", key=key)
    keep = statement.on_conflict_do_update(index_elements=["id"], set_={"key": key})
    await connection.execute(keep)
    return key


async def names_of(connection: AsyncConnection, person: int) -> tuple[str, ...]:
    """What stands for a person on record: their key, and their id in entries from before."""
    key = await connection.scalar(select(_PERSON.c.key).where(_PERSON.c.id == person))
    return (key, str(person)) if key else (str(person),)


async def known_in(database: Database, texts: Iterable[str]) -> dict[str, int]:
    """Whose the keys in these texts are, of those that were not forgotten."""
    keys = {key for text in texts for key in KEY.findall(text)}
    if not keys:
        return {}
    statement = select(_PERSON.c.key, _PERSON.c.id).where(_PERSON.c.key.in_(sorted(keys)))
    async with database.read() as connection:
        return {row.key: row.id for row in await connection.execute(statement)}
