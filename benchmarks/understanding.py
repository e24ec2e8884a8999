"""Reading a question: the time of one, of the worst text, and beside dateparser with rapidfuzz."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from importlib.resources import files
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import Any

from rapidfuzz import fuzz, process

from handlers.language.fold import fold
from handlers.language.lexicon import forms, is_known
from handlers.language.slips import in_phrase, slip
from handlers.language.tokens import tokenize
from handlers.language.understand import read
from store.catalogue import load_catalogue

TODAY = date(2023, 3, 15)
CORPORA = ("english", "azerbaijani", "russian")
ROUNDS = 5
LONGEST = 4096
"""Characters of a Telegram message."""

WORST = {
    "one letter": "a " * LONGEST,
    "signs": "!? " * LONGEST,
    "digits": "1" * LONGEST,
    "years": "2022 " * LONGEST,
    "unknown words": " ".join(
        f"qw{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}rty" for n in range(999)
    ),
    "unknown words of a question": " ".join(f"zx{chr(97 + n)}{chr(97 + n)}rty" for n in range(26)),
    "since": "since march until " * LONGEST,
    "places": "Füzulidə Ağdamda " * LONGEST,
    "marks": "a\u0301" * LONGEST,
    "nothing": "\u200b" * LONGEST,
}


def report() -> list[str]:
    """The lines for the README."""
    texts = [text for name in CORPORA for text in _texts(name)]
    ours = [_best(_timed(lambda text: read(text, TODAY)), text) for text in texts]
    worst = max(
        _best(_read_anew, text[:length]) for text in WORST.values() for length in (LONGEST, 499)
    )
    return [
        (
            f"Understanding a question takes {median(ours) * 1e6:.0f} µs at the median of"
            f" {len(texts)} questions in three languages (goal ≤ 300 µs), and at most"
            f" {worst * 1e3:.1f} ms for any {LONGEST:,} characters tried (goal ≤ 5 ms)."
        ),
        _beside(texts, median(ours)),
    ]


def _read_anew(text: str) -> float:
    """Read a text as if none of its words was met before; the seconds of the reading alone."""
    for known in (slip, in_phrase, forms, is_known):
        known.cache_clear()
    start = perf_counter()
    read(text, TODAY)
    return perf_counter() - start


def _beside(texts: list[str], ours: float) -> str:
    """The same sentences, only their date and their place, by two libraries; a sample of them."""
    if find_spec("dateparser") is None:
        return (
            "Not measured beside dateparser with rapidfuzz: dateparser is not installed here"
            " (`pip install -c constraints.txt '.[bench]'`, then run this again)."
        )
    theirs = median(_best(_timed(_date_and_place()), text) for text in texts[::10])
    return (
        f"dateparser with rapidfuzz, looking only for the date and the place of the same"
        f" sentences, takes {theirs / ours:.0f}× that."
    )


def _date_and_place() -> Callable[[str], Any]:
    from dateparser.search import search_dates  # type: ignore[import-not-found, import-untyped, unused-ignore]

    names = [fold(s) for place in load_catalogue().places for s in place.spellings]
    base = {"RELATIVE_BASE": datetime(2023, 3, 15)}  # noqa: DTZ001 - dateparser wants it naive

    def found(text: str) -> tuple[Any, list[Any]]:
        days = search_dates(text, languages=["en", "az", "ru"], settings=base)
        words = [token.folded for token in tokenize(text) if token.kind == "word"]
        return days, [process.extractOne(word, names, scorer=fuzz.ratio) for word in words]

    return found


def _best(call: Callable[[str], float], text: str) -> float:
    """Seconds of the fastest of some runs; `call` says how long one took."""
    return min(call(text) for _ in range(ROUNDS))


def _timed(call: Callable[[str], object]) -> Callable[[str], float]:
    def seconds(text: str) -> float:
        start = perf_counter()
        call(text)
        return perf_counter() - start

    return seconds


def _texts(name: str) -> list[str]:
    text = files("tests.handlers.language").joinpath(f"corpora/{name}.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [row["text"] for row in csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE)]
