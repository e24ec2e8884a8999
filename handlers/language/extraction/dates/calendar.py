"""Where a sentence writes years, months and days, with the endings of each language."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from handlers.language.extraction.dates.points import Point, is_possible
from handlers.language.extraction.words.layout import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_YEAR, LAST_YEAR = 1988, 2045

_FULL = re.compile(r"(\d{1,2})[./](\d{1,2})[./](20\d\d)|(20\d\d)-(\d{1,2})-(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](20\d\d)|(20\d\d)-(0[1-9]|1[0-2])")
SINCE = frozenset({"since", "from", "evvelinden", "с"})
"""In "since the beginning of the year": such a span is no year, it opens one."""
_ORDINALS = frozenset({"th", "st", "nd", "rd", "е", "го", "ое", "числа"})
_YEAR_SUFFIX = frozenset({"ci", "cu", "й", "м", "го", "му", "х", "е", "s"})
_YEAR_WORD = re.compile(
    r"il|ilin|ilde|ili|iller|illerde|illerin|illeri|год|году|года|годы|годах|годов|годом|г|гг"
)
_FROM = re.compile(r".*(?:dan|den)")
_TO = re.compile(r".*(?:dek)")
_FROM_SUFFIX, _TO_SUFFIX = frozenset({"dan", "den"}), frozenset({"dek", "edek", "adek"})
_TO_CASE = frozenset({"a", "e", "ya", "ye", "na", "ne", "sina", "sine"})
_PLAIN_SUFFIX = frozenset(
    {"da", "de", "i", "si", "u", "su", "nde", "nda", "nin", "in", "un", "sinda", "sinde"}
)

Read = tuple[Point, int]
"""A point, and the token after it."""


class Calendar:
    """The points of one sentence, read against the day of publication."""

    def __init__(self, sentence: Sentence, published: date) -> None:
        """Where months, and words like "this year", stand in the sentence."""
        self.words: Sequence[str] = sentence.folded
        self.published = published
        marks = sentence.marks
        self._months = {m.first: m for m in marks.get("month", ())}
        self._counted = {m.first for name in ("kind", "unit") for m in marks.get(name, ())} | {
            m.first for m in marks.get("nothing", ()) if m.concept != "time"
        }
        self._relative: dict[int, tuple[int, int]] = {}
        for mark in marks.get("period", ()):
            shift = {"this_year": 0, "same_year": 0, "last_year": -1, "next_year": 1}.get(
                mark.concept
            )
            opens = SINCE & set(self.words[mark.first : mark.end])
            if shift is not None and not opens:
                self._relative[mark.first] = (published.year + shift, mark.end)

    def word(self, at: int) -> str:
        """The key of a token, empty after the last."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def may_begin(self, at: int) -> bool:
        """Whether a point can begin at a token: a digit, a month, "this year"."""
        return self.word(at)[:1].isdigit() or at in self._months or at in self._relative

    def is_counted(self, at: int) -> bool:
        """Whether a token is a noun or unit that numbers count."""
        return at in self._counted

    def is_month(self, at: int) -> bool:
        """Whether a month is named at a token."""
        return at in self._months

    def point(self, at: int) -> Read | None:
        """The point that begins at a token."""
        word = self.word(at)
        if not self.may_begin(at):
            return None
        full = _FULL.fullmatch(word) or _MONTH_YEAR.fullmatch(word)
        if full is not None:
            return self._numeric(full, at + 1)
        for read in (self._month_first, self._day_first, self._year_first):
            found = read(at)
            if found is not None:
                return found
        return None

    def _numeric(self, match: re.Match[str], after: int) -> Read | None:
        parts = [int(part) for part in match.groups() if part]
        if match.re is _MONTH_YEAR:
            numbers = (parts[1], parts[0]) if parts[1] > 12 else (parts[0], parts[1])
            point = Point(year=numbers[0], month=numbers[1])
        else:
            day, at, number = parts if parts[2] > 31 else parts[::-1]
            if at > 12 >= day:
                day, at = at, day  # month first, as Americans write
            point = Point(year=number, month=at, day=day)
        if not is_possible(point):
            return None
        case, after = self._suffix(after)
        return replace(point, case=case), after

    def _suffix(self, at: int) -> tuple[str, int]:
        """What an ending such as -dan or -dək, written after a number, says."""
        skip = at + 1 if self.word(at) in {"-", "'"} else at
        ending = self.word(skip)
        if ending in _FROM_SUFFIX:
            return "from", skip + 1
        if ending in _TO_SUFFIX:
            return "to", skip + 1
        if skip > at and (ending in _TO_CASE or ending in _PLAIN_SUFFIX):
            return ("to" if ending in _TO_CASE else ""), skip + 1
        return "", at

    def year_at(self, at: int) -> tuple[int, str, int] | None:
        """A year that is written or said: number, case, and the token after."""
        if at in self._relative:
            number, after = self._relative[at]
            return number, _case(self.word(after - 1)), after
        text = self.word(at)
        if not re.fullmatch(r"(?:19|20)\d\d", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
            return None
        after = at + 1
        if self.word(after) == "-" and self.word(after + 1) in _YEAR_SUFFIX:
            after += 2
        elif self.word(after) in {"ci", "cu"}:
            after += 1
        case = ""
        following = self.word(after)
        if _YEAR_WORD.fullmatch(re.sub("(?:dan|den|edek|dek)$", "", following)):
            case = _case(following)
            after += 1
            if following in {"г", "гг"} and self.word(after) == ".":
                after += 1
        return int(text), case, after

    def year_after(self, at: int) -> tuple[int, str, int] | None:
        """The year written or said next; "of", "in" and commas may lie between."""
        skip = at
        while self.word(skip) in {",", "of", "in", "the", "в", "("}:
            skip += 1
        return self.year_at(skip)

    def day_number(self, at: int) -> tuple[int, int, str, int] | None:
        """A day of the month, or two ("6-12"): first, last (0: none), case, token after."""
        match = re.fullmatch(r"(\d{1,2})(?:-(\d{1,2}))?", self.word(at))
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or 0)
        if not 1 <= first <= 31 or (last and not first < last <= 31):
            return None
        after = at + 1
        if self.word(after) in _ORDINALS:
            after += 1
        elif self.word(after) == "-" and self.word(after + 1) in _ORDINALS | {"ci", "cu"}:
            after += 2
        case, after = self._suffix(after)
        return first, last, case, after

    def _month_first(self, at: int, *, dated: bool = False) -> Read | None:
        mark = self._months.get(at)
        if mark is None:
            return None
        last_word = self.word(mark.end - 1)
        after = mark.end
        point = Point(month=int(mark.concept), case=_case(last_word), sure=False)
        if self.word(after) in {"ayi", "ayinda", "aylarinda", "month"}:
            after += 1
        elif self.word(after) in {"ayindan", "ayinadek"}:
            point, after = replace(point, case=_case(self.word(after))), after + 1
        elif self._may_name_day(last_word) or self.word(after) == "ayinin":
            after += self.word(after) == "ayinin"
            number = self.day_number(after)
            if number is not None and not self._counts(number[3], after, at):
                first, last, case, after = number
                point = replace(point, day=first, last_day=last, case=case)
                dated = dated or last_word.endswith(("in", "un"))
        elif last_word == "may" and not self._is_may(at):
            return None
        if last_word == "may" and not point.day and not self._is_may(at):
            return None
        if dated:  # the year stands before it
            return (point, after) if is_possible(point) else None
        return self._with_year(point, after)

    def _may_name_day(self, month_word: str) -> bool:
        """Whether a day may follow the month: English, or an Azerbaijani genitive."""
        if month_word[-1:] > "z":
            return False
        english = {"january", "jan", "february", "feb", "march", "mar", "april", "apr", "may",
                   "june", "jun", "july", "jul", "august", "aug", "september", "sep", "sept",
                   "october", "oct", "november", "nov", "december", "dec", "."}  # fmt: skip
        return month_word in english or month_word.endswith(("in", "un"))

    def _is_may(self, at: int) -> bool:
        """Whether "may" is the month: a date word beside it."""
        before, after = self.word(at - 1), self.word(at + 1)
        return (
            before in {"in", "of", "during", "throughout", "since", "from", "for", "through",
                       "until", "early", "late", "by", "-", "april", "to", "last", "this", "and",
                       "till", "january", "february", "march", "between"}
            or (before == "," and at - 2 in self._months)
            or (after in {",", "and", "ve"} and at + 2 in self._months)
            or before.isdigit() or bool(re.match(r"\d|ay|-", after))
            or (at == 0 and after in {"", ":", "was", "saw", "brought", "had", "gave"})
        )  # fmt: skip

    def _counts(self, after: int, number_at: int, month_at: int) -> bool:
        """Whether the number after a month counts something: "in March 24 mines"."""
        if number_at + 1 != after or after not in self._counted:
            return False
        return self.word(month_at - 1) in {"in", "during", "throughout", "for"}

    def _with_year(self, point: Point, after: int) -> Read | None:
        found = self.year_after(after)
        if found is None or (found[2] < len(self.words) and found[2] - 1 in self._counted):
            return (point, after) if is_possible(point) else None
        number, case, end = found
        if self._is_amount(after, end):
            return (point, after) if is_possible(point) else None
        if self.word(end - 1) != ")" and "(" in self.words[after:end] and self.word(end) == ")":
            end += 1
        point = replace(point, year=number, sure=True, case=case or point.case)
        return (point, end) if is_possible(point) else None

    def _is_amount(self, start: int, end: int) -> bool:
        """Whether the four digits count what follows: "in March 2023 mines"."""
        return end - start == 1 and end in self._counted and self.word(end - 1).isdigit()

    def _day_first(self, at: int) -> Read | None:
        number = self.day_number(at)
        if number is None:
            return None
        first, last, case, after = number
        if self.word(after) == "of":
            after += 1
        mark = self._months.get(after)
        if mark is None:
            return None
        month_case = _case(self.word(mark.end - 1))
        point = Point(
            month=int(mark.concept), day=first, last_day=last, case=month_case or case, sure=False
        )
        return self._with_year(point, mark.end)

    def _year_first(self, at: int) -> Read | None:
        found = self.year_at(at)
        if found is None:
            return None
        number, case, after = found
        skip = after + 1 if self.word(after) in {",", "-"} else after
        month_mark = self._months.get(skip)
        if month_mark is not None and skip == after:
            read = self._month_first(skip, dated=True)
            if read is not None and not read[0].sure:
                point = replace(read[0], year=number, sure=True)
                return (point, read[1]) if is_possible(point) else None
        number_first = self.day_number(after)  # 2023-cü il 24 fevral
        if number_first is not None and number_first[3] in self._months:
            read = self._day_first(after)
            if read is not None and not read[0].sure:
                point = replace(read[0], year=number, sure=True)
                return (point, read[1]) if is_possible(point) else None
        return Point(year=number, case=case), after


def _case(word: str) -> str:
    if len(word) > 3 and word[-1] < "{":
        if _FROM.fullmatch(word):
            return "from"
        if _TO.fullmatch(word):
            return "to"
    return ""
