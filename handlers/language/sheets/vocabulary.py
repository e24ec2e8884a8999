"""The words of tables: what a header is a column of, and what a cell says instead of a number."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from handlers.language.fold import fold
from store.rows import COLUMNS

TIMES = frozenset({"year", "month", "quarter", "period", "date"})
"""Columns whose cells say together which days a row is about."""

_APART = re.compile(r"[\s_/\\.,:;*№#-]+")


@cache
def _words() -> dict[str, dict[str, frozenset[str]]]:
    text = files("handlers.language").joinpath("words/sheets.toml").read_text("utf-8")
    return {
        dimension: {
            concept: frozenset(plain(phrase) or phrase for phrase in phrases)
            for concept, phrases in concepts.items()
        }
        for dimension, concepts in tomllib.loads(text).items()
    }


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The words of a header or cell without case, diacritics and signs."""
    return _APART.sub(" ", fold(text)).strip()


def role_of(text: str) -> str:
    """The column that a header names, "" for none: one of store.rows.COLUMNS or sheets.toml."""
    said = plain(text)
    name = said.replace(" ", "_")
    if name in COLUMNS:
        return name
    if not said:
        return "ignored" if text.strip() else ""
    return next((role for role, words in _words()["column"].items() if said in words), "")


def says(dimension: str, text: str) -> bool:
    """Whether a text is one of the words of a dimension, and nothing else."""
    said = plain(text) or text.strip()
    return said in _words()[dimension]["words"]


def mentions(dimension: str, text: str) -> bool:
    """Whether one of the words of a dimension stands in a text."""
    said = f" {plain(text)} "
    return any(f" {word} " in said for word in _words()[dimension]["words"])


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no number: –, n/a, нет данных. A written 0 is a number."""
    return says("nothing", text)


def is_total(text: str) -> bool:
    """Whether a label says that its numbers are sums of others: Cəmi, Итого."""
    return plain(text).rstrip() in _words()["column"]["total"]
