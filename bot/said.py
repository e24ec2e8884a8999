"""What a person sees of the bot, and Telegram's rules for it: content, buttons, refusals."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from bot.rendering import BrokenHtml, Piece, pieces, text_of, utf16_length

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_ALERT, LONGEST_DATA = 4096, 1024, 200, 64
"""Telegram's limits (Bot API): UTF-16 units after entities, and bytes of callback data."""

Parameters = Mapping[str, Any]
"""What the bot sends with a request."""


class Refusal(Exception):  # noqa: N818 - Telegram's word, not an error of ours
    """Telegram says "Bad Request: …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that a person sees: a message, one that took its place, or an alert."""

    text: str
    html: str
    buttons: tuple[tuple[dict[str, str], ...], ...] = ()
    photo: Path | None = None
    document: Path | None = None
    edited: bool = False
    alert: bool = False
    message_id: int = 0

    def as_json(self) -> dict[str, Any]:
        """One reply as scripts read it (DESIGN: `hektar chat --json`)."""
        return {
            "text": self.text,
            "buttons": [list(row) for row in self.buttons],
            "photo": str(self.photo) if self.photo else None,
            "document": str(self.document) if self.document else None,
            "html": self.html,
            "edited": self.edited,
            "alert": self.alert,
        }


def content(parameters: Parameters, name: str, longest: int) -> tuple[list[Piece], str]:
    """A text or caption in pieces and as HTML; raises Refusal where Telegram refuses."""
    raw = str(parameters.get(name) or "")
    html = raw if parameters.get("parse_mode") == "HTML" else escape(raw, quote=False)
    try:
        parts = pieces(html)
    except BrokenHtml as error:
        raise Refusal(f"can't parse entities: {error}") from error
    text = text_of(parts)
    if name == "text" and not text.strip():
        raise Refusal("message text is empty")
    if utf16_length(text) > longest:
        raise Refusal("message is too long" if name == "text" else "message caption is too long")
    return parts, html


def markup(parameters: Parameters) -> dict[str, Any]:
    """The buttons of a request, as a part of a message; raises Refusal for bad ones."""
    keyboard = parameters.get("reply_markup")
    if not keyboard:
        return {}
    for row in keyboard["inline_keyboard"]:
        for button in row:
            data = button.get("callback_data")
            if data is not None and not 1 <= len(data.encode()) <= LONGEST_DATA:
                raise Refusal("BUTTON_DATA_INVALID")
    return {"reply_markup": keyboard}


def buttons_of(message: Mapping[str, Any]) -> tuple[tuple[dict[str, str], ...], ...]:
    """The buttons of a message as label and data, or label and url."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(tuple(_button(button) for button in row) for row in rows)


def _button(button: Mapping[str, Any]) -> dict[str, str]:
    label = {"label": str(button["text"])}
    if "callback_data" in button:
        return label | {"data": str(button["callback_data"])}
    return label | {"url": str(button.get("url", ""))}
