"""Numbers whose noun is said once, with another number or in a heading."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.language.extraction.numbers.amounts import Amount
from handlers.language.extraction.numbers.counted import Counted, may_be_year, measures_land
from handlers.language.extraction.numbers.nouns import find_nouns
from handlers.language.extraction.words.layout import Sentence
from store.measures import Measure
from store.quantities import Unit

_YEAR = re.compile(r"(?:19|20)\d\d")
Header = tuple[Measure, Unit]
"""What the numbers of a list count, said once above it."""


def fill_elided(
    sentence: Sentence,
    counted: list[Counted],
    spans: Sequence[tuple[int, int]],
    header: Header | None,
    heading: Sentence | None = None,
) -> None:
    """Such as "7,956.1 ha in Aghdam, 14,016.7 in Jabrayil": the unit is said once.

    `header`: what the numbers of a list count, as the line above, `heading`, says it. `spans`:
    tokens of places, times and operators; a number must stand beside one.
    """
    marks = [*spans, *((m.first, m.end) for m in sentence.marks.get("purpose", ()))]
    named = [item for item in counted if item.measure is not None]
    numbered = _number_of(sentence) if not named else None
    if not named:
        header = numbered or header or _kind_before(sentence, counted, spans)
    if not named and header is None:
        return
    for index, item in enumerate(counted):
        if item.nothing != "?" or item.amount.no_count or may_be_year(sentence, item):
            continue
        past = next((m.end for m in sentence.marks.get("split", ()) if m.first == item.end),
                    item.end)  # fmt: skip
        at = _before_the_rest(sentence, item.first)
        beside = any(0 <= first - past <= 2 or 0 <= at - end <= 2 for first, end in marks)
        if not is_free(sentence, item, marks):
            continue
        begin = min((m.first for name in ("over", "up_to", "about", "exact")
                     for m in sentence.marks.get(name, ()) if m.end == item.first),
                    default=item.first)  # fmt: skip
        verb = next((m.concept for m in sentence.marks.get("positive", ())
                     if 0 <= begin - m.end <= 1), "")  # fmt: skip
        summed = header is not None and sentence.has("total") and len(sentence.folded) <= 8
        plan = any(0 <= begin - m.end <= _TO for m in sentence.marks.get("planned", ()))
        done = any(
            0 <= m.first - past <= len(_AUXILIARIES & set(sentence.folded[past : m.first]))
            for m in (*sentence.marks.get("positive", ()), *sentence.marks.get("planned", ()))
        )
        beside = (
            beside
            or plan
            or done
            or bool(verb)
            or item.pieces
            or summed
            or numbered is not None
            or _follows(sentence, counted, index)
            or _is_sum(counted[:index], item)
            or _numbered_before(sentence, item) is not None
        )
        before = [c for c in counted[:index] if c.measure is not None and not c.nothing
                  and not (verb and (verb == "cleared") != measures_land(c))
                  and not (item.pieces and measures_land(c))]  # fmt: skip
        model = (
            before[-1]
            if before
            else next(
                (c for c in counted[index:] if c.measure is not None and not c.nothing), None
            )
        )
        if model is not None and model.measure is not None:
            kind: Header | None = (model.measure, model.unit)
        else:
            kind = header
        kind = _named_before(sentence, item) or _numbered_before(sentence, item) or kind
        if item.pieces and _total_before(sentence, item.first):
            kind = _together(before) or kind
        if item.pieces:
            kind = _listed_behind(sentence, item, counted[index + 1 :]) or kind
        if beside and kind is not None:
            above = heading if heading is not None and not named else sentence
            item = replace(item, amount=in_thousands(above, item.amount, kind))
            counted[index] = replace(
                item, measure=kind[0], unit=kind[1], nothing="", guessed=True,
                unsure=_adds_to_several(sentence, item, before),
            )  # fmt: skip


def _before_the_rest(sentence: Sentence, at: int) -> int:
    """Where the 9,000 of "private companies did the remaining 9,000" begins with its words."""
    while at and sentence.folded[at - 1] in _THE_REST:
        at -= 1
    return at


def in_thousands(heading: Sentence, amount: Amount, kind: Header) -> Amount:
    """The amount as its heading says: "in thousand hectares: Jan 3.5, Feb 4.0"."""
    units = {unit.first for unit in heading.marks.get("unit", ())}
    scaled = any(
        mark.concept == "thousand"
        and mark.end in units
        and (mark.first == 0 or heading.tokens[mark.first - 1].kind != "number")
        for mark in heading.marks.get("scale", ())
    )
    if not scaled or not kind[0].is_area:
        return amount
    return replace(amount, readings=tuple(1000 * value for value in amount.readings))


def _adds_to_several(sentence: Sentence, item: Counted, before: Sequence[Counted]) -> bool:
    """Such as "12 AP and 5 AT mines in Lachin, and another 18 in Kalbajar"."""
    more = sentence.folded[max(0, item.first - 2) : item.first + 1]
    kinds = {c.measure for c in before[-2:]}
    return len(kinds) > 1 and any(word in _ANOTHER for word in more)


_ANOTHER = frozenset({"another", "further", "more", "daha", "еще", "ещё"})
_THE_REST = frozenset({"the", "remaining", "did", "cleared", "остальные", "оставшиеся", "qalan"})
_TO = 3
"""Words from a plan to its number, at most: "expect to reach"."""
_AUXILIARIES = frozenset({"were", "was", "have", "has", "been", "are", "is", "было", "были"})
_DISTRICTS = ("district", "region", "rayon", "район", "village", "kend", "сел")
_PREPOSITIONS = frozenset({
    "in", "for", "on", "along", "at", "by", "to", "from", "of", "under", "between", "were", "was",
    "are", "в", "во", "на", "под", "для", "по", "у", "вдоль", "с", "до", "от", "за", "из", "как",
    "uzre", "ise", "de", "da", "kimi", "olub", "olmusdur",
})  # fmt: skip


def is_free(sentence: Sentence, item: Counted, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether no noun that is not known follows the number: "37 posts" are no mines."""
    at = item.amount.end
    at += sentence.folded[at : at + 1] == ("ise",)
    if item.end > at or at >= len(sentence.tokens) or sentence.tokens[at].kind != "word":
        return True
    named = any(first <= at < end for first, end in spans)
    following = sentence.folded[at : at + 3]
    begins = any(name.first == at for name in sentence.names) or any(
        m.first == at and m.concept == "other" for m in sentence.marks.get("place", ())
    )  # "2269,5-i isə digər rayonların"
    if not begins and any(word.startswith(_DISTRICTS) for word in following):
        return False  # "13 liberated districts"
    people = any(
        at < m.first <= at + 2 and m.concept in {"staff", "casualties", "things"}
        and not any(first <= m.first < end for first, end in spans)
        for m in sentence.marks.get("nothing", ())
    )  # fmt: skip
    if people and not begins:
        return False  # "some 60 farming families"
    marked = any(m.first <= at < m.end for marks in sentence.marks.values() for m in marks)
    return marked or named or sentence.folded[at] in _PREPOSITIONS


