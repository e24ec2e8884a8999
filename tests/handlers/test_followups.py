"""What is asked is kept for half an hour, for the same person in the same chat alone."""

from collections.abc import AsyncIterator

import pytest

from handlers.caller import ANONYMOUS
from store.database import Database
from store.measures import Measure
from store.people import Visit, visit
from store.periods import year
from store.quantities import Unit
from store.questions import Question, decode, encode
from tests.support.telegram import GROUP, Chat, open_chat, person, said

FUZULI = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023))


@pytest.fixture
async def chat(stocked: Database) -> AsyncIterator[Chat]:
    async with open_chat(stocked) as opened:
        yield opened


async def visited(chat: Chat, number: int = 7, where: int = 7) -> Visit:
    return await visit(chat.desk.database, number, chat=where, now=chat.desk.now())


async def test_a_question_can_be_followed_up(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023")
    turn = (await visited(chat)).turn
    assert turn is not None
    assert decode(turn.question) == FUZULI
    assert turn.missing == ""


async def test_half_a_question_is_kept_with_what_it_lacks(chat: Chat) -> None:
    await chat.say("Laçın 2022")
    turn = (await visited(chat)).turn
    assert turn is not None
    assert turn.missing == "measure"
    half = decode(turn.question)
    assert (half.places, half.period) == (("lachin",), year(2022))


async def test_after_thirty_minutes_nothing_is_carried(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023")
    chat.later(minutes=30)
    assert (await visited(chat)).turn is not None
    chat.later(seconds=1)
    assert (await visited(chat)).turn is None


async def test_what_is_too_old_is_deleted_when_anybody_asks(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023")
    asked = chat.moment
    chat.later(minutes=31)
    await chat.say("/mines 2022", who=person(8))
    assert (await visit(chat.desk.database, 7, chat=7, now=asked)).turn is None
    assert (await visited(chat, 8, 8)).turn is not None


async def test_people_and_chats_are_kept_apart(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023")
    await chat.say("/mines 2022", chat=GROUP)
    await chat.say("/uxo 2021", chat=GROUP, who=person(8))
    measures = []
    for number, where in ((7, 7), (7, -100), (8, -100)):
        turn = (await visited(chat, number, where)).turn
        assert turn is not None
        measures.append(decode(turn.question).measure)
    assert measures == [Measure.CLEARED_AREA, Measure.MINES, Measure.UXO]


async def test_nothing_is_kept_of_people_who_share_an_id(chat: Chat) -> None:
    number = max(ANONYMOUS)
    calls = await chat.say("/mines 2022", chat=GROUP, who=person(number))
    assert said(calls)
    assert (await visited(chat, number, -100)).turn is None


async def test_small_talk_leaves_the_question_and_its_time(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023")
    chat.later(minutes=20)
    await chat.say("hmm")
    turn = (await visited(chat)).turn
    assert turn is not None
    assert decode(turn.question) == FUZULI
    chat.later(minutes=11)
    assert (await visited(chat)).turn is None


@pytest.mark.parametrize("text", ["casualties in Lachin 2022", "mines cost in Lachin 2022"])
async def test_a_question_that_is_refused_ends_the_one_before(chat: Chat, text: str) -> None:
    await chat.say("/cleared Fuzuli 2023")
    await chat.say(text)
    turn = (await visited(chat)).turn
    assert turn is not None
    assert turn.question == ""


@pytest.mark.parametrize("text", ["mines in Karabakh 2023", "mines in Baku in 2023"])
async def test_a_question_whose_place_is_asked_back_is_completed(chat: Chat, text: str) -> None:
    await chat.say("/cleared Fuzuli 2023")
    await chat.say(text)
    (completed,) = said(await chat.say("Aghdam"))
    assert "found · Aghdam · 2023" in completed.partition("\n")[0]


async def test_a_follow_up_keeps_what_it_does_not_change(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023")
    (aghdam,) = said(await chat.say("and Aghdam?"))
    assert "7,956.1 ha" in aghdam.partition("\n")[0]
    (acres,) = said(await chat.say("in acres?"))
    assert "19,660 acres" in acres.partition("\n")[0]
    chat.later(minutes=31)
    (late,) = said(await chat.say("and Lachin?"))
    assert "What should I look up?" in late


async def test_a_button_is_followed_up_as_what_is_typed(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023")
    in_acres = Question(
        measure=FUZULI.measure, places=FUZULI.places, period=FUZULI.period, unit=Unit.ACRE
    )
    for verb in ("q", "s"):
        await chat.say("/mines 2022")
        await chat.press(f"{verb}:{encode(in_acres)}")
        turn = (await visited(chat)).turn
        assert turn is not None
        assert decode(turn.question) == in_acres


async def test_an_edit_mends_the_question_unless_another_was_asked_since(chat: Chat) -> None:
    await chat.say("/cleared Fuzuli 2023", message_id=50)
    await chat.say("/cleared Fuzuli 2022", edited=50)
    turn = (await visited(chat)).turn
    assert turn is not None
    assert decode(turn.question).period == year(2022)
    await chat.say("/mines 2021", message_id=51)
    await chat.say("/cleared Fuzuli 2021", edited=50)
    turn = (await visited(chat)).turn
    assert turn is not None
    assert decode(turn.question).measure is Measure.MINES


async def test_an_encoding_of_another_version_is_no_context(chat: Chat) -> None:
    """The reply is as for a person who asked nothing before."""
    async with chat.desk.database.write() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO conversation (chat, person, message, question, missing, language, at)"
            " VALUES (7, 7, 1, '0old', '', '', '2026-11-24 12:00:00.000000')"
        )
    assert "6,025.1 ha" in said(await chat.say("/cleared Fuzuli 2023"))[0]
