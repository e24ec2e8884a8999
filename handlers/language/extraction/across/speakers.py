"""Who said a number: a person by name and surname, where the text leaves no doubt of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.language.extraction.words.layout import Sentence
from handlers.language.fold import fold

_CAPITAL = "A-ZƏĞİÖŞÇÜА-ЯЁ"
_WORD = rf"[{_CAPITAL}][^\W\d_]+(?:[’'-][^\W\d_]+)*"
_OFFICE = r"(?:, [^,.;:!?\n]{3,80},)?"
"""Such as ", the deputy chairman of the agency,"."""
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{1,6}})"
_EN = "said|says|told|noted|stated|added|recalled|stressed|explained|announced|emphasi[sz]ed"
_AZ = (
    r"bildirib|bildirdi|deyib|dedi|söyləyib|qeyd edib|vurğulayıb|əlavə edib|xatırladıb"
    r"|bildirmişdir|qeyd etmişdir"
)
_RU = r"(?:сказал|заявил|сообщил|отметил|подчеркнул|рассказал|добавил|напомнил|пояснил)а?"
_BY_WORDS = re.compile(rf"{_NAME} sözlərinə görə")
_SPOKE = (
    re.compile(rf"{_NAME}(?:{_OFFICE}|,) (?:has )?(?:{_EN})\b"),
    re.compile(rf"\b(?:said|according to) (?:[a-z][\w’'-]* |[A-Z]+(?:’s|'s)? |of |the )*{_NAME}"),
    re.compile(rf"{_NAME}(?: [^\W\d_]+(?:a|ə|ya|yə)){{0,2}} (?:{_AZ})\b"),
    _BY_WORDS,
    re.compile(rf"\b{_RU} (?:[^\W\d_]+ ){{0,6}}?{_NAME}"),
    re.compile(rf"{_NAME}(?:{_OFFICE}|,) {_RU}\b"),
)
_AGAIN = re.compile(
    rf"\b(?:s?he,? (?:also )?(?:{_EN})|according to (?:him|her)|onun sözlərinə görə"
    rf"|o,? (?:həmçinin )?(?:{_AZ})|по (?:его|ее|её) словам|{_RU} (?:он|она)\b"
    rf"|он(?:а)? (?:также )?{_RU})\b",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"“[^”“]{10,4000}”|«[^»«]{10,4000}»|\"[^\"]{10,4000}\"")
_GENITIVE = re.compile(r"(?<=[bcçdfgğhjklmnpqrstvxyzş])(?:ın|in|un|ün)$|n[ıiuü]n$")
_TITLES = frozenset({
    "chairman", "chairwoman", "chairperson", "chair", "deputy", "minister", "president", "prime",
    "foreign", "board", "head", "director", "general", "colonel", "major", "spokesman",
    "spokesperson", "spokeswoman", "ministry", "agency", "mine", "action", "republic", "national",
    "the", "mr", "mrs", "ms", "dr", "azerbaijani", "azerbaijan", "sedr", "nazir", "general-mayor",
    "polkovnik", "prezident", "министр", "президент", "глава", "председатель", "генерал",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody speaks in the characters `start` to `end`."""

    start: int
    end: int
    name: str


def find_speakers(sentences: Sequence[Sentence]) -> list[Speaking]:
    """Where persons speak: in the sentence that says so, and in the quotation beside it.

    "He said" is of the one person who has spoken; where two have, of nobody.
    """
    found: list[Speaking] = []
    text = sentences[0].text if sentences else ""
    quotes = [match.span() for match in _QUOTES.finditer(text)]
    names: set[str] = set()
    for sentence in sentences:
        if not sentence.tokens:
            continue
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        spoken = list(_named(sentence, start, end))
        names |= {name for name, *_ in spoken}
        if not spoken and len(names) == 1:
            spoken = list(_again(text, next(iter(names)), start, end))
        if len({name for name, *_ in spoken}) != 1:
            continue
        found.append(Speaking(start, end, spoken[0][0]))
        found.extend(
            Speaking(first, last, name)
            for name, begins, ends in spoken for first, last in quotes
            if 0 <= first - ends <= _BEFORE or 0 <= begins - last <= _BEHIND
        )  # fmt: skip
    return found


_BEFORE, _BEHIND = 3, 60
"""Characters from "said" to its quotation, and from a quotation to "said", at most."""
_Spoken = tuple[str, int, int]
"""A name, and the characters in which it is said to speak."""


def _again(text: str, name: str, start: int, end: int) -> Iterator[_Spoken]:
    """The one person who has spoken, by "he said" or by the surname."""
    surname = re.escape(name.split()[-1])
    by_name = rf"\b{surname},? (?:{_EN}|{_AZ}|{_RU})\b|\b{_RU} {surname}\b"
    for match in (_AGAIN.search(text, start, end), re.search(by_name, text[start:end])):
        if match is not None:
            moved = 0 if match.re is _AGAIN else start
            yield name, match.start() + moved, match.end() + moved


def speaker_at(speaking: Sequence[Speaking], at: int) -> str:
    """Who says what stands at a character: "" where nobody or more than one may be meant."""
    names = {one.name for one in speaking if one.start <= at < one.end}
    return names.pop() if len(names) == 1 else ""


def _named(sentence: Sentence, start: int, end: int) -> Iterator[_Spoken]:
    """Names and surnames beside a word of speaking, and where that stands."""
    if not (sentence.has("speech") or "sozlerine" in sentence.folded):
        return
    for pattern in _SPOKE:
        for match in pattern.finditer(sentence.text, start, end):
            name = _person(sentence, match, genitive=pattern is _BY_WORDS)
            if name:
                yield name, *match.span()


def _person(sentence: Sentence, match: re.Match[str], *, genitive: bool) -> str:
    """The name and surname at the end of capitalised words; "" for offices and places."""
    first, last = match.span("name")
    known = {
        i for name in ("operator", "month", "place", "kind")
        for m in sentence.marks.get(name, ()) for i in range(m.first, m.end)
    } | {i for n in sentence.names for i in range(n.first, n.end)}  # fmt: skip
    words = [
        "" if at in known or fold(token.text) in _TITLES or token.text.isupper() else token.text
        for at, token in enumerate(sentence.tokens) if first <= token.start < last
    ]  # fmt: skip
    own = words[max((at for at, word in enumerate(words) if not word), default=-1) + 1 :]
    if len(own) != 2:
        return ""
    return f"{own[0]} {_GENITIVE.sub('', own[1]) if genitive else own[1]}"
