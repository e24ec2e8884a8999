"""What becomes of a request, over a real connection: python-telegram-bot against the stand-in.

`delivered` is what the stand-in's ledger says, outside of what the bot was told.
"""

import asyncio
import re

import pytest
from telegram import Bot
from telegram.error import TelegramError

from handlers.outcomes import LEAVES_BEFORE, LONGEST_WAIT, WAIT, Kind, Outcome, Wire, classify
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.faults import Fault
from tests.support.botapi.serving import serving
from tests.support.botapi.talk import LEYLA
from tests.support.botapi.values import Answer, Refusal

HTML = b"<html><body>nginx</body></html>"


def answered(status: int, body: bytes, *, after: bool, kind: str = "application/json") -> Fault:
    """A raw answer in place of the stand-in's own, before or after it took the message."""
    return Fault(happens=Answer(status=status, body=body, kind=kind), after=after)


def refused(code: int, words: str) -> Fault:
    return Fault(happens=Refusal(code, words))


TOO_MANY = b'{"ok":false,"error_code":429,"description":"Too Many Requests: later"}'
BLOCKED = "Forbidden: bot was blocked by the user"


async def outcome(api: BotApi, fault: Fault | None, *, port: int = 0) -> Outcome | None:
    """What is said of one message to Leyla; None when it arrived and we know it."""
    api.world.chats[LEYLA.id] = LEYLA.chat
    async with serving(api) as server:
        seconds = 0.5
        request = Wire(read_timeout=seconds, connect_timeout=seconds)
        address = server.base_url if not port else f"http://127.0.0.1:{port}/bot"
        bot = Bot(api.token, base_url=server.base_url, request=request)
        late = LEAVES_BEFORE.get()
        LEAVES_BEFORE.set(None)
        async with bot:
            LEAVES_BEFORE.set(late)
            if fault is not None:
                api.faults.plan(fault, method="sendMessage")
            sender = Bot(api.token, base_url=address, request=request)
            try:
                await sender.send_message(LEYLA.id, "x")
            except Exception as error:  # whatever it is, it is classified
                return classify(error)
    return None


@pytest.mark.parametrize(
    ("fault", "delivered", "kind"),
    [
        (faults.hung(after=True), 1, "uncertain"),
        (faults.hung(), 0, "uncertain"),
        (faults.cut(after=True), 1, "uncertain"),
        (faults.cut(), 0, "uncertain"),
        (answered(502, HTML, after=True, kind="text/html"), 1, "uncertain"),
        (answered(504, HTML, after=False, kind="text/html"), 0, "uncertain"),
        (answered(200, HTML, after=True, kind="text/html"), 1, "uncertain"),
        (answered(200, b'{"ok":true,"result":{"unexpected":1}}', after=True), 1, "uncertain"),
        (answered(200, b'{"ok":true,"result":', after=True), 1, "uncertain"),
        (answered(502, b'{"error":"upstream"}', after=True), 1, "uncertain"),
        (answered(500, b"{}", after=True), 1, "uncertain"),
        (answered(503, b'{"ok":true}', after=True), 1, "uncertain"),
        (answered(403, b'{"error":"forbidden"}', after=False), 0, "uncertain"),
        (answered(404, HTML, after=False, kind="text/html"), 0, "uncertain"),
        (answered(400, b'["Bad Request"]', after=True), 1, "uncertain"),
        (faults.broken(), 0, "failed"),
        (answered(429, TOO_MANY, after=False), 0, "wait"),
        (faults.too_many(37), 0, "wait"),
        (faults.blocked(), 0, "gone"),
        (faults.deactivated(), 0, "gone"),
        (faults.bad_request("chat not found"), 0, "gone"),
        (faults.bad_request("can't parse entities: x"), 0, "refused"),
        (faults.bad_request("something new"), 0, "refused"),
        (faults.migrated(-100777), 0, "moved"),
        (faults.unauthorized(), 0, "halt"),
        (refused(404, "Not Found"), 0, "halt"),
    ],
)  # fmt: skip
async def test_what_becomes_of_a_request(
    api: BotApi, fault: Fault, delivered: int, kind: Kind
) -> None:
    found = await outcome(api, fault)
    assert found is not None
    assert found.kind == kind
    assert len(api.ledger.accepted("sendMessage")) == delivered
    if kind == "moved":
        assert found.chat == -100777


