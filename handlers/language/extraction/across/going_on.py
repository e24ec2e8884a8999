"""Numbers that go on what a report told before: answers, rows of a list, what is yet to come."""

import re
from collections.abc import Sequence

from handlers.language.extraction.doubts import concern
from handlers.language.extraction.sentence.operators import labels_row
from handlers.language.extraction.sentence.other_names import names_village
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import Sentence
from store.measures import Measure

_FIGURE = (
    "accounted",
    "долю",
    "payina",
    "figure",
    "area",
    "sahe",
    "площад",
    "rəqəm",
    "reqem",
    "goster",
    "цифр",
    "показател",
)
_LISTED = 4
"""Numbers of land in one sentence that are no park, at least."""
_DISTRICT = frozenset({("район",), ("district",), ("rayonu",), ("rayon",)})
_LABELS = frozenset({":", "-"})


def is_answer(read: Read, *, told: bool) -> bool:
    """Whether a sentence only gives a number: "In all: 3,240 ha", "The figure is 1,246 ha".

    `told`: the report has told of such work before.
    """
    sentence = read.sentence
    land = [s for s in read.statements if s.counted.measure is Measure.CLEARED_AREA]
    if sentence.marks.get("negative") or not land or names_village(sentence):
        return False
    first = land[0].counted.first
    labelled = first > 0 and sentence.folded[first - 1] in _LABELS
    ordnance = any(s.counted.measure is not land[0].counted.measure for s in read.statements)
    figure = any(word.startswith(_FIGURE) for word in sentence.folded)
    named = told or any(sentence.has(name) for name in ("operator", "kind"))
    if len(land) >= _LISTED - named and all(s.time or s.places or s.operator for s in land[1:]):
        return True  # "it gave 29,600 ha: 5,010 in January, 4,690 in February"
    return ordnance or (told and (labelled or figure or sentence.has("total")))


def speaks_of_mines(sentence: Sentence) -> bool:
    """Whether a headline says that a report is about clearance: "Mine action in Q3 2023"."""
    return any(sentence.marks.get(name) for name in ("kind", "operator")) or (
        sentence.has("positive", "cleared")
    )


_TO_COME = re.compile("(?:will|shall|будет|будут|предстоит)|.*(?:acaq|ecek)(?:dir)?")


def is_to_come(sentence: Sentence) -> bool:
    """Whether it speaks of what is yet to be done: "will be handed over", "təhvil veriləcək"."""
    return any(_TO_COME.fullmatch(word) for word in sentence.folded)


def told_land(before: Sequence[Statement]) -> bool:
    """Whether a report has told of land by these statements, also of a number that is replaced."""
    return any(s.counted.measure is not None and s.why in {"", "earlier"} for s in before)


def checked_is_cleared(reads: Sequence[Read]) -> None:
    """What the headline calls cleared, the text may call checked: "487.7 ha ərazi yoxlanılıb"."""
    titles = [
        s.counted for read in reads[:1] if read.sentence.headline for s in read.statements
        if s.counted.measure is Measure.CLEARED_AREA and not s.why
    ]  # fmt: skip
    for statement in (s for read in reads for s in read.statements if s.why == "survey"):
        item = statement.counted
        if any(
            title.unit is item.unit and int(item.amount.value) == title.amount.value
            for title in titles
        ):
            statement.why = ""
            statement.doubts.append(concern("warn", "no-work"))


_ROW = 9
"""Words of a line of a list, at most."""


def land_follows(before: Sequence[Statement]) -> bool:
    """Whether a list of land may go on after these statements."""
    return any(s.counted.measure is Measure.CLEARED_AREA and not s.why for s in before)


def leads_in(read: Read) -> bool:
    """Whether a sentence only leads to a list: "Its distribution is as follows:"."""
    return not read.statements and read.sentence.folded[-1] == ":"


def goes_on(before: Read, read: Read) -> bool:
    """Whether land without a verb follows finds in one paragraph: "So 212 ha are safe".

    Or a question what was cleared.
    """
    finds = any(s.counted.measure is not None and not s.why for s in before.statements)
    if before.sentence.folded[-1] == "?" and before.sentence.has("positive", "cleared"):
        return not read.sentence.marks.get("negative")
    same = before.sentence.paragraph == read.sentence.paragraph
    return same and finds and not read.sentence.marks.get("negative")


def is_item(read: Read) -> bool:
    """Whether a line stands in a list: behind a bullet, or "ANAMA – 15,233.6"."""
    return read.sentence.bullet or any(labels_row(read.sentence, g) for g in read.operators)


def is_row(read: Read) -> bool:
    """Whether a line is "Aghdam – 310 hectares, …": a row of a list by places or days."""
    words = read.sentence.folded
    if read.places and read.places[0].first <= 2 and (len(words) <= _ROW or "/" in words):
        at = read.places[0].end
        at += words[at : at + 1] in _DISTRICT
        if at < len(words) and read.sentence.tokens[at].kind == "number":
            return True  # "Aghdam 310 ha"
    return any(
        (first <= 2 or words[first - 1] == ":")
        and words[end + (words[end : end + 1] in _DISTRICT) :][:1] in {("-",), (":",)}
        for first, end in (*((g.first, g.end) for g in read.places[:1]),
                           *((t.first, t.end) for t in read.times[:1]))
    )  # fmt: skip
