"""Pictures in the terminal: only where it says that it shows them, whole and in its own way."""

import re
from base64 import b64decode

import pytest

from bot.showing import CHUNK, inline

PNG = b"\x89PNG" + bytes(range(256)) * 100


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "xterm-kitty"}, {"TERM_PROGRAM": "ghostty"}, {"KITTY_WINDOW_ID": "1"}],
)
def test_kitty_gets_it_in_pieces(environment: dict[str, str]) -> None:
    """Each at most as long as its protocol allows, the last one said to be the last."""
    shown = inline(PNG, environment)
    pieces = re.findall("\x1b_G([^;]*);([^\x1b]*)\x1b\\\\", shown)
    assert b64decode("".join(data for _, data in pieces)) == PNG
    assert all(len(data) <= CHUNK for _, data in pieces)
    assert pieces[0][0].startswith("a=T,f=100,q=2,")
    assert [how[-3:] for how, _ in pieces] == ["m=1"] * (len(pieces) - 1) + ["m=0"]


@pytest.mark.parametrize("program", ["iTerm.app", "WezTerm"])
def test_iterm_gets_it_as_a_file(program: str) -> None:
    shown = inline(PNG, {"TERM": "xterm-256color", "TERM_PROGRAM": program})
    match = re.fullmatch("\x1b]1337;File=inline=1;size=(\\d+);width=60:(.*)\x07\n", shown)
    assert match is not None
    assert int(match[1]) == len(PNG)
    assert b64decode(match[2]) == PNG


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "xterm-256color"},
        {"TERM": "dumb"},
        {"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"},
        {"TERM": "screen", "TERM_PROGRAM": "iTerm.app"},
    ],
)
def test_others_get_nothing(environment: dict[str, str]) -> None:
    assert inline(PNG, environment) == ""
