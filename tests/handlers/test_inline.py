"""Inline mode offers answers in any chat, when it is on, to those who may ask."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from handlers.context import Settings
from store.database import Database
from store.measures import Measure
from store.periods import year
from store.questions import Question, decode
from tests.handlers.house import House, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.values import Json


@pytest.fixture
async def inline(api: BotApi, figures: Database, now: datetime) -> AsyncIterator[House]:
    """A bot whose inline mode is on."""
    async with house(api, figures, now, Settings(inline=True)) as opened:
        yield opened


async def offered(hall: House, text: str) -> Json:
    """What is sent for a query."""
    (call,) = await hall.query(text)
    assert call.method == "answerInlineQuery"
    given = dict(call.request.fields)
    assert given["is_personal"] is True
    assert given["cache_time"] == 0
    return given


def asked(card: Json) -> Question:
    """What the button under a card asks the bot."""
    ((button,),) = card["reply_markup"]["inline_keyboard"]
    start = "https://t.me/hektar_bot?start=q-"
    assert button["url"].startswith(start)
    return decode(button["url"].removeprefix(start))


async def test_a_question_is_one_card(inline: House) -> None:
    given = await offered(inline, "cleared fuzuli 2023")
    (card,) = given["results"]
    assert card["title"].startswith("6,025.1 ha cleared")
    assert card["description"] == "Cleared land · Fuzuli · 2023"
    assert card["input_message_content"]["message_text"].startswith("<b>6,025.1 ha</b>")
    ((button,),) = card["reply_markup"]["inline_keyboard"]
    assert asked(card) == Question(
        measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023)
    )
    assert "callback_data" not in button


async def test_several_readings_are_at_most_five_cards(inline: House) -> None:
    measures = await offered(inline, "Fuzuli 2022")
    years = await offered(inline, "mines in Lachin in November")
    cells = [asked(card) for card in measures["results"]]
    assert len({cell.measure for cell in cells}) == len(cells) == 4
    assert all(cell.places == ("fuzuli",) for cell in cells)
    assert 1 < len(years["results"]) <= 5


async def test_what_is_no_question_offers_the_way_into_the_bot(inline: House) -> None:
    for text in ("", "qwerty asdf"):
        given = await offered(inline, text)
        assert given["results"] == []
        assert 0 < len(given["button"]["text"]) <= 64
        assert given["button"]["start_parameter"] == "inline"


async def test_cards_are_in_the_language_typed(inline: House) -> None:
    (card,) = (await offered(inline, "очищено Физули 2023"))["results"]
    assert card["title"].startswith("Очищено")


async def test_strangers_are_offered_no_figures(
    api: BotApi, figures: Database, now: datetime
) -> None:
    settings = Settings(inline=True, access="invited")
    async with house(api, figures, now, settings) as invited:
        assert (await offered(invited, "cleared fuzuli 2023"))["results"] == []


async def test_it_is_off_unless_it_is_switched_on(hall: House) -> None:
    assert await hall.query("cleared fuzuli 2023") == []
