"""Where access is by invitation, a link admits one person, once, for a week."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from handlers.context import Settings
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.database import Database
from store.people import DAYS_TO_ACCEPT, visit
from tests.conftest import NOW
from tests.handlers.house import OWNER, House, house
from tests.handlers.test_basics import ANONYMOUS_ADMIN
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Person, group

ANSWER = "6,025.1 ha"
ASK = "/cleared Fuzuli 2023"


@pytest.fixture
async def club(api: BotApi, figures: Database) -> AsyncIterator[House]:
    """A bot that answers who was invited."""
    settings = Settings(owners=frozenset({OWNER.id}), access="invited")
    async with house(api, figures, NOW, settings) as opened:
        yield opened


async def invitation(club: House) -> str:
    text = await club.told("/invite", OWNER)
    return text.partition("?start=")[2].split()[0]


@pytest.mark.parametrize("text", [ASK, "fuzuli 2023 cleared", "/help", "/nonsense", "/units km2"])
async def test_a_stranger_is_told_how_to_be_invited(club: House, text: str) -> None:
    assert await club.told(text) == say("en", "invited-only", id=str(LEYLA.id))
    assert (await visit(club.desk.database, LEYLA.id)).language == ""


async def test_a_stranger_learns_who_runs_the_bot_and_what_is_kept(club: House) -> None:
    assert say("en", "about-title") in await club.told("/about")
    assert say("en", "privacy-title") in await club.told("/privacy")
    assert await club.told("/start") == say("en", "invited-only", id=str(LEYLA.id))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_stranger_who_presses_a_button_is_told_in_a_window(
    club: House, language: str
) -> None:
    """The window takes 200 characters, with the longest id that Telegram has."""
    stranger = Person(id=2**52 - 1, language=language)
    (shown,) = await club.say(ASK, OWNER, group())
    (told,) = await club.touch(shown.result, "In km²", stranger)
    assert told.method == "answerCallbackQuery"
    assert str(stranger.id) in told.text.replace("\u00a0", "")


async def test_a_stranger_in_a_group_is_met_with_silence(club: House) -> None:
    assert await club.say(ASK, LEYLA, group()) == []
    assert await club.say("/nonsense@hektar_bot", LEYLA, group()) == []


async def test_an_owner_is_answered_without_invitation(club: House) -> None:
    assert (await club.told(ASK, OWNER)).startswith(ANSWER)


async def test_an_invitation_admits_one_person_once(club: House) -> None:
    code = await invitation(club)
    assert await club.told(f"/start {code}") == say("en", "invitation-accepted")
    assert (await club.told(ASK)).startswith(ANSWER)
    other = Person(id=8)
    assert await club.told(f"/start {code}", other) == say("en", "invitation-spent")
    assert await club.told(ASK, other) == say("en", "invited-only", id="8")
    # Touching one's own link again changes nothing.
    assert await club.told(f"/start {code}") == say("en", "invitation-accepted")
    assert await invitation(club) != code


async def test_an_invitation_expires(club: House) -> None:
    code = await invitation(club)
    club.clock.moment += timedelta(days=DAYS_TO_ACCEPT)
    assert await club.told(f"/start {code}") == say("en", "invitation-spent")
    assert await club.told(ASK) == say("en", "invited-only", id=str(LEYLA.id))


async def test_a_made_up_invitation_is_refused(club: House) -> None:
    assert await club.told("/start i-AAAA") == say("en", "invitation-spent")
    assert await club.told("/start i-") == say("en", "invitation-spent")


async def test_an_anonymous_admin_cannot_be_invited(club: House) -> None:
    """It would admit the anonymous admins of all groups."""
    code = await invitation(club)
    assert await club.say(f"/start {code}", ANONYMOUS_ADMIN, group()) == []
    assert (await visit(club.desk.database, ANONYMOUS_ADMIN.id)).role == ""
    assert await club.told(f"/start {code}") == say("en", "invitation-accepted")


async def test_a_role_is_given_by_invitation_with_its_menu(club: House) -> None:
    """A contributor drafts, and is offered the commands for that; an unknown role is none."""
    text = await club.told("/invite contributor", OWNER)
    assert "draft figures that somebody approves" in text
    code = re.search(r"start=(i-\S+)", text)
    assert code is not None
    entries = await club.say(f"/start {code[1]}")
    menus = [entry for entry in entries if entry.method == "setMyCommands"]
    assert len(menus) == len(LANGUAGES)
    offered = {command["command"] for command in menus[0].request.fields["commands"]}
    assert {"add", "uploads", "history", "correct"} <= offered
    assert not {"undo", "invite"} & offered
    assert (await club.told("In January 2019, 61 mines were found in Aghdam.")).startswith("Draft")
    assert "know no role king" in await club.told("/invite king", OWNER)
