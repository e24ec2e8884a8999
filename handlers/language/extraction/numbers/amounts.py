"""The numbers of a sentence: in digits, with thousand and million, or in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from handlers.language.extraction.numbers.telephones import telephone
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from handlers.language.numbers import read_number

_PLAIN = re.compile(r"\d+(?:[.,]\d+)*")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
ENDINGS = frozenset({
    "dan", "den", "dek", "edek", "adek", "dir", "dur", "e", "a", "ye", "ya", "u", "i", "si", "su",
    "in", "un", "ni", "nu", "nin", "nun", "sini", "sinu", "ini", "unu", "na", "ne", "yi", "yu",
})  # fmt: skip
_ORDINALS = frozenset({"ci", "cu", "th", "st", "nd", "rd", "й", "го", "му", "м", "ая", "х", "е"})
_SCALES = {"thousand": Decimal(1000), "million": Decimal(1_000_000)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Tokens `first` to `end` are a number; `readings` of it, the likelier first.

    `ending`: an Azerbaijani case ("dan", "dek"). `why`: what makes it doubtful. `comma`: a
    comma stands in it. `no_count`: an
    ordinal, a range, a telephone number: why it counts nothing.
    """

    first: int
    end: int
    readings: tuple[Decimal, ...]
    ending: str = ""
    why: str = ""
    comma: bool = False
    no_count: str = ""

    @property
    def value(self) -> Decimal:
        """The likeliest reading."""
        return self.readings[0]


def find_amounts(sentence: Sentence, taken: Sequence[bool]) -> list[Amount]:
    """Every number outside the tokens that are `taken` by dates, in order."""
    found: list[Amount] = []
    at = 0
    while at < len(sentence.tokens):
        if _enumerates(sentence, at):
            at += 2
            continue
        amount = None if taken[at] else _digits(sentence, taken, at) or _words(sentence, at)
        if amount is None:
            at += 1
            continue
        found.append(amount)
        at = amount.end
    return _without_ranges(sentence, found)


def _without_ranges(sentence: Sentence, found: Sequence[Amount]) -> list[Amount]:
    """Such as "10 to 20 mines", "900 to 1,000 hectares": no one number, as "10-20" is none."""
    ends = {
        index + side
        for index, (one, two) in enumerate(pairwise(found))
        for side in (0, 1)
        if (
            (sentence.folded[one.end : two.first] == ("to",)
             and sentence.folded[one.first - 1 : one.first] not in _FROM_ONE)
            or (sentence.folded[one.end : two.first] == ("до",)
                and sentence.folded[one.first - 1 : one.first] == ("от",))
        )
        and two.value > one.value and not one.no_count
    }  # fmt: skip
    return [
        replace(amount, no_count="range") if index in ends else amount
        for index, amount in enumerate(found)
    ]


_FROM_ONE = (("from",), ("by",), ("between",))


def _enumerates(sentence: Sentence, at: int) -> bool:
    """Such as "1) Aghdam – 760 ha; 2) Fuzuli": the number of an item of a list."""
    words = sentence.folded
    small = words[at].isdecimal() and len(words[at]) < 3
    begins = at == 0 or words[at - 1] in {";", ",", ":", "."}
    return small and begins and words[at + 1 : at + 2] == (")",) and "(" not in _opened(words[:at])


