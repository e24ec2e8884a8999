"""What is said of a file of figures: why it, or a line of it, is not taken, and what to do."""

from collections.abc import Sequence

from handlers.language.cells import Reason
from handlers.replies.markup import quoted
from handlers.replies.messages import say
from store.catalogue import load_catalogue
from store.rows import COLUMNS

MOST_REFS = 10
"""Codes of stored figures that are named."""
COLUMNS_TO_WRITE = ", ".join(COLUMNS[:13])
"""The columns of a long CSV, as people are told them."""


def reason(found: Reason, language: str) -> str:
    """The sentences of a reason."""
    params = {name: _named(name, text, language) for name, text in found.params.items()}
    match found.why:
        case "sheet" | "binary" | "empty" | "columns":
            how = say(language, "import-how", columns=COLUMNS_TO_WRITE)
            return f"{say(language, f'import-{found.why}', **params)} {how}"
        case _:
            return say(language, f"import-{found.why}", **params)


def stopped(line: int, found: Reason, language: str) -> str:
    """A line that is not taken."""
    return say(language, "import-line", line=str(line), reason=reason(found, language))


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
    return quoted(value, 200 if kind in {"columns", "choices", "addresses"} else 60)
