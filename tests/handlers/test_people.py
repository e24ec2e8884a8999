"""Groups, floods, locations, links, and what was not understood: what people see of each."""

from datetime import datetime
from typing import Any

import pytest

from handlers.context import Settings
from handlers.replies.buttons import SHARED
from store.database import Database
from store.measures import Measure
from store.people import invite
from store.periods import year
from store.questions import Question, decode, encode
from tests.handlers.house import OWNER, House, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person, buttons, group
from tests.support.botapi.world import BOT_AS_SENDER, MOMENT

FUZULI = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023))
ASK = "/cleared Fuzuli 2023"
GROUP = group(forum=True)
OURS = {
    "message_id": 5, "date": MOMENT, "chat": GROUP, "from": BOT_AS_SENDER,
    "text": "6,025.1 ha cleared",
}  # fmt: skip
RASHAD = Person(id=8)
IN_FUZULI = (39.6003, 47.1431)


@pytest.mark.parametrize(
    "text",
    [
        "@hektar_bot cleared Fuzuli 2023",
        "cleared Fuzuli 2023 @Hektar_Bot",
        "so @hektar_bot how much land was cleared in Fuzuli in 2023?",
        "/cleared Fuzuli 2023",
        "/cleared@hektar_bot Fuzuli 2023",
    ],
)
async def test_a_group_is_answered_in_the_topic_that_named_the_bot(hall: House, text: str) -> None:
    asked = hall.talk.say(text, chat=GROUP, message_thread_id=3, is_topic_message=True)
    (call,) = await hall.handle()
    assert "6,025.1 ha" in call.text
    assert call.chat == GROUP["id"]
    assert call.result["message_thread_id"] == 3
    assert call.result["reply_to_message"]["message_id"] == asked["message_id"]


async def test_a_reply_to_the_bot_is_answered(hall: House) -> None:
    (call,) = await hall.say("cleared Fuzuli 2023", chat=GROUP, reply_to_message=OURS)
    assert "6,025.1 ha" in call.text


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("cleared Fuzuli 2023", {}),
        ("@hektar_bot2 cleared Fuzuli 2023", {}),
        ("@other cleared Fuzuli 2023", {}),
        ("mail a@hektar_bot", {}),
        ("/cleared@other_bot Fuzuli 2023", {}),
        ("/nonsense", {}),
        ("cleared Fuzuli 2023", {"reply_to_message": OURS | {"from": RASHAD.user}}),
        (
            "cleared Fuzuli 2023",
            {"reply_to_message": OURS | {"forum_topic_created": {"name": "x", "icon_color": 1}}},
        ),
        ("6,025.1 ha cleared @hektar_bot", {"via_bot": BOT_AS_SENDER}),
        ("", {"location": {"latitude": 39.6003, "longitude": 47.1431}}),
        ("", {"sticker": {"file_id": "a", "file_unique_id": "a", "type": "regular", "width": 1,
                          "height": 1, "is_animated": False, "is_video": False}}),
    ],
)  # fmt: skip
async def test_a_group_hears_nothing_else(hall: House, text: str, more: dict[str, Any]) -> None:
    assert await hall.say(text, chat=GROUP, **more) == []


async def test_an_answer_that_was_chosen_inline_is_no_question(hall: House) -> None:
    assert await hall.say("6,025.1 ha cleared · Fuzuli · 2023", via_bot=BOT_AS_SENDER) == []


async def test_a_flood_is_told_so_once_and_nobody_else_waits(hall: House) -> None:
    for _ in range(20):
        assert "6,025.1 ha" in await hall.told(ASK)
    notice = await hall.told(ASK)
    assert "20 messages a minute" in notice
    assert await hall.say(ASK) == []
    assert await hall.say("/nonsense") == []
    assert await hall.locate(*IN_FUZULI) == []
    (answer,) = await hall.say(ASK, RASHAD)
    assert "6,025.1 ha" in answer.text
    assert await hall.press(answer.result, f"q:{encode(FUZULI)}")
    hall.clock.later(seconds=61)
    assert "6,025.1 ha" in await hall.told(ASK)


async def test_twenty_in_any_minute_and_not_in_one_of_the_clock(hall: House) -> None:
    for _ in range(20):
        await hall.say("/help")
        hall.clock.later(seconds=3)
    hall.clock.later(seconds=-3)  # 57 s after the first
    assert "20 messages a minute" in await hall.told("/help")
    hall.clock.later(seconds=4)  # the first is 61 s ago: one more, and then it is too much again
    assert "20 messages" not in await hall.told("/help")
    assert await hall.say("/help") == []