def _opened(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last bracket that was closed."""
    last = max((i for i, word in enumerate(words) if word == ")"), default=-1)
    return words[last + 1 :]


def _digits(sentence: Sentence, taken: Sequence[bool], at: int) -> Amount | None:
    token = sentence.tokens[at]
    if token.kind != "number":
        return None
    if not _PLAIN.fullmatch(token.folded):
        why = "range" if "-" in token.folded else "no-number"
        return Amount(first=at, end=at + 1, readings=(Decimal(0),), no_count=why)
    if end := telephone(sentence, at):
        return Amount(first=at, end=end, readings=(Decimal(0),), no_count="phone")
    written, end = _grouped(sentence, taken, at)
    split = _parted_decimals(sentence, end, written)
    why = ""
    if split is not None:
        written, end = split
        why = "space"
    readings = read_number(written)
    if not readings:
        return Amount(first=at, end=end, readings=(Decimal(0),), no_count="unreadable")
    if len(readings) > 1 and _scale(sentence, end) is not None:
        readings = readings[::-1]
    if re.fullmatch(r"\d+[.,]00", written) and len(readings) == 1:
        why = "zeros"
    return _scaled(sentence, at, end, readings, why)


def _grouped(sentence: Sentence, taken: Sequence[bool], at: int) -> tuple[str, int]:
    """Digits in groups of three that a space parts: 237 821.5."""
    tokens = sentence.tokens
    written, end = tokens[at].text, at + 1
    if not re.fullmatch(r"[1-9]\d{0,2}", written):
        return written, end
    while end < len(tokens) and not taken[end] and _GROUP.fullmatch(tokens[end].text):
        gap = sentence.text[tokens[end - 1].end : tokens[end].start]
        if len(gap) != 1 or not gap.isspace() or gap == "\n":
            break
        written += f" {tokens[end].text}"
        end += 1
        if not tokens[end - 1].text.isdigit():
            break
    return written, end


def _parted_decimals(sentence: Sentence, end: int, written: str) -> tuple[str, int] | None:
    """Such as "1454, 2 hectares": decimals after a comma and a space, before a unit of area."""
    words = sentence.folded
    if end + 1 >= len(words) or words[end] != "," or not re.fullmatch(r"\d{1,2}", words[end + 1]):
        return None
    unit = next((m for m in sentence.marks.get("unit", ()) if m.first == end + 2), None)
    if unit is None or unit.concept == "item" or not written.replace(" ", "").isdigit():
        return None
    if re.fullmatch(r"20[12]\d", written):
        return None
    return f"{written},{words[end + 1]}", end + 2


def _has(sentence: Sentence, dimension: str, at: int) -> str:
    """The concept of the mark of a dimension that begins at a token."""
    return next((m.concept for m in sentence.marks.get(dimension, ()) if m.first == at), "")


def _scaled(
    sentence: Sentence, first: int, end: int, readings: tuple[Decimal, ...], why: str
) -> Amount:
    """Thousand and million, and what follows them: "30 min 890", "1 million 200 thousand"."""
    total: tuple[Decimal, ...] = readings
    ending, end = _ending(sentence, end)
    no_count = "ordinal" if ending in _ORDINALS else ""
    mark = _scale(sentence, end)
    while mark is not None:
        factor = _SCALES[mark.concept]
        total = tuple(value * factor for value in total)
        end = mark.end
        word = sentence.folded[end - 1]
        ending = next((e for e in ("den", "edek", "dek") if word.endswith(e)), ending)
        if word == "mine":
            ending = "e"
        following = _small_rest(sentence, end, factor)
        mark = None
        if following is not None and len(total) == 1 and total[0] == total[0].to_integral_value():
            rest, end = following
            after = _scale(sentence, end)
            if after is not None and _SCALES[after.concept] < factor:
                total = (total[0] + rest * _SCALES[after.concept],)
                end = after.end
            else:
                total = (total[0] + rest,)
            suffix, end = _ending(sentence, end)
            ending = suffix or ending
    return Amount(
        first=first, end=end, readings=total, ending="" if no_count else ending, why=why,
        no_count=no_count, comma="," in sentence.tokens[first].text,
    )  # fmt: skip


def half_more(sentence: Sentence, end: int) -> bool:
    """Whether "yarım" behind a unit adds its half: "üç hektar yarım"."""
    following = sentence.folded[end : end + 2]
    return following[:1] == ("yarim",) and following[1:] not in _OF_HALVES


_OF_HALVES = (("il",), ("ildə",), ("ilde",), ("milyon",))


def _scale(sentence: Sentence, at: int) -> Mark | None:
    """The thousand or million at a token; "mine" is one only in Azerbaijani (minə)."""
    if sentence.folded[at : at + 1] == ("mine",) and sentence.language != "az":
        return None
    return next((m for m in sentence.marks.get("scale", ()) if m.first == at), None)


def _small_rest(sentence: Sentence, at: int, factor: Decimal) -> tuple[Decimal, int] | None:
    """The rest below a thousand (or million) that follows at once: 890 of "30 min 890"."""
    words = _number_words(sentence, at)
    if words is not None and words[0] < factor:
        return words
    if at >= len(sentence.tokens) or not re.fullmatch(
        r"\d{1,3}(?:[.,]\d{1,2})?", sentence.folded[at]
    ):
        return None
    readings = read_number(sentence.folded[at])
    if not readings or readings[0] >= factor:
        return None
    return readings[0], at + 1


def _ending(sentence: Sentence, end: int) -> tuple[str, int]:
    words = sentence.folded
    if (
        end + 1 < len(words)
        and words[end] in {"-", "'"}
        and (words[end + 1] in ENDINGS or words[end + 1] in _ORDINALS)
    ):
        return words[end + 1], end + 2
    if end < len(words) and words[end] in {"th", "st", "nd", "rd"}:
        return words[end], end + 1
    return "", end


def _words(sentence: Sentence, at: int) -> Amount | None:
    """Number words, when they stand at once before what they count (or before "thousand")."""
    read = _number_words(sentence, at)
    if read is None:
        return None
    total, end = read
    if _is_vague(sentence, at, total):
        return Amount(first=at, end=end, readings=(total,), no_count="no-number")
    if _scale(sentence, end) is not None:
        return _scaled(sentence, at, end, (total,), "")
    numbered = sentence.folded[at - 1 : at] in _NUMBERED and sentence.has("kind")
    numbered |= sentence.folded[at - 1 : at] in _DASHES and any(
        mark.end == at - 1 for mark in sentence.marks.get("kind", ())
    )  # "противопехотных – двести три"
    if any(
        mark.concept in {"staff", "casualties"} and 0 <= mark.first - end <= 1
        for mark in sentence.marks.get("nothing", ())
    ):
        return Amount(first=at, end=end, readings=(total,))  # "two servicemen": listed
    if not _counts_at_once(sentence, end) and not _of_place(sentence, at, end) and not numbered:
        return None
    return Amount(first=at, end=end, readings=(total,))


_DASHES = (("-",), (":",))
_SEVERAL = (("several",), ("few",), ("many",), ("neçə",), ("nece",), ("несколько",), ("some",))


def _is_vague(sentence: Sentence, at: int, total: Decimal) -> bool:
    """Such as "several hundred", "a few thousand": no number."""
    return total >= 100 and sentence.folded[at - 1 : at] in _SEVERAL


_NUMBERED = (("numbered",), ("totalled",), ("totaled",))
"""Before a number in words that counts what stands before: "anti-tank mines numbered nine"."""


def _of_place(sentence: Sentence, first: int, end: int) -> bool:
    """Such as "nine in Lachin", "в Лачине — девять", in a list of mines by place."""
    if not sentence.has("kind"):
        return False
    words = sentence.folded
    starts = {name.first for name in sentence.names}
    ends = {name.end for name in sentence.names}
    before = first - (words[first - 1 : first] == ("-",))
    return before in ends or (words[end : end + 1] in {("in",), ("в",)} and end + 1 in starts)


def _number_words(sentence: Sentence, at: int) -> tuple[Decimal, int] | None:
    """The number below a thousand that words say from a token on, and the token after."""
    part, end = Decimal(0), at
    marks = {m.first: m for m in sentence.marks.get("number", ())}
    while end in marks and not _foreign(sentence, end):
        value = Decimal(marks[end].concept)
        if value == 100:
            part = max(part, Decimal(1)) * 100
        else:
            part += value
        end = marks[end].end
        if end in marks or end + 1 >= len(sentence.tokens):
            continue
        joins = sentence.folded[end] == "-" or (sentence.folded[end] == "and" and not part % 100)
        if joins and end + 1 in marks:
            end += 1  # "twenty-one", "two hundred and one", and not "four and twenty-one"
    return (part, end) if end > at else None


def _foreign(sentence: Sentence, at: int) -> bool:
    """Whether a word is a number in another language only: "on" is ten in Azerbaijani."""
    if sentence.tokens[at].text.casefold() == "bəs":  # "and what about", not beş
        return True
    return sentence.folded[at] == "on" and sentence.language != "az"


def _counts_at_once(sentence: Sentence, end: int) -> bool:
    """Whether a kind, a unit of area or "pieces of" begins within the next two words."""
    for step in (0, 1):
        if _has(sentence, "kind", end + step) or _has(sentence, "unit", end + step):
            return not (step and _has(sentence, "nothing", end))
        if end + step < len(sentence.folded) and not _has(sentence, "link", end + step):
            return False
    return False
