"""A doubt ("This is wrong") is kept once, and reaches the owners by their numeric ids."""

from collections.abc import AsyncIterator

import pytest

from handlers.context import Settings
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.database import Database
from store.reports import reports
from tests.conftest import NOW
from tests.handlers.house import OWNER, House, house
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person, group

WRONG = "This is wrong"
SECOND = Person(id=78, first_name="Deputy")


@pytest.fixture
async def office(api: BotApi, figures: Database) -> AsyncIterator[House]:
    """Two owners, of whom the first has opened the chat with the bot."""
    settings = Settings(owners=frozenset({OWNER.id, SECOND.id}))
    async with house(api, figures, NOW, settings) as opened:
        await opened.say("/language ru", OWNER)
        yield opened


async def test_a_doubt_reaches_the_owners_with_the_answers_code(office: House) -> None:
    asker = Person(id=481516, first_name="Zəhra")
    (answer,) = await office.say("/cleared Fuzuli 2023", asker)
    (thanks,) = await office.touch(answer.result, WRONG, asker)
    (told,) = await office.deliver()
    assert thanks.text == say("en", "report-taken", code="R-1")
    assert thanks.request.fields["show_alert"]
    assert told.chat == OWNER.id
    assert told.text.startswith(say("ru", "report-title", code="R-1"))
    assert "6\u00a0025,1 га" in told.text
    assert "F-B01E" in told.text
    assert str(asker.id) not in str(told.request.fields)
    assert asker.first_name not in told.text
    _, looked = await office.touch(told.result, say("ru", "button-look"), OWNER)
    assert "6\u00a0025,1 га" in looked.text
    (refused,) = office.api.ledger.refused("sendMessage")  # the second owner never opened a chat
    assert refused.chat == SECOND.id


async def test_an_owner_who_opens_the_chat_later_is_told_then(office: House) -> None:
    (answer,) = await office.say("/cleared Fuzuli 2023")
    await office.touch(answer.result, WRONG)
    assert [entry.chat for entry in await office.deliver()] == [OWNER.id]
    await office.say("/start", SECOND)
    (told,) = await office.deliver()
    assert told.chat == SECOND.id
    assert told.text.startswith(say("en", "report-title", code="R-1"))


async def test_the_same_doubt_is_kept_and_told_once(office: House) -> None:
    (answer,) = await office.say("/cleared Fuzuli 2023")
    await office.touch(answer.result, WRONG)
    assert len(await office.deliver()) == 1
    (again,) = await office.touch(answer.result, WRONG)
    assert again.text == say("en", "report-taken", code="R-1")
    assert not await office.deliver()
    (thanks,) = await office.touch(answer.result, WRONG, Person(id=8))
    assert thanks.text == say("en", "report-taken", code="R-2")
    assert len(await reports(office.desk.database, 10)) == 2


async def test_owners_list_the_doubts(office: House) -> None:
    assert await office.told("/reports", OWNER) == say("ru", "reports-none")
    asker = Person(id=481516, language="en")
    (answer,) = await office.say("/mines 2022 by month", asker)
    await office.touch(answer.result, WRONG, asker)
    listed = await office.told("/reports", OWNER)
    assert "R-1" in listed
    (kept,) = await reports(office.desk.database, 10)
    assert kept.answered.count("F-") >= 2  # the figures behind the rows count too
    assert str(asker.id) not in listed


async def test_a_doubt_that_no_owner_can_be_told_of_is_kept(office: House, api: BotApi) -> None:
    (answer,) = await office.say("/cleared Fuzuli 2023")
    api.faults.plan(faults.blocked(), method="sendMessage", chat=OWNER.id)
    (thanks,) = await office.touch(answer.result, WRONG)
    assert "R-1" in thanks.text
    assert not await office.deliver()
    assert "R-1" in await office.told("/reports", OWNER)
    await office.say("/start", OWNER)
    (later,) = await office.deliver()
    assert "R-1" in later.text, "they are told when they are back"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_thanks_fit_the_window_in_every_language(office: House, language: str) -> None:
    """The stand-in refuses a window of more than 200 characters."""
    asker = Person(id=9, language=language)
    (answer,) = await office.say("/cleared Fuzuli 2023", asker, group())
    (thanks,) = await office.touch(answer.result, say(language, "button-wrong"), asker)
    assert thanks.text == say(language, "report-taken", code="R-1")


async def test_a_forged_doubt_is_refused(office: House) -> None:
    (answer,) = await office.say("/cleared Fuzuli 2023")
    (told,) = await office.press(answer.result, "w:1junk")
    assert told.text == say("en", "button-stale")
    assert await reports(office.desk.database, 10) == []


async def test_where_nobody_owns_the_bot_nobody_is_promised_to_look(
    api: BotApi, figures: Database
) -> None:
    async with house(api, figures, NOW, Settings()) as opened:
        (answer,) = await opened.say("/cleared Fuzuli 2023")
        (thanks,) = await opened.touch(answer.result, WRONG)
    assert thanks.text == say("en", "report-kept", code="R-1")
