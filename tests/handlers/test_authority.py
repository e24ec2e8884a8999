"""A command is what this person types now: not what another bot wrote, nor what was forwarded."""

import pytest

from handlers.replies.messages import say
from store.subscriptions import subscription
from tests.handlers.house import OWNER, House
from tests.support.botapi.talk import LEYLA, group
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
