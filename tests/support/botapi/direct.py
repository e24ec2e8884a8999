"""The stand-in without HTTP: a transport for an `Application` that lives in the test."""

import json
from typing import Any

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from tests.support.botapi.botapi import BotApi
from tests.support.botapi.faults import Cut, Hung
from tests.support.botapi.values import request


class Direct(BaseRequest):
    """Every request of the bot is a call of the stand-in, in the same words as over HTTP."""

    def __init__(self, api: BotApi) -> None:
        """`api` takes whatever token the bot has."""
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more: Any,
    ) -> tuple[int, bytes]:
        if method == "GET":
            content = self._api.world.fetch(url.partition("/documents/")[2])
            return (200, content) if content is not None else (404, b"{}")
        form = request_data.json_parameters if request_data else {}
        parts = request_data.multipart_data if request_data else {}
        files = {name: (str(part[0]), _bytes(part[1])) for name, part in parts.items()}
        called = request(url.rsplit("/", 1)[-1], form, files)
        try:
            answer = await self._api.respond(self._api.token, called)
        except Hung:
            raise TimedOut from None
        except Cut as error:
            raise NetworkError("httpx.RemoteProtocolError: Server disconnected") from error
        return answer.status, answer.body


def _bytes(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    read = content.read()
    return read if isinstance(read, bytes) else json.dumps(read).encode()
