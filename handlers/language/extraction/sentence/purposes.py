"""What work is for, as far as a report says so of each of its numbers."""

from collections.abc import Sequence
from itertools import pairwise

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import Sentence
from handlers.language.extraction.words.vocabulary import Mark
from store.areas import Places
from store.measures import Measure

ROUTES = frozenset({"transport", "roads", "railways"})
"""Purposes that are ways from one place to another."""


def find_purposes(sentence: Sentence, operators: Sequence[Group[str]]) -> list[Group[str]]:
    """What work is for, in order; "roads and railways" together are transport."""
    found: list[Group[str]] = []
    for mark in sentence.marks.get("purpose", ()):
        if (
            any(g.first <= mark.first < g.end for g in operators)
            or _is_landmark(sentence, mark)
            or (sentence.folded[max(0, mark.first - 2) : mark.first] in _NOT_ONLY)
        ):
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


_NOT_ONLY = frozenset({("не", "только"), ("not", "only"), ("not", "just")})
"""Before what land is for, and for more."""
_LANDMARK = 5
"""Words from "near" to the road that it names, at most."""
_NEAR = frozenset({"near", "beside", "вблизи", "близ", "возле", "рядом"})
_DASHES = (("-",), (":",))
_OTHER = frozenset({"other", "others", "diger", "digerleri", "sair", "прочее", "прочие", "другие",
                    "другое", "иное", "остальное"})  # fmt: skip


def says_other(label: Sentence) -> bool:
    """Whether a row is headed "other"."""
    return bool(_OTHER & set(label.folded[:2]))


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
    leads = bound.group.first < anchor.first
    low, high = (bound.group.end, anchor.first) if leads else (anchor.end, bound.group.first)
    shares = {m.first for m in sentence.marks.get("nothing", ())
              if m.concept in {"percent", "power"}}  # fmt: skip
    numbers = any(
        sentence.tokens[at].kind == "number" and not shares & {at + 1, at + 2}
        and not clauses.brackets[at]
        for at in range(low, high)
    )  # fmt: skip
    if not bound.close and (figures > 1 or numbers):
        return ""
    item = sentence.bullet and figures == 1  # "- for the road Barda – Aghdam (Aghdam) – 41 ha"
    if not bound.close and not item and clauses.between(low, high) > 1:
        return ""
    if _is_of_a_part(sentence, anchor):
        return ""
    lands = any(m.concept != "item" for m in sentence.marks.get("unit", ()))
    if anchor.sort != _LAND and (not lands or _is_of_land(sentence, bound.group)):
        return ""  # "46 mines were found along the canals"
    others = {m.concept for m in sentence.marks.get("purpose", ())} - {bound.group.value}
    if bound.group.value == "transport":
        others -= ROUTES
    if figures == 1 and others and not bound.close:
        return ""  # "land for transport, energy and agriculture"
    return bound.group.value


def _is_of_a_part(sentence: Sentence, anchor: Anchor) -> bool:
    """Such as "half of the 3,452.9 ha were farmland", and not "half of it, 33,246.8 ha, was"."""
    before = sentence.folded[max(0, anchor.first - 4) : anchor.first]
    if before[-1:] == (",",) or ("half", "-") in pairwise(before):
        before = ()  # it is the half; "this half-year"
    return bool(_PART & set(before) or _PART & set(sentence.folded[anchor.end : anchor.end + 2]))


def dashed_purposes(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    bound: list[Bound[str] | None],
    purposes: Sequence[Group[str]],
    places: Sequence[Group[Places]],
) -> None:
    """Such as "48 гектаров в Агдамском районе – под железную дорогу": the place lies between."""
    for index, anchor in enumerate(anchors):
        place = next((g for g in places if 0 <= g.first - anchor.end <= 1), None)
        if place is None or anchor.sort != _LAND:
            continue
        dash = next((at for at in range(place.end, place.end + 3)
                     if sentence.folded[at : at + 1] == ("-",)), -1)  # fmt: skip
        own = [g for g in purposes if dash >= 0 and 0 < g.first - dash <= _BEHIND]
        if own:
            bound[index] = Bound(own[0], close=True)


def of_land_before(
    sentence: Sentence, anchors: Sequence[Anchor], bound: list[Bound[str] | None]
) -> None:
    """Such as "9,000 sq m, also for the road, and one anti-tank mine": the road is of the land."""
    for index, (land, other) in enumerate(pairwise(anchors)):
        here = bound[index + 1]
        if here is None or land.sort != _LAND or other.sort == _LAND:
            continue
        gap = sentence.tokens[land.end : here.group.first]
        if any(token.kind == "number" for token in gap):
            continue  # "and 12 km of roads"
        if land.end <= here.group.first < other.first and bound[index] in {None, here}:
            bound[index : index + 2] = [Bound(here.group, close=True), None]


_BEHIND = 2
"""Words from a dash to the purpose behind it, at most: "– под железную дорогу"."""


def leading_purpose(
    anchors: Sequence[Anchor],
    bound: list[Bound[str] | None],
    purposes: Sequence[Group[str]],
    times: Sequence[Bound[Time] | None],
    places: Sequence[Bound[Places] | None],
) -> None:
    """Such as "For housing in Shusha 93 ha were cleared in 2021, and 118 ha this year".

    One purpose before all numbers of land, each with days of its own, in one place; or each
    with a place of its own: "along roads 77 ha in Shusha and 230 ha in Aghdam".
    """
    land = [index for index, anchor in enumerate(anchors) if anchor.sort == _LAND]
    if len(purposes) != 1 or len(land) < 2 or purposes[0].first > anchors[land[0]].first:
        return
    timed = [one.group for index in land if (one := times[index]) is not None and one.close]
    where = {place.group.value for index in land if (place := places[index]) is not None}
    placed = {place.group.first for index in land
              if (place := places[index]) is not None and place.close}  # fmt: skip
    each = len(timed) == len(land) == len({group.first for group in timed}) and len(where) < 2
    if each or len(placed) == len(land):
        for index in land:
            bound[index] = Bound(purposes[0], close=True)


def in_brackets(statements: Sequence[Statement], clauses: Clauses) -> None:
    """Such as "30,500 ha for agriculture (12,400 in Aghdam, 8,100 in Fuzuli)": as their whole."""
    whole: Statement | None = None
    for statement in statements:
        item = statement.counted
        if not clauses.brackets[item.first]:
            whole = statement
        elif whole is not None and item.measure is whole.counted.measure and not statement.purpose:
            statement.purpose = whole.purpose


_ANOTHER = frozenset({"another", "further", "additional", "daha", "еще", "ещё"})


def is_another(sentence: Sentence, first: int) -> bool:
    """Whether a number (first token) adds to what was said before: "another 40 hectares"."""
    return bool(_ANOTHER & set(sentence.folded[max(0, first - 2) : first]))


def carry_purposes(reads: Sequence[Read]) -> None:
    """Such as "Another 400 hectares are to be cleared for the same end": that of the last land."""
    last = ""
    for read in reads:
        same = any(m.concept == "same" for m in read.sentence.marks.get("purpose", ()))
        for statement in read.statements:
            if statement.why or statement.counted.measure is not Measure.CLEARED_AREA:
                continue
            if not statement.purpose and same:
                statement.purpose = last
            last = statement.purpose
