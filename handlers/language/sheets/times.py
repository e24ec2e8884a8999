"""Which days a table means: what its title, a column and a row say of it, put together."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from handlers.language.pieces import Piece, cut
from handlers.language.recognizers.periods import find_periods
from handlers.language.tokens import tokenize
from store.periods import FIRST_YEAR, LAST_YEAR, Period

_LATER = date(LAST_YEAR, 12, 31)
"""Stands for today: what would be relative to it ends there, and is refused."""
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_ROMAN_PART = re.compile(
    r"\b(IV|I{1,3})(?=[\s-]*(?:-?c[iıuü]\s*)?"
    r"(?:rüb|rub|kv|кв|quarter|q\b|yarım|полуг|пг\b|half))",
    re.IGNORECASE,
)
_SHORT_MONTHS = {
    "yan": "yanvar", "fev": "fevral", "apr": "aprel", "iyn": "iyun", "iyl": "iyul",
    "avq": "avqust", "sen": "sentyabr", "okt": "oktyabr", "noy": "noyabr", "dek": "dekabr",
}  # fmt: skip
"""As Azerbaijani tables shorten them."""
_SHORT_MONTH = re.compile(rf"\b({'|'.join(_SHORT_MONTHS)})\b\.?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"^\s*([^\W\d]{3,}?)\.?[-'’\s./]+([0-9]{2})\s*$")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2}|21[0-9]{2})(?![0-9])")
_SHORT_DAY = re.compile(r"^[0-9]{1,2}[./][0-9]{1,2}[./]([0-9]{2})$")
_RUNNING = re.compile(
    r"(20[0-9]{2})\s*[(,;–-]?\s*(?:"
    r"(?:to|until|till|up to|as of|by|до|по|на)\s+(?P<day>[^()]+)"
    r"|(?P<dek>[^()]+?)(?:yadək|yədək|adək|ədək|dək|[ae]? ?qədər))\s*\)?",
    re.IGNORECASE,
)
"""A year up to a day: "2024 (to 30 June)", "2024 (30 iyunadək)", "2024 (до 30 июня)"."""
_TIME = frozenset({"month", "number", "span", "ordinal", "edge", "dash", "time"})
_RELATIVE = frozenset({"last", "this", "next", "before_last", "yesterday", "today"})


def straightened(text: str) -> str:
    """The same text with Roman quarters, short months and years as the grammar reads them."""
    text = _SHORT_MONTH.sub(lambda found: _SHORT_MONTHS[found[1].lower()], text)
    text = _ROMAN_PART.sub(lambda found: _ROMAN[found[1].lower()], text)
    return _SHORT_YEAR.sub(r"\1 20\2", text)


def time_in(pieces: Sequence[Piece]) -> str:
    """The words of a text that say when, joined; "" for none."""
    said = [p for p in pieces if p.dimension in _TIME and not p.means("time", "to_date")]
    if not any(p.dimension == "month" or _dates(p) or _counts_spans(p) for p in said):
        return ""
    return " ".join(p.text for p in said).strip(" -–—")


def _dates(piece: Piece) -> bool:
    return piece.dimension == "number" and bool(
        _YEAR.search(piece.text) or _SHORT_DAY.match(piece.text)
    )


def _counts_spans(piece: Piece) -> bool:
    return piece.means("span", "quarter", "half")


def years_of(text: str) -> frozenset[int]:
    """The years that a text writes."""
    return frozenset(int(found) for found in _YEAR.findall(text))


def period_of(own: Iterable[str], around: Iterable[str]) -> Period | None:
    """The days that column and row say (`own`), else what stands around them; None if unclear.

    The year, when they have none, is that of the nearest text around that writes one.
    """
    texts = list(dict.fromkeys(text for text in own if text))
    outer = [text for text in around if text]
    if not texts:
        return next((_read(text) for text in outer if years_of(text)), None)
    if not any(map(years_of, texts)):
        years = next((years_of(text) for text in outer if years_of(text)), frozenset())
        if len(years) != 1:
            return None
        texts += [str(year) for year in years]
    elif len(texts) > 1:
        texts = _without_repeats(texts)
    return _read(" ".join(texts))


def _without_repeats(texts: list[str]) -> list[str]:
    """A year by itself says nothing beside a text that writes the same one."""
    return [
        text for text in texts
        if not (_YEAR.fullmatch(text.strip()) and any(
            text != other and years_of(text) <= years_of(other) for other in texts))
    ]  # fmt: skip


def _running(text: str) -> Period | None:
    """The days of a year from its first one to the one that is named behind it."""
    found = _RUNNING.fullmatch(text.strip())
    last = _read(f"{found['day'] or found['dek']} {found[1]}") if found is not None else None
    if found is None or last is None or last.start is None or str(last.start.year) != found[1]:
        return None
    return Period(start=date(last.start.year, 1, 1), end=last.end)


@lru_cache(maxsize=4096)
def _read(text: str) -> Period | None:
    """The one period of a text that writes its year, every number of it understood."""
    running = _running(text)
    if running is not None:
        return running
    text = straightened(text)
    pieces = [p for p in cut(text, tokenize(text), slips=False) if p.dimension != "filler"]
    if any(p.means("span", "week") or p.means("time", *_RELATIVE) for p in pieces):
        return None
    if any(p.dimension == "unknown" for p in pieces):
        return None
    try:
        matches = find_periods(pieces, _LATER)
    except (ValueError, OverflowError):
        return None
    strong = [m for m in matches if not m.weak]
    if len(strong) != 1 or strong[0].period is None or strong[0].bad:
        return None
    covered = {index for match in matches for index in range(match.first, match.end)}
    if any(p.dimension in {"number", "month"} and i not in covered for i, p in enumerate(pieces)):
        return None
    period = strong[0].period
    if period.end is None or period.end >= _LATER or period.end.year < FIRST_YEAR:
        return None
    return period
