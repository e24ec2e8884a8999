"""A number and what it counts: land in a unit, kinds of ordnance, or nothing of ours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.language.extraction.numbers.amounts import ENDINGS, Amount, half_more
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.measures import AP, AT, UXO, Measure
from store.quantities import Unit

_BITS = {"ap": AP, "at": AT, "uxo": UXO, "mine": AP | AT, "both": AP | AT,
         "explosives": AP | AT | UXO}  # fmt: skip
_MEASURES = {m.types: m for m in Measure}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An amount and what it counts: a measure in a unit, or `nothing`, a reason.

    Tokens `first` to `end` state it. `guessed`: the noun stands elsewhere in the sentence,
    `unsure`: and the ones before it are of several kinds;
    `carried`: in the one before; `shared`: with the next number;
    `renamed`: ordnance that means everything by its parts ("renamed"), or UXO beside mines
    ("beside-mines"); `pieces`: "units of" was said.
    """

    amount: Amount
    first: int
    end: int
    measure: Measure | None = None
    unit: Unit = Unit.ITEM
    nothing: str = ""
    guessed: bool = False
    unsure: bool = False
    carried: bool = False
    shared: bool = False
    renamed: str = ""
    pieces: bool = False


def may_be_year(sentence: Sentence, item: "Counted") -> bool:
    """Whether four bare digits may be a year, and not a number whose noun is elsewhere."""
    text = sentence.tokens[item.amount.first].text
    return item.end - item.first == 1 and len(text) == _DIGITS and text[:2] in {"19", "20"}


_DIGITS = 4


def measures_land(item: Counted) -> bool:
    """Whether it is an area."""
    return item.measure is Measure.CLEARED_AREA


def of_kinds(
    amount: Amount,
    kinds: Sequence[Mark],
    used: set[int],
    *,
    pieces: bool = False,
    end: int = 0,
) -> Counted:
    """The amount of the ordnance that `kinds` name together; they are `used` from now on."""
    bits = 0
    names = [kind.concept for kind in kinds]
    for name in names:
        bits |= _BITS[name]
    if names[:1] in (["ap"], ["at"]) and set(names) <= {"ap", "at", "mine"}:
        specific = [name for name in names if name != "mine"]
        bits = sum({_BITS[name] for name in specific})
    used.update(kind.first for kind in kinds)
    first = min(amount.first, kinds[0].first)
    last = max(amount.end, kinds[-1].end, end)
    measure = _MEASURES.get(bits)
    return Counted(
        amount=amount, first=first, end=last, measure=measure, unit=Unit.ITEM,
        nothing="" if measure else "two-kinds", pieces=pieces,
    )  # fmt: skip


def of_area(sentence: Sentence, amount: Amount, unit: Mark, first: int, end: int) -> Counted:
    """The amount of land in a unit."""
    if sentence.folded[end - 1] == ".":
        end -= 1  # the point of "га." may end the sentence
    if half_more(sentence, end):
        half = tuple(value + Decimal("0.5") for value in amount.readings)
        amount, end = replace(amount, readings=half), end + 1
    case = sentence.folded[end : end + 2]
    if case[:1] == ("-",) and case[1:] and case[1] in ENDINGS:
        end += 2  # "40 ha-ya yaxın"
    return Counted(
        amount=amount, first=first, end=end, measure=Measure.CLEARED_AREA, unit=Unit(unit.concept)
    )
