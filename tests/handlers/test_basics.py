"""Settings that a person chooses, and the screens that explain."""

import pytest

from handlers.context import Settings
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.database import Database
from store.people import visit
from tests.conftest import NOW
from tests.handlers.house import OWNER, House, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Person, buttons, group

ANONYMOUS_ADMIN = Person(id=1087968824, first_name="Group", username="GroupAnonymousBot")


async def test_the_language_is_telegrams_until_one_is_chosen(hall: House) -> None:
    asker = Person(id=5, language="az-AZ")
    assert "6.025,1 ha" in await hall.told("/cleared Fuzuli 2023", asker)
    assert await hall.told("/language en", asker) == say("en", "language-chosen")
    assert "6,025.1 ha" in await hall.told("/cleared Fuzuli 2023", asker)
    assert (await visit(hall.desk.database, 5)).language == "en"


async def test_a_language_that_we_do_not_speak_is_answered_in_english(hall: House) -> None:
    assert "6,025.1 ha" in await hall.told("/cleared Fuzuli 2023", Person(id=5, language="tr"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_language_is_chosen_by_a_button(hall: House, language: str) -> None:
    (shown,) = await hall.say("/language")
    answered, edited = await hall.touch(shown.result, say(language, "language-name"))
    assert answered.method == "answerCallbackQuery"
    assert edited.method == "editMessageText"
    assert edited.text == say(language, "language-chosen")
    assert await hall.told("/units") == say(language, "units-choose")


@pytest.mark.parametrize(("argument", "shown"), [("km2", "60.251 km²"), ("KM²", "60.251 km²")])
async def test_the_unit_is_chosen_by_argument(hall: House, argument: str, shown: str) -> None:
    await hall.told(f"/units {argument}")
    assert (await hall.told("/cleared Fuzuli 2023")).startswith(shown)


async def test_words_beside_a_unit_or_a_code_are_left_aside_and_said_so(hall: House) -> None:
    chosen, aside = (await hall.told("/units km2 Fuzuli")).splitlines()
    assert chosen == say("en", "unit-chosen", unit=say("en", "unit-km2"))
    assert aside == say("en", "set-aside", words="Fuzuli")
    unknown, aside = (await hall.told("/ref F-ZZZZZ9 2023")).splitlines()
    assert unknown == say("en", "ref-unknown", ref="F-ZZZZZ9")
    assert aside == say("en", "set-aside", words="2023")


async def test_every_unit_is_chosen_by_a_button_and_used_from_then_on(hall: House) -> None:
    (menu,) = await hall.say("/units")
    found = []
    for button in buttons(menu.result):
        await hall.press(menu.result, button["callback_data"])
        found.append((await hall.told("/cleared Fuzuli 2023")).split(" cleared")[0])
    assert found[:3] == ["6,025.1 ha", "60.251 km²", "60,251,000 m²"]
    assert [text.split()[-1] for text in found[3:]] == ["acres", "sotkas", "dunams"]


async def test_an_unknown_unit_or_language_shows_the_choice(hall: House) -> None:
    for command, word, what in (
        ("units", "parsecs", "units"),
        ("units", "item", "units"),
        ("language", "<tlh>", "language"),
    ):
        unknown, asked = (await hall.told(f"/{command} {word}")).splitlines()
        assert unknown == say("en", f"{what}-unknown", word=word)
        assert asked == say("en", f"{what}-choose")


async def test_a_command_that_names_another_bot_says_so_in_private(hall: House) -> None:
    told = await hall.told("/cleared@another_bot Fuzuli 2023")
    command = "/cleared"
    assert told == say("en", "command-of-another", bot="@another_bot", command=command)


async def test_a_link_that_leads_nowhere_is_said_to_be_so(hall: House) -> None:
    assert await hall.told("/start zzzz") == say("en", "link-stale")


async def test_a_choice_of_one_person_is_not_that_of_another(hall: House) -> None:
    await hall.say("/units km2", LEYLA)
    assert (await hall.told("/cleared Fuzuli 2023", Person(id=8))).startswith("6,025.1 ha")


@pytest.mark.parametrize("command", ["/language ru", "/units km2"])
async def test_nothing_is_kept_for_those_who_write_as_a_group(hall: House, command: str) -> None:
    """All anonymous admins of all groups share one id."""
    chat = group()
    told = await hall.told(command, ANONYMOUS_ADMIN, chat)
    assert told == say("en", "choice-nameless")
    found = await visit(hall.desk.database, ANONYMOUS_ADMIN.id)
    assert (found.language, found.unit) == ("", None)


@pytest.mark.parametrize("data", ["l:tlh", "u:item", "u:", "l:en:en", "h", "x:1", "l:" + "e" * 62])
async def test_a_forged_choice_is_refused_kindly(hall: House, data: str) -> None:
    (menu,) = await hall.say("/units")
    (told,) = await hall.press(menu.result, data)
    assert told.request.fields["show_alert"]
    if data != "h":
        assert told.text == say("en", "button-stale")
    assert (await visit(hall.desk.database, LEYLA.id)).language == ""


async def test_start_leads_to_answers_and_help(hall: House) -> None:
    (shown,) = await hall.say("/start")
    assert buttons(shown.result)[-1]["text"] == say("en", "button-help")
    edited = None
    for button in buttons(shown.result):
        _, edited = await hall.press(shown.result, button["callback_data"])
        assert edited.method == "editMessageText"
    assert edited is not None
    assert edited.text.startswith(say("ru", "help-ask"))  # the last language touched


async def test_about_says_who_runs_the_bot_and_escapes_it(api: BotApi, figures: Database) -> None:
    settings = Settings(runs_the_bot="<b>ANAMA & co</b>", contact="https://anama.gov.az/?a=1&b=2")
    async with house(api, figures, NOW, settings) as hall:
        text = await hall.told("/about")
    assert "Run by <b>ANAMA & co</b>." in text
    assert "245 published figures" in text


async def test_a_figure_is_shown_by_its_code(hall: House) -> None:
    text = await hall.told("/ref f-b01e")
    assert "6,025.1 ha" in text
    assert "Trend" in text
    assert "F-00X" in await hall.told("/ref F-00X <script>")
    assert await hall.told("/ref") == say("en", "ref-missing", example="/ref F-7KQ2")


async def test_what_is_no_text_is_refused_with_what_to_send(hall: House) -> None:
    hall.talk.send_file("figures.csv", b"x")
    (told,) = await hall.handle()
    assert told.text == say("en", "unreadable")


async def test_owners_commands_are_refused_to_others_and_in_groups(hall: House) -> None:
    for command in ("/reports", "/invite"):
        assert await hall.told(command) == say("en", "owners-only")
        assert await hall.say(command, OWNER, group()) == []
        assert await hall.say(f"{command}@hektar_bot", ANONYMOUS_ADMIN, group()) == []
        namesake = Person(id=OWNER.id + 1, first_name="Owner", username="owner")
        assert await hall.told(command, namesake) == say("en", "owners-only")
