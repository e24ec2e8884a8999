"""Tokens of prose: as those of questions, with every ending and sign a token of its own."""

import re
from collections.abc import Iterator

from handlers.language.fold import fold
from handlers.language.tokens import Kind, Token
from handlers.language.tokens import tokenize as question_tokens

_PIECES = re.compile(
    r"(?P<number>[0-9]+(?:[.,:/][0-9]+|[-–—](?=[0-9])[0-9]+)*)"
    r"|(?P<word>[^\W\d_](?:['’ʼ]*[^\W\d_]|[\u0300-\u036f])*)|(?P<sign>\S)"
)


def tokenize(text: str) -> tuple[Token, ...]:
    """Every word, number and sign in order: "29-dan" is three, "ANAMA-nın" and "..." too.

    In reports a number's ending tells where a range begins and ends, and how it is qualified.
    """
    return tuple(piece for token in question_tokens(text) for piece in _parts(token))


def _parts(token: Token) -> Iterator[Token]:
    kinds: dict[str, Kind] = {"number": "number", "word": "word", "sign": "sign"}
    if token.kind == "word" and "-" not in token.text and "–" not in token.text:
        yield token
        return
    if token.end - token.start != len(token.text):  # hidden characters lie within
        yield token
        return
    for match in _PIECES.finditer(token.text):
        first, end = token.start + match.start(), token.start + match.end()
        yield Token(match[0], fold(match[0]), first, end, kinds[match.lastgroup or "sign"])
