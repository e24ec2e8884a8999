"""What is said of a file of figures: why it, or a line of it, is not taken, and what to do."""

from collections.abc import Sequence
from decimal import Decimal

from handlers.language.cells import Reason
from handlers.replies.markup import quoted
from handlers.replies.messages import say
from handlers.replies.numbers import number
from store.catalogue import load_catalogue
from store.rows import COLUMNS

MOST_REFS = 10
"""Codes of stored figures that are named."""
COLUMNS_TO_WRITE = ", ".join(COLUMNS[:13])
"""The columns of a long table, as people are told them."""

_LISTS = frozenset({"addresses", "columns", "choices", "rows", "cells"})
_EXPLAINED = frozenset({"binary", "empty", "no-header"})
"""Reasons after which it is said what a table of figures looks like."""
_OF_SHEETS = frozenset({"sheet-hidden", "sheet-unread"})


def reason(found: Reason, language: str) -> str:
    """The sentences of a reason."""
    params = {name: _named(name, text, language) for name, text in found.params.items()}
    said = say(language, f"import-{found.why}", **params)
    if found.why in _EXPLAINED:
        return f"{said} {say(language, 'import-how', columns=COLUMNS_TO_WRITE)}"
    if "sheet" in params and found.why not in _OF_SHEETS:
        return say(language, "import-on-sheet", sheet=params["sheet"], reason=said)
    return said


def stopped_line(where: str, words: str, language: str) -> str:
    """A line or a cell of a file (`where` as `handlers.sheets.where` has it), and what of it."""
    if where.isdigit():
        return say(language, "import-line", line=where, reason=words)
    return say(language, "import-place", where=quoted(where, 60), reason=words)


def counts(new: int, known: int, halted: int, language: str) -> str:
    """How many figures a file would add, how many are on record, how many lines are stopped."""
    return say(language, "import-counts", new=new, known=known, stopped=halted)


def stored_words(refs: Sequence[str], language: str) -> str:
    """How many figures were stored, and the codes of the first."""
    shown = " ".join(refs[:MOST_REFS])
    more = " …" if len(refs) > MOST_REFS else ""
    return say(language, "import-stored", count=len(refs), refs=f"{shown}{more}")


def _named(kind: str, value: str, language: str) -> str:
    if kind in {"place", "district"}:
        return load_catalogue().name(value, language)
    if kind == "most":
        return number(Decimal(value), language)
    return quoted(value, 200 if kind in _LISTS else 60)
