"""Why a line of a draft is doubted, or something was left out: sentences of three origins."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol

from handlers.language.cells import Reason
from handlers.replies import findings, imports
from handlers.replies.dates import day
from handlers.replies.markup import quoted
from handlers.replies.messages import say
from handlers.replies.numbers import number, qualified
from store.records import Qualifier

_AMOUNTS = ("value", "limit", "usual")
"""Params that are plain digits in the unit of the param "unit"."""
_DAYS = frozenset({"start", "end"})


class Concern(Protocol):
    """A message with its params, as drafts keep it."""

    @property
    def key(self) -> str:
        """`doubt-…` and `left-…` of texts, `import-…` of files, `check-…` of the record."""

    @property
    def params(self) -> Mapping[str, str]:
        """What it speaks of, numbers as plain digits, days as ISO."""


def sentence(concern: Concern, language: str, what: str = "") -> str:
    """The sentence. `what` stands behind its amounts where they count items: a measure."""
    origin, _, rest = concern.key.partition("-")
    match origin:
        case "import":
            return imports.reason(Reason(why=rest, params=concern.params), language)
        case "check":
            return say(language, f"check-{rest}", **_said(concern.params, language, what))
        case _:
            return findings.why(concern, language)


def _said(params: Mapping[str, str], language: str, what: str) -> dict[str, str | int]:
    said: dict[str, str | int] = {}
    unit = params.get("unit", "")
    qualifier = Qualifier(params.get("qualifier") or Qualifier.EXACT)
    for name, text in params.items():
        if name in _AMOUNTS:
            noun = what if unit == "item" and what else unit
            said["amount"] = qualified(Decimal(text), noun, qualifier, language)
        elif name in _DAYS:
            said[name] = day(date.fromisoformat(text), language)
        elif name == "days":
            said[name] = int(text)
        elif name == "times":
            said[name] = number(Decimal(text), language)
        elif name == "unit":
            said[name] = say(language, f"unit-{text}")
        elif name != "qualifier":
            said[name] = quoted(text, 100)
    return said
