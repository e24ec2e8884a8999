"""Conversations: what a person asked last in a chat, for the follow-up that leans on it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete

from store.database import Database
from store.models import ConversationRow, Moment
from store.trips import Act

VALID = timedelta(minutes=30)
"""How long a question can be followed up; an older one carries nothing."""

_CONVERSATION: Any = ConversationRow.__table__  # type: ignore[attr-defined]
_SWEEP = delete(_CONVERSATION).where(_CONVERSATION.c.at < bindparam("too_old", type_=Moment()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a person's message, or a button (message 0), leaves for the next one.

    `question` is encoded (`store.questions.encode`). `missing` is what half a question lacks,
    empty for a whole one. `language` is the one it was asked in, empty when it told none.
    """

    chat: int
    person: int
    message: int
    question: str
    missing: str = ""
    language: str = ""


def remember(database: Database, turn: Turn, now: datetime) -> list[Act]:
    """What keeps a turn in place of the one before, and deletes all that are too old."""
    kept = {
        "chat": turn.chat,
        "person": turn.person,
        "message": turn.message,
        "question": turn.question,
        "missing": turn.missing,
        "language": turn.language,
        "at": now,
    }
    return [(_remember(database), kept), (_SWEEP, {"too_old": now - VALID})]


async def mend(database: Database, turn: Turn, now: datetime) -> None:
    """Keep the turn of an edited message, if nothing was asked since."""
    same = (
        (_CONVERSATION.c.chat == turn.chat)
        & (_CONVERSATION.c.person == turn.person)
        & (_CONVERSATION.c.message == turn.message)
    )
    values = {"question": turn.question, "missing": turn.missing, "language": turn.language}
    async with database.write() as connection:
        await connection.execute(_CONVERSATION.update().where(same).values(at=now, **values))


async def forget(database: Database, chat: int) -> None:
    """Begin anew in a chat."""
    async with database.write() as connection:
        await connection.execute(delete(_CONVERSATION).where(_CONVERSATION.c.chat == chat))


def joined(people: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 - a FROM clause
    """`people` with the valid turn of `person` in `chat` beside it, and the columns of that.

    Binds `person`, `chat` and `since`, the moment before which turns are too old.
    """
    columns = _CONVERSATION.c
    this = (
        (columns.person == bindparam("person", type_=columns.person.type))
        & (columns.chat == bindparam("chat", type_=columns.chat.type))
        & (columns.at >= bindparam("since", type_=columns.at.type))
    )
    shown = [columns.message, columns.question, columns.missing]
    return people.outerjoin(_CONVERSATION, this), [*shown, columns.language.label("spoken")]


@lru_cache(maxsize=4)
def _remember(database: Database) -> Any:  # noqa: ANN401 - an insert, built once
    statement = database.insert(_CONVERSATION)
    names = ("message", "question", "missing", "language", "at")
    return statement.on_conflict_do_update(
        index_elements=["chat", "person"],
        set_={name: getattr(statement.excluded, name) for name in names},
    )
