"""The nouns beside a number: behind it, before it, and those that "and" joins to them."""

import re
from collections.abc import Mapping, Sequence

from handlers.language.extraction.numbers.amounts import Amount
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark


def noun_after(
    sentence: Sentence, amount: Amount, nouns: Sequence[Mark], stop: int
) -> tuple[Mark | None, bool]:
    """The noun that follows, past words that lie between; whether "pieces" was said."""
    at, pieces = amount.end, False
    starting = {m.first: m for m in nouns}
    over = {m.first: m.end for name in ("over", "up_to", "about") for m in
            sentence.marks.get(name, ()) if m.concept == "after"}  # fmt: skip
    splits = {m.first: m.end for m in sentence.marks.get("split", ())}
    fillers = {m.first: m.end for m in sentence.marks.get("link", ()) if m.concept == "filler"}
    at = _past_cleared(sentence, at, starting)
    at = _said_in_words(sentence, at) or at
    steps = 0
    while at < stop and steps < 6:
        mark = starting.get(at)
        if mark is not None and (mark.dimension, mark.concept) == ("unit", "item"):
            at, pieces = mark.end, True
            continue
        if mark is not None:
            return mark, pieces
        if at == amount.end and at in splits:  # "3,980 of them anti-personnel"
            at = splits[at]
        elif at in over or at in fillers:
            at = over.get(at) or fillers[at]
        elif sentence.folded[at] in {"were", "was", "are", "is"} and steps == 0:
            mark = starting.get(at + 1)  # "of the mines, 12,000 were anti-personnel"
            return (mark if mark is not None and mark.dimension == "kind" else None), pieces
        elif sentence.folded[at] == ")" and at == amount.end and _again(sentence, amount):
            at += 1
        elif sentence.folded[at] == "(" and at == amount.end:
            return _behind_brackets(sentence, at, starting), pieces
        elif sentence.folded[at] in {"-", "'", "+"} or (
            at > amount.end
            and sentence.tokens[at].kind == "word"
            and steps < 2
            and pieces
            and not _verb_at(sentence, at)
        ):
            at += 1
        else:
            return None, pieces
        steps += 1
    return None, pieces


def _past_cleared(sentence: Sentence, at: int, starting: Mapping[int, Mark]) -> int:
    """Where the unit of "31,200 cleared hectares" or "3 960 очищенных за месяц гектаров" is."""
    mark = next((m for m in sentence.marks.get("positive", ())
                 if m.first == at and m.concept == "cleared"), None)  # fmt: skip
    if mark is None or mark.end in starting:
        return at if mark is None else mark.end
    for end in range(mark.end, mark.end + _WHEN):
        unit = starting.get(end)
        if unit is not None and (unit.dimension, unit.concept) != ("nothing", "time"):
            return end if unit.dimension == "unit" else at
        if sentence.folded[end : end + 1] and sentence.tokens[end].kind != "word":
            return at
    return at


_WHEN = 4
"""Words between a participle and its noun, at most: "очищенных за прошлую неделю гектаров"."""


def _said_in_words(sentence: Sentence, at: int) -> int:
    """The token after "(altmış bir)", which says a number again in words; 0 for other brackets."""
    marks = {m.first: m.end for name in ("number", "scale") for m in sentence.marks.get(name, ())}
    if sentence.folded[at : at + 1] != ("(",) or at + 1 not in marks:
        return 0
    end = at + 1
    while end in marks:
        end = marks[end]
    return end + 1 if sentence.folded[end : end + 1] == (")",) else 0


def _again(sentence: Sentence, amount: Amount) -> bool:
    """Whether a number in brackets says the one before it exactly: "over 53,000 (53,081) ha"."""
    first = amount.first
    return (
        first > 1
        and sentence.folded[first - 1] == "("
        and sentence.tokens[first - 2].kind == "number"
        and not _YEAR.fullmatch(sentence.folded[first - 2])
    )


_YEAR = re.compile(r"(?:19|20)\d\d")


def _behind_brackets(sentence: Sentence, at: int, starting: Mapping[int, Mark]) -> Mark | None:
    """The kind behind a split in brackets: "61 (37 anti-personnel and 24 anti-tank) mines"."""
    close = next(
        (i for i in range(at, min(at + 24, len(sentence.folded))) if sentence.folded[i] == ")"), 0
    )
    mark = starting.get(close + 1)
    put_right = close - at <= _PUT_RIGHT and {"not", "не", "yox", "deyil"} & set(
        sentence.folded[at:close]
    )  # "412 (not 421) anti-personnel mines"
    split = bool(put_right) or any(at < first < close for first in starting)
    return mark if mark is not None and mark.dimension == "kind" and split else None


_PUT_RIGHT = 4
"""Tokens from a bracket to its end, in "(a не 421)"."""


def _verb_at(sentence: Sentence, at: int) -> bool:
    return any(m.first <= at < m.end for name in ("positive", "planned", "place", "split")
               for m in sentence.marks.get(name, ()))  # fmt: skip


