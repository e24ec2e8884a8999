"""The journal: which message of ours answered which of theirs, and who asks how fast."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Select, bindparam, delete, func, literal, select

from store.conversations import Turn, remember
from store.database import Database
from store.models import JournalRow, Moment
from store.unanswered import count

if TYPE_CHECKING:
    from store.trips import Act

DAYS_KEPT = 365
"""Days after which an entry is deleted; whose answer is corrected until then is told."""

SWEEP_EVERY = 64
"""Messages after which the old entries are looked for."""

PER_MINUTE = 20
"""Messages of one person that are answered within any minute."""

MINUTE = timedelta(minutes=1)

_JOURNAL: Any = JournalRow.__table__  # type: ignore[attr-defined]
_SWEEP = delete(_JOURNAL).where(_JOURNAL.c.at < bindparam("too_old", type_=Moment()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer (`asked`, its code's number) that a message of ours showed in a chat or topic.

    `still`: it shows it now; a button under it may have put another in its place.
    """

    asked: int
    chat: int
    thread: int | None
    message: int
    language: str
    at: datetime
    still: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Messages of one person that were answered within a minute; whether they were told."""

    answered: int = 0
    told: bool = False

    @property
    def too_fast(self) -> bool:
        """Whether the next message is one too many."""
        return self.answered >= PER_MINUTE


NO_MESSAGES = Pace()


async def note_reply(
    database: Database,
    chat: int,
    message: int,
    reply: int,
    now: datetime,
    *,
    person: int = 0,
    sent: datetime | None = None,
    slowed: bool = False,
    turn: Turn | None = None,
    missed: str = "",
    asked: int | None = None,
    language: str = "",
    thread: int | None = None,
) -> None:
    """Keep that `reply` answers `message`; the newest reply counts. Old entries go in time.

    `person` sent the message at `sent` (now when it is not given). `slowed`: the reply only
    says that they send too many. `turn` and `missed` (a text that was not understood) are kept
    in the same transaction. `asked` and `language`: the answer that the reply shows.
    `thread`: the topic that they are in.
    """
    entry = {"chat": chat, "message": message, "reply": reply, "at": sent or now}
    entry |= {"thread": thread}
    shown = {"asked": asked, "language": language}
    acts: list[Act] = [(_note(database), entry | shown | {"person": person, "slowed": slowed})]
    if turn is not None:
        acts += remember(database, turn, now)
    if missed:
        acts += count(database, missed, now)
    if message % SWEEP_EVERY == 0:
        acts.append((_SWEEP, {"too_old": now - timedelta(days=DAYS_KEPT)}))
    await database.write_all(acts)


async def note_press(
    database: Database,
    chat: int,
    reply: int,
    now: datetime,
    *,
    press: int,
    turn: Turn | None = None,
    asked: int | None = None,
    language: str = "",
    thread: int | None = None,
) -> None:
    """Keep what a press (of this update's id) leaves: what the message `reply` shows, its turn.

    What it showed before stays on record: somebody has read it. Who pressed is not kept.
    """
    entry = {"chat": chat, "message": -press, "reply": reply, "at": now, "thread": thread,
             "person": 0, "slowed": False, "asked": asked, "language": language}  # fmt: skip
    acts: list[Act] = [(_note(database), entry)]
    if turn is not None:
        acts += remember(database, turn, now)
    await database.write_all(acts)


async def keep_shown(database: Database, chat: int, message: int, *, press: int) -> None:
    """What answered a message stays on record as shown, before another answer takes its place.

    `press`: the id of the update that brings the other one.
    """
    names = [column.name for column in _JOURNAL.c if column.name != "message"]
    before = select(literal(-press), *(_JOURNAL.c[name] for name in names)).where(
        _JOURNAL.c.chat == chat, _JOURNAL.c.message == message
    )
    statement = database.insert(_JOURNAL).from_select(["message", *names], before)
    async with database.write() as connection:
        await connection.execute(statement)


async def shown_where(database: Database, since: datetime) -> list[Shown]:
    """Every answer that a message of ours showed since a moment, the oldest first."""
    columns = _JOURNAL.c
    statement = (
        select(
            columns.asked,
            columns.chat,
            columns.thread,
            columns.reply,
            columns.language,
            columns.at,
        )
        .where(columns.at >= since)
        .order_by(columns.at, columns.message.desc())  # of one moment, presses come after
    )
    async with database.read() as connection:
        rows = list(await connection.execute(statement))
    latest = {(row.chat, row.reply): row for row in rows}
    return [
        Shown(asked=row.asked, chat=row.chat, thread=row.thread, message=row.reply,
              language=row.language, at=row.at,
              still=latest[row.chat, row.reply].asked == row.asked)
        for row in rows if row.asked is not None
    ]  # fmt: skip


async def reply_to(database: Database, chat: int, message: int) -> int | None:
    """The id of our message that answered theirs; None when there is none on record."""
    statement = select(_JOURNAL.c.reply).where(
        _JOURNAL.c.chat == chat, _JOURNAL.c.message == message
    )
    async with database.read() as connection:
        found: int | None = await connection.scalar(statement)
    return found


def pace() -> Select[Any]:
    """One row: `answered` and `told` of `person` after `minute_ago`; both are bound."""
    found: Any = select(
        func.count().filter(~_JOURNAL.c.slowed).label("answered"),
        func.count().filter(_JOURNAL.c.slowed).label("told"),
    ).where(
        _JOURNAL.c.person == bindparam("person", type_=_JOURNAL.c.person.type),
        _JOURNAL.c.at > bindparam("minute_ago", type_=_JOURNAL.c.at.type),
    )
    return cast("Select[Any]", found)


@lru_cache(maxsize=4)
def _note(database: Database) -> Any:  # noqa: ANN401 - an insert, built once: it is the dearest part
    statement = database.insert(_JOURNAL)
    newest = {
        name: getattr(statement.excluded, name)
        for name in ("reply", "slowed", "asked", "language", "at")
    }
    return statement.on_conflict_do_update(index_elements=["chat", "message"], set_=newest)
