"""Limits of the Bot API that its machine-readable form does not carry."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.support.botapi.html import BrokenHtml, parsed, utf16

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_ALERT = 4096, 1024, 200
LONGEST_DATA, MOST_BUTTONS, MOST_RESULTS = 64, 100, 50
LARGEST_PHOTO, LARGEST_DOCUMENT, LARGEST_DOWNLOAD = 10 << 20, 50 << 20, 20 << 20
SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
})  # fmt: skip

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_ALERTS = "answerCallbackQuery"


def limit_errors(
    method: str, fields: Mapping[str, Any], files: Mapping[str, bytes]
) -> list[tuple[str, str]]:
    """What goes beyond a limit: Telegram's words for it, and where."""
    found = [*_texts(method, fields)]
    for name, size in (("photo", LARGEST_PHOTO), ("document", LARGEST_DOCUMENT)):
        if len(files.get(name, b"")) > size:
            found.append(("Request Entity Too Large", f"{method}.{name}"))
    found += _keyboard(fields.get("reply_markup"))
    if method == "setMyCommands":
        found += _commands(fields)
    if method == "answerInlineQuery" and len(fields.get("results", ())) > MOST_RESULTS:
        found.append(("Bad Request: RESULTS_TOO_MUCH", "results"))
    return found


def content(fields: Mapping[str, Any], name: str) -> tuple[str, list[dict[str, Any]]]:
    """A text or caption as it is shown: trimmed, with its entities. Raises BrokenHtml."""
    raw = str(fields.get(name, ""))
    if fields.get("parse_mode") != "HTML":
        return raw.strip(), list(
            fields.get(f"{name}_entities" if name != "text" else "entities", ())
        )
    text, entities = parsed(raw)
    cut = utf16(text) - utf16(text.lstrip())
    moved = [entity | {"offset": max(entity["offset"] - cut, 0)} for entity in entities]
    return text.strip(), moved


def _texts(method: str, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(fields.get("media"), dict):
        yield from _texts(f"{method}.media", fields["media"])
    if fields.get("parse_mode") not in {None, "HTML", "MarkdownV2", "Markdown"}:
        yield "Bad Request: unsupported parse_mode", f"{method}.parse_mode"
    if method == _ALERTS:
        if utf16(fields.get("text", "")) > LONGEST_ALERT:
            yield "Bad Request: MESSAGE_TOO_LONG", f"{method}.text"
        return
    for name, longest in (("text", LONGEST_TEXT), ("caption", LONGEST_CAPTION)):
        if name not in fields:
            continue
        try:
            shown, _ = content(fields, name)
        except BrokenHtml as error:
            yield f"Bad Request: can't parse entities: {error}", f"{method}.{name}"
            continue
        if utf16(shown) > longest:
            yield "Bad Request: message is too long", f"{method}.{name}"
        if name == "text" and not shown:
            yield "Bad Request: message text is empty", f"{method}.{name}"


def _keyboard(markup: Any) -> Iterator[tuple[str, str]]:
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        yield "Bad Request: reply markup is too long", "reply_markup"
    if any(not row for row in rows):
        yield "Bad Request: a row without buttons", "reply_markup"
    for button in buttons:
        if not str(button.get("text", "")).strip():
            yield "Bad Request: BUTTON_TEXT_EMPTY", "reply_markup"
        does = set(button) - {"text", "style", "icon_custom_emoji_id"}
        if len(does) != 1:
            yield "Bad Request: a button does exactly one thing", f"reply_markup {button}"
        data = button.get("callback_data")
        if data is not None and not 1 <= len(data.encode()) <= LONGEST_DATA:
            yield "Bad Request: BUTTON_DATA_INVALID", f"reply_markup {data[:80]}"


def _commands(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    commands = fields.get("commands", ())
    if len(commands) > 100:
        yield "Bad Request: BOT_COMMANDS_TOO_MUCH", "commands"
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "")):
            yield "Bad Request: BOT_COMMAND_INVALID", f"commands {command}"
        if not 1 <= len(command.get("description", "")) <= 256:
            yield "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", f"commands {command}"
    if fields.get("scope", {}).get("type", "default") not in SCOPES:
        yield "Bad Request: unsupported scope", "scope"
    if not re.fullmatch(r"[a-z]{2}|", fields.get("language_code", "")):
        yield "Bad Request: invalid language code", "language_code"
