"""Names that say nothing of where work was done: ends of a road, where somebody spoke."""

from collections.abc import Sequence

from handlers.language.extraction.sentence.purposes import ROUTES
from handlers.language.extraction.words.gazetteer import Named
from handlers.language.extraction.words.layout import Sentence

_VENUE_REACH = 5
"""Words between "conference" and the place that it was held in, at most."""
_SPOKEN_REACH = 6
"""Words from "said" to where it was said, at most: a name, "to reporters"."""
_IN = (("in",), ("at",), ("в",), ("во",))
_SPOKE_IN = frozenset({"in", "в", "во", "reporters", "journalists", "журналистам", "the", "city",
                       "of", "городе", "г", "."})  # fmt: skip


def is_mention(sentence: Sentence, name: Named, named: Sequence[Named]) -> bool:
    """Whether this name is the end of a route, or the venue of a meeting."""
    return (
        _route(sentence, name, named)
        or _bound_for(sentence, name)
        or _venue(sentence, name)
        or _spoke(sentence, name)
        or _partly(sentence, name)
        or _along(sentence, name, named)
        or _great_return(sentence, name)
    )


def names_office(sentence: Sentence) -> bool:
    """Whether a district is named by an office there alone: "ANAMA's Khankendi office"."""
    return any(_of_office(sentence, name) for name in sentence.names)


def _of_office(sentence: Sentence, name: Named) -> bool:
    return any(
        mark.concept == "office" and 0 <= mark.first - name.end <= 1
        for mark in sentence.marks.get("place", ())
    )


_LEADING = 6
"""Words from a place to "gedən yol", the road that leads there, at most."""


def _bound_for(sentence: Sentence, name: Named) -> bool:
    """Such as "along the railway to Horadiz", "Zəngilan hava limanına gedən yol"."""
    words = sentence.folded
    for at in range(name.end, min(name.end + _LEADING, len(words) - 1)):
        if words[at] == "geden" and words[at + 1].startswith("yol"):
            return True
    return words[name.first - 1 : name.first] in {("to",), ("до",)} and any(
        name.first - 4 <= m.end < name.first and m.concept in ROUTES
        for m in sentence.marks.get("purpose", ())
    )


def _venue(sentence: Sentence, name: Named) -> bool:
    """Such as "at a conference in Aghdam", "Ağdamda keçirilən konfransda"."""
    words = sentence.folded
    if _of_office(sentence, name):
        return True
    for mark in sentence.marks.get("place", ()):
        if mark.concept not in {"venue", "reporter"}:
            continue
        if mark.concept == "reporter" and (
            0 <= mark.first - name.end <= 2 or 0 <= name.first - mark.end <= 2
        ):
            return True
        before, after = words[mark.end : name.first], words[name.end : mark.first]
        if mark.end <= name.first and len(before) <= _VENUE_REACH:
            parted = any(word in {",", ";", ".", "that", "что", "-"} for word in before)
            if before and not parted and not any(word[:1].isdigit() for word in before):
                return True
        held = words[name.end - 1].endswith(("da", "de")) or (
            words[name.first - 1 : name.first] in _IN
        )
        near = name.end <= mark.first and len(after) <= _VENUE_REACH and held
        if near and not any(word in {",", ";", "."} or word[:1].isdigit() for word in after):
            return True
    return False


def _partly(sentence: Sentence, name: Named) -> bool:
    """Such as "70,000 hectares, most of it in Aghdam": not all of them were there."""
    for mark in sentence.marks.get("place", ()):
        between = sentence.folded[mark.end : name.first]
        own = any(t.kind == "number" for t in sentence.tokens[name.end : name.end + 3])
        if mark.concept == "partial" and mark.end <= name.first and not own:
            return len(between) <= 40 and not any(word[:1].isdigit() for word in between)
    return False


def _spoke(sentence: Sentence, name: Named) -> bool:
    """Such as "told reporters in Aghdam", "Ağdamda jurnalistlərə bildirib"."""
    for mark in sentence.marks.get("speech", ()):
        between = sentence.folded[mark.end : name.first]
        if mark.concept == "source" and mark.end < name.first and len(between) <= _SPOKEN_REACH:
            tokens = sentence.tokens[mark.end : name.first]
            said = all(t.folded in _SPOKE_IN or t.text[0].isupper() for t in tokens)
            if said and bool({"in", "в"} & set(between)):
                return True
    behind = sentence.folded[name.end : name.end + 3]
    return sentence.folded[name.end - 1].endswith(("da", "de")) and any(
        word.startswith("jurnalist") for word in behind
    )


def _along(sentence: Sentence, name: Named, named: Sequence[Named]) -> bool:
    """Such as "дорога Ахмедбейли — Физули — Шуша", with spaces around its dashes."""
    words = sentence.folded
    others = {n.end for n in named} | {n.first for n in named}
    dashed = any(
        words[at : at + 1] == ("-",) and other in others
        for at, other in ((name.first - 1, name.first - 1), (name.end, name.end + 1))
    )
    return dashed and any(
        m.concept in ROUTES and (0 <= name.first - m.end <= 6 or 0 <= m.first - name.end <= 4)
        for m in sentence.marks.get("purpose", ())
    )


def _great_return(sentence: Sentence, name: Named) -> bool:
    """The programme "Böyük Qayıdış", which is no village of that name."""
    before = sentence.folded[name.first - 1 : name.first]
    return (
        name.place.kind == "settlement"
        and before == ("boyuk",)
        and (sentence.folded[name.first].startswith("qayid"))
    )


def _route(sentence: Sentence, name: Named, named: Sequence[Named]) -> bool:
    """Whether a hyphen joins it to another name: a road or railway, not a place."""
    words = sentence.folded
    others = {n.first for n in named} | {n.end for n in named}
    before = words[name.first - 1] if name.first else ""
    after = words[name.end] if name.end < len(words) else ""
    tight_after = (
        after == "-" and name.end + 1 in others
        and sentence.tokens[name.end].start == sentence.tokens[name.end - 1].end
    )  # fmt: skip
    tight_before = (
        before == "-" and name.first > 1
        and sentence.tokens[name.first - 1].end == sentence.tokens[name.first].start
        and sentence.tokens[name.first - 1].start == sentence.tokens[name.first - 2].end
        and sentence.tokens[name.first - 2].kind == "word"
    )  # fmt: skip
    return tight_after or tight_before
