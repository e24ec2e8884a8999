"""Origin: who published a report, and when, as far as its own first words tell."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.language.extraction.dates.times import find_times
from handlers.language.extraction.words.layout import sentences
from handlers.language.extraction.words.prose import tokenize
from handlers.language.extraction.words.vocabulary import find_marks

BEGINNING = 400
"""Characters in which a report says when it is from."""
_FIRST_WORDS = 160
"""Characters in which a day without its year is the one of the report."""
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](20\d\d)\b")
_WORD = r"[A-ZƏĞİÖŞÇÜА-ЯЁ][\w’'-]*(?:\.\w+)*"
_NAME = rf"({_WORD}(?: {_WORD}){{0,2}})"
_SPOKEN = (
    re.compile(rf"(?:^|[,.;“”\"(\s]){_NAME} reports?\b(?! (?:of|on)\b)"),
    re.compile(rf"\breports? (?:by )?{_NAME}[\s.,]*(?:\n|$)"),
    re.compile(rf"{_NAME}(?:-[^\W\d_]+)? (?:xəbər verir|bildirir ki|məlumat verir)"),
    re.compile(rf"{_NAME}-[^\W\d_]{{1,4}} istinadən"),
    re.compile(rf"(?:сообщает|передает|передаёт|пишет)(?: агентство)? {_NAME}"),
    re.compile(rf"/ ?{_NAME} ?/"),
    re.compile(rf"^[^\n]{{0,60}}\d{{1,2}}[^\n]{{0,15}}[.,] {_NAME}\s*[:.\n]"),
)
"""How agencies name themselves: "Trend reports", "AZƏRTAC xəbər verir", "сообщает АПА"."""
_ADDRESS = re.compile(r"https?://(?:www\.|[a-z]{2}\.)?([\w.-]+)\S*")
_NO_NAME = frozenset({
    "according", "the", "it", "he", "she", "as", "this", "media", "reports", "our", "their",
    "correction", "corrigendum", "clarification", "update", "düzəliş", "dəqiqləşdirmə",
    "исправление", "поправка", "уточнение",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Empty and None where the text does not tell."""

    publisher: str = ""
    published: date | None = None
    url: str = ""


def origin(text: str, today: date) -> Origin:
    """What a report says of itself. `today`: no report is from a later day."""
    address = _ADDRESS.search(text)
    publisher = _publisher(text)
    return Origin(
        publisher=publisher or (address[1] if address else ""),
        published=_published(text[:BEGINNING], today),
        url=address[0].rstrip(".,;)") if address else "",
    )


def _publisher(text: str) -> str:
    for pattern in _SPOKEN:
        for match in pattern.finditer(text):
            name = " ".join(match[1].split()).strip(".,")
            month = find_marks(tokenize(name)).get("month")
            if name and name.lower() not in _NO_NAME and not month:
                return name
    return ""


def _published(text: str, today: date) -> date | None:
    """A day that is written with its year, else the one of the first words."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for match in pattern.finditer(text):
            day = _day(*(int(match[index]) for index in order))
            if day is not None and day <= today:
                return day
    for sentence in sentences(text):
        for time in find_times(sentence, today):
            if not time.day or time.stop is None or time.start not in {None, time.stop}:
                continue
            early = sentence.tokens[time.end - 1].end <= _FIRST_WORDS
            if time.stop <= today and (early or time.sort == "saying") and time.sort != "since":
                return time.stop
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
