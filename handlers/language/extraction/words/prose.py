"""Tokens of prose: as those of questions, with every ending and sign a token of its own."""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from handlers.language.fold import fold
from handlers.language.tokens import Kind, Token
from handlers.language.tokens import tokenize as question_tokens

_MODEL = re.compile(
    r"(?<![^\W_])(?:(?:POMZ|PMN|OZM|PFM|ПМН|ПОМЗ|ОЗМ|ПФМ)(?:[-–]?[0-9]{1,3}[A-ZА-Я]{0,2})?"
    r"|(?:MON|TMN?|PTM|МОН|ТМН?|ПТМ)[-–]?[0-9]{1,3}[A-ZА-Я]{0,2})(?![^\W_])"
)
"""Models of mines: a word each, and what counts in them is nothing: PMN-2, TM-62M, ОЗМ-72."""
_PIECES = re.compile(
    r"(?P<number>[0-9]+(?:[.,:/][0-9]+|[-–—](?=[0-9])[0-9]+)*)"
    r"|(?P<word>[^\W\d_](?:['’ʼ]*[^\W\d_]|[\u0300-\u036f])*)|(?P<sign>\S)"
)


def tokenize(text: str) -> tuple[Token, ...]:
    """Every word, number and sign in order: "29-dan" is three, "ANAMA-nın" and "..." too.

    In reports a number's ending tells where a range begins and ends, and how it is qualified.
    """
    pieces = (piece for token in question_tokens(text) for piece in _parts(token))
    return tuple(_with_models(text, pieces))


def _with_models(text: str, pieces: Iterable[Token]) -> Iterator[Token]:
    """The pieces, those of a model as one word."""
    models = deque(_MODEL.finditer(text))
    for piece in pieces:
        while models and models[0].end() <= piece.start:
            models.popleft()
        if not models or piece.start < models[0].start() or models[0].end() < piece.end:
            yield piece
        elif piece.start == models[0].start():
            said = models[0][0]
            folded = fold(re.sub(r"[-–]", "", said))
            yield Token(said, folded, piece.start, models[0].end(), "word")


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