def nouns_before(
    sentence: Sentence, amount: Amount, nouns: Sequence[Mark], used: set[int], start: int
) -> list[Mark] | None:
    """The nouns just before an amount that no other amount has: "piyada əleyhinə 82"."""
    at = amount.first
    skip = {m.end: m.first for name in ("over", "up_to", "about", "exact") for m in
            sentence.marks.get(name, ()) if m.concept == "before"}  # fmt: skip
    skip.update({m.end: m.first for m in sentence.marks.get("total", ())})
    skip.update({m.end: m.first for m in sentence.marks.get("period", ()) if m.concept == "same"})
    ending = {m.end: m for m in nouns if m.dimension == "kind" or m.dimension == "unit"}
    steps = 0
    while at > start and steps < 5:
        mark = ending.get(at)
        if mark is not None:
            if mark.first in used:
                return None
            if mark.dimension == "unit":
                if mark.concept == "item":
                    at = mark.first
                    continue
                gap = sentence.folded[at : amount.first]
                alone = not gap and amount.end == len(sentence.tokens) <= 9  # a row of a list
                return [mark] if gap in _COLONS or alone else None
            return _joined_back(sentence, nouns, mark, start)
        back = skip.get(at, -1)
        if back < 0:
            back = _step_back(sentence, at, steps, ending)
        if back < 0:
            return None
        at = back
        steps += 1
    return None


def _step_back(sentence: Sentence, at: int, steps: int, ending: Mapping[int, Mark]) -> int:
    """The token before which to look on for the noun that ends before `at`; -1 for nowhere."""
    words = sentence.folded
    verb = next((m.first for m in sentence.marks.get("positive", ()) if m.end == at), -1)
    if verb >= 0 and steps < 2:
        return verb
    if words[at - 1] == "," and _is_topic(sentence, ending.get(at - 1)):
        return at - 1  # "as for unexploded ordnance, about 1,900 pieces"
    place = next((n.first for n in sentence.names if n.end == at), 0)
    if place and steps == 1 and words[place - 1] in {"в", "во", "in"}:
        return place - 1  # "противопехотных мин в Физули найдено 66"
    return at - 1 if words[at - 1] in _STEPS else -1


def _is_topic(sentence: Sentence, kind: Mark | None) -> bool:
    """Whether "as for" or "что касается" names a kind, and a comma parts it from its number."""
    before = sentence.folded[max(0, kind.first - 2) : kind.first] if kind is not None else ()
    return before == ("as", "for") or before[-1:] == ("касается",)


_STEPS = frozenset({
    "rose", "fell", "dropped", "grew", "increased", "decreased", "finds", "to", "выросло",
    "выросли", "снизилось", "снизились", "сократилось", "увеличилось", "до", "remains", "qalib",
    "остается", "достигло", "достиг", "достигла", "достигает", "превысило", "находится", "-",
    ":", "(", "=", "|", "were", "was", "is", "of", "составило", "составляет", "numbered",
    "totaled", "totalled", "reached", "at", "sayi", "total", "число", "составил", "количество",
    "are", "составили",
    "составила", "ise", "всего", "number", "cemi", ")", "accounted", "for", "amounted", "stood",
    "lerin",
    "larin", "makes", "made", "up", "olanlar", "прежнему", "по", "still",
    "соответственно", "respectively", "muvafiq", "olaraq", "там", "orada", "there",
})  # fmt: skip
"""Words that may stand between a noun and the number behind it: "mines: 12", "мин всего 12"."""
_COLONS = ((":",), ("-",), ("=",), ("|",), (")", ":"), (")",), (")", "-"), (",",))


def _labels(sentence: Sentence, end: int) -> bool:
    """Whether what ends here is the label of the next number: "…, НРБ — 790"."""
    if sentence.folded[end : end + 1] in {("-",), (":",)}:
        return any(token.kind == "number" for token in sentence.tokens[end + 1 : end + 2])
    over = {m.first: m.end for name in ("over", "up_to", "about") for m in
            sentence.marks.get(name, ()) if m.concept == "before"}  # fmt: skip
    at = over.get(end, -1)  # "противотанковых свыше 20 тысяч"
    return at > 0 and any(token.kind == "number" for token in sentence.tokens[at : at + 1])


def joined_nouns(sentence: Sentence, nouns: Sequence[Mark], first: Mark, stop: int) -> list[Mark]:
    """The kinds that "and" joins to the first one, before another amount comes."""
    found = [first]
    at = first.end
    starting = {m.first: m for m in nouns if m.dimension == "kind"}
    ands = {m.first: m.end for m in sentence.marks.get("link", ()) if m.concept == "and"}
    pieces = {m.first: m.end for m in sentence.marks.get("unit", ()) if m.concept == "item"}
    while at < stop:
        if at in starting:
            found.append(starting[at])
            at = starting[at].end
            continue
        if (
            sentence.folded[at] in {"(", "/"}
            and at + 1 in starting
            and starting[at + 1].concept != found[-1].concept
        ):
            if sentence.folded[at] == "(":
                break
            at += 1
            continue
        step = ands.get(at) or (at + 1 if sentence.folded[at] in {",", "/"} else 0)
        while (
            step
            and step < stop
            and sentence.folded[step] in {"other", "various", "the", "digər", "diger"}
        ):
            step += 1
        if step in pieces:  # "mines and items of unexploded ordnance"
            step = pieces[step] + (sentence.folded[pieces[step] : pieces[step] + 1] == ("of",))
        if not step or step not in starting or _labels(sentence, starting[step].end):
            break
        at = step
    return found


def _joined_back(sentence: Sentence, nouns: Sequence[Mark], last: Mark, start: int) -> list[Mark]:
    found = [last]
    ending = {m.end: m for m in nouns if m.dimension == "kind"}
    ands = {m.end: m.first for m in sentence.marks.get("link", ()) if m.concept == "and"}
    at = last.first
    while at > start:
        step = ands.get(at, at - 1 if sentence.folded[at - 1] == "/" else -1)
        if step <= start or step not in ending:
            break
        found.insert(0, ending[step])
        at = ending[step].first
    return found
