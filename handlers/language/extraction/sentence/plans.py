"""Whether each number of a sentence is planned or done."""

from collections.abc import Sequence
from itertools import pairwise

from handlers.language.extraction.sentence.binding import Anchor, Clauses, Group
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.questions import Status


def statuses(sentence: Sentence, anchors: Sequence[Anchor], clauses: Clauses) -> list[Status]:
    """Planned where a word of planning is nearer than a word of work that is done."""
    planned = [
        Group(m.first, m.end, Status.PLANNED) for m in sentence.marks.get("planned", ())
        if not _purpose(sentence, m, anchors)
    ]  # fmt: skip
    if not planned:
        return [Status.ACTUAL] * len(anchors)
    done = [
        Group(m.first, m.end, Status.ACTUAL) for m in sentence.marks.get("positive", ())
        if _is_done(sentence, m.first, m.end, planned, clauses, anchors)
    ]  # fmt: skip
    done += [
        Group(m.first, m.end, Status.ACTUAL)
        for m in sentence.marks.get("done", ())
        if any(_tells(sentence, m, a) for a in anchors) or _has_been(sentence, m, anchors)
    ]  # "the plan – 55,000 ha; implemented – 54,120 ha", and not "the plan is fulfilled"
    done += [
        Group(m.first, m.end, Status.ACTUAL) for m in sentence.marks.get("negative", ())
        if m.concept == "handed"
    ]  # fmt: skip
    owned = {g.first: own for g in planned if (own := _owner(sentence, g, anchors)) is not None}
    told = {
        m.first: next(a.first for a in anchors if _tells(sentence, m, a))
        for m in sentence.marks.get("done", ()) if any(_tells(sentence, m, a) for a in anchors)
    }  # fmt: skip
    groups = [*planned, *done]
    found = [
        min(
            (
                g
                for g in clauses.reach(anchor, groups)
                if g.value is Status.ACTUAL or owned.get(g.first, anchor) == anchor
                if told.get(g.first, 0) <= anchor.first
                if not _later_plan(sentence, anchor, g, clauses, anchors)
            ),
            key=lambda g: _distance(anchor, g, clauses, anchors),
            default=_NOTHING,
        ).value
        for anchor in anchors
    ]
    for index, anchor in enumerate(anchors):
        if any(_states(sentence, m, anchor, anchors) for m in sentence.marks.get("planned", ())):
            found[index] = Status.PLANNED
    if sentence.has("done") or done:
        for index, (one, two) in enumerate(pairwise(anchors)):
            if one.sort == two.sort and sentence.folded[one.end : two.first] in _OUT_OF:
                found[index : index + 2] = [Status.ACTUAL, Status.PLANNED]
    return found


