"""What the words right beside a number say that it is, when it is no figure."""

from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.sentence.reads import Statement
from handlers.language.extraction.words.layout import QUOTES, Sentence
from store.measures import Measure
from store.questions import Status


def said_beside(sentence: Sentence, statement: Statement) -> str:
    """What the words beside a number say at once that it is, "" for nothing."""
    item = statement.counted
    if _differs(sentence, statement):
        return "difference"
    if sentence.folded[item.end : item.end + 1] == ("deyil",) or _is_put_right(sentence, item):
        return "not_but"
    if sentence.folded[item.end : item.end + 2] in _BEFORE_THIS:
        return "earlier"
    if _is_set_aside(sentence, statement):
        return "property"
    land = item.measure is Measure.CLEARED_AREA
    held = sentence.folded[item.end : item.end + 4]
    if land and held[:1] and held[0] in _HELD and {"contaminated", "mined"} & set(held):
        return "contaminated"
    if (
        land
        and sentence.folded[item.first - 1 : item.first] == ("площадью",)
        and not any(
            m.concept == "cleared"
            and (m.first < item.first or "," not in sentence.folded[item.end : m.first])
            for m in sentence.marks.get("positive", ())
        )
    ):
        return "property"
    if (
        land
        and sentence.folded[item.end - 1].endswith(_WIDE)
        and not sentence.has("positive", "cleared")
    ):
        return "property"
    if land and statement.aside and _bracketed(sentence, statement):
        return "contaminated"
    return ""


def _is_put_right(sentence: Sentence, item: Counted) -> bool:
    """Such as the first of "читать не «5,3 тыс. га», а «3,5 тыс. га»": another follows."""
    words = sentence.folded
    before = [word for word in words[max(0, item.first - 2) : item.first] if word not in QUOTES]
    behind = [word for word in words[item.end : item.end + 4] if word not in QUOTES]
    return before[-1:] == ["не"] and behind[:2] == [",", "а"]


def _is_set_aside(sentence: Sentence, statement: Statement) -> bool:
    """Such as the first of "60 hektardan 48 hektarı təmizlənib": 48 of the 60 are cleared."""
    item = statement.counted
    ablative = sentence.folded[item.end - 1].endswith(("dan", "den"))
    following = sentence.tokens[item.end : item.end + 1]
    units = sentence.marks.get("unit", ())
    part = any(item.end < m.first <= item.end + 3 and sentence.folded[m.end - 1][-1] in "iu"
               for m in units)  # fmt: skip
    return (
        item.measure is Measure.CLEARED_AREA
        and statement.status is Status.ACTUAL
        and ablative and part
        and not any(m.end <= item.first for m in sentence.marks.get("positive", ()))
        and any(token.kind == "number" for token in following)
    )  # fmt: skip


_BEFORE_THIS = frozenset({("earlier", ")"), ("previously", ")"), ("before", ")"), ("ранее", ")"),
                          ("evveller", ")"), ("evvel", ")")})  # fmt: skip
"""Behind a number in brackets that another one corrects: "2,790.9 ha (2,611.4 ha earlier)"."""
_WIDE = ("liq", "lik", "luq", "luk", "hektarliq")
"""Endings of "3,2 hektarlıq sahə": how large a place is where something was found."""
_HELD = frozenset({"believed", "considered", "deemed", "thought", "estimated", "suspected", "held",
                   "assumed", "feared"})  # fmt: skip


def _bracketed(sentence: Sentence, statement: Statement) -> bool:
    """Whether brackets speak of dangerous land alone: "(of the 811,000 ha held contaminated)"."""
    words, item = sentence.folded, statement.counted
    first = max((at for at in range(item.first) if words[at] == "("), default=0)
    last = next((at for at in range(item.end, len(words)) if words[at] == ")"), len(words))
    inside = [
        (m.dimension, m.concept)
        for name in ("positive", "negative")
        for m in sentence.marks.get(name, ())
        if first < m.first < last
    ]
    return ("negative", "contaminated") in inside and all(name != "positive" for name, _ in inside)


_MORE = frozenset({"больше", "меньше", "выше", "ниже", "more", "less", "fewer"})


_LESS = _MORE | {"az", "cox", "azdir", "coxdur"}


def _differs(sentence: Sentence, statement: Statement) -> bool:
    """Such as "на 4,6 тыс. га больше", "4,600 hectares more than planned"."""
    item, words = statement.counted, sentence.folded
    following = words[item.end : item.end + 2]
    if following[:1] in {("than",), ("чем",)} or following[1:2] == ("than",):
        return following[0] in _MORE
    if following[:1] and following[0] in _LESS and sentence.has("comparison"):
        return True  # "oktyabrla müqayisədə 21 mina az"
    if words[item.first - 1 : item.first] == ("bundan",) and following[:1] and (
        following[0] in _LESS
    ):  # fmt: skip
        return True  # "Qubadlıda bundan 30 ha çox"
    if words[item.first - 1 : item.first] in {("up",), ("down",)} and following[:1] == ("from",):
        return True  # "165,300 hectares, up 5,213.7 hectares from a month earlier"
    return words[item.first - 1 : item.first] == ("на",) and bool(_MORE & set(following))


def stands_for_month(sentence: Sentence, statement: Statement) -> bool:
    """Whether land stands in brackets behind its month: "most in August (7,235.1 hectares)"."""
    item = statement.counted
    time = statement.time
    before = sentence.folded[item.first - 1 : item.first]
    point = sentence.folded[item.first - 2 : item.first - 1] == (".",)  # "2023 г. ("
    return before == ("(",) and time is not None and time.end == item.first - 1 - point
