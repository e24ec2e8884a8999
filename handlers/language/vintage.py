"""The time machine in words: "as of 1 June 2023" asks what was known on that day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from handlers.language.pieces import cut
from handlers.language.readings import Reading, Understood
from handlers.language.recognizers.periods import find_periods
from handlers.language.tokens import tokenize
from store.periods import Period

LONGEST = 4096
"""Characters of a Telegram message; a longer text is not looked at."""

_PHRASES = ("as of", "по состоянию на")
_HINT = re.compile("as of|состоянию|tarixin", re.IGNORECASE)
_AZERBAIJANI = re.compile(
    r"((?:\S+\s+){0,2}\S+)\s+tarixin[əe](?:\s+olan)?(?:\s+m[əe]lumat\S*)?(?:\s+g[öo]r[əe])?",
    re.IGNORECASE,
)


def split(text: str, today: date) -> tuple[str, date | None]:
    """The text without "as of …" where another period is asked for, and the day that it names.

    Alone it stays: "as of 1 June" is everything until that day, as it was known then.
    """
    if len(text) > LONGEST or not _HINT.search(text):
        return text, None
    text = _AZERBAIJANI.sub(r"as of \1", text)
    pieces = cut(text, tokenize(text))
    for index, piece in enumerate(pieces):
        if not piece.text.lower().startswith(_PHRASES):
            continue
        match = next(iter(find_periods(pieces[index:], today)), None)
        if match is None or match.first or match.period is None or match.period.end is None:
            continue
        left = [*pieces[:index], *pieces[index + match.end :]]
        if any(not other.weak for other in find_periods(left, today)):
            end = pieces[index + match.end - 1].end
            text = f"{text[: piece.start]} {text[end:]}"
        return text, min(match.period.end, today)
    return text, None


def dated(reading: Reading, day: date | None) -> Reading:
    """The reading, asking what was known on `day`.

    Where the day of knowledge is the only day named, nobody asked for single days, and nothing
    is known of those to come.
    """
    if day is None or not isinstance(reading, Understood):
        return reading
    question = replace(reading.question, as_of=day)
    alone = question.period.start is None and question.period.end is not None
    if not alone:
        return replace(reading, question=question)
    return replace(reading, question=replace(question, period=Period(end=day)), coarser=False)


def since(text: str, today: date) -> date | None:
    """The day from which "since monday" or "since 1 March" counts; None when none is named."""
    folded = text.lower()
    for number, names in enumerate(_WEEKDAYS):
        if any(name in folded for name in names):
            back = (today.weekday() - number) % 7
            return today - timedelta(days=back)
    for match in find_periods(cut(text[:LONGEST], tokenize(text[:LONGEST])), today):
        if match.period is not None and match.period.start is not None:
            return match.period.start
    return None


_WEEKDAYS = (
    ("monday", "bazar ertəsi", "понедельник"),
    ("tuesday", "çərşənbə axşamı", "вторник"),
    ("wednesday", "çərşənbə", "сред"),
    ("thursday", "cümə axşamı", "четверг"),
    ("friday", "cümə", "пятниц"),
    ("saturday", "şənbə", "суббот"),
    ("sunday", "bazar", "воскресень"),
)
