"""One sentence → its numbers with everything that the sentence itself says about each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.language.extraction.amounts import find_amounts
from handlers.language.extraction.binding import Anchor, Bound, Clauses, Group, Value, bind
from handlers.language.extraction.counts import Counted, count
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.places import find_places, place_names
from handlers.language.extraction.times import Time, find_times
from store.areas import Places
from store.measures import Measure
from store.quantities import Unit
from store.questions import Status
from store.records import Qualifier


@dataclass(slots=True, kw_only=True)
class Statement:
    """A number that counts something of ours, and what its own sentence says of it.

    What is None is said elsewhere. `split`: it stands behind "of which". `why` it is no figure,
    empty when it is one.
    """

    counted: Counted
    qualifier: Qualifier
    status: Status
    time: Time | None = None
    places: Places | None = None
    operator: str | None = None
    purpose: str = ""
    split: bool = False
    why: str = ""
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Read:
    """A sentence as it was read: its numbers, and what it says for others."""

    sentence: Sentence
    statements: list[Statement]
    nothing: list[Counted]
    times: list[Time]
    places: list[Group[Places]]
    operators: list[Group[str]]
    byline: bool = False


def _asides(
    sentence: Sentence, counted: Sequence[Counted], places: Sequence[Group[Places]]
) -> set[int]:
    """Tokens in brackets that hold no figure and no place, such as "(15.2 percent)"."""
    found: set[int] = set()
    opened = -1
    for at, word in enumerate(sentence.folded):
        if word == "(":
            opened = at
        elif word == ")" and opened >= 0:
            ours = any(opened < c.first < at and c.measure and not c.nothing for c in counted)
            if not ours and not any(opened < g.first < at for g in places) and at - opened < 14:
                found.update(range(opened, at + 1))
            opened = -1
    return found


Header = tuple[Measure, Unit]
"""What the numbers of a list count, said once above it."""


def read_sentence(sentence: Sentence, published: date, header: Header | None = None) -> Read:
    """The numbers of a sentence, each bound to the nearest words that belong to it."""
    times = find_times(sentence, published)
    places = find_places(sentence)
    taken = [False] * len(sentence.tokens)
    for time in times:
        taken[time.first : time.end] = [True] * (time.end - time.first)
    for mark in sentence.marks.get("ordinal", ()):
        if mark.end - mark.first > 1:
            taken[mark.first : mark.end] = [True] * (mark.end - mark.first)
    counted = count(sentence, find_amounts(sentence, taken), taken)
    operators = _operators(sentence, counted)
    byline = _is_byline(sentence, counted, times, published)
    inside = {i for g in places for i in range(g.first, g.end)}
    inside |= {i for t in times for i in range(t.first, t.end)}
    inside |= {i for g in operators for i in range(g.first, g.end)}
    inside |= {i for c in counted for i in range(c.first, c.end)}
    inside |= _asides(sentence, counted, places)
    clauses = Clauses(sentence, inside)
    spans = [(g.first, g.end) for g in (*places, *operators)] + [(t.first, t.end) for t in times]
    _elided(sentence, counted, spans, header or header_of(sentence, counted))
    _everything(sentence, counted)
    ours = [item for item in counted if item.measure is not None and not item.nothing]
    anchors = [Anchor(c.first, c.end, str(c.measure)) for c in ours]
    statements = _statements(sentence, ours, anchors, clauses, times, places, operators)
    return Read(
        sentence=sentence,
        statements=statements,
        nothing=[item for item in counted if item.measure is None or item.nothing],
        times=[] if byline else times,
        places=[] if byline else places,
        operators=operators,
        byline=byline,
    )


def _statements(
    sentence: Sentence,
    ours: Sequence[Counted],
    anchors: Sequence[Anchor],
    clauses: Clauses,
    times: Sequence[Time],
    places: Sequence[Group[Places]],
    operators: Sequence[Group[str]],
) -> list[Statement]:
    periods = [Group(t.first, t.end, t) for t in times if t.sort not in {"saying", "weak"}]
    purposes = [
        Group(m.first, m.end, m.concept) for m in sentence.marks.get("purpose", ())
        if not any(g.first <= m.first < g.end for g in operators)
    ]  # fmt: skip
    bound_times = _paired(sentence, anchors, periods, clauses)
    bound_places = _paired(sentence, anchors, places, clauses)
    _totals(sentence, anchors, bound_times, clauses)
    if sentence.has("respectively"):
        _in_order(anchors, bound_times, periods)
        _in_order(anchors, bound_places, place_names(sentence))
    _summed(sentence, anchors, bound_places)
    bound_operators = bind(anchors, operators, clauses)
    bound_purposes = bind(anchors, purposes, clauses)
    statuses = _statuses(sentence, anchors, clauses)
    found = []
    for index, item in enumerate(ours):
        place, time = bound_places[index], bound_times[index]
        found.append(
            Statement(
                counted=item,
                qualifier=qualifier(sentence, item),
                status=statuses[index],
                time=time.group.value if time else None,
                places=place.group.value if place else None,
                operator=_operator(sentence, anchors[index], bound_operators, index, clauses),
                purpose=_purpose(bound_purposes[index], len(ours), purposes),
                split=any(b < item.first for b in clauses.barriers),
            )
        )
    return found


def _paired(
    sentence: Sentence, anchors: Sequence[Anchor], groups: Sequence[Group[Value]], clauses: Clauses
) -> list[Bound[Value] | None]:
    return bind(anchors, groups, clauses)


def _totals(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    times: list[Bound[Time] | None],
    clauses: Clauses,
) -> None:
    """ "62,000 ha last year, and in total 180,000 ha": the second is everything to date."""
    for index, anchor in enumerate(anchors):
        bound = times[index]
        if bound is not None and bound.close:
            continue
        before = [a for a in anchors[:index] if a.sort == anchor.sort]
        for mark in sentence.marks.get("total", ()):
            if (
                before
                and before[-1].end <= mark.first
                and mark.end <= anchor.first
                and (clauses.between(before[-1].end, mark.first) and anchor.first - mark.end < 14)
            ):
                time = Time(sort="to_date", first=mark.first, end=mark.end)
                times[index] = Bound(Group(mark.first, mark.end, time), close=True)


def _summed(
    sentence: Sentence, anchors: Sequence[Anchor], places: list[Bound[Places] | None]
) -> None:
    """ "410 ha in other districts, 628.5 ha in all": the last is of all of them."""
    for index, anchor in enumerate(anchors):
        bound = places[index]
        if bound is None or bound.close or not any(a.sort == anchor.sort for a in anchors[:index]):
            continue
        if any(0 <= m.first - anchor.end <= 1 or 0 <= anchor.first - m.end <= 1
               for m in sentence.marks.get("total", ())):  # fmt: skip
            places[index] = None


def _in_order(
    anchors: Sequence[Anchor], bound: list[Bound[Value] | None], groups: Sequence[Group[Value]]
) -> None:
    """ "In Aghdam and Fuzuli 45 and 67 ha, respectively": the first for the first."""
    for sort in {anchor.sort for anchor in anchors}:
        same = [i for i, anchor in enumerate(anchors) if anchor.sort == sort]
        if len(same) == len(groups) > 1:
            for index, group in zip(same, groups, strict=True):
                bound[index] = Bound(group, close=True)


# Qualifiers ---------------------------------------------------------------------------------------

_QUALIFIERS = (
    ("over", Qualifier.OVER), ("up_to", Qualifier.UP_TO), ("about", Qualifier.ABOUT),
)  # fmt: skip
_BETWEEN = frozenset({"a", "the", "total", "of", "another", "additional", "as", "many", "$"})


def qualifier(sentence: Sentence, item: Counted) -> Qualifier:
    """How the number is qualified: by a word just before it, or after it by case and word."""
    for name, value in _QUALIFIERS:
        for mark in sentence.marks.get(name, ()):
            if mark.concept == "before" and _just_before(sentence, mark.end, item):
                return value
            if mark.concept == "after" and _just_after(sentence, mark.first, item):
                return value
    return _by_case(sentence, item)


def _just_before(sentence: Sentence, end: int, item: Counted) -> bool:
    at = item.amount.first
    if end > at:
        return False
    gap = sentence.folded[end:at]
    return len(gap) <= 3 and all(word in _BETWEEN for word in gap) or (
        end == item.first and item.first < at and at - end <= 4
        and all(word not in {",", "and"} for word in gap)
    )  # fmt: skip


def _just_after(sentence: Sentence, first: int, item: Counted) -> bool:
    words = sentence.folded
    if not item.amount.end <= first <= item.end + 1 or first == 0:
        return False
    if first > item.end and words[item.end] not in {"erazi", "torpaq", "sahe", "-"}:
        return False
    word, before = words[first], words[first - 1]
    if before[-1:] > "z" or word in {"or", "and", "plus"} or word > "z":
        return True
    if word in {"approximately"}:
        return True
    if word in {"cox", "artiq", "yuxari", "coxdur", "artiqdir", "az", "coxu", "coxunu"}:
        return before.endswith(("dan", "den"))
    return before.endswith(("a", "e")) or before == "-"


def _by_case(sentence: Sentence, item: Counted) -> Qualifier:
    """The ending -dək of the number or of its unit: "200 hektaradək"."""
    words = sentence.folded[item.amount.first : item.end]
    if item.amount.ending in {"dek", "edek", "adek"}:
        return Qualifier.UP_TO
    if any(word.endswith(("adek", "edek")) and len(word) > 5 for word in words):
        return Qualifier.UP_TO
    return Qualifier.EXACT


# Plans --------------------------------------------------------------------------------------------


def _statuses(sentence: Sentence, anchors: Sequence[Anchor], clauses: Clauses) -> list[Status]:
    """Planned where a word of planning is nearer than a word of work that is done."""
    planned = [Group(m.first, m.end, Status.PLANNED) for m in sentence.marks.get("planned", ())]
    if not planned:
        return [Status.ACTUAL] * len(anchors)
    done = [
        Group(m.first, m.end, Status.ACTUAL) for m in sentence.marks.get("positive", ())
        if _is_done(sentence, m.first, m.end, planned, clauses, anchors)
    ]  # fmt: skip
    if not done:
        return [Status.PLANNED] * len(anchors)
    groups = [*planned, *done]
    return [min(groups, key=lambda g: _distance(a, g, clauses, anchors)).value for a in anchors]


_DONE_EN = frozenset({"cleared", "demined", "de-mined", "cleaned", "found", "discovered",
                      "detected", "neutralized", "neutralised", "defused", "destroyed",
                      "revealed", "identified", "removed", "mined"})  # fmt: skip
_DONE_AZ = ("ib", "mis", "di", "ildi", "ndi", "misdir", "ibdir", "ub", "mus", "mislar", "dilar")


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
        done = word in _DONE_EN or word.endswith(_DONE_AZ)
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


# Operators and purposes ---------------------------------------------------------------------------


def _operators(sentence: Sentence, counted: Sequence[Counted]) -> list[Group[str]]:
    """Operators; several that are named together are no breakdown: their value is empty."""
    found: list[Group[str]] = []
    for mark in sentence.marks.get("operator", ()):
        if found and _joint(sentence, found[-1], mark.first, counted):
            same = found[-1].value == mark.concept
            found[-1] = Group(found[-1].first, mark.end, mark.concept if same else "")
            continue
        found.append(Group(mark.first, mark.end, mark.concept))
    return found


def _joint(sentence: Sentence, before: Group[str], first: int, counted: Sequence[Counted]) -> bool:
    if any(before.end <= c.amount.first < first and c.measure for c in counted):
        return False
    gap = sentence.folded[before.end : first]
    return len(gap) <= 8 and ";" not in gap


def _operator(
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
    if len(others) > 1 and name:
        return name
    if mine.close and (
        clauses.barred(0, anchor.first) or sentence.has("alone") or sentence.bullet
    ):
        return name
    if name not in {"", "ANAMA"} and not _speaks(sentence, mine.group):
        return name
    return "" if name != "Ministry of Defense" else None


def _speaks(sentence: Sentence, group: Group[str]) -> bool:
    """Whether an operator is named as the source: "the ministry said"."""
    return any(
        0 <= mark.first - group.end <= 4 or 0 <= group.first - mark.end <= 4
        for mark in sentence.marks.get("speech", ()) if mark.concept == "source"
    )  # fmt: skip


_ARMY = ("army", "troops", "sapper", "engineer", "ordu", "muhendis", "qosun", "арми", "инженер",
         "войск", "сапер", "istehkam", "forces", "quvve", "сил")  # fmt: skip


def _army(sentence: Sentence, group: Group[str]) -> bool:
    words = sentence.folded[group.first : group.end]
    return any(word.startswith(_ARMY) for word in words)


def _purpose(bound: Bound[str] | None, figures: int, purposes: Sequence[Group[str]]) -> str:
    """The purpose that stands with a number and with no other."""
    if bound is None or not (bound.close or figures == 1):
        return ""
    return bound.group.value


def _elided(
    sentence: Sentence,
    counted: list[Counted],
    spans: Sequence[tuple[int, int]],
    header: Header | None,
) -> None:
    """ "7,956.1 ha in Aghdam, 14,016.7 in Jabrayil": the unit is said once.

    `spans`: tokens of places, times and operators; a number must stand beside one.
    """
    marks = [*spans, *((m.first, m.end) for m in sentence.marks.get("purpose", ()))]
    named = [item for item in counted if item.measure is not None]
    if not named and header is None:
        return
    for index, item in enumerate(counted):
        if item.nothing != "?" or item.amount.no_count:
            continue
        beside = any(
            0 <= first - item.end <= 2 or 0 <= item.first - end <= 2 for first, end in marks
        )
        verb = next((m.concept for m in sentence.marks.get("positive", ())
                     if 0 <= item.first - m.end <= 1), "")  # fmt: skip
        beside = beside or bool(verb) or item.pieces
        before = [c for c in counted[:index] if c.measure is not None and not c.nothing
                  and not (verb and (verb == "cleared") != measures_land(c))
                  and not (item.pieces and measures_land(c))]  # fmt: skip
        model = (
            before[-1]
            if before
            else next(
                (c for c in counted[index:] if c.measure is not None and not c.nothing), None
            )
        )
        if model is not None and model.measure is not None:
            kind: Header | None = (model.measure, model.unit)
        else:
            kind = header
        if beside and kind is not None:
            counted[index] = replace(item, measure=kind[0], unit=kind[1], nothing="", guessed=True)


def _everything(sentence: Sentence, counted: list[Counted]) -> None:
    """ "112,193 units of UXO, including … mines": UXO that means everything."""
    splits = [m.first for m in sentence.marks.get("split", ())]
    for index, item in enumerate(counted):
        if item.measure is not Measure.UXO:
            continue
        barrier = next((at for at in splits if at >= item.end), None)
        if barrier is None or (index + 1 < len(counted) and counted[index + 1].first < barrier):
            continue
        parts = {c.measure for c in counted[index + 1 :]}
        if parts & {Measure.AP_MINES, Measure.AT_MINES, Measure.MINES}:
            counted[index] = replace(item, measure=Measure.EXPLOSIVES, renamed=True)


_BITS = {"ap": Measure.AP_MINES, "at": Measure.AT_MINES, "uxo": Measure.UXO,
         "mine": Measure.MINES, "both": Measure.MINES, "explosives": Measure.EXPLOSIVES}  # fmt: skip


def header_of(sentence: Sentence, counted: Sequence[Counted]) -> Header | None:
    """What a heading says that the numbers below (or behind its colon) count."""
    words = sentence.folded
    colon = next((i for i, word in enumerate(words) if word == ":"), len(words))
    if any(c.measure is not None and c.amount.first < colon for c in counted):
        return None
    if colon == len(words) and len(words) > 16:
        return None
    for mark in sentence.marks.get("unit", ()):
        if mark.concept != "item" and mark.first < colon:
            return Measure.CLEARED_AREA, Unit(mark.concept)
    kinds = {m.concept for m in sentence.marks.get("kind", ()) if m.first < colon}
    cleared = any(m.first < colon and m.concept == "cleared"
                  for m in sentence.marks.get("positive", ()))  # fmt: skip
    if kinds == {"mine", "uxo"} and not cleared:
        return Measure.EXPLOSIVES, Unit.ITEM
    if len(kinds) == 1 and not cleared:
        return _BITS[kinds.pop()], Unit.ITEM
    return None


# Bylines ------------------------------------------------------------------------------------------


def _is_byline(
    sentence: Sentence, counted: Sequence[Counted], times: Sequence[Time], published: date
) -> bool:
    """ "BAKU, Azerbaijan, March 6." and the like: where and when it was written."""
    if len(sentence.tokens) > 14 or any(c.measure for c in counted):
        return False
    if sentence.has("positive") or sentence.has("kind"):
        return False
    if any(":" in t.text for t in sentence.tokens if t.kind == "number"):
        return True
    days = [t for t in times if t.day and t.stop is not None]
    return bool(days) and all(abs((published - t.stop).days) <= 3 for t in days if t.stop)


def measures_land(item: Counted) -> bool:
    """Whether it is an area."""
    return item.measure is Measure.CLEARED_AREA
