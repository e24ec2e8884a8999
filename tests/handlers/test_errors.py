"""What breaks on our side is told with a code and without a traceback; nothing hangs."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import CommandHandler

from handlers.caller import Caller, Context, admitted
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store import database as store_database
from store.database import connect
from tests.conftest import NOW
from tests.handlers.house import House, Log, house
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Person, buttons, group

ASK, ANSWER = "/cleared Fuzuli 2023", "6,025.1 ha"


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer gives up at once, so that the test need not wait five seconds."""
    monkeypatch.setattr(store_database, "BUSY_SECONDS", 0)


@asynccontextmanager
async def locked(url: str) -> AsyncIterator[None]:
    """Another process writes and does not finish."""
    other = connect(url)
    async with other.write():
        yield
    await other.close()


async def test_a_locked_store_answers_questions_and_defers_choices(
    no_patience: None, api: BotApi, figures_url: str
) -> None:
    database = connect(figures_url)
    async with house(api, database, NOW) as hall:
        (menu,) = await hall.say("/language")
        async with locked(figures_url):
            assert (await hall.told(ASK)).startswith(ANSWER)  # and nothing about the journal
            assert await hall.told("/units km2") == say("en", "busy")
            (told,) = await hall.touch(menu.result, "Azərbaycanca")
            assert told.request.fields["show_alert"]
            assert told.text == say("en", "busy")
        assert await hall.told("/language az") == say("az", "language-chosen")
    await database.close()


async def test_a_store_that_is_gone_is_told_with_a_code(
    api: BotApi, tmp_path: Path, log: Log
) -> None:
    """The store cannot even say in which language the person reads: Telegram does."""
    empty = connect(f"sqlite+aiosqlite:///{tmp_path / 'no-tables.sqlite'}")
    async with house(api, empty, NOW) as hall:
        text = await hall.told(ASK, Person(id=5, language="ru"))
        code = _code(text)
        assert text == say("ru", "broken", code=code)
        assert [entry["code"] for entry in log if "code" in entry] == [code]
        assert "Traceback" not in text
        shown = hall.talk.message(LEYLA, text="x")
        (told,) = await hall.press(shown, "h:all", Person(id=5, language="ru"))
        assert told.request.fields["show_alert"]
        assert told.text == say("ru", "broken", code=_code(told.text))
        assert await hall.say("/kick", LEYLA, group()) == []  # it was not for us
    await empty.close()


def _code(text: str) -> str:
    found = re.search("E-[0-9A-F]{6}", text)
    assert found is not None
    return found[0]


async def _breaks(update: Update, context: Context, caller: Caller) -> None:
    raise ZeroDivisionError("a secret of the code")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_exception_is_told_with_its_code_in_the_persons_language(
    hall: House, language: str, log: Log
) -> None:
    handler: CommandHandler[Any, Any] = CommandHandler("ping", admitted(_breaks))
    hall.application.handlers[0].insert(0, handler)
    text = await hall.told("/ping", Person(id=5, language=language))
    assert text == say(language, "broken", code=_code(text))
    (event,) = [entry for entry in log if entry["event"] == "update failed"]
    assert event["code"] == _code(text)
    assert str(event["exc_info"]) == "a secret of the code"


async def test_a_message_that_telegram_refuses_is_told_with_a_code(
    hall: House, api: BotApi
) -> None:
    """A mistake of ours in the text must not look like silence."""
    api.faults.plan(faults.bad_request("can't parse entities: x"), method="sendMessage")
    assert _code(await hall.told(ASK))
    (answer,) = await hall.say(ASK)
    api.faults.plan(faults.bad_request("can't parse entities: x"), method="editMessageText")
    await hall.press(answer.result, buttons(answer.result)[0]["callback_data"])


@pytest.mark.parametrize(
    "fault",
    [faults.broken(), faults.gateway_down(), faults.cut(), faults.hung(), faults.blocked()],
)
async def test_when_telegram_is_out_of_reach_it_is_not_asked_again_at_once(
    hall: House, api: BotApi, fault: faults.Fault
) -> None:
    api.faults.plan(fault, method="sendMessage")
    assert await hall.say(ASK) == []
    assert [one.method for one in api.ledger.entries].count("sendMessage") == 1
    assert (await hall.told(ASK)).startswith(ANSWER)
