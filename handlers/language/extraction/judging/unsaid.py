"""Doubts of what a sentence says of places and days in words that are not read."""

import re
from collections.abc import Iterator, Sequence

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.parts import small_number
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.numbers.counted import measures_land
from handlers.language.extraction.report import Concern, Level
from handlers.language.extraction.sentence.mentions import names_office
from handlers.language.extraction.sentence.other_names import (
    find_abroad,
    names_village,
    outside_names,
    unknown_names,
)
from handlers.language.extraction.sentence.pointers import are_named, leaves_unnamed
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import Sentence
from store.areas import WHOLE, Places
from store.questions import Status


def unsaid_places(read: Read, statement: Statement, places: Places) -> Iterator[Concern]:
    """Names that are not known, lists that leave some unnamed, villages, offices, others."""
    sentence = read.sentence
    if statement.places is None and any(are_named(group.value) for group in read.places):
        yield concern("warn", "place-far")
    if statement.places is None and places == (WHOLE,) and names_office(sentence):
        yield concern("warn", "whole")
    names = [name for group in read.places for name in unknown_names(sentence, group)]
    if names and statement.places is not None:
        level: Level = "note" if names_village(sentence) else "warn"
        yield concern(level, "place", names=", ".join(names))
    beyond = [name for group in read.places for name in outside_names(sentence, group)]
    if beyond and statement.places is not None:
        yield concern("warn", "place", names=", ".join(beyond))
    if (abroad := find_abroad(sentence)) and statement.places is None:
        yield concern("warn", "place", names=", ".join(abroad))
    if any(leaves_unnamed(sentence, group.end) for group in read.places):
        yield concern("warn", "unnamed")
    if statement.places is not None and len(places) == 1 and names_village(sentence):
        yield concern("warn", "village")


def unsaid_words(read: Read, statement: Statement) -> Iterator[Concern]:
    """Words near a number that may turn its meaning, and that no rule takes in: "except", "each".

    A default against silence: whatever they do to it, a person looks.
    """
    sentence, item = read.sentence, statement.counted
    for mark in sentence.marks.get("guard", ()):
        between = sentence.folded[min(mark.end, item.end) : max(mark.first, item.first)]
        if ";" not in between and mark.concept != "nothing":
            said = sentence.quote(mark.first, mark.end)[2]
            yield concern("warn", "guard", words=said)
            return
    if _is_out_of(read, statement):
        yield concern("warn", "guard", words=sentence.quote(item.first - 2, item.first)[2])
    for mark in sentence.marks.get("purpose", ()) if statement.purpose else ():
        if sentence.folded[mark.first - 1 : mark.first] == ("former",):  # what the land was
            yield concern("warn", "guard", words=sentence.quote(mark.first - 1, mark.end)[2])
    before = sentence.folded[max(0, item.first - 1) : item.first]
    if before == ("по",):  # each of them: "по тридцать мин"
        yield concern("warn", "guard", words="по")


def _is_out_of(read: Read, statement: Statement) -> bool:
    """Such as the second of "900 ha of the 2,000 ha of farmland were cleared": not all of them.

    But all of "350 of the 600 hectares cleared", and of a plan.
    """
    sentence, item = read.sentence, statement.counted
    joins = (sentence.folded[item.first - 2 : item.first] == ("of", "the")
             or sentence.folded[item.first - 1 : item.first] == ("из",))  # fmt: skip
    part = any(
        0 < item.first - other.counted.end <= 2 and other.counted.measure is item.measure
        for other in read.statements
    )
    done = any(0 <= mark.first - item.end <= 1 for mark in sentence.marks.get("positive", ()))
    sure = done and statement.places is None  # of the part alone a place may be said
    return joins and part and not sure and statement.status is Status.ACTUAL


def unsaid_days(read: Read, statement: Statement) -> Iterator[Concern]:
    """Vague parts of a month, durations, and dates that are no time that was read."""
    time = statement.time
    vague = _vague_words(read.sentence, [time] if time else [])
    if time is None:
        vague += _unread_stretches(read.sentence, read.times)
        if any(one.sort not in {"saying", "weak"} for one in read.times):
            yield concern("warn", "time-far")
    if vague:
        yield concern("warn", "vague", words=", ".join(vague))
    scale = _loose_scale(read.sentence)
    if scale and not measures_land(statement.counted):
        yield concern("warn", "thousands", words=scale)
    runs = next(
        (m for m in read.sentence.marks.get("period", ()) if m.concept == "cumulative"), None
    )
    if runs is not None and time is not None and time.sort == "range":
        yield concern("warn", "vague", words=read.sentence.quote(runs.first, runs.end)[2])
    years = _years_of_war(read.sentence)
    if years and time is not None and time.sort == "since":
        yield concern("warn", "vague", words=years)
    dates = _unread_dates(read.sentence, read.times)
    if dates and (read.times or time is None):  # and no row of a table
        yield concern("warn", "date", words=", ".join(dates))


