"""`hektar chat` on a terminal: history, completion of commands, numbered buttons."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from platformdirs import user_state_path
from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.application import get_app_session
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.utils import get_cwidth

from bot.lines import Turn, UnusableFile, take, turns
from bot.rendering import pieces
from bot.showing import inline
from handlers.commands import COMMANDS
from handlers.replies.messages import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from bot.conversation import Conversation
    from bot.said import Said

STYLES = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strike",
    "code": "ansicyan",
    "pre": "ansicyan",
    "text_link": "underline",
    "blockquote": "italic",
    "spoiler": "reverse",
}
BUTTON, QUIET = "ansiblue", "ansibrightblack"
GREETING = "Ctrl-D leaves, Tab completes commands, a number presses the button that bears it."

Fragments = list[tuple[str, str]]


async def chat(
    conversation: Conversation,
    language: str,
    *,
    input: Input | None = None,  # noqa: A002 - prompt_toolkit's name
    output: Output | None = None,
) -> None:
    """Talk until Ctrl-D. `input` and `output` stand in for the terminal in tests."""
    session: PromptSession[str] = PromptSession(
        history=history(),
        completer=completer(language),
        complete_while_typing=True,
        input=input,
        output=output,
    )
    show([(QUIET, GREETING)], output)
    buttons = print_replies(await conversation.say("/start"), {}, output)
    while True:
        try:
            line = await session.prompt_async("› ")
        except EOFError:
            return
        except KeyboardInterrupt:
            continue  # Ctrl-C clears the line, as in a shell
        for turn in _turns(line, buttons):
            try:
                said = await take(conversation, turn)
            except UnusableFile as error:
                show([(QUIET, str(error))], output)
                continue
            buttons = print_replies(said, buttons, output)


def _turns(line: str, buttons: Mapping[str, str]) -> list[Turn]:
    """A number is a button; lines that were pasted together are one message."""
    text = line.strip()
    if text in buttons:
        return [Turn(line=1, verb="press", text=buttons[text])]
    if "\n" in text:
        return [Turn(line=1, verb="say", text=text)]
    return list(turns([text]))


def completer(language: str) -> WordCompleter:
    """Completes a command at the beginning of a line, with its description beside it."""
    words = {f"/{command.name}": say(language, f"command-{command.name}") for command in COMMANDS}
    return WordCompleter(list(words), meta_dict=words, sentence=True)


def history() -> History:
    """What was typed before, kept in the user's state folder; in memory where that fails."""
    folder = user_state_path("hektar", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "history"
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def print_replies(
    said: Sequence[Said], before: Mapping[str, str], output: Output | None
) -> Mapping[str, str]:
    """Show replies; number → data of the newest buttons, which a number presses from now on."""
    buttons = before
    for reply in said:
        fragments, numbered = fragments_of(reply)
        buttons = numbered or buttons
        show(fragments, output)
        if reply.photo is not None:
            show_picture(reply.photo, output)
    return buttons


def show_picture(path: Path, output: Output | None) -> None:
    """The picture below its path, where the terminal shows pictures."""
    shown = inline(path.read_bytes(), os.environ)
    if shown:
        terminal = output or get_app_session().output
        terminal.write_raw(shown)
        terminal.flush()


def fragments_of(reply: Said) -> tuple[Fragments, dict[str, str]]:
    """A reply in styled pieces, its buttons numbered, its files by path."""
    fragments: Fragments = []
    for piece in pieces(reply.html):
        style = " ".join(STYLES[name] for name in piece.styles)
        fragments.append((f"{style} {QUIET}" if reply.alert else style, piece.text))
        if piece.url and piece.url != piece.text:
            fragments.append((QUIET, f" ({piece.url})"))
    numbered: dict[str, str] = {}
    for row in reply.buttons:
        fragments.append(("", "\n"))
        for button in row:
            number = str(len(numbered) + 1)
            if "data" in button:
                numbered[number] = button["data"]
                fragments.append((BUTTON, f"  [{number}] {button['label']}"))
            else:
                fragments.append((QUIET, f"  {button['label']}: {button['url']}"))
    for path in (reply.photo, reply.document):
        if path:
            fragments.append(("", f"\n  {path}" if fragments else f"  {path}"))
    return [*fragments, ("", "\n")], numbered


def show(fragments: Fragments, output: Output | None) -> None:
    """Print styled pieces and a line end, no word cut in two by the edge of the terminal."""
    columns = (output or get_app_session().output).get_size().columns
    print_formatted_text(FormattedText(wrapped(fragments, columns)), output=output)


def wrapped(fragments: Fragments, columns: int) -> Fragments:
    """The same pieces with line ends in place of the spaces before words that do not fit."""
    letters = [letter for _, text in fragments for letter in text]
    width, indented = 0, True
    space, width_there = -1, 0
    for index, letter in enumerate(letters):
        if letter == "\n":
            width, indented, space = 0, True, -1
            continue
        width += get_cwidth(letter)
        if letter != " ":
            indented = False
            if width > columns and space >= 0:
                letters[space] = "\n"
                width, space = width - width_there, -1
        elif not indented:
            space, width_there = index, width
    rest = iter(letters)
    return [(style, "".join(islice(rest, len(text)))) for style, text in fragments]
