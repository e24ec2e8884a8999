"""Numbers that repeat a series for another period: "498 and 215 a year earlier"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.words.layout import Sentence
from store.measures import Measure
from store.quantities import Unit

Series = Sequence[tuple[Measure, Unit]]
"""What the numbers of one sentence count, in order."""


def mirror(sentence: Sentence, counted: list[Counted], before: Sequence[Series]) -> None:
    """Numbers without a noun count what as many numbers just before them count, in order.

    Those stand in the same sentence before a comparison or a bracket, or, as `before`, in one or
    more sentences before a comparison. Nothing is filled where the series do not match.
    """
    if not any(_is_bare(item) for item in counted) or _of_people(sentence):
        return
    series = [item for item in counted if item.nothing in {"", "?"}]
    for first in range(1, len(series)):
        model, copy = series[:first], series[first:]
        if len(copy) > len(model) or not _parted(sentence, model[-1].end, copy[0].first):
            continue
        said = [(m.measure, m.unit) for m in model[-len(copy) :] if m.measure is not None]
        if _fill(counted, copy, said):
            return
    _fill_brackets(sentence, counted)
    if _fill_lists(sentence, counted, series):
        return
    nouns = sentence.marks.get("kind") or sentence.marks.get("unit")
    listed = sentence.has("respectively") or (len(series) > _SERIES and not nouns)
    if sentence.has("comparison") or listed:
        for number in range(1, len(before) + 1):
            if _fill(counted, series, [kind for one in before[-number:] for kind in one]):
                return


def _of_people(sentence: Sentence) -> bool:
    """Such as "Behind these figures are 361 victims, 68 of whom died": none of mines."""
    hurt = sentence.has("negative", "casualty") or sentence.has("nothing", "casualties")
    return hurt and not sentence.has("positive") and not sentence.has("unit")


def _fill_brackets(sentence: Sentence, counted: list[Counted]) -> None:
    """Such as "AP – 102 (a week earlier: 88), AT – 44 (39)": a lone number counts the same.

    Before the brackets too, where the noun stands behind them: "44 (39) anti-tank mines".
    """
    if not is_compared(sentence):
        return
    for index, (one, two) in enumerate(pairwise(list(counted)), 1):
        if one.end != two.first - 1 or sentence.folded[two.first - 1] != "(":
            continue
        closed = sentence.folded[two.end : two.end + 1] == (")",)
        if closed and _is_bare(two) and one.measure is not None:
            counted[index] = _as(two, one)
        elif not closed and _is_bare(one) and two.measure is not None:
            counted[index - 1] = _as(one, two)


def _as(item: Counted, other: Counted) -> Counted:
    """A bare number counts what another one does."""
    return replace(item, measure=other.measure, unit=other.unit, nothing="", guessed=True,
                   shared=False)  # fmt: skip


LEGEND = frozenset({"brackets", "parentheses", "скобках", "moterizede", "moterizelerde"})
"""In "(in brackets: January–November 2023)": of when the numbers in brackets are."""


def is_compared(sentence: Sentence) -> bool:
    """Whether brackets say what a number was before: "(previous week: 88)"."""
    if LEGEND & set(sentence.folded):
        return True
    opened = [at for at, word in enumerate(sentence.folded) if word == "("]
    dated = any(
        ":" in sentence.folded[at : at + _LABEL]
        and any(_YEAR.fullmatch(word) for word in sentence.folded[at : at + _LABEL])
        for at in opened
    )  # "(Q1 2024: 11,204 ha)"
    return dated or any(
        mark.concept in _EARLIER and any(0 <= mark.first - at <= 1 for at in opened)
        for mark in sentence.marks.get("period", ())
    )


_LABEL = 6
"""Words of "(Q1 2024:", at most."""
_YEAR = re.compile(r"20\d\d")
_EARLIER = frozenset({"week", "month", "last_year", "week_before", "month_before",
                      "quarter_before", "year_before"})  # fmt: skip


def _fill_lists(sentence: Sentence, counted: list[Counted], series: Sequence[Counted]) -> bool:
    """Such as "Aghdam – 7 AP, 3 AT, 214 ha; Fuzuli – 15, 8 and 322 ha": as in the one before.

    Lists that a semicolon parts; both as long, of several things, and agreeing where both say.
    """
    lists: list[list[Counted]] = [[]]
    for item in series:
        if lists[-1] and ";" in sentence.folded[lists[-1][-1].end : item.first]:
            lists.append([])
        lists[-1].append(item)
    filled = False
    for model, copy in pairwise(lists):
        said = [(m.measure, m.unit) for m in model if m.measure is not None and not m.shared]
        several = len(set(said)) == len(model) > _SERIES
        if several and any(map(_is_bare, copy)) and _fill(counted, copy, said):
            filled = True
    return filled


def _is_bare(item: Counted) -> bool:
    """Whether a number has no noun of its own."""
    return item.nothing == "?" or item.shared


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a comparison or a bracket opens between two numbers."""
    marks = (*sentence.marks.get("comparison", ()), *sentence.marks.get("boundary", ()))
    return "(" in sentence.folded[start:end] or any(start <= m.first < end for m in marks)


def _fill(counted: list[Counted], copy: Sequence[Counted], said: Series) -> bool:
    """Whether `copy` goes by these kinds, in order; if it does, its bare numbers take them."""
    agrees = len(copy) == len(said) and all(
        _is_bare(item) or (item.measure, item.unit) == kind
        for item, kind in zip(copy, said, strict=True)
    )
    shares = any(item.shared for item in copy)
    if not agrees or len(copy) < _SERIES + shares:
        return False
    for item, (measure, unit) in zip(copy, said, strict=True):
        if _is_bare(item):
            at = next(i for i, other in enumerate(counted) if other is item)
            counted[at] = replace(item, measure=measure, unit=unit, nothing="", guessed=True,
                                  shared=False)  # fmt: skip
    return True


_SERIES = 2
"""Numbers of a series, at least: a single one may count anything."""
