"""`hektar run` holds a conversation over the Bot API, on both databases."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.commands import COMMANDS
from handlers.replies.messages import say
from store.database import connect
from store.measures import Measure
from store.people import visit
from store.periods import year
from store.quantities import Unit
from store.questions import Question
from store.watches import begin, open_watches
from tests.bot.process import hektar_run
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.ledger import Entry
from tests.support.botapi.talk import LEYLA, Person, Talk, buttons, group

RASHAD = Person(id=8, first_name="Rəşad", language="az")
OLGA = Person(id=9, first_name="Ольга", language="ru-RU")
OWNER = Person(id=77, first_name="Owner")
HQ = group()
RUSSIAN = "6\u00a0025,1 га · Физули · 2023"


@pytest.fixture
def sqlite_url(new_store: NewStore) -> str:
    """For what has nothing to do with the database."""
    return new_store("sqlite", STOCKED)


async def test_a_private_conversation(
    api: BotApi, talk: Talk, tmp_path: Path, stocked_url: str
) -> None:
    """A command, buttons, an edited question, plain words, a slip, a stale button, a language."""
    async with hektar_run(api, tmp_path, stocked_url):
        asked = talk.say("/cleared Fuzuli 2023")
        answer = await talk.reply(0)
        assert answer.text.startswith("6,025.1 ha cleared · Fuzuli · 2023\n")
        assert "Trend, 5 March 2024" in answer.text

        talk.touch(answer.result, "In km²")
        edited = await talk.reply(1)
        assert edited.method == "editMessageText"
        assert edited.result["message_id"] == answer.result["message_id"]
        assert edited.text.startswith("60.251 km² cleared · Fuzuli · 2023\n")

        talk.touch(edited.result, "Sources")
        sources = await talk.reply(2)
        assert sources.method == "editMessageText"
        assert "https://en.trend.az/azerbaijan/society/3870489.html" in str(sources.result)

        talk.edit(asked, "/cleared Fuzuli 2022")
        again = await talk.reply(3)
        assert again.method == "editMessageText"
        assert again.result["message_id"] == answer.result["message_id"]
        assert "· Fuzuli · 2022" in again.text.splitlines()[0]

        talk.say("fuzuli cleared 2023")
        assert (await talk.reply(4)).text == answer.text

        talk.say("/claered Fuzuli 2023")
        assert "/cleared" in (await talk.reply(5)).text

        await _is_refused(api, talk, answer.result, "q:0tamk2BV2HN00S2")
        await _is_refused(api, talk, answer.result, "q:1" + "\u202e" * 15)

        talk.say("/language ru")
        assert (await talk.reply(6)).text == say("ru", "language-chosen")
        talk.say("/cleared Fuzuli 2023")
        assert RUSSIAN in (await talk.reply(7)).text.splitlines()[0]
    assert not api.world.presses  # every press was answered


async def _is_refused(api: BotApi, talk: Talk, message: dict[str, object], data: str) -> None:
    query = talk.press(message, data)

    def answered() -> Entry | None:
        found = api.ledger.accepted("answerCallbackQuery")
        return next((e for e in found if e.request.fields["callback_query_id"] == query), None)

    told = await api.ledger.until(answered, f"an answer to the button {data}")
    assert told.request.fields["show_alert"]
    assert told.text == say("en", "button-stale")


async def test_in_a_group_it_answers_who_asks_it_and_nobody_else(
    api: BotApi, talk: Talk, tmp_path: Path, stocked_url: str
) -> None:
    async with hektar_run(api, tmp_path, stocked_url):
        talk.say("How much was cleared in Fuzuli in 2023?", RASHAD, HQ)
        talk.say("/claered@another_bot Fuzuli", RASHAD, HQ)
        talk.say("/kick", RASHAD, HQ)
        asked = talk.say("/cleared@hektar_bot Fuzuli 2023", RASHAD, HQ)
        answer = await talk.reply(0, HQ["id"])
        assert answer.result["reply_to_message"]["message_id"] == asked["message_id"]
        assert "6.025,1 ha" in answer.text.splitlines()[0]

        talk.press(answer.result, buttons(answer.result)[0]["callback_data"], OLGA)
        edited = await talk.reply(1, HQ["id"])
        assert edited.result["message_id"] == answer.result["message_id"]
        # In the language of the message, whoever touches it: it is everybody's.
        assert "60,251 km²" in edited.text.splitlines()[0]

        unknown = talk.say("/clear@hektar_bot", RASHAD, HQ)
        told = await talk.reply(2, HQ["id"])
        assert told.result["reply_to_message"]["message_id"] == unknown["message_id"]
    assert len(talk.answers(HQ["id"])) == 3


async def test_the_menus_are_published_in_three_languages_and_for_owners(
    api: BotApi, talk: Talk, tmp_path: Path, sqlite_url: str
) -> None:
    api.world.chats[OWNER.id] = OWNER.chat  # the second owner has not opened the chat yet
    async with hektar_run(api, tmp_path, sqlite_url, HEKTAR_PEOPLE__OWNERS="78,77"):
        talk.say("/help", OWNER)
        await talk.reply(0, OWNER.id)
    everyone = {c.name for c in COMMANDS if not c.needs}
    in_groups = {c.name for c in COMMANDS if c.in_groups}
    expected = {
        "all_private_chats": everyone,
        "all_group_chats": in_groups,
        f"chat:{OWNER.id}": {c.name for c in COMMANDS},
    }
    for scope, names in expected.items():
        for language in ("", "az", "ru"):
            menu = api.world.menus.pop((scope, language))
            assert [c["command"] for c in menu] == [c.name for c in COMMANDS if c.name in names]
            for command in menu:
                described = say(language or "en", f"command-{command['command']}")
                assert command["description"] == described
    assert not api.world.menus
    assert len(api.ledger.refused("setMyCommands")) == 1


async def test_a_batch_with_an_unreadable_update_is_answered_and_confirmed(
    api: BotApi, talk: Talk, tmp_path: Path, sqlite_url: str
) -> None:
    """What a newer Telegram might send is given up, the others of the batch are answered."""
    private = talk.message(LEYLA, text="/start", entities=[_command(6)])
    other = talk.message(OLGA, text="/cleared Fuzuli 2023", entities=[_command(8)])
    broken = {"update_id": api.updates.next_id(), "message": {"message_id": "?", "date": {}}}
    first = talk.update(message=private)
    last = talk.update(message=other)
    api.updates.push(broken, first, last)
    async with hektar_run(api, tmp_path, sqlite_url) as running:
        assert (await talk.reply(0)).text.startswith(say("en", "start-title"))
        assert RUSSIAN in (await talk.reply(0, OLGA.id)).text.splitlines()[0]
        await api.ledger.until(lambda: api.updates.confirmed > last["update_id"], "confirmation")
        running.stop()
        status, log = await running.ended()
    assert status == 0
    assert "update not readable" in log
    assert api.token not in log


def _command(length: int) -> dict[str, object]:
    return {"type": "bot_command", "offset": 0, "length": length}


async def test_a_deep_link_with_an_invitation_admits_once(
    api: BotApi, talk: Talk, tmp_path: Path, stocked_url: str
) -> None:
    invited = {"HEKTAR_PEOPLE__OWNERS": str(OWNER.id), "HEKTAR_PEOPLE__ACCESS": "invited"}
    async with hektar_run(api, tmp_path, stocked_url, **invited):
        talk.say("/cleared Fuzuli 2023")
        assert str(LEYLA.id) in (await talk.reply(0)).text
        talk.say("/invite", OWNER)
        link = (await talk.reply(0, OWNER.id)).text
        code = link.partition("https://t.me/hektar_bot?start=")[2].split()[0]
        talk.say(f"/start {code}")
        assert (await talk.reply(1)).text == say("en", "invitation-accepted")
        talk.say(f"/start {code}", RASHAD)
        assert (await talk.reply(0, RASHAD.id)).text == say("az", "invitation-spent")
        talk.say("/cleared Fuzuli 2023")
        assert (await talk.reply(2)).text.startswith("6,025.1 ha")
    database = connect(stocked_url)
    assert (await visit(database, LEYLA.id)).role == "reader"
    assert (await visit(database, RASHAD.id)).role == ""
    await database.close()


async def test_sigterm_finishes_the_updates_in_hand(
    api: BotApi, talk: Talk, tmp_path: Path, stocked_url: str
) -> None:
    api.faults.plan(faults.held(), method="sendMessage")
    first = talk.update(message=talk.message(LEYLA, text="fuzuli 2023 cleared"))
    second = talk.update(message=talk.message(LEYLA, text="fuzuli 2022 cleared"))
    api.updates.push(first, second)
    async with hektar_run(api, tmp_path, stocked_url) as running:
        await api.ledger.until(lambda: api.faults.holding, "the answer in hand")
        running.stop()
        api.faults.release()
        status, _ = await running.ended()
    assert status == 0
    assert [entry.text.splitlines()[0].split()[-1] for entry in talk.answers()] == ["2023", "2022"]
    assert api.updates.confirmed == second["update_id"] + 1


async def test_a_kill_loses_no_question(
    api: BotApi, talk: Talk, tmp_path: Path, stocked_url: str
) -> None:
    api.faults.plan(faults.held(), method="sendMessage")
    talk.say("/cleared Fuzuli 2023")
    async with hektar_run(api, tmp_path, stocked_url) as running:
        await api.ledger.until(lambda: api.faults.holding, "the answer in hand")
        running.kill()
        await running.ended()
    assert talk.answers() == []
    async with hektar_run(api, tmp_path, stocked_url):
        assert (await talk.reply(0)).text.startswith("6,025.1 ha")


async def test_who_waits_is_told_while_it_runs(
    api: BotApi, talk: Talk, tmp_path: Path, stocked_url: str
) -> None:
    question = Question(
        measure=Measure.CLEARED_AREA, places=("fuzuli",), period=year(2023), unit=Unit.HA
    )
    database = connect(stocked_url)
    for threshold in (6_025 * 10_000, 6_026 * 10_000):  # the second is not reached
        await begin(
            database, chat=LEYLA.id, person=LEYLA.id, question=question, threshold=threshold,
            language="ru", now=datetime(2026, 11, 24, tzinfo=UTC),
        )  # fmt: skip
    api.world.chats[LEYLA.id] = LEYLA.chat
    async with hektar_run(api, tmp_path, stocked_url):
        told = await talk.reply(0)
    assert RUSSIAN in told.text.splitlines()[1]
    assert [watch.threshold for watch in await open_watches(database)] == [6_026 * 10_000]
    await database.close()


async def test_a_token_that_telegram_does_not_know_ends_it_with_words(
    api: BotApi, tmp_path: Path, sqlite_url: str
) -> None:
    wrong = "987654321:AAwrongAAwrongAAwrongAAwrongAAwrongA"
    async with hektar_run(api, tmp_path, sqlite_url, HEKTAR_TELEGRAM__TOKEN=wrong) as running:
        status, log = await running.ended()
    assert status == 1
    assert "Telegram does not accept the token." in log
    assert "BotFather" in log
    assert wrong not in log
    assert "Traceback" not in log


async def test_trouble_at_telegram_delays_answers_and_loses_none(
    api: BotApi, talk: Talk, tmp_path: Path, sqlite_url: str
) -> None:
    """Polling goes on after a 502 in HTML, a cut connection, a 401 and a 404."""
    for trouble in (
        faults.gateway_down(),
        faults.cut(),
        faults.unauthorized(),
        faults.not_found(),
    ):
        api.faults.plan(trouble, method="getUpdates")
    talk.say("/cleared Fuzuli 2023")
    async with hektar_run(api, tmp_path, sqlite_url) as running:
        assert (await talk.reply(0)).text.startswith("6,025.1 ha")
        running.stop()
        status, log = await running.ended()
    assert status == 0
    assert api.faults.all_happened
    assert log.count("no updates") == 4


async def test_telegram_is_down_when_it_starts(
    api: BotApi, talk: Talk, tmp_path: Path, sqlite_url: str
) -> None:
    """It comes again until it is let in, and answers what was asked meanwhile."""
    for _ in range(3):
        api.faults.plan(faults.gateway_down(), method="getMe")
    talk.say("/cleared Fuzuli 2023")
    async with hektar_run(api, tmp_path, sqlite_url) as running:
        assert (await talk.reply(0)).text.startswith("6,025.1 ha")
        running.stop()
        status, _ = await running.ended()
    assert status == 0
    assert api.faults.all_happened
