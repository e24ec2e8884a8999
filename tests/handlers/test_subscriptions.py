"""Subscriptions in conversation: one keyboard, a sample at once, one tap to end it."""

import csv
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from sqlalchemy import select
from telegram import Update

from handlers.digests import WINDOW, compose, look_what_is_due
from handlers.parcels import unpack
from handlers.replies.digests import MOST_CHANGES
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.appending import append
from store.editions import editions, parcels_of
from store.measures import Measure
from store.outbox import OUTBOX, claim, tally
from store.people import appoint
from store.periods import month
from store.personal import kept_of
from store.quantities import Unit
from store.subscriptions import Choice, Slot, Subscription, subscribe, subscription
from tests.handlers.house import OWNER, House
from tests.support.botapi.talk import LEYLA, Person, buttons, group
from tests.support.builders import new

MANAGER = Person(id=12, first_name="Rəşad", language="az")
HQ = group()


async def test_it_begins_with_a_sample_and_shows_its_settings(hall: House) -> None:
    began, sample, settings = await hall.say("/subscribe Fuzuli Aghdam")
    assert began.text.startswith("You get a digest on day 5 of each month at 10:00.")
    assert sample.text.splitlines()[1] == "What is on record for October 2026"
    assert "Places: Aghdam and Fuzuli" in settings.text
    assert "The next digest comes on 5 December 2026, 10:00." in settings.text
    kept = await subscription(hall.desk.database, LEYLA.id)
    assert kept is not None
    assert kept.choice.places == (("aghdam",), ("fuzuli",))
    (again,) = await hall.say("/subscribe")
    assert again.text == settings.text


async def test_a_kind_that_is_named_is_the_only_one(hall: House) -> None:
    *_, settings = await hall.say("/subscribe Fuzuli mines")
    kept = await subscription(hall.desk.database, LEYLA.id)
    assert kept is not None
    assert (kept.choice.places, kept.choice.measures) == ((("fuzuli",),), (Measure.MINES,))
    assert "Figures: Mines\n" in settings.text


async def test_who_begins_again_gets_it_in_the_language_of_now(hall: House) -> None:
    await hall.say("/subscribe Fuzuli")
    await hall.say("/unsubscribe")
    await hall.say("/language az")
    began, sample, _ = await hall.say("/subscribe")
    assert began.text.startswith("Xülasə hər ayın 5-i")
    assert "dərc olunmayıb" in sample.text


async def test_below_a_plan_stands_the_pace_towards_it(hall: House) -> None:
    """While it runs; of a year that is over, whether it was kept."""
    told = (await compose(hall.desk, Choice(language="en"), "2025-08")).plain
    assert "\n• plan for 2025: over 65,000 ha · at most 107 % done\n• The time is over: " in told
    hall.clock.moment = datetime(2025, 10, 5, 8, tzinfo=UTC)
    told = (await compose(hall.desk, Choice(language="en"), "2025-09")).plain
    assert "\n• Pace to 24 August 2025: at least 3,640 ha in 30 days.\n" in told


async def test_nothing_is_compared_where_nothing_is_known(hall: House) -> None:
    """Of a month without a figure one line, unless a figure stands beside it."""
    choice = Choice(language="en", places=(("fuzuli",),), measures=(Measure.MINES,))
    told = (await compose(hall.desk, choice, "2026-10")).plain
    assert told.count("not published") == 1
    choice = Choice(language="en", measures=(Measure.CLEARED_AREA,))
    told = (await compose(hall.desk, choice, "2023-05")).plain
    assert "April 2023" in told


@pytest.mark.parametrize("words", ["banana", "Baku", "Fuzuli banana"])
async def test_places_that_are_not_known_begin_nothing(hall: House, words: str) -> None:
    told = await hall.told(f"/subscribe {words}")
    assert ("Baku" if words == "Baku" else "banana") in told
    assert await subscription(hall.desk.database, LEYLA.id) is None


async def test_a_digest_and_its_picture_have_the_code_of_its_first_number(hall: House) -> None:
    """By which /ref finds the answer again when it is passed on."""
    shown = await compose(hall.desk, Choice(language="en"), "2023-01")
    assert shown.picture is not None
    code = shown.picture.frame.footer[0].partition(" · ")[2]
    assert code.startswith("A-")
    assert f" · {code}\n" in shown.plain
    assert "January 2023" in await hall.told(f"/ref {code}")


