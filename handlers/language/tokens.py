"""Words, numbers and signs of a text, each with its place in it."""

import re
from dataclasses import dataclass
from typing import Literal

from handlers.language.fold import fold

Kind = Literal["word", "number", "sign"]

# A number keeps what is printed inside it (6,025.1 · 01.2023 · 2023-01-30 · 1/2023); a word
# keeps inner apostrophes, and a hyphen before a suffix. No part can match in two ways, so the
# time is linear.
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,:/][0-9]+|[-–—](?=[0-9])[0-9]+)*)"
    r"|(?P<word>[^\W\d_][^\W\d_\u0300-\u036f\u200b-\u200f\u2060]*"
    r"(?:[\u0300-\u036f\u200b-\u200f\u2060'’ʼ]*[^\W\d_]+|[\u0300-\u036f\u200b-\u200f\u2060]+)*)"
    r"|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text as it was typed, `start` to `end` in characters."""

    text: str
    folded: str
    start: int
    end: int
    kind: Kind


def tokenize(text: str) -> tuple[Token, ...]:
    """Every word, number and sign in order; white space falls away."""
    return tuple(
        Token(match.group(), fold(match.group()), match.start(), match.end(), _kind(match))
        for match in _TOKEN.finditer(text)
    )


def _kind(match: re.Match[str]) -> Kind:
    if match.lastgroup == "number":
        return "number"
    return "word" if match.lastgroup == "word" else "sign"
