"""A text cut into pieces that each mean one thing: places, known phrases, numbers, the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.language.lexicon import Word, find_words
from handlers.language.recognizers.places import PlaceMatch, find_places
from handlers.language.tokens import Token, tokenize

_CLOSING = frozenset(".,!?;:\"'()[]{}«»“”„…-–—*_~|<>=/\\’‘`^·•#@&+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end`: a phrase (`dimension`, `concept`), a place, a number or text.

    `dimension` is one of the word lists' ("measure", "month", …), or "place", "number", or
    "unknown" for what means nothing here.
    """

    dimension: str
    concept: str
    text: str
    start: int
    end: int
    place: PlaceMatch | None = None


def cut(text: str) -> tuple[Piece, ...]:
    """The pieces in order; signs that only close or separate fall away, commas join."""
    tokens = tokenize(text)
    nothing_taken = [False] * len(tokens)
    phrases = find_words(tokens, nothing_taken)
    places = [
        place
        for place in find_places(tokens)
        if not any(
            word.first <= place.first
            and place.end <= word.end
            and word.end - word.first > place.end - place.first
            for word in phrases
        )
    ]
    taken = list(nothing_taken)
    for place in places:
        taken[place.first : place.end] = [True] * (place.end - place.first)
    return tuple(_pieces(text, tokens, places, find_words(tokens, taken)))


def _pieces(
    text: str, tokens: Sequence[Token], places: Sequence[PlaceMatch], words: Sequence[Word]
) -> list[Piece]:
    matches: list[PlaceMatch | Word] = [*words, *places]
    starting = {match.first: match for match in matches}
    pieces: list[Piece] = []
    index = 0
    while index < len(tokens):
        match = starting.get(index)
        token = tokens[index]
        if match is None:
            index += 1
            if token.kind == "number":
                pieces.append(Piece("number", token.folded, token.text, token.start, token.end))
            elif token.folded == "'" and index < len(tokens) and tokens[index].kind == "number":
                pieces.append(Piece("time", "apostrophe", token.text, token.start, token.end))
            elif token.kind == "word" or token.folded not in _CLOSING:
                pieces.append(Piece("unknown", "", token.text, token.start, token.end))
            continue
        start, end = token.start, tokens[match.end - 1].end
        index = match.end
        if isinstance(match, PlaceMatch):
            pieces.append(Piece("place", match.place.id, text[start:end], start, end, match))
        else:
            pieces.append(Piece(match.dimension, match.concept, text[start:end], start, end))
    return pieces
