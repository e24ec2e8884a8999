"""Places that each have numbers of their own in brackets: what stands before is of all."""

from collections.abc import Sequence

from handlers.language.extraction.sentence.binding import Anchor, Bound, Clauses, Group
from handlers.language.extraction.sentence.pointers import are_named
from handlers.language.extraction.words.layout import Sentence
from store.areas import Places, canonical


def before_brackets(
    sentence: Sentence,
    anchors: Sequence[Anchor],
    bound: list[Bound[Places] | None],
    places: Sequence[Group[Places]],
    clauses: Clauses,
) -> None:
    """Such as "39 AP mines were found in Tartar (12 AP), Aghdam (20 AP) and Khojavand (7 AP)".

    The 39 are of the three districts together.
    """
    opened = {group.first: clauses.brackets[group.end] for group in places
              if are_named(group.value) and not clauses.brackets[group.first]
              and sentence.folded[group.end : group.end + 1] == ("(",)}  # fmt: skip
    full = {clauses.brackets[anchor.first] for anchor in anchors} - {0}
    listed = [group for group in places if opened.get(group.first) in full]
    totals = [index for index, anchor in enumerate(anchors)
              if not clauses.brackets[anchor.first]]  # fmt: skip
    if len(listed) < 2 or any(anchors[index].first > listed[0].first for index in totals):
        return
    every = canonical({place for group in listed for place in group.value})
    for index in totals:
        own = bound[index]
        if own is None or own.group in listed:
            first, end = listed[0].first, listed[-1].end
            bound[index] = Bound(Group(first, end, every), close=True)
