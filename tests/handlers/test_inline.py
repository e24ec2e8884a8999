"""Inline mode offers answers in any chat, when it is on, to those who may ask."""

from typing import Any

from store.database import Database
from store.measures import Measure
from store.periods import year
from store.questions import Question, decode
from tests.support.telegram import Chat, open_chat, person


async def offered(chat: Chat, text: str, language: str = "en") -> dict[str, Any]:
    query = {"id": "5", "from": person(7, language), "query": text, "offset": ""}
    (call,) = await chat.update({"inline_query": query})
    assert call.method == "answerInlineQuery"
    assert call.given["is_personal"] is True
    assert call.given["cache_time"] == 0
    return call.given


def asked(card: dict[str, Any]) -> Question:
    """What the button under a card asks the bot."""
    ((button,),) = card["reply_markup"]["inline_keyboard"]
    start = "https://t.me/hektar_bot?start=q-"
    assert button["url"].startswith(start)
    return decode(button["url"].removeprefix(start))


async def test_a_question_is_one_card(stocked: Database) -> None:
    async with open_chat(stocked, inline=True) as chat:
        given = await offered(chat, "cleared fuzuli 2023")
    (card,) = given["results"]
    assert card["title"].startswith("6,025.1 ha cleared")
    assert card["description"] == "Cleared land · Fuzuli · 2023"
    assert card["input_message_content"]["message_text"].startswith("<b>6,025.1 ha</b>")
    ((button,),) = card["reply_markup"]["inline_keyboard"]
    assert asked(card) == Question(
        measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023)
    )
    assert "callback_data" not in button


async def test_several_readings_are_at_most_five_cards(stocked: Database) -> None:
    async with open_chat(stocked, inline=True) as chat:
        measures = await offered(chat, "Fuzuli 2022")
        years = await offered(chat, "mines in Lachin in November")
    cells = [asked(card) for card in measures["results"]]
    assert len({cell.measure for cell in cells}) == len(cells) == 4
    assert all(cell.places == ("fuzuli",) for cell in cells)
    assert 1 < len(years["results"]) <= 5


async def test_what_is_no_question_offers_the_way_into_the_bot(stocked: Database) -> None:
    async with open_chat(stocked, inline=True) as chat:
        for text in ("", "qwerty asdf"):
            given = await offered(chat, text)
            assert given["results"] == []
            assert 0 < len(given["button"]["text"]) <= 64
            assert given["button"]["start_parameter"] == "inline"


async def test_cards_are_in_the_language_typed(stocked: Database) -> None:
    async with open_chat(stocked, inline=True) as chat:
        (card,) = (await offered(chat, "очищено Физули 2023"))["results"]
    assert card["title"].startswith("Очищено")


async def test_strangers_are_offered_no_figures(stocked: Database) -> None:
    async with open_chat(stocked, inline=True, access="invited") as chat:
        assert (await offered(chat, "cleared fuzuli 2023"))["results"] == []


async def test_it_is_off_unless_it_is_switched_on(stocked: Database) -> None:
    async with open_chat(stocked) as chat:
        query = {"id": "5", "from": person(), "query": "cleared fuzuli 2023", "offset": ""}
        assert await chat.update({"inline_query": query}) == []
