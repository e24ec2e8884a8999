"""Who did the work, as far as a sentence says so of each of its numbers."""

import re
from collections.abc import Sequence

from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark


def find_operators(sentence: Sentence, counted: Sequence[Counted]) -> list[Group[str]]:
    """Operators; several that are named together, or all, are no breakdown: "" is their value."""
    found: list[Group[str]] = []
    everybody = sentence.marks.get("everybody", ())
    all_of_them = {mark.first for mark in everybody}
    named = (*sentence.marks.get("operator", ()), *everybody)
    for mark in sorted(named, key=lambda mark: mark.first):
        if any(map(_FOREIGN.match, sentence.folded[max(0, mark.first - 1) : mark.first])):
            continue
        near = (*sentence.folded[max(0, mark.first - 3) : mark.first],
                *sentence.folded[mark.end : mark.end + 3])  # fmt: skip
        if mark.concept == "ANAMA" and any(map(_ACCREDITED.match, near)):
            continue
        name = "" if mark in everybody else mark.concept
        before = found[-1] if found and name and found[-1].first not in all_of_them else None
        again = (
            before is not None
            and before.value == name
            and ("," in sentence.folded[before.end : mark.first])
        )  # "according to ANAMA, the agency itself cleared"
        again |= before is not None and ":" in sentence.folded[before.end : mark.first]
        if before is not None and not again and _joint(sentence, before, mark.first, counted):
            both = _name_of_both(sentence, before, mark)
            found[-1] = Group(before.first, mark.end, both)
            continue
        found.append(Group(mark.first, mark.end, name))
    return found


_ACCREDITED = re.compile("accredit|certified|licen[cs]ed|akkredit|аккредит|лицензир")
"""Beside an agency: it lets another work."""
_FOREIGN = re.compile("turkish|turkiye|turk$|turkiyenin|турецк|турци|russian|rus$|российск")
"""Before "armed forces": those of another country."""


def named_in_order(sentence: Sentence, anchors: Sequence[Anchor]) -> list[Bound[str] | None]:
    """Of "ANAMA and the army found 112 AP and 45 AT mines, respectively" one for each; or []."""
    marks = sentence.marks.get("operator", ())
    if not sentence.has("respectively") or not len(marks) == len(anchors) > 1:
        return []
    return [Bound(Group(m.first, m.end, m.concept), close=True) for m in marks]


def _name_of_both(sentence: Sentence, before: Group[str], mark: Mark) -> str:
    """Of "the Border Service's engineer units" the service; of two operators none."""
    if before.value == mark.concept:
        return before.value
    if mark.first - before.end <= 1:
        if _only_units(sentence, mark.first, mark.end):
            return before.value
        if _only_units(sentence, before.first, before.end):
            return mark.concept
    return ""


_UNITS = re.compile("engineer|sapper|istehkam|muhendis|bolme|инженер|сапер|unit|подраздел|част")


_TEAMS = re.compile("team|specialist|rescuer|squad|группы|отряд|специалист|mutexessis|qrup|destə")


def has_teams(sentence: Sentence, group: Group[str]) -> bool:
    """Whether its people are named with it: "the pyrotechnic teams of the Ministry of …"."""
    near = (*sentence.folded[max(0, group.first - 4) : group.first],
            *sentence.folded[group.end : group.end + 3])  # fmt: skip
    return any(_UNITS.match(word) or _TEAMS.match(word) for word in near)


def _only_units(sentence: Sentence, first: int, end: int) -> bool:
    """Whether these words name sappers of whomever, and not the army."""
    words = [word for word in sentence.folded[first:end] if word[0].isalpha()]
    return all(_UNITS.match(word) for word in words if word != "and")


def _joint(sentence: Sentence, before: Group[str], first: int, counted: Sequence[Counted]) -> bool:
    if any(before.end <= c.amount.first < first and (c.measure or c.nothing == "?")
           for c in counted):  # fmt: skip
        return False
    gap = sentence.folded[before.end : first]
    return len(gap) <= 8 and ";" not in gap


def operator_of(
    sentence: Sentence,
    anchor: Anchor,
    bound: Sequence[Bound[str] | None],
    index: int,
    clauses: Clauses,
) -> str | None:
    """The operator of a number, "" when the sentence names several, None when it names none.

    The army counts its own work; anybody else is an operator only in a breakdown: when another
    number has another operator, behind "of which", or "alone".
    """
    mine = bound[index]
    if mine is None:
        return None
    name = mine.group.value
    if name == "Ministry of Defense" and _army(sentence, mine.group):
        return name
    others = {b.group.value for b in bound if b is not None and b.close}
    if len(others) > 1 and name and not speaks(sentence, mine.group):
        return name
    sole = len({b.group.value for b in bound if b is not None}) == 1
    if sole and name != "ANAMA" and _its_own(sentence, mine.group, anchor):
        return name
    if mine.close and (
        clauses.barred(0, anchor.first)
        or _alone(sentence, mine.group)
        or sentence.bullet
        or labels_row(sentence, mine.group)
    ):
        return name
    if name not in {"", "ANAMA"} and not speaks(sentence, mine.group):
        return name
    return "" if name != "Ministry of Defense" else None


def labels_row(sentence: Sentence, group: Group[str]) -> bool:
    """Whether a line of a list begins with it, and its number follows: "ANAMA – 15,233.6"."""
    behind = sentence.tokens[group.end + 1 : group.end + 2]
    parted = sentence.folded[group.end : group.end + 1] in {("-",), (":",)}
    return group.first == 0 and parted and any(token.kind == "number" for token in behind)


def _alone(sentence: Sentence, group: Group[str]) -> bool:
    """Whether it is said to have worked itself: "ANAMA alone", "its own teams"."""
    return any(
        mark.end - mark.first > 1 or -1 <= mark.first - group.end <= 1
        or 0 <= group.first - mark.end <= 1
        for mark in sentence.marks.get("alone", ())
    )  # fmt: skip


def _its_own(sentence: Sentence, group: Group[str], anchor: Anchor) -> bool:
    """Whether the work is said to be that of its people: "the ministry said that its sappers"."""
    return any(
        mark.end - mark.first > 1 and group.end <= mark.first < anchor.first
        for mark in sentence.marks.get("alone", ())
    )


def speaks(sentence: Sentence, group: Group[str]) -> bool:
    """Whether an operator is named as the source: "the ministry said"."""
    others = [m.first for m in sentence.marks.get("operator", ())]
    return any(
        (0 <= mark.first - group.end <= 4 or 0 <= group.first - mark.end <= 4)
        and not any(mark.end <= at < group.first for at in others)
        and not any(t.kind == "number" for t in sentence.tokens[group.end : mark.first])
        and not any(t.kind == "number" for t in sentence.tokens[mark.end : mark.end + 1])
        for mark in sentence.marks.get("speech", ()) if mark.concept == "source"
    )  # fmt: skip


_ARMY = ("army", "troops", "sapper", "engineer", "ordu", "muhendis", "qosun", "арми", "инженер",
         "войск", "сапер", "istehkam", "forces", "quvve", "сил")  # fmt: skip


def _army(sentence: Sentence, group: Group[str]) -> bool:
    words = sentence.folded[group.first : group.end]
    return any(word.startswith(_ARMY) for word in words)
