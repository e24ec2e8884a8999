"""A text as it was pasted → sentences: headlines, items, rows, and wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from handlers.language.extraction.words.gazetteer import Named, find_names
from handlers.language.extraction.words.prose import tokenize
from handlers.language.extraction.words.vocabulary import Marks, find_marks
from handlers.language.tokens import Token

_ABBREVIATIONS = frozenset({
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "sq", "km", "approx", "no", "mr", "mrs", "dr", "gen", "lt", "maj", "col", "st", "vs",
    "kv", "кв", "тыс", "млн", "ед", "шт", "им", "т", "янв", "фев", "апр", "авг", "сен",
    "сент", "окт", "ноя", "дек", "ha", "pcs", "mln",
})  # fmt: skip
_SENTENCE_END = frozenset(".!?…")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪●◦‣✓✅➡►▶🔸🔹🔶🔷]|\(?\d{1,2}[.)](?=\s))\s*")
_JOINING = re.compile(
    r"(?:[,(–—-]|\b(?:of|the|and|in|to|from|for|by|with|as|at|a|və|ilə|и|в|на|с|по|от|из))\s*$",
    re.IGNORECASE,
)
_ROW = re.compile(r"\t|\||\S {3,}\S")
_ITEM = re.compile(r"[^\d.!?:;]{2,60}[ :–—-]\d[\d.,   ]*[^\W\d]{0,9}\.?\s*", re.ASCII)
"""A row such as "agriculture 30,115.8 ha"."""
_DATE = re.compile(r"\d{1,2}[./:]\d")
_BYLINE = re.compile(r"\w+,\s*\d{1,2}\s+\w+(?:\s+\d{4})?,\s*\w+")
"""A line that a headline may follow: "Bakı, 16 iyun, AZƏRTAC"."""
LONG = 200
"""Tokens from which on a sentence is cut at the next comma: nobody reads on so far."""
_PAUSES = frozenset(",;:")
QUOTES = frozenset('"“”„«»')
"""Quotation marks, as they are written in the three languages."""
_SHORT = 40
"""A line shorter than this does not wrap into the next one."""


@dataclass(frozen=True)
class Sentence:
    """Tokens of one sentence, heading, list item or table row, with the words known in them.

    `paragraph` counts blocks parted by empty lines, `line` blocks within them; `headline`: the
    first line of the text, or the one after its byline, without a full stop.
    """

    text: str
    tokens: tuple[Token, ...]
    paragraph: int
    line: int
    headline: bool = False
    bullet: bool = False
    language: str = "en"

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The keys of its tokens."""
        return tuple(token.folded for token in self.tokens)

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """The places named in it, in order."""
        return tuple(find_names(self.tokens))

    @cached_property
    def marks(self) -> Marks:
        """The words of `reports_*.toml` in it."""
        return find_marks(self.tokens)

    def has(self, dimension: str, concept: str = "") -> bool:
        """Whether a word of this dimension (and concept) stands in it."""
        return any(not concept or m.concept == concept for m in self.marks.get(dimension, ()))

    def quote(self, first: int, end: int) -> tuple[int, int, str]:
        """Characters and words of the tokens `first` to `end`."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return start, stop, self.text[start:stop]


def language_of(text: str) -> str:
    """Which of "az", "ru" and "en": by its letters."""
    cyrillic = len(re.findall("[а-яА-ЯёЁ]", text))
    latin = len(re.findall("[a-zA-ZəƏ]", text))
    if cyrillic > latin:
        return "ru"
    azerbaijani = len(re.findall("[əƏıİ]", text))
    return "az" if azerbaijani * 40 > latin else "en"


def sentences(text: str) -> list[Sentence]:
    """Every sentence of `text` in order; nothing is left out."""
    found: list[Sentence] = []
    language = language_of(text)
    for line in _lines(text):
        tokens = _without_leaders(text[line.start : line.end])
        moved = [
            Token(t.text, t.folded, t.start + line.start, t.end + line.start, t.kind)
            for t in tokens
        ]
        found.extend(
            Sentence(
                text,
                tuple(part),
                line.paragraph,
                line.number,
                line.headline,
                line.bullet,
                language,
            )
            for part in _split(moved)
        )
    return found


_LEADER = re.compile(r"(?:[.·_]{4,}|…{2,})(?=\s*\d)")


def _without_leaders(line: str) -> list[Token]:
    """Its tokens, with one dash for the row of points in "Fuzuli ........ 312 ha"."""
    tokens = list(tokenize(line))
    for match in _LEADER.finditer(line):
        inside = [t for t in tokens if match.start() <= t.start and t.end <= match.end()]
        at = tokens.index(inside[0])
        tokens[at : at + len(inside)] = [Token("-", "-", match.start(), match.end(), "sign")]
    return tokens


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    paragraph: int
    number: int
    headline: bool = False
    bullet: bool = False


def _lines(text: str) -> list[_Line]:
    """The logical lines: hard-wrapped ones are joined."""
    raw = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n\x0b\x0c\u2028\u2029]+", text)]
    wrapped = _is_wrapped([text[start:end] for start, end in raw])
    lines: list[_Line] = []
    paragraph, number = 0, 0
    for start, end in raw:
        content = text[start:end]
        if not content.strip():
            continue
        parted = bool(lines) and text.count("\n", lines[-1].end, start) > 1
        bullet = bool(_BULLET.match(content))
        if lines and not parted and not bullet:
            before = text[max(lines[-1].start, lines[-1].end - 300) : lines[-1].end]
            if _continues(before, content, wrapped=wrapped):
                lines[-1].end = end
                continue
        if lines:
            before = text[lines[-1].start : lines[-1].end].strip()
            prose = not parted and _is_prose(before) and _is_prose(content)
            paragraph += prose or (
                parted and not _leads(before, bullets=bullet and lines[-1].bullet)
            )
        number += 1
        lines.append(_Line(start, end, paragraph, number, bullet=bullet))
    for line in lines[: len(lines) - 1]:
        content = text[line.start : line.end].strip()
        line.headline = content[-1] not in ".:;" and len(content) < 250
        if not _BYLINE.fullmatch(content):
            break
    return lines


_LABEL = 60
"""Characters of a line that is a heading, at most."""
_PROSE = 120
"""Characters of a line that is a paragraph of its own, at least."""


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph: long, and it ends as a sentence does."""
    return len(line) >= _PROSE and line.rstrip(' »”"’)')[-1:] in _SENTENCE_END


