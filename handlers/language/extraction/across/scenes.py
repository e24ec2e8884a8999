"""Where the work of every statement was done, when its own sentence does not say."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from handlers.language.extraction.across.elsewhere import (
    asked,
    so_many,
    titled,
    within,
    works_behind,
)
from handlers.language.extraction.across.going_on import is_row
from handlers.language.extraction.across.rows import Rows
from handlers.language.extraction.across.scenery import (
    amount_of,
    dates_line,
    goes_on,
    is_label,
    is_quoted,
    is_scene,
    is_total,
    said_here,
    says_all,
    sums_up,
)
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.report import Concern
from handlers.language.extraction.sentence.places import (
    HERE,
    REST,
    are_named,
    find_mentions,
    points_back,
)
from handlers.language.extraction.sentence.purposes import is_another
from handlers.language.extraction.sentence.reads import Read, Statement
from store.areas import WHOLE, Places, canonical
from store.measures import Measure
from store.questions import Status

if TYPE_CHECKING:
    from handlers.language.extraction.sentence.binding import Group

FEW = 6
"""Districts: more of them named together are the usual list of all, and flow no further."""
_BOILERPLATE = 7
"""Words from "work was done" to the districts, at most."""
_Placed = tuple[Places, Concern | None]


class Scenes:
    """What the sentences of a report say of places."""

    def __init__(self, reads: Sequence[Read]) -> None:
        """`reads` are all sentences: a list of districts may stand after the figures."""
        self._reads = reads
        self._named: list[str] = []
        self._last: tuple[Places, int, bool] | None = None
        self._planned: tuple[Places, int, bool] | None = None
        self._here: Places = ()
        self._given: dict[int, Places] = {}
        self._sets: set[Places] = set()
        self._rows = Rows(reads)
        self._incident: Places = ()
        self._operators: set[str] = set()
        self._largest = Decimal(0)
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
        self._finds = [
            (index, places) for index, places in self._scenes
            if reads[index].sentence.has("kind") and reads[index].sentence.has("positive", "found")
            and not reads[index].sentence.has("place", "operations")
        ]  # fmt: skip
        for read in reads:
            for group in read.places:
                if are_named(group.value):
                    self._named.extend(group.value)

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

    def places(self, index: int, statement: Statement, *, own_time: bool) -> _Placed:
        """The places of a statement of sentence `index`, and a concern: said elsewhere."""
        found = self._find(index, statement, own_time=own_time)
        self._given[index] = found[0]
        return found

    def _find(self, index: int, statement: Statement, *, own_time: bool) -> _Placed:
        own = statement.places
        if own in {None, (WHOLE,)} and not own_time:
            behind = self._behind(index, statement)
            if behind is not None:
                return behind
        if own is not None and own != REST and not points_back(own):
            return own, None
        found = self._pointed_at(index, statement)
        if found is None and own is None:
            found = self._of_list(index, statement)
        if found is not None:
            return found
        places, why = self._from_elsewhere(index, statement, own_time=own_time)
        if places != (WHOLE,) and titled(self._reads, statement):
            return (WHOLE,), concern("note", "places")
        if own == HERE:  # "there": wherever that is
            why = concern("warn", "places")
        elif places != (WHOLE,) and self._plans_more(statement):
            return (WHOLE,), concern("warn", "whole")
        return places, why

    def _behind(self, index: int, statement: Statement) -> _Placed | None:
        """Places said behind it: "The mines were found in …", "Work was done in …"."""
        explicit = statement.places is not None
        if explicit and statement.counted.measure is not Measure.CLEARED_AREA:
            following = [places for at, places in self._finds if 0 < at - index <= 2]
            if following:
                return following[0], concern("note", "places")
        works = works_behind(self._reads, index, statement)
        return (works, concern("warn" if explicit else "note", "places")) if works else None

    def _of_list(self, index: int, statement: Statement) -> _Placed | None:
        """Of the total of a list the places of its rows, of the parts those of their whole."""
        if self._rows.come_to(self._reads[index], statement):
            return self._rows.places, concern("note", "total")
        whole = self._whole_of(index)
        return (whole, concern("note", "places")) if whole is not None else None

    def _whole_of(self, index: int) -> Places | None:
        """The places of the total whose parts a list gives: "58,426 ha. Including: - ANAMA …"."""
        at = index
        while at and self._reads[at].sentence.bullet:
            at -= 1
        lead = self._reads[at]
        parts = at < index and not lead.statements and lead.sentence.has("split")
        return self._given.get(at - 1) if parts else None

    def _plans_more(self, statement: Statement) -> bool:
        """Whether a plan is larger than what was said of the places before it."""
        land = statement.counted.measure is Measure.CLEARED_AREA
        planned = statement.status is Status.PLANNED
        return planned and (not land or amount_of(statement) > self._largest)

    def _pointed_at(self, index: int, statement: Statement) -> _Placed | None:
        """Places that are said elsewhere: the rest, so many districts, there, the same day."""
        own = statement.places
        if own == REST:
            return (WHOLE, *(f"-{name}" for name in self._listed(index, statement))), None
        if own is not None and len(own) > 1:
            many = so_many(self._reads, index, int(own[1]))
            if many:
                return many, concern("note", "places")
            return (WHOLE,), concern("warn", "unnamed")
        same_day = statement.time is not None and (
            statement.time.size == "day" or (statement.time.day and statement.time.rough)
        )
        if own is None and same_day and self._incident:
            return self._incident, concern("warn", "places")
        if own == HERE and (said := said_here(self._reads[index])):
            return said, None
        if own == HERE and (every := self._all_of(self._reads[index])) is not None:
            return every
        if own == HERE and self._here:
            return self._here, concern("note", "places")
        visited = find_mentions(self._reads[index].sentence) if own == HERE else []
        if visited or (own == HERE and self._incident):
            return (visited or [self._incident])[-1], concern("warn", "places")
        return None

    def _all_of(self, read: Read) -> _Placed | None:
        """Those of all the figures before: "in all these districts", "there, in total"."""
        every = {place for places in self._sets for place in places}
        if not every or WHOLE in every:
            return None
        if says_all(read):
            return canonical(every), concern("note", "places")
        summed = read.sentence.has("total") and len(self._sets) > 1
        return (canonical(every), concern("warn", "places")) if summed else None

    def _listed(self, index: int, statement: Statement) -> Places:
        """The districts beside which "others" stands: of its sentence, its paragraph, or all."""
        here = self._reads[index]
        measure = statement.counted.measure
        before = [read for read in self._reads[: index + 1]
                  if read.sentence.paragraph == here.sentence.paragraph]  # fmt: skip
        for reads in ([here], before):
            named = {
                place for read in reads for s in read.statements
                if s.counted.measure is measure and s.places is not None and are_named(s.places)
                for place in s.places
            }  # fmt: skip
            if named:
                return canonical(named)
        return canonical(set(self._named)) if self._named else ()

    def _named_by(self, index: int, places: Places) -> Places:
        """The districts that a group names, or counts: "in the five districts"; () for others."""
        if points_back(places) and len(places) > 1:
            return so_many(self._reads, index, int(places[1]))
        return places if are_named(places) else ()

    def _from_elsewhere(self, index: int, statement: Statement, *, own_time: bool) -> _Placed:
        land = statement.counted.measure is Measure.CLEARED_AREA
        time = statement.time
        timed = time is not None and time.sort != "same"
        linked = (
            (time is not None and not timed)
            or within(self._reads, index, statement)
            or is_another(self._reads[index].sentence, statement.counted.first)
        )
        planned = statement.status is Status.PLANNED
        last = (self._planned if planned else None) or self._last
        read = self._reads[index]
        why = concern("note", "places")
        if read.sentence.headline:
            return self._headline()
        if named := asked(self._reads, index):
            return named, why
        if last is not None and not self._others_speak(read):
            places, paragraph, whole = last
            several = len(self._sets) > 1 and paragraph != read.sentence.paragraph
            if (own_time or several) and not whole and is_total(read):
                return (WHOLE,), concern("warn", "whole")
            same = linked or paragraph == read.sentence.paragraph
            summed = timed and not same and len(self._sets) > 1  # a total after its districts
            few = (linked or len(places) <= (2 if own_time else FEW)) and not summed
            if not whole and (few or same) and not own_time:
                return places, why if few and same else concern("warn", "places")
            if not whole and few and same:
                return places, why
            if not whole and not own_time:
                return (WHOLE,), concern("warn", "whole")
        if own_time:
            another = is_another(self._reads[index].sentence, statement.counted.first)
            unsaid = self._only_set or (another and self._sets)
            return (WHOLE,), concern("warn", "whole") if unsaid else None
        return self._from_scene(index, land=land)

    def _from_scene(self, index: int, *, land: bool) -> _Placed:
        """The places that a sentence without figures names: the nearest before, else after."""
        why = concern("note", "places")
        finds = {at for at, _ in self._finds} if land else set()
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
            return after[0], why
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

    def _others_speak(self, read: Read) -> bool:
        """Whether another operator is named here than where the places were named."""
        own = {g.value for g in read.operators}
        return bool(own and self._operators) and not own & self._operators

    @cached_property
    def _only_set(self) -> Places:
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

    def _headline(self) -> _Placed:
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

    def move_on(self, index: int) -> None:
        """What sentence `index` said holds for those after it."""
        read = self._reads[index]
        if read.sentence.headline or read.byline:
            return
        named = find_mentions(read.sentence)
        named += [group.value for group in read.places if are_named(group.value)]
        self._incident = named[-1] if named else self._incident
        whole = [s for s in read.statements if not s.split]
        if not whole or any(s.places is not None for s in whole):
            whole = read.statements
        own = [s.places for s in whole
               if s.places is not None and s.places != REST and not points_back(s.places)
               and not s.why]  # fmt: skip
        row = (is_row(read) or read.sentence.bullet) and all(len(places) <= 2 for places in own)
        if own and row:
            self._rows.add(read)
            self._here, self._last = self._rows.places, None
            self._sets |= set(own)
            return
        self._rows.clear()
        done = [s for s in read.statements if s.status is Status.ACTUAL and not s.why]
        if own and not done and self._last is not None and len(set(own)) == 1:
            self._planned = (own[0], read.sentence.paragraph, WHOLE in own[0])
            return  # what is yet to be done says nothing of the work before
        self._planned = None if done else self._planned
        if own:
            self._operators = {g.value for g in read.operators}
            sets = set(own)
            self._sets |= sets
            self._largest = max(amount_of(s) for s in read.statements)
            both = {place for places in sets for place in places}
            self._here = (WHOLE,) if WHOLE in both else canonical(both)
            if len(sets) == 1:
                self._last = (own[0], read.sentence.paragraph, WHOLE in own[0])
            else:
                self._last = None
        elif not read.statements:
            groups: list[Group[Places]] = [g for g in read.places if are_named(g.value)]
            if groups and is_scene(read):
                self._last = None
                self._here = groups[-1].value
