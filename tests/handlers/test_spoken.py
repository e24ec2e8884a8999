"""The language asked in is answered in, unless /language fixed one; Telegram's is the default."""

from collections.abc import AsyncIterator

import pytest

from handlers.language.tongue import tongue
from handlers.replies.reply import LANGUAGES
from store.database import Database
from store.people import set_language
from tests.handlers.replies.screens import replies
from tests.support.telegram import Chat, buttons, open_chat, person, said

EN, AZ, RU = "cleared", "təmizlənib", "очищено"


@pytest.fixture
async def chat(stocked: Database) -> AsyncIterator[Chat]:
    async with open_chat(stocked) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "telegram", "word"),
    [
        ("сколько земли очищено в Физули 2023", "en", RU),
        ("Füzuli 2023 təmizlənib", "ru", AZ),
        ("how much land was cleared in Fuzuli 2023", "az", EN),
        ("/cleared Fuzuli 2023", "ru", RU),
        ("/cleared Fuzuli 2023 acres", "az", AZ),
        ("/cleared Fuzuli 2023", "fr", EN),
        ("/cleared Физули за 2023 год", "en", RU),
    ],
)
async def test_a_reply_is_in_the_language_of_the_question(
    chat: Chat, text: str, telegram: str, word: str
) -> None:
    replies_given = said(await chat.say(text, who=person(7, telegram)))
    assert word in replies_given[0].lower()


async def test_a_language_that_was_chosen_stays(chat: Chat) -> None:
    await set_language(chat.desk.database, 7, "az")
    assert AZ in said(await chat.say("сколько земли очищено в Физули 2023"))[0].lower()


async def test_a_text_without_words_is_answered_in_the_language_before(chat: Chat) -> None:
    await chat.say("сколько земли очищено в Физули 2023")
    assert RU in said(await chat.say("/cleared Fuzuli 2023"))[0].lower()
    chat.later(minutes=31)
    assert EN in said(await chat.say("/cleared Fuzuli 2023"))[0]


async def test_a_button_answers_in_the_language_of_its_message(chat: Chat) -> None:
    (call,) = await chat.say("сколько земли очищено в Физули 2023")
    chat.later(hours=5)
    data = next(button["callback_data"] for button in buttons(call))
    under = {"text": call.given["text"], "reply_markup": call.given["reply_markup"]}
    assert RU in said(await chat.press(data, under=under))[0].lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reply_with_buttons_shows_its_language(language: str) -> None:
    for name, reply in replies(language).items():
        labels = " ".join(button.label for row in reply.buttons for button in row)
        if labels:
            told = tongue(labels) or tongue(reply.plain.partition("\n")[0])
            assert told in {language, None}, name
