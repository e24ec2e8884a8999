"""What each number of a sentence counts: land in a unit, mines, ordnance, or nothing of ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.language.extraction.amounts import Amount
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.vocabulary import Mark
from store.measures import AP, AT, UXO, Measure
from store.quantities import Unit

_BITS = {"ap": AP, "at": AT, "uxo": UXO, "mine": AP | AT, "both": AP | AT,
         "explosives": AP | AT | UXO}  # fmt: skip
_MEASURES = {m.types: m for m in Measure}
_STOPS = frozenset({".", ";", "(", ")", "|", ":"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An amount and what it counts: a measure in a unit, or `nothing`, a reason.

    Tokens `first` to `end` state it. `guessed`: the noun stands elsewhere in the sentence;
    `renamed`: ordnance that, by its parts, means everything.
    """

    amount: Amount
    first: int
    end: int
    measure: Measure | None = None
    unit: Unit = Unit.ITEM
    nothing: str = ""
    guessed: bool = False
    renamed: bool = False
    pieces: bool = False


def count(sentence: Sentence, amounts: Sequence[Amount], taken: Sequence[bool]) -> list[Counted]:
    """What every amount counts, in order."""
    nouns = _nouns(sentence, taken)
    used: set[int] = set()
    found: list[Counted] = []
    for index, amount in enumerate(amounts):
        stop = amounts[index + 1].first if index + 1 < len(amounts) else len(sentence.tokens)
        start = amounts[index - 1].end if index else 0
        found.append(_one(sentence, amount, nouns, used, start, stop))
    return _shared(sentence, found, nouns, used)


def _nouns(sentence: Sentence, taken: Sequence[bool]) -> list[Mark]:
    """Kinds, units and other nouns in order; of two that begin together the longer."""
    marks = [m for name in ("kind", "unit", "nothing") for m in sentence.marks.get(name, ())]
    marks.extend(  # "159 AT": only in capitals is it no preposition
        Mark("kind", "at", i, i + 1)
        for i, token in enumerate(sentence.tokens) if token.text in {"AT", "AV"}
    )  # fmt: skip
    marks.sort(key=lambda m: (m.first, -m.end, m.dimension != "kind"))
    found: list[Mark] = []
    for mark in marks:
        if found and mark.first < found[-1].end:
            continue
        if mark.dimension == "nothing" and any(taken[mark.first : mark.end]):
            continue
        found.append(mark)
    return found


def _one(
    sentence: Sentence,
    amount: Amount,
    nouns: Sequence[Mark],
    used: set[int],
    start: int,
    stop: int,
) -> Counted:
    why = amount.no_count or _said_before(sentence, amount.first)
    if why:
        return Counted(amount=amount, first=amount.first, end=amount.end, nothing=why)
    after, pieces = _after(sentence, amount, nouns, stop)
    before = _before(sentence, amount, nouns, used, start)
    if (
        before is not None
        and sentence.has("respectively")
        and (len(before) > 1 or before[0].concept == "both")
    ):
        before = None
    if after is None:
        if before is not None and before[0].dimension == "kind":
            return _kinds(amount, list(before), used, pieces=pieces)
        if before is not None and before[0].dimension == "unit" and before[0].concept != "item":
            used.add(before[0].first)
            return _area(
                sentence, amount, before[0], min(before[0].first, amount.first), amount.end
            )
        return Counted(amount=amount, first=amount.first, end=amount.end, nothing="?",
                       pieces=pieces)  # fmt: skip
    if after.dimension == "nothing":
        return Counted(amount=amount, first=amount.first, end=after.end, nothing=after.concept)
    if after.dimension == "unit":
        used.add(after.first)
        return _area(sentence, amount, after, amount.first, after.end)
    if after.first > stop:  # behind brackets
        return replace(_kinds(amount, [after], used), end=amount.end)
    following = _joined(sentence, nouns, after, stop)
    if (
        before is not None and before[0].dimension == "kind" and len(before) == 1
        and len(following) == 1 and after.concept == "mine"
        and before[0].concept in {"ap", "at"} and amount.first - before[0].end <= 1
    ):  # fmt: skip
        used.add(after.first)
        return _kinds(amount, [before[0]], used, pieces=True, end=after.end)
    return _kinds(amount, following, used, pieces=pieces)


