"""A Telegram that answers at once and costs next to nothing, so that the bot's share is seen."""

import json
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, RequestData

ASKER = {"id": 7, "is_bot": False, "first_name": "Leyla", "language_code": "en"}
_BOT = {"id": 1, "is_bot": True, "first_name": "Hektar", "username": "hektar_bot"}
_MESSAGE = {
    "message_id": 2,
    "date": 1,
    "chat": {"id": 7, "type": "private", "first_name": "Leyla"},
    "from": _BOT,
    "text": "…",
}
_PHOTO = {"file_id": "photo", "file_unique_id": "photo", "width": 1080, "height": 810}
_RESULTS: dict[str, Any] = {
    "getMe": _BOT,
    "sendPhoto": _MESSAGE | {"photo": [_PHOTO]},
    "sendChatAction": True,
}


class Instant(BaseRequest):
    """Every request succeeds: getMe is the bot, nearly everything else a message."""

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,  # noqa: ANN401 - four time limits, none of use
        **_more: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Telegram's answer, encoded as it comes over the wire."""
        del method, request_data
        result = _RESULTS.get(url.rpartition("/")[2], _MESSAGE)
        return 200, json.dumps({"ok": True, "result": result}).encode()


def application() -> Application[Any, Any, Any, Any, Any, Any]:
    """A bot without handlers on this transport."""
    bot = ApplicationBuilder().token("1:benchmark").request(Instant()).updater(None)
    return bot.build()


def update(number: int, text: str, bot: Bot) -> Update:
    """A private message of the asker, as it arrives from Telegram, four seconds after the last.

    Faster ones would be slowed, and the refusals measured.
    """
    message: dict[str, Any] = _MESSAGE | {"message_id": number, "from": ASKER, "text": text}
    message["date"] = 4 * number
    if text.startswith("/"):
        length = len(text.split()[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return Update.de_json({"update_id": number, "message": message}, bot)
