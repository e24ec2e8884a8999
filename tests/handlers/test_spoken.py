"""The language asked in is answered in, unless /language fixed one; Telegram's is the default."""

import pytest

from handlers.language.tongue import tongue
from handlers.replies.reply import LANGUAGES
from store.people import set_language
from tests.handlers.house import House
from tests.handlers.replies.screens import replies
from tests.support.botapi.talk import Person, buttons

EN, AZ, RU = "cleared", "təmizlənib", "очищено"


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
    hall: House, text: str, telegram: str, word: str
) -> None:
    assert word in (await hall.told(text, by=Person(id=7, language=telegram))).lower()


async def test_a_language_that_was_chosen_stays(hall: House) -> None:
    await set_language(hall.desk.database, 7, "az")
    assert AZ in (await hall.told("сколько земли очищено в Физули 2023")).lower()


async def test_a_text_without_words_is_answered_in_the_language_before(hall: House) -> None:
    await hall.say("сколько земли очищено в Физули 2023")
    assert RU in (await hall.told("/cleared Fuzuli 2023")).lower()
    hall.clock.later(minutes=31)
    assert EN in await hall.told("/cleared Fuzuli 2023")


async def test_a_button_answers_in_the_language_of_its_message(hall: House) -> None:
    (call,) = await hall.say("сколько земли очищено в Физули 2023")
    hall.clock.later(hours=5)
    data = next(button["callback_data"] for button in buttons(call.result))
    _, edited = await hall.press(call.result, data)
    assert RU in edited.text.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reply_with_buttons_shows_its_language(language: str) -> None:
    for name, reply in replies(language).items():
        labels = " ".join(button.label for row in reply.buttons for button in row)
        if labels:
            told = tongue(labels) or tongue(reply.plain.partition("\n")[0])
            assert told in {language, None}, name
