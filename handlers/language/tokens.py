"""Words, numbers and signs of a text, each with its place in it."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from handlers.language.fold import fold

Kind = Literal["word", "number", "sign"]

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters that show nothing; they part no word."""

_DASHES = str.maketrans("–—−", "---")
_PLAIN = {0xFF01 + index: 0x21 + index for index in range(94)}
_PLAIN |= {0x660 + digit: 0x30 + digit for digit in range(10)}

# A number keeps what is printed inside it (6,025.1 · 01.2023 · 2023-01-30 · 1/2023) and an
# ending of its own (2022-ci, 2020-dən, 30th, 1-й); a word keeps inner apostrophes. No part can
# match in two ways, so the time is linear.
_ENDING = (
    "c[iıuü]|nc[iıuü]|n[iıuü]|d[aəe]n|d[aəe]|y?[aə]|d[əe]k|y?[aə]d[əe]k|[nıiuü]{1,2}n|y?[ıiuü]|"
    "th|st|nd|rd|й|ый|ий|ая|го|ого|его|му|м|ом|ем|х|ых|е|ые|я|ей|ю|ую"
)
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.\.(?=[0-9])[0-9]+|[.,:/][0-9]+|[-–—−](?=[0-9])[0-9]+)*)"
    rf"(?:(?:[-–'’ʼ]|\s(?=c[iıuü]\b))?(?P<ending>{_ENDING})(?![^\W_]))?"
    r"|(?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*"
    r"(?:[\u0300-\u036f'’ʼ]*[^\W\d_]+|[\u0300-\u036f]+)*"
    r"(?:[-–](?:d[aəe]n?|n[ıiuü]n|n[ıiuü]|[ıiuü]n|y?[aəe]|l[aəe]r[^\W\d_]{0,6}|d[aəe]k[iı]|s[iıuü]z)(?![^\W_]))?)"
    r"|(?P<tag></?(?:a|b|br|code|em|i|p|pre|s|strong|u)\s?/?>)"
    r"|(?P<sign>[^\w\s\x00-\x1f\x7f-\x9f]|_)(?P=sign)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text as it was typed, `start` to `end` in characters.

    `ending`: the folded ending of a number ("ci", "den", "th").
    """

    text: str
    folded: str
    start: int
    end: int
    kind: Kind
    ending: str = ""


def visible(text: str) -> str:
    """`text` without characters that show nothing, controls among them."""
    return "".join(filter(str.isprintable, _HIDDEN.sub("", text)))


def tokenize(text: str, most: int | None = None) -> tuple[Token, ...]:
    """Every word, number and sign in order, at most `most`; white space and controls fall away."""
    if text.isascii():
        return tuple(map(_token, islice(_TOKEN.finditer(text), most)))
    plain = text.translate(_PLAIN)
    hidden = [match.start() for match in _HIDDEN.finditer(plain)]
    if not hidden:
        return tuple(map(_token, islice(_TOKEN.finditer(plain), most)))
    gone = set(hidden)
    at = [index for index in range(len(plain)) if index not in gone]
    shown = "".join(plain[index] for index in at)
    return tuple(
        Token(t.text, t.folded, at[t.start], at[t.end - 1] + 1, t.kind, t.ending)
        for t in map(_token, islice(_TOKEN.finditer(shown), most))
    )


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    number = match["number"]
    if number is not None:
        return Token(
            match[0], number.translate(_DASHES), start, end, "number", fold(match["ending"] or "")
        )
    if match["word"] is not None:
        folded = fold(match[0]).replace("-", "'")  # ANAMA-nın is ANAMA'nın
        return Token(match[0], folded, start, end, "word")
    mark = "<" if match["tag"] else fold(match["sign"])
    return Token(match[0], mark, start, end, "sign")
