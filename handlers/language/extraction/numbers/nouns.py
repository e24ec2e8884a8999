"""The nouns of a sentence that numbers may count: kinds of mines, units of area, and others."""

from collections.abc import Sequence

from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark

_CAPITALS = {"AT": "at", "AV": "at", "ПП": "ap", "ПТ": "at", "PƏ": "ap", "TƏ": "at"}


def find_nouns(sentence: Sentence, taken: Sequence[bool]) -> list[Mark]:
    """Kinds, units and other nouns in order; of two that begin together the longer."""
    agents = {i for m in sentence.marks.get("operator", ()) for i in range(m.first, m.end)}
    marks = [
        m for name in ("kind", "unit", "nothing") for m in sentence.marks.get(name, ())
        if name != "kind" or m.first not in agents  # "the Mine Action Agency" finds none
    ]  # fmt: skip
    marks.extend(  # "159 AT": only in capitals is it no preposition
        Mark("kind", _CAPITALS[token.text], i, i + 1)
        for i, token in enumerate(sentence.tokens) if token.text in _CAPITALS
    )  # fmt: skip
    if any(word.startswith("eleyhine") for word in sentence.folded):
        marks.extend(  # "199 tank və 402 piyada əleyhinə mina"
            Mark("kind", "at", i, i + 1) for i, word in enumerate(sentence.folded)
            if word == "tank" and sentence.tokens[i - 1].kind == "number"
        )  # fmt: skip
    marks.sort(key=lambda m: (m.first, -m.end, m.dimension != "kind"))
    found: list[Mark] = []
    for mark in marks:
        if found and mark.first < found[-1].end:
            continue
        if mark.dimension == "nothing" and any(taken[mark.first : mark.end]):
            continue
        found.append(mark)
    return _with_models(sentence, found)


def _with_models(sentence: Sentence, nouns: Sequence[Mark]) -> list[Mark]:
    """The nouns; a model and the kind beside it are one: "PMN-2 anti-personnel mines"."""
    found: list[Mark] = []
    for mark in nouns:
        last = found[-1] if found else None
        if last is not None and _are_one(sentence, last, mark):
            kind = mark.concept if last.concept == "mine" else last.concept
            found[-1] = Mark("kind", kind, last.first, mark.end)
        else:
            found.append(mark)
    return found


_TYPES = frozenset({"type", "tipli", "типа", "model", "models"})


def _are_one(sentence: Sentence, one: Mark, two: Mark) -> bool:
    """Whether two kinds that stand together are a model and what it is."""
    return (
        one.dimension == two.dimension == "kind"
        and (one.concept == two.concept or "mine" in {one.concept, two.concept})
        and (_names_model(sentence, one) or _names_model(sentence, two))
        and _TYPES.issuperset(sentence.folded[one.end : two.first])
    )


def _names_model(sentence: Sentence, mark: Mark) -> bool:
    return mark.end == mark.first + 1 and is_model(sentence.folded[mark.first])


def is_model(word: str) -> bool:
    """Whether a word, folded, is a model of mines: pmn2."""
    return word[:2].isalpha() and word[-1:] != "²" and any(map(str.isdecimal, word))


def said_before(sentence: Sentence, first: int) -> str:
    """Whether the sign or word before a number says that it is money or a decree's number."""
    if first > 0 and sentence.folded[first - 1] in {"$", "€", "₼"}:
        return "money"
    nothing = sentence.marks.get("nothing", ())
    if sentence.folded[first - 1 : first] == ("of",):
        staff = any(m.end == first - 1 and m.concept in {"staff", "casualties"} for m in nothing)
        if staff:  # "its staff of 2,300"
            return "staff"
    before = first - (first > 0 and sentence.folded[first - 1] == ".")
    decrees = [m for m in nothing if m.concept == "decree"]
    return "decree" if any(m.end in {first, before} for m in decrees) else ""
