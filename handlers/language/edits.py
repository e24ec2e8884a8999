"""Edits: what a person says about the lines of a draft, in plain words, becomes typed edits.

"line 3: 1,454.2 ha", "5-ci sətir Laçın", "удалить 7", "line 6 because the minister said so",
"source: Azertac", "published 6 March 2023": one edit a line, or several parted by ";". What
follows a line's number is read by the words and the grammar of reports, so that a number, a
unit, a measure, places, days, "planned" and an operator are written here as they are there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from handlers.language.extraction.across.tables import read_all
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.times import find_times
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.numbers.qualifiers import qualifier
from handlers.language.extraction.sentence.reads import Read
from handlers.language.extraction.words.layout import sentences
from handlers.language.fold import fold
from handlers.language.slots import find_slots
from store.areas import WHOLE, Places, canonical
from store.measures import Measure
from store.periods import Period
from store.quantities import Unit
from store.questions import Status
from store.records import Qualifier

LONGEST = 1000
"""Characters of edits that are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Take lines out of the draft."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why a line stands."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published all of it."""

    publisher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When all of it was published."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is otherwise about a line; None (empty) stays as it is. `values`: every reading."""

    number: int
    values: tuple[Decimal, ...] = ()
    unit: Unit | None = None
    measure: Measure | None = None
    qualifier: Qualifier | None = None
    places: Places | None = None
    period: Period | None = None
    status: Status | None = None
    operator: str = ""
    purpose: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was understood."""
        return self == Change(number=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Words that look like an edit and are none."""

    words: str


Edit = Drop | Because | Source | Published | Change | Unread

_LINE = r"(?:lines?|rows?|setir(?:ler)?|setr\w*|sira|stroka|строк\w*|пункт\w*|n[o°]\.?|№|#)"
_DROP = r"(?:drop|delete|remove|sil|cixar|удали(?:ть)?|убери|убрать|вычеркн\w+)"
_NUMBER = r"\d{1,6}(?:\s?-?\s?(?:ci|cu|nci|ni|nu|i|u|ю|я|й|ую))?"
_NUMBERED = re.compile(
    rf"(?:{_LINE}\s*(?P<a>\d{{1,6}})|(?P<b>{_NUMBER})\s*{_LINE}|(?P<c>\d{{1,6}})\s*[:)])"
    r"[\s:.,=>-]*",
)
_DROPPED = re.compile(
    rf"(?:{_DROP}\s+(?:{_LINE}\s*)?(?P<a>[\d\s,;&–-]+(?:\s*(?:and|ve|и)\s*\d+)*)"
    rf"|(?:{_LINE}\s*)?(?P<b>[\d\s,–-]+?)(?:\s?-?\s?(?:ci|cu|ni|nu|i|u))?\s*(?:{_LINE}\s*)?{_DROP})\.?",
)
_BECAUSE = re.compile(
    r"(?:because|since|reason|cunki|sebeb(?:i)?|потому что|так как|причина)[\s:,–-]+",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:source|menbe|источник)\s*[:=–-]\s*")
_PUBLISHED = re.compile(
    r"(?:published|publication date|date|derc(?: olunub| tarixi)?|tarix|"
    r"опубликован[оа]?|дата(?: публикации)?)\b[\s:=–-]*"
)
_EVERYWHERE = frozenset({"*", "everywhere"})


def read_edits(text: str, today: date, *, replied: bool = True) -> tuple[Edit, ...]:
    """The edits that a text states; none unless every line of it begins as an edit does.

    Where it is no reply to a draft (`replied`), a line's number needs its word: "3: 61 mines"
    is an item of a list.
    """
    found: list[Edit] = []
    for part in re.split(r"[\n;]+", text[:LONGEST]):
        words = part.strip().strip("•").strip()
        if not words:
            continue
        edit = _edit(words, today, replied=replied)
        if edit is None:
            return ()
        found.append(edit)
    return tuple(found)


_CONFIRMS = re.compile(
    r"(?:(?:i|yes|ok|please|beli|he|да|я) ,? ?)?"
    r"(?:confirm|approve|store|tesdiq|saxla|подтвер|сохран)\w*"
    r"(?: (?:it|all|them|this|please|the|draft|figures|edirem|edin|et|hamisini|все|их|черновик))*"
)


def says_confirm(text: str) -> bool:
    """Whether somebody confirms in words, "təsdiq edirəm": only a button does."""
    return len(text) < LONGEST and _CONFIRMS.fullmatch(fold(text).strip(" .!")) is not None