def _states(sentence: Sentence, mark: Mark, anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
    """Such as "The plan for 2024 is up to 240 hectares of land cleared in Aghdam"."""
    gap = sentence.folded[mark.end : anchor.first]
    return (
        sentence.folded[mark.first] in NOUNS
        and not any(mark.end <= other.first < anchor.first for other in anchors)
        and bool({"is", "составляет"} & set(gap[-_STATED:])) and "," not in gap
    )  # fmt: skip


_STATED = 4
"""Words of "is up to", at most."""
_OUT_OF = frozenset({("of",), ("of", "the"), ("out", "of"), ("out", "of", "the"), ("из",)})
"""Between both numbers of "95 % of the plan (57,000 of 60,000 hectares) had been met"."""


def _purpose(sentence: Sentence, mark: Mark, anchors: Sequence[Anchor]) -> bool:
    """Whether "nəzərdə tutulan" says what land is for: not just before a number."""
    before = sentence.folded[mark.first - 1 : mark.first]
    purposes = sentence.marks.get("purpose", ())
    clears = any(mark.first <= m.first < mark.end for m in sentence.marks.get("positive", ()))
    if (
        before == ("ucun",)
        and not clears
        and any(-1 <= mark.first - 1 - m.end <= 3 for m in purposes)
    ):
        return True  # "yollar üçün nəzərdə tutulub": what land is for
    following = sentence.folded[mark.end : mark.end + 1]
    done = any(anchor.end <= mark.first for anchor in anchors[:-1]) and says_done(sentence)
    if done and following in _FOR and any(0 <= m.first - mark.end <= _OF for m in purposes):
        return True  # "1,240 ha were cleared: 900 ha are planned for agriculture"
    word = sentence.folded[mark.end - 1]
    participle = word.startswith("tutulan") or word == "tutulmus"
    return participle and not any(mark.end == anchor.first for anchor in anchors)


def _tells(sentence: Sentence, mark: Mark, anchor: Anchor) -> bool:
    """Whether "done" stands before a number: "completed – 54,120 ha", "by 79 % (47,300 ha)".

    Or "by 79 percent, or 47,300 ha".
    """
    gap = sentence.folded[mark.end : anchor.first]
    if 0 <= anchor.first - mark.end <= _OF:
        return True
    percent = any(mark.end <= m.first < anchor.first and m.concept == "percent"
                  for m in sentence.marks.get("nothing", ()))  # fmt: skip
    if gap[-2:-1] == (",",) and gap[-1] in _OR:
        gap = (*gap[:-2], "(")
    return percent and gap[-1:] == ("(",) and len(gap) <= _PERCENT and "," not in gap


def _has_been(sentence: Sentence, mark: Mark, anchors: Sequence[Anchor]) -> bool:
    """Such as "by June 32,018 ha (53 %) had been delivered", behind a number without a plan."""
    last = next((a for a in reversed(anchors[1:]) if a.end <= mark.first), None)
    if last is None:
        return False
    if sentence.folded[mark.first - 2 : mark.first] in {("had", "been"), ("have", "been")}:
        return True
    gap = sentence.folded[last.end : mark.first]  # "5,128 ha (93%) icra olunub"
    return "," not in gap and sentence.folded[mark.end - 1].endswith(_DONE_AZ)


_FOR = frozenset({("for",), ("для",), ("под",), ("на",)})
_OR = frozenset({"or", "или", "yeni", "yaxud"})
_PERCENT = 6
"""Words of "at 79 percent (", at most."""
_OF = 2
"""Words between "plan" and its number, at most: "of", "–", "was"."""
_NOTHING = Group(0, 0, Status.ACTUAL)
NOUNS = frozenset(
    {
        "plan",
        "plans",
        "планы",
        "planlar",
        "target",
        "goal",
        "plani",
        "план",
        "плана",
        "плану",
        "плане",
        "планом",
        "цель",
        "hedef",
        "hedefi",
        "planli",
        "planda",
    }
)


def _owner(sentence: Sentence, group: Group[Status], anchors: Sequence[Anchor]) -> Anchor | None:
    """The only number of a plan: "27,800 of the planned 29,200 ha"; None where it may be any's.

    As in "of the 29,200 ha planned, 27,800 ha".
    """
    behind = next((a for a in anchors if a.end == group.first), None)
    if (
        behind is not None
        and sentence.folded[group.first] in _PLANNED
        and _PART_OF & set(sentence.folded[max(0, behind.first - 2) : behind.first])
    ):
        return behind
    own = next((a for a in anchors if a.first == group.end), None)
    before = [a for a in anchors if a.end <= group.first]
    if own is None or not before or group.first - before[-1].end > _OF + 1:
        return None
    gap = set(sentence.folded[before[-1].end : group.first])
    return own if gap & _PART_OF else None


_PLANNED = frozenset({"planned", "scheduled", "targeted", "foreseen", "envisaged"})
_PART_OF = frozenset({"of", "против", "из", "against"})


def _later_plan(
    sentence: Sentence,
    anchor: Anchor,
    group: Group[Status],
    clauses: Clauses,
    anchors: Sequence[Anchor],
) -> bool:
    """Whether the plan is another number's: "57,120 ha since January, the plan is 60,000"."""
    noun = sentence.folded[group.first] in NOUNS and group.value is Status.PLANNED
    later = group.first >= anchor.end
    if noun and any(a != anchor and 0 <= a.first - group.end <= _OF for a in anchors):
        return later  # "30,332 ha against a plan of 32,000"
    if len(anchors) == 1 and sentence.folded[anchor.end : anchor.end + 1] in {(":",), ("-",)}:
        return False  # "40,000 ha: this year's target"
    own = next((a for a in anchors if a.first >= group.end), None)
    timed = any(anchor.end < m.first < group.first for m in sentence.marks.get("period", ()))
    if later and own is not None and timed and group.value is Status.PLANNED and not (
        clauses.between(group.end, own.first)
    ):  # fmt: skip
        return True  # "in 2023 it was 53,000 ha, and this year we intend to clear 60,000"
    return noun and later and clauses.between(anchor.end, group.first) > 0


_DONE_EN = ("ed", "found", "swept")
"""Endings of English words of the list for work that is done."""
_DONE_AZ = (
    "dik",
    "diq",
    "duk",
    "duq",
    "misik",
    "misiq",
    "musuq",
    "ib",
    "mis",
    "di",
    "ildi",
    "ndi",
    "misdir",
    "ibdir",
    "ub",
    "mus",
    "mislar",
    "dilar",
)


def says_done(sentence: Sentence) -> bool:
    """Whether a verb of the sentence says that work is done, and not "to clear"."""
    nothing = Clauses(sentence, set())
    return any(
        _is_done(sentence, m.first, m.end, (), nothing, ())
        for m in sentence.marks.get("positive", ())
    )


def _is_done(
    sentence: Sentence,
    first: int,
    end: int,
    planned: Sequence[Group[Status]],
    clauses: Clauses,
    anchors: Sequence[Anchor],
) -> bool:
    """Whether a verb says that work is done, and is not the work that is planned."""
    word = sentence.folded[end - 1] if end - first > 1 else sentence.folded[first]
    if any(g.first <= first < g.end for g in planned):
        return False
    if word[-1:] > "z":
        done = word.endswith(("о", "ы", "а", "н", "ли", "ла", "ло", "ны"))
        done = done and not word.endswith(("ива", "ия"))
    else:
        done = word.endswith((*_DONE_EN, *_DONE_AZ))
    if not done:
        return False
    before = sentence.folded[max(0, first - 2) : first]
    if {"be", "to"} & set(before) and "been" not in before:
        return False
    return not any(
        not clauses.between(min(g.end, end), max(first, g.first))
        and not any(min(g.end, end) <= a.first < max(first, g.first) for a in anchors)
        for g in planned
    )


def _distance(
    anchor: Anchor, group: Group[Status], clauses: Clauses, anchors: Sequence[Anchor]
) -> float:
    if group.first < anchor.first:
        start, end = group.end, anchor.first
    else:
        start, end = anchor.end, group.first
    between = sum(start <= other.first < end for other in anchors)
    return clauses.between(start, end) + 0.5 * between + 0.01 * (end - start)
