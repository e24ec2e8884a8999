"""Pictures in the terminal itself, where it is one that shows them: kitty's way, or iTerm2's."""

from base64 import b64encode
from collections.abc import Mapping

CHUNK = 4096
"""Bytes of one piece in kitty's graphics protocol."""
COLUMNS = 60
"""Width in letters; the height follows."""

_KITTY, _ITERM = {"kitty", "ghostty"}, {"iTerm.app", "WezTerm"}


def inline(png: bytes, environment: Mapping[str, str]) -> str:
    """The sequence that shows a picture; empty for a terminal that is not known to do it.

    The variables are those that these terminals set. Within tmux or screen neither is passed on.
    """
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if term.startswith(("tmux", "screen")):
        return ""
    if "kitty" in term or program in _KITTY or environment.get("KITTY_WINDOW_ID"):
        return _kitty(b64encode(png).decode())
    if program in _ITERM:
        data = b64encode(png).decode()
        return f"\x1b]1337;File=inline=1;size={len(png)};width={COLUMNS}:{data}\x07\n"
    return ""


def _kitty(data: str) -> str:
    """In pieces; m=1: more follow. q=2: no reply is wanted, which would be taken for typing."""
    pieces = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    sent = []
    for number, piece in enumerate(pieces):
        how = f"a=T,f=100,q=2,c={COLUMNS}," if number == 0 else ""
        more = int(number < len(pieces) - 1)
        sent.append(f"\x1b_G{how}m={more};{piece}\x1b\\")
    return "".join(sent) + "\n"
