"""Telephone numbers, which count nothing: "tel.: 596 23 41", "+994 (12) 497-38-51"."""

import re

from handlers.language.extraction.words.layout import Sentence

_LOCAL = re.compile(r"0\d{2,}")
_CALL = frozenset({"tel", "тел", "phone", "call", "zeng", "telefon", "телефон", "hotline",
                   "whatsapp"})  # fmt: skip
_MORE = re.compile(r"[()-]|\d{2,4}(?:-\d{2,4})*")
_ABROAD = 9
"""Digits of a number with its country, at least; "(+88)" is a change."""


def telephone(sentence: Sentence, at: int) -> int:
    """The token after the telephone number that begins at a token; 0 for none."""
    end = at + 1
    while end < len(sentence.tokens) and _MORE.fullmatch(sentence.folded[end]):
        end += 1
    if _LOCAL.fullmatch(sentence.folded[at]) or _calls(sentence, at):
        return end
    signed = sentence.folded[at - 1 : at] == ("+",)
    joined = signed and sentence.tokens[at - 1].end == sentence.tokens[at].start
    digits = sum(len(word) for word in sentence.folded[at:end] if word[0].isdigit())
    return end if joined and digits >= _ABROAD else 0


def _calls(sentence: Sentence, at: int) -> bool:
    """Whether a word right before says that a telephone number follows."""
    before = [word for word in sentence.folded[max(0, at - 3) : at] if word[:1].isalpha()]
    return bool(before) and before[-1] in _CALL
