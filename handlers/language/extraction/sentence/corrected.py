"""Corrections: "We wrote 421 mines in October. The right number is 412.", "revised from … to"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.language.extraction.doubts import concern
from handlers.language.extraction.numbers.counted import Counted, of_kinds
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import Sentence


def corrected(reads: Sequence[Read]) -> None:
    """The right number takes what the wrong one before it counts, where and when."""
    for before, here in pairwise(reads):
        wrong = [s for s in before.statements if s.why == "earlier"]
        bare = [item for item in here.nothing if item.nothing == "?"]
        if len(wrong) != 1 or len(bare) != 1 or here.statements or not here.sentence.has("right"):
            continue
        said, item = wrong[0], bare[0]
        here.nothing.remove(item)
        counted = replace(
            said.counted, amount=item.amount, first=item.first, end=item.end, guessed=True
        )
        here.statements.append(
            Statement(
                counted=counted,
                qualifier=said.qualifier,
                status=said.status,
                time=said.time,
                places=said.places,
                operator=said.operator,
                purpose=said.purpose,
                doubts=[concern("note", "noun")],
            )
        )


_REVISED = ("revised", "corrected", "amended", "adjusted", "duzeldil", "deqiqlesdiril",
            "исправлен", "уточнен", "скорректирован")  # fmt: skip
_OLD, _NEW = frozenset({"from", "с", "со"}), frozenset({"to", "на", "до"})


def revised(sentence: Sentence, counted: list[Counted]) -> None:
    """Such as "the number of UXO was revised from 2,011 to 2,101": the former counts no more."""
    at = next((i for i, word in enumerate(sentence.folded) if word.startswith(_REVISED)), None)
    for index, (one, two) in enumerate(pairwise(counted)):
        turned = _turned(sentence, one, two)
        if at is None or turned is None:
            continue
        old, new = (index, index + 1) if turned == "to" else (index + 1, index)
        kinds = sentence.marks.get("kind", ())
        if counted[new].nothing == "?" and len(kinds) == 1:
            item = of_kinds(counted[new].amount, kinds, set())
            counted[new] = replace(item, first=counted[new].first, end=counted[new].end)
        counted[old] = replace(counted[old], measure=None, nothing="earlier")
        return


def _turned(sentence: Sentence, one: Counted, two: Counted) -> str | None:
    """Which of two numbers that follow each other is new: "to" the second, "from" the first."""
    before = sentence.folded[max(0, one.first - 1) : one.first]
    between = sentence.folded[one.end : two.first]
    if (one.amount.ending in {"dan", "den"} and two.amount.ending in {"a", "e", "ya", "ye"}
            and not between):  # fmt: skip
        return "to"
    if len(between) != 1:
        return None
    if _OLD.issuperset(before) and between[0] in _NEW:
        return "to"
    return "from" if _NEW.issuperset(before) and between[0] in _OLD else None
