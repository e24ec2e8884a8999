"""Questions and their answers: in chats of all kinds, edited, pressed, long, and as noise."""

import re
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.replies.messages import say
from handlers.replies.table import MOST_ROWS
from store.appending import append
from store.areas import WHOLE
from store.database import Database
from store.measures import Measure
from store.periods import month
from store.questions import Question, Shape, encode
from store.records import Source
from tests.conftest import NOW
from tests.handlers.house import House, Log, house
from tests.handlers.test_basics import ANONYMOUS_ADMIN
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Person, buttons, group
from tests.support.botapi.values import Json
from tests.support.builders import new

STRANGERS = count(1000)
ASK, ANSWER = "/cleared Fuzuli 2023", "6,025.1 ha cleared · Fuzuli · 2023\n"


async def test_buttons_take_the_place_of_the_answer(hall: House) -> None:
    (answer,) = await hall.say(ASK)
    seen = []
    ours = [button for button in buttons(answer.result) if "callback_data" in button]
    for button in ours:
        answered, *edited = await hall.press(answer.result, button["callback_data"])
        assert answered.method == "answerCallbackQuery"
        seen += [entry.method for entry in edited]
    assert set(seen) == {"editMessageText"}
    assert len(seen) == len(ours) - 1  # all but "This is wrong"
    assert not hall.api.world.presses


@pytest.mark.parametrize("text", ["/cleared 2023 by year", "/plan 2025 by year"])
async def test_one_year_by_year_is_one_row(hall: House, text: str) -> None:
    year = text.split()[1]
    assert f"· {year} · by year" in (told := await hall.told(text))
    assert told.count("\n• ") == 1


async def test_where_a_joint_plan_is_offered_there_is_its_button(hall: House) -> None:
    (none,) = await hall.say("/progress Fuzuli 2026")
    assert "Try the joint figure: touch a button below." in none.text
    _, joint = await hall.touch(none.result, "the liberated territories")
    assert joint.text.startswith("Over 65,000 ha planned to be cleared")


async def test_back_from_the_sources_is_the_answer_again(hall: House) -> None:
    (answer,) = await hall.say(ASK)
    _, sources = await hall.touch(answer.result, "Sources")
    _, back = await hall.touch(sources.result, say("en", "button-back"))
    assert back.text == answer.text
    assert buttons(back.result) == buttons(answer.result)


async def test_a_button_pressed_twice_changes_nothing_more(hall: House) -> None:
    (answer,) = await hall.say(ASK)
    data = buttons(answer.result)[0]["callback_data"]
    assert len(await hall.press(answer.result, data)) == 2
    assert [e.method for e in await hall.press(answer.result, data)] == ["answerCallbackQuery"]


async def test_a_press_that_telegram_no_longer_waits_for_still_works(hall: House) -> None:
    """After a pause of ours the queue brings presses that are too old to be acknowledged."""
    (answer,) = await hall.say(ASK)
    hall.talk.touch(answer.result, "In km²")
    hall.api.world.presses.clear()
    (edited,) = await hall.handle()
    assert edited.text.startswith("60.251 km²")


async def test_a_button_of_a_message_that_is_too_old_still_works(hall: House) -> None:
    """Telegram then sends only where the message is, not the message."""
    (answer,) = await hall.say(ASK)
    shell = {"chat": LEYLA.chat, "message_id": answer.result["message_id"], "date": 0}
    _, edited = await hall.press(shell, buttons(answer.result)[0]["callback_data"])
    assert edited.text.startswith("60.251 km²")


async def test_a_button_of_a_message_that_was_deleted_answers_anew(hall: House) -> None:
    (answer,) = await hall.say(ASK)
    hall.api.world.delete(LEYLA.id, answer.result["message_id"])
    _, sent = await hall.touch(answer.result, "In km²")
    assert sent.method == "sendMessage"
    assert sent.text.startswith("60.251 km²")


@pytest.mark.parametrize(
    "data",
    [
        "q:",
        "q:0ctan2BV2HN00S2",
        "q:1ctan",
        "q:1ctan2BV2HN00S2x",
        "s:1",
        "w:1",
        "q:1ctan______00W_8gG",  # as of 2087
        "s:1ctan______00W_8gG",
        "w:1ctan______00W_8gG",
        "zz",
        "q:1\u202e",
        "😀",
    ],
)
async def test_a_stale_or_forged_button_is_refused_kindly(hall: House, data: str) -> None:
    (answer,) = await hall.say(ASK)
    (told,) = await hall.press(answer.result, data)
    assert told.text == say("en", "button-stale")
    assert told.request.fields["show_alert"]


