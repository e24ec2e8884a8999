"""Wishes: "tell me when Fuzuli passes 10,000 ha", "когда опубликуют", parted from their question.

Nothing is read here that `understand` reads: what is left of the text is the question.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from handlers.language.numbers import read_number
from handlers.language.pieces import Piece, cut
from handlers.language.tokens import tokenize
from store.measures import Measure
from store.quantities import Unit

LONGEST = 300
"""Characters of a wish; a longer text is none."""

_ASKS = re.compile(
    r"\b(?:(?:please\s+)?(?:(?:tell|notify|alert|inform|warn|ping|message|text)\s+(?:me|us)"
    r"|let\s+(?:me|us)\s+know)(?:\s+please)?"
    r"|(?:zəhmət\s+olmasa\s*,?\s*)?(?:(?:mənə|bizə)\s+)?"
    r"(?:xəbər\s+(?:ver|verin|edin|et|elə)|xəbərdar\s+(?:et|edin)|bildir|bildirin|bildirərsiniz"
    r"|yaz|yazın|de|deyin)(?:\s+(?:mənə|bizə))?"
    r"|(?:пожалуйста\s*,?\s*)?(?:сообщи|скажи|уведоми|предупреди|напиши|оповести|извести"
    r"|дай\s+(?:мне\s+|нам\s+)?знать|дайте\s+(?:мне\s+|нам\s+)?знать)(?:те)?"
    r"(?:\s+(?:мне|нам|меня|нас))?(?:\s*,?\s*пожалуйста)?)(?!\w)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:as\s+soon\s+as|when|once|if|как\s+только|когда|если)\b", re.IGNORECASE)
_PASSES = re.compile(
    r"\b(?:(?:pass|exceed|reach|cross|top|hit|surpass)(?:es|s|ed)?"
    r"|(?:go|goes|get|gets|rises|climbs|is|are|has|have)\s+(?:over|above|beyond|past|to|up\s+to"
    r"|more\s+than|at\s+least)"
    r"|(?:dan|dən|-dan|-dən)?\s*çox\s+(?:olanda|olduqda|olsa)"
    r"|(?:keç|öt)(?:əndə|dikdə|sə|ərsə)|(?:aş|çat)(?:anda|dıqda|sa|arsa)"
    r"|превысит|превысят|превзойд[её]т|достигнет|достигнут|перевалит(?:\s+за)?"
    r"|перейд[её]т(?:\s+за)?|пройд[её]т"
    r"|(?:станет|будет|окажется)\s+(?:больше|более|свыше|не\s+менее|не\s+меньше))(?!\w)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:(?:is|are|gets|has\s+been|have\s+been|comes|becomes)\s+(?:published|known|out|available)"
    r"|(?:dərc|nəşr|elan|məlum)\s+(?:olunanda|olunduqda|olanda|olduqda|ediləndə|edildikdə)"
    r"|опубликуют|(?:будет|будут|станет|станут)\s+(?:опубликован\w*|известн\w*|доступн\w*)"
    r"|появятся\s+данные|данные\s+появятся|появится|появятся|выйд(?:ет|ут))(?!\w)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|не)\b|n['’]t\b", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9][0-9.,'’ \u00a0\u2009\u202f]*(?<=[0-9])")
_RUN = re.compile(r"[0-9]+")
_TIMES = re.compile(
    r"\s*(?:(?P<thousand>k|thousand|min|тыс\.?|тысяч[аи]?)"
    r"|(?P<million>million|mln\.?|milyon|млн\.?|миллион(?:а|ов)?))(?!\w)\s*",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[-–’']?(?:dan|dən|nı|ni|ı|i|a|ə|ya|yə)?(?!\w)", re.IGNORECASE)
_THAT = re.compile(
    r"(?:it|this|that|they|bu|o|onlar|это|оно|он|она|они)?[\s.,!?:;–-]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to be told of.

    `about`: the words of its question; empty for the question before. `amounts`: each reading of
    the number that is to be reached, in `unit`; none: it is to be published. `missing`: a number
    is to be reached, and none with a unit was said.
    """

    about: str
    amounts: tuple[Decimal, ...] = ()
    unit: Unit | None = None
    missing: bool = False


def read_wish(text: str) -> Wish | None:
    """The wish of a sentence; None for any other: a question, a report, talk."""
    asks = _ASKS.search(text) if len(text) <= LONGEST else None
    if asks is None:
        return None
    rest = _without(text, asks)
    published = _PUBLISHED.search(rest)
    passes = _PASSES.search(rest)
    if passes is not None:
        rest = _without(rest, passes)
        found = read_watch(_without_when(rest))
        sure = found.amounts and not _NOT.search(rest)
        return found if sure else Wish(about=found.about, missing=True)
    if published is None:
        return None
    return Wish(about=_about(_without_when(_without(rest, published))))


def read_watch(words: str) -> Wish:
    """The wish of `/watch Fuzuli 10000 ha`: the last amount is the one to be reached."""
    words = words[:LONGEST]
    starts = [match.start() for match in _RUN.finditer(words)]
    found = None
    at = 0
    for start in starts:
        if start < at:
            continue
        amount = _amount(words, start)
        if amount is not None:
            found, at = amount, amount[-1]
    if found is None:
        return Wish(about=_about(words))
    numbers, unit, first, end = found
    return Wish(about=_about(f"{words[:first]} {words[end:]}"), amounts=numbers, unit=unit)


def _amount(words: str, start: int) -> tuple[tuple[Decimal, ...], Unit, int, int] | None:
    """The readings of a number, its unit, and its characters; None for a year or a day."""
    digits = _DIGITS.match(words, start)
    numbers = read_number(digits[0]) if digits is not None else ()
    if digits is None or not numbers:
        return None
    if len(numbers) > 1 and numbers[1] == numbers[1].to_integral_value():
        numbers = numbers[:1]  # nobody writes ten as 10,000
    end = digits.end()
    times = _TIMES.match(words, end)
    if times is not None:
        factor = 1000 if times["thousand"] else 1_000_000
        numbers, end = tuple(number * factor for number in numbers[-1:]), times.end()
    after = words[end:]
    pieces = cut(after, tokenize(after, 8), slips=False)
    if not pieces or after[: pieces[0].start].strip():
        return None
    unit = _unit(pieces[0])
    if unit is None:
        return None
    if unit is not Unit.ITEM or pieces[0].dimension == "unit":
        ending = _ENDING.match(after, pieces[0].end)
        end += ending.end() if ending is not None else pieces[0].end
    return numbers, unit, start, end


def _unit(piece: Piece) -> Unit | None:
    """The unit that follows a number; what is counted counts as one, and stays in the question."""
    if piece.dimension == "unit" and piece.concept in set(Unit):
        return Unit(piece.concept)
    if piece.dimension == "measure" and not Measure(piece.concept).is_area:
        return Unit.ITEM
    return None


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _without_when(text: str) -> str:
    return _WHEN.sub(" ", text, count=1)


def _about(words: str) -> str:
    """The words of the question; none where they only point at the one before."""
    words = " ".join(words.split()).strip(" ,.!?:;–-")
    return "" if _THAT.fullmatch(words) else words
