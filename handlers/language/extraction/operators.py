"""Who did the work and for what, as far as a sentence says so of each of its numbers."""

import re
from collections.abc import Sequence

from handlers.language.extraction.binding import Anchor, Bound, Clauses, Group
from handlers.language.extraction.counted import Counted
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.vocabulary import Mark
from store.measures import Measure

ROUTES = frozenset({"transport", "roads", "railways"})
"""Purposes that are ways from one place to another."""


def find_operators(sentence: Sentence, counted: Sequence[Counted]) -> list[Group[str]]:
    """Operators; several that are named together, or all, are no breakdown: "" is their value."""
    found: list[Group[str]] = []
    everybody = sentence.marks.get("everybody", ())
    all_of_them = {mark.first for mark in everybody}
    named = (*sentence.marks.get("operator", ()), *everybody)
    for mark in sorted(named, key=lambda mark: mark.first):
        if any(map(_FOREIGN.match, sentence.folded[max(0, mark.first - 1) : mark.first])):
            continue
        name = "" if mark in everybody else mark.concept
        before = found[-1] if found and name and found[-1].first not in all_of_them else None
        again = (
            before is not None
            and before.value == name
            and ("," in sentence.folded[before.end : mark.first])
        )  # "according to ANAMA, the agency itself cleared"
        if before is not None and not again and _joint(sentence, before, mark.first, counted):
            both = _name_of_both(sentence, before, mark)
            found[-1] = Group(before.first, mark.end, both)
            continue
        found.append(Group(mark.first, mark.end, name))
    return found


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
        clauses.barred(0, anchor.first) or _alone(sentence, mine.group) or sentence.bullet
    ):
        return name
    if name not in {"", "ANAMA"} and not speaks(sentence, mine.group):
        return name
    return "" if name != "Ministry of Defense" else None


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
        for mark in sentence.marks.get("speech", ()) if mark.concept == "source"
    )  # fmt: skip


_ARMY = ("army", "troops", "sapper", "engineer", "ordu", "muhendis", "qosun", "арми", "инженер",
         "войск", "сапер", "istehkam", "forces", "quvve", "сил")  # fmt: skip


def _army(sentence: Sentence, group: Group[str]) -> bool:
    words = sentence.folded[group.first : group.end]
    return any(word.startswith(_ARMY) for word in words)


def find_purposes(sentence: Sentence, operators: Sequence[Group[str]]) -> list[Group[str]]:
    """What work is for, in order; "roads and railways" together are transport."""
    found: list[Group[str]] = []
    for mark in sentence.marks.get("purpose", ()):
        if any(g.first <= mark.first < g.end for g in operators) or _is_landmark(sentence, mark):
            continue
        before = found[-1] if found else None
        if mark.concept == "same":
            if before is not None:
                found.append(Group(mark.first, mark.end, before.value))
            continue
        routes = before is not None and {before.value, mark.concept} <= ROUTES
        gap = sentence.folded[before.end : mark.first] if before is not None else ()
        if before is not None and routes and before.value != mark.concept and len(gap) <= 3 and (
            {"and", "ve", "и"} & set(gap)
        ):  # fmt: skip
            found[-1] = Group(before.first, mark.end, "transport")
        else:
            found.append(Group(mark.first, mark.end, mark.concept))
    labels = [g for g in found if sentence.folded[g.end : g.end + 1] in _DASHES]
    if len(labels) > 1 and len(found) > 1:  # "agriculture – 33,401 ha, …, other – 6,310 ha"
        found.extend(
            Group(at, at + 1, "other") for at, word in enumerate(sentence.folded)
            if word in _OTHER and sentence.folded[at + 1 : at + 2] in _DASHES
        )  # fmt: skip
    return sorted(found, key=lambda group: group.first)


def _is_landmark(sentence: Sentence, mark: Mark) -> bool:
    """Whether it says where, and not what for: "near the Fuzuli–Shusha road"."""
    words = sentence.folded
    before, behind = words[max(0, mark.first - _LANDMARK) : mark.first], words[mark.end :]
    return bool(_NEAR & set(before)) or any(word.startswith("yaxinlig") for word in behind[:1])


_LANDMARK = 5
"""Words from "near" to the road that it names, at most."""
_NEAR = frozenset({"near", "beside", "вблизи", "близ", "возле", "рядом"})
_DASHES = (("-",), (":",))
_OTHER = frozenset({"other", "others", "diger", "digerleri", "sair", "прочее", "прочие", "другие",
                    "другое", "иное", "остальное"})  # fmt: skip


_PART = frozenset({"half", "third", "quarter", "most", "majority", "part", "половина", "половину",
                   "половины", "треть", "трети", "четверть", "часть", "части", "yarisi",
                   "yarisini", "hissesi", "hissesini", "coxu", "dordde", "ucde"})  # fmt: skip
_LAND = str(Measure.CLEARED_AREA)


def _is_of_land(sentence: Sentence, purpose: Group[str]) -> bool:
    """Such as "12 ha of farmland": of the land alone, and not of mines found on it."""
    units = [m for m in sentence.marks.get("unit", ()) if m.concept != "item"]
    return any(purpose.first == m.end + 1 and sentence.folded[m.end] == "of" for m in units)


def purpose_of(
    sentence: Sentence,
    anchor: Anchor,
    bound: Bound[str] | None,
    figures: int,
    clauses: Clauses,
) -> str:
    """The purpose that stands with a number and with no other."""
    if bound is None:
        return ""
    low, high = sorted((anchor.end, bound.group.first))
    shares = {m.first for m in sentence.marks.get("nothing", ()) if m.concept == "percent"}
    numbers = any(
        sentence.tokens[at].kind == "number" and at + 1 not in shares and not clauses.brackets[at]
        for at in range(low, high)
    )
    if not bound.close and (figures > 1 or numbers):
        return ""
    if not bound.close and clauses.between(low, high) > 1:
        return ""
    if _PART & set(sentence.folded[max(0, anchor.first - 4) : anchor.first]) or (
        _PART & set(sentence.folded[anchor.end : anchor.end + 2])
    ):
        return ""  # "half of the 3,452.9 ha were farmland"
    if anchor.sort != _LAND and _is_of_land(sentence, bound.group):
        return ""
    others = {m.concept for m in sentence.marks.get("purpose", ())} - {bound.group.value}
    if bound.group.value == "transport":
        others -= ROUTES
    if figures == 1 and others and not bound.close:
        return ""  # "land for transport, energy and agriculture"
    return bound.group.value
