"""A process killed between the effect of an update and its done mark: the effect comes once."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.intake import Intake, letters_of
from handlers.replies.messages import say
from store.appending import append
from store.database import Database
from store.drafts import alive
from store.models_delivery import InboxRow
from store.periods import year
from store.subscriptions import subscription
from store.uploads import uploads
from tests.conftest import NOW
from tests.handlers.house import OWNER, House, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA
from tests.support.builders import new


async def killed_and_replayed(hall: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Handle what came by a process that ends before the mark, then by the next one."""

    async def never(*_: Any) -> None:
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
