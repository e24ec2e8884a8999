"""Whether a number is of work done or planned, or of something else: laid, surveyed, remaining."""

import re
from collections.abc import Sequence

from handlers.language.extraction.judging.beside import said_beside, stands_for_month
from handlers.language.extraction.judging.remaining import does_not_remain
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.measures import Measure
from store.questions import Status

REASONS = {
    "?": "unsaid", "no_work": "property", "casualty": "accident",
    "handed": "property", "laid": "laid", "estimate": "laid", "not_but": "replaced",
    "earlier": "replaced", "power": "things", "none": "unsaid",
}  # fmt: skip
"""Why a number is no figure → the message that says so, where it has another name."""

_NOUNS = re.compile(
    "clearance|clearing|demining|de-mining|cleaning|minatemizleme.*|temizlik.*"
    "|разминировани[еяюи]|разминированием"
)
_YET_TO_COME = frozenset({"предстоит"})
"""With a period it is a plan, without one what remains."""


def why_not(sentence: Sentence, statement: Statement, *, continues: bool) -> str:
    """Why a number is no figure, "" when it is one; `continues` a list that said "cleared"."""
    item = statement.counted
    land = item.measure is Measure.CLEARED_AREA
    if (
        land
        and item.amount.value == 1
        and any(m.concept == "money" for m in sentence.marks.get("nothing", ()))
    ):
        return "rate"
    plain = said_beside(sentence, statement)
    if plain:
        return plain
    against = [(m.first, m.end) for m in sentence.marks.get("negative", ())]
    work = [
        m for name in ("positive", "planned") for m in sentence.marks.get(name, ())
        if not any(first <= m.first and m.end <= end and end - first > m.end - m.first
                   for first, end in against)
    ]  # fmt: skip
    verbs = [
        m for m in work
        if not _is_noun(sentence, m) and not (land and m.concept == "found")
    ]  # fmt: skip
    verb = min((_apart(sentence, statement, m) for m in verbs), default=99.0)
    for mark in sentence.marks.get("negative", ()):
        apart = _apart(sentence, statement, mark)
        no_verb = not verbs and mark.concept == "laid" and not land
        reach = 2 if mark.concept == "estimate" else 1
        if (apart >= reach and not no_verb) or _spares(sentence, statement, mark, verb):
            continue
        dashed = "-" in sentence.folded[item.end : mark.first]
        if _counts_against(mark, apart, verb, land=land, statement=statement, dashed=dashed):
            return mark.concept
    checked = any(m.concept == "survey" for m in sentence.marks.get("negative", ()))
    if land and checked and not verbs and statement.status is Status.ACTUAL:
        return "survey"  # "349 000 kv.m (34,9 ha), Qubadlıda isə 335 000 kv.m yoxlanılıb"
    other = next((m.concept for m in sentence.marks.get("negative", ())
                  if m.concept in {"property", "handed"}), "")  # fmt: skip
    if land and other and not sentence.has("positive") and not statement.split:
        return other
    if (
        statement.status is Status.PLANNED
        and statement.time is None
        and not statement.split
        and (_YET_TO_COME & set(sentence.folded))
    ):
        return "remaining"
    if (
        land
        and not work
        and not (statement.split or continues or stands_for_month(sentence, statement))
    ):
        return "no_work"
    return ""


def is_part_of_none(read: Read, statement: Statement) -> bool:
    """Such as "30,000 ha were given back, including 11,000 in Jabrayil": as its whole."""
    before = [s for s in read.statements if s.counted.first < statement.counted.first]
    whole = next((s for s in reversed(before) if not s.split), None)
    return (
        statement.split
        and whole is not None
        and whole.why in {"no_work", "handed"}
        and whole.counted.measure is statement.counted.measure is Measure.CLEARED_AREA
        and not any(read.sentence.has(name) for name in ("positive", "planned", "done"))
    )


