"""The words of reports, of all three languages at once, and where they stand in a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from handlers.language.extraction.words.prose import tokenize
from handlers.language.lexicon import LANGUAGES, words
from handlers.language.tokens import Token

Meaning = tuple[str, str]
"""Dimension and concept, such as ("kind", "ap")."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens `first` to `end` (exclusive) mean `concept` of `dimension`."""

    dimension: str
    concept: str
    first: int
    end: int


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: what may follow, and what ends here."""

    exact: dict[str, "_Node"] = field(default_factory=dict)
    begins: dict[str, "_Node"] = field(default_factory=dict)
    meanings: list[Meaning] = field(default_factory=list)


Marks = Mapping[str, tuple[Mark, ...]]
"""Dimension → its marks in order, none over another of the same dimension."""

_SQUARE = {"m2": "m²", "km2": "km²", "м2": "м²", "км2": "км²"}


@cache
def _tree() -> _Node:
    root = _Node()
    for language in LANGUAGES:
        for dimension, concepts in words(f"reports_{language}").items():
            for concept, phrases in concepts.items():
                for phrase in phrases:
                    _plant(root, phrase, (dimension, concept))
                    if phrase in _SQUARE:
                        _plant(root, _SQUARE[phrase], (dimension, concept))
    return root


def _plant(root: _Node, phrase: str, meaning: Meaning) -> None:
    node = root
    for word in phrase.split():
        folded = [token.folded for token in tokenize(word.rstrip("*"))]
        for index, key in enumerate(folded):
            open_ended = word.endswith("*") and index == len(folded) - 1
            node = (node.begins if open_ended else node.exact).setdefault(key, _Node())
    if meaning not in node.meanings:
        node.meanings.append(meaning)


@lru_cache(maxsize=4096)
def _roots(word: str) -> tuple[_Node, ...]:
    return tuple(_after(_tree(), word))


_OWNERS = frozenset({
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december", "service", "ministry", "agency", "defense", "defence", "emergencies",
    "anama", "army",
})  # fmt: skip


def _after(node: _Node, word: str) -> Iterator[_Node]:
    if word in node.exact:
        yield node.exact[word]
    elif word.endswith("'s") and word[:-2] in _OWNERS and word[:-2] in node.exact:
        yield node.exact[word[:-2]]  # the ministry's engineers
    if node.begins:
        for length in range(2, len(word) + 1):
            if word[:length] in node.begins:
                yield node.begins[word[:length]]


def find_marks(tokens: Sequence[Token]) -> Marks:
    """All known phrases; within a dimension the longest one wins, from the left.

    The concept `no_plan` only outbids shorter phrases: "will be used" is no plan to clear.
    """
    found: dict[str, list[Mark]] = {}
    for first, token in enumerate(tokens):
        best: dict[str, Mark] = {}
        nodes = [(node, first + 1) for node in _roots(token.folded)]
        while nodes:
            node, end = nodes.pop()
            for dimension, concept in node.meanings:
                if dimension not in best or best[dimension].end < end:
                    best[dimension] = Mark(dimension, concept, first, end)
            if end < len(tokens):
                nodes.extend((after, end + 1) for after in _after(node, tokens[end].folded))
        for dimension, mark in best.items():
            marks = found.setdefault(dimension, [])
            if not marks or marks[-1].end <= first:
                marks.append(mark)
    said = {
        dimension: tuple(mark for mark in marks if mark.concept != "no_plan")
        for dimension, marks in found.items()
    }
    return {dimension: marks for dimension, marks in said.items() if marks}
