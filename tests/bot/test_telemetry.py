"""The token gets into no log, at no level, in no form."""

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import structlog

from bot.secrecy import Curtain
from bot.telemetry import set_up
from tests.support.logs import restored

TOKEN = "987654321:AAcanaryAAcanaryAAcanaryAAcanaryAA"
OTHER = "123456:" + "x" * 35


Read = Callable[[], str]


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Read]:
    """Reads what was logged since the last time; afterwards logging is as it was."""
    with restored():
        yield lambda: capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_token_is_cut_out_of_every_record(written: Read, form: str) -> None:
    set_up(token=TOKEN, level="debug", form=form)
    ours, theirs = structlog.get_logger(), logging.getLogger("httpx")
    address = f"https://api.example.org/bot{TOKEN}/getMe"
    ours.info("asked", address=address, nested={"token": [TOKEN]})
    ours.warning("a stranger's", url=f"/bot{OTHER.replace(':', '%3A')}/x")
    theirs.info('HTTP Request: POST %s "200 OK"', address)
    theirs.debug("headers %r", {"path": address.encode()})
    try:
        raise ValueError(f"no route to {address}")
    except ValueError as error:
        ours.exception("failed")
        theirs.error("failed", exc_info=error)
    text = written()
    assert text.count("<token>") >= 7
    assert "canary" not in text
    assert "x" * 35 not in text
    assert "ValueError: no route to https://api.example.org/bot<token>/getMe" in text


def test_json_logs_are_one_object_a_line(written: Read) -> None:
    set_up(token=TOKEN, level="info", form="json")
    structlog.get_logger().info("shipped figures added", figures=245)
    logging.getLogger("theirs").warning("mind %s", "the gap")
    first, second = (json.loads(line) for line in written().splitlines())
    assert first["event"] == "shipped figures added"
    assert first["figures"] == 245
    assert second["event"] == "mind the gap"
    assert second["level"] == "warning"


def test_libraries_that_log_every_request_are_quiet(written: Read) -> None:
    set_up(token=TOKEN, level="info", form="text")
    logging.getLogger("httpx").info("HTTP Request")
    assert written() == ""


def test_repeated_calls_do_not_repeat_the_records(written: Read) -> None:
    for _ in range(3):
        set_up(token=TOKEN, level="info", form="text")
    structlog.get_logger().info("once")
    assert written().count("once") == 1


def test_what_nobody_caught_is_written_without_the_token(written: Read) -> None:
    set_up(token=TOKEN, level="info", form="text")
    error = RuntimeError(f"The token `{TOKEN}` was rejected")
    sys.excepthook(type(error), error, None)
    assert "RuntimeError: The token `<token>` was rejected" in written()


def test_a_tokens_shape_is_enough() -> None:
    hide = Curtain().hide
    assert hide(f"see {OTHER}!") == "see <token>!"
    assert hide("5:30, 2023-03-06T12:00:00, sqlite+aiosqlite:///a") == (
        "5:30, 2023-03-06T12:00:00, sqlite+aiosqlite:///a"
    )
    assert Curtain("1:short").hide("bot1:short/getMe") == "bot<token>/getMe"


async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A Bot API that knows no token: 401, as Telegram says it."""
    await reader.readuntil(b"\r\n\r\n")
    body = b'{"ok":false,"error_code":401,"description":"Unauthorized"}'
    head = f"HTTP/1.1 401 Unauthorized\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    writer.write(head.encode() + b"Content-Type: application/json\r\n\r\n" + body)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def test_a_real_request_logs_its_address_without_the_token(written: Read) -> None:
    set_up(token=TOKEN, level="debug", form="text")
    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with httpx.AsyncClient(trust_env=False) as client:
            await client.get(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe")
    text = written()
    assert "bot<token>/getMe" in text
    assert "canary" not in text


@pytest.mark.parametrize("command", ["run", "check"])
async def test_a_process_whose_token_is_wrong_says_so_and_never_shows_it(
    tmp_path: Path, command: str
) -> None:
    store = f"sqlite+aiosqlite:///{tmp_path}/store.sqlite"
    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", command, "--store", store),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={
                "HEKTAR_TELEGRAM__TOKEN": TOKEN,
                "HEKTAR_TELEGRAM__BASE_URL": f"http://127.0.0.1:{port}/bot",
                "HEKTAR_LOG__LEVEL": "debug",
                "HOME": str(tmp_path),
                "PYTHONPATH": str(Path(__file__).parents[2]),
            },
        )
        out, err = await process.communicate()
    assert process.returncode == 1
    assert b"does not accept the token" in out + err
    assert b"canary" not in out + err
    assert not any(b"canary" in content for content in contents(tmp_path))


def contents(folder: Path) -> Iterator[bytes]:
    return (file.read_bytes() for file in folder.rglob("*") if file.is_file())