def _numbered_before(sentence: Sentence, item: Counted) -> Header | None:
    """Of "число мин снизилось до 254 с 301, НРБ – до 3,4 тыс." the mines: what is numbered."""
    kinds = [m for m in sentence.marks.get("kind", ()) if m.end <= item.first]
    if not kinds or not any(
        word.startswith(_NUMBER)
        for word in sentence.folded[max(0, kinds[-1].first - 3) : kinds[-1].first]
    ):
        return None
    clause = sentence.folded[kinds[-1].end : item.first]
    moved = any(word.startswith(_MOVED) for word in clause)
    between = clause == (",",) and sentence.folded[item.end : item.end + 1] == (",",)
    moved |= between  # "the number of UXO, 1,573, has not changed"
    return (_BITS[kinds[-1].concept], Unit.ITEM) if moved and ";" not in clause else None


_MOVED = ("сниз", "вырос", "увелич", "сократ", "достиг", "rose", "fell", "stood", "came",
          "dropped", "grew", "increased", "decreased", "declined", "reach", "total", "artib",
          "azalib", "dusub", "catib", "составля", "составил", "teskil")  # fmt: skip


def _is_sum(before: Sequence[Counted], item: Counted) -> bool:
    """Whether it is the sum of the two or more areas before it: "… – 898.2 in all"."""
    parts = [c.amount.value for c in before if measures_land(c) and not c.nothing]
    return len(parts) > 1 and sum(parts) == item.amount.value


def _named_before(sentence: Sentence, item: Counted) -> Header | None:
    """What a number in brackets counts, the last kind before it: "AT mines found in Q1 (812)"."""
    words = sentence.folded
    if words[item.first - 1 : item.first] != ("(",) or words[item.end : item.end + 1] != (")",):
        return None
    kinds = [m for m in sentence.marks.get("kind", ()) if m.end < item.first]
    units = [m for m in sentence.marks.get("unit", ()) if m.end < item.first]
    between = sentence.tokens[kinds[-1].end : item.first] if kinds else ()
    numbers = [t for t in between if t.kind == "number" and not _YEAR.fullmatch(t.folded)]
    if not kinds or units or numbers:
        return None
    return _BITS[kinds[-1].concept], Unit.ITEM


