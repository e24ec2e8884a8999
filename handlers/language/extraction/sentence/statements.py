"""One sentence → its numbers with everything that the sentence itself says about each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.times import find_times
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.numbers.amounts import find_amounts
from handlers.language.extraction.numbers.carried import carry_over
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.numbers.counts import count
from handlers.language.extraction.numbers.elisions import (
    Header,
    fill_elided,
    header_of,
)
from handlers.language.extraction.numbers.mirrors import Series, mirror
from handlers.language.extraction.numbers.qualifiers import qualifier
from handlers.language.extraction.numbers.renamed import rename_everything
from handlers.language.extraction.numbers.same import say_again
from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group, bind
from handlers.language.extraction.sentence.bracketed import before_brackets
from handlers.language.extraction.sentence.compared import (
    of_brackets,
    of_the_title,
    past_comparisons,
    than_last_year,
)
from handlers.language.extraction.sentence.corrected import revised
from handlers.language.extraction.sentence.narrowing import narrow
from handlers.language.extraction.sentence.operators import (
    find_operators,
    named_in_order,
    operator_of,
)
from handlers.language.extraction.sentence.other_names import find_outside
from handlers.language.extraction.sentence.places import find_places, place_names
from handlers.language.extraction.sentence.plans import statuses
from handlers.language.extraction.sentence.pointers import are_named, find_other
from handlers.language.extraction.sentence.purposes import (
    dashed_purposes,
    find_purposes,
    in_brackets,
    leading_purpose,
    of_land_before,
    purpose_of,
)
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.sentence.sharing import (
    after_all,
    as_before,
    beyond,
    each_of,
    far,
    in_order,
    of_a_fraction,
    of_a_part,
    one_place,
    out_of,
    work_behind,
)
from handlers.language.extraction.sentence.sharing_times import (
    as_of_this_year,
    contained,
    cumulative,
    done_before,
    one_time,
    past_parts,
    so_far_this_year,
    to_date_beside,
    until_then,
)
from handlers.language.extraction.sentence.totals import summed, sums, totals
from handlers.language.extraction.words.layout import Sentence
from store.areas import Places
from store.questions import Status


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


def read_sentence(
    sentence: Sentence,
    published: date,
    header: Header | None = None,
    before: Sequence[Series] = (),
    *,
    heading: Sentence | None = None,
) -> Read:
    """The numbers of a sentence, each bound to the nearest words that belong to it.

    `header`: what the line above says that numbers count, and `heading` that line; `before`:
    what those of the sentences before it count, in order.
    """
    times = find_times(sentence, published)
    places = find_places(sentence)
    taken = [False] * len(sentence.tokens)
    for time in times:
        taken[time.first : time.end] = [True] * (time.end - time.first)
    for mark in sentence.marks.get("ordinal", ()):
        if mark.end - mark.first > 1:
            taken[mark.first : mark.end] = [True] * (mark.end - mark.first)
    for mark in sentence.marks.get("unit", ()):
        taken[mark.first + 1 : mark.end] = [True] * (mark.end - mark.first - 1)  # m2
    if sentence.bullet and sentence.folded[1:2] in {(".",), (")",)}:
        taken[0] = True  # the number of a list item
    counted = count(sentence, find_amounts(sentence, taken), taken)
    say_again(sentence, counted)
    _only_people(sentence, counted)
    revised(sentence, counted)
    mirror(sentence, counted, before)
    operators = find_operators(sentence, counted)
    byline = _is_byline(sentence, counted, times, places, published)
    spans = [
        *((g.first, g.end) for g in places),
        *((g.first, g.end) for g in operators),
        *((t.first, t.end) for t in times),
    ]
    other = find_other(sentence)
    if other is not None:
        spans.append((other, other + 1))
    numbers = [(item.first, item.end) for item in counted]
    inside = {at for first, end in (*spans, *numbers) for at in range(first, end)}
    clauses = Clauses(
        sentence,
        inside | _asides(sentence, counted, places),
        [item.first for item in counted if item.measure or item.nothing == "?"],
    )
    fill_elided(sentence, counted, spans, header or header_of(sentence, counted), heading)
    carry_over(sentence, counted, spans, before)
    rename_everything(sentence, counted)
    ours = [item for item in counted if item.measure is not None and not item.nothing]
    places = narrow(places, [item.first for item in ours], clauses.barriers)
    anchors = [Anchor(c.first, c.end, str(c.measure)) for c in ours]
    others = [item for item in counted if item.measure is None or item.nothing]
    statements = _statements(
        sentence, ours, others, anchors, clauses, times, places, operators, published, heading
    )
    return Read(
        sentence=sentence,
        statements=statements,
        nothing=others,
        times=[] if byline else times,
        places=[] if byline else places,
        operators=operators,
        byline=byline,
    )


def _statements(
    sentence: Sentence,
    ours: Sequence[Counted],
    others: Sequence[Counted],
    anchors: Sequence[Anchor],
    clauses: Clauses,
    times: Sequence[Time],
    places: Sequence[Group[Places]],
    operators: Sequence[Group[str]],
    published: date,
    heading: Sentence | None,
) -> list[Statement]:
    periods = [Group(t.first, t.end, t) for t in times if t.sort not in {"saying", "weak"}]
    purposes = find_purposes(sentence, operators)
    periods = as_of_this_year(periods, anchors)
    bound_times = bind(anchors, periods, clauses)
    bound_places = bind(anchors, places, clauses)
    contained(sentence, anchors, bound_times, periods, clauses)
    past_comparisons(anchors, bound_times, periods, clauses)
    planned = statuses(sentence, anchors, clauses)
    done_before(anchors, bound_times, planned, clauses, published)
    until_then(bound_times, periods, planned)
    of_brackets(sentence, anchors, bound_times, times, clauses)
    of_the_title(sentence, anchors, bound_times, periods, clauses)
    to_date_beside(sentence, anchors, bound_times)
    cumulative(sentence, heading, bound_times)
    so_far_this_year(sentence, bound_times, periods, planned)
    compared = than_last_year(sentence, bound_times)
    unsure = totals(sentence, ours, anchors, bound_times, bound_places, clauses)
    unsure |= past_parts(anchors, bound_times, periods, clauses)
    if sentence.has("respectively"):
        in_order(anchors, bound_times, periods)
    each_of(anchors, bound_places, place_names(sentence), sentence)
    as_before(sentence, anchors, bound_places)
    before_brackets(sentence, anchors, bound_places, places, clauses)
    out_of(sentence, anchors, bound_places)
    summed(sentence, anchors, bound_places)
    of_a_fraction(sentence, anchors, bound_places)
    work_behind(sentence, anchors, bound_places, places, clauses)
    if len(places) == 1:
        one_place(sentence, anchors, bound_times, bound_places, places[0])
    if len(periods) == 1:
        one_time(anchors, clauses, bound_times, bound_places, periods[0])
    outside = bind(anchors, find_outside(sentence), clauses)
    bound_operators = named_in_order(sentence, anchors) or bind(anchors, operators, clauses)
    lengths = [Anchor(c.first, c.end, "length") for c in others if c.nothing == "length"]
    everything = sorted([*anchors, *lengths], key=lambda anchor: anchor.first)
    of_purposes = bind(everything, purposes, clauses)
    bound_purposes = [of_purposes[everything.index(anchor)] for anchor in anchors]
    dashed_purposes(sentence, anchors, bound_purposes, purposes, places)
    of_land_before(sentence, anchors, bound_purposes)
    leading_purpose(anchors, bound_purposes, purposes, bound_times, bound_places)
    taken_purposes = [
        b.group for a, b in zip(everything, of_purposes, strict=True)
        if a.sort == "length" and b is not None and b.close
    ]  # fmt: skip
    found = []
    for index, item in enumerate(ours):
        place, time, out = bound_places[index], bound_times[index], outside[index]
        if planned[index] is Status.ACTUAL and time is not None and not time.close:
            stop = time.group.value.stop
            later = Status.PLANNED in planned or sentence.has("planned")
            year = time.group.value.running and any(
                planned[at] is Status.PLANNED and anchors[at].sort == anchors[index].sort
                for at in range(index)
            )  # "the target for this year is 60,000 ha, and 43,200 ha are already cleared"
            if later and stop is not None and stop > published and not year:
                time = None  # "36,000 ha are cleared, and all will be by the end of the year"
        elsewhere = out is not None and out.close and not (place is not None and place.close)
        found.append(
            Statement(
                counted=item,
                qualifier=qualifier(sentence, item),
                status=planned[index],
                time=time.group.value if time else None,
                places=place.group.value if place else None,
                operator=operator_of(sentence, anchors[index], bound_operators, index, clauses),
                purpose=purpose_of(
                    sentence,
                    anchors[index],
                    _unless(bound_purposes[index], taken_purposes),
                    sum(not clauses.brackets[c.first] for c in ours) or len(ours),
                    clauses,
                ),
                why="outside" if elsewhere else "",
                doubts=far(anchors, index, bound_times, periods, clauses, "time-far")
                + (
                    far(anchors, index, bound_places, places, clauses, "place-far")
                    or after_all(sentence, index, anchors, bound_places)
                    or beyond(sentence, index, anchors, bound_places)
                    or of_a_part(index, anchors, bound_places, clauses)
                )
                + ([concern("warn", "time-far")] if index in compared | unsure else []),
                aside=bool(clauses.brackets[item.first])
                and not all(clauses.brackets[other.first] for other in ours),
                split=any(b < item.first or b == item.end for b in clauses.barriers),
            )
        )
    in_brackets(found, clauses)
    for index, parts in sums(ours).items():
        _add_up(found[index], [found[at] for at in parts])
    return found


def _add_up(total: Statement, parts: Sequence[Statement]) -> None:
    """A sum is of the days of its parts, and of no single one of their operators or purposes.

    Days that follow upon each other are those of all parts together.
    """
    times = [part.time for part in parts]
    if len(set(times)) == 1:
        total.time = times[0]
    elif (joined := _in_a_row(times)) is not None:
        total.time = joined
    places = {part.places for part in parts}
    if len(places) == 1 and total.places is None:
        total.places = places.pop()
    if len({part.operator for part in parts}) > 1:
        total.operator = ""
    if len({part.purpose for part in parts}) > 1:
        total.purpose = ""


def _in_a_row(times: Sequence[Time | None]) -> Time | None:
    """The days of times each of which begins when the one before has ended."""
    spans = [t for t in times if t is not None and t.start is not None and t.stop is not None]
    if len(spans) < len(times):
        return None
    follow = all(
        one.stop is not None and other.start == one.stop + timedelta(days=1)
        for one, other in pairwise(spans)
    )
    return replace(spans[0], stop=spans[-1].stop, end=spans[-1].end) if follow else None


def _unless(bound: Bound[str] | None, taken: Sequence[Group[str]]) -> Bound[str] | None:
    """A purpose, unless it belongs to a length: "62 ha, and 850 km of roads"."""
    return None if bound is not None and not bound.close and bound.group in taken else bound


def _only_people(sentence: Sentence, counted: list[Counted]) -> None:
    """Such as "The number of casualties was 56, compared with 88": neither is of mines."""
    people = any(m.concept == "casualties" for m in sentence.marks.get("nothing", ()))
    if people and not sentence.has("kind") and not sentence.has("unit"):
        counted[:] = [replace(c, nothing="casualties") if c.nothing == "?" else c for c in counted]


def _is_byline(
    sentence: Sentence,
    counted: Sequence[Counted],
    times: Sequence[Time],
    places: Sequence[Group[Places]],
    published: date,
) -> bool:
    """Such as "BAKU, Azerbaijan, March 6." and the like: where and when it was written.

    Not so "Yesterday: Aghdam, Khojaly, Aghdara", which heads what was done there.
    """
    if any(len(group.value) > 1 and are_named(group.value) for group in places):
        return False
    if len(sentence.tokens) > 14 or any(c.measure for c in counted):
        return False
    if sentence.has("positive") or sentence.has("kind") or sentence.has("planned"):
        return False
    if any(":" in t.text for t in sentence.tokens if t.kind == "number"):
        return True
    days = [t for t in times if t.day and t.stop is not None]
    return bool(days) and all(abs((published - t.stop).days) <= 3 for t in days if t.stop)