def _said_before(sentence: Sentence, first: int) -> str:
    """Whether the sign or word before a number says that it is money or a decree's number."""
    if first > 0 and sentence.folded[first - 1] in {"$", "€", "₼"}:
        return "money"
    before = first - (first > 0 and sentence.folded[first - 1] == ".")
    decrees = [m for m in sentence.marks.get("nothing", ()) if m.concept == "decree"]
    return "decree" if any(m.end in {first, before} for m in decrees) else ""


def _after(
    sentence: Sentence, amount: Amount, nouns: Sequence[Mark], stop: int
) -> tuple[Mark | None, bool]:
    """The noun that follows, past words that lie between; whether "pieces" was said."""
    at, pieces = amount.end, False
    starting = {m.first: m for m in nouns}
    over = {m.first: m.end for name in ("over", "up_to", "about") for m in
            sentence.marks.get(name, ()) if m.concept == "after"}  # fmt: skip
    fillers = {m.first: m.end for m in sentence.marks.get("link", ()) if m.concept == "filler"}
    steps = 0
    while at < stop and steps < 6:
        mark = starting.get(at)
        if mark is not None and (mark.dimension, mark.concept) == ("unit", "item"):
            at, pieces = mark.end, True
            continue
        if mark is not None:
            return mark, pieces
        if at in over or at in fillers:
            at = over.get(at) or fillers[at]
        elif sentence.folded[at] in {"were", "was", "are", "is"} and steps == 0:
            mark = starting.get(at + 1)  # "of the mines, 12,000 were anti-personnel"
            return (mark if mark is not None and mark.dimension == "kind" else None), pieces
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


def _behind_brackets(sentence: Sentence, at: int, starting: Mapping[int, Mark]) -> Mark | None:
    """The kind behind a split in brackets: "61 (37 anti-personnel and 24 anti-tank) mines"."""
    close = next(
        (i for i in range(at, min(at + 24, len(sentence.folded))) if sentence.folded[i] == ")"), 0
    )
    mark = starting.get(close + 1)
    split = any(at < first < close for first in starting)
    return mark if mark is not None and mark.dimension == "kind" and split else None


def _verb_at(sentence: Sentence, at: int) -> bool:
    return any(m.first <= at < m.end for name in ("positive", "planned", "place", "split")
               for m in sentence.marks.get(name, ()))  # fmt: skip


def _before(
    sentence: Sentence, amount: Amount, nouns: Sequence[Mark], used: set[int], start: int
) -> list[Mark] | None:
    """The nouns just before an amount that no other amount has: "piyada əleyhinə 82"."""
    at = amount.first
    skip = {m.end: m.first for name in ("over", "up_to", "about", "exact") for m in
            sentence.marks.get(name, ()) if m.concept == "before"}  # fmt: skip
    verbs = {m.end: m.first for m in sentence.marks.get("positive", ())}
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
        if at in skip:
            at = skip[at]
        elif at in verbs and steps < 2:
            at = verbs[at]
        elif sentence.folded[at - 1] in {"-", ":", "(", "=", "|", "were", "was", "is", "of",
                                         "составило", "составляет", "numbered", "totaled",
                                         "totalled", "reached", "at", "sayi", "total",
                                         "число", "составил", "количество", "are", "всего",
                                         "number", "cemi", ")", "accounted", "for", "amounted",
                                         "to", "stood", "makes", "made", "up"}:  # fmt: skip
            at -= 1
        else:
            return None
        steps += 1
    return None


_COLONS = ((":",), ("-",), ("=",), ("|",), (")", ":"), (")",), (")", "-"), (",",))


def _joined(sentence: Sentence, nouns: Sequence[Mark], first: Mark, stop: int) -> list[Mark]:
    """The kinds that "and" joins to the first one, before another amount comes."""
    found = [first]
    at = first.end
    starting = {m.first: m for m in nouns if m.dimension == "kind"}
    ands = {m.first: m.end for m in sentence.marks.get("link", ()) if m.concept == "and"}
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
        if not step or step not in starting:
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


