"""Telegram's HTML as Telegram reads it: the text that is shown and its entities, or a refusal."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

TAGS: Mapping[str, str] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}  # fmt: skip
"""Telegram's tags and what they become (Bot API, HTML style)."""

_PIECE = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z-]*)(?P<more>[^>]*)(?P<close>>?)|&[^\s;&<]+;|[^<&]+|&"
)
_HREF = re.compile(r'\s+href="([^"<>]*)"\s*')
_NAMED = frozenset({"&lt;", "&gt;", "&amp;", "&quot;"})


class BrokenHtml(ValueError):  # noqa: N818 - it is what the text is, in Telegram's words
    """Telegram would say "can't parse entities: …"."""


def utf16(text: str) -> int:
    """UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def parsed(html: str) -> tuple[str, list[dict[str, Any]]]:
    """The text after entities, and the entities. Raises BrokenHtml."""
    text = ""
    entities: list[dict[str, Any]] = []
    opened: list[tuple[str, int, str]] = []
    for piece in _PIECE.finditer(html):
        raw = piece.group()
        if not raw.startswith("<"):
            text += unescape(raw) if raw in _NAMED or raw.startswith("&#") else raw
        elif piece["end"]:
            entities.append(_closed(opened, piece["tag"].lower(), utf16(text)))
        else:
            opened.append((_tag(piece), utf16(text), _address(piece)))
    if opened:
        raise BrokenHtml(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    shown = [entity for entity in entities if entity["length"]]
    return text, sorted(shown, key=lambda entity: (entity["offset"], -entity["length"]))


def _tag(piece: re.Match[str]) -> str:
    tag = piece["tag"].lower()
    if tag not in TAGS or not piece["close"]:
        raise BrokenHtml(f'Unsupported start tag "{tag}" at byte offset {piece.start()}')
    if piece["more"].strip() and tag != "a":
        raise BrokenHtml(f'Tag "{tag}" takes no attributes at byte offset {piece.start()}')
    return tag


def _address(piece: re.Match[str]) -> str:
    if piece["tag"].lower() != "a":
        return ""
    found = _HREF.fullmatch(piece["more"])
    if found is None:
        raise BrokenHtml(f"A link without an address at byte offset {piece.start()}")
    return unescape(found[1])


def _closed(opened: list[tuple[str, int, str]], tag: str, end: int) -> dict[str, Any]:
    if not opened or opened[-1][0] != tag:
        raise BrokenHtml(f'Unexpected end tag "{tag}"')
    _, start, url = opened.pop()
    entity: dict[str, Any] = {"type": TAGS[tag], "offset": start, "length": end - start}
    return entity | ({"url": url} if url else {})