def _leads(before: str, *, bullets: bool) -> bool:
    """Whether what follows an empty line belongs to the line before it, a heading or a list.

    `bullets`: both are items of one list.
    """
    if before[-1:] == ":" or bullets:
        return True
    return len(before) <= _LABEL and before[-1:].isalnum() and not re.search(r"\d{3}", before)


def _is_wrapped(raw: Sequence[str]) -> bool:
    """Whether lines break where they were full: many of them go on in lower case."""
    lines = [line.strip() for line in raw if line.strip()]
    if len(lines) < 3:
        return False
    going_on = sum(line[0].islower() for line in lines[1:])
    return going_on >= 2 and going_on * 4 >= len(lines) and max(map(len, lines)) < 110


def _continues(before: str, after: str, *, wrapped: bool) -> bool:
    last = before.rsplit("\n", 1)[-1].rstrip()
    following = after.strip()
    if _ROW.search(after) or _ROW.search(before) or _DATE.match(following):
        return False
    if following.count(";") == last.count(";") > 1:
        return False  # rows of a table
    if _ITEM.fullmatch(following) and re.search(r"\d", last[-30:]):
        return False
    if last[-1:] in ".:;!?…":
        return wrapped and last[-1:] not in ":;" and len(last) >= _SHORT
    if following[0].islower() or (following[0] in ")(" and len(last) >= _SHORT):
        return True
    if _JOINING.search(last) and len(last) >= _SHORT:
        return True
    return wrapped and len(last) >= _SHORT


def _split(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for index, token in enumerate(tokens):
        part.append(token)
        full = (len(part) >= LONG and token.folded in _PAUSES) or len(part) >= 2 * LONG
        if full or (token.folded in _SENTENCE_END and _ends(tokens, index, part)):
            yield part
            part = []
    if part:
        yield part


def _ends(tokens: Sequence[Token], index: int, part: Sequence[Token]) -> bool:
    if index + 1 == len(tokens):
        return True
    following = tokens[index + 1]
    if following.start == tokens[index].end and following.kind != "sign":
        return False  # a point within a word or an address
    if tokens[index].text != ".":
        return True
    if following.text in _NO_BEGINNING:
        return False  # "Kəlbəcər r.: 96,4 ha"
    before = part[-2] if len(part) > 1 else None
    if before is None or (len(part) == 2 and before.kind == "number"):
        return False  # the number of a list item
    if before.folded in {"г", "гг", "il"} and following.text in _LABELLED:
        return False  # "за 2023 г. (42 840 га)", "в 2023 г. – 42 840 га"
    if before.folded in _ABBREVIATIONS and not _opens(tokens, index + 1, digits=False):
        return False
    if len(before.text) == 1 and before.text.isalpha() and before.text.isupper():
        return False
    if before.folded in _ABBREVIATIONS - {"ha", "km", "га"}:
        return False
    return _opens(tokens, index + 1, digits=True)


_NO_BEGINNING = frozenset(":,;|")
_LABELLED = frozenset("(-–—:")


def _opens(tokens: Sequence[Token], index: int, *, digits: bool) -> bool:
    """Whether a sentence may begin here: a capital or a number, after quotes or brackets."""
    for token in tokens[index : index + 3]:
        if token.kind == "sign":
            continue
        return token.text[0].isupper() or (digits and token.kind == "number")
    return True