def _kinds(
    amount: Amount,
    kinds: Sequence[Mark],
    used: set[int],
    *,
    pieces: bool = False,
    end: int = 0,
) -> Counted:
    bits = 0
    names = [kind.concept for kind in kinds]
    for name in names:
        bits |= _BITS[name]
    if names[:1] in (["ap"], ["at"]) and set(names) <= {"ap", "at", "mine"}:
        specific = [name for name in names if name != "mine"]
        bits = sum({_BITS[name] for name in specific})
    used.update(kind.first for kind in kinds)
    first = min(amount.first, kinds[0].first)
    last = max(amount.end, kinds[-1].end, end)
    measure = _MEASURES.get(bits)
    return Counted(
        amount=amount, first=first, end=last, measure=measure, unit=Unit.ITEM,
        nothing="" if measure else "two-kinds", pieces=pieces,
    )  # fmt: skip


def _area(sentence: Sentence, amount: Amount, unit: Mark, first: int, end: int) -> Counted:
    if sentence.folded[end - 1] == ".":
        end -= 1  # the point of "га." may end the sentence
    return Counted(
        amount=amount, first=first, end=end, measure=Measure.CLEARED_AREA, unit=Unit(unit.concept)
    )


# Numbers whose noun stands with another number ------------------------------------------------


def _shared(
    sentence: Sentence, found: list[Counted], nouns: Sequence[Mark], used: set[int]
) -> list[Counted]:
    """Numbers without a noun of their own: in a list that shares one, or "respectively"."""
    found = _respectively(sentence, found, nouns, used)
    for index in reversed(range(len(found) - 1)):
        one, two = found[index], found[index + 1]
        if one.nothing == "?" and two.measure and _listed(sentence, one, two):
            found[index] = replace(
                one, measure=two.measure, unit=two.unit, nothing="", guessed=False
            )
    return found


def _listed(sentence: Sentence, one: Counted, two: Counted) -> bool:
    """Whether only "and" or a comma lies between two numbers: "45 and 67 hectares"."""
    between = sentence.folded[one.end : two.amount.first]
    if two.first < two.amount.first:
        return False
    return all(word in {"and", ",", "ve", "и", "or"} for word in between) and bool(between)


def _respectively(
    sentence: Sentence, found: list[Counted], nouns: Sequence[Mark], used: set[int]
) -> list[Counted]:
    if not sentence.has("respectively"):
        return found
    bare = [i for i, item in enumerate(found) if item.nothing == "?"]
    kinds = _kind_list(sentence, nouns, used)
    if len(bare) < 2 or len(bare) != len(kinds):
        return found
    for index, kind in zip(bare, kinds, strict=True):
        found[index] = replace(
            _kinds(found[index].amount, [kind], used),
            first=found[index].first, end=found[index].end,
        )  # fmt: skip
    return found


def _kind_list(sentence: Sentence, nouns: Sequence[Mark], used: Iterable[int]) -> list[Mark]:
    kinds = [m for m in nouns if m.dimension == "kind" and m.first not in used]
    for mark in list(kinds):  # "anti-personnel and anti-tank mines" is a list of two here
        if mark.concept == "both":
            order = sentence.folded[mark.first : mark.end]
            text = " ".join(order)
            personnel = min(i for i in (text.find(w) for w in ("personnel", "piyada", "пехот"))
                            if i >= 0)  # fmt: skip
            tank = min(i for i in (text.find(w) for w in ("tank", "танк")) if i >= 0)
            pair = [Mark("kind", "ap", mark.first, mark.end), Mark("kind", "at", mark.first,
                                                                   mark.end)]  # fmt: skip
            at = kinds.index(mark)
            kinds[at : at + 1] = pair if personnel < tank else pair[::-1]
    return kinds


def measures_land(item: Counted) -> bool:
    """Whether it is an area."""
    return item.measure is Measure.CLEARED_AREA
