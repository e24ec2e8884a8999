"""Telegram's HTML: the one place that escapes, measures and splits it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape as escape_html
from html import unescape
from urllib.parse import urlsplit

LONGEST_MESSAGE = 4096
"""UTF-16 units that one message may show, after entities (Bot API, sendMessage)."""


class Html(str):
    """Text that is HTML already. Only this module makes it: by `escape` and what builds on it."""

    __slots__ = ()


EMPTY = Html()
"""An empty line between `lines`."""

_TAG = re.compile(r"<[^>]*>")
_FIRST_LETTER = re.compile(r"(?:<[^>]*>)*[^\W\d_]")
_SPACE = re.compile(r"\s+")
# Controls but the line end, bidi and other invisible formatting, what is private or has no
# meaning in a message, and halves of surrogate pairs, which cannot be encoded at all.
_UNWANTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000e0000-\U0010ffff]"
)
_FIRST_MARK = 0xE000  # private use: `clean` leaves none in any text


def clean(text: str) -> str:
    """`text` without bidi, control and private characters; a line end stays."""
    return text if text.isascii() and text.isprintable() else _UNWANTED.sub("", text)


def quoted(text: str, most: int = 200) -> str:
    """Foreign words on one line, cleaned, cut to `most` characters."""
    line = _SPACE.sub(" ", clean(_SPACE.sub(" ", text))).strip()
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def escape(text: str) -> Html:
    """Any text as HTML that shows it, cleaned; what is HTML already stays as it is."""
    if isinstance(text, Html):
        return text
    return Html(escape_html(clean(text)))


def bold_html(inner: Html) -> Html:
    """Bold, what is markup already."""
    return Html(f"<b>{inner}</b>")


def italic_html(inner: Html) -> Html:
    """In italics, what is markup already."""
    return Html(f"<i>{inner}</i>")


def bold(text: str) -> Html:
    """Bold text."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: str) -> Html:
    """Slanted text."""
    return Html(f"<i>{escape(text)}</i>")


def marked(text: str) -> Html:
    """Bold and underlined: a number in a text. Line by line, as `lines` asks for."""
    rows = (f"<b><u>{escape(row)}</u></b>" if row else "" for row in text.split("\n"))
    return Html("\n".join(rows))


def code(text: str) -> Html:
    """Text that is copied by touching it."""
    return Html(f"<code>{escape(text)}</code>")


def link(text: str, url: str) -> Html:
    """A link; the mere text where `url` is no plain web address."""
    address = web_address(url)
    if not address:
        return escape(text)
    return Html(f'<a href="{escape_html(address)}">{escape(text)}</a>')


def web_address(url: str) -> str:
    """The http, https or t.me address that `url` is, else nothing."""
    if url.startswith("t.me/"):
        url = f"https://{url}"
    if not url.isprintable() or " " in url or clean(url) != url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""


def join(separator: str, parts: Iterable[Html]) -> Html:
    """Pieces in a row with text between them."""
    return Html(escape(separator).join(parts))


def bullet(parts: Iterable[Html]) -> Html:
    """A line of a list: its pieces with dots between them."""
    return Html(f"• {join(' · ', parts)}")


def capitalized(line: Html) -> Html:
    """A line whose first letter that is seen is a capital, as a sentence begins."""
    first = _FIRST_LETTER.match(line)
    if first is None:
        return line
    at = first.end() - 1
    return Html(f"{line[:at]}{line[at].upper()}{line[at + 1 :]}")


def tagged(line: Html, sign: str) -> Html:
    """A line of a list with a sign in the place of its dot."""
    return Html(f"{escape(sign)} {line.removeprefix('• ')}")


def lines(*rows: Html | None) -> Html:
    """Rows below each other; None is left out, an empty row stays."""
    return Html("\n".join(row for row in rows if row is not None))


def mark(index: int) -> str:
    """A character that stands for a piece of HTML inside a text, for `assemble`."""
    return chr(_FIRST_MARK + index)


def assemble(text: str, pieces: Mapping[str, Html]) -> Html:
    """`text` escaped, each mark in it replaced by its piece."""
    html = escape_html(text)
    for marked, piece in pieces.items():
        html = html.replace(marked, piece)
    return Html(html)


def plain(html: str) -> str:
    """What a reader sees of `html`."""
    return unescape(_TAG.sub("", html))


def visible_length(html: str) -> int:
    """UTF-16 units that a reader sees, as Telegram counts them."""
    return len(plain(html).encode("utf-16-le", "surrogatepass")) // 2


def fit(html: str, limit: int = LONGEST_MESSAGE) -> list[Html]:
    """`html` in parts of at most `limit` visible units, split between paragraphs, else lines.

    Every line must be complete HTML in itself. A line that is too long alone loses its markup
    and is split within. There is always at least one part; joined by line ends they are `html`.
    """
    if 2 * len(html) <= limit or visible_length(html) <= limit:
        return [Html(html)]
    parts: list[Html] = []
    taken: list[tuple[str, int]] = []
    for line in _short_lines(html, limit):
        length = visible_length(line)
        while taken and _size(taken) + length > limit:
            at = _best_break(taken, limit)
            parts.append(_part(taken[:at]))
            taken = taken[at:]
        taken.append((line, length))
    return [*parts, _part(taken)]


def _part(taken: Sequence[tuple[str, int]]) -> Html:
    return Html("\n".join(line for line, _ in taken))


def _size(taken: Sequence[tuple[str, int]]) -> int:
    """Units of lines, each with its end."""
    return sum(length + 1 for _, length in taken)


def _best_break(taken: Sequence[tuple[str, int]], limit: int) -> int:
    """How many lines of a full part stay in it: up to its last paragraph that fills half of it."""
    for at in range(len(taken), 0, -1):
        if not taken[at - 1][0] and 2 * _size(taken[:at]) > limit:
            return at
    return len(taken)


def _short_lines(html: str, limit: int) -> Iterable[str]:
    for line in html.split("\n"):
        if visible_length(line) <= limit:
            yield line
            continue
        start = size = 0
        text = plain(line)
        for index, letter in enumerate(text):
            units = 2 if letter > "\uffff" else 1
            if size + units > limit:
                yield escape_html(text[start:index])
                start, size = index, 0
            size += units
        yield escape_html(text[start:])
