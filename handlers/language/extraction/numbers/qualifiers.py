"""How a number is qualified: over, up to, about, by a word before it or a case and word after."""

from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.records import Qualifier

_QUALIFIERS = (
    ("over", Qualifier.OVER), ("up_to", Qualifier.UP_TO), ("about", Qualifier.ABOUT),
)  # fmt: skip
_BETWEEN = frozenset(
    {"than", "чем", "до", "a", "the", "total", "of", "another", "additional", "as", "many", "$"}
)


def qualifier(sentence: Sentence, item: Counted) -> Qualifier:
    """How the number is qualified: by a word just before it, or after it by case and word."""
    longest, best = 0, Qualifier.EXACT
    for name, value in _QUALIFIERS:
        for mark in sentence.marks.get(name, ()):
            if _adds(sentence, mark):
                continue
            before = mark.concept == "before" or _opens_next(sentence, mark.first)
            if before:
                says = _just_before(sentence, mark.end, item) and not _moved(sentence, mark)
            else:
                says = _just_after(sentence, mark.first, item)
            if says and mark.end - mark.first > longest:  # "не более" is not "более"
                longest, best = mark.end - mark.first, value
    if best is Qualifier.OVER and _exceeds(sentence, item):
        return Qualifier.EXACT
    return best if longest else _by_case(sentence, item)


def _adds(sentence: Sentence, mark: Mark) -> bool:
    """Whether it joins the next number: "79 AP + 39 AT", "19 mines plus 233 shells"."""
    following = sentence.tokens[mark.end : mark.end + 1]
    alone = sentence.folded[mark.first : mark.end] in {("+",), ("plus",)}
    return alone and any(t.kind == "number" or t.folded in _ARTICLES for t in following)


_ARTICLES = frozenset({"a", "an", "about", "some", "another", "nearly", "over"})


_SUBJECTS = frozenset({"this", "that", "bu", "это"})
_RESULT = ("netice", "gosterici", "result", "figure", "total", "показател", "итог", "результат")


def _exceeds(sentence: Sentence, item: Counted) -> bool:
    """Such as "this is more than the 53,081.8 ha of 2023": exactly these were cleared then."""
    if sentence.folded[item.first - 2 : item.first] in _THAN_THE:
        return True
    if sentence.folded[0] not in _SUBJECTS:
        return False
    words = sentence.folded[max(0, item.first - 8) : item.end + 8]
    return any(word.startswith(_RESULT) for word in words)


_THAN_THE = frozenset({("above", "the"), ("than", "the"), ("exceeding", "the"), ("over", "the")})


def _just_before(sentence: Sentence, end: int, item: Counted) -> bool:
    at = item.amount.first
    if end > at:
        return False
    gap = sentence.folded[end:at]
    return (len(gap) <= 3 and all(word in _BETWEEN for word in gap)) or (
        end == item.first and item.first < at and at - end <= 4
        and all(word not in {",", "and"} for word in gap)
    )  # fmt: skip


def _just_after(sentence: Sentence, first: int, item: Counted) -> bool:
    words = sentence.folded
    if not item.amount.end <= first <= item.end + 1 or first == 0:
        return False
    if words[first] in {"civarinda", "etrafinda"}:
        return True
    if first > item.end and words[item.end] not in {"erazi", "torpaq", "sahe", "-"}:
        return False
    word, before = words[first], words[first - 1]
    if before[-1:] > "z" or word in {"or", "and", "plus", "+"} or word > "z":
        return True
    if word == "approximately":
        return True
    if word in _PASSED:
        return before[-1:] in {"i", "u"}
    if word in _MORE:
        return before.endswith(("dan", "den"))
    return before.endswith(("a", "e")) or before == "-"


_MORE = frozenset({"cox", "artiq", "yuxari", "coxdur", "artiqdir", "artigi", "artigini",
                   "artiginda", "az", "coxu", "coxunu"})  # fmt: skip
"""Words behind an ablative: "31 hektardan artığı"."""
_PASSED = frozenset({"otub", "otmusdur", "kecib", "kecmisdir", "asib", "asmisdir"})
"""Verbs behind an accusative: "41 min hektarı ötüb"."""


def _moved(sentence: Sentence, mark: Mark) -> bool:
    """Whether the word belongs to a verb: "handed over 12 ha", "увеличить до 65 тысяч"."""
    if sentence.folded[mark.first] in _NEARLY:
        return False
    reach = 8 if sentence.folded[mark.first] == "до" else 1
    for word in reversed(sentence.folded[max(0, mark.first - reach) : mark.first]):
        if word.startswith(_MOVING):
            return True
        year = len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}
        if (word[:1].isdigit() and not year) or word in {",", ";", ":", "."}:
            break
    return reach > 1 and _from_a_number(sentence, mark)


_NEARLY = frozenset({"почти", "около", "примерно", "nearly", "almost", "about", "around"})


def _from_a_number(sentence: Sentence, mark: Mark) -> bool:
    """Whether "до" ends what "с 136 300 га" began: from one number to another."""
    for at in range(mark.first - 1, -1, -1):
        word = sentence.folded[at]
        if word in {",", ";", ":", "."}:
            return False
        if word in {"с", "со", "от"} and sentence.folded[at + 1][:1].isdigit():
            return True
    return False


_MOVING = ("handed", "hand", "turned", "taken", "took", "увелич", "довест", "довед", "достиг",
           "повыс", "вырос", "сократ", "выраст", "сниз", "упал", "уменьш")  # fmt: skip


def _opens_next(sentence: Sentence, first: int) -> bool:
    """Whether "and more" begins the next number: "157 mines and more than 700 shells"."""
    ends = {m.end for name, _ in _QUALIFIERS for m in sentence.marks.get(name, ())
            if m.first <= first + 1 < m.end}  # fmt: skip
    than = sentence.folded[first + 2 : first + 3] in {("than",), ("чем",)}
    following = {first + 1, first + 2 + than, *ends}
    return any(
        at < len(sentence.tokens) and sentence.tokens[at].kind == "number" for at in following
    ) and sentence.folded[first] in {"and", "и", "or", "или", "plus"}


def _by_case(sentence: Sentence, item: Counted) -> Qualifier:
    """The ending -dək of the number or of its unit: "200 hektaradək"."""
    words = sentence.folded[item.amount.first : item.end]
    if item.amount.ending in {"dek", "edek", "adek"}:
        return Qualifier.UP_TO
    if any(word.endswith(("adek", "edek")) and len(word) > 5 for word in words):
        return Qualifier.UP_TO
    return Qualifier.EXACT
