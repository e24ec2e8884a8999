"""Telegram's HTML as a terminal and a local Telegram need it: pieces, plain text, entities."""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
"""Telegram's tags and the entities they become (Bot API, HTML style)."""


class BrokenHtml(ValueError):  # noqa: N818 - it is what the text is, as Telegram would say
    """HTML that Telegram refuses: an unknown tag, or one that is not closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text with the entities that hold for all of it; `url` when it is a link."""

    text: str
    styles: tuple[str, ...] = ()
    url: str = ""


def pieces(html: str) -> list[Piece]:
    """`html` cut where its markup changes. Raises BrokenHtml."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    if parser.open:
        raise BrokenHtml(f"can't find end tag of <{parser.open[-1][0]}>")
    return parser.pieces


def text_of(parts: Sequence[Piece]) -> str:
    """What a reader sees."""
    return "".join(part.text for part in parts)


def entities(parts: Sequence[Piece]) -> list[dict[str, Any]]:
    """Telegram's entities; offsets and lengths count UTF-16 units."""
    found: list[dict[str, Any]] = []
    offset = 0
    for part in parts:
        length = utf16_length(part.text)
        for style in part.styles:
            entity: dict[str, Any] = {"type": style, "offset": offset, "length": length}
            found.append(entity | ({"url": part.url} if style == "text_link" else {}))
        offset += length
    return found


def utf16_length(text: str) -> int:
    """UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise BrokenHtml(f'unsupported start tag "{tag}"')
        self.open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise BrokenHtml(f'unexpected end tag "{tag}"')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        styles = tuple(dict.fromkeys(TAGS[tag] for tag, _ in self.open))
        url = next((href for tag, href in reversed(self.open) if tag == "a"), "")
        self.pieces.append(Piece(text=data, styles=styles, url=url))
