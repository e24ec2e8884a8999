"""Where the work of every statement was done, when its own sentence does not say."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from handlers.language.extraction.across.elsewhere import (
    asked,
    others_of,
    so_many,
    titled,
    within,
    works_behind,
)
from handlers.language.extraction.across.going_on import is_row
from handlers.language.extraction.across.rows import Rows
from handlers.language.extraction.across.scenery import (
    amount_of,
    is_scene,
    is_total,
    opens_with_part,
    said_here,
    says_all,
)
from handlers.language.extraction.across.sites import FEW, Placed, Sites
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.sentence.places import find_mentions, place_names
from handlers.language.extraction.sentence.pointers import HERE, REST, are_named, points_back
from handlers.language.extraction.sentence.purposes import is_another
from handlers.language.extraction.sentence.reads import Read, Statement
from store.areas import WHOLE, Places, canonical
from store.measures import Measure
from store.questions import Status

if TYPE_CHECKING:
    from handlers.language.extraction.sentence.binding import Group


class Scenes:
    """What the sentences of a report say of places."""

    def __init__(self, reads: Sequence[Read]) -> None:
        """`reads` are all sentences: a list of districts may stand after the figures."""
        self._reads = reads
        self._last: tuple[Places, int, bool] | None = None
        self._planned: tuple[Places, int, bool] | None = None
        self._here: Places = ()
        self._several = False
        self._given: dict[int, Places] = {}
        self._meant: Places = ()
        self._unsure = self._doubtful = False
        self._sets: set[Places] = set()
        self._rows = Rows(reads)
        self._incident: Places = ()
        self._operators: set[str] = set()
        self._largest = Decimal(0)
        self._sites = Sites(reads)

    def places(self, index: int, statement: Statement, *, own_time: bool) -> Placed:
        """The places of a statement of sentence `index`, and a concern: said elsewhere."""
        found = self._find(index, statement, own_time=own_time)
        self._given[index], why = found
        if points_back(statement.places):
            self._meant = found[0] if are_named(found[0]) else ()
            self._unsure = why is not None and why.level != "note"
        return found

    def _find(self, index: int, statement: Statement, *, own_time: bool) -> Placed:
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

    def _behind(self, index: int, statement: Statement) -> Placed | None:
        """Places said behind it: "The mines were found in …", "Work was done in …"."""
        explicit = statement.places is not None
        if explicit and statement.counted.measure is not Measure.CLEARED_AREA:
            following = [places for at, places in self._sites.finds if 0 < at - index <= 2]
            if following:
                return following[0], concern("note", "places")
        works = works_behind(self._reads, index, statement)
        return (works, concern("warn" if explicit else "note", "places")) if works else None

    def _of_list(self, index: int, statement: Statement) -> Placed | None:
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

    def _pointed_at(self, index: int, statement: Statement) -> Placed | None:
        """Places that are said elsewhere: the rest, so many districts, there, the same day."""
        own = statement.places
        if own == REST:
            return (WHOLE, *(f"-{name}" for name in self._listed(index, statement))), None
        if points_back(own) and (one := self._in_order(index, statement)):
            return one, concern("note", "places")
        if own is not None and len(own) > 1:
            find = others_of if own[2:] == REST else so_many
            many = find(self._reads, index, int(own[1]))
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
            sure = not (self._several or self._doubtful)
            return self._here, concern("note" if sure else "warn", "places")
        visited = find_mentions(self._reads[index].sentence) if own == HERE else []
        if visited or (own == HERE and self._incident):
            return (visited or [self._incident])[-1], concern("warn", "places")
        return None

    def _in_order(self, index: int, statement: Statement) -> Places:
        """Of "there 41, 29 and 17, respectively" the district at its place in the list before."""
        read = self._reads[index]
        measure = statement.counted.measure
        alike = [s for s in read.statements if s.counted.measure is measure]
        if not read.sentence.has("respectively") or len(alike) < 2:
            return ()
        for before in reversed(self._reads[:index]):
            for group in before.places:
                names = [n.value for n in place_names(before.sentence)
                         if group.first <= n.first < group.end]  # fmt: skip
                if len(names) == len(alike) and are_named(group.value):
                    return names[next(i for i, s in enumerate(alike) if s is statement)]
        return ()

    def _all_of(self, read: Read) -> Placed | None:
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
        return self._sites.named

    def _from_elsewhere(self, index: int, statement: Statement, *, own_time: bool) -> Placed:
        land = statement.counted.measure is Measure.CLEARED_AREA
        time = statement.time
        timed = time is not None and time.sort != "same"
        linked = (
            (time is not None and not timed)
            or within(self._reads, index, statement)
            or is_another(self._reads[index].sentence, statement.counted.first)
            or (statement.split and opens_with_part(self._reads[index].sentence))
        )
        planned = statement.status is Status.PLANNED
        last = (self._planned if planned else None) or self._last
        read = self._reads[index]
        why = concern("warn" if self._doubtful else "note", "places")
        if read.sentence.headline:
            return self._sites.headline()
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
            unsaid = (
                self._sites.only_set or (another and self._sets) or self._named_just_before(index)
            )
            return (WHOLE,), concern("warn", "whole") if unsaid else None
        return self._nearest(index, land=land)

    def _nearest(self, index: int, *, land: bool) -> Placed:
        places, why = self._sites.nearest(index, land=land)
        if places == (WHOLE,) and self._named_just_before(index):
            return places, concern("warn", "whole")
        if places != (WHOLE,) and self._several:
            why = concern("warn", "places")  # figures of several places lie between
        return places, why

    def _named_just_before(self, index: int) -> bool:
        """Whether the sentence before, without figures, names districts in the same paragraph."""
        before = self._reads[index - 1] if index else None
        here = self._reads[index].sentence
        return (
            before is not None and not before.statements and not before.byline
            and before.sentence.paragraph == here.paragraph
            and any(are_named(group.value) for group in before.places)
        )  # fmt: skip

    def _others_speak(self, read: Read) -> bool:
        """Whether another operator is named here than where the places were named."""
        own = {g.value for g in read.operators}
        return bool(own and self._operators) and not own & self._operators

    def move_on(self, index: int) -> None:
        """What sentence `index` said holds for those after it."""
        read = self._reads[index]
        if read.sentence.headline or read.byline:
            return
        named = find_mentions(read.sentence)
        named += [group.value for group in read.places if are_named(group.value)]
        self._incident = named[-1] if named else self._incident
        whole = [s for s in read.statements if not s.split]
        if any(s.places is not None for s in whole):
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
        meant = not own and self._meant and any(points_back(s.places) for s in whole)
        if meant:
            own = [self._meant]  # what "there" meant holds on
        done = [s for s in read.statements if s.status is Status.ACTUAL and not s.why]
        if own and not done and self._last is not None and len(set(own)) == 1:
            self._planned = (own[0], read.sentence.paragraph, WHOLE in own[0])
            return  # what is yet to be done says nothing of the work before
        self._planned = None if done else self._planned
        if own:
            self._doubtful = bool(meant) and self._unsure
            self._operators = {g.value for g in read.operators}
            sets = set(own)
            self._sets |= sets
            self._largest = max(amount_of(s) for s in read.statements)
            both = {place for places in sets for place in places}
            self._several = len(sets) > 1
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
