"""What was read as a period, and how several of a text share a year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.language.pieces import Piece
from handlers.language.recognizers.calendar import Point, winter
from store.periods import TO_DATE, Period, shift_years

OPEN_ENDED = frozenset({
    "to date", "so far", "until now", "up to now", "till date", "up to date", "till now",
    "indiyedek", "indiye qeder", "bu gune qeder", "bu gunedek", "indiye kimi", "bu gune kimi",
    "на сегодня", "на сегодняшний день", "до сих пор", "на данный момент", "по сегодня",
})  # fmt: skip
"""Words that, beside the running year, mean up to today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMatch:
    """A period read from pieces `first` to `end` (exclusive).

    `choices` instead of a period: one of them must be chosen; `yearless` when it is their year.
    `bad`: no such date. `fine` is the grain that was written, `point` what stood there before a
    year was found for it; `weak`: words like "total" that any other period overrides; `current`:
    "this year", which for a plan means all of it; `same_last_year`: the period of the question
    before, a year earlier. `floating`: a range whose year was not written. `in_all`: the sum is
    asked for, which after another question is a sum over its days. `bare`: "the year", and
    nothing says which. `now`: only that it is asked now. `far`: a year without any figures.
    """

    first: int
    end: int
    period: Period | None = None
    choices: tuple[Period, ...] = ()
    yearless: bool = False
    unclear: bool = False
    bad: str = ""
    fine: str = ""
    weak: bool = False
    current: bool = False
    same_last_year: bool = False
    point: Point | None = None
    floating: bool = False
    in_all: bool = False
    bare: bool = False
    now: bool = False
    far: bool = False


def up_to_today(
    found: list[PeriodMatch], pieces: Sequence[Piece], today: date
) -> list[PeriodMatch]:
    """So far in 2023, said in 2023, is up to today."""
    if not any(match.weak and pieces[match.first].folded in OPEN_ENDED for match in found):
        return found
    days = Period(start=date(today.year, 1, 1), end=today)
    return [
        replace(match, period=days, current=True)
        if match.fine == "year" and _bare_year(match, today) == today.year
        else match
        for match in found
    ]


def sharing_a_year(found: Iterable[PeriodMatch], today: date) -> list[PeriodMatch]:
    """In "January and February 2023", and in "January in Fuzuli 2022", the months have a year."""
    matches = list(found)
    bare = [match for match in matches if _bare_year(match, today)]
    yearless = [
        match
        for match in matches
        if match.floating or (match.point is not None and not match.point.dated)
    ]
    if len(bare) == 1 and yearless and len(bare) + len(yearless) == len(_strong(matches)):
        number = _bare_year(bare[0], today)
        shared = [with_year(m, number) if m in yearless else m for m in matches]
        return [replace(m, fine="") if m is bare[0] else m for m in shared if m is not bare[0]] + [
            PeriodMatch(first=bare[0].first, end=bare[0].end, period=TO_DATE, weak=True)
        ]
    for step in (-1, 1):
        number = 0
        for index in range(len(matches))[::step]:
            point = matches[index].point
            if point is not None and not point.dated and number:
                matches[index] = with_year(matches[index], number)
            elif point is not None and point.year:
                number = point.year
    return matches


def _strong(matches: Sequence[PeriodMatch]) -> list[PeriodMatch]:
    return [match for match in matches if not match.weak]


def _bare_year(match: PeriodMatch, today: date) -> int:
    point = match.point
    if point is None or point.fine != "year":
        return 0
    return point.year or (today.year if point.current else 0)


def with_year(match: PeriodMatch, number: int) -> PeriodMatch:
    """The match in a year; `bad` where that year lacks it (29 February)."""
    point = match.point
    if match.floating:
        days = match.period or match.choices[0]
        shift = number - (days.end.year if days.end else number)
        return replace(match, period=shift_years(days, shift), choices=(), floating=False)
    if point is None:
        return match
    if point.fine == "winter":
        choices = tuple(winter(begins) for begins in (number, number - 1))
        return replace(match, choices=choices, period=None, yearless=True)
    dated = point.of(number)
    try:
        period = dated.period()
    except ValueError:
        return replace(match, bad=str(number), period=None, choices=())
    return replace(match, period=period, choices=(), yearless=False, point=dated)
