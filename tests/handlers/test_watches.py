"""Watches: told once, when the figures prove it, and never before."""

from datetime import timedelta

import pytest
from telegram import Update

from handlers.fulfilment import fulfil
from handlers.parcels import poster, unpack
from handlers.recall import recall
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.appending import append
from store.measures import Measure
from store.outbox import Finish, claim, finish
from store.periods import TO_DATE, Period, year
from store.quantities import Unit
from store.questions import Question, encode
from store.records import Qualifier
from store.watches import MOST, WATCH, begin, count_of, looked, open_watches
from tests.handlers.house import House
from tests.support.botapi import faults
from tests.support.botapi.talk import LEYLA, Person, buttons, group
from tests.support.builders import new
from tests.support.superseding import supersede

MANAGER = Person(id=12, first_name="Rəşad", language="az")
HQ = group()
FUZULI_2027 = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2027))
HA = 10_000


async def published(
    hall: House, value: int, period: Period, qualifier: Qualifier = Qualifier.EXACT
) -> str:
    """So many hectares of Fuzuli come on record, an hour later; the ref of the figure."""
    hall.clock.moment += timedelta(hours=1)
    figure = new(value=value * HA, places=("fuzuli",), period=period, qualifier=qualifier)
    upload = await append(
        hall.desk.database, [figure], kind="import", uploader="1", now=hall.clock.moment
    )
    (ref,) = upload.added
    return ref


async def told(hall: House) -> dict[int, list[str]]:
    """What goes out, by chat."""
    await fulfil(hall.desk)
    found: dict[int, list[str]] = {}
    for row in await claim(hall.desk.database, hall.clock.moment, 99):
        found.setdefault(row.chat, []).append(unpack(row.content)[0].plain)
    return found


async def waited_for(hall: House, chat: int = LEYLA.id) -> list[tuple[Question, int | None]]:
    kept = await open_watches(hall.desk.database, chat)
    return [(watch.question, watch.threshold) for watch in kept]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tell me when Fuzuli passes 90,000 ha", "en"),
        ("/watch Fuzuli 90000 ha", "en"),
        ("Füzuli 90 000 hektarı keçəndə mənə xəbər ver", "az"),
        ("Сообщи, когда Физули превысит 90 000 га", "ru"),
    ],
)
async def test_a_number_is_waited_for_until_it_is_proved(
    hall: House, text: str, language: str
) -> None:
    began = await hall.told(text)
    question = Question(
        measure=Measure.CLEARED_AREA, places=("fuzuli",), period=TO_DATE, unit=Unit.HA
    )
    assert await waited_for(hall) == [(question, 90_000 * HA)]
    assert say(language, "watch-how-to-end") in began
    assert await told(hall) == {}
    await published(hall, 89_999, Period(end=hall.desk.today()))
    assert await told(hall) == {}
    await published(hall, 95_000, Period(end=hall.desk.today()), qualifier=Qualifier.UP_TO)
    assert await told(hall) == {}
    hall.clock.moment += timedelta(days=1)
    await published(hall, 90_000, Period(end=hall.desk.today()))
    found = await told(hall)
    assert list(found) == [LEYLA.id]
    (words,) = found[LEYLA.id]
    amount = say(language, "amount-least", shown="|", number=1, noun="ha").partition("|")[0]
    assert words.startswith(say(language, "watch-told-number", amount="|").partition("|")[0])
    assert amount in words
    assert "90" in words.splitlines()[1]
    assert await waited_for(hall) == []
    await published(hall, 91_000, Period(end=hall.desk.today()))
    assert await told(hall) == {}  # once


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_not_published_is_told_when_it_is(hall: House, language: str) -> None:
    person = Person(id=40, language=language)
    (nothing,) = await hall.say("/cleared Fuzuli 2027", person)
    (seen,) = await hall.touch(nothing.result, say(language, "button-watch"), person)
    assert seen.method == "answerCallbackQuery"
    assert seen.request.fields["text"] == say(language, "watch-window")
    assert len(say(language, "watch-window")) <= 200  # Telegram shows no more in a window
    await hall.touch(nothing.result, say(language, "button-watch"), person)  # twice is once
    assert await waited_for(hall, person.id) == [(FUZULI_2027, None)]
    assert await told(hall) == {}
    await published(hall, 1, Period(start=TO_DATE.start, end=hall.desk.today()))
    assert await told(hall) == {}
    await published(hall, 1234, FUZULI_2027.period)
    (words,) = (await told(hall))[person.id]
    assert words.splitlines()[0] == say(language, "watch-told")
    number = {"en": "1,234 ha", "az": "1.234 ha", "ru": "1\u00a0234 га"}
    assert number[language] in words.splitlines()[1]