def _spares(sentence: Sentence, statement: Statement, mark: Mark, verb: float) -> bool:
    """Whether a word that stands beside a number does not speak of it."""
    words = sentence.folded
    match mark.concept:
        case "difference":  # "100 hektardan çoxdur": more than 100; "than in May (4,870 ha) by"
            bracket = words[statement.counted.first - 1 : statement.counted.first] == ("(",)
            timed = statement.time is not None and statement.time.sort != "same"
            return words[mark.first - 1].endswith(("dan", "den")) or (bracket and timed)
        case "not_but":  # only "not 421", and not "not less than 421"
            qualifiers = (*sentence.marks.get("over", ()), *sentence.marks.get("up_to", ()))
            far = not 0 <= statement.counted.first - mark.end <= 3 or bool(
                {")", ";", "and"} & set(words[mark.end : statement.counted.first])
            )
            return far or any(m.first == mark.first for m in qualifiers)
        case "earlier":
            return _denied(sentence, statement, mark)
        case "remaining":
            return does_not_remain(sentence, statement, mark, verb)
        case "rate":  # "in seven days 200 ha", no rate
            ago = words[mark.end : mark.end + 1] in {
                ("earlier",),
                ("before",),
                ("ago",),
                ("later",),
            }
            within = words[mark.first - 1] in {"within", "in", "over", "for", "during"}
            counted = any(m.end == mark.first for m in sentence.marks.get("number", ()))
            return counted or words[mark.first - 1][:1].isdigit() or ago or within
        case "survey":  # "yoxlanılmış və təmizlənmiş"
            cleared = {
                m.first for m in sentence.marks.get("positive", ()) if m.concept == "cleared"
            }
            return words[mark.end : mark.end + 1] in _AND and mark.end + 1 in cleared
        case "contaminated":  # "it is planned to clear 40,000 ha of contaminated land"
            return statement.status is Status.PLANNED and sentence.has("positive")
        case "handed":  # "təmizlənmiş sahənin 212 hektarı … istifadəyə veriləcək"
            work = sentence.marks.get("positive", ())
            return statement.split and any(m.first < statement.counted.end for m in work)
        case "laid":  # "basdırılmış 50 mina aşkar edilib": laid, and found
            return words[mark.end - 1].endswith("mis") and verb < 3
    return False


_AND = (("and",), ("ve",), ("и",))


def _counts_against(
    mark: Mark, apart: float, verb: float, *, land: bool, statement: Statement, dashed: bool
) -> bool:
    match mark.concept:
        case "difference":
            return mark.first >= statement.counted.end - 1 and apart < 0.06 and not dashed
        case "earlier" | "not_but" | "remaining":
            return True
        case "none":  # "not a single mine was found"
            return not land and statement.counted.amount.value <= 1
        case "estimate":
            return not land or verb >= 1
        case "rate":
            return apart < _BESIDE
        case "survey":
            return land and (verb >= 1 or verb - apart >= 0.5)
        case "laid" if 0 <= mark.first - statement.counted.end <= 1 and mark.end - mark.first < 3:
            return not land  # "1,5 milyona yaxın minanın basdırıldığı güman edilən torpaqlarda"
        case "laid" | "casualty":
            return not land and verb >= 1
    return land and verb >= 1


def _denied(sentence: Sentence, statement: Statement, mark: Mark) -> bool:
    """Whether another number is the earlier one: "412, not 421 as earlier reported"."""
    follows = [token for token in sentence.tokens[mark.end : mark.end + 5]
               if token.kind == "number"]  # fmt: skip
    if follows and statement.counted.end <= mark.first:
        return True  # "104 ha, previously given as 140 ha"
    if mark.end == statement.counted.first:
        return False  # "dünən səhvən 831,2 hektar göstərilmişdi": this one is
    replaced = [m.first for m in sentence.marks["negative"] if m.concept == "not_but"]
    if any(statement.counted.end <= at for at in replaced):
        return True
    low = min(statement.counted.end, mark.end)
    high = max(statement.counted.first, mark.first)
    return any(token.kind == "number" for token in sentence.tokens[low:high])


def _is_noun(sentence: Sentence, mark: Mark) -> bool:
    return bool(_NOUNS.fullmatch(sentence.folded[mark.first])) and mark.dimension == "positive"


def _apart(sentence: Sentence, statement: Statement, mark: Mark) -> float:
    """Partings between a number and a word, and a little for every word between."""
    item = statement.counted
    if mark.first < item.first:
        start, end = mark.end, item.first
    else:
        start, end = item.end, mark.first
    words = _outside_brackets(sentence.folded[start:end])
    ands = {m.first for m in sentence.marks.get("link", ()) if m.concept == "and"}
    kinds = [m for m in sentence.marks.get("kind", ()) if start <= m.first < end]
    parted = sum({",": 1, ";": 2, ":": 1, "(": 1}.get(word, 0) for word in words)
    joined = [i for i in range(start, end) if i in ands]
    between_kinds = len(kinds) > 1
    digits = sum(word[0].isdigit() for word in words if word)
    parted += 0 if between_kinds else len(joined)
    strong = sum(start <= m.first < end for m in sentence.marks.get("boundary", ()))
    return parted * (1.0 if digits or parted > 1 else 0.9) + strong + 0.01 * len(words)


def _outside_brackets(words: Sequence[str]) -> Sequence[str]:
    """Without what stands in brackets, both of which are there."""
    if "(" not in words or ")" not in words:
        return words
    first, last = words.index("("), words.index(")")
    return (*words[:first], *words[last + 1 :]) if first < last else words


_BESIDE = 0.5
"""Less than any parting: of one clause."""
