"""One table gives handlers, menus, /help and the README; every example in it works."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handlers.commands import COMMANDS
from handlers.language.readings import Understood
from handlers.language.understand import read
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.quantities import Unit
from tests.handlers.house import OWNER, House
from tests.support.botapi.talk import LEYLA, Person, buttons, group

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
NAMES = [command.name for command in COMMANDS]
OPEN = [command for command in COMMANDS if not command.needs]
EXAMPLES = sorted({example for command in COMMANDS for example in command.examples})
TODAY = date(2026, 11, 24)


async def all_of_help(hall: House, text: str, *where: Any) -> str:
    """What /help says on all its pages, each reached from the first by its button."""
    (first,) = await hall.say(text, *where)
    found = [first.text]
    for button in buttons(first.result):
        _, page = await hall.press(first.result, button["callback_data"], *where[:1])
        assert page.text.startswith(button["text"])
        found.append(page.text)
    return "\n".join(found)


@pytest.mark.parametrize("name", NAMES)
async def test_every_command_is_handled(hall: House, name: str) -> None:
    """None of them is unknown, none breaks; alone it answers, or says what is missing."""
    entries = await hall.say(f"/{name}", OWNER)
    assert entries[0].method == "sendMessage"
    assert "I do not know" not in entries[0].text
    assert say("en", "broken", code="").rstrip() not in entries[0].text


@pytest.mark.parametrize(
    "text",
    ["/compare", "/compare Fuzuli", "/trend asdf", "/table foo", "/reconcile banana",
     "/subscribe banana", "/top 0 2023"],
)  # fmt: skip
async def test_what_a_command_does_not_take_is_met_with_its_own_example(
    hall: House, text: str
) -> None:
    name = text.split()[0].removeprefix("/")
    first = next(c for c in COMMANDS if c.name == name).examples[0]
    assert first in await hall.told(text)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_names_every_command_and_example(hall: House, language: str) -> None:
    text = await all_of_help(hall, "/help", Person(id=5, language=language))
    for command in OPEN:
        assert f"/{command.name} – {say(language, f'command-{command.name}')}" in text
        for example in command.examples:
            assert example in text
    for command in COMMANDS:
        assert (f"/{command.name} –" in text) is not bool(command.needs)
    owners = await all_of_help(hall, "/help", Person(id=OWNER.id, language=language))
    assert [name for name in NAMES if f"/{name} –" not in owners] == []


async def test_help_names_no_command_of_owners_in_a_group(hall: House) -> None:
    assert "/invite" not in await all_of_help(hall, "/help@hektar_bot", OWNER, group())


def test_the_readme_names_every_command_that_everybody_has() -> None:
    named = set(re.findall(r"`/([a-z]+)", README)) | set(re.findall(r", /([a-z]+)", README))
    assert {command.name for command in OPEN} - {"start"} <= named
    assert named - {"setinline", "setprivacy"} <= set(NAMES)  # those are of @BotFather


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
async def test_every_example_of_help_gives_an_answer(
    hall: House, example: str, language: str
) -> None:
    """Touched in /help and sent as it stands, in a chat of any language."""
    asker = Person(id=5, language=language)
    assert example in await all_of_help(hall, "/help", asker)
    if "pause" in example:
        await hall.say("/subscribe", asker)  # there has to be something to pause
    entries = await hall.say(example, asker)
    begins = example.startswith("/subscribe") and "pause" not in example
    messages = 3 if begins else 1  # a sample, settings
    files = ["sendDocument"] * example.startswith("/table")
    assert len(entries) == messages + len(files)
    assert [e.method for e in entries[messages:]] == files
    first = entries[0].text.splitlines()[0]
    asks = next(c for c in COMMANDS if example.split()[0] == f"/{c.name}").asks
    if asks:
        assert isinstance(read(example, TODAY), Understood)
        assert re.search(r"\d", first)
        assert say(language, "none") not in first
    else:
        chosen = {
            "/units km2": say(language, "unit-chosen", unit=say(language, f"unit-{Unit.KM2}")),
            "/language az": say("az", "language-chosen"),
        }
        if example in chosen:
            assert entries[0].text == chosen[example]
        else:  # /reconcile, /changes: the first line has the total, the count, or a day
            assert re.search(r"\d", first)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_plain_words_of_help_give_an_answer(hall: House, language: str) -> None:
    asker = Person(id=5, language=language)
    text = await hall.told("/help", asker)
    template = say(language, "help-plain", example="|")
    before, _, after = template.partition("|")
    plain = re.search(re.escape(before) + "(.+)" + re.escape(after), text)
    assert plain is not None
    assert re.search(r"\d", (await hall.told(plain[1], asker)).splitlines()[0])


async def test_every_name_fits_telegram() -> None:
    assert [name for name in NAMES if not re.fullmatch(r"[a-z0-9_]{1,32}", name)] == []
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("text", ["/CLEARED Fuzuli 2023", "/Cleared@Hektar_Bot Fuzuli 2023"])
async def test_a_command_is_read_in_any_case(hall: House, text: str) -> None:
    assert (await hall.told(text)).startswith("6,025.1 ha")


async def test_an_unknown_command_names_the_nearest(hall: House) -> None:
    assert await hall.told("/claered 2023") == say(
        "en", "command-near", command="/claered", near="/cleared"
    )
    assert await hall.told("/xyzzy", LEYLA) == say("en", "command-unknown", command="/xyzzy")


async def test_an_unknown_command_does_not_name_those_of_owners(hall: House) -> None:
    near = say("en", "command-near", command="/invitee", near="/invite")
    assert await hall.told("/invitee", OWNER) == near
    assert await hall.told("/invitee") != near
