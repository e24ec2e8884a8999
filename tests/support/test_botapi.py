"""The Bot API stand-in refuses what Telegram refuses, and misbehaves when it is told to."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, FormData

from tests.support.botapi import faults, spec
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.html import BrokenHtml, parsed
from tests.support.botapi.ledger import Ledger
from tests.support.botapi.limits import LARGEST_DOWNLOAD
from tests.support.botapi.methods import METHODS
from tests.support.botapi.serving import Server, serving
from tests.support.botapi.talk import LEYLA, Talk, group

HI = {"chat_id": "7", "text": "hi"}


class Wire:
    """A client without a bot."""

    def __init__(self, session: ClientSession, server: Server, token: str) -> None:
        self.session = session
        self.files = f"{server.base_file_url}{token}/"
        self._base = f"{server.base_url}{token}/"

    async def call(self, method: str, form: Any = None) -> tuple[int, dict[str, Any]]:
        async with self.session.post(self._base + method, data=form) as answer:
            return answer.status, json.loads(await answer.read())

    async def result(self, method: str, form: Any = None) -> Any:
        status, body = await self.call(method, form)
        assert status == 200, body
        return body["result"]


@pytest.fixture
async def wire(api: BotApi) -> AsyncIterator[Wire]:
    async with serving(api) as server, ClientSession() as session:
        yield Wire(session, server, api.token)


def taken(ledger: Ledger) -> str:
    """The violations, which this test expects; so they do not fail it."""
    words = "\n".join(ledger.violations)
    ledger.violations.clear()
    return words


async def test_every_method_that_it_has_is_in_the_bot_api() -> None:
    assert [name for name in METHODS if not spec.known(name)] == []


async def test_the_bot_is_a_bot(wire: Wire) -> None:
    assert (await wire.result("getMe"))["is_bot"] is True


@pytest.mark.parametrize(
    ("method", "form", "words"),
    [
        ("sendMesage", HI, "no method sendMesage"),
        ("sendMessage", {"chat_id": "7"}, "text is missing"),
        ("sendMessage", HI | {"colour": "red"}, "no field colour"),
        ("sendMessage", HI | {"link_preview_options": "no"}, "LinkPreviewOptions expected"),
        ("sendMessage", HI | {"disable_notification": "yes"}, "Boolean expected"),
        ("sendMessage", HI | {"message_thread_id": "1.5"}, "Integer expected"),
        ("sendMessage", HI | {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", HI | {"text": "😀" * 2049}, "message is too long"),
        ("sendMessage", HI | {"text": " \n "}, "message text is empty"),
        ("sendMessage", HI | {"text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", HI | {"parse_mode": "html5"}, "unsupported parse_mode"),
        ("sendDocument", {"chat_id": "7"}, "document is missing"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "TOO_LONG"),
        ("setMyCommands", {"commands": '[{"command":"Bad","description":"x"}]'}, "INVALID"),
        ("setMyCommands", {"commands": '[{"command":"bad"}]'}, "description is missing"),
        ("setMyCommands", {"commands": "[]", "scope": '{"type":"all"}'}, "unsupported scope"),
        ("sendPoll", {"chat_id": "7", "question": "?", "options": "[]"}, "cannot do sendPoll"),
    ],
)
async def test_what_breaks_the_bot_api_is_refused_and_kept(
    wire: Wire, api: BotApi, method: str, form: dict[str, str], words: str
) -> None:
    api.world.chats[7] = LEYLA.chat
    status, body = await wire.call(method, form)
    assert status in {400, 404}
    assert not body["ok"]
    assert words in taken(api.ledger)
    assert api.ledger.accepted() == []


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "x", "callback_data": "я" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_EMPTY"),
        ({"text": "x"}, "exactly one thing"),
        ({"text": "x", "url": "https://a.b", "callback_data": "x"}, "exactly one thing"),
        ({"label": "x", "callback_data": "x"}, "no field label"),
    ],
)
async def test_buttons_are_checked(
    wire: Wire, api: BotApi, button: dict[str, str], words: str
) -> None:
    api.world.chats[7] = LEYLA.chat
    markup = json.dumps({"inline_keyboard": [[button]]})
    status, _ = await wire.call("sendMessage", HI | {"reply_markup": markup})
    assert status == 400
    assert words in taken(api.ledger)


async def test_text_is_counted_after_entities_in_utf_16(wire: Wire, api: BotApi) -> None:
    api.world.chats[7] = LEYLA.chat
    html = "<b>" + "&lt;" * 2048 + "😀" * 1024 + "</b>"
    message = await wire.result("sendMessage", HI | {"text": html, "parse_mode": "HTML"})
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


@pytest.mark.parametrize(
    "html", ["<b>x", "x</b>", "<i><b>x</i></b>", "<p>x</p>", "a < b", "<a>x</a>", "<b class='x'>"]
)
def test_html_that_telegram_refuses(html: str) -> None:
    with pytest.raises(BrokenHtml):
        parsed(html)


def test_html_becomes_text_and_entities() -> None:
    html = '😀 <b>5 &lt; 6 <i>&amp;</i></b> <a href="https://a.b/?x=1&amp;y=2">A&B</a>&copy;'
    text, entities = parsed(html)
    assert text == "😀 5 < 6 & A&B&copy;"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 7},
        {"type": "italic", "offset": 9, "length": 1},
        {"type": "text_link", "offset": 11, "length": 3, "url": "https://a.b/?x=1&y=2"},
    ]


async def test_polling_waits_and_forgets_what_is_confirmed(
    wire: Wire, api: BotApi, talk: Talk
) -> None:
    async with asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(wire.result("getUpdates", {"timeout": "50"}))
        await api.ledger.until(lambda: api.updates.polls, "a poll")
        talk.say("one")
    (one,) = polling.result()
    talk.say("two")
    assert [u["message"]["text"] for u in await wire.result("getUpdates")] == ["one", "two"]
    after = {"offset": str(one["update_id"] + 1), "limit": "1"}
    assert [u["message"]["text"] for u in await wire.result("getUpdates", after)] == ["two"]
    assert [u["message"]["text"] for u in await wire.result("getUpdates")] == ["two"]
    assert await wire.result("getUpdates", {"offset": str(one["update_id"] + 2)}) == []


async def test_what_the_bot_does_not_want_to_hear_of_is_dropped(wire: Wire, talk: Talk) -> None:
    talk.push(channel_post=talk.message(None, group(-5, kind="channel"), text="news"))
    talk.say("one")
    wanted = {"allowed_updates": '["message","edited_message"]'}
    assert [list(u)[1] for u in await wire.result("getUpdates", wanted)] == ["message"]


async def test_a_second_reader_ends_the_first(wire: Wire, api: BotApi, talk: Talk) -> None:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(wire.call("getUpdates", {"timeout": "50"}))
        await api.ledger.until(lambda: api.updates.polls == 1, "a poll")
        second = tasks.create_task(wire.result("getUpdates", {"timeout": "50"}))
        await api.ledger.until(lambda: api.updates.conflicts, "a conflict")
        talk.say("one")
    status, body = first.result()
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    assert len(second.result()) == 1


async def test_files_go_up_in_multipart_and_come_down(wire: Wire, api: BotApi) -> None:
    api.world.chats[7] = LEYLA.chat
    form = FormData({"chat_id": "7", "caption": "<i>rows</i>", "parse_mode": "HTML"})
    form.add_field("document", b"a;b\n", filename="rows.csv", content_type="text/csv")
    sent = await wire.result("sendDocument", form)
    assert sent["document"]["file_name"] == "rows.csv"
    assert sent["caption"] == "rows"
    assert api.ledger.accepted("sendDocument")[0].request.files == {"document": b"a;b\n"}
    where = await wire.result("getFile", {"file_id": sent["document"]["file_id"]})
    async with wire.session.get(wire.files + where["file_path"]) as answer:
        assert await answer.read() == b"a;b\n"
    async with wire.session.get(wire.files + "documents/none") as answer:
        assert answer.status == 404


async def test_a_file_that_is_too_large_cannot_be_fetched(wire: Wire, talk: Talk) -> None:
    message = talk.send_file("big.csv", bytes(LARGEST_DOWNLOAD + 1))
    status, body = await wire.call("getFile", {"file_id": message["document"]["file_id"]})
    assert (status, body["description"]) == (400, "Bad Request: file is too big")


async def test_a_message_is_changed_only_by_a_change(wire: Wire, api: BotApi, talk: Talk) -> None:
    api.world.chats[7] = LEYLA.chat
    sent = await wire.result("sendMessage", HI)
    where = {"chat_id": "7", "message_id": str(sent["message_id"])}
    status, body = await wire.call("editMessageText", where | {"text": "hi"})
    assert status == 400
    assert body["description"].startswith("Bad Request: message is not modified")
    assert (await wire.result("editMessageText", where | {"text": "ho"}))["text"] == "ho"
    theirs = talk.message(LEYLA, text="mine")
    where["message_id"] = str(theirs["message_id"])
    status, body = await wire.call("editMessageText", where | {"text": "ho"})
    assert (status, body["description"]) == (400, "Bad Request: message can't be edited")
    where["message_id"] = "99"
    status, body = await wire.call("editMessageText", where | {"text": "ho"})
    assert (status, body["description"]) == (400, "Bad Request: message to edit not found")


async def test_a_photo_takes_the_place_of_a_text_and_no_text_that_of_a_photo(
    wire: Wire, api: BotApi
) -> None:
    """Uploaded beside the request, then by its id; its caption comes with it or goes."""
    api.world.chats[7] = LEYLA.chat
    sent = await wire.result("sendMessage", HI)
    where = {"chat_id": "7", "message_id": str(sent["message_id"])}
    media = {"type": "photo", "media": "attach://map", "caption": "<b>a</b>", "parse_mode": "HTML"}
    form = FormData(where | {"media": json.dumps(media)})
    form.add_field("map", b"PNG", filename="map.png")
    changed = await wire.result("editMessageMedia", form)
    assert (changed["caption"], changed["message_id"]) == ("a", sent["message_id"])
    assert "text" not in changed
    again = {"type": "photo", "media": changed["photo"][0]["file_id"]}
    bare = await wire.result("editMessageMedia", where | {"media": json.dumps(again)})
    assert bare["photo"] == changed["photo"]
    assert "caption" not in bare
    status, body = await wire.call("editMessageMedia", where | {"media": json.dumps(again)})
    assert (status, body["description"].split(":")[1]) == (400, " message is not modified")
    status, body = await wire.call("editMessageText", where | {"text": "ho"})
    assert body["description"] == "Bad Request: there is no text in the message to edit"


async def test_a_caption_of_media_has_the_limit_of_a_caption(wire: Wire, api: BotApi) -> None:
    api.world.chats[7] = LEYLA.chat
    sent = await wire.result("sendMessage", HI)
    media = {"type": "photo", "media": "x", "caption": "x" * 1025}
    form = {"chat_id": "7", "message_id": str(sent["message_id"]), "media": json.dumps(media)}
    status, body = await wire.call("editMessageMedia", form)
    assert (status, body["description"]) == (400, "Bad Request: message is too long")
    assert "editMessageMedia.media.caption" in taken(api.ledger)


async def test_who_never_wrote_cannot_be_written_to(wire: Wire) -> None:
    status, body = await wire.call("sendMessage", HI)
    assert (status, body["description"]) == (400, "Bad Request: chat not found")


async def test_a_press_is_answered_once(wire: Wire, talk: Talk) -> None:
    query = {"callback_query_id": talk.press(talk.message(LEYLA, text="x"), "q:1")}
    assert await wire.result("answerCallbackQuery", query)
    status, body = await wire.call("answerCallbackQuery", query)
    assert status == 400
    assert "query is too old" in body["description"]


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (
            faults.too_many(7),
            429,
            {"description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}},
        ),
        (faults.blocked(), 403, {"description": "Forbidden: bot was blocked by the user"}),
        (faults.deactivated(), 403, {"description": "Forbidden: user is deactivated"}),
        (
            faults.bad_request("chat not found"),
            400,
            {"description": "Bad Request: chat not found"},
        ),
        (
            faults.migrated(-1009),
            400,
            {
                "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "parameters": {"migrate_to_chat_id": -1009},
            },
        ),
        (faults.unauthorized(), 401, {"description": "Unauthorized"}),
        (faults.broken(), 500, {"description": "Internal Server Error: restart"}),
    ],
)
async def test_refusals_come_as_telegram_words_them_and_once(
    wire: Wire, api: BotApi, fault: faults.Fault, status: int, body: dict[str, Any]
) -> None:
    api.world.chats[7] = LEYLA.chat
    api.faults.plan(fault, method="sendMessage", chat=7)
    assert await wire.result("getMe")
    expected = {"ok": False, "error_code": status} | body
    assert await wire.call("sendMessage", HI) == (status, expected)
    assert api.ledger.accepted("sendMessage") == []
    assert (await wire.result("sendMessage", HI))["text"] == "hi"
    assert api.faults.all_happened


async def test_the_gateway_answers_in_html(wire: Wire, api: BotApi) -> None:
    api.faults.plan(faults.gateway_down())
    with pytest.raises(ValueError, match="Expecting value"):
        await wire.call("getMe")


@pytest.mark.parametrize("after", [False, True])
async def test_a_connection_is_cut_before_or_after_the_call_is_accepted(
    wire: Wire, api: BotApi, *, after: bool
) -> None:
    api.world.chats[7] = LEYLA.chat
    api.faults.plan(faults.cut(after=after), method="sendMessage")
    with pytest.raises(ClientError):
        await wire.call("sendMessage", HI)
    assert bool(api.ledger.accepted("sendMessage")) is after


async def test_a_call_hangs_until_it_is_let_go(wire: Wire, api: BotApi) -> None:
    api.faults.plan(faults.hung(), method="sendMessage")
    api.faults.plan(faults.held(), method="getMe")
    async with asyncio.TaskGroup() as tasks:
        slow = tasks.create_task(wire.call("getMe"))
        dead = tasks.create_task(_lost(wire))
        await api.ledger.until(lambda: api.faults.holding == 2, "two calls that wait")
        assert not slow.done()
        api.faults.release()
    assert slow.result()[0] == 200
    assert dead.result()
    assert api.ledger.accepted("sendMessage") == []


async def _lost(wire: Wire) -> bool:
    try:
        await wire.call("sendMessage", HI)
    except ClientError:
        return True
    return False


async def test_the_rates_are_enforced_when_there_is_a_clock(wire: Wire, api: BotApi) -> None:
    seconds = 0.0
    api.rates.clock = lambda: seconds
    for number in range(1, 40):
        api.world.chats[number] = LEYLA.chat | {"id": number}
    crowd = group()
    api.world.chats[crowd["id"]] = crowd

    async def send(chat: int) -> int:
        status, body = await wire.call("sendMessage", {"chat_id": str(chat), "text": "hi"})
        return int(body.get("parameters", {}).get("retry_after", 0)) if status == 429 else 0

    assert [await send(1), await send(1)] == [0, 1]  # one a second to a chat
    assert [await send(number) for number in range(2, 32)] == [0] * 29 + [1]  # 30 a second
    for _ in range(20):
        seconds += 1
        assert await send(crowd["id"]) == 0
    seconds += 1
    assert await send(crowd["id"]) == 40  # 20 a minute to a group
    seconds += 40
    assert await send(crowd["id"]) == 0


async def test_a_wrong_token_is_no_bot(wire: Wire, api: BotApi) -> None:
    api.token = "1:another"
    assert (await wire.call("getMe"))[0] == 401


async def test_what_the_stand_in_pushes_is_checked_too(talk: Talk, api: BotApi) -> None:
    message = talk.message(LEYLA, text="x")
    talk.push(message={k: v for k, v in message.items() if k != "date"})
    talk.push(message=message | {"shoe_size": 43})
    words = taken(api.ledger)
    assert "date is missing" in words
    assert "no field shoe_size" in words