async def test_a_digest_says_how_many_changes_it_does_not_list(hall: House) -> None:
    """Of more changes than are looked at, it claims no number of all of them."""
    told = (await compose(hall.desk, Choice(language="en"), "2023-01")).plain
    found = re.search(
        r"^The latest (\d+) changes on record since 1 January 2023$", told, re.MULTILINE
    )
    assert found is not None
    assert told.count("F-", found.end()) == MOST_CHANGES
    left = int(found[1]) - MOST_CHANGES
    assert f"\n… and {left} more: /changes since 2023-01-01\n" in told
    rest, file = await hall.say("/changes since 2023-01-01")
    assert rest.text.startswith("The latest 40 changes on record since 1 January 2023")
    assert file.method == "sendDocument"
    content = file.request.files["document"].decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(content)))
    assert len(rows) > 40
    assert [row["at"] for row in rows] == sorted((row["at"] for row in rows), reverse=True)
    assert [row["ref"] for row in rows[:40]] == re.findall(r"F-[0-9A-Z]{4}", rest.text)


async def test_each_button_changes_its_setting_in_place(hall: House) -> None:
    *_, settings = await hall.say("/subscribe")
    shown = settings.result
    for data, expected in (
        ("d:places", say("en", "subscription-page-places")),
        ("d:place:lachin", say("en", "subscription-page-places")),
        ("d:set", "Lachin"),
        ("d:measure:uxo", say("en", "subscription-page-measures")),
        ("d:cadence", "each Monday at 10:00"),
        ("d:day:3", "each Wednesday at 10:00"),
        ("d:hour:18", "each Wednesday at 18:00"),
        ("d:zone:Europe/Moscow", "(Europe/Moscow)"),
        ("d:unit", "Areas in: ha"),
        ("d:until:31", "Paused until 25 December 2026."),
    ):
        _, edited = await hall.press(shown, data)
        assert edited.method == "editMessageText"
        assert expected in edited.text, data
    kept = await subscription(hall.desk.database, LEYLA.id)
    assert kept is not None
    assert (kept.slot.cadence, kept.slot.day, kept.slot.hour) == ("weekly", 3, 18)
    assert kept.choice.unit is Unit.HA
    assert Measure.UXO not in kept.choice.measures
    assert kept.choice.places == (("*",), ("lachin",))


async def test_every_hour_of_the_day_has_a_button(hall: House) -> None:
    *_, settings = await hall.say("/subscribe")
    _, page = await hall.press(settings.result, "d:hours")
    (*hours, _) = buttons(page.result)
    assert [button["text"] for button in hours] == [
        f"✓ {hour:02}" if hour == 10 else f"{hour:02}" for hour in range(24)
    ]
    for hour in (0, 23):
        _, edited = await hall.press(settings.result, f"d:hour:{hour}")
        assert f"at {hour:02}:00" in edited.text


