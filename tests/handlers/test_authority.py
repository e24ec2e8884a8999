"""A command is what this person types now: not what another bot wrote, nor what was forwarded."""

from datetime import timedelta

import pytest

from handlers.digests import look_what_is_due
from handlers.replies.messages import say
from store.editions import editions
from store.people import appoint
from store.subscriptions import subscription
from store.uploads import uploads
from store.watches import open_watches
from tests.handlers.house import OWNER, House
from tests.support.botapi.talk import LEYLA, Person, buttons, group
from tests.support.botapi.world import BOT_AS_SENDER, MOMENT

HQ = group()
FORWARDED = {
    "forward_origin": {"type": "hidden_user", "sender_user_name": "Somebody", "date": MOMENT}
}


@pytest.mark.parametrize("command", ["/subscribe Fuzuli", "/watch Fuzuli 90000 ha", "/undo"])
async def test_what_another_bot_wrote_is_no_command(hall: House, command: str) -> None:
    assert await hall.say(command, OWNER, via_bot=BOT_AS_SENDER) == []
    assert await subscription(hall.desk.database, OWNER.id) is None


async def test_a_command_that_was_forwarded_into_a_group_is_none(hall: House) -> None:
    hall.api.world.chats[HQ["id"]] = HQ
    assert await hall.say("/subscribe@hektar_bot", LEYLA, HQ, **FORWARDED) == []
    assert await subscription(hall.desk.database, HQ["id"]) is None


async def test_an_edit_does_nothing_but_ask_anew(hall: House) -> None:
    asked = hall.talk.say("/help")
    await hall.handle()
    hall.talk.edit(asked, "/subscribe Fuzuli")
    (told,) = await hall.handle()
    assert told.text == say("en", "command-edited", command="/subscribe")
    assert await subscription(hall.desk.database, LEYLA.id) is None
    hall.talk.edit(asked, "/cleared Fuzuli 2023")
    (answered,) = await hall.handle()
    assert answered.text.startswith("6,025.1 ha cleared")


async def test_a_wish_that_an_edit_makes_is_none(hall: House) -> None:
    asked = hall.talk.say("hello")
    await hall.handle()
    (told,) = await hall.edit(asked, "tell me when Fuzuli passes 90000 ha")
    assert told.text == say("en", "command-edited", command="/watch")
    assert await open_watches(hall.desk.database, LEYLA.id) == []


async def test_who_has_lost_their_role_presses_in_vain(hall: House) -> None:
    """Every button that they still have on their screen, of a draft and of a digest."""
    anar = Person(id=9)
    await appoint(hall.desk.database, anar.id, "approver")
    shown = await hall.say("/add In January 2019, 61 anti-personnel mines were found.", anar)
    draft = next(one for one in shown if buttons(one.result))
    await hall.say("/subscribe Fuzuli")
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    (listed,) = await hall.say("/digests", anar)
    before = await uploads(hall.desk.database, 99)
    await appoint(hall.desk.database, anar.id, "reader")
    for message in (draft, listed):
        for button in buttons(message.result):
            pressed = await hall.press(message.result, button["callback_data"], anar)
            assert [one.method for one in pressed] == ["answerCallbackQuery"], button
    assert await uploads(hall.desk.database, 99) == before
    assert [one.state for one in await editions(hall.desk.database, 9)] == [edition.state]
