"""`hektar chat` without a terminal: one message a line in, each reply out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.conversation import Conversation
    from bot.said import Said

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that a bot may fetch from Telegram (Bot API, getFile)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a person did, and the number of the line where it began."""

    line: int
    verb: str
    text: str


def turns(lines: Iterable[str]) -> Iterator[Turn]:
    """Lines as turns: 'say', 'press' or 'file'. Empty lines are nothing, a paste is one turn.

    A paste that the input ends in the middle of is sent all the same.
    """
    pasted: list[str] | None = None
    begun = 0
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n")
        if pasted is not None:
            if text.strip() != "#end":
                pasted.append(text)
                continue
            yield from _pasted(begun, pasted)
            pasted = None
        elif text.strip() == "#paste":
            pasted, begun = [], number
        else:
            yield from _one(number, text)
    if pasted is not None:
        yield from _pasted(begun, pasted)


def _pasted(begun: int, lines: list[str]) -> Iterator[Turn]:
    text = "\n".join(lines)
    if text.strip():
        yield Turn(line=begun, verb="say", text=text)


def _one(number: int, text: str) -> Iterator[Turn]:
    verb, _, rest = text.partition(" ")
    if verb in {"#press", "#file"}:
        yield Turn(line=number, verb=verb.removeprefix("#"), text=rest.strip())
    elif text.strip():
        yield Turn(line=number, verb="say", text=text)


def file_and_caption(text: str) -> tuple[Path, str]:
    """The path, in double quotes when it has spaces, and the words after it."""
    if text.startswith('"') and '"' in text[1:]:
        name, _, caption = text[1:].partition('"')
    else:
        name, _, caption = text.partition(" ")
    return Path(name), caption.strip()


class UnusableFile(OSError):  # noqa: N818 - it is what the file is
    """A file that cannot be sent; the message says why."""


async def take(conversation: Conversation, turn: Turn) -> list[Said]:
    """What the bot says to a turn. Raises UnusableFile."""
    if turn.verb == "press":
        return await conversation.press(turn.text)
    if turn.verb == "file":
        if not turn.text:
            raise UnusableFile("write #file PATH [CAPTION]; a path with spaces in quotes.")
        path, caption = file_and_caption(turn.text)
        return await conversation.send_file(path.name, _bytes_of(path), caption)
    return await conversation.say(turn.text)


def _bytes_of(path: Path) -> bytes:
    try:
        found = path.expanduser()
        status = found.stat()
        if not S_ISREG(status.st_mode):  # a device may never end, a pipe may never begin
            raise UnusableFile(f"{path} is not a file that can be sent.")
        if status.st_size > LARGEST_FILE:
            raise UnusableFile(f"{path} is larger than a bot may fetch (20 MB).")
        return found.read_bytes()
    except UnusableFile:
        raise
    except OSError as error:
        raise UnusableFile(f"{path} cannot be read: {error.strerror}.") from error
    except (RuntimeError, ValueError) as error:  # ~nobody, or a zero byte in the name
        raise UnusableFile(f"{str(path)!r} is no path of a file here.") from error


async def chat(
    conversation: Conversation,
    lines: Iterable[str],
    *,
    write: Callable[[str], object],
    complain: Callable[[str], object],
    as_json: bool,
) -> bool:
    """Hold a whole conversation; False when a file could not be sent.

    `write` gets one JSON object for each reply, or its text with the buttons below.
    """
    all_well = True
    for turn in turns(lines):
        try:
            said = await take(conversation, turn)
        except UnusableFile as error:
            complain(f"line {turn.line}: {error}")
            all_well = False
            continue
        for reply in said:
            write(_json(reply, turn.line) if as_json else plain(reply))
    return all_well


def plain(reply: Said) -> str:
    """A reply as text: buttons as the lines that press them, files as their paths."""
    parts = [reply.text] if reply.text else []
    for row in reply.buttons:
        for button in row:
            does = f"#press {button['data']}" if "data" in button else button["url"]
            parts.append(f"  [{button['label']}] {does}")
    parts += [f"  {path}" for path in (reply.photo, reply.document) if path]
    return "\n".join([*parts, ""])


def _json(reply: Said, line: int) -> str:
    return json.dumps(reply.as_json() | {"line": line}, ensure_ascii=False)
