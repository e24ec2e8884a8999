"""Groups, floods, locations, links, and what was not understood: what people see of each."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from handlers.replies.buttons import SHARED
from store.database import Database
from store.measures import Measure
from store.people import invite
from store.periods import year
from store.questions import Question, decode, encode
from tests.support.telegram import BOT, GROUP, Chat, buttons, open_chat, person, said

FUZULI = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023))
OURS = {"message_id": 5, "date": 1, "chat": GROUP, "from": BOT, "text": "6,025.1 ha cleared"}


@pytest.fixture
async def chat(stocked: Database) -> AsyncIterator[Chat]:
    async with open_chat(stocked, owners=frozenset({42})) as opened:
        yield opened


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
async def test_a_group_is_answered_in_the_topic_that_named_the_bot(chat: Chat, text: str) -> None:
    calls = await chat.say(
        text, chat=GROUP, message_id=77, message_thread_id=3, is_topic_message=True
    )
    (call,) = calls
    assert "6,025.1 ha" in call.given["text"]
    assert call.given["chat_id"] == GROUP["id"]
    assert call.given["message_thread_id"] == 3
    assert call.given["reply_parameters"]["message_id"] == 77


async def test_a_reply_to_the_bot_is_answered(chat: Chat) -> None:
    calls = await chat.say("cleared Fuzuli 2023", chat=GROUP, reply_to_message=OURS)
    assert "6,025.1 ha" in said(calls)[0]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("cleared Fuzuli 2023", {}),
        ("@hektar_bot2 cleared Fuzuli 2023", {}),
        ("@other cleared Fuzuli 2023", {}),
        ("mail a@hektar_bot", {}),
        ("/cleared@other_bot Fuzuli 2023", {}),
        ("/nonsense", {}),
        ("cleared Fuzuli 2023", {"reply_to_message": OURS | {"from": person(8)}}),
        (
            "cleared Fuzuli 2023",
            {"reply_to_message": OURS | {"forum_topic_created": {"name": "x", "icon_color": 1}}},
        ),
        ("6,025.1 ha cleared @hektar_bot", {"via_bot": BOT}),
        ("", {"location": {"latitude": 39.6003, "longitude": 47.1431}}),
        ("", {"sticker": {"file_id": "a", "file_unique_id": "a", "type": "regular", "width": 1,
                          "height": 1, "is_animated": False, "is_video": False}}),
    ],
)  # fmt: skip
async def test_a_group_hears_nothing_else(chat: Chat, text: str, more: dict[str, Any]) -> None:
    assert await chat.say(text, chat=GROUP, **more) == []


async def test_an_answer_that_was_chosen_inline_is_no_question(chat: Chat) -> None:
    assert await chat.say("6,025.1 ha cleared · Fuzuli · 2023", via_bot=BOT) == []


async def test_a_flood_is_told_so_once_and_nobody_else_waits(chat: Chat) -> None:
    for _ in range(20):
        assert "6,025.1 ha" in said(await chat.say("/cleared Fuzuli 2023"))[0]
    (notice,) = said(await chat.say("/cleared Fuzuli 2023"))
    assert "20 messages a minute" in notice
    assert await chat.say("/cleared Fuzuli 2023") == []
    assert await chat.say("/nonsense") == []
    assert await chat.send({"location": {"latitude": 39.6, "longitude": 47.1}}) == []
    assert "6,025.1 ha" in said(await chat.say("/cleared Fuzuli 2023", who=person(8)))[0]
    assert said(await chat.press(f"q:{encode(FUZULI)}"))
    chat.later(seconds=61)
    assert "6,025.1 ha" in said(await chat.say("/cleared Fuzuli 2023"))[0]


async def test_twenty_in_any_minute_and_not_in_one_of_the_clock(chat: Chat) -> None:
    for _ in range(20):
        await chat.say("/help")
        chat.later(seconds=3)
    chat.later(seconds=-3)  # 57 s after the first
    assert "20 messages a minute" in said(await chat.say("/help"))[0]
    chat.later(seconds=4)  # the first is 61 s ago: one more, and then it is too much again
    assert "20 messages" not in said(await chat.say("/help"))[0]
    assert await chat.say("/help") == []


async def test_a_flood_in_several_chats_is_one(chat: Chat) -> None:
    for _ in range(10):
        await chat.say("/help")
        await chat.say("/help", chat=GROUP)
    assert "20 messages a minute" in said(await chat.say("/help"))[0]


async def test_what_waited_for_the_bot_is_no_flood(chat: Chat) -> None:
    """After an hour off, a backlog comes at once: it counts when it was sent."""
    for minute in range(30):
        date = int(chat.moment.timestamp()) - 60 * (30 - minute)
        assert "6,025.1 ha" in said(await chat.say("/cleared Fuzuli 2023", date=date))[0]


async def test_nobody_is_slowed_in_the_terminal(stocked: Database) -> None:
    async with open_chat(stocked, in_terminal=True) as chat:
        for _ in range(25):
            assert "6,025.1 ha" in said(await chat.say("/cleared Fuzuli 2023"))[0]


async def test_an_answer_can_be_shared_and_its_link_asks_the_same(chat: Chat) -> None:
    (call,) = await chat.say("/cleared Fuzuli 2023")
    (share,) = [button["url"] for button in buttons(call) if "url" in button]
    start = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fhektar_bot%3Fstart%3D"
    payload = share.removeprefix(start)
    assert share.startswith(start)
    assert len(payload) <= 64
    assert decode(payload.removeprefix(SHARED)) == FUZULI
    (asked,) = await chat.say(f"/start {payload}", who=person(8))
    assert asked.given["text"] == call.given["text"]


async def test_the_terminal_has_no_link_to_share(stocked: Database) -> None:
    async with open_chat(stocked, in_terminal=True) as chat:
        (call,) = await chat.say("/cleared Fuzuli 2023")
        assert not any("url" in button for button in buttons(call))


@pytest.mark.parametrize("payload", ["q-0abc", "q-", "q-1ctan01n"])
async def test_a_link_that_carries_no_question_says_what_to_do(chat: Chat, payload: str) -> None:
    assert "/cleared Fuzuli 2023" in said(await chat.say(f"/start {payload}"))[0]


async def test_a_link_admits_nobody(stocked: Database) -> None:
    async with open_chat(stocked, owners=frozenset({42}), access="invited") as chat:
        link = f"/start {SHARED}{encode(FUZULI)}"
        assert "by invitation" in said(await chat.say(link))[0]
        code = await invite(
            stocked, issued_by=42, role="reader", now=chat.moment, owners=frozenset({42})
        )
        await chat.say(f"/start i-{code}")
        assert "6,025.1 ha" in said(await chat.say(link))[0]


async def test_owners_see_what_was_not_understood_ranked_and_nameless(chat: Chat) -> None:
    for number in (7, 8):
        await chat.say("blargs in Shusha, @leyla +994 50 123 45 67", who=person(number))
    await chat.say("qwerty")
    await chat.say("/cleared Fuzuli 2023")
    await chat.say("qwerty", message_id=90, chat=GROUP)
    (listed,) = said(await chat.say("/unanswered", who=person(42)))
    first, second = listed.split("\n")[1:]
    assert "2×" in first
    assert "blargs in shusha" in first
    assert "1×" in second
    assert "qwerty" in second
    assert "leyla" not in listed
    assert "123" not in listed


async def test_only_owners_see_it_and_only_in_private(chat: Chat) -> None:
    assert "Only the owners" in said(await chat.say("/unanswered"))[0]
    assert await chat.say("/unanswered", who=person(42), chat=GROUP) == []
    assert "understood" in said(await chat.say("/unanswered", who=person(42)))[0]


async def test_a_location_is_answered_for_its_district(chat: Chat) -> None:
    place = {"latitude": 39.6003, "longitude": 47.1431}
    (call,) = await chat.send({"location": place})
    first, note = call.given["text"].split("\n")[:2]
    assert "Fuzuli" in first
    assert "lies in Fuzuli" in note
    assert "call 112" in note
    assert await chat.send({"location": place}, edited=10) == []  # a live one moves


async def test_near_a_border_and_outside_it_says_so(chat: Chat) -> None:
    (border,) = await chat.send({"location": {"latitude": 39.6383, "longitude": 46.5461}})
    assert "near a border" in border.given["text"]
    assert "ha" not in border.given["text"].split()
    places = {decode(button["callback_data"][2:]).places for button in buttons(border)}
    assert places == {("shusha",), ("lachin",)}
    (aghdara,) = await chat.send({"location": {"latitude": 40.2106, "longitude": 46.8128}})
    assert "boundary of Aghdara is not published" in aghdara.given["text"]
    (outside,) = await chat.send({"location": {"latitude": 40.4093, "longitude": 49.8671}})
    assert "outside" in outside.given["text"]
    for call in (border, aghdara, outside):
        assert "call 112" in call.given["text"]
