"""Whether "remaining" speaks of a number: what is left to clear is no figure."""

from handlers.language.extraction.sentence.pointers import REST
from handlers.language.extraction.sentence.reads import Statement
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.measures import Measure
from store.questions import Status

_LEFT = ("remaining", "qalan", "оставш", "остающ")


def does_not_remain(sentence: Sentence, statement: Statement, mark: Mark, verb: float) -> bool:
    """Such as "it is planned to clear the remaining 500 ha"."""
    item, words = statement.counted, sentence.folded
    if item.end <= mark.first and _counts_own(sentence, mark):
        return True
    if _shared_out(sentence, statement, mark):
        return True
    if mark.end == item.amount.first and item.first < mark.first:
        return True  # "the number of mines remains 188"
    if item.measure is not Measure.CLEARED_AREA and _ARE & set(words[item.amount.end : item.end]):
        return True  # "… were anti-personnel mines; the remaining 61,587 were UXO"
    due = statement.status is Status.PLANNED and statement.time is not None
    if due and words[mark.first] == "must":
        return True  # "at least 1,000 ha must be cleared in June"
    if not words[mark.first].startswith(_LEFT):
        return (
            statement.status is Status.PLANNED and mark.end == item.first
        )  # "the target remains"
    if words[mark.end : item.first] in {("-",), (":",)}:
        return False  # "remaining – 596,700 ha"
    done = statement.status is Status.PLANNED or verb <= 1
    due = any(m.concept == "remaining" and not words[m.first].startswith(_LEFT)
              for m in sentence.marks["negative"])  # fmt: skip
    return not 0 <= item.first - mark.end <= 2 or (done and not due)


_ARE = frozenset({"were", "was", "are", "is"})


def _counts_own(sentence: Sentence, mark: Mark) -> bool:
    """Whether a number follows at once, of what remains: "60,000 ha, осталось 12,7 тыс."."""
    following = sentence.tokens[mark.end : mark.end + 1]
    return any(token.kind == "number" for token in following)


def _shared_out(sentence: Sentence, statement: Statement, mark: Mark) -> bool:
    """Such as "the remaining 14,396 hectares fell to private companies": cleared by them."""
    left = sentence.folded[mark.first].startswith(_LEFT)
    adjective = left and mark.end <= statement.counted.first
    alone = all(m.concept == "remaining" for m in sentence.marks["negative"])
    units = [m for m in sentence.marks.get("unit", ()) if m.concept != "item"]
    placed = statement.places is not None and alone and len(units) > 1
    shared = statement.operator or statement.purpose or statement.places == REST
    return adjective and bool(shared or placed)