async def test_an_edited_question_edits_its_answer(hall: House) -> None:
    asked = hall.talk.say(ASK)
    (answer,) = await hall.handle()
    hall.talk.edit(asked, "/mines Aug 2024")
    (edited,) = await hall.handle()
    assert edited.method == "editMessageText"
    assert edited.result["message_id"] == answer.result["message_id"]
    assert edited.text.startswith("772 mines found")
    hall.talk.edit(asked, "/mines Aug 2024 ")
    assert await hall.handle() == []  # the same answer


async def test_an_edited_question_whose_answer_was_deleted_is_answered_anew(hall: House) -> None:
    asked = hall.talk.say(ASK)
    (answer,) = await hall.handle()
    hall.api.world.delete(LEYLA.id, answer.result["message_id"])
    asked = hall.talk.edit(asked, "/cleared Fuzuli 2022")
    (sent,) = await hall.handle()
    assert sent.method == "sendMessage"
    hall.talk.edit(asked, ASK)
    (edited,) = await hall.handle()
    assert edited.result["message_id"] == sent.result["message_id"]


async def test_a_question_that_was_no_question_before_its_edit_is_answered(hall: House) -> None:
    asked = hall.talk.say("hello everybody", LEYLA, group())
    assert await hall.handle() == []
    hall.talk.edit(asked, ASK)
    (answer,) = await hall.handle()
    assert answer.result["reply_to_message"]["message_id"] == asked["message_id"]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_in_groups_it_replies_to_who_asks_and_is_silent_otherwise(
    hall: House, kind: str
) -> None:
    chat = group(-1008, kind=kind)
    for text in ("cleared fuzuli 2023", "/kick", "/claered Fuzuli", "/cleared@other_bot 2023"):
        assert await hall.say(text, LEYLA, chat) == []
    for text in (ASK, "/cleared@hektar_bot Fuzuli 2023"):
        asked = hall.talk.say(text, LEYLA, chat)
        (answer,) = await hall.handle()
        assert answer.text.startswith(ANSWER)
        assert answer.result["reply_to_message"]["message_id"] == asked["message_id"]
    (told,) = await hall.say("/claered@hektar_bot", LEYLA, chat)
    assert "/cleared" in told.text


async def test_a_group_member_joining_or_a_photo_there_is_met_with_silence(hall: House) -> None:
    chat = group()
    hall.talk.push(message=hall.talk.message(LEYLA, chat, new_chat_members=[LEYLA.user]))
    document = hall.api.world.keep_file("a.pdf", b"x")
    hall.talk.push(message=hall.talk.message(LEYLA, chat, document=document))
    assert await hall.handle() == []


async def test_in_a_topic_it_answers_in_the_topic(hall: House) -> None:
    chat = group(forum=True)
    topic = {"message_thread_id": 42, "is_topic_message": True}
    (answer,) = await hall.say(ASK, LEYLA, chat, **topic)
    assert answer.result["message_thread_id"] == 42
    first, file = await hall.say("/trend 2021-2025", LEYLA, chat, **topic)
    assert {first.result["message_thread_id"], file.result["message_thread_id"]} == {42}
    # A thread of replies in an ordinary supergroup is no topic.
    (plain,) = await hall.say(ASK, LEYLA, group(), message_thread_id=42)
    assert "message_thread_id" not in plain.result


async def test_anonymous_admins_and_channels_in_groups_are_answered(hall: House) -> None:
    chat = group()
    channel = group(-1009, kind="channel")
    (answer,) = await hall.say(ASK, ANONYMOUS_ADMIN, chat, sender_chat=chat)
    assert answer.text.startswith(ANSWER)
    as_channel = Person(id=136817688, first_name="Channel", username="Channel_Bot")
    (answer,) = await hall.say(ASK, as_channel, chat, sender_chat=channel)
    assert answer.text.startswith(ANSWER)


async def test_posts_of_channels_are_ignored(hall: House) -> None:
    channel = group(-1009, kind="channel")
    post = hall.talk.message(None, channel, text=ASK, entities=[_command(ASK)])
    hall.talk.push(channel_post=post)
    hall.talk.push(edited_channel_post=post | {"edit_date": post["date"]})
    telegram = Person(id=777000, first_name="Telegram")
    hall.talk.say(ASK, telegram, group(), sender_chat=channel, is_automatic_forward=True)
    assert await hall.handle() == []


def _command(text: str) -> Json:
    return {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}


