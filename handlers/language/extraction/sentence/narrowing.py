"""Which of the places that a sentence names say where its numbers are from."""

from collections.abc import Sequence

from handlers.language.extraction.sentence.binding import Group
from handlers.language.extraction.sentence.pointers import points_back
from store.areas import WHOLE, Places


def narrow(
    groups: list[Group[Places]], numbers: Sequence[int], splits: Sequence[int]
) -> list[Group[Places]]:
    """Districts say more than "in the liberated territories" beside them.

    Not where each has numbers (first tokens) of its own: "45 ha in the liberated territories,
    12 mines in Aghdam".
    """
    exact = [g for g in groups if g.value != (WHOLE,) and not points_back(g.value)]
    exact += [
        g
        for g in groups
        if len(g.value) > 1
        and points_back(g.value)
        and not any(abs(e.first - g.end) <= 3 or abs(g.first - e.end) <= 3 for e in exact)
    ]
    exact = [e for e in exact if not _included(e, groups, splits, numbers)]
    if not exact or len(exact) == len(groups):
        return [g for g in groups if g in exact or g.value == (WHOLE,) or points_back(g.value)]
    first, last = exact[0].first, exact[-1].end
    after = any(at >= last for at in numbers)

    def has_own(group: Group[Places]) -> bool:
        between = sum(group.end <= at < first for at in numbers)
        before = any(at < group.first for at in numbers)
        if group.first >= last:  # "1,204 mines in Fuzuli, bringing the total in the territories"
            return before and any(at >= group.end for at in numbers)
        return between > 1 or (between > 0 and (after or before))

    return [g for g in groups if g in exact or has_own(g)]


def _included(
    exact: Group[Places],
    groups: Sequence[Group[Places]],
    splits: Sequence[int],
    numbers: Sequence[int],
) -> bool:
    """Such as "in the liberated territories, including Shusha": no narrower than the whole."""
    return any(
        g.value == (WHOLE,) and any(g.end <= at < exact.first for at in splits)
        and not any(g.end <= at for at in numbers)
        for g in groups
    )  # fmt: skip