async def test_what_is_answered_offers_nothing_and_is_not_waited_for(hall: House) -> None:
    (answered,) = await hall.say("/cleared Fuzuli 2023")
    labels = [button["text"] for button in buttons(answered.result)]
    assert labels
    assert say("en", "button-watch") not in labels
    shown = await hall.told("/watch cleared Fuzuli 2023")
    assert shown.splitlines()[0] == say("en", "watch-already")
    assert shown.splitlines()[1].startswith("6,025.1 ha cleared")
    shown = await hall.told("/watch Fuzuli 2023 6025 ha")
    assert shown.splitlines()[0] == say("en", "watch-already")
    assert await waited_for(hall) == []


async def test_the_question_before_is_meant_where_none_is_named(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2027")
    await hall.say("Tell me when it is published")
    assert await waited_for(hall) == [(FUZULI_2027, None)]
    await hall.say("Tell me when mines in Aghdam pass 900,000 pieces")
    await hall.say("Tell me when it reaches 950,000 pieces")
    (question, _), (same, _) = (await waited_for(hall))[1:]
    assert question == same
    assert question.measure is Measure.MINES


async def test_what_is_unclear_is_asked_back_and_a_touch_begins(hall: House) -> None:
    (asked,) = await hall.say("Tell me when Fuzuli passes 92,298 ha")
    assert asked.text == say("en", "watch-which")
    began = await hall.touch(asked.result, "at least 92,298 ha")
    assert "at least 92,298 ha" in began[-1].text
    assert [number for _, number in await waited_for(hall)] == [92_298 * HA]
    for text in (
        "/watch Fuzuli 10000", "Tell me when Fuzuli passes the plan", "/watch mines Fuzuli 9 ha",
        "/watch Fuzuli 0 ha", "Tell me when Fuzuli does not pass 10,000 ha",
    ):  # fmt: skip
        assert (await hall.told(text)).startswith(say("en", "watch-number", examples=""))
    (asked,) = await hall.say("/watch Fuzuli 2028")
    first = asked.result["reply_markup"]["inline_keyboard"][0][0]
    assert first["callback_data"].startswith("k:")
    await hall.press(asked.result, first["callback_data"])
    assert len(await waited_for(hall)) == 2


async def test_the_list_ends_one(hall: House) -> None:
    assert (await hall.told("/watch")).startswith(say("en", "watch-none", examples=""))
    await hall.say("/watch Fuzuli 90000 ha")
    await hall.say("/watch mines Aghdam 2027 500 pieces")
    (shown,) = await hall.say("/watch")
    assert shown.text == say("en", "watch-list")
    label = "✕ Cleared land · Fuzuli · to date: at least 90,000 ha"
    _, edited = await hall.touch(shown.result, label)
    assert edited.method == "editMessageText"
    ((question, number),) = await waited_for(hall)
    assert (question.measure, number) == (Measure.MINES, 500)


async def test_nobody_ends_that_of_another_chat(hall: House) -> None:
    await hall.say("/watch Fuzuli 90000 ha")
    (watch,) = await open_watches(hall.desk.database)
    (message,) = await hall.say("/help", Person(id=9))
    await hall.press(message.result, f"n:{watch.id}", Person(id=9))
    await hall.press(message.result, f"n:{10**30}", Person(id=9))
    assert len(await waited_for(hall)) == 1


@pytest.mark.parametrize(
    "data",
    ["k:", "k:1x", f"k:{encode(FUZULI_2027)}:", f"k:{encode(FUZULI_2027)}:-1",
     f"k:{encode(FUZULI_2027)}:0", f"k:{encode(FUZULI_2027)}:{10**16}", "n:", "n:x"],
)  # fmt: skip
async def test_a_forged_button_is_refused_kindly(hall: House, data: str) -> None:
    (message,) = await hall.say("/help")
    (refused,) = await hall.press(message.result, data)
    assert refused.request.fields["text"] == say("en", "button-stale")
    assert await waited_for(hall) == []


async def test_a_chat_waits_for_so_many_things_and_no_more(hall: House) -> None:
    for number in range(MOST):
        await begin(
            hall.desk.database, chat=9, person=9, question=FUZULI_2027, threshold=number + 1,
            language="en", now=hall.clock.moment,
        )  # fmt: skip
    (refused,) = await hall.say("/watch Fuzuli 99999 ha", Person(id=9))
    assert refused.text == say("en", "watch-full", most=MOST)
    assert len(buttons(refused.result)) == MOST
    assert len(await waited_for(hall, 9)) == MOST


async def test_in_a_group_its_admins_decide_and_it_moves_along(hall: House) -> None:
    hall.api.world.managers.add((HQ["id"], MANAGER.id))
    *_, refused = await hall.say("/watch Fuzuli 90000 ha", LEYLA, HQ)
    assert refused.text == say("en", "managers-only")
    (nothing,) = await hall.say("/cleared Fuzuli 2027", LEYLA, HQ)
    *_, refused = await hall.touch(nothing.result, say("en", "button-watch"), LEYLA)
    assert refused.request.fields["text"] == say("en", "managers-only")
    await hall.say("/watch Fuzuli 90000 ha", MANAGER, HQ)
    assert len(await waited_for(hall, HQ["id"])) == 1
    moved = {
        "update_id": 1,
        "message": {"message_id": 99, "date": 1, "chat": HQ, "migrate_to_chat_id": -1009},
    }
    await hall.application.process_update(Update.de_json(moved, hall.application.bot))
    assert await waited_for(hall, HQ["id"]) == []
    assert len(await waited_for(hall, -1009)) == 1


async def test_it_is_told_in_the_topic_that_it_was_wished_in(hall: House) -> None:
    """And in the chat, once that topic is closed."""
    forum = HQ | {"type": "supergroup", "is_forum": True}
    hall.api.world.managers.add((HQ["id"], MANAGER.id))
    await hall.say("/watch cleared Fuzuli 2027", MANAGER, forum, message_thread_id=42,
                   is_topic_message=True)  # fmt: skip
    await published(hall, 5, year(2027))
    await fulfil(hall.desk)
    (row,) = await claim(hall.desk.database, hall.clock.moment, 99)
    post = poster(hall.application.bot)
    await post(row)
    hall.api.faults.plan(faults.bad_request("message thread not found"), method="sendMessage")
    await post(row)
    in_topic, refused, in_chat = [
        entry.request.fields.get("message_thread_id") for entry in hall.api.ledger.entries[-3:]
    ]
    assert (in_topic, refused, in_chat) == (42, 42, None)


async def test_who_was_away_is_told_on_return(hall: House) -> None:
    """The bot was blocked when it came true: it is not spent."""
    await hall.say("/watch cleared Fuzuli 2027")
    await published(hall, 5, year(2027))
    await fulfil(hall.desk)
    hall.api.faults.plan(faults.blocked(), method="sendMessage", chat=LEYLA.id)
    await hall.deliver()
    assert not hall.api.ledger.accepted("sendMessage", chat=LEYLA.id)[1:]
    hall.clock.moment += timedelta(days=3)
    await hall.say("/start")
    await hall.deliver()
    assert "5 ha cleared" in hall.api.ledger.accepted("sendMessage", chat=LEYLA.id)[-1].text


async def test_it_is_shown_and_forgotten(hall: House) -> None:
    await hall.say("/watch Fuzuli 90000 ha")
    assert say("en", "mydata-watches", count=1) in await hall.told("/mydata")
    (asked,) = await hall.say("/forget")
    await hall.press(asked.result, "f:yes")
    assert await count_of(hall.desk.database, LEYLA.id) == 0
    await published(hall, 95_000, Period(end=hall.desk.today()))
    assert await told(hall) == {}


async def test_a_kill_between_its_two_commits_tells_nobody_twice(hall: House) -> None:
    """What is in the outbox is not marked as told yet: the next look puts in no other."""
    await hall.say("/watch Fuzuli 90000 ha")
    (watch,) = await open_watches(hall.desk.database)
    await published(hall, 95_000, Period(end=hall.desk.today()))
    assert list(await told(hall)) == [LEYLA.id]
    async with hall.desk.database.write() as connection:
        await connection.execute(WATCH.update().where(WATCH.c.id == watch.id).values(told=None))
    await looked(hall.desk.database, 0)
    assert await told(hall) == {}
    assert await open_watches(hall.desk.database) == []


async def test_who_was_told_a_figure_that_is_corrected_is_told_so(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2027")
    await hall.say("Tell me when it is published")
    ref = await published(hall, 1234, FUZULI_2027.period)
    await fulfil(hall.desk)
    for row in await claim(hall.desk.database, hall.clock.moment, 9):
        await finish(
            hall.desk.database,
            Finish(claim=row, state="sent", part=1, at=hall.clock.moment,
                   not_before=hall.clock.moment, sent_as=5),
        )  # fmt: skip
    better = await published(hall, 1200, FUZULI_2027.period)
    await supersede(
        hall.desk.database, ref, by=better, kind="correction", reason="a slip", uploader="1",
        now=hall.clock.moment,
    )  # fmt: skip
    await recall(hall.application.bot, hall.desk)
    row, mended = await claim(hall.desk.database, hall.clock.moment, 9)
    assert unpack(mended.content)[0].plain.endswith(
        say("en", "recall-mended", day="24 November 2026")
    )
    words = unpack(row.content)[0].plain
    assert row.chat == LEYLA.id
    assert words.splitlines()[0] == say("en", "recall-watch")
    assert "1,200 ha" in words