async def settled(hall: House, text: str) -> Subscription:
    """The subscription after a message."""
    await hall.say(text)
    kept = await subscription(hall.desk.database, LEYLA.id)
    assert kept is not None
    return kept


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("zone Europe/Istanbul", "Europe/Istanbul"),
        ("zone Istanbul", "Europe/Istanbul"),
        ("time zone new york", "America/New_York"),
        ("saat qurşağı Nyu-York", "America/New_York"),
        ("часовой пояс Тбилиси", "Asia/Tbilisi"),
        ("пояс: asia/kolkata", "Asia/Kolkata"),
    ],
)
async def test_any_time_zone_is_typed(hall: House, words: str, zone: str) -> None:
    """Also as the first thing that a chat says; nothing else of it changes."""
    for _ in range(2):
        kept = await settled(hall, f"/subscribe {words}")
        assert kept.active
        assert kept.slot == Slot(time_zone=zone)
        assert kept.choice == Choice(language=kept.choice.language)
    (settings,) = await hall.say("/subscribe")
    assert f"({zone})" in settings.text
    _, page = await hall.press(settings.result, "d:zones")
    assert f"✓ {zone}" in [button["text"] for button in buttons(page.result)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_zone_that_is_not_known_is_met_with_what_to_type(
    hall: House, language: str
) -> None:
    await hall.say(f"/language {language}")
    (told,) = await hall.say("/subscribe zone Istambul")
    example = say(language, "subscription-typed-zones-example")
    assert told.text.startswith("Istambul")
    assert example in told.text
    assert not buttons(told.result)  # nothing is there yet that they could set
    assert await subscription(hall.desk.database, LEYLA.id) is None
    await hall.say(example)
    (told,) = await hall.say("/subscribe zone Tiflis")
    assert buttons(told.result)[0]["text"] == "Asia/Tbilisi"  # perhaps it was meant
    _, edited = await hall.touch(told.result, "Asia/Tbilisi")
    assert "(Asia/Tbilisi)" in edited.text


@pytest.mark.parametrize(
    "words",
    [
        "pause until 1 March", "Pause until March 1st, 2027", "pause 2027-03-01",
        "fasilə 1 martadək", "martın 1-nə qədər fasilə", "1 mart 2027-ci ilədək dayandır",
        "пауза до 1 марта", "приостанови до 01.03.2027",
    ],
)  # fmt: skip
async def test_it_pauses_until_a_day_that_is_typed(hall: House, words: str) -> None:
    """Without a year it is the next such day, though figures are asked of the last."""
    await hall.say("/subscribe Fuzuli")
    kept = await settled(hall, f"/subscribe {words}")
    assert (kept.paused_until, kept.choice.places) == (date(2027, 3, 1), (("fuzuli",),))
    (settings,) = await hall.say("/subscribe")
    assert say(kept.choice.language, "subscription-resume") in [
        button["text"] for button in buttons(settings.result)
    ]
    kept = await settled(hall, "/subscribe zone Istanbul")
    assert kept.paused_until == date(2027, 3, 1)  # another setting does not end it


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("1 March 2020", True), ("24 November 2026", True), ("24 November", True),
        ("banana", False), ("31 February", False), ("March", False), ("1/2/2027", False),
        ("1 or 2 March", False), ("yesterday", False),
    ],
)  # fmt: skip
async def test_a_day_that_is_none_or_not_to_come_is_refused_kindly(
    hall: House, language: str, words: str, *, named: bool
) -> None:
    await hall.say(f"/language {language}")
    before = await settled(hall, "/subscribe")
    (told,) = await hall.say(f"/subscribe pause until {words}")
    assert (f"until {words}" in told.text) is not named  # what is a day is told as we write it
    assert say(language, "subscription-typed-pauses-example") in told.text
    assert buttons(told.result)[0]["text"] == say(language, "subscription-pause-week")
    assert await subscription(hall.desk.database, LEYLA.id) == before
    kept = await settled(hall, say(language, "subscription-typed-pauses-example"))
    assert kept.paused_until == date(2027, 3, 1)


async def test_the_day_of_a_pause_is_counted_where_the_digest_comes(hall: House) -> None:
    """At 16:00 in Baku it is the 25th already on an island of the Pacific."""
    await hall.say("/subscribe zone Kiritimati")
    kept = await settled(hall, "/subscribe pause until 25 November 2026")
    assert kept.paused_until is None
    kept = await settled(hall, "/subscribe pause until 26 November 2026")
    assert kept.paused_until == date(2026, 11, 26)


@pytest.mark.parametrize(("words", "page"), [("zone", "zones"), ("pause", "pauses")])
async def test_a_setting_without_its_value_shows_its_page(
    hall: House, words: str, page: str
) -> None:
    await hall.say("/subscribe")
    assert say("en", f"subscription-page-{page}") in await hall.told(f"/subscribe {words}")


async def test_where_nothing_comes_nothing_is_paused(hall: House) -> None:
    assert await hall.told("/subscribe pause until 1 March") == say("en", "not-subscribed")
    assert await subscription(hall.desk.database, LEYLA.id) is None
    await hall.say("/subscribe")
    await hall.say("/unsubscribe")
    assert await hall.told("/subscribe pause until 1 March") == say("en", "not-subscribed")