def read_day(text: str, today: date) -> date | None:
    """The one day that a text names; None for none, or more."""
    found = {
        time.stop for sentence in sentences(text[:LONGEST]) for time in find_times(sentence, today)
        if time.day and time.stop is not None
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def split_reason(text: str) -> tuple[str, str]:
    """What stands before "because" and the reason behind it; no reason is empty."""
    because = _BECAUSE.search(_aligned(text))
    if because is None:
        return text.strip(), ""
    return text[: because.start()].strip(" ,;:–-"), text[because.end() :].strip()


def read_change(number: int, words: str, today: date) -> Change:
    """What words say of a figure; empty where they say nothing."""
    reads = read_all(sentences(words[:LONGEST]), today)
    if not reads:
        return Change(number=number)
    read = reads[0]
    counted = _counted(read)
    amount = counted.amount.readings if counted is not None else ()
    times = list(read.times)
    if counted is None and times and _unit(read) not in {None, Unit.ITEM}:
        amount, times = _as_number(read, times)
    return Change(
        number=number,
        values=amount,
        unit=_unit(read) if amount else None,
        measure=counted.measure if counted and counted.measure else _kind(read),
        qualifier=_qualifier(read, counted),
        places=_places(read, words, today),
        period=_period(times, today),
        status=_status(read),
        operator=next((group.value for group in read.operators if group.value), ""),
        purpose=next((mark.concept for mark in read.sentence.marks.get("purpose", ())), ""),
    )


def _edit(words: str, today: date, *, replied: bool) -> Edit | None:
    folded = _aligned(words)
    dropped = _DROPPED.fullmatch(folded)
    if dropped is not None:
        numbers = tuple(_numbers(dropped["a"] or dropped["b"] or ""))
        return Drop(numbers=numbers) if numbers else Unread(words=words)
    match = _NUMBERED.match(folded)
    if match is not None and (replied or not match["c"]):
        number = int(re.match(r"\d+", match["a"] or match["b"] or match["c"])[0])  # type: ignore[index]
        return _of_line(number, words[match.end() :].strip(), words, today)
    match = _SOURCE.match(folded)
    if match is not None:
        publisher = words[match.end() :].strip()
        return Source(publisher=publisher) if publisher else Unread(words=words)
    match = _PUBLISHED.match(folded)
    if match is not None:
        day = read_day(words[match.end() :], today)
        return Unread(words=words) if day is None else Published(day=day)
    return None


def _of_line(number: int, rest: str, words: str, today: date) -> Edit:
    because = _BECAUSE.match(_aligned(rest))
    if because is not None:
        reason = rest[because.end() :].strip()
        return Because(number=number, reason=reason) if reason else Unread(words=words)
    change = read_change(number, rest, today)
    return Unread(words=words) if change.empty else change


def _aligned(words: str) -> str:
    """`words` folded letter by letter, so that places in it are places in `words`."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in words)


def _numbers(text: str) -> Iterator[int]:
    for first, last in re.findall(r"(\d+)(?:\s*[–-]\s*(\d+))?", text):
        yield from range(int(first), min(int(last or first), int(first) + 1000) + 1)


def _counted(read: Read) -> Counted | None:
    """The first number that counts land or items, else a bare one."""
    for statement in read.statements:
        return statement.counted
    return next((one for one in read.nothing if one.nothing == "?"), None)


def _as_number(read: Read, times: Sequence[Time]) -> tuple[tuple[Decimal, ...], list[Time]]:
    """Before a unit of land 2023 is a number, and no year."""
    first = times[0]
    written = read.sentence.text[
        read.sentence.tokens[first.first].start : read.sentence.tokens[first.end - 1].end
    ]
    if written.isdecimal():
        return (Decimal(written),), list(times[1:])
    return (), list(times)


def _unit(read: Read) -> Unit | None:
    for mark in read.sentence.marks.get("unit", ()):
        return Unit(mark.concept)
    return next((one.counted.unit for one in read.statements), None)


_KINDS = {
    "ap": Measure.AP_MINES, "at": Measure.AT_MINES, "uxo": Measure.UXO, "mine": Measure.MINES,
    "both": Measure.MINES, "explosives": Measure.EXPLOSIVES,
}  # fmt: skip


def _kind(read: Read) -> Measure | None:
    kinds = read.sentence.marks.get("kind", ())
    return _KINDS.get(kinds[0].concept) if kinds else None


def _qualifier(read: Read, counted: Counted | None) -> Qualifier | None:
    marks = read.sentence.marks
    if "exact" in marks or "exact" in read.sentence.folded:
        return Qualifier.EXACT
    if counted is None:
        named = [name for name in ("over", "up_to", "about") if name in marks]
        return Qualifier(named[0]) if named else None
    found = qualifier(read.sentence, counted)
    if found is Qualifier.EXACT and "over" in marks:
        return Qualifier.OVER
    return found


def _places(read: Read, words: str, today: date) -> Places | None:
    named = {place for group in read.places for place in group.value}
    if named:
        return canonical(named)
    if words.strip() in _EVERYWHERE:
        return (WHOLE,)
    slots = find_slots(words, today)
    return (WHOLE,) if any(place.kind == "whole" for place in slots.places) else None


def _period(times: Sequence[Time], today: date) -> Period | None:
    time = next((time for time in times if time.sort not in {"weak", "saying"}), None)
    if time is None:
        return None
    stop = time.stop or today
    start = time.start
    return Period(start=start if start is None or start <= stop else None, end=stop)


def _status(read: Read) -> Status | None:
    if read.sentence.has("planned"):
        return Status.PLANNED
    return Status.ACTUAL if {"actual", "done"} & set(read.sentence.folded) else None
