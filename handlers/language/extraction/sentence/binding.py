"""Which of several periods, places or operators in a sentence belongs to which of its numbers."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.language.extraction.words.layout import Sentence

Value = TypeVar("Value")

_WEAK = frozenset({",", "(", ")", "-", ":"})
_STRONG = frozenset({";", ".", "|"})


@dataclass(frozen=True, slots=True)
class Group(Generic[Value]):
    """Tokens `first` to `end` say `value` of the numbers that they belong to."""

    first: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number at tokens `first` to `end`; two of one `sort` cannot share a group that one has."""

    first: int
    end: int
    sort: str


@dataclass(frozen=True, slots=True)
class Bound(Generic[Value]):
    """The group of a number; `close`: nothing parts the two."""

    group: Group[Value]
    close: bool


class Clauses:
    """Where a sentence is parted: weakly (commas, "and"), strongly, and by "of which"."""

    def __init__(self, sentence: Sentence, inside: set[int], numbers: Iterable[int] = ()) -> None:
        """`inside`: tokens that part nothing, as the commas of a list of places.

        `numbers`: the first tokens of those that count something, of ours or not.
        """
        marks = sentence.marks
        ands = {m.first for m in marks.get("link", ()) if m.concept == "and"}
        words = sentence.folded
        self._weak = [
            i for i, word in enumerate(words)
            if (word in _WEAK or (i in ands and _leads_to_number(words, i)))
            and i not in inside and not _hyphen(sentence, i)
        ]  # fmt: skip
        self._strong = sorted(
            [i for i, word in enumerate(words) if word in _STRONG and i not in inside]
            + [
                m.first
                for m in marks.get("boundary", ())
                if not (
                    words[m.first] == "while"
                    and words[m.end : m.end + 1]
                    and words[m.end].endswith("ing")
                )
            ]  # "while clearing 1,234 ha"
        )
        self.commas = {i for i in self._weak if words[i] in {",", ":", "-"}}
        self.labels = {i for i in self._weak if words[i] in {":", "-"}}
        self.dashes = {i for i in self._weak if words[i] in {"-", "("}}
        self.colons = [i for i in self._weak if words[i] == ":"]
        self.brackets = _brackets(words)
        self._closed = {self.brackets[at] for at in numbers} - {0}
        self.splits = {m.first: m.end for m in marks.get("split", ())}
        self.barriers = [m.first for m in marks.get("split", ()) if m.first not in inside]

    def reach(self, anchor: Anchor, groups: Sequence[Group[Value]]) -> list[Group[Value]]:
        """The groups that may speak of a number: brackets with a number of their own are closed.

        A number in brackets takes what stands in them, or else what stands in none.
        """
        here = self.brackets[anchor.first]
        inside = [g for g in groups if here and self.brackets[g.first] == here]
        return inside or [g for g in groups if self.brackets[g.first] not in self._closed - {here}]

    def between(self, one: int, two: int) -> int:
        """Weak and strong partings from token `one` to `two` (exclusive)."""
        return _count(self._weak, one, two) + 3 * self.strong(one, two)

    def strong(self, one: int, two: int) -> int:
        """Strong partings from token `one` to `two` (exclusive)."""
        return _count(self._strong, one, two)

    def opens(self, at: int, firsts: Sequence[int]) -> bool:
        """Whether no number stands between token `at` and the parting before it."""
        edge = max(_before(self._weak, at), _before(self._strong, at))
        return not _count(firsts, edge + 1, at)

    def dashed(self, one: int, two: int) -> bool:
        """Whether a dash alone joins what ends at `one` to what begins at `two`."""
        return any(one <= at < two for at in self.dashes) and two - one <= 3

    def has_own(self, group: Group[Value], anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
        """Whether a group stands in brackets that `anchor` is not in, before a number of its own.

        Such as January in "Q1: 12,732 ha (January 3,452; …)".
        """
        bracket = self.brackets[group.first]
        return bracket not in {0, self.brackets[anchor.first]} and any(
            a.first >= group.end and self.brackets[a.first] == bracket for a in anchors
        )

    def barred(self, one: int, two: int) -> bool:
        """Whether "of which" stands between."""
        return _count(self.barriers, one, two) > 0


def _brackets(words: Sequence[str]) -> list[int]:
    """For every token the number of the brackets that it stands in, 0 for none."""
    found, number, inside = [], 0, 0
    for at, word in enumerate(words):
        if word == "(" and ")" in words[at : at + 40]:
            number += 1
            inside = number
        found.append(inside)
        if word == ")":
            inside = 0
    return found


def _count(places: Sequence[int], one: int, two: int) -> int:
    """How many of the sorted `places` lie from `one` to `two` (exclusive)."""
    return max(0, bisect_left(places, two) - bisect_left(places, one))


def _before(places: Sequence[int], at: int) -> int:
    """The last of the sorted `places` before `at`, -1 for none."""
    index = bisect_left(places, at)
    return places[index - 1] if index else -1


def _leads_to_number(words: Sequence[str], at: int) -> bool:
    """Whether "and" joins another number, and not two words for one thing."""
    for word in words[at + 1 : at + 8]:
        if word in _WEAK or word in _STRONG:
            return False
        if word[:1].isdigit():
            return True
    return False


def _hyphen(sentence: Sentence, at: int) -> bool:
    """Whether a dash joins two words without a space: "Fuzuli-Shusha", "sapper-engineer"."""
    if sentence.folded[at] != "-" or not 0 < at < len(sentence.tokens) - 1:
        return False
    before, dash, after = sentence.tokens[at - 1 : at + 2]
    return before.end == dash.start and dash.end == after.start and before.kind == "word"


def bind(
    anchors: Sequence[Anchor], groups: Sequence[Group[Value]], clauses: Clauses
) -> list[Bound[Value] | None]:
    """The group of every number; None where none can be meant."""
    if not groups or not anchors:
        return [None] * len(anchors)
    leading = groups[0].first < anchors[0].first
    return [
        _group(anchor, anchors, clauses.reach(anchor, groups), clauses, leading=leading)
        for anchor in anchors
    ]


def _group(
    anchor: Anchor,
    anchors: Sequence[Anchor],
    groups: Sequence[Group[Value]],
    clauses: Clauses,
    *,
    leading: bool,
) -> Bound[Value] | None:
    firsts = [a.first for a in anchors]
    before = [g for g in groups if g.first < anchor.first]
    after = [g for g in groups if g.first >= anchor.first]
    near_before = before[-1] if before and _close(before[-1], anchor, firsts, clauses) else None
    near_after = after[0] if after and _close(after[0], anchor, firsts, clauses) else None
    near = (near_before or near_after) if leading else (near_after or near_before)
    if near_after is not None and near is near_before and near_before is not None:
        dashed = clauses.dashed(anchor.end, near_after.first)
        parted = dashed and clauses.between(near_before.end, anchor.first)
        if parted and not clauses.has_own(near_after, anchor, anchors):
            near = near_after  # "…, 20 ha – in the third"
    if near is not None:
        return Bound(near, close=True)
    following = _following(anchor, anchors, after, clauses)
    if leading and before:
        return Bound(before[-1], close=False)
    if following is not None:
        return Bound(following, close=False)
    return Bound(before[-1], close=False) if before else None


def _close(group: Group[Value], anchor: Anchor, firsts: Sequence[int], clauses: Clauses) -> bool:
    """Whether no parting and no other number lies between the two."""
    if group.first < anchor.first:
        start, end = group.end, anchor.first
        if start + 1 == end and start in clauses.dashes:
            start += 1  # "Jabrayil (1,622.4 ha)"
        elif start < end and clauses.opens(group.first, firsts):
            if start in clauses.commas:
                start += 1  # the comma after "In 2022,"
            else:  # the dash of "farm land in use – 88,300 ha"
                label = max((at for at in clauses.labels if end - 3 <= at < end), default=-1)
                parted = clauses.between(start, label) or _count(firsts, start, label)
                if label >= start and not parted:
                    start = label + 1
    else:
        start, end = anchor.end, group.first
        start = clauses.splits.get(start, start)  # "18,000 ha of them – fields"
        if start in clauses.dashes and start + 4 >= end:
            start += 1  # "7,956.1 (Aghdam)", "7,956.1 – Aghdam"
    if clauses.between(start, end):
        return False
    return not _count(firsts, start, end)


def _following(
    anchor: Anchor, anchors: Sequence[Anchor], after: Sequence[Group[Value]], clauses: Clauses
) -> Group[Value] | None:
    """The next group, unless "of which" or a number of the same sort stands before it."""
    if not after:
        return None
    group = after[0]
    firsts = [a.first for a in anchors]
    if clauses.strong(anchor.end, group.first):
        return None
    if (
        clauses.between(anchor.end, group.first)
        and clauses.opens(group.first, firsts)
        and any(a.first > group.first and _close(group, a, firsts, clauses) for a in anchors)
    ):
        return None  # "190,000 items since 2020, and in Shusha 27,800 ha"
    colons = [at for at in clauses.colons if anchor.end <= at < group.first]
    if colons and any(a.first > colons[-1] for a in anchors):
        return None  # "101 mines were found: in Aghdam 61, …"
    if clauses.barred(anchor.end, group.first) and any(
        a.first > anchor.first and _close(group, a, firsts, clauses) for a in anchors
    ):
        return None
    same = [
        a for a in anchors
        if a != anchor and a.first > anchor.first and a.sort == anchor.sort
        and _close(group, a, firsts, clauses)
    ]  # fmt: skip
    return None if same else group
