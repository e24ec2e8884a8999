"""People: what they chose is kept, and a role is given by an invitation, once."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from store.appending import append
from store.database import Database
from store.models import InvitationRow
from store.people import (
    DAYS_TO_ACCEPT,
    NotAllowed,
    Role,
    Visit,
    accept,
    invite,
    set_language,
    set_unit,
    visit,
)
from store.periods import year
from store.quantities import Unit
from tests.support.builders import new

OWNER, ANN, BOB = 2**51, 2**51 + 1, 2**51 + 2
"""Telegram's ids need more than 32 bits."""


async def invited(database: Database, now: datetime, role: Role = "reader") -> str:
    return await invite(database, issued_by=OWNER, role=role, now=now, owners={OWNER})


async def test_who_is_new_has_chosen_nothing(database: Database) -> None:
    assert await visit(database, ANN) == Visit()


async def test_choices_are_kept_each_by_itself(database: Database) -> None:
    await set_language(database, ANN, "az")
    await set_unit(database, ANN, Unit.KM2)
    await set_unit(database, BOB, Unit.ACRE)
    assert await visit(database, ANN) == Visit(language="az", unit=Unit.KM2)
    await set_language(database, ANN, "ru")
    assert await visit(database, ANN) == Visit(language="ru", unit=Unit.KM2)
    assert await visit(database, BOB) == Visit(unit=Unit.ACRE)


async def test_a_visit_tells_the_revision(database: Database, now: datetime) -> None:
    await append(database, [new(period=year(2022))], kind="import", uploader="1", now=now)
    await append(database, [new(period=year(2023))], kind="import", uploader="1", now=now)
    assert await visit(database, ANN) == Visit(revision=2)


async def test_an_invitation_gives_its_role(database: Database, now: datetime) -> None:
    await set_language(database, ANN, "az")
    code = await invited(database, now, "approver")
    assert await accept(database, code, ANN, now)
    assert await visit(database, ANN) == Visit(language="az", role="approver")


async def test_it_is_used_once(database: Database, now: datetime) -> None:
    code = await invited(database, now)
    assert await accept(database, code, ANN, now)
    assert not await accept(database, code, BOB, now)
    assert await accept(database, code, ANN, now)  # a second tap on the same link
    assert (await visit(database, ANN)).role == "reader"
    assert (await visit(database, BOB)).role == ""


async def test_of_two_at_once_one_is_admitted(database: Database, now: datetime) -> None:
    code = await invited(database, now)
    people = range(ANN, ANN + 6)
    taken = await asyncio.gather(*(accept(database, code, person, now) for person in people))
    roles = [(await visit(database, person)).role for person in people]
    assert sorted(taken) == [False] * 5 + [True]
    assert [bool(role) for role in roles] == taken


async def test_it_is_void_after_a_week(database: Database, now: datetime) -> None:
    code = await invited(database, now)
    late = now + timedelta(days=DAYS_TO_ACCEPT)
    assert not await accept(database, code, ANN, late)
    assert (await visit(database, ANN)).role == ""
    assert await accept(database, code, ANN, late - timedelta(microseconds=1))
    assert await accept(database, code, ANN, late)  # who was admitted stays so


async def test_a_link_takes_no_role_away(database: Database, now: datetime) -> None:
    assert await accept(database, await invited(database, now, "approver"), ANN, now)
    again = await invited(database, now, "reader")
    assert await accept(database, again, ANN, now)
    assert (await visit(database, ANN)).role == "approver"
    assert await accept(database, again, BOB, now)  # it was not used up
    assert (await visit(database, BOB)).role == "reader"


async def test_a_link_gives_more_to_whom_it_may(database: Database, now: datetime) -> None:
    roles: list[Role] = ["reader", "contributor", "approver"]
    for role in roles:
        assert await accept(database, await invited(database, now, role), ANN, now)
        assert (await visit(database, ANN)).role == role


async def test_codes_that_never_were(database: Database, now: datetime) -> None:
    for code in ("", "x" * 32, "' OR ''='", "\0", "код"):
        assert not await accept(database, code, ANN, now)


async def test_only_an_owner_invites(database: Database, now: datetime) -> None:
    for person in (ANN, 0, -OWNER):
        with pytest.raises(NotAllowed):
            await invite(database, issued_by=person, role="reader", now=now, owners={OWNER})
    with pytest.raises(NotAllowed):
        await invite(database, issued_by=OWNER, role="reader", now=now, owners=())


async def test_a_code_is_not_kept_itself(database: Database, now: datetime) -> None:
    codes = [await invited(database, now) for _ in range(3)]
    assert len(set(codes)) == 3
    async with database.read() as connection:
        rows = [str(tuple(row)) for row in await connection.execute(select(InvitationRow))]
    assert len(rows) == 3
    assert not any(code in row for code in codes for row in rows)