async def test_what_arrives_has_no_outcome_but_its_message(api: BotApi) -> None:
    assert await outcome(api, None) is None
    assert len(api.ledger.accepted("sendMessage")) == 1


async def test_what_is_late_does_not_leave(api: BotApi) -> None:
    """It was suspended: perhaps another process has the row in hand by now."""
    LEAVES_BEFORE.set(0.0)
    found = await outcome(api, None)
    LEAVES_BEFORE.set(None)
    assert found is not None
    assert found.kind == "unsent"
    assert api.ledger.accepted("sendMessage") == []


async def test_what_never_left_may_leave_again(api: BotApi) -> None:
    found = await outcome(api, None, port=1)  # nobody listens there
    assert found is not None
    assert found.kind == "unsent"
    assert api.ledger.accepted("sendMessage") == []


@pytest.mark.parametrize(
    ("seconds", "waits"), [(1, 1), (37, 37), (3600, 3600), (999_999, LONGEST_WAIT)]
)
async def test_too_many_is_obeyed_to_the_second(api: BotApi, seconds: int, waits: float) -> None:
    found = await outcome(api, faults.too_many(seconds))
    assert found is not None
    assert found.seconds == waits


@pytest.mark.parametrize("told", [b"0", b"-5", b'"soon"', b"null", b"[]"])
async def test_a_wait_that_is_no_wait_is_waited_for_all_the_same(api: BotApi, told: bytes) -> None:
    """Zero, negative, a word: Telegram has said "too many", and nothing arrived."""
    body = TOO_MANY[:-1] + b',"parameters":{"retry_after":' + told + b"}}"
    found = await outcome(api, answered(429, body, after=False))
    assert found is not None
    assert found.kind in {"wait", "uncertain"}
    assert api.ledger.accepted("sendMessage") == []
    if found.kind == "wait":
        assert found.seconds in {1.0, WAIT}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (BLOCKED, "gone"),
        ("Forbidden: user is deactivated", "gone"),
        ("Forbidden: bot was kicked from the supergroup chat", "gone"),
        ("Forbidden: bot is not a member of the channel chat", "gone"),
        ("Forbidden: bot can't initiate conversation with a user", "gone"),
        ("Forbidden: the group chat was deleted", "gone"),
        ("Forbidden: words that Telegram has not thought of yet", "refused"),
    ],
)
async def test_only_words_on_the_list_stop_a_subscription(
    api: BotApi, words: str, kind: Kind
) -> None:
    found = await outcome(api, refused(403, words))
    assert found is not None
    assert found.kind == kind


MESSAGE = (
    b'{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":5,"type":"private"},"text":"x"}}'
)
WHOLE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    % len(MESSAGE)
) + MESSAGE


@pytest.mark.parametrize("reset", [False, True], ids=["ended", "reset"])
async def test_an_answer_that_breaks_off_at_any_byte_leaves_it_in_doubt(*, reset: bool) -> None:
    """It was accepted, and the connection ends: only the whole answer says so."""
    taken: list[bytes] = []
    most = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        assert length is not None
        taken.append(await reader.readexactly(int(length[1])))
        writer.write(WHOLE[:most])
        await writer.drain()
        if reset:
            writer.transport.abort()
        else:
            writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        bot = Bot("1:x", base_url=f"http://{host}:{port}/bot")
        kinds = []
        for most in range(len(WHOLE)):  # noqa: B007 - the server goes by it
            try:
                await bot.send_message(5, "x")
            except TelegramError as error:
                kinds.append(classify(error).kind)
        most = len(WHOLE)
        if not reset:  # which may outrun what was written
            assert (await bot.send_message(5, "x")).message_id == 7
    assert kinds == ["uncertain"] * len(WHOLE)
    assert len(taken) == len(WHOLE) + (not reset)