async def test_in_a_group_its_admins_type_settings(hall: House) -> None:
    hall.api.world.managers.add((HQ["id"], MANAGER.id))
    await hall.say("/subscribe", MANAGER, HQ)
    before = await subscription(hall.desk.database, HQ["id"])
    *_, refused = await hall.say("/subscribe zone Istanbul", LEYLA, HQ)
    assert refused.text == say("en", "managers-only")
    assert await subscription(hall.desk.database, HQ["id"]) == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_is_there_in_each_language(hall: House, language: str) -> None:
    person = Person(id=40, language=language)
    *_, settings = await hall.say("/subscribe", person)
    pages = (
        "d:places", "d:measures", "d:days", "d:hours", "d:zones", "d:pauses", "d:set", "d:stop",
        "d:on",
    )  # fmt: skip
    for data in pages:
        _, edited = await hall.press(settings.result, data, person)
        assert edited.text
        assert buttons(edited.result)


@pytest.mark.parametrize(
    "data",
    [
        "d:",
        "d:day:29",
        "d:day:x",
        "d:hour:24",
        "d:zone:Mars",
        "d:zone:Istanbul",
        "d:zone:",
        "d:place:baku",
        "d:measure:",
        "d:on:1",
    ],
)
async def test_a_forged_setting_is_refused_kindly(hall: House, data: str) -> None:
    *_, settings = await hall.say("/subscribe")
    before = await subscription(hall.desk.database, LEYLA.id)
    (refused,) = await hall.press(settings.result, data)
    assert refused.method == "answerCallbackQuery"
    assert refused.request.fields["text"] == say("en", "button-stale")
    assert await subscription(hall.desk.database, LEYLA.id) == before


async def test_one_tap_ends_it_and_one_begins_it_again(hall: House) -> None:
    await hall.say("/subscribe Fuzuli")
    (ended,) = await hall.say("/unsubscribe")
    assert ended.text == say("en", "unsubscribed")
    _, again = await hall.touch(ended.result, say("en", "subscription-again"))
    assert "Places: Fuzuli" in again.text
    await hall.say("/unsubscribe")
    assert await hall.told("/unsubscribe") == say("en", "not-subscribed")


async def test_in_a_group_its_admins_decide(hall: House) -> None:
    hall.api.world.managers.add((HQ["id"], MANAGER.id))
    *_, refused = await hall.say("/subscribe", LEYLA, HQ)
    assert refused.text == say("en", "managers-only")
    assert await subscription(hall.desk.database, HQ["id"]) is None
    *_, settings = await hall.say("/subscribe", MANAGER, HQ)
    *_, told = await hall.press(settings.result, "d:cadence", LEYLA)
    assert told.request.fields["text"] == say("az", "managers-only")  # as the keyboard is
    kept = await subscription(hall.desk.database, HQ["id"])
    assert kept is not None
    assert (kept.person, kept.slot.cadence) == (MANAGER.id, "monthly")


async def test_in_a_topic_it_is_for_that_topic(hall: House) -> None:
    hall.api.world.managers.add((HQ["id"], MANAGER.id))
    forum = HQ | {"type": "supergroup", "is_forum": True}
    await hall.say("/subscribe", MANAGER, forum, message_thread_id=42, is_topic_message=True)
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    async with hall.desk.database.read() as connection:
        rows = await connection.execute(select(OUTBOX.c.thread).where(OUTBOX.c.chat == HQ["id"]))
        assert list(rows.scalars()) == [42]


async def test_who_blocks_the_bot_gets_nothing_until_they_come_back(hall: House) -> None:
    await hall.say("/subscribe")
    for status, active in (("kicked", False), ("member", True)):
        await _membership(hall, status)
        kept = await subscription(hall.desk.database, LEYLA.id)
        assert kept is not None
        assert kept.active is active


async def _membership(hall: House, status: str) -> None:
    bot = {"id": 123456789, "is_bot": True, "first_name": "Hektar"}
    more = {"until_date": 0} if status == "kicked" else {}
    update = {
        "update_id": 1,
        "my_chat_member": {
            "chat": LEYLA.chat, "from": LEYLA.user, "date": 1,
            "old_chat_member": {"status": "member", "user": bot},
            "new_chat_member": {"status": status, "user": bot, **more},
        },
    }  # fmt: skip
    await hall.application.process_update(Update.de_json(update, hall.application.bot))


