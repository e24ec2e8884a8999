"""What is asked is kept for half an hour, for the same person in the same chat alone."""

import pytest

from handlers.caller import ANONYMOUS
from store.measures import Measure
from store.people import Visit, visit
from store.periods import year
from store.quantities import Unit
from store.questions import Question, decode, encode
from tests.handlers.house import House
from tests.support.botapi.talk import LEYLA, Person, group

FUZULI = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023))
GROUP = group()
RASHAD = Person(id=8)


async def visited(hall: House, number: int = LEYLA.id, where: int = LEYLA.id) -> Visit:
    return await visit(hall.desk.database, number, chat=where, now=hall.desk.now())


async def test_a_question_can_be_followed_up(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    turn = (await visited(hall)).turn
    assert turn is not None
    assert decode(turn.question) == FUZULI
    assert turn.missing == ""


@pytest.mark.parametrize("asks", ["source?", "bunu kim deyib", "откуда данные?"])
async def test_how_it_is_known_can_be_asked_in_words(hall: House, asks: str) -> None:
    await hall.say("/cleared Fuzuli 2023")
    button = (await hall.say("/cleared Fuzuli 2023"))[-1].result
    pressed = (await hall.touch(button, "Sources"))[-1]
    told = await hall.told("source?")
    assert "F-B01E" in told
    assert told == pressed.text
    assert "F-B01E" in await hall.told(asks)


async def test_without_an_answer_before_it_says_where_sources_stand(hall: House) -> None:
    assert "/sources" in await hall.told("source?")
    await hall.say("Laçın 2022")
    assert "/sources" in await hall.told("source?")


async def test_half_a_question_is_kept_with_what_it_lacks(hall: House) -> None:
    await hall.say("Laçın 2022")
    turn = (await visited(hall)).turn
    assert turn is not None
    assert turn.missing == "measure"
    half = decode(turn.question)
    assert (half.places, half.period) == (("lachin",), year(2022))


async def test_after_thirty_minutes_nothing_is_carried(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    hall.clock.later(minutes=30)
    assert (await visited(hall)).turn is not None
    hall.clock.later(seconds=1)
    assert (await visited(hall)).turn is None


async def test_what_is_too_old_is_deleted_when_anybody_asks(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    asked = hall.clock.moment
    hall.clock.later(minutes=31)
    await hall.say("/mines 2022", by=RASHAD)
    assert (await visit(hall.desk.database, 7, chat=7, now=asked)).turn is None
    assert (await visited(hall, 8, 8)).turn is not None


async def test_people_and_chats_are_kept_apart(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    await hall.say("/mines 2022", chat=GROUP)
    await hall.say("/uxo 2021", chat=GROUP, by=RASHAD)
    measures = []
    for number, where in ((7, 7), (7, GROUP["id"]), (8, GROUP["id"])):
        turn = (await visited(hall, number, where)).turn
        assert turn is not None
        measures.append(decode(turn.question).measure)
    assert measures == [Measure.CLEARED_AREA, Measure.MINES, Measure.UXO]


async def test_nothing_is_kept_of_people_who_share_an_id(hall: House) -> None:
    number = max(ANONYMOUS)
    assert await hall.say("/mines 2022", chat=GROUP, by=Person(id=number))
    assert (await visited(hall, number, GROUP["id"])).turn is None


async def test_small_talk_leaves_the_question_and_its_time(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    hall.clock.later(minutes=20)
    await hall.say("hmm")
    turn = (await visited(hall)).turn
    assert turn is not None
    assert decode(turn.question) == FUZULI
    hall.clock.later(minutes=11)
    assert (await visited(hall)).turn is None


@pytest.mark.parametrize("text", ["casualties in Lachin 2022", "mines cost in Lachin 2022"])
async def test_a_question_that_is_refused_ends_the_one_before(hall: House, text: str) -> None:
    await hall.say("/cleared Fuzuli 2023")
    await hall.say(text)
    turn = (await visited(hall)).turn
    assert turn is not None
    assert turn.question == ""


@pytest.mark.parametrize("text", ["mines in Karabakh 2023", "mines in Baku in 2023"])
async def test_a_question_whose_place_is_asked_back_is_completed(hall: House, text: str) -> None:
    await hall.say("/cleared Fuzuli 2023")
    await hall.say(text)
    completed = await hall.told("Aghdam")
    assert "found · Aghdam · 2023" in completed.partition("\n")[0]


async def test_a_follow_up_keeps_what_it_does_not_change(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    aghdam = await hall.told("and Aghdam?")
    assert "7,956.1 ha" in aghdam.partition("\n")[0]
    acres = await hall.told("in acres?")
    assert "19,660 acres" in acres.partition("\n")[0]
    hall.clock.later(minutes=31)
    late = await hall.told("and Lachin?")
    assert "What should I look up?" in late


async def test_a_button_is_followed_up_as_what_is_typed(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    in_acres = Question(
        measure=FUZULI.measure, places=FUZULI.places, period=FUZULI.period, unit=Unit.ACRE
    )
    for verb in ("q", "s"):
        (answer,) = await hall.say("/mines 2022")
        await hall.press(answer.result, f"{verb}:{encode(in_acres)}")
        turn = (await visited(hall)).turn
        assert turn is not None
        assert decode(turn.question) == in_acres


async def test_an_edit_mends_the_question_unless_another_was_asked_since(hall: House) -> None:
    asked = hall.talk.say("/cleared Fuzuli 2023")
    await hall.handle()
    await hall.edit(asked, "/cleared Fuzuli 2022")
    turn = (await visited(hall)).turn
    assert turn is not None
    assert decode(turn.question).period == year(2022)
    await hall.say("/mines 2021")
    await hall.edit(asked, "/cleared Fuzuli 2021")
    turn = (await visited(hall)).turn
    assert turn is not None
    assert decode(turn.question).measure is Measure.MINES


async def test_an_encoding_of_another_version_is_no_context(hall: House) -> None:
    """The reply is as for a person who asked nothing before."""
    async with hall.desk.database.write() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO conversation (chat, person, message, question, missing, language, at)"
            " VALUES (7, 7, 1, '0old', '', '', '2026-11-24 12:00:00.000000')"
        )
    assert "6,025.1 ha" in await hall.told("/cleared Fuzuli 2023")
