"""The webhook, over real sockets: strangers are refused unread, what is confirmed is committed."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from bot.config import Webhook
from bot.intake import Intake, letters_of
from bot.lanes import Lanes
from bot.webhook import LARGEST, SECRET_HEADER, serving
from handlers.context import Desk, Settings
from store.database import Database
from store.inbox import take_in, tally
from tests.bot.test_updates import Script, message
from tests.conftest import NOW

SECRET = "s" * 32
HOOK = Webhook(url="https://bot.example.org/x", secret=SecretStr(SECRET), port=0)


@dataclass(slots=True)
class Hooked:
    """A process that serves the webhook."""

    port: int
    intake: Intake
    script: Script

    async def post(self, body: bytes, *headers: str, length: int | None = None) -> tuple[int, str]:
        """The status and headers of what comes back; only `body` is sent, whatever its length."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        size = f"Content-Length: {length or len(body)}"
        lines = ["POST /x HTTP/1.1", "Host: x", size, *headers, "", ""]
        writer.write("\r\n".join(lines).encode(errors="surrogateescape") + body)
        await writer.drain()
        async with asyncio.timeout(30):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
        writer.close()
        return int(head.split()[1]), head

    async def bring(self, update: Any) -> int:
        """Telegram brings an update."""
        status, _ = await self.post(json.dumps(update).encode(), f"{SECRET_HEADER}: {SECRET}")
        return status


@pytest.fixture
async def hooked(database: Database) -> AsyncIterator[Hooked]:
    script: Any = Script(asyncio.Event())
    desk = Desk(database=database, settings=Settings(), clock=lambda: NOW)
    intake = Intake(script, desk)
    async with serving(HOOK, intake) as port:
        yield Hooked(port=port, intake=intake, script=script)


async def test_what_is_confirmed_is_committed_also_where_nobody_handles_it_yet(
    hooked: Hooked, database: Database
) -> None:
    assert await hooked.bring(message(5)) == 200
    assert await hooked.bring(message(5)) == 200
    assert await tally(database) == {"waiting": 1}
    async with Lanes(hooked.intake.handle, hooked.intake.more) as hooked.intake.lanes:
        await hooked.intake.collect()  # the process that leads finds it
        await hooked.intake.collect()
        assert await hooked.bring(message(6)) == 200
    assert hooked.script.handled == [5, 6]
    assert await tally(database) == {"done": 2}


@pytest.mark.parametrize(
    "told",
    [(), (f"{SECRET_HEADER}: {SECRET}x",), (f"{SECRET_HEADER}: ",), (f"{SECRET_HEADER}: \udcff",)],
)
async def test_a_stranger_is_refused_before_anything_is_read(
    hooked: Hooked, database: Database, told: tuple[str, ...]
) -> None:
    """The body never comes: who waited for it would wait for ever."""
    status, _ = await hooked.post(b"", *told, length=90_000_000)
    assert status == 403
    assert await tally(database) == {}


async def test_order_is_kept_where_another_process_took_in_what_came_before(
    hooked: Hooked, database: Database
) -> None:
    await take_in(database, letters_of([message(5)]), NOW)  # a process that stands by
    async with Lanes(hooked.intake.handle, hooked.intake.more) as hooked.intake.lanes:
        assert await hooked.bring(message(6)) == 200
    assert hooked.script.handled == [5, 6]


async def test_a_body_that_is_too_large_is_refused_by_its_length(
    hooked: Hooked, database: Database
) -> None:
    body = b'{"update_id": 1, "x": "' + b"x" * LARGEST + b'"}'
    status, _ = await hooked.post(body, f"{SECRET_HEADER}: {SECRET}")
    assert status == 413
    assert await tally(database) == {}


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b"7", b"\xff\xfe"])
async def test_what_is_no_update_is_refused(
    hooked: Hooked, database: Database, body: bytes
) -> None:
    status, _ = await hooked.post(body, f"{SECRET_HEADER}: {SECRET}")
    assert status == 400
    assert await tally(database) == {}


async def test_where_the_store_takes_nothing_telegram_is_asked_to_come_again(
    hooked: Hooked, database: Database
) -> None:
    async with database.write() as connection:
        await connection.exec_driver_sql("ALTER TABLE inbox RENAME TO gone")
    try:
        status, _ = await hooked.post(
            json.dumps(message(5)).encode(), f"{SECRET_HEADER}: {SECRET}"
        )
    finally:
        async with database.write() as connection:
            await connection.exec_driver_sql("ALTER TABLE gone RENAME TO inbox")
    assert status in {500, 503}
    assert await tally(database) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "https://x.org", "secret": SecretStr("")},
        {"url": "https://x.org", "secret": SecretStr("short")},
        {"url": "https://x.org", "secret": SecretStr("no blanks, please")},
        {"url": "http://x.org", "secret": SecretStr(SECRET)},
    ],
)
def test_a_webhook_without_a_good_secret_is_no_webhook(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Webhook(**wrong)
