"""A text cut into pieces that each mean one thing: places, known phrases, numbers, the rest."""

from dataclasses import dataclass, replace

from handlers.language.azerbaijani import IN, WITHOUT
from handlers.language.lexicon import PLACE, Found, Meaning, find_phrase, is_known
from handlers.language.slips import in_phrase, slip
from handlers.language.tokens import Token
from store.catalogue import Place, load_catalogue
from store.measures import Measure

MOST_UNKNOWN = 6
"""Unknown words beyond which no slips are looked for: nobody mistypes so much in a question."""

_SILENT = frozenset(".,!?;:\"'()[]{}«»“”„…-–—*_~|<>=/\\’‘`^·•#@&+¿¡№→")
_PER = {"gunde": "day", "heftede": "week"}
_SPAN_OVER = frozenset({"il", "ay", "ayi", "rub", "kvartal"})
"""Spans that "üzrə" makes rows of, unless they are said of one: "rüb üzrə", "3-cü rüb üzrə"."""
_DASHES = frozenset("-–—−‐‑…")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end`: a phrase (`dimension`, `concept`), a place, a number or text.

    `dimension` is one of the word lists' ("measure", "month", …), or "place", "number", "dash",
    or "unknown" for what means nothing here. `case` is what an Azerbaijani ending says, `ending`
    what follows a number; `slip`: read in spite of a wrong letter.
    """

    dimension: str
    concept: str
    text: str
    folded: str
    start: int
    end: int
    case: str = ""
    ending: str = ""
    language: str = ""
    slip: bool = False

    @property
    def place(self) -> Place | None:
        """The place that this names."""
        return load_catalogue().place(self.concept) if self.dimension == PLACE else None

    def means(self, dimension: str, *concepts: str) -> bool:
        """Whether this is of the dimension, and one of the concepts where any are given."""
        return self.dimension == dimension and (not concepts or self.concept in concepts)


def cut(text: str, tokens: tuple[Token, ...], *, slips: bool = True) -> tuple[Piece, ...]:
    """The pieces of a text in order; signs that only close or separate fall away."""
    pieces: list[Piece] = []
    mended = _mended(tokens) if slips else tokens
    unknown = 0 if slips else MOST_UNKNOWN
    index = 0
    shouted = text.isupper() and sum(token.kind == "word" for token in tokens) > 1
    while index < len(tokens):
        token = tokens[index]
        if token.folded == "at" and _is_anti_tank(token, pieces, shouted=shouted):
            where = (token.text, token.folded, token.start, token.end)
            pieces.append(Piece("measure", Measure.AT_MINES, *where, language="en"))
            index += 1
            continue
        if token.folded == "on" and _is_ten(tokens, index):
            where = (token.text, token.folded, token.start, token.end)
            pieces.append(Piece("number", "10", *where, language="az"))
            index += 1
            continue
        if token.text.lower() == "bes" and _asks_on(tokens, index):
            where = (token.text, token.folded, token.start, token.end)
            pieces.append(Piece("follow", "and", *where, language="az"))
            index += 1
            continue
        found = _phrase(tokens, index, pieces)
        slipped = False
        if mended is not tokens and (found is None or found.end == index + 1):
            better = find_phrase(mended, index)
            slipped = better is not None and better.end > index + 1
            found = better if slipped else found
        if found is not None:
            end = tokens[found.end - 1].end
            said = text[token.start : end]
            folded = " ".join(t.folded for t in tokens[index : found.end])
            pieces.append(
                Piece(
                    found.meaning.dimension, found.meaning.concept, said, folded,
                    token.start, end, found.case, language=found.meaning.language,
                    slip=slipped,
                )
            )  # fmt: skip
            index = found.end
            continue
        unknown += token.kind == "word"
        piece = _single(token, tokens[index + 1] if index + 1 < len(tokens) else None, unknown)
        if piece is not None:
            pieces.append(piece)
        index += 1
    return tuple(pieces)


def _phrase(tokens: tuple[Token, ...], index: int, before: list[Piece]) -> Found | None:
    """The phrase at a token; a plain number begins none."""
    if tokens[index].kind == "number" and not tokens[index].ending:
        return None
    found = find_phrase(tokens, index)
    if found is not None and found.case == WITHOUT and found.meaning.dimension != PLACE:
        return None  # PHS-siz is without UXO, and no form of it
    over = _is_said_of_one(tokens[index].folded, before)
    if found is not None and found.meaning.dimension == "shape" and (over or _counts(before)):
        # "last month by month": the month is that of "last", not of "month by month".
        alone = find_phrase(tokens[: index + 1], index)
        if alone is not None and alone.meaning.dimension == "span":
            return alone
        span = _PER.get(tokens[index].folded)
        if span is not None:  # "son 30 gündə" counts days, "gündə" alone is each day
            return Found(Meaning("span", span, "az"), index, index + 1, IN)
    return found


def _mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The same tokens, if no word is mistyped that a longer phrase may be made of."""
    if sum(token.kind == "word" and not is_known(token.folded) for token in tokens) > MOST_UNKNOWN:
        return tokens
    found = tokens
    for index, token in enumerate(tokens):
        if token.kind == "word" and not is_known(token.folded):
            meant = in_phrase(token.folded)
            if meant:
                found = (*found[:index], replace(token, folded=meant), *found[index + 1 :])
    return found


def _is_anti_tank(token: Token, before: list[Piece], *, shouted: bool) -> bool:
    """AT, and the "at" of "ap and at", are anti-tank mines; every other "at" is a small word."""
    if token.text == "AT" and not shouted:
        return True
    listed = [piece for piece in before[-2:] if not piece.means("join", "and", "or")]
    return bool(listed) and listed[-1].folded == "ap"


def _counts(before: list[Piece]) -> bool:
    """Whether what was read last wants a span of time: last, this, 6, first."""
    if not before:
        return False
    last = before[-1]
    small = last.dimension == "number" and len(last.concept) < 4
    return (
        small
        or last.dimension == "ordinal"
        or last.folded == "butun"
        or last.means("time", "last", "this", "next", "before_last")
    )


def _is_said_of_one(span: str, before: list[Piece]) -> bool:
    """Whether "üzrə" is for one span: 2023-cü il üzrə, yanvar ayı üzrə, 3-cü rüb üzrə."""
    last = before[-1] if before else None
    if last is None or span not in _SPAN_OVER:
        return False
    if last.dimension == "number":
        return (len(last.concept) == 4) is (span == "il")
    return last.dimension in {"month", "ordinal"}


def _is_ten(tokens: tuple[Token, ...], index: int) -> bool:
    """The "on" that counts Azerbaijani months or districts, not the English "on"."""
    following = find_phrase(tokens, index + 1)
    return (
        following is not None
        and following.meaning.language == "az"
        and following.meaning.dimension in {"span", "generic", "measure"}
    )


def _asks_on(tokens: tuple[Token, ...], index: int) -> bool:
    """The "bəs" that begins a question and folds like "beş", five, which counts something."""
    following = find_phrase(tokens, index + 1)
    counts = following is not None and following.meaning.dimension == "span"
    return not counts and all(token.kind == "sign" for token in tokens[:index])


def _single(token: Token, following: Token | None, unknown: int) -> Piece | None:
    """A token that begins no phrase: a number, a dash, a slip, an unknown word, or nothing."""
    where = (token.text, token.folded, token.start, token.end)
    if token.kind == "number":
        return Piece("number", token.folded, *where, ending=token.ending)
    if token.kind == "sign":
        if token.folded == "'" and following is not None and following.kind == "number":
            return Piece("time", "apostrophe", *where)
        if token.text[0] in _DASHES:
            return Piece("dash", "-", *where)
        return None if token.text[0] in _SILENT or _is_picture(token.text) else _unknown(token)
    meaning = slip(token.folded) if unknown <= MOST_UNKNOWN else None
    if meaning is None:
        return _unknown(token)
    return Piece(meaning.dimension, meaning.concept, *where, slip=True)


def _unknown(token: Token) -> Piece:
    return Piece("unknown", "", token.text, token.folded, token.start, token.end)


def _is_picture(sign: str) -> bool:
    """An emoji or the like says nothing that a figure depends on."""
    return ord(sign[0]) >= 0x2190