def _kind_before(
    sentence: Sentence, counted: Sequence[Counted], spans: Sequence[tuple[int, int]]
) -> Header | None:
    """What several numbers in brackets count: "mines were found in Aghdam (112), Fuzuli (87)"."""
    bare = [c for c in counted if c.nothing == "?" and any(c.first - e == 1 for _, e in spans)]
    if len(bare) < 2:
        return None
    kinds = [m for m in sentence.marks.get("kind", ()) if m.end <= bare[0].first]
    return (_BITS[kinds[-1].concept], Unit.ITEM) if kinds else None


def _follows(sentence: Sentence, counted: Sequence[Counted], index: int) -> bool:
    """Whether only "and" joins it to a number that was filled: "38,100 and 35,700"."""
    before = counted[index - 1] if index else None
    if before is None or not before.guessed:
        return False
    between = sentence.folded[before.end : counted[index].first]
    return bool(between) and all(word in {"and", ",", "ve", "и"} for word in between)


_NUMBER = ("number", "sayi", "число", "числа", "количеств")


def _number_of(sentence: Sentence) -> Header | None:
    """What the numbers of "the number of anti-tank mines should read 31, not 13" count."""
    kinds = [m for m in find_nouns(sentence, [False] * len(sentence.tokens))
             if m.dimension == "kind"]  # fmt: skip
    if len(kinds) != 1 or sentence.has("negative", "casualty"):
        return None
    near = (*sentence.folded[max(0, kinds[0].first - 3) : kinds[0].first],
            *sentence.folded[kinds[0].end : kinds[0].end + 2])  # fmt: skip
    numbered = any(word.startswith(_NUMBER) for word in near)
    return (_BITS[kinds[0].concept], Unit.ITEM) if numbered else None


def _listed_behind(sentence: Sentence, item: Counted, after: Sequence[Counted]) -> Header | None:
    """What "402 items: 29 anti-personnel mines, 373 UXO" come to, where they add up."""
    parts = [c for c in after if c.measure is not None and not c.measure.is_area]
    end = next((m.end for m in sentence.marks.get("unit", ()) if m.first == item.end), item.end)
    opens = sentence.folded[end : end + 1] in {(":",), ("(",), ("-",)} or any(
        0 <= m.first - end <= 1 for m in sentence.marks.get("split", ())
    )
    adds_up = sum(part.amount.value for part in parts) == item.amount.value
    return _together(parts) if opens and adds_up else None


def _total_before(sentence: Sentence, at: int) -> bool:
    return any(0 <= at - mark.end <= 4 for mark in sentence.marks.get("total", ()))


def _together(items: Sequence[Counted]) -> Header | None:
    """What the items before come to: "a total of 105,488 units"."""
    bits = 0
    for item in items:
        bits |= item.measure.types if item.measure is not None else 0
    measure = next((m for m in Measure if m.types == bits), None)
    return (measure, Unit.ITEM) if measure is not None else None


_BITS = {"ap": Measure.AP_MINES, "at": Measure.AT_MINES, "uxo": Measure.UXO,
         "mine": Measure.MINES, "both": Measure.MINES,
         "explosives": Measure.EXPLOSIVES}  # fmt: skip


def header_of(sentence: Sentence, counted: Sequence[Counted]) -> Header | None:
    """What a heading says that the numbers below (or behind its colon) count."""
    words = sentence.folded
    colon = next((i for i, word in enumerate(words) if word == ":"), len(words))
    if any(c.measure is not None and c.amount.first < colon for c in counted):
        return None
    if colon == len(words) and len(words) > 16:
        return None
    kinds = {m.concept for m in sentence.marks.get("kind", ()) if m.first < colon}
    said = kinds | {m.concept for m in find_nouns(sentence, [False] * len(words))
                    if m.dimension == "kind" and m.first < colon}  # fmt: skip
    if {"mine", "ap", "at"} <= said and "uxo" not in said:
        return Measure.MINES, Unit.ITEM  # "Mines (AP and AT, items)"
    if len(kinds) > 1 and kinds & {"ap", "at"} and colon == len(words) and "/" not in words:
        return None  # the columns of a table
    for mark in sentence.marks.get("unit", ()):
        if mark.concept != "item" and mark.first < colon:
            return Measure.CLEARED_AREA, Unit(mark.concept)
    nouns = find_nouns(sentence, [False] * len(words)) if sentence.marks.get("kind") else ()
    kinds = {m.concept for m in nouns if m.dimension == "kind" and m.first < colon}
    cleared = any(m.first < colon and m.concept == "cleared"
                  for m in sentence.marks.get("positive", ()))  # fmt: skip
    if kinds == {"mine", "uxo"} and not cleared:
        return Measure.EXPLOSIVES, Unit.ITEM
    if len(kinds) == 1 and not cleared:
        return _BITS[kinds.pop()], Unit.ITEM
    return None
