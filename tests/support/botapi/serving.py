"""The stand-in on loopback: aiohttp, forms and multipart, files, and connections cut off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from tests.support.botapi.botapi import BotApi
from tests.support.botapi.faults import Cut, Hung
from tests.support.botapi.values import Refusal, request

LARGEST = 64 << 20
"""Bytes of a request; more than the largest file that Telegram takes."""


class Server:
    """Where a stand-in can be reached."""

    def __init__(self, port: int) -> None:
        """`port` on 127.0.0.1."""
        self.base_url = f"http://127.0.0.1:{port}/bot"
        self.base_file_url = f"http://127.0.0.1:{port}/file/bot"


@asynccontextmanager
async def serving(api: BotApi) -> AsyncIterator[Server]:
    """`api` on a free port of loopback, until the end of the block."""
    app = web.Application(client_max_size=LARGEST)
    wire = _Wire(api)
    app.router.add_get("/file/bot{token}/{path:.+}", wire.file)
    app.router.add_route("*", "/bot{token}/{method}", wire.call)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield Server(runner.addresses[0][1])
    finally:
        api.faults.release()
        await runner.cleanup()


class _Wire:
    """From HTTP to the stand-in and back."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def call(self, http: web.Request) -> web.StreamResponse:
        form: dict[str, str] = {}
        files: dict[str, tuple[str, bytes]] = {}
        for name, value in [*http.query.items(), *(await http.post()).items()]:
            if isinstance(value, web.FileField):
                files[name] = (value.filename, value.file.read())
            else:
                form[name] = value if isinstance(value, str) else bytes(value).decode()
        called = request(http.match_info["method"], form, files)
        try:
            answer = await self._api.respond(http.match_info["token"], called)
        except Hung:
            await self._api.faults.hold()
            return _cut(http)
        except Cut:
            return _cut(http)
        return web.Response(status=answer.status, body=answer.body, content_type=answer.kind)

    async def file(self, http: web.Request) -> web.StreamResponse:
        content = self._api.world.fetch(http.match_info["path"])
        if http.match_info["token"] != self._api.token or content is None:
            refused = Refusal(404, "Not Found").answer()
            return web.Response(status=404, body=refused.body, content_type=refused.kind)
        return web.Response(body=content, content_type="application/octet-stream")


def _cut(http: web.Request) -> web.Response:
    """Nothing more goes over this connection."""
    if http.transport is not None:
        http.transport.abort()
    return web.Response()