async def test_a_digest_waits_for_release_and_then_goes_to_everyone_once(hall: House) -> None:
    await hall.say("/subscribe Fuzuli")
    await hall.say("/subscribe", Person(id=8, language="ru"))
    hall.clock.moment += timedelta(days=11)  # the 5th of December, after ten in Baku
    for _ in range(3):
        await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    assert (edition.state, edition.period) == ("waiting", "2026-11")
    (told,) = await claim(hall.desk.database, hall.clock.moment, 9)
    assert told.chat == OWNER.id
    assert "2 chats" in unpack(told.content)[0].plain
    shown = await hall.say("/digests", OWNER)
    preview = await hall.press(shown[0].result, f"e:preview:{edition.id}", OWNER)
    assert len(preview) == 3  # the window closes, and what each of the two will read
    _, released = await hall.press(shown[0].result, f"e:release:{edition.id}", OWNER)
    assert say("en", "edition-open") in released.text
    rows = await claim(hall.desk.database, hall.clock.moment, 9)
    assert {row.chat for row in rows} == {LEYLA.id, 8}
    texts = {row.chat: unpack(row.content)[0].plain for row in rows}
    assert "November 2026" in texts[LEYLA.id]
    assert "ноябрь 2026" in texts[8]


async def test_an_approver_sees_a_preview_and_releases(hall: House) -> None:
    anar = Person(id=9)
    await appoint(hall.desk.database, anar.id, "approver")
    await hall.say("/subscribe Fuzuli")
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    shown = await hall.say("/digests", anar)
    assert "November 2026 – waits for release" in shown[0].text
    assert "on day 5 of each month at 10:00 (Asia/Baku)" in shown[0].text
    _, preview = await hall.press(shown[0].result, f"e:preview:{edition.id}", anar)
    assert "What is on record for November 2026" in preview.text
    await hall.press(shown[0].result, f"e:release:{edition.id}", anar)
    assert [one.state for one in await editions(hall.desk.database, 9)] == ["open"]
    for data in ("e:resend:0", "e:lift:0"):
        (refused,) = await hall.press(shown[0].result, data, anar)
        assert refused.request.fields["text"] == say("en", "button-stale")


async def test_buttons_of_several_editions_say_which(hall: House) -> None:
    await hall.say("/subscribe Fuzuli")
    await hall.say("/subscribe", Person(id=8))
    kept = await subscription(hall.desk.database, 8)
    assert kept is not None
    await subscribe(hall.desk.database, replace(kept, slot=Slot(cadence="weekly", day=1)))
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (shown,) = await hall.say("/digests", OWNER)
    labels = [button["text"] for button in buttons(shown.result)]
    assert {"1. Preview", "2. Preview", "1. Release", "2. Release"} <= set(labels)
    assert all(f"{number}. " in shown.text for number in (1, 2))


async def test_nobody_else_releases(hall: House) -> None:
    await hall.say("/subscribe")
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    (any_message,) = await hall.say("/help")
    for data in (f"e:release:{edition.id}", "e:resend:0", "e:lift:0", "e:preview:1", "e:x:1"):
        (refused,) = await hall.press(any_message.result, data)
        assert refused.request.fields["text"] == say("en", "button-stale")
    assert [one.state for one in await editions(hall.desk.database, 9)] == ["waiting"]


async def test_after_a_long_sleep_an_admin_is_asked_even_where_it_is_automatic(
    hall: House,
) -> None:
    await hall.say("/subscribe")
    object.__setattr__(hall.desk.settings, "release", "automatic")
    hall.clock.moment += timedelta(days=11) + WINDOW
    await look_what_is_due(hall.desk)
    assert [one.state for one in await editions(hall.desk.database, 9)] == ["waiting"]


async def test_after_two_months_the_last_digest_goes_out_and_the_one_before_it_is_asked_for(
    hall: House,
) -> None:
    object.__setattr__(hall.desk.settings, "release", "automatic")
    await hall.say("/subscribe Fuzuli")  # on 24 November
    hall.clock.moment = datetime(2027, 1, 6, 12, tzinfo=UTC)  # down on 5 December and 5 January
    for _ in range(2):
        await look_what_is_due(hall.desk)
    made = {one.period: one.state for one in await editions(hall.desk.database, 9)}
    assert made == {"2026-11": "waiting", "2026-12": "open"}