async def test_a_flood_in_several_chats_is_one(hall: House) -> None:
    for _ in range(10):
        await hall.say("/help")
        await hall.say("/help", chat=GROUP)
    assert "20 messages a minute" in await hall.told("/help")


async def test_what_waited_for_the_bot_is_no_flood(hall: House) -> None:
    """After an hour off, a backlog comes at once: it counts when it was sent."""
    for minute in range(30):
        date = int(hall.clock.moment.timestamp()) - 60 * (30 - minute)
        assert "6,025.1 ha" in (await hall.say(ASK, date=date))[0].text


async def test_nobody_is_slowed_in_the_terminal(
    api: BotApi, figures: Database, now: datetime
) -> None:
    async with house(api, figures, now, Settings(in_terminal=True)) as hall:
        for _ in range(25):
            assert "6,025.1 ha" in await hall.told(ASK)


async def test_an_answer_can_be_shared_and_its_link_asks_the_same(hall: House) -> None:
    (call,) = await hall.say(ASK)
    (share,) = [button["url"] for button in buttons(call.result) if "url" in button]
    start = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fhektar_bot%3Fstart%3D"
    payload = share.removeprefix(start)
    assert share.startswith(start)
    assert len(payload) <= 64
    assert decode(payload.removeprefix(SHARED)) == FUZULI
    (asked,) = await hall.say(f"/start {payload}", by=RASHAD)
    assert asked.text == call.text


async def test_the_terminal_has_no_link_to_share(
    api: BotApi, figures: Database, now: datetime
) -> None:
    async with house(api, figures, now, Settings(in_terminal=True)) as hall:
        (call,) = await hall.say(ASK)
        assert not any("url" in button for button in buttons(call.result))


@pytest.mark.parametrize("payload", ["q-0abc", "q-", "q-1ctan01n"])
async def test_a_link_that_carries_no_question_says_what_to_do(hall: House, payload: str) -> None:
    assert "/cleared Fuzuli 2023" in await hall.told(f"/start {payload}")


async def test_a_link_admits_nobody(api: BotApi, figures: Database, now: datetime) -> None:
    owners = frozenset({OWNER.id})
    settings = Settings(owners=owners, access="invited")
    async with house(api, figures, now, settings) as hall:
        link = f"/start {SHARED}{encode(FUZULI)}"
        assert "by invitation" in await hall.told(link)
        code = await invite(figures, issued_by=OWNER.id, role="reader", now=now, owners=owners)
        await hall.say(f"/start i-{code}")
        assert "6,025.1 ha" in await hall.told(link)


async def test_owners_see_what_was_not_understood_ranked_and_nameless(hall: House) -> None:
    for number in (7, 8):
        await hall.say("blargs in Shusha, @leyla +994 50 123 45 67", Person(id=number))
    await hall.say("qwerty")
    await hall.say(ASK)
    await hall.say("qwerty", chat=GROUP)
    listed = await hall.told("/unanswered", by=OWNER)
    first, second = listed.split("\n")[1:]
    assert "2×" in first
    assert "blargs in shusha" in first
    assert "1×" in second
    assert "qwerty" in second
    assert "leyla" not in listed
    assert "123" not in listed


async def test_only_owners_see_it_and_only_in_private(hall: House) -> None:
    assert "Only the owners" in await hall.told("/unanswered")
    assert await hall.say("/unanswered", by=OWNER, chat=GROUP) == []
    assert "understood" in await hall.told("/unanswered", by=OWNER)


async def test_a_location_is_answered_for_its_district(hall: House) -> None:
    shared = hall.talk.locate(*IN_FUZULI)
    (call,) = await hall.handle()
    first, note = call.text.split("\n")[:2]
    assert "Fuzuli" in first
    assert "lies in Fuzuli" in note
    assert "call 112" in note
    hall.talk.push(edited_message=shared | {"edit_date": MOMENT})
    assert await hall.handle() == []  # a live one moves


async def test_near_a_border_and_outside_it_says_so(hall: House) -> None:
    (border,) = await hall.locate(39.6383, 46.5461)
    assert "near a border" in border.text
    assert "ha" not in border.text.split()
    places = {decode(button["callback_data"][2:]).places for button in buttons(border.result)}
    assert places == {("shusha",), ("lachin",)}
    (aghdara,) = await hall.locate(40.2106, 46.8128)
    assert "boundary of Aghdara is not published" in aghdara.text
    (outside,) = await hall.locate(40.4093, 49.8671)
    assert "outside" in outside.text
    for call in (border, aghdara, outside):
        assert "call 112" in call.text
