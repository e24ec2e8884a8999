"""The known phrases: the words of all three languages and the names of places, in one trie."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from handlers.language import azerbaijani, russian
from handlers.language.tokens import Token, tokenize
from store.catalogue import Place, load_catalogue

LANGUAGES = ("en", "az", "ru")
PLACE = "place"
"""The dimension of a place; its concept is the place's id."""

_INFLECTED = "~"
_SAID, _ANY_MOOD = "^", "^^"
"""At the end of a verb's stem: the forms that say what is or was; those of every mood."""
_ENDINGS = (_INFLECTED, _SAID, _ANY_MOOD)
_LITERAL = "="
"""Begins a word whose letters count as they are typed: ölüb (died) is not olub (was)."""
_HOLDING = frozenset({"-", ".", "'"})
"""Signs that may stand between the words of a phrase: anti-tank, sq. km."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means; `language` of the file it stands in, empty for a place."""

    dimension: str
    concept: str
    language: str = ""


@dataclass(slots=True)
class Node:
    """The phrases that begin alike: what ends here, and what may follow."""

    meaning: Meaning | None = None
    following: dict[str, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase at tokens `first` to `end` (exclusive); `case`: of its last word.

    `exact`: as it stands in the list, without an ending.
    """

    meaning: Meaning
    first: int
    end: int
    case: str = ""
    exact: bool = True


@cache
def words(language: str) -> dict[str, dict[str, list[str]]]:
    """One language's file: dimension → concept → phrases; its everyday words are in another."""
    found = _file(language)
    if language in LANGUAGES:
        for dimension, concepts in _file(f"everyday_{language}").items():
            found.setdefault(dimension, {}).update(concepts)
    return found


def _file(name: str) -> dict[str, dict[str, list[str]]]:
    text = files("handlers.language").joinpath(f"words/{name}.toml").read_text("utf-8")
    found: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return found


def is_everyday(meaning: Meaning) -> bool:
    """Whether this is a word that is passed over, and that nothing is taken for a slip of."""
    return meaning.dimension == "filler" and meaning.concept != "words"


def keys(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase; a word keeps the ~ or ^ of its endings, a literal its =."""
    if phrase.startswith(_LITERAL):
        return (_LITERAL + phrase[1:].casefold(),)
    found: list[str] = []
    for token in tokenize(phrase):
        if token.text in _ENDINGS and found:
            found[-1] += token.text
        elif token.folded not in _HOLDING or len(token.text) > 1 or len(phrase) == 1:
            found.append(token.folded + token.ending)
    return tuple(found)


@cache
def trie() -> Node:
    """All phrases; the first meaning listed (languages in order, then places) stays."""
    root = Node()
    for language in LANGUAGES:
        for dimension, concepts in words(language).items():
            for concept, phrases in concepts.items():
                for phrase in phrases:
                    _plant(root, keys(phrase), Meaning(dimension, concept, language))
    for place in load_catalogue().places:
        for key in spellings(place):
            _plant(root, key, Meaning(PLACE, place.id))
    return root


def spellings(place: Place) -> Iterator[tuple[str, ...]]:
    """The keys of a place: every spelling as it stands, and with endings."""
    for spelling in place.spellings:
        plain = keys(spelling)
        yield plain
        yield tuple(_stem(word) + _INFLECTED for word in plain)
        if len(plain) > 1:
            yield ("".join(plain),)
            yield (*plain[:-1], _stem(plain[-1]) + _INFLECTED)
    if place.adjective:
        yield (place.adjective + _INFLECTED,)


def _stem(word: str) -> str:
    return russian.stem_of_name(word) if word[-1:] > "z" else word


def _plant(root: Node, key: tuple[str, ...], meaning: Meaning) -> None:
    node = root
    for word in key:
        node = node.following.setdefault(word, Node())
    if node.meaning is None:
        node.meaning = meaning


@cache
def _stems() -> frozenset[str]:
    """Every word that takes endings, anywhere in a phrase."""
    return frozenset(word for word in _all_words() if word.endswith(_ENDINGS))


@cache
def _cut_names() -> frozenset[str]:
    """Names without their last letter, which are none: Агдар is a slip, of Агдам or of Агдара."""
    names = [word for place in load_catalogue().places for name in place.spellings
             for word in keys(name)]  # fmt: skip
    return frozenset(_stem(word) for word in names if _stem(word) != word) - set(names)


@lru_cache(maxsize=8192)
def forms(folded: str) -> tuple[tuple[str, str], ...]:
    """The (key, case) of every entry that a word may be: itself first, then known stems."""
    grammar = russian if folded[-1:] > "z" else azerbaijani
    known = _stems()
    found = [(folded, "")]
    for stem, case in grammar.stems(folded):
        if stem + _INFLECTED in known and not (stem == folded and stem in _cut_names()):
            found.append((stem + _INFLECTED, case))
        if "'" in folded and stem != folded:
            found.append((stem, case))
    for stem, said in grammar.verb_stems(folded):
        found += [(key, "") for key in _verbs(stem, said=said) if key in known]
    return tuple(dict.fromkeys(found))


def _verbs(stem: str, *, said: bool) -> tuple[str, ...]:
    return (stem + _SAID, stem + _ANY_MOOD) if said else (stem + _ANY_MOOD,)


@lru_cache(maxsize=8192)
def is_known(folded: str) -> bool:
    """Whether a word stands in any phrase, by itself or with an ending."""
    return any(key in _all_words() for key, _ in forms(folded))


@cache
def _all_words() -> frozenset[str]:
    found: set[str] = set()
    waiting = [trie()]
    while waiting:
        following = waiting.pop().following
        found.update(following)
        waiting.extend(following.values())
    return frozenset(found)


def find_phrase(tokens: tuple[Token, ...], index: int) -> Found | None:
    """The longest phrase that begins at a token; of equals the one without endings."""
    return _longest(trie(), tokens, index, index, exact=True)


def _longest(
    node: Node, tokens: tuple[Token, ...], first: int, index: int, *, exact: bool
) -> Found | None:
    if first < index:
        while index < len(tokens) and tokens[index].text in _HOLDING:
            index += 1
    if index >= len(tokens):
        return None
    token = tokens[index]
    literal = (
        None if token.text.isascii() else node.following.get(_LITERAL + token.text.casefold())
    )
    if literal is not None and literal.meaning is not None:
        return Found(literal.meaning, first, index + 1)
    best: Found | None = None
    for key, case in forms(token.folded + token.ending if token.ending else token.folded):
        child = node.following.get(key)
        if child is None:
            continue
        plain = exact and not key.endswith(_ENDINGS)
        here = None
        if child.following:
            here = _longest(child, tokens, first, index + 1, exact=plain)
        if here is None and child.meaning is not None:
            here = Found(child.meaning, first, index + 1, case, plain)
        if here is not None and (best is None or here.end > best.end):
            best = here
    return best


@cache
def phrase_words() -> frozenset[str]:
    """The words (their stems where they take endings) of every phrase of several words."""
    return frozenset(
        key.rstrip("".join(_ENDINGS))
        for language in LANGUAGES
        for dimension, concepts in words(language).items()
        for concept, phrases in concepts.items()
        if not is_everyday(Meaning(dimension, concept))
        for phrase in phrases
        if len(parts := keys(phrase)) > 1
        for key in parts
    )


@cache
def single_words() -> dict[str, Meaning]:
    """Every phrase of one word (its stem where it takes endings) → meaning; places too."""
    found: dict[str, Meaning] = {}
    for word, node in trie().following.items():
        if node.meaning is not None:
            found.setdefault(word.rstrip("".join(_ENDINGS)), node.meaning)
    return found