async def test_what_came_while_it_was_down_is_new_in_the_next_digest(hall: House) -> None:
    object.__setattr__(hall.desk.settings, "release", "automatic")
    await hall.say("/subscribe Fuzuli")
    hall.clock.moment += timedelta(days=1)
    kept = await subscription(hall.desk.database, LEYLA.id)
    assert kept is not None
    weekly = Slot(cadence="weekly", day=1)
    await subscribe(hall.desk.database, replace(kept, slot=weekly, since=hall.clock.moment))
    hall.clock.moment += timedelta(days=7)
    await look_what_is_due(hall.desk)
    hall.clock.moment += timedelta(days=1)
    figure = new(value=4321 * 10_000, places=("fuzuli",), period=month(2026, 11))
    await append(hall.desk.database, [figure], kind="import", uploader="1", now=hall.clock.moment)
    hall.clock.moment += timedelta(days=19)
    await look_what_is_due(hall.desk)
    last = max(await editions(hall.desk.database, 9), key=lambda one: one.period)
    (content,) = await parcels_of(hall.desk.database, last.id, 9)
    assert last.state == "open"
    assert "4,321 ha" in unpack(content)[0].plain
    waiting = [one.state for one in await editions(hall.desk.database, 9) if one != last]
    assert waiting.count("waiting") == 2


async def test_who_changes_to_months_is_owed_none_of_the_past(hall: House) -> None:
    await hall.say("/subscribe Fuzuli")
    kept = await subscription(hall.desk.database, LEYLA.id)
    assert kept is not None
    weekly = replace(kept, slot=Slot(cadence="weekly", day=1))
    await subscribe(hall.desk.database, weekly)
    hall.clock.moment += timedelta(days=100)
    await subscribe(hall.desk.database, replace(kept, since=hall.clock.moment))
    await look_what_is_due(hall.desk)
    assert await editions(hall.desk.database, 9) == []


async def test_who_paused_is_owed_none_of_that_time(hall: House) -> None:
    *_, settings = await hall.say("/subscribe Fuzuli")
    await hall.press(settings.result, "d:until:31")
    hall.clock.moment += timedelta(days=20)  # the 5th of December has passed
    await look_what_is_due(hall.desk)
    await hall.press(settings.result, "d:resume")
    await look_what_is_due(hall.desk)
    assert await editions(hall.desk.database, 9) == []


async def test_what_is_new_is_of_the_places_that_were_chosen(hall: House) -> None:
    figures = [
        new(value=value * 10_000, places=places, period=month(2026, 11))
        for value, places in ((777, ("lachin",)), (333, ("fuzuli", "lachin")), (999, ("*",)))
    ]
    hall.clock.moment += timedelta(hours=1)
    await append(hall.desk.database, figures, kind="import", uploader="1", now=hall.clock.moment)
    hall.clock.moment += timedelta(days=11)
    choice = Choice(language="en", places=(("fuzuli",),))
    told = (await compose(hall.desk, choice, "2026-11")).plain
    assert "333 ha" in told
    assert "999 ha" in told
    assert "777 ha" not in told


async def test_the_same_choice_is_composed_once(hall: House) -> None:
    for number in range(100, 110):
        await hall.say("/subscribe", Person(id=number))
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    assert len(await parcels_of(hall.desk.database, edition.id, 9)) == 1
    assert (await tally(hall.desk.database, edition.id)) == {"pending": 10}


async def test_what_is_kept_is_shown_and_forgotten(hall: House) -> None:
    assert await hall.told("/mydata") == say("en", "mydata-nothing")
    await hall.told("/language ru")
    await hall.say("/subscribe")
    told = await hall.told("/mydata")
    assert say("ru", "mydata-subscription") in told
    assert say("ru", "language-name") in told
    (asked,) = await hall.say("/forget")
    _, gone = await hall.press(asked.result, "f:yes")
    assert gone.text == say("ru", "forgotten")
    kept = await kept_of(hall.desk.database, LEYLA.id)
    assert (kept.language, kept.subscription, kept.messages, kept.questions) == ("", None, 0, 0)


async def test_what_is_kept_is_nobody_elses_business(hall: House) -> None:
    (told,) = await hall.say("/mydata", LEYLA, HQ)
    assert told.text == say("en", "mydata-private")
