"""Parts of a year: quarters, halves, weeks, its first months; and years from one to another."""

import re
from datetime import date, timedelta

from handlers.language.extraction.dates.calendar import Calendar
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.words.layout import Sentence
from store.periods import months

_SIZES = frozenset({"q", "h"})
_YEARS = frozenset({
    "-", "ci", "cu", "iller", "illerde", "illeri", "illerin", "годах", "годы", "гг", "годов",
})  # fmt: skip


def read_part(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    """The part of a year, or the years from one to another, that begins at a token."""
    years = re.fullmatch(r"(20\d\d)-(20\d\d|\d\d)", calendar.word(at))
    if years is not None:
        last = int(years[2]) if len(years[2]) == 4 else int(years[1][:2] + years[2])
        if int(years[1]) < last <= calendar.published.year + 20 and not (
            len(years[2]) == 2 and last % 100 <= 12
        ):
            end = at + 1
            while calendar.word(end) in _YEARS:
                end += 1
            return Time(
                sort="range", first=at, end=end, start=date(int(years[1]), 1, 1),
                stop=date(last, 12, 31),
            )  # fmt: skip
    these = _these(sentence, calendar, at)
    return (
        these or _first_of_two(sentence, calendar, at) or _quarter(sentence, calendar, at)
        or _week(calendar, at)
    )  # fmt: skip


def _first_of_two(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    """The first quarter of "the first and second quarters of 2024"."""
    number, after = ordinal(sentence, calendar, at)
    if not number or calendar.word(after) not in {"and", "ve", "и"}:
        return None
    second = _quarter(sentence, calendar, after + 1)
    following, _ = ordinal(sentence, calendar, after + 1)
    if second is None or second.start is None or following <= number:
        return None
    months_of = 3 if sentence.has("period", "quarter") else 6
    period = months(second.start.year, (number - 1) * months_of + 1, number * months_of)
    return Time(sort="range", first=at, end=after, start=period.start, stop=period.end,
                inferred=second.inferred)  # fmt: skip


def _these(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    """Such as "these three months", "за эти полгода": those said before."""
    number, after = small_number(sentence, at)
    mark = next((m for m in sentence.marks.get("period", ()) if m.first == after), None)
    months_said = mark is not None and mark.concept in {"months", "same_month"}
    before = calendar.word(at - 1 - (calendar.word(at - 1) in {"же", "same"}))
    if not number or mark is None or not months_said or before not in _POINTING:
        return None
    return Time(sort="same", first=at, end=mark.end, size=_SIZE_OF.get(number, ""))


_POINTING = frozenset({"these", "those", "эти", "этих", "те", "bu", "hemin"})
_SIZE_OF = {3: "quarter", 6: "half", 12: "year"}


def _week(calendar: Calendar, at: int) -> Time | None:
    """A numbered week of ISO 8601: "week 28", "28-ci həftə", "неделя № 28", "28-я неделя".

    Days that are printed elsewhere say it better.
    """
    end = at + 1
    if calendar.word(at) in WEEKS:
        while calendar.word(end) in _NUMBERED:
            end += 1
        number, end = calendar.word(end), end + 1
        if calendar.is_counted(end) or calendar.word(at - 1) in _SAID:
            return None  # "in the first week 12 mines"
    else:
        number = calendar.word(at)
        while calendar.word(end) in _ORDINAL:
            end += 1
        if end == at + 1 or calendar.word(end) not in WEEKS:
            return None
        end += 1
    if not re.fullmatch(r"[1-9]|[1-4]\d|5[0-3]", number):
        return None
    year = calendar.year_after(end + (calendar.word(end) in {",", "of"}))
    this = calendar.published.isocalendar()
    written = this.year - (int(number) > this.week) if year is None else year[0]
    try:
        monday = date.fromisocalendar(written, int(number), 1)
    except ValueError:  # not every year has 53
        return None
    return Time(
        sort="range", first=at, end=end if year is None else year[2], start=monday,
        stop=monday + timedelta(days=6), rough=True, inferred=year is None,
    )  # fmt: skip


def _quarter(sentence: Sentence, calendar: Calendar, at: int) -> Time | None:
    """A quarter or half, or the first months of a year; the year before or after."""
    if not (sentence.marks.get("ordinal") or _SIZES & set(sentence.folded)) and not any(
        mark.concept in {"quarter", "half", "months"} for mark in sentence.marks.get("period", ())
    ):
        return None
    year = calendar.year_at(at)
    begin = at
    if year is not None:
        begin = year[2]
        begin += calendar.word(begin) in {",", "in"}
    size = (
        _quarter_count(sentence, calendar, begin)
        or _ordinal_part(sentence, calendar, begin)
        or _month_count(sentence, calendar, begin)
    )
    if size is None:
        return None
    first, count, end = size
    inferred = False
    if year is None:
        year = calendar.year_after(end)
        if year is not None:
            end = year[2]
    if year is None:
        year = _year_before(calendar, at)
    if year is None:
        inferred = True
        this = calendar.published
        begun = (this - date(this.year, first, 1)).days
        number = this.year if begun >= _BEGUN else this.year - 1
    else:
        number = year[0]
    period = months(number, first, first + count - 1)
    previous = calendar.word(begin) if calendar.word(begin) != "the" else calendar.word(begin + 1)
    return Time(
        sort="range", first=at, end=end, start=period.start, stop=period.end, inferred=inferred,
        back=("quarter" if count == 3 else "half") if previous.startswith(PREVIOUS) else "",
    )  # fmt: skip


_BEGUN = 31
"""Days: a quarter that began later than these before a report is that of a year ago."""


def _year_before(calendar: Calendar, at: int) -> tuple[int, str, int] | None:
    """The one year that the sentence says before a token: "the schedule for 2025 …"."""
    found = [calendar.year_at(before) for before in range(at) if calendar.word(before).isdigit()]
    years = [year for year in found if year is not None]
    return years[0] if len({year[0] for year in years}) == 1 else None


LAST = frozenset({"last", "final", "past", "previous", "son", "oten", "kecen", "последнем",
                   "последний", "последнего", "прошлом", "прошлый", "прошлого", "минувшем",
                   "минувший", "предыдущем", "preceding", "prior", "evvelki", "предыдущий",
                   "предыдущего"})  # fmt: skip
PREVIOUS = ("previous", "preceding", "prior", "evvelki", "предыдущ")
"""Words that count back from what was said, and not from now; Russian and others by stem."""


WEEKS = frozenset({"week", "hefte", "heftesi", "heftede", "heftesinde",
                   "неделя", "неделе", "неделю", "недели"})  # fmt: skip
_SAID = LAST | {"the", "a", "per", "this", "first", "second", "third", "one", "каждую", "эту",
                "прошлую", "bu", "her", "birinci", "первая", "первую"}  # fmt: skip
_NUMBERED = frozenset({"№", "no", "nr", ".", "#", "-"})
_ORDINAL = frozenset({"-", "th", "st", "nd", "rd", "ci", "cu", "я", "ю", "й", "ой"})


def _last_part(calendar: Calendar, at: int, size: int, end: int) -> tuple[int, int, int]:
    """Of "the last quarter of 2024" its end; without a year, the one that was over last."""
    written = calendar.year_after(end) is not None or calendar.year_at(at - 2) is not None
    before = calendar.word(at - 1).isdigit() or any(
        (year := calendar.year_at(back)) is not None and year[2] == at for back in range(at)
    )
    if written or before:
        return 13 - size, size, end
    index = (calendar.published.month - 1) // size
    return ((index - 1) % (12 // size)) * size + 1, size, end


def _ordinal_part(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int, int] | None:
    """First month, months and the token after of "first quarter", "Q1", "birinci rübü"."""
    while calendar.word(at) == "the":
        at += 1
    number, after = ordinal(sentence, calendar, at)
    if calendar.word(at) in LAST:
        number, after = 0, at + 1
    sizes = {m.first: m for m in sentence.marks.get("period", ())}
    quarter = re.fullmatch(r"(q|h)([1-4])?", calendar.word(at))
    if quarter is not None and calendar.word(at + 1).isdigit():
        number, size, after = int(calendar.word(at + 1)[:2]), quarter[1], at + 2
        count = 3 if size == "q" else 6
        return _months_of(number, count, after)
    mark = sizes.get(after)
    known = mark is not None and mark.concept in {"quarter", "half"}
    if not number and known and mark is not None and after == at + 1:
        return _last_part(calendar, at, 3 if mark.concept == "quarter" else 6, mark.end)
    if not number:
        return None
    if not known or mark is None:
        before = [m for m in sizes.values() if m.concept == "quarter" and m.end <= at]
        alone = calendar.word(after) in _PAUSES and calendar.word(at - 1) in _IN
        return _months_of(number, 3, after) if before and alone else None
    return _months_of(number, 3 if mark.concept == "quarter" else 6, mark.end)


_IN = frozenset({"in", "the", "в", "во"})
_PAUSES = frozenset({"", ",", ".", ";", "and", "и", "ve", "-"})


def _months_of(number: int, count: int, after: int) -> tuple[int, int, int] | None:
    if not 1 <= number <= 12 // count:
        return None
    return (number - 1) * count + 1, count, after


def ordinal(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int]:
    """The number that an ordinal says, and the token after it; 0 for none."""
    for mark in sentence.marks.get("ordinal", ()):
        if mark.first == at:
            return int(mark.concept), mark.end
    match = re.fullmatch(r"[1-4]", calendar.word(at))
    if match is None:
        return 0, at
    after = at + 1
    if calendar.word(after) == "-":
        after += 1
    if calendar.word(after) in {"ci", "cu", "st", "nd", "rd", "th", "м", "й", "ом", "го", "е"}:
        after += 1
    return int(match[0]), after


def _quarter_count(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int, int] | None:
    """Such as "three quarters", "за 3 квартала", "üç rübdə": from January on."""
    number, after = small_number(sentence, at)
    many = calendar.word(after) in _QUARTERS
    named = calendar.word(after).startswith("rub") and not calendar.word(at).isdigit()
    if 2 <= number <= 3 and after == at + 1 and (many or named):
        return 1, 3 * number, after + 1
    return None


_QUARTERS = frozenset({"quarters", "квартала", "кварталов"})


def _month_count(sentence: Sentence, calendar: Calendar, at: int) -> tuple[int, int, int] | None:
    """Such as "first 11 months", "11 ayında", "за 9 месяцев": from January on."""
    while calendar.word(at) in {"the", "ilk", "first", "первые", "первых"}:
        at += 1
    if calendar.word(at - 1) in {"last", "past", "son", "последние", "последних"}:
        return None
    number, after = small_number(sentence, at)
    if not 2 <= number <= 12:
        return None
    mark = next((m for m in sentence.marks.get("period", ()) if m.first == after), None)
    if mark is None or mark.concept != "months":
        return None
    bracketed = calendar.word(at - 1) == "(" and calendar.word(mark.end) == ")"
    if calendar.word(mark.first) == "ay" and calendar.word(mark.end) != "erzinde":
        return (1, number, mark.end) if bracketed else None
    return 1, number, mark.end


def small_number(sentence: Sentence, at: int) -> tuple[int, int]:
    """A number to 99, in digits or in a word, and the token after; 0 for none."""
    if not 0 <= at < len(sentence.tokens):
        return 0, at
    word = sentence.folded[at]
    if re.fullmatch(r"\d{1,2}", word):
        return int(word), at + 1
    total, end = 0, at
    for mark in sentence.marks.get("number", ()):
        if mark.first == end and mark.concept.isdigit() and total + int(mark.concept) < 100:
            total, end = total + int(mark.concept), mark.end
    return total, end
