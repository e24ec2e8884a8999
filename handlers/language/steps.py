"""Steps from the period of the question before: the previous one, the month before, the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.language.pieces import Piece
from handlers.language.recognizers import relative
from handlers.language.recognizers.matches import PeriodMatch
from store.periods import Period, months, shift_years

_PREVIOUS = (
    "previous", "the previous", "prior", "preceding", "предыдущ", "evvelki", "ondan evvelki",
    "bundan evvelki",
)  # fmt: skip
"""Words that count from what was asked before; "last" and "прошлый" count from today."""
_SPANS = ("week", "month", "quarter", "half", "year")
_SAME = {
    "month": "month", "quarter": "quarter", "week": "week", "месяц": "month", "месяца": "month",
    "месяце": "month", "квартал": "quarter", "квартала": "quarter", "квартале": "quarter",
    "неделю": "week", "неделя": "week", "неделе": "week", "недели": "week", "ay": "month",
    "ayda": "month", "ayin": "month", "rub": "quarter", "rubde": "quarter", "hefte": "week",
    "heftede": "week",
}  # fmt: skip
"""Spans as they are said of one, after "the same"."""
_ONE = frozenset({"one", "ones", "bir"})
_FEMININE, _MASCULINE = ("ую", "ой", "ей"), ("ый", "ий", "ом", "ем", "ого", "его")
"""Endings of Russian words that go with a week; and with a month, a quarter or a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A period said from another: `way` is last, previous, before_last, this, next, or a number.

    `span` is the unit that is said with it, "" where it is that of the question before. `words`
    as they were typed. `alone`: without the question before it is no period at all. `count`:
    how many spans together, 0 where that is not said.
    """

    way: str
    span: str
    words: tuple[str, ...]
    alone: bool
    count: int = 0


def find_step(content: Sequence[Piece], periods: Sequence[PeriodMatch]) -> Step | None:
    """The only thing that is said of time, where it is a step; None otherwise."""
    strong = [match for match in periods if not match.weak and not match.bare]
    if len(strong) == 1:
        return _from_a_match(content, strong[0])
    timed = [
        index
        for index, piece in enumerate(content)
        if piece.dimension in {"time", "span", "month", "season", "ordinal", "edge"}
        or (piece.dimension == "number" and piece.folded not in _ONE)
    ]
    if strong or not timed or len(timed) > 3 or timed[-1] - timed[0] != len(timed) - 1:
        return None
    said = [content[index] for index in timed]
    span = next((piece.concept for piece in said if piece.dimension == "span"), "")
    word = next((piece for piece in said if piece.dimension == "time"), None)
    number = next((piece.concept for piece in said if piece.dimension == "number"), "")
    count = int(number) if number.isdecimal() and len(number) < 3 else 0
    if bool(count) is not (len(said) == 3):
        return None
    if len(said) == 1 and said[0].dimension == "ordinal":
        return Step(way=said[0].concept, span="", words=(said[0].text,), alone=True)
    if word is None or (len(said) == 2 and not span) or (span and span not in _SPANS):
        return None
    following = content[timed[-1] + 1 :]
    way = _way(word, one=any(piece.folded in _ONE for piece in content), spanned=bool(span))
    if not way or (
        way in {"previous", "next"} and following and following[0].dimension == "place"
    ):
        return None
    if count and (way != "previous" or not span):
        return None
    words = tuple(piece.text for piece in said)
    return Step(way=way, span=span, words=words, alone=True, count=count)


def take(step: Step, before: Period, today: date) -> tuple[Period, ...]:
    """Every period that a step may lead to from the one before; () where none makes sense."""
    if before.start is None or before.start > today:
        return ()
    if step.count:
        return _several_before(step, before.start, today)
    units = [step.span] if step.span else _units(before, today)
    if not step.span:
        units = [unit for unit in units if _agrees(step.words[-1].lower(), unit)]
    found: list[Period] = []
    for unit in units:
        found += _led_to(step, unit, before, today)
    return tuple(dict.fromkeys(days for days in found if days != before))


def _several_before(step: Step, start: date, today: date) -> tuple[Period, ...]:
    """The two months before that end where the days before begin; or today, as "last" does."""
    days = relative.last(step.span, step.count, start)
    if days.end is None or days.end + timedelta(days=1) != start:
        return ()
    from_today = () if step.alone else (relative.last(step.span, step.count, today),)
    return tuple(dict.fromkeys((days, *from_today)))


def same_span(pieces: Sequence[Piece]) -> str:
    """The month of "in the same month": what was asked before must have been one."""
    said = " ".join(piece.folded for piece in pieces if piece.means("follow", "days"))
    return next((_SAME[word] for word in said.split() if word in _SAME), "")


def is_a(span: str, period: Period, today: date) -> bool:
    """Whether a period is one whole span of this unit, or the one that runs."""
    return span in _units(period, today)


def _agrees(word: str, unit: str) -> bool:
    if word.endswith(_FEMININE):
        return unit == "week"
    return unit != "week" or not word.endswith(_MASCULINE)


def _led_to(step: Step, unit: str, before: Period, today: date) -> list[Period]:
    start = before.start or today
    preceding = relative.last(unit, 1, start)
    match step.way:
        case "previous" if step.span and step.span not in _units(before, today):
            other = shift_years(before, -1) if unit == "year" else relative.last(unit, 1, today)
            return [preceding, other]
        case "previous":
            return [preceding]
        case "last":
            return [relative.last(unit, 1, today), preceding]
        case "before_last":
            from_today = relative.last(unit, 1, today, back=1)
            near = before in (relative.this(unit, today), relative.last(unit, 1, today))
            return [from_today] if near else [from_today, preceding]
        case "1" | "2" | "3" | "4":
            number = int(step.way)
            each = relative.EACH.get(unit, 12)
            fits = unit in {"quarter", "half"} and number * each <= 12
            return [months(start.year, number * each - each + 1, number * each)] if fits else []
        case "this":
            return [relative.this(unit, today)]
        case _:
            return _following(unit, start, today)


def _following(unit: str, start: date, today: date) -> list[Period]:
    coming = relative.following(unit, start)
    if unit == "week":
        monday = start - timedelta(days=start.weekday()) + timedelta(weeks=1)
        coming = Period(start=monday, end=monday + timedelta(days=6))
    if coming is None or coming.start is None or coming.start > today:
        return []
    runs = coming.end is not None and coming.end >= today
    return [relative.this(unit, today) if runs else coming]


def _units(period: Period, today: date) -> list[str]:
    """What a period is one of: a whole week, month, quarter, half or year, or one that runs."""
    if period.start is None or period.end is None:
        return []
    after = period.end + timedelta(days=1)
    whole = [unit for unit in _SPANS if relative.last(unit, 1, after) == period]
    return whole or [unit for unit in _SPANS if relative.this(unit, today) == period]


def _from_a_match(content: Sequence[Piece], match: PeriodMatch) -> Step | None:
    """The previous month, əvvəlki ay: from today where nothing was asked before."""
    first = content[match.first]
    counted = _counted_match(content, match)
    if counted is not None:
        return counted
    if first.dimension != "time" or match.end - match.first != 2 or match.fine not in _SPANS:
        return None
    previous = first.folded.startswith(_PREVIOUS)
    if not previous and first.concept != "next":
        return None
    way = "previous" if previous else "next"
    return Step(way=way, span=match.fine, words=(first.text,), alone=False)


def _counted_match(content: Sequence[Piece], match: PeriodMatch) -> Step | None:
    """The previous three months, два предыдущих месяца: from today where nothing was asked."""
    said = content[match.first : match.end]
    kinds = sorted(piece.dimension for piece in said)
    if kinds != ["number", "span", "time"]:
        return None
    word = next(piece for piece in said if piece.dimension == "time")
    number = next(piece.concept for piece in said if piece.dimension == "number")
    span = next(piece.concept for piece in said if piece.dimension == "span")
    previous = word.folded.startswith(_PREVIOUS) and span in _SPANS
    if not previous or not number.isdecimal() or len(number) > 2:
        return None
    return Step(way="previous", span=span, words=(word.text,), alone=False, count=int(number))


def _way(word: Piece, *, one: bool, spanned: bool) -> str:
    if word.folded.startswith(_PREVIOUS) or word.means("time", "before"):
        return "previous"
    if word.means("time", "last", "before_last", "next"):
        return word.concept
    if word.means("time", "after") and (one or spanned):
        return "next"
    if word.means("time", "this") and (one or word.language == "ru"):
        return "this"
    return ""
