"""Prose to figures: every number of a press report that states cleared land or found ordnance."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.language.extraction.across.agents import Agents
from handlers.language.extraction.across.going_on import (
    checked_is_cleared,
    goes_on,
    is_answer,
    is_item,
    is_row,
    is_to_come,
    land_follows,
    leads_in,
    speaks_of_mines,
    told_land,
)
from handlers.language.extraction.across.parts import parts_add_up
from handlers.language.extraction.across.periods import Periods
from handlers.language.extraction.across.scenes import Scenes
from handlers.language.extraction.across.speakers import find_speakers, speaker_at
from handlers.language.extraction.across.tables import read_all
from handlers.language.extraction.across.wholes import (
    hand_down,
    name_others,
    parts_for_the_same,
    plan_lists,
    plan_totals,
    say_again,
)
from handlers.language.extraction.doubts import concern, of
from handlers.language.extraction.judging.checks import check
from handlers.language.extraction.judging.evidence import REASONS, is_part_of_none, why_not
from handlers.language.extraction.judging.repeats import in_brackets, without_repeats
from handlers.language.extraction.judging.unread import unread_purpose
from handlers.language.extraction.judging.unsaid import unsaid_days, unsaid_places, unsaid_words
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.numbers.readings import choose
from handlers.language.extraction.report import (
    Concern,
    Doubt,
    Extracted,
    Extraction,
    LeftOut,
)
from handlers.language.extraction.sentence.corrected import corrected
from handlers.language.extraction.sentence.purposes import carry_purposes
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import language_of, sentences

LONGEST = 200_000
"""Characters that are read; what lies beyond is listed as left out."""


def extract(text: str, published: date) -> Extraction:
    """The figures of a text that was published on a day, with what was left out and why.

    Pure, and linear in the length. Spans count characters of `text`.
    """
    reads = read_all(sentences(text[:LONGEST]), published)
    found = _Found(reads, published, language_of(text[:LONGEST]))
    for index in range(len(reads)):
        found.take(index)
    figures, repeated = without_repeats(found.figures, found.headlines, found.leads, found.untimed)
    kept = {id(figure) for figure in figures}
    doubts = [d for figure, d in found.doubts if figure is None or id(figure) in kept]
    doubts.extend(check(reads, figures, published))
    left_out = [*found.left_out, *repeated]
    if len(text) > LONGEST:
        left_out.append(LeftOut(words=text[LONGEST : LONGEST + 40], key="left-too-long",
                                from_char=LONGEST))  # fmt: skip
    return Extraction(
        figures=tuple(sorted(figures, key=lambda f: f.from_char)),
        left_out=tuple(sorted(left_out, key=lambda item: item.from_char)),
        doubts=tuple(sorted(dict.fromkeys(doubts), key=lambda d: d.from_char)),
    )


class _Found:
    """What has been found so far, sentence by sentence."""

    def __init__(self, reads: Sequence[Read], published: date, language: str) -> None:
        self.reads = reads
        self.language = language
        self.figures: list[Extracted] = []
        self.headlines: set[int] = set()
        self.leads: set[int] = set()
        self.untimed: set[int] = set()
        self.left_out: list[LeftOut] = []
        self.doubts: list[tuple[Extracted | None, Doubt]] = []
        hand_down(reads)
        plan_lists(reads)
        parts_for_the_same(reads)
        plan_totals(reads)
        say_again(reads)
        parts_add_up(reads)
        name_others(reads)
        told = any(r.sentence.headline and speaks_of_mines(r.sentence) for r in reads[:1])
        for index, read in enumerate(reads):
            before = reads[index - 1] if index else None
            if before is not None and leads_in(before) and index > 1:
                before = reads[index - 2]
            continues = (before is not None and land_follows(before.statements)) or (
                is_item(read) and any(r.sentence.has("positive") for r in reads[:index])
            ) or is_row(read)  # fmt: skip
            for statement in read.statements:
                statement.why = statement.why or why_not(
                    read.sentence, statement, continues=continues
                )
                goes = before is not None and goes_on(before, read)
                taken = statement.why == "no_work" and (goes or is_answer(read, told=told))
                if not statement.why and is_part_of_none(read, statement):
                    statement.why = "no_work"
                if taken or (statement.why == "handed" and told and not is_to_come(read.sentence)):
                    statement.why = ""
                    statement.doubts.append(concern("warn", "no-work"))
            told = told or told_land(read.statements)
        checked_is_cleared(reads)
        corrected(reads)
        carry_purposes(reads)
        self.periods = Periods(reads, published)
        self.scenes = Scenes(reads)
        self.agents = Agents(reads)
        self.speaking = find_speakers([read.sentence for read in reads])

    def take(self, index: int) -> None:
        """The figures of one sentence."""
        read = self.reads[index]
        in_brackets(read)
        for item in read.nothing:
            self._leave_out(read, item, item.nothing)
        for statement in read.statements:
            if statement.why:
                self._leave_out(read, statement.counted, statement.why)
            else:
                self._figure(index, read, statement)
        if not self.leads:
            self.leads = {id(figure) for figure in self.figures} - self.headlines
        self.periods.move_on(read)
        self.scenes.move_on(index)
        self.agents.move_on(read)

    def _leave_out(self, read: Read, item: Counted, why: str) -> None:
        start, _, words = read.sentence.quote(item.first, item.end)
        key = f"left-{REASONS.get(why, why)}"
        self.left_out.append(LeftOut(words=words, key=key, from_char=start))

    def _figure(self, index: int, read: Read, statement: Statement) -> None:
        days = self.periods.days(read, statement)
        own_time = self.periods.is_apart(statement, days)
        places, why = self.scenes.places(index, statement, own_time=own_time)
        value, doubts = choose(statement.counted, self.language)
        item = statement.counted
        if item.measure is None:
            return
        start, stop, words = read.sentence.quote(item.first, item.end)
        figure = Extracted(
            measure=item.measure, value=value, unit=item.unit, places=places, start=days.start,
            end=days.end, qualifier=statement.qualifier, status=statement.status,
            operator=self.agents.operator(read, statement), purpose=statement.purpose,
            speaker=speaker_at(self.speaking, start), from_char=start, to_char=stop, words=words,
        )  # fmt: skip
        self.figures.append(figure)
        if read.sentence.headline:
            self.headlines.add(id(figure))
        if statement.time is None:
            self.untimed.add(id(figure))
        self._doubt(figure, *doubts, *statement.doubts, *days.doubts)
        self._doubt(figure, *self.agents.doubt(statement, figure.operator))
        if why is not None:
            self._doubt(figure, replace(why, level="warn") if own_time else why)
        self._doubt(figure, *unsaid_places(read, statement, places), *unsaid_days(read, statement))
        self._doubt(figure, *unsaid_words(read, statement))
        if not figure.purpose:
            self._doubt(figure, *unread_purpose(read, statement))

    def _doubt(self, figure: Extracted, *why: Concern) -> None:
        self.doubts.extend((figure, of(figure, one)) for one in why)
