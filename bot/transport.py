"""A Telegram inside the process: it answers the bot's requests and keeps what was said."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.rendering import entities, text_of, utf16_length
from bot.said import (
    LONGEST_ALERT,
    LONGEST_CAPTION,
    LONGEST_TEXT,
    Parameters,
    Refusal,
    Said,
    buttons_of,
    content,
    markup,
)

BOT = {"id": 1, "is_bot": True, "first_name": "Hektar", "username": "hektar_bot"}

SIZE = {"width": 1, "height": 1}
"""Of a photo; nobody asks."""

Files = Mapping[str, Any]
"""The files of a request: name → (file name, content, type)."""


class LocalTelegram(BaseRequest):
    """One private chat. What Telegram refuses is refused here too, in its words."""

    def __init__(
        self,
        *,
        chat: Mapping[str, Any],
        clock: Callable[[], datetime],
        folder: Callable[[], Path],
        before_first: int,
    ) -> None:
        """`folder` is called when a file of the bot has to be kept.

        `before_first`: the message id before the first one of this session.
        """
        self._chat = dict(chat)
        self._clock = clock
        self._folder = folder
        self._last_id = before_first
        self._said: list[Said] = []
        self._uploaded: dict[str, bytes] = {}
        self._html: dict[int, str] = {}
        self._sent: dict[str, Path] = {}
        self.messages: dict[int, dict[str, Any]] = {}
        self._methods: dict[str, Callable[[Parameters, Files], Any]] = {
            "getMe": lambda _parameters, _files: BOT,
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "sendPhoto": self._send_photo,
            "editMessageText": self._edit_text,
            "editMessageMedia": self._edit_media,
            "editMessageReplyMarkup": self._edit_markup,
            "answerCallbackQuery": self._answer,
            "getFile": self._get_file,
            "sendChatAction": _nothing_to_see,
            "setMyCommands": _nothing_to_see,
        }

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def take(self) -> list[Said]:
        """What was said since the last time."""
        said, self._said = self._said, []
        return said

    def next_id(self) -> int:
        """The id of a new message, of the bot or of the person."""
        self._last_id += 1
        return self._last_id

    def now(self) -> int:
        """The moment as Telegram writes it, in seconds."""
        return int(self._clock().timestamp())

    def upload(self, data: bytes) -> str:
        """Keep a file that the person sends; its file_id."""
        file_id = f"file-{len(self._uploaded) + 1}"
        self._uploaded[file_id] = data
        return file_id

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,  # noqa: ANN401 - four time limits, none of use
        **_more: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        """Telegram's answer, encoded as it comes over the wire."""
        name = url.rsplit("/", 1)[-1]
        if method == "GET":
            data = self._uploaded.get(name)
            return _refused(404, "Not Found") if data is None else (200, data)
        act = self._methods.get(name)
        if act is None:
            return _refused(400, f"Bad Request: there is no {name} in the terminal")
        parameters = request_data.parameters if request_data else {}
        files = request_data.multipart_data if request_data else {}
        try:
            return 200, json.dumps({"ok": True, "result": act(parameters, files)}).encode()
        except Refusal as refusal:
            return _refused(400, f"Bad Request: {refusal}")

    def _send_message(self, parameters: Parameters, _files: Files) -> dict[str, Any]:
        parts, html = content(parameters, "text", LONGEST_TEXT)
        message = self._new(parameters)
        return self._show(message | {"text": text_of(parts), "entities": entities(parts)}, html)

    def _send_document(self, parameters: Parameters, files: Files) -> dict[str, Any]:
        message, html, path, described = self._file("document", parameters, files)
        return self._show(message | {"document": described}, html, document=path)

    def _send_photo(self, parameters: Parameters, files: Files) -> dict[str, Any]:
        message, html, path, described = self._file("photo", parameters, files)
        return self._show(message | {"photo": [described | SIZE]}, html, photo=path)

    def _edit_media(self, parameters: Parameters, files: Files) -> dict[str, Any]:
        """A photo takes the place of a text or of another photo."""
        before = self._known(parameters)
        media = parameters["media"]
        if media["type"] != "photo":
            raise Refusal("only photos are shown in the terminal")
        parts, html = content(media, "caption", LONGEST_CAPTION)
        path = self._path(str(media["media"]).removeprefix("attach://"), files)
        changed = {name: before[name] for name in before if name not in {"text", "entities"}}
        changed |= {"caption": text_of(parts), "caption_entities": entities(parts)}
        changed |= {"photo": [_described(path) | SIZE]}
        return self._change(before, changed, parameters, html, photo=path)

    def _file(
        self, kind: str, parameters: Parameters, files: Files
    ) -> tuple[dict[str, Any], str, Path, dict[str, Any]]:
        parts, html = content(parameters, "caption", LONGEST_CAPTION)
        path = self._path(kind if kind in files else str(parameters.get(kind, "")), files)
        message = self._new(parameters)
        message |= {"caption": text_of(parts), "caption_entities": entities(parts)}
        named = {"file_name": path.name} if kind != "photo" else {}
        return message, html, path, _described(path) | named

    def _path(self, name: str, files: Files) -> Path:
        """Where a file of a request is: one that it brings, or one that was sent before."""
        if name not in files:
            if name not in self._sent:
                raise Refusal("wrong file identifier/HTTP URL specified")
            return self._sent[name]
        file_name, given = files[name][:2]
        data = given if isinstance(given, bytes) else given.read()
        path = self._keep(Path(str(file_name)).name, data)
        self._sent[_described(path)["file_id"]] = path
        return path

    def _keep(self, name: str, data: bytes) -> Path:
        folder = self._folder().absolute()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        number = 1
        while path.exists():
            number += 1
            path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        path.write_bytes(data)
        return path

    def _edit_text(self, parameters: Parameters, _files: Files) -> dict[str, Any]:
        before = self._known(parameters)
        if "text" not in before:
            raise Refusal("there is no text in the message to edit")
        parts, html = content(parameters, "text", LONGEST_TEXT)
        changed = before | {"text": text_of(parts), "entities": entities(parts)}
        return self._change(before, changed, parameters, html)

    def _edit_markup(self, parameters: Parameters, _files: Files) -> dict[str, Any]:
        before = self._known(parameters)
        return self._change(before, dict(before), parameters, self._html[before["message_id"]])

    def _change(
        self,
        before: dict[str, Any],
        changed: dict[str, Any],
        parameters: Parameters,
        html: str,
        *,
        photo: Path | None = None,
    ) -> dict[str, Any]:
        changed.pop("reply_markup", None)
        changed |= markup(parameters)
        if changed == before:
            raise Refusal("message is not modified")
        return self._show(changed, html, edited=True, photo=photo)

    def _answer(self, parameters: Parameters, _files: Files) -> bool:
        text = str(parameters.get("text") or "")
        if utf16_length(text) > LONGEST_ALERT:
            raise Refusal("MESSAGE_TOO_LONG")
        if text:
            _, html = content({"text": text}, "text", LONGEST_TEXT)
            self._said.append(Said(text=text, html=html, alert=True))
        return True

    def _get_file(self, parameters: Parameters, _files: Files) -> dict[str, Any]:
        file_id = str(parameters.get("file_id"))
        if file_id not in self._uploaded:
            raise Refusal("wrong file_id or the file is temporarily unavailable")
        described = {"file_id": file_id, "file_unique_id": file_id}
        # The path ends in the id: the file is then asked for by it.
        size = len(self._uploaded[file_id])
        return described | {"file_size": size, "file_path": f"documents/{file_id}"}

    def _new(self, parameters: Parameters) -> dict[str, Any]:
        if parameters.get("chat_id") != self._chat["id"]:
            raise Refusal("chat not found")
        buttons = markup(parameters)
        message = {"message_id": self.next_id(), "date": self.now(), "chat": self._chat}
        return message | {"from": BOT} | buttons

    def _known(self, parameters: Parameters) -> dict[str, Any]:
        message = self.messages.get(parameters.get("message_id", 0))
        if parameters.get("chat_id") != self._chat["id"] or message is None:
            raise Refusal("message to edit not found")
        return message

    def _show(self, message: dict[str, Any], html: str, **how: Any) -> dict[str, Any]:  # noqa: ANN401
        number = message["message_id"]
        self.messages[number], self._html[number] = message, html
        text = message.get("text") or message.get("caption") or ""
        buttons = buttons_of(message)
        self._said.append(Said(text=text, html=html, buttons=buttons, message_id=number, **how))
        return message


def _described(path: Path) -> dict[str, Any]:
    # No path of a file that is there: the library would upload that again.
    return {"file_id": f"sent:{path.name}", "file_unique_id": path.name}


def _nothing_to_see(_parameters: Parameters, _files: Files) -> bool:
    return True


def _refused(code: int, words: str) -> tuple[int, bytes]:
    return code, json.dumps({"ok": False, "error_code": code, "description": words}).encode()
