"""The webhook: updates that Telegram brings, committed before it is told that they arrived.

Every process on a store can serve it; the one that leads handles what any of them took in.
"""

from __future__ import annotations

import hmac
import json
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import structlog
from aiohttp import web

from bot.intake import letters_of
from store.database import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.config import Webhook
    from bot.intake import Intake

_log = structlog.get_logger()

LARGEST = 1 << 20
"""Bytes of an update; more is refused before it is read to its end."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
RETRY_SECONDS = 5
"""What Telegram is asked to wait where the store takes nothing; it keeps an update for a day."""


@asynccontextmanager
async def serving(config: Webhook, intake: Intake) -> AsyncIterator[int]:
    """Serve the webhook until the end of the block; gives the port."""
    app = web.Application(client_max_size=LARGEST)
    wire = _Wire(config, intake)
    app.router.add_post("/{path:.*}", wire.take)
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    try:
        site = web.TCPSite(runner, config.listen, config.port)
        await site.start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


class _Wire:
    """One request, one update."""

    def __init__(self, config: Webhook, intake: Intake) -> None:
        self._secret = config.secret.get_secret_value().encode()
        self._intake = intake

    async def take(self, request: web.Request) -> web.Response:
        """200 once the update is committed; 403 before anything is read from a stranger."""
        told = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(told, self._secret):
            return web.Response(status=403)
        try:
            data = json.loads(await request.read())
        except ValueError:
            _log.warning("a request of the webhook is no JSON")
            return web.Response(status=400)
        if not isinstance(data, dict):
            return web.Response(status=400)
        try:
            await self._intake.commit(letters_of([data]))
        except StoreError as error:
            _log.warning("an update could not be committed", error=str(error))
            return web.Response(status=503, headers={"Retry-After": str(RETRY_SECONDS)})
        with suppress(StoreError):  # it is committed, and looked for again soon
            await self._intake.collect()  # after what another process took in before
        return web.Response()