def _loose_scale(sentence: Sentence) -> str:
    """The "thousands" of "mines, in thousands: AP 8.8", which stands with no number."""
    for mark in sentence.marks.get("scale", ()):
        if sentence.folded[mark.first] == "mine" and sentence.language != "az":
            continue  # "mine-clearing operations", no "minə"
        around = (*sentence.tokens[max(0, mark.first - 1) : mark.first],
                  *sentence.tokens[mark.end : mark.end + 1])  # fmt: skip
        labels = sentence.folded[mark.end : mark.end + 1] in {(":",), (")",), ("-",)}
        if labels and all(token.kind != "number" for token in around):
            return sentence.quote(mark.first, mark.end)[2]
    return ""


def _years_of_war(sentence: Sentence) -> str:
    """Such as "in the first year after the war": no days from then until now."""
    ordinals = {m.end: m.first for m in sentence.marks.get("ordinal", ())}
    for mark in sentence.marks.get("period", ()):
        near = range(max(0, mark.first - 3), mark.first)
        year = next((at for at in near if sentence.folded[at] in _YEARS and at in ordinals), None)
        if mark.concept == "war" and year is not None:
            return sentence.quote(ordinals[year], mark.end)[2]
    return ""


_YEARS = frozenset({"year", "il", "ili", "ilinde", "год", "году", "года"})
_DATE_LIKE = re.compile(r"(?:\d{1,2}-)?\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:-.*)?|\d{4}-\d\d-\d\d.*")


_VAGUE = frozenset({
    "late", "mid", "early", "последней", "конце", "середине", "начале", "sonunda", "sonlarinda",
    "ortalarinda", "evvellerinde", "winter", "зимой", "зиму", "qisda", "week",
})  # fmt: skip


def _vague_words(sentence: Sentence, times: Sequence[Time]) -> list[str]:
    """Words beside a month or year that make it a vague part of it: "late April"."""
    return [
        sentence.tokens[at].text for time in times
        if time.start is not None and time.stop is not None and (time.stop - time.start).days > 26
        for at in (*range(max(0, time.first - 2), time.first), time.end)
        if at < len(sentence.folded) and sentence.folded[at] in _VAGUE
    ]  # fmt: skip


def _unread_dates(sentence: Sentence, times: Sequence[Time]) -> list[str]:
    """Words that look like a date, or name a month, and are part of no time that was read."""
    known = {at for time in times for at in range(time.first, time.end)}
    months = {m.first for m in sentence.marks.get("month", ()) if m.concept != "5"}
    return [
        token.text for at, token in enumerate(sentence.tokens)
        if at not in known and (at in months or _DATE_LIKE.fullmatch(token.folded))
    ]  # fmt: skip


_STRETCHES = frozenset({
    "years", "months", "weeks", "года", "лет", "месяца", "месяцев", "недели", "недель", "ilde",
    "il", "ayda", "ay", "heftede", "hefte", "heftesinde", "gununde", "ongunluyunde",
})  # fmt: skip
_OVER = frozenset(
    {
        "over",
        "in",
        "for",
        "within",
        "during",
        "past",
        "last",
        "the",
        "за",
        "son",
        "ilk",
        "first",
        "первые",
    }
)


def _unread_stretches(sentence: Sentence, times: Sequence[Time]) -> list[str]:
    """Such as "over three years": how long work took, without a day that it began or ended."""
    known = {at for time in times for at in range(time.first, time.end)}
    found = []
    for at, word in enumerate(sentence.folded):
        if word not in _STRETCHES or at in known:
            continue
        for first in (at - 2, at - 1):
            number, end = small_number(sentence, first)
            over = sentence.folded[first - 1 : first] if first > 0 else ()
            behind = sentence.folded[at + 1 : at + 2] == ("erzinde",)
            if number and end == at and (behind or _OVER & set(over)):
                found.append(sentence.quote(first, at + 1)[2])
                break
    return found
