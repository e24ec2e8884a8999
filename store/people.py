"""People: the language and unit they chose, what they may do, and one-time invitations."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Literal, get_args

from sqlalchemy import Select, bindparam, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from store.conversations import VALID, Turn, joined
from store.database import Database
from store.inbox import took_effect
from store.journal import MINUTE, NO_MESSAGES, Pace, pace
from store.models import InvitationRow, PersonRow, UploadRow
from store.quantities import Unit

DAYS_TO_ACCEPT = 7
"""Days after which an invitation that nobody followed is void."""

Role = Literal["reader", "contributor", "approver"]
"""What an invitation may give; owners are named in the config only."""

ROLES = ("", *get_args(Role))
"""Each may do what those before it may; "" is whom nobody invited."""

OWNER = "owner"
"""The role above all others."""

_PERSON: Any = PersonRow.__table__  # type: ignore[attr-defined]
_INVITATION: Any = InvitationRow.__table__  # type: ignore[attr-defined]
_UPLOAD: Any = UploadRow.__table__  # type: ignore[attr-defined]


class NotAllowed(Exception):  # noqa: N818 - it is what the act is, not our error
    """The person may not do this."""


def reaches(role: str, needed: str) -> bool:
    """Whether who has `role` may do what `needed` may."""
    ranks = (*ROLES, OWNER)
    return ranks.index(role) >= ranks.index(needed)


async def check_role(
    connection: AsyncConnection, person_id: int, needed: Role, owners: Collection[int]
) -> str:
    """The person's role, inside the transaction of what they do.

    Raises NotAllowed when it does not reach `needed`.
    """
    role = OWNER
    if person_id not in owners:
        statement = select(_PERSON.c.role).where(_PERSON.c.id == person_id)
        role = await connection.scalar(statement) or ""
    if not reaches(role, needed):
        raise NotAllowed(f"{person_id} is no {needed}")
    return role


async def with_role(database: Database, needed: Role) -> dict[int, str]:
    """Everyone whose role in the store reaches `needed`; owners of the config are not in it."""
    allowed = [role for role in ROLES if reaches(role, needed)]
    statement = select(_PERSON.c.id, _PERSON.c.role).where(_PERSON.c.role.in_(allowed))
    async with database.read() as connection:
        return {row.id: row.role for row in await connection.execute(statement)}


async def appoint(database: Database, person_id: int, role: Role) -> None:
    """Give a person a role without an invitation: for who has the store itself in hand."""
    await _keep(database, person_id, role=role)


NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""A moment before which everything lies: nothing is recent then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who comes in, and the data revision they find.

    Empty `language` and `role`, and no `unit`: nothing was chosen or given. `turn` is what they
    asked last in this chat, while it can be followed up.
    """

    language: str = ""
    unit: Unit | None = None
    role: str = ""
    revision: int = 0
    turn: Turn | None = None
    pace: Pace = NO_MESSAGES


async def visit(
    database: Database,
    person_id: int,
    *,
    chat: int = 0,
    now: datetime = NEVER,
    sent: datetime = NEVER,
) -> Visit:
    """What is on record about a person, and the data revision, by one statement.

    With `chat` and `now` also what they asked there last; with `sent`, the moment at which the
    message was sent that brings them, how many of theirs were answered in the minute before.
    """
    given = {"person": person_id, "chat": chat, "since": now - VALID, "minute_ago": sent - MINUTE}
    [(row,)] = await database.read_all([(_visit(), given)])
    turn = None
    if row.question is not None:
        turn = Turn(
            chat=chat,
            person=person_id,
            message=row.message,
            question=row.question,
            missing=row.missing,
            language=row.spoken,
        )
    return Visit(
        language=row.language or "",
        unit=Unit(row.unit) if row.unit else None,
        role=row.role or "",
        revision=row.revision,
        turn=turn,
        pace=Pace(answered=row.answered, told=bool(row.told)),
    )


async def set_language(database: Database, person_id: int, language: str) -> None:
    """Keep the language that a person chose."""
    await _keep(database, person_id, language=language)


async def set_unit(database: Database, person_id: int, unit: Unit) -> None:
    """Keep the unit of area that a person chose."""
    await _keep(database, person_id, unit=unit.value)


async def invite(
    database: Database, *, issued_by: int, role: Role, now: datetime, owners: Collection[int]
) -> str:
    """The code of a new one-time invitation; only its hash is kept.

    Raises NotAllowed when `issued_by` is none of `owners`.
    """
    if issued_by not in owners:
        raise NotAllowed(f"{issued_by} owns nothing here")
    code = token_urlsafe(24)
    async with database.write() as connection:
        await connection.execute(
            _INVITATION.insert().values(
                digest=_digest(code),
                role=role,
                issued_by=issued_by,
                expires=now + timedelta(days=DAYS_TO_ACCEPT),
            )
        )
        await took_effect(connection)
    return code


async def accept(database: Database, code: str, person_id: int, now: datetime) -> bool:
    """Give a person the role of an invitation; False when it was used, is void, or never was.

    Who may do as much already keeps their role, and the invitation stays for somebody else;
    following a link again that one has used oneself changes nothing and is no mistake.
    """
    digest = _digest(code)
    async with database.write() as connection:
        await database.lock(connection, "invitation")
        found = await connection.execute(select(_INVITATION).where(_INVITATION.c.digest == digest))
        row = found.one_or_none()
        if row is None or row.used_by not in {None, person_id}:
            return False
        if row.used_by == person_id:
            return True
        if row.expires <= now:
            return False
        statement = select(_PERSON.c.role).where(_PERSON.c.id == person_id)
        has = await connection.scalar(statement) or ""
        if ROLES.index(has) >= ROLES.index(row.role):
            return True
        await connection.execute(
            _INVITATION.update().where(_INVITATION.c.digest == digest).values(used_by=person_id)
        )
        await connection.execute(_upsert(database, person_id, role=row.role))
    return True


async def _keep(database: Database, person_id: int, **values: str) -> None:
    async with database.write() as connection:
        await connection.execute(_upsert(database, person_id, **values))


def _upsert(database: Database, person_id: int, **values: str) -> Any:  # noqa: ANN401
    nothing = {"language": "", "unit": "", "role": "", "key": ""}
    statement = database.insert(_PERSON).values(id=person_id, **(nothing | values))
    return statement.on_conflict_do_update(index_elements=["id"], set_=values)


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()


@cache
def _visit() -> Select[Any]:
    revision = select(func.coalesce(func.max(_UPLOAD.c.id), 0)).scalar_subquery()
    own = select(revision.label("revision")).subquery()
    minute = pace().subquery()
    everything = own.join(minute, true()).outerjoin(
        _PERSON, _PERSON.c.id == bindparam("person", type_=_PERSON.c.id.type)
    )
    everything, asked = joined(everything)
    person = (_PERSON.c.language, _PERSON.c.unit, _PERSON.c.role)
    return select(own.c.revision, *minute.c, *person, *asked).select_from(everything)
