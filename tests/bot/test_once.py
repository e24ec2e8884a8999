"""A process killed between the effect of an update and its done mark: the effect comes once."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.intake import Intake, letters_of
from handlers.replies.messages import say
from store.appending import append
from store.database import Database
from store.drafts import alive
from store.models import InvitationRow
from store.models_delivery import InboxRow
from store.people import appoint, visit
from store.periods import year
from store.subscriptions import subscription
from store.uploads import uploads
from tests.conftest import NOW
from tests.handlers.house import OWNER, House, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Person
from tests.support.builders import new


async def killed_and_replayed(hall: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Handle what came by a process that ends before the mark, then by the next one."""

    async def never(*_: Any, **__: Any) -> None:
        """The process ended here."""

    first = Intake(hall.application, hall.desk)
    letters = await first.commit(letters_of(list(hall.api.updates.pop())))
    with monkeypatch.context() as killed:
        killed.setattr("bot.intake.inbox.mark_done", never)
        killed.setattr("handlers.send.note_reply", never)
        for letter in letters:
            await first.handle(letter)
    second = Intake(hall.application, hall.desk)
    for letter in await second.left_over():
        await second.handle(letter)


async def test_a_toggle(api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house(api, database, NOW) as hall:
        *_, settings = await hall.say("/subscribe Fuzuli")
        hall.talk.press(settings.result, "d:pictures")
        await killed_and_replayed(hall, monkeypatch)
        kept = await subscription(database, LEYLA.id)
    assert kept is not None
    assert not kept.choice.pictures


async def test_an_undo(api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with house(api, database, NOW) as hall:
        for number in (2001, 2002, 2003):
            await append(
                database, [new(value=number, period=year(number))],
                kind="import", uploader=str(OWNER.id), now=NOW,
            )  # fmt: skip
        before = len(await uploads(database, 99))
        hall.talk.say("/undo", OWNER)
        await killed_and_replayed(hall, monkeypatch)
        assert len(await uploads(database, 99)) == before + 1
        assert api.ledger.accepted("sendMessage", chat=OWNER.id)[-1].text == say("en", "taken")


async def test_who_is_forgotten_is_in_no_row_of_the_inbox(
    api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house(api, database, NOW) as hall:
        (asked,) = await hall.say("/forget")
        hall.talk.press(asked.result, "f:yes")
        await killed_and_replayed(hall, monkeypatch)
    chat = InboxRow.__table__.c.chat  # type: ignore[attr-defined]
    async with database.read() as connection:
        assert LEYLA.id not in list(await connection.scalars(select(chat)))


@pytest.mark.parametrize("kind", ["text", "file"])
async def test_a_draft(
    api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """It is shown again, with the same number."""
    async with house(api, database, NOW) as hall:
        if kind == "text":
            hall.talk.say("In January 2019, 61 mines were found in Aghdam.", OWNER)
        else:
            hall.talk.send_file("figures.csv", b"district,2019 mines\nAghdam,61\n", OWNER)
        await killed_and_replayed(hall, monkeypatch)
        shown = [entry.text for entry in api.ledger.accepted("sendMessage", chat=OWNER.id)]
        assert len([text for text in shown if text.startswith("Draft D-1")]) == 2
        assert len(await alive(database, OWNER.id)) == 1


async def test_a_draft_of_an_edited_message(
    api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes the place of the one before, and not of itself."""
    async with house(api, database, NOW) as hall:
        message = hall.talk.say("In January 2019, 61 mines were found in Aghdam.", OWNER)
        await hall.handle()
        hall.talk.edit(message, "In January 2019, 62 mines were found in Aghdam.")
        await killed_and_replayed(hall, monkeypatch)
    (draft,) = await alive(database, OWNER.id)
    assert [line.figure.printed for line in draft.lines] == ["62"]


async def test_a_rejection(
    api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is not taken for a question; its author is told once."""
    api.world.chats |= {person.id: person.chat for person in (OWNER, LEYLA)}
    await appoint(database, LEYLA.id, "contributor")
    async with house(api, database, NOW) as hall:
        (shown,) = await hall.say("In January 2019, 61 mines were found in Aghdam.", LEYLA)
        await hall.touch(shown.result, "Confirm one figure", LEYLA)
        (asked,) = await hall.deliver()
        await hall.touch(asked.result, "Reject", OWNER)
        hall.talk.say("it is of 2018", OWNER)
        await killed_and_replayed(hall, monkeypatch)
        assert api.ledger.accepted("sendMessage", chat=OWNER.id)[-1].text == say("en", "taken")
        await hall.handle()
        (told,) = await hall.deliver()
    assert told.text == f"D-1 was rejected by {OWNER.id}: it is of 2018"


async def test_an_invitation(
    api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One is made; who asks again after that gets another, and its link."""
    async with house(api, database, NOW) as hall:
        hall.talk.say("/invite contributor", OWNER)
        await killed_and_replayed(hall, monkeypatch)
        assert await invitations(database) == [("contributor", None)]
        assert api.ledger.accepted("sendMessage", chat=OWNER.id)[-1].text == say("en", "taken")
        await hall.handle()
        assert "?start=i-" in await hall.told("/invite contributor", OWNER)
    assert len(await invitations(database)) == 2


async def test_an_invitation_that_is_taken_up(
    api: BotApi, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who took it up is welcomed again, and it admits nobody else."""
    async with house(api, database, NOW) as hall:
        link = (await hall.told("/invite contributor", OWNER)).partition("?start=")[2].split()[0]
        hall.talk.say(f"/start {link}", LEYLA)
        await killed_and_replayed(hall, monkeypatch)
        welcomed = [entry.text for entry in api.ledger.accepted("sendMessage", chat=LEYLA.id)]
        assert welcomed == [say("en", "invitation-accepted")] * 2
        await hall.handle()
        other = Person(id=8)
        assert await hall.told(f"/start {link}", other) == say("en", "invitation-spent")
    assert await invitations(database) == [("contributor", LEYLA.id)]
    assert (await visit(database, LEYLA.id)).role == "contributor"


async def invitations(database: Database) -> list[tuple[str, int | None]]:
    """The role of each, and who has used it."""
    table = InvitationRow.__table__  # type: ignore[attr-defined]
    async with database.read() as connection:
        found = await connection.execute(select(table.c.role, table.c.used_by))
        return [(row.role, row.used_by) for row in found]
