"""What each number of a sentence counts, by the nouns beside it or those of its list."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.language.extraction.numbers.amounts import Amount
from handlers.language.extraction.numbers.counted import Counted, of_area, of_kinds
from handlers.language.extraction.numbers.lists import share_nouns
from handlers.language.extraction.numbers.neighbours import joined_nouns, noun_after, nouns_before
from handlers.language.extraction.numbers.nouns import find_nouns, is_model, said_before
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.measures import Measure


def count(sentence: Sentence, amounts: Sequence[Amount], taken: Sequence[bool]) -> list[Counted]:
    """What every amount counts, in order."""
    nouns = find_nouns(sentence, taken)
    used: set[int] = set()
    found: list[Counted] = []
    for index, amount in enumerate(amounts):
        stop = amounts[index + 1].first if index + 1 < len(amounts) else len(sentence.tokens)
        start = amounts[index - 1].end if index else 0
        found.append(_one(sentence, amount, nouns, used, start, stop))
    return _without_models(sentence, share_nouns(sentence, found, nouns, used))


def _without_models(sentence: Sentence, counted: Sequence[Counted]) -> list[Counted]:
    """Such as "5 anti-personnel mines (3 PMN-2, 2 POMZ-2)": models are no figures of their own."""
    found: list[Counted] = []
    whole: Counted | None = None
    for item in counted:
        opened = "(" in sentence.folded[found[-1].end : item.first] if found else False
        if opened:
            whole = found[-1]
        elif ")" in sentence.folded[(found[-1].end if found else 0) : item.first]:
            whole = None
        model = item.measure in {Measure.AP_MINES, Measure.AT_MINES} and any(
            is_model(word) for word in sentence.folded[item.first : item.end]
        )
        if whole is not None and model and whole.measure in {item.measure, Measure.MINES}:
            item = replace(item, nothing="by-model")
        found.append(item)
    return found


def _one(
    sentence: Sentence,
    amount: Amount,
    nouns: Sequence[Mark],
    used: set[int],
    start: int,
    stop: int,
) -> Counted:
    why = amount.no_count or said_before(sentence, amount.first)
    if why:
        return Counted(amount=amount, first=amount.first, end=amount.end, nothing=why)
    after, pieces = noun_after(sentence, amount, nouns, stop)
    before = nouns_before(sentence, amount, nouns, used, start)
    if (
        before is not None
        and sentence.has("respectively")
        and (len(before) > 1 or before[0].concept == "both")
    ):
        before = None
    if after is None:
        if before is not None and before[0].dimension == "kind":
            return of_kinds(amount, list(before), used, pieces=pieces)
        if before is not None and before[0].dimension == "unit" and before[0].concept != "item":
            used.add(before[0].first)
            first = min(before[0].first, amount.first)
            return of_area(sentence, amount, before[0], first, amount.end)
        return Counted(amount=amount, first=amount.first, end=amount.end, nothing="?",
                       pieces=pieces)  # fmt: skip
    if after.dimension == "nothing":
        return Counted(amount=amount, first=amount.first, end=after.end, nothing=after.concept)
    if after.dimension == "unit":
        used.add(after.first)
        return of_area(sentence, amount, after, amount.first, after.end)
    if after.first > stop:  # behind brackets
        return replace(of_kinds(amount, [after], used), end=amount.end)
    following = joined_nouns(sentence, nouns, after, stop)
    if (
        before is not None and before[0].dimension == "kind" and len(before) == 1
        and len(following) == 1 and after.concept == "mine"
        and before[0].concept in {"ap", "at"} and amount.first - before[0].end <= 1
    ):  # fmt: skip
        used.add(after.first)
        return of_kinds(amount, [before[0]], used, pieces=True, end=after.end)
    return of_kinds(amount, following, used, pieces=pieces)