async def test_more_rows_than_a_message_holds_go_out_as_a_file(hall: House) -> None:
    answer, file = await hall.say("/trend 2021-2025")
    assert answer.method == "sendMessage"
    assert say("en", "rows-in-file", count=60) in answer.text
    assert MOST_ROWS < 60
    content = file.request.files["document"].decode("utf-8-sig")
    assert len(content.strip().splitlines()) == 61  # a line of headers
    assert file.result["document"]["file_name"].endswith(".csv")


async def test_a_series_by_button_edits_and_then_sends_its_file(hall: House) -> None:
    (answer,) = await hall.say(ASK)
    question = Question(measure=Measure.MINES, places=(WHOLE,), shape=Shape.BY_MONTH)
    told, edited, file = await hall.press(answer.result, f"q:{encode(question)}")
    assert [told.method, edited.method] == ["answerCallbackQuery", "editMessageText"]
    assert file.method == "sendDocument"


async def test_a_text_of_more_than_one_message_is_split_with_its_buttons_below(
    api: BotApi, database: Database
) -> None:
    """The sources of a sum of many figures: the first part takes the answer's place."""
    months = [month(year, number) for year in (2021, 2022, 2023) for number in range(1, 13)]
    told = [
        Source(publisher=f"{number}. <Newspaper> & " + "Sons " * 10, published=date(2024, 1, 1))
        for number in range(len(months))
    ]
    figures = [
        new(period=days, value=10_000, source=source, words="10,000 m² < 2 ha & " * 8)
        for days, source in zip(months, told, strict=True)
    ]
    await append(database, figures, kind="test", uploader="", now=NOW)
    async with house(api, database, NOW) as hall:
        (answer,) = await hall.say("/cleared 2021-2023")
        assert answer.text.startswith("36 ha cleared")
        _, first, *more = await hall.touch(answer.result, "Sources")
    assert first.method == "editMessageText"
    assert more
    assert {entry.method for entry in more} == {"sendMessage"}
    shown = "\n".join(entry.text for entry in (first, *more))
    assert all(source.publisher.strip() in shown for source in told)
    assert [bool(buttons(entry.result)) for entry in (first, *more)] == [False] * len(more) + [
        True
    ]


NOISE = [
    "x" * 4096,
    "😀" * 2048,
    "1" * 4096,
    "/cleared " + "9" * 4000,
    "/cleared " + "Fuzuli " * 580,
    "(" * 4096,
    "\u202e\u202d\u2066" * 1000,
    "\u0000\u0007\u001b[31m",
    "\ud7ff\ufffd\ufeff\u200b",
    "<b>/cleared</b> <script>alert(1)</script> & &amp; &#0;",
    "/cleared <b>Fuzuli</b> 2023",
    "/cleared Füz\u0301uli\u200b 2023",
    "/cleared Atlantis 2023",
    "/cleared Fuzuli 2023 parsecs",
    "/cleared Fuzuli 31.02.2023",
    "/mines Fuzuli 2023 ha",
    "\n\n\n",
    ".",
]


@pytest.mark.parametrize("text", NOISE, ids=range(len(NOISE)))
@pytest.mark.parametrize("language", ["en", "az", "ru"])
async def test_any_text_is_answered_by_one_message(
    hall: House, log: Log, text: str, language: str
) -> None:
    """The stand-in holds each to Telegram's limits and to HTML that parses."""
    entries = await hall.say(text, Person(id=5, language=language))
    assert [entry.method for entry in entries] == ["sendMessage"]
    assert not re.search("[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]", entries[0].text)
    assert log == []


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
async def test_no_text_breaks_the_bot(hall: House, log: Log, text: str) -> None:
    assert await hall.say(text, Person(id=next(STRANGERS)))  # one alone would be slowed
    assert log == []


async def test_names_with_html_and_bidi_in_them_do_no_harm(hall: House) -> None:
    imp = Person(id=5, first_name="<b>\u202e&", username="x", language="<i>")
    for text in ("/start", "/help", ASK, "/<b>", "/x<b>y"):
        assert await hall.say(text, imp)


async def test_the_answer_to_a_refused_message_is_not_lost_in_a_traceback(hall: House) -> None:
    """A person who has blocked the bot is not told, and the next one is answered."""
    hall.api.faults.plan(faults.blocked(), method="sendMessage", chat=LEYLA.id)
    assert await hall.say(ASK) == []
    (answer,) = await hall.say(ASK, Person(id=8))
    assert answer.text.startswith(ANSWER)


async def test_years_stand_beside_what_was_promised_for_them(hall: House) -> None:
    told = await hall.told("/trend by year")
    assert "Planned for these years: 2022: 40,000 ha (" in told
    assert re.search(r"; 2025: over 65,000 ha \([^)]+, F-\w+\)", told)
    assert "Planned" not in await hall.told("/trend 2023")
