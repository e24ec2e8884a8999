"""Where a report says that work was done: its sentences without figures, and its only places."""

from collections.abc import Sequence
from functools import cached_property

from handlers.language.extraction.across.elsewhere import so_many
from handlers.language.extraction.across.scenery import (
    dates_line,
    goes_on,
    is_label,
    is_quoted,
    is_scene,
    sums_up,
)
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.report import Concern
from handlers.language.extraction.sentence.pointers import REST, are_named, points_back
from handlers.language.extraction.sentence.reads import Read
from store.areas import WHOLE, Places, canonical

FEW = 6
"""Districts: more of them named together are the usual list of all, and flow no further."""
_BOILERPLATE = 7
"""Districts of the closing note of every bulletin, at least."""
_MOST = 10
"""Districts: more of them may as well be the whole territory."""
_COUNTED = 2
"""Parts of a pointer to so many districts."""
Placed = tuple[Places, Concern | None]
"""Places, and what a person should look at: that they were said elsewhere."""


class Sites:
    """What the whole of a report says of places, whichever sentence asks."""

    def __init__(self, reads: Sequence[Read]) -> None:
        """`reads` are all sentences: a list of districts may stand after the figures."""
        self._reads = reads
        self._scenes = [
            (index, places)
            for index, read in enumerate(reads)
            if not read.statements and not read.byline and is_scene(read)
            if not dates_line(read, reads[index + 1 : index + 2])
            for group in read.places
            if not (read.sentence.headline and is_quoted(read.sentence, group.first))
            if (places := self._named_by(index, group.value))
        ]
        self._scenes = sorted([*self._scenes, *self._sums()])
        self.finds = [
            (index, places) for index, places in self._scenes
            if reads[index].sentence.has("kind") and reads[index].sentence.has("positive", "found")
            and not reads[index].sentence.has("place", "operations")
        ]  # fmt: skip
        named = {
            place
            for read in reads
            for group in read.places
            if are_named(group.value)
            for place in group.value
        }
        self.named: Places = canonical(named) if named else ()

    def _sums(self) -> list[tuple[int, Places]]:
        """Headings such as "Total" below those that name one district each: all of them."""
        headed: set[str] = set()
        found: list[tuple[int, Places]] = []
        labels = {index for index, _ in self._scenes if is_label(self._reads[index])}
        for index, read in enumerate(self._reads):
            if index in labels:
                headed.update(place for at, places in self._scenes if at == index
                              for place in places)  # fmt: skip
            elif len(headed) > 1 and sums_up(read):
                found.append((index, canonical(headed)))
        return found

    def _named_by(self, index: int, places: Places) -> Places:
        """The districts that a group names, or counts: "in the five districts"; () for others."""
        here = self._reads[index]
        timed = any(time.sort != "same" for time in here.times)
        if places == (WHOLE,) and timed and here.sentence.folded[-1] == ":":
            return places  # "In all liberated territories since January:"
        if points_back(places) and len(places) == _COUNTED:
            return so_many(self._reads, index, int(places[1]))
        return places if are_named(places) else ()

    def nearest(self, index: int, *, land: bool) -> Placed:
        """The places that a sentence without figures names: the nearest before, else after."""
        why = concern("note", "places")
        finds = {at for at, _ in self.finds} if land else set()
        scenes = [(at, places) for at, places in self._scenes if at not in finds]
        before = [places for at, places in scenes if at < index]
        after = [
            places
            for at, places in scenes
            if at > index and not goes_on(self._reads[at]) and not self._in_talk(at)
        ]
        if before:
            return before[-1], why
        label = next((at for at, _ in scenes if at > index), index)
        if after and (is_label(self._reads[label]) or not self._boilerplate(after[0], index)):
            if self._said_whole(index):
                return (WHOLE,), concern("warn", "whole")
            return after[0], concern("warn", "places") if len(after[0]) > _MOST else why
        return (WHOLE,), None

    def _in_talk(self, at: int) -> bool:
        """Whether a sentence is a question, or the answer to the one before it."""
        said = [read.sentence.folded[-1] for read in self._reads[max(0, at - 1) : at + 1]]
        return "?" in said

    def _said_whole(self, index: int) -> bool:
        """Whether a sentence of the text before says figures of the whole territory."""
        return any(
            s.places == (WHOLE,) and not s.why
            for read in self._reads[:index] if not read.sentence.headline
            for s in read.statements
        )  # fmt: skip

    @cached_property
    def only_set(self) -> Places:
        """The districts of a report that is about these few alone; () for any other."""
        sets = {
            s.places
            for read in self._reads
            for s in read.statements
            if s.places is not None and s.places != REST and not points_back(s.places)
        }
        sets |= {g.value for read in self._reads for g in read.places if WHOLE in g.value}
        places = next(iter(sets), ())
        return places if len(sets) == 1 and WHOLE not in places and len(places) <= FEW else ()

    def headline(self) -> Placed:
        """The places of a headline that names none: the only ones of the text below it."""
        sets = [
            s.places for read in self._reads for s in read.statements
            if s.places is not None and not read.sentence.headline and s.places != REST
            and not points_back(s.places)
        ]  # fmt: skip
        if sets and len(set(sets)) == 1 and len(sets[0]) <= FEW:
            return sets[0], concern("note", "places")
        scenes = {places for _, places in self._scenes}
        why = concern("warn", "whole") if len(scenes) == 1 and not sets else None
        return (WHOLE,), why

    def _boilerplate(self, places: Places, index: int) -> bool:
        """The closing note of every bulletin: all operators in all districts."""
        later = self._reads[index + 1 :]
        joint = any(
            group.value == "" for read in later if not read.statements
            for group in read.operators
        ) or any(read.sentence.has("place", "vague") for read in later)  # fmt: skip
        return len(places) >= _BOILERPLATE and joint
